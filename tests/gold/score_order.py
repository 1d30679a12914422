# ruff: noqa: T201 - a script prints
"""Score the weight that orders digests and screens against the grades beside this file.

    python tests/gold/score_order.py

For each pair of editions with an `order.tsv`: `agreement`, the share of all pairs of rows with different
grades in which the better row has the greater weight (the same weight counts half: chance gives 0.5); `worth`
and `idle`, the shares of the 20 heaviest rows that got the best grade and the worst. Rows without a grade are
left out, and grades without a row are counted as `lost`.
"""

from __future__ import annotations

import importlib.util
import sys
from bisect import bisect_left, bisect_right
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import ModuleType

HERE = Path(__file__).parent
PARTS = {
    "tuned": ("kazakhstan-2020-2023", "laos-2023-2024", "senegal-2023-2024", "honduras-2023-2024"),
    "held out": (
        "mongolia-2023-2024", "zambia-2023-2024", "albania-2023-2024", "norway-2023-2024",
        "tajikistan-2023-2024", "moldova-2023-2024",
    ),
}  # fmt: skip
HEAVIEST = 20
"""About what a digest quotes."""


def score_order(pair: str) -> dict[str, float]:
    """The figures of one pair of editions; none where its editions are not here."""
    floors = _floors()
    files = floors.editions_of(pair)
    if files is None:
        return {}
    rows = [line.split("\t") for line in (HERE / pair / "order.tsv").read_text("utf-8").splitlines()[1:]]
    grades = {row[0]: int(row[1]) for row in rows}
    changes = [change for change in floors.compared(*files).changes if change.id in grades]
    heaviest = sorted(changes, key=lambda change: (-change.weight, change.number))[:HEAVIEST]
    top = [grades[change.id] for change in heaviest]
    return {
        "agreement": agreement([(change.weight, grades[change.id]) for change in changes]),
        "worth": top.count(2) / len(top),
        "idle": top.count(0) / len(top),
        "lost": len(grades) - len(changes),
    }


def agreement(rows: Sequence[tuple[float, int]]) -> float:
    """Of all pairs of rows of different grades, how many the weight puts in their order; ties count half."""
    weights = {grade: sorted(weight for weight, g in rows if g == grade) for grade in {g for _, g in rows}}
    right, every = 0.0, 0
    for worse, better in combinations(sorted(weights), 2):
        below = weights[worse]
        right += sum((bisect_left(below, w) + bisect_right(below, w)) / 2 for w in weights[better])
        every += len(below) * len(weights[better])
    return right / every


def mean_of(part: str) -> dict[str, float]:
    """Each figure of a part, the mean of its pairs that are here."""
    scored = [figures for pair in PARTS[part] if (figures := score_order(pair))]
    return {name: sum(figures[name] for figures in scored) / len(scored) for name in scored[0]}


@cache
def _floors() -> ModuleType:
    """`floors.py` as a module."""
    spec = importlib.util.spec_from_file_location("floors", HERE / "floors.py")
    if spec is None or spec.loader is None:
        raise ImportError(HERE / "floors.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules["floors"] = module
    spec.loader.exec_module(module)
    return module


def main() -> None:
    """Print the figures of each pair, and the means of both parts."""
    for part, pairs in PARTS.items():
        for pair in pairs:
            for name, value in score_order(pair).items():
                print(f"{pair:24} {name:10} {value:.3f}")
        for name, value in mean_of(part).items():
            print(f"{part:24} {name:10} {value:.3f}")


if __name__ == "__main__":
    main()
