"""What stands around the watch that is killed: a site that keeps publishing, a mail server, a workspace."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.servers.smtp import Behaviour, smtp_server

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator

    from tests.servers.smtp import Received

ROOT = Path(__file__).resolve().parents[2]
REPORTS = ("alfa", "bravo", "charlie")
RECIPIENTS = ("ann@example.org", "bo@example.org", "cy@example.org")
FIRST_YEAR = 2001
ROOM_LEFT = 120_000
"""Bytes that are left where the disk is nearly full: enough to begin something with."""
BALLAST = "ballast"


@dataclass
class Publisher:
    """A site whose editions grow in number."""

    random: random.Random
    pages: dict[str, dict[int, str]] = field(default_factory=lambda: {name: {} for name in REPORTS})
    lock: threading.Lock = field(default_factory=threading.Lock)

    def __post_init__(self) -> None:
        text = (ROOT / "seeds" / "kazakhstan-2023.txt").read_text(encoding="utf-8-sig")
        sentences = re.findall(r"[A-Z][a-z][^.?!\n]{60,200}\.", " ".join(text.split()))
        self.sentences = sentences[:160]

    def publish(self) -> None:
        """Put one more edition of some report on the site."""
        with self.lock:
            editions = self.pages[self.random.choice(REPORTS)]
            year = max(editions, default=FIRST_YEAR - 1) + 1
            chosen = sorted(self.random.sample(range(len(self.sentences)), 40))
            body = ""
            for number, letter in enumerate("abcd"):
                said = " ".join(self.sentences[at] for at in chosen[10 * number : 10 * number + 10])
                body += f"<h2>{letter}. Section {letter}</h2><p>{said}</p>"
            editions[year] = (
                f"<!DOCTYPE html><html lang=en><head><title>Report {year}</title></head><body><main>"
                f"<h1>Report {year}</h1><p>This edition was made for the year {year}.</p>{body}</main></body>"
                "</html>"
            )

    def page(self, path: str) -> str | None:
        """What stands at `path`."""
        _, report, year = [*path.split("/"), ""][:3]
        with self.lock:
            if report not in self.pages:
                return None
            if year:
                return self.pages[report].get(int(year)) if year.isdecimal() else None
            links = "".join(
                f'<li><a href="/{report}/{year}">Edition {year}</a></li>' for year in self.pages[report]
            )
            return f"<html><head><title>Editions</title></head><body><ul>{links}</ul></body></html>"

    @property
    def published(self) -> set[tuple[str, str]]:
        """Report and label of every edition."""
        with self.lock:
            return {(name, str(year)) for name, editions in self.pages.items() for year in editions}


@contextlib.contextmanager
def http_server(publisher: Publisher) -> Iterator[int]:
    """Serve what is published; gives the port."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            page = publisher.page(self.path)
            content = (page or "not here").encode()
            tag = f'"{hashlib.sha256(content).hexdigest()[:16]}"'
            unchanged = page is not None and self.headers.get("If-None-Match") == tag
            self.send_response(304 if unchanged else 200 if page is not None else 404)
            self.send_header("ETag", tag)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", "0" if unchanged else str(len(content)))
            self.end_headers()
            if not unchanged:
                self.wfile.write(content)

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    class Server(ThreadingHTTPServer):
        def handle_error(self, *_: Any) -> None:
            """Those who ask are killed all the time."""

    server = Server(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        server.server_close()


@dataclass
class Post:
    """The SMTP server, which may be down for a while, and all that it ever took."""

    port: int
    behaviour: Behaviour
    received: list[Received] = field(default_factory=list)
    _stack: contextlib.ExitStack | None = None
    _server: Any = None

    def up(self) -> None:
        """Start it, if it is down."""
        if self._stack is None:
            self._stack = contextlib.ExitStack()
            self._server = self._stack.enter_context(smtp_server(behaviour=self.behaviour, port=self.port))

    def down(self) -> None:
        """Stop it, if it is up."""
        if self._stack is not None:
            self._stack.close()
            self.received += self._server.received
            self._stack = None


def write_workspace(folder: Path, http_port: int, smtp_port: int) -> None:
    """A workspace with a source a report, one subscription told immediately and one on a schedule."""
    parts = [
        "[fetch.limits]\npause = 0\nretries = 0\nbackoff = 0\n",
        '[watch]\nschedule = "every 1 second"\n',
        f'[mail]\nhost = "localhost"\nport = {smtp_port}',
        'security = "none"\nsender = "tracker@example.org"\n',
        f'[[subscriptions]]\nname = "desk"\nto = {json.dumps(RECIPIENTS)}\n',
        f'[[subscriptions]]\nname = "digest"\nto = {json.dumps(RECIPIENTS[:1])}',
        'schedule = "every 4 seconds"\n',
    ]
    for name in REPORTS:
        parts.append(f'[reports.{name}]\ntitle = "{name.capitalize()}"\n')
        parts.append(
            f'[[reports.{name}.sources]]\nindex = "http://127.0.0.1:{http_port}/{name}"\n'
            'link_text = "Edition"\nauthority = "official"\nallow_networks = ["127.0.0.0/8"]\n'
        )
    (folder / "tracker.toml").write_text("\n".join(parts), encoding="utf-8")


def fill_disk(folder: Path) -> None:
    """Leave hardly any room on the disk that `folder` is on."""
    state = os.statvfs(folder)
    room = max(0, state.f_bavail * state.f_frsize - ROOM_LEFT)
    with (folder / BALLAST).open("wb") as file:
        os.posix_fallocate(file.fileno(), 0, max(1, room))
