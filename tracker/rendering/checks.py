"""What a check found, what is in quarantine, and the story of a report: for the terminal and as data."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import datetime
from itertools import groupby
from typing import TYPE_CHECKING, Any

from tracker.clocks import to_the_second
from tracker.model import MAIN_PART, Flag, Kind
from tracker.naming import counted
from tracker.rendering.moments import day_said, moment_said
from tracker.rendering.styled import Line, Piece, Style
from tracker.rendering.verdicts import Verdicts
from tracker.rendering.visible import visible
from tracker.sources.results import CheckOutcome, compared_as_data

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import tzinfo

    from tracker.sources.quarantine import Held
    from tracker.sources.results import CheckResult, Compared, EditionResult

_STYLES = {
    CheckOutcome.UNCHANGED: Style.DIM,
    CheckOutcome.NOT_YET: Style.DIM,
    CheckOutcome.COPY: Style.REWORDED,
    CheckOutcome.REVISION: Style.REWORDED,
    CheckOutcome.NEW_EDITION: Style.UPDATED,
    CheckOutcome.WITHDRAWN: Style.OLD_KIND,
    CheckOutcome.NOT_ASKED: Style.OLD_KIND,
    CheckOutcome.QUARANTINED: Style.OLD_KIND,
    CheckOutcome.FAILED: Style.OLD_KIND,
}
_NEWS = (
    CheckOutcome.COPY,
    CheckOutcome.REVISION,
    CheckOutcome.NEW_EDITION,
    CheckOutcome.WITHDRAWN,
    CheckOutcome.QUARANTINED,
)
"""What a graver outcome of the same source must not hide."""
_SEVERAL = {
    CheckOutcome.COPY: "other copies",
    CheckOutcome.REVISION: "revisions",
    CheckOutcome.NEW_EDITION: "new editions",
}
_TOLD = (Kind.REMOVED, Kind.ADDED, Kind.UPDATED, Kind.REWORDED)


def counts_said(counts: Mapping[str, int], old: str, new: str) -> str:
    """A comparison's figures in words: `3 rows not found in 2024, 12 not in 2023`."""
    verdicts = Verdicts(old, new)
    told = [(counts[kind], verdicts.kind_counted(kind)) for kind in _TOLD if counts.get(kind)]
    if turned := counts.get(Flag.REVERSED):
        told.append((turned, "with the outcome reversed"))
    if not told:
        return "nothing that is claimed has changed"
    (number, words), *others = told
    return ", ".join((f"{counted(number, 'row')} {words}", *(f"{n:,} {each}" for n, each in others)))


def compared_said(compared: Compared) -> str:
    """A comparison in one clause."""
    same = compared.old_edition == compared.new_edition
    old = f"revision {compared.old_revision}" if same else compared.old_edition
    new = "this text" if same else compared.new_edition
    return f"against {old}: {counts_said(compared.counts, old, new)}"


# --- checks --------------------------------------------------------------------------------------------


def result_line(result: CheckResult) -> Line:
    """One source in one line."""
    pieces = [Piece(result.report, Style.STRONG), Piece(f"  {visible(result.source)}: ")]
    named = f"{result.source}: "  # what went wrong names the address, which the line begins with
    if result.failure is not None:
        return Line(
            *pieces,
            Piece(result.outcome, _STYLES[result.outcome]),
            Piece(f": {visible(result.failure.removeprefix(named))}"),
        )
    if not result.editions:
        return Line(*pieces, Piece(CheckOutcome.NOT_YET, Style.DIM))
    told = [replace(each, detail=each.detail.removeprefix(named)) for each in result.editions]
    alike = groupby(told, key=lambda each: (each.outcome, visible(", ".join(_edition_facts(each)))))
    for number, ((outcome, facts), editions) in enumerate(alike):
        labels = ", ".join(visible(each.edition) for each in editions)
        pieces += [Piece("; ")] if number else []
        pieces += [Piece(f"{labels} "), Piece(outcome, _STYLES[outcome])]
        pieces += [Piece(f" ({facts})")] if facts else []
    return Line(*pieces)


def _edition_facts(edition: EditionResult) -> Iterator[str]:
    if edition.revision is not None and edition.outcome in (CheckOutcome.REVISION, CheckOutcome.COPY):
        yield f"revision {edition.revision}"
    if edition.findings is not None:
        yield counted(edition.findings, "finding")
    if edition.detail:
        yield edition.detail
    if edition.compared is not None:
        yield compared_said(edition.compared)
    if edition.quarantine is not None:
        yield f"`tracker quarantine show {edition.quarantine}`"
    if edition.moved_to is not None:
        yield f"moved for good to {edition.moved_to}"


def summary_line(results: Sequence[CheckResult], *, dry_run: bool) -> Line:
    """The run in one line: the sources, each by the gravest of what it gave, and all that is news."""
    outcomes = Counter(result.outcome for result in results)
    said = _tally(outcomes) or "nothing to look at"
    came = Counter(each.outcome for result in results for each in result.editions if each.outcome in _NEWS)
    if any(came[outcome] != outcomes[outcome] for outcome in _NEWS):
        said += f"; editions: {_tally(came)}"
    end = "; nothing was stored (--dry-run)" if dry_run else ""
    return Line(Piece(f"{counted(len(results), 'source')}: {said}{end}"))


def _tally(outcomes: Counter[CheckOutcome]) -> str:
    return ", ".join(
        f"{outcomes[outcome]} {outcome if outcomes[outcome] == 1 else _SEVERAL.get(outcome, outcome)}"
        for outcome in CheckOutcome
        if outcomes[outcome]
    )


def results_data(results: Sequence[CheckResult], *, dry_run: bool) -> dict[str, Any]:
    """The run as plain dicts and lists."""
    outcomes = Counter(result.outcome for result in results)
    return {
        "dry_run": dry_run,
        "outcomes": {outcome.value: outcomes[outcome] for outcome in CheckOutcome},
        "sources": [
            {
                "report": result.report,
                "source": result.source,
                "outcome": result.outcome.value,
                "failure": result.failure,
                "checked_at": to_the_second(result.checked_at),
                "editions": [_edition_data(edition) for edition in result.editions],
            }
            for result in results
        ],
    }


def _edition_data(edition: EditionResult) -> dict[str, Any]:
    return {
        "edition": edition.edition,
        "address": edition.address,
        "outcome": edition.outcome.value,
        "detail": edition.detail or None,
        "revision": edition.revision,
        "findings": edition.findings,
        "quarantine": edition.quarantine,
        "moved_to": edition.moved_to,
        "compared": compared_as_data(edition.compared),
    }


# --- quarantine ----------------------------------------------------------------------------------------


def held_line(held: Held, timezone: tzinfo, *, still_asked: bool) -> Line:
    """One item in one line.

    Args:
        held: the item.
        timezone: that its day is shown in.
        still_asked: whether a sound answer may still come in its place.
    """
    times = f", {held.times} times" if held.times > 1 else ""
    day = day_said(held.first_at, timezone) if held.first_at else "?"
    return Line(
        Piece(f"{held.id:>4}", Style.STRONG),
        Piece(f"  {held.report}@{visible(held.edition)}  "),
        Piece(held.state, Style.DIM if held.state != "open" else Style.UPDATED),
        Piece(f"  {day}{times}  {visible(held.said)}  {visible(held.asked)}"),
        *_unsettled(held, still_asked=still_asked),
    )


def _unsettled(held: Held, *, still_asked: bool) -> Iterator[Piece]:
    """That no answer will ever close an item, where that is so."""
    if held.state == "open" and not still_asked:
        yield Piece(
            f"  tracker.toml no longer asks for it; `tracker quarantine reject {held.id}` closes it",
            Style.OLD_KIND,
        )


def held_lines(held: Held, timezone: tzinfo, *, still_asked: bool) -> Iterator[Line]:
    """One item with its facts; see `held_line`.

    Args:
        held: the item.
        timezone: that times are shown in.
        still_asked: whether a sound answer may still come in its place.
    """
    moments = {
        "first_at": held.first_at,
        "last_at": held.document.retrieved_at,
        "decided_at": held.decided_at,
    }
    for key, value in held_data(held, still_asked=still_asked).items():
        if value not in (None, []) and key != "still_asked":
            said = "; ".join(each["words"] for each in value) if key == "reasons" else str(value)
            if moment := moments.get(key):
                said = moment_said(moment, timezone)
            yield Line(Piece(f"{key.replace('_', ' ')}: ", Style.DIM), Piece(visible(said)))
    for piece in _unsettled(held, still_asked=still_asked):
        yield Line(piece)


def held_data(held: Held, *, still_asked: bool) -> dict[str, Any]:
    """One item as plain dicts and lists, without its bytes; see `held_line`."""
    return {
        "number": held.id,
        "report": held.report,
        "edition": held.edition,
        "part": None if held.part == MAIN_PART else held.part,
        "state": held.state.value,
        "reasons": [{"reason": doubt.reason.value, "words": doubt.words} for doubt in held.doubts],
        "source": held.source,
        "asked": held.asked,
        "address": held.document.source,
        "media_type": held.document.media_type,
        "charset": held.document.charset,
        "first_at": to_the_second(held.first_at),
        "last_at": to_the_second(held.document.retrieved_at),
        "times": held.times,
        "decided_at": to_the_second(held.decided_at),
        "still_asked": still_asked,
    }


UNCONFIRMED = (
    "UNCONFIRMED: this text is in quarantine. It may be a fault of the site, and is no edition until "
    "somebody accepts it."
)


def unconfirmed_lines(held: Held) -> Iterator[Line]:
    """What stands above a provisional comparison."""
    yield Line(Piece(UNCONFIRMED, Style.STRONG))
    yield Line(
        Piece(f"{visible(held.said)}; `tracker quarantine accept {held.id}` or `reject {held.id}` decides.")
    )
    yield Line()


# --- log -----------------------------------------------------------------------------------------------


def log_lines(story: Iterable[Mapping[str, Any]], timezone: tzinfo) -> Iterator[Line]:
    """The story of each edition.

    Args:
        story: from `tracker.sources.story`.
        timezone: that times are shown in.
    """
    empty = True
    for edition in story:
        empty = False
        yield Line(Piece(visible(edition["edition"]), Style.STRONG))
        for entry in edition["entries"]:
            struck = Style.OLD if entry.get("retracted_at") else Style.PLAIN
            yield Line(
                Piece(f"{moment_said(datetime.fromisoformat(entry['at']), timezone)}  ", Style.DIM),
                Piece(visible(_entry_said(entry)), struck),
                indent=2,
            )
    if empty:
        yield Line(Piece("Nothing is stored of it yet: `tracker check` looks at its sources."))


def _entry_said(entry: Mapping[str, Any]) -> str:
    if entry["what"] == "comparison":
        old, new = entry["old"], entry["new"]
        same = old["edition"] == new["edition"]
        names = [f"revision {side['revision']}" if same else side["edition"] for side in (old, new)]
        said = f"compared {names[0]} with {names[1]}: {counts_said(entry['counts'], *names)}"
        superseded = "; ".join(entry["superseded_by"])
        return f"{said} [superseded: {superseded}]" if superseded else said
    return str(entry["said"])
