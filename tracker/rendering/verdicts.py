"""How verdicts are said to readers; the machine's kinds stay in JSON.

The words name the editions ("not found in 2023") and judge nothing: they say what stands where.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.model import LITTLE_ALIKE, QUALIFIERS, Flag, Form, Kind, SignalType
from tracker.rendering.shares import percent
from tracker.rendering.visible import visible

if TYPE_CHECKING:
    from tracker.model import Change, Comparison, Finding, Signal

ABSENCE = "That a passage is absent from an edition is not evidence that what it described has ended."

SYMBOLS = {
    Kind.REMOVED: "−",
    Kind.ADDED: "+",
    Kind.UPDATED: "Δ",
    Kind.REWORDED: "≠",
    Kind.EDITORIAL: "≈",
    Kind.UNCHANGED: "=",
}
"""One sign a kind, so that colour is never needed to tell them apart."""

UNTITLED = "Before the first heading"
"""Names the part of an edition that no heading precedes."""

QUIET = frozenset({Kind.UNCHANGED, Kind.EDITORIAL})
"""Kinds in which nothing that is claimed has changed: nobody is told of them unless they ask."""

LONGEST_SAID = 6
"""Words behind the name of a short line: `Men: 5`; more of them must be alike by themselves."""
_CALLED = re.compile(r"[^:|]{1,60}(?::(?=\s)|\|)")


@dataclass(frozen=True, slots=True)
class Verdicts:
    """The words for a comparison of the editions `old` and `new` (their labels)."""

    old: str
    new: str

    def kind(self, kind: Kind) -> str:
        """Say `kind` in a few words."""
        return {
            Kind.REMOVED: f"not found in {self.new}",
            Kind.ADDED: f"not in {self.old}",
            Kind.UPDATED: "figures or outcome changed",
            Kind.REWORDED: "wording changed",
            Kind.EDITORIAL: "grammar or style only",
            Kind.UNCHANGED: "same but for typography",
        }[kind]

    def kind_counted(self, kind: Kind) -> str:
        """Say `kind` behind a number: `1 with figures or outcome changed`."""
        after_number = {
            Kind.UPDATED: "with figures or outcome changed",
            Kind.REWORDED: "with the wording changed",
        }
        return after_number.get(kind) or self.kind(kind)

    def kind_explained(self, kind: Kind) -> str:
        """Define `kind` in a sentence."""
        return {
            Kind.REMOVED: f"No passage in {self.new} was found that says this; the nearest one is shown.",
            Kind.ADDED: f"No passage in {self.old} was found that says this; the nearest one is shown.",
            Kind.UPDATED: "The same recurring statement; its figures, dates, names or outcome changed.",
            Kind.REWORDED: "The same claim; its wording is materially different.",
            Kind.EDITORIAL: "The same claim and facts; only tense, grammar, abbreviation or style differ.",
            Kind.UNCHANGED: "The same but for capitals, quotation marks, hyphens and spacing.",
        }[kind]

    def flag(self, flag: Flag) -> str:
        """Say `flag` in a few words."""
        return {
            Flag.MOVED: "moved",
            Flag.SPLIT: "split",
            Flag.MERGED: "merged",
            Flag.PARTLY_REMOVED: f"partly not found in {self.new}",
            Flag.PARTLY_ADDED: f"partly not in {self.old}",
            Flag.REVERSED: "outcome reversed",
        }[flag]

    def flag_explained(self, flag: Flag) -> str:
        """Define `flag` in a sentence."""
        return {
            Flag.MOVED: "It now stands in a section that does not correspond to its old one.",
            Flag.SPLIT: f"One passage of {self.old} stands as several in {self.new}.",
            Flag.MERGED: f"Several passages of {self.old} stand as one in {self.new}.",
            Flag.PARTLY_REMOVED: f"A clause or a list item of it has no counterpart in {self.new}.",
            Flag.PARTLY_ADDED: f"A clause or a list item of it has no counterpart in {self.old}.",
            Flag.REVERSED: "The outcome is the opposite: several reports, then none; may, then may not.",
        }[flag]


SIGNALS_EXPLAINED = {
    SignalType.FIGURE: "A count, a share, an amount, a duration.",
    SignalType.DATE: "A date or a year.",
    SignalType.NEGATION: "Not, no, never.",
    SignalType.HEDGE: "A word of reserve, such as “allegedly”, or of duty.",
    SignalType.QUANTIFIER: "How many, such as “most” or “some”.",
    SignalType.DEGREE: "How much, such as “serious”.",
    SignalType.FREQUENCY: "How often, such as “sometimes”.",
    SignalType.ATTRIBUTION: "Who is cited for it.",
    SignalType.ACTOR: "Who is said to act.",
    SignalType.NAME: "A name of a person, an organisation, a place.",
    SignalType.LABEL: "The heading it stands under.",
}
"""What each sort of signal is, in a few words."""

_GONE = {
    SignalType.ATTRIBUTION: "{} dropped as source",
    SignalType.LABEL: "no longer under “{}”",
    **dict.fromkeys(QUALIFIERS, "“{}” dropped"),
}
_COME = {
    SignalType.ATTRIBUTION: "{} added as source",
    SignalType.LABEL: "now under “{}”",
    **dict.fromkeys(QUALIFIERS, "“{}” added"),
}


def is_doubtful(change: Change) -> bool:
    """Whether linked passages have few words in common, and are not called the same: `Men: 5`, `Men: 9`."""
    is_linked = bool(change.old and change.new)
    if not is_linked or change.similarity is None or change.similarity >= LITTLE_ALIKE:
        return False
    names = {_called(finding) for finding in (*change.old, *change.new)}
    return len(names) > 1 or None in names


def _called(finding: Finding) -> tuple[str, str] | None:
    """What stands before the colon or the first bar of a short line, and the line above it."""
    called = _CALLED.match(finding.text)
    if called is None or len(finding.text[called.end() :].split()) > LONGEST_SAID:
        return None
    return called[0].casefold(), (finding.under or "").casefold()


def doubt(change: Change, verdicts: Verdicts) -> str:
    """Say what a verdict may rest on: few words in common, or what was set aside; empty where on neither."""
    if is_doubtful(change):
        return f"only {percent(change.similarity or 0, 1)}% alike"
    if change.set_aside is None:
        return ""
    where = f"{visible(change.set_aside.reason)}, {visible(change.set_aside.place)}"
    return f"stands in {verdicts.new if change.old else verdicts.old} outside the text: {where}"


def column_said(comparison: Comparison, change: Change, signal: Signal) -> str | None:
    """The heading of the column in which a value of a row changed: `Deaths`; None where none tells."""
    rows = (*change.old, *change.new)
    are_two = len(change.old) == len(change.new) == 1
    if not are_two or any(row.form is not Form.ROW for row in rows):
        return None
    from tracker.diffing.passages.columns import headed_cells  # noqa: PLC0415 - few comparisons have rows

    old, new = headed_cells(comparison.old, change.old[0]), headed_cells(comparison.new, change.new[0])
    holding = [
        head
        for head in old.keys() & new.keys()
        if old[head] != new[head] and (signal.old or "") in old[head] and (signal.new or "") in new[head]
    ]
    return visible(holding[0]) if len(holding) == 1 else None


def signals_said(comparison: Comparison, change: Change) -> list[str]:
    """Say each signal of a change, in a row of a table with the heading of its column: `Deaths: 7 → 9`."""
    said = []
    for signal in change.signals:
        column = column_said(comparison, change, signal)
        words = visible(signal_words(signal))
        said.append(f"{column}: {words}" if column else words)
    return said


def signal_words(signal: Signal) -> str:
    """Say a signal with its values: `10 days → 15 days`, `“allegedly” dropped`.

    It is said of the passages of one row: a name that is dropped there may stand elsewhere in the edition.
    """
    if signal.old is not None and signal.new is not None:
        if signal.type is SignalType.LABEL:
            return f"heading “{signal.old}” → “{signal.new}”"
        form = "“{}” → “{}”" if signal.type in QUALIFIERS else "{} → {}"
        return form.format(signal.old, signal.new)
    if signal.old is not None:
        return _GONE.get(signal.type, "{} dropped").format(signal.old)
    return _COME.get(signal.type, "{} added").format(signal.new)
