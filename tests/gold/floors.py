"""Hold the accuracy of the differ: every figure of the labelled data against its floor.

    python tests/gold/floors.py            prints a table; exits 1 where a floor is broken

The floors stand a little under what was measured, so that an honest change of method has room and a broken
one has none. `test_floors.py` holds the same floors.
"""

from __future__ import annotations

import csv
import functools
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tracker import diff_editions, read_edition
from tracker.rendering.json import render_json

if TYPE_CHECKING:
    from tracker.model import Comparison

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
SEEDS = {year: ROOT / "seeds" / f"kazakhstan-{year}.txt" for year in (2020, 2023)}

FLOORS: dict[str, dict[str, float]] = {
    "kazakhstan-2020-2023": {
        "link_f1": 0.96, "kind_accuracy": 0.92, "coverage_old": 0.99, "coverage_new": 0.99,
        "false_removed": -0.016, "false_added": -0.025, "missed_added": -0.034, "doubled": -0.004,
    },
    "kazakhstan-2020-2023-rest": {"link_f1": 0.965, "kind_accuracy": 0.88},
    "kazakhstan-2020-2023-whole": {"link_f1": 0.96, "wrong_removed": -0.02, "kind_accuracy": 0.90},
    "kazakhstan-2023-2024": {"link_f1": 0.97, "wrong_removed": -0.02, "kind_accuracy": 0.92},
    "kazakhstan-2020-2024": {"link_f1": 0.91, "wrong_removed": -0.02, "kind_accuracy": 0.92},
    "norway-2023-2024": {"link_f1": 0.985, "wrong_removed": -0.02, "kind_accuracy": 0.92},
}  # fmt: skip
"""Least value by folder and figure; a negative number is the most that an error may be."""

CROSSWALK_WRONG = 1
"""Rows of the crosswalk that may differ from what a person drew."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of one pair of editions."""

    pair: str
    name: str
    value: float
    floor: float | None
    """As in `FLOORS`; None where nothing is asked of it."""

    @property
    def holds(self) -> bool:
        """Whether it keeps its floor."""
        if self.floor is None:
            return True
        return self.value >= self.floor if self.floor >= 0 else self.value <= -self.floor

    def __str__(self) -> str:
        asked = "" if self.floor is None else f"at {'least' if self.floor >= 0 else 'most'} {abs(self.floor)}"
        verdict = "" if self.holds else "BROKEN"
        return f"{self.pair:28} {self.name:16} {self.value:.4f}  {asked:14}  {verdict}".rstrip()


@functools.cache
def compared(old: Path, new: Path) -> Comparison:
    """Two files set side by side, once."""
    return diff_editions(read_edition(old), read_edition(new))


def figures_of(pair: str) -> list[Figure]:
    """What `score.py` says of a pair; empty where its editions are not here."""
    files = editions_of(pair)
    if files is None:
        return []
    with tempfile.TemporaryDirectory() as scratch:
        result = Path(scratch, "result.json")
        result.write_text(render_json(compared(*files)), encoding="utf-8")
        command = [HERE / "score.py", folder_of(pair, Path(scratch)), result]
        printed = subprocess.run(
            [sys.executable, *map(str, command)], check=True, capture_output=True, text=True
        ).stdout
    figures = (line.split() for line in printed.splitlines())
    return [Figure(pair, name, float(value), FLOORS[pair].get(name)) for name, value in figures]


def editions_of(name: str) -> tuple[Path, Path] | None:
    """The two files of a pair; None where they are not here."""
    shared = ROOT.parent / "shared" / "editions"
    files = {
        "kazakhstan-2023-2024": (SEEDS[2023], shared / "kazakhstan-2024.txt"),
        "kazakhstan-2020-2024": (SEEDS[2020], shared / "kazakhstan-2024.txt"),
        "norway-2023-2024": (shared / "norway-2023.txt", shared / "norway-2024.txt"),
    }.get(name, (SEEDS[2020], SEEDS[2023]))
    return files if all(file.exists() for file in files) else None


def folder_of(name: str, scratch: Path) -> Path:
    """The labelled data of a pair; what it shares with another is put together from there."""
    part, rest = HERE / "kazakhstan-2020-2023", HERE / "kazakhstan-2020-2023-rest"
    shared = {
        f"{part.name}-rest": [part / "old.tsv", part / "new.tsv", rest / "scope.txt"],
        f"{part.name}-whole": [part / "old.tsv", part / "new.tsv"],
        "kazakhstan-2020-2024": [part / "old.tsv", HERE / "kazakhstan-2023-2024" / "new.tsv"],
    }
    if name not in shared:
        return HERE / name
    folder = scratch / name
    folder.mkdir()
    for file in shared[name]:
        shutil.copy(file, folder)
    sources = [rest, part] if name.endswith("whole") else [HERE / name]
    links = "".join((source / "links.tsv").read_text(encoding="utf-8") for source in sources)
    (folder / "links.tsv").write_text(links, encoding="utf-8")
    return folder


def crosswalk_errors() -> list[str]:
    """Rows of the crosswalk 2020 -> 2023 that a person would have drawn otherwise."""
    comparison = compared(SEEDS[2020], SEEDS[2023])
    drawn = {
        (row.old.title if row.old else "-", row.new.title if row.new else "-"): str(row.relation)
        for row in comparison.crosswalk
    }
    with (HERE / "crosswalk-2020-2023.tsv").open(encoding="utf-8") as file:
        wanted = {(row["old"], row["new"]): row["relation"] for row in csv.DictReader(file, delimiter="\t")}
    wrong = [f"not drawn: {old} -> {new}" for old, new in wanted if (old, new) not in drawn]
    wrong += [f"drawn: {old} -> {new}" for old, new in drawn if (old, new) not in wanted]
    wrong += [
        f"{pair[0]} -> {pair[1]}: {drawn[pair]}, not {relation}"
        for pair, relation in wanted.items()
        if pair in drawn and drawn[pair] not in relation.split("|")
    ]
    return wrong


def main() -> int:
    """Print every figure with its floor; 1 where one is broken."""
    broken = False
    for pair in FLOORS:
        figures = figures_of(pair)
        if not figures:
            print(f"{pair}: skipped, its editions are not here")
        for figure in figures:
            print(figure)
        broken |= not all(figure.holds for figure in figures)
    wrong = crosswalk_errors()
    print(f"crosswalk 2020 -> 2023: {len(wrong)} rows wrong (at most {CROSSWALK_WRONG})", *wrong, sep="\n  ")
    return int(broken or len(wrong) > CROSSWALK_WRONG)


if __name__ == "__main__":
    sys.exit(main())
