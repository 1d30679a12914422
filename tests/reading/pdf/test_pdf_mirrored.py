"""PDFs that are written from right to left."""

from __future__ import annotations

from pathlib import Path

from tests.fixtures.pdf_writer import column
from tests.reading.pdf.pages import LEFT, read, texts
from tracker.model import Document
from tracker.reading import read as document_read
from tracker.reading.pdf.mirrored import in_order, is_right_to_left, mirror
from tracker.reading.pdf.words import PageWords, Word

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"

HEBREW = [
    "לא היו דיווחים כי הממשלה או סוכניה ביצעו הרג שרירותי או בלתי חוקי במהלך השנה.",
    "ארגוני זכויות אדם דיווחו על מעצר של 45 אנשים בעיר ב-12 במאי 2023, והם שוחררו לאחר מכן.",
    "Human Rights Watch דיווח כי איש לא הועמד לדין.",
]

ARABIC = [
    "لم ترد أي تقارير تفيد بأن الحكومة أو عملاءها ارتكبوا عمليات قتل تعسفية أو غير قانونية خلال العام.",
    "وأفادت منظمات حقوق الإنسان باحتجاز 45 شخصا في مدينة عمان في 12 مايو 2023، وأفرج عنهم لاحقا.",
]


def word(text: str, x: float, right: float, *, glued: bool = False) -> Word:
    """A word on one line."""
    return Word(text, x, 700, right, 12, bold=False, first_width=right - x, glued=glued)


def mirrored(*words: Word) -> list[tuple[str, float, float]]:
    """What a page of these words is in the mirror, by place."""
    page = PageWords(number=1, width=600, height=800, words=list(words))
    mirror(page)
    return sorted([(found.text, found.x, found.right) for found in page.words], key=lambda found: found[1])


def test_words_are_ordered_from_right_to_left() -> None:
    """Those that run from left to right among them keep their own order; signs stand behind their figure."""
    assert [
        ("1.", 90, 100),
        ("שלום", 110, 150),
        ("Human Rights", 160, 230),
        ("בתוך הארץ ב-12", 240, 260),
    ] == mirrored(
        word(".1", 500, 510),
        word("שלום", 450, 490),
        word("Rights", 405, 440),
        word("Human", 370, 400),
        word("בתוך הארץ ב-12", 340, 360),
    )


def test_words_drawn_letter_by_letter_are_whole() -> None:
    """Their first word is as wide as it is: whether it had room on the line above depends on it."""
    page = PageWords(number=1, width=600, height=800)
    page.words = [word("ש", 490, 500), word("ל", 480, 490, glued=True), word("ום", 460, 480, glued=True)]
    mirror(page)
    assert [("שלום", 100, 140, 40)] == [
        (found.text, found.x, found.right, found.first_width) for found in page.words
    ]


def test_signs_beside_figures_are_put_where_they_are_read() -> None:
    """As pdfium gives them, they stand on the other side."""
    given = {".1": "1.", ",2023": "2023,", "ב12-": "ב-12", "12-": "12-", "(שלום)": "(שלום)", "-5": "5-"}
    for text, expected in given.items():
        assert expected in {found for found, _, _ in mirrored(word("שלום", 400, 490), word(text, 340, 360))}


def test_pages_of_other_scripts_are_left_as_they_are() -> None:
    """A name in Hebrew makes no page run from right to left."""
    assert [("Mr", 70, 90), ("Levi", 100, 130), ("לוי", 140, 160)] == mirrored(
        word("Mr", 70, 90), word("Levi", 100, 130), word("לוי", 140, 160)
    )
    assert not is_right_to_left("Mr. Levi (לוי)")
    assert is_right_to_left("تقارير 2023")
    assert ["Nothing else."] == texts(read(column(LEFT, 700, ["Nothing else."])))


def test_a_page_in_hebrew_is_read_in_order() -> None:
    """Headings, paragraphs over several lines, a name in Latin letters, figures and the page's number."""
    content = (FIXTURES / "hebrew.pdf").read_bytes()
    edition = document_read(Document(content=content, source="file.pdf"), language="he")
    assert ["לא היו דיווחים", "1. ארגוני זכויות", "2. איש לא הועמד לדין"] == [
        section.title for section in edition.sections
    ]
    said = " ".join(finding.text for finding in edition.findings)
    assert said == " ".join([*HEBREW, HEBREW[1], *HEBREW, *HEBREW[::-1]])
    assert () == edition.set_aside


def test_a_page_in_arabic_is_read_in_order() -> None:
    """Ligatures of lam and alef are their letters."""
    content = (FIXTURES / "arabic.pdf").read_bytes()
    edition = document_read(Document(content=content, source="file.pdf"), language="ar")
    assert ["حقوق الإنسان", "1. الحكومة"] == [section.title for section in edition.sections]
    said = " ".join(finding.text for finding in edition.findings)
    assert said == " ".join([*ARABIC, ARABIC[1], *ARABIC[::-1]])


def test_letters_given_as_drawn_are_put_in_order() -> None:
    """Some producers write a word from left to right."""
    assert "שלום" == in_order("םולש", [10, 20, 30, 40])
    assert "שלום" == in_order("שלום", [40, 30, 20, 10])
    assert "الإن" == in_order("اإلن", [40, 30, 30, 20])
    assert "قال" == in_order("قال", [40, 30, 20])
