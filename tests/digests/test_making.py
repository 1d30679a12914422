"""From checks to digests: who is told what, once, in the right shape."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from tests.digests.watched import DESK, NOW, WEEKLY, check, subjects
from tracker.channels import MAIL
from tracker.config import load_config
from tracker.digests.composing import LARGEST_HTML
from tracker.digests.making import Maker
from tracker.outbox import Recipient, State
from tracker.sources.events import EventKind, record_event

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tracker.workspace.workspace import Workspace


def test_what_was_there_before_is_not_told(ready: Callable[..., tuple[Workspace, Maker]]) -> None:
    """A new subscriber is told from now on, not the whole past."""
    _, maker = ready()
    assert maker.make_due(NOW) == []


def test_a_new_edition_is_told_at_once(
    ready: Callable[..., tuple[Workspace, Maker]], tmp_path: Path, edition_text: Callable[..., str]
) -> None:
    """One digest, a row for each recipient, a subject that says what came; and only once."""
    made, maker = ready()
    text = edition_text(label="2023", open="rarely open", judges="80")
    (tmp_path / "alfa-2023.txt").write_text(text, encoding="utf-8")
    check(made)
    assert len(maker.make_due(NOW)) == 1
    rows = maker.outbox.rows()
    assert [(row.channel, row.recipient, row.state) for row in rows] == [
        (MAIL, "ann@example.org", State.WAITING),
        (MAIL, "bo@example.org", State.WAITING),
    ]
    assert rows[0].subject.startswith("Alfa: the 2023 edition is out")
    parcel = maker.outbox.parcel(rows[0].id)
    assert "120" in parcel.text
    assert "80" in parcel.text
    assert maker.make_due(NOW) == []


def test_reports_are_told_to_those_who_asked(
    ready: Callable[..., tuple[Workspace, Maker]], tmp_path: Path, edition_text: Callable[..., str]
) -> None:
    """A subscription to one report hears nothing of another."""
    made, maker = ready(DESK + 'reports = ["bravo"]\n')
    (tmp_path / "alfa-2023.txt").write_text(edition_text(), encoding="utf-8")
    check(made)
    assert maker.make_due(NOW) == []
    (tmp_path / "bravo-2023.txt").write_text(edition_text(title="Bravo"), encoding="utf-8")
    check(made)
    maker.make_due(NOW)
    assert subjects(maker)[0].startswith("Bravo & Söhne: the 2023 edition is out")


def test_nothing_to_tell_is_sent_only_where_asked_for(ready: Callable[..., tuple[Workspace, Maker]]) -> None:
    """`empty = true` sends a digest that proves the silence; else none is made, and none is made up later."""
    made, maker = ready(WEEKLY + "empty = true\n")
    (subscription,) = made.config.subscriptions
    due = maker.next_due(subscription)
    assert due is not None
    assert len(maker.make_due(due)) == 1
    parcel = maker.outbox.parcel(1)
    assert parcel.subject == "weekly: no news"
    assert "Alfa: alfa-{edition}.txt: 1 March 2026, 09:00 CET" in parcel.text
    assert maker.next_due(subscription) == due + timedelta(days=7)


def test_a_source_never_asked_is_not_in_trouble(
    ready: Callable[..., tuple[Workspace, Maker]], tmp_path: Path, edition_text: Callable[..., str]
) -> None:
    """It is said once that it was not asked, and it counts as reached as little as as not reached."""
    more = '[[reports.alfa.editions]]\nedition = "2021"\npath = "alfa 2021.txt"\n'
    made, maker = ready(WEEKLY + "empty = true\n")
    (tmp_path / "alfa 2021.txt").write_text(edition_text(label="2021"), encoding="utf-8")
    path = tmp_path / "tracker.toml"
    path.write_text(path.read_text(encoding="utf-8") + more, encoding="utf-8")
    made.config = load_config(path)
    (subscription,) = made.config.subscriptions
    shown = maker.preview(subscription, since=None, until=NOW)
    text = " ".join(shown.text.split())
    assert "3 sources are watched; no trouble when last asked. 1 was not asked yet." in text
    assert "not reached" not in text
    assert text.lower().count("not asked yet") == 2
    assert shown.digest.sources[0].answered == "not asked yet"


def test_sources_none_of_which_was_asked(
    workspace: Callable[..., Workspace], maker: Callable[[Workspace], Maker]
) -> None:
    """Before the first check nothing is said of how they did."""
    made = workspace(WEEKLY)
    shown = maker(made).preview(made.config.subscriptions[0], since=None, until=NOW)
    assert shown.digest.sources_summary == "2 sources are watched; none was asked yet."


@pytest.mark.parametrize(
    ("kind", "payload", "said"),
    [
        (EventKind.WITHDRAWN, {"address": "https://x.org/a", "status": 404}, "https://x.org/a answers 404"),
        (
            EventKind.RETURNED,
            {"address": "https://x.org/a", "since": "2026-02-01T00:00:00+00:00"},
            "1 February",
        ),
        (
            EventKind.RELOCATED,
            {"address": "https://x.org/a", "moved_to": "https://y.org/b"},
            "to https://y.org/b",
        ),
        (EventKind.QUARANTINED, {"quarantine": 7, "reason": "a block page", "address": "x"}, "a block page"),
        (
            EventKind.SOURCE_FAILING,
            {"failures": 3, "since": "2026-02-28T06:00:00+00:00", "reason": "refused"},
            "It failed 3 times in a row, first on 28 February 2026, 06:00 UTC",
        ),
        (
            EventKind.SOURCE_RECOVERED,
            {"since": "2026-02-28T06:00:00+00:00"},
            "It had failed since 28 February",
        ),
        (EventKind.EDITION_OVERDUE, {"due": "2026-02-28"}, "It should have been out by 28 February 2026"),
    ],
)
def test_every_other_event_is_told_in_words(
    kind: EventKind,
    payload: dict[str, Any],
    said: str,
    ready: Callable[..., tuple[Workspace, Maker]],
) -> None:
    """Each kind has its sentence, with its facts."""
    made, maker = ready()
    with made.store.transaction():
        record_event(
            made.store.connection,
            kind,
            at=NOW,
            report="alfa",
            edition="2023",
            source="alfa-{edition}.txt",
            payload=payload,
        )
    assert len(maker.make_due(NOW)) == 1
    assert said in " ".join(maker.outbox.parcel(1).text.split())


def test_a_digest_is_made_whole_or_not_at_all(
    ready: Callable[..., tuple[Workspace, Maker]], tmp_path: Path, edition_text: Callable[..., str]
) -> None:
    """Where the outbox cannot be written, the events stay to be told."""
    made, maker = ready()
    (tmp_path / "alfa-2023.txt").write_text(edition_text(), encoding="utf-8")
    check(made)
    connection = made.store.connection
    connection.execute(
        "CREATE TEMP TRIGGER full BEFORE INSERT ON outbox WHEN NEW.recipient = 'bo@example.org'"
        " BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END"
    )
    with pytest.raises(Exception, match="no room left"):
        maker.make_due(NOW)
    assert maker.outbox.rows() == []
    connection.execute("DROP TRIGGER full")
    assert len(maker.make_due(NOW)) == 1
    assert len(maker.outbox.rows()) == 2


def test_what_keeps_happening_keeps_nobody_from_being_told(
    ready: Callable[..., tuple[Workspace, Maker]],
    tmp_path: Path,
    edition_text: Callable[..., str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """While many sources are checked there is news every second; what came too late is told next time."""
    workspace, maker = ready()
    (tmp_path / "alfa-2023.txt").write_text(edition_text(), encoding="utf-8")
    check(workspace)
    compose = Maker.compose
    late: list[int] = []

    def slow(*args: Any, **options: Any) -> Any:
        made = compose(*args, **options)
        if len(late) < 10:
            late.append(
                record_event(
                    workspace.store.connection,
                    EventKind.EDITION_OVERDUE,
                    at=NOW,
                    report="bravo",
                    edition=str(2030 + len(late)),
                    payload={"due": "2026-01-01"},
                )
            )
        return made

    monkeypatch.setattr(Maker, "compose", slow)
    (number,) = maker.make_due(NOW)
    told = workspace.store.connection.execute("SELECT event FROM digest_events WHERE digest = ?", (number,))
    assert late[-1] not in {row["event"] for row in told}
    monkeypatch.setattr(Maker, "compose", compose)
    (number,) = maker.make_due(NOW)
    told = workspace.store.connection.execute("SELECT event FROM digest_events WHERE digest = ?", (number,))
    assert late[-1:] == [row["event"] for row in told]


def test_a_great_deal_of_news_still_fits_into_a_mail(
    workspace: Callable[..., Workspace],
    maker: Callable[[Workspace], Maker],
    tmp_path: Path,
    edition_text: Callable[..., str],
) -> None:
    """Sixty reports at once: under 100 kB, each is told or named, and the text has all."""
    reports = "".join(
        f'[reports.r{n}]\ntitle = "Report {n}"\n[[reports.r{n}.sources]]\npath = "r{n}-{{edition}}.txt"\n'
        for n in range(60)
    )
    made = workspace(reports + DESK)
    making = maker(made)
    making.register(NOW)
    for n in range(60):
        for label, number in (("2022", "12"), ("2023", "31")):
            text = edition_text(title=f"R{n}", label=label, number=number)
            (tmp_path / f"r{n}-{label}.txt").write_text(text, encoding="utf-8")
    check(made)
    assert len(making.make_due(NOW)) == 1
    parcel = making.outbox.parcel(1)
    assert len(parcel.html.encode()) <= LARGEST_HTML
    told = set(re.findall(r"<h2[^>]*>Report (\d+)<", parcel.html))
    brief = set(re.findall(r"<p[^>]*>Report (\d+): the 2023 edition", parcel.html))
    assert told | brief == set(map(str, range(60)))
    assert not told & brief
    assert len(re.findall(r"(?m)^REPORT \d+\r?$", parcel.text)) == 60
    assert all(f"Report {n}: r{n}-{{edition}}.txt" in parcel.text for n in range(60))


def test_recipients_by_mail_and_by_channel(ready: Callable[..., tuple[Workspace, Maker]]) -> None:
    """A subscription may tell addresses and channels alike."""
    from tracker.digests.making import recipients  # noqa: PLC0415

    made, _ = ready(DESK + 'channels = ["chat"]\n[channels.chat]\nurl = { env = "CHAT" }\n')
    assert recipients(made.config.subscriptions[0]) == [
        Recipient(MAIL, "ann@example.org"),
        Recipient(MAIL, "bo@example.org"),
        Recipient("chat", "chat"),
    ]


def test_events_of_other_reports_are_passed_over(ready: Callable[..., tuple[Workspace, Maker]]) -> None:
    """A reader of a quiet report does not look through years of another's events each time."""
    made, maker = ready(DESK + 'reports = ["bravo"]\n')
    (subscription,) = made.config.subscriptions
    with made.store.transaction():
        for _ in range(600):
            record_event(made.store.connection, EventKind.SOURCE_RECOVERED, at=NOW, report="alfa", source="x")
    before = maker.told(subscription)
    assert maker.make_due(NOW) == []
    after = maker.told(subscription)
    assert after.since_event - before.since_event == 600
    assert after.last_run == before.last_run
    with made.store.transaction():
        record_event(
            made.store.connection, EventKind.SOURCE_RECOVERED, at=NOW, report="bravo", source="the archive"
        )
    assert len(maker.make_due(NOW)) == 1
