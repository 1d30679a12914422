"""Other channels through the real Apprise, into a real server."""

from __future__ import annotations

import importlib.util
import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

import pytest

from tracker.channels import PutOffError, RefusedError, UnreachableError
from tracker.channels.notify import Notifier
from tracker.config import Channel, Secret

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tracker.channels import Parcel

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")  # Apprise's own imports

if importlib.util.find_spec("apprise") is None:
    pytest.skip("needs the extra `notify`", allow_module_level=True)


class Chat:
    """A server that takes JSON notifications."""

    def __init__(self) -> None:
        self.took: list[dict[str, Any]] = []
        self.answer = 200
        chat = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                content = self.rfile.read(int(self.headers["Content-Length"]))
                chat.took.append(json.loads(content))
                self.send_response(chat.answer)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_: Any) -> None:
                """Say nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()


@pytest.fixture
def chat() -> Iterator[Chat]:
    """A running chat."""
    made = Chat()
    yield made
    made.server.shutdown()
    made.server.server_close()


@pytest.fixture
def notifier(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Notifier]:
    """A channel whose address is in the environment."""

    def make(address: str) -> Notifier:
        monkeypatch.setenv("TEST_CHAT", address)
        return Notifier("chat", Channel(url=Secret(env="TEST_CHAT")))

    return make


def test_a_short_text_and_a_link(
    chat: Chat, notifier: Callable[[str], Notifier], parcel: Callable[..., Parcel]
) -> None:
    """The subject, the few lines, and where the full report is."""
    with notifier(f"json://127.0.0.1:{chat.server.server_address[1]}/room") as channel:
        answer = channel.send(parcel(short="2024 is out\n1 source is watched", link="https://example.org/r"))
    (took,) = chat.took
    assert answer == "taken"
    assert took["title"] == "Kazakhstan: the 2024 edition is out"
    assert took["message"] == "2024 is out\n1 source is watched\nhttps://example.org/r"


def test_what_is_not_taken_is_put_off(
    chat: Chat, notifier: Callable[[str], Notifier], parcel: Callable[..., Parcel]
) -> None:
    """A server that answers 500 is asked again later."""
    chat.answer = 500
    with (
        notifier(f"json://127.0.0.1:{chat.server.server_address[1]}/room") as channel,
        pytest.raises(PutOffError, match="channel chat: not taken"),
    ):
        channel.send(parcel())


def test_an_address_that_is_none(notifier: Callable[[str], Notifier], parcel: Callable[..., Parcel]) -> None:
    """It is refused, and its tokens are not repeated."""
    with (
        notifier("nonsense://token-4711") as channel,
        pytest.raises(RefusedError, match=r"see channels\.chat\.url") as caught,
    ):
        channel.send(parcel())
    assert "4711" not in str(caught.value)


def test_a_plugin_that_fails_tells_no_token(
    notifier: Callable[[str], Notifier], parcel: Callable[..., Parcel], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What Apprise raises may hold the address; the delivery is put off without repeating it."""

    def fail(*_: Any, **__: Any) -> bool:
        raise TypeError("json://secret-4711@localhost")

    monkeypatch.setattr("apprise.Apprise.notify", fail)
    with notifier("json://localhost:1/") as channel, pytest.raises(PutOffError) as caught:
        channel.send(parcel())
    assert str(caught.value) == "channel chat: not taken: Apprise failed (TypeError)"
    assert caught.value.doubtful
    assert caught.value.__cause__ is None


def test_a_secret_that_is_not_there(parcel: Callable[..., Parcel]) -> None:
    """Without its address everything waits."""
    with (
        Notifier("chat", Channel(url=Secret(env="NOT_SET_ANYWHERE"))) as channel,
        pytest.raises(UnreachableError, match="NOT_SET_ANYWHERE"),
    ):
        channel.send(parcel())
