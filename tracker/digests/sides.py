"""Comparison -> what a digest quotes of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.digests.bars import SectionBars
from tracker.digests.groups import GROUPS, PHRASES
from tracker.digests.model import Group, Legend, Side
from tracker.digests.quoting import Quoting
from tracker.digests.saying import Saying
from tracker.digests.summing import Summing
from tracker.digests.wanted import filter_words, is_filtered, sections_in_scope, wanted_changes
from tracker.digests.words import ENGLISH
from tracker.rendering.context.head import edition_head
from tracker.rendering.verdicts import SYMBOLS
from tracker.rendering.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.config import Subscription
    from tracker.digests.words import Words
    from tracker.model import Change, Comparison
    from tracker.rendering.context.parts import EditionHead


@dataclass(frozen=True, slots=True)
class Room:
    """How much is quoted; less where a message would grow too large."""

    foremost: int
    """Changes quoted in each of the groups that matter most."""
    others: int
    """Changes quoted in each of the other groups."""
    bars: int
    """Sections in the picture."""
    gone: int = 100
    """Sections named that have no counterpart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What a side is made for: the subscriber, their words, and where the full report is."""

    subscription: Subscription
    words: Words
    room: Room
    between: tuple[str, ...] = ()
    """Labels of the editions between the two that were not compared."""
    link: str | None = None
    attached: str | None = None
    command: str = ""
    """What shows all of it on a terminal."""


def side_by_side(comparison: Comparison, telling: Telling) -> Side:
    """What is quoted of `comparison`."""
    made = _SideMaker(comparison, telling)
    wanted = wanted_changes(telling.subscription, comparison)
    sections = SectionBars(comparison, sections_in_scope(telling.subscription, comparison), telling.words)
    bars, unchanged = sections.bars()
    groups = made.groups(wanted)
    gone, gone_total = sections.gone(telling.room.gone)
    unquoted = [(group.title, group.total) for group in groups if not group.items]
    if gone_total and not gone:
        unquoted.insert(0, (telling.words("Sections without counterpart"), gone_total))
    return Side(
        old=made.old,
        new=made.new,
        labels=made.labels,
        summary=Summing(comparison, telling.words).summary(),
        cautions=made.cautions(len(wanted)),
        legend=made.legend(),
        bars=bars[: telling.room.bars],
        bars_left=max(0, len(bars) - telling.room.bars),
        unchanged_sections=unchanged,
        gone=gone,
        gone_total=gone_total,
        groups=tuple(group for group in groups if group.items),
        unquoted=tuple(f"{title} ({telling.words.number(number)})" for title, number in unquoted),
        unquoted_left=made.left(sum(number for _, number in unquoted), quoted=False),
        link=telling.link,
        attached=telling.attached,
    )


class _SideMaker(Saying):
    def __init__(self, comparison: Comparison, telling: Telling) -> None:
        super().__init__(comparison, telling.words)
        self.telling = telling
        self.quoting = Quoting(comparison, telling.words)
        self.old: EditionHead = edition_head(comparison.old)
        self.new: EditionHead = edition_head(comparison.new)

    def cautions(self, wanted: int) -> tuple[str, ...]:
        """What a reader must be told about the copies, the language, the editions in between, the filter."""
        warned: dict[str, list[str]] = {}
        for head, label in zip((self.old, self.new), self.labels, strict=True):
            if head.warning:
                warned.setdefault(head.warning, []).append(label)
        said = [
            self.words("{what}: {said}", what=self.words.listed(labels), said=self.words(warning))
            for warning, labels in warned.items()
        ]
        said += self._limits()
        between = [visible(each) for each in self.telling.between]
        if between:
            said.append(
                self.count(
                    len(between),
                    "The edition {names}, between {old} and {new}, was not compared:"
                    " what changed may have changed there first.",
                    "The editions {names}, between {old} and {new}, were not compared:"
                    " what changed may have changed there first.",
                    names=self.words.listed(between),
                )
            )
        if is_filtered(self.telling.subscription):
            said.append(
                self.count(
                    wanted,
                    "A filter is on ({filter}): one of {total} changes is told."
                    " The figures are of the whole report.",
                    "A filter is on ({filter}): {n} of {total} changes are told."
                    " The figures are of the whole report.",
                    filter=filter_words(self.telling.subscription, self.words),
                    total=len(self.comparison.changes),
                )
            )
        return tuple(said)

    def _limits(self) -> Iterator[str]:
        """What is not told of a report in its language that is told of an English one."""
        language = self.comparison.new.provenance.language
        if language == ENGLISH:
            return
        from tracker.diffing.lexicon import NEUTRAL, lexicon_of  # noqa: PLC0415 - most reports are English

        if lexicon_of(language) is NEUTRAL:
            yield self.words(
                "The words of reports in this language are not known: changes are told by the text and"
                " figures alone, and a reversed outcome is not told."
            )
        else:
            yield self.words(
                "Of reports in this language only figures, dates, negations, some opposite outcomes and names"
                " (in German, French and Spanish also what may or must be, how many, how often, how much and"
                " some sources; no names in German) are told as signals; other changes of words are told by"
                " their text alone."
            )

    def legend(self) -> tuple[Legend, ...]:
        """The kinds that occur, with their numbers."""
        tally = Counter(change.kind for change in self.comparison.changes)
        return tuple(
            Legend(kind=str(kind), symbol=symbol, words=self.say(PHRASES.kind(kind)), number=tally[kind])
            for kind, symbol in SYMBOLS.items()
            if tally[kind]
        )

    def groups(self, wanted: Sequence[Change]) -> tuple[Group, ...]:
        """The changes in groups; each stands in the first group that it fits."""
        left = list(wanted)
        made = []
        for title, explained, foremost, test in GROUPS:
            fitting = [change for change in left if test(change)]
            left = [change for change in left if not test(change)]
            room = self.telling.room.foremost if foremost else self.telling.room.others
            if fitting:
                made.append(
                    Group(
                        title=self.say(title),
                        explained=self.say(explained),
                        total=len(fitting),
                        items=tuple(
                            self.quoting.item(change, link=self.telling.link) for change in fitting[:room]
                        ),
                        left=self.left(len(fitting) - room, quoted=True),
                    )
                )
        return tuple(made)

    def left(self, number: int, *, quoted: bool) -> str:
        """Where so many changes are shown that are not quoted, beside some that are or not."""
        command = self.telling.command
        count = self.words.count
        if number <= 0:
            return ""
        if self.telling.link or self.telling.attached:
            if quoted:
                return count(number, "1 more is in the full report.", "{n} more are in the full report.")
            return count(number, "It is in the full report.", "They are in the full report.")
        if quoted:
            return count(
                number,
                "1 more; `{command}` shows it.",
                "{n} more; `{command}` shows them.",
                command=command,
            )
        return count(number, "`{command}` shows it.", "`{command}` shows them.", command=command)
