"""The numbers that reports print before their paragraphs, by which they are cited."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

import pytest

from tests.fixtures.docx_writer import docx_of, paragraph, run
from tests.fixtures.pdf_writer import At, pdf_of
from tracker.diffing import diff_editions
from tracker.model import Document, Edition, Form, Kind
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
NUMBERING = (
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="33"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%1{stop}"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/>'
    '<w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%2)"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
)


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


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        ("34. 35. 36.", "34 35 36"),
        ("34) 35) 36)", "34 35 36"),
        ("(34) (35) (36)", "34 35 36"),
        ("[34] [35] [36]", "34 35 36"),
        ("§34 §35 §36", "34 35 36"),
        ("34.1 34.2 35.1 35.2", "34.1 34.2 35.1 35.2"),
        ("4.1.2 4.1.3 4.2.1 4.2.2", "4.1.2 4.1.3 4.2.1 4.2.2"),
        ("34. 34bis. 34ter. 35.", "34 34bis 34ter 35"),
        ("34. 34a. 34b. 35.", "34 34a 34b 35"),
        ("(34) (34bis) (35)", "34 34bis 35"),
        ("999. 1000. 1001.", "999 1000 1001"),
        ("34- 35- 36-", "34 35 36"),
        ("34 35 36 37 38", "34 35 36 37 38"),
        ("1. 2. 1. 2. 3.", "1 2 1 2 3"),
    ],
)
@pytest.mark.parametrize("blank", [" ", "\t", "\n"], ids=["blank", "tab", "line"])
def test_each_sentence_has_the_number_of_its_paragraph(labels: str, expected: str, blank: str) -> None:
    """Without brackets, stops and signs; however it is printed, also on a line of its own."""
    found = text_of(*(f"{label}{blank}{said}" for label, said in zip(labels.split(), SAID, strict=False)))
    assert twice(*expected.split()) == numbers(found)
    assert "The police held nine men in May." == found.findings[0].text
    assert found.numbered


@pytest.mark.parametrize("labels", ["A/34 A/35 A/36", "4.1.2 4.1.3 4.1.3A 4.2.1", "34A. 34B. 35."])
def test_a_letter_at_the_number_is_part_of_it(labels: str) -> None:
    """It names the part before it, or a paragraph put in behind it."""
    found = text_of(*(f"{label} {said}" for label, said in zip(labels.split(), SAID, strict=False)))
    assert twice(*(label.rstrip(".") for label in labels.split())) == numbers(found)


@pytest.mark.parametrize("blank", [" ", "\n", "\n\n"], ids=["blank", "line", "paragraph"])
def test_a_latin_word_behind_the_number_belongs_to_it(blank: str) -> None:
    """`34 bis` is another paragraph than 34."""
    labels = ["33.", "34.", "34 bis.", "35."]
    found = text_of(*(f"{label}{blank}{said}" for label, said in zip(labels, SAID, strict=False)))
    assert twice("33", "34", "34 bis", "35") == numbers(found)


def test_a_report_without_numbers_has_none() -> None:
    """Neither have the days of a chronicle, amounts, years and lists of a few words."""
    days = [f"{day} May: He was held. Nobody knew." for day in (3, 4, 5, 6, 7)]
    years = [f"{year} The war went on. Nobody won." for year in range(2019, 2024)]
    listed = ["It recommends:", "1. fewer guards;", "2. more water;", "3. better food."]
    for paragraphs in (SAID, days, years, listed, [f"({letter}) {SAID[0]}" for letter in "abcd"]):
        found = text_of(*paragraphs)
        assert not found.numbered
        assert {None} == set(numbers(found))


def test_numbers_in_a_series_hold_for_short_paragraphs_too() -> None:
    """One sentence is no item of a list where the numbers run on through the report."""
    found = text_of(
        "A. Detention",
        *(f"{number}. {said}" for number, said in enumerate(SAID[:3], start=1)),
        "B. Courts Of Law",
        *(f"{number}. {said}" for number, said in enumerate(SHORT, start=4)),
        "C. The Press",
        f"6. {SAID[4]}",
    )
    assert ["1", "1", "2", "2", "3", "3", "4", "5", "6", "6"] == numbers(found)
    assert [] == list(found.set_aside)
    assert "\n\n5. The bar licenses advocates.\n\n" in found.text


def test_what_stands_below_a_number_is_cited_by_it() -> None:
    """Lists within it, with their letters, what it quotes, and what stands between it and the next number."""
    found = text_of(
        f"34. {SAID[0]}",
        *(f"({letter}) {item}" for letter, item in zip("abc", ITEMS, strict=True)),
        f"35. {SAID[1]}",
        *(f"({number}) {said}" for number, said in enumerate(SAID[2:5], start=1)),
        "An inset without a number.",
        "36. It recalls:",
        "“All are equal before the law.”",
        f"37. {SAID[5]}",
    )
    expected = ["34", "34", *lettered("34", "abc"), *["35"] * 9, "36", "36", "37", "37"]
    assert expected == numbers(found)


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        ("(a) (b) (c)", "(a) (b) (c)"),
        ("a) b) c)", "(a) (b) (c)"),
        ("(i) (ii) (iii)", "(i) (ii) (iii)"),
        (" ".join(f"({c})" for c in "abcdefghij"), " ".join(f"({c})" for c in "abcdefghij")),
        (" ".join(f"({c})" for c in "abcdefghi"), " ".join(f"({c})" for c in "abcdefghi")),
        (
            " ".join(f"({c})" for c in [*"abcdefgh", "i", "ii"]),
            " ".join([*map("({})".format, "abcdefgh"), "(h)(i)", "(h)(ii)"]),
        ),
        ("(a) (b) (i) (ii) (c) (i) (ii) (iii) (d)", "(a) (b) (b)(i) (b)(ii) (c) (c)(i) (c)(ii) (c)(iii) (d)"),
        ("(i) (ii) (a) (b) (iii) (iv)", "(i) (ii) (ii)(a) (ii)(b) (iii) (iv)"),
    ],
)
def test_a_letter_below_a_number_is_cited_with_it(marks: str, expected: str) -> None:
    """Also one within another; `(i)` is a letter or begins the Roman numbers."""
    items = [f"{mark} {ITEMS[place % 3]}" for place, mark in enumerate(marks.split())]
    found = text_of(f"33. {SAID[0]}", "34. It asks them to:", *items, f"35. {SAID[1]}", f"36. {SAID[2]}")
    said = [f"34 {mark}" for mark in expected.split()]
    assert [*twice("33"), "34", *said, *twice("35", "36")] == numbers(found)


def test_letters_within_letters_are_cited_with_them() -> None:
    """As a page prints lists within lists."""
    inner = f"<li>{ITEMS[0]}{listed(ITEMS[1:], attributes='type=i')}</li>"
    parts = f"{SAID[1]}<ol type=a>{inner}<li>{ITEMS[2]}</li></ol>"
    found = page(listed([SAID[0], parts, *SAID[2:4]]))
    letters = ["2 (a)", "2 (a)(i)", "2 (a)(ii)", "2 (b)"]
    assert [*twice("1", "2"), *letters, *twice("3", "4")] == numbers(found)


def test_letters_within_a_sentence_are_cited_with_its_number() -> None:
    """So is a longer paragraph that begins with one; what follows the list is cited by the number."""
    run_on = "34. The State should: (a) close the old wing; (b) let lawyers in; and (c) publish all."
    found = text_of(f"33. {SAID[0]}", run_on, f"35. {SAID[1]}", f"36. {SAID[2]}")
    assert [*twice("33"), "34", *lettered("34", "abc"), *twice("35", "36")] == numbers(found)
    long = [f"({letter}) {said}" for letter, said in zip("abc", SAID, strict=False)]
    found = text_of(
        f"33. {SAID[3]}", "34. It found this:", *long, "So it is.", f"35. {SAID[4]}", f"36. {SAID[5]}"
    )
    assert [*twice("33"), "34", *twice(*lettered("34", "abc")), "34", *twice("35", "36")] == numbers(found)
    bare = text_of("The State should: (a) close the old wing; (b) let lawyers in; and (c) publish all.")
    assert {None} == set(numbers(bare))


def test_a_list_numbered_like_the_paragraphs_is_cited_by_its_own() -> None:
    """It begins with one, and the paragraphs go on behind it, or a colon leads to it."""
    points = [f"{number}. {said}" for number, said in enumerate(SAID[2:5], start=1)]
    led = "It asks for this:"
    found = text_of(f"34. {SAID[0]}", *points, "And more. So it is.", f"35. {SAID[1]}", f"36. {led}", *points)
    assert [*["34"] * 10, "35", "35", *["36"] * 7] == numbers(found)
    parted = text_of(f"34. {SAID[0]}", f"35. {SAID[1]}", "B. Part", *points, "C. Part", f"36. {SAID[5]}")
    assert twice("34", "35", "1", "2", "3", "36") == numbers(parted)


def test_nothing_says_how_far_the_last_paragraph_goes() -> None:
    """A list right below is part of it; a signature or a note further down is not, nor is another section."""
    found = text_of(
        *(f"{number}. {said}" for number, said in enumerate(SAID[:3], start=1)),
        "* and a first thing",
        "* and a second thing",
        "Signed at the capital by the chairman.",
        "* with a list",
        "ANNEX",
        "The commission met in May. It met again in June.",
    )
    assert [*twice("1", "2", "3"), "3", "3", None, None, None, None] == numbers(found)


def listed(paragraphs: Sequence[str], *, attributes: str = "", item: str = "") -> str:
    """An ordered list."""
    return f"<ol {attributes}>{''.join(f'<li {item}>{said}</li>' for said in paragraphs)}</ol>"


def page(*lists: str) -> Edition:
    """A web page with a chapter for each list."""
    chapters = "".join(f"<h2>Chapter {name}</h2>{each}" for name, each in zip("ABC", lists, strict=False))
    return edition(f"<html><body><main><h1>Report</h1>{chapters}</main></body></html>", "page.html")


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


def test_an_item_that_no_paragraph_leads_to_is_cited_by_its_number() -> None:
    """As recommendations and the terms of contracts are; it stays an item."""
    found = page(listed(ITEMS))
    assert [("1", Form.ITEM), ("2", Form.ITEM), ("3", Form.ITEM)] == [
        (finding.paragraph_number, finding.form) for finding in found.findings
    ]
    typed = text_of("PRIORITY RECOMMENDATIONS", *(f"{k}. {item}" for k, item in enumerate(ITEMS, 1)))
    assert ["1", "2", "3"] == numbers(typed)


def test_many_numbered_paragraphs_of_a_sentence_are_no_lists() -> None:
    """Where they go on across headings, as the observations of committees do."""
    said = [f"The Committee is concerned that {words} are not heard." for words in ("judges", "nurses")]
    parts = (
        f"{letter}. Matters of it\n\n{2 * part + 1}. {said[0]}\n\n{2 * part + 2}. {said[1]}"
        for part, letter in enumerate("ABCDE")
    )
    found = text_of(*parts)
    assert [str(number) for number in range(1, 11)] == numbers(found)
    assert {Form.SENTENCE} == {finding.form for finding in found.findings}


def test_a_number_above_others_that_it_begins_is_a_paragraph_s() -> None:
    """`141.` leads to `141.1` and its like, and `142.` comes behind these."""
    recommended = (f"141.{k} {item}" for k, item in enumerate(ITEMS, 1))
    found = text_of("141. These will be examined:", *recommended, "142. They are of their authors alone.")
    assert ["141", "141.1", "141.2", "141.3", "142"] == numbers(found)


def test_two_numbers_with_dots_number_paragraphs() -> None:
    """Where a clause of three went, the two that are left have their numbers still."""
    assert ["3.1", "3.2"] == numbers(text_of(*(f"3.{k} {said}" for k, said in enumerate(SHORT, 1))))
    assert [None, None] == numbers(text_of("3.1 million people fled.", "3.2 million of them returned."))


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


def test_numbers_never_change_a_verdict() -> None:
    """One paragraph put in moves the numbers of all that follow; nothing is said of them."""
    old = [f"{number}. {said}" for number, said in enumerate(SAID, start=33)]
    new = [f"{number}. {said}" for number, said in enumerate([SHORT[0], *SAID], start=33)]
    comparison = diff_editions(text_of(*old), text_of(*new))
    counts = comparison.counts
    assert {Kind.UNCHANGED: 12, Kind.ADDED: 1} == {kind: counts[kind] for kind in Kind if counts[kind]}
    assert not any(change.signals or change.flags for change in comparison.changes)
    moved = next(change for change in comparison.changes if change.old)
    assert ("33", "34") == (moved.old[0].paragraph_number, moved.new[0].paragraph_number)


@pytest.mark.parametrize("other", ["1. {}", "({}) {}", "{}"])
def test_the_sort_of_number_never_changes_a_verdict(other: str) -> None:
    """Nor does it matter whether an edition prints any."""
    old = [f"{number}. {said}" for number, said in enumerate(SAID, start=1)]
    new = [other.format(number, said) if other.count("{}") > 1 else said for number, said in enumerate(SAID)]
    assert {Kind.UNCHANGED} == {c.kind for c in diff_editions(text_of(*old), text_of(*new)).changes}
