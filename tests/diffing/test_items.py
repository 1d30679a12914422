"""Items of enumerations that share only words which qualify others."""

from __future__ import annotations

import pytest

from tests.diffing.maker import change_with
from tracker import diff_editions
from tracker.diffing.items import things_of
from tracker.model import Document, Kind
from tracker.reading import read


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("unlawful or arbitrary killing by or on behalf of the government;", {"kill", "behalf", "govern"}),
        ("arbitrary or unlawful interference with privacy;", {"interfer", "privaci"}),
        ("problems with the independence of the judiciary;", {"problem", "independ", "judiciari"}),
        ("arbitrary arrest;", {"arrest"}),
        ("censorship", {"censorship"}),
    ],
)
def test_adjectives_before_others_name_nothing(text: str, things: set[str]) -> None:
    """But the last word of a phrase does, however it ends."""
    assert things_of(text) == things


OLD = "unlawful or arbitrary killing by the government; political prisoners; corruption; and censorship."
NEW = (
    "arbitrary or unlawful interference with privacy; political prisoners and detainees; serious "
    "government corruption; and censorship."
)


def test_killing_is_not_privacy() -> None:
    """An item is gone though another one is as unlawful; the others are found again."""
    old, new = (
        read(Document(content=f"Report\n\nSUMMARY\n\nIssues included: {text}\n".encode(), source="a.txt"))
        for text in (OLD, NEW)
    )
    compared = diff_editions(old, new)
    assert change_with(compared, "killing").kind is Kind.REMOVED
    assert change_with(compared, "privacy").kind is Kind.ADDED
    assert change_with(compared, "detainees").kind is Kind.REWORDED
    assert change_with(compared, "government corruption").old
