from __future__ import annotations

import gc
from typing import TYPE_CHECKING, Any

import pytest

import tracker.diffing
from tests.digests.watched import DESK, NOW, check
from tracker.digests import library
from tracker.digests.publishing import Publisher
from tracker.model import Comparison

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tracker.digests.making import Maker
    from tracker.workspace.workspace import Workspace

OTHERS = """
[[subscriptions]]
name = "others"
to = ["cy@example.org"]
language = "fr"
"""


@pytest.fixture
def made_anew(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The editions that were compared anew, in order; in memory, room for hardly any comparison."""
    made: list[str] = []
    diff_editions = tracker.diffing.diff_editions

    def counted(old: Any, new: Any, **options: Any) -> Comparison:
        made.append(f"{new.provenance.report}@{new.provenance.edition}")
        return diff_editions(old, new, **options)

    monkeypatch.setattr(tracker.diffing, "diff_editions", counted)
    monkeypatch.setattr(library, "KEPT_CHANGES", 1)
    return made


def _news(folder: Path, edition_text: Callable[..., str]) -> None:
    for name in ("alfa", "bravo"):
        text = edition_text(title=name.capitalize(), number="15")
        (folder / f"{name}-2023.txt").write_text(text, encoding="utf-8")


def test_what_a_check_compared_is_compared_for_no_subscriber_again(
    ready: Callable[..., tuple[Workspace, Maker]],
    tmp_path: Path,
    edition_text: Callable[..., str],
    made_anew: list[str],
) -> None:
    """However many subscribers are told of however many reports, each comparison is made once."""
    workspace, maker = ready(DESK + OTHERS)
    _news(tmp_path, edition_text)
    check(workspace)
    assert 2 == len(maker.make_due(NOW))
    assert ["alfa@2023", "bravo@2023"] == made_anew


def test_what_cannot_be_compared_is_stored_and_told(
    ready: Callable[..., tuple[Workspace, Maker]],
    tmp_path: Path,
    edition_text: Callable[..., str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A defect of the differ loses no text, and keeps nobody from being told of it and of all else."""
    diff_editions = tracker.diffing.diff_editions

    def broken(old: Any, new: Any, **options: Any) -> Comparison:
        if new.provenance.report == "alfa":
            raise ValueError("one and one is three")
        return diff_editions(old, new, **options)

    monkeypatch.setattr(tracker.diffing, "diff_editions", broken)
    workspace, maker = ready(DESK + "least_weight = 0.1\n")
    _news(tmp_path, edition_text)
    check(workspace)
    assert ("2022", "2023") == workspace.store.editions("alfa")
    assert 1 == len(maker.make_due(NOW))
    told = " ".join(maker.outbox.parcel(1).text.split())
    assert "The 2023 edition is out" in told
    assert "It is not compared: a defect in the program: ValueError: one and one is three" in told
    assert "2022 → 2023" in told  # of the other report


def test_a_digest_holds_one_comparison_at_a_time(
    ready: Callable[..., tuple[Workspace, Maker]],
    tmp_path: Path,
    edition_text: Callable[..., str],
    made_anew: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """However many reports it points to: one of two large editions takes ten megabytes."""
    assert [] == made_anew
    alive: list[int] = []
    publish = Publisher.publish

    def counting(publisher: Publisher) -> None:
        gc.collect()
        alive.append(sum(isinstance(each, Comparison) for each in gc.get_objects()))
        publish(publisher)

    monkeypatch.setattr(Publisher, "publish", counting)
    workspace, maker = ready(
        DESK + "attach_report = true\n", base='base_address = "https://example.org/r/"\n'
    )
    _news(tmp_path, edition_text)
    check(workspace)
    before = sum(isinstance(each, Comparison) for each in gc.get_objects())
    assert 1 == len(maker.make_due(NOW))
    assert [before + 1] == alive
    assert {"alfa-2022r1-2023r1.html", "bravo-2022r1-2023r1.html", "index.html"} == {
        each.name for each in (tmp_path / "reports").iterdir()
    }
