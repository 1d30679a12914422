"""Which edition follows which."""

from __future__ import annotations

from datetime import date

import pytest

from tracker.model import Provenance
from tracker.succession import beside, caution


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("Q1 2023", "Q2 2022", True),
        ("Q2 2022", "Q1 2023", False),
        ("Q10 2023", "Q2 2023", True),
        ("spring", "autumn", False),
        ("2023 draft", "2023", False),
        ("10", "9", True),
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


@pytest.mark.parametrize(
    ("label", "known", "expected"),
    [
        ("2023", ["2020", "2023", "2024"], ("2020", "2023")),
        ("2020", ["2024", "2023", "2020"], ("2020", "2023")),
        ("Q10", ["Q2", "Q10"], ("Q2", "Q10")),
        ("2023", ["2023"], None),
    ],
)
def test_an_edition_stands_beside_the_one_before_it(
    label: str, known: list[str], expected: tuple[str, str] | None
) -> None:
    """The oldest beside the one after it; one alone beside none."""
    assert beside(label, known) == expected


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
