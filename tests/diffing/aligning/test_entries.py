"""Entries of lists that say one thing of many names."""

from __future__ import annotations

import pytest

from tracker import diff_editions
from tracker.model import Document, Edition, Kind
from tracker.reading import read


def listed(*entries: str) -> Edition:
    """A page with a list."""
    items = "".join(f"<li>{entry}</li>" for entry in entries)
    return read(
        Document(content=f"<h1>Index</h1><h2>The list</h2><ol>{items}</ol>".encode(), source="a.html")
    )


def told(old: Edition, new: Edition) -> set[tuple[str, str, str]]:
    """What is not as it was: kind, old text and new text."""
    return {
        (str(change.kind), " ".join(f.text for f in change.old), " ".join(f.text for f in change.new))
        for change in diff_editions(old, new).changes
        if change.kind is not Kind.UNCHANGED
    }


@pytest.mark.parametrize("dash", ["-", "\u2013", "\u2014"])
def test_an_entry_is_of_its_name(dash: str) -> None:
    """Not of the figure or the rank that another name had; a name that left the list is not found."""
    was = {"Lutha": 19, "Zenda": 16, "Hofbau": 14, "Karlova": 3}
    now = {"Zenda": 17, "Lutha": 16, "Hofbau": 14, "Tarlen": 5}
    old, new = ([f"{name} {dash} {count} unsolved murders" for name, count in each.items()]
                for each in (was, now))  # fmt: skip
    assert told(listed(*old), listed(*new)) == {
        ("updated", old[0], new[1]),
        ("updated", old[1], new[0]),
        ("removed", old[3], ""),
        ("added", "", new[3]),
    }


def test_a_name_that_alone_changed_is_another_name_of_it() -> None:
    """All else is as it was."""
    old, new = "Swaziland \u2013 19 unsolved murders", "Eswatini \u2013 19 unsolved murders"
    same = "Zenda \u2013 4 unsolved murders"
    assert [kind for kind, *_ in told(listed(old, same), listed(new, same))] == ["reworded"]
