"""The numbers that reports print before their paragraphs, by which they are cited."""

from __future__ import annotations

import pytest

from tests.reading.paragraphs.numbered import (
    ITEMS,
    SAID,
    SHORT,
    lettered,
    listed,
    numbers,
    page,
    text_of,
    twice,
)
from tracker.diffing import diff_editions
from tracker.model import Form, Kind


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
