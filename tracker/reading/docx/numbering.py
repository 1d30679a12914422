"""The numbers that Word prints before headings and items: they are no part of a DOCX's text, but computed."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tracker.reading.counting import MOST_COUNTED, counted_in_letters, counted_in_roman

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

_LEVELS = 9


@dataclass(slots=True)
class _Level:
    start: int = 1
    form: str = "decimal"
    text: str = ""
    style: str | None = None


@dataclass(slots=True)
class _List:
    levels: dict[int, _Level] = field(default_factory=dict)
    counts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """Counts paragraphs as Word does."""

    def __init__(self, root: _Element | None) -> None:
        """Take the lists of `numbering.xml`; None where the document has none."""
        self._abstract: dict[str, _List] = {}
        self._lists: dict[str, _List] = {}
        self._restart: dict[str, dict[int, int]] = {}
        if root is None:
            return
        for element in root.iterchildren(f"{W}abstractNum"):
            levels = {_number(item, "ilvl", 0): _level(item) for item in element.iterchildren(f"{W}lvl")}
            self._abstract[element.get(f"{W}abstractNumId", "")] = _List(levels)
        for element in root.iterchildren(f"{W}num"):
            known = self._abstract.get(_value(element, "abstractNumId") or "")
            if known is not None:
                name = element.get(f"{W}numId", "")
                self._lists[name] = known
                self._restart[name] = {
                    _number(item, "ilvl", 0): int(start)
                    for item in element.iterchildren(f"{W}lvlOverride")
                    if (start := _value(item, "startOverride") or "").isdecimal()
                }

    def level_of_style(self, number: str, style: str) -> int:
        """The level of a list that a paragraph style stands for."""
        known = self._lists.get(number)
        found = (level for level, what in known.levels.items() if what.style == style) if known else iter(())
        return next(found, 0)

    def next(self, number: str, level: int) -> str:
        """Count one more paragraph; what is printed before it (empty for a bullet)."""
        known = self._lists.get(number)
        if known is None or level not in known.levels:
            return ""
        start = self._restart[number].pop(level, None)
        if start is not None:
            known.counts[level] = start
        else:
            known.counts[level] = known.counts.get(level, known.levels[level].start - 1) + 1
        for deeper in range(level + 1, _LEVELS):
            known.counts.pop(deeper, None)
        if known.levels[level].form in {"bullet", "none"}:
            return ""
        return re.sub(
            r"%(\d)", lambda match: _printed(known, int(match[1]) - 1), known.levels[level].text
        ).strip()


def _printed(known: _List, level: int) -> str:
    """The count of a level as it is printed."""
    what = known.levels.get(level, _Level())
    count = known.counts.get(level, what.start)
    if not 0 < count <= MOST_COUNTED:
        return str(count)
    match what.form:
        case "lowerLetter" | "upperLetter":
            letter = counted_in_letters(count)
            return letter.upper() if what.form.startswith("upper") else letter
        case "lowerRoman" | "upperRoman":
            return (
                counted_in_roman(count).upper() if what.form.startswith("upper") else counted_in_roman(count)
            )
        case "bullet" | "none":
            return ""
        case "decimalZero":
            return f"{count:02}"
    return str(count)


def _level(element: _Element) -> _Level:
    start = _value(element, "start") or ""
    return _Level(
        start=int(start) if start.isdecimal() else 1,
        form=_value(element, "numFmt") or "decimal",
        text=_value(element, "lvlText") or "",
        style=_value(element, "pStyle"),
    )


def _value(element: _Element, name: str) -> str | None:
    """The `w:val` of a child."""
    child = element.find(f"{W}{name}")
    return child.get(f"{W}val") if child is not None else None


def _number(element: _Element, name: str, default: int) -> int:
    value = element.get(f"{W}{name}", "")
    return int(value) if value.isdecimal() else default
