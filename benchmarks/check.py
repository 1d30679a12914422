"""`tracker check` beside webchanges: the same pages from one local server, in one run.

    python benchmarks/check.py --webchanges /path/to/its/venv/bin/webchanges

The first run fetches and stores every page; the further ones find all unchanged (304). Whole processes are
timed, pauses are off for both. Each page is the 2023 seed as HTML (92 kB) with its own title, one report a
page; `--shape text` serves the seed's hard-wrapped text instead, which takes the tracker longer to read.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]

SERVER = """
import importlib.util, sys
from pathlib import Path
# By its path: another distribution may have installed a package that is called `tests`.
spec = importlib.util.spec_from_file_location("local_site", "tests/servers/http.py")
sys.modules["local_site"] = module = importlib.util.module_from_spec(spec)
spec.loader.exec_module(module)
Site = module.Site
from html import escape
from itertools import groupby
from tracker.reading import read_edition
seed = Path("seeds/kazakhstan-2023.txt")
text, media_type = seed.read_text(encoding="utf-8"), "text/plain; charset=utf-8"
if sys.argv[2] == "html":
    edition, parts = read_edition(seed), ["<!DOCTYPE html><html lang=en><title>Report</title><body>"]
    for section, findings in groupby(edition.findings, key=lambda each: each.section):
        parts.append(f"<h2>{escape(edition.sections[section].title)}</h2>")
        for _, group in groupby(findings, key=lambda each: each.paragraph):
            parts.append(f"<p>{escape(' '.join(each.text for each in group))}</p>")
    parts[1:1] = ["<h1>Kazakhstan 2023 Human Rights Report</h1>"]
    text, media_type = "\\n".join([*parts, "</html>"]), "text/html; charset=utf-8"
with Site() as site:
    for number in range(int(sys.argv[1])):
        content = text.replace("Kazakhstan 2023", f"Country {number} 2023")
        site.put(f"/{number}", content, media_type=media_type)
    print(site.url(""), flush=True)
    sys.stdin.read()
"""


class Took(NamedTuple):
    """Seconds that a whole process took."""

    wall: float
    processor: float


WARM = 10
"""Pages of a run that is not timed."""


def timed(command: list[str], folder: Path) -> Took:
    """Run a command to its end."""
    environment = {**os.environ, "HOME": str(folder), "NO_COLOR": "1"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # as installed, with compiled modules
    environment["PYTHONPYCACHEPREFIX"] = str(folder.parent / "bytecode")
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.perf_counter()
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False)
    seconds = time.perf_counter() - started
    if done.returncode:
        sys.exit(f"{command[0]} exited with {done.returncode}: {done.stderr.decode()[-800:]}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Took(seconds, processor)


def prepare_tracker(folder: Path, base: str, pages: int) -> list[str]:
    """A workspace with one report a page; gives the command."""
    parts = ["[fetch.limits]\npause = 0\n"]
    parts += [
        f'[reports.country-{number}]\ntitle = "Country {number}"\n'
        f'[[reports.country-{number}.sources]]\nurl = "{base}/{number}"\nedition = "2023"\n'
        'allow_networks = ["127.0.0.0/8"]\n'
        for number in range(pages)
    ]
    (folder / "tracker.toml").write_text("\n".join(parts))
    return [sys.executable, "-m", "tracker", "check", "--workspace", str(folder)]


def prepare_webchanges(folder: Path, base: str, pages: int, program: str) -> list[str]:
    """Its jobs and an empty configuration; gives the command."""
    jobs = folder / "jobs.yaml"
    jobs.write_text(
        "\n---\n".join(f"name: Country {number}\nurl: {base}/{number}" for number in range(pages))
    )
    config = folder / "config.yaml"
    config.write_text("report:\n  stdout:\n    enabled: false\n")
    names = ("--jobs", jobs), ("--config", config), ("--database", folder / "snapshots.db")
    return [program, *(str(part) for name in names for part in name)]


def warm_ups(folder: Path, base: str, program: str | None) -> dict[str, list[str]]:
    """Commands by folder that check a few pages, so that the modules of both are compiled."""
    ours = folder / "warm-tracker"
    ours.mkdir()
    commands = {ours.name: prepare_tracker(ours, base, WARM)}
    if program:
        theirs = folder / "warm-webchanges"
        theirs.mkdir()
        commands[theirs.name] = prepare_webchanges(theirs, base, WARM, program)
    return commands


def size_of(folder: Path) -> float:
    """MB that its database takes."""
    files = [each for each in folder.rglob("*") if each.is_file() and ".db" in each.name]
    return sum(each.stat().st_size for each in files) / 1e6


def main() -> None:
    """Run both and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--webchanges", default=shutil.which("webchanges"), help="the program; PATH by default"
    )
    parser.add_argument("--pages", type=int, default=200)
    parser.add_argument("--shape", choices=["html", "text"], default="html")
    parser.add_argument("--repeat", type=int, default=5, help="runs over unchanged pages; the median counts")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        command = [sys.executable, "-c", SERVER, str(given.pages), given.shape]
        server = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        assert server.stdout is not None  # noqa: S101 - a pipe was asked for
        base = server.stdout.readline().decode().strip()
        if not base:
            sys.exit("the server did not start")
        folders = {name: Path(temporary, name) for name in ("tracker", "webchanges")}
        for folder in folders.values():
            folder.mkdir()
        commands = {"tracker": prepare_tracker(folders["tracker"], base, given.pages)}
        if given.webchanges:
            commands["webchanges"] = prepare_webchanges(
                folders["webchanges"], base, given.pages, given.webchanges
            )
        try:
            for name, warm in warm_ups(Path(temporary), base, given.webchanges).items():
                timed(warm, Path(temporary, name))
            first = {name: timed(command, folders[name]) for name, command in commands.items()}
            sizes = {name: size_of(folders[name]) for name in commands}
            later: dict[str, list[Took]] = {name: [] for name in commands}
            for _ in range(given.repeat):
                for name, command in commands.items():
                    later[name].append(timed(command, folders[name]))
        finally:
            server.terminate()
    unchanged = {name: sorted(times)[len(times) // 2] for name, times in later.items()}
    print(f"{given.pages} pages: wall (processor) seconds")
    print(f"{'':12}{'first run':>20}{'unchanged':>20}{'database':>14}")
    for name in commands:
        times = "".join(
            f"{f'{took.wall:.2f} ({took.processor:.2f})':>20}" for took in (first[name], unchanged[name])
        )
        print(f"{name:12}{times}{sizes[name]:11.1f} MB")
    if "webchanges" in commands:
        ratios = [
            f"{what} {theirs.wall / ours.wall:.1f}"
            for what, theirs, ours in (
                ("first run", first["webchanges"], first["tracker"]),
                ("unchanged", unchanged["webchanges"], unchanged["tracker"]),
            )
        ]
        size = sizes["webchanges"] / sizes["tracker"]
        print(f"webchanges / tracker: {', '.join(ratios)}, database {size:.1f}")


if __name__ == "__main__":
    main()
