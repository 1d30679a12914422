"""A row shows its passages with their words marked, where they stand, and what came nearest."""

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.rendering.comparison_maker import Row, comparison, edition
from tracker.model import (
    Comparison,
    Flag,
    Kind,
    Nearest,
    Relation,
    Signal,
    SignalType,
)
from tracker.rendering.context import report_context
from tracker.rendering.context.rows import blanks_outside, side_pieces
from tracker.rendering.facts import ReportSettings, RunFacts
from tracker.rendering.verdicts import signal_words


def test_a_passage_names_its_section_where_the_chapter_does_not(
    small: Comparison, facts: RunFacts, settings: ReportSettings
) -> None:
    """What moved here stood elsewhere; where two sections became one, each passage says in which it stood."""
    rows = report_context(small, facts=facts, settings=settings).rows
    assert {8: "Section 2. Privacy"} == {
        row.number: passage.elsewhere for row in rows for passage in row.old if passage.elsewhere
    }
    assert [] == [passage for row in rows for passage in row.new if passage.elsewhere]
    killings, prisons = small.crosswalk[2], small.crosswalk[3]
    merged = replace(prisons, old=killings.old, relation=Relation.MERGED)
    both = replace(small, crosswalk=(*small.crosswalk[:4], merged, *small.crosswalk[4:]))
    report = report_context(both, facts=facts, settings=settings)
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
            for row in report_context(other, facts=about, settings=settings).rows
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
    report = report_context(small, facts=facts, settings=settings)
    row = next(row for row in report.rows if row.number == 8)
    assert row.moved_from is not None
    assert "Section 2. Privacy" == row.moved_from.title
    gone = next(chapter for chapter in report.chapters if chapter.new_section is None)
    away = [away for run in gone.runs for away in run.moved_away]
    assert [(8, "b. Prisons")] == [(each.row, each.to.title) for each in away]


def test_signals_are_said_in_words(small: Comparison, facts: RunFacts, settings: ReportSettings) -> None:
    """Both values, or what went."""
    row = next(row for row in report_context(small, facts=facts, settings=settings).rows if row.number == 4)
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
    row = next(row for row in report_context(small, facts=facts, settings=settings).rows if row.number == 5)
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


def test_of_what_was_merged_the_part_that_moved_is_told_of(facts: RunFacts, settings: ReportSettings) -> None:
    """The first passage stayed: nothing moved from its section, and something did from the other's."""
    courts = (1, "A. Courts", [["They are slow."]])
    police = (1, "B. Police", [["It beat.", "Courts are partial."]])
    old = edition("2020", [(0, "Ruritania", []), courts, police])
    courts, police = (1, "A. Courts", [["They are slow and partial."]]), (1, "B. Police", [["It beat."]])
    new = edition("2023", [(0, "Ruritania", []), courts, police])
    rows = [Row(Kind.REWORDED, [0, 2], [0], (Flag.MOVED, Flag.MERGED)), Row(Kind.UNCHANGED, [1], [1])]
    made = comparison(old, new, rows, [(Relation.SAME, at, at) for at in range(3)])
    report = report_context(made, facts=facts, settings=settings)
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
    report = report_context(made, facts=facts, settings=settings)
    assert report.rows[0].moved_from is None
    assert [] == [away for chapter in report.chapters for run in chapter.runs for away in run.moved_away]
    assert [None, "B. Police"] == [passage.elsewhere for passage in report.rows[0].new]
