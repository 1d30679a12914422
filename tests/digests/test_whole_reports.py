"""The whole report of a comparison: attached, linked, or named by the command that shows it."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.digests.watched import DESK, NOW, check
from tracker.digests import publishing
from tracker.digests.filenames import report_file
from tracker.model import Provenance

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tracker.digests.making import Maker
    from tracker.workspace.workspace import Workspace


def test_the_full_report_is_attached_and_linked(
    ready: Callable[..., tuple[Workspace, Maker]], tmp_path: Path, edition_text: Callable[..., str]
) -> None:
    """The same page in both places, named after both revisions, complete in itself."""
    made, maker = ready(DESK + "attach_report = true\n", base='base_address = "https://example.org/r/"\n')
    (tmp_path / "alfa-2023.txt").write_text(edition_text(judges="80"), encoding="utf-8")
    check(made)
    maker.make_due(NOW)
    parcel = maker.outbox.parcel(1)
    name = "alfa-2022r1-2023r1.html"
    assert parcel.link == f"https://example.org/r/{name}"
    assert f"{parcel.link}#c" in parcel.html
    assert [each.name for each in parcel.attachments] == [name]
    assert (tmp_path / "reports" / name).read_bytes() == parcel.attachments[0].content
    assert parcel.attachments[0].content.lower().startswith(b"<!doctype html>")


def many_changes(label: str, number: int) -> str:
    """An edition of many statements, each with a figure."""
    lines = [f"The court of district {n} heard {number + n} cases during the year." for n in range(40)]
    return f"Report on Alfa {label}\n\n1. Courts\n\n" + " ".join(lines) + "\n"


def test_where_no_report_is_published_the_command_that_shows_all_is_named(
    ready: Callable[..., tuple[Workspace, Maker]], tmp_path: Path
) -> None:
    """There is no full report to be found in: neither attached nor linked. Revisions are named as such."""
    made, maker = ready()
    for label, number in (("2023", 100), ("2024", 300)):
        (tmp_path / f"alfa-{label}.txt").write_text(many_changes(label, number), encoding="utf-8")
        check(made)
    maker.make_due(NOW)
    (tmp_path / "alfa-2024.txt").write_text(many_changes("2024", 500), encoding="utf-8")
    check(made)
    maker.make_due(NOW)
    new, revised = (" ".join(maker.outbox.parcel(number).text.split()) for number in (1, 3))
    assert "full report" not in new + revised
    assert "more; `tracker diff alfa@2023 alfa@2024` shows them." in new
    assert "more; `tracker diff alfa@2024~r1 alfa@2024` shows them." in revised
    assert "full report" not in maker.outbox.parcel(1).html


def test_a_digest_of_any_span_promises_nothing_that_is_not_made(
    ready: Callable[..., tuple[Workspace, Maker]], tmp_path: Path
) -> None:
    """It is only shown: nothing is attached, and no report is published but what was before."""
    made, maker = ready(DESK + "attach_report = true\n", base='base_address = "https://example.org/r/"\n')
    (subscription,) = made.config.subscriptions
    for label, number in (("2023", 100), ("2024", 300)):
        (tmp_path / f"alfa-{label}.txt").write_text(many_changes(label, number), encoding="utf-8")
        check(made)
    shown = maker.preview(subscription, since=NOW - timedelta(days=2), until=NOW)
    assert "Attached" not in shown.text
    assert shown.link is None
    assert "`tracker diff alfa@2023 alfa@2024` shows them." in " ".join(shown.text.split())
    assert "Attached: alfa-2023r1-2024r1.html" in maker.preview(subscription, since=None, until=NOW).text
    maker.make_due(NOW)
    assert maker.preview(subscription, since=NOW - timedelta(days=2), until=NOW).link is not None


def test_no_more_is_attached_than_servers_take(
    ready: Callable[..., tuple[Workspace, Maker]],
    tmp_path: Path,
    edition_text: Callable[..., str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A message that is refused for its size tells nobody anything; all is told of what is not attached."""
    workspace, maker = ready(DESK + "attach_report = true\n")
    for name in ("alfa", "bravo"):
        (tmp_path / f"{name}-2023.txt").write_text(edition_text(title=name, number="15"), encoding="utf-8")
    check(workspace)
    monkeypatch.setattr(publishing, "MOST_ATTACHED", 100_000)
    maker.make_due(NOW)
    parcel = maker.outbox.parcel(1)
    assert ["alfa-2022r1-2023r1.html"] == [each.name for each in parcel.attachments]
    assert "Attached: alfa-2022r1-2023r1.html" in parcel.text
    assert 1 == parcel.text.count("Attached: ")
    assert "BRAVO & SÖHNE" in parcel.text


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Весна 2023", "Осень 2023"), ("Осень 2023", "Весна 2023")),
        (("春", "秋"), ("夏", "冬")),
        (("A B", "C"), ("A_B", "C")),
    ],
)
def test_every_comparison_has_a_file_of_its_own(one: tuple[str, str], other: tuple[str, str]) -> None:
    """Whatever script its labels are written in: a report that is there already is not written again."""
    names = [report_file(*(_provenance(label) for label in pair)) for pair in (one, other)]
    assert names[0] != names[1]
    assert all(re.fullmatch(r"alfa-[0-9A-Za-z._-]+\.html", name) for name in names)


def _provenance(label: str) -> Provenance:
    return Provenance(report="alfa", edition=label, title="Alfa", sha256="0" * 64, source="", revision=1)
