from __future__ import annotations

import os
import subprocess
import sys
import threading
from typing import TYPE_CHECKING

import pytest

from tests.fixtures.make_formats import KEPT
from tracker.errors import InputError
from tracker.reading import child
from tracker.reading.child import MEMORY_VARIABLE, SECONDS_VARIABLE, Limits, read_in_child

if TYPE_CHECKING:
    from pathlib import Path

PDF = (KEPT / "2023-weasyprint.pdf").read_bytes()


def test_over_its_memory_a_reader_is_stopped() -> None:
    """The message names the file, the limit, and how to raise it."""
    with pytest.raises(InputError, match=rf"x\.pdf: .* 20 MB.*{MEMORY_VARIABLE}") as refused:
        read_in_child("pdf", PDF, source="x.pdf", limits=Limits(memory_mb=20, seconds=30))
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("memory", range(12, 60, 4))
def test_what_there_is_no_room_for_is_not_called_damaged(memory: int) -> None:
    """Wherever the memory ends: while a library is loaded, or while the file is read."""
    try:
        read_in_child("pdf", PDF, source="x.pdf", limits=Limits(memory_mb=memory, seconds=30))
    except InputError as refused:
        assert f"{memory} MB" in str(refused)  # noqa: PT017 - it may also be enough


def test_over_its_time_a_reader_is_stopped() -> None:
    """The message names the file, the limit, and how to raise it."""
    endless = KEPT / "2020-columns.pdf"
    with pytest.raises(InputError, match=rf"x\.pdf: .*over 0 s.*{SECONDS_VARIABLE}"):
        read_in_child("pdf", endless.read_bytes(), source="x.pdf", limits=Limits(memory_mb=500, seconds=0))


def test_a_crash_is_an_error_of_ours(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A reader that dies of a signal gives one line, not a traceback."""
    module = tmp_path / "crashing.py"
    module.write_text("import os, signal\nos.kill(os.getpid(), signal.SIGSEGV)\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr(child, "__name__", "crashing")
    with pytest.raises(InputError, match=r"crashed on it \(SIGSEGV\)"):
        read_in_child("pdf", PDF, source="x.pdf")


def test_limits_grow_with_the_file_and_can_be_set(monkeypatch: pytest.MonkeyPatch) -> None:
    """A large file has more time; the environment has the last word; nonsense in it has none."""
    assert Limits.of(0).seconds < Limits.of(50 * 2**20).seconds
    assert Limits.of(0).memory_mb < 500 < Limits.of(50 * 2**20).memory_mb < 1200
    monkeypatch.setenv(SECONDS_VARIABLE, "7")
    monkeypatch.setenv(MEMORY_VARIABLE, "lots")
    assert Limits(memory_mb=400, seconds=7) == Limits.of(0)


def test_the_child_works_from_threads() -> None:
    """Sources are read in parallel."""
    found: list[int] = []
    threads = [
        threading.Thread(target=lambda: found.append(len(read_in_child("pdf", PDF, source="x").blocks)))
        for _ in range(2)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert 2 == len(found)
    assert found[0] == found[1] > 0


def test_the_current_folder_is_no_source_of_modules(tmp_path: Path) -> None:
    """A file named as a module, in the folder one happens to be in, is not run."""
    (tmp_path / "docx.py").write_text("raise SystemExit('ran')")
    (tmp_path / "json.py").write_text("raise SystemExit('ran')")
    code = (
        "import sys, pathlib; from tracker.reading.child import read_in_child; "
        "print(len(read_in_child('pdf', pathlib.Path(sys.argv[1]).read_bytes(), source='x').blocks) > 0)"
    )
    done = subprocess.run(
        [sys.executable, "-P", "-c", code, str(KEPT / "2023-weasyprint.pdf")],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ("True\n", 0) == (done.stdout, done.returncode), done.stderr
