# ruff: noqa: T201 - a script prints
"""Score signals and natures against the labels beside this file.

    python tests/gold/score_signals.py [--errors]

Signals: a signal is right where a label of its type has the same sides empty and, on the others, one text
contains the other (how much of a phrase is printed is a matter of taste), letters and digits alone compared.
A label marked optional counts neither way. Prints one `name value` pair a line.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from tracker.diffing.folding.fold import bare
from tracker.diffing.passages.abbreviations import Abbreviations
from tracker.diffing.passages.nature import nature_of
from tracker.diffing.signals.signals import signals_of
from tracker.diffing.words.words import diff_words
from tracker.model import Finding, Signal

HERE = Path(__file__).parent
SEEDS = HERE.parent.parent / "seeds"


def finding(text: str, label: str | None = None) -> Finding:
    """Give a finding of nothing but its text."""
    return Finding(text=text, section=0, paragraph=1, start=0, end=len(text), label=label)


def agrees(label: dict[str, Any], signal: Signal) -> bool:
    """Tell whether a signal says what a label says."""
    if label["type"] != signal.type:
        return False
    for wanted, got in ((label["old"], signal.old), (label["new"], signal.new)):
        if (wanted is None) != (got is None):
            return False
        if wanted and got and bare(wanted) not in bare(got) and bare(got) not in bare(wanted):
            return False
    return True


def score_signals(part: str | None = None, *, show_errors: bool = False) -> dict[str, float]:
    """Give precision and recall over the labelled pairs of one part (`tuned`, `held out`), or of both."""
    rows = [json.loads(line) for line in (HERE / "signals.jsonl").read_text(encoding="utf-8").splitlines()]
    texts = [path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt"))]
    abbreviations = Abbreviations(*texts, *(row["new"] for row in rows)).within()
    right = wrong = missed = 0
    for row in rows:
        if part not in (None, row["part"]):
            continue
        given = signals_of(
            [finding(row["old"], row.get("old_label"))],
            [finding(row["new"])],
            diff_words(row["old"], row["new"]),
            old_heading=row.get("old_heading"),
            new_heading=row.get("new_heading"),
            abbreviations=abbreviations,
        )
        open_labels = sorted(row["signals"], key=lambda label: label.get("optional", False))
        false = []
        for signal in given:
            label = next((label for label in open_labels if agrees(label, signal)), None)
            if label is None:
                false.append(signal)
            else:
                open_labels.remove(label)
                right += not label.get("optional", False)
        wanted = [label for label in open_labels if not label.get("optional", False)]
        wrong += len(false)
        missed += len(wanted)
        if show_errors and (false or wanted):
            print(f"\n{row['id']}\n  {row['old']}\n  {row['new']}")
            for signal in false:
                print(f"  WRONG   {signal.type} {signal.old!r} -> {signal.new!r}")
            for label in wanted:
                print(f"  MISSED  {label['type']} {label['old']!r} -> {label['new']!r}")
    return {
        "signal_precision": right / max(1, right + wrong),
        "signal_recall": right / max(1, right + missed),
        "signals_labelled": right + missed,
    }


def score_natures(*, show_errors: bool = False) -> dict[str, float]:
    """Give the share of findings whose nature is as labelled, on all and on either half."""
    lines = [line.split("\t") for line in (HERE / "nature.tsv").read_text(encoding="utf-8").splitlines()]
    verdicts = [nature_of(text) == label for text, label in lines]
    if show_errors:
        for (text, label), right in zip(lines, verdicts, strict=True):
            if not right:
                print(f"NATURE should be {label}: {text}")
    return {
        "nature_accuracy": sum(verdicts) / len(verdicts),
        "nature_accuracy_tuned_half": sum(verdicts[::2]) / len(verdicts[::2]),
        "nature_accuracy_other_half": sum(verdicts[1::2]) / len(verdicts[1::2]),
    }


def main() -> int:
    """Print every figure."""
    show_errors = "--errors" in sys.argv[1:]
    for name, value in (
        score_signals(show_errors=show_errors) | score_natures(show_errors=show_errors)
    ).items():
        print(f"{name} {value:.4f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
