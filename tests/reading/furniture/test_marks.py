"""Which raised figures and signs are footnote marks; in the cases `{…}` is raised."""

from __future__ import annotations

import re

import pytest

from tracker.reading.blocks import Block, BlockKind
from tracker.reading.furniture.marks import enclosed, settle


def settled(*texts: str) -> tuple[list[str], list[str]]:
    """The texts of the blocks without their marks, and the marks."""
    raised = [re.sub(r"\{(.*?)\}", lambda match: enclosed(match[1]), text) for text in texts]
    blocks, aside = settle([Block(text=text, kind=BlockKind.PARAGRAPH, place="line 1") for text in raised])
    assert {"footnote mark"} >= {piece.reason for piece in aside}
    return [block.text for block in blocks], [piece.text for piece in aside]


@pytest.mark.parametrize(
    ("text", "expected", "marks"),
    [
        ("Abuse{12} in prisons{13} rose.", "Abuse in prisons rose.", ["12", "13"]),
        ("It rose.{7} So they say.", "It rose. So they say.", ["7"]),
        ("Abuse {1}, they said,{2} rose {3}.", "Abuse, they said, rose.", ["1", "2", "3"]),
        ("The poor (IDPs){1} said “no”{2} to 12%{3}.", "The poor (IDPs) said “no” to 12%.", ["1", "2", "3"]),
        ("Abuse{1}{2} rose{3,4} there{5–7}.", "Abuse rose there.", ["1", "2", "3,4", "5–7"]),
        ("Abuse{[12]} in 4 m{2}.", "Abuse in 4 m2.", ["[12]"]),
        ("Abuse{1} in 2019{2} and more{3}.", "Abuse in 2019 and more.", ["1", "2", "3"]),
        ("The EU{1} and the UN{2} said{3} so.", "The EU and the UN said so.", ["1", "2", "3"]),
    ],
)  # fmt: skip
def test_marks_in_a_series_are_set_aside(text: str, expected: str, marks: list[str]) -> None:
    """Behind words and sentences, or where only they fill a gap; no blank is left before a full stop."""
    assert ([expected], marks) == settled(text)


@pytest.mark.parametrize(
    "text",
    [
        "Cells had 4 m{2} or 5 km{2} a person.",
        "Abuse rose 10{6} times.",
        "It held 4 metres{2}, and 8 metres{3} of sand.",
        "Isotopes {14}C, U{235} and x{2}+y{2}, and CO{2} fell.",
        "Abuse{12} rose, or Formula{3} did.",
        "The trans{*} people said so.",
        "Area of Almaty in km{2} | 5{3}",
    ],
)
def test_what_is_doubtful_stays(text: str) -> None:
    """Units, powers, isotopes, and figures that nothing shows to be marks; no figure becomes another one."""
    assert ([re.sub(r"[{}]", "", re.sub(r"(?<=\d)\{", "^", text))], []) == settled(text)


def test_powers_stay_among_marks() -> None:
    """A power whose number the series has elsewhere is none of it; nor is a unit."""
    assert (["Abuse of 10^6 men in 4 km2 rose, as did use."], ["5", "6", "7"]) == settled(
        "Abuse{5} of 10{6} men{6} in 4 km{2} rose,{7} as did use."
    )
    assert (["Abuse in 4 km2 rose there."], ["1", "3"]) == settled("Abuse{1} in 4 km{2} rose there.{3}")


def test_a_note_shows_what_a_mark_is() -> None:
    """A block that begins with a figure or a sign is a note of it, where the mark stands before it."""
    assert (
        ["All | 5,321 | 47", "Without Almaty.", "* As the police said."],
        ["1", "*", "1"],
    ) == settled("All | 5,321{1} | 47{*}", "{1} Without Almaty.", "* As the police said.")
    assert (["1 Prisons.", "2 Abuse1 rose."], []) == settled("{1} Prisons.", "{2} Abuse{1} rose.")


def test_a_block_of_a_mark_alone_is_gone() -> None:
    """It says nothing more; and a run-in head is kept without its mark."""
    assert (["Abuse rose."], ["1", "1"]) == settled("Abuse rose.{1}", "{1}")
    text = f"Abuse{enclosed('1')}: It rose.{enclosed('2')}"
    [block], _ = settle([Block(text=text, kind=BlockKind.PARAGRAPH, place="", lead="Abuse")])
    assert ("Abuse: It rose.", "Abuse") == (block.text, block.lead)
