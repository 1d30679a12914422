"""How time and memory grow with the size of the editions.

    python benchmarks/growth.py                     two tables, as Markdown
    python benchmarks/growth.py --profile 2         where the time goes at 2 MB

Editions of 0.1 to 4 MB are made from the seeds: sentences are drawn, and of each further copy words, names
and figures are replaced until no sentence stands twice, under headings made alike. The next edition keeps
most of them as real ones do (see `FATES`). In the second table every sentence stands ten times. Each pair
is read and compared in a process of its own; times are processor time, memory is the peak of that process.
"""

from __future__ import annotations

import argparse
import cProfile
import json
import pstats
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tracker.diffing import diff_editions
from tracker.reading import read_edition

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
SEEDS = [ROOT / "seeds" / f"kazakhstan-{label}.txt" for label in (2020, 2023)]

SIZES = (0.1, 0.5, 1.0, 2.0, 4.0)
"""Megabytes of the older edition."""
SMALL, LARGE = 0.5, 4.0
"""The sizes whose time per megabyte is held together …"""
MOST_GROWTH = 2.0
"""… and the goal for their ratio."""
MOST_MEMORY = 600
"""Goal for the peak at the largest size, in MB."""

COPIES = 10
"""How often each sentence stands in the second table."""
REPLACED = 0.4
"""Share of the words of a sentence that are replaced in each further copy of it."""
FATES = {"kept": 0.45, "edited": 0.3, "gone": 0.25}
"""What becomes of a sentence in the next edition; as many as are gone come new."""
EDITED = 0.1
"""Share of the words of an edited sentence that are replaced; at least one is."""


class Part(NamedTuple):
    """A section of a made edition."""

    level: int
    title: str
    sentences: list[str]


class Maker:
    """Draws sentences from the seeds and makes further ones of them."""

    def __init__(self, seed: int = 1) -> None:
        self.rng = random.Random(seed)  # noqa: S311 - nothing secret
        editions = [read_edition(path) for path in SEEDS]
        self.parts = [
            Part(section.level, section.title, []) for edition in editions for section in edition.sections[1:]
        ]
        offsets = (-1, len(editions[0].sections) - 2)
        for edition, offset in zip(editions, offsets, strict=True):
            for finding in edition.findings:
                self.parts[finding.section + offset].sentences.append(finding.text)
        self.words = [word for part in self.parts for text in part.sentences for word in text.split()]
        self.plain = [word for word in self.words if re.fullmatch("[a-z]+", word)]
        self.names = [word for word in self.words if re.fullmatch("[A-Z][a-z]{3,}", word)]
        self.seen: set[str] = set()

    def varied(self, text: str, share: float) -> str:
        """A sentence with some words, names and figures replaced: at least one, and more until it is new."""
        words = text.split()
        places = self.rng.sample(range(len(words)), max(1, round(share * len(words))))
        while True:
            for place in places:
                words[place] = self._other(words[place])
            if (made := " ".join(words)) not in self.seen:
                self.seen.add(made)
                return made
            places = [self.rng.randrange(len(words))]

    def _other(self, word: str) -> str:
        """Another word of its sort, as frequent as words are; names get an ending of their own."""
        core = re.search(r"\w+", word)
        if core is None:
            return self.rng.choice(self.plain)
        if core[0].isdigit():
            other = str(self.rng.randrange(2, 10 ** len(core[0]) + 2))
        elif core[0].istitle():
            other = self.rng.choice(self.names) + self.rng.choice(("", "a", "ov", "kul", "bek", "sary"))
        else:
            other = self.rng.choice(self.plain)
        return word[: core.start()] + other + word[core.end() :]

    def edition(self, megabytes: float) -> list[Part]:
        """An edition of about this size in which no sentence stands twice."""
        made: list[Part] = []
        size = 0
        for number, part in enumerate(cycle(self.parts)):
            if size >= megabytes * 1e6:
                return made
            first = number < len(self.parts)
            fresh = [text for text in dict.fromkeys(part.sentences) if first and text not in self.seen]
            self.seen.update(fresh)
            texts = fresh if first else [self.varied(text, REPLACED) for text in part.sentences]
            made.append(Part(part.level, part.title if first else self.varied(part.title, REPLACED), texts))
            size += sum(len(text.encode()) + 1 for text in texts)
        raise AssertionError

    def next_edition(self, parts: list[Part]) -> list[Part]:
        """What may have become of an edition."""
        return [Part(part.level, part.title, list(self._next(part.sentences))) for part in parts]

    def _next(self, texts: list[str]) -> Iterator[str]:
        for text in texts:
            (fate,) = self.rng.choices(list(FATES), list(FATES.values()))
            if fate == "kept":
                yield text
            elif fate == "edited":
                yield self.varied(text, EDITED)
            else:
                yield self.varied(self.rng.choice(self.rng.choice(self.filled).sentences), 2 * REPLACED)

    @property
    def filled(self) -> list[Part]:
        """Sections of the seeds that have sentences."""
        return [part for part in self.parts if part.sentences]


def as_markdown(parts: list[Part]) -> str:
    """Made sections as a document that leaves the reader nothing to guess."""
    lines = ["# Report"]
    for part in parts:
        lines.append(f"{'#' * (part.level + 1)} {part.title}")
        lines += [" ".join(part.sentences[k : k + 4]) for k in range(0, len(part.sentences), 4)]
    return "\n\n".join(lines) + "\n"


def repeated(parts: list[Part]) -> list[Part]:
    """Each sentence ten times, in ten sections."""
    return [Part(part.level, f"{part.title} ({k})", part.sentences) for k in range(COPIES) for part in parts]


def make(folder: Path, megabytes: float, *, copies: int = 1) -> tuple[Path, Path]:
    """Two editions as files; the same ones on every run."""
    maker = Maker()
    old = maker.edition(megabytes / copies)
    new = maker.next_edition(old)
    files = folder / "old.md", folder / "new.md"
    for file, parts in zip(files, (old, new), strict=True):
        file.write_text(as_markdown(parts if copies == 1 else repeated(parts)), encoding="utf-8")
    return files


def run(files: tuple[Path, Path]) -> dict[str, float]:
    """Read and compare two files in a process of their own."""
    printed = subprocess.run(
        [sys.executable, __file__, "--one", *map(str, files)], check=True, stdout=subprocess.PIPE
    ).stdout
    figures: dict[str, float] = json.loads(printed)
    return figures


def one(old: Path, new: Path) -> None:
    """Read and compare, and print what it took as JSON."""
    start = time.process_time()
    editions = read_edition(old), read_edition(new)
    read = time.process_time()
    comparison = diff_editions(*editions)
    done = time.process_time()
    figures = {
        "findings": sum(len(edition.findings) for edition in editions),
        "sections": sum(len(edition.sections) for edition in editions),
        "linked": sum(len(change.old) for change in comparison.changes if change.new),
        "read": read - start,
        "diff": done - read,
        "memory": peak_memory(),
    }
    print(json.dumps(figures))


def peak_memory() -> float:
    """Most memory that this process had, in MB; what it was forked from does not count."""
    status = Path("/proc/self/status")
    if status.exists():
        (line,) = (line for line in status.read_text().splitlines() if line.startswith("VmHWM:"))
        return int(line.split()[1]) / 1024
    unit = 2**20 if sys.platform == "darwin" else 2**10
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


def table(copies: int) -> None:
    """Print one table."""
    title = "no sentence stands twice" if copies == 1 else f"each sentence stands {copies} times"
    print(f"\nEditions in which {title}:\n")
    print("| MB | findings | sections | linked | read, s | compared, s | compared, s per MB | peak, MB |")
    print("|---|---|---|---|---|---|---|---|")
    rate: dict[float, float] = {}
    memory = 0.0
    for size in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            took = run(make(Path(folder), size, copies=copies))
        rate[size], memory = took["diff"] / size, took["memory"]
        counts = [f"{took[name]:,.0f}" for name in ("findings", "sections", "linked")]
        times = [f"{seconds:.2f}" for seconds in (took["read"], took["diff"], rate[size])]
        print(f"| {size} | {' | '.join([*counts, *times])} | {memory:.0f} |", flush=True)
    print(
        f"\nTime per MB at {LARGE} MB against {SMALL} MB: {rate[LARGE] / rate[SMALL]:.2f} "
        f"(goal: at most {MOST_GROWTH}); peak {memory:.0f} MB (goal: under {MOST_MEMORY})."
    )


def profile(megabytes: float, copies: int) -> None:
    """Print where the time goes at one size."""
    with tempfile.TemporaryDirectory() as folder:
        editions = [read_edition(file) for file in make(Path(folder), megabytes, copies=copies)]
    profiler = cProfile.Profile()
    profiler.enable()
    diff_editions(*editions)
    profiler.disable()
    for order in ("cumulative", "tottime"):
        pstats.Stats(profiler).strip_dirs().sort_stats(order).print_stats(35)


def main() -> None:
    """Print the tables, or a profile."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--profile", type=float, metavar="MB", help="where the time goes at this size")
    parser.add_argument("--copies", type=int, help="only editions in which each sentence stands so often")
    parser.add_argument("--one", type=Path, nargs=2, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.one:
        one(*given.one)
    elif given.profile:
        profile(given.profile, given.copies or 1)
    else:
        for copies in [given.copies] if given.copies else [1, COPIES]:
            table(copies)


if __name__ == "__main__":
    main()
