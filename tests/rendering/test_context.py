from collections import Counter
from dataclasses import replace

from tests.rendering.comparison_maker import Row, comparison, edition
from tracker import diff_editions
from tracker.model import (
    Authority,
    Change,
    Comparison,
    Kind,
    Nature,
    Relation,
)
from tracker.rendering.context import report_context
from tracker.rendering.context.head import edition_head, web_address
from tracker.rendering.facts import ReportSettings, RunFacts
from tracker.rendering.pictures.strip import _mark
from tracker.rendering.summary import summary
from tracker.rendering.templates import clipped
from tracker.rendering.verdicts import Verdicts


def test_every_row_stands_in_one_chapter(
    small: Comparison, facts: RunFacts, settings: ReportSettings
) -> None:
    """Each row is in exactly one chapter, whatever became of its section."""
    report = report_context(small, facts=facts, settings=settings)
    numbers = [row.number for chapter in report.chapters for run in chapter.runs for row in run.rows]
    assert list(range(1, 11)) == sorted(numbers)


def test_what_was_removed_stands_where_it_stood(
    small: Comparison, facts: RunFacts, settings: ReportSettings
) -> None:
    """A removed finding is in the chapter that its section became, between what stood around it."""
    report = report_context(small, facts=facts, settings=settings)
    prisons = next(chapter for chapter in report.chapters if chapter.title == "b. Prisons")
    assert [4, 5, 6, 7, 8] == [row.number for run in prisons.runs for row in run.rows]
    killings = next(c for c in report.chapters if c.title == "a. Unlawful Killings")
    assert "2020: a. Killings" == killings.standing("2020")


def test_old_sections_without_counterpart_stand_where_the_table_has_them(
    small: Comparison, facts: RunFacts, settings: ReportSettings
) -> None:
    """They have chapters of their own, also where all that stood there has moved away."""
    report = report_context(small, facts=facts, settings=settings)
    gone = [chapter.title for chapter in report.chapters if chapter.new_section is None]
    assert ["Section 2. Privacy", "Section 3. Elections to the Diet"] == gone
    lines = [line.new or line.old for line in report.sections]
    assert lines == [chapter.title for chapter in report.chapters]


def test_a_filtered_report_keeps_the_headings_above_what_it_shows(
    small: Comparison, settings: ReportSettings
) -> None:
    """So that every passage can be found: the section it stands in, and what that is part of."""
    report = report_context(small, facts=RunFacts(shown=frozenset({"c0000006"})), settings=settings)
    assert [(1, "Section 1. Integrity of the Person"), (2, "b. Prisons")] == [
        (chapter.level, chapter.title) for chapter in report.chapters
    ]


def test_quiet_rows_are_folded(small: Comparison, facts: RunFacts, settings: ReportSettings) -> None:
    """What is the same, but for style or typography, is folded, and says how much it is."""
    report = report_context(small, facts=facts, settings=settings)
    folded = [run.summary for chapter in report.chapters for run in chapter.runs if run.folded]
    assert ["1 finding: grammar or style only"] == folded


def test_the_summary_counts(small: Comparison, facts: RunFacts, settings: ReportSettings) -> None:
    """Plain sentences with the figures of the whole comparison."""
    stands, fresh, among = report_context(small, facts=facts, settings=settings).summary
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
    report = report_context(small, facts=facts, settings=settings)
    assert [3, 6] == [row.number for row in report.rows]
    assert 3 == next(count.number for count in report.kinds if count.name == "removed")
    expected = "A filter is on (--kind removed): 2 of 10 shown. The figures are of the whole comparison."
    assert expected == report.filter


def test_editions_between_are_named(small: Comparison, settings: ReportSettings) -> None:
    """One or several, in a sentence."""
    one = report_context(small, facts=RunFacts(between=("2021",)), settings=settings).between
    several = report_context(small, facts=RunFacts(between=("2021", "2022")), settings=settings).between
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
    report = report_context(replace(small, old=old, changes=tuple(same)), facts=facts, settings=settings)
    assert (
        "Only grammar, style and typography differ: all 6 findings of 2020 are found again in 2023.",
    ) == report.summary


def test_nature_that_is_not_known_counts_as_standing(
    small: Comparison, facts: RunFacts, settings: ReportSettings
) -> None:
    """A change without nature is not lost from the most important ones."""
    changes = tuple(replace(change, nature=None) for change in small.changes)
    report = report_context(replace(small, changes=changes), facts=facts, settings=settings)
    assert ["General and legal statements"] == [part.title for part in report.important]
    assert Counter({None: 10}) == Counter(row.nature for row in report.rows)
    assert Nature.STANDING not in {row.nature for row in report.rows}


def test_a_finding_right_under_the_title_keeps_its_line(
    small: Comparison, facts: RunFacts, settings: ReportSettings
) -> None:
    """The report's own title is left out of the table only where nothing stands under it."""
    title, *rest = small.crosswalk
    counted = replace(title, counts={"reworded": 1})
    rows = report_context(replace(small, crosswalk=(counted, *rest)), facts=facts, settings=settings).sections
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
    assert report_context(small, facts=facts, settings=settings).strip.sections[0].mark.startswith("1.")


def test_relations_are_said_in_words(small: Comparison, facts: RunFacts, settings: ReportSettings) -> None:
    """The table of sections has every row of the crosswalk but the report's own title."""
    rows = report_context(small, facts=facts, settings=settings).sections
    assert len(small.crosswalk) - 1 == len(rows)
    assert "Ruritania 2023" not in {row.new for row in rows}
    assert "no counterpart in 2023" == next(row.relation for row in rows if row.new is None)
    assert Relation.ADDED in {row.relation for row in small.crosswalk}


def test_the_same_text_twice_is_said_to_be_the_same(facts: RunFacts, settings: ReportSettings) -> None:
    """No style that differs is claimed where no letter does."""
    one = edition("old", [(0, "", [["One says so."]])])
    report = report_context(diff_editions(one, one), facts=facts, settings=settings)
    assert ("The two texts are the same, letter by letter: 1 finding.",) == report.summary


def test_the_hash_of_an_edition_in_parts_is_explained(
    small: Comparison, facts: RunFacts, settings: ReportSettings
) -> None:
    """It is that of no file: who checks one by itself would take it for another text."""
    said = "of all parts one after another, as “tracker show EDITION --raw” gives them."
    assert not any(
        said in paragraph for paragraph in report_context(small, facts=facts, settings=settings).method
    )
    new = replace(small.new, provenance=replace(small.new.provenance, source="report.pdf; addendum.pdf"))
    method = report_context(replace(small, new=new), facts=facts, settings=settings).method
    assert any(f"The SHA-256 of 2023 is that of the bytes {said}" in paragraph for paragraph in method)


def test_words_of_a_script_without_blanks_add_up() -> None:
    """What stands, what is measured and what is drawn count them as the editions do."""
    texts = ["政府限制言论自由。", "三名记者被捕。", "法院判决不公。"]
    old = edition("2020", [(1, "All", [texts])], language="zh")
    new = edition("2023", [(1, "All", [texts[:2]])], language="zh")
    rows = [Row(Kind.UNCHANGED, [0], [0]), Row(Kind.UNCHANGED, [1], [1]), Row(Kind.REMOVED, [2])]
    made = comparison(old, new, rows, [(Relation.SAME, 0, 0)])
    context = report_context(made, facts=RunFacts(), settings=ReportSettings())
    whole = context.measures[-1]
    assert (old.words, new.words) == (whole.old_words, whole.new_words)
    assert str(round(100 * new.words / old.words)) == context.survives_words
    last = context.strip.sections[0]
    assert 1000 == last.x + last.width
