"""Data goes one way: reading and diffing know nothing of the store, the network or the screen."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(__file__).parents[1] / "tracker"
VALUES = {"errors", "footnotes", "model", "naming", "scripts"}
"""What every module may use: values and words, no clock, no disk, no network."""
MAY_USE = {
    "model": {"scripts"},
    "diffing": VALUES,
    "reading": VALUES,
    "succession": VALUES | {"config"},
    "store": VALUES | {"diffing", "files", "reading", "succession"},
    "channels": VALUES | {"config"},
}
CLOSED = {"apscheduler", "requests", "smtplib", "socket", "sqlite3", "sqlite_utils", "urllib3"}
"""What the core has no business with."""


def imported(path: Path) -> Iterator[str]:
    """Every module that a file imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield from (
                [f"tracker.{name.name}" for name in node.names] if node.module == "tracker" else [node.module]
            )
        elif isinstance(node, ast.Import):
            yield from (name.name for name in node.names)


def files_of(part: str) -> list[Path]:
    """The modules of a package, or the one module."""
    folder = PACKAGE / part
    return sorted(folder.rglob("*.py")) if folder.is_dir() else [folder.with_suffix(".py")]


@pytest.mark.parametrize("part", MAY_USE)
def test_a_part_uses_only_what_stands_below_it(part: str) -> None:
    """So that the core can be tested, and trusted, by itself."""
    used = {
        (path.name, name.split(".")[1])
        for path in files_of(part)
        for name in imported(path)
        if name.startswith("tracker.") and not name.startswith("tracker.__version__")
    }
    assert {(path, name) for path, name in used if name not in MAY_USE[part] | {part}} == set()


@pytest.mark.parametrize("part", ["diffing", "reading", "model"])
def test_the_core_touches_neither_network_nor_database(part: str) -> None:
    """Values in, values out."""
    used = {name.split(".")[0] for path in files_of(part) for name in imported(path)}
    assert used & CLOSED == set()
