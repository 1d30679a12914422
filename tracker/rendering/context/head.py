"""The head of a report: the two editions, the summary in sentences, what a reader must be told."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

from tracker.footnotes import footnotes_in
from tracker.model import Flag, text_hash
from tracker.naming import counted, listed
from tracker.rendering.accuracy import DOUBT, STATEMENT
from tracker.rendering.context.parts import Count, EditionHead
from tracker.rendering.provisos import AUTHORITY
from tracker.rendering.verdicts import ABSENCE
from tracker.rendering.visible import visible
from tracker.sources.shown import HIDDEN

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from tracker.model import Comparison, Edition
    from tracker.rendering.facts import RunFacts
    from tracker.rendering.verdicts import Verdicts

RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "syr", "ug", "ur", "yi"})
"""Languages written from right to left (ISO 639 codes)."""

FINDINGS_EXPLAINED = (
    "A finding is one sentence-sized statement; a long enumeration is read as its lead and its items. Every "
    "finding of both editions stands in exactly one row. The text decides which findings belong together; "
    "headings and neighbours help."
)
PARAGRAPH_COUNTED = "its paragraph within its section"
PARAGRAPH_PRINTED = (
    "the number that its edition prints before its paragraph, or, where none is printed, which paragraph of "
    "its section it is,"
)
CHARACTERS_EXPLAINED = (
    "Below each passage stand {paragraph} and, as “chars”, its place in the canonical "
    "text of its edition: code points counted from 0, the last not included, as in the JSON export. "
    "The command “tracker show EDITION{option} --format text” prints that text; its SHA-256 is given beside "
    "that of the source."
)
ONLY_TEXT = "The comparison quotes and counts; it does not judge. Only text is read, not pictures."


def edition_head(edition: Edition) -> EditionHead:
    """Describe `edition` and where its text came from."""
    origin = edition.provenance
    authority, warning = AUTHORITY[origin.authority]
    return EditionHead(
        label=visible(origin.edition),
        title=visible(origin.title or origin.edition),
        publisher=visible(origin.publisher) if origin.publisher else None,
        published=origin.published.isoformat() if origin.published else None,
        period=visible(origin.period) if origin.period else None,
        source=visible(origin.source),
        link=web_address(origin.source),
        media_type=visible(origin.media_type),
        authority=authority,
        warning=warning,
        retrieved=utc(origin.retrieved_at),
        sha256=origin.sha256,
        text_sha256=text_hash(edition.text),
        revision=origin.revision,
        reader=visible(origin.reader),
        findings=len(edition.findings),
        numbered=edition.numbered,
        words=edition.words,
        language=origin.language,
        direction="rtl" if origin.language.split("-")[0].casefold() in RIGHT_TO_LEFT else "ltr",
        notices=tuple(visible(notice) for notice in edition.notices),
        set_aside=len(edition.set_aside),
        footnotes=len(footnotes_in(edition.set_aside)),
    )


_NOT_WHOLE = HIDDEN + "{}"
"""What stands in an address for a secret."""


def web_address(source: str) -> str | None:
    """Give `source` where it may become a link: an http or https address that leads to where it says.

    Not so one with anything invisible in it, nor one that was stored without the secret that it needs.
    """
    plain = source.casefold().startswith(("http://", "https://"))
    leads = not any(char.isspace() or char in _NOT_WHOLE for char in source)
    return source if plain and leads and visible(source) == source else None


def utc(when: datetime | None) -> str | None:
    """Write a time to the minute, in UTC."""
    return when.astimezone(UTC).strftime("%Y-%m-%d %H:%M UTC") if when else None


FILTER_ON = "A filter is on ({what}): {shown} of {total} shown. The figures are of the whole comparison."
"""Said in the head of every shape; by the page's script, too, where the filter is the reader's."""
NOT_PRINTED = "The lists of important changes, of figures and by theme are not printed."
"""Said then, too: they were made of all rows."""


def filter_words(facts: RunFacts, shown: int, total: int) -> str | None:
    """Say which filter is on, and how many rows it leaves."""
    if facts.filter is None and facts.shown is None:
        return None
    said = FILTER_ON if facts.filter else FILTER_ON.replace(" ({what})", "")
    return said.format(what=visible(facts.filter or ""), shown=f"{shown:,}", total=f"{total:,}")


def method(comparison: Comparison, facts: RunFacts, old: EditionHead, new: EditionHead) -> tuple[str, ...]:
    """Say what was compared, by what, by which command and when; how; how well; and what it does not say."""
    readers = listed(list(dict.fromkeys(filter(None, (old.reader, new.reader)))))
    by = f"tracker {visible(comparison.version)}" if comparison.version else "tracker"
    by += f" (texts read by reader {readers})" if readers else ""
    when = f" on {utc(facts.made_at)}" if facts.made_at else ""
    how = f" The command was: {visible(facts.command)}." if facts.command else ""
    what = (
        f"{old.label} ({counted(old.findings, 'finding')}) was compared with {new.label} "
        f"({counted(new.findings, 'finding')}) by {by}{when}.{how} "
        f"{_set_aside_explained(old, new, facts)}"
    )
    paragraph = PARAGRAPH_PRINTED if old.numbered or new.numbered else PARAGRAPH_COUNTED
    option = " --footnotes" if facts.footnotes else ""
    characters = CHARACTERS_EXPLAINED.format(paragraph=paragraph, option=option)
    places = " ".join((characters, *(_parts_explained(each) for each in (old, new) if each.in_parts)))
    return (what, FINDINGS_EXPLAINED, places, STATEMENT, DOUBT, f"{ONLY_TEXT} {ABSENCE}")


def _set_aside_explained(old: EditionHead, new: EditionHead, facts: RunFacts) -> str:
    if facts.footnotes:
        return "Only footnotes were compared, each as one finding and without its number; the text was not."
    said = (
        f"Page headers, links and the like were set aside as not part of the text: "
        f"{counted(old.set_aside, 'piece')} of {old.label} and {new.set_aside:,} of {new.label}."
    )
    if old.footnotes or new.footnotes:
        notes = f"{old.footnotes:,} of {old.label} and {new.footnotes:,} of {new.label}"
        said += f" Footnotes are among them, {notes}: “tracker diff OLD NEW --footnotes” compares these."
    return said


def _parts_explained(edition: EditionHead) -> str:
    return (
        f"The SHA-256 of {edition.label} is that of the bytes of all parts one after another, as "
        "“tracker show EDITION --raw” gives them."
    )


def flag_counts(comparison: Comparison, verdicts: Verdicts) -> tuple[Count, ...]:
    """Count changes by flag, those without any left out."""
    counts = comparison.counts
    return tuple(
        Count(
            name=str(flag),
            words=verdicts.flag(flag),
            symbol="",
            explained=verdicts.flag_explained(flag),
            number=counts[flag],
        )
        for flag in _FLAG_ORDER
        if counts[flag]
    )


_FLAG_ORDER: Sequence[Flag] = (
    Flag.REVERSED,
    Flag.PARTLY_REMOVED,
    Flag.PARTLY_ADDED,
    Flag.MOVED,
    Flag.SPLIT,
    Flag.MERGED,
)
