"""A person's decision about what is in quarantine."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tracker.config import Report
from tracker.model import text_hash
from tracker.sources.comparisons import compare
from tracker.sources.plans import authorities_of
from tracker.sources.quarantine import UNCONFIRMED, State, decide, held_item, tell_cleared
from tracker.sources.states import Seen, recall, remember
from tracker.sources.telling import tell_stored
from tracker.sources.texts import last_given, latest_of_part, read_document

if TYPE_CHECKING:
    from tracker.config import Config
    from tracker.model import Comparison, Edition
    from tracker.sources.quarantine import Held
    from tracker.sources.results import Compared
    from tracker.store import Added, Store


def accept(config: Config, store: Store, number: int) -> tuple[Added, Compared | None]:
    """Store what was held back as an edition, compare it, and let people be told.

    Raises:
        NotFoundError: there is no item of that number.
        UsageError: it was decided before.
        InputError: it cannot be read as an edition, so it cannot be accepted.
        StoreError: the database cannot be written; nothing was decided.
    """
    # Before the lock, because reading a large PDF takes its time.
    edition = read_held(config, held_item(store, number))
    with store.transaction():
        held = decide(store, number, State.ACCEPTED)
        if held.document.sha256 != edition.provenance.sha256:
            edition = read_held(config, held)  # something else has come in its place
        report = config.reports.get(held.report)
        authorities = authorities_of(report, config.root) if report else {}
        added = store.add(
            held.report,
            held.edition,
            held.document,
            edition,
            part=held.part,
            options=held.options,
            origin=held.source,
            others=authorities.keys() - {held.source},
            authorities=authorities,
        )
        before = recall(store.connection, held.report, held.source, held.asked)
        remember(
            store.connection,
            held.report,
            held.source,
            Seen(
                address=held.asked,
                edition=held.edition,
                part=held.part,
                etag=held.etag,
                last_modified=held.last_modified,
                sha256=held.document.sha256,
                text_sha256=text_hash(edition.text),
                reader=edition.provenance.reader,
                answered_at=datetime.now(UTC).isoformat(timespec="seconds"),
                moved_to=before.moved_to if before else None,
            ),
        )
        compared = None
        if added.stored:
            compared = tell_stored(store, added, edition, source=held.source, at=datetime.now(UTC))
    return added, compared


def reject(store: Store, number: int) -> Held:
    """Put on record that what was held back is no edition; the same bytes are no news any more.

    Raises:
        NotFoundError: there is no item of that number.
        UsageError: it was decided before.
    """
    with store.transaction():
        held = decide(store, number, State.REJECTED)
        tell_cleared(store, held, State.REJECTED)
        return held


def provisional(config: Config, store: Store, number: int) -> tuple[Held, Comparison | None]:
    """What is in quarantine beside what is stored of the same edition; None where nothing is.

    Raises:
        NotFoundError: there is no item of that number.
        InputError: it cannot be read as an edition.
    """
    held = held_item(store, number)
    stored = last_given(
        store, held.report, held.edition, held.part, source=held.source, address=held.document.source
    ) or latest_of_part(store, held.report, held.edition, held.part)
    if stored is None:
        return held, None
    edition = read_held(config, held)
    named = replace(edition.provenance, edition=held.edition + UNCONFIRMED)
    return held, compare(stored, replace(edition, provenance=named))[0]


def read_held(config: Config, held: Held) -> Edition:
    """What the reader makes of what is in quarantine.

    Raises:
        InputError: it cannot be read.
    """
    report = config.reports.get(held.report) or Report(slug=held.report, title=held.report)
    return read_document(
        held.document,
        report,
        held.edition,
        authority=held.authority,
        options=held.options,
        max_bytes=max(1, len(held.document.content)),
    )
