"""The seeds printed anew by another producer read as the seeds."""

from __future__ import annotations

import functools
from pathlib import Path

import pytest

from tests.reading.rerender import STRAIGHT, Layout, rerender
from tracker.model import Document, Edition
from tracker.reading import read, read_edition

SEEDS = Path(__file__).parents[2] / "seeds"
HEADER = ("Country Reports on Human Rights Practices",)
BUREAU = ("Department of State • Bureau of Democracy, Human Rights, and Labor",)

LAYOUTS = {
    "plain": Layout(),
    "no hyphenation": Layout(breaks=None),
    "header and footer": Layout(header=HEADER, footer=BUREAU),
    "header and page": Layout(header=HEADER, footer=("Page {page} of 57",)),
    "page number among the lines": Layout(footer=("{page}",), furniture_gaps=False),
    "header among the lines": Layout(header=HEADER, footer=("- {page} -",), furniture_gaps=False),
    "one line with the page": Layout(header=("Human Rights Report   {page}",), page_lines=40),
    "form feeds": Layout(header=("REPORT {page}",), form_feeds=True),
    "three lines a page": Layout(header=("HUMAN RIGHTS", "Annual report"), footer=("{page}",)),
    "narrow": Layout(width=60, breaks=None),
    "wide": Layout(width=110, breaks=None),
}

# The hyphens that a person could not tell either: the word occurs once, and only cut at this place.
# With another hyphenator these are other words, about as few.
UNDECIDABLE = {
    "2020": {"dry-cleaning", "re-elected"},
    "2023": {"quasi-independent", "anticorruption", "bride-kidnapper", "lifetime", "ArcelorMittal"},
}

# Where no blank line parts paragraphs, two headings run together if the first leaves no room for the second's
# first word and both are cast alike. At this width it happens once.
RUN_TOGETHER = {("2020", "narrow"): 1}


@functools.cache
def seed(label: str) -> Edition:
    """A seed, read once."""
    return read_edition(SEEDS / f"kazakhstan-{label}.txt")


@functools.cache
def printed(label: str, layout: Layout) -> Edition:
    """The seed's text printed in `layout` and read again."""
    lines = [line for line in seed(label).text.split("\n") if line]
    return read(Document(content=rerender(lines, layout).encode(), source="printed anew"))


def with_gaps(layout: Layout, *, gaps: bool) -> Layout:
    """The layout with or without blank lines between paragraphs."""
    fields = {name: getattr(layout, name) for name in Layout.__slots__}
    return Layout(**{**fields, "gaps": gaps})


def folded(text: str) -> str:
    """Without hyphens."""
    return text.replace("-", "")


@pytest.mark.slow
@pytest.mark.parametrize("gaps", [True, False], ids=["gaps", "no gaps"])
@pytest.mark.parametrize("name", LAYOUTS)
@pytest.mark.parametrize("label", ["2020", "2023"])
def test_a_seed_printed_anew_reads_as_the_seed(label: str, name: str, gaps: bool) -> None:
    """The same headings on the same levels, the same findings; all exceptions are named above."""
    original, again = seed(label), printed(label, with_gaps(LAYOUTS[name], gaps=gaps))
    headings = [(section.level, section.title.translate(STRAIGHT)) for section in original.sections]
    missing = set(headings) - {(section.level, section.title) for section in again.sections}
    assert 2 * RUN_TOGETHER.get((label, name), 0) * (not gaps) == len(missing)
    expected = [finding.text.translate(STRAIGHT) for finding in original.findings]
    actual = [finding.text for finding in again.findings]
    assert [folded(text) for text in expected] == [folded(text) for text in actual]
    differing = [before for before, after in zip(expected, actual, strict=True) if before != after]
    assert all(any(word in text for word in UNDECIDABLE[label]) for text in differing), differing
    assert [finding.form for finding in original.findings] == [finding.form for finding in again.findings]


@pytest.mark.slow
@pytest.mark.parametrize("name", LAYOUTS)
@pytest.mark.parametrize("label", ["2020", "2023"])
def test_with_blank_lines_paragraphs_and_labels_are_the_same_too(label: str, name: str) -> None:
    """Furniture between paragraphs, or in their midst, moves no paragraph's end that could be seen.

    A full line that ends a sentence at a page's end is taken to go on: nothing tells it from one that does.
    """
    original, again = seed(label), printed(label, LAYOUTS[name])
    labels = [(finding.label or "").translate(STRAIGHT) for finding in original.findings]
    differing = sum(
        before != (after.label or "") for before, after in zip(labels, again.findings, strict=True)
    )
    assert 0 == differing


def test_no_furniture_is_left_in_the_text() -> None:
    """Nor is any of the text taken for furniture."""
    again = printed("2023", LAYOUTS["header and footer"])
    assert BUREAU[0] not in again.text
    assert {*HEADER, *BUREAU} == {piece.text for piece in again.set_aside}


def test_a_text_without_furniture_has_nothing_set_aside() -> None:
    """Sentences that recur word for word, line for line, are no furniture."""
    for gaps in (True, False):
        assert () == printed("2023", Layout(gaps=gaps)).set_aside


def test_the_seed_with_its_own_furniture_wrapped_anew_reads_as_the_seed() -> None:
    """Furniture that was wrapped with the text, partly inline, is found all the same."""
    raw = (SEEDS / "kazakhstan-2023.txt").read_text(encoding="utf-8")
    paragraphs = [paragraph.replace("\n", " ") for paragraph in raw.split("\n\n")]
    again = read(Document(content=rerender(paragraphs, Layout(breaks=None)).encode(), source="wrapped"))
    expected = [finding.text.translate(STRAIGHT) for finding in seed("2023").findings]
    differing = set(expected) ^ {finding.text for finding in again.findings}
    assert 2 >= len(differing), differing
    assert len(seed("2023").sections) == len(again.sections)
