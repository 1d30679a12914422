"""Web pages: the report without the site around it, as blocks.

Headings keep their level, bold run-in heads become leads, list items and table rows are told apart. What is
the site's (navigation, notices, share links, what lies outside the main content) is set aside with a reason.
lxml parses a page of 160 kB in a millisecond; extractors such as trafilatura drop parts without saying which.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from lxml import etree

from tracker.errors import InputError, UsageError
from tracker.model import SetAside
from tracker.naming import counted
from tracker.reading.blocks import Block, BlockKind, Reading
from tracker.reading.html_chrome import Page
from tracker.reading.html_content import content_of
from tracker.reading.html_encoding import decode_page
from tracker.reading.html_table import rows_of
from tracker.reading.html_tree import BLOCKS, HEADINGS, NO_TEXT, is_layout, line_of, text_of
from tracker.reading.runs import BREAK, all_bold, join, lead, split_at_breaks, unbroken

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element

    from tracker.reading.runs import Run

OUTSIDE = "outside the main content"

_BOLD = frozenset({"b", "strong", "summary"})
_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
# A link that is a footnote's mark: a figure or a sign, alone or in brackets, raised or not.
_MARK = re.compile(r"^\[?(?:\d{1,3}|[ivx]{1,5}|[a-z]|[*†‡§]{1,3})\]?$")
_ANCHOR_MARKS = frozenset({"#", "¶", "§", "🔗"})
# A heading longer than this is a paragraph that somebody made large.
_HEADING_AT_MOST = 250


def blocks(
    content: bytes, *, source: str, charset: str | None = None, selector: str | None = None
) -> Reading:
    """Read a web page.

    Args:
        content: The bytes of the page.
        source: Where from, for messages.
        charset: As the header declared it, if it did.
        selector: A CSS selector; only the elements that it matches are read.

    Raises:
        InputError: The page cannot be parsed, or `selector` matches nothing in it.
        UsageError: `selector` is no CSS selector.
    """
    decoded = decode_page(content, source=source, charset=charset)
    notices = list(decoded.notices)
    root = _parse(decoded.text, source)
    page = Page(root)
    if selector is None:
        chosen, why = [content_of(page)], OUTSIDE
    else:
        chosen, why = _select(root, selector, source), f"outside the selector {selector!r}"
    walk = _Walk(page, chosen, why)
    walk.run()
    if not any(block.kind is BlockKind.HEADING and block.level == 1 for block in walk.blocks):
        walk.rescue_title()
    if walk.opened:
        notices.append(f"{counted(walk.opened, 'part')} of the page behind a click: read too")
    return Reading(
        blocks=tuple(walk.blocks),
        set_aside=tuple(walk.set_aside),
        encoding=decoded.encoding,
        title=_title(root),
        notices=tuple(notices),
    )


def _parse(text: str, source: str) -> _Element:
    """The page's tree, without comments."""
    parser = etree.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True, no_network=True
    )
    try:
        root = etree.fromstring(text.replace("\x00", "").encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError as error:
        raise InputError(f"{source}: not readable as HTML ({error.msg})") from error
    for entry in parser.error_log:
        if entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT:
            raise InputError(f"{source}: HTML nested too deeply to be read whole ({entry.message})")
    if root is None:
        raise InputError(f"{source}: no text in it; nothing to read")
    _end_head(root)
    return root


_METADATA = frozenset({"base", "link", "meta", "noscript", "script", "style", "template", "title"})


def _end_head(root: _Element) -> None:
    """Put what is no metadata where a browser puts it, into the body: pages may leave the tag out.

    The parser takes elements that are newer than itself, such as `main`, for a part of the head.
    """
    head = next(root.iterchildren("head"), None)
    first = next((child for child in head if child.tag not in _METADATA), None) if head is not None else None
    if head is None or first is None:
        return
    astray = [first, *first.itersiblings()]
    body = next(root.iterchildren("body"), None)
    if body is None:
        body = etree.SubElement(root, "body")
    elif body.text:  # stands behind what is put before it
        astray[-1].tail = (astray[-1].tail or "") + body.text
        body.text = None
    for place, element in enumerate(astray):
        body.insert(place, element)


def _select(root: _Element, selector: str, source: str) -> list[_Element]:
    """The outermost elements that match `selector`."""
    from lxml.cssselect import CSSSelector, SelectorError  # noqa: PLC0415 (only where one is given)

    try:
        found = cast("list[_Element]", CSSSelector(selector, translator="html")(root))
    except (SelectorError, etree.XPathError) as error:
        raise UsageError(f"{selector!r} is no CSS selector: {error}") from error
    if not found:
        raise InputError(
            f"{source}: the selector {selector!r} matches nothing on the page; try it with `tracker preview`"
        )
    within = set(found)
    return [element for element in found if not any(above in within for above in element.iterancestors())]


def _title(root: _Element) -> str | None:
    """The page's title as its metadata has it."""
    for meta in root.iter("meta"):
        if meta.get("property") == "og:title" and meta.get("content", "").strip():
            return " ".join(meta.get("content", "").split())
    title = next(root.iter("title"), None)
    return (" ".join("".join(map(str, title.itertext())).split()) or None) if title is not None else None


@dataclass(slots=True)
class _Walk:
    """One pass over the tree, in document order, without recursion (pages nest deeper than Python may)."""

    page: Page
    chosen: Iterable[_Element]
    why_outside: str
    blocks: list[Block] = field(default_factory=list)
    set_aside: list[SetAside] = field(default_factory=list)
    opened: int = 0
    _runs: list[Run] = field(default_factory=list)
    _bold: int = 0
    _inside: int = 0
    _heading: int | None = None
    _item: bool = False
    _line: int = 1

    def run(self) -> None:
        """Walk the whole page; what is outside the chosen elements is set aside too."""
        within = set(self.chosen)
        stack: list[tuple[_Element, bool]] = [(self.page.root, False)]
        while stack:
            element, leaving = stack.pop()
            if leaving:
                self._leave(element, within)
            elif self._enter(element, within):
                stack.append((element, True))
                stack.extend((child, False) for child in reversed(element))
                self._add(element.text)
                continue
            if element is not self.page.root:
                self._add(element.tail)
        self._flush()

    def rescue_title(self) -> None:
        """Put the page's first-level heading in front where it stands outside the main content."""
        for heading in self.page.root.iter("h1"):
            text = text_of(heading)
            if text and not self.page.linked[heading] and self.page.reason(heading) is None:
                aside = [
                    piece
                    for piece in self.set_aside
                    if piece.text == text and piece.reason == self.why_outside
                ]
                if aside:
                    self.set_aside.remove(aside[0])
                place = f"line {line_of(heading)}"
                self.blocks.insert(0, Block(text=text, kind=BlockKind.HEADING, place=place, level=1))
                return

    def _enter(self, element: _Element, within: set[_Element]) -> bool:
        """Begin an element; False where it is not to be walked through."""
        tag = str(element.tag)
        if element in within:
            self._flush()
            self._inside += 1
        if tag == "br":
            self._runs.append((BREAK, False))
        if tag in NO_TEXT or tag == "br":
            return False
        if tag in BLOCKS:
            self._flush()
            self._line = line_of(element)
        if (element not in within and self._apart(element)) or self._taken(element):
            return False
        if tag in HEADINGS:
            self._heading = int(tag[1])
        elif tag == "li":
            self._item = next(element.iter(*HEADINGS), None) is None
        elif tag == "q":
            self._add("“")
        self._bold += self._is_bold(element)
        return True

    def _taken(self, element: _Element) -> bool:
        """Take an element whole where its text is no running text: a table's rows, preformatted lines."""
        if element.tag == "table" and not is_layout(element):
            self._rows(element)
        elif element.tag == "pre":
            self._lines(element)
        else:
            return False
        return True

    def _apart(self, element: _Element) -> bool:
        """Set an element aside if it is no part of the report, or drop it if it is no text at all."""
        text = None
        if self._inside:
            if reason := self._mark(element):
                text = text_of(element)
            elif (reason := self.page.reason(element)) is None:
                self.opened += self._opens(element)
                return False
        elif (reason := self.page.reason(element)) is None:
            return False
        if text := text or text_of(element):
            self.set_aside.append(SetAside(text=text, reason=reason, place=f"line {line_of(element)}"))
        return True

    def _mark(self, element: _Element) -> str | None:
        """A footnote's mark, or the sign of a link to the heading that it stands in."""
        if element.tag not in {"a", "sup"} or (self.page.size[element] or 99) > 5:  # noqa: PLR2004 ("[123]")
            return None
        link = element if element.tag == "a" else next(element.iter("a"), None)
        if link is None or "#" not in link.get("href", ""):
            return None
        text = text_of(element)
        if text in _ANCHOR_MARKS:
            return "link to the place itself"
        return "footnote mark" if _MARK.match(text) else None

    def _opens(self, element: _Element) -> bool:
        return element.get("hidden") is not None and self.page.opens(element)

    def _is_bold(self, element: _Element) -> bool:
        return element.tag in _BOLD or bool(_BOLD_STYLE.search(element.get("style", "")))

    def _leave(self, element: _Element, within: set[_Element]) -> None:
        """End an element."""
        tag = str(element.tag)
        if tag == "q":
            self._add("”")
        if tag in BLOCKS or element in within:
            self._flush()
        self._bold -= self._is_bold(element)
        if tag in HEADINGS:
            self._heading = None
        elif tag == "li":
            self._item = False
        self._inside -= element in within

    def _add(self, text: str | None) -> None:
        """Add a stretch of text to the block that is being gathered."""
        if text:
            self._runs.append((text.replace(BREAK, " "), self._bold > 0))

    def _rows(self, table: _Element) -> None:
        """A table of data, row by row."""
        for kind, text, line in rows_of(table):
            self._put(Block(text=text, kind=kind, place=f"line {line}"))

    def _lines(self, element: _Element) -> None:
        """Preformatted text: lines as they stand, to be joined as those of a text file are."""
        gap = True
        for number, line in enumerate("".join(map(str, element.itertext())).splitlines()):
            if line.strip():
                place = f"line {self._line + number}"
                self._put(Block(text=line, kind=BlockKind.LINE, place=place, gap_before=gap))
            gap = not line.strip()

    def _put(self, block: Block) -> None:
        """Keep a block, or set it aside where it is outside."""
        if self._inside:
            self.blocks.append(block)
        else:
            self.set_aside.append(SetAside(text=block.text, reason=self.why_outside, place=block.place))

    def _flush(self) -> None:
        """Make blocks of what was gathered: one, or more where line breaks part them."""
        runs, self._runs = self._runs, []
        for piece in [unbroken(runs)] if self._heading is not None else split_at_breaks(runs):
            text = join(piece)
            if not text:
                continue
            kind, level = BlockKind.PARAGRAPH, None
            if self._heading is not None and len(text) <= _HEADING_AT_MOST:
                kind, level = BlockKind.HEADING, self._heading
            elif self._item:
                kind, self._item = BlockKind.ITEM, False
            bold = level is None and all_bold(piece)
            head = lead(piece) if level is None else None
            place = f"line {self._line}"
            self._put(Block(text=text, kind=kind, place=place, level=level, lead=head, bold=bold))
