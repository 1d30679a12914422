# ruff: noqa: T201 - a script prints
"""Score what is shown as lost and gained against the labels beside this file.

    python tests/gold/score_losses.py [--errors]

A stretch is right where half of it, or of a label, is in both, and labels cover a third of it at least. A
label that is optional, and one of a value or a qualifier, which are shown as signals, counts neither way.
`replaced told` counts a claim that gave way to another also where a signal tells it: a denial in it, or a
value that is a third of it at least (`police officers` -> `soldiers`, an actor).
Prints one `name value` pair a line: first of the rows that rules were made by, then of those held out.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tracker.diffing.losses.partial import partial_loss
from tracker.diffing.passages.abbreviations import Abbreviations
from tracker.diffing.signals.signals import signals_of
from tracker.diffing.words.words import Marking, diff_words
from tracker.model import Finding, SignalType

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

HERE = Path(__file__).parent
PARTS = ("tuned", "held out")
CLAIMS = ("clause", "item", "replaced")
"""Sorts of labels that a stretch is to be shown for."""
HALF, THIRD = 1 / 2, 1 / 3

Stretch = tuple[int, int]


def score_losses(part: str, *, show_errors: bool = False) -> dict[str, float]:
    """Give the share of stretches that are right, and of labels of each sort that are found, of one part."""
    rows = [json.loads(line) for line in (HERE / "losses.jsonl").read_text(encoding="utf-8").splitlines()]
    counts: Counter[str] = Counter()
    for row in rows:
        if row["part"] == part:
            given, signalled = _given(row), _signalled(row)
            for side, text in (("lost", _text(row["old"])), ("gained", _text(row["new"]))):
                labels = [(_place(text, label["text"]), label) for label in row[side]]
                counts["told"] += _told_by_signals_alone(given[side], labels, signalled[side])
                errors = list(_count(counts, given[side], labels))
                if show_errors and errors:
                    print(f"\n{row['id']}\n  {_text(row['old'])}\n  {_text(row['new'])}")
                    for what, (start, end) in errors:
                        print(f"  {what} {side}: {text[start:end]}")
    figures = {"right": counts["right"] / (counts["right"] + counts["wrong"])}
    for sort in CLAIMS:
        every = counts[f"{sort} found"] + counts[f"{sort} missed"]
        figures[f"{sort} found"] = counts[f"{sort} found"] / every
    every = counts["replaced found"] + counts["replaced missed"]
    figures["replaced told"] = (counts["replaced found"] + counts["told"]) / every
    return figures


def _given(row: dict[str, Any]) -> dict[str, list[Stretch]]:
    """What the differ shows of a row, as stretches of the joined texts."""
    old, new = list(_findings(row["old"])), list(_findings(row["new"]))
    texts = _text(row["old"]), _text(row["new"])
    partial = partial_loss(
        old, new, diff_words(*texts, marking=Marking.READER), abbreviations=Abbreviations(*texts).within()
    )
    return {
        "lost": [(span.start, span.end) for span in partial.lost],
        "gained": [(span.start, span.end) for span in partial.gained],
    }


def _signalled(row: dict[str, Any]) -> dict[str, list[tuple[str, bool]]]:
    """The values of a row's signals, each with whether it is a denial."""
    texts = _text(row["old"]), _text(row["new"])
    signals = signals_of(
        list(_findings(row["old"])),
        list(_findings(row["new"])),
        diff_words(*texts, marking=Marking.READER),
        abbreviations=Abbreviations(*texts).within(),
    )
    return {
        side: [
            (value, signal.type is SignalType.NEGATION) for signal in signals if (value := value_of(signal))
        ]
        for side, value_of in (("lost", attrgetter("old")), ("gained", attrgetter("new")))
    }


def _told_by_signals_alone(
    given: Sequence[Stretch],
    labels: Sequence[tuple[Stretch, dict[str, Any]]],
    values: Sequence[tuple[str, bool]],
) -> int:
    """How many claims that gave way to others no stretch shows, but a signal."""
    return sum(
        any(
            value.lower() in label["text"].lower() and (denies or len(value) >= THIRD * len(label["text"]))
            for value, denies in values
        )
        for place, label in labels
        if label["sort"] == "replaced" and not label.get("optional")
        if not any(_is_met(stretch, place) for stretch in given)
    )


def _findings(side: Iterable[dict[str, str]]) -> Iterator[Finding]:
    start = 0
    for each in side:
        text = each["text"]
        yield Finding(
            text=text,
            section=0,
            paragraph=1,
            start=start,
            end=start + len(text),
            label=each.get("label"),
        )
        start += len(text) + 1


def _text(side: Iterable[dict[str, str]]) -> str:
    return " ".join(each["text"] for each in side)


def _place(text: str, label: str) -> Stretch:
    start = text.index(label)
    return start, start + len(label)


def _count(
    counts: Counter[str], given: Sequence[Stretch], labels: Sequence[tuple[Stretch, dict[str, Any]]]
) -> Iterator[tuple[str, Stretch]]:
    """Count the stretches and labels of one side; give those that are wrong or missed."""
    for stretch in given:
        met = [(place, label) for place, label in labels if _is_met(stretch, place)]
        covered = sum(_common(stretch, place) for place, _ in met)
        if not met or covered < THIRD * (stretch[1] - stretch[0]):
            counts["wrong"] += 1
            yield "WRONG ", stretch
        elif any(label["sort"] in CLAIMS and not label.get("optional") for _, label in met):
            counts["right"] += 1
    for place, label in labels:
        if label["sort"] in CLAIMS and not label.get("optional"):
            is_found = any(_is_met(stretch, place) for stretch in given)
            counts[f"{label['sort']} {'found' if is_found else 'missed'}"] += 1
            if not is_found:
                yield f"MISSED {label['sort']}", place


def _common(one: Stretch, other: Stretch) -> int:
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def _is_met(one: Stretch, other: Stretch) -> bool:
    return _common(one, other) >= HALF * min(one[1] - one[0], other[1] - other[0])


def main() -> None:
    """Print the figures of both parts."""
    for part in PARTS:
        for name, value in score_losses(part, show_errors="--errors" in sys.argv).items():
            print(f"{part}: {name} {value:.3f}")


if __name__ == "__main__":
    main()
