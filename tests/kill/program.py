"""Kill `tracker watch` at random moments, start it again, and count what came of it.

    python tests/kill/program.py --kills 200 [--smtp-down] [--disk-full] [--seed N]

A workspace watches reports on a local HTTP server that keeps publishing editions; digests go to a local
SMTP server. The watch is killed with SIGKILL again and again, then left alone. Then every edition must be
stored, every event told to every subscription once, every digest delivered to every recipient, and none
twice but where the server had taken it and the kill came before that was recorded: those have the same
Message-ID and are counted as doubtful. Prints a table; exits with 1 where something is lost or doubled.
"""

from __future__ import annotations

import argparse
import contextlib
import random
import re
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.disks import keep_mounts_private, small_disk  # noqa: E402 - the program runs by itself
from tests.kill.surroundings import (  # noqa: E402
    BALLAST,
    RECIPIENTS,
    ROOM_LEFT,
    Post,
    Publisher,
    fill_disk,
    http_server,
    write_workspace,
)
from tests.servers.smtp import Behaviour, free_port  # noqa: E402

WHILE_STARTING = 0.15
"""Share of the kills that come before the watch says that it has started."""
LONGEST_LIFE = 1.5
"""Until a kill, in times that it takes from the start until an edition is checked, told and delivered."""
SETTLE_SECONDS = 240
"""How long it may take at the end until everything has arrived."""
DISK_SIZE = 96_000_000


@dataclass
class Outcome:
    """What is printed."""

    kills: int = 0
    full_runs: int = 0
    editions_expected: int = 0
    editions_stored: int = 0
    editions_told: int = 0
    events_told_twice: int = 0
    digests: int = 0
    deliveries_expected: int = 0
    delivered: int = 0
    delivered_twice: int = 0
    twice_without_doubt: int = 0
    seconds_to_stop: float = 0.0
    problems: list[str] = field(default_factory=list)


class Run:
    """One run of the program."""

    def __init__(self, folder: Path, options: argparse.Namespace) -> None:
        self.folder = folder
        self.options = options
        self.random = random.Random(options.seed)  # noqa: S311 - moments to kill at
        self.publisher = Publisher(self.random)
        self.post = Post(free_port(), Behaviour(delay=0.02))
        self.outcome = Outcome()
        self.round_seconds = 1.0
        self.log_start = 0
        self.log = (folder.parent / "watch.log").open("ab")
        self.process: subprocess.Popen[bytes] | None = None

    def run(self) -> Outcome:
        """Kill, leave alone, count; whatever happens, no process is left behind."""
        with self.log, http_server(self.publisher) as http_port, contextlib.ExitStack() as at_last:
            at_last.callback(self.post.down)
            at_last.callback(self._kill)
            write_workspace(self.folder, http_port, self.post.port)
            self.publisher.publish()
            self.post.up()
            self._warm_up()
            for number in range(self.options.kills):
                self._kill_once(number)
            self.post.up()
            self._settle()
            self.post.down()
        self._count()
        return self.outcome

    def _warm_up(self) -> None:
        """Take in and tell the first edition, and measure how long that takes with the next."""
        self._start()
        deadline = time.monotonic() + SETTLE_SECONDS
        while time.monotonic() < deadline and not self._is_settled():
            time.sleep(0.2)
        self._kill()
        self.publisher.publish()
        process = self._start()
        self._wait_for_start(process)
        started = time.monotonic()
        while self._said().count(b"delivered") < len(("desk", "digest")):
            if time.monotonic() - started > SETTLE_SECONDS:
                raise TimeoutError(f"nothing was delivered; the log: {self._said().decode()}")
            time.sleep(0.02)
        self.round_seconds = time.monotonic() - started
        self._kill()

    def _kill(self) -> None:
        """Kill what runs, if anything does."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()

    def _said(self) -> bytes:
        """What the watch has logged since it was started."""
        with Path(self.log.name).open("rb") as log:
            log.seek(self.log_start)
            return log.read()

    def _wait_for_start(self, process: subprocess.Popen[bytes]) -> None:
        while process.poll() is None and b"watching" not in self._said():
            time.sleep(0.02)

    def _kill_once(self, number: int) -> None:
        if self.options.smtp_down:
            (self.post.up if number % 2 else self.post.down)()
        full = self.options.disk_full and number % 2 == 1
        process = self._start(full=full)
        self.outcome.full_runs += full
        if self.random.random() > WHILE_STARTING:
            self._wait_for_start(process)
        life = self.random.uniform(0, LONGEST_LIFE) * self.round_seconds
        at = self.random.uniform(0, life)
        time.sleep(at)
        self.publisher.publish()
        time.sleep(life - at)
        if process.poll() is not None:
            self.outcome.problems.append(f"run {number}: ended by itself with {process.returncode}")
        self._kill()
        (self.folder / BALLAST).unlink(missing_ok=True)
        self.outcome.kills += 1

    def _start(self, *, full: bool = False) -> subprocess.Popen[bytes]:
        biggest = max((path.stat().st_size for path in (self.folder / "snapshots").glob("*")), default=0)

        def set_limit() -> None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (biggest + ROOM_LEFT, biggest + ROOM_LEFT))

        self.log_start = Path(self.log.name).stat().st_size
        if full and self.options.own_disk:
            fill_disk(self.folder)
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tracker", "--workspace", str(self.folder), "watch"],
            cwd=ROOT,
            stderr=self.log,
            preexec_fn=set_limit if full and not self.options.own_disk else None,  # noqa: PLW1509 - no threads hold locks
        )
        return self.process

    def _settle(self) -> None:
        process = self._start()
        deadline = time.monotonic() + SETTLE_SECONDS
        while time.monotonic() < deadline and not self._is_settled():
            time.sleep(1)
        time.sleep(6)  # nothing more may come: a scheduled digest has had its time
        started = time.monotonic()
        process.terminate()
        code = process.wait(30)
        self.outcome.seconds_to_stop = time.monotonic() - started
        if code:
            self.outcome.problems.append(f"SIGTERM: exit code {code}")

    def _query(self, query: str) -> list[sqlite3.Row]:
        connection = sqlite3.connect(self.folder / "snapshots" / "tracker.db", timeout=30)
        connection.row_factory = sqlite3.Row
        with contextlib.closing(connection):
            return connection.execute(query).fetchall()

    def _stored(self) -> set[tuple[str, str]]:
        return {(row["report"], row["label"]) for row in self._query("SELECT report, label FROM editions")}

    def _is_settled(self) -> bool:
        try:
            waiting = self._query("SELECT 1 FROM outbox WHERE state NOT IN ('delivered')")
            untold = self._query(
                "SELECT 1 FROM events JOIN subscriptions ON events.id > subscriptions.since_event"
                " AND events.id NOT IN (SELECT event FROM digest_events JOIN digests ON digests.id = digest"
                " WHERE subscription = name)"
            )
            return self._stored() == self.publisher.published and not waiting and not untold
        except sqlite3.Error:
            return False

    def _count(self) -> None:
        outcome, published = self.outcome, self.publisher.published
        stored = self._stored()
        outcome.editions_expected, outcome.editions_stored = len(published), len(published & stored)
        rows = self._query("SELECT identity, state, doubtful FROM outbox")
        outcome.digests = self._query("SELECT count(*) AS n FROM digests")[0]["n"]
        outcome.deliveries_expected = len(rows)
        arrivals = Counter(each.message_id for each in self.post.received)
        outcome.delivered = sum(row["identity"] in arrivals for row in rows)
        twice = [row for row in rows if arrivals[row["identity"]] > 1]
        outcome.delivered_twice = len(twice)
        outcome.twice_without_doubt = sum(arrivals[row["identity"]] - 1 > row["doubtful"] for row in twice)
        told = self._query(
            "SELECT count(*) AS n FROM digest_events JOIN digests ON digests.id = digest"
            " GROUP BY subscription, event"
        )
        outcome.events_told_twice = sum(row["n"] > 1 for row in told)
        self._count_told(published)
        expected = {row["identity"] for row in rows}
        strangers = len([each for each in arrivals if each not in expected])
        integrity = self._query("PRAGMA integrity_check")[0][0]
        for wrong, what in (
            (published - stored, "editions not stored"),
            (len(rows) - outcome.delivered, "deliveries that did not arrive"),
            (outcome.twice_without_doubt, "messages delivered twice without a doubt on record"),
            (outcome.events_told_twice, "events told twice to one subscription"),
            (strangers, "messages that the outbox does not know"),
            (integrity != "ok", f"database: {integrity}"),
        ):
            if wrong:
                outcome.problems.append(f"{what}: {wrong}")

    def _count_told(self, published: set[tuple[str, str]]) -> None:
        """What arrived, read as people read it: each edition, for each recipient, in exactly one message."""
        messages: dict[tuple[str, str], dict[str, str]] = {}
        for each in self.post.received:
            list_id = str(each.message["List-Id"]).split()[0]
            body = each.message.get_body(("plain",))
            text = str(body.get_content()).replace("\r\n", "\n") if body else ""
            messages.setdefault((list_id, each.recipients[0]), {})[each.message_id] = text
        expected = [("desk", address) for address in RECIPIENTS] + [("digest", RECIPIENTS[0])]
        for reader in expected:
            told: Counter[tuple[str, str]] = Counter()
            for text in messages.get(reader, {}).values():
                for story in re.split(r"(?m)^(?=(?:ALFA|BRAVO|CHARLIE)$)", text)[1:]:
                    name = story.split("\n", 1)[0].lower()
                    found = re.findall(r"(?m)^\* The (\d+) edition (?:is out|has been taken in)", story)
                    told.update((name, year) for year in found)
            if missing := published - told.keys():
                self.outcome.problems.append(f"{reader} was never told of {sorted(missing)[:5]}")
            if double := [edition for edition, number in told.items() if number > 1]:
                self.outcome.problems.append(f"{reader} was told twice of {double[:5]}")
            self.outcome.editions_told += len(told.keys() & published)


def main() -> int:
    """Run, print the table; 1 where something was lost or doubled."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--smtp-down", action="store_true", help="the mail server is down half of the time")
    parser.add_argument(
        "--disk-full", action="store_true", help="every other run has hardly any room to write"
    )
    parser.add_argument("--keep", type=Path, help="leave workspace and log there")
    options = parser.parse_args()
    with contextlib.ExitStack() as stack:
        base = options.keep or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        folder = base / "workspace"
        folder.mkdir(parents=True, exist_ok=True)
        if options.disk_full:
            keep_mounts_private()
        options.own_disk = options.disk_full and stack.enter_context(small_disk(folder, DISK_SIZE))
        started = time.monotonic()
        outcome = Run(folder, options).run()
    told_expected = outcome.editions_expected * (len(RECIPIENTS) + 1)
    table = {
        "kills": outcome.kills,
        "runs with a full disk": outcome.full_runs,
        "editions expected": outcome.editions_expected,
        "editions stored": outcome.editions_stored,
        "digests made": outcome.digests,
        "deliveries expected": outcome.deliveries_expected,
        "deliveries that arrived": outcome.delivered,
        "of these twice (same Message-ID, doubt on record)": outcome.delivered_twice,
        "twice without a doubt on record": outcome.twice_without_doubt,
        "editions to be told, all readers": told_expected,
        "editions told": outcome.editions_told,
        "events told twice": outcome.events_told_twice,
        "seconds from SIGTERM to the end": round(outcome.seconds_to_stop, 2),
        "seconds in all": round(time.monotonic() - started),
    }
    for name, value in table.items():
        print(f"{name:<52}{value:>8}")  # noqa: T201
    for problem in outcome.problems:
        print(f"WRONG: {problem}")  # noqa: T201
    return int(bool(outcome.problems))


if __name__ == "__main__":
    raise SystemExit(main())
