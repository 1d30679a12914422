"""What users meet when what they type is wrong: one line, the right exit code, nothing lost."""

from __future__ import annotations

import shlex
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.cli.conftest import PROGRAM

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Ran

    Tracker = Callable[..., Ran]

pytestmark = pytest.mark.usefixtures("workspace")


def test_output_that_was_closed() -> None:
    """Started without standard output, as some timetables do, it works as if nobody read it."""
    for closed in (">&-", ">&- 2>&-"):
        command = f"{shlex.join([*PROGRAM, 'list'])} {closed}"
        done = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)  # noqa: S602
        assert (0, "") == (done.returncode, done.stderr)


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


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (("diff", "--knid", "added"), "no option '--knid'; did you mean '--kind'? see `tracker diff --help`"),
        (("2022.txt", "2023.txt"), "no verb '2022.txt'; did you mean `tracker diff 2022.txt 2023.txt`?"),
        (("my report.txt", "2023.txt"), "did you mean `tracker diff 'my report.txt' 2023.txt`?"),
        (("2022.txt",), "did you mean `tracker show 2022.txt`?"),
        (("compare", "2022", "2023"), "no verb 'compare'; did you mean 'diff'?"),
        (("nonsense.txt", "2023.txt"), "no verb 'nonsense.txt'; see"),
    ],
)
def test_files_without_a_verb(workspace: Path, tracker: Tracker, typed: tuple[str, ...], meant: str) -> None:
    """Who drops two files onto the program wants them compared."""
    (workspace / "my report.txt").write_text("Report\n\nIt rained.\n")
    ran = tracker(*typed)
    assert 2 == ran.code
    assert meant in ran.error


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
