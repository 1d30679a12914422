"""On which line of a TOML file a key stands; looked up only when there is something to say about it."""

from __future__ import annotations

import tomllib
from typing import Any

Place = tuple[str | int, ...]
"""A way from the top of the file: `("reports", "kazakhstan", "sources", 0, "url")`."""


def line_of(text: str, place: Place) -> int:
    """The line (from 1) of the statement that sets `place`, or of the nearest thing around it.

    `text` must be a TOML document that parses.
    """
    lines = _statement_lines(text)
    for length in range(len(place), 0, -1):
        around = place[:length]
        found = lines.get(around) or lines.get((*around, 0))  # a table that was written as an array
        if found:
            return found
    return 1


def _statement_lines(text: str) -> dict[Place, int]:
    """The first line of each table header and each key."""
    lines: dict[Place, int] = {}
    counts: dict[Place, int] = {}
    table: Place = ()
    statement, first = "", 0
    for number, line in enumerate(text.splitlines(keepends=True), 1):
        if not statement:
            first = number
        statement += line
        try:
            parsed = tomllib.loads(statement)
        except tomllib.TOMLDecodeError:
            continue  # a string or array that goes on over the next line
        is_header = statement.lstrip().startswith("[")
        is_array = statement.lstrip().startswith("[[")
        statement = ""
        if is_header:
            table = _indexed(_keys(parsed), counts, appends=is_array)
            for length in range(1, len(table) + 1):
                lines.setdefault(table[:length], first)  # tables around it need no header of their own
        elif parsed:
            _note_keys(parsed, table, first, lines)
    return lines


def _keys(parsed: dict[str, Any]) -> tuple[str, ...]:
    """The dotted key of a header that was parsed by itself."""
    keys: list[str] = []
    node: Any = parsed
    while True:
        node = node[0] if isinstance(node, list) else node
        if not node:
            return tuple(keys)
        (key,) = node
        keys.append(key)
        node = node[key]


def _indexed(keys: tuple[str, ...], counts: dict[Place, int], *, appends: bool) -> Place:
    """The header's place: every array of tables on the way gets the index it has reached."""
    place: Place = ()
    for key in keys:
        place = (*place, key)
        if appends and _ends(place, keys):
            counts[place] = counts.get(place, 0) + 1
        if place in counts:
            place = (*place, counts[place] - 1)
    return place


def _ends(place: Place, keys: tuple[str, ...]) -> bool:
    """Whether `place` has come to the last of `keys`."""
    return tuple(part for part in place if isinstance(part, str)) == keys


def _note_keys(parsed: dict[str, Any], at: Place, line: int, lines: dict[Place, int]) -> None:
    for key, value in parsed.items():
        lines.setdefault((*at, key), line)
        if isinstance(value, dict):
            _note_keys(value, (*at, key), line, lines)
