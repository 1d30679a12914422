"""The proof for every format: an edition read from it is the edition read from the same text."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

import pytest

from tests.fixtures.make_formats import KEPT, MAKERS, NEEDS_PRODUCER, SEEDS, as_text, can_make, seed_pieces
from tests.fixtures.sites import SITES
from tracker.diffing import diff_editions
from tracker.model import Document
from tracker.reading import read, read_edition, receive_file
from tracker.reading.formats import Format
from tracker.reading.sniff import sniff

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.fixtures.make_formats import Piece
    from tracker.model import Edition

EDITIONS = ("2020", "2023")
WITHOUT_PRODUCER = [name for name in MAKERS if name not in NEEDS_PRODUCER]


def read_shortened(edition: str) -> Edition:
    """The shortened seed read as text: what all kept files hold."""
    text = as_text(seed_pieces(edition, short=True))
    return read(Document(content=text.encode(), source="shortened.txt"), edition=edition)


@functools.cache
def read_kept(path: Path) -> Edition:
    """A kept file, read once for all tests."""
    return read_edition(path)


def assert_same(expected: Edition, actual: Edition) -> None:
    """The same outline, the same findings with the same labels, and a comparison that finds nothing."""
    assert outline(expected) == outline(actual)
    assert [finding.text for finding in expected.findings] == [finding.text for finding in actual.findings]
    assert [finding.label for finding in expected.findings] == [finding.label for finding in actual.findings]
    counts = diff_editions(expected, actual).counts
    assert {"unchanged": len(expected.findings)} == {kind: count for kind, count in counts.items() if count}


def outline(edition: Edition) -> list[tuple[str, int]]:
    """Titles and levels."""
    return [(section.title, section.level) for section in edition.sections]


def test_every_format_is_tried(tmp_path: Path) -> None:
    """A new one has a maker, whose file must read as the text does."""
    made = [tmp_path / name for name in WITHOUT_PRODUCER]
    for target in made:
        MAKERS[target.name](seed_pieces("2020", short=True), target)
    tried = {sniff(receive_file(path)) for path in (*made, *KEPT.glob("20*"))}
    assert [] == [form for form in Format if form.media_type not in tried], "see make_formats.py"


@pytest.mark.parametrize("kept", sorted(KEPT.glob("20*")), ids=lambda path: path.name)
def test_a_file_of_another_producer_reads_as_the_text(kept: Path) -> None:
    """LibreOffice's and WeasyPrint's files, with running lines and hyphenation, give the text's edition."""
    assert_same(read_shortened(kept.name[:4]), read_kept(kept))


@pytest.mark.parametrize("name", WITHOUT_PRODUCER)
@pytest.mark.parametrize("edition", EDITIONS)
def test_a_whole_seed_in_another_format_reads_as_the_seed(edition: str, name: str, tmp_path: Path) -> None:
    """The whole seed as a page, as Markdown, as DOCX gives the seed's own edition."""
    target = tmp_path / f"{edition}-{name}"
    MAKERS[name](seed_pieces(edition), target)
    assert_same(read_edition(SEEDS / f"kazakhstan-{edition}.txt"), read_edition(target))


@pytest.mark.slow
@pytest.mark.parametrize("name", NEEDS_PRODUCER)
@pytest.mark.parametrize("edition", EDITIONS)
def test_a_whole_seed_by_a_producer_reads_as_the_seed(edition: str, name: str, tmp_path: Path) -> None:
    """The whole seed printed by LibreOffice and by WeasyPrint gives the seed's own edition."""
    if not can_make(name):
        pytest.skip(f"the producer of {name} is not installed")
    target = tmp_path / f"{edition}-{name}"
    MAKERS[name](seed_pieces(edition), target)
    assert_same(read_edition(SEEDS / f"kazakhstan-{edition}.txt"), read_edition(target))


@pytest.mark.parametrize("kept", sorted(KEPT.glob("20*.pdf")), ids=lambda path: path.name)
def test_pages_of_a_pdf_are_known(kept: Path) -> None:
    """Every finding of a PDF has its page, and pages only go forward."""
    pages = [finding.page or 0 for finding in read_kept(kept).findings]
    assert 1 == pages[0]
    assert sorted(pages) == pages


@pytest.mark.parametrize("kept", sorted(KEPT.glob("20*.pdf")), ids=lambda path: path.name)
def test_running_lines_are_set_aside_on_every_page(kept: Path) -> None:
    """The running header and footer are set aside once a page, with the page as their place."""
    edition = read_kept(kept)
    last = max(section.page or 0 for section in edition.sections)
    headers = [piece for piece in edition.set_aside if piece.reason == "running header"]
    assert [f"page {page}" for page in range(1, last + 1)] == [piece.place for piece in headers][:last]


@pytest.mark.parametrize("site", SITES, ids=lambda site: site.__name__)
def test_pages_of_every_make_read_as_the_text(site: Callable[[list[Piece]], str]) -> None:
    """However a site is built, the report in it is the same."""
    body = site(seed_pieces("2020", short=True))
    content = f"<!doctype html><html><head><title>A site</title></head><body>{body}</body></html>".encode()
    assert_same(read_shortened("2020"), read(Document(content=content, source="page"), edition="2020"))


def test_the_site_around_a_page_is_set_aside_with_reasons(tmp_path: Path) -> None:
    """Each part of a government site's page that is no report is listed with what it is."""
    target = tmp_path / "page.html"
    MAKERS["page.html"](seed_pieces("2020", short=True), target)
    reasons = {piece.reason for piece in read_edition(target).set_aside}
    assert {
        "cookie notice",
        "breadcrumbs",
        "share link",
        "page header",
        "page footer",
        "sidebar",
        "related links",
        "dialog",
        "shown only without scripts",
        "text for screen readers only",
    } <= reasons
