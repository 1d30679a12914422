"""Whether an edition is still where it was: gone, there again, moved for good."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tracker.sources.events import EventKind
from tracker.sources.results import CheckOutcome, EditionResult, edition_result
from tracker.sources.shown import shown_address
from tracker.sources.states import recall, remember
from tracker.sources.telling import tell_found

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from tracker.sources.gathering import Found
    from tracker.sources.states import Seen
    from tracker.store import Store


def gone_elsewhere(found: Found) -> list[Seen]:
    """Other addresses of its source at which an edition was, and is told to be gone."""
    candidate = found.candidate
    return [
        each
        for each in found.plan.seen.values()
        if each.gone_at is not None
        and (each.edition, each.part) == (candidate.edition, found.plan.part)
        and each.address != candidate.address
    ]


class Whereabouts:
    """Notes and tells where editions are; each time inside a transaction of the caller's."""

    def __init__(self, store: Store, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._clock = clock

    def gone(self, found: Found, seen: Seen | None, said: str) -> EditionResult:
        """An address answers that it is not there: not yet, not where it should be, or withdrawn."""
        if seen is None or seen.sha256 is None:
            if found.candidate.expected:
                return edition_result(
                    found, CheckOutcome.FAILED, f"{shown_address(found.candidate.address)}: answered {said}"
                )
            return edition_result(found, CheckOutcome.NOT_YET)
        if seen.gone_at is None:
            seen = replace(seen, gone_at=self._clock().isoformat(timespec="seconds"))
            remember(self._store.connection, *found.plan.key, seen)
            self._tell(found, EventKind.WITHDRAWN, {"address": found.candidate.address, "status": said})
        since = (seen.gone_at or "")[:10]
        return edition_result(
            found, CheckOutcome.WITHDRAWN, f"answers {said} since {since}; what is stored stays"
        )

    def back_or_moved(self, found: Found, seen: Seen | None, result: EditionResult) -> EditionResult:
        """Tell that an edition is there again, or that it moved for good."""
        key = found.plan.key
        gone = gone_elsewhere(found)
        since = (
            seen.gone_at if seen and seen.gone_at else max((each.gone_at or "" for each in gone), default="")
        )
        if since:
            self._tell(found, EventKind.RETURNED, {"address": found.candidate.address, "since": since})
            result = replace(result, detail="; ".join(filter(None, [result.detail, "it is there again"])))
            for each in gone:
                remember(self._store.connection, *key, replace(each, gone_at=None))
        moved_to = found.answer.moved_to if found.answer else None
        if seen is None or seen.sha256 is None:
            return replace(result, moved_to=moved_to)
        now = recall(self._store.connection, *key, found.candidate.address) or seen
        if moved_to and moved_to != seen.moved_to:
            self._tell(found, EventKind.RELOCATED, {"address": found.candidate.address, "moved_to": moved_to})
        remember(self._store.connection, *key, replace(now, gone_at=None, moved_to=moved_to or now.moved_to))
        return replace(result, moved_to=moved_to)

    def _tell(self, found: Found, kind: EventKind, payload: dict[str, str]) -> None:
        tell_found(self._store, found, kind, payload, at=self._clock())
