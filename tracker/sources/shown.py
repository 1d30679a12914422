"""An address as it may be shown, logged and stored: without the secrets that it may carry."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit, urlunsplit

if TYPE_CHECKING:
    from collections.abc import Callable

HIDDEN = "…"
"""Stands where a secret stood."""

_NAMES_A_SECRET = re.compile(
    r"key(?!word)|token|secret|signature|passw|pwd|auth(?!or(?!i[sz]ation))|credential|session|jwt"
    r"|(?:^|[_-])(?:sig|sid|pass|pw)$",
    re.IGNORECASE,
)
_LOOKS_LIKE_A_TOKEN = re.compile(
    r"(?=[a-z]*\d)(?=\d*[a-z])[a-z\d]{16,}|[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}", re.IGNORECASE
)
"""Sixteen letters and digits in one piece, both among them, or a UUID; titles and dates in an address have
hyphens or shorter pieces."""
_USER = re.compile(r"//[^/?#]*@")
_PAIR = re.compile(r"[^&;]+")
_PATH_PAIR = re.compile(r"(?<=;)[^;/=]+=[^;/]+")
"""As `;jsessionid=…` behind a page's name."""
_INNER_PAIR = re.compile(r"(?:^|[?&;])([^?&;=]+)=([^?&;]+)")
_NO_SECRET = re.compile(r"\d{1,4}|.*\{[\w-]+\}.*")
"""A number that anyone could guess (`session=55`), or what has the place of a secret in it."""


def names_a_secret(name: str) -> bool:
    """Whether what is called so is a secret: `api_key`, `X-Auth-Token`."""
    return bool(_NAMES_A_SECRET.search(unquote(name)))


def shown_address(address: str, *, known: str = "") -> str:
    """`address` with user, password and what may be a token replaced by `…`.

    What is called a secret is taken for one, and in the query what looks like a token. The fragment, which no
    server is sent, is left out.

    Args:
        address: what is to be shown.
        known: an address; parts of a query that stand there, too, are shown.
    """
    try:
        shown = set(_PAIR.findall(urlsplit(known).query))
    except ValueError:
        shown = set()
    return _without(address, lambda pair: pair not in shown and (_is_named(pair) or _looks_odd(pair)))


def kept_address(address: str) -> str:
    """`address` as it is stored: without user and password, and without what is called a secret.

    What only looks like a token stays. Addresses of documents hold such numbers, too, and without them nobody
    could find the document again.
    """
    return _without(address, _is_named)


def secrets_named(address: str) -> list[str]:
    """The names of what is plainly a secret in the query, or behind a semicolon in the path."""
    return [pair.partition("=")[0] for pair in _pairs(address) if _is_named(pair)]


def odd_values(address: str) -> list[str]:
    """The names of what only looks like a token in the query; empty where it has no name."""
    pairs = [pair for pair in _pairs(address) if not _is_named(pair) and _looks_odd(pair)]
    return [pair.partition("=")[0] if "=" in pair else "" for pair in pairs]


def _pairs(address: str) -> list[str]:
    try:
        parts = urlsplit(address)
    except ValueError:
        return []
    return [*_PATH_PAIR.findall(parts.path), *_PAIR.findall(parts.query)]


def _is_named(pair: str) -> bool:
    """Whether a pair of name and value is called a secret, or one within an address that is its value."""
    return any(
        names_a_secret(name) and not _NO_SECRET.fullmatch(value)
        for name, value in _INNER_PAIR.findall(unquote(pair))
    )


def _looks_odd(pair: str) -> bool:
    name, is_, value = pair.partition("=")
    return bool(_LOOKS_LIKE_A_TOKEN.search(value if is_ else name))


def _without(address: str, is_secret: Callable[[str], bool]) -> str:
    def bare(found: re.Match[str]) -> str:
        name, is_, _ = found[0].partition("=")
        if not is_secret(found[0]):
            return found[0]
        return f"{name}={HIDDEN}" if is_ else HIDDEN

    try:
        parts = urlsplit(address)
    except ValueError:  # as `http://[::1`
        before, mark, _ = address.partition("?")
        return _USER.sub(f"//{HIDDEN}@", before) + (mark and f"?{HIDDEN}")
    _, at, host = parts.netloc.rpartition("@")
    path = _PATH_PAIR.sub(lambda found: bare(found) if _is_named(found[0]) else found[0], parts.path)
    query = _PAIR.sub(bare, parts.query)
    return urlunsplit((parts.scheme, f"{HIDDEN}@{host}" if at else host, path, query, ""))
