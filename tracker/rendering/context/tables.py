"""The tables people look for: figures that changed, names gone and come, configured terms, themes."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from tracker.model import SignalType
from tracker.rendering.context.chapters import kind_counts
from tracker.rendering.context.model import FigureRow, NameRow, TermRow, ThemeEntry, ThemeView
from tracker.rendering.context.rows import opening
from tracker.rendering.filtering import sections_named
from tracker.rendering.verdicts import QUIET
from tracker.rendering.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tracker.config.model import Theme
    from tracker.model import Change, Comparison, Edition
    from tracker.rendering.context.model import Row
    from tracker.rendering.verdicts import Verdicts

COUNTED_WORDS = 7
"""Words after a figure that tell what it counts: a noun phrase is seldom longer."""
RATE_BASE = 10_000
"""Terms are counted per so many words: editions differ in length."""

_SOURCE = re.compile(
    r"\b[Aa]ccording to (?P<after>[^,.;]{3,80})"
    r"|(?P<before>(?:the |The )?[A-Z][\w.’'&-]*(?: (?:[a-z]{2,5} )?[A-Z][\w.’'&-]*)*)"
    r" (?:reported|stated|announced|estimated|said|noted)\b"
)
_PERIOD = re.compile(
    r"\b(?:(?:[Ii]n|[Dd]uring|[Ss]ince|[Tt]hroughout|[Aa]s of|[Bb]y) )"
    r"(?:the (?:first|second|last) [\w-]+(?: \w+)? of (?:the )?(?:year|\d{4})"
    r"|(?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r"(?: \d{1,2}\b)?(?:,? \d{4})?"
    r"|\d{4}|the year)"
)


def figure_rows(shown: Iterable[Change]) -> tuple[FigureRow, ...]:
    """List each figure that stands on both sides with another value."""
    made = []
    for change in shown:
        for signal in change.signals:
            if signal.type is SignalType.FIGURE and signal.old is not None and signal.new is not None:
                new, old = " ".join(f.text for f in change.new), " ".join(f.text for f in change.old)
                made.append(
                    FigureRow(
                        row=change.number,
                        old=visible(signal.old),
                        new=visible(signal.new),
                        counted=visible(counted_by(signal.new, new) or counted_by(signal.old, old)),
                        source=_shown(source_of(new) or source_of(old)),
                        period=_shown(_both(period_of(old), period_of(new))),
                        section="",
                    )
                )
    return tuple(made)


def _shown(text: str | None) -> str | None:
    return visible(text) if text else None


def _both(old: str | None, new: str | None) -> str | None:
    return f"{old} → {new}" if old and new and old.casefold() != new.casefold() else new or old


def counted_by(figure: str, text: str) -> str:
    """Give the words after `figure` up to the next mark: what it counts."""
    at = text.find(figure)
    if at < 0:
        return ""
    rest = re.split(r"[.,;:()“”\"]|['’](?!\w)", text[at + len(figure) :], maxsplit=1)[0]
    return " ".join(rest.split()[:COUNTED_WORDS])


def source_of(text: str) -> str | None:
    """Give who is cited in `text`, where the wording tells."""
    found = _SOURCE.search(text)
    return (found["after"] or found["before"]) if found else None


def period_of(text: str) -> str | None:
    """Give the time that `text` speaks of, as printed."""
    found = _PERIOD.search(text)
    return found[0] if found else None


_NAME = re.compile(
    r"\b[A-Z][\w’'-]*[a-z][\w’'-]*(?:(?: (?:of|for|and|the|on) (?:the )?| )[A-Z][\w’'-]+)+|\b[A-Z]{3,}\b"
)
"""Two and more words with capitals (`Human Rights Watch`), or an abbreviation in capitals (`NPM`)."""
LEAST_NAME_ROWS = 40
"""Names listed on each side; the rest is counted by the table's own line."""


def names_in(text: str) -> list[str]:
    """Give the names of several words, and the abbreviations, that `text` mentions."""
    return [match[0].replace("’", "'") for match in _NAME.finditer(text)]


def name_tables(comparison: Comparison) -> tuple[tuple[NameRow, ...], tuple[NameRow, ...]]:
    """Give the names that only the old edition mentions, and those that only the new one does."""
    rows_old = {f.start: c.number for c in comparison.changes for f in c.old}
    rows_new = {f.start: c.number for c in comparison.changes for f in c.new}
    old, first_old = _names(comparison.old, rows_old)
    new, first_new = _names(comparison.new, rows_new)
    text_old, text_new = comparison.old.text.replace("’", "'"), comparison.new.text.replace("’", "'")
    return _only(old, first_old, text_new), _only(new, first_new, text_old)


def _names(edition: Edition, rows: Mapping[int, int]) -> tuple[Counter[str], dict[str, int]]:
    tally: Counter[str] = Counter()
    first: dict[str, int] = {}
    for finding in edition.findings:
        for name in names_in(finding.text):
            tally[name] += 1
            first.setdefault(name, rows.get(finding.start, 0))
    return tally, first


def _only(tally: Counter[str], first: Mapping[str, int], other: str) -> tuple[NameRow, ...]:
    listed = sorted((-number, name) for name, number in tally.items() if name not in other)
    return tuple(NameRow(name=visible(name), number=-number, row=first[name]) for number, name in listed)


def term_pattern(terms: Iterable[str]) -> re.Pattern[str]:
    """Match any of `terms` as whole words in any case; `tortur*` matches every word that starts so."""
    parts = []
    for term in terms:
        words = r"\s+".join(re.escape(word) for word in term.rstrip("*").split())
        parts.append(rf"\b{words}" + (r"\w*" if term.endswith("*") else r"\b"))
    return re.compile("|".join(parts) or r"(?!)", re.IGNORECASE)


def term_rows(comparison: Comparison, terms: Sequence[str]) -> tuple[TermRow, ...]:
    """Count each term in the findings of both editions."""
    made = []
    for term in terms:
        pattern = term_pattern([term])
        old, new = _count(pattern, comparison.old), _count(pattern, comparison.new)
        made.append(
            TermRow(
                term=visible(term),
                old=old,
                new=new,
                old_rate=_rate(old, comparison.old.words),
                new_rate=_rate(new, comparison.new.words),
            )
        )
    return tuple(made)


def _count(pattern: re.Pattern[str], edition: Edition) -> int:
    return sum(len(pattern.findall(finding.text)) for finding in edition.findings)


def _rate(number: int, words: int) -> str:
    return f"{RATE_BASE * number / words:.1f}" if words else "0.0"


class Themes:
    """Which changes belong to which of the configured themes."""

    def __init__(self, comparison: Comparison, themes: Sequence[Theme]) -> None:
        """Sort every change of `comparison` into `themes`."""
        self._themes = themes
        self.of_change: dict[str, tuple[int, ...]] = {}
        tests = [
            (term_pattern(theme.terms), _sections(theme, comparison.old, comparison.new)) for theme in themes
        ]
        for change in comparison.changes if themes else ():
            numbers = tuple(
                number
                for number, (pattern, (old, new)) in enumerate(tests, 1)
                if any(pattern.search(finding.text) for finding in (*change.old, *change.new))
                or any(finding.section in old for finding in change.old)
                or any(finding.section in new for finding in change.new)
            )
            if numbers:
                self.of_change[change.id] = numbers

    def views(
        self, shown: Sequence[Change], rows: Mapping[int, Row], verdicts: Verdicts
    ) -> tuple[ThemeView, ...]:
        """Give each theme with its changes."""
        made = []
        for number, theme in enumerate(self._themes, 1):
            changes = [change for change in shown if number in self.of_change.get(change.id, ())]
            loud = [change for change in changes if change.kind not in QUIET]
            made.append(
                ThemeView(
                    number=number,
                    name=visible(theme.name),
                    terms=tuple(map(visible, theme.terms)),
                    sections=tuple(map(visible, theme.sections)),
                    counts=kind_counts((change.kind for change in changes), verdicts),
                    total=len(changes),
                    entries=tuple(
                        ThemeEntry(
                            row=change.number,
                            kind=str(change.kind),
                            symbol=rows[change.number].symbol,
                            opening=visible(opening((change.new or change.old)[0].text)),
                        )
                        for change in loud
                    ),
                )
            )
        return tuple(made)


def _sections(theme: Theme, *editions: Edition) -> tuple[frozenset[int], ...]:
    """Give the sections of each edition that belong to `theme`."""
    named = [sections_named(wanted, *editions) for wanted in theme.sections]
    return tuple(frozenset().union(*(found[side] for found in named)) for side in range(len(editions)))
