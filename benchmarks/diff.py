"""The differ beside its peers on the two seed editions, in one run.

    python benchmarks/diff.py

First in memory: the same two texts, as paragraphs where a peer wants them, the least processor time of some
runs in turn. What the differ keeps of an edition alone is there then, as where one is compared for the second
time; a row of its own has editions of which nothing is kept. Then whole processes, by hyperfine: `tracker
diff 2020 2023 --format json` with both editions stored in a workspace of its own, beside wdiff on the two
files; and what of it goes into imports, reading the store, comparing and printing. The ratios are what
counts: seconds are those of the machine.

lxml 6 made htmldiff about twice as fast. The one before is timed too, in a process of its own, where it can
be fetched.
"""

from __future__ import annotations

import argparse
import difflib
import json
import os
import platform
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from lxml.html.diff import htmldiff

from tracker.diffing import diff_editions
from tracker.diffing.folding.fold import forget_texts
from tracker.diffing.passages.nature import _nature
from tracker.reading import read_edition
from tracker.workspace.locating import DATABASE

if TYPE_CHECKING:
    from collections.abc import Callable

    from tracker.model import Edition

ROOT = Path(__file__).parents[1]
SEEDS = [ROOT / "seeds" / f"kazakhstan-{label}.txt" for label in (2020, 2023)]

UNSEEN = "tracker: diff_editions, nothing kept"
ROUNDS = 7
"""Runs of what takes under a second or two; the least counts."""
PROCESSES = 15
"""Runs of a whole process; the least counts here too: other work on the machine only ever adds."""
SLOW = 3.0
"""What takes longer is run once."""
MOST_OF_HTMLDIFF = 1.0
MOST_OF_WDIFF = 3.0
"""The goals: as fast as lxml's htmldiff in memory, within three times wdiff as a whole process."""

OLDER = "lxml==5.4.0"
"""The last release before htmldiff became faster."""

HTMLDIFF = """
import json, sys, time
from lxml.html.diff import htmldiff
html = json.load(sys.stdin)
least = float("inf")
for _ in range(int(sys.argv[1])):
    started = time.process_time()
    htmldiff(*html)
    least = min(least, time.process_time() - started)
print(least)
"""

FORGET = """
import sqlite3, sys
with sqlite3.connect(sys.argv[1]) as database:
    database.execute("DELETE FROM kept_comparisons")
"""
"""A comparison of stored editions is kept; this throws it away."""

PEAK = """
import resource, subprocess, sys
code = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL).returncode
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
sys.exit(code not in (0, 1))  # 1: wdiff found differences
"""
"""From a small process: what a child was forked from counts as its own."""

PHASES = """
import json, sys, time
started = time.process_time()
marks = [started]
from pathlib import Path
import tracker.cli.diff
from tracker.diffing import diff_editions
from tracker.diffing.lexicon import lexicon_of
from tracker.rendering.json import render_json
from tracker.store.store import Store
from tracker.workspace.workspace import Workspace
lexicon_of("en")
marks.append(time.process_time())
workspace = Workspace(Path(sys.argv[1]))
editions = workspace.editions("2020", "2023")
marks.append(time.process_time())
comparison = diff_editions(*editions)
marks.append(time.process_time())
text = render_json(comparison)
marks.append(time.process_time())
workspace.close()
print(json.dumps([started, *(b - a for a, b in zip(marks, marks[1:]))]))
"""
"""Once a process: a second comparison finds what the first one kept."""


def in_memory() -> None:
    """Print the differ beside peers that are called from Python."""
    old, new = (read_edition(path) for path in SEEDS)
    times: dict[str, list[float]] = {}
    runs = peers(old, new)
    for _ in range(ROUNDS):
        for name, run in runs.items():
            if min(times.get(name, [0.0])) < SLOW:
                start = time.process_time()
                run()
                times.setdefault(name, []).append(time.process_time() - start)
    best = {name: min(took) for name, took in times.items()}
    best |= older_htmldiff(_as_html(old, new))
    ours, htmldiff_took = best["tracker: diff_editions"], best["lxml.html.diff.htmldiff"]
    print("| in memory, both editions read | seconds | against htmldiff |\n|---|---|---|")
    for name, seconds in sorted(best.items(), key=lambda item: item[1]):
        print(f"| {name} | {seconds:.3f} | {seconds / htmldiff_took:.2f} |")
    print(
        f"\ndiff_editions takes {ours / htmldiff_took:.2f} of htmldiff's time with editions it has compared "
        f"before, {best[UNSEEN] / htmldiff_took:.2f} with others (goal: at most {MOST_OF_HTMLDIFF})."
    )


def peers(old: Edition, new: Edition) -> dict[str, Callable[[], object]]:
    """What is timed, by name."""
    texts = [[line for line in edition.text.split("\n") if line] for edition in (old, new)]
    html = _as_html(old, new)
    sentences = [[finding.text for finding in edition.findings] for edition in (old, new)]
    runs: dict[str, Callable[[], object]] = {
        "tracker: diff_editions": lambda: diff_editions(old, new),
        UNSEEN: lambda: diff_editions(*_forgotten(old, new)),
        "tracker: read_edition, both": lambda: [read_edition(path) for path in SEEDS],
        "lxml.html.diff.htmldiff": lambda: htmldiff(*html),
        "difflib.SequenceMatcher over sentences": lambda: difflib.SequenceMatcher(
            None, sentences[0], sentences[1], autojunk=False
        ).get_opcodes(),
        "difflib.HtmlDiff": lambda: difflib.HtmlDiff(wrapcolumn=80).make_file(texts[0], texts[1]),
    }
    try:
        from redlines import Redlines  # noqa: PLC0415 - in the group `bench`
    except ImportError:
        print("redlines is not installed (pip install --group bench); left out", file=sys.stderr)
    else:
        whole = ["\n\n".join(lines) for lines in texts]
        runs["redlines"] = lambda: Redlines(whole[0], whole[1]).output_markdown
    return runs


def older_htmldiff(html: list[str]) -> dict[str, float]:
    """The least time of htmldiff as it was before lxml 6, by name; nothing where it cannot be fetched."""
    with tempfile.TemporaryDirectory() as folder:
        fetch = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", folder, OLDER]
        if subprocess.run(fetch, capture_output=True, check=False).returncode:
            print(f"{OLDER} cannot be fetched; left out", file=sys.stderr)
            return {}
        done = subprocess.run(
            [sys.executable, "-c", HTMLDIFF, str(ROUNDS)],
            input=json.dumps(html),
            env={**os.environ, "PYTHONPATH": folder},
            capture_output=True,
            check=True,
            text=True,
        )
    return {f"lxml.html.diff.htmldiff, {OLDER}": float(done.stdout)}


def _as_html(*editions: Edition) -> list[str]:
    """Their texts, a paragraph a line."""
    return [
        "".join(f"<p>{escape(line)}</p>" for line in edition.text.split("\n") if line) for edition in editions
    ]


def _forgotten(*editions: Edition) -> list[Edition]:
    """Copies, with nothing kept of their passages; what is kept of single words is, as in any long run."""
    forget_texts()
    _nature.cache_clear()
    return [replace(edition) for edition in editions]


def whole_process(root: Path) -> None:
    """Print the command beside wdiff: asked for the first time, and again, when the comparison was kept."""
    ours = [str(Path(sys.executable).with_name("tracker")), "diff", "2020", "2023", "--format", "json"]
    ours += ["--workspace", str(root)]
    peak(ours)  # stores the editions
    missing = [name for name in ("hyperfine", "wdiff") if shutil.which(name) is None]
    if missing:
        print(f"\n{' and '.join(missing)} not installed; whole processes are left out")
        return
    forget = [sys.executable, "-c", FORGET, str(root / DATABASE)]
    wdiff = ["wdiff", *map(str, SEEDS)]
    rows = {"wdiff": (wdiff, None), "tracker diff, first time": (ours, forget), "again": (ours, None)}
    print("\n| whole process | least, s | median, s | against wdiff | peak, MB |\n|---|---|---|---|---|")
    took: dict[str, float] = {}
    for name, (command, before) in rows.items():
        took[name], median = hyperfine(command, before, root / "times.json")
        if before:
            subprocess.run(before, check=True)
        figures = f"{took[name]:.3f} | {median:.3f} | {took[name] / took['wdiff']:.2f} | {peak(command):.0f}"
        print(f"| {name} | {figures} |", flush=True)
    first, again = (took[name] / took["wdiff"] for name in rows if name != "wdiff")
    print(
        f"\nThe command takes {first:.2f} times as long as wdiff, {again:.2f} times when asked again "
        f"(goal: at most {MOST_OF_WDIFF})."
    )


def hyperfine(command: list[str], before: list[str] | None, export: Path) -> tuple[float, float]:
    """Least and median wall time of a command; `before` is run before each run of it."""
    options = ["--shell=none", "--warmup", "1", "--runs", str(PROCESSES), "--ignore-failure"]
    options += ["--prepare", shlex.join(before)] if before else []
    subprocess.run(
        ["hyperfine", *options, "--export-json", str(export), shlex.join(command)],
        check=True,
        capture_output=True,
    )
    (result,) = json.loads(export.read_text(encoding="utf-8"))["results"]
    return result["min"], result["median"]


def peak(command: list[str]) -> float:
    """Peak memory of a process, in MB."""
    done = subprocess.run([sys.executable, "-S", "-c", PEAK, *command], capture_output=True, check=False)
    if done.returncode:
        sys.exit(f"{command[0]} failed: {done.stderr.decode()[-400:]}")
    unit = 2**20 if sys.platform == "darwin" else 2**10
    return int(done.stdout) / unit


def phases(root: Path) -> None:
    """Print where the time of the command goes."""
    printed = [
        json.loads(
            subprocess.run(
                [sys.executable, "-c", PHASES, str(root)], check=True, capture_output=True, text=True
            ).stdout
        )
        for _ in range(ROUNDS)
    ]
    names = ("starting Python", "imports", "reading the store", "comparing", "printing")
    print("\n| of the command | processor, s |\n|---|---|")
    for name, column in zip(names, zip(*printed, strict=True), strict=True):
        print(f"| {name} | {min(column):.3f} |")


def main() -> None:
    """Print all tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--processes", action="store_true", help="only whole processes")
    given = parser.parse_args()
    print(f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} processors\n")
    if not given.processes:
        in_memory()
    with tempfile.TemporaryDirectory() as folder:
        # As installed: with bytecode, whatever the environment says.
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = str(Path(folder, "bytecode"))
        shutil.copytree(ROOT / "seeds", Path(folder, "seeds"))
        shutil.copy(ROOT / "tracker.toml", folder)
        whole_process(Path(folder))
        phases(Path(folder))


if __name__ == "__main__":
    main()
