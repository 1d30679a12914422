from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from ipaddress import ip_network
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.config.full import FULL
from tracker.config import Config, Secret, config_problems, load_config
from tracker.config.advice import advice
from tracker.errors import ConfigError, NotFoundError
from tracker.model import Authority

ROOT = Path(__file__).parents[2]


def _load(tmp_path: Path, text: str) -> Config:
    path = tmp_path / "tracker.toml"
    path.write_text(text)
    return load_config(path)


def test_everything_that_can_be_said_is_read(tmp_path: Path) -> None:
    """As values of the right types; paths start at the file's folder."""
    config = _load(tmp_path, FULL)
    report = config.reports["norway"]
    (source,), (declared,) = report.sources, report.editions
    assert (tmp_path, 4, "no") == (config.root, config.fetch.hosts_at_once, report.language)
    assert (tmp_path / "in/2023.txt", date(2024, 4, 22), Authority.ARCHIVED) == (
        declared.path,
        declared.published,
        declared.authority,
    )
    assert ("2024", "2025") == source.editions.upto(2025) if source.editions else False
    assert (ip_network("10.1.0.0/16"),) == source.allow_networks
    assert {"X-Api-Key": Secret(env="TOKEN"), "Accept-Language": "no"} == source.headers
    assert ZoneInfo("Europe/Oslo") == config.watch.timezone
    assert timedelta(hours=6) == config.watch.schedule.every


def test_a_sources_limits_stand_on_those_of_all(tmp_path: Path) -> None:
    """What it does not say is said by fetch.limits, and else by the defaults."""
    limits = _load(tmp_path, FULL).reports["norway"].sources[0].limits
    assert (1, 2.0, 10_000_000, 30) == (limits.retries, limits.pause, limits.max_size, limits.read_timeout)
    without = FULL.replace("[reports.norway.sources.limits]\nretries = 1\n", "")
    limits = _load(tmp_path, without).reports["norway"].sources[0].limits
    assert (3, 2.0) == (limits.retries, limits.pause)


def test_the_projects_own_configuration_is_sound() -> None:
    """The repository is a workspace."""
    assert [] == config_problems(ROOT / "tracker.toml")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            'publisher = "A',
            'publsher = "A',
            "reports.norway.publsher: unknown key; did you mean 'publisher'?",
        ),
        ('title = "Country', 'titel = "Country', "unknown key; did you mean 'title'?"),
        ('terms = ["torture"]', "terms = [\n  'a',\n  3,\n]", "reports.norway.terms[2]: expected a text"),
        (
            'language = "no"',
            'language = "Norwegian"',
            "reports.norway.language: expected an ISO 639-1 code",
        ),
        ('language = "no"', 'language = "xx"', 'such as "en", not "xx"'),
        ('language = "no"', 'language = "zh-CN"', 'such as "en": "zh" for "zh-CN"'),
        ('schedule = "0 8 * * 1"', 'date_format = "%d.%m.%Y %Q"', "strftime writes it, such as"),
        ('schedule = "0 8 * * 1"', 'date_format = "%d.%m.%"', "without %"),
        ('schedule = "0 8 * * 1"', 'date_format = "dd.mm"', "with a day, month or year in it"),
        ('schedule = "0 8 * * 1"', "least_weight = 3", "least_weight: expected a number from 0 to 1"),
        ('sender = "', 'port = 70000\nsender = "', "mail.port: expected a port from 1 to 65535"),
        ("hosts_at_once = 4", "hosts_at_once = true", "fetch.hosts_at_once: expected a whole number"),
        (
            "hosts_at_once = 4",
            "hosts_at_once = 0",
            "hosts_at_once: expected a whole number of at least 1",
        ),
        ('pause = "2 s"', 'pause = "2 parsecs"', "fetch.limits.pause: expected a number of seconds"),
        ('max_size = "10 MB"', "max_size = -1", "fetch.limits.max_size: expected a number of bytes"),
        ("2024-04-22", '"2024-04-22"', "reports.norway.editions[1].published: expected a date"),
        ('"archived"', '"archive"', "authority: expected one of official, archived, third-party, unknown"),
        ("0 8 * * MON", "0 8 * * 8", "reports.norway.sources[1].schedule: expected a crontab line"),
        ("0 8 * * MON", "8 * * MON", "expected a crontab line of five fields"),
        ("0 8 * * MON", "0 8 30 2 *", "bad day-of-month"),
        ("every 6 hours", "every 6 fortnights", "watch.schedule"),
        ('pause = "2 s"', 'pause = "2 ms"', "fetch.limits.pause: expected a number of seconds"),
        ('pause = "2 s"', 'pause = "3 weeks"', "of at most two weeks"),
        ("every 6 hours", "every 6000 weeks", "watch.schedule: expected an interval of at most ten years"),
        ("every 6 hours", "every 99999999999999 weeks", "expected an interval of at most ten years"),
        ("every 6 hours", "every monday", 'such as "0 8 * * 1" (Monday is 1'),
        ("yearly from 2024 to 2026", "yearly", 'sources[1].editions: expected "yearly from 2024"'),
        ("https://example.org/{edition}", "ftp://example.org/{edition}", "expected an http or https address"),
        ("https://example.org/{edition}", "https://a:b@example.org/{edition}", "without a password"),
        ("https://example.org/{edition}", "https://example.org/{year}/{edition}", "not {year}"),
        ("https://example.org/{edition}", "https://example.org/2024", "expected 'edition', or {edition}"),
        (
            "https://example.org/{edition}",
            "https://example.org/{edition}?api_key=a1b2",
            "expected api_key={secret}, and 'secrets = { secret = { env = \"NAME\" } }' beside it",
        ),
        ('editions = "y', 'secrets = { k = { env = "N" } }\neditions = "y', "secrets.k: expected {k} in the"),
        ('editions = "y', 'secrets = { k = "s3cret" }\neditions = "y', 'expected { env = "NAME" } or'),
        (
            'url = "https://example.org/{edition}"',
            'url = "https://{k}.example.org/{edition}"\nsecrets = { k = { env = "N" } }',
            "expected {k} behind the name of the host",
        ),
        ('url = "https', 'index = "https', "expected 'link_text' or 'link_address'"),
        (
            'url = "https',
            'path = "x"\nurl = "https',
            "expected exactly one of 'path', 'url', 'index' and 'feed'",
        ),
        ("10.1.0.0/16", "10.1.0.1/16", 'expected a network such as "10.1.0.0/16"'),
        ("allow_networks", "selector = '[['\nallow_networks", "expected a CSS selector"),
        ('{ env = "TOKEN" }', '{ env = "TOKEN", file = "x" }', 'expected { env = "NAME" }'),
        ('X-Api-Key = { env = "TOKEN" }', 'X-Api-Key = "abc"', "secrets are kept elsewhere"),
        ("Accept-Language", "Host", "this one is the tracker's own"),
        ("Europe/Oslo", "Europe/Olso", "watch.timezone: expected a time zone of the IANA list"),
        ('"ann@example.org"', '"ann"', "subscriptions[1].to[1]: expected a mail address"),
        ('"ann@example.org"', '"ann@exa..mple.org"', "subscriptions[1].to[1]: expected a mail address"),
        (
            'reports = ["norway"]',
            'reports = ["sweden"]',
            "subscriptions[1].reports[1]: expected the slug of a report",
        ),
        ('"removed"', '"deleted"', "subscriptions[1].kinds[1]: expected one of unchanged"),
        ("[mail]", "[post]", "post: unknown key; expected one of base_address"),
        (
            "[reports.norway]",
            "[reports.Norway]\ntitle = 'x'\n[reports.norway]",
            "expected a slug of small letters, digits and hyphens: 'norway'",
        ),
        ("day = 30", "day = 31", "expected a day that the calendar has"),
        ('host = "mail.example.org"\n', "", "mail: expected the key 'host'"),
        ("[watch]", "[[watch]]", "watch: expected a table"),
    ],
)
def test_what_is_wrong_is_said_with_its_line_and_key(tmp_path: Path, old: str, new: str, said: str) -> None:
    """One message each: file, line, key, what was expected."""
    assert old in FULL
    path = tmp_path / "tracker.toml"
    path.write_text(FULL.replace(old, new))
    problems = config_problems(path)
    line = FULL[: FULL.index(old)].count("\n") + 1
    sections = [number for number, each in enumerate(FULL.splitlines(), 1) if each.startswith("[")]
    section = max((number for number in sections if number <= line), default=1)
    places = (f"{path}:{line}: ", f"{path}:{section}: ")  # what is missing is told of its section
    assert any(said in problem and problem.startswith(places) for problem in problems), problems
    with pytest.raises(ConfigError):
        load_config(path)


@pytest.mark.parametrize(
    ("addition", "said"),
    [
        (
            '[reports.norway]\ntitle = "Again"\n',
            "reports.norway: expected another slug: this one is declared twice",
        ),
        ('[[reports.norway.editions]]\nedition = "2023"\n', "'2023' is declared twice"),
        ('[[subscriptions]]\nname = "weekly"\nto = ["ann@example.org"]\n', "'weekly' is declared twice"),
        ('[[subscriptions]]\nname = "other"\n', "expected 'to' or 'channels': somebody to tell"),
        ('[[subscriptions]]\nname = "x"\nchannels = ["chat"]\n', "expected a channel's name, not 'chat'"),
        ("[reports.sweden\n", "expected TOML"),
        ("x = \n", "expected TOML"),
        ("x = localhost\n", "expected TOML: invalid value; text stands in quotes"),
        ('x = "\\d{4} Report"\n', "write a backslash twice, or put the text in single quotes: '\\d{4}'"),
        ('x = "C:\\Users"\n', "write a backslash twice, or put the text in single quotes: '\\d{4}'"),
    ],
)
def test_what_is_declared_twice_or_broken_is_said(tmp_path: Path, addition: str, said: str) -> None:
    """Slugs, labels, names; and TOML that is none."""
    path = tmp_path / "tracker.toml"
    path.write_text(FULL + addition)
    assert any(said in problem for problem in config_problems(path)), config_problems(path)


def test_each_mistake_of_a_table_is_said(tmp_path: Path) -> None:
    """Not one after the other, each when those before it are put right."""
    path = tmp_path / "tracker.toml"
    wrong = (
        ('kinds = ["removed", "updated"]', 'kinds = ["changed"]\nleast_weight = 3\nlanguage = "xx"'),
        ("[watch]", "[watch]\nfailures = 0"),
        ("hosts_at_once = 4", "hosts_at_once = 0"),
        ('sender = "', 'port = 0\nsender = "'),
    )
    text = FULL
    for old, new in wrong:
        assert old in text
        text = text.replace(old, new)
    path.write_text(text)
    keys = [problem.split(": ")[1] for problem in config_problems(path)]
    expected = ["fetch.hosts_at_once", "watch.failures", "mail.port", "subscriptions[1].kinds[1]"]
    assert [*expected, "subscriptions[1].least_weight", "subscriptions[1].language"] == keys


@pytest.mark.parametrize("pattern", ["%d.%m.%Y", "%-d %B %Y", "%A, %e. %b %y", "100%% %Y"])
def test_dates_may_have_any_form(tmp_path: Path, pattern: str) -> None:
    """That strftime can write."""
    config = _load(tmp_path, FULL.replace('schedule = "0 8 * * 1"', f'date_format = "{pattern}"'))
    assert pattern == config.subscriptions[0].date_format


@pytest.mark.parametrize(
    ("host", "security", "told"),
    [
        ("mail.example.org", "none", True),
        ("mail.example.org", "tls", False),
        ("localhost", "none", False),
        ("127.0.0.1", "none", False),
        ("::1", "none", False),
    ],
)
def test_a_password_in_clear_text_is_told(tmp_path: Path, host: str, security: str, told: bool) -> None:
    """Where it leaves this machine."""
    mail = f'host = "{host}"\nsecurity = "{security}"\nuser = "me"\npassword = {{ env = "HOME" }}'
    config = _load(tmp_path, FULL.replace('host = "mail.example.org"', mail))
    assert told == any("in clear text" in line for line in advice(config))


def test_the_first_problem_says_how_many_more_there_are(tmp_path: Path) -> None:
    """All of them are shown by `tracker config check`."""
    with pytest.raises(
        ConfigError, match=r":1: nonsense: unknown key.*\(and 1 more: run `tracker config check`\)"
    ):
        _load(tmp_path, 'nonsense = 1\n[reports.norway]\ntitle = ""\n')


def test_a_missing_file_is_not_found(tmp_path: Path) -> None:
    """With what to do about it."""
    with pytest.raises(NotFoundError, match="tracker init"):
        load_config(tmp_path / "tracker.toml")


def test_a_file_that_is_no_text_is_said_to_be_so(tmp_path: Path) -> None:
    """One line, no traceback."""
    path = tmp_path / "tracker.toml"
    path.write_bytes(b"\xff\xfe\x00")
    assert [f"{path}: expected UTF-8"] == config_problems(path)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60), st.integers(0, len(FULL)))
def test_no_text_breaks_the_reader(tmp_path_factory: pytest.TempPathFactory, piece: str, at: int) -> None:
    """Whatever stands in the file, it is read or said to be wrong."""
    # In a folder of its own: the temporary folders of other tests would find it above them.
    folder = tmp_path_factory.getbasetemp() / "damaged"
    folder.mkdir(exist_ok=True)
    path = folder / "tracker.toml"
    path.write_text(FULL[:at] + piece + FULL[at:], encoding="utf-8", newline="")
    for problem in config_problems(path):
        assert "\n" not in problem


# --- schedules -----------------------------------------------------------------------------------------

MONDAY = datetime(2024, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("line", "days"),
    [
        ("0 8 * * 1", [1, 8, 15]),
        ("0 8 * * MON", [1, 8, 15]),
        ("0 8 * * 0", [7, 14, 21]),
        ("0 8 * * 7", [7, 14, 21]),
        ("0 8 * * sun", [7, 14, 21]),
        ("0 8 * * 1-5", [1, 2, 3]),
        ("0 8 * * 5-7", [5, 6, 7]),
        ("0 8 */10 * *", [1, 11, 21]),
        ("0 8 1,3 * *", [1, 3, 32]),
        ("0 8 5 * 1", [1, 5, 8]),
        ("0 8 1 JAN,feb *", [1, 32]),
    ],
)
def test_crontab_lines_mean_what_they_mean_in_cron(tmp_path: Path, line: str, days: list[int]) -> None:
    """Monday is 1, Sunday 0 or 7; of a day of the month and a weekday, either suffices."""
    schedule = _load(tmp_path, f'[watch]\nschedule = "{line}"\n').watch.schedule
    times = schedule.times(MONDAY)
    expected = [MONDAY + timedelta(days=day - 1, hours=8) for day in days]
    assert expected == [next(times) for _ in days]


def test_a_schedule_keeps_its_hour_over_daylight_saving(tmp_path: Path) -> None:
    """In the zone of the moment it is asked about."""
    schedule = _load(tmp_path, '[watch]\nschedule = "0 8 * * *"\n').watch.schedule
    oslo = ZoneInfo("Europe/Oslo")
    times = schedule.times(datetime(2024, 3, 30, 12, tzinfo=oslo))
    assert [8, 8] == [next(times).hour for _ in range(2)]
    with pytest.raises(ValueError, match="time zone"):
        schedule.after(datetime(2024, 1, 1))  # noqa: DTZ001 - the point


def test_an_interval_counts_from_the_moment_given(tmp_path: Path) -> None:
    """In real hours, also over a change of the clock."""
    schedule = _load(tmp_path, '[watch]\nschedule = "every 90 minutes"\n').watch.schedule
    assert MONDAY + timedelta(minutes=90) == schedule.after(MONDAY)


# --- secrets -------------------------------------------------------------------------------------------


def test_a_secret_is_read_when_it_is_needed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From the environment or a file; it is no part of the configuration, so it is in no message of it."""
    config = _load(tmp_path, FULL)
    secret = config.reports["norway"].sources[0].headers["X-Api-Key"]
    assert isinstance(secret, Secret)
    with pytest.raises(ConfigError, match="TOKEN is not set"):
        secret.read()
    monkeypatch.setenv("TOKEN", "s3cret")
    assert "s3cret" == secret.read()
    assert "s3cret" not in repr(config)


def test_a_part_has_a_name_of_its_own(tmp_path: Path) -> None:
    """The main text's file is the edition's path."""
    given = '[reports.n]\ntitle = "N"\n[[reports.n.editions]]\nedition = "1"\nparts = {{ {} = "a.txt" }}\n'
    (declared,) = _load(tmp_path, given.format("annex")).reports["n"].editions
    assert {"annex": tmp_path / "a.txt"} == declared.parts
    with pytest.raises(ConfigError, match=r"editions\[1\].parts.main: expected another name"):
        _load(tmp_path, given.format("main"))


def test_the_home_of_nobody_is_a_folder_like_others(tmp_path: Path) -> None:
    """A user of that name may come; until then the file is said to be missing."""
    config = _load(tmp_path, 'reports_folder = "~nobody-of-that-name/reports"\n')
    assert tmp_path / "~nobody-of-that-name/reports" == config.reports_folder
