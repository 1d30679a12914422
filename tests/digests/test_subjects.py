"""The subject of a digest."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.digests.watched import NOW, check, subjects
from tracker.sources.events import EventKind, record_event

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tracker.digests.making import Maker
    from tracker.workspace.workspace import Workspace


def test_the_subject_leaves_the_count_of_removed_to_the_body(
    ready: Callable[..., tuple[Workspace, Maker]], tmp_path: Path, edition_text: Callable[..., str]
) -> None:
    """Sections without counterpart and reversed outcomes are counted in it, what was not found is not."""
    made, maker = ready()
    text = edition_text(label="2023")
    shorter = text[: text.index("4. Corruption")]
    (tmp_path / "alfa-2023.txt").write_text(shorter, encoding="utf-8")
    check(made)
    maker.make_due(NOW)
    assert subjects(maker)[0] == "Alfa: the 2023 edition is out; 1 section has no counterpart"
    assert "not found" not in subjects(maker)[0]
    assert "were not found there" in " ".join(maker.outbox.parcel(1).text.split())


def test_several_reports_in_one_digest(
    ready: Callable[..., tuple[Workspace, Maker]], tmp_path: Path, edition_text: Callable[..., str]
) -> None:
    """Both are named in the subject, each has its story, and the thread belongs to neither."""
    made, maker = ready()
    for name in ("alfa", "bravo"):
        text = edition_text(title=name.capitalize(), label="2023", judges="80")
        (tmp_path / f"{name}-2023.txt").write_text(text, encoding="utf-8")
    check(made)
    maker.make_due(NOW)
    assert subjects(maker)[0] == "Alfa: the 2023 edition is out; Bravo & Söhne: the 2023 edition is out"
    text = maker.outbox.parcel(1).text
    assert text.index("ALFA") < text.index("BRAVO & SÖHNE")


def test_a_title_is_whole_in_the_subject(
    ready: Callable[..., tuple[Workspace, Maker]], tmp_path: Path, edition_text: Callable[..., str]
) -> None:
    """Whatever it holds."""
    titled = '[reports.alfa]\ntitle = "Alfa; the <b>&amp; first</b>"'
    made, maker = ready()
    config = tmp_path / "tracker.toml"
    config.write_text(re.sub(r'\[reports\.alfa\]\ntitle = "[^"]*"', titled, config.read_text()))
    made.forget_config()
    for name in ("alfa", "bravo"):
        text = edition_text(title=name.capitalize(), label="2023", judges="80")
        (tmp_path / f"{name}-2023.txt").write_text(text, encoding="utf-8")
    check(made)
    maker.make_due(NOW)
    whole = "Alfa; the <b>&amp; first</b>: the 2023 edition is out"
    assert subjects(maker)[0] == f"{whole}; 1 more report"


def test_a_subject_is_no_longer_than_a_list_of_messages_shows(
    ready: Callable[..., tuple[Workspace, Maker]],
) -> None:
    """Of many editions that are overdue the first is named; the body tells of all."""
    made, maker = ready()
    years = [str(year) for year in range(2010, 2017)]
    with made.store.transaction():
        for year in years:
            record_event(
                made.store.connection,
                EventKind.EDITION_OVERDUE,
                at=NOW,
                report="alfa",
                edition=year,
                payload={"due": f"{year}-12-31"},
            )
    maker.make_due(NOW)
    subject = subjects(maker)[0]
    named = ("Alfa: the 2010 edition is overdue", "the 2011 edition is overdue", "5 more events")
    assert subject == "; ".join(named)
    text = " ".join(maker.outbox.parcel(1).text.split())
    assert all(f"The {year} edition is overdue" in text for year in years)
