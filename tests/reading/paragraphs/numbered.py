"""Sentences to put numbers before, and what is read of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.model import Document, Edition
from tracker.reading import read

if TYPE_CHECKING:
    from collections.abc import Sequence

SAID = (
    "The police held nine men in May. Nobody told their families.",
    "Courts were slow to act. Judges blamed the lack of staff.",
    "Two papers were closed. Their editors left for abroad.",
    "The army burned a village. It denied that it had been there.",
    "Guards beat a prisoner. He died within the week.",
    "Roads were closed for days. Aid could not be brought in.",
)
SHORT = ("Judges are appointed for life.", "The bar licenses advocates.")
ITEMS = ("Close the old wing;", "Let lawyers in at once;", "Publish all reports;")


def edition(content: str | bytes, name: str = "report.txt") -> Edition:
    """Read a file of this name."""
    return read(Document(content=content.encode() if isinstance(content, str) else content, source=name))


def text_of(*paragraphs: str) -> Edition:
    """Read a text of these paragraphs."""
    return edition("\n\n".join(["A Report on Things", *paragraphs, ""]))


def numbers(read_one: Edition) -> list[str | None]:
    """The number of each finding."""
    return [finding.paragraph_number for finding in read_one.findings]


def twice(*printed: str | None) -> list[str | None]:
    """Each number for two sentences."""
    return [number for number in printed for _ in range(2)]


def lettered(number: str, letters: Sequence[str]) -> list[str]:
    """The number with each letter."""
    return [f"{number} ({letter})" for letter in letters]


def listed(paragraphs: Sequence[str], *, attributes: str = "", item: str = "") -> str:
    """An ordered list."""
    return f"<ol {attributes}>{''.join(f'<li {item}>{said}</li>' for said in paragraphs)}</ol>"


def page(*lists: str) -> Edition:
    """A web page with a chapter for each list."""
    chapters = "".join(f"<h2>Chapter {name}</h2>{each}" for name, each in zip("ABC", lists, strict=False))
    return edition(f"<html><body><main><h1>Report</h1>{chapters}</main></body></html>", "page.html")
