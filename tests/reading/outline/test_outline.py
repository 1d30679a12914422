"""Headings of plain text, and their levels."""

# ruff: noqa: E501, RUF001 (texts stand as printed, in several scripts)
from __future__ import annotations

import pytest

from tracker.model import Document
from tracker.reading import read
from tracker.reading.assemble import NO_HEADING

BODY = "Nothing of the kind was reported during the year. The law forbade it."


def outline(*lines: str, gap: str = "\n\n", language: str = "en") -> list[tuple[int, str | None, str]]:
    """Level, label and title of each section; `-` stands for a paragraph."""
    text = gap.join(BODY if line == "-" else line for line in lines)
    edition = read(Document(content=text.encode(), source="a.txt"), language=language)
    return [(section.level, section.label, section.title) for section in edition.sections]


def levels(*lines: str, gap: str = "\n\n") -> dict[str, int]:
    """Level of each title."""
    return {title: level for level, _, title in outline(*lines, gap=gap)}


@pytest.mark.parametrize("gap", ["\n\n", "\n"], ids=["blank lines", "none"])
def test_levels_come_from_how_numbers_nest(gap: str) -> None:
    """Whatever comes first is the highest; unnumbered headings stand below the number they follow."""
    assert {
        "The Report": 0,
        "Summary": 1,
        "Part I. General": 1,
        "Chapter 1. Law": 2,
        "A. Courts": 3,
        "Appeals": 4,
        "B. Judges": 3,
        "Chapter 2. Order": 2,
        "Police Forces": 3,
        "Part II. Special": 1,
        "Chapter 3. Life": 2,
    } == levels(
        "The Report", "Summary", "-", "Part I. General", "Chapter 1. Law", "-", "A. Courts", "-", "Appeals", "-",
        "B. Judges", "-", "Chapter 2. Order", "-", "Police Forces", "-", "Part II. Special", "Chapter 3. Life", "-",
        gap=gap,
    )  # fmt: skip


def test_decimal_numbers() -> None:
    """They say themselves how deep they are."""
    found = outline(
        "The Report", "1. Law", "-", "1.1 Courts", "-", "1.1.1 Judges", "-", "1.2 Police", "-", "2. Life", "-"
    )
    assert [(0, None), (1, "1."), (2, "1.1"), (3, "1.1.1"), (2, "1.2"), (1, "2.")] == [f[:2] for f in found]


def test_numbers_without_a_stop_rank_as_those_with_one() -> None:
    """Among headings, where they go up one by one from 1; they head what is numbered below them."""
    lines = ["The Report"]
    for number, title in enumerate(("Freedom of the press", "Courts and judges", "Freedom of movement"), 1):
        lines += [f"{number} {title}", "-", f"{number}.1 Papers", "-", f"{number}.2 Roads", "-"]
    assert [0, *[1, 2, 2] * 3] == [level for level, *_ in outline(*lines)]
    assert [None, "1", "1.1", "1.2", "2"] == [label for _, label, _ in outline(*lines)][:5]
    amounts = outline("The Report", "12 Men Were Held", "-", "40 Men Were Freed", "-", "1.1 Papers", "-")
    assert {"1.1"} == {label for _, label, _ in amounts} - {None}


@pytest.mark.parametrize(
    "appended",
    [
        ("ANNEX I", "ANNEX II"),
        ("SCHEDULE 1", "SCHEDULE 2"),
        ("Appendix A – Prisons Visited", "Appendix B – Courts Visited"),
        ("ANNEX: PRISONS",),
        ("Appendix A – Prisons Visited",),
        ("ANNEX I: PRISONS",),
        ("ANNEX",),
        ("Schedule 1 Fees", "Schedule 2 Forms"),
    ],
)
def test_what_is_appended_stands_below_no_chapter(appended: tuple[str, ...]) -> None:
    """It ranks with the highest parts, and what is numbered in it stands below it."""
    behind = [line for title in appended for line in (title, "-", "1. Prisons", "-", "2. Roads", "-")]
    found = outline("The Report", "1. Law", "-", "1.1 Courts", "-", "2. Life", "-", *behind)
    assert [0, 1, 2, 1, *[1, 2, 2] * len(appended)] == [level for level, *_ in found]
    ours = outline("The Report", "1. Law", "-", "2. Life", "-", "Schedule of Fees", "-")
    assert [0, 1, 1, 2] == [level for level, *_ in ours]


@pytest.mark.parametrize(
    "parts", ["PART ONE|PART TWO", "Part One: Law|Part Two: Life", "PART ONE: LAW|PART TWO: LIFE"]
)
def test_numbers_in_words_number_parts(parts: str) -> None:
    """A part ranks above the chapters that are numbered on through it."""
    one, two = parts.split("|")
    found = outline(
        "The Report", one, "1. Courts", "-", "2. Judges", "-", two, "3. Homes", "-", "4. Schools", "-"
    )
    assert [0, *[1, 2, 2] * 2] == [level for level, *_ in found]
    assert [one, two] == [title for level, _, title in found if level == 1]


@pytest.mark.parametrize("chapters", [("Part I Law", "Part II Life"), ("3. Law", "4. Life")])
def test_chapters_that_go_on_behind_an_annex_are_none_of_its_sections(chapters: tuple[str, str]) -> None:
    """As in statutes that have a schedule to each part."""
    lines = [
        line for title in chapters for line in (title, "-", "Schedule", "-", "a. Fees", "-", "b. Forms", "-")
    ]
    assert [0, *[1, 1, 2, 2] * 2] == [level for level, *_ in outline("The Report", *lines)]


def test_roman_numbers_below_letters() -> None:
    """`i.` after `h.` is a letter, `i.` below `a.` a Roman number."""
    lines = [
        "The Report",
        *(part for letter in "abcdefghi" for part in (f"{letter}. Right {letter.upper()}", "-")),
    ]
    assert {2, 1} >= {level for level, *_ in outline(*lines)[1:]} == {1}
    nested = levels(
        "The Report", "a. Law", "i. Courts", "-", "ii. Judges", "-", "iii. Police", "-", "b. Life", "-"
    )
    assert [1, 2, 2, 2, 1] == [
        nested[t] for t in ("a. Law", "i. Courts", "ii. Judges", "iii. Police", "b. Life")
    ]


@pytest.mark.parametrize(
    ("language", "lines", "expected"),
    [
        (
            "ru",
            ("Доклад о правах 2023", "Раздел 1. Жизнь", "а. Казни", "-", "б. Пытки", "-", "Раздел 2. Свобода", "-"),
            [0, 1, 2, 2, 1],
        ),
        (
            "es",
            ("Informe sobre derechos", "Resumen ejecutivo", "-", "Sección 1. Respeto a la vida", "a. Privación de la vida",
             "-", "b. Desapariciones", "-", "Sección 2. Libertades civiles", "-"),
            [0, 1, 1, 2, 2, 1],
        ),
    ],
)  # fmt: skip
def test_other_languages(language: str, lines: tuple[str, ...], expected: list[int]) -> None:
    """A word with a number that counts on, whatever the word."""
    assert expected == [level for level, *_ in outline(*lines, language=language)]


def test_capitals_outrank_titles() -> None:
    """Where nothing is numbered."""
    found = levels(
        "THE REPORT", "LAW", "-", "The Courts", "-", "The Judges", "-", "LIFE", "-", "The Birth", "-"
    )
    assert [1, 2, 2, 1, 2] == [found[t] for t in ("LAW", "The Courts", "The Judges", "LIFE", "The Birth")]


def test_a_heading_below_an_empty_one_divides_it() -> None:
    """And so do its siblings, up to the next number."""
    found = levels(
        "The Report", "a. Work", "Conditions", "Wages", "-", "Safety", "-", "b. Health", "-", "Hospitals", "-"
    )
    assert [1, 2, 3, 3, 1, 2] == [
        found[t] for t in ("a. Work", "Conditions", "Wages", "Safety", "b. Health", "Hospitals")
    ]


def test_lists_are_no_headings() -> None:
    """Candidates in a row without text below them; numbered ones become items, their numbers are set aside."""
    text = f"The Report\n\nMembers\n\n{BODY} They were:\n\nJohn Smith\n\nMary Jones\n\nPeter Miller\n\nPaul Baker\n\n{BODY}"
    edition = read(Document(content=text.encode(), source="a.txt"))
    assert ["The Report", "Members"] == [section.title for section in edition.sections]
    numbered = f"The Report\n\n{BODY}\n\n1) the first of them\n\n2) the second one\n\n3) the last\n\n{BODY}"
    edition = read(Document(content=numbered.encode(), source="a.txt"))
    assert ["the first of them", "the second one", "the last"] == [
        f.text for f in edition.findings if f.form == "item"
    ]
    assert ["1)", "2)", "3)"] == [piece.text for piece in edition.set_aside]
    assert "the first of them\nthe second one\nthe last" in edition.text


def test_bullets_are_items_of_the_paragraph_before() -> None:
    """A lead that ends with a colon and its items are one paragraph."""
    text = f"The Report\n\nSummary\n\n{BODY} Issues were:\n\u2022 torture and worse\n\u2022 arrests\n\n{BODY}"
    edition = read(Document(content=text.encode(), source="a.txt"))
    assert [
        ("sentence", 1), ("sentence", 1), ("lead", 1), ("item", 1), ("item", 1), ("sentence", 2), ("sentence", 2),
    ] == [(str(finding.form), finding.paragraph) for finding in edition.findings]  # fmt: skip
    assert "Issues were:\ntorture and worse\narrests\n\nNothing" in edition.text


def test_text_before_the_first_heading_belongs_to_the_title() -> None:
    """Section 0."""
    text = f"The Report\n\n{BODY}\n\nSection 1. Law\n\n{BODY}\n\nSection 2. Life\n\n{BODY}"
    edition = read(Document(content=text.encode(), source="a.txt"))
    assert [0, 0, 1, 1, 2, 2] == [finding.section for finding in edition.findings]


def test_without_a_title_section_zero_is_empty() -> None:
    """A numbered heading is no title; text alone has one section and a word about it."""
    assert [
        (0, None, ""),
        (1, "Section 1.", "Section 1. Law"),
        (1, "Section 2.", "Section 2. Life"),
    ] == outline("Section 1. Law", "-", "Section 2. Life", "-")
    edition = read(Document(content=BODY.encode(), source="a.txt"), edition="x")
    assert [""] == [section.title for section in edition.sections]
    assert (NO_HEADING,) == edition.notices
    assert "x" == edition.provenance.title


def test_parts_of_an_appendix_rank_with_those_of_chapters() -> None:
    """`A.1.` divides `A.` as `9.1.` divides `9.`; what has parts of its own is no part of the last chapter."""
    assert {
        "The Report": 0,
        "1. Law": 1,
        "1.1. Courts": 2,
        "2. Life": 1,
        "2.1. Schools": 2,
        "A. Method": 1,
        "A.1. Sources": 2,
        "A.1.2. Interviews": 3,
        "A.2. Limits": 2,
        "B. Terms": 1,
    } == levels(
        "The Report", "1. Law", "-", "1.1. Courts", "-", "2. Life", "-", "2.1. Schools", "-", "A. Method", "-",
        "A.1. Sources", "-", "A.1.2. Interviews", "-", "A.2. Limits", "-", "B. Terms", "-",
    )  # fmt: skip


@pytest.mark.parametrize(
    "title",
    [
        "2.2. I was told to install stable. What should I do?",
        "2.2 What about the others? Are there any more of them?",
        "2.2. Back Up Your Existing Data!",
        "A.2. And what, then... is the rest of it?!",
        "2.2. Is this in the list? I thought that it had only the others!",
    ],
)
def test_a_numbered_question_is_a_heading(title: str) -> None:
    """It may have a sentence before it: its number of two parts and the gaps around it say what it is."""
    above = title.replace(".2", ".1", 1).split(" ")[0] + " What is it?"
    assert [above, title] == [found[2] for found in outline("The Report", above, "-", title, "-")][1:]


def test_numbered_paragraphs_are_no_headings() -> None:
    """They end with a full stop, whatever their number."""
    said = "2.2 Who decides? The law says that the court does, and nobody else."
    assert ["The Report", "2.1 Law"] == [
        found[2] for found in outline("The Report", "2.1 Law", "-", said, "-")
    ]


def test_nested_bullets_of_text_browsers_are_items() -> None:
    """A plus sign before a word; before a figure it says that something grew."""
    said = "+ 7 percent of them were new."
    items = "  * Courts\n\n      + Judges of Higher Courts\n\n      + Prosecutors"
    text = f"The Report\n\nAll of these were seen:\n\n{items}\n\n{said}\n\n{BODY}\n"
    edition = read(Document(content=text.encode(), source="a.txt"))
    found = [finding.text for finding in edition.findings]
    assert ["Courts", "Judges of Higher Courts", "Prosecutors", said] == found[1:5]


@pytest.mark.parametrize(
    "said",
    [
        "1.1.2 Decision makers must also check if there has been:",
        "4.2.2 Freedom House observed:",
        "7. Term limit:",
        "1.1.3 ‘Persons of high profile may be at risk.’ (paragraph 119)",
        "‘(2) However, persons of high profile may be at risk.’ (paragraph 119)",
    ],
)
def test_what_leads_to_a_list_or_a_quotation_is_text(said: str) -> None:
    """A numbered lead, a quotation with its source: no section is named after it."""
    found = outline(
        "The Report", "1.1 Law", "-", said, "a. a visa of the country", "b. a permit to stay there", "-"
    )
    assert ["The Report", "1.1 Law"] == [title for _, _, title in found]


def test_a_part_may_lead_to_its_chapters() -> None:
    """A word and a number name a part, whatever its title ends with."""
    title = "Section 1. Respect for the Person, Including Freedom from:"
    assert {"The Report": 0, title: 1, "a. Torture": 2, "b. Exile": 2} == levels(
        "The Report", title, "a. Torture", "-", "b. Exile", "-"
    )


@pytest.mark.parametrize(
    "title", ["4.2 Assembly and association: law and practice", "3.5. /boot : Static files"]
)
def test_a_number_of_several_parts_makes_a_heading_of_any_cast(title: str) -> None:
    """It stands apart, and no sentence ends it."""
    first = title.replace("4.2", "4.1").replace("3.5.", "3.4.")
    assert [first, title] == [found[2] for found in outline("The Report", first, "-", title, "-")][1:]


def test_the_head_of_a_table_is_no_heading() -> None:
    """Rows of figures follow it."""
    found = outline(
        "The Report", "1. Law", "-", "Year Arrests Convictions", "2018 231 101", "2019 1,455 203", "-"
    )
    assert ["The Report", "1. Law"] == [title for _, _, title in found]


def test_headings_with_a_gap_between_them_are_two() -> None:
    """A small word at the end of the first joins them only where that word ends no heading."""
    titles = [title for _, _, title in outline("The Report", "-", "Version control", "Clearance", "-", "-")]
    assert "Clearance" == titles[-1]


def test_a_field_with_figures_is_no_heading() -> None:
    """What goes on in small letters after a colon is said of it, whatever the names in it."""
    said = "Religions: atheist 39.8%, Roman Catholic 39.2%, Orthodox 3%"
    found = outline("The Report", "A. Land", "-", "B. People", "-", said, "Literacy: NA%", "-")
    assert ["The Report", "A. Land", "B. People"] == [title for _, _, title in found]


def test_dates_that_head_what_happened_are_headings() -> None:
    """Where there are several, as in a chronicle."""
    days = ["4 September 2013", "5 September 2013", "6 September 2013"]
    found = outline("The Report", *(part for day in days for part in (day, "-")))
    assert ["The Report", *days] == [title for _, _, title in found]


def test_the_next_of_a_series_is_a_heading_though_another_follows_at_once() -> None:
    """However long its words are: the letter before it heads a section."""
    found = levels(
        "The Report", "B. Positive aspects", "-", "C. Principal subjects of concern and recommendations",
        "Definition of torture", "-", "Conditions of detention", "-", "D. Follow-up procedure", "-",
    )  # fmt: skip
    assert found["C. Principal subjects of concern and recommendations"] == found["B. Positive aspects"]
    assert found["Definition of torture"] > found["B. Positive aspects"]


def test_entries_below_each_other_are_no_headings() -> None:
    """Nor do those that name people and places."""
    entries = "Head of state: Rudolf V\nHead of government: Michael Strelsau"
    found = levels("A LAND 2022", "Principality of it", entries, "-", "BACKGROUND", "-", "TORTURE", "-")
    assert set(found) == {"A LAND 2022", "Principality of it", "BACKGROUND", "TORTURE"}
    assert found["BACKGROUND"] == found["TORTURE"] == 1
