"""What a person at a terminal sees, tried on a real pseudo-terminal."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import shlex
import shutil
import struct
import subprocess
import sys
import termios
import time
from typing import TYPE_CHECKING

import pytest

from tests.cli.conftest import PROGRAM

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("workspace")


def on_terminal(
    *command: str, cwd: Path, rows: int = 40, columns: int = 90, stderr_too: bool = False, **variables: str
) -> str:
    """What `command` writes to a terminal of that size."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    clean = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "COLUMNS", "LINES")}
    process = subprocess.Popen(
        command,
        cwd=cwd,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs if stderr_too else subprocess.DEVNULL,
        env=clean | {"TERM": "xterm", "PAGER": "cat"} | variables,
    )
    os.close(theirs)
    written = b""
    while True:
        try:
            piece = os.read(ours, 65536)
        except OSError:  # the other end is closed
            break
        if not piece:
            break
        written += piece
    os.close(ours)
    assert 0 == process.wait()
    return written.decode().replace("\r\n", "\n")


def test_words_are_coloured_and_marked(workspace: Path) -> None:
    """Colour comes on top of the marks, never in their place."""
    shown = on_terminal(*PROGRAM, "diff", "2022", "2023", cwd=workspace)

    assert "\x1b[9;31m[-" in shown
    assert "\x1b[4;32m{+" in shown


def test_no_color_is_obeyed(workspace: Path) -> None:
    """https://no-color.org: set means no codes at all."""
    shown = on_terminal(*PROGRAM, "diff", "2022", "2023", cwd=workspace, NO_COLOR="1")

    assert "\x1b" not in shown
    assert "[-10-]" in shown


@pytest.mark.parametrize("kind", ["dumb", ""])
def test_a_terminal_that_names_no_kind_gets_no_codes(workspace: Path, kind: str) -> None:
    """Nor one that says that it knows none."""
    shown = on_terminal(*PROGRAM, "diff", "2022", "2023", cwd=workspace, TERM=kind)

    assert "\x1b" not in shown
    assert "[-10-]" in shown


def test_lines_fit_the_terminal(workspace: Path) -> None:
    """Passages are wrapped at its width; in a pipe they are not."""
    shown = on_terminal(*PROGRAM, "diff", "2022", "2023", cwd=workspace, columns=60, NO_COLOR="1")

    passages = [line for line in shown.splitlines() if line.startswith("      ")]
    assert passages
    assert max(map(len, passages)) <= 60


@pytest.mark.parametrize(("rows", "paged"), [(10, True), (500, False)])
def test_the_pager_is_called_for_what_is_long(workspace: Path, rows: int, *, paged: bool) -> None:
    """What fits on the screen is printed as it is."""
    pager = workspace / "pager"
    pager.write_text("#!/bin/sh\necho PAGED\ncat\n")
    pager.chmod(0o755)

    shown = on_terminal(*PROGRAM, "diff", "2022", "2023", cwd=workspace, rows=rows, PAGER=str(pager))

    assert paged == ("PAGED" in shown)
    assert "2022 → 2023" in shown


def on_screen(cwd: Path, **variables: str | None) -> str:
    """What stands on the screen of a terminal of ten lines after a comparison, with its styles as codes."""
    name = f"tracker-{os.getpid()}-{cwd.name}"
    unset = "".join(f" -u {key}" for key in ("NO_COLOR", "COLUMNS", "LINES", "PAGER", "LESS", "MORE"))
    said = " ".join(shlex.quote(f"{key}={value}") for key, value in variables.items())
    command = f"env{unset} {said} {shlex.join(PROGRAM)} diff 2022 2023; sleep 60"
    tmux = ("tmux", "-L", name, "-f", os.devnull)
    subprocess.run([*tmux, "new-session", "-d", "-x", "90", "-y", "10", command], cwd=cwd, check=True)
    try:
        before = ""
        for _ in range(100):
            time.sleep(0.3)
            capture = [*tmux, "capture-pane", "-e", "-p"]
            shown = subprocess.run(capture, capture_output=True, text=True, check=True).stdout
            lines = [line for line in shown.splitlines() if line.strip()]
            has_begun = any(not line.startswith("tracker: imported") for line in lines)
            if has_begun and shown == before:  # all of it: nothing more has come
                return shown
            before = shown
    finally:
        subprocess.run([*tmux, "kill-server"], check=False)
    raise AssertionError("nothing was shown")


@pytest.mark.skipif(shutil.which("tmux") is None, reason="a screen is read with tmux")
@pytest.mark.parametrize(
    ("variables", "coloured"),
    [
        ({}, True),
        ({"PAGER": "less"}, True),
        ({"PAGER": "less -R"}, True),
        ({"PAGER": "more"}, sys.platform == "linux"),
        ({"LESS": "-i"}, False),
        ({"LESS": "-R"}, True),
        ({"PAGER": "no-such-pager"}, True),
        ({"PAGER": "cat"}, True),
        ({"PAGER": "cat -v"}, False),
        ({"PAGER": "tee"}, False),
    ],
)
def test_no_pager_prints_codes(workspace: Path, variables: dict[str, str], *, coloured: bool) -> None:
    """Colour where it is known to be shown as such, else none: never `ESC[1m`."""
    if shutil.which("less") is None:
        pytest.skip("no less here")
    shown = on_screen(workspace, **variables)
    assert "ESC[" not in shown
    assert "^[" not in shown
    assert coloured == bool(re.search(r"\x1b\[(?:1|2|[39]\d)", shown))


@pytest.mark.parametrize("doing", ["comparing", "reading report [final].pdf", "reading report[/b].pdf"])
def test_a_terminal_is_told_what_takes_long(workspace: Path, doing: str) -> None:
    """After a moment a line on stderr says what is being done, names of files as they are."""
    code = (
        "import time, tracker.cli.session as session\n"
        "session.PROGRESS_AFTER = 0.01\n"
        f"with session.Session().progress({doing!r}): time.sleep(0.5)\n"
    )

    shown = on_terminal(sys.executable, "-c", code, cwd=workspace, stderr_too=True)

    assert f"{doing} …" in shown
    assert "Traceback" not in shown


def test_a_terminal_is_told_how_far_a_check_of_the_store_has_come(workspace: Path) -> None:
    """With thousands of snapshots it takes minutes."""
    code = (
        "import time, tracker.cli as cli, tracker.cli.session as session, tracker.store.damage as damage\n"
        "session.PROGRESS_AFTER = session.PROGRESS_EVERY = 0.01\n"
        "check = damage.check_integrity\n"
        "def slow(connection, *, progress):\n"
        "    return check(connection, progress=lambda *at: (progress(*at), time.sleep(0.2)))\n"
        "damage.check_integrity = slow\n"
        "cli.run(['diff', '2022', '2023', '--summary']); cli.run(['doctor'])\n"
    )

    shown = on_terminal(sys.executable, "-c", code, cwd=workspace, stderr_too=True)

    assert "checking what is stored: 1 of 4 …" in shown
    assert "checking what is stored: 3 of 4 …" in shown


@pytest.mark.parametrize(
    ("output", "said"), [("out.docx", "writing out.docx …"), ("out.html", "writing out.html …")]
)
def test_writing_a_file_is_told_too(workspace: Path, output: str, said: str) -> None:
    """A long report in Word takes longer to write than to compare."""
    code = (
        "import time, tracker.cli as cli, tracker.cli.session as session\n"
        "from tracker.rendering.formats import Format\n"
        "session.PROGRESS_AFTER = 0.01\n"
        "render = Format.render\n"
        "Format.render = lambda *args, **facts: time.sleep(0.5) or render(*args, **facts)\n"
        f"cli.run(['diff', '2022', '2023', '-o', '{output}'])\n"
    )

    shown = on_terminal(sys.executable, "-c", code, cwd=workspace, stderr_too=True)

    assert said in shown
    assert (workspace / output).exists()


def test_text_cannot_give_orders_to_the_terminal(workspace: Path) -> None:
    """Escape codes in an edition are shown, not sent."""
    path = workspace / "2023.txt"
    path.write_text(path.read_text().replace("Journalists", "\x1b]0;owned\x07 \x1b[2J Journalists"))

    shown = on_terminal(*PROGRAM, "diff", "2022", "2023.txt", cwd=workspace, NO_COLOR="1")

    assert "\x1b" not in shown
    assert "Journalists" in shown
