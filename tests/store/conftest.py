"""A store, and documents that read as small editions."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Protocol

import pytest

from tracker.model import Authority, Document
from tracker.reading import read
from tracker.store import Added, Store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TEXT = """\
Country Report: Norway

Executive Summary

There were no significant changes during the year. The government took steps to punish officials.

Section 1. Respect for the Integrity of the Person

a. Arbitrary Killings

There were no reports of arbitrary killings. Prison conditions met most standards.
"""


class Adding(Protocol):
    """Reads a text and adds it."""

    def __call__(
        self,
        text: str = ...,
        *,
        edition: str = ...,
        part: str = ...,
        restore: bool = ...,
        source: str = ...,
        unasked: bool = ...,
    ) -> Added:
        """Add `text`."""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A new store."""
    with Store(tmp_path / "snapshots" / "tracker.db") as opened:
        yield opened


@pytest.fixture
def add(store: Store) -> Adding:
    """Adds a text to the report `norway` of `store`."""

    def adding(
        text: str = TEXT,
        *,
        edition: str = "2023",
        part: str = "main",
        restore: bool = False,
        source: str = "norway.txt",
        unasked: bool = False,
    ) -> Added:
        return add_text(
            store, text, edition=edition, part=part, restore=restore, source=source, unasked=unasked
        )

    return adding


def add_text(
    store: Store,
    text: str,
    *,
    edition: str,
    part: str,
    restore: bool,
    source: str,
    unasked: bool = False,
) -> Added:
    """Read `text` and add it to the report `norway`."""
    document = Document(
        content=text.encode(), source=source, retrieved_at=datetime(2024, 5, 1, 12, tzinfo=UTC)
    )
    edition_text = read(
        document, language="en", report="norway", edition=edition, authority=Authority.OFFICIAL
    )
    return store.add(
        "norway",
        edition,
        document,
        edition_text,
        part=part,
        options={"language": "en"},
        restore=restore,
        unasked=unasked,
    )
