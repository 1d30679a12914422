"""The public API: what `tracker` exports is what `__all__` says."""

from __future__ import annotations

import importlib
import pkgutil
import subprocess
import sys
from types import ModuleType
from typing import TYPE_CHECKING

import pytest

import tracker

if TYPE_CHECKING:
    from pathlib import Path


def test_exports_are_those_of_all() -> None:
    """Every name in `__all__` can be had, in sorted order, and no other public name that is no module."""
    public = {
        name
        for name in dir(tracker)
        if not name.startswith("_")
        and not isinstance(getattr(tracker, name), ModuleType)
        and name not in ("TYPE_CHECKING", "Any", "annotations")
    }

    assert sorted(tracker.__all__) == tracker.__all__
    assert set(tracker.__all__) == public


def test_every_export_is_documented() -> None:
    """A user of the library finds a docstring on each name."""
    assert [] == [name for name in tracker.__all__ if not getattr(tracker, name).__doc__]


@pytest.mark.parametrize(
    ("name", "content", "error"),
    [("none.txt", None, tracker.NotFoundError), ("empty.txt", b"", tracker.InputError)],
)
def test_what_goes_wrong_can_be_caught(
    tmp_path: Path, name: str, content: bytes | None, error: type[tracker.TrackerError]
) -> None:
    """By the names that the package exports: one base, and the kind of each."""
    if content is not None:
        (tmp_path / name).write_bytes(content)
    assert issubclass(error, tracker.TrackerError)
    with pytest.raises(error, match=name):
        tracker.read_edition(tmp_path / name)


def test_a_store_that_cannot_be_opened_can_be_caught(tmp_path: Path) -> None:
    """A file that is no database."""
    (tmp_path / "tracker.db").write_bytes(b"no database, but long enough to be taken for one" * 40)
    with pytest.raises(tracker.StoreError), tracker.Store(tmp_path / "tracker.db") as store:
        store.reports()
    assert issubclass(tracker.StoreError, tracker.TrackerError)


def test_importing_tracker_imports_nothing_else() -> None:
    """Names are loaded when they are used: `tracker --version` pays for none of them."""
    code = "import sys, tracker; print(*(m for m in sys.modules if m.startswith('tracker.')))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert "" == done.stdout.strip()


def test_every_module_can_be_imported() -> None:
    """No module depends on another having been imported first."""
    names = [each.name for each in pkgutil.walk_packages(tracker.__path__, "tracker.")]
    for name in names:
        if name != "tracker.__main__":
            importlib.import_module(name)

    assert "tracker.store" in names
