"""A document by itself: what speaks against it, and what was read of it. Pure, so it runs anywhere."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from tracker.errors import InputError
from tracker.sources.gate import Doubt, Reason, doubts_of_answer, sniffed
from tracker.sources.pages import doubts_of_page
from tracker.sources.texts import read_document

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tracker.config import Report
    from tracker.model import Authority, Document, Edition
    from tracker.sources.plans import Plan
    from tracker.store.packing import Packed


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A document to be judged and read."""

    document: Document
    report: Report
    edition: str
    authority: Authority
    options: Mapping[str, Any]
    """What the reader is given besides the document."""
    max_bytes: int
    status: int = HTTPStatus.OK
    asked: str | None = None
    """The address that was asked for; None for a file."""
    gated: bool = True
    """Whether it must look like an edition; not where a person named this very file."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What is to be known of a document."""

    doubts: tuple[Doubt, ...]
    edition: Edition | None
    packed: Packed | None = None
    """The document's bytes as they will be stored, where there was time to pack them."""


def judge(task: Task) -> Judged:
    """Look at a document, and read it where it may be an edition.

    Raises:
        UsageError: an option of the reader makes no sense.
    """
    document = task.document
    if task.gated:
        doubts = doubts_of_answer(task.status, document, task.asked) or doubts_of_page(
            document, sniffed(document)
        )
        if doubts:
            return Judged(tuple(doubts), None)
    try:
        edition = read_document(
            document,
            task.report,
            task.edition,
            authority=task.authority,
            options=task.options,
            max_bytes=task.max_bytes,
        )
    except InputError as error:
        words = str(error).removeprefix(f"{document.source}: ")
        return Judged((Doubt(Reason.UNREADABLE, words),), None)
    return Judged((), edition)


def reader_options(plan: Plan) -> dict[str, Any]:
    """What the reader is given besides a document of a source; stored, so that it can be read again."""
    options: dict[str, Any] = {"language": plan.report.language}
    if plan.source.format is not None:
        options["media_type"] = plan.source.format.media_type
    if plan.source.selector is not None:
        options["selector"] = plan.source.selector
    return options
