"""Text that one rendering parts in two, and another runs together, has not changed."""

from __future__ import annotations

import pytest

from tests.diffing.maker import edition
from tests.diffing.sentences import OTHERS
from tracker import diff_editions
from tracker.model import Kind

TERM = "Travel:"
SAID = "the law provides for internal movement and foreign travel, and the government respected it."
NOTE = "See section 7."


def kinds(old: list[str], new: list[str]) -> dict[Kind, int]:
    """How often each kind of change is found."""
    olds, news = ("\n\n".join(["# Report", *OTHERS[:5], *lines, *OTHERS[5:8]]) for lines in (old, new))
    changes = diff_editions(edition(olds), edition(news)).changes
    return {kind: count for kind in Kind if (count := sum(change.kind is kind for change in changes))}


@pytest.mark.parametrize(
    ("parts", "whole"),
    [
        ([TERM, SAID], [f"{TERM} {SAID}"]),
        ([SAID, NOTE], [f"{SAID} {NOTE}"]),
        (["Box 3", TERM, SAID, NOTE], [f"Box 3. {TERM} {SAID} {NOTE}"]),
    ],
    ids=["before", "behind", "both"],
)
def test_a_part_set_off_is_no_change(parts: list[str], whole: list[str]) -> None:
    """A term of a list of definitions is a paragraph on a page, and begins its sentence in a PDF."""
    assert {Kind.UNCHANGED: 9} == kinds(parts, whole)
    assert {Kind.UNCHANGED: 9} == kinds(whole, parts)


def test_a_part_that_says_something_else_is_gone() -> None:
    """All letters must be there, in their order."""
    assert 8 == kinds([TERM, SAID], [f"Freedom of thought: {SAID}"])[Kind.UNCHANGED]
