"""`tracker watch` as a process: locks, signals, reloading, logs."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.servers.smtp import smtp_server
from tracker.watching.daemon import GRACE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 30.0
"""Seconds to wait for what should come at once, on a machine that does other things as well."""

BASIC = """
[watch]
schedule = "every 1 second"
[reports.alfa]
title = "Alfa"
[[reports.alfa.sources]]
path = "alfa-{edition}.txt"
"""


class Watching:
    """A running `tracker watch` and what it says."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        self.lines: list[str] = []
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stderr is not None
        for line in self.process.stderr:
            self.lines.append(line.rstrip("\n"))

    def said(self, part: str, *, times: int = 1) -> str:
        """Wait until a line holds `part`; gives the line."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            found = [line for line in self.lines if part in line]
            if len(found) >= times:
                return found[times - 1]
            time.sleep(0.05)
        raise AssertionError(f"{part!r} was not said in: {self.lines}")

    def end(self, number: signal.Signals = signal.SIGTERM) -> tuple[int, float]:
        """Send a signal; gives the exit code and the seconds that it took."""
        started = time.monotonic()
        self.process.send_signal(number)
        code = self.process.wait(PATIENCE)
        self._reader.join(5)
        return code, time.monotonic() - started


@contextmanager
def watching(folder: Path, *options: str) -> Iterator[Watching]:
    """Run `tracker watch` on the workspace in `folder`."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tracker", "--workspace", str(folder), "watch", *options],
        cwd=ROOT,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        yield Watching(process)
    finally:
        if process.poll() is None:
            process.kill()
        process.wait()
        assert process.stderr is not None
        process.stderr.close()


def tracker(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a verb."""
    return subprocess.run(
        [sys.executable, "-m", "tracker", "--workspace", str(folder), *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def ready(tmp_path: Path, edition_text: Callable[..., str]) -> Callable[..., Path]:
    """A workspace with one edition of one report."""

    def make(config: str = BASIC) -> Path:
        (tmp_path / "tracker.toml").write_text(config, encoding="utf-8")
        (tmp_path / "alfa-2022.txt").write_text(edition_text(label="2022"), encoding="utf-8")
        return tmp_path

    return make


@pytest.mark.slow
def test_sigterm_ends_it_within_seconds(ready: Callable[..., Path]) -> None:
    """It says so and exits with 0; Ctrl-C exits with 130."""
    for number, expected in ((signal.SIGTERM, 0), (signal.SIGINT, 130)):
        with watching(ready()) as watch:
            watch.said("alfa-{edition}.txt: 2022")
            code, seconds = watch.end(number)
        assert (code, watch.lines[-1].endswith("stopped")) == (expected, True)
        assert seconds < 4


@pytest.mark.slow
def test_sigterm_does_not_wait_for_a_slow_site(ready: Callable[..., Path]) -> None:
    """A site that accepts the connection and never answers holds nothing up beyond the grace."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        folder = ready(
            BASIC.replace(
                'path = "alfa-{edition}.txt"',
                f'url = "http://127.0.0.1:{silent.getsockname()[1]}/"\nedition = "2022"\n'
                'robots = false\nallow_networks = ["127.0.0.0/8"]',
            )
        )
        with watching(folder) as watch:
            silent.settimeout(PATIENCE)
            connection, _ = silent.accept()
            code, seconds = watch.end()
            connection.close()
    assert code == 0
    assert seconds < GRACE + 3


@pytest.mark.slow
def test_a_second_watch_is_refused_with_the_first_ones_process_id(ready: Callable[..., Path]) -> None:
    """One line, exit code 2; `status` names the process too; once it is gone the next may start."""
    folder = ready()
    with watching(folder) as watch:
        watch.said("alfa-{edition}.txt: 2022")
        second = tracker(folder, "watch")
        assert (second.returncode, second.stderr.count("\n")) == (2, 1)
        assert f"process {watch.process.pid} does it already" in second.stderr
        assert f"process {watch.process.pid}" in tracker(folder, "watch", "--once").stderr
        assert f"Watched by process {watch.process.pid}" in tracker(folder, "status").stdout
        watch.process.kill()
        watch.process.wait()
        assert tracker(folder, "watch", "--once").returncode == 0
    assert "Not watched" in tracker(folder, "status").stdout


@pytest.mark.slow
def test_tracker_toml_is_read_again(ready: Callable[..., Path], edition_text: Callable[..., str]) -> None:
    """On SIGHUP at once and on its own when it changes; a bad file is said and changes nothing."""
    folder = ready()
    config = folder / "tracker.toml"
    with watching(folder) as watch:
        watch.said("watching 1 source")
        watch.said("2022 new edition")
        config.write_text(BASIC + "[reports.bravo\n", encoding="utf-8")
        watch.process.send_signal(signal.SIGHUP)
        bad = watch.said("stays in force")
        assert "tracker.toml:8: expected TOML" in bad
        watch.said("2022 unchanged", times=2)
        more = '[reports.bravo]\ntitle = "Bravo"\n[[reports.bravo.sources]]\npath = "bravo-{edition}.txt"\n'
        (folder / "bravo-2022.txt").write_text(edition_text(title="Bravo"), encoding="utf-8")
        config.write_text(BASIC + more, encoding="utf-8")
        watch.said("read anew: watching 2 sources, 2 reports")
        watch.said("bravo bravo-{edition}.txt: 2022 new edition")
        assert watch.end()[0] == 0


@pytest.mark.slow
def test_news_are_delivered(ready: Callable[..., Path], edition_text: Callable[..., str]) -> None:
    """An edition that appears while it runs is told within seconds; log lines are JSON where asked for."""
    with smtp_server() as server:
        folder = ready(BASIC)
        tracker(folder, "check")  # of what was there before they subscribed they are told nothing
        (folder / "tracker.toml").write_text(
            BASIC + f'[mail]\nhost = "localhost"\nport = {server.port}\nsecurity = "none"\n'
            'sender = "t@example.org"\n'
            '[[subscriptions]]\nname = "desk"\nto = ["ann@example.org", "bo@example.org"]\n',
            encoding="utf-8",
        )
        with watching(folder, "--log-format", "json") as watch:
            watch.said("2022 unchanged")
            (folder / "alfa-2023.txt").write_text(edition_text(judges="80"), encoding="utf-8")
            watch.said('"delivered": 2')
            assert watch.end()[0] == 0
        events = [json.loads(line) for line in watch.lines]
    assert len(server.received) == 2
    assert {event["event"] for event in events} >= {"started", "checked", "digest", "delivered", "stopped"}
    (digest,) = [event for event in events if event["event"] == "digest"]
    assert (digest["level"], digest["recipients"]) == ("info", 2)
    assert tracker(folder, "outbox").stdout == "Nothing is owed.\n"


@pytest.mark.slow
def test_the_heartbeat_is_called_after_each_round(ready: Callable[..., Path]) -> None:
    """A monitor sees a call for each round of checks."""
    calls: list[str] = []

    class Monitor(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            calls.append(self.path)
            self.send_response(200)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Monitor)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_address[1]}/beat"
    folder = ready(BASIC.replace('"every 1 second"\n', f'"every 1 second"\nheartbeat = "{address}"\n'))
    with watching(folder) as watch:
        watch.said("2022 unchanged", times=2)
        watch.end()
    server.shutdown()
    server.server_close()
    assert len(calls) >= 2
    assert set(calls) == {"/beat"}


@pytest.mark.slow
def test_once_does_what_is_due_and_leaves(ready: Callable[..., Path]) -> None:
    """The first run checks, a second one at once finds nothing due; trouble has its exit code."""
    folder = ready(BASIC.replace("every 1 second", "every 1 hour"))
    first, second = tracker(folder, "watch", "--once"), tracker(folder, "watch", "--once")
    assert (first.returncode, second.returncode) == (0, 0)
    assert "2022 new edition" in first.stderr
    assert second.stderr == ""
    source = '[[reports.alfa.sources]]\nurl = "http://127.0.0.1:9/"\nedition = "2023"\n'
    (folder / "tracker.toml").write_text(BASIC + source, encoding="utf-8")
    assert tracker(folder, "watch", "--once").returncode == 5


def test_without_a_workspace_it_says_what_to_do(tmp_path: Path) -> None:
    """No tracker.toml, in one line, and with the exit code that `check` has there."""
    done = tracker(tmp_path, "watch")
    assert (done.returncode, done.stderr.count("\n")) == (3, 1)
    assert "tracker init" in done.stderr


def test_a_bad_tracker_toml_refuses_the_start(ready: Callable[..., Path]) -> None:
    """What is wrong is said in one line with its place, and nothing is watched half."""
    folder = ready(BASIC + '[[subscriptions]]\nname = "x"\nto = ["nobody"]\nreports = ["alfa"]\n')
    done = tracker(folder, "watch")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "subscriptions[1].to[1]: expected a mail address" in done.stderr
    assert not (folder / "snapshots").exists()
