"""The tables people look for: figures that changed, names gone and come, configured terms, themes."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from tracker.diffing.lexicon import lexicon_of
from tracker.diffing.passages.names import names_of
from tracker.diffing.passages.sides import read_side
from tracker.diffing.passages.sources import sources_of
from tracker.model import SignalType
from tracker.rendering.context.chapters import kind_counts
from tracker.rendering.context.model import FigureRow, NameRow, TermRow, ThemeEntry, ThemeView
from tracker.rendering.filtering import sections_named
from tracker.rendering.pinpoints import under_said
from tracker.rendering.verdicts import QUIET, column_said
from tracker.rendering.visible import opening, visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from tracker.config.model import Theme
    from tracker.model import Change, Comparison, Edition
    from tracker.rendering.context.parts import Row
    from tracker.rendering.verdicts import Verdicts

WORDS_AROUND = 6
"""Words quoted on each side of a figure, to tell what it counts: with fewer the noun is often cut off."""
RATE_BASE = 10_000
"""Terms are counted per so many words: editions differ in length."""

_PERIOD = re.compile(
    r"\b(?:(?:[Ii]n|[Dd]uring|[Ss]ince|[Tt]hroughout|[Aa]s of|[Bb]y) )"
    r"(?:the (?:first|second|last) [\w-]+(?: \w+)? of (?:the )?(?:year|\d{4})"
    r"|(?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r"(?: \d{1,2}\b)?(?:,? \d{4})?"
    r"|\d{4}|the year)"
)


def figure_rows(shown: Iterable[Change], comparison: Comparison) -> tuple[FigureRow, ...]:
    """List each figure that stands on both sides with another value."""
    return tuple(row for change in shown for row in _figures_of(change, comparison))


def _figures_of(change: Change, comparison: Comparison) -> Iterable[FigureRow]:
    edition = comparison.new
    pairs = [
        (signal.old, signal.new, column_said(comparison, change, signal))
        for signal in change.signals
        if signal.type is SignalType.FIGURE and signal.old is not None and signal.new is not None
    ]
    if not pairs:
        return
    old, new = (" ".join(finding.text for finding in side) for side in (change.old, change.new))
    language = edition.provenance.language
    source = source_of(new, language) or source_of(old, language)
    period = _both(period_of(old), period_of(new))
    for before, after, column in pairs:
        counted = _counted(around(after, new) or around(before, old), change, edition)
        yield FigureRow(
            row=change.number,
            old=visible(before),
            new=visible(after),
            counted=visible(f"{column}: {counted}" if column else counted),
            source=_shown(source),
            period=_shown(period),
        )


def _shown(text: str | None) -> str | None:
    return visible(text) if text else None


def _both(old: str | None, new: str | None) -> str | None:
    return f"{old} → {new}" if old and new and old.casefold() != new.casefold() else new or old


def _counted(quoted: str, change: Change, edition: Edition) -> str:
    """What a figure counts: the words around it, behind the line that it stands under with others.

    Of one that stands alone (`1 / 4`) the heading.
    """
    finding = change.new[0]
    if above := under_said(finding):
        return f"{above} › {quoted}"
    if any(map(str.isalpha, quoted)):
        return quoted
    heading = edition.section_of(finding).title
    return f"{heading} {quoted}" if heading else quoted


def around(figure: str, text: str) -> str:
    """Quote `figure` with the words around it, which tell what it counts; nothing where it is not there."""
    place = re.search(rf"(?<!\w)(?<!\d[.,]){re.escape(figure)}(?!\w|[.,]\d)", text) if figure else None
    if place is None:
        return ""
    before, after = text[: place.start()], text[place.end() :]
    lead, trail = before.split(), after.split()
    parts = [*(["…"] if len(lead) > WORDS_AROUND else []), *lead[-WORDS_AROUND:]]
    glued = bool(after) and not after[0].isspace()
    parts += (
        [figure + trail[0], *trail[1:WORDS_AROUND]] if glued and trail else [figure, *trail[:WORDS_AROUND]]
    )
    return " ".join((*parts, "…") if len(trail) > WORDS_AROUND else parts)


def source_of(text: str, language: str = "en") -> str | None:
    """Give who is cited in `text`, where the wording tells."""
    lexicon = lexicon_of(language)
    found = sources_of(read_side(text, lexicon), lexicon)
    return found[0].printed if found else None


def period_of(text: str) -> str | None:
    """Give the time that `text` speaks of, as printed."""
    found = _PERIOD.search(text)
    return found[0] if found else None


def name_tables(
    comparison: Comparison, shown: Sequence[Change]
) -> tuple[tuple[NameRow, ...], tuple[NameRow, ...]]:
    """Give the names that only the old edition mentions, and those that only the new one does.

    Sources are among them: of each name it is said how often it is cited.
    """
    old, new = comparison.old, comparison.new
    return (
        _names_only(old, new, {f.start: c.number for c in shown for f in c.old}),
        _names_only(new, old, {f.start: c.number for c in shown for f in c.new}),
    )


def _names_only(edition: Edition, other: Edition, rows: Mapping[int, int]) -> tuple[NameRow, ...]:
    lexicon = lexicon_of(edition.provenance.language)
    elsewhere = _mentions(other.text)
    tally: Counter[str] = Counter()
    cited: Counter[str] = Counter()
    first: dict[str, int] = {}
    for finding in edition.findings:
        text = _plain(finding.text)
        if all(elsewhere(run) for run in _CAPITALS.findall(text)):
            continue
        side = read_side(text, lexicon)
        printed = [_plain(name.printed) for name in names_of(side, lexicon)]
        tally.update(printed)
        for source in sources_of(side, lexicon):
            cited[max((name for name in printed if name in _plain(source.printed)), key=len, default="")] += 1
        for name in printed if finding.start in rows else ():
            first.setdefault(name, rows[finding.start])
    return tuple(
        NameRow(name=visible(name), number=number, cited=cited[name], row=first.get(name))
        for name, number in sorted(tally.items(), key=lambda item: (-item[1], item[0]))
        if not elsewhere(name)
    )


_CAPITALS = re.compile(r"[A-Z][\w'-]*(?: (?:[a-z]{1,4} ){0,2}[A-Z][\w'-]*)*")
"""The longest stretches that a name can be part of: where the other edition has them, it has the name."""


def _plain(text: str) -> str:
    """Write apostrophes and blanks one way and drop emphasis: editions differ in them."""
    return " ".join(text.replace("’", "'").replace("**", " ").replace("*", "").split())


def _mentions(text: str) -> Callable[[str], bool]:
    """Give a test of whether `text` mentions a name, as whole words.

    A name counts as mentioned in small letters too (`public monitoring commissions`), an abbreviation only
    as it is printed (`WHO`, not `who`), in the singular or the plural.
    """
    printed = _words_only(text)
    folded = printed.casefold()

    @cache
    def mentioned(name: str) -> bool:
        words = _words_only(name)
        if not words.removesuffix("s ").strip().isupper():
            return words.casefold() in folded
        single = words.rstrip().removesuffix("s")
        return f"{single} " in printed or f"{single}s " in printed

    return mentioned


def _words_only(text: str) -> str:
    """Part words by one blank each, with one before and after, so that whole words can be looked for."""
    words = " ".join(re.findall(r"[^\W_]+", text))
    return f" {words} "


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
                    counts=kind_counts(Counter(change.kind for change in changes), verdicts, in_line=True),
                    total=len(changes),
                    entries=tuple(
                        ThemeEntry(
                            row=change.number,
                            kind=str(change.kind),
                            symbol=rows[change.number].symbol,
                            verdict=rows[change.number].verdict,
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
