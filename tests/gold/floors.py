"""Hold the accuracy of the differ: every figure of the labelled data against its floor.

    python tests/gold/floors.py            prints a table; exits 1 where a floor is broken

The floors stand a little under what was measured, so that an honest change of method has room and a broken
one has none. `test_floors.py` holds the same floors.
"""

from __future__ import annotations

import csv
import functools
import importlib.util
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from itertools import product
from math import sqrt
from pathlib import Path
from typing import TYPE_CHECKING

from tracker import diff_editions, read_edition
from tracker.rendering.json import render_json
from tracker.rendering.verdicts import is_doubtful

if TYPE_CHECKING:
    from types import ModuleType

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
    "kazakhstan-2020-2024": {
        "link_f1": 0.91, "false_removed": -0.1, "wrong_removed": -0.02, "kind_accuracy": 0.92,
    },
    "norway-2023-2024": {"link_f1": 0.985, "wrong_removed": -0.02, "kind_accuracy": 0.92},
    "albania-2023-2024": {"link_f1": 0.965, "wrong_removed": -0.02},
    "cameroon-2023-2024": {"link_f1": 0.92, "wrong_removed": -0.02},
    "georgia-2023-2024": {"link_f1": 0.96, "wrong_removed": -0.02},
    "honduras-2023-2024": {"link_f1": 0.96, "wrong_removed": -0.02},
    "jordan-2023-2024": {"link_f1": 0.95, "wrong_removed": -0.02},
    "laos-2023-2024": {"link_f1": 0.98, "wrong_removed": -0.02},
    "moldova-2023-2024": {"link_f1": 0.97, "wrong_removed": -0.02},
    "mongolia-2023-2024": {"link_f1": 0.98, "wrong_removed": -0.02},
    "peru-2023-2024": {"link_f1": 0.95, "wrong_removed": -0.02},
    "senegal-2023-2024": {"link_f1": 0.97, "wrong_removed": -0.02},
    "tajikistan-2023-2024": {"link_f1": 0.97, "wrong_removed": -0.02},
    "zambia-2023-2024": {"link_f1": 0.95, "wrong_removed": -0.02},
    "languages/german-2022-2023": {
        "link_f1": 0.975, "kind_accuracy": 0.94, "coverage_old": 0.99, "coverage_new": 0.99,
        "false_removed": -0.02,
    },
}  # fmt: skip
"""Least value by folder and figure; a negative number is the most that an error may be."""

LANGUAGES = {"languages/german-2022-2023": "de"}
"""Of the pairs that are not English."""

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
    folder = old.parent.relative_to(HERE).as_posix() if old.is_relative_to(HERE) else ""
    language = LANGUAGES.get(folder, "en")
    return diff_editions(*(read_edition(file, language=language) for file in (old, new)))


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
    if (HERE / name / "old.txt").exists():
        return HERE / name / "old.txt", HERE / name / "new.txt"
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


def little_alike() -> tuple[int, int]:
    """Of linked pairs that are little alike, on all pairs of editions: how many are wrong, of how many."""
    score = _score()
    wrong = every = 0
    for pair in FLOORS:
        files = editions_of(pair)
        if files is None or pair.endswith("whole") or pair in LANGUAGES:
            continue
        with tempfile.TemporaryDirectory() as scratch:
            folder = folder_of(pair, Path(scratch))
            sides = [score.GoldEdition(folder / name) for name in ("old.tsv", "new.tsv")]
            scope = score.scope_of(folder, sides[1].ids)
            links = [
                line.split("\t") for line in (folder / "links.tsv").read_text(encoding="utf-8").splitlines()
            ]
        sure = {(new, old) for new, old, _, confidence in links if confidence == "sure"}
        optional = {(new, old) for new, old, _, confidence in links} - sure
        for change in compared(*files).changes:
            if not is_doubtful(change):
                continue
            for old, new in product(change.old, change.new):
                named = set(product(sides[1].locate(new.text), sides[0].locate(old.text)))
                if any(each[0] in scope for each in named) and named.isdisjoint(optional):
                    every += 1
                    wrong += named.isdisjoint(sure)
    return wrong, every


def passed_for_style(pair: str) -> list[str]:
    """New findings of a pair whose claim changed by its labels and that are called unchanged or editorial."""
    files = editions_of(pair)
    if files is None:
        return []
    score = _score()
    old, new = (score.GoldEdition(HERE / pair / name) for name in ("old.tsv", "new.tsv"))
    lines = (HERE / pair / "links.tsv").read_text(encoding="utf-8").splitlines()
    relations = {(n, o): {*relation.split("|")} for n, o, relation, _ in (line.split("\t") for line in lines)}
    return [
        finding.text
        for change in compared(*files).changes
        if change.kind in {"unchanged", "editorial"}
        for finding in change.new
        for n in new.locate(finding.text)
        for o in {name for before in change.old for name in old.locate(before.text)}
        if relations.get((n, o), {"same"}).isdisjoint({"same", "editorial"})
    ]


@dataclass(slots=True)
class Pooled:
    """What `score.py` counts, summed over the pairs of countries that nothing was fitted on."""

    pairs: int = 0
    labelled: int = 0
    """New findings."""
    sure: int = 0
    """Links that count."""
    found: int = 0
    right: int = 0
    standing: int = 0
    """Old findings that still stand."""
    gone: int = 0
    """Of these, called not found."""
    called: int = 0
    """Old findings called not found."""

    @property
    def f1(self) -> float:
        """Of all links of all pairs."""
        return 2 * self.right / (self.found + self.sure)

    @property
    def interval(self) -> tuple[float, float]:
        """Of `gone / called`, in which it lies with a confidence of 95 percent (Wilson 1927)."""
        z, n, share = 1.96, self.called, self.gone / self.called
        middle, half = share + z * z / (2 * n), z * sqrt(share * (1 - share) / n + z * z / (4 * n * n))
        return (middle - half) / (1 + z * z / n), (middle + half) / (1 + z * z / n)

    def __str__(self) -> str:
        low, high = self.interval
        return (
            f"countries held out: {self.pairs} pairs, {self.labelled} new findings, {self.sure} sure links; "
            f"precision {self.right / self.found:.3f}, recall {self.right / self.sure:.3f}, "
            f"F1 {self.f1:.3f}; called not found though it stands: {self.gone} of {self.standing}; "
            f"of all called not found: {self.gone} of {self.called}, "
            f"{100 * self.gone / self.called:.1f} percent ({100 * low:.1f} to {100 * high:.1f})"
        )


def held_out() -> Pooled:
    """All pairs of countries that nothing was fitted on, taken together."""
    score, pooled = _score(), Pooled()
    for folder in sorted(HERE.glob("*/old.txt")):
        old, new = (score.GoldEdition(folder.with_name(name)) for name in ("old.tsv", "new.tsv"))
        lines = folder.with_name("links.tsv").read_text(encoding="utf-8").splitlines()
        links = [tuple(line.split("\t")) for line in lines]
        sure = {(n, o) for n, o, _, confidence in links if confidence == "sure"}
        optional = {(n, o) for n, o, *_ in links} - sure
        found: set[tuple[str, str]] = set()
        verdicts: dict[str, set[str]] = {}
        for change in compared(folder, folder.with_name("new.txt")).changes:
            olds = {name for finding in change.old for name in old.locate(finding.text)}
            found |= set(product({name for finding in change.new for name in new.locate(finding.text)}, olds))
            for name in olds:
                verdicts.setdefault(name, set()).add(str(change.kind))
        called = {name for name, kinds in verdicts.items() if kinds == {"removed"}}
        standing = {o for _, o in sure}
        pooled.pairs += 1
        pooled.labelled += len(new.ids)
        pooled.sure += len(sure)
        pooled.found += len(found - optional)
        pooled.right += len(found & sure)
        pooled.standing += len(standing)
        pooled.gone += len(called & standing)
        pooled.called += len(called)
    return pooled


def _score() -> ModuleType:
    """`score.py` as a module."""
    spec = importlib.util.spec_from_file_location("score", HERE / "score.py")
    if spec is None or spec.loader is None:
        raise ImportError(HERE / "score.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules["score"] = module
    spec.loader.exec_module(module)
    return module


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
    print(held_out())
    strangers, every = little_alike()
    print(f"linked though little alike: {every}, of which {strangers} wrongly")
    wrong = crosswalk_errors()
    print(f"crosswalk 2020 -> 2023: {len(wrong)} rows wrong (at most {CROSSWALK_WRONG})", *wrong, sep="\n  ")
    return int(broken or len(wrong) > CROSSWALK_WRONG)


if __name__ == "__main__":
    sys.exit(main())
