"""Comparisons kept in the store are the ones that the differ makes."""

from __future__ import annotations

import dataclasses
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import tracker
from tests.test_layers import imported
from tracker import Store, diff_editions, read_edition
from tracker.errors import StoreError
from tracker.model import Change, Finding, Kind, SetAside
from tracker.store.comparisons import KEPT, _differ, _key, compared

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.model import Edition

SEEDS = Path(__file__).parents[2] / "seeds"
UNREAD = {"paragraph_number"}
"""That paragraphs were renumbered is no change: the differ does not look."""

OLD = """A Report on Somewhere

1. Courts

The law provides for an independent judiciary. Courts sentenced 12 persons to prison. Judges were paid late.

2. Press

Not applicable.
"""
NEW = """A Report on Somewhere

1. Courts

The law provided for an independent judiciary. Courts sentenced 15 persons to prison. Two judges resigned.

2. Media

Not applicable.
"""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty store."""
    with Store(tmp_path / "tracker.db") as opened:
        yield opened


@pytest.fixture
def editions(tmp_path: Path) -> tuple[Edition, Edition]:
    """Two small editions."""
    files = tmp_path / "old.txt", tmp_path / "new.txt"
    for file, text in zip(files, (OLD, NEW), strict=True):
        file.write_text(text, encoding="utf-8")
    return read_edition(files[0]), read_edition(files[1])


def rows(store: Store) -> list[str]:
    """Keys of what is kept."""
    return [row["key"] for row in store.connection.execute("SELECT key FROM kept_comparisons")]


def test_what_is_kept_equals_what_is_made(store: Store, editions: tuple[Edition, Edition]) -> None:
    """The second time gives the same comparison in every field."""
    made = diff_editions(*editions)
    assert made == compared(store, *editions)
    assert 1 == len(rows(store))
    assert made == compared(store, *editions)


def test_every_field_of_a_change_is_kept(store: Store) -> None:
    """Whoever adds one packs and unpacks it too: else it is there the first time and gone the second."""
    editions = [read_edition(SEEDS / f"kazakhstan-{label}.txt") for label in (2020, 2023)]
    gone = next(change for change in diff_editions(*editions).changes if change.kind is Kind.REMOVED)
    note = SetAside(text=gone.old[0].text, reason="footnote", place="line 1")
    editions[1] = dataclasses.replace(editions[1], set_aside=(*editions[1].set_aside, note))
    made = compared(store, *editions)
    defaults = {field.name: field.default for field in dataclasses.fields(Change)}
    untried = {
        name
        for name, default in defaults.items()
        if all(getattr(change, name) == default for change in made.changes)
    }
    assert set() == untried, "no change of the seeds has it: try it here on one that has"
    assert made == compared(store, *editions)


@pytest.mark.parametrize(
    "name", [field.name for field in dataclasses.fields(Finding) if field.name not in {"text", *UNREAD}]
)
def test_whatever_the_differ_may_read_of_a_finding_tells_comparisons_apart(
    editions: tuple[Edition, Edition], name: str
) -> None:
    """What is kept must not serve a finding that stands otherwise."""
    old, new = editions
    first, *rest = old.findings
    value: Any = "another" if isinstance(getattr(first, name), str | None) else 99
    other = dataclasses.replace(old, findings=(dataclasses.replace(first, **{name: value}), *rest))
    assert _key(old, new) != _key(other, new)


def test_an_edit_of_any_module_of_the_differ_is_noticed() -> None:
    """Also of those that it shares with others: what was kept before is made anew."""
    package = Path(tracker.__file__).parent
    used = {
        f"{name.removeprefix('tracker.')}.py"
        for path in (package / "diffing").rglob("*.py")
        for name in imported(path)
        if name.startswith("tracker.") and not name.startswith(("tracker.diffing", "tracker.__version__"))
    }
    assert "model.py" in used
    assert [] == [name for name in used if f"'{name}'" not in _differ()]


def test_another_reading_is_compared_anew(store: Store, editions: tuple[Edition, Edition]) -> None:
    """What was kept serves only the very same findings."""
    old, new = editions
    compared(store, old, new)
    fewer = dataclasses.replace(old, findings=old.findings[:-1])
    assert diff_editions(fewer, new) == compared(store, fewer, new)
    assert 2 == len(rows(store))
    noted = dataclasses.replace(new, set_aside=(SetAside(text="12", reason="page number", place="line 2"),))
    assert diff_editions(old, noted) == compared(store, old, noted)
    assert 3 == len(rows(store))


def test_the_oldest_give_way(store: Store, editions: tuple[Edition, Edition]) -> None:
    """No more than so many are kept."""
    with store.transaction():
        for number in range(KEPT + 5):
            store.connection.execute(
                "INSERT INTO kept_comparisons VALUES (?, ?, ?)",
                (str(number), f"2020-01-01T00:00:{number}", b""),
            )
    compared(store, *editions)
    assert KEPT == len(rows(store))
    assert "0" not in rows(store)


def test_a_database_that_cannot_be_written_still_compares(
    tmp_path: Path, store: Store, editions: tuple[Edition, Edition]
) -> None:
    """To keep it is a convenience; without it the comparison is made each time."""
    store.close()
    with Store(tmp_path / "tracker.db") as readable:
        readable.connection.execute("PRAGMA query_only = ON")
        assert diff_editions(*editions) == compared(readable, *editions)
        assert [] == rows(readable)


def test_what_is_damaged_is_made_anew(store: Store, editions: tuple[Edition, Edition]) -> None:
    """A kept comparison that cannot be unpacked is replaced."""
    compared(store, *editions)
    with store.transaction():
        store.connection.execute("UPDATE kept_comparisons SET body = ?", (zlib.compress(b"{"),))
    assert diff_editions(*editions) == compared(store, *editions)
    bodies = [row["body"] for row in store.connection.execute("SELECT body FROM kept_comparisons")]
    assert zlib.compress(b"{") not in bodies


def test_more_are_kept_the_more_editions_there_are(store: Store, editions: tuple[Edition, Edition]) -> None:
    """Digests may tell of every edition beside the one before it, one subscriber after the other."""
    with store.transaction():
        store.connection.execute("INSERT INTO reports VALUES ('r', '2020-01-01')")
        store.connection.executemany(
            "INSERT INTO editions (report, label, language) VALUES ('r', ?, 'en')", ["1", "2", "3"]
        )
        for number in range(KEPT + 9):
            store.connection.execute(
                "INSERT INTO kept_comparisons VALUES (?, ?, ?)",
                (str(number), f"2020-01-01T00:00:{number}", b""),
            )
    compared(store, *editions)
    assert KEPT + 2 * 3 == len(rows(store))
    assert "0" not in rows(store)


def test_inside_a_transaction_what_cannot_be_kept_is_an_error(
    store: Store, editions: tuple[Edition, Edition]
) -> None:
    """SQLite may have undone the transaction around it, which must not go on as if nothing had happened."""
    store.connection.execute("BEGIN")
    store.connection.execute("PRAGMA query_only = ON")
    with pytest.raises(StoreError):
        compared(store, *editions)
