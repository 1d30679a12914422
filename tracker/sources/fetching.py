"""Fetching one address: conditional, limited, retried, polite, to public addresses only.

Everything that goes wrong is a `FetchError` with one line; an answer of any status is an `Answer`.
"""

from __future__ import annotations

import os
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from typing import TYPE_CHECKING, Self
from urllib.parse import urldefrag, urljoin, urlsplit

import requests
from requests.cookies import extract_cookies_to_jar
from requests.utils import get_environ_proxies, select_proxy
from urllib3.exceptions import HTTPError as WireError

from tracker import __version__
from tracker.config import Fetching, Secret
from tracker.config.secret import UNSENDABLE
from tracker.errors import FetchError
from tracker.naming import counted
from tracker.rendering.moments import second_said
from tracker.sources.addresses import check_literal
from tracker.sources.failures import (
    NotReachedError,
    RetryableError,
    RetryLaterError,
    TooSlowError,
    UnreachedError,
    mapped,
    too_slow,
)
from tracker.sources.filling import Filling
from tracker.sources.hosts import Hosts
from tracker.sources.messages import (
    Answer,
    Request,
    answer_of,
    drop_body,
    retry_after,
    site_of,
    status_words,
    whole_body,
)
from tracker.sources.robots import AGENT, MOST_BYTES, Robots
from tracker.sources.shown import HIDDEN, kept_address, shown_address
from tracker.sources.transport import Deadline
from tracker.sources.unpacking import ACCEPTED_ENCODINGS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import tzinfo


LONGEST_CRAWL_DELAY = 60.0
"""Seconds; some sites' robots.txt ask for days, which would amount to never."""
REDIRECTS = {301, 302, 303, 307, 308}
PERMANENT = {301, 308}
RETRIED = {408, 425, 429, *range(500, 600)}
CA_VARIABLES = ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE")
DEAD_AFTER = 2
"""After so many fetches from one host failed in a row, the rest of the run tries each address once, and for
a minute at most."""
TROUBLED_SECONDS = 60.0
"""In all, for each address of such a host: a site that sends a byte now and then for each of its twenty
editions would hold up the run, and the watch's next one, for more than an hour and a half."""
RETRIES_UNANSWERED = 1
"""Further attempts at most where nothing answered: within each, the system itself sends its packet (in 10 s
Linux does so four times) and its question for the name again and again."""


class Fetcher:
    """Asks hosts, each by one request at a time; safe to use from many threads. Close it after use.

    Args:
        settings: from tracker.toml.
        timezone: that errors tell times in.
    """

    def __init__(self, settings: Fetching | None = None, *, timezone: tzinfo = UTC) -> None:
        self._timezone = timezone
        self._settings = settings or Fetching()
        self._hosts = Hosts()
        self._robots = Robots()
        self._verify: bool | str = next(
            (os.environ[name] for name in CA_VARIABLES if os.environ.get(name)), True
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._hosts.close()

    def fetch(self, request: Request) -> Answer:
        """The answer to `request`, redirects followed, temporary trouble retried.

        Raises:
            RetryLaterError: the site asks for a longer pause than the limits allow to wait.
            FetchError: no whole answer came; the message says why.
        """
        if site_of(request.address) is None:
            raise FetchError(f"{shown_address(request.address)}: no address that can be asked")
        if HIDDEN in request.address:
            raise FetchError(
                f"{shown_address(request.address)}: its token was not kept, so it cannot be asked again;"
                " give the source another `name` to let go of it"
            )
        host = self._hosts.of(request.address)
        if host.failures >= DEAD_AFTER:
            total = min(request.limits.total_timeout, TROUBLED_SECONDS)
            request = replace(request, limits=replace(request.limits, retries=0, total_timeout=total))
        retries = request.limits.retries
        backoff = request.limits.backoff
        for attempt in range(retries + 1):
            try:
                answer = self._follow(request)
            except TooSlowError:
                host.failures += 1
                raise
            except RetryableError as error:
                most = min(retries, RETRIES_UNANSWERED) if error.timed_out else retries
                where = error.address or request.address
                pause = backoff if error.wait is None else error.wait
                if attempt < most and pause <= request.limits.longest_wait:
                    self._hosts.rest(where, pause)
                    backoff *= 2
                    continue
                host.failures += 1
                raise self._given_up(error, where) from error
            else:
                host.failures = 0
                return self._believed(request, answer)
        raise AssertionError("the last attempt returns or raises")

    def _given_up(self, error: RetryableError, where: str) -> FetchError:
        """What is said, and what is remembered of the host, where no attempt is left."""
        if isinstance(error, UnreachedError):
            self._hosts.of(where).unreached[site_of(where)] = error.reason
            return NotReachedError(f"{error}; check the address, or try again later", site_of(where))
        if error.wait is None:
            return FetchError(f"{error}; check the address, or try again later")
        until = datetime.now(UTC) + timedelta(seconds=error.wait)
        message = f"{error}; asks not to come back before {second_said(until, self._timezone)}"
        return RetryLaterError(message, until)

    def _believed(self, request: Request, answer: Answer) -> Answer:
        """The answer; asked for whole where that nothing has changed was said of another text, or unasked.

        A file that was put back is older than what was got from its address: by its date nothing has
        changed since.
        """
        if answer.status != HTTPStatus.NOT_MODIFIED:
            return answer
        known, said = (request.etag, request.last_modified), (answer.etag, answer.last_modified)
        if not any(known):
            raise FetchError(
                f"{shown_address(request.address)}: answered {answer.said}, though nothing of it was known;"
                " try again later"
            )
        if all(now is None or then is None or now == then for now, then in zip(said, known, strict=True)):
            return answer
        return self.fetch(replace(request, etag=None, last_modified=None))

    def _follow(self, request: Request) -> Answer:
        """One attempt; what goes wrong is said with the address that was asked, and without secrets."""
        hops: list[str] = []
        filling = Filling(request.secrets)
        try:
            answer = self._hop(request, filling.into(request.address), hops)
        except FetchError as error:
            error.args = (filling.out_of(f"{_asked(request.address, hops)}: {error}"),)
            if isinstance(error, RetryableError) and hops:
                error.address = error.address or hops[-1]
            raise
        return _kept(answer, request, filling, redirected=len(hops) > 1)

    def _hop(self, request: Request, filled: str, hops: list[str]) -> Answer:
        """All redirects, within the total time (waiting for turns not counted); `hops` gets each address."""
        address, moved_to, permanent = urldefrag(filled).url, None, True
        home = address
        budget = request.limits.total_timeout
        for _ in range(request.limits.redirects + 1):
            hops.append(address)
            self._may_ask(address, request)
            answer, target, seconds = self._exchange(
                replace(request, address=address), home=home, budget=budget
            )
            if target is None:
                return replace(answer, moved_to=moved_to)
            budget -= seconds
            following = _redirect(address, target)
            permanent = permanent and answer.status in PERMANENT
            moved_to = following if permanent else moved_to
            address = following
        raise FetchError(f"more than {counted(request.limits.redirects, 'redirect')} (limits.redirects)")

    # --- may it be asked? -------------------------------------------------------------------------------

    def _may_ask(self, address: str, request: Request) -> None:
        """Refuse addresses that are written out and not allowed, and what robots.txt forbids."""
        parts = urlsplit(address)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise FetchError("no http or https address")
        check_literal(parts.hostname, request.allow_networks)
        unreached = self._hosts.of(address).unreached.get(site_of(address))
        if unreached is not None:
            said = f"not asked, for its host was not reached a moment ago: {unreached}"
            raise NotReachedError(said, site_of(address))
        if not request.robots:
            return
        with self._hosts.of(address).robots_lock:  # one thread asks; the others find the answer
            allowed = self._robots.allows(address, lambda where: self._robots_text(where, request))
        if not allowed:
            raise FetchError(
                f"robots.txt of {parts.hostname} forbids {parts.path or '/'} to {AGENT}; robots = false in"
                " the source passes over that, where its publisher agrees"
            )

    def _robots_text(self, address: str, request: Request) -> str:
        limits = replace(request.limits, max_size=max(MOST_BYTES, request.limits.max_size))
        ask = Request(address=address, limits=limits, allow_networks=request.allow_networks, robots=False)
        try:
            answer = self._follow(ask)
        except FetchError as error:
            error.args = (f"robots.txt cannot be read, so nothing may be fetched: {error}",)
            raise
        if answer.status != HTTPStatus.OK:
            return ""
        return answer.content[:MOST_BYTES].decode("utf-8", "replace")

    # --- one request and its answer ---------------------------------------------------------------------

    def _exchange(self, request: Request, *, home: str, budget: float) -> tuple[Answer, str | None, float]:
        """The answer of one address, where it redirects to, if it does, and the seconds it took."""
        limits = request.limits
        if budget <= 0:
            raise too_slow(limits)
        asked_for = self._robots.delay(request.address)
        with (
            self._hosts.turn(request.address, max(limits.pause, min(asked_for, LONGEST_CRAWL_DELAY))) as host,
            Deadline(budget) as deadline,
        ):
            started = time.monotonic()
            try:
                answer, target = self._send(request, host.session(request.allow_networks), home)
            except (requests.RequestException, WireError, OSError, UnicodeError, FetchError) as error:
                if deadline.expired:
                    raise too_slow(limits) from None
                if isinstance(error, FetchError):
                    raise
                # Not `from error`: what requests and urllib3 say holds the address with all its secrets.
                raise mapped(error, limits) from None
            if deadline.expired:  # an end that looked like the answer's own was ours
                raise too_slow(limits)
            return answer, target, time.monotonic() - started

    def _send(self, request: Request, session: requests.Session, home: str) -> tuple[Answer, str | None]:
        if request.address == home:
            session.cookies.clear()  # those of an earlier source; within one chain of redirects they count
        prepared = session.prepare_request(
            requests.Request("GET", request.address, headers=self._headers(request, home))
        )
        asked_at = datetime.now(UTC)
        # Not `session.send`: it reads the body of a redirect to its end, however long.
        with session.get_adapter(request.address).send(
            prepared,
            stream=True,
            timeout=(request.limits.connect_timeout, request.limits.read_timeout),
            verify=self._verify,
            proxies=_proxies(request.address),
        ) as response:
            extract_cookies_to_jar(session.cookies, prepared, response.raw)  # type: ignore[no-untyped-call]
            if response.status_code in REDIRECTS and "location" in response.headers:
                drop_body(response)
                return answer_of(response, b"", asked_at), session.get_redirect_target(response)
            if response.status_code in RETRIED:
                drop_body(response)
                raise RetryableError(
                    f"answered {status_words(response.status_code)}",
                    wait=retry_after(response),
                    address=request.address,
                )
            return answer_of(response, whole_body(response, request.limits.max_size), asked_at), None

    def _headers(self, request: Request, home: str) -> dict[str, str]:
        contact = self._settings.contact
        about = "respects robots.txt; " if request.robots else ""
        about += f"contact: {contact}" if contact else "no contact given"
        headers = {
            "User-Agent": f"{AGENT}/{__version__} ({about})",
            "Accept": "*/*",
            "Accept-Encoding": ACCEPTED_ENCODINGS,
        }
        if request.etag:
            headers["If-None-Match"] = request.etag
        if request.last_modified:
            headers["If-Modified-Since"] = request.last_modified
        if site_of(request.address) == site_of(home):
            for name, value in request.headers.items():
                headers[name] = _sendable(name, value.read()) if isinstance(value, Secret) else value
        return headers


def _sendable(name: str, secret: str) -> str:
    """A secret that a header may hold; of one that it may not, nothing is shown."""
    if UNSENDABLE.search(secret):
        raise FetchError(
            f"the secret for the header {name} holds a character that no header may, such as \\n"
        )
    return secret


def _asked(address: str, hops: Sequence[str]) -> str:
    """The address that was asked, and the one that it had led to when something went wrong."""
    shown = shown_address(address)
    return f"{shown} (which redirects to {shown_address(hops[-1])})" if len(hops) > 1 else shown


def _kept(answer: Answer, request: Request, filling: Filling, *, redirected: bool) -> Answer:
    """The answer with addresses that may be stored; redirects lead to such as are signed for one visit."""
    asked = kept_address(urldefrag(request.address).url)
    if not redirected:
        return replace(answer, address=asked if request.secrets else kept_address(answer.address))
    moved_to = answer.moved_to and shown_address(filling.out_of(answer.moved_to), known=asked)
    return replace(
        answer, address=shown_address(filling.out_of(answer.address), known=asked), moved_to=moved_to
    )


def _redirect(address: str, target: str) -> str:
    """The address that `address` redirects to."""
    try:
        following = urldefrag(urljoin(address, target)).url
        parts = urlsplit(following)
        _ = parts.port
    except ValueError as error:
        raise FetchError(f"redirects to what is no address: {shown_address(target)}") from error
    if parts.scheme not in {"http", "https"}:
        raise FetchError(f"redirects to {parts.scheme or 'nothing'}:, which is never followed")
    if parts.username is not None:  # a site's own token for this visit, and none of what is kept
        following = parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()
    if urlsplit(address).scheme == "https" and parts.scheme == "http":
        shown = shown_address(following)
        raise FetchError(f"redirects from https to {shown}, not followed; declare that if it is meant")
    return following


def _proxies(address: str) -> dict[str, str]:
    """The proxy that the environment names for `address`, if any."""
    chosen = select_proxy(address, get_environ_proxies(address))
    return {urlsplit(address).scheme: chosen} if chosen else {}
