"""Numbers of paragraphs as each format has them: lists of pages and of Word, the margin of a PDF."""

from __future__ import annotations

import textwrap

import pytest

from tests.fixtures.docx_writer import docx_of, paragraph, run
from tests.fixtures.pdf_writer import At, pdf_of
from tests.reading.paragraphs.numbered import (
    ITEMS,
    SAID,
    SHORT,
    edition,
    lettered,
    listed,
    numbers,
    page,
    twice,
)

NUMBERING = (
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="33"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%1{stop}"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/>'
    '<w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%2)"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
)


SUBLIST = f"<p>It asks them to:</p><ol type=a>{''.join(f'<li>{item}</li>' for item in ITEMS)}</ol>"


def test_numbers_that_a_browser_prints() -> None:
    """A list that runs on over headings numbers paragraphs, short ones too; letters within are a list."""
    found = page(
        listed([*SAID[:2], SUBLIST]),
        listed([*SHORT, *SAID[2:4]], attributes="start=4"),
        f"<ol start=8><li>{SAID[4]}</li><li value=34><p>{SAID[5]}</p><p>It went on.</p></li></ol>",
    )
    expected = ["1", "1", "2", "2", "3", *lettered("3", "abc"), "4", "5", *twice("6", "7", "8", "34")]
    assert [*expected, None] == numbers(found)
    assert "\n\n4. Judges are appointed for life.\n\n5. The bar" in found.text
    assert "\n\n3. It asks them to:\nClose the old wing;\n" in found.text


@pytest.mark.parametrize(
    "content",
    [
        f"<p>It recommends:</p>{listed(ITEMS)}",
        f"<p>It recommends:</p>{listed(SAID)}",
        listed(SAID, attributes="type=a"),
        listed(SAID, attributes="type=I"),
        listed(SAID, attributes="reversed"),
        listed(SAID, attributes="style='list-style: none'"),
        listed(SAID, attributes="class=list-unstyled"),
        listed(SAID, item="style='list-style-type:disc'"),
        f"<ul>{''.join(f'<li>{said}</li>' for said in SAID)}</ul>",
    ],
)
def test_lists_of_a_page_stay_lists(content: str) -> None:
    """A few words, what a colon leads to, letters, bullets, and numbers that are not printed."""
    found = page(content)
    assert not found.numbered
    assert not any(line[:1].isdigit() for line in found.text.splitlines())


def test_a_run_in_heading_behind_a_number_is_without_it() -> None:
    """A clause that was put in before it renames nothing."""
    clauses = "\n\n".join(f"**3.{k} Partners.** {said}" for k, said in enumerate(SHORT, 1))
    found = edition(f"# Terms\n\n## 3. Sharing\n\n{clauses}\n", "a.md")
    assert {"Partners"} == {finding.label for finding in found.findings}


def test_letters_typed_before_the_items_of_a_page_are_no_part_of_them() -> None:
    """Where one went, those that follow it have other letters."""
    found = page("<p>The State should:</p><ul><li>a) Close it;</li><li>b) Open it.</li></ul>")
    assert ["The State should:", "Close it;", "Open it."] == [finding.text for finding in found.findings]
    names = page("<ul><li>A. Smith, a judge</li><li>B. Jones, a nurse</li></ul>")
    assert ["A. Smith, a judge", "B. Jones, a nurse"] == [finding.text for finding in names.findings]
    named = page("<ul><li>Clause 1 of the licence</li><li>Clause 2 of the licence</li></ul>")
    assert ["Clause 1 of the licence", "Clause 2 of the licence"] == [item.text for item in named.findings]


def test_letters_within_letters_are_cited_with_them() -> None:
    """As a page prints lists within lists."""
    inner = f"<li>{ITEMS[0]}{listed(ITEMS[1:], attributes='type=i')}</li>"
    parts = f"{SAID[1]}<ol type=a>{inner}<li>{ITEMS[2]}</li></ol>"
    found = page(listed([SAID[0], parts, *SAID[2:4]]))
    letters = ["2 (a)", "2 (a)(i)", "2 (a)(ii)", "2 (b)"]
    assert [*twice("1", "2"), *letters, *twice("3", "4")] == numbers(found)


def test_a_list_within_a_numbered_paragraph_of_a_page() -> None:
    """It counts from one, and then the outer list goes on."""
    inner = listed([f"{said} It is on record." for said in SHORT])
    found = page(listed([SAID[0], f"<p>{SAID[1]}</p>{inner}", *SAID[2:4]]))
    assert [*twice("1", "2"), *["2"] * 4, *twice("3", "4")] == numbers(found)


def test_numbers_of_markdown() -> None:
    """As it is rendered; a list of bullets within is one."""
    lines = ["# Report", "", "## Courts", "", f"33. {SAID[0]}", f"34. {SAID[1]}", ""]
    lines += [f"    - {item}" for item in ITEMS] + ["", "## Press", "", f"35. {SAID[2]}", f"36. {SHORT[0]}"]
    found = edition("\n".join([*lines, ""]), "report.md")
    assert [*twice("33", "34"), *["34"] * 3, "35", "35", "36"] == numbers(found)


@pytest.mark.parametrize("stop", [".", "", ")"])
def test_numbers_that_word_computes(stop: str) -> None:
    """With or without a stop; a list of letters one level down belongs to its paragraph."""

    def numbered(level: int) -> str:
        return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'

    body = "".join(
        [
            paragraph(run("Courts"), '<w:pStyle w:val="Heading1"/>'),
            *(paragraph(run(said), numbered(0)) for said in SAID[:2]),
            *(paragraph(run(item), numbered(1)) for item in ITEMS),
            paragraph(run("Press"), '<w:pStyle w:val="Heading1"/>'),
            *(paragraph(run(said), numbered(0)) for said in (SHORT[0], SAID[2])),
        ]
    )
    found = edition(docx_of(body, numbering=NUMBERING.format(stop=stop)), "report.docx")
    assert [*twice("33", "34"), *lettered("34", "abc"), "35", "36", "36"] == numbers(found)
    assert f"\n\n35{stop} Judges are appointed for life." in found.text


def printed(margin: float, number: str, *, per_page: int = 28) -> bytes:
    """A PDF of numbered paragraphs, the numbers at `margin`, with a page's end within one of them."""
    pages: list[list[At]] = [[]]
    height = 0
    for place in range(12):
        words = f"{' '.join(SAID[(place + step) % 6] for step in range(3 + place % 2))}"
        for line, said in enumerate(textwrap.wrap(words, 78)):
            if height == per_page:
                pages.append([])
                height = 0
            y = 720 - 16 * height - 4 * place * (len(pages) == 1)
            if not line:
                pages[-1].append(At(margin, y, number.format(place + 1)))
            pages[-1].append(At(100, y, said))
            height += 1
    return pdf_of(pages)


@pytest.mark.parametrize("number", ["{}.", "({})", "{}"])
def test_numbers_that_hang_in_the_margin_of_a_pdf(number: str) -> None:
    """And paragraphs that go on on the next page."""
    found = edition(printed(60, number), "report.pdf")
    assert [str(place + 1) for place in range(12) for _ in range(6 + 2 * (place % 2))] == numbers(found)
    assert {1, 2} == {finding.page for finding in found.findings}
    pages = {(finding.paragraph_number, finding.page) for finding in found.findings}
    assert len(pages) > 12


def test_a_number_begins_a_paragraph_where_the_line_above_is_full() -> None:
    """The next number in order does, and a number on a line of its own."""
    full = "The police held men in the north. Courts were slow to act there, and judges left."
    lines = [f"{place}. {full}" for place in (7, 8, 9, 10)]
    own = [line for place in (7, 8, 9, 10) for line in (f"{place}.", full.replace("men", "so many men"))]
    for said in (lines, own):
        placed = [At(72, 700 - 13 * place, line) for place, line in enumerate(said)]
        assert twice("7", "8", "9", "10") == numbers(edition(pdf_of([placed]), "report.pdf"))
