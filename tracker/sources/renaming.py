"""Reports and sources that tracker.toml calls by another name, known again by where they are looked for.

By its name alone, a renamed report would be a new one, all of whose editions are told as out; and a renamed
source one that has never given anything: that it failed would be told again, that it answers again never.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.model import MAIN_PART
from tracker.sources.listings import settings_of
from tracker.sources.plans import sources_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Mapping

    from tracker.config import Config, Source
    from tracker.store import Store

_OF_SOURCES = ("source_states", "addresses", "listings", "quarantine", "events")
"""Tables that name a source by its key."""
_OF_REPORTS = (*_OF_SOURCES, "comparisons")
"""Tables that name a report by its slug, besides its editions."""


@dataclass(frozen=True, slots=True)
class Renamed:
    """A report that goes by another name."""

    former: str
    now: str

    def __str__(self) -> str:
        return f"{self.former} is called {self.now} now: what is stored of it is kept under that name"


def know_again(config: Config, store: Store) -> list[Renamed]:
    """Have what is stored go by the names that tracker.toml gives now; gives the reports that it renamed.

    A report or source of which nothing is known takes the place of the one that tracker.toml no longer names
    and that was looked for at the same place, where there is one such. Not for use beside a check that goes
    by the former names: it would store what it finds under them.

    Raises:
        StoreError: the database cannot be written.
    """
    connection = store.connection
    if not _reports(config, connection) and not any(_sources(config, connection)):
        return []
    with store.transaction():
        # Once more inside the lock: another process may have been quicker.
        renamed = [Renamed(former, now) for now, former in _reports(config, connection).items()]
        for each in renamed:
            _rename_report(connection, each)
        for slug, now, former in list(_sources(config, connection)):
            _rename_source(connection, slug, former, now)
    return renamed


def has_former_names(config: Config, store: Store) -> bool:
    """Whether what is stored of a report goes by a name that it has no more; see `know_again`."""
    return bool(_reports(config, store.connection))


def _reports(config: Config, connection: sqlite3.Connection) -> dict[str, str]:
    """Slugs of which nothing is known, each with the former one that stands for the same report."""
    stored = {row[0] for row in connection.execute("SELECT slug FROM reports")}
    checked = {row[0] for row in connection.execute("SELECT DISTINCT report FROM source_states")}
    new, former = config.reports.keys() - stored, (stored | checked) - config.reports.keys()
    if not new or not former:
        return {}
    sought = {
        slug: {place_of(source) for source, _ in sources_of(config.reports[slug], config.root)}
        for slug in new
    }
    return _pairs(sought, {slug: _places_of_report(connection, slug) for slug in former})


def _places_of_report(connection: sqlite3.Connection, report: str) -> set[str]:
    """Where a stored report was looked for, and where its texts came from."""
    rows = connection.execute(
        "SELECT place FROM source_states WHERE report = ?1 UNION SELECT settings FROM listings"
        " WHERE report = ?1 UNION SELECT address FROM addresses WHERE report = ?1 UNION"
        " SELECT source FROM retrievals JOIN editions ON editions.id = retrievals.edition WHERE report = ?1",
        (report,),
    )
    return {row[0] for row in rows if row[0] is not None}


def _sources(config: Config, connection: sqlite3.Connection) -> Iterator[tuple[str, str, str]]:
    """Report, key and former key of each source that goes by another name."""
    for slug, report in config.reports.items():
        every = sources_of(report, config.root)
        rows = connection.execute("SELECT source, place FROM source_states WHERE report = ?", (slug,))
        known = {row[0]: row[1] for row in rows}
        keys = {source.key for source, _ in every}
        new = {
            source.key: {place_of(source)}
            for source, is_declared in every
            if not is_declared and source.key not in known
        }
        former = known.keys() - keys
        if new and former:
            places = {key: _places_of_source(connection, slug, key, known[key]) for key in former}
            yield from ((slug, now, before) for now, before in _pairs(new, places).items())


def place_of(source: Source) -> str:
    """Where a source is looked for; of a page that links to editions, also by which links.

    One page may link to the editions of several reports.
    """
    place = settings_of(source) if source.index or source.feed else source.place
    return place + (f" [{source.part}]" if source.part else "")


def _places_of_source(connection: sqlite3.Connection, report: str, key: str, place: str | None) -> set[str]:
    """Where a source of which a state is stored was looked for: an older tracker did not write that down."""
    if place is not None:
        return {place}
    rows = connection.execute(
        "SELECT address, part FROM addresses WHERE report = ?1 AND source = ?2"
        " UNION SELECT settings, 'main' FROM listings WHERE report = ?1 AND source = ?2",
        (report, key),
    )
    return {key, *(row[0] + (f" [{row[1]}]" if row[1] != MAIN_PART else "") for row in rows)}


def _pairs(new: Mapping[str, set[str]], former: Mapping[str, set[str]]) -> dict[str, str]:
    """Each new name with the one former name that has a place in common with it, and with no other."""
    alike = [(now, before) for now in new for before in former if new[now] & former[before]]
    return {
        now: before
        for now, before in alike
        if sum(now == each for each, _ in alike) == sum(before == each for _, each in alike) == 1
    }


def _rename_report(connection: sqlite3.Connection, renamed: Renamed) -> None:
    names = (renamed.now, renamed.former)
    connection.execute(
        "INSERT OR IGNORE INTO reports (slug, created_at) SELECT ?, created_at FROM reports WHERE slug = ?",
        names,
    )
    for table in ("editions", *_OF_REPORTS):
        connection.execute(f"UPDATE OR REPLACE {table} SET report = ? WHERE report = ?", names)  # noqa: S608 - our own names
    connection.execute("DELETE FROM reports WHERE slug = ?", (renamed.former,))


def _rename_source(connection: sqlite3.Connection, report: str, former: str, now: str) -> None:
    for table in _OF_SOURCES:
        connection.execute(
            f"UPDATE OR REPLACE {table} SET source = ? WHERE source = ? AND report = ?",  # noqa: S608 - our own names
            (now, former, report),
        )
    for table in ("snapshots", "retrievals"):
        connection.execute(
            f"UPDATE {table} SET origin = ? WHERE origin = ?"  # noqa: S608 - our own names
            " AND edition IN (SELECT id FROM editions WHERE report = ?)",
            (now, former, report),
        )
