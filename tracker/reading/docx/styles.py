"""What the styles of a DOCX mean for reading: heading levels, list numbers, bold and hidden type, sizes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.reading.docx.numbering import W

if TYPE_CHECKING:
    from lxml.etree import _Element

_HEADING = re.compile(r"heading (\d)$")
_CONTENTS = re.compile(r"toc(?: heading| \d)$|table of figures$")
_BESIDE = frozenset({"caption", "quote", "intense quote", "subtitle", "block text", "signature", "closing"})
# Word numbers body text as outline level 9.
_BODY_LEVEL = 9
# A style that is based on itself over a longer chain than this is damaged.
_MAX_CHAIN = 30
_OFF = frozenset({"0", "false", "off"})


@dataclass(frozen=True, slots=True)
class Style:
    """A style with what it inherits."""

    heading: int | None = None
    """0 for a title, 1 to 9 for headings."""
    contents: bool = False
    """It sets a table of contents."""
    number: tuple[str, int | None] | None = None
    """List and level; the level is None where the list itself says which level the style stands for."""
    bold: bool = False
    italic: bool = False
    beside: bool = False
    """It sets captions, quotations, and the like, which Word prints in italics or bold."""
    raised: bool = False
    hidden: bool = False
    size: float | None = None


class Styles:
    """The styles of a document by their ids."""

    def __init__(self, root: _Element) -> None:
        """Take the styles of `styles.xml`."""
        self._elements = {
            element.get(f"{W}styleId", ""): element for element in root.iterchildren(f"{W}style")
        }
        self._known: dict[str, Style] = {}
        self.default = ""
        for name, element in self._elements.items():
            if element.get(f"{W}type") == "paragraph" and element.get(f"{W}default") in {"1", "true"}:
                self.default = name
        properties = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        self._size = size_of(properties) or 10.0

    def get(self, name: str) -> Style:
        """The style of this id; a plain one where there is none."""
        if name not in self._known:
            self._known[name] = self._read(name)
        return self._known[name]

    def _read(self, name: str) -> Style:
        """Gather a style from itself and the styles that it is based on, its own settings first."""
        found: dict[str, object] = {}
        chain = 0
        while (element := self._elements.get(name)) is not None and chain < _MAX_CHAIN:
            chain += 1
            for key, value in _settings(element).items():
                found.setdefault(key, value)
            based = element.find(f"{W}basedOn")
            name = based.get(f"{W}val", "") if based is not None else ""
        if not chain:  # Word's own styles need not be defined: their ids say what they are
            found |= _meant_by(re.sub(r"(?<=\D)(?=\d)", " ", name.lower()))
        found.setdefault("size", self._size)
        return Style(**found)  # type: ignore[arg-type] # keys and values are those of _settings


def _settings(element: _Element) -> dict[str, object]:
    """What one style says itself."""
    found: dict[str, object] = {}
    named = element.find(f"{W}name")
    found |= _meant_by(named.get(f"{W}val", "").lower() if named is not None else "")
    paragraph = element.find(f"{W}pPr")
    if paragraph is not None:
        level = outline_level(paragraph)
        if "heading" not in found and level is not None:
            found["heading"] = level
        if (number := number_of(paragraph)) is not None:
            found["number"] = number
    properties = element.find(f"{W}rPr")
    for key, tag in (("bold", "b"), ("italic", "i"), ("hidden", "vanish")):
        if (value := toggle(properties, tag)) is not None:
            found[key] = value
    if (raised := raised_in(properties)) is not None:
        found["raised"] = raised
    if (size := size_of(properties)) is not None:
        found["size"] = size
    return found


def _meant_by(name: str) -> dict[str, object]:
    """What a style's name in small letters says; Word writes its own in English, whatever it speaks."""
    if heading := _HEADING.match(name):
        return {"heading": int(heading[1])}
    if name == "title":
        return {"heading": 0}
    if name in _BESIDE:
        return {"beside": True}
    return {"contents": True} if _CONTENTS.match(name) else {}


def outline_level(properties: _Element) -> int | None:
    """The heading level that a paragraph's outline level stands for."""
    element = properties.find(f"{W}outlineLvl")
    value = element.get(f"{W}val", "") if element is not None else ""
    return int(value) + 1 if value.isdecimal() and int(value) < _BODY_LEVEL else None


def number_of(properties: _Element) -> tuple[str, int | None] | None:
    """List and level of a paragraph; `("0", …)` takes it out of any list."""
    element = properties.find(f"{W}numPr")
    if element is None:
        return None
    number, level = element.find(f"{W}numId"), element.find(f"{W}ilvl")
    name = number.get(f"{W}val", "0") if number is not None else "0"
    depth = level.get(f"{W}val", "") if level is not None else ""
    return name, int(depth) if depth.isdecimal() else None


def toggle(properties: _Element | None, tag: str) -> bool | None:
    """An on-off property; None where nothing is said."""
    element = properties.find(f"{W}{tag}") if properties is not None else None
    return None if element is None else element.get(f"{W}val", "1").lower() not in _OFF


def raised_in(properties: _Element | None) -> bool | None:
    """Whether type is raised; None where nothing is said."""
    element = properties.find(f"{W}vertAlign") if properties is not None else None
    return None if element is None else element.get(f"{W}val") == "superscript"


def size_of(properties: _Element | None) -> float | None:
    """Type size in points."""
    element = properties.find(f"{W}sz") if properties is not None else None
    value = element.get(f"{W}val", "") if element is not None else ""
    return int(value) / 2 if value.isdecimal() else None
