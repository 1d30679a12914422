"""Revisions and further copies of an edition: what is told beside what."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from tests.digests.watched import DESK, NOW, WEEKLY, check, subjects

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tracker.digests.making import Maker
    from tracker.workspace.workspace import Workspace


def test_a_revision_is_told_with_what_it_changed(
    ready: Callable[..., tuple[Workspace, Maker]], tmp_path: Path, edition_text: Callable[..., str]
) -> None:
    """A silent alteration of an edition is told, old revision beside new."""
    made, maker = ready()
    (tmp_path / "alfa-2022.txt").write_text(edition_text(label="2022", number="31"), encoding="utf-8")
    check(made)
    maker.make_due(NOW)
    assert subjects(maker) == ["Alfa: the 2022 edition has been revised"] * 2
    text = maker.outbox.parcel(1).text
    assert "2022 r1 → 2022 r2" in text
    assert "[-12-]" in text
    assert "{+31+}" in text


def test_the_full_report_on_a_revision_tells_which_is_which(
    ready: Callable[..., tuple[Workspace, Maker]], tmp_path: Path, edition_text: Callable[..., str]
) -> None:
    """Nothing is `not found in 2022` that is found in 2022."""
    made, maker = ready(DESK + "attach_report = true\n")
    (tmp_path / "alfa-2022.txt").write_text(edition_text(label="2022", number="31"), encoding="utf-8")
    check(made)
    maker.make_due(NOW)
    (page,) = maker.outbox.parcel(1).attachments
    assert "<title>2022 r1 → 2022 r2: " in page.content.decode()


def test_several_revisions_in_one_span_are_one_comparison(
    ready: Callable[..., tuple[Workspace, Maker]], tmp_path: Path, edition_text: Callable[..., str]
) -> None:
    """A weekly reader sees what came last beside what there was before."""
    made, maker = ready(WEEKLY)
    for day, number in enumerate(("31", "32", "33")):
        (tmp_path / "alfa-2022.txt").write_text(edition_text(label="2022", number=number), encoding="utf-8")
        check(made, NOW + timedelta(days=day))
    assert len(maker.make_due(NOW + timedelta(days=7))) == 1
    text = maker.outbox.parcel(1).text
    assert "It was revised 3 times in this period" in text
    assert "2022 r1 → 2022 r4" in text
    assert "{+33+}" in text
    assert text.count("has been revised") == 2  # the subject, and the one story


COPIES = (
    WEEKLY
    + """
[[reports.alfa.sources]]
name = "copies"
path = "copies/alfa-{edition}.txt"
"""
)


def test_another_copy_is_no_revision(
    ready: Callable[..., tuple[Workspace, Maker]], tmp_path: Path, edition_text: Callable[..., str]
) -> None:
    """Of what a second source gives first nobody is told; then each is set beside what it gave itself."""
    made, maker = ready(COPIES)
    (tmp_path / "copies").mkdir()

    def put(folder: str, number: str) -> None:
        text = edition_text(label="2022", number=number)
        (tmp_path / folder / "alfa-2022.txt").write_text(text, encoding="utf-8")

    put("copies", "15")
    check(made)
    assert maker.make_due(NOW + timedelta(days=7)) == []
    put(".", "31")
    check(made, NOW + timedelta(days=8))
    assert len(maker.make_due(NOW + timedelta(days=14))) == 1
    text = maker.outbox.parcel(1).text
    assert "2022 r1 → 2022 r3" in text
    assert "[-12-]" in text
    assert "{+31+}" in text


def test_a_copy_that_changes_is_told_as_what_it_is(
    ready: Callable[..., tuple[Workspace, Maker]], tmp_path: Path, edition_text: Callable[..., str]
) -> None:
    """The official text stands as it did: what an archive alters revises nothing."""
    made, maker = ready(COPIES + 'authority = "archived"\n')
    database = made.store.connection
    database.execute("UPDATE snapshots SET authority = 'official'")
    (tmp_path / "copies").mkdir()
    for day, number in enumerate(("15", "16")):
        text = edition_text(label="2022", number=number)
        (tmp_path / "copies" / "alfa-2022.txt").write_text(text, encoding="utf-8")
        check(made, NOW + timedelta(days=day))
    maker.make_due(NOW + timedelta(days=7))
    text = maker.outbox.parcel(1).text
    assert "Another copy of the 2022 edition has changed" in text
    assert "has been revised" not in text
    assert "2022 r2 → 2022 r3" in text
    assert "alfa@2022~r2" == maker.library.name_of("alfa", "2022", 2)


def test_a_new_edition_is_told_by_its_own_text(
    ready: Callable[..., tuple[Workspace, Maker]], tmp_path: Path, edition_text: Callable[..., str]
) -> None:
    """Whatever came first: the official copy leads, and a change of the other one is told as that."""
    made, maker = ready(COPIES + 'authority = "archived"\n')
    (tmp_path / "copies").mkdir()
    for day, (folder, number) in enumerate((("copies", "15"), (".", "31"), ("copies", "16"))):
        text = edition_text(number=number)
        (tmp_path / folder / "alfa-2023.txt").write_text(text, encoding="utf-8")
        check(made, NOW + timedelta(days=day))
    maker.make_due(NOW + timedelta(days=7))
    out, copy = maker.outbox.parcel(1).text.split("Another copy of the 2023 edition has changed")[-2:]
    assert "{+31+}" in out
    assert "{+16+}" not in out
    assert "It was revised" not in out
    assert "2023 r1 → 2023 r3" in copy


def test_a_revision_without_anything_wanted_is_not_told(
    ready: Callable[..., tuple[Workspace, Maker]], tmp_path: Path, edition_text: Callable[..., str]
) -> None:
    """Who asked for the press section alone hears nothing of prisons, but hears of a new edition."""
    made, maker = ready(DESK + 'sections = ["Press"]\n')
    (tmp_path / "alfa-2022.txt").write_text(edition_text(label="2022", number="31"), encoding="utf-8")
    check(made)
    assert maker.make_due(NOW) == []
    (tmp_path / "alfa-2023.txt").write_text(edition_text(label="2023", number="31"), encoding="utf-8")
    check(made)
    assert len(maker.make_due(NOW)) == 1
    assert "A filter is on (sections “Press”)" in " ".join(maker.outbox.parcel(1).text.split())
