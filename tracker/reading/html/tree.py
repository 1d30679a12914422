"""What is asked of the elements of a web page: their text, their line, the words in their class."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from lxml import etree

from tracker.reading.runs import BOLD, ITALIC

if TYPE_CHECKING:
    from lxml.etree import _Element

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
NO_TEXT = frozenset({"script", "style", "meta", "link", "base", "head", "img", "input", "source", "track"})
"""Elements that print no text; a script's content is no text at all."""


def words_of(element: _Element) -> set[str]:
    """The words in an element's class and id, taken apart at hyphens and capitals."""
    return words_in(f"{element.get('class', '')} {element.get('id', '')}")


def words_in(names: str) -> set[str]:
    """The words in names that a page gives its elements, taken apart at hyphens and capitals."""
    if not names or names == " ":
        return set()
    return set(re.findall(r"[a-z]+", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", names).lower()))


def line_of(element: _Element) -> int:
    """Line of the source that an element begins on."""
    return cast("int", element.sourceline or 1)


def text_of(element: _Element, *, between: str = " ") -> str:
    """All the text that an element prints, on one line.

    Args:
        element: The element.
        between: What parts elements that stand in one line, such as links.
    """
    parts: list[str] = []
    stack: list[_Element | str] = [element]
    while stack:
        item = stack.pop()
        if isinstance(item, str):
            parts.append(item)
            continue
        if item.tag in NO_TEXT:
            continue
        below: list[_Element | str] = [item.text or ""]
        for child in item:
            parted = child.tag in BLOCKS or child.tag == "br"
            below += [" " if parted else between, child, " " if parted else "", child.tail or ""]
        stack.extend(reversed(below))
    return " ".join("".join(parts).split())


_BOLD = frozenset({"b", "strong", "summary"})
_ITALIC = frozenset({"i", "em"})
_STYLES = (
    (BOLD, re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)),
    (ITALIC, re.compile(r"font-style\s*:\s*(?:italic|oblique)", re.IGNORECASE)),
)
_RAISED_STYLE = re.compile(r"vertical-align\s*:\s*super", re.IGNORECASE)


def face_of(element: _Element) -> int:
    """What an element adds to the face of its text: a sum of `BOLD` and `ITALIC`."""
    face = BOLD if element.tag in _BOLD else ITALIC if element.tag in _ITALIC else 0
    style = element.get("style")
    return face | sum(added for added, named in _STYLES if named.search(style)) if style else face


def is_raised(element: _Element) -> bool:
    """Whether an element prints its text raised."""
    style = element.get("style")
    return element.tag == "sup" or (style is not None and _RAISED_STYLE.search(style) is not None)


BLOCKS = frozenset(
    (  # noqa: SIM905 (as a literal it takes fifty lines)
        "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption"
        " figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre search"
        " section summary table tbody td tfoot th thead tr ul"
    ).split(" ")
)
"""Elements that begin a new line of their own."""


_BLOCK_STYLE = re.compile(r"display\s*:\s*(?:block|flex|grid|list-item|table)", re.IGNORECASE)
_BLOCK_ROLES = frozenset(
    {"cell", "columnheader", "gridcell", "heading", "listitem", "paragraph", "row", "rowheader"}
)


_STYLED = etree.XPath("//*[@role or contains(@style, 'display')]")


def found(path: etree.XPath, root: _Element) -> list[_Element]:
    """The elements of a page that a path finds, in order."""
    return cast("list[_Element]", path(root))


def set_apart(root: _Element) -> frozenset[_Element]:
    """The elements that begin a new line of their own by their role or their style."""
    return frozenset(
        element
        for element in found(_STYLED, root)
        if element.get("role") in _BLOCK_ROLES or _BLOCK_STYLE.search(element.get("style", ""))
    )


# No cell of data is longer than this; a cell with more is a column of text.
_CELL_AT_MOST = 1000


def is_layout(table: _Element) -> bool:
    """Whether a table only puts things in their places."""
    if table.get("role", "").lower() in {"presentation", "none"}:
        return True
    if next((nested for nested in table.iter("table", *HEADINGS) if nested is not table), None) is not None:
        return True
    rows = list(table.iter("tr"))
    if max((sum(cell.tag in {"td", "th"} for cell in row) for row in rows), default=0) <= 1:
        return True
    return any(len(text_of(cell)) > _CELL_AT_MOST for cell in table.iter("td"))
