"""The report on paper."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import lxml.html
import pypdfium2
import pytest

from tracker.model import Kind

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    from tracker.model import Comparison

pytestmark = pytest.mark.slow

MOST_PAGES = 160
"""The two seeds are 36,000 words, in two columns, one of them often empty."""
SIZES = {"A4": (595, 842), "Letter": (612, 792)}
"""Points."""


@pytest.fixture(scope="module", params=SIZES)
def printed(
    request: pytest.FixtureRequest, browser: object, report: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, list[str], pypdfium2.PdfDocument]:
    """Print the page of the seeds; give the paper, the text of each page, and the file."""
    page: Page = browser.new_page()  # type: ignore[attr-defined]
    page.goto(report.as_uri())
    path = tmp_path_factory.mktemp("print") / f"{request.param}.pdf"
    page.pdf(path=path, format=request.param)
    page.close()
    document = pypdfium2.PdfDocument(path)
    texts = [page.get_textpage().get_text_range() for page in document]
    return request.param, [flat(text) for text in texts], document


def flat(text: str) -> str:
    """Take out blanks and hyphens, which depend on where lines break."""
    return re.sub(r"[\s\ufffe\u00ad-]+", "", text)


def test_pages_are_of_the_paper_and_numbered(printed: tuple[str, list[str], pypdfium2.PdfDocument]) -> None:
    """Not too many, each with its number and of how many."""
    paper, pages, document = printed
    assert len(pages) <= MOST_PAGES
    assert SIZES[paper] == pytest.approx(document[0].get_size(), abs=2)
    for number, text in enumerate(pages, 1):
        assert f"{number}/{len(pages)}" in text


def test_every_text_is_printed_in_full(
    printed: tuple[str, list[str], pypdfium2.PdfDocument], seeds: Comparison
) -> None:
    """Nothing is clipped: each finding of both editions stands whole on a page, unchanged ones too."""
    _, pages, _ = printed
    missing = [
        finding.text
        for change in seeds.changes
        for finding in (*change.old, *change.new)
        if not any(flat(finding.text) in text for text in pages)
    ]
    assert missing == []


def test_both_texts_of_a_change_are_on_one_page(
    printed: tuple[str, list[str], pypdfium2.PdfDocument], seeds: Comparison
) -> None:
    """No change is cut over a page."""
    _, pages, _ = printed
    for change in seeds.changes:
        if change.kind is Kind.UPDATED:
            texts = [flat(finding.text) for finding in (*change.old, *change.new)]
            assert any(all(text in page for text in texts) for page in pages), change.number


def test_nothing_reaches_over_the_edge(printed: tuple[str, list[str], pypdfium2.PdfDocument]) -> None:
    """All that is drawn lies within the paper's margins."""
    _, _, document = printed
    for page in document:
        width, _ = page.get_size()
        text = page.get_textpage()
        for index in range(text.count_rects()):
            left, _, right, _ = text.get_rect(index)
            assert left > 20
            assert right < width - 20


def test_section_heads_are_repeated(
    printed: tuple[str, list[str], pypdfium2.PdfDocument], seeds: Comparison
) -> None:
    """The head of a long section, and which column is which, stand on each page that its changes fill."""
    _, pages, _ = printed
    longest, _ = Counter(c.new[0].section for c in seeds.changes if c.new).most_common(1)[0]
    title = flat(seeds.new.sections[longest].title)
    filled = [page for page in pages if "Row20202023" in page]
    assert sum(title in page for page in filled) > 4
    rows = [page for page in pages if "notfoundin2023Nearest" in page]
    assert len([page for page in rows if "Row20202023" in page]) == len(rows)


def test_no_heading_ends_a_page(printed: tuple[str, list[str], pypdfium2.PdfDocument], report: Path) -> None:
    """That of a section which holds only sections is on the page of the first of them."""
    _, pages, _ = printed
    tree: Any = lxml.html.parse(str(report)).getroot()
    heads = [
        ("".join(chapter.xpath(".//h3[1]//text() | .//span[@class='was']//text()")), chapter.xpath("./div"))
        for chapter in tree.xpath("//section[starts-with(@class, 'chapter')]")
    ]
    alone = [(head, after) for (head, rows), (after, _) in pairwise(heads) if not rows]
    assert alone
    for head, after in alone:
        assert any(flat(head) + flat(after) in page for page in pages), head


def test_the_hashes_are_on_the_last_page(
    printed: tuple[str, list[str], pypdfium2.PdfDocument], seeds: Comparison
) -> None:
    """With both sources."""
    _, pages, _ = printed
    for edition in (seeds.old, seeds.new):
        assert edition.provenance.sha256 in pages[-1]
        assert flat(edition.provenance.source) in pages[-1]


def test_no_control_is_printed(printed: tuple[str, list[str], pypdfium2.PdfDocument]) -> None:
    """Neither the bar nor the buttons."""
    _, pages, _ = printed
    printed_text = "".join(pages)
    assert not any(word in printed_text for word in ("Searchbothtexts", "Morefilters", "Onecolumn"))
    assert re.search(r"¶\d+,chars\d+–\d+", printed_text)
    assert not re.search(r"¶\d+,chars\d+–\d+Cite", printed_text)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("?kind=removed&q=torture", "Words: torture; Kind: not found in 2023"),
        ("?kind=added&kind=updated", "Kind: not in 2020, figures or outcome changed"),
        ("?in=s3&theme=1&nature=incident", ""),
        ("?flag=moved&signal=figure", "Also: moved; What changed: figure"),
    ],
)
def test_a_filtered_page_prints_which_filter_is_on(  # noqa: PLR0917 - fixtures
    report: Path, open_page: Callable[..., Page], seeds: Comparison, tmp_path: Path, query: str, said: str
) -> None:
    """In the head, with the figures, as a page that was made with a filter says it."""
    page = open_page(report, query=query)
    assert not page.locator("#on").is_visible()
    if not said:
        chosen = [page.locator(f"select[name={name}] option:checked") for name in ("in", "theme", "nature")]
        section, theme, nature = (option.inner_text().strip() for option in chosen)
        said = f"Section: {section}; Theme: {theme}; Nature: {nature}"
    left = page.evaluate("[...document.querySelectorAll('tr[id^=c]')].filter(r => !r.hidden).length")
    page.pdf(path=tmp_path / "filtered.pdf", format="A4")
    document = pypdfium2.PdfDocument(tmp_path / "filtered.pdf")
    first = flat(document[0].get_textpage().get_text_range())
    assert flat(f"A filter is on ({said}): {left} of {len(seeds.changes):,} shown.") in first
    assert flat("The figures are of the whole comparison.") in first


def test_a_page_without_a_filter_prints_none(printed: tuple[str, list[str], pypdfium2.PdfDocument]) -> None:
    """Nothing is said of filters, and every list is printed."""
    _, pages, _ = printed
    text = "".join(pages)
    assert "Afilterison" not in text
    assert "arenotprinted" not in text
    assert all(head in text for head in ("Mostimportantchanges", "Figuresthatchanged", "Bytheme"))


def test_a_filtered_page_prints_what_is_shown(
    report: Path, open_page: Callable[..., Page], tmp_path: Path
) -> None:
    """As few pages as a page that was made with this filter has; lists of other rows are left out."""
    page = open_page(report, query="?kind=removed&q=torture")
    page.pdf(path=tmp_path / "filtered.pdf", format="A4")
    document = pypdfium2.PdfDocument(tmp_path / "filtered.pdf")
    text = "".join(flat(each.get_textpage().get_text_range()) for each in document)
    assert len(document) <= 12
    assert "Mostimportantchanges" not in text
    assert flat("The lists of important changes, of figures and by theme are not printed.") in text


def test_a_filtered_page_prints_no_head_without_rows(
    report: Path, open_page: Callable[..., Page], tmp_path: Path
) -> None:
    """A long section stands in several tables: one that the filter empties has nothing to head."""
    page = open_page(report, query="?kind=updated")
    tables = ".chapter:not([hidden]) .sheet"
    filled, empty = page.evaluate(
        f"""(filled => [filled.filter(Boolean).length, filled.filter(some => !some).length])(
            [...document.querySelectorAll('{tables}')].map(s => s.querySelector('tr[id]:not([hidden])')))"""
    )
    page.pdf(path=tmp_path / "filtered.pdf", format="A4")
    document = pypdfium2.PdfDocument(tmp_path / "filtered.pdf")
    text = "".join(flat(each.get_textpage().get_text_range()) for each in document)
    assert empty
    assert filled <= text.count("Row20202023") < filled + empty


def test_the_nearest_passage_is_printed_with_its_row(
    printed: tuple[str, list[str], pypdfium2.PdfDocument], seeds: Comparison
) -> None:
    """On paper no link leads there, and only the first words of most are quoted."""
    _, pages, _ = printed
    text = "".join(pages)
    held = {finding.start: change.number for change in seeds.changes for finding in change.new}
    gone = [change for change in seeds.changes if change.kind is Kind.REMOVED and change.nearest]
    assert gone
    for change in gone[:20]:
        assert change.nearest is not None
        near = change.nearest.finding
        assert f"¶{near.paragraph},row#c{held[near.start]}" in text
