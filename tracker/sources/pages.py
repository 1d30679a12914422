"""Pages that are served in an edition's place: challenges, blocks, log-in forms, soft 404s.

They come with status 200 and are short; the words that give them away may stand in a real report too, so
each sign counts only on a page that is as short as these are, or in the page's own title.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from tracker.reading.formats import HTML, TEXT
from tracker.sources.gate import Doubt, Reason

if TYPE_CHECKING:
    from tracker.model import Document

LARGEST = 400_000
"""Bytes; a site's own error page with all its menus has some 100 kB."""

TAKEN_APART = 64_000
"""Bytes; a challenge with all its scripts has some 30 kB. Of larger pages only the title, the first heading
and password fields are looked at: taking one apart costs as much as a tenth of reading it."""

SHORT = 400
"""Words that are shown; block and challenge pages have 10 to 200, log-in pages with their menus up to 300."""

_CHALLENGES = {
    "Cloudflare": (
        "cf-chl-",
        "challenge-platform",
        "cf_chl_opt",
        "cf-error-details",
        "attention required! | cloudflare",
    ),
    "Incapsula": ("_incapsula_resource", "incapsula incident id", "request unsuccessful. incapsula"),
    "Akamai": ("errors.edgesuite.net", "reference&#32;&#35;", "_sec/cp_challenge", "sec-if-cpt-container"),
    "Amazon": ("awswafcookiedomainlist", "awswafintegration", "gokuprops"),
    "DataDome": ("captcha-delivery.com",),
    "PerimeterX": ("px-captcha", "perimeterx"),
    "Sucuri": ("sucuri website firewall",),
    "DDoS-Guard": ("ddos-guard",),
    "Imperva": ("distil_r_captcha", "pardon our interruption"),
}
"""What the protecting services put into the pages that they serve instead of the site's."""

_BLOCKED = re.compile(
    r"access (?:to this \w+ (?:is|has been) )?denied|you don['\u2019]t have permission to access"
    r"|(?:enable|requires?|turn on) javascript|javascript (?:is|must be|to be) (?:disabled|enabled|required)"
    r"|enable cookies|checking your browser|verify(?:ing)? (?:that )?you are (?:a )?human|are you a robot"
    r"|unusual traffic|your (?:request|ip)[\w ]* (?:has been )?blocked|captcha|security check"
    r"|request (?:was )?(?:rejected|blocked)|automated access",
    re.IGNORECASE,
)
_NOT_FOUND = re.compile(
    r"^\W*(?:error\W+)?(?:404|410)\b"
    r"|\bpage (?:you \w+ \w+ )?(?:was |is |could |can)?\s*(?:not|n['\u2019]t) (?:be )?found"
    r"|\b(?:page|file|document|content)\b.{0,40}\b(?:not found|no longer (?:available|exists?))"
    r"|\b(?:page|file|document|content)\b.{0,40}\bdoes ?n[o'\u2019]t exist"
    r"|^not found\b|\b(?:page introuvable|seite nicht gefunden|página no encontrada|página não encontrada"
    r"|pagina non trovata|страница не найдена|siden ble ikke funnet|sidan kunde inte hittas)",
    re.IGNORECASE,
)
_LOG_IN = re.compile(
    r"\b(?:log|sign)[ -]?(?:in|on)\b|\bauthentication required\b|\bidentifiez-vous\b", re.IGNORECASE
)


class Page(NamedTuple):
    """What of a page decides whether it is one of these."""

    title: str
    heading: str
    text: str
    source: str
    """The markup, in small letters."""
    asks_password: bool
    is_short: bool
    """Whether it shows as few words as the pages in question do."""


def doubts_of_page(document: Document, media_type: str | None) -> list[Doubt]:
    """What speaks against a page; nothing for documents of other types.

    Args:
        document: the bytes.
        media_type: what the bytes are.
    """
    if media_type not in {HTML, TEXT} or len(document.content) > LARGEST:
        return []
    page = _page(document, media_type)
    short = page.is_short
    looks = (_missing_by_title, _log_in, *((_challenge, _block, _missing_by_text) if short else ()))
    return [doubt for look in looks if (doubt := look(page))][:1]


def _missing_by_title(page: Page) -> Doubt | None:
    head = next((head for head in (page.title, page.heading) if _NOT_FOUND.search(head)), None)
    return Doubt(Reason.NOT_FOUND, f"a page that says {_quoted(head)}") if head else None


def _log_in(page: Page) -> Doubt | None:
    named = _LOG_IN.search(page.title) or _LOG_IN.search(page.heading)
    if page.asks_password and (page.is_short or named):
        return Doubt(Reason.LOG_IN, f"a log-in page: {_quoted(page.title or page.text)}")
    return None


def _challenge(page: Page) -> Doubt | None:
    for service, signs in _CHALLENGES.items():
        if any(sign in page.source for sign in signs):
            said = page.title or page.text
            return Doubt(Reason.CHALLENGE, f"a page of {service}'s in its place: {_quoted(said)}")
    return None


def _block(page: Page) -> Doubt | None:
    if _BLOCKED.search(page.title):
        return Doubt(Reason.CHALLENGE, f"a page that blocks: {_quoted(page.title)}")
    found = _BLOCKED.search(page.text)
    return (
        Doubt(Reason.CHALLENGE, f"a page that blocks: {_quoted(page.text[found.start() :])}")
        if found
        else None
    )


def _missing_by_text(page: Page) -> Doubt | None:
    found = _NOT_FOUND.search(page.text)
    return (
        Doubt(Reason.NOT_FOUND, f"a page that says {_quoted(page.text[found.start() :])}") if found else None
    )


_TITLE = re.compile(r"<title[^>]*>(.*?)</title", re.IGNORECASE | re.DOTALL)
_HEADING = re.compile(r"<h1[^>]*>(.*?)</h1", re.IGNORECASE | re.DOTALL)
_PASSWORD = re.compile(r"<input\b[^>]*\btype\s*=\s*[\"']?password", re.IGNORECASE)
_TAG = re.compile(r"<[^>]*>")


def _page(document: Document, media_type: str) -> Page:
    charset = document.charset if document.charset and _is_known(document.charset) else None
    source = document.content.decode(charset or "utf-8", "replace")
    if media_type == HTML:
        title, heading = (_first(pattern, source) for pattern in (_TITLE, _HEADING))
        password = bool(_PASSWORD.search(source))
        if len(document.content) > TAKEN_APART:
            return Page(title, heading, "", "", asks_password=password, is_short=False)
        text = _shown_text(document, charset)
    else:
        title, heading, password, text = "", "", False, source
    is_short = len(text.split()) < SHORT
    return Page(title, heading, text, source.lower(), asks_password=password, is_short=is_short)


def _first(pattern: re.Pattern[str], source: str) -> str:
    """The text of the first element that `pattern` finds."""
    from html import unescape  # noqa: PLC0415 - only pages that are new are looked at

    found = pattern.search(source)
    return " ".join(unescape(_TAG.sub(" ", found[1])).split()) if found else ""


def _is_known(charset: str) -> bool:
    import codecs  # noqa: PLC0415 - beside its one use

    try:
        codecs.lookup(charset)
    except LookupError:
        return False
    return True


def _shown_text(document: Document, charset: str | None) -> str:
    """The words that a page shows, in a browser without scripts too."""
    from lxml import etree, html  # noqa: PLC0415 - only small pages that are new are taken apart

    try:
        tree: Any = html.document_fromstring(document.content, parser=html.HTMLParser(encoding=charset))
    except (etree.LxmlError, ValueError):
        return ""
    for element in list(tree.iter("script", "style", "template", "title", etree.Comment)):
        element.drop_tree()
    return " ".join(tree.text_content().split())


def _quoted(text: str) -> str:
    words = " ".join(text.split())
    return f'"{words[:80]}{"…" if len(words) > 80 else ""}"'  # noqa: PLR2004 - fits on a line
