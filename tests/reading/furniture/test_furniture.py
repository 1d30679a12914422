"""Page furniture: what recurs where it does not belong."""

from __future__ import annotations

import pytest

from tracker.model import Document, Edition
from tracker.reading import read

PROSE = (
    "The government of {place} said in its statement number {number} that nothing had changed in the "
    "district during the year and that no further measures were planned by the ministry."
)


def prose(number: int) -> str:
    """A sentence unlike the others."""
    return PROSE.format(place=f"Region {chr(65 + number % 26)}{'abcdefg'[number % 7]}", number=number * 37)


def text(number: int) -> str:
    """A long paragraph unlike the others."""
    return " ".join(prose(number * 8 + place) for place in range(8))


def read_text(*paragraphs: str) -> Edition:
    """Paragraphs parted by blank lines, read."""
    return read(Document(content="\n\n".join(paragraphs).encode(), source="a.txt"))


def aside(edition: Edition) -> list[tuple[str, str]]:
    """What was set aside and why."""
    return [(piece.text, piece.reason) for piece in edition.set_aside]


def running(edition: Edition) -> list[str]:
    """What was set aside as a running header or footer."""
    return [text for text, reason in aside(edition) if reason == "running header or footer"]


def cut(number: int) -> tuple[str, str]:
    """A paragraph cut in two."""
    head, tail = prose(number)[:80].rsplit(" ", 1)[0], prose(number)
    return head, tail[len(head) + 1 :]


def test_a_line_that_cuts_sentences_is_furniture() -> None:
    """The cut sentences are whole again."""
    pieces = [part for number in range(4) for part in (cut(number)[0], "Annual Report", cut(number)[1])]
    edition = read_text("A Title", "Summary", *pieces)
    assert [prose(number) for number in range(4)] == [found.text for found in edition.findings]
    assert [("Annual Report", "running header or footer")] * 4 == aside(edition)


def test_furniture_within_a_line_is_found_once_it_is_known() -> None:
    """Two pieces in a row wherever they stand, a single long one at a line's end in mid-sentence."""
    header, footer = "Annual Report on All Rights", "Ministry of Rights and Duties"
    pieces = [part for number in range(3) for part in (cut(number)[0], header, footer, cut(number)[1])]
    head, tail = cut(7)
    inline = f"{head} {header} {footer} {tail}"
    glued = f"{cut(8)[0]} {header}"
    edition = read_text("A Title", "Summary", *pieces, inline, glued, footer, cut(8)[1])
    assert [prose(number) for number in (0, 1, 2, 7, 8)] == [found.text for found in edition.findings]


HEADER, FOOTER = "Annual Report on All Rights", "Ministry of Rights and Duties"


@pytest.mark.parametrize(
    "page_end",
    [[HEADER, FOOTER], [" " + HEADER, FOOTER], [f" {HEADER} {FOOTER} "]],
    ids=["lines", "header glued to the paragraph", "inline"],
)
@pytest.mark.parametrize(
    "head", ["Media reported that men removed journalist", "On May 3, prosecutors of the Supreme"]
)
def test_a_page_may_end_before_a_name(page_end: list[str], head: str) -> None:
    """A short beginning without a stop goes on behind furniture, capital or not; it is no heading."""
    pieces = [part for number in range(4) for part in (cut(number)[0], HEADER, FOOTER, cut(number)[1])]
    tail = "Diana Serik from the hall of the council without giving any reason."
    edition = read_text(
        "A Title", "Summary", *pieces, "\n\n".join([head, *page_end, tail]).replace("\n\n ", " ")
    )
    assert f"{head} {tail}" == edition.findings[-1].text
    assert ["A Title", "Summary"] == [section.title for section in edition.sections]
    assert {"running header or footer"} == {piece.reason for piece in edition.set_aside}


def test_a_heading_that_every_chapter_has_is_no_furniture() -> None:
    """It recurs, but cuts no sentence, and other headings stand in between."""
    chapters = [
        part
        for number in range(6)
        for part in (f"Country {chr(65 + number)}", text(number), "Recommendations", text(number + 10))
    ]
    edition = read_text("A Title", *chapters)
    assert 6 == sum(section.title == "Recommendations" for section in edition.sections)
    assert [] == aside(edition)


def test_a_header_between_paragraphs_is_furniture() -> None:
    """It cuts nothing, but comes at regular distances with no heading in between."""
    pages = [part for number in range(8) for part in (prose(number), text(number + 20), "Annual Report")]
    edition = read_text("A Title", "Summary", *pages, prose(99))
    assert 8 == len(aside(edition))
    assert ["A Title", "Summary"] == [section.title for section in edition.sections]


@pytest.mark.parametrize("mark", ["{}", "- {} -", "Page {}", "Page {} of 9", "{} | Report", "[{}]"])
def test_page_numbers(mark: str) -> None:
    """Lines that count on, where sentences are cut."""
    pieces = [part for n in range(5) for part in (cut(n)[0], mark.format(n + 3), cut(n)[1])]
    edition = read_text("A Title", "Summary", *pieces)
    assert [prose(number) for number in range(5)] == [found.text for found in edition.findings]
    assert 5 == len(aside(edition))


def test_numbered_chapters_are_no_page_numbers() -> None:
    """They count on too, but cut nothing."""
    chapters = [part for number in range(6) for part in (f"Chapter {number + 1}", text(number))]
    edition = read_text("A Title", *chapters)
    assert [f"Chapter {number}" for number in range(1, 7)] == [s.title for s in edition.sections[1:]]


def test_tables_of_figures_are_no_page_numbers() -> None:
    """Numbers that do not count on stay."""
    assert [] == aside(
        read_text("A Title", "Figures", *(str(n) for n in (4, 90, 12, 7, 31, 12, 5)), prose(1))
    )


def test_form_feeds_part_pages() -> None:
    """What stands at the top of every page is a header, though it cuts nothing."""
    pages = [f"Header of This Report\n\n{prose(n)}\n\n{n + 1}\n" for n in range(4)]
    edition = read(Document(content="\f".join(pages).encode(), source="a.txt"))
    assert [(prose(n), n + 1) for n in range(4)] == [(found.text, found.page) for found in edition.findings]


def test_a_text_that_repeats_itself_is_kept() -> None:
    """Sentences that recur are the text."""
    sentence = "The government did not respect this right."
    assert 300 == len(read_text(*[sentence] * 300).findings)
    assert [] == aside(read_text(*["No stop at its end"] * 300))


def test_the_title_that_headers_repeat_stays_the_title() -> None:
    """Its first occurrence, also where a header stands above it."""
    title = "Report on Ruritania"
    pages = [part for number in range(4) for part in (cut(number)[0], title, cut(number)[1])]
    for lead in ([title], [title, title]):
        edition = read_text(*lead, "Summary", *pages)
        assert [title, "Summary"] == [section.title for section in edition.sections]


def test_a_header_above_the_title_is_not_the_title() -> None:
    """Two headings before the text begins: the second is the summary, the first the title."""
    pages = [part for number in range(4) for part in (cut(number)[0], "Annual Reports", cut(number)[1])]
    edition = read_text("Annual Reports", "Report on Ruritania", "Summary", *pages)
    assert ["Report on Ruritania", "Summary"] == [section.title for section in edition.sections]


def test_chrome_of_a_copied_page() -> None:
    """Skip links before the title; share links, addresses, copyright after the end; nothing in between."""
    edition = read_text(
        "Skip to content", "Report on Ruritania", "Summary", prose(1), "Share this page", prose(2),
        "Ruritanian Embassy", "https://embassy.example", "Tweet", "© 2024 Embassy",
    )  # fmt: skip
    assert "Report on Ruritania" == edition.sections[0].title
    assert [
        "Skip to content",
        "Ruritanian Embassy",
        "https://embassy.example",
        "Tweet",
        "© 2024 Embassy",
    ] == [text for text, _ in aside(edition)]
    assert "Share this page" in edition.text


def test_an_address_that_ends_the_last_sentence_is_no_chrome() -> None:
    """Though it stands on a line of its own."""
    edition = read_text(
        "Report on Ruritania", "Summary", f"{prose(1)} See the report at\nhttps://a.example/report."
    )
    assert "See the report at https://a.example/report." == edition.findings[-1].text


@pytest.mark.parametrize("leader", [" ........ ", " ", " . . . . "])
def test_a_table_of_contents_is_set_aside(leader: str) -> None:
    """With its caption; by leaders, or because its entries come later as headings."""
    titles = ["Summary", "Prisons", "Courts", "Elections", "Press"]
    entries = "\n".join(f"{title}{leader}{page * 3 + 1}" for page, title in enumerate(titles))
    body = [part for number, title in enumerate(titles) for part in (title, prose(number))]
    edition = read_text("Report on Ruritania", "Table of Contents", entries, *body)
    assert ["Report on Ruritania", *titles] == [section.title for section in edition.sections]
    assert {"table of contents"} == {reason for _, reason in aside(edition)}
    assert 6 == len(aside(edition))


def test_a_list_of_figures_that_comes_again_is_no_table_of_contents() -> None:
    """What it names stands later in a list of the same sort, not as headings of their own."""
    places = ("Almaty", "Astana", "Karaganda", "Pavlodar", "Shymkent")
    years = []
    for year in (2022, 2023):
        figures = (f"  * {place} {number + year - 2000}" for number, place in enumerate(places))
        years += [f"Complaints in {year}", prose(year), "Complaints received in each:", *figures]
    edition = read_text("Report on Ruritania", *years)
    assert not edition.set_aside
    assert 10 == sum(finding.form == "item" for finding in edition.findings)


DIRECTORIES = ("/bin", "/boot", "/dev", "/etc", "/home", "/lib")


def chapters(*, before: str, after: str) -> list[str]:
    """Chapters that say the same of different things: `{}` is what each is about."""
    return [
        part
        for number, name in enumerate(DIRECTORIES, 1)
        for part in (f"{number}. Requirements of {name}", before.format(name), after.format(name))
    ]


def test_a_line_that_begins_a_sentence_is_no_furniture() -> None:
    """Where no sentence is open before it, what goes on in small letters is its own."""
    said = "The following directories, or symbolic links to them,"
    rest = "are required in {} wherever the system has more than one user."
    sections = [
        f"{number}. Requirements\n\n{said}\n{rest.format(name)}\n\n{last}"
        for number, name in enumerate(DIRECTORIES, 1)
        for last in [prose(number) if number > 2 else f"misc  Miscellaneous data and state of {name}"]
    ]
    sections[2:2] = sections[1:1] = [f"{said}\n{rest.format('/opt')}"]  # after a row of a table
    edition = read_text("A Title", *sections)
    assert not running(edition)
    sentences = {f"{said} {rest.format(name)}" for name in (*DIRECTORIES, "/opt")}
    assert sentences <= {found.text for found in edition.findings}


def test_the_head_of_a_table_is_no_furniture() -> None:
    """A colon leads to it, and rows in small letters follow; no sentence is cut."""
    lead = "The following commands must be in {} if the corresponding subsystem is installed there:"
    edition = read_text(
        "A Title",
        *chapters(
            before=prose(3) + " ({})", after=f"{lead}\nCommand Description\ncsh The C shell\nsed The editor"
        ),
    )
    assert not running(edition)


def test_numbered_headings_are_no_furniture() -> None:
    """They say the same, but no two have the same number; what they head begins in the same words, too."""
    begin = "Generic files that are defined at the top level of"
    rest = "the system {} are kept here by whoever keeps that system in order."
    sections = [
        f"{number}. Data for the System {name}\n\n{number}.1. Purpose\n\n{begin}\n{rest.format(name)}"
        f"\n\n{number}.2. Options\n\n{prose(number)}"
        for number, name in enumerate("ABCDEFGH", 1)
    ]
    edition = read_text("A Title", *sections)
    assert not running(edition)
    assert [f"{number}.1. Purpose" for number in range(1, 9)] == [
        section.title for section in edition.sections if section.title.endswith("Purpose")
    ]


def test_a_notice_above_every_chapter_is_no_furniture() -> None:
    """A chapter's heading is no half of a sentence, and what is cut always in the same words is one text."""
    notice = (
        "The rewrite of this tutorial with new contents and\nmore practical examples is there as Guide\n"
        "for Maintainers. Please use this text as the main tutorial\nin all that you do."
    )
    chapters = [
        f"Chapter {number}. Getting started the Right Way {'ABCDEF'[number]}\n\n{notice}\n\n{text(number)}"
        for number in range(6)
    ]
    assert not running(read_text("A Title", *chapters))


def test_links_back_are_no_text() -> None:
    """Copied pages have one below every section."""
    link = "Back to Contents"
    edition = read_text(
        "A Title", "1. Law", text(1), link, "2. Life", text(2), link.upper(), "3. Death", text(3)
    )
    assert ["A Title", "1. Law", "2. Life", "3. Death"] == [section.title for section in edition.sections]
    assert [link, link.upper()] == [words for words, _ in aside(edition)]
    said = "Back to contents was the demand of the readers."
    assert said in read_text("A Title", text(1), said).text
