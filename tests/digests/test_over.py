"""What is over when a digest is made: told as such, behind all else, and never as an alarm."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.digests.watched import DESK, NOW, WEEKLY, check, subjects
from tracker.config import load_config
from tracker.sources.deciding import accept, reject
from tracker.sources.events import EventKind, record_event

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tracker.digests.making import Maker
    from tracker.workspace.workspace import Workspace

    Ready = Callable[..., tuple[Workspace, Maker]]

LATER = NOW + timedelta(days=8)
LOG_IN = "Please sign in to go on.\n"
SOURCE = "alfa-{edition}.txt"


def told(maker: Maker, recipient: str = "cy@example.org") -> str:
    """The text of the last message to one of those who are told."""
    last = [row for row in maker.outbox.rows() if row.recipient == recipient][-1]
    return " ".join(maker.outbox.parcel(last.id).text.split())


def record(workspace: Workspace, kind: EventKind, source: str = SOURCE, **payload: str | int) -> None:
    """An event of the report `alfa`."""
    edition = None if kind in {EventKind.SOURCE_FAILING, EventKind.SOURCE_RECOVERED} else "2022"
    with workspace.store.transaction():
        record_event(
            workspace.store.connection,
            kind,
            at=NOW,
            report="alfa",
            edition=edition,
            source=source,
            payload=payload,
        )


@pytest.fixture
def overtaken(tmp_path: Path, ready: Ready, edition_text: Callable[..., str]) -> tuple[Workspace, Maker]:
    """What came as the 2023 edition was a log-in page, and then the edition itself."""
    made, maker = ready(WEEKLY)
    (tmp_path / "alfa-2023.txt").write_text(LOG_IN, encoding="utf-8")
    check(made)
    (tmp_path / "alfa-2023.txt").write_text(edition_text(), encoding="utf-8")
    check(made, NOW + timedelta(hours=1))
    return made, maker


@pytest.fixture
def out(tmp_path: Path, ready: Ready, edition_text: Callable[..., str]) -> tuple[Workspace, Maker]:
    """The 2023 edition was told."""
    made, maker = ready(WEEKLY)
    (tmp_path / "alfa-2023.txt").write_text(edition_text(), encoding="utf-8")
    check(made)
    maker.make_due(LATER)
    return made, maker


def test_what_a_sound_answer_overtook_is_no_alarm(overtaken: tuple[Workspace, Maker]) -> None:
    """It neither leads nor stands in the subject, and no item is pointed to that waits no more."""
    _, maker = overtaken
    assert len(maker.make_due(LATER)) == 1
    assert subjects(maker) == ["Alfa: the 2023 edition is out"]
    text = told(maker)
    assert "tracker quarantine show" not in text
    over = text.index("What came as the 2023 edition was held back for a time")
    assert text.index("The 2023 edition is out") < over
    assert "A sound answer has come since." in text[over:]


def test_a_text_that_shrank_and_is_whole_again_is_not_compared(
    tmp_path: Path, ready: Ready, edition_text: Callable[..., str]
) -> None:
    """Nothing of it was "not found": the edition stands as it stood; and nothing of that is urgent."""
    made, maker = ready(DESK + WEEKLY)
    whole = edition_text(label="2022")
    (tmp_path / "alfa-2022.txt").write_text(whole[: len(whole) // 3], encoding="utf-8")
    check(made)
    (tmp_path / "alfa-2022.txt").write_text(whole, encoding="utf-8")
    check(made, NOW + timedelta(hours=1))
    assert {row.recipient for row in maker.outbox.rows()} == set()
    maker.make_due(NOW + timedelta(hours=2))
    assert {row.recipient for row in maker.outbox.rows()} == {"ann@example.org", "bo@example.org"}
    maker.make_due(LATER)
    assert set(subjects(maker)) == {"Alfa: what was wrong is over"}
    text = told(maker)
    assert "not found" not in text
    assert "nconfirmed" not in text
    assert "held back for a time" in text


@pytest.mark.parametrize(
    ("decided", "said"), [("accept", "It was accepted on"), ("reject", "It was rejected on")]
)
def test_what_a_person_decided_is_told_as_decided(
    decided: str, said: str, tmp_path: Path, ready: Ready, edition_text: Callable[..., str]
) -> None:
    """Nobody is sent to look at it again."""
    made, maker = ready(WEEKLY)
    whole = edition_text(label="2022")
    (tmp_path / "alfa-2022.txt").write_text(whole[: len(whole) // 3], encoding="utf-8")
    check(made)
    if decided == "accept":
        accept(made.config, made.store, 1)
    else:
        reject(made.store, 1)
    maker.make_due(LATER)
    text = told(maker)
    assert said in text
    assert "tracker quarantine show" not in text
    revised = "Alfa: the 2022 edition has been revised"
    assert (subjects(maker)[0].startswith(revised)) == (decided == "accept")


def test_a_source_that_failed_and_answers_again(ready: Ready) -> None:
    """Both in one span are one thing, and it is over."""
    made, maker = ready(WEEKLY)
    since = "2026-02-28T06:00:00+00:00"
    record(made, EventKind.SOURCE_FAILING, failures=3, since=since, reason="refused")
    record(made, EventKind.SOURCE_RECOVERED, since=since)
    record(made, EventKind.EDITION_OVERDUE, due="2026-02-28")
    maker.make_due(LATER)
    text = told(maker)
    assert "is failing" not in text
    assert f"A source failed for a time and answers again: {SOURCE}" in text
    assert "failed" not in subjects(maker)[0]


def test_a_source_whose_failing_was_told_answers_again(ready: Ready) -> None:
    """Who was told that it fails is told that it does no more."""
    made, maker = ready(DESK)
    since = "2026-02-28T06:00:00+00:00"
    record(made, EventKind.SOURCE_FAILING, failures=3, since=since, reason="refused")
    maker.make_due(NOW)
    record(made, EventKind.SOURCE_RECOVERED, since=since)
    maker.make_due(LATER)
    assert [subject.partition(": ")[2] for subject in subjects(maker)[::2]] == [
        f"a source is failing: {SOURCE}",
        f"a source answers again: {SOURCE}",
    ]


def test_an_edition_that_was_gone_and_is_there_again(ready: Ready) -> None:
    """The subject does not say both."""
    made, maker = ready(WEEKLY)
    record(made, EventKind.WITHDRAWN, address="https://x.org/a", status=404)
    record(made, EventKind.RETURNED, address="https://x.org/a", since="2026-02-28T06:00:00+00:00")
    maker.make_due(LATER)
    assert subjects(maker) == ["Alfa: what was wrong is over"]
    assert "The 2022 edition was gone for a time and is there again" in told(maker)


def test_an_edition_that_was_overdue_and_came(overtaken: tuple[Workspace, Maker]) -> None:
    """The subject tells that it is out alone."""
    made, maker = overtaken
    with made.store.transaction():
        record_event(
            made.store.connection,
            EventKind.EDITION_OVERDUE,
            at=NOW,
            report="alfa",
            edition="2023",
            payload={"due": "2026-02-28"},
        )
    maker.make_due(LATER)
    assert subjects(maker) == ["Alfa: the 2023 edition is out"]
    assert "The 2023 edition was overdue and has come" in told(maker)


@pytest.mark.parametrize("by", ["a sound answer", "a person"])
def test_an_alarm_that_was_none_is_called_off(
    tmp_path: Path, ready: Ready, edition_text: Callable[..., str], by: str
) -> None:
    """That an edition shrank is told at once, unconfirmed: whoever was told must hear that it was nothing."""
    made, maker = ready(WEEKLY)
    page = tmp_path / "alfa-2023.txt"
    page.write_text(edition_text(), encoding="utf-8")
    check(made)
    maker.make_due(LATER)
    page.write_text(edition_text()[:400], encoding="utf-8")
    check(made)
    maker.make_due(LATER + timedelta(hours=1))
    assert subjects(maker)[-1] == "Alfa: unconfirmed: the 2023 edition has shrunk"
    if by == "a person":
        reject(made.store, 1)
    else:
        page.write_text(edition_text(), encoding="utf-8")
        check(made)
    maker.make_due(LATER + timedelta(days=8))
    assert subjects(maker)[-1] == "Alfa: what came as the 2023 edition was held back for a time"
    said = told(maker)
    assert ("It was rejected on" if by == "a person" else "A sound answer has come since.") in said
    maker.make_due(LATER + timedelta(days=16))
    assert len(maker.outbox.rows()) == 3


def test_a_retraction_of_what_was_told_is_told(out: tuple[Workspace, Maker]) -> None:
    """Once, to those who were told: else they would go on quoting what was a mistake."""
    made, maker = out
    made.retract("alfa@2023", "the file of another country")
    maker.make_due(LATER + timedelta(days=8))
    maker.make_due(LATER + timedelta(days=16))
    assert len(maker.outbox.rows()) == 2
    assert subjects(maker)[-1] == "Alfa: what was taken in as the 2023 edition has been retracted"
    said = told(maker)
    assert "what was told of it was a mistake. The reason: the file of another country" in said


def test_the_retraction_of_a_revision_leaves_the_edition(
    tmp_path: Path, out: tuple[Workspace, Maker], edition_text: Callable[..., str]
) -> None:
    """Whether it was told or not, nobody must think that the edition is gone."""
    made, maker = out
    for at, judges in enumerate(("80", "81"), 1):
        (tmp_path / "alfa-2023.txt").write_text(edition_text(judges=judges), encoding="utf-8")
        check(made)
        if at == 1:
            maker.make_due(LATER + timedelta(days=8))
        made.retract("alfa@2023", "a typing error")
        maker.make_due(LATER + timedelta(days=8 + 8 * at))
        assert "A revision of the 2023 edition has been retracted" in told(maker)
        assert "What was taken in" not in told(maker)


def test_what_was_retracted_before_it_was_told_is_told_once(
    tmp_path: Path, ready: Ready, edition_text: Callable[..., str]
) -> None:
    """By what it was: nobody had been told a mistake."""
    made, maker = ready(WEEKLY)
    (tmp_path / "alfa-2023.txt").write_text(edition_text(), encoding="utf-8")
    check(made)
    made.retract("alfa@2023", "a wrong file")
    maker.make_due(LATER)
    assert told(maker).count("has been retracted") == 1
    assert "was a mistake" not in told(maker)


def test_what_was_retracted_since_is_not_out(overtaken: tuple[Workspace, Maker]) -> None:
    """A mistake that was noticed in time is told as a mistake."""
    made, maker = overtaken
    made.retract("alfa@2023", "a wrong file")
    maker.make_due(LATER)
    assert subjects(maker) == ["Alfa: what was wrong is over"]
    text = told(maker)
    assert "What was taken in as the 2023 edition has been retracted" in text
    assert "a wrong file" in text


def test_sources_that_are_watched_no_more_raise_no_alarm(
    tmp_path: Path, ready: Ready, edition_text: Callable[..., str]
) -> None:
    """Whether they fail is nobody's business; what they gave last was held back, and is not urgent."""
    made, maker = ready(WEEKLY)
    whole = edition_text(label="2022")
    (tmp_path / "alfa-2022.txt").write_text(whole[: len(whole) // 3], encoding="utf-8")
    check(made)
    record(made, EventKind.SOURCE_FAILING, failures=3, since="2026-02-28T06:00:00+00:00", reason="refused")
    path = tmp_path / "tracker.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("alfa-{edition}", "new-{edition}"))
    made.config = load_config(path)
    assert maker.make_due(NOW) == []
    maker.make_due(LATER)
    assert subjects(maker) == ["Alfa: what was wrong is over"]
    text = told(maker)
    assert "failing" not in text
    assert "It is no longer asked for: tracker.toml has changed." in text


def test_what_is_over_stands_behind_other_reports(
    tmp_path: Path, ready: Ready, edition_text: Callable[..., str]
) -> None:
    """And a subject does not name a report for it."""
    made, maker = ready(WEEKLY)
    record(made, EventKind.WITHDRAWN, address="https://x.org/a", status=404)
    record(made, EventKind.RETURNED, address="https://x.org/a", since="2026-02-28T06:00:00+00:00")
    (tmp_path / "bravo-2023.txt").write_text(edition_text(title="Bravo"), encoding="utf-8")
    check(made)
    maker.make_due(LATER)
    assert subjects(maker) == ["Bravo & Söhne: the 2023 edition is out"]
    text = told(maker)
    assert text.index("BRAVO") < text.index("ALFA")


def test_what_was_not_told_of_a_report_that_was_renamed_is_told(
    tmp_path: Path, ready: Ready, edition_text: Callable[..., str]
) -> None:
    """Also where the digest is due before the next check."""
    made, maker = ready(WEEKLY)
    (tmp_path / "alfa-2023.txt").write_text(edition_text(), encoding="utf-8")
    check(made)
    path = tmp_path / "tracker.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("reports.alfa", "reports.alpha"))
    made.config = load_config(path)
    maker.make_due(LATER)
    assert subjects(maker) == ["Alfa: the 2023 edition is out"]
    check(made, LATER)
    maker.make_due(LATER + timedelta(days=8))
    assert len(subjects(maker)) == 1
