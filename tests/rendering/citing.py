"""Citations written in Python: what the page's script must give too."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from tracker.reading.formats import HTML, PDF
from tracker.rendering.citation import PATTERNS, Style, edition_fields, fill, heading

if TYPE_CHECKING:
    from tracker.rendering.context.parts import EditionHead, Place

FRAGMENT_WORDS = 5
"""Words at each end of a passage that a text-fragment link names: enough to be unique, few enough to last."""


def cite(edition: EditionHead, place: Place, quoted: str, *, style: Style = Style.PLAIN) -> str:
    """Write the citation of `quoted`, which stands at `place` in `edition`."""
    fields = edition_fields(edition, style) | {
        "quote": quoted,
        "section": ", ".join(map(heading, place.path)),
        "label": place.label or "",
        "paragraph": place.paragraph,
        "page": str(place.page or ""),
        "characters": place.characters,
    }
    fields["address"] = address(
        edition.source, edition.media_type, quoted, place.page, linked=bool(edition.link)
    )
    return fill(PATTERNS[style], fields)


def address(source: str, media_type: str, quoted: str, page: int | None, *, linked: bool) -> str:
    """Give the web address of a passage: a text fragment into a page, the page of a PDF; none for a file."""
    if not linked:
        return ""
    bare = source.partition("#")[0]
    if media_type == HTML:
        words = quoted.split()
        if len(words) <= 2 * FRAGMENT_WORDS:
            return f"{bare}#:~:text={_encoded(words)}"
        return f"{bare}#:~:text={_encoded(words[:FRAGMENT_WORDS])},{_encoded(words[-FRAGMENT_WORDS:])}"
    if media_type == PDF and page:
        return f"{bare}#page={page}"
    return source


def _encoded(words: list[str]) -> str:
    """Percent-encode as a text fragment wants it: the dash and the comma have a meaning there."""
    return quote(" ".join(words), safe="").replace("-", "%2D")
