"""What a check will look at: the sources of the reports chosen, with what is remembered of each."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from tracker.config import Source
from tracker.errors import NotFoundError
from tracker.model import MAIN_PART
from tracker.naming import known_names, path_from
from tracker.sources.listings import listings
from tracker.sources.messages import Request, site_of
from tracker.sources.states import seen_addresses, source_states

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    from tracker.config import Config, Report
    from tracker.model import Authority
    from tracker.sources.discovery import Candidate
    from tracker.sources.listings import Listing
    from tracker.sources.states import Seen, SourceState
    from tracker.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """One source to be looked at."""

    report: Report
    source: Source
    root: Path
    """The workspace, where relative paths start."""
    year: int
    """The current one: yearly editions are asked for up to it."""
    declared: bool = False
    """The file of a declared edition: the person named this very file, so the gate does not apply."""
    state: SourceState | None = None
    seen: Mapping[str, Seen] = field(default_factory=dict)
    """What is remembered of its addresses, by address."""
    listing: Listing | None = None
    """What its index page or feed named, where all of that was dealt with."""

    whole: bool = False
    """Whether all is asked for anew: that nothing has changed is not believed for ever."""
    others: frozenset[str] = frozenset()
    """Keys of what else is looked at for the report."""
    authorities: Mapping[str, Authority] = field(default_factory=dict)
    """Of all that is looked at for the report, by key."""

    @property
    def part(self) -> str:
        """The part of the edition that it gives."""
        return self.source.part or MAIN_PART

    @property
    def key(self) -> tuple[str, str]:
        """The report's slug and the source's key."""
        return self.report.slug, self.source.key

    @property
    def host(self) -> str:
        """Whose queue it stands in; empty for files."""
        return "" if self.source.path else (urlsplit(self.source.place).hostname or "").lower()

    def seen_of(self, candidate: Candidate) -> Seen | None:
        """What is remembered of a candidate's address; nothing where that gave another edition."""
        seen = self.seen.get(candidate.address)
        return seen if seen is not None and seen.edition == candidate.edition else None

    def request(self, address: str, seen: Seen | Listing | None = None) -> Request:
        """What is asked of one of its addresses, with the validators of what it gave before.

        An index page or feed may link to any site; secrets go to its own alone.
        """
        own = site_of(address) == site_of(self.source.place)
        return Request(
            address=address,
            secrets=self.source.secrets if own else {},
            limits=self.source.limits,
            allow_networks=self.source.allow_networks,
            headers=self.source.headers if own else {},
            robots=self.source.robots,
            etag=seen.etag if seen and not self.whole else None,
            last_modified=seen.last_modified if seen and not self.whole else None,
        )


def make_plans(
    config: Config,
    store: Store,
    *,
    now: datetime,
    reports: Sequence[str] = (),
    only: Collection[tuple[str, str]] | None = None,
) -> list[Plan]:
    """The sources of the reports chosen, in the order of tracker.toml, declared files first.

    Args:
        config: what tracker.toml says.
        store: where their states are.
        now: the current time.
        reports: slugs; all where none is named.
        only: report and key of the sources to look at; all of the reports' where none is given.

    Raises:
        NotFoundError: no report has one of the slugs.
    """
    for slug in reports:
        if slug not in config.reports:
            raise NotFoundError(f"no report {slug!r} in {config.path}; {known_names(slug, config.reports)}")
    states, seen = source_states(store.connection), seen_addresses(store.connection)
    listed = listings(store.connection)
    plans = []
    for slug in reports or config.reports:
        report = config.reports[slug]
        authorities = authorities_of(report, config.root)
        for source, declared in sources_of(report, config.root):
            key = (slug, source.key)
            if only is not None and key not in only:
                continue
            plans.append(
                Plan(
                    report=report,
                    source=source,
                    root=config.root,
                    year=now.year,
                    declared=declared,
                    state=states.get(key),
                    seen={
                        each.address: each
                        for each in seen.get(key, ())
                        if not declared or each.sha256 == _stored_last(store, slug, each)
                    },
                    listing=listed.get(key),
                    whole=_is_of_another_month(states.get(key), now),
                    others=frozenset(authorities) - {source.key},
                    authorities=authorities,
                )
            )
    return plans


def _is_of_another_month(state: SourceState | None, now: datetime) -> bool:
    """Whether the source last answered soundly in another month, or never did."""
    answered = state.answered_at if state else None
    return answered is None or answered.astimezone(UTC).timetuple()[:2] != now.astimezone(UTC).timetuple()[:2]


def _stored_last(store: Store, report: str, seen: Seen) -> str | None:
    """The hash of what was last taken in from a file, be it by a use of its edition and not by a check."""
    row = store.connection.execute(
        "SELECT sha256 FROM retrievals JOIN editions ON editions.id = retrievals.edition"
        " WHERE report = ? AND label = ? AND part = ? AND source = ? ORDER BY retrievals.id DESC LIMIT 1",
        (report, seen.edition, seen.part, seen.address),
    ).fetchone()
    return row["sha256"] if row else None


def sources_of(report: Report, root: Path) -> list[tuple[Source, bool]]:
    """Everything that is looked at for a report, and whether it is the file of a declared edition."""
    declared = [
        replace(declared_source(path_from(root, path), each.edition, part), authority=each.authority)
        for each in report.editions
        for part, path in each.files
    ]
    return [(source, True) for source in declared] + [(source, False) for source in report.sources]


def authorities_of(report: Report, root: Path) -> dict[str, Authority]:
    """Of everything that is looked at for a report, by key."""
    return {source.key: source.authority for source, _ in sources_of(report, root)}


def still_asked(config: Config, report: str, source: str, edition: str, *, year: int) -> bool:
    """Whether a check may still ask a source for an edition; where not, no answer can settle anything.

    Args:
        config: what tracker.toml says.
        report: slug.
        source: key.
        edition: label.
        year: the current one.
    """
    if report not in config.reports:
        return False
    for each, _ in sources_of(config.reports[report], config.root):
        if each.key == source:
            if each.url is None:
                return True  # files and links come and go
            return edition in (each.editions.upto(year) if each.editions else [each.edition])
    return False


def declared_source(path: str, edition: str, part: str | None = None) -> Source:
    """The file of a declared edition as something that is looked at.

    Args:
        path: from the workspace, where it is inside.
        edition: label.
        part: None for the main text.
    """
    return Source(path=path, edition=edition, part=part, name=f"{edition}: {path}")
