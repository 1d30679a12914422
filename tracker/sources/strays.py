"""Whether what came as one edition is another edition of its report, or no edition of it at all.

Publishers let one address give whatever is newest, send whoever asks for an edition that is not there to
one that is, swap two files, or name the wrong year beside a link. Stored, such a text would be a new edition
that is none, or a silent revision that nobody made.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.model import text_hash
from tracker.naming import counted
from tracker.sources.gate import Doubt, Reason
from tracker.succession import YEAR, names_another_year

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tracker.model import Edition
    from tracker.store import Store

ALIKE = 0.99
"""A text that shares so much of its findings, word by word, with another edition's is that, with a date of
the day or a notice beside it. Yearly editions have a tenth of their sentences in common, and of a manual
whose editions differ in little a person decides once."""

FAMILIAR = 0.5
"""A new edition has at least this share of its words (of five letters and more) in common with the two that
were stored last, and a revision with what its source gave before. Of 12 pairs of yearly editions, some a
quarter as long as the one before, none has less than 0.74; of three other texts, manuals of a program, none
has more than 0.36 in common with a report."""

FAMILIAR_WORDS = 2_000
"""Editions with fewer words have too few to compare a new one with."""

REVISED = 0.15
"""A revision has at least this share of its findings, or of those before it where they were fewer, in common
with what its source gave before, but for case, figures and signs. Reports on two countries have many words
in common, and no more than 0.071 of their findings (132 pairs of one publisher and year); two yearly editions
on one country have 0.249 and more (12 pairs)."""

REVISED_FINDINGS = 30
"""Texts with fewer findings have too few to tell by."""

UNPARTED = {"bo", "dz", "ja", "km", "lo", "my", "th", "zh"}
"""Languages that put no blanks between words."""


def doubts_of_label(store: Store, edition: Edition, *, given: Edition | None = None) -> list[Doubt]:
    """What says that a text is of another edition of its report than the one that it came as.

    Args:
        store: with the report's editions.
        edition: what came.
        given: what its source gave of the edition before, or what is stored of it.
    """
    provenance = edition.provenance
    report, label = provenance.report or "", provenance.edition
    texts = _texts(store, report, label)
    if (unlike := _unlike(store, edition, given, texts)) is not None:
        return [unlike]
    same = texts.get(text_hash(edition.text))
    whose = f"the {same} edition" if same else _edition_of_another_report(store, edition, texts)
    if whose is not None:
        return [_doubt(f"its text is that of {whose}; one of the two addresses is wrong")]
    title = title_of(edition)
    if label in YEAR.findall(title):
        return []
    near = _nearest(store, edition, given)
    if near is not None:
        other, findings = near
        but = f"but for {counted(findings, 'finding')}, " if findings else ""
        return [_doubt(f"{but}its text is that of the {other} edition")]
    if names_another_year(title, label) and _titles_name_their_years(store, report, given):
        return [_doubt(f"it calls itself “{title}”, and others of the report name their own year there")]
    return []


def stored_edition_it_names(store: Store, edition: Edition) -> str | None:
    """The stored edition of its report that a text calls itself, where that is not the one it came as."""
    report, label = edition.provenance.report or "", edition.provenance.edition
    years = YEAR.findall(title_of(edition))
    stored = {each.edition for each in store.snapshots(report) if each.retracted_at is None}
    return (
        None if label in years or label in stored else next((each for each in years if each in stored), None)
    )


def title_of(edition: Edition) -> str:
    """What an edition calls itself; empty where it does not say."""
    return edition.sections[0].title if edition.sections else ""


def _unlike(store: Store, edition: Edition, given: Edition | None, texts: Mapping[str, str]) -> Doubt | None:
    """That a text has hardly anything in common with what was there before."""
    provenance = edition.provenance
    if provenance.language not in UNPARTED:
        others = (
            [given] if given else [store.edition(provenance.report or "", each) for each in _first_two(texts)]
        )
        share = _familiar(edition, others)
        if share < FAMILIAR and (given or sum(each.words for each in others) >= FAMILIAR_WORDS):
            where = "it had before" if given else "the editions that are stored have"
            return Doubt(
                Reason.UNFAMILIAR, f"only {100 * share:.0f} percent of its words are such as {where}"
            )
    if given is not None and (share := _unrevised(edition, given)) < REVISED:
        said = f"only {100 * share:.0f} percent of its findings are such as it had before"
        return Doubt(Reason.UNLIKE, said)
    return None


def _first_two(texts: Mapping[str, str]) -> list[str]:
    return list(dict.fromkeys(texts.values()))[:2]


def _familiar(edition: Edition, others: Iterable[Edition]) -> float:
    """The share of a text's words that occur in others."""
    mine, theirs = _words(edition), set[str]().union(*map(_words, others))
    return len(mine & theirs) / len(mine) if mine else 1.0


def is_another_page(edition: Edition, given: Edition) -> bool:
    """Whether a text of few findings has none of them in common with what its source gave before.

    The words of a short page are in any long report; no sentence of it is.
    """
    now = _statements(edition)
    return len(now) < REVISED_FINDINGS and not now & _statements(given)


def _unrevised(edition: Edition, given: Edition) -> float:
    """The share of findings that a text has in common with an earlier one; 1 where there are too few."""
    now, before = _statements(edition), _statements(given)
    fewer = min(len(now), len(before))
    return len(now & before) / fewer if fewer >= REVISED_FINDINGS else 1.0


def _statements(edition: Edition) -> set[str]:
    """The findings but for case, figures and signs."""
    return {re.sub(r"[\W\d_]+", "", finding.text.casefold()) for finding in edition.findings}


def _words(edition: Edition) -> set[str]:
    return {
        word for finding in edition.findings for word in re.findall(r"[^\W\d_]{5,}", finding.text.casefold())
    }


def _doubt(words: str) -> Doubt:
    return Doubt(Reason.OTHER_EDITION, words)


def _texts(store: Store, report: str, label: str) -> dict[str, str]:
    """The texts that stand of other editions of a report, by their hashes, each with its edition's label."""
    rows = store.connection.execute(
        "SELECT text_sha256, label FROM snapshots JOIN editions ON editions.id = snapshots.edition"
        " JOIN extractions ON extractions.snapshot = snapshots.id"
        " WHERE report = ? AND label != ? AND retracted_at IS NULL ORDER BY snapshots.id DESC",
        (report, label),
    )
    return {row["text_sha256"]: row["label"] for row in rows}


def _edition_of_another_report(store: Store, edition: Edition, texts: Mapping[str, str]) -> str | None:
    """The edition of another report that has the same text, where the two reports have none in common so far.

    Args:
        store: the database.
        edition: what came.
        texts: those of the other editions of its report; without any, nothing is known of it.
    """
    report = edition.provenance.report or ""
    alike = store.connection.execute(
        "SELECT report, label FROM extractions JOIN snapshots ON snapshots.id = extractions.snapshot"
        " JOIN editions ON editions.id = snapshots.edition"
        " WHERE text_sha256 = ? AND report != ? AND retracted_at IS NULL ORDER BY snapshots.id",
        (text_hash(edition.text), report),
    ).fetchall()
    for row in alike if texts else ():
        if not texts.keys() & _texts(store, row["report"], "").keys():
            return f"{row['report']}@{row['label']}"
    return None


def _nearest(store: Store, edition: Edition, given: Edition | None) -> tuple[str, int] | None:
    """The other edition that a text is nearly the same as, and how many findings that one does not have.

    None where it differs as little from what its own address gave before.
    """
    report, label = edition.provenance.report or "", edition.provenance.edition
    found = {finding.text for finding in edition.findings}
    most = int((1 - ALIKE) * len(found))
    if given is not None:
        most = min(most, len(found ^ {finding.text for finding in given.findings}) - 1)
    as_long = {
        each.edition
        for each in store.snapshots(report)
        if each.edition != label and each.retracted_at is None
        if abs(each.findings - len(edition.findings)) <= most
    }
    for other in sorted(as_long):
        texts = {finding.text for finding in store.edition(report, other).findings}
        if len(found ^ texts) <= 2 * most:  # what was changed is one here and one there
            return other, len(found - texts)
    return None


def _titles_name_their_years(store: Store, report: str, given: Edition | None) -> bool:
    """Whether the report's editions that are labelled with a year name just that in their titles."""
    if given is not None:
        return given.provenance.edition in YEAR.findall(title_of(given))
    titles = [
        (each.edition, YEAR.findall(each.title))
        for each in store.snapshots(report)
        if each.retracted_at is None and YEAR.fullmatch(each.edition) and YEAR.search(each.title)
    ]
    return bool(titles) and all(label in years for label, years in titles)
