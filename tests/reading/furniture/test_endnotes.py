"""Notes at the end of what was printed from a page, or saved as text."""

from __future__ import annotations

import pytest

from tests.fixtures.pdf_writer import At, column, pdf_of
from tracker.model import Document
from tracker.reading import read

NOTES = [
    "Gazette of 2011.",
    "By letter. It was not answered.",
    "Ibid., p. 7.",
    *(f"The same, p. {n}." for n in range(20, 29)),
]
SAID = [
    "The constitution provides for it.",
    "The court agreed with that last year.",
    "Judges were told so.",
    *(
        f"The office wrote to {name}."
        for name in ["Arlan", "Berik", "Dana", "Erlan", "Farid", "Gulnar", "Inkar", "Kairat"]
    ),
    "Nobody came.",
]
MARKED = "A Note\n\n" + "\n\n".join(f"{text}{{open}}{n}{{close}}" for n, text in enumerate(SAID, 1))


def read_text(text: str) -> tuple[list[str], list[str]]:
    """The findings of a text, and its endnotes."""
    edition = read(Document(content=text.encode(), source="a.txt"))
    notes = [piece.text for piece in edition.set_aside if piece.reason == "endnote"]
    return [finding.text for finding in edition.findings], notes


@pytest.mark.parametrize("signs", [("^", ""), ("", ""), ("[", "]")])
@pytest.mark.parametrize("arrow", ["", "\u21a9\ufe0e"])
def test_the_list_that_the_marks_lead_to_is_of_notes(signs: tuple[str, str], arrow: str) -> None:
    """As text browsers and converters print it: behind the last mark, from 1 to its number."""
    text = MARKED.format(open=signs[0], close=signs[1])
    listed = [f"{n}. {note}{arrow}" for n, note in enumerate(NOTES, 1)]
    assert (SAID, listed) == read_text(text + "\n\n" + "\n\n".join(listed) + "\n")


def test_a_note_may_be_wrapped() -> None:
    """Its lines are set in, and one of them may begin with a number."""
    text = MARKED.format(open="^", close="")
    others = [f"{n}. By letter {n}." for n in range(2, 13)]
    notes = "\n".join(["1. Gazette of 2011, para.\n    2. of the first\n    part.", *others])
    said, found = read_text(f"{text}\n\n{notes}\n")
    assert said == SAID
    assert found == ["1. Gazette of 2011, para. 2. of the first part.", *others]


@pytest.mark.parametrize("count", [11, 16])
def test_a_list_with_other_numbers_is_text(count: int) -> None:
    """What a report recommends in the end is no note."""
    text = MARKED.format(open="^", close="")
    listed = "\n\n".join(f"{n}. Release those who were held in case {n}." for n in range(1, count + 1))
    said, notes = read_text(f"{text}\n\n{listed}\n")
    assert [] == notes
    assert len(said) == len(SAID) + count


@pytest.mark.parametrize("sign", ["", " \u2191"])
def test_a_list_without_marks_is_text(sign: str) -> None:
    """Also one that says what rises."""
    listed = "\n\n".join(f"{n}. Prices of bread in region {n}{sign}" for n in range(1, 5))
    said, notes = read_text(f"A Note\n\nNobody came.\n\n{listed}\n")
    assert [] == notes
    assert 5 == len(said)


def test_arrows_tell_notes_whose_marks_were_not_printed() -> None:
    """As a book saved as text has them."""
    listed = "\n\n".join(f"{n}. {note}\u21a9\ufe0e" for n, note in enumerate(NOTES, 1))
    said, notes = read_text("A Note\n\n" + "\n\n".join(SAID) + f"\n\n{listed}\n")
    assert said == SAID
    assert len(notes) == len(NOTES)


def test_a_caret_that_is_no_mark_stays() -> None:
    """Powers, formulas."""
    said, _ = read_text("A Note\n\nThe area is 10^6 and x^2 in all.\n")
    assert said == ["The area is 10^6 and x^2 in all."]


def html_of(behind: str, count: int = 4) -> str:
    """A page whose marks are raised and linked to nothing."""
    said = "".join(f"<p>{text}<sup>{n}</sup></p>" for n, text in enumerate(SAID[:count], 1))
    return f"<h1>A Note</h1>{said}{behind}"


def read_page(text: str) -> tuple[list[str], list[str]]:
    """The findings of a page, and its endnotes."""
    edition = read(Document(content=text.encode(), source="a.html"))
    notes = [piece.text for piece in edition.set_aside if piece.reason == "endnote"]
    return [finding.text for finding in edition.findings], notes


def listed(count: int) -> tuple[list[str], str]:
    """What a report recommends in the end, and its list."""
    asked = [f"Release those held in the {name} case." for name in SAID[:count]]
    return asked, "<ol>" + "".join(f"<li>{text}</li>" for text in asked) + "</ol>"


@pytest.mark.parametrize("count", [4, 12])
@pytest.mark.parametrize("above", ["<h2>Recommendations</h2>", "<p>The office recommends:</p>"])
def test_as_many_recommendations_are_text(count: int, above: str) -> None:
    """Even as many as there are marks: their notes may have been left out of what was saved."""
    asked, markup = listed(count)
    said, notes = read_page(html_of(above + markup, count))
    assert [] == notes
    assert asked == said[-count:]


def test_recommendations_are_text_where_notes_follow() -> None:
    """The notes are what begins with the marks."""
    asked, markup = listed(4)
    raised = "".join(f"<p><sup>{n}</sup> {note}</p>" for n, note in enumerate(NOTES[:4], 1))
    said, notes = read_page(html_of(f"<h2>Recommendations</h2>{markup}{raised}"))
    assert [*SAID[:4], *asked] == said
    assert [f"{n} {note}" for n, note in enumerate(NOTES[:4], 1)] == notes


def test_recommendations_are_text_where_notes_were_set_aside() -> None:
    """By what the page says of them."""
    asked, markup = listed(12)
    raised = "".join(f"<p><sup>{n}</sup> {note}</p>" for n, note in enumerate(NOTES, 1))
    said, notes = read_page(html_of(f"{markup}<div class='footnotes'>{raised}</div>", 12))
    assert [*SAID, *asked] == said
    assert [] == notes


def test_a_heading_tells_a_few_notes() -> None:
    """In any of the languages that reports are read in."""
    markup = "<ol>" + "".join(f"<li>{note}</li>" for note in NOTES[:4]) + "</ol>"
    said, notes = read_page(html_of(f"<h2>Notes</h2>{markup}"))
    assert SAID[:4] == said
    assert [f"{n}. {note}" for n, note in enumerate(NOTES[:4], 1)] == notes


def test_endnotes_of_a_printed_page_are_set_aside() -> None:
    """Its marks are raised, its notes of the text's size on the last page."""
    first = [At(72, 740, "A Note", 18)]
    for n in range(1, 13):
        first += [At(72, 720 - 40 * n, "They were told of it in May."), At(203.5, 725 - 40 * n, str(n), 7)]
    first.append(At(72, 180, SAID[-1]))
    last = [line for n, note in enumerate(NOTES, 1) for line in column(72, 740 - 30 * n, [f"{n}. {note}"])]
    edition = read(Document(content=pdf_of([first, last]), source="a.pdf"))
    assert ["They were told of it in May."] * 12 + SAID[-1:] == [finding.text for finding in edition.findings]
    reasons = [piece.reason for piece in edition.set_aside]
    assert (12, 12) == (reasons.count("footnote mark"), reasons.count("endnote"))
