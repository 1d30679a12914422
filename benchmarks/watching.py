"""What `tracker watch` costs: memory over many checks, the processor while idle, digests a second.

    python benchmarks/watching.py memory [--checks 10000]
    python benchmarks/watching.py idle [--seconds 120]
    python benchmarks/watching.py digests [--recipients 1000]

Everything is local: an HTTP server whose pages do not change, and an SMTP server in a process of its own.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import multiprocessing
import os
import subprocess
import sys
import tempfile
import threading
import time
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

if TYPE_CHECKING:
    from collections.abc import Iterator

SOURCES = 50
SAMPLE_EVERY = 500
"""Checks between two looks at the memory."""


@contextlib.contextmanager
def unchanged_pages() -> Iterator[tuple[int, list[int]]]:
    """Serve a report that never changes under any path; gives the port and a counter of requests."""
    text = (ROOT / "seeds" / "kazakhstan-2023.txt").read_bytes()[:20_000]
    tag = f'"{hashlib.sha256(text).hexdigest()[:16]}"'
    counter = [0]
    lock = threading.Lock()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            with lock:
                counter[0] += 1
            unchanged = self.headers.get("If-None-Match") == tag
            self.send_response(304 if unchanged else 200)
            self.send_header("ETag", tag)
            self.send_header("Content-Type", "text/plain; charset=utf-8")
            self.send_header("Content-Length", "0" if unchanged else str(len(text)))
            self.end_headers()
            if not unchanged:
                self.wfile.write(text)

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server.server_address[1], counter
    finally:
        server.shutdown()
        server.server_close()


@contextlib.contextmanager
def watch(folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Run `tracker watch`; its log goes to a file."""
    with (folder / "watch.log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "tracker", "--workspace", str(folder), "watch"], cwd=ROOT, stderr=log
        )
        try:
            yield process
        finally:
            process.terminate()
            process.wait(30)


def write_sources(folder: Path, port: int, schedule: str) -> None:
    """SOURCES reports with a source each."""
    parts = ["[fetch.limits]\npause = 0\n", f'[watch]\nschedule = "{schedule}"\n']
    for number in range(SOURCES):
        parts.append(f'[reports.r{number}]\ntitle = "Report {number}"\n[[reports.r{number}.sources]]')
        parts.append(f'url = "http://127.0.0.1:{port}/{number}"\nedition = "2023"\nrobots = false')
        parts.append('allow_networks = ["127.0.0.0/8"]\n')
    (folder / "tracker.toml").write_text("\n".join(parts), encoding="utf-8")


def resident(process: subprocess.Popen[bytes]) -> float:
    """Resident memory in MB."""
    pages = int(Path(f"/proc/{process.pid}/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGESIZE") / 1e6


def processor(process: subprocess.Popen[bytes]) -> float:
    """Processor time used so far, in seconds."""
    fields = Path(f"/proc/{process.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def measure_memory(checks: int) -> None:
    """Resident memory after every SAMPLE_EVERY checks."""
    with tempfile.TemporaryDirectory() as name, unchanged_pages() as (port, counter):
        folder = Path(name)
        write_sources(folder, port, "every 1 second")
        with watch(folder) as process:
            following = SAMPLE_EVERY
            while counter[0] < checks:
                time.sleep(0.1)
                if counter[0] >= following:
                    print(f"{counter[0]:>7} checks  {resident(process):7.1f} MB  {processor(process):7.1f} s")
                    following += SAMPLE_EVERY


def measure_idle(seconds: float) -> None:
    """Processor time of a watch that has nothing to do."""
    with tempfile.TemporaryDirectory() as name, unchanged_pages() as (port, counter):
        folder = Path(name)
        write_sources(folder, port, "0 6 * * *")
        with watch(folder) as process:
            while counter[0] < SOURCES:
                time.sleep(0.1)
            time.sleep(10)
            before = processor(process)
            time.sleep(seconds)
            used = processor(process) - before
    print(f"{used:.2f} s of processor time in {seconds:.0f} s idle: {used * 3600 / seconds:.1f} s an hour")


def run_smtp(port: int, ready: Any, stop: Any) -> None:
    """The SMTP server, in its own process."""
    from tests.servers.smtp import smtp_server  # noqa: PLC0415 - in the child

    with smtp_server(port=port):
        ready.set()
        stop.wait()


def measure_digests(recipients: int) -> None:
    """How fast one large digest goes to many recipients over one connection."""
    from tests.servers.smtp import free_port  # noqa: PLC0415 - needs the path above
    from tracker.channels import MAIL  # noqa: PLC0415
    from tracker.channels.mail import MailServer  # noqa: PLC0415
    from tracker.config import Mail, Security  # noqa: PLC0415
    from tracker.outbox import Outbox, Packed, Recipient, Sender  # noqa: PLC0415
    from tracker.store import Store  # noqa: PLC0415

    port, context = free_port(), multiprocessing.get_context("spawn")
    ready, stop = context.Event(), context.Event()
    server = context.Process(target=run_smtp, args=(port, ready, stop))
    server.start()
    ready.wait()
    with tempfile.TemporaryDirectory() as name, Store(Path(name, "tracker.db")) as store:
        outbox = Outbox(store)
        page = "<p>What changed between the editions of a report.</p>\n" * 1_400
        packed = Packed(
            subscription="all",
            made_at=datetime.now(UTC),
            occasion="asked",
            thread="",
            subject="A digest",
            short="A digest",
            text="What changed between the editions of a report.\n" * 400,
            html=page,
        )
        started = time.perf_counter()
        people = [Recipient(MAIL, f"p{number}@example.org") for number in range(recipients)]
        outbox.put(packed, people, domain="example.org")
        made = time.perf_counter() - started
        settings = Mail(host="127.0.0.1", port=port, sender="tracker@example.org", security=Security.NONE)
        started = time.perf_counter()
        done = Sender(outbox, clock=lambda: datetime.now(UTC)).send_due({MAIL: MailServer(settings)})
        took = time.perf_counter() - started
    stop.set()
    server.join()
    print(
        f"{done.delivered} messages of {(len(page) + 18_800) / 1e3:.0f} kB in {took:.1f} s:"
        f" {done.delivered / took:.0f} a second (owed in {made:.2f} s)"
    )


def main() -> None:
    """Measure what is asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    verbs = parser.add_subparsers(required=True, dest="verb")
    verbs.add_parser("memory").add_argument("--checks", type=int, default=10_000)
    verbs.add_parser("idle").add_argument("--seconds", type=float, default=120)
    verbs.add_parser("digests").add_argument("--recipients", type=int, default=1_000)
    options = parser.parse_args()
    if options.verb == "memory":
        measure_memory(options.checks)
    elif options.verb == "idle":
        measure_idle(options.seconds)
    else:
        measure_digests(options.recipients)


if __name__ == "__main__":
    main()
