"""Two passages judged by themselves."""

from __future__ import annotations

from tracker.diffing.judging.kinds import kind_of, reversed_outcome
from tracker.diffing.signals.signals import signals_of
from tracker.diffing.words.words import diff_words
from tracker.model import Finding, Kind, Signal


def finding(text: str, label: str | None = None) -> Finding:
    """A finding of nothing but its text."""
    return Finding(text=text, section=0, paragraph=1, start=0, end=len(text), label=label)


def signals(old: str, new: str, language: str = "en") -> tuple[Signal, ...]:
    """The signals of one pair."""
    return signals_of([finding(old)], [finding(new)], diff_words(old, new), language=language)


def judge(old: str, new: str, language: str = "en") -> tuple[Kind, bool]:
    """Kind and whether the outcome turned."""
    pieces = diff_words(old, new)
    found = signals_of([finding(old)], [finding(new)], pieces, language=language)
    return kind_of(old, new, pieces, found, language=language), reversed_outcome(
        old, new, found, pieces=pieces
    )
