"""A digest of many reports: what matters most comes first, under a list of it all."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.digests.watched import DESK, NOW, WEEKLY, check, subjects
from tracker.digests import composing, model

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tracker.channels import Parcel
    from tracker.digests.making import Maker
    from tracker.workspace.workspace import Workspace


@pytest.fixture
def told(
    ready: Callable[..., tuple[Workspace, Maker]], tmp_path: Path, edition_text: Callable[..., str]
) -> Callable[[], tuple[Parcel, str]]:
    """An edition of one report altered, and a new one of the report that stands behind it in tracker.toml."""

    def make() -> tuple[Parcel, str]:
        workspace, maker = ready(DESK)
        (tmp_path / "alfa-2022.txt").write_text(edition_text(label="2022", number="15"), encoding="utf-8")
        (tmp_path / "bravo-2023.txt").write_text(edition_text(title="Bravo", number="15"), encoding="utf-8")
        check(workspace, NOW + timedelta(hours=1))
        maker.make_due(NOW + timedelta(hours=1))
        return maker.outbox.parcel(1), subjects(maker)[0]

    return make


BRAVO, ALFA = "Bravo & Söhne: the 2023 edition is out", "Alfa: the 2022 edition has been revised"


def test_a_new_edition_goes_before_a_revision(told: Callable[[], tuple[Parcel, str]]) -> None:
    """Whatever the order of tracker.toml."""
    parcel, subject = told()
    assert f"{BRAVO}; {ALFA}" == subject
    assert parcel.text.index("BRAVO & SÖHNE") < parcel.text.index("\nALFA\n")
    assert "In brief" not in parcel.html


def test_an_alarm_that_is_over_weighs_nothing(
    ready: Callable[..., tuple[Workspace, Maker]], tmp_path: Path, edition_text: Callable[..., str]
) -> None:
    """What was held back until a sound answer came is told last, and sets no report before the others."""
    workspace, maker = ready(WEEKLY)
    path = tmp_path / "alfa-2022.txt"
    whole = path.read_text(encoding="utf-8")
    path.write_text(whole[: len(whole) // 3], encoding="utf-8")
    check(workspace, NOW - timedelta(minutes=30))
    path.write_text(edition_text(label="2022", number="15"), encoding="utf-8")
    (tmp_path / "bravo-2023.txt").write_text(edition_text(title="Bravo", number="15"), encoding="utf-8")
    check(workspace, NOW - timedelta(minutes=20))
    maker.make_due(NOW + timedelta(days=7))
    assert [f"{BRAVO}; {ALFA}"] == subjects(maker)


def test_many_reports_are_listed_first(
    told: Callable[[], tuple[Parcel, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each in a line that leads to what is told of it."""
    monkeypatch.setattr(model, "MANY_STORIES", 2)
    parcel, _ = told()
    assert f"\nIN BRIEF\n\n- {BRAVO}\n- {ALFA}\n" in parcel.text
    for slug in ("alfa", "bravo"):
        assert 1 == parcel.html.count(f'href="#{slug}"') == parcel.html.count(f'id="{slug}"')


def test_what_there_is_no_room_for_is_in_the_list(
    told: Callable[[], tuple[Parcel, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Once, without a link to what is only in the text of the message."""
    monkeypatch.setattr(model, "MANY_STORIES", 2)
    monkeypatch.setattr(composing, "LARGEST_HTML", 100)
    parcel, _ = told()
    assert 1 == parcel.html.count("the 2022 edition has been revised</p>")
    assert 'href="#' not in parcel.html
    assert "There was no room here for more" in parcel.html


def test_sources_that_are_well_give_way_first(
    ready: Callable[..., tuple[Workspace, Maker]],
    tmp_path: Path,
    edition_text: Callable[..., str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The text of the message lists them; what happened is told as long as there is room."""
    workspace, maker = ready(DESK)
    for name in ("alfa", "bravo"):
        (tmp_path / f"{name}-2023.txt").write_text(edition_text(title=name, number="15"), encoding="utf-8")
    check(workspace)

    def html() -> str:
        (desk,) = workspace.config.subscriptions
        return maker.preview(desk, since=NOW - timedelta(hours=2), until=NOW + timedelta(hours=1)).html

    monkeypatch.setattr(composing, "ROOMS", composing.ROOMS[-1:])
    whole = html()
    monkeypatch.setattr(composing, "LARGEST_HTML", len(whole.encode()) - 1)
    cut = html()
    assert ["alfa", "bravo"] == [slug for slug in ("alfa", "bravo") if f'id="{slug}"' in cut]
    assert "alfa-{edition}.txt" in whole
    assert "alfa-{edition}.txt" not in cut
    assert "2 more sources are listed in the text of this message." in cut
    monkeypatch.setattr(composing, "LARGEST_HTML", len(cut.encode()) - 1)
    assert ["alfa"] == [slug for slug in ("alfa", "bravo") if f'id="{slug}"' in html()]


def test_older_editions_that_came_with_a_newer_one_are_counted(
    ready: Callable[..., tuple[Workspace, Maker]], tmp_path: Path, edition_text: Callable[..., str]
) -> None:
    """The first look at a source finds years of editions: the room is for the one that is news."""
    workspace, maker = ready(DESK)
    for label, number in (("2020", "7"), ("2021", "8"), ("2023", "15")):
        text = edition_text(label=label, number=number)
        (tmp_path / f"alfa-{label}.txt").write_text(text, encoding="utf-8")
    check(workspace, NOW + timedelta(hours=1))
    maker.make_due(NOW + timedelta(hours=1))
    parcel = maker.outbox.parcel(1)
    newest, _, older = parcel.text.partition("* The 2021 edition has been taken in")
    assert "{+15+} deaths in custody" in newest
    assert "Figures changed (1)" in older
    assert "{+" not in older
