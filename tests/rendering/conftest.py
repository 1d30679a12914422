"""A small comparison with every kind and flag, and what golden files are compared with."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tracker.config.model import Theme
from tracker.diffing import diff_editions
from tracker.model import Authority, Comparison, Document, Flag, Kind, Nature, Relation, Signal, SignalType
from tracker.reading import read
from tracker.rendering.facts import ReportSettings, RunFacts

if TYPE_CHECKING:
    from collections.abc import Callable

from tests.rendering.comparison_maker import Row, comparison, edition

GOLDEN = Path(__file__).parent / "golden"


@pytest.fixture(scope="session")
def small() -> Comparison:
    """Give two editions of six sections with every kind and flag."""
    old = edition(
        "2020",
        [
            (0, "Ruritania 2020", []),
            (1, "Section 1. Integrity of the Person", [["The law prohibits torture."]]),
            (
                2,
                "a. Killings",
                [
                    ["There were several reports of killings by police."],  # 1
                    ["On May 4, police allegedly beat Ivan Petrov in Strelsau."],
                ],
            ),
            (
                2,
                "b. Prisons",
                [
                    ["Administration: The ombudsman got 125 complaints; Freedom House called this low."],  # 3
                    ["Cells were cold and, in the south, overcrowded."],
                    ["Guards were seldom punished."],
                    ["Prisoners worked long hours, and they were not paid."],
                ],
            ),
            (1, "Section 2. Privacy", [["The state reads “private” letters."]]),  # 7
            (1, "Section 3. Elections to the Diet", [["The Diet is elected every four years."]]),
        ],
        authority=Authority.THIRD_PARTY,
        source="https://example.org/2020/ruritania.html",
        media_type="text/html",
        published=date_of(2021, 3, 30),
    )
    new = edition(
        "2023",
        [
            (0, "Ruritania 2023", []),
            (1, "Section 1. Integrity of the Person", [["The law prohibited torture."]]),
            (2, "a. Unlawful Killings", [["There were no reports of killings by police."]]),
            (
                2,
                "b. Prisons",
                [
                    ["Administration: The ombudsman got 188 complaints."],  # 2
                    ["Cells were cold."],
                    ["Prisoners worked long hours.", "They were not paid."],  # 4, 5
                    ['The state reads "private" letters.'],
                ],
            ),
            (1, "Section 2. Repression Abroad", [["On June 1, an exile was followed in Zenda."]]),  # 7
        ],
        source="https://example.org/2023.pdf",
        media_type="application/pdf",
        page=12,
    )
    rows = [
        Row(Kind.EDITORIAL, [0], [0], facts={"nature": Nature.STANDING}),
        Row(
            Kind.UPDATED,
            [1],
            [1],
            (Flag.REVERSED,),
            (Signal(SignalType.QUANTIFIER, "several", "no"),),
            facts={"nature": Nature.STANDING, "weight": 0.9},
        ),
        Row(Kind.REMOVED, [2], facts={"nature": Nature.INCIDENT, "weight": 0.7}),
        Row(
            Kind.UPDATED,
            [3],
            [2],
            (),
            (
                Signal(SignalType.FIGURE, "125 complaints", "188 complaints"),
                Signal(SignalType.ATTRIBUTION, "Freedom House", None),
            ),
            facts={"nature": Nature.STANDING},
        ),
        Row(
            Kind.REWORDED,
            [4],
            [3],
            (Flag.PARTLY_REMOVED,),
            lost="in the south, overcrowded",
            facts={"nature": Nature.STANDING},
        ),
        Row(Kind.REMOVED, [5], facts={"nature": Nature.STANDING}),
        Row(Kind.REWORDED, [6], [4, 5], (Flag.SPLIT,), facts={"nature": Nature.STANDING}),
        Row(Kind.UNCHANGED, [7], [6], (Flag.MOVED,), facts={"nature": Nature.STANDING}),
        Row(Kind.ADDED, [], [7], facts={"nature": Nature.INCIDENT}),
        Row(Kind.REMOVED, [8], facts={"nature": Nature.STANDING}),
    ]
    pairs: list[tuple[Relation, int | None, int | None]] = [
        (Relation.RENAMED, 0, 0),
        (Relation.SAME, 1, 1),
        (Relation.RENAMED, 2, 2),
        (Relation.SAME, 3, 3),
        (Relation.ADDED, None, 4),
        (Relation.REMOVED, 4, None),
        (Relation.REMOVED, 5, None),
    ]
    return comparison(old, new, rows, pairs)


NUMBERED = """Report of the Commission of Inquiry

Summary

The report covers the events of the year. It names 12 places of detention.

A. Detention

33. The authorities held 1,210 persons in pretrial facilities. Most had been there for more than six months.

34. Prisoners worked long hours in the quarry of the old fortress, and they were not paid for it by the state.

34bis. Visits by families were short. They were not allowed more than twice a year.

35. Cells in the central prison were overcrowded in the winter months.

36. Water in the central prison was cut off at night in the winter months.
"""
RENUMBERED = """Report of the Commission of Inquiry

Summary

The report covers the events of the year. It names 14 places of detention.

A. Detention

33. The commission visited four prisons. It was refused entry to a fifth one.

34. The authorities held 1,540 persons in pretrial facilities. Most had been there for more than six months.

35. Prisoners worked long hours in the quarry of the old fortress.

36. They were not paid for it by the state.

37. Cells in the central prison were overcrowded in the winter months, and water in the central prison was cut
off at night in the winter months.
"""


@pytest.fixture(scope="session")
def numbered() -> Comparison:
    """Give two editions of numbered paragraphs, one put in, one taken out, one split and two merged."""
    old, new = (
        read(Document(content=text.encode(), source=f"{label}.txt"), edition=label)
        for label, text in (("2020", NUMBERED), ("2023", RENUMBERED))
    )
    return diff_editions(old, new)


def date_of(year: int, month: int, day: int) -> object:
    """Give a date, as provenance holds it."""
    return datetime(year, month, day, tzinfo=UTC).date()


@pytest.fixture(scope="session")
def facts() -> RunFacts:
    """Give the facts of a run that passed two editions over."""
    return RunFacts(
        command="tracker diff 2020 2023 -o report.html",
        made_at=datetime(2024, 5, 3, 8, 0, tzinfo=UTC),
        between=("2021", "2022"),
    )


@pytest.fixture(scope="session")
def settings() -> ReportSettings:
    """Give a title, two terms and two themes."""
    return ReportSettings(
        title="Ruritania",
        terms=("torture", "kill*"),
        themes=(
            Theme(name="Custody", terms=("cell*",), sections=("Section 1 > b",)),
            Theme(name="Violence", terms=("beat", "killings")),
        ),
    )


@pytest.fixture
def golden() -> Callable[[str, str], None]:
    """Compare a text with a golden file; UPDATE_GOLDEN=1 writes it, to be read in review."""

    def check(name: str, text: str) -> None:
        path = GOLDEN / name
        if os.environ.get("UPDATE_GOLDEN"):
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="")
        assert path.read_bytes().decode() == text

    return check


UNDER = """# Report

## Deaths

- North
  - Men: 5
  - Women: 8
- South
  - Men: {men}
  - Women: {women}{more}
"""


@pytest.fixture
def under_lines() -> Comparison:
    """Two editions in which a figure changed, and a line came, under `South`."""
    old, new = (
        read(Document(content=UNDER.format(men=men, women=9, more=more).encode(), source="made.md"))
        for men, more in ((6, ""), (7, "\n  - Elders: 2"))
    )
    return diff_editions(old, new)


TABLE = """# Report

## Deaths

| Sex | Deaths | Trials | Note |
|---|---|---|---|
| Men | {} | 2 | open |
| Women | 3 | {} | {} |
| Elders | 4 | 4 | open |
"""


@pytest.fixture
def in_columns() -> Comparison:
    """Two editions of a table in which a figure changed in each of two columns, and a word in a third."""
    old, new = (
        read(Document(content=TABLE.format(*cells).encode(), source="made.md"))
        for cells in ((7, 3, "under review by one court"), (8, 5, "under review by two courts"))
    )
    return diff_editions(old, new)
