"""Plain text: underlined headings, lists of contents without page numbers, raised marks, lines of signs."""

from __future__ import annotations

from tracker.model import Document
from tracker.reading import read

NAMES = ("Abai", "Bolat", "Dana", "Erlan", "Gulnara", "Ilyas")
MANUAL = """Manual of Reports
*****************

This manual says how reports are made. It is made anew each
year.

* 1. Scope

  * 1.1. What is a report

  * 1.2. New editions of this manual

* 2. Courts and what is said of
  them

1. Scope
********

Reports are made of what was seen.


1.1. What is a report
=====================

A report is a text. Those who make it are:

1. Anna Lindt

2. Eva Berg


1.2. New editions of this manual
================================

There is one a year.

Country   Reports
-------   -------

Kazakhstan had one
that came late.

2. Courts and what is said of them
**********************************

Courts sat daily.
"""


def edition_of(text: str) -> tuple[list[tuple[int, str]], list[str], list[str]]:
    """Sections by level and title, the findings, and what was set aside as contents."""
    document = Document(content=text.encode(), source="manual.txt")
    edition = read(document, report="manual", edition="1")
    return (
        [(section.level, section.title) for section in edition.sections],
        [finding.text for finding in edition.findings],
        [piece.text for piece in edition.set_aside if piece.reason == "table of contents"],
    )


def test_underlined_lines_are_the_headings() -> None:
    """They alone are: items of a numbered list and short lines of text are none; rules give the levels."""
    sections, findings, _ = edition_of(MANUAL)
    assert [
        (0, "Manual of Reports"),
        (1, "1. Scope"),
        (2, "1.1. What is a report"),
        (2, "1.2. New editions of this manual"),
        (1, "2. Courts and what is said of them"),
    ] == sections
    assert "This manual says how reports are made." in findings
    assert any("Anna Lindt" in text for text in findings)
    assert "Kazakhstan had one that came late." in findings


def test_lists_of_the_headings_are_contents() -> None:
    """A list that names the headings to come is set aside, long entries and all; other lists stay."""
    _, findings, contents = edition_of(MANUAL)
    assert ["* 1. Scope", "* 1.1. What is a report", "* 1.2. New editions of this manual"] == contents[:3]
    assert not any("New editions of this manual" in text for text in findings)
    kept = MANUAL.replace("* 1.1. What is a report", "* 1.1. Who reports").replace("* 1. Scope", "* 1. Whom")
    _, findings, contents = edition_of(kept)
    assert contents == []
    assert any("Who reports" in text for text in findings)


def test_a_rule_or_two_is_no_outline() -> None:
    """A line above a rule as long as it may be anything, where the document has no more of them."""
    text = "\n\n".join(f"{name} was heard in a case by a court." for name in NAMES)
    plain = edition_of(text)
    with_rule = edition_of(text.replace("\n\nDana", "\n\nA note\n------\n\nDana"))
    assert plain[1] == [finding for finding in with_rule[1] if "court" in finding]


def test_overlined_and_underlined_differ() -> None:
    """A rule above and below makes another level than one below alone; the first that comes ranks highest."""
    text = "=====\nTitle\n=====\n\nText stands here.\n\n"
    text += "\n\n".join(f"Part {name}\n======\n\nIt says this of {name}." for name in "abc")
    sections, findings, _ = edition_of(text)
    assert [(0, "Title"), (1, "Part a"), (1, "Part b"), (1, "Part c")] == sections
    assert "It says this of b." in findings


def prose(name: str) -> str:
    """Some lines of text."""
    return "\n".join(f"{word} {name} was heard in a case by a court of the region." for word in NAMES)


def test_numbered_lines_that_stand_again_are_contents() -> None:
    """Of a text that marks no headings: its numbered headings stand once more, with text between them."""
    titles = ["1. Courts", "1.1. Judges and those who appoint them", "1.2. Prosecutors", "2. The press"]
    listed = "\n".join(
        ["Contents", titles[0], "    1.1. Judges and those who", "        appoint them", *titles[2:]]
    )
    text = (
        "A report\n\n" + listed + "\n\n" + "\n\n".join(f"{title}\n\n{prose(title[-6:])}" for title in titles)
    )
    sections, findings, contents = edition_of(text)
    assert titles == [title for _, title in sections[1:]]
    assert 6 == len(contents)
    assert not any("appoint" in finding for finding in findings)


def test_answers_that_recur_are_no_contents() -> None:
    """A list that stands again as a list, question after question, is text each time."""
    answers = "1. Always\n2. Often and in all regions\n3. Rarely\n4. Never in any region"
    text = "\n\n".join(f"{prose(name)}\n\nHow often was it so in {name}?\n\n{answers}" for name in "abc")
    assert edition_of(text)[2] == []


def test_raised_marks_of_text_browsers_are_set_aside() -> None:
    """Where footnotes are numbered otherwise, nothing else changed."""
    text = f"{prose('x')}^[3]\n\nHe was let go^[4] on 3 May.\n\n^[3] So it was said.\n\n^[4] By a court."
    edition = read(Document(content=text.encode(), source="a.txt"), report="r", edition="1")
    assert any(finding.text == "He was let go on 3 May." for finding in edition.findings)
    assert "^" not in edition.text


def test_lines_of_signs_are_read() -> None:
    """A line without a word, in a table drawn with signs, is no reason to give up."""
    bar = "\u2502"
    lines = [
        "  \u2022 What was said by witnesses and by those who were let go, including their",
        "    families, or so it seems. This source is most useful for information about",
        "  \u2022 The police of the region or the ministry of the interior. These sources can",
        "    tell what was done about the cases of which witnesses or families had told.",
        bar + " " * 18 + "\u251c" + "\u2500" * 55 + "\u2524",
        bar + " " * 18 + bar + "Prosecutors." + " " * 43 + bar,
        f"{bar}Courts of appeal  {bar}Kind and model of what these courts decided.           {bar}",
        'provided by courts and by judges ("R1"/"R2" in the list of cases that is an example',
    ]
    assert any("courts and by judges" in finding for finding in edition_of("\n".join(lines))[1])


def test_parts_of_one_name_are_told_by_their_numbers() -> None:
    """Every chapter has its aims and means; chapters are listed without the word in their headings."""
    parts = [
        "Aims",
        "Means",
        "What was reached, and what was not reached in the time that this report is about?",
    ]
    listed, body = ["Contents\n"], []
    for number, name in enumerate(NAMES, 1):
        listed.append(f"{number}. The region {name}")
        body.append(f"Chapter {number}. The region {name}\n\nContents\n\n{number}.1. Aims\n{number}.2. Means")
        for place, title in enumerate(parts, 1):
            wrapped = title.replace("not ", "not\n        ")
            listed.append(f"    {number}.{place}. {wrapped}")
            body.append(f"{number}.{place}. {title.replace('and ', chr(10))}\n\n{prose(name + str(place))}")
    body = [part.replace("\nwhat", "\nand what") for part in body]
    sections, findings, contents = edition_of("A report\n\n" + "\n".join(listed) + "\n\n" + "\n\n".join(body))
    numbers = [title.split(" ")[0] for _, title in sections[1:]]
    assert ["Chapter", "1.1.", "1.2.", "1.3.", "Chapter", "2.1."] == numbers[:6]
    assert 24 == len(numbers)
    assert 1 + 6 * 5 + 6 * 3 == len(contents)
    assert not any("Aims" in finding or "Contents" in finding for finding in findings)


def test_a_raised_mark_on_a_line_of_its_own_belongs_to_the_line_above() -> None:
    """It had no more room there."""
    lines = "\n".join(f"Nobody in {name} was told of it\nuntil the year was over." for name in NAMES)
    sections, findings, _ = edition_of(
        f"A report\n\n{lines}\n^[1]\n\nLater they were told.\n\n^[1] In writing.\n"
    )
    assert [(0, "A report")] == sections
    assert "Nobody in Ilyas was told of it until the year was over." in findings


def test_entries_without_a_number_belong_to_the_list_around_them() -> None:
    """They stand again further down, too; the caption stands above them."""
    names = [
        "Assessment",
        "1. Courts and judges",
        "2. The press",
        "3. Prisons",
        "Country information",
        "4. Police",
    ]
    listed = "\n".join(["Contents", *names, "Bibliography"])
    text = "\n\n".join(f"{name}\n\n{prose(name[-5:])}" for name in [*names, "Bibliography"])
    _, findings, contents = edition_of(f"A report\n\n{listed}\n\n{text}\n")
    assert ["Contents", *names, "Bibliography"] == contents
    assert not any(name in findings for name in ("Contents", "Assessment", "Bibliography"))
