"""Footnotes of a web page: the links that are marks of notes, and the blocks that are the notes.

A figure that links to another place of the page is a mark where it is raised, in brackets or a sign, or where
the link says that it leads to a note; "section 7" is a link of that sort, too, and part of its sentence.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from tracker.reading.html.tree import BLOCKS, HEADINGS, found, is_raised, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

# A figure or a letter, alone or in brackets, or a sign.
_MARK = re.compile(r"\[?(?:\d{1,3}|[ivx]{1,5}|[a-z]|[*†‡§]{1,3})\]?")
_PLAIN = re.compile(r"\w+")
# `[footnote 12]`, `[note 3]`: in brackets, a word or two and a number.
_WORDED = re.compile(r"\[[^\W\d_][^\[\]\d]{0,20}\s?\d{1,3}\]")
_MARK_AT_MOST = 26
# What addresses, ids and classes of notes are called.
_NAMED = re.compile(
    r"(?:^|[^a-z])(?:fn|ftn|fnref|ftnref|edn|(?:foot|end)?notes?|(?:foot|end)?noteref|footnotes?|endnotes?|cite)(?![a-z])",
    re.IGNORECASE,
)
_PLACES = etree.XPath("//*[@id] | //a[@name]")
_LINKS = etree.XPath("//a[starts-with(@href, '#')]")
# A note is shorter than this.
_NOTE_AT_MOST = 3000


class Notes:
    """The footnotes of a page."""

    def __init__(self, root: _Element) -> None:
        """Find the blocks that a mark in a sentence leads to, and that lead back to it."""
        self._places = {place: element for element in found(_PLACES, root) for place in _places(element)}
        self._back: dict[_Element, frozenset[str]] = {}
        self._blocks: dict[_Element, _Element | None] = {}
        self._pairs = dict(self._paired(root)) if self._places else {}
        self.blocks = frozenset(self._pairs.values())

    def link_of_mark(self, element: _Element) -> _Element | None:
        """The link of a footnote's mark, where `element` (a link, or what is raised) is one."""
        link = element if element.tag == "a" else next(element.iter("a"), None)
        if link is None or "#" not in link.get("href", ""):
            return None
        text = text_of(element, between="")
        if link in self._pairs and text == _said(link):
            return link
        if len(text) > _MARK_AT_MOST or not (_WORDED.fullmatch(text) or _MARK.fullmatch(text)):
            return None
        alone = _PLAIN.fullmatch(text) is None and not _WORDED.fullmatch(text)
        return link if alone or _is_raised(link) or _is_named(link) else None

    def _paired(self, root: _Element) -> Iterator[tuple[_Element, _Element]]:
        """Marks and their notes."""
        for link in found(_LINKS, root):
            target = self._places.get(link.get("href", "")[1:])
            if target is None or not _reads_as_mark(link) or _begins_block(link):
                continue
            if target not in self._blocks:
                self._blocks[target] = _block_of(target)
            note = self._blocks[target]
            if note is None or link in note.iterdescendants("a"):
                continue
            if any(f"#{place}" in self._led_back(note) for place in _places_at(link)):
                yield link, note

    def _led_back(self, note: _Element) -> frozenset[str]:
        """Where a block's marks and arrows lead, unless it is too long for a note or has a table in it."""
        if note not in self._back:
            fits = sum(map(len, note.itertext())) <= _NOTE_AT_MOST and next(note.iter("table"), None) is None
            self._back[note] = frozenset(
                link.get("href", "") for link in (note.iter("a") if fits else ()) if _leads_back(link)
            )
        return self._back[note]


def _leads_back(link: _Element) -> bool:
    """Whether a link is the number of a note, or an arrow; "back to the text" stands below tables, too."""
    text = _said(link).rstrip(". ")
    return not any(map(str.isalnum, text)) or _MARK.fullmatch(text) is not None


def _said(link: _Element) -> str:
    """The text of a link, which mostly has no other element in it, but for brackets around a figure."""
    return text_of(link, between="") if len(link) else " ".join((link.text or "").split())


def _reads_as_mark(link: _Element) -> bool:
    text = _said(link)
    return len(text) <= _MARK_AT_MOST and bool(_MARK.fullmatch(text) or _WORDED.fullmatch(text))


def _is_raised(link: _Element) -> bool:
    """Whether a link is raised, or all that is in it."""
    return (
        is_raised(link)
        or any(is_raised(above) for above in _within_block(link))
        or any(is_raised(below) and text_of(below) == text_of(link) for below in link)
    )


def _is_named(link: _Element) -> bool:
    """Whether a link says that it leads to a note."""
    if link.get("role") == "doc-noteref" or link.get("rel") == "footnote":
        return True
    said = (link.get("href", "").rpartition("#")[2], link.get("class"), link.get("id"), link.get("name"))
    return any(_NAMED.search(name) for name in said if name)


def _begins_block(link: _Element) -> bool:
    """Whether nothing is printed before a link in its block."""
    block = _block_of(link)
    if block is None:
        return True
    for other in block.iter("a"):
        if other is link:
            break
        if text_of(other):
            return False
    for element in block.iter():
        if element is link:
            return True
        if (element.text or "").strip():
            return False
        previous = element.getprevious()
        if element is not block and previous is not None and (previous.tail or "").strip():
            return False
    return True


def _within_block(element: _Element) -> Iterator[_Element]:
    """What stands around an element, up to its block."""
    for above in element.iterancestors():
        if above.tag in BLOCKS:
            return
        yield above


def _block_of(element: _Element) -> _Element | None:
    """The paragraph or list item that an element stands in, or is; None where that is no such block."""
    for above in (element, *element.iterancestors()):
        if above.tag == "li":
            return above
        if above.tag in {"p", "dd", "div", "td", "aside"}:
            parent = above.getparent()
            if parent is not None and parent.tag == "li":
                return parent
            return above if next(above.iter(*HEADINGS), None) is None else None
        if above.tag in BLOCKS:
            return None
    return None


def _places(element: _Element) -> Iterator[str]:
    """The addresses within the page that an element has."""
    for key in ("id", "name") if element.tag == "a" else ("id",):
        if place := element.get(key):
            yield place


def _places_at(link: _Element) -> Iterator[str]:
    """The addresses of a mark: its own, of what is raised around it, of an empty element before it."""
    before = link.getprevious()
    around = [link, *link, *_within_block(link)]
    if before is not None and not (before.tail or "").strip() and not text_of(before):
        around.append(before)
    for element in around:
        yield from _places(element)
