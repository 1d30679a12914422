"""Addresses that one rendering prints behind the words that lead there, and another has as their links.

A page says `see the annual report`; the same printed says `see the annual report (https://a.example/r)`.
"""

from __future__ import annotations

import re

from tracker.diffing.folding.fold import alike

_ADDRESS = r"(?:(?:https?|ftp):\s?//|mailto:)"
# Parted at a slash, point or hyphen where a line ended.
_BROKEN = r"(?:(?<=[/.\-_?=&#])\s[^\s{0}]+)*"
_PRINTED = re.compile(
    "|".join(
        rf"\s?{before}{_ADDRESS}[^\s{closed}]+{_BROKEN.format(closed)}{after}"
        for before, closed, after in ((r"\(", "()", r"\)"), (r"\[", r"\[\]", r"\]"))
    )
)


def are_only_printed(old: str, new: str) -> bool:
    """Whether one of two texts alone has addresses in brackets, and they are alike without these.

    Where both have some, they may lead elsewhere, and are compared like all else.
    """
    if "//" not in old + new and "mailto:" not in old + new:
        return False
    one, other = _PRINTED.subn("", old), _PRINTED.subn("", new)
    return bool(one[1]) != bool(other[1]) and alike(one[0], other[0])
