"""`tracker digest`, `outbox`, `mail` and `status` as people type them."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import pytest

from tests.digests.conftest import edition_text  # noqa: F401 - a fixture
from tests.servers.smtp import Behaviour, free_port, smtp_server
from tracker.cli import run
from tracker.locking import locked
from tracker.watching.lock import lock_path

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Typed = Callable[..., tuple[int, str, str]]

CONFIG = """
[reports.alfa]
title = "Alfa"
[[reports.alfa.sources]]
path = "alfa-{{edition}}.txt"
[mail]
host = "localhost"
port = {port}
security = "none"
sender = "tracker@example.org"
[[subscriptions]]
name = "desk"
to = ["ann@example.org", "bo@example.org"]
[[subscriptions]]
name = "weekly"
to = ["cy@example.org"]
schedule = "0 8 * * 1"
"""


@pytest.fixture
def typed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Typed:
    """Run a command line in the workspace; gives exit code, output and errors."""

    def type_(*arguments: str) -> tuple[int, str, str]:
        code = run([*arguments, "--workspace", str(tmp_path)])
        said = capsys.readouterr()
        return code, said.out, said.err

    return type_


@pytest.fixture
def news(
    tmp_path: Path,
    typed: Typed,
    edition_text: Callable[..., str],  # noqa: F811 - the fixture
) -> Callable[[int], None]:
    """A workspace whose subscribers know of 2022, and in which 2023 has just come out."""

    def make(port: int) -> None:
        config = CONFIG.format(port=port)
        nobody, _, _ = config.partition("[[subscriptions]]")
        (tmp_path / "tracker.toml").write_text(nobody, encoding="utf-8")
        (tmp_path / "alfa-2022.txt").write_text(edition_text(label="2022"), encoding="utf-8")
        assert typed("check")[0] == 0
        (tmp_path / "tracker.toml").write_text(config, encoding="utf-8")
        assert typed("digest", "desk")[1] == "desk: nothing to tell\n"
        (tmp_path / "alfa-2023.txt").write_text(edition_text(judges="80"), encoding="utf-8")
        assert typed("check")[0] == 0

    return make


def test_a_dry_run_shows_and_sends_nothing(news: Callable[[int], None], typed: Typed, tmp_path: Path) -> None:
    """As text on the terminal, as a page by the file's suffix; the next real digest still tells it."""
    news(free_port())
    code, out, _ = typed("digest", "desk", "--dry-run")
    assert (code, out.splitlines()[0]) == (0, "Alfa: the 2023 edition is out")
    page = tmp_path / "page.html"
    assert typed("digest", "desk", "--dry-run", "-o", str(page))[0] == 0
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert typed("digest", "desk", "--dry-run", "--format", "markdown")[1].startswith(
        "# Alfa: the 2023 edition"
    )
    assert typed("outbox", "list", "--all")[1] == "Nothing is owed.\n"


def test_any_span_of_time(news: Callable[[int], None], typed: Typed) -> None:
    """`--since` tells what was told before, with a subscription's filter or without any."""
    news(free_port())
    out = typed("digest", "--since", "2020-01-01")[1]
    assert "The 2023 edition is out" in out
    assert "The 2022 edition has been taken in" in out
    assert "Since 1 January 2020, 00:00 UTC" in out
    assert "Nothing to tell" in typed("digest", "weekly", "--since", "2020-01-01", "--until", "2021-01-01")[1]


def test_a_digest_is_sent(news: Callable[[int], None], typed: Typed) -> None:
    """`tracker digest NAME` makes it, sends it, and has nothing to tell the second time."""
    with smtp_server() as server:
        news(server.port)
        assert typed("digest", "desk")[:2] == (0, "desk: digest 1 made\n2 delivered, 0 waiting, 0 failed\n")
        assert typed("digest", "desk")[:2] == (0, "desk: nothing to tell\n")
        received = sorted(server.received, key=lambda each: each.recipients)
    assert [each.recipients for each in received] == [("ann@example.org",), ("bo@example.org",)]
    for number, each in enumerate(received, 1):
        assert each.content.decode() == typed("outbox", "show", str(number), "--format", "raw")[1]
        html = each.message.get_body(("html",))
        assert html is not None
        shown = typed("outbox", "show", str(number), "--format", "html")[1]
        assert str(html.get_content()).replace("\r\n", "\n").rstrip() == shown.rstrip()
        assert each.message["List-Id"] == "desk <desk.tracker.example.org>"
    assert typed("outbox")[1] == "Nothing is owed.\n"
    assert typed("outbox", "list", "--all")[1].count("delivered") == 2


def test_trouble_is_listed_shown_retried_and_dropped(news: Callable[[int], None], typed: Typed) -> None:
    """A server that is down, then one that refuses a recipient: exit code 6, and a way out of each."""
    port = free_port()
    news(port)
    code, out, err = typed("digest", "desk")
    assert (code, out.splitlines()[1]) == (6, "0 delivered, 2 waiting, 0 failed")
    assert "Connection refused" in err
    assert typed("outbox")[1].count("waiting") == 2
    assert typed("outbox", "send")[:2] == (6, "0 delivered, 2 waiting, 0 failed\n")  # not due, but owed
    with smtp_server(port=port, behaviour=Behaviour(refuse=frozenset({"bo@example.org"}))) as server:
        code, out, _ = typed("outbox", "retry", "1", "2")
        assert (code, out) == (6, "1 delivered, 0 waiting, 1 failed\n")
        server.behaviour.refuse = frozenset()
        rows = json.loads(typed("outbox", "list", "--format", "json")[1])
        assert rows == json.loads(typed("outbox", "--format", "json")[1])
        assert 2 == typed("outbox", "--format", "json", "show", "2")[0]
        assert [(row["recipient"], row["state"]) for row in rows] == [("bo@example.org", "failed")]
        assert "550 5.1.1 no such mailbox here" in typed("outbox", "show", "2")[1]
        assert "To: bo@example.org\r\n" in typed("outbox", "show", "2", "--format", "raw")[1]
        assert typed("outbox", "retry", "--failed")[:2] == (0, "1 delivered, 0 waiting, 0 failed\n")
    code, _, err = typed("outbox", "drop", "2")
    assert (code, "cannot be called back" in err) == (2, True)
    assert typed("outbox", "drop", "77")[0] == 3
    assert typed("outbox", "retry")[0] == 2


def test_status_says_how_it_stands(news: Callable[[int], None], typed: Typed) -> None:
    """Sources, subscriptions and what is owed, for people and for machines."""
    news(free_port())
    typed("digest", "desk")
    out = typed("status")[1]
    assert "Not watched" in out
    assert "alfa  alfa-{edition}.txt: new edition, checked 2" in out
    assert "desk  told at once" in out
    assert "Outbox: 2 waiting" in out
    data = json.loads(typed("status", "--format", "json")[1])
    assert data["sources"][0]["outcome"] == "new edition"
    assert data["outbox"] == {"waiting": 2}
    assert (data["watched"], data["watched_by"]) == (False, None)


def test_a_watch_that_could_not_write_its_number_down_is_one(
    news: Callable[[int], None], typed: Typed, tmp_path: Path
) -> None:
    """On a full disk the lock holds all the same."""
    news(free_port())
    lock = lock_path(tmp_path)
    with locked(lock, "watching"):
        assert f"Watched by process {os.getpid()}." in typed("status")[1]
        os.truncate(lock, 0)
        assert "Watched; which process" in typed("status")[1]
        data = json.loads(typed("status", "--format", "json")[1])
        assert (data["watched"], data["watched_by"]) == (True, None)


def test_status_says_since_when_something_is_held_back(
    news: Callable[[int], None], typed: Typed, tmp_path: Path
) -> None:
    """A source that answers with what is no edition is in trouble, too."""
    news(free_port())
    whole = (tmp_path / "alfa-2022.txt").read_text(encoding="utf-8")
    (tmp_path / "alfa-2022.txt").write_text(whole[: len(whole) // 3], encoding="utf-8")
    typed("check")
    since = json.loads(typed("status", "--format", "json")[1])["sources"][0]["in_trouble_since"]
    typed("check")
    (source,) = json.loads(typed("status", "--format", "json")[1])["sources"]
    assert (source["outcome"], source["failures"]) == ("quarantined", 0)
    assert source["in_trouble_since"] == since is not None
    assert f"in trouble since {since[:10]} {since[11:16]} UTC: " in typed("status")[1]


def test_mail_test(news: Callable[[int], None], typed: Typed) -> None:
    """It says what the server answered, or why there is no answer, in one line."""
    with smtp_server() as server:
        news(server.port)
        code, out, _ = typed("mail", "test", "ann@example.org")
        assert (code, out) == (0, f"localhost:{server.port} took it for ann@example.org: 250 accepted\n")
        assert "test message" in str(server.received[0].message["Subject"])
    code, _, err = typed("mail", "test", "ann@example.org")
    assert code == 6
    assert err.count("\n") == 1
    assert "Connection refused" in err


@pytest.mark.parametrize(
    "nonsense",
    ["nobody", "a b@example.org", "ann@", "@example.org", "ann@example", "ann@exa..mple.org"],
)
def test_mail_test_takes_addresses_only(news: Callable[[int], None], typed: Typed, nonsense: str) -> None:
    """What is none is bad usage, said before any server is asked."""
    news(free_port())
    code, out, err = typed("mail", "test", nonsense)
    assert (code, out) == (2, "")
    assert err.count("\n") == 1
    assert f"{nonsense!r} is no mail address such as ann@example.org; see `tracker mail test --help`" in err


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["digest"], 2, "say which subscription; there are: desk, weekly"),
        (["digest", "dsk"], 3, "did you mean desk?"),
        (["digest", "desk", "-o", "x.html"], 2, "add --dry-run or --since DATE"),
        (["digest", "desk", "--dry-run", "-o", "x.pdf"], 2, "no format goes with the suffix '.pdf'"),
        (["digest", "desk", "--since", "yesterday"], 2, "is no date such as"),
        (["digest", "desk", "--until", "2026-01-01"], 2, "--until goes with --since"),
        (["outbox", "show", "9"], 3, "no delivery 9"),
        (["outbox", "show", "9" * 30], 2, "is not in the range"),
        (["outbox", "retry", "9" * 30], 2, "is not in the range"),
        (["outbox", "retry", "all"], 2, "'all' is not a valid number"),
        (["outbox", "show", "--", "-" + "9" * 30], 2, "is not in the range"),
        (["quarantine", "show", "9" * 30], 2, "is not in the range"),
        (["digest", "--since", "0001-01-01T00:00+14:00"], 2, "no moment that the calendar has"),
        (["digest", "--since", "2026-01-01", "--until", "9999-12-31T23:59-12:00"], 2, "no moment that the"),
    ],
)
def test_bad_usage_is_one_line(
    arguments: list[str], code: int, said: str, news: Callable[[int], None], typed: Typed
) -> None:
    """What was wrong and what to do."""
    news(free_port())
    got, _, err = typed(*arguments)
    assert (got, err.count("\n")) == (code, 1)
    assert said in err


def test_config_check_says_what_channels_lack(
    typed: Typed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Apprise is an extra; that it is missing, or the channel's secret, is said before the first digest."""
    (tmp_path / "tracker.toml").write_text(
        '[channels.chat]\nurl = { env = "TEST_NO_SUCH" }\n'
        '[[subscriptions]]\nname = "chat"\nchannels = ["chat"]\n',
        encoding="utf-8",
    )
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    code, _, said = typed("config", "check")
    assert code == 0
    assert "tracker: channels need Apprise: `pip install apprise` beside tracker\n" in said
    assert "channels.chat.url: the environment variable TEST_NO_SUCH is not set here" in said
