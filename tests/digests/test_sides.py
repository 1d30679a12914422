"""What is quoted of a comparison, on the two seeds."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.digests.telling import told
from tests.rendering.comparison_maker import edition
from tests.rendering.conftest import in_columns, numbered, under_lines  # noqa: F401 - fixtures
from tracker import diff_editions
from tracker.config import Subscription
from tracker.digests.sides import Room, Telling, side_by_side
from tracker.digests.wanted import wanted_changes
from tracker.digests.words import Words, languages
from tracker.model import Flag, Kind, SetAside, SignalType
from tracker.rendering.summary import summary
from tracker.rendering.verdicts import Verdicts, is_doubtful

if TYPE_CHECKING:
    from tracker.model import Comparison


def test_the_summary_counts_as_the_comparison_does(comparison: Comparison) -> None:
    """Its figures are those of the comparison."""
    side = told(comparison)
    kept = sum(len(change.old) for change in comparison.changes if change.new)
    gone = sum(len(change.old) for change in comparison.changes if change.kind is Kind.REMOVED)
    assert f"{kept} (" in side.summary[0]
    assert side.summary[0].endswith(f"{gone} were not found there.")
    assert str(comparison.counts[Flag.REVERSED]) in side.summary[2]


def test_that_nothing_is_new_is_said_without_a_nought(comparison: Comparison) -> None:
    """An edition that only lost something."""
    lost_only = tuple(change for change in comparison.changes if change.kind is not Kind.ADDED)
    summary = told(replace(comparison, changes=lost_only)).summary
    assert "Nothing in 2023 is new compared with 2020." in summary


def only(comparison: Comparison, *kinds: Kind, most: int | None = None) -> Comparison:
    """Editions that consist of nothing but what the first `most` changes of those kinds hold."""
    changes = tuple(change for change in comparison.changes if change.kind in kinds)[:most]
    old = tuple(finding for change in changes for finding in change.old)
    new = tuple(finding for change in changes for finding in change.new)
    return replace(
        comparison,
        changes=changes,
        old=replace(comparison.old, findings=old),
        new=replace(comparison.new, findings=new),
    )


def in_language(comparison: Comparison, language: str) -> tuple[str, ...]:
    """The summary as its readers have it."""
    telling = Telling(
        subscription=Subscription(name="desk"), words=Words(language, strict=True), room=Room(0, 0, 0)
    )
    return side_by_side(comparison, telling).summary


LOST_NOTHING = {
    "en": "found again in 2023.",
    "de": "finden sich auch in 2023.",
    "es": "se encuentran también en 2023.",
    "fr": "se retrouvent tous dans 2023.",
    "ru": "найдены и в 2023.",
}


@pytest.mark.parametrize("language", languages())
def test_that_nothing_is_gone_is_said_without_a_nought(comparison: Comparison, language: str) -> None:
    """A revision that lost nothing: its findings are said to stand, and none to be missing."""
    summary = in_language(only(comparison, Kind.REWORDED, Kind.ADDED), language)
    assert summary[0].endswith(LOST_NOTHING[language])
    assert not re.search(r"\b0\b", " ".join(summary))


def test_that_everything_is_gone_or_new_is_said_without_a_nought(comparison: Comparison) -> None:
    """Two texts that have nothing in common."""
    strangers = only(comparison, Kind.REMOVED, Kind.ADDED)
    old, new = len(strangers.old.findings), len(strangers.new.findings)
    assert in_language(strangers, "en") == (
        f"None of the {old} findings of 2020 was found in 2023.",
        f"None of the {new} findings of 2023 is in 2020.",
    )


def test_one_is_said_in_the_singular(comparison: Comparison) -> None:
    """One that stands, one that does not, one that is new; and editions of one finding."""
    kinds = (Kind.REMOVED, Kind.ADDED)
    one_of_each = [only(comparison, kind, most=1).changes[0] for kind in (*kinds, Kind.EDITORIAL)]
    both = only(replace(comparison, changes=tuple(one_of_each)), *Kind)
    assert in_language(both, "en") == (
        "Of the 2 findings of 2020, one (50 percent) is found again in 2023; one was not found there.",
        "Of the 2 findings of 2023, one is not in 2020.",
    )
    strangers = only(replace(comparison, changes=tuple(one_of_each)), *kinds)
    assert in_language(strangers, "en") == (
        "The only finding of 2020 was not found in 2023.",
        "The only finding of 2023 is not in 2020.",
    )


def test_every_wanted_change_is_in_one_group(comparison: Comparison) -> None:
    """The groups part the changes: none is left out, none stands twice."""
    side = told(comparison, Room(10_000, 10_000, 0))
    numbers = [item.number for group in side.groups for item in group.items]
    wanted = wanted_changes(Subscription(name="x"), comparison)
    assert sorted(numbers) == sorted(change.number for change in wanted)
    assert all(group.total == len(group.items) for group in side.groups)


def test_groups_of_which_nothing_is_quoted_are_named_together(comparison: Comparison) -> None:
    """Their names and numbers, and once where they are: not a heading and two sentences for each."""
    whole, brief = told(comparison, Room(1, 1, 0)), told(comparison, Room(1, 0, 0))
    named = {f"{group.title} ({group.total})" for group in whole.groups}
    assert {group.title for group in brief.groups} < {group.title for group in whole.groups}
    assert all(group.items for group in brief.groups)
    assert named == {f"{group.title} ({group.total})" for group in brief.groups} | set(brief.unquoted)
    assert "They are in the full report." == brief.unquoted_left
    assert () == whole.unquoted
    assert "" == whole.unquoted_left


def test_a_long_list_of_sections_without_counterpart_is_cut() -> None:
    """With little room the longest are named and the others counted; with none, all are counted."""
    kept = (1, "Courts", [["Courts sat in public, and judges were independent."]])
    gone = [(1, title, [[f"{word} stood {'very ' * length}still."]]) for title, word, length in GONE]
    old = edition("2020", [(0, "Ruritania", []), kept, *gone])
    compared = diff_editions(old, edition("2023", [(0, "Ruritania", []), kept]))
    whole, brief, none = (told(compared, Room(1, 0, 0, most)) for most in (9, 2, 0))
    assert ("Press (4 words)", "Prisons (6 words)", "Elections (5 words)") == whole.gone
    assert ("Prisons (6 words)", "Elections (5 words)") == brief.gone
    assert () == none.gone
    assert 3 == whole.gone_total == brief.gone_total == none.gone_total
    assert "Sections without counterpart (3)" == none.unquoted[0]


GONE = [("Press", "Printers", 1), ("Prisons", "Guards", 3), ("Elections", "Ballots", 2)]


def test_unchanged_and_editorial_are_not_told(comparison: Comparison) -> None:
    """Nobody is told of grammar and typography unless they ask."""
    by_number = {change.number: change for change in comparison.changes}
    side = told(comparison, Room(10_000, 10_000, 0))
    kinds = {by_number[item.number].kind for group in side.groups for item in group.items}
    assert kinds <= {Kind.REMOVED, Kind.ADDED, Kind.UPDATED, Kind.REWORDED}


def test_filters_are_obeyed_and_said(comparison: Comparison) -> None:
    """Kinds, signals, sections and weight all narrow what is told; the digest says so with the figures."""
    kinds, signals = (Kind.REWORDED, Kind.UPDATED), (SignalType.QUANTIFIER, SignalType.NAME)
    side = told(comparison, signals=signals, sections=("Section 1",), kinds=kinds)
    by_number = {change.number: change for change in comparison.changes}
    told_changes = [by_number[item.number] for group in side.groups for item in group.items]
    assert told_changes
    for change in told_changes:
        assert change.kind in kinds
        assert set(signals) & {signal.type for signal in change.signals}
        paths = [comparison.old.section_of(each).path[0] for each in change.old]
        paths += [comparison.new.section_of(each).path[0] for each in change.new]
        assert any(path.startswith("Section 1") for path in paths)
    caution = side.cautions[-1]
    assert (
        "A filter is on (sections “Section 1”; kinds reworded and updated; signals quantifier and name)"
        in caution
    )
    assert f"of {len(comparison.changes):,} changes" in caution


def test_places_name_edition_section_and_paragraph(comparison: Comparison) -> None:
    """An item says where it stands in each edition, sections above by their labels."""
    items = [item for group in told(comparison).groups for item in group.items]
    placed = [item for item in items if item.old_place and item.new_place]
    assert placed
    for item in placed:
        assert (item.old_place or "").startswith("2020: ")
        assert (item.new_place or "").startswith("2023: ")
        assert "¶\N{NO-BREAK SPACE}" in (item.new_place or "")
        assert item.link == f"https://example.org/kazakhstan.html#c{item.number}"


def test_places_have_the_printed_numbers_of_paragraphs(numbered: Comparison) -> None:  # noqa: F811 - the fixture
    """Where none is printed among those that are, the count is said to be one, in the reader's language."""
    items = {item.number: item for group in told(numbered).groups for item in group.items}
    gone = next(c for c in numbered.changes if c.old and c.old[0].paragraph_number == "34bis")
    assert (items[gone.number].old_place or "").endswith("¶\N{NO-BREAK SPACE}34bis")
    counted = next(c for c in numbered.changes if c.signals and not c.old[0].paragraph_number)
    assert (items[counted.number].new_place or "").endswith("¶\N{NO-BREAK SPACE}1 of the section")


def test_a_place_that_is_the_same_in_both_editions_is_said_once(comparison: Comparison) -> None:
    """A revision leaves nearly everything where it stood."""
    itself = replace(comparison.new, provenance=replace(comparison.new.provenance, revision=2))
    items = [
        item
        for group in told(diff_editions(comparison.new, itself), kinds=(Kind.UNCHANGED,)).groups
        for item in group.items
    ]
    assert items
    for item in items:
        assert item.old_place == "2023 r1"
        assert re.match(r"2023 r2: .*¶\N{NO-BREAK SPACE}\d", item.new_place or "")


def test_what_is_not_found_comes_with_the_nearest_passage(comparison: Comparison) -> None:
    """A verdict that something is absent can be checked in the mail itself."""
    by_number = {change.number: change for change in comparison.changes}
    items = [item for group in told(comparison).groups for item in group.items]
    absent = [item for item in items if by_number[item.number].nearest is not None]
    assert {"added", "removed"} == {item.kind for item in absent}
    assert all("percent alike: “" in (item.nearest or "") for item in absent)


def test_what_went_into_a_footnote_is_said_to(comparison: Comparison) -> None:
    """It is not found in the text, and stands in the source."""
    gone = next(
        change for change in comparison.changes if change.kind is Kind.REMOVED and change.weight > 0.5
    )
    note = SetAside(text=f"12 {gone.old[0].text}", reason="footnote", place="line 1")
    new = replace(comparison.new, set_aside=(note,))
    items = [item for group in told(diff_editions(comparison.old, new)).groups for item in group.items]
    (said,) = [item.flags for item in items if any("outside the text" in flag for flag in item.flags)]
    assert "stands in 2023 outside the text" in said


def test_passages_with_few_words_in_common_are_doubted(comparison: Comparison) -> None:
    """And no others."""
    by_number = {change.number: change for change in comparison.changes}
    items = [item for group in told(comparison).groups for item in group.items]
    doubted = {item.number for item in items if any("percent alike" in flag for flag in item.flags)}
    assert doubted == {item.number for item in items if is_doubtful(by_number[item.number])}
    assert doubted


def test_the_summary_counts_doubtful_rows_as_the_page_does(comparison: Comparison) -> None:
    """Whether they are quoted or not; where there is none, nothing is said."""
    number = sum(is_doubtful(change) for change in comparison.changes)
    said = [each for each in told(comparison).summary if "few words in common" in each]
    (on_the_page,) = [each for each in summary(comparison, Verdicts("2020", "2023")) if "few words" in each]
    assert number > 1
    (only_one,) = said
    assert only_one.startswith(f"{number} of these rows link passages that have few words in common: of such")
    assert on_the_page.startswith(only_one.partition(":")[0])
    sure = tuple(change for change in comparison.changes if not is_doubtful(change))
    assert not any("few words" in each for each in told(replace(comparison, changes=sure)).summary)


def test_the_gap_between_the_editions_is_said(comparison: Comparison) -> None:
    """Editions that were passed over are named."""
    assert any(
        caution.startswith("The editions 2021 and 2022, between 2020 and 2023, were not compared")
        for caution in told(comparison).cautions
    )


def test_bars_hold_all_changes_and_go_to_a_hundred_percent(comparison: Comparison) -> None:
    """Each bar's parts make up the whole bar, and the widest is full width."""
    bars = told(comparison, Room(0, 0, 1000)).bars
    assert max(bar.percent for bar in bars) == 100
    for bar in bars:
        assert abs(sum(part.percent for part in bar.segments) - 100) < 1


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("en", None),
        ("es", "Of reports in this language only figures, dates, negations, some opposite outcomes"),
        ("kk", "The words of reports in this language are not known"),
    ],
)
def test_what_is_not_understood_of_a_language_is_told(
    comparison: Comparison, code: str, said: str | None
) -> None:
    """As every report says above its rows: that nothing was reversed may be that nothing was recognised."""
    provenance = replace(comparison.new.provenance, language=code)
    cautions = told(replace(comparison, new=replace(comparison.new, provenance=provenance))).cautions
    found = [each for each in cautions if "in this language" in each]
    assert (1 if said else 0) == len(found)
    assert said is None or found[0].startswith(said)


def test_every_place_of_a_merged_passage_is_named(comparison: Comparison) -> None:
    """What was merged from two sections did not stand in the first alone."""
    merged = next(
        change
        for change in comparison.changes
        if Flag.MERGED in change.flags and len({finding.section for finding in change.old}) > 1
    )
    side = told(comparison, Room(len(comparison.changes), 4, 40), flags=(Flag.MERGED,))
    items = [item for group in side.groups for item in group.items]
    place = next(item.old_place for item in items if item.number == merged.number)
    assert place is not None
    for finding in merged.old:
        title = comparison.old.section_of(finding).title[:20]
        assert re.search(rf"{re.escape(title)}[^;]*¶\u00a0{finding.paragraph}(;|$)", place)


def test_sections_of_the_picture_are_told_apart(comparison: Comparison) -> None:
    """Under which section one stands is said: "a. …" alone stands in several."""
    titles = [bar.title for bar in told(comparison, Room(0, 0, 1000)).bars]
    assert "Section 1 › c › Prison and Detention Center Conditions" in titles
    assert "Executive Summary" in titles
    assert len(titles) == len(set(titles))


def test_what_stands_under_a_line_names_it(under_lines: Comparison) -> None:  # noqa: F811
    """`Men: 6 → 7` alone says of nobody where they died."""
    items = [item for group in told(under_lines, Room(9, 4, 40)).groups for item in group.items]
    changed = next(change for change in under_lines.changes if change.kind is Kind.UPDATED)
    place = next(item.new_place for item in items if item.number == changed.number)
    assert (place or "").endswith("Deaths › South › ¶\N{NO-BREAK SPACE}1")


def test_a_figure_of_a_table_names_its_column(in_columns: Comparison) -> None:  # noqa: F811
    """As on the page."""
    items = [item for group in told(in_columns, Room(9, 4, 40)).groups for item in group.items]
    assert ("Deaths: 7 → 8",) in [item.signals for item in items]
