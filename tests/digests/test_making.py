"""From checks to digests: who is told what, once, in the right shape."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from tests.digests.conftest import NOW
from tracker.channels import MAIL
from tracker.config import load_config
from tracker.digests.composing import LARGEST_HTML
from tracker.outbox import Recipient, State
from tracker.sources.checking import check_sources
from tracker.sources.events import EventKind, record_event

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tracker.digests.making import Maker
    from tracker.workspace.workspace import Workspace

DESK = """
[[subscriptions]]
name = "desk"
to = ["ann@example.org", "bo@example.org"]
"""
WEEKLY = """
[[subscriptions]]
name = "weekly"
to = ["cy@example.org"]
schedule = "0 8 * * 1"
timezone = "Europe/Oslo"
"""


def check(workspace: Workspace, at: Any = NOW) -> None:
    """Check all sources at that time."""
    check_sources(workspace.config, workspace.store, clock=lambda: at)


def subjects(maker: Maker) -> list[str]:
    """Subjects of all deliveries."""
    return [row.subject for row in maker.outbox.rows()]


@pytest.fixture
def ready(
    workspace: Callable[..., Workspace],
    maker: Callable[[Workspace], Maker],
    tmp_path: Path,
    edition_text: Callable[..., str],
) -> Callable[..., tuple[Workspace, Maker]]:
    """A workspace with the 2022 editions of both reports taken in before anyone subscribed."""

    def make(more: str = DESK, **given: str) -> tuple[Workspace, Maker]:
        for name in ("alfa", "bravo"):
            text = edition_text(title=name.capitalize(), label="2022")
            (tmp_path / f"{name}-2022.txt").write_text(text, encoding="utf-8")
        made = workspace(more, **given)
        check(made, NOW - timedelta(days=1))
        making = maker(made)
        making.register(NOW - timedelta(hours=1))
        return made, making

    return make


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
    assert "more; `tracker diff alfa@2024~1 alfa@2024` shows them." in revised
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
