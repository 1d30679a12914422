"""Whether what came is an edition at all; what fails is quarantined, never stored, never a change.

Four looks, each at what the one before let pass: the answer, the page, the text, and the text beside what is
stored of the same edition.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from tracker.naming import counted
from tracker.reading.formats import HTML, PDF, TEXT
from tracker.sources.languages import LANGUAGE_WORDS, Languages
from tracker.sources.messages import status_words

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from tracker.model import Document, Edition

SHRUNK = 0.5
"""A text with less than this share of the words that its edition had is not believed at once."""

OUTLINE_SECTIONS = 3
"""From so many sections on (the title counted) an edition has an outline that can be lost."""


class Reason(StrEnum):
    """Why something was quarantined."""

    STATUS = "status"
    TYPE = "type"
    UNREADABLE = "unreadable"
    CHALLENGE = "challenge"
    NOT_FOUND = "not found"
    LOG_IN = "log-in"
    TOO_LITTLE = "too little text"
    LANGUAGE = "language"
    SHRUNK = "shrunk"
    NO_OUTLINE = "no outline"
    OTHER_EDITION = "another edition"
    CUT_SHORT = "cut short"
    UNLIKE = "unlike"
    UNFAMILIAR = "unfamiliar"
    """Of its words, too, hardly any are such as its source gave before."""
    AFTER_RETRACTION = "after a retraction"


@dataclass(frozen=True, slots=True)
class Doubt:
    """One thing that speaks against an edition."""

    reason: Reason
    words: str
    """For a person, with the facts."""


_FRONT = re.compile(r"/?|/[a-z]{2}(?:[-_][A-Za-z]{2})?/?|/(?:[a-z]{2}/)?(?:index|home|default)(?:\.\w+)?/?")
"""Paths of front pages, with or without a language."""


def doubts_of_answer(status: int, document: Document, asked: str | None = None) -> list[Doubt]:
    """What the status, where the answer came from, and the type of the bytes say.

    Args:
        status: of the answer.
        document: what came, and the address that it came from in the end.
        asked: the address that was asked for; None for a file.
    """
    if status != HTTPStatus.OK:
        return [Doubt(Reason.STATUS, f"answered {status_words(status)}")]
    if asked is not None and _is_front(document.source) and not _is_front(asked):
        return [Doubt(Reason.NOT_FOUND, f"redirected to the site's front page, {document.source}")]
    declared, found = document.media_type, sniffed(document)
    if not document.content:
        return [Doubt(Reason.UNREADABLE, "the answer is empty")]
    # Text types are confused by many servers and told apart by the bytes; a page where a document was
    # announced is an error page.
    binary = declared is not None and (declared == PDF or "officedocument" in declared)
    if binary and found in {HTML, TEXT}:
        return [Doubt(Reason.TYPE, f"announced as {declared}, but its bytes are {found}")]
    return []


def _is_front(address: str) -> bool:
    """Whether a site begins there."""
    parts = urlsplit(address)
    return not parts.query and _FRONT.fullmatch(parts.path) is not None


def sniffed(document: Document) -> str | None:
    """What the bytes are; None where that cannot be said."""
    from tracker.errors import InputError  # noqa: PLC0415 - see `tracker.reading`
    from tracker.reading.sniff import sniff  # noqa: PLC0415 - only what is new is looked at

    try:
        return str(sniff(document))
    except InputError:
        return None


def doubts_of_text(
    edition: Edition,
    *,
    language: str,
    least_words: int,
    stored: Edition | None = None,
    languages: Languages | None = None,
) -> list[Doubt]:
    """What the text says, by itself and beside what is stored of the same edition.

    Args:
        edition: what came.
        language: the report's.
        least_words: what has fewer is no edition.
        stored: the same part of the same edition as it was last stored.
        languages: what was learned of languages in this run.
    """
    words, stored_words = edition.words, stored.words if stored else 0  # counted once: they are many
    doubts = []
    if stored and words < SHRUNK * stored_words:
        doubts.append(Doubt(Reason.SHRUNK, f"{counted(words, 'word')} where there were {stored_words:,}"))
    if stored and len(stored.sections) >= OUTLINE_SECTIONS and len(edition.sections) <= 1:
        doubts.append(Doubt(Reason.NO_OUTLINE, f"no heading where there were {len(stored.sections)}"))
    if stored and stored_words < least_words:
        least_words = 0  # a person has accepted a short edition before
    shrunk = any(doubt.reason is Reason.SHRUNK for doubt in doubts)
    if words < least_words and not shrunk:
        doubts.append(Doubt(Reason.TOO_LITTLE, f"{counted(words, 'word')}, expected at least {least_words}"))
    languages = languages or Languages()
    other = languages.other(edition, language, stored) if words >= LANGUAGE_WORDS else None
    if other:
        doubts.append(Doubt(Reason.LANGUAGE, f"its language is {other}, the report's is {language}"))
    return doubts


def doubts_of_end(
    edition: Edition, content: bytes, stored: Edition, before: Callable[[], bytes]
) -> list[Doubt]:
    """What says that a transfer ended early: where no length was announced, only the text can tell.

    Args:
        edition: what came.
        content: its bytes.
        stored: the same part of the same edition as it was last stored.
        before: gives the bytes of `stored`.
    """
    text = edition.text.rstrip()
    if stored.text.startswith(text) and any(each.start < len(text) < each.end for each in stored.findings):
        return [Doubt(Reason.CUT_SHORT, "it breaks off in the middle of a sentence that was whole before")]
    is_page = edition.provenance.media_type == stored.provenance.media_type == HTML
    if is_page and not _is_closed(content) and _is_closed(before()):
        return [Doubt(Reason.CUT_SHORT, "its end is missing: there is no </html>, as there was before")]
    return []


def _is_closed(page: bytes) -> bool:
    """Whether a page says where it ends, in whatever encoding."""
    return b"</html" in page.replace(b"\0", b"").lower()


_OF_A_GUTTED_EDITION = {
    Reason.SHRUNK,
    Reason.NO_OUTLINE,
    Reason.CUT_SHORT,
    Reason.UNLIKE,
    Reason.UNFAMILIAR,
}


def unconfirmed(reasons: Collection[Reason]) -> Reason | None:
    """Whether the edition itself may have been gutted: then people are told at once.

    Gives the graver of `SHRUNK` and `NO_OUTLINE`; None where the reasons say that this is no edition.
    """
    if set(reasons) - _OF_A_GUTTED_EDITION:
        return None
    return next((each for each in (Reason.SHRUNK, Reason.NO_OUTLINE) if each in reasons), None)
