"""What a workspace says of editions besides their text."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tracker.model import Provenance
from tracker.workspace import Workspace

if TYPE_CHECKING:
    from pathlib import Path


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
def test_only_an_order_that_is_known_is_told(old: str, new: str, told: bool, tmp_path: Path) -> None:
    """Years before other numbers; of names without any, nothing."""
    sides = [_provenance(label) for label in (old, new)]
    assert told == bool(Workspace(tmp_path).caution(*sides))


def test_dates_of_publication_go_before_labels(tmp_path: Path) -> None:
    """Where both are known."""
    old = _provenance("spring", published=date(2024, 5, 1))
    new = _provenance("autumn", published=date(2023, 11, 1))
    assert Workspace(tmp_path).caution(old, new)
    assert not Workspace(tmp_path).caution(new, old)


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
