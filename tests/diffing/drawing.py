"""Random editions made of real sentences, and what may have become of them, for property tests."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from tests.diffing.maker import edition_of
from tracker import read_edition

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.rendering.comparison_maker import Outline
    from tracker.model import Edition

SEEDS = Path(__file__).parents[2] / "seeds"

QUESTIONS = ("Are the media free?", "Is torture forbidden?")
FORMULAS = ("Not applicable.", "Yes.", "No.", "1 / 4", "0 / 4", "27%", "Judges:", "Judges.", "Free? No.")
"""What says little or nothing without its place."""

MOST_SECTIONS, MOST_SENTENCES = 5, 6
"""Small enough that an example takes milliseconds and its reproduction can be read."""


@dataclass(frozen=True, slots=True)
class Pool:
    """Real sentences and headings to draw from."""

    sentences: tuple[str, ...]
    headings: tuple[str, ...]


@cache
def pool() -> Pool:
    """Of both seeds: recurring statements stand in it in both of their forms."""
    editions = [read_edition(SEEDS / f"kazakhstan-{label}.txt") for label in (2020, 2023)]
    return Pool(
        sentences=tuple(finding.text for edition in editions for finding in edition.findings),
        headings=(*QUESTIONS, *(section.title for edition in editions for section in edition.sections[1:])),
    )


def sentences() -> st.SearchStrategy[str]:
    """A real sentence, or what may stand under many headings."""
    return st.one_of(st.sampled_from(pool().sentences), st.sampled_from(FORMULAS))


@st.composite
def outlines(draw: st.DrawFn, *, unique: bool = False) -> Outline:
    """A random report; where `unique`, no sentence and no heading stands in it twice."""
    headings = draw(st.lists(st.sampled_from(pool().headings), max_size=MOST_SECTIONS, unique_by=_name))
    seen: set[str] = set()
    outline: Outline = [(0, "Report", [])]
    for heading in headings:
        drawn = draw(st.lists(sentences(), max_size=MOST_SENTENCES))
        if unique:
            drawn = [text for text in dict.fromkeys(drawn) if text not in seen]
            seen.update(drawn)
        outline.append((1, heading, [drawn]))
    return outline


def _name(heading: str) -> str:
    return heading.rpartition(".")[2].strip().casefold()


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Edition, Edition]:
    """A random report and its next edition."""
    old = draw(outlines())
    new = old if draw(st.booleans()) else draw(outlines())
    return edition_of(old), edition_of(draw(revised(new)))


@st.composite
def revised(draw: st.DrawFn, outline: Outline) -> Outline:
    """An outline after an editor's work: sections in another order, sentences changed one by one."""
    title, *sections = outline
    if draw(st.booleans()):
        sections = draw(st.permutations(sections))
    return [
        title,
        *(
            (level, heading, [[text for paragraph in body for text in _edited(draw, paragraph)]])
            for level, heading, body in sections
        ),
    ]


def _edited(draw: st.DrawFn, paragraph: list[str]) -> list[str]:
    found: list[str] = []
    for text in paragraph:
        found += EDITS[draw(st.integers(0, len(EDITS) - 1))](draw, text)
    if len(found) > 1 and draw(st.integers(0, 3)) == 0:
        found[:2] = [f"{found[0].rstrip('.')}, and {found[1]}"]
    return found


def _replaced(draw: st.DrawFn, text: str) -> list[str]:
    words = text.split()
    place = draw(st.integers(0, len(words) - 1))
    words[place] = draw(st.sampled_from(["not", "17", "some", "Astana", "reportedly", "2022,"]))
    return [" ".join(words)]


def _parted(draw: st.DrawFn, text: str) -> list[str]:
    words = text.split()
    place = draw(st.integers(0, len(words)))
    return [part for part in (" ".join(words[:place]), " ".join(words[place:])) if part]


EDITS: tuple[Callable[[st.DrawFn, str], list[str]], ...] = (
    lambda _, text: [text],
    lambda _, text: [text],
    lambda _, text: [text.replace(" is ", " was ").replace(" are ", " were ")],
    lambda _, text: [text, text],
    lambda draw, text: [text, draw(sentences())],
    lambda *_: [],
    _replaced,
    _parted,
)
"""What may have become of a sentence."""
