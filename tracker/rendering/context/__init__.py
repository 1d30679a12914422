"""Comparison -> what a report shows: one context of dataclasses that every shape prints.

`report_context` makes it; begin with its fields in `model` and `parts`.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from tracker.model import Kind, SignalType
from tracker.rendering import pictures
from tracker.rendering.citation import PATTERNS, Style, cite_absence, cite_comparison, edition_fields, heading
from tracker.rendering.context.chapters import Chapters, kind_counts
from tracker.rendering.context.head import (
    FILTER_ON,
    NOT_PRINTED,
    edition_head,
    filter_words,
    flag_counts,
    method,
    utc,
)
from tracker.rendering.context.important import important
from tracker.rendering.context.measures import measures
from tracker.rendering.context.model import Client, ReportContext
from tracker.rendering.context.overview import section_rows
from tracker.rendering.context.parts import Count
from tracker.rendering.context.rows import RowMaker
from tracker.rendering.context.tables import Themes, figure_rows, name_tables, term_rows
from tracker.rendering.provisos import between_words
from tracker.rendering.searching import READ_AS
from tracker.rendering.shares import percent
from tracker.rendering.summary import standing, summary
from tracker.rendering.verdicts import ABSENCE, SIGNALS_EXPLAINED, Verdicts
from tracker.rendering.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tracker.model import Change, Comparison
    from tracker.rendering.context.parts import EditionHead
    from tracker.rendering.facts import ReportSettings, RunFacts

__all__ = ["report_context"]


def report_context(comparison: Comparison, *, facts: RunFacts, settings: ReportSettings) -> ReportContext:
    """Make the context of the report on `comparison`.

    The figures are of the whole comparison; the rows are those that `facts.shown` leaves. Where they were
    named, no list stands beside them.
    """
    old, new = edition_head(comparison.old), edition_head(comparison.new)
    verdicts = Verdicts(old.label, new.label)
    shown = [change for change in comparison.changes if facts.shown is None or change.id in facts.shown]
    themes = Themes(comparison, settings.themes)
    chapters = Chapters(comparison, verdicts, shown)
    maker = RowMaker(comparison, verdicts, themes.of_change, shown, chapters)
    rows = {change.number: maker.row(change) for change in shown}
    kept, kept_words = standing(comparison)
    gone, come = name_tables(comparison, shown) if not facts.named else ((), ())
    kinds = kind_counts(comparison.counts, verdicts, zeros=True)
    kinds = _with_shown(kinds, (change.kind for change in shown))
    flags = _with_shown(flag_counts(comparison, verdicts), _flags(shown))
    signals = _with_shown(_signal_counts(comparison), _signal_types(shown))
    return ReportContext(
        title=visible(settings.title or comparison.new.provenance.title or comparison.new.provenance.edition),
        old=old,
        new=new,
        summary=summary(comparison, verdicts),
        survives=percent(kept, old.findings),
        survives_words=percent(kept_words, old.words),
        kinds=kinds,
        flags=flags,
        signals=signals,
        measures=measures(comparison, kinds, flags),
        between=between_words(facts, verdicts),
        filter=filter_words(facts, len(shown), len(comparison.changes)),
        absence=ABSENCE,
        total=len(comparison.changes),
        shown=len(shown),
        important=important(shown, rows, verdicts) if not facts.named else (),
        figures=figure_rows(shown, comparison) if not facts.named else (),
        names_gone=gone,
        names_come=come,
        terms=term_rows(comparison, settings.terms) if not facts.named else (),
        themes=themes.views(shown, rows, verdicts) if not facts.named else (),
        sections=section_rows(comparison, chapters, verdicts) if not facts.named else (),
        rows=tuple(rows.values()),
        chapters=chapters.build(rows),
        strip=pictures.strip(comparison, chapters),
        flow=pictures.flow(comparison, chapters),
        client=_client(comparison, facts, old, new),
        method=method(comparison, facts, old, new),
    )


def _with_shown(counts: Iterable[Count], shown: Iterable[str]) -> tuple[Count, ...]:
    """Counts with the number of rows that the report shows of each."""
    tally = Counter(map(str, shown))
    return tuple(replace(count, shown=tally[count.name]) for count in counts)


def _flags(changes: Iterable[Change]) -> Iterator[str]:
    return (flag for change in changes for flag in change.flags)


def _signal_types(changes: Iterable[Change]) -> Iterator[str]:
    """The types of signals of each change, each once."""
    return (type_ for change in changes for type_ in {signal.type for signal in change.signals})


def _signal_counts(comparison: Comparison) -> tuple[Count, ...]:
    tally = Counter(_signal_types(comparison.changes))
    return tuple(
        Count(
            name=str(type_),
            words=str(type_),
            symbol="",
            explained=SIGNALS_EXPLAINED[type_],
            number=tally[type_],
        )
        for type_ in SignalType
        if tally[type_]
    )


def _edition_fields(head: EditionHead) -> dict[str, dict[str, str]]:
    """What every citation of an edition has, by style: plain, and what the others say otherwise."""
    fields = {style: edition_fields(head, style) for style in Style}
    plain = fields.pop(Style.PLAIN)
    return {
        str(Style.PLAIN): {name: said for name, said in plain.items() if said},
        **{
            str(style): {name: said for name, said in own.items() if said != plain[name]}
            for style, own in fields.items()
        },
    }


def _client(comparison: Comparison, facts: RunFacts, old: EditionHead, new: EditionHead) -> Client:
    sides = (("old", comparison.old, old), ("new", comparison.new, new))
    return Client(
        comparison=cite_comparison(old, new, version=visible(comparison.version), made=utc(facts.made_at)),
        absent={
            str(Kind.REMOVED): f"{cite_absence(new)} {ABSENCE}",
            str(Kind.ADDED): cite_absence(old),
        },
        citations={str(style): list(parts) for style, parts in PATTERNS.items()},
        sections={
            side: [
                (heading(visible(section.title)) if section.level else "", section.parent)
                for section in edition.sections
            ]
            for side, edition, _ in sides
        },
        editions={side: _edition_fields(head) for side, _, head in sides},
        sources={
            side: {"source": head.source, "link": head.link or "", "media_type": head.media_type}
            for side, _, head in sides
        },
        read_as=READ_AS,
        filter_on=f"{FILTER_ON} {NOT_PRINTED}",
    )
