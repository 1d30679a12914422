"""An address as it may be shown and logged: without the secrets that it may carry."""

from __future__ import annotations

import re
from urllib.parse import urlsplit, urlunsplit

HIDDEN = "…"
"""Stands where a secret stood."""

_NAMES_A_SECRET = re.compile(
    r"key(?!word)|token|secret|signature|passw|pwd|auth(?!or)|credential|session|jwt"
    r"|(?:^|[_-])(?:sig|sid|pass|pw)$",
    re.IGNORECASE,
)
_LOOKS_LIKE_A_TOKEN = re.compile(
    r"(?=[a-z]*\d)(?=\d*[a-z])[a-z\d]{16,}|[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}", re.IGNORECASE
)
"""Sixteen letters and digits in one piece, both among them, or a UUID; titles and dates in an address have
hyphens or shorter pieces."""
_USER = re.compile(r"//[^/?#]*@")


def shown_address(address: str) -> str:
    """`address` with user, password and what looks like a token in its query replaced by `…`.

    Its fragment, which no server is sent, is left out.
    """
    try:
        parts = urlsplit(address)
    except ValueError:  # as `http://[::1`
        bare, mark, _ = address.partition("?")
        return _USER.sub(f"//{HIDDEN}@", bare) + (mark and f"?{HIDDEN}")
    _, at, host = parts.netloc.rpartition("@")
    query = re.sub(r"[^&;]+", lambda found: _shown_pair(found[0]), parts.query)
    return urlunsplit((parts.scheme, f"{HIDDEN}@{host}" if at else host, parts.path, query, ""))


def _shown_pair(pair: str) -> str:
    name, is_, value = pair.partition("=")
    if not is_:
        return HIDDEN if _LOOKS_LIKE_A_TOKEN.search(name) else name
    secret = value and (_NAMES_A_SECRET.search(name) or _LOOKS_LIKE_A_TOKEN.search(value))
    return f"{name}={HIDDEN}" if secret else pair
