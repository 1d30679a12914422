"""When a digest is made: on its day, or at once where an edition has shrunk."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.digests.watched import DESK, NOW, WEEKLY, check

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tracker.digests.making import Maker
    from tracker.workspace.workspace import Workspace


def test_a_weekly_digest_waits_for_its_day(
    ready: Callable[..., tuple[Workspace, Maker]], tmp_path: Path, edition_text: Callable[..., str]
) -> None:
    """Monday 08:00 in Oslo is 07:00 UTC in winter; before it nothing is made, after it once."""
    made, maker = ready(WEEKLY)
    (subscription,) = made.config.subscriptions
    (tmp_path / "alfa-2023.txt").write_text(edition_text(), encoding="utf-8")
    check(made)
    due = maker.next_due(subscription)
    assert due == NOW.replace(day=9, hour=7)
    assert maker.make_due(due - timedelta(seconds=1)) == []
    assert len(maker.make_due(due)) == 1
    assert maker.make_due(due + timedelta(hours=1)) == []


def test_what_shrank_is_told_at_once_whatever_the_schedule(
    ready: Callable[..., tuple[Workspace, Maker]], tmp_path: Path, edition_text: Callable[..., str]
) -> None:
    """Unconfirmed, with a provisional comparison; the weekly digest does not tell it again."""
    made, maker = ready(DESK + WEEKLY)
    text = edition_text(label="2022")
    (tmp_path / "alfa-2022.txt").write_text(text[: len(text) // 3], encoding="utf-8")
    check(made)
    made_now = maker.make_due(NOW)
    assert len(made_now) == 2
    rows = maker.outbox.rows()
    assert {row.recipient for row in rows} == {"ann@example.org", "bo@example.org", "cy@example.org"}
    assert {row.subject for row in rows} == {"Alfa: unconfirmed: the 2022 edition has shrunk"}
    told = " ".join(maker.outbox.parcel(rows[0].id).text.split())
    assert "held back until a person has looked at it (`tracker quarantine show 1`)" in told
    assert "the comparison is provisional" in told
    assert "2022 → 2022 (unconfirmed)" in told
    assert maker.make_due(NOW + timedelta(days=8)) == []


def test_what_is_unconfirmed_is_called_so_in_the_readers_language(
    ready: Callable[..., tuple[Workspace, Maker]], tmp_path: Path, edition_text: Callable[..., str]
) -> None:
    """In every sentence that names it."""
    made, maker = ready(DESK + 'language = "de"\n')
    text = edition_text(label="2022")
    (tmp_path / "alfa-2022.txt").write_text(text[: len(text) // 3], encoding="utf-8")
    check(made)
    maker.make_due(NOW)
    told = " ".join(maker.outbox.parcel(maker.outbox.rows()[0].id).text.split())
    assert "2022 → 2022 (unbestätigt)" in told
    assert "(unconfirmed)" not in told


ERROR_PAGE = "Something went wrong. Please try again later, or write to our friends at the help desk.\n"
OF_KNOWN_WORDS = "Officials could not answer. Please try again later without delay during the year.\n"
"""The edition has most of these words, as a long one has those of any short page."""


@pytest.mark.parametrize("page", [ERROR_PAGE, OF_KNOWN_WORDS])
def test_another_page_in_the_place_of_an_edition_is_quoted_not_compared(
    page: str, ready: Callable[..., tuple[Workspace, Maker]], tmp_path: Path
) -> None:
    """Nothing has shrunk: what stands there instead says by itself what it is."""
    made, maker = ready(DESK)
    (tmp_path / "alfa-2022.txt").write_text(page, encoding="utf-8")
    check(made)
    maker.make_due(NOW)
    rows = maker.outbox.rows()
    assert {row.subject for row in rows} == {"Alfa: what came as the 2022 edition is held back"}
    told = " ".join(maker.outbox.parcel(rows[0].id).text.split())
    assert "`tracker quarantine show 1` shows it." in told
    assert f"It begins: “{page[:40]}" in told
    assert "unconfirmed" not in told
    assert "shrunk" not in told


def test_it_is_told_so_that_it_can_be_undone(
    ready: Callable[..., tuple[Workspace, Maker]], tmp_path: Path, edition_text: Callable[..., str]
) -> None:
    """At once, whatever the schedule, and once; that a sound answer came is told as well."""
    made, maker = ready(WEEKLY)
    path = tmp_path / "alfa-2022.txt"
    path.write_text(ERROR_PAGE, encoding="utf-8")
    check(made)
    assert 1 == len(maker.make_due(NOW))
    path.write_text(edition_text(label="2022"), encoding="utf-8")
    check(made, NOW + timedelta(hours=1))
    maker.make_due(NOW + timedelta(days=8))
    assert "Alfa: what came as the 2022 edition was held back for a time" == maker.outbox.rows()[-1].subject
