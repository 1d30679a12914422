from __future__ import annotations

import json
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.cli.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Ran

    Tracker = Callable[..., Ran]


def test_declared_files_are_imported_on_first_use(workspace: Path, tracker: Tracker) -> None:
    """A fresh clone answers at once, says what it took in, and does so once."""
    first = tracker("diff", "2022", "2023")
    second = tracker("diff", "2022", "2023")

    assert 0 == first.code == second.code
    assert (
        "tracker: imported norway@2022 from 2022.txt\ntracker: imported norway@2023 from 2023.txt\n"
        == first.err
    )
    assert "" == second.err
    assert first.out == second.out
    assert (workspace / "snapshots" / "tracker.db").exists()


@pytest.mark.usefixtures("workspace")
def test_the_text_says_what_was_compared_and_what_absence_means(tracker: Tracker) -> None:
    """Titles, authority, hashes, the words for readers, and the sentence on absence."""
    out = tracker("diff", "2022", "2023").out

    assert "Country Report: Norway: 2022 → 2023" in out
    assert "2022.txt (official)" in out
    assert re.search(r"SHA-256 [0-9a-f]{12}", out)
    assert "not found in 2023" in out
    assert "not in 2022" in out
    assert "not evidence that what it described has ended" in out


@pytest.mark.usefixtures("workspace")
def test_changed_words_are_marked_without_colour(tracker: Tracker) -> None:
    """In a pipe there is no colour, and the words that went and came can still be told."""
    out = tracker("diff", "2022", "2023").out

    assert "Guards held [-10-] {+15+} persons for two days." in re.sub(r"\]\{", "] {", out)
    assert "\x1b" not in out


@pytest.mark.usefixtures("workspace")
def test_unchanged_findings_are_shown_on_request(tracker: Tracker) -> None:
    """They are left out of the text by default, which says so; `--all` brings them."""
    assert "Visitors were admitted" not in tracker("diff", "2022", "2023").out
    assert "unchanged ones left out" in tracker("diff", "2022", "2023").out
    assert "Visitors were admitted" in tracker("diff", "2022", "2023", "--all").out


@pytest.mark.usefixtures("workspace")
def test_the_summary_has_no_changes(tracker: Tracker) -> None:
    """The head and the table by section alone."""
    out = tracker("diff", "2022", "2023", "--summary").out

    assert "Executive Summary" in out
    assert "Journalists" not in out


@pytest.mark.usefixtures("workspace")
def test_exit_code_tells_a_change(tracker: Tracker) -> None:
    """1 only where it is asked for and something changed, as with `git diff`."""
    assert 0 == tracker("diff", "2022", "2023").code
    assert 1 == tracker("diff", "2022", "2023", "--exit-code").code
    assert 0 == tracker("diff", "2022", "2022", "--exit-code").code


@pytest.mark.parametrize(
    ("name", "other"), [("out.html", "json"), ("out.txt", "csv"), ("out.JSON", "markdown")]
)
def test_a_suffix_of_another_format_is_refused(
    workspace: Path, tracker: Tracker, name: str, other: str
) -> None:
    """Nothing is written under a name that says it is something else."""
    ran = tracker("diff", "2022", "2023", "-o", name, "--format", other)

    assert 2 == ran.code
    assert f"--format says {other}" in ran.error
    assert not (workspace / name).exists()
    assert 0 == tracker("diff", "2022", "2023", "-o", "out.dat", "--format", other).code
    assert 0 == tracker("diff", "2022", "2023", "-o", "out.htm", "--format", "html").code


def test_the_suffix_of_the_output_decides_the_format(workspace: Path, tracker: Tracker) -> None:
    """`--output` writes the file whole and prints nothing."""
    ran = tracker("diff", "2022", "2023", "-o", "out.json")
    tracker("diff", "2022", "2023", "-o", "out.txt")
    odd = tracker("diff", "2022", "2023", "-o", "out.xyz")

    assert "" == ran.out
    assert "tracker/diff/1" == json.loads((workspace / "out.json").read_text())["schema"]
    assert "2022 → 2023" in (workspace / "out.txt").read_text()
    assert 2 == odd.code
    assert "no format goes with the suffix '.xyz'" in odd.error


@pytest.mark.parametrize(
    ("suffix", "hint"),
    [
        (".pdf", "name a .html file, which every browser prints as PDF"),
        (".xlsx", "name a .csv file, which spreadsheets open"),
        (".doc", "name a .docx file, which word processors open"),
        (".odt", "name a .docx file, which word processors open"),
    ],
)
def test_a_format_that_people_expect_has_one_in_its_place(tracker: Tracker, suffix: str, hint: str) -> None:
    """Not the one whose suffix is spelt most alike: a PDF is no Markdown."""
    ran = tracker("diff", "2022.txt", "2023.txt", "-o", f"out{suffix}")
    assert 2 == ran.code
    assert f"no format goes with the suffix '{suffix}'; {hint}; there are: .txt, " in ran.error
    assert "did you mean" not in ran.error


def test_a_name_that_a_shell_took_apart_is_told(tracker: Tracker) -> None:
    """Names of files that people are sent have blanks in them."""
    ran = tracker("diff", "Norway", "2022.pdf", "Norway", "2023.pdf")
    assert 2 == ran.code
    said = "Got unexpected extra arguments (Norway 2023.pdf); a name with a blank in it stands in quotes"
    assert f"tracker: {said}; see `tracker diff --help`" == ran.error


def test_files_are_compared_without_being_stored(workspace: Path, tracker: Tracker) -> None:
    """Paths do wherever an edition does; nothing is made."""
    elsewhere = workspace / "elsewhere"
    elsewhere.mkdir()
    (workspace / "tracker.toml").rename(elsewhere / "tracker.toml")

    data = json.loads(tracker("diff", "2022.txt", "2023.txt", "--format", "json").out)

    assert (None, "2022.txt", None) == tuple(data["old"][key] for key in ("report", "edition", "revision"))
    assert not (workspace / "snapshots").exists()


def test_a_changed_file_becomes_a_revision(workspace: Path, tracker: Tracker) -> None:
    """It is noticed on use, said on stderr, and can be compared with what stood before."""
    tracker("diff", "2022", "2023")
    path = workspace / "2023.txt"
    path.write_text(path.read_text().replace("each week", "each month"))

    ran = tracker("diff", "2023~1", "2023", "--format", "json")

    assert "tracker: 2023.txt has another text than before: stored as revision 2 of norway@2023\n" == ran.err
    data = json.loads(ran.out)
    assert (1, 2) == (data["old"]["revision"], data["new"]["revision"])
    changed = [change for change in data["changes"] if change["kind"] != "unchanged"]
    assert ["Visitors were admitted each month without notice."] == [
        each["new"][0]["text"] for each in changed
    ]


def test_a_small_revision_is_told_in_few_words(workspace: Path, tracker: Tracker) -> None:
    """No noughts, and of the sections only those in which something changed."""
    sections = "\n\n".join(
        f"Section {number}. Part {number}\n\nLaw {number} holds." for number in range(1, 9)
    )
    (workspace / "2022.txt").write_text(f"A Report\n\n{sections}\n")
    tracker("show", "2022")
    (workspace / "2022.txt").write_text(
        f"A Report\n\n{sections}\n".replace("Law 3 holds", "Law 3 is in force")
    )
    text = tracker("diff", "2022~1", "2022").out

    assert (
        "All 8 findings of 2022 r1 are found again in 2022 r2."
        " Among the rows of what is found again: one with" in text
    )
    table = text.split("\nSection  ")[1].split("\n\n")[0]
    assert ["Section 3", "Whole rep", "Only sect"] == [row[:9] for row in table.splitlines()[1:]]
    assert "Only sections in which something changed" in table


def test_a_file_that_is_gone_does_not_take_the_edition_with_it(workspace: Path, tracker: Tracker) -> None:
    """What was stored is used, and the person is told."""
    tracker("diff", "2022", "2023")
    (workspace / "2022.txt").unlink()

    ran = tracker("diff", "2022", "2023")

    assert 0 == ran.code
    assert "2022.txt: the file declared for norway@2022 is gone" in ran.err


def test_editions_in_between_are_named(workspace: Path, tracker: Tracker) -> None:
    """The reader is told which years were not looked at."""
    config = workspace / "tracker.toml"
    config.write_text(config.read_text().replace('"2022"', '"2019"'))

    assert (
        "Editions between the two were not compared: 2020, 2021, 2022." in tracker("diff", "2019", "2023").out
    )


LATER = (
    "norway@2023 is later than norway@2022: what is called added stood only in the earlier one, what is "
    "called removed stands only in the later; name the earlier one first to see what changed with time"
)


def test_the_later_edition_first_is_told(workspace: Path, tracker: Tracker) -> None:
    """On stderr, in the head of the text and on the page; and the comparison goes on."""
    tracker("diff", "2022", "2023")

    ran = tracker("diff", "2023", "2022")
    tracker("diff", "2023", "2022", "-o", "out.html")
    data = tracker("diff", "2023", "2022", "--format", "json")

    assert (0, f"tracker: {LATER}") == (ran.code, ran.error)
    assert f"{LATER}.\n" in ran.out
    assert f"{LATER}." in (workspace / "out.html").read_text()
    assert "2023" == json.loads(data.out)["old"]["edition"]


def test_an_older_revision_second_is_told(workspace: Path, tracker: Tracker) -> None:
    """Revisions of one edition have an order, too; the usual one is not spoken of."""
    tracker("diff", "2022", "2023")
    path = workspace / "2023.txt"
    path.write_text(path.read_text().replace("each week", "each month"))
    tracker("show", "2023")

    assert (
        "norway@2023 revision 2 is later than norway@2023 revision 1: "
        in tracker("diff", "2023", "2023~1").error
    )
    assert "" == tracker("diff", "2023~1", "2023").err
    assert "" == tracker("diff", "2023", "2023").err


@pytest.mark.usefixtures("workspace")
def test_different_reports_are_told(tracker: Tracker) -> None:
    """Whichever is the older; of files nothing is said, since nothing is known."""
    tracker("diff", "2022", "2023")
    tracker("add", "2022.txt", "--report", "sweden", "--edition", "2022")

    ran = tracker("diff", "norway@2023", "sweden@2022")

    assert 0 == ran.code
    assert (
        "tracker: norway@2023 and sweden@2022 are editions of different reports: what is called added or "
        "removed tells how the two differ, not what changed with time"
    ) == ran.error
    assert "are editions of different reports" in ran.out
    assert "" == tracker("diff", "2023.txt", "2022.txt").err


@pytest.mark.slow
def test_the_data_fits_the_contract(tmp_path: Path) -> None:
    """The seeds compared as data keep every promise of the published schema and its checker."""
    tracker = [sys.executable, "-m", "tracker", "--workspace", str(ROOT)]
    result = tmp_path / "result.json"
    subprocess.run([*tracker, "diff", "2020", "2023", "-o", str(result)], check=True, cwd=ROOT)
    texts = []
    for edition in ("2020", "2023"):
        shown = subprocess.run(
            [*tracker, "show", edition, "--format", "text"], check=True, capture_output=True, cwd=ROOT
        )
        texts.append(tmp_path / f"{edition}.txt")
        texts[-1].write_bytes(shown.stdout)

    checker = ROOT / "tests" / "contract" / "check.py"
    checked = subprocess.run(
        [sys.executable, str(checker), str(result), *map(str, texts)],
        check=False,
        capture_output=True,
        text=True,
    )

    assert 0 == checked.returncode, checked.stdout


@pytest.mark.parametrize("name", ["check.py", "diff.schema.json"])
def test_the_contract_is_the_published_one(name: str) -> None:
    """The copies under tests/contract are those that everyone else checks with."""
    published = ROOT.parent / "shared" / "contract" / name
    if not published.exists():
        pytest.skip("the published contract is not beside this project")

    assert published.read_bytes() == (ROOT / "tests" / "contract" / name).read_bytes()
