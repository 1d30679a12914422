"""How large the report page is, how long it takes to make, and how soon a browser can use it.

    python benchmarks/report.py [--size BYTES] [--runs N]

For the two seeds, and for a pair of editions of `--size` bytes each (1 MB by default) that are made from the
seeds: sentences are drawn and their words, names and figures exchanged, so that no sentence stands twice.
Measured in one run: bytes of each shape; CPU time to render each (best of N); in headless Chromium, the time
from navigation until the script has run and the page is painted, and the time of a filter by kind, of a
search, and of clearing, until the next frame is painted (worst of N).
"""

from __future__ import annotations

import argparse
import random
import re
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tracker import diff_editions, read_edition
from tracker.rendering.facts import ReportSettings, RunFacts
from tracker.rendering.formats import FORMATS

if TYPE_CHECKING:
    from tracker.model import Comparison

ROOT = Path(__file__).resolve().parent.parent
SHAPES = ("html", "markdown", "csv", "docx")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-sync",
)
EXCHANGED = 0.35
"""Share of words exchanged in a made sentence."""
WORDS = range(8, 61)
"""Words of a sentence that is drawn from."""
KEPT = 0.5
"""Share of the made old sentences that stand in the made new edition, half of them with other words."""

SETTLED = 2000
"""Milliseconds before the first filter, as for a reader: the page indexes its text when idle."""

USABLE = (
    """() => new Promise(done => requestAnimationFrame(() => setTimeout(() => done(performance.now()))))"""
)
FILTER = """action => new Promise(done => {
  const start = performance.now();
  const bar = document.querySelector('#bar');
  if (action === 'kind') document.querySelector('input[name=kind][value=removed]').click();
  if (action === 'search') { bar.elements.q.value = 'government'; bar.requestSubmit() }
  if (action === 'common') { bar.elements.q.value = 'the'; bar.requestSubmit() }
  if (action === 'clear') bar.reset();
  requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));
})"""


def made_pair(size: int) -> tuple[str, str]:
    """Make two plain-text editions of about `size` bytes each."""
    dice = random.Random(7)  # noqa: S311 - the same pair on every run
    text = (ROOT / "seeds" / "kazakhstan-2020.txt").read_text(encoding="utf-8")
    sentences = [s for s in re.split(r"(?<=[.?!])\s+", text) if len(s.split()) in WORDS]
    words = sorted({word for sentence in sentences for word in re.findall(r"\b[a-z]{4,}\b", sentence)})

    def fresh() -> str:
        parts = dice.choice(sentences).split()
        drawn = [dice.choice(words) if p.islower() and dice.random() < EXCHANGED else p for p in parts]
        return re.sub(r"\d+", lambda _: str(dice.randint(2, 999)), " ".join(drawn))

    def other(sentence: str) -> str:
        parts = sentence.split()
        parts[dice.randrange(len(parts) - 1)] = dice.choice(words)
        return re.sub(r"\d+", lambda _: str(dice.randint(2, 999)), " ".join(parts))

    old: list[str] = []
    while sum(map(len, old)) < size:
        old.append(fresh())
    new = [s if dice.random() < KEPT else other(s) for s in old if dice.random() < KEPT]
    while sum(map(len, new)) < size:
        new.insert(dice.randrange(len(new)), fresh())
    return laid_out(old), laid_out(new)


def laid_out(sentences: list[str]) -> str:
    """Put sentences under headings, four a paragraph, twenty-five paragraphs a section."""
    lines = ["Report on Human Rights Practices"]
    for number, start in enumerate(range(0, len(sentences), 100), 1):
        lines.append(f"Section {number}. {' '.join(sentences[start].split()[1:6]).title()}")
        lines += [
            " ".join(sentences[at : at + 4]) for at in range(start, min(start + 100, len(sentences)), 4)
        ]
    return "\n\n".join(lines) + "\n"


def compared(folder: Path, size: int) -> Comparison:
    """Compare a made pair."""
    for name, text in zip(("old", "new"), made_pair(size), strict=True):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return diff_editions(read_edition(folder / "old.txt"), read_edition(folder / "new.txt"))


def rendered(comparison: Comparison, shape: str, runs: int) -> tuple[float, bytes]:
    """Give the best CPU time of `runs`, and the result."""
    best, content = float("inf"), b""
    for _ in range(runs):
        start = time.process_time()
        content = FORMATS[shape].render(comparison, facts=RunFacts(), settings=ReportSettings())
        best = min(best, time.process_time() - start)
    return best, content


def in_browser(browser: Any, path: Path, runs: int) -> dict[str, float]:
    """Give milliseconds until usable (best of `runs`, cold page each) and of each filter (worst)."""
    took: dict[str, list[float]] = {}
    for _ in range(runs):
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.goto(path.as_uri())
        took.setdefault("loaded", []).append(
            page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd")
        )
        took.setdefault("usable", []).append(page.evaluate(USABLE))
        page.wait_for_timeout(SETTLED)
        for action in ("kind", "clear", "search", "clear", "common", "clear"):
            took.setdefault(action, []).append(page.evaluate(FILTER, action))
        page.close()
    best = ("loaded", "usable")
    return {name: min(times) if name in best else max(times) for name, times in took.items()}


def main() -> int:
    """Print a table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--size", type=int, default=1_000_000)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    chromium = shutil.which("chromium")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        seeds = [read_edition(ROOT / "seeds" / f"kazakhstan-{year}.txt") for year in (2020, 2023)]
        pairs = {"seeds": diff_editions(*seeds), f"{options.size:,} B": compared(folder, options.size)}
        pages: dict[str, Path] = {}
        for pair, comparison in pairs.items():
            print(f"{pair}: {len(comparison.old.findings)} and {len(comparison.new.findings)} findings")
            for shape in SHAPES:
                seconds, content = rendered(comparison, shape, options.runs)
                print(f"  {shape:9} {len(content):>10,} B  {seconds:6.2f} s")
                if shape == "html":
                    pages[pair] = folder / f"{len(pages)}.html"
                    pages[pair].write_bytes(content)
        if chromium is None:
            print("no Chromium: nothing measured in a browser", file=sys.stderr)
            return 0
        from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only with a browser

        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
            for pair, path in pages.items():
                print(
                    f"{pair}: "
                    + ", ".join(f"{k} {v:.0f} ms" for k, v in in_browser(browser, path, options.runs).items())
                )
            browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
