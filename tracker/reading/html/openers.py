"""What a page opens on a click: panels of accordions and tabs, and the headings that open them.

What is hidden until a click belongs to the report. What opens it is a heading, whatever its tag: a `summary`,
a `button`, an element with the role of one. Its level follows from the headings in what it opens.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from lxml import etree

from tracker.reading.html.tree import HEADINGS, found, text_of, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from lxml.etree import _Element

_OPENS = frozenset({"accordion", "collapse", "collapsible", "expandable", "panel", "tab", "tabpanel", "tabs"})
_LEVELS = range(1, 10)
_OPENING_ROLES = frozenset({"button", "tab"})
# What holds a sentence is a part of the report; a menu holds none.
_SAMPLE = 5000
_STATEMENT = re.compile(r"\w+(?:\W+\w+){3,}[.!?]")
_WITH_ID = etree.XPath("//*[@id]")
# What says that it is a heading: by its role, or by the class that Word gives the title of a page it saves.
_SAID = etree.XPath(
    "//*[@role = 'heading'][not(self::h1 or self::h2 or self::h3)] | //p[@class = 'MsoTitle']"
)
_PRESSED = etree.XPath(
    "//summary | //*[@aria-controls or @data-target or @data-bs-target]"
    " | //a[starts-with(@href, '#')][@data-toggle or @data-bs-toggle or @role = 'tab']"
)
# One part that opens on a click may hold anything; several with names of their own divide the text.
_MIN_PARTS = 2


class Openers:
    """What a page opens, and the elements that are headings though their tag does not say so."""

    def __init__(self, root: _Element) -> None:
        """Find what is opened by what."""
        self._pressed = found(_PRESSED, root)
        self._opened = {place for element in self._pressed for place in _targets(element)}
        opening = dict(self._leveled(root)) if self._pressed else {}
        self.around = frozenset(above for element in opening for above in (element, *element.iterancestors()))
        """What opens a part and is its heading, and what holds such."""
        self._levels = {element: _level_said(element) for element in found(_SAID, root)} | opening

    def opens(self, element: _Element) -> bool:
        """Whether a hidden element is shown on a click (an accordion's panel, a tab)."""
        return (
            element.get("id") in self._opened
            or element.get("role") == "tabpanel"
            or bool(words_of(element) & _OPENS)
        )

    def level(self, element: _Element) -> int | None:
        """The level of a heading, by its tag, its role, or what it opens; None where it is none."""
        tag = str(element.tag)
        return int(tag[1]) if tag in HEADINGS else self._levels.get(element)

    def _leveled(self, root: _Element) -> Iterator[tuple[_Element, int]]:
        """What opens parts that have headings, and its level: above all of these."""
        alike: defaultdict[tuple[str, str], list[tuple[_Element, _Element]]] = defaultdict(list)
        ids = {element.get("id", ""): element for element in found(_WITH_ID, root)}
        headings = [*root.iter(*HEADINGS), *found(_SAID, root)]
        headed = _above(headings).union(*(heading.iterdescendants() for heading in headings), headings)
        said: dict[_Element, bool] = {}
        for element in self._pressed:
            panel = _panel(element, ids)
            if panel is None or element in headed or not _stands_before(element, panel):
                continue
            if panel not in said:
                said[panel] = _has_statement(panel)
            if said[panel]:
                alike[str(element.tag), element.get("class", "")].append((element, panel))
        here = dict(_levels_before(root, frozenset(self._pressed)))
        for parts in alike.values():
            if len({text_of(element) for element, _ in parts}) < max(_MIN_PARTS, len(parts)):
                continue  # "Read more", again and again
            within = [level for element, panel in parts for level in self._levels_in(panel, element)]
            if within:
                yield from ((element, max(1, min(within) - 1)) for element, _ in parts)
            elif parts[0][0].tag != "summary":
                yield from ((element, here[parts[0][0]] + 1) for element, _ in parts)

    @staticmethod
    def _levels_in(panel: _Element, opener: _Element) -> Iterator[int]:
        for heading in panel.iter(*HEADINGS):
            if opener not in heading.iterancestors():
                yield int(str(heading.tag)[1])


def _panel(element: _Element, ids: Mapping[str, _Element]) -> _Element | None:
    """What an element opens."""
    if element.tag == "summary":
        panel = element.getparent()
    elif element.tag in {"a", "button"} or element.get("role") in _OPENING_ROLES:
        panel = next((ids[place] for place in _targets(element) if place in ids), None)
    else:
        panel = None
    return panel


def _has_statement(panel: _Element) -> bool:
    """Whether a sentence stands near a panel's beginning."""
    texts, size = [], 0
    for text in panel.itertext():
        texts.append(str(text))
        size += len(text)
        if size > _SAMPLE:
            break
    return _STATEMENT.search(" ".join(texts)) is not None


def _above(elements: Iterable[_Element]) -> set[_Element]:
    """All that holds one of some elements."""
    seen: set[_Element] = set()
    for element in elements:
        for above in element.iterancestors():
            if above in seen:
                break
            seen.add(above)
    return seen


def _targets(element: _Element) -> Iterator[str]:
    """Ids of what an element opens."""
    for name in ("aria-controls", "data-target", "data-bs-target"):
        if value := element.get(name):
            yield value.lstrip("#")
    address = element.get("href", "")
    if element.tag == "a" and address.startswith("#"):
        yield address[1:]


def _stands_before(opener: _Element, panel: _Element) -> bool:
    """Whether an element has a name, and what it opens begins right behind it."""
    if not any(map(str.isalnum, text_of(opener))):
        return False
    if opener.getparent() is panel:
        return True
    for element in (opener, *opener.iterancestors()):
        if element is panel or (element.tail or "").strip():
            return element is panel
        following = next((sibling for sibling in element.itersiblings() if text_of(sibling)), None)
        if following is not None:
            return following is panel or panel in following.iterdescendants(panel.tag)
    return False


def _levels_before(root: _Element, pressed: frozenset[_Element]) -> Iterator[tuple[_Element, int]]:
    """The level of the heading before each element that may be pressed."""
    level = 1
    for element in root.iter():
        if element in pressed:
            yield element, level
        elif element.tag in HEADINGS:
            level = int(str(element.tag)[1])


def _level_said(element: _Element) -> int:
    """The level that a heading by its role says (2, the standard's, where none); 0 for Word's title."""
    if element.get("role") != "heading":
        return 0
    said = element.get("aria-level", "")
    return int(said) if said.isdecimal() and int(said) in _LEVELS else 2
