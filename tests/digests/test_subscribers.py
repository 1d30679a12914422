"""From when on subscribers are told, whichever verb sees them first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.servers.smtp import smtp_server
from tracker.cli import run

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Typed = Callable[..., tuple[int, str, str]]

REPORT = """
[reports.alfa]
title = "Alfa"
[[reports.alfa.sources]]
path = "alfa-{{edition}}.txt"
[mail]
host = "localhost"
port = {port}
security = "none"
sender = "tracker@example.org"
"""
DESK = """
[[subscriptions]]
name = "desk"
to = ["ann@example.org"]
"""
WEEKLY = """
[[subscriptions]]
name = "weekly"
to = ["cy@example.org"]
schedule = "0 8 * * 1"
"""


@pytest.fixture
def typed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Typed:
    """Run a command line in the workspace; gives exit code, output and errors."""

    def type_(*arguments: str) -> tuple[int, str, str]:
        code = run([*arguments, "--workspace", str(tmp_path)])
        said = capsys.readouterr()
        return code, said.out, said.err

    return type_


def test_what_the_first_check_finds_is_told(
    tmp_path: Path, typed: Typed, edition_text: Callable[..., str]
) -> None:
    """A check by hand, and then the first digest or round of the watch."""
    with smtp_server() as server:
        (tmp_path / "tracker.toml").write_text(REPORT.format(port=server.port) + DESK + WEEKLY)
        (tmp_path / "alfa-2022.txt").write_text(edition_text(label="2022"))
        assert "2022 new edition" in typed("check")[1]
        shown = typed("digest", "weekly", "--dry-run")[1]
        assert shown.startswith("Alfa: the 2022 edition is out")
        assert typed("watch", "--once")[0] == 0
    assert [each.message["Subject"] for each in server.received] == ["Alfa: the 2022 edition is out"]


def test_a_new_subscription_is_told_from_then_on(
    tmp_path: Path, typed: Typed, edition_text: Callable[..., str]
) -> None:
    """What was found before it was declared is not told to it, what the next check finds is."""
    config = tmp_path / "tracker.toml"
    config.write_text(REPORT.format(port=1))
    (tmp_path / "alfa-2022.txt").write_text(edition_text(label="2022"))
    typed("check")
    config.write_text(REPORT.format(port=1) + WEEKLY)
    (tmp_path / "alfa-2023.txt").write_text(edition_text(label="2023", judges="80"))
    typed("check")
    shown = typed("digest", "weekly", "--dry-run")[1]
    assert "The 2023 edition is out" in shown
    assert "The 2022 edition" not in shown


def test_a_subscription_that_is_renamed_is_told_what_it_was_not_told_yet(
    tmp_path: Path, typed: Typed, edition_text: Callable[..., str]
) -> None:
    """By its recipients and reports it is known again; nothing is told twice."""
    config = tmp_path / "tracker.toml"
    with smtp_server() as server:
        base = REPORT.format(port=server.port)
        config.write_text(base + WEEKLY)
        (tmp_path / "alfa-2022.txt").write_text(edition_text(label="2022"))
        typed("check")
        typed("digest", "weekly")
        (tmp_path / "alfa-2023.txt").write_text(edition_text(label="2023", judges="80"))
        typed("check")
        config.write_text(base + WEEKLY.replace('"weekly"', '"mondays"'))
        typed("check")
        typed("digest", "mondays")
        config.write_text(base + WEEKLY)
        typed("check")
        typed("digest", "weekly")
    said = [str(each.message["Subject"]).partition(";")[0] for each in server.received]
    assert said == ["Alfa: the 2022 edition is out", "Alfa: the 2023 edition is out"]


def test_a_subscription_of_others_is_no_renamed_one(
    tmp_path: Path, typed: Typed, edition_text: Callable[..., str]
) -> None:
    """What was found before it was declared was meant for others."""
    config = tmp_path / "tracker.toml"
    config.write_text(REPORT.format(port=1) + WEEKLY)
    typed("check")
    (tmp_path / "alfa-2022.txt").write_text(edition_text(label="2022"))
    typed("check")
    other = WEEKLY.replace('"weekly"', '"others"').replace("@", "-2@")
    config.write_text(REPORT.format(port=1) + other)
    typed("check")
    assert "The 2022 edition" not in typed("digest", "others", "--dry-run")[1]


def test_what_is_added_by_hand_is_told(
    tmp_path: Path, typed: Typed, edition_text: Callable[..., str]
) -> None:
    """A new edition and a revision alike, once, whether or not a check comes between; an older one last."""
    config = tmp_path / "tracker.toml"
    config.write_text(REPORT.format(port=1).replace("alfa-", "other-"))
    for label in ("2021", "2022", "2023"):
        (tmp_path / f"{label}.txt").write_text(edition_text(label=label, judges=f"1{label}"))

    def add(label: str) -> None:
        path = str(tmp_path / f"{label}.txt")
        assert typed("add", path, "--report", "alfa", "--edition", label)[0] == 0

    add("2022")
    config.write_text(config.read_text() + WEEKLY)
    assert typed("check")[0] == 0
    assert "weekly: no news" in typed("digest", "weekly", "--dry-run")[1]
    add("2021")
    add("2023")
    typed("check")
    shown = typed("digest", "weekly", "--dry-run")[1]
    subject = "Alfa: the 2023 edition is out; the 2021 edition has been taken in"
    assert " ".join(shown.split()).startswith(subject)
    (tmp_path / "2022.txt").write_text(edition_text(label="2022", number="31"))
    add("2022")
    typed("check")
    shown = typed("digest", "weekly", "--dry-run")[1]
    assert shown.count("The 2022 edition has been revised") == 1
    assert shown.count("The 2023 edition is out") == 1


def test_of_several_editions_the_newest_leads(
    tmp_path: Path, typed: Typed, edition_text: Callable[..., str]
) -> None:
    """In the order that editions have everywhere: by date, where their labels have one year."""
    (tmp_path / "tracker.toml").write_text(REPORT.format(port=1) + WEEKLY)
    for label, date in (("Spring 2023", "2023-04-01"), ("Autumn 2023", "2023-10-01")):
        path = tmp_path / f"{label}.txt"
        path.write_text(edition_text(label=label, judges=date[6]))
        options = ["--report", "alfa", "--edition", label, "--published", date]
        assert typed("add", str(path), *options)[0] == 0
    shown = " ".join(typed("digest", "weekly", "--dry-run")[1].split())
    assert shown.startswith("Alfa: the Autumn 2023 edition is out")
    assert "4 judges → 0 judges Spring 2023 → Autumn 2023: 2. Courts" in shown


def test_what_is_added_by_hand_is_told_to_those_declared_before(
    tmp_path: Path, typed: Typed, edition_text: Callable[..., str]
) -> None:
    """As what a first check finds: whoever stands in tracker.toml by then is told."""
    (tmp_path / "tracker.toml").write_text(REPORT.format(port=1) + WEEKLY)
    (tmp_path / "a.txt").write_text(edition_text(label="2022"))
    typed("add", str(tmp_path / "a.txt"), "--report", "alfa", "--edition", "2022")
    assert "The 2022 edition is out" in typed("digest", "weekly", "--dry-run")[1]


def test_a_dry_run_notes_nobody(tmp_path: Path, typed: Typed, edition_text: Callable[..., str]) -> None:
    """It stores nothing: what is stored before the first real check was not told to anyone."""
    (tmp_path / "tracker.toml").write_text(REPORT.format(port=1) + WEEKLY)
    (tmp_path / "alfa-2022.txt").write_text(edition_text(label="2022"))
    typed("check", "--dry-run")
    assert not (tmp_path / "snapshots").exists()
