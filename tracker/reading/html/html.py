"""Web pages: the report without the site around it, as blocks.

Headings keep their level, bold run-in heads become leads, list items and table rows are told apart. What is
the site's (navigation, notices, share links, what lies outside the main content) is set aside with a reason.
lxml parses a page of 160 kB in a millisecond; extractors such as trafilatura drop parts without saying which.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from lxml import etree

from tracker.errors import InputError, UsageError
from tracker.naming import counted
from tracker.reading.blocks import BlockKind, Reading
from tracker.reading.furniture.marks import settle
from tracker.reading.html.chrome import Page
from tracker.reading.html.content import content_of
from tracker.reading.html.encoding import decode_page
from tracker.reading.html.walk import Walk
from tracker.reading.reasons import OUTSIDE

if TYPE_CHECKING:
    from lxml.etree import _Element

    from tracker.model import SetAside
    from tracker.reading.blocks import Block


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
    walk = Walk(page, chosen, why)
    walk.run()
    if not any(block.kind is BlockKind.HEADING and block.level == 1 for block in walk.blocks):
        walk.rescue_title()
    found, marks = settle(walk.blocks)
    if walk.opened:
        notices.append(f"{counted(walk.opened, 'part')} of the page behind a click: read too")
    return Reading(
        blocks=tuple(found),
        set_aside=(*walk.set_aside, *marks),
        encoding=decoded.encoding,
        title=_title(root),
        notices=tuple(notices),
    )


def fragment(markup: str, *, source: str) -> tuple[list[Block], list[SetAside]]:
    """Read a piece of a page, as it stands in other formats; what is raised in it is not settled yet.

    Args:
        markup: A well-formed piece or not, with some text in it.
        source: Where from, for messages.

    Raises:
        InputError: It cannot be parsed.
    """
    page = Page(_parse(markup, source))
    walk = Walk(page, [page.root], OUTSIDE)
    walk.run()
    return walk.blocks, walk.set_aside


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
