"""Which element of a web page holds the whole report, and nothing beside it but links and labels."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.reading.html.chrome import LINK_SHARE, LINKY_AT_MOST
from tracker.reading.html.tree import BLOCKS, HEADINGS, NO_TEXT, is_layout, text_of

if TYPE_CHECKING:
    from lxml.etree import _Element

    from tracker.reading.html.chrome import Page

_STATEMENT = re.compile(r"[.!?][\"'”’)\]]*$")
_STATEMENT_WORDS = 4
# An element that means the main content is believed where it holds this share of what may be text.
_MEANT = (("main", 0.7), ("article", 0.8))
# What may hold the whole report: parts of a page, and the tables that old pages are laid out with.
_HOLDERS = frozenset(
    {"body", "div", "section", "article", "main", "form", "table", "tbody", "tr", "td", "center"}
)


def content_of(page: Page) -> _Element:
    """The smallest element that surely holds the whole report."""
    inside = page.root
    for tag, share in _MEANT:
        found = [*page.root.iter(tag)]
        if tag == "main":
            found += [element for element in page.root.iter() if element.get("role") == "main"]
        largest = max(found, key=page.size.__getitem__, default=None)
        if largest is not None and page.size[largest] >= _readable(page) * share:
            inside = largest
            break
    while (narrower := _narrow(page, inside)) is not None:
        inside = narrower
    return inside


def _readable(page: Page) -> int:
    """Size of the text that no tag, role or class sets aside."""
    left = 0
    stack = [page.root]
    while stack:
        element = stack.pop()
        if element.tag in NO_TEXT or page.reason(element):
            continue
        left += len((element.text or "").strip())
        for child in element:
            left += len((child.tail or "").strip())
            stack.append(child)
    return left


def _narrow(page: Page, element: _Element) -> _Element | None:
    """The child that holds all statements, where everything beside it is links and labels."""
    if (element.text or "").strip() or any((child.tail or "").strip() for child in element):
        return None
    parts = [child for child in element if page.size[child]]
    largest = max(parts, key=page.size.__getitem__, default=None)
    if largest is None or largest.tag not in _HOLDERS or (largest.tag == "table" and not is_layout(largest)):
        return None
    if any(_may_belong(page, part) for part in parts if part is not largest):
        return None
    return largest


def _may_belong(page: Page, part: _Element) -> bool:
    """Whether a part may hold something of the report: a statement, a heading of it, a list, a table."""
    if page.reason(part) or (not _has_statement(page, part) and _has_links(page, part)):
        return False
    headings = [block for block in part.iter(*HEADINGS) if not page.linked[block]]
    rest = page.size[part] - sum(page.size[heading] for heading in headings)
    if headings and rest == 0:
        return any(heading.tag != "h1" for heading in headings)  # the title is found outside, too
    data = next(part.iter("table", "li", "dd", "pre"), None) is not None
    return data or _has_statement(page, part) or page.size[part] - page.linked[part] > LINKY_AT_MOST


def _has_links(page: Page, part: _Element) -> bool:
    """Whether a part consists of links, for a good share."""
    return page.linked[part] >= page.size[part] * LINK_SHARE


def _has_statement(page: Page, part: _Element) -> bool:
    """Whether a sentence stands in a part, outside of what is the site's."""
    for block in part.iter():
        if block.tag not in BLOCKS or not _own_block(page, block) or _has_links(page, block):
            continue
        text = text_of(block)
        if (
            len(text.split()) >= _STATEMENT_WORDS
            and _STATEMENT.search(text)
            and not _in_chrome(page, block, part)
        ):
            return True
    return False


def _own_block(page: Page, block: _Element) -> bool:
    """Whether text stands in this block itself, not only in blocks within it."""
    return page.size[block] > 0 and not any(child.tag in BLOCKS and page.size[child] for child in block)


def _in_chrome(page: Page, block: _Element, within: _Element) -> bool:
    """Whether a block stands in a part of `within` that is set aside."""
    for above in (block, *block.iterancestors()):
        if page.reason(above):
            return True
        if above is within:
            break
    return False
