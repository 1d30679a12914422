"""Another copy becomes the edition's text: whoever compares it next gets another one, and must be told."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.digests.watched import DESK, NOW, check, subjects
from tracker.digests.words import languages
from tracker.sources.story import story_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tracker.digests.making import Maker
    from tracker.workspace.workspace import Workspace

    Made = tuple[Workspace, Maker]

OFFICIAL = """
[[reports.bravo.sources]]
path = "official-{edition}.txt"
authority = "official"
"""


@pytest.fixture
def write(tmp_path: Path, edition_text: Callable[..., str]) -> Callable[..., None]:
    """Write what a source gives of `bravo`."""

    def writing(name: str, **said: str) -> None:
        said = {"title": "Bravo", **said}
        (tmp_path / f"{name}.txt").write_text(edition_text(**said), encoding="utf-8")

    return writing


@pytest.fixture
def made(
    workspace: Callable[..., Workspace],
    maker: Callable[[Workspace], Maker],
    write: Callable[..., None],
) -> Callable[..., Made]:
    """The archive's text of 2022 was taken in before anyone subscribed."""

    def making(more: str = OFFICIAL + DESK) -> Made:
        write("bravo-2022", label="2022")
        opened = workspace(more)
        check(opened, NOW - timedelta(days=1))
        its = maker(opened)
        its.register(NOW - timedelta(hours=1))
        return opened, its

    return making


def told(maker: Maker) -> str:
    """The text of the last digest."""
    return " ".join(maker.outbox.parcel(maker.outbox.rows()[-1].id).text.split())


def test_it_is_told_once_with_both_texts(made: Callable[..., Made], write: Callable[..., None]) -> None:
    """Which it was, which it is, and where they differ; it is no revision."""
    opened, maker = made()
    write("official-2022", label="2022", judges="80")
    check(opened)
    assert 1 == len(maker.make_due(NOW))
    assert "Bravo & Söhne: the text of the 2022 edition is now that of another source" == subjects(maker)[0]
    text = told(maker)
    was, now = opened.store.snapshots("bravo")
    for name, each in (("It was bravo@2022~r1", was), ("from now on it is bravo@2022~r2", now)):
        assert f"{name} ({each.source}, SHA-256 {each.sha256[:12]})" in text
    assert "This is no revision" in text
    assert "revised" not in text
    assert "80" in text
    check(opened, NOW + timedelta(hours=1))
    assert [] == maker.make_due(NOW + timedelta(hours=1))


def test_of_a_new_edition_it_is_part_of_the_news(
    made: Callable[..., Made], write: Callable[..., None]
) -> None:
    """Nobody knows another text of it: the one that it has is compared with the edition before."""
    opened, maker = made()
    write("bravo-2023", judges="70")
    check(opened)
    write("official-2023", judges="80")
    check(opened, NOW + timedelta(minutes=1))
    maker.make_due(NOW + timedelta(hours=1))
    assert 1 == len(set(subjects(maker)))
    text = told(maker)
    assert "The 2023 edition is out" in text
    assert "It was bravo@2023~r1" in text
    assert "revised" not in text
    assert "now that of another source" not in text
    assert "70" not in text
    assert "80" in text


def test_a_revision_before_and_after_is_told_by_itself(
    made: Callable[..., Made], write: Callable[..., None]
) -> None:
    """The archive went from 120 to 121, the publisher from 80 to 81; nobody went from 121 to 80."""
    opened, maker = made()
    write("bravo-2022", label="2022", judges="121")
    check(opened)
    write("official-2022", label="2022", judges="80")
    check(opened, NOW + timedelta(minutes=1))
    write("official-2022", label="2022", judges="81")
    check(opened, NOW + timedelta(minutes=2))
    maker.make_due(NOW + timedelta(hours=1))
    text = told(maker)
    assert 2 == text.count("The 2022 edition has been revised Found")
    assert 1 == text.count("The text of the 2022 edition is now that of another source Found")
    for signal in ("120 judges → 121 judges", "121 judges → 80 judges", "80 judges → 81 judges"):
        assert signal in text


@pytest.mark.parametrize("sooner", [True, False])
def test_its_retraction_says_what_the_edition_is_then(
    made: Callable[..., Made], write: Callable[..., None], *, sooner: bool
) -> None:
    """The copy that was there before; told as a mistake to those who were told of it."""
    opened, maker = made()
    write("official-2022", label="2022", judges="80")
    check(opened)
    if not sooner:
        maker.make_due(NOW)
    opened.retract("bravo@2022", "the draft")
    maker.make_due(NOW + timedelta(hours=1))
    text = told(maker)
    assert "Another source’s text of the 2022 edition has been retracted" in text
    assert "The reason: the draft" in text
    assert sooner == ("From now on the edition is" not in text)
    (story,) = story_of(opened.config, opened.store, "bravo")
    assert (
        "revision 2 retracted: the draft; from now on bravo@2022 is revision 1, from bravo-2022.txt"
        == story["entries"][-1]["said"]
    )
    if not sooner:
        assert "From now on the edition is bravo@2022~r1 (bravo-2022.txt, SHA-256 " in text
    assert "the text of the 2022 edition is now" not in subjects(maker)[-1]


def test_a_retraction_says_that_a_copy_is_the_edition_then(
    made: Callable[..., Made], write: Callable[..., None]
) -> None:
    """One that only stood beside it until then; and where nothing is left, that."""
    opened, maker = made(DESK + OFFICIAL.replace('"official"', '"third-party"'))
    write("bravo-2022", label="2022", judges="121")
    check(opened)
    write("official-2022", label="2022", judges="80")
    check(opened, NOW + timedelta(minutes=1))
    maker.make_due(NOW)
    for _ in range(2):
        opened.retract("bravo@2022", "no edition")
    maker.make_due(NOW + timedelta(hours=1))
    assert "From now on the edition is bravo@2022~r3 (official-2022.txt" in told(maker)
    opened.retract("bravo@2022", "no edition")


@pytest.mark.parametrize("language", languages())
def test_in_every_language(made: Callable[..., Made], write: Callable[..., None], language: str) -> None:
    """With both texts named."""
    opened, maker = made(OFFICIAL + DESK + f'language = "{language}"\n')
    write("official-2022", label="2022", judges="80")
    check(opened)
    maker.make_due(NOW)
    text = told(maker)
    assert "bravo@2022~r1 (bravo-2022.txt, SHA-256 " in text
    assert "bravo@2022~r2 (official-2022.txt, SHA-256 " in text
    assert (language == "en") == ("another source" in text)
