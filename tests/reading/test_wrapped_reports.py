"""Real reports as text taken out of a PDF: wrapped at the page's measure, with no blank line anywhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tracker.model import Document, Form
from tracker.reading import read, read_edition

GOLD = Path(__file__).parents[1] / "gold"
CHAPTERS = [
    "Section 1. Respect for the Integrity of the Person",
    "Section 2. Respect for Civil Liberties",
    "Section 3. Freedom to Participate in the Political Process",
    "Section 4. Corruption in Government",
    (
        "Section 5. Governmental Posture Towards International and Nongovernmental Monitoring and "
        "Investigation of Alleged Abuses of Human Rights"
    ),
    "Section 6. Discrimination and Societal Abuses",
    "Section 7. Worker Rights",
]
"""Of every report of the year, though what of a heading stands on which line differs."""
WHOLE = re.compile(r"[.!?;:][\u201d\"\u2019')]*$")
STUB = "dol.gov/agencies/ilab/resources/reports/child-labor/findings"
"""A sentence that has no full stop in the source."""


@pytest.mark.parametrize("old", sorted(GOLD.glob("*/old.txt")), ids=lambda path: path.parent.name)
def test_every_report_has_its_chapters(old: Path) -> None:
    """Whatever the page cut: a last word on a line of its own is joined, a heading of one word is not."""
    edition = read_edition(old)
    titles = [section.title for section in edition.sections]
    assert [title for title in titles if title.startswith("Section ")] == CHAPTERS
    assert {"Women", "Children"} <= set(titles)
    assert not {
        "Process",
        "Groups",
        "Participation of Women and Members of Marginalized or Vulnerable",
    } & set(titles)


@pytest.mark.parametrize(
    "path",
    [path for name in ("old.txt", "new.txt") for path in sorted(GOLD.glob(f"*/{name}"))],
    ids=lambda path: "/".join(path.parts[-2:]),
)
def test_no_finding_is_cut(path: Path) -> None:
    """Every sentence ends as one, and none begins in the middle."""
    sentences = [f.text for f in read_edition(path).findings if f.form is Form.SENTENCE]
    assert [] == [text for text in sentences if not WHOLE.search(text) and not text.endswith(STUB)]
    assert [] == [text for text in sentences if text[0].islower()]


def test_a_noun_ends_a_title_of_a_short_text() -> None:
    """Though no sentence of it ends with the word: what binds to the next word has no capital in a title."""
    labor = "Inspectors of labor conditions wrote to labor offices about labor contracts and labor disputes."
    text = "\n".join(["The Report", "Child Labor", *[labor] * 4, "Forced Labor", labor])
    edition = read(Document(content=text.encode(), source="a.txt"))
    assert [section.title for section in edition.sections] == ["The Report", "Child Labor", "Forced Labor"]
