"""Changes as a digest quotes them: the words that changed, the places, the nearest passage."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tracker.digests.groups import PHRASES
from tracker.digests.model import Item
from tracker.digests.saying import LONGEST_TITLE, STEP, Saying, labels_above
from tracker.model import Flag
from tracker.rendering.context.important import shortened, woven
from tracker.rendering.context.rows import place_of
from tracker.rendering.pinpoints import COUNTED, paragraph_said
from tracker.rendering.shares import Nearness, nearness, percent
from tracker.rendering.verdicts import SYMBOLS, column_said, is_doubtful, signal_words
from tracker.rendering.visible import opening, visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.model import Change, Edition, Finding, Signal
    from tracker.rendering.context.parts import Piece

LONGEST_NEAREST = 160
"""Characters quoted of the nearest passage: enough to see whether it says the same."""

MOST_SIGNALS = 5
"""Signals told of one change; the full report has them all."""

NEAREST = {
    Nearness.NEAR: "Nearest in {label}, {percent} percent alike: “{text}”",
    Nearness.NOTHING: "Nothing in {label} is like it; at the same point: “{text}”",
    Nearness.MATCHED: "The same in {label}, but matched with another passage: “{text}”",
    Nearness.FORMULA: "The same in {label}, but too short to match from afar: “{text}”",
}
"""What is said of the nearest passage; keys of the catalogues."""


class Quoting(Saying):
    """Quotes changes of a comparison."""

    def item(self, change: Change, *, link: str | None) -> Item:
        """One change; `link` is the full report's address, where it is published."""
        old_place, new_place = self._places(change)
        said = (
            {Flag.REVERSED, Flag.PARTLY_REMOVED} if Flag.REVERSED in change.flags else {Flag.PARTLY_REMOVED}
        )
        return Item(
            number=change.number,
            kind=str(change.kind),
            symbol=SYMBOLS[change.kind],
            verdict=self.say(PHRASES.kind(change.kind)),
            flags=(
                *(self.say(PHRASES.flag(flag)) for flag in change.flags if flag not in said),
                *self._doubt(change),
            ),
            signals=tuple(dict.fromkeys(self._signal(change, signal) for signal in change.signals))[
                :MOST_SIGNALS
            ],
            pieces=_spaced(shortened(woven(change))),
            lost=tuple(self.words("“{text}”", text=visible(span.text.strip())) for span in change.lost),
            nearest=self._nearest(change),
            old_place=old_place,
            new_place=new_place,
            link=f"{link}#c{change.number}" if link else None,
        )

    def _doubt(self, change: Change) -> Iterator[str]:
        """What the verdict may rest on: few words in common, or that what says the same was set aside."""
        if change.set_aside is not None:
            _, label = self.labels if change.old else self.labels[::-1]
            yield self.words("stands in {label} outside the text", label=label)
        if is_doubtful(change):
            yield self.words(
                "only {percent} percent alike", percent=percent(change.similarity or 0, 1, self.words)
            )

    def _nearest(self, change: Change) -> str | None:
        if change.nearest is None:
            return None
        _, label = self.labels if change.old else self.labels[::-1]
        return self.words(
            NEAREST[nearness(change, self.comparison)],
            label=label,
            percent=percent(change.nearest.similarity, 1, self.words),
            text=visible(opening(change.nearest.finding.text, LONGEST_NEAREST)),
        )

    def _signal(self, change: Change, signal: Signal) -> str:
        places = type(signal)(
            signal.type, None if signal.old is None else "{old}", None if signal.new is None else "{new}"
        )
        said = self.words(signal_words(places), old=visible(signal.old or ""), new=visible(signal.new or ""))
        column = column_said(self.comparison, change, signal)
        return self.words("{what}: {said}", what=column, said=said) if column else said

    def _places(self, change: Change) -> tuple[str | None, str | None]:
        """Where it stands in each edition; where that is the same place, the old one is but a label."""
        old_label, new_label = self.labels
        old = self._place(self.comparison.old, change.old)
        new = self._place(self.comparison.new, change.new)
        return (
            old_label
            if old and old == new
            else old and self.words("{what}: {said}", what=old_label, said=old),
            new and self.words("{what}: {said}", what=new_label, said=new),
        )

    def _place(self, edition: Edition, findings: Sequence[Finding]) -> str | None:
        """Each place once; None for no findings."""
        return "; ".join(dict.fromkeys(self._pinpointed(edition, finding) for finding in findings)) or None

    def _pinpointed(self, edition: Edition, finding: Finding) -> str:
        """Sections (those above by their labels alone), paragraph and page."""
        section = edition.section_of(finding)
        titles = [*labels_above(edition, section)]
        if section.level:
            titles.append(visible(opening(section.title, LONGEST_TITLE)))
        paragraph = paragraph_said(edition, finding, counted=self.words(COUNTED, paragraph="{paragraph}"))
        place = replace(place_of(edition, finding), paragraph=paragraph)
        if place.under:
            titles.append(place.under)
        pinpoint = place.pinpoint
        return STEP.join((*titles, pinpoint.replace("¶ ", "¶\N{NO-BREAK SPACE}")))


def _spaced(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Struck words and those put in their place, parted: without colours they would run together."""
    made: list[Piece] = []
    for piece in pieces:
        before = made[-1] if made else None
        if (
            before
            and {before.op, piece.op} == {"-", "+"}
            and not before.text[-1:].isspace()
            and piece.text[:1].isalnum()
        ):
            made.append(type(piece)("=", " ", alone=False))
        made.append(piece)
    return tuple(made)
