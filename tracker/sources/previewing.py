"""What would be read of a page or file, before anything is stored."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.config import Report, Source
from tracker.errors import InputError, NotFoundError
from tracker.model import Document
from tracker.naming import known_names
from tracker.sources.discovery import offer
from tracker.sources.gate import doubts_of_text
from tracker.sources.judging import Task, judge, reader_options
from tracker.sources.plans import Plan

if TYPE_CHECKING:
    from tracker.config import Config
    from tracker.model import Edition
    from tracker.sources.discovery import Candidate
    from tracker.sources.gate import Doubt
    from tracker.sources.messages import Answer, Request


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What came and what would be made of it."""

    document: Document
    report: Report | None
    source: str | None
    """Key of the source whose settings were used."""
    doubts: tuple[Doubt, ...]
    """Why it would be quarantined."""
    edition: Edition | None
    """None where it cannot be read; the doubts say why. None of what only names editions, too."""
    offered: tuple[Candidate, ...] | None = None
    """What an index page or feed of a source names; None for what would be an edition itself."""


def preview(
    config: Config, place: str, *, named: str | None = None, changes: Source | None = None
) -> Preview:
    """Fetch and read one page or file as a check would.

    Args:
        config: what tracker.toml says.
        place: an address, or the path of a file.
        named: key of the source (or `report:key`) whose settings are used; by default those of the one that
            declares this very address or path, else the defaults.
        changes: a source whose `format` and `selector`, where set, go before those.

    Raises:
        NotFoundError: no such source or file.
        FetchError: the address cannot be fetched.
        InputError: the file cannot be read.
    """
    report, source = _settings(config, place, named)
    if changes is not None:
        source = replace(
            source, format=changes.format or source.format, selector=changes.selector or source.selector
        )
    plan = Plan(
        report=report or Report(slug="preview", title=""),
        source=source,
        root=config.root,
        year=datetime.now(UTC).year,
    )
    if place in (source.index, source.feed):
        return _listing(config, plan, report)
    status, document = _fetched(config, plan, place) if _is_address(place) else (HTTPStatus.OK, _file(place))
    task = Task(
        document=document,
        report=plan.report,
        edition=source.edition or "preview",
        authority=source.authority,
        options=reader_options(plan),
        max_bytes=source.limits.max_size,
        status=status,
        asked=place if _is_address(place) else None,
    )
    doubts = judge(task).doubts
    edition = judge(replace(task, gated=False)).edition  # shown all the same, if it can be read
    if edition is not None and not doubts:
        language, least = plan.report.language, source.least_words
        doubts = tuple(doubts_of_text(edition, language=language, least_words=least))
    return Preview(
        document=document,
        report=report,
        source=source.key if source.place else None,
        doubts=doubts,
        edition=edition,
    )


def _listing(config: Config, plan: Plan, report: Report | None) -> Preview:
    """What an index page or feed names."""
    from tracker.sources.fetching import Fetcher  # noqa: PLC0415 - files need no network

    answers: list[Answer] = []

    def fetched(request: Request) -> Answer:
        answers.append(fetcher.fetch(request))
        return answers[-1]

    with Fetcher(config.fetch, timezone=config.watch.timezone) as fetcher:
        offered = offer(plan, fetched).candidates
    return Preview(
        document=_document(answers[0]),
        report=report,
        source=plan.source.key,
        doubts=(),
        edition=None,
        offered=tuple(offered),
    )


def _document(answer: Answer) -> Document:
    return Document(
        content=answer.content,
        source=answer.address,
        media_type=answer.media_type,
        charset=answer.charset,
        retrieved_at=answer.asked_at,
    )


def _is_address(place: str) -> bool:
    return place.startswith(("http://", "https://"))


def _settings(config: Config, place: str, named: str | None) -> tuple[Report | None, Source]:
    """The source whose settings are used, and its report."""
    every = [(report, source) for report in config.reports.values() for source in report.sources]
    if named is None:
        fitting = [(report, source) for report, source in every if _declares(source, place)]
        return fitting[0] if fitting else (None, Source(path=None))
    for report, source in every:
        if named in {source.key, f"{report.slug}:{source.key}"}:
            return report, source
    if named in config.reports:
        report = config.reports[named]
        return report, report.sources[0] if report.sources else Source()
    raise NotFoundError(f"{named}: no such source; {known_names(named, [source.key for _, source in every])}")


def _declares(source: Source, place: str) -> bool:
    """Whether `place` is what the source names, or fits its pattern."""
    if "{edition}" not in source.place:
        return source.place == place
    before, _, after = source.place.partition("{edition}")
    return place.startswith(before) and place.endswith(after.replace("{edition}", ""))


def _fetched(config: Config, plan: Plan, address: str) -> tuple[int, Document]:
    from tracker.sources.fetching import Fetcher  # noqa: PLC0415 - files need no network

    with Fetcher(config.fetch, timezone=config.watch.timezone) as fetcher:
        answer = fetcher.fetch(plan.request(address))
    return answer.status, _document(answer)


def _file(place: str) -> Document:
    path = Path(place)
    if path.is_dir():
        raise InputError(f"{place}: a folder; name the edition's file in it")
    try:
        return Document(content=path.read_bytes(), source=place, retrieved_at=datetime.now(UTC))
    except FileNotFoundError:
        raise NotFoundError(f"{place}: no such file; an address begins with http:// or https://") from None
    except OSError as error:
        raise InputError(f"{place}: cannot be read: {error.strerror or error}") from error
