"""The numbers that a browser prints before the items of a list: no text of the page, but computed."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tracker.reading.counting import MOST_COUNTED, counted_in_letters, counted_in_roman
from tracker.reading.html.tree import words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from lxml.etree import _Element

_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([^;]*)", re.IGNORECASE)
_FIGURES = re.compile(r"\b(?:decimal|initial|inside|outside)\b", re.IGNORECASE)
_WHOLE = re.compile(r"\s*(-?\d{1,9})(?!\d)")
# Names that pages give to lists whose style sheet takes the numbers away.
_UNNUMBERED = frozenset({"unstyled", "unnumbered", "none", "plain", "bare"})
_DECIMAL_TYPES = frozenset({"", "1"})
_LETTERS: Mapping[str, Callable[[int], str]] = {
    "a": counted_in_letters,
    "A": lambda count: counted_in_letters(count).upper(),
    "i": counted_in_roman,
    "I": lambda count: counted_in_roman(count).upper(),
}
"""What the types of a list count with, where not in figures."""


@dataclass(slots=True)
class ListNumbers:
    """Counts the items of each list as browsers do."""

    depth: int = 0
    """How many numbered lists are open."""
    _next: dict[_Element, int] = field(default_factory=dict)

    def before(self, item: _Element) -> str | None:
        """What is printed before one more item, as `34.`, `c.`; None for a figure in a list in another."""
        parent = item.getparent()
        if parent is None or parent.tag != "ol" or parent.get("reversed") is not None:
            return None
        value = _whole(item.get("value"))
        if value is None:
            value = self._next[parent] if parent in self._next else _whole(parent.get("start"))
        value = 1 if value is None else value
        self._next[parent] = value + 1
        if (
            letters := _LETTERS.get(parent.get("type", "").strip())
        ) is not None and 0 < value <= MOST_COUNTED:
            return f"{letters(value)}." if _is_marked(item) and _is_marked(parent) else None
        return (
            f"{value}." if self.depth == 1 and value > 0 and all(map(_has_figures, (parent, item))) else None
        )


def _whole(text: str | None) -> int | None:
    """A whole number as HTML reads one."""
    found = _WHOLE.match(text or "")
    return int(found[1]) if found else None


def _has_figures(element: _Element) -> bool:
    """Whether neither its type, its own style nor its class asks for letters, bullets or nothing."""
    return element.get("type", "").strip() in _DECIMAL_TYPES and _is_marked(element)


def _is_marked(element: _Element) -> bool:
    """Whether neither its own style nor its class asks for other marks than its type, or none."""
    style = _STYLE.search(element.get("style", ""))
    is_styled = style is not None and _FIGURES.search(style[1]) is None
    return not is_styled and not words_of(element) & _UNNUMBERED
