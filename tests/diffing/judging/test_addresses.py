"""What printed pages say of where their links lead."""

from __future__ import annotations

import pytest

from tests.diffing.maker import edition
from tracker import diff_editions
from tracker.model import Kind

SAID = "In May the ministry said in a report that 12 men had been held in the old prison{} for a year{}."


def kind(old: str, new: str) -> Kind:
    """The kind of the only change."""
    (change,) = diff_editions(*(edition(f"# Report\n\n{text}") for text in (old, new))).changes
    return change.kind


@pytest.mark.parametrize(
    "address",
    [" (https://a.example/r/2023?id=7)", " [http://a.example/man(7)]", " (https://a.example/ r/2023.html)"],
)
def test_addresses_printed_behind_links_are_style(address: str) -> None:
    """A page has them as links, and the same page printed says where these lead."""
    bare, printed = SAID.format("", ""), SAID.format(address, address)
    assert [Kind.EDITORIAL, Kind.EDITORIAL] == [kind(bare, printed), kind(printed, bare)]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (" (https://a.example/r)", " (https://b.example/r)"),
        ("", " (https://a.example/r, in Russian)"),
        (" of the city", " (https://a.example/r)"),
    ],
)
def test_another_address_or_a_word_more_is_none(old: str, new: str) -> None:
    """Where both editions have an address, it is compared."""
    assert kind(SAID.format(old, ""), SAID.format(new, "")) not in {Kind.UNCHANGED, Kind.EDITORIAL}
