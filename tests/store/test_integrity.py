from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.store.conftest import Adding
    from tracker.store import Store


def test_a_sound_store_has_no_problem(store: Store, add: Adding) -> None:
    """Nothing is said where all is well, and progress is told."""
    add()
    done: list[tuple[int, int]] = []

    problems = store.check_integrity(progress=lambda at, of: done.append((at, of)))

    assert [] == problems
    assert (2, 2) == done[-1]


def test_changed_bytes_are_found(store: Store, add: Adding) -> None:
    """Bytes that are not those received are named by their hash."""
    added = add()
    with store.transaction():
        store.connection.execute("UPDATE contents SET codec = 'plain', data = CAST('forged' AS BLOB)")

    (problem,) = store.check_integrity()

    sha256 = store.snapshots()[0].sha256
    assert added.stored
    assert f"content {sha256[:12]}: the bytes are not those received; put back a backup" == problem


def test_bytes_that_cannot_be_unpacked_are_found(store: Store, add: Adding) -> None:
    """A torn content is one line, no traceback."""
    add()
    with store.transaction():
        store.connection.execute("UPDATE contents SET data = CAST('torn' AS BLOB)")

    (problem,) = store.check_integrity()

    assert "cannot be unpacked" in problem


def test_a_changed_text_is_found(store: Store, add: Adding) -> None:
    """What was read must be what the bytes give once more."""
    add()
    with store.transaction():
        store.connection.execute("UPDATE findings SET start = start + 1 WHERE number = 0")

    (problem,) = store.check_integrity()

    assert "norway@2023 revision 1" in problem
    assert "gives another result" in problem


def test_a_missing_row_is_found(store: Store, add: Adding) -> None:
    """What refers to something that is gone is named with its table."""
    add()
    store.connection.execute("PRAGMA foreign_keys = OFF")
    store.connection.execute("DELETE FROM contents")
    store.connection.execute("PRAGMA foreign_keys = ON")

    assert any(
        "snapshots row 1: what it refers to in contents is missing" == line
        for line in store.check_integrity()
    )


def test_what_was_read_of_a_missing_snapshot_is_no_end(store: Store, add: Adding) -> None:
    """All that refers to it is named, and the others are looked at."""
    add()
    store.connection.execute("PRAGMA foreign_keys = OFF")
    store.connection.execute("DELETE FROM snapshots")
    store.connection.execute("UPDATE contents SET codec = 'plain', data = CAST('forged' AS BLOB)")

    problems = store.check_integrity()

    assert "extractions row 1: what it refers to in snapshots is missing" in problems
    assert any("the bytes are not those received" in line for line in problems)


def test_options_that_say_nothing_are_found(store: Store, add: Adding) -> None:
    """Without them a snapshot cannot be read again."""
    add()
    with store.transaction():
        store.connection.execute("UPDATE snapshots SET options = 'x'")

    (problem,) = store.check_integrity()

    assert "norway@2023 revision 1 (reader " in problem
    assert "cannot be read from its bytes again: " in problem
