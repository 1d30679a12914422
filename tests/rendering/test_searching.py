"""Words are found however an edition or a reader writes them."""

from __future__ import annotations

import pytest

from tracker.rendering.searching import searchable


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("president's", "President’s"),
        ("president's", "president`s"),
        ('"public danger"', "“public danger”"),
        ('"public danger"', "«public\N{NO-BREAK SPACE}danger»"),
        ("self-defense", "self\N{NON-BREAKING HYPHEN}defense"),
        ("2017-21", "2017–21"),
        ("government", "govern\N{SOFT HYPHEN}ment"),
        ("office  of", "Office\n of"),
        ("file", "\N{LATIN SMALL LIGATURE FI}le"),
        ("straße", "STRASSE"),
    ],
)
def test_typography_is_folded(typed: str, printed: str) -> None:
    """Quotes, hyphens and dashes, blanks, what is not seen, ligatures, case."""
    assert searchable(typed) == searchable(printed)


@pytest.mark.parametrize(("one", "other"), [("can't", "cant"), ("co-op", "coop"), ("5 to 7", "5-7")])
def test_signs_that_are_seen_stay(one: str, other: str) -> None:
    """Which sign it is means nothing; that there is one does."""
    assert searchable(one) != searchable(other)
