"""What is done with the answer of one edition's address: judged, stored or held back, compared, told."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from http import HTTPStatus
from typing import TYPE_CHECKING

from tracker.model import Document, text_hash
from tracker.naming import counted
from tracker.sources.comparisons import compare_or_none
from tracker.sources.doubting import Doubting
from tracker.sources.events import EventKind
from tracker.sources.gate import Doubt, Reason, unconfirmed
from tracker.sources.judging import Judged, Task, reader_options
from tracker.sources.quarantine import Held, State, hold, supersede
from tracker.sources.results import CheckOutcome, EditionResult, compared_as_data, edition_result
from tracker.sources.states import Seen, recall, remember
from tracker.sources.strays import is_another_page, stored_edition_it_names, title_of
from tracker.sources.telling import tell_found, tell_stored
from tracker.sources.texts import is_retracted, retractions
from tracker.sources.whereabouts import Whereabouts, gone_elsewhere
from tracker.store import Outcome
from tracker.succession import names_another_year

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from tracker.model import Edition
    from tracker.sources.gathering import Found
    from tracker.store import Added, Store

QUOTED = 200
"""Characters that are told of what was held back."""

GONE = {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}


class Taking:
    """Takes in answers, one at a time; each inside a transaction of the caller's."""

    def __init__(self, store: Store, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._clock = clock
        self._doubting = Doubting(store)
        self._whereabouts = Whereabouts(store, clock)

    # --- nothing new ------------------------------------------------------------------------------------

    def unchanged(self, found: Found) -> tuple[EditionResult, Callable[[], object]] | None:
        """The result where nothing is new, with what there is to write; None where more must be looked at."""
        seen = found.plan.seen_of(found.candidate)
        answer, content = found.answer, found.content
        if seen is None or seen.gone_at is not None or found.error is not None or gone_elsewhere(found):
            return None
        if answer is not None and answer.moved_to not in (None, seen.moved_to):
            return None
        if answer is not None and answer.status == HTTPStatus.NOT_MODIFIED:
            now = replace(seen, answered_at=self._now())
        else:
            body = answer.content if answer is not None and answer.status == HTTPStatus.OK else content
            if body is None or _sha256(body) != seen.sha256:
                return None
            now = replace(
                seen,
                answered_at=self._now(),
                etag=answer.etag if answer else None,
                last_modified=answer.last_modified if answer else None,
            )
        plan = found.plan
        detail = self._retracted(found, seen)
        moved_to = answer.moved_to if answer else None
        result = edition_result(found, CheckOutcome.UNCHANGED, detail, moved_to=moved_to)

        def write() -> None:
            remember(self._store.connection, *plan.key, now)
            supersede(self._store, plan.report.slug, now.edition, now.part, plan.source.key)

        return result, write

    # --- something new ----------------------------------------------------------------------------------

    def task(self, found: Found) -> Task | None:
        """What must be read to deal with an answer; None where nothing must."""
        plan, answer = found.plan, found.answer
        if found.error is not None:
            return None
        if answer is not None and answer.status in {*GONE, HTTPStatus.NOT_MODIFIED}:
            return None
        document = self._document(found)
        seen = plan.seen_of(found.candidate)
        if seen is not None and seen.sha256 == document.sha256:
            return None
        return Task(
            document=document,
            report=replace(plan.report, sources=(), themes=()),
            edition=found.candidate.edition,
            authority=plan.source.authority,
            options=reader_options(plan),
            max_bytes=plan.source.limits.max_size,
            status=answer.status if answer else HTTPStatus.OK,
            asked=found.candidate.address if answer else None,
            gated=not plan.declared,
        )

    def take(self, found: Found, task: Task | None, judged: Judged | None) -> EditionResult:
        """Deal with one answer.

        Args:
            found: the answer.
            task: what `task` gave.
            judged: what became of that.
        """
        seen = self._seen(found)
        if found.error is not None:
            return edition_result(found, CheckOutcome.FAILED, found.error)
        if found.answer is not None and found.answer.status in GONE:
            return self._whereabouts.gone(found, seen, found.answer.said)
        if task is None or judged is None:
            supersede(self._store, *_subject(found))
            if seen is not None and found.answer is not None and found.answer.status == HTTPStatus.OK:
                self._remember(found, replace(seen, gone_at=None), found.answer.content)
            detail = self._retracted(found, seen)
            return self._whereabouts.back_or_moved(
                found, seen, edition_result(found, CheckOutcome.UNCHANGED, detail)
            )
        doubts = [*judged.doubts, *self._doubting.doubts_beside(found, judged.edition, task.document)]
        if judged.edition is None or doubts:
            not_yet = self._not_yet(found, judged.edition, doubts)
            return not_yet or self._hold(found, task, doubts, judged.edition)
        return self._whereabouts.back_or_moved(
            found, seen, self._keep(found, seen, task, judged, judged.edition)
        )

    def _not_yet(
        self, found: Found, edition: Edition | None, doubts: Sequence[Doubt]
    ) -> EditionResult | None:
        """That an edition is not out where its address gives a stored one, which says so itself; else None.

        Such sites answer so until it is out, which may take a year: nothing is wrong meanwhile.
        """
        is_other = edition is not None and {doubt.reason for doubt in doubts} == {Reason.OTHER_EDITION}
        if found.candidate.expected or edition is None or not is_other:
            return None
        other = stored_edition_it_names(self._store, edition)
        if other is None:
            return None
        return edition_result(found, CheckOutcome.NOT_YET, f"its address gives the {other} edition")

    def _seen(self, found: Found) -> Seen | None:
        """What is remembered of an address by now: another process may have told that it is gone."""
        plan, candidate = found.plan, found.candidate
        if plan.declared:
            return plan.seen_of(candidate)  # which passes over what a use of the edition has overtaken
        now = recall(self._store.connection, *plan.key, candidate.address)
        return now if now is not None and now.edition == candidate.edition else None

    def _document(self, found: Found) -> Document:
        answer = found.answer
        if answer is None:
            return Document(
                content=found.content or b"", source=found.candidate.address, retrieved_at=self._clock()
            )
        return Document(
            content=answer.content,
            source=answer.address,
            media_type=answer.media_type,
            charset=answer.charset,
            retrieved_at=self._clock(),
        )

    def _keep(
        self, found: Found, seen: Seen | None, task: Task, judged: Judged, edition: Edition
    ) -> EditionResult:
        """Store an edition, and tell what it is."""
        plan, label, document = found.plan, found.candidate.edition, task.document
        text_sha256, reader = text_hash(edition.text), edition.provenance.reader
        supersede(self._store, *_subject(found))
        added = self._store.add(
            plan.report.slug,
            label,
            document,
            edition,
            part=plan.part,
            options=task.options,
            packed=judged.packed,
            unasked=True,
            origin=plan.source.key,
            others=None if plan.declared else plan.others,
            authorities=plan.authorities,
        )
        fresh = Seen(
            address=found.candidate.address,
            edition=label,
            part=plan.part,
            text_sha256=text_sha256,
            reader=reader,
            moved_to=seen.moved_to if seen else None,
        )
        self._remember(found, fresh, document.content)
        if not added.stored:
            return edition_result(found, CheckOutcome.UNCHANGED, _NOT_STORED.get(added.outcome, ""))
        compared = tell_stored(self._store, added, edition, source=plan.source.key, at=self._clock())
        new = added.outcome is Outcome.NEW_EDITION
        detail = _beside(plan.report.slug, label, added)
        if new and names_another_year(title_of(edition), label):
            detail = f"it calls itself “{title_of(edition)}”"
        if added.outcome is Outcome.REVISION and seen is not None and seen.text_sha256 == text_sha256:
            detail = "the same text with other footnotes; `tracker diff` compares them with --footnotes"
        if new and compared and compared.new_words < compared.old_words / 2:
            detail = (
                f"{counted(compared.new_words, 'word')}, {compared.old_edition} had {compared.old_words:,}"
            )
        return edition_result(
            found,
            _OUTCOMES[added.outcome],
            detail,
            revision=added.revision,
            findings=len(edition.findings),
            compared=compared,
        )

    def _hold(
        self, found: Found, task: Task, doubts: Sequence[Doubt], edition: Edition | None
    ) -> EditionResult:
        """Quarantine what came; tell at once where the edition itself may have been gutted."""
        plan, label, document = found.plan, found.candidate.edition, task.document
        held, news = hold(
            self._store,
            Held(
                report=plan.report.slug,
                edition=label,
                part=plan.part,
                source=plan.source.key,
                asked=found.candidate.address,
                doubts=tuple(doubts),
                document=document,
                authority=plan.source.authority,
                options=task.options,
                etag=found.answer.etag if found.answer else None,
                last_modified=found.answer.last_modified if found.answer else None,
            ),
        )
        # Only beside what the source itself gave: another one's copy may be an excerpt.
        given = self._doubting.given(found)
        gutted = unconfirmed(held.reasons) if given is not None else None
        compared = None
        other_page = Reason.UNFAMILIAR in held.reasons or bool(
            gutted and given and edition and is_another_page(edition, given)
        )
        stored = given if gutted and not other_page else None
        if stored is not None and edition is not None:
            compared = compare_or_none(stored, edition)
        if news:
            kinds = {Reason.SHRUNK: EventKind.SHRUNK, Reason.NO_OUTLINE: EventKind.RESTRUCTURED}
            payload = {
                "quarantine": held.id,
                "reason": held.said,
                "address": document.source,
                "compared": compared_as_data(compared),
                "begins": _beginning(edition),
                "other_page": other_page,
            }
            kind = kinds[gutted] if gutted else EventKind.QUARANTINED
            tell_found(self._store, found, kind, payload, at=self._clock())
        said = held.said
        if held.state is State.REJECTED and held.decided_at:
            said += f" (rejected on {held.decided_at:%Y-%m-%d})"
        return edition_result(
            found,
            CheckOutcome.QUARANTINED,
            ("unconfirmed: " if gutted and not other_page else "") + said,
            quarantine=held.id,
            compared=compared,
        )

    def _retracted(self, found: Found, seen: Seen | None) -> str:
        """That what an address still gives was retracted; empty where it was not."""
        subject = (found.plan.report.slug, found.candidate.edition, found.plan.part)
        if seen is None or subject not in self._retractions:
            return ""
        retracted = is_retracted(self._store, *subject, text_sha256=seen.text_sha256)
        return _NOT_STORED[Outcome.RETRACTED] if retracted else ""

    @cached_property
    def _retractions(self) -> set[tuple[str, str, str]]:
        """Report, edition and part of all that was ever retracted: of most nothing was, and none is asked."""
        return retractions(self._store)

    # --- pieces -----------------------------------------------------------------------------------------

    def _remember(self, found: Found, seen: Seen, content: bytes) -> None:
        """Validators and hashes of what was stored or confirmed."""
        answer = found.answer
        remember(
            self._store.connection,
            *found.plan.key,
            replace(
                seen,
                etag=answer.etag if answer else None,
                last_modified=answer.last_modified if answer else None,
                sha256=_sha256(content),
                answered_at=self._now(),
            ),
        )

    def _now(self) -> str:
        return self._clock().isoformat(timespec="seconds")


_OUTCOMES = {
    Outcome.NEW_EDITION: CheckOutcome.NEW_EDITION,
    Outcome.REVISION: CheckOutcome.REVISION,
    Outcome.COPY: CheckOutcome.COPY,
}
_NOT_STORED = {
    Outcome.SAME_TEXT: "other bytes, the same text",
    Outcome.RETRACTED: "retracted; not taken in again by itself",
}


def _beside(report: str, edition: str, added: Added) -> str:
    """Which text is the edition's, where several sources give it."""
    name = f"{report}@{edition}"
    if added.aside:
        return f"{name} stays what it was; this is {name}~r{added.revision}"
    return f"no revision, but {name} from now on" if added.outcome is Outcome.COPY else ""


def _beginning(edition: Edition | None) -> str | None:
    """The first words of what came, by which a person knows what it is."""
    if edition is None:
        return None
    text = " ".join(edition.text[:QUOTED].split())
    return text if len(edition.text) <= QUOTED else f"{text.rpartition(' ')[0] or text} …"


def _subject(found: Found) -> tuple[str, str, str, str]:
    """Report, edition, part and source: what an item in quarantine is about."""
    plan = found.plan
    return plan.report.slug, found.candidate.edition, plan.part, plan.source.key


def _sha256(content: bytes) -> str:
    import hashlib  # noqa: PLC0415 - beside its one use

    return hashlib.sha256(content).hexdigest()
