#!/usr/bin/env python3
"""Hold the accuracy of the differ: every figure of the labelled data against its floor.

    python tests/gold/floors.py            prints a table; exits 1 where a floor is broken

The floors stand a little under what was measured, so that an honest change of method has room and a broken one
has none.
"""

from __future__ import annotations

import csv
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tracker import diff_editions, read_edition
from tracker.rendering.json import render_json

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
SEEDS = {year: ROOT / "seeds" / f"kazakhstan-{year}.txt" for year in (2020, 2023)}

FLOORS: dict[str, dict[str, float]] = {
    "kazakhstan-2020-2023": {
        "link_f1": 0.95, "kind_accuracy": 0.92, "coverage_old": 0.99, "coverage_new": 0.99,
        "false_removed": -0.045, "false_added": -0.045, "missed_added": -0.034, "doubled": -0.004,
    },
    "kazakhstan-2020-2023-rest": {"link_f1": 0.94, "kind_accuracy": 0.88},
    "kazakhstan-2020-2023-whole": {"link_f1": 0.945, "wrong_removed": -0.02, "kind_accuracy": 0.90},
    "kazakhstan-2023-2024": {"link_f1": 0.965, "wrong_removed": -0.02, "kind_accuracy": 0.92},
    "norway-2023-2024": {"link_f1": 0.98, "wrong_removed": -0.02, "kind_accuracy": 0.92},
}  # fmt: skip
"""Least value by folder and figure; a negative number is the most that an error may be."""

CROSSWALK_WRONG = 1
"""Rows of the crosswalk that may differ from what a person drew."""


def scored(folder: Path, result: Path) -> dict[str, float]:
    """The figures that `score.py` prints."""
    command = [sys.executable, str(HERE / "score.py"), str(folder), str(result)]
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return {name: float(value) for name, value in (line.split() for line in printed.splitlines())}


def editions_of(name: str) -> tuple[Path, Path] | None:
    """The two files of a pair; None where they are not here."""
    shared = ROOT.parent / "shared" / "editions"
    files = {
        "kazakhstan-2023-2024": (SEEDS[2023], shared / "kazakhstan-2024.txt"),
        "norway-2023-2024": (shared / "norway-2023.txt", shared / "norway-2024.txt"),
    }.get(name, (SEEDS[2020], SEEDS[2023]))
    return files if all(file.exists() for file in files) else None


def folder_of(name: str, scratch: Path) -> Path:
    """The labelled data of a pair; the whole of the first pair is put together of its two parts."""
    part, rest = HERE / "kazakhstan-2020-2023", HERE / "kazakhstan-2020-2023-rest"
    if name not in (f"{part.name}-rest", f"{part.name}-whole"):
        return HERE / name
    folder = scratch / name
    folder.mkdir()
    for file in ("old.tsv", "new.tsv"):
        shutil.copy(part / file, folder)
    links = (rest / "links.tsv").read_text(encoding="utf-8")
    if name.endswith("whole"):
        links += (part / "links.tsv").read_text(encoding="utf-8")
    else:
        shutil.copy(rest / "scope.txt", folder)
    (folder / "links.tsv").write_text(links, encoding="utf-8")
    return folder


def crosswalk_errors() -> list[str]:
    """Rows of the crosswalk 2020 -> 2023 that a person would have drawn otherwise."""
    comparison = diff_editions(read_edition(SEEDS[2020]), read_edition(SEEDS[2023]))
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
    broken = 0
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        for pair, floors in FLOORS.items():
            files = editions_of(pair)
            if files is None:
                print(f"{pair}: skipped, its editions are not here")
                continue
            result = scratch / f"{pair}.json"
            comparison = diff_editions(*(read_edition(file) for file in files))
            result.write_text(json.dumps(json.loads(render_json(comparison))), encoding="utf-8")
            figures = scored(folder_of(pair, scratch), result)
            for figure, value in figures.items():
                floor = floors.get(figure)
                fails = floor is not None and (value < floor if floor >= 0 else value > -floor)
                broken += fails
                held = "" if floor is None else f"  (at {'least' if floor >= 0 else 'most'} {abs(floor)})"
                print(f"{pair:28} {figure:16} {value:.4f}{held}{'  BROKEN' if fails else ''}")
    wrong = crosswalk_errors()
    print(f"crosswalk 2020 -> 2023: {len(wrong)} rows wrong (at most {CROSSWALK_WRONG})", *wrong, sep="\n  ")
    return 1 if broken or len(wrong) > CROSSWALK_WRONG else 0


if __name__ == "__main__":
    sys.exit(main())
