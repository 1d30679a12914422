"""Whether a line is cast as a title is: what its words, its end and its marks say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.reading.shape import (
    MAX_HEADING_WORDS,
    Style,
    ends_sentence,
    ends_with_figures,
    has_inner_end,
    is_of_figures,
    run_in_label,
    starts_small,
    without_parenthesis,
    words_of,
)

if TYPE_CHECKING:
    from tracker.reading.outline.numbering import Label


def reads_as_title(  # noqa: PLR0911 (a rule a line)
    title: str, label: Label | None, cast: Style, *, first: bool
) -> bool:
    """Whether the words of `title` (without its label) may be a heading's."""
    if not title:
        return label is not None and label.names_part
    if not 0 < len(words_of(title)) <= MAX_HEADING_WORDS or title[-1] in ",;" or has_inner_end(title):
        return False
    if label is None and (is_of_figures(title) or (not first and ends_with_figures(title))):
        return False
    if ends_sentence(title):
        return title[-1] == "?" and label is not None
    if cast is Style.SENTENCE and title[-1] == ")" and ends_sentence(without_parenthesis(title)):
        return False  # a quotation, and where it is from
    if title[-1] == ":":
        # what leads to a list ends with a small word, or has no number
        leads = cast is Style.SENTENCE or words_of(title)[-1][0].islower()
        return cast is Style.CAPITALS or (label is not None and (label.names_part or not leads))
    return first or label is not None or cast is Style.CAPITALS or run_in_label(title) is None


def is_field(title: str) -> bool:
    """Whether a line gives the value of what it names: `Religions: atheist 39.8%, other 3%`."""
    _, colon, value = title.partition(": ")
    return bool(colon) and (starts_small(value) or any(map(str.isdigit, value)))
