"""Which links an index page or a feed has. Pure, so it runs anywhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urldefrag, urljoin, urlsplit

from tracker.errors import FetchError

if TYPE_CHECKING:
    from collections.abc import Iterator

    Link = tuple[str, str]
    """Its text, or an entry's title, and its address."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """An index page or feed as it came."""

    content: bytes
    address: str
    """Where it came from in the end; what links are relative to."""
    charset: str | None
    is_feed: bool
    shown: str
    """Its address as people are told it."""


def links_of(page: Page) -> list[Link]:
    """Text and address of every link on a page, or of every entry of a feed.

    Raises:
        FetchError: it is no such page or feed.
    """
    return list(_entries(page) if page.is_feed else _links(page))


def _links(page: Page) -> Iterator[Link]:
    from lxml import etree, html  # noqa: PLC0415 - only sources of this sort need it

    try:
        parser = html.HTMLParser(encoding=page.charset) if page.charset else html.HTMLParser()
    except LookupError:
        parser = html.HTMLParser()  # a charset that nobody knows
    try:
        tree: Any = html.document_fromstring(page.content, parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise FetchError(f"{page.shown} is no page with links") from error
    base = next((each.get("href") for each in tree.iter("base") if each.get("href")), "")
    base = _joined(page.address, base) or page.address
    for link in tree.iter("a", "area"):
        address = _joined(base, link.get("href") or "")
        if address:
            text = " ".join(link.text_content().split()) or link.get("title") or link.get("alt") or ""
            yield text, address


def _entries(page: Page) -> Iterator[Link]:
    import feedparser  # type: ignore[import-untyped]  # noqa: PLC0415 - a fifth of a second that only feeds cost

    parsed = feedparser.parse(page.content, response_headers={"content-location": page.address})
    if not parsed.version:
        raise FetchError(f"{page.shown} is no Atom or RSS feed")
    for entry in parsed.entries:
        address = _joined(page.address, entry.get("link", ""))
        if address:
            yield " ".join(_plain(entry.get("title", "")).split()), address


def _plain(title: str) -> str:
    """A feed's title without the markup that it may hold."""
    if "<" not in title:
        return title
    from lxml import html  # noqa: PLC0415 - rarely needed

    tree: Any = html.fromstring(f"<p>{title}</p>")
    return str(tree.text_content())


def _joined(base: str, address: str) -> str | None:
    """An absolute http or https address without its fragment; None for anything else."""
    try:
        joined = urldefrag(urljoin(base, address.strip())).url
        return joined if urlsplit(joined).scheme in {"http", "https"} else None
    except ValueError:
        return None
