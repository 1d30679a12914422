import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.rendering.comparison_maker import Row, comparison, edition
from tracker import diff_editions
from tracker.model import (
    Authority,
    Change,
    Comparison,
    Flag,
    Kind,
    Nature,
    Nearest,
    Relation,
    Signal,
    SignalType,
)
from tracker.rendering.context import report_context
from tracker.rendering.context.head import edition_head, web_address
from tracker.rendering.context.important import CONTEXT_WORDS, EXCERPT_WORDS, FIRST_OF_GROUP, shortened
from tracker.rendering.context.model import ReportContext
from tracker.rendering.context.parts import Piece
from tracker.rendering.context.rows import blanks_outside, side_pieces
from tracker.rendering.facts import ReportSettings, RunFacts
from tracker.rendering.pictures.strip import _mark
from tracker.rendering.summary import summary
from tracker.rendering.templates import clipped
from tracker.rendering.verdicts import Verdicts, signal_words


def context(small: Comparison, facts: RunFacts, settings: ReportSettings) -> ReportContext:
    """Make the context; a shorthand for the tests below."""
    return report_context(small, facts=facts, settings=settings)


def test_every_row_stands_in_one_chapter(
    small: Comparison, facts: RunFacts, settings: ReportSettings
) -> None:
    """Each row is in exactly one chapter, whatever became of its section."""
    report = context(small, facts, settings)
    numbers = [row.number for chapter in report.chapters for run in chapter.runs for row in run.rows]
    assert list(range(1, 11)) == sorted(numbers)


def test_what_was_removed_stands_where_it_stood(
    small: Comparison, facts: RunFacts, settings: ReportSettings
) -> None:
    """A removed finding is in the chapter that its section became, between what stood around it."""
    report = context(small, facts, settings)
    prisons = next(chapter for chapter in report.chapters if chapter.title == "b. Prisons")
    assert [4, 5, 6, 7, 8] == [row.number for run in prisons.runs for row in run.rows]
    killings = next(c for c in report.chapters if c.title == "a. Unlawful Killings")
    assert "2020: a. Killings" == killings.standing("2020")


def test_old_sections_without_counterpart_stand_where_the_table_has_them(
    small: Comparison, facts: RunFacts, settings: ReportSettings
) -> None:
    """They have chapters of their own, also where all that stood there has moved away."""
    report = context(small, facts, settings)
    gone = [chapter.title for chapter in report.chapters if chapter.new_section is None]
    assert ["Section 2. Privacy", "Section 3. Elections to the Diet"] == gone
    lines = [line.new or line.old for line in report.sections]
    assert lines == [chapter.title for chapter in report.chapters]


def test_a_filtered_report_keeps_the_headings_above_what_it_shows(
    small: Comparison, settings: ReportSettings
) -> None:
    """So that every passage can be found: the section it stands in, and what that is part of."""
    report = context(small, RunFacts(shown=frozenset({"c0000006"})), settings)
    assert [(1, "Section 1. Integrity of the Person"), (2, "b. Prisons")] == [
        (chapter.level, chapter.title) for chapter in report.chapters
    ]


def test_a_passage_names_its_section_where_the_chapter_does_not(
    small: Comparison, facts: RunFacts, settings: ReportSettings
) -> None:
    """What moved here stood elsewhere; where two sections became one, each passage says in which it stood."""
    rows = context(small, facts, settings).rows
    assert {8: "Section 2. Privacy"} == {
        row.number: passage.elsewhere for row in rows for passage in row.old if passage.elsewhere
    }
    assert [] == [passage for row in rows for passage in row.new if passage.elsewhere]
    killings, prisons = small.crosswalk[2], small.crosswalk[3]
    merged = replace(prisons, old=killings.old, relation=Relation.MERGED)
    both = replace(small, crosswalk=(*small.crosswalk[:4], merged, *small.crosswalk[4:]))
    report = context(both, facts, settings)
    assert {"b. Prisons"} == {p.elsewhere for p in report.rows[4].old}
    chapter = next(chapter for chapter in report.chapters if chapter.title == "b. Prisons")
    assert "2020: b. Prisons · a. Killings" == chapter.standing("2020")


def test_the_nearest_passage_is_whole_where_no_row_has_it(
    small: Comparison, facts: RunFacts, settings: ReportSettings
) -> None:
    """Among selected changes, what is not close is quoted in full too: no other row shows it."""
    long = "The law prohibited torture " * 9
    finding = replace(small.new.findings[0], text=long)
    gone = replace(small.changes[2], nearest=Nearest(finding, 0.1))
    other = replace(small, changes=(*small.changes[:2], gone, *small.changes[3:]))
    quoted = [
        next(
            row.nearest.quoted
            for row in context(other, about, settings).rows
            if row.number == 3 and row.nearest
        )
        for about in (facts, replace(facts, shown=frozenset({"c0000003"})))
    ]
    assert quoted[0].endswith(" …")
    assert [True, False] == [len(words) < len(long) for words in quoted]


def test_a_moved_finding_is_told_of_at_both_places(
    small: Comparison, facts: RunFacts, settings: ReportSettings
) -> None:
    """Its row says where it was; where it was, a line says where it went."""
    report = context(small, facts, settings)
    row = next(row for row in report.rows if row.number == 8)
    assert row.moved_from is not None
    assert "Section 2. Privacy" == row.moved_from.title
    gone = next(chapter for chapter in report.chapters if chapter.new_section is None)
    away = [away for run in gone.runs for away in run.moved_away]
    assert [(8, "b. Prisons")] == [(each.row, each.to.title) for each in away]


def test_quiet_rows_are_folded(small: Comparison, facts: RunFacts, settings: ReportSettings) -> None:
    """What is the same, but for style or typography, is folded, and says how much it is."""
    report = context(small, facts, settings)
    folded = [run.summary for chapter in report.chapters for run in chapter.runs if run.folded]
    assert ["1 finding: grammar or style only"] == folded


def test_the_summary_counts(small: Comparison, facts: RunFacts, settings: ReportSettings) -> None:
    """Plain sentences with the figures of the whole comparison."""
    stands, fresh, among = context(small, facts, settings).summary
    assert (
        stands == "Of the 9 findings of 2020, 6 (67 percent) are found again in 2023; 3 were not found there."
    )
    assert fresh == "Of the 8 findings of 2023, 1 is not in 2020."
    assert among == (
        "Among the rows of what is found again: 2 with figures or outcome changed"
        " (one of these with the outcome reversed), 2 with the wording changed, one partly not found"
        " and one moved."
    )


def test_the_summary_speaks_of_one_and_of_none_as_people_do(small: Comparison) -> None:
    """No nought, and the singular where it belongs."""

    def said(*changes: Change) -> tuple[str, ...]:
        old = tuple(finding for change in changes for finding in change.old)
        new = tuple(finding for change in changes for finding in change.new)
        pair = replace(
            small,
            changes=changes,
            old=replace(small.old, findings=old),
            new=replace(small.new, findings=new),
        )
        return summary(pair, Verdicts("2020", "2023"))

    gone = [change for change in small.changes if change.kind is Kind.REMOVED]
    come = [change for change in small.changes if change.kind is Kind.ADDED]
    same = [change for change in small.changes if change.kind is Kind.UNCHANGED]
    assert said(gone[0], come[0]) == (
        "The only finding of 2020 was not found in 2023.",
        "The only finding of 2023 is not in 2020.",
    )
    assert said(*gone, come[0], same[0])[0].startswith(
        "Of the 4 findings of 2020, 1 (25 percent) is found again"
    )
    assert said(*gone)[0] == "None of the 3 findings of 2020 was found in 2023."
    reworded = replace(same[0], kind=Kind.REWORDED, flags=())
    among = "Among the rows of what is found again: one with the wording changed."
    assert said(reworded) == ("The only finding of 2020 is found again in 2023.", among)
    assert said(gone[0], reworded)[0].endswith(
        ", 1 (50 percent) is found again in 2023; 1 was not found there."
    )
    editorial = replace(same[0], kind=Kind.EDITORIAL, flags=())
    assert said(editorial) == (
        "Only grammar, style and typography differ: the only finding of 2020 is found again in 2023.",
    )


def test_a_filter_leaves_rows_but_not_figures(small: Comparison, settings: ReportSettings) -> None:
    """Rows keep their numbers, figures are of the whole, and the filter is named."""
    facts = RunFacts(filter="--kind removed", shown=frozenset({"c0000003", "c0000006"}))
    report = context(small, facts, settings)
    assert [3, 6] == [row.number for row in report.rows]
    assert 3 == next(count.number for count in report.kinds if count.name == "removed")
    expected = "A filter is on (--kind removed): 2 of 10 shown. The figures are of the whole comparison."
    assert expected == report.filter


def test_editions_between_are_named(small: Comparison, settings: ReportSettings) -> None:
    """One or several, in a sentence."""
    one = context(small, RunFacts(between=("2021",)), settings).between
    several = context(small, RunFacts(between=("2021", "2022")), settings).between
    assert one is not None
    assert several is not None
    assert one.startswith("The edition 2021, between 2020 and 2023, was not compared")
    assert several.startswith("The editions 2021 and 2022, between 2020 and 2023, were not compared")


def test_a_copy_that_is_not_the_publishers_is_warned_of(small: Comparison) -> None:
    """Only the publisher's own copy comes without a warning."""
    for authority in Authority:
        edition = replace(small.old, provenance=replace(small.old.provenance, authority=authority))
        assert (authority is Authority.OFFICIAL) == (edition_head(edition).warning is None)


def test_only_web_addresses_become_links() -> None:
    """Neither scripts nor files nor addresses that hide something, or miss a secret, do."""
    assert "https://example.org/a" == web_address("https://example.org/a")
    for source in (
        "javascript:alert(1)",
        "data:text/html,x",
        "/seeds/a",
        "http://a b",
        "https://a/\u202eb",
        "https://a/?key={key}",
        "https://a/?sig=…",
        "",
    ):
        assert web_address(source) is None


def test_direction_follows_the_language(small: Comparison) -> None:
    """Arabic is set from right to left."""
    edition = replace(small.old, provenance=replace(small.old.provenance, language="ar"))
    assert ["ltr", "rtl"] == [edition_head(each).direction for each in (small.old, edition)]


def test_important_changes_come_in_order(
    small: Comparison, facts: RunFacts, settings: ReportSettings
) -> None:
    """Standing statements before incidents; in each the fixed order of groups; each row in one group only."""
    report = context(small, facts, settings)
    assert [
        ("General and legal statements", "Outcome reversed", [2]),
        ("General and legal statements", "Not found in 2023", [6, 10]),
        ("General and legal statements", "Partly not found in 2023", [5]),
        ("General and legal statements", "Qualifiers changed", [4]),
        ("Dated events and named cases", "Not found in 2023", [3]),
        ("Dated events and named cases", "Not in 2020", [9]),
    ] == [
        (part.title, group.title, [entry.row for entry in group.excerpts])
        for part in report.important
        for group in part.groups
    ]


def test_where_no_weight_decides_it_is_said(facts: RunFacts, settings: ReportSettings) -> None:
    """What is quoted first of many that weigh alike is no more important than the others."""
    gone = edition("2020", [(0, "A", [[f"Law {number} holds."] for number in range(FIRST_OF_GROUP + 1)])])
    rows = [
        Row(Kind.REMOVED, [number], facts={"nature": Nature.STANDING, "weight": weight})
        for number, weight in enumerate([0.9, *[0.6] * FIRST_OF_GROUP])
    ]

    def said(rows: list[Row]) -> str | None:
        of = comparison(gone, edition("2023", [(0, "A", [])]), rows, [(Relation.SAME, 0, 0)])
        return context(of, facts, settings).important[0].groups[0].alike

    assert said(rows) == "Of those with the same weight, the first in reading order are quoted."
    alike = [replace(row, facts={"nature": Nature.STANDING, "weight": 0.6}) for row in rows]
    assert said(alike) == "All have the same weight; the first in reading order are quoted."
    assert said(rows[:-1]) is None


def test_signals_are_said_in_words(small: Comparison, facts: RunFacts, settings: ReportSettings) -> None:
    """Both values, or what went."""
    row = next(row for row in context(small, facts, settings).rows if row.number == 4)
    assert ["125 complaints → 188 complaints", "Freedom House dropped as source"] == [
        s.words for s in row.signals
    ]


@pytest.mark.parametrize("type_", [SignalType.NAME, SignalType.ACTOR, SignalType.ATTRIBUTION])
def test_a_row_speaks_of_its_passages_only(type_: SignalType) -> None:
    """Who is not named in this passage any more may be named in the next one."""
    for signal in (Signal(type_, "Tirek", None), Signal(type_, None, "Tirek")):
        assert re.fullmatch("Tirek (dropped|added)( as source)?", signal_words(signal))


def test_lost_words_are_marked(small: Comparison, facts: RunFacts, settings: ReportSettings) -> None:
    """The clause without counterpart is named, and marked within the passage."""
    row = next(row for row in context(small, facts, settings).rows if row.number == 5)
    assert ("in the south, overcrowded",) == row.lost
    assert "in the south, overcrowded" == "".join(piece.text for piece in row.old[0].pieces if piece.alone)


@settings(max_examples=100)
@given(st.data())
def test_dealing_out_pieces_rebuilds_every_finding(data: st.DataObject) -> None:
    """However the pieces of joined findings are cut, each finding gets exactly its text back."""
    texts = data.draw(st.lists(st.text("ab c", min_size=1, max_size=8), min_size=1, max_size=4))
    joined = " ".join(texts)
    cuts = sorted(data.draw(st.sets(st.integers(0, len(joined)), max_size=6)) | {0, len(joined)})
    pieces = [(data.draw(st.sampled_from("=~-")), joined[a:b]) for a, b in pairwise(cuts)]
    assert texts == ["".join(text for _, text in dealt) for dealt in side_pieces(pieces, texts)]


@given(st.lists(st.tuples(st.sampled_from("=~-+"), st.text("ab ", min_size=1))))
def test_blanks_are_not_marked(pieces: list[tuple[str, str]]) -> None:
    """No mark begins or ends with a blank, and the text stays what it was."""
    made = list(blanks_outside(pieces))
    assert "".join(text for _, text in pieces) == "".join(text for _, text in made)
    assert all(text == text.strip() for op, text in made if op in "-+")


def test_pieces_that_do_not_fit_leave_the_texts_unmarked() -> None:
    """A passage is shown whole, whatever was said of its words."""
    assert [[("=", "a b")], [("=", "c")]] == side_pieces([("-", "x")], ["a b", "c"])


@settings(max_examples=100)
@given(st.lists(st.tuples(st.sampled_from("=-+"), st.text("ab ", min_size=1, max_size=400)), max_size=12))
def test_excerpts_are_short(pieces: list[tuple[str, str]]) -> None:
    """Whatever the passage, about `EXCERPT_WORDS` are quoted."""
    made = shortened([Piece(op, text, alone=False) for op, text in pieces])
    words = sum(len(piece.text.split(" ")) for piece in made)
    assert words <= EXCERPT_WORDS + 2 * CONTEXT_WORDS


def test_identical_editions_are_said_to_be(
    small: Comparison, facts: RunFacts, settings: ReportSettings
) -> None:
    """Where nothing but style differs, the summary says so in one sentence."""
    same = [
        replace(change, kind=Kind.UNCHANGED, flags=())
        for change in small.changes
        if change.old and change.new
    ]
    old = replace(small.old, findings=tuple(f for change in same for f in change.old))
    report = context(replace(small, old=old, changes=tuple(same)), facts, settings)
    assert (
        "Only grammar, style and typography differ: all 6 findings of 2020 are found again in 2023.",
    ) == report.summary


def test_nature_that_is_not_known_counts_as_standing(
    small: Comparison, facts: RunFacts, settings: ReportSettings
) -> None:
    """A change without nature is not lost from the most important ones."""
    changes = tuple(replace(change, nature=None) for change in small.changes)
    report = context(replace(small, changes=changes), facts, settings)
    assert ["General and legal statements"] == [part.title for part in report.important]
    assert Counter({None: 10}) == Counter(row.nature for row in report.rows)
    assert Nature.STANDING not in {row.nature for row in report.rows}


def test_a_finding_right_under_the_title_keeps_its_line(
    small: Comparison, facts: RunFacts, settings: ReportSettings
) -> None:
    """The report's own title is left out of the table only where nothing stands under it."""
    title, *rest = small.crosswalk
    counted = replace(title, counts={"reworded": 1})
    rows = context(replace(small, crosswalk=(counted, *rest)), facts, settings).sections
    assert "Ruritania 2023" == rows[0].new


def test_titles_are_clipped_at_words() -> None:
    """No comma or bracket is left before the ellipsis, and what fits is not touched."""
    assert "c. Torture and Other Cruel…" == clipped("c. Torture and Other Cruel, Inhuman or Worse", 34)
    assert "Elections" == clipped("Elections", 34)
    assert "A" * 9 + "…" == clipped("A" * 40, 10)


def test_the_strip_writes_only_what_has_room(
    small: Comparison, facts: RunFacts, settings: ReportSettings
) -> None:
    """A wide section has its title, a narrower one its number, a sliver nothing."""
    marks = [_mark("Section 4. Corruption in Government", width) for width in (80, 18, 17)]
    assert ["4. Corruption in Government", "4.", ""] == marks
    assert "" == _mark("Executive Summary", 30)
    assert context(small, facts, settings).strip.sections[0].mark.startswith("1.")


def test_relations_are_said_in_words(small: Comparison, facts: RunFacts, settings: ReportSettings) -> None:
    """The table of sections has every row of the crosswalk but the report's own title."""
    rows = context(small, facts, settings).sections
    assert len(small.crosswalk) - 1 == len(rows)
    assert "Ruritania 2023" not in {row.new for row in rows}
    assert "no counterpart in 2023" == next(row.relation for row in rows if row.new is None)
    assert Relation.ADDED in {row.relation for row in small.crosswalk}


def test_the_same_text_twice_is_said_to_be_the_same(facts: RunFacts, settings: ReportSettings) -> None:
    """No style that differs is claimed where no letter does."""
    one = edition("old", [(0, "", [["One says so."]])])
    report = context(diff_editions(one, one), facts, settings)
    assert ("The two texts are the same, letter by letter: 1 finding.",) == report.summary


def test_the_hash_of_an_edition_in_parts_is_explained(
    small: Comparison, facts: RunFacts, settings: ReportSettings
) -> None:
    """It is that of no file: who checks one by itself would take it for another text."""
    said = "of all parts one after another, as “tracker show EDITION --raw” gives them."
    assert not any(said in paragraph for paragraph in context(small, facts, settings).method)
    new = replace(small.new, provenance=replace(small.new.provenance, source="report.pdf; addendum.pdf"))
    method = context(replace(small, new=new), facts, settings).method
    assert any(f"The SHA-256 of 2023 is that of the bytes {said}" in paragraph for paragraph in method)


def test_of_what_was_merged_the_part_that_moved_is_told_of(facts: RunFacts, settings: ReportSettings) -> None:
    """The first passage stayed: nothing moved from its section, and something did from the other's."""
    courts = (1, "A. Courts", [["They are slow."]])
    police = (1, "B. Police", [["It beat.", "Courts are partial."]])
    old = edition("2020", [(0, "Ruritania", []), courts, police])
    courts, police = (1, "A. Courts", [["They are slow and partial."]]), (1, "B. Police", [["It beat."]])
    new = edition("2023", [(0, "Ruritania", []), courts, police])
    rows = [Row(Kind.REWORDED, [0, 2], [0], (Flag.MOVED, Flag.MERGED)), Row(Kind.UNCHANGED, [1], [1])]
    made = comparison(old, new, rows, [(Relation.SAME, at, at) for at in range(3)])
    report = context(made, facts, settings)
    assert report.rows[0].moved_from is not None
    assert "B. Police" == report.rows[0].moved_from.title
    stayed, left = report.chapters
    assert [] == [away for run in stayed.runs for away in run.moved_away]
    (away,) = (away for run in left.runs for away in run.moved_away)
    assert (1, "Courts are partial.", "A. Courts") == (away.row, away.opening, away.to.title)


def test_of_what_was_split_no_part_that_stayed_is_said_to_have_moved(
    facts: RunFacts, settings: ReportSettings
) -> None:
    """The row stands where its first part stayed; the second names its section below it."""
    courts, police = (1, "A. Courts", [["They are slow and beat."]]), (1, "B. Police", [["It rained."]])
    old = edition("2020", [(0, "Ruritania", []), courts, police])
    courts, police = (1, "A. Courts", [["They are slow."]]), (1, "B. Police", [["It rained.", "They beat."]])
    new = edition("2023", [(0, "Ruritania", []), courts, police])
    rows = [Row(Kind.REWORDED, [0], [0, 2], (Flag.MOVED, Flag.SPLIT)), Row(Kind.UNCHANGED, [1], [1])]
    made = comparison(old, new, rows, [(Relation.SAME, at, at) for at in range(3)])
    report = context(made, facts, settings)
    assert report.rows[0].moved_from is None
    assert [] == [away for chapter in report.chapters for run in chapter.runs for away in run.moved_away]
    assert [None, "B. Police"] == [passage.elsewhere for passage in report.rows[0].new]
