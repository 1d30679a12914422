"""A real HTTP server on loopback, and the ways in which real ones misbehave."""

from __future__ import annotations

import contextlib
import gzip
import hashlib
import socket
import ssl
import threading
import time
from dataclasses import dataclass, field
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import TracebackType
    from typing import Self

    Answer = Callable[["Handler"], None]

LOOPBACK = "127.0.0.0/8"


@dataclass
class Page:
    """A well-behaved page; may be changed while the server runs."""

    content: bytes
    media_type: str = "text/plain; charset=utf-8"
    status: int = 200
    validators: bool = True
    """Whether it has an ETag and a Last-Modified, and answers 304 to who names them."""
    headers: dict[str, str] = field(default_factory=dict)
    modified: float = 1_700_000_000.0

    @property
    def etag(self) -> str:
        """What stands for this content."""
        return f'"{hashlib.sha256(self.content).hexdigest()[:16]}"'

    def __call__(self, handler: Handler) -> None:
        """Answer one request."""
        if self.validators and handler.headers.get("If-None-Match") == self.etag:
            handler.answer(304, b"", {"ETag": self.etag})
            return
        headers = {"Content-Type": self.media_type, **self.headers}
        if self.validators:
            headers |= {"ETag": self.etag, "Last-Modified": formatdate(self.modified, usegmt=True)}
        handler.answer(self.status, self.content, headers)


@dataclass(frozen=True)
class Seen:
    """A request as it came in."""

    path: str
    headers: dict[str, str]
    at: float
    """Monotonic seconds."""


class Handler(BaseHTTPRequestHandler):
    """Looks the path up in the site's pages."""

    protocol_version = "HTTP/1.1"
    wbufsize = -1
    server: _Server

    def do_GET(self) -> None:
        """Record the request and answer as the page says."""
        site = self.server.site
        with site.lock:
            site.seen.append(
                Seen(self.path, {k.lower(): v for k, v in self.headers.items()}, time.monotonic())
            )
        path = self.path.split("?", maxsplit=1)[0]
        page = site.pages.get(path)
        try:
            if page is None:
                self.answer(404, b"Not found", {"Content-Type": "text/plain"})
            else:
                page(self)
        except (BrokenPipeError, ConnectionResetError, ssl.SSLError):
            self.close_connection = True

    def answer(self, status: int, content: bytes, headers: dict[str, str] | None = None) -> None:
        """A whole answer with its length."""
        self.send_response(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        if status != 304:
            self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if status != 304:
            self.wfile.write(content)

    def head(self, status: int, headers: dict[str, str]) -> None:
        """Only a status and headers; the body is the caller's."""
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.flush()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class's name
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64
    site: Site

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that leaves early is what is being tested."""


class Site:
    """A server with pages by path. Use it as a context manager.

    Args:
        tls: the server's side of TLS; plain HTTP without it.
        host: address to listen on; a name in 127.0.0.0/8 or ::1.
    """

    def __init__(self, *, tls: ssl.SSLContext | None = None, host: str = "127.0.0.1", port: int = 0) -> None:
        self.pages: dict[str, Answer] = {}
        self.seen: list[Seen] = []
        self.lock = threading.Lock()
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        server_class = type("Server", (_Server,), {"address_family": family})
        self._server = server_class((host, port), Handler)
        self._server.site = self
        self._scheme = "https" if tls else "http"
        if tls:
            self._server.socket = tls.wrap_socket(
                self._server.socket, server_side=True, do_handshake_on_connect=False
            )
        self.host = f"[{host}]" if ":" in host else host
        self.port = int(self._server.server_address[1])
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02})

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def url(self, path: str = "/", *, host: str | None = None) -> str:
        """The address of a page."""
        return f"{self._scheme}://{host or self.host}:{self.port}{path}"

    def put(self, path: str, content: bytes | str, **given: Any) -> str:
        """Put a well-behaved page there; gives its address."""
        data = content.encode() if isinstance(content, str) else content
        self.pages[path] = Page(data, **given)
        return self.url(path)

    def behave(self, path: str, answer: Answer) -> str:
        """Let a path answer in its own way; gives its address."""
        self.pages[path] = answer
        return self.url(path)

    def asked(self, path: str) -> list[Seen]:
        """The requests for a path so far."""
        with self.lock:
            return [each for each in self.seen if each.path.split("?", maxsplit=1)[0] == path]

    def reset(self) -> None:
        """Forget pages and requests."""
        with self.lock:
            self.pages.clear()
            self.seen.clear()


# --- ways to misbehave ---------------------------------------------------------------------------------


def redirect(target: str, status: int = 302) -> Answer:
    """Send clients elsewhere."""
    return lambda handler: handler.answer(status, b"moved", {"Location": target})


def status(code: int, content: bytes = b"", **headers: str) -> Answer:
    """Answer with a status; header names are written with underscores."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda handler: handler.answer(code, content, named)


def in_turn(*answers: Answer) -> Answer:
    """One after another; the last one stays."""
    left = list(answers)
    lock = threading.Lock()

    def answer(handler: Handler) -> None:
        with lock:
            now = left.pop(0) if len(left) > 1 else left[0]
        now(handler)

    return answer


def drip(seconds: float, *, content: bytes = b"x" * 1000) -> Answer:
    """One byte now and then, never silent for long."""

    def answer(handler: Handler) -> None:
        handler.head(200, {"Content-Type": "text/plain", "Content-Length": str(len(content))})
        for byte in content:
            handler.wfile.write(bytes([byte]))
            handler.wfile.flush()
            time.sleep(seconds)

    return answer


def drip_headers(seconds: float) -> Answer:
    """Headers that never end."""

    def answer(handler: Handler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
        for number in range(1000):
            handler.wfile.write(f"X-{number}: y\r\n".encode())
            handler.wfile.flush()
            time.sleep(seconds)

    return answer


def silence(seconds: float) -> Answer:
    """Headers, then nothing for a while."""

    def answer(handler: Handler) -> None:
        handler.head(200, {"Content-Type": "text/plain", "Content-Length": "10"})
        time.sleep(seconds)
        handler.close_connection = True

    return answer


def endless(code: int = 200, **headers: str) -> Answer:
    """A chunked body without end; header names are written with underscores."""

    def answer(handler: Handler) -> None:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        handler.head(code, {"Content-Type": "text/plain", "Transfer-Encoding": "chunked", **named})
        chunk = b"10000\r\n" + b"x" * 0x10000 + b"\r\n"
        while True:
            handler.wfile.write(chunk)

    return answer


def bomb(size: int, *, layers: int = 1) -> Answer:
    """A small answer that unpacks to `size` bytes."""
    content = b"\0" * size
    for _ in range(layers):
        content = gzip.compress(content)
    headers = {"Content-Type": "text/plain", "Content-Encoding": ", ".join(["gzip"] * layers)}
    return lambda handler: handler.answer(200, content, headers)


def short_length(content: bytes, missing: int, **headers: str) -> Answer:
    """Promises more bytes than come."""

    def answer(handler: Handler) -> None:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        length = str(len(content) + missing)
        handler.head(200, {"Content-Type": "text/plain; charset=utf-8", "Content-Length": length, **named})
        handler.wfile.write(content)
        handler.close_connection = True

    return answer


def broken_chunk(content: bytes) -> Answer:
    """A chunked body that ends within a chunk."""

    def answer(handler: Handler) -> None:
        handler.head(200, {"Content-Type": "text/plain", "Transfer-Encoding": "chunked"})
        handler.wfile.write(f"{len(content) + 100:x}\r\n".encode() + content)
        handler.close_connection = True

    return answer


def cut_gzip(content: bytes) -> Answer:
    """Compressed content cut short, closed without a length: only the compressed stream tells."""

    def answer(handler: Handler) -> None:
        handler.head(200, {"Content-Type": "text/plain", "Content-Encoding": "gzip", "Connection": "close"})
        packed = gzip.compress(content)
        handler.wfile.write(packed[: len(packed) // 2])
        handler.close_connection = True

    return answer


@contextlib.contextmanager
def swallowing(host: str = "127.0.0.1") -> Iterator[int]:
    """A port at which packets are swallowed, as by a firewall: neither an answer nor a refusal.

    Linux does so where nobody takes up the connections that wait.
    """
    with contextlib.ExitStack() as stack:
        listener = stack.enter_context(socket.create_server((host, 0), backlog=0))
        for _ in range(3):
            waiting = stack.enter_context(socket.socket())
            waiting.settimeout(0)
            with contextlib.suppress(BlockingIOError):
                waiting.connect(listener.getsockname())
        yield int(listener.getsockname()[1])


def hang_up(handler: Handler) -> None:
    """Close the connection without a word."""
    handler.close_connection = True
    handler.connection.shutdown(socket.SHUT_RDWR)
