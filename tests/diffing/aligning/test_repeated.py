"""What an edition says twice is not called gone while one of the two still stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.diffing.maker import change_with, edition
from tests.diffing.sentences import report
from tests.growth import growth
from tracker import diff_editions
from tracker.diffing.aligning.repeated import repeated_links
from tracker.model import Flag, Kind

if TYPE_CHECKING:
    from collections.abc import Callable

SHORT = "Police and other law enforcement officers perpetrated acts of violence against market women."
LATER = "Police and other government officials perpetrated acts of violence against women, including rape."

NONE: tuple[frozenset[int], frozenset[int]] = (frozenset(), frozenset())


@pytest.mark.parametrize(
    "again",
    [
        SHORT.replace(".", " (see section 1.c.)."),
        SHORT.replace("market women", "market women in the capital"),
        f"Violence by the State: {SHORT}",
    ],
    ids=["pointer", "a little more", "label"],
)
def test_what_was_said_twice_and_is_said_once_still_stands(again: str) -> None:
    """Both forms are merged into what one of them became; the other way round it is a split."""
    twice, once = report(SHORT, again), report(LATER)
    change = change_with(diff_editions(twice, once), "including rape")
    assert {SHORT, again} == {finding.text for finding in change.old}
    assert Flag.MERGED in change.flags
    back = change_with(diff_editions(once, twice), "including rape")
    assert {SHORT, again} == {finding.text for finding in back.new}


@pytest.mark.parametrize(
    ("said", "signal"),
    [("sometimes", ("frequency", "sometimes", "rarely")), ("", ("frequency", None, "rarely"))],
)
def test_how_what_is_no_longer_said_was_qualified_is_told(said: str, signal: tuple[str, ...]) -> None:
    """One of two that say the same, but for how often, is gone; both are one change, which says so."""
    rarely = SHORT.replace("perpetrated", "rarely perpetrated")
    other = SHORT.replace("perpetrated", f"{said} perpetrated".strip())
    change = change_with(diff_editions(report(other, rarely), report(rarely)), rarely)
    assert {other, rarely} == {finding.text for finding in change.old}
    assert [signal] == [(str(found.type), found.old, found.new) for found in change.signals]
    back = change_with(diff_editions(report(rarely), report(other, rarely)), rarely)
    assert [(signal[0], signal[2], signal[1])] == [
        (str(found.type), found.old, found.new) for found in back.signals
    ]


@pytest.mark.parametrize(
    "other",
    [
        SHORT.replace("perpetrated", "did not perpetrate"),
        SHORT.replace("market women", "journalists"),
        "Police officers perpetrated acts.",
    ],
    ids=["denied", "of others", "too little"],
)
def test_another_statement_is_gone(other: str) -> None:
    """Much the same words are not the same statement."""
    compared = diff_editions(report(SHORT, other), report(SHORT))
    assert change_with(compared, other).kind is Kind.REMOVED


def test_what_the_two_differed_in_does_not_stand_for_both() -> None:
    """Where the counterpart has only what the longer form said more, the shorter one is gone."""
    north = "Border guards robbed traders on the northern road and burned their tents."
    both = "Border guards robbed traders on the northern road and burned their tents, and miners lost wages."
    old = edition(f"## Roads\n{north}\n{both}")
    new = edition("## Roads\nMiners lost their wages.")
    assert {} == repeated_links(old, new, {(1, 0): 1.0}, without=NONE)


def test_time_grows_with_length() -> None:
    """Of many findings that all repeat each other each is held against few."""

    def looked_up(size: int) -> Callable[[], object]:
        lines = [
            f"Union {k} said the {{}} board of ward {k % 97} closed mill {k % 89} without notice."
            for k in range(size)
        ]
        old = edition("# Report\n## Work\n" + "\n".join(line.format("old mine") for line in lines))
        new = edition("# Report\n## Work\n" + lines[0].format("mine"))
        return lambda: repeated_links(old, new, {(k, 0): 1.0 for k in range(0, size, 2)}, without=NONE)

    assert growth(looked_up(500), looked_up(4000), allowed=16) <= 16
