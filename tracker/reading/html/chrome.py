"""Which parts of a web page are the site's (navigation, notices, share links) and which are the report.

Two sorts of evidence. An element's own meaning (`nav`, `footer`, `role="search"`) is believed unless the
element holds a good part of the page's text. A word in a class or id (`cookie`, `related`) is only believed
where the content agrees: mostly links, or a short box with something to press. What is doubtful stays in.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.reading.html.notes import Notes
from tracker.reading.html.openers import Openers
from tracker.reading.html.tree import HEADINGS, NO_TEXT, set_apart, text_of, words_in, words_of
from tracker.reading.reasons import FOOTER, HEADER

if TYPE_CHECKING:
    from lxml.etree import _Element

_BY_TAG = {
    "nav": "navigation",
    "footer": "page footer",
    "aside": "sidebar",
    "form": "form",
    "dialog": "dialog",
    "button": "button",
    "select": "form",
    "textarea": "form",
    "datalist": "form",
    "noscript": "shown only without scripts",
    "template": "template, not shown",
    "iframe": "embedded page",
    "object": "embedded object",
    "audio": "media",
    "video": "media",
    "canvas": "media",
    "svg": "media",
    "math": "formula",
    "del": "deleted text",
}
_BY_ROLE = {
    "navigation": "navigation",
    "banner": "page header",
    "contentinfo": "page footer",
    "complementary": "sidebar",
    "search": "search box",
    "dialog": "dialog",
    "alertdialog": "dialog",
    "menu": "navigation",
    "menubar": "navigation",
    "doc-endnotes": "footnote",
    "doc-footnote": "footnote",
}
_BY_TITLE = {"header": HEADER, "footer": FOOTER}
"""What word processors write around the running lines of a page that they export."""
# An element that means chrome by its tag, but holds more than this share of the page's text, is the
# content after all (some systems wrap the whole page in one `form`).
_CHROME_AT_MOST = 0.25

# Words in class and id. LINKY parts consist of links; BOXES are short and have something to press.
_LINKY = {
    "nav": "navigation",
    "navbar": "navigation",
    "navigation": "navigation",
    "menu": "navigation",
    "breadcrumb": "breadcrumbs",
    "breadcrumbs": "breadcrumbs",
    "skip": "skip link",
    "skiplink": "skip link",
    "share": "share link",
    "sharing": "share link",
    "social": "share link",
    "sharethis": "share link",
    "addtoany": "share link",
    "addthis": "share link",
    "sidebar": "sidebar",
    "related": "related links",
    "recommended": "related links",
    "footer": "page footer",
    "colophon": "page footer",
    "masthead": "page header",
    "topbar": "page header",
    "pagination": "links to other pages",
    "pager": "links to other pages",
    "toc": "table of contents",
    "language": "language links",
    "languages": "language links",
    "lang": "language links",
    "toolbar": "page tools",
    "print": "page tools",
    "tags": "tags",
}
_SHORT = frozenset({"breadcrumbs", "skip link", "share link"})
"""Parts that may be known by their name where they are short, whatever share of them is linked."""
_BOXES = {
    "cookie": "cookie notice",
    "cookies": "cookie notice",
    "consent": "cookie notice",
    "gdpr": "cookie notice",
    "newsletter": "subscription box",
    "subscribe": "subscription box",
    "signup": "subscription box",
    "modal": "dialog",
    "popup": "dialog",
    "feedback": "feedback box",
    "survey": "feedback box",
    "comments": "comments",
    "search": "search box",
    "login": "log-in box",
    "advert": "advertisement",
    "advertisement": "advertisement",
    "banner": "banner",
}
_NAMES = frozenset({*_LINKY, *_BOXES})
_SCREEN_READER = re.compile(r"(?:^|\s)(?:sr-only|visually-?hidden|screen-reader-text|usa-sr-only)(?:\s|$)")
_FOOTNOTES = re.compile(r"^(?:foot|end)notes?(?:$|-?(?:list|section|text|ref-?list|area|container|s)$)")

# A part with a good share of its text in links consists of links.
LINK_SHARE = 0.4
# Text beside the links that such a part may have ("You are here:", "Share this page").
LINKY_AT_MOST = 160
# No heading is longer.
_HEADING_AT_MOST = 1000
# A notice or a box is shorter than this, and no large part of the page.
_BOX_AT_MOST = 1500
_BOX_SHARE = 0.2
# So many links within the page, and nearly nothing else, are a table of contents.
_CONTENTS_LINKS = 3
_CONTENTS_SHARE = 0.8

_SHARE_ADDRESS = re.compile(
    r"^(?:javascript:|whatsapp:|viber:|fb-messenger:|mailto:\?)"
    r"|[/.](?:facebook\.com/(?:sharer|dialog)|(?:twitter|x)\.com/(?:intent|share|home\?status)"
    r"|linkedin\.com/share|t\.me/share|vk\.com/share|reddit\.com/submit|pinterest\.com/pin"
    r"|(?:api|web)\.whatsapp\.com/send|addtoany\.com|threads\.net/intent)",
    re.IGNORECASE,
)
_STATEMENT = re.compile(r"\w+(?:\W+\w+){4,}[.!?]")
_LETTERS = re.compile(r"[a-z]+")
_HIDING_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


class Page:
    """A parsed page, with what is needed to judge its parts."""

    def __init__(self, root: _Element) -> None:
        """Count each element's text, and how much of it is in links."""
        self.root = root
        self.size: dict[_Element, int] = {}
        self.linked: dict[_Element, int] = {}
        for element in reversed(list(root.iter())):
            self._measure(element)
        self.total = max(1, self.size[root])
        self._reasons: dict[_Element, str | None] = {}
        self.openers = Openers(root)
        self.set_apart = set_apart(root)
        self.notes = Notes(root)

    def _measure(self, element: _Element) -> None:
        if element.tag in NO_TEXT:
            self.size[element] = self.linked[element] = 0
            return
        size = len((element.text or "").strip())
        linked = 0
        for child in element:
            size += self.size[child] + len((child.tail or "").strip())
            linked += self.linked[child]
        self.size[element] = size
        self.linked[element] = size if element.tag == "a" and element.get("href") else linked

    def reason(self, element: _Element) -> str | None:
        """Why an element is no part of the report; None where it is, or may be."""
        if element not in self._reasons:
            tests = (self._meant, self._hidden, self._classed, self._links, self._footnotes)
            found = (test(element) for test in tests) if self.size[element] else iter(())
            self._reasons[element] = next(filter(None, found), None)
        return self._reasons[element]

    def _meant(self, element: _Element) -> str | None:
        """By tag or role."""
        tag = str(element.tag)
        reason = _BY_ROLE.get(element.get("role", "").lower()) or _BY_TAG.get(tag)
        if tag == "div":
            reason = reason or _BY_TITLE.get(element.get("title", ""))
        if reason is None or self.size[element] > self.total * _CHROME_AT_MOST:
            return None
        if tag == "button" and self._is_heading(element):
            return None
        if tag == "footer" and next(element.iterancestors("blockquote", "figure"), None) is not None:
            return None  # whose words they are
        if tag == "aside" and (_names_notes(element) or self._is_box(element)):
            return None
        return reason

    def _is_box(self, aside: _Element) -> bool:
        """Whether an `aside` is a box within the report: a case, a definition; not links, not a form."""
        return (
            next(aside.iterancestors("article", "main"), None) is not None
            and self.linked[aside] < self.size[aside] * LINK_SHARE
            and next(aside.iter("button", "input", "form", "nav"), None) is None
            and _STATEMENT.search(text_of(aside)) is not None
        )

    def _is_heading(self, button: _Element) -> bool:
        """Whether a button is the heading of what it opens, or such a heading begins with it."""
        if self.openers.level(button) is not None:
            return True
        for above in button.iterancestors():
            if above.tag == "summary" or self.openers.level(above) is not None:
                short = self.size[above] <= _HEADING_AT_MOST
                return short and text_of(above).startswith(text_of(button))  # behind it: "Copy link"
        return False

    def _hidden(self, element: _Element) -> str | None:
        """Not shown; but a part that something on the page opens is read."""
        if _SCREEN_READER.search(element.get("class", "")):
            return "text for screen readers only"
        hidden = element.get("hidden") is not None or _HIDING_STYLE.search(element.get("style", ""))
        if not hidden or self.openers.opens(element):
            return None
        return "hidden"

    def _classed(self, element: _Element) -> str | None:
        """By the words in class and id, where the content agrees."""
        if element.tag in {"html", "body", "main", *HEADINGS}:
            return None
        words = words_of(element)
        if words.isdisjoint(_NAMES):
            return None
        size, linked = self.size[element], self.linked[element]
        pressed = next(element.iter("button", "input"), None) is not None
        if linked < size * LINK_SHARE and _names_content(element, pressed=pressed):
            words = words_in(element.get("class", ""))
        pressed = pressed or any(self.notes.link_of_mark(link) is None for link in element.iter("a"))
        if size - linked <= LINKY_AT_MOST:
            for word, reason in _LINKY.items():
                if word in words and (linked >= size * LINK_SHARE or (pressed and reason in _SHORT)):
                    return reason
        if not pressed or size > min(_BOX_AT_MOST, self.total * _BOX_SHARE):
            return None
        if next(element.iter("h1"), None) is not None:
            return None  # a banner with the report's title, and what it says of it
        return next((reason for word, reason in _BOXES.items() if word in words), None)

    def _links(self, element: _Element) -> str | None:
        """By where its links lead, where it is nothing but links."""
        if element.tag not in {"ul", "ol", "div", "p", "section"} or element in self.openers.around:
            return None
        size, linked = self.size[element], self.linked[element]
        if linked < size * _CONTENTS_SHARE:
            return None
        addresses = [link.get("href", "") for link in element.iter("a")]
        if len(addresses) >= _CONTENTS_LINKS and all(address.startswith("#") for address in addresses):
            return "table of contents"
        if addresses and all(_SHARE_ADDRESS.search(address) for address in addresses):
            return "share link"
        if addresses and all(address in {"#", "#top", "#page-top", "#content"} for address in addresses):
            return "link within the page"
        return None

    def _footnotes(self, element: _Element) -> str | None:
        """A note that a mark leads to, or a list of notes."""
        if element in self.notes.blocks:
            return "footnote"
        if element.tag == "aside" and element.get("role") == "doc-footnote":
            return "footnote"
        if (
            element.tag not in {"ol", "ul", "dl", "div", "section"}
            or self.size[element] > self.total * _CHROME_AT_MOST
        ):
            return None
        return "footnote" if _names_notes(element) else None


def _names_notes(element: _Element) -> bool:
    """Whether a class or the id says that notes are in it."""
    names = [*element.get("class", "").lower().split(), element.get("id", "").lower()]
    return any(_FOOTNOTES.match(name) for name in names)


def _names_content(element: _Element, *, pressed: bool) -> bool:
    """Whether an id is an address in the text: of a paragraph, or what a heading says (`my-rights`).

    One word alone, where there is something to press, may name a box that is called so (`comments`).
    """
    named = _LETTERS.findall(element.get("id", "").lower())
    if not named or (pressed and len(named) == 1):
        return False
    if element.tag in {"p", "li", "dd", "td", "tr"}:
        return not pressed
    heading = next(element.iter(*HEADINGS), None)
    return heading is not None and set(named) <= set(_LETTERS.findall(text_of(heading).lower()))
