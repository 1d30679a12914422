"""What speaks against a text that could be read, beside what is stored of its edition and of others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.model import MAIN_PART, text_hash
from tracker.sources.gate import Doubt, Reason, doubts_of_end, doubts_of_text
from tracker.sources.languages import Languages
from tracker.sources.strays import doubts_of_label
from tracker.sources.texts import comes_after_retraction, last_given, latest_of_part
from tracker.store.loading import content_of

if TYPE_CHECKING:
    from tracker.model import Document, Edition
    from tracker.sources.gathering import Found
    from tracker.store import Store


class Doubting:
    """Looks at texts beside others; learns of languages from those that are sound."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._languages = Languages()

    def given(self, found: Found) -> Edition | None:
        """What the source gave of the edition before."""
        plan, answer = found.plan, found.answer
        return last_given(
            self._store,
            plan.report.slug,
            found.candidate.edition,
            plan.part,
            source=plan.source.key,
            address=answer.address if answer else found.candidate.address,
        )

    def doubts_beside(self, found: Found, edition: Edition | None, document: Document) -> list[Doubt]:
        """What speaks against a text, beside what is stored of it."""
        plan = found.plan
        if edition is None or plan.declared:
            return []
        stored = latest_of_part(self._store, plan.report.slug, found.candidate.edition, plan.part)
        if stored is not None and stored.text == edition.text:
            return []
        stored = self.given(found) or stored
        return [
            *self._doubts_after_retraction(found, edition, document),
            *doubts_of_text(
                edition,
                language=plan.report.language,
                least_words=plan.source.least_words,
                stored=stored,
                languages=self._languages,
            ),
            # A part (an annex with a law in it) may well be the same each year.
            *(doubts_of_label(self._store, edition, given=stored) if plan.part == MAIN_PART else []),
            *(self._doubts_of_end(edition, document, stored) if stored and found.answer else []),
        ]

    def _doubts_after_retraction(self, found: Found, edition: Edition, document: Document) -> list[Doubt]:
        """That a person must say whether what came after a mistake is the edition: else nobody would know."""
        plan = found.plan
        if comes_after_retraction(
            self._store,
            plan.report.slug,
            found.candidate.edition,
            plan.part,
            address=document.source,
            text_sha256=text_hash(edition.text),
        ):
            said = "another text than what was retracted; accept it if it is the edition"
            return [Doubt(Reason.AFTER_RETRACTION, said)]
        return []

    def _doubts_of_end(self, edition: Edition, document: Document, stored: Edition) -> list[Doubt]:
        sha256 = stored.provenance.sha256
        return doubts_of_end(
            edition, document.content, stored, lambda: content_of(self._store.connection, sha256)
        )
