"""What users meet when something is wrong: one line, the right exit code, nothing lost."""

from __future__ import annotations

import contextlib
import ctypes
import json
import os
import random
import re
import resource
import shlex
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.cli.conftest import NEW, OLD
from tracker.naming import file_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.cli.conftest import Ran

    Tracker = Callable[..., Ran]

PROGRAM = [sys.executable, "-m", "tracker"]

PR_CAPBSET_DROP = 24
OVERRIDES = (1, 2)
"""CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH: what lets root read and write whatever the permissions say."""

pytestmark = pytest.mark.usefixtures("workspace")


def one_line(done: subprocess.CompletedProcess[str]) -> str:
    """The error, which must be one line and no traceback."""
    (line,) = done.stderr.splitlines()
    return line


def test_output_that_was_closed() -> None:
    """Started without standard output, as some timetables do, it works as if nobody read it."""
    for closed in (">&-", ">&- 2>&-"):
        command = f"{shlex.join([*PROGRAM, 'list'])} {closed}"
        done = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)  # noqa: S602
        assert (0, "") == (done.returncode, done.stderr)


def test_a_missing_file(tracker: Tracker) -> None:
    """Not found, by name."""
    ran = tracker("diff", "no-such.txt", "2023.txt")

    assert (3, "tracker: no-such.txt: no such file") == (ran.code, ran.error)


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("nonsense",), 2, "no verb 'nonsense'; see `tracker --help`"),
        (("preview", "2022.txt", "--findings", "-1"), 2, "Invalid value for '--findings': -1 is not in the"),
        (("retract", "2022", "--reason", " "), 2, "a retraction needs a reason, for those who ask later"),
        (("digest", "--since", "2030-01-01", "--until", "2020-01-01"), 2, "--since is not before --until"),
        (("digest", "--since", "2999-01-01"), 2, "--since is not before --until (by default now)"),
        (
            ("add", "2022.txt", "--report", "norway", "--edition", "1", "--published", "1.2.2024"),
            2,
            "Invalid value for '--published': '1.2.2024' is no date such as 2024-04-22",
        ),
        (
            ("diff", "2022", "https://x.org/?sig=b"),
            3,
            "https://x.org/?sig=…: an address, neither edition nor",
        ),
    ],
)
def test_what_cannot_be_meant(tracker: Tracker, arguments: tuple[str, ...], code: int, said: str) -> None:
    """Refused in one line that says what would do."""
    ran = tracker(*arguments)

    assert (code, "") == (ran.code, ran.out)
    assert said in ran.error


def test_an_unknown_edition(tracker: Tracker) -> None:
    """The nearest name, and those there are."""
    ran = tracker("diff", "2032", "2023")

    assert 3 == ran.code
    assert "tracker: 2032: no such edition or file; did you mean 2023? there are: 2022, 2023" == ran.error


def test_an_unknown_report(tracker: Tracker) -> None:
    """The same for reports."""
    ran = tracker("show", "norwy@2022")

    assert 3 == ran.code
    assert "did you mean norway? there are: norway" in ran.error


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
    assert f"  {file_name(name)} (unknown)\n" in listed.out
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


def test_a_database_that_is_no_database(tracker: Tracker, workspace: Path) -> None:
    """Store trouble; the file stays as it is."""
    database = workspace / "snapshots" / "tracker.db"
    database.parent.mkdir()
    database.write_text("this is no database " * 300)

    ran = tracker("diff", "2022", "2023")

    assert 7 == ran.code
    assert "this file is no database" in ran.error
    assert "this is no database " * 300 == database.read_text()


def test_a_damaged_database(tracker: Tracker, workspace: Path) -> None:
    """Store trouble, whatever page is hit; never a traceback."""
    tracker("diff", "2022", "2023")
    database = workspace / "snapshots" / "tracker.db"
    sound = database.read_bytes()
    dice = random.Random(7)  # noqa: S311
    codes = set()
    for _ in range(12):
        torn = bytearray(sound)
        at = dice.randrange(4096, len(torn) - 4096)
        torn[at : at + 2048] = dice.randbytes(2048)
        database.write_bytes(torn)
        ran = tracker("doctor")
        codes.add(ran.code)
        assert "Traceback" not in ran.err
        tracker("diff", "2022", "2023")
    assert codes <= {0, 7}
    assert 7 in codes


def test_doctor_survives_names_that_are_no_text(tracker: Tracker, workspace: Path) -> None:
    """SQLite names in its errors what it cannot read, and Python cannot read that."""
    tracker("diff", "2022", "2023")
    database = workspace / "snapshots" / "tracker.db"
    with contextlib.closing(sqlite3.connect(database)) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute(
            "UPDATE sqlite_master SET name = CAST(x'e4fffe' AS TEXT), sql = 'CREATE' WHERE name = 'contents'"
        )
        connection.commit()
    ran = tracker("doctor")
    assert 7 == ran.code
    assert "the database is damaged; put back a backup of it;" in ran.error


@pytest.mark.parametrize(
    ("damage", "line"),
    [
        (("DROP TABLE contents",), "table contents is missing"),
        (("DROP TABLE _sqlite_migrations",), 'the check ended early: table "reports" already exists'),
        (
            ("DROP INDEX idx_editions_report_label", "ALTER TABLE editions RENAME COLUMN id TO number"),
            "table editions: the column id is missing",
        ),
        (
            (
                "PRAGMA writable_schema = ON",
                "UPDATE sqlite_master SET sql = replace(sql, 'PRIMARY KEY', '') WHERE name = 'contents'",
                "DELETE FROM sqlite_master WHERE name = 'sqlite_autoindex_contents_1'",
            ),
            "the check ended early: foreign key mismatch - ",
        ),
    ],
)
def test_doctor_surveys_a_database_whose_tables_do_not_fit(
    tracker: Tracker, workspace: Path, damage: tuple[str, ...], line: str
) -> None:
    """What is wrong comes first, then what is whole: it decides whether a backup is needed."""
    tracker("check")
    database = workspace / "snapshots" / "tracker.db"
    with contextlib.closing(sqlite3.connect(database, isolation_level=None)) as connection:
        for statement in damage:
            connection.execute(statement)

    ran = tracker("doctor")
    used = tracker("list")

    assert 7 == ran.code
    assert used.code in {0, 7}
    assert used.code == 0 or "the database is damaged (" in used.error
    assert any(each.startswith(line) for each in ran.out.splitlines())
    assert "tables that read to their end, with their rows: " in ran.out
    assert "the database is damaged; put back a backup of it;" in ran.error


def test_doctor_misses_a_table_that_nothing_refers_to(tracker: Tracker, workspace: Path) -> None:
    """All snapshots are sound, yet what was told is gone."""
    tracker("check")
    with contextlib.closing(sqlite3.connect(workspace / "snapshots" / "tracker.db")) as connection:
        connection.execute("DROP TABLE digest_events")

    ran = tracker("doctor")

    assert (7, "table digest_events is missing\n") == (ran.code, ran.out)
    assert ran.error.endswith("1 problem; put back a backup of it")


def test_doctor_says_where_a_database_is_damaged(tracker: Tracker, workspace: Path) -> None:
    """Which tables and snapshots are whole, and what to do; it sends nobody to itself."""
    for label in ("2021", "2022", "2023"):
        (workspace / "long.txt").write_text(
            OLD + "\n\n".join(f"In {label}, {n * int(label)} came." for n in range(3000))
        )
        tracker("add", "long.txt", "--report", "norway", "--edition", label)
    database = workspace / "snapshots" / "tracker.db"
    torn = bytearray(database.read_bytes())
    with contextlib.closing(sqlite3.connect(database)) as connection:
        (packed,) = connection.execute(
            "SELECT data FROM contents JOIN snapshots USING (sha256) WHERE snapshots.id = 2"
        ).fetchone()
    at = torn.index(packed[5000:5100]) // 4096 * 4096  # where its page begins
    torn[at : at + 3000] = b"\xff" * 3000
    database.write_bytes(torn)

    ran = tracker("doctor")

    assert 7 == ran.code
    assert "SQLite: " in ran.out
    assert "tables that read to their end, with their rows: " in ran.out
    assert re.search(r"not those received: norway@2022 revision 1\n", ran.out)
    assert re.search(
        r"snapshots whose bytes are those received: norway@2021 revision 1, norway@2023 revision 1\n", ran.out
    )
    assert ran.error.startswith(f"tracker: {database}: the database is damaged; put back a backup of it;")
    assert "tracker doctor" not in ran.err + ran.out


def test_an_empty_file_in_place_of_the_database(tracker: Tracker, workspace: Path) -> None:
    """No tracker leaves one; a workspace that never stored anything has none, and is well."""
    config = '[reports.norway]\ntitle = "N"\n[[reports.norway.sources]]\nurl = "http://localhost:9/"\n'
    (workspace / "tracker.toml").write_text(config + 'edition = "2023"\n')
    fresh = tracker("doctor")
    database = workspace / "snapshots" / "tracker.db"
    database.parent.mkdir(exist_ok=True)
    database.write_bytes(b"")
    emptied = tracker("doctor")
    left = database.read_bytes()
    database.unlink()
    with contextlib.closing(sqlite3.connect(database)) as connection:
        connection.execute("PRAGMA user_version = 1")
    no_tables = tracker("doctor")
    database.write_bytes(b"")
    said = tracker("list")
    begun = tracker("doctor")

    assert (0, f"{workspace}: nothing is stored yet\n") == (fresh.code, fresh.out)
    for ran in (emptied, no_tables):
        assert 7 == ran.code
        assert f"{database}: an empty file, though reports are tracked; put back a backup of it" in ran.error
    assert b"" == left
    assert f"{database}: an empty file, begun anew as a database" in said.error
    assert (0, f"{database}: sound, but nothing is stored; no source was ever checked.") == (
        begun.code,
        begun.out.split(" If")[0],
    )


def test_first_uses_at_once_alarm_nobody(tracker: Tracker, workspace: Path) -> None:
    """The second finds a file that the first has only begun: nothing was lost there."""
    slow = (
        "import sys, time\n"
        "import tracker.store.connection as connection\n"
        "from tracker.cli import run\n"
        "check = connection._check_owner\n"
        "connection._check_owner = lambda *given: (check(*given), time.sleep(1))\n"
        "sys.exit(run(['diff', '2022', '2023']))\n"
    )
    first = subprocess.Popen([sys.executable, "-c", slow], cwd=workspace, stdout=subprocess.DEVNULL)
    while not (workspace / "snapshots" / "tracker.db").exists():
        time.sleep(0.01)
    second = tracker("diff", "2022", "2023")

    assert (0, 0) == (first.wait(), second.code)
    assert "begun anew" not in second.err


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


@pytest.mark.parametrize("option", ["--title", "--source", "--period", "--part", "--edition"])
@pytest.mark.parametrize("sign", ["\n", "\r", "\x1b[2J", "\x85", "\u2028", "\u202e"])
def test_words_of_options_are_one_line_that_can_be_seen(tracker: Tracker, option: str, sign: str) -> None:
    """A break or an order to the terminal would stand in every list."""
    options = {"--report": "other", "--edition": "2020"} | {option: f"a{sign}b"}
    said = tracker("add", "2022.txt", *(word for pair in options.items() for word in pair))

    assert 2 == said.code
    assert f"for '{option}': '" in said.error
    assert "a line break or a sign that cannot be seen is in it" in said.error


def test_line_breaks_in_tracker_toml_break_no_list(tracker: Tracker, workspace: Path) -> None:
    """What a person wrote there by hand is one line all the same."""
    path = workspace / "tracker.toml"
    path.write_text(path.read_text().replace('title = "Country Report: Norway"', 'title = "Two\\nlines\\r"'))
    tracker("add", "2022.txt", "--report", "norway", "--edition", "2022")
    path.write_text(path.read_text().replace('path = "2022.txt"', 'path = "2022.txt"\nsource = "a\\nb"'))

    shown = tracker("list").out
    assert "norway  Two lines, A publisher\n" in shown
    assert "  a b (official)\n" in shown


def test_doctor_tells_a_file_that_is_declared_though_it_was_retracted(
    tracker: Tracker, workspace: Path
) -> None:
    """Nobody looks at the file that stands while tracker.toml names the other."""
    config = workspace / "tracker.toml"
    tracker("show", "2023")
    tracker("add", "2022.txt", "--report", "norway", "--edition", "2023")
    wrong = config.read_text()
    tracker("retract", "norway@2023", "--reason", "wrong file")
    assert "retracted" not in tracker("doctor").out
    config.write_text(wrong)
    assert (
        "norway@2023: tracker.toml declares 2022.txt, which was retracted; what stands is from 2023.txt\n"
        in tracker("doctor").out
    )


def test_a_wrong_tracker_toml(tracker: Tracker, workspace: Path) -> None:
    """Bad usage, with file and line."""
    (workspace / "tracker.toml").write_text('[reports.norway]\ntitle = "N"\ntitel = "N"\n')

    ran = tracker("diff", "2022", "2023")

    assert 2 == ran.code
    assert "tracker.toml:3: reports.norway.titel: unknown key; did you mean 'title'?" in ran.err


@pytest.mark.parametrize(
    "arguments",
    [
        ("diff", "2022"),
        ("diff", "2022", "2023", "--kind", "softened"),
        ("dif", "2022", "2023"),
        ("--nonsense",),
        ("diff", "2022", "2023", "--format", "json", "--summary"),
        ("show", "2022", "--format", "text", "--outline"),
        ("retract", "2022.txt", "--reason", "x"),
    ],
)
def test_bad_usage(tracker: Tracker, arguments: tuple[str, ...]) -> None:
    """Exit code 2 and one line."""
    ran = tracker(*arguments)

    assert 2 == ran.code
    assert ran.error


def test_a_workspace_that_does_not_exist(tracker: Tracker, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever named it is named."""
    assert "named by --workspace" in tracker("--workspace", "nowhere", "list").error
    monkeypatch.setenv("TRACKER_WORKSPACE", "nowhere")
    ran = tracker("list")
    assert 3 == ran.code
    assert "named by TRACKER_WORKSPACE" in ran.error


def test_a_folder_named_that_is_no_workspace(
    tracker: Tracker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is named, whatever the verb; one whose tracker.toml is lost still shows what it holds."""
    folder = tmp_path / "not here"
    folder.mkdir()
    said = (
        f"tracker: {folder}: no tracker.toml in this folder, named by --workspace; `tracker init '{folder}'`"
    )
    for arguments in (("list",), ("doctor",), ("status",), ("check",), ("outbox",), ("quarantine",)):
        ran = tracker(*arguments, "--workspace", folder)
        assert 3 == ran.code
        assert ran.error.startswith(said)
    assert [] == [*folder.iterdir()]
    monkeypatch.setenv("TRACKER_WORKSPACE", str(folder))
    assert "named by TRACKER_WORKSPACE" in tracker("list").error
    assert 0 == tracker("init", folder).code

    tracker("show", "2022", "--workspace", tmp_path)
    (tmp_path / "tracker.toml").unlink()
    assert "2022" in tracker("list", "--workspace", tmp_path).out


def test_verbose_adds_the_traceback(tracker: Tracker) -> None:
    """Before the verb or after it."""
    for arguments in (("-v", "diff", "2022", "x.txt"), ("diff", "2022", "x.txt", "-v")):
        err = tracker(*arguments).err
        assert "Traceback" in err
        assert "tracker: x.txt: no such file" == err.splitlines()[-1]


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


@pytest.mark.parametrize("option", ["--report", "--edition", "--part", "--title", "--source", "--period"])
@pytest.mark.parametrize("value", ["", " "])
def test_an_option_that_is_empty_is_refused(
    tracker: Tracker, workspace: Path, option: str, value: str
) -> None:
    """A variable of a script that was never set: a part was taken for the main text."""
    before = (workspace / "tracker.toml").read_bytes()
    options = {"--report": "norway", "--edition": "2024"} | {option: value}

    ran = tracker("add", "2023.txt", *(word for pair in options.items() for word in pair))

    assert 2 == ran.code
    assert f"tracker: Invalid value for '{option}': nothing is in it; see" in ran.error
    assert before == (workspace / "tracker.toml").read_bytes()


def test_an_address_cannot_be_added(tracker: Tracker) -> None:
    """What can be done with one is said, and the address as it was typed."""
    ran = tracker("add", "https://example.org/2024?a=b", "--report", "norway", "--edition", "2024")

    assert 3 == ran.code
    assert ran.error.startswith("tracker: https://example.org/2024?a=b: an address, not a file; ")
    assert "`tracker preview` shows what would be read of it" in ran.error


def test_a_file_named_as_the_workspace(tracker: Tracker) -> None:
    """Whoever names tracker.toml itself is told the folder."""
    named = tracker("list", "--workspace", "tracker.toml")
    made = tracker("init", "--workspace", "tracker.toml")

    assert 3 == named.code == made.code
    said = "tracker: tracker.toml: a file, named by --workspace; name the folder that it is in"
    assert said == named.error == made.error


def test_output_into_a_folder_that_is_not_there(tracker: Tracker) -> None:
    """Not found, after the work but before anything is written."""
    ran = tracker("diff", "2022.txt", "2023.txt", "-o", "nowhere/out.json")

    assert 3 == ran.code
    assert "tracker: nowhere/out.json: there is no folder nowhere; make it first" == ran.error


# With a user who may not write


@pytest.fixture
def open_folder(workspace: Path) -> Iterator[Path]:
    """A copy of the workspace, both editions stored, where every user may look and only the owner writes."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name, "ws")
        shutil.copytree(workspace, folder)
        subprocess.run(
            [*PROGRAM, "diff", "2022", "2023", "-o", "x.json"],
            cwd=folder,
            check=True,
            stderr=subprocess.DEVNULL,
        )
        for each in (Path(name), folder, folder / "snapshots"):
            each.chmod(0o755)
        yield folder
        for each in (folder, *folder.glob("snapshots")):
            each.chmod(0o755)


def _read_only(folder: Path) -> None:
    """Take the right to write from everyone, the owner too (who runs the tests where root does not)."""
    for path in (*folder.rglob("*"), folder):
        path.chmod(0o555 if path.is_dir() else 0o444)


def _as_any_user() -> None:
    """Let permissions count for root too, from the program that is started next."""
    if os.geteuid() == 0:
        libc = ctypes.CDLL(None, use_errno=True)
        for capability in OVERRIDES:
            if libc.prctl(PR_CAPBSET_DROP, capability, 0, 0, 0):
                raise OSError(ctypes.get_errno(), "root cannot give up its privileges here")


def unprivileged(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run `tracker` as a user for whom permissions count: root may write anywhere, which proves nothing."""
    return subprocess.run(
        [*PROGRAM, *arguments],
        cwd=cwd, capture_output=True, text=True, check=False, preexec_fn=_as_any_user,
    )  # fmt: skip


def test_a_read_only_folder_can_be_read(open_folder: Path) -> None:
    """What is stored can be compared and listed by whoever may read it."""
    _read_only(open_folder)

    done = unprivileged("diff", "2022", "2023", "--format", "json", cwd=open_folder)

    assert (0, "") == (done.returncode, done.stderr)
    assert json.loads(done.stdout) == json.loads((open_folder / "x.json").read_text())
    assert 0 == unprivileged("list", cwd=open_folder).returncode
    assert 0 == unprivileged("doctor", cwd=open_folder).returncode


@pytest.mark.parametrize(
    "arguments",
    [
        ("add", "2022.txt", "--report", "norway", "--edition", "2021"),
        ("retract", "2022", "--reason", "x"),
    ],
)
def test_a_read_only_folder_cannot_be_written(open_folder: Path, arguments: tuple[str, ...]) -> None:
    """Store trouble, in a line that says where; everything stays."""
    _read_only(open_folder)
    before = (open_folder / "tracker.toml").read_bytes(), (open_folder / "snapshots/tracker.db").read_bytes()

    done = unprivileged(*arguments, cwd=open_folder)

    assert 7 == done.returncode, done.stderr
    assert "/snapshots/tracker." in one_line(done)
    assert before == (
        (open_folder / "tracker.toml").read_bytes(),
        (open_folder / "snapshots/tracker.db").read_bytes(),
    )


def test_a_tracker_toml_that_cannot_be_written_is_named(open_folder: Path) -> None:
    """Not the file that was begun beside it."""
    config = open_folder / "tracker.toml"
    open_folder.chmod(0o555)

    added = unprivileged("add", "2022.txt", "--report", "norway", "--edition", "2021", cwd=open_folder)

    assert 7 == added.returncode
    said = f"{config}: cannot be written: Permission denied; check who may write in {open_folder}"
    assert f"tracker: {said}" == one_line(added)
    open_folder.chmod(0o755)
    config.unlink()
    open_folder.chmod(0o555)
    assert f"tracker: {said}" == one_line(unprivileged("init", str(open_folder), cwd=open_folder))


def test_a_read_only_folder_without_a_database(open_folder: Path) -> None:
    """A first import cannot be stored: that is said, with the folder."""
    shutil.rmtree(open_folder / "snapshots")
    _read_only(open_folder)

    done = unprivileged("diff", "2022", "2023", cwd=open_folder)

    assert 7 == done.returncode
    assert "snapshots" in one_line(done)


def test_an_unreadable_file(open_folder: Path) -> None:
    """Bad input."""
    (open_folder / "2022.txt").chmod(0)

    done = unprivileged("diff", "2022.txt", "2023.txt", cwd=open_folder)

    assert 4 == done.returncode
    assert "2022.txt: cannot be read: Permission denied" in one_line(done)


def test_an_output_that_cannot_be_written(open_folder: Path) -> None:
    """The file that was there stays."""
    before = (open_folder / "x.json").read_bytes()
    _read_only(open_folder)

    done = unprivileged("diff", "2022", "2023", "-o", "x.json", cwd=open_folder)

    assert 7 == done.returncode
    assert "tracker: x.json: Permission denied" in one_line(done)
    assert before == (open_folder / "x.json").read_bytes()


# With a full disk


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of half a megabyte."""
    folder = tmp_path / "small"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", str(folder)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("no file system can be mounted here; the file size limit is tried all the same")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def test_a_full_disk(small_disk: Path, workspace: Path) -> None:
    """What does not fit is refused whole; what was stored before is still sound and can be read."""
    for name in ("tracker.toml", "2022.txt", "2023.txt"):
        shutil.copy(workspace / name, small_disk)
    subprocess.run([*PROGRAM, "show", "2022"], cwd=small_disk, check=True, capture_output=True)
    noise = random.Random(3)  # noqa: S311
    words = " ".join("".join(noise.choices("abcdefghijklmnopqrstuvwxyz", k=8)) for _ in range(60000))
    big = workspace / "big.txt"
    big.write_text(f"A Title\n\n{words}.\n")
    before = (small_disk / "tracker.toml").read_bytes()

    done = subprocess.run(
        [*PROGRAM, "add", str(big), "--report", "norway", "--edition", "2024"],
        cwd=small_disk, capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert 7 == done.returncode, done.stderr
    assert "no room left on the disk" in one_line(done)
    assert before == (small_disk / "tracker.toml").read_bytes()
    after = subprocess.run([*PROGRAM, "doctor"], cwd=small_disk, capture_output=True, text=True, check=False)
    assert (0, "") == (after.returncode, after.stderr)
    assert "1 snapshot, " in after.stdout


def _fill(folder: Path) -> None:
    """Leave no byte free."""
    with contextlib.suppress(OSError), (folder / "filler").open("ab", buffering=0) as file:
        while file.write(bytes(4096)):
            pass


def test_files_are_compared_where_nothing_can_be_written(small_disk: Path, workspace: Path) -> None:
    """Any two, for nothing is stored: whatever becomes of the workspace's database."""
    for name in ("tracker.toml", "2022.txt", "2023.txt"):
        shutil.copy(workspace / name, small_disk)
    subprocess.run([*PROGRAM, "show", "2022"], cwd=small_disk, check=True, capture_output=True)
    _fill(small_disk)
    done = subprocess.run(
        [*PROGRAM, "diff", "2022.txt", "2023.txt", "--summary"],
        cwd=small_disk, capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert (0, "") == (done.returncode, done.stderr)
    assert "still stand in" in done.stdout


UNBUFFERED = [{}, {"PYTHONUNBUFFERED": "1"}]
"""Containers often set it, so that logs come at once."""


@pytest.mark.parametrize("variables", UNBUFFERED, ids=str)
@pytest.mark.parametrize("size", ["small", "large"])
def test_standard_output_that_does_not_fit(
    small_disk: Path, workspace: Path, variables: dict[str, str], size: str
) -> None:
    """It is said, and no part of an answer passes for the whole."""
    sentences = " ".join(f"Guards held {number} persons in cell {number}." for number in range(4000))
    (workspace / "big.txt").write_text(f"{OLD}\n{sentences}\n" if size == "large" else OLD)
    if size == "small":
        _fill(small_disk)
    done = _run_into(
        small_disk / "out.json", ["diff", "big.txt", "2023.txt", "--format", "json"], workspace, variables
    )
    assert 7 == done.returncode, done.stderr
    assert "no room left on the disk" in one_line(done)


@pytest.mark.parametrize("variables", UNBUFFERED, ids=str)
@pytest.mark.parametrize(
    ("arguments", "code"),
    [(["list"], 7), (["--version"], 7), (["diff", "2022.txt", "2023.txt"], 7), (["lst"], 2)],
    ids=["list", "version", "diff", "unknown"],
)
def test_what_was_never_written_is_told_once(
    workspace: Path, variables: dict[str, str], arguments: list[str], code: int
) -> None:
    """Python itself adds nothing to the one line, nor a code of its own."""
    done = _run_into(Path("/dev/full"), arguments, workspace, variables)
    assert code == done.returncode, done.stderr
    assert one_line(done)


def test_errors_that_cannot_be_said_keep_their_code(workspace: Path) -> None:
    """Where standard error cannot be written to either."""
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([*PROGRAM, "lst"], cwd=workspace, stderr=full, check=False)
    assert 2 == done.returncode


def _run_into(
    target: Path, arguments: list[str], folder: Path, variables: dict[str, str]
) -> subprocess.CompletedProcess[str]:
    """Run the program with its standard output going to `target`."""
    kept = {key: value for key, value in os.environ.items() if key != "PYTHONUNBUFFERED"}
    with target.open("wb") as out:
        return subprocess.run(
            [*PROGRAM, *arguments],
            cwd=folder, stdout=out, stderr=subprocess.PIPE, text=True, check=False, env=kept | variables,
        )  # fmt: skip


def test_an_output_that_does_not_fit(small_disk: Path, workspace: Path) -> None:
    """The output that was there stays whole."""
    (small_disk / "out.json").write_text("before")
    _fill(small_disk)
    done = subprocess.run(
        [*PROGRAM, "diff", "2022.txt", "2023.txt", "-o", str(small_disk / "out.json")],
        cwd=workspace, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert 7 == done.returncode
    assert "no room left on the disk" in one_line(done)
    assert "before" == (small_disk / "out.json").read_text()
    assert ["filler", "out.json"] == sorted(path.name for path in small_disk.iterdir())


def test_a_file_size_limit(workspace: Path) -> None:
    """A write that the system cuts short is store trouble, and leaves a sound database."""
    subprocess.run([*PROGRAM, "show", "2022"], cwd=workspace, check=True, capture_output=True)
    limit = 8192  # less than the log of one edition

    done = subprocess.run(
        [*PROGRAM, "show", "2023"],
        cwd=workspace, capture_output=True, text=True, check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
    )  # fmt: skip

    assert 7 == done.returncode, done.stderr
    assert one_line(done)
    with sqlite3.connect(workspace / "snapshots" / "tracker.db") as database:
        assert "ok" == database.execute("PRAGMA integrity_check").fetchone()[0]
        assert 1 == database.execute("SELECT count(*) FROM snapshots").fetchone()[0]
    database.close()


# With others at work


def test_processes_adding_at_once_all_succeed(workspace: Path) -> None:
    """In a workspace without a database: each edition is stored once, and each is declared."""
    running = []
    for number in range(6):
        label = str(2030 + number // 2)  # each edition by two processes
        running.append(
            subprocess.Popen(
                [*PROGRAM, "add", "2022.txt", "--report", "norway", "--edition", label],
                cwd=workspace, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            )
        )  # fmt: skip
    ended = [(*process.communicate(), process.returncode) for process in running]

    assert [0] * 6 == [code for *_, code in ended]
    said = [line for _, err, _ in ended for line in err.splitlines()]
    assert all("these are the bytes of" in line for line in said), said
    listed = subprocess.run(
        [*PROGRAM, "list", "--format", "json"], cwd=workspace, check=True, capture_output=True
    )
    editions = {each["edition"]: each for each in json.loads(listed.stdout)[0]["editions"]}
    assert ["2022", "2023", "2030", "2031", "2032"] == list(editions)
    assert [1, 1, 1] == [len(editions[label]["snapshots"]) for label in ("2030", "2031", "2032")]
    assert all(editions[label]["declared"] == "2022.txt" for label in ("2030", "2031", "2032"))


@pytest.mark.slow
def test_a_killed_process_leaves_nothing_half(workspace: Path) -> None:
    """Killed at any moment of an addition: the edition is stored whole or not at all."""
    dice = random.Random(11)  # noqa: S311
    subprocess.run([*PROGRAM, "show", "2022"], cwd=workspace, check=True, capture_output=True)
    for number in range(12):
        (workspace / "next.txt").write_text(OLD + f"\nStatement {number} is new here. " * 400)
        process = subprocess.Popen(
            [*PROGRAM, "add", "next.txt", "--report", "norway", "--edition", f"{number}"],
            cwd=workspace, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        time.sleep(dice.uniform(0.1, 0.9))
        process.send_signal(signal.SIGKILL)
        process.wait()
        done = subprocess.run(
            [*PROGRAM, "doctor"], cwd=workspace, capture_output=True, text=True, check=False
        )
        assert (0, "") == (done.returncode, done.stderr), done.stdout


def test_ctrl_c_is_quiet(workspace: Path) -> None:
    """An interrupted run says so in one line and exits with 130."""
    (workspace / "long.txt").write_text(NEW + "\nStatement is new here. " * 60000)
    # Where the tests run in the background the signal is ignored, and what they start would inherit that.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        process = subprocess.Popen(
            [*PROGRAM, "diff", "2022", "long.txt"],
            cwd=workspace, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
    finally:
        signal.signal(signal.SIGINT, before)
    assert process.stderr is not None
    assert "imported norway@2022" in process.stderr.readline()
    process.send_signal(signal.SIGINT)
    _, err = process.communicate()

    assert (130, "tracker: interrupted\n") == (process.returncode, err)


@pytest.mark.parametrize("variables", UNBUFFERED, ids=str)
def test_a_reader_that_has_enough_is_no_error(workspace: Path, variables: dict[str, str]) -> None:
    """`tracker … | head -1` prints a line and nothing on stderr; the code is that of a closed pipe."""
    sentences = " ".join(f"Guards held {number} persons in cell {number}." for number in range(4000))
    (workspace / "2022.txt").write_text(f"{OLD}\n{sentences}\n")
    kept = {key: value for key, value in os.environ.items() if key != "PYTHONUNBUFFERED"}
    command = f"{sys.executable} -m tracker diff 2022 2023 --format json 2>err.txt | head -c 20"
    done = subprocess.run(
        ["bash", "-c", f"{command}; exit ${{PIPESTATUS[0]}}"],
        cwd=workspace, capture_output=True, check=False, env=kept | variables,
    )  # fmt: skip

    assert 20 == len(done.stdout)
    assert 141 == done.returncode
    assert "imported" in (workspace / "err.txt").read_text()
    assert "Broken" not in (workspace / "err.txt").read_text()
