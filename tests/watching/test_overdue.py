"""Which editions are late, and that it is said once."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from tracker.config import DeclaredEdition, Due, Report, config_problems
from tracker.sources.checking import check_sources
from tracker.sources.events import EventKind, list_events
from tracker.watching.overdue import overdue, record_overdue

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tracker.workspace.workspace import Workspace


@pytest.mark.parametrize(
    ("stored", "today", "late"),
    [
        (("2022", "2023"), date(2025, 4, 22), []),
        (("2022", "2023"), date(2025, 4, 23), ["2024"]),
        (("2022", "2023"), date(2026, 5, 1), ["2024", "2025"]),
        (("2022", "2024"), date(2025, 5, 1), []),
        ((), date(2030, 1, 1), []),
        (("first", "second"), date(2030, 1, 1), []),
        (("3",), date(2030, 1, 1), []),
        (("20240101",), date(2030, 1, 1), []),
    ],
)
def test_yearly_editions(stored: tuple[str, ...], today: date, late: list[str]) -> None:
    """Late is what should follow the newest one stored, the day after it was due; gaps before are not."""
    report = Report(slug="alfa", title="Alfa", due=Due(month=4, day=22))
    assert late == [edition for edition, _ in overdue(report, stored, today)]


def test_what_is_due_in_ten_thousand_years_is_not_late() -> None:
    """A slip in `years_after` keeps nothing else from being done."""
    report = Report(slug="alfa", title="Alfa", due=Due(month=4, day=22, years_after=10_000))
    assert [] == list(overdue(report, ("2023",), date(2026, 5, 1)))


def test_a_declared_date_goes_before_the_yearly_one() -> None:
    """An edition that is known to come later is not late before."""
    declared = DeclaredEdition(edition="2024", due=date(2025, 8, 12))
    report = Report(slug="alfa", title="Alfa", due=Due(month=4, day=22), editions=(declared,))
    assert list(overdue(report, ("2023",), date(2025, 8, 12))) == []
    assert list(overdue(report, ("2023",), date(2025, 8, 13))) == [("2024", date(2025, 8, 12))]


def test_the_last_day_of_february() -> None:
    """29 February is the 28th in other years."""
    report = Report(slug="alfa", title="Alfa", due=Due(month=2, day=29))
    assert list(overdue(report, ("2023",), date(2025, 3, 1))) == [("2024", date(2025, 2, 28))]


def test_it_is_recorded_once(
    workspace: Callable[[str], Workspace], tmp_path: Path, edition_text: Callable[..., str]
) -> None:
    """However often it is looked for."""
    (tmp_path / "alfa-2023.txt").write_text(edition_text(), encoding="utf-8")
    made = workspace(
        '[reports.alfa]\ntitle = "Alfa"\ndue = { month = 4, day = 22 }\n'
        '[[reports.alfa.sources]]\npath = "alfa-{edition}.txt"\n'
    )
    check_sources(made.config, made.store)
    now = datetime(2025, 5, 1, tzinfo=UTC)
    (late,) = record_overdue(made.config, made.store, now=now)
    assert (late.report, late.edition, late.due) == ("alfa", "2024", date(2025, 4, 22))
    assert record_overdue(made.config, made.store, now=now) == []
    (event,) = list_events(made.store.connection, kinds=[EventKind.EDITION_OVERDUE])
    assert (event.edition, event.payload["due"]) == ("2024", "2025-04-22")


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (
            'to = ["ann@example.org"]\nlanguage = "xx"\n',
            "expected a language that digests are written in (de, en,",
        ),
        ('to = ["nobody"]\n', "expected a mail address such as ann@example.org"),
        ('to = ["ann@example.org"]\ntimezone = "Mars/Base"\n', "expected a time zone of the IANA list"),
        ('to = ["ann@example.org"]\nreports = ["norway"]\n', "expected the slug of a report"),
        ('to = ["ann@example.org"]\nschedule = "0 8 * *"\n', "expected a crontab line of five fields"),
        ('to = ["ann@example.org"]\n[channels.mail]\nurl = { env = "X" }\n', "expected another name"),
    ],
)
def test_a_wrong_subscription_is_found_by_config_check(more: str, said: str, tmp_path: Path) -> None:
    """One line each, with file, line, key and what was expected."""
    path = tmp_path / "tracker.toml"
    path.write_text(
        '[reports.alfa]\ntitle = "Alfa"\n[mail]\nhost = "localhost"\nsender = "t@example.org"\n'
        f'[[subscriptions]]\nname = "desk"\n{more}',
        encoding="utf-8",
    )
    (problem,) = config_problems(path)
    assert problem.startswith(f"{path}:")
    assert said in problem


@pytest.mark.parametrize(
    ("leave", "sound"),
    [
        ("leave@example.org", True),
        ("https://example.org/leave?list=desk", True),
        ("mailto:leave@example.org?subject=leave", True),
        ("nobody here", False),
        ("mailto:nobody", False),
        ("https://", False),
        ("leave@example.org\\r\\nBcc: eve@example.org", False),
        ("https://example.org/\\r\\nBcc: eve@example.org", False),
        ("https://example.org/leave>, <https://example.com", False),
    ],
)
def test_where_to_leave_is_an_address(leave: str, sound: bool, tmp_path: Path) -> None:
    """What stands in List-Unsubscribe is found wrong beforehand, not by the recipients' programs."""
    path = tmp_path / "tracker.toml"
    path.write_text(
        f'[mail]\nhost = "localhost"\nsender = "t@example.org"\nunsubscribe = "{leave}"\n', encoding="utf-8"
    )
    problems = config_problems(path)
    assert bool(problems) is not sound
    assert all("mail.unsubscribe: expected a mail address, or an address" in each for each in problems)
