"""Which edition follows which."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest

from tracker.config import DeclaredEdition, Report
from tracker.model import Provenance
from tracker.succession import Placing, beside, between, caution, in_order, ordered, told_apart


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("Q1 2023", "Q2 2022", True),
        ("Q2 2022", "Q1 2023", False),
        ("Q10 2023", "Q2 2023", True),
        ("spring", "autumn", False),
        ("2023 draft", "2023", False),
        ("10", "9", True),
        ("Spring 2023", "Autumn 2023", False),
        ("Autumn 2023", "Spring 2022", True),
    ],
)
def test_only_an_order_that_is_known_is_told(old: str, new: str, told: bool) -> None:
    """Years before other numbers; of names without any, nothing."""
    sides = [_provenance(label) for label in (old, new)]
    assert told == bool(caution(*sides))


def test_dates_of_publication_go_before_labels() -> None:
    """Where both are known."""
    old = _provenance("spring", published=date(2024, 5, 1))
    new = _provenance("autumn", published=date(2023, 11, 1))
    assert caution(old, new)
    assert not caution(new, old)


def test_years_in_labels_go_before_dates_of_publication() -> None:
    """A report of 2022 that came out late is not the later edition."""
    late = _provenance("2022", published=date(2024, 6, 1))
    early = _provenance("2023", published=date(2024, 4, 1))
    assert caution(early, late)
    assert not caution(late, early)


@pytest.mark.parametrize(
    "expected",
    [
        [Placing(label="2020"), Placing(label="2023", stored=1), Placing(label="2024")],
        [
            Placing(label="Spring 2023", published=date(2023, 4, 1), stored=2),
            Placing(label="Autumn 2023", published=date(2023, 10, 1), stored=1),
            Placing(label="Spring 2024", published=date(2023, 9, 1), stored=3),
        ],
        [Placing(label="Q2 2023", stored=9), Placing(label="Q10 2023", stored=1), Placing(label="Q1 2024")],
        [Placing(label="spring", stored=1), Placing(label="autumn", stored=2), Placing(label="appendix")],
        [Placing(label="2023", stored=1), Placing(label="2023 update 2"), Placing(label="2023 update 10")],
        [
            Placing(label="2022-2023", stored=2),
            Placing(label="2023", stored=1),
            Placing(label="9"),
            Placing(label="10"),
        ],
        [
            Placing(label="2022", published=date(2023, 4, 1)),
            Placing(label="Special", published=date(2023, 9, 1)),
            Placing(label="2023", published=date(2024, 4, 1)),
            Placing(label="2024"),
            Placing(label="Addendum"),
        ],
    ],
    ids=lambda placings: ", ".join(placing.label for placing in placings),
)
def test_editions_stand_in_one_order(expected: list[Placing]) -> None:
    """Years, dates of publication, numbers, the order of coming: whatever order they are given in."""
    labels = tuple(placing.label for placing in expected)
    for given in permutations(expected):
        assert labels == in_order(given)


def test_what_is_declared_goes_before_what_is_stored() -> None:
    """A date that was put right in tracker.toml decides."""
    stored = [
        Placing(label="Spring", published=date(2023, 12, 1), stored=1),
        Placing(label="Autumn", published=date(2023, 10, 1), stored=2),
    ]
    declared = Report(
        slug="norway",
        title="Norway",
        editions=(DeclaredEdition(edition="Spring", published=date(2023, 4, 1)),),
    )
    assert ("Autumn", "Spring") == ordered(["Spring", "Autumn"], None, stored)
    assert ("Spring", "Autumn") == ordered(["Spring", "Autumn"], declared, stored)


@pytest.mark.parametrize(
    ("label", "known", "expected"),
    [
        ("2023", ["2020", "2023", "2024"], ("2020", "2023")),
        ("2020", ["2020", "2023", "2024"], ("2020", "2023")),
        ("2023", ["2023"], None),
    ],
)
def test_an_edition_stands_beside_the_one_before_it(
    label: str, known: list[str], expected: tuple[str, str] | None
) -> None:
    """The oldest beside the one after it; one alone beside none."""
    assert beside(label, known) == expected


@pytest.mark.parametrize(
    ("old", "new", "known", "expected"),
    [
        ("2020", "2023", ["2020", "2022 special", "2023"], ("2021", "2022", "2022 special")),
        ("Autumn", "Spring", ["Spring", "Summer", "Autumn"], ("Summer",)),
        ("2020", "2022", [], ("2021",)),
    ],
)
def test_what_stands_between_is_named_in_order(
    old: str, new: str, known: list[str], expected: tuple[str, ...]
) -> None:
    """Years that are not tracked too."""
    assert expected == between(_provenance(old), _provenance(new), known)


def _provenance(label: str, published: date | None = None) -> Provenance:
    return Provenance(
        title="",
        source="a.txt",
        sha256="0" * 64,
        media_type="text/plain",
        reader="1",
        report="norway",
        edition=label,
        published=published,
        language="en",
        revision=1,
    )


def test_two_reports_of_one_label_are_told_apart() -> None:
    """By the report; editions of one report by their labels."""
    norway, later = _provenance("2023"), _provenance("2024")
    norland = replace(norway, report="norland")
    assert told_apart(norway, norland) == ("norway 2023", "norland 2023")
    assert told_apart(norway, later) == ("2023", "2024")


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("a/report.pdf", "b/report.pdf", ("a/report.pdf", "b/report.pdf")),
        ("report.pdf", "/data/in/report.pdf", ("report.pdf", "in/report.pdf")),
        ("x/a/in/report.pdf", "x/b/in/report.pdf", ("a/in/report.pdf", "b/in/report.pdf")),
        ("a/old.pdf", "a/new.pdf", ("old.pdf", "new.pdf")),
        ("a/report.pdf", "./a/report.pdf", ("report.pdf", "report.pdf")),
    ],
)
def test_two_files_of_one_name_are_told_apart(old: str, new: str, expected: tuple[str, str]) -> None:
    """By as much of their folders as differs: "not found in report.pdf" would say nothing of two such."""
    first, second = (
        replace(_provenance(source.rpartition("/")[2]), report=None, revision=None, source=source)
        for source in (old, new)
    )
    assert told_apart(first, second) == expected


def test_a_file_called_as_an_edition_is_told_apart_from_it() -> None:
    """By the report of the one that is stored."""
    stored = _provenance("2023")
    file = replace(stored, report=None, revision=None, source="2023")
    assert told_apart(stored, file) == ("norway 2023", "2023")
    assert told_apart(file, stored) == ("2023", "norway 2023")
