"""Files that are missing, no editions, too large, of odd names: one line, the right code, nothing lost."""

from __future__ import annotations

import json
import random
import shlex
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.cli.conftest import NEW, OLD
from tracker.naming import file_name

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Ran

    Tracker = Callable[..., Ran]

pytestmark = pytest.mark.usefixtures("workspace")


def test_a_missing_file(tracker: Tracker) -> None:
    """Not found, by name."""
    ran = tracker("diff", "no-such.txt", "2023.txt")

    assert (3, "tracker: no-such.txt: no such file") == (ran.code, ran.error)


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02" * 999, None])
def test_a_declared_file_that_can_be_read_no_more(
    tracker: Tracker, workspace: Path, content: bytes | None
) -> None:
    """What is stored of it is used, as where it is gone; where nothing is, it is an error."""
    tracker("show", "2022")
    sound = tracker("show", "2022", "--format", "text").out
    for name in ("2022.txt", "2023.txt"):
        path = workspace / name
        path.unlink()
        if content is None:
            path.mkdir()
        else:
            path.write_bytes(content)

    ran = tracker("show", "2022", "--format", "text")

    assert (0, sound) == (ran.code, ran.out)
    assert "2022.txt: " in ran.error
    assert ran.error.endswith("; what was stored of norway@2022 is used")
    assert 4 == tracker("show", "2023").code


def test_a_declared_file_that_is_missing(tracker: Tracker, workspace: Path) -> None:
    """Not found, where nothing of it was stored."""
    (workspace / "2022.txt").unlink()
    (workspace / "2023.txt").rename(workspace / "other.txt")

    ran = tracker("diff", "2022", "other.txt")

    assert 3 == ran.code
    assert "2022.txt: no such file" in ran.error


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b" \n\n\t\n", id="blank"),
        pytest.param(bytes(range(256)) * 40, id="binary"),
        pytest.param(b"\x7fELF\x02\x01\x01" + bytes(1000), id="program"),
        pytest.param(b"\x89PNG\r\n\x1a\n" + random.Random(1).randbytes(4000), id="picture"),  # noqa: S311
    ],
)
@pytest.mark.parametrize("verb", ["diff", "add"])
def test_a_file_that_is_no_edition(tracker: Tracker, workspace: Path, content: bytes, verb: str) -> None:
    """Bad input, and nothing is stored."""
    (workspace / "bad.txt").write_bytes(content)

    if verb == "diff":
        ran = tracker("diff", "bad.txt", "2023.txt")
    else:
        ran = tracker("add", "bad.txt", "--report", "norway", "--edition", "2024")

    assert 4 == ran.code
    assert "bad.txt" in ran.error
    assert "2024" not in (workspace / "tracker.toml").read_text()


ODD_NAMES = ["r\udce9sum\udce9.txt", "li\nne.txt", " blank\t.txt "]


@pytest.mark.parametrize("name", ODD_NAMES, ids=ascii)
@pytest.mark.parametrize("format_name", ["text", "json", "markdown", "csv", "html"])
def test_files_of_odd_names_are_compared(
    tracker: Tracker, workspace: Path, name: str, format_name: str
) -> None:
    """The name is written so that it stands on a line, and says which bytes it has."""
    (workspace / "2022.txt").rename(workspace / name)
    ran = tracker("diff", name, "2023.txt", "--format", format_name)
    assert (0, "") == (ran.code, ran.err)
    assert file_name(name).strip() in ran.out.replace("\\\\", "\\")
    assert name not in ran.out or name == file_name(name)


@pytest.mark.parametrize("name", ODD_NAMES[1:], ids=ascii)
def test_files_of_odd_names_are_declared(tracker: Tracker, workspace: Path, name: str) -> None:
    """And found again; each on a line of its own."""
    (workspace / "2022.txt").rename(workspace / name)
    added = tracker("add", name, "--report", "odd", "--edition", "2022")
    listed = tracker("list", "odd")
    again = tracker("show", "odd@2022", "--format", "text")

    assert f"odd@2022: new edition, from {file_name(name)}\n" == added.out
    assert f"  {file_name(name)} (authority unknown)\n" in listed.out
    assert (0, "") == (again.code, again.err)
    assert f"from: {file_name(name).rstrip()}\n" in tracker("preview", name).out


@pytest.mark.parametrize("verb", ["show", "add", "preview"])
def test_a_name_that_is_not_utf_8(tracker: Tracker, workspace: Path, verb: str) -> None:
    """It can be read, but not be declared: TOML has no letters for it."""
    name = ODD_NAMES[0]
    (workspace / "2022.txt").rename(workspace / name)
    before = (workspace / "tracker.toml").read_bytes()
    arguments = ("--report", "odd", "--edition", "2022") if verb == "add" else ()
    ran = tracker(verb, name, *arguments)

    if verb == "add":
        assert 4 == ran.code
        said = "tracker.toml cannot hold a name that is not UTF-8; rename the file, then add it"
        assert f"tracker: r\\xe9sum\\xe9.txt: {said}" == ran.error
        assert before == (workspace / "tracker.toml").read_bytes()
        assert "odd" not in tracker("list").out
    else:
        assert 0 == ran.code
        assert "r\\xe9sum\\xe9.txt" in ran.out


def test_a_folder_is_no_edition(tracker: Tracker, workspace: Path) -> None:
    """Bad input."""
    (workspace / "folder").mkdir()

    ran = tracker("diff", "folder", "2023.txt")

    assert 4 == ran.code
    assert "folder" in ran.error


def test_a_file_without_a_heading_is_compared_as_one_section(tracker: Tracker, workspace: Path) -> None:
    """With a word on stderr."""
    (workspace / "flat.txt").write_text(
        "The first statement stands here.\nAnd a second one follows it there.\n"
    )

    ran = tracker("diff", "flat.txt", "flat.txt", "--format", "json")

    assert 0 == ran.code
    assert "flat.txt: no heading found" in ran.err
    assert 2 == json.loads(ran.out)["counts"]["unchanged"]


@pytest.mark.parametrize("verb", ["diff", "add"])
def test_a_huge_file_is_refused_above_the_limit(tracker: Tracker, workspace: Path, verb: str) -> None:
    """The message names the limit and how it is raised; nothing is read into memory."""
    huge = workspace / "huge.txt"
    with huge.open("wb") as file:
        file.truncate(200 * 10**6)
    arguments = {
        "diff": ("diff", "huge.txt", "2023.txt"),
        "add": ("add", "huge.txt", "--report", "norway", "--edition", "2024"),
    }[verb]

    ran = tracker(*arguments)

    assert 4 == ran.code
    assert "over the limit" in ran.error
    assert "--max-size" in ran.error


def test_the_limit_can_be_set(tracker: Tracker) -> None:
    """Lower, as well as higher."""
    assert 4 == tracker("diff", "2022.txt", "2023.txt", "--max-size", "100").code
    for enough in ("1MB", "1mb", "10kb", "10 kB", "10K", "10000", "10000b"):
        assert 0 == tracker("diff", "2022.txt", "2023.txt", "--max-size", enough).code
    ran = tracker("diff", "2022.txt", "2023.txt", "--max-size", "much")
    assert 2 == ran.code
    assert "'much' is no size" in ran.error


def test_a_pipe_is_read_where_nothing_is_stored(workspace: Path) -> None:
    """What a shell writes as `<(…)`; what is added must be there the next time, and a pipe is not."""
    tracker = f"{shlex.quote(sys.executable)} -m tracker"

    def shell(command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["bash", "-c", command], cwd=workspace, capture_output=True, text=True, check=False
        )

    compared = shell(f"{tracker} diff <(cat 2022.txt) 2023 --format json")
    files = shell(f"{tracker} diff 2022.txt 2023 --format json")
    assert (0, 0) == (compared.returncode, files.returncode)
    assert json.loads(compared.stdout)["counts"] == json.loads(files.stdout)["counts"]
    empty = shell(f"{tracker} diff <(true) 2023")
    assert (4, "empty; nothing to read") == (empty.returncode, empty.stderr.strip().partition(": ")[2][-22:])
    large = shell(f"{tracker} diff <(cat 2022.txt) 2023 --max-size 100")
    assert (4, True) == (large.returncode, "over the limit of 100 bytes" in large.stderr)
    added = shell(f"{tracker} add <(cat 2022.txt) --report norway --edition 2021")
    assert (4, True) == (added.returncode, "a pipe; write what it gives into a file" in added.stderr)
    assert "2021" not in (workspace / "tracker.toml").read_text()


@pytest.mark.parametrize(
    "arguments",
    [
        ("2022", "2023", "-o", "2022.txt"),  # declared
        ("old.md", "new.txt", "-o", "sub/../old.md"),  # only compared
        ("old.md", "new.txt", "-o", "link.txt"),
        ("2022", "2023", "-o", "once.txt"),  # taken in, and declared no more
        ("2022", "2023", "-o", "tracker.toml", "--format", "text"),
        ("2022", "2023", "-o", "snapshots/tracker.db", "--format", "json"),
    ],
)
def test_nothing_that_is_read_is_written_over(
    tracker: Tracker, workspace: Path, arguments: tuple[str, ...]
) -> None:
    """A slip of the hand must not cost the text of an edition, nor make the report a revision of it."""
    (workspace / "sub").mkdir()
    (workspace / "old.md").write_text(OLD)
    (workspace / "new.txt").write_text(NEW)
    (workspace / "link.txt").symlink_to("new.txt")
    (workspace / "once.txt").write_text(NEW)
    tracker("add", "once.txt", "--report", "norway", "--edition", "2022")
    tracker("add", "2022.txt", "--report", "norway", "--edition", "2022")
    tracker("diff", "2022", "2023")
    named = workspace / arguments[3]
    before = named.read_bytes()

    ran = tracker("diff", *arguments)

    assert (2, before) == (ran.code, named.read_bytes())
    assert f"tracker: {arguments[3]}: " in ran.err
    assert ran.err.endswith("; name another file\n")
    assert 0 == tracker("diff", *arguments[:2], "-o", "report.html").code
    assert 0 == tracker("diff", *arguments[:2], "-o", "report.html").code


def test_output_into_a_folder_that_is_not_there(tracker: Tracker) -> None:
    """Not found, after the work but before anything is written."""
    ran = tracker("diff", "2022.txt", "2023.txt", "-o", "nowhere/out.json")

    assert 3 == ran.code
    assert "tracker: nowhere/out.json: there is no folder nowhere; make it first" == ran.error


@pytest.mark.parametrize(
    ("output", "code", "said"),
    [
        (".", 2, ".: a folder; name a file in it"),
        ("", 2, ".: a folder; name a file in it"),
        ("2022.txt/out.json", 3, "2022.txt/out.json: 2022.txt is no folder; name another one"),
    ],
)
def test_output_to_where_no_file_can_be(tracker: Tracker, output: str, code: int, said: str) -> None:
    """What stands there, and what to do."""
    ran = tracker("diff", "2022.txt", "2023.txt", "--format", "json", "-o", output)

    assert (code, f"tracker: {said}") == (ran.code, ran.error)
