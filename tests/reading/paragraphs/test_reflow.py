"""Lines to paragraphs."""

# ruff: noqa: E501 (texts stand as printed)
from __future__ import annotations

import textwrap

import pytest

from tracker.model import Document, Edition
from tracker.reading import read
from tracker.reading.vocabulary import Vocabulary

FIRST = (
    "The government did not publish figures on the number of deaths in prisons during the year, and "
    "organizations that monitor conditions were not let in. Observers reported that many prisoners had no "
    "access to a doctor, and that letters were opened by the staff."
)
SECOND = (
    "Courts heard few complaints. Judges often refused to hear witnesses for the defense, and lawyers said "
    "that they were put under pressure by prosecutors in cases that had drawn attention abroad."
)


def read_text(text: str) -> Edition:
    """The text, read."""
    return read(Document(content=text.encode(), source="a.txt"))


def paragraphs(text: str) -> list[str]:
    """What the canonical text has below the title and the heading."""
    return read_text(f"The Report\n\nSummary\n\n{text}").text.split("\n\n")[2:]


def wrap(text: str, width: int = 70) -> str:
    """Hard-wrapped."""
    return "\n".join(textwrap.wrap(text, width))


@pytest.mark.parametrize("gap", ["\n\n", "\n"], ids=["blank line", "none"])
def test_wrapped_lines_become_paragraphs(gap: str) -> None:
    """A paragraph ends at a blank line, or where a line ends a sentence and leaves room for the next word."""
    assert [FIRST, SECOND, FIRST] == paragraphs(gap.join(map(wrap, (FIRST, SECOND, FIRST))))


@pytest.mark.parametrize("between", ["\n\n", "\f", "\n\n\n\n", "\r\n\r\n", "\u2029"])
def test_paragraphs_cut_in_mid_sentence_are_joined(between: str) -> None:
    """By blank lines, a form feed, whatever ends a line."""
    head, tail = FIRST[:120].rsplit(" ", 1)[0], FIRST
    assert [FIRST, SECOND] == paragraphs(f"{head}{between}{tail[len(head) + 1 :]}\n\n{SECOND}")


def test_a_cut_before_a_capital_is_joined_where_paragraphs_are_known_to_be_cut() -> None:
    """A name may follow a page's end; in a text without cuts a missing full stop is just that."""
    head, tail = (
        "Few inspectors worked for the Ministry of Labor and Social and for other bodies of the",
        "State there.",
    )
    cut = FIRST[:120].rsplit(" ", 1)[0]
    whole = f"{cut}\n\n{FIRST[len(cut) + 1 :]}"
    assert [FIRST, f"{head} {tail}"] == paragraphs(f"{whole}\n\n{head}\n\n{tail}")
    assert [FIRST, head, tail] == paragraphs(f"{FIRST}\n\n{head}\n\n{tail}")


@pytest.mark.parametrize("head", ["In May of last year the", "The Ministry of", "On"])
def test_a_cut_behind_a_word_that_binds_is_joined(head: str) -> None:
    """No paragraph and no heading ends with an article or a preposition; the document shows which they are."""
    body = "On the day of the visit the head of the prison met the members of the commission in the yard. "
    before, tail = body * 12, "International Labor Organization asked for access to the records."
    assert [FIRST, before.strip(), f"{head} {tail}"] == paragraphs(f"{FIRST}\n\n{before}\n\n{head}\n\n{tail}")


def test_one_paragraph_a_line_without_blank_lines() -> None:
    """Long lines are paragraphs of their own."""
    assert [FIRST, SECOND, FIRST, SECOND] == paragraphs(f"{FIRST}\n{SECOND}\n{FIRST}\n{SECOND}")


def test_indents_and_blanks_are_folded() -> None:
    """Only white space changes; quotes, dashes and emphasis stay."""
    assert ["“Curly” – *so* it’s kept."] == paragraphs("   \t“Curly” –\u00a0*so*   it’s kept.  ")


@pytest.mark.parametrize(
    ("line", "following", "joined"),
    [
        ("the govern-", "ment did", "the government did"),
        ("the govern-", "ment’s plan", "the government’s plan"),
        ("a well-", "known judge", "a well-known judge"),
        ("the un-", "documented persons", "the undocumented persons"),
        ("of COVID-", "19 cases", "of COVID-19 cases"),
        ("in 2021-", "23 it", "in 2021-23 it"),
        ("by neo-", "Nazis who", "by neo-Nazis who"),
        ("the EU-", "funded plan", "the EU-funded plan"),
        ("THE GOVERN-", "MENT DID", "THE GOVERNMENT DID"),
        ("of short-", "and long-term plans", "of short- and long-term plans"),
        ("a man-in-", "the-middle attack", "a man-in-the-middle attack"),
        ("the govern\u00ad", "ment did", "the government did"),
        ("at https://a.example/in-", "persons-report/.", "at https://a.example/in-persons-report/."),
        ("it is \u2013", "so", "it is \u2013 so"),
        ("it is\u2014", "so", "it is\u2014so"),
        ("it is", "\u2014so", "it is\u2014so"),
        ("it is", "\u2014 so", "it is \u2014 so"),
        ('said "no"\u2014', '"never"', 'said "no"\u2014"never"'),
        ("it is--", "so", "it is--so"),
        ("it is --", "so", "it is -- so"),
        ("in 2019\u2013", "20 it", "in 2019\u201320 it"),
        ("the China\u2013", "Russia line", "the China\u2013Russia line"),
        ("his and/", "or her", "his and/or her"),
        ("his and", "/or her", "his and/or her"),
        ("newspapers /", "television", "newspapers / television"),
        ("in 2019/", "20 it", "in 2019/20 it"),
        ("a resolution 1/", "The second", "a resolution 1/ The second"),
        ("see https://a.example/", "The second", "see https://a.example/ The second"),
        ("no hyphen", "here", "no hyphen here"),
    ],
)
def test_hyphens_dashes_and_slashes_at_line_ends(line: str, following: str, joined: str) -> None:
    """The document's own words decide: what stands whole elsewhere, what is a compound elsewhere.

    A dash or a slash that no blank parts from the word before it is not parted from the next one either.
    """
    vocabulary = Vocabulary.of(
        [
            "the government and the known judge is well-known and for the short term",
            "and the undocum-",
            "ented of a man",
        ]
    )
    assert joined == vocabulary.join(line, following)


def test_a_common_word_that_ends_sentences_is_no_word_that_joins() -> None:
    """`short- and`, but `five-year`: a part left out comes back behind what joins words."""
    vocabulary = Vocabulary.of(
        ["the five and the six of the year and so on.", *["in the year, and late."] * 9]
    )
    assert vocabulary.join("faced a five-", "year ban") == "faced a five-year ban"
    assert vocabulary.join("of five-", "and six-year bans") == "of five- and six-year bans"


def test_where_no_word_is_broken_every_hyphen_is_a_compounds() -> None:
    """One line in fifty that ends with a hyphen was broken at it; unknown words are no evidence."""
    vocabulary = Vocabulary.of(
        [FIRST, *wrap(f"{SECOND} {FIRST} {SECOND}").splitlines() * 3, "the three long-", "standing cases"]
    )
    assert "the three long-standing cases" == vocabulary.join("the three long-", "standing cases")


def test_what_is_wrapped_at_a_number_of_characters_is_not_guessed_at() -> None:
    """There a line that had room for the next word ends what it says: an item, a lead, a row, a verse."""
    body = wrap(f"{FIRST} {SECOND} {FIRST}", 80)
    rows = [
        "- closed the commission that heard complaints of prisoners about many delays",
        "- opened hotlines for the victims of domestic violence in all the provinces",
        "- trained judges",
    ]
    read = "\n".join(paragraphs("\n".join([body, *rows, body])))
    assert "\n".join(row.removeprefix("- ") for row in rows) in read


def test_a_title_of_nouns_breaks_off_nowhere() -> None:
    """Though the document is full of them; one in capitals throughout may."""
    vocabulary = Vocabulary.of(["the child labor of the law and of the child labor law of old"] * 10)
    assert not vocabulary.breaks_off("Worst Forms Child Labor")
    assert not vocabulary.breaks_off("Status Under Law")
    assert vocabulary.breaks_off("FREEDOM OF")
    assert vocabulary.breaks_off("Freedom of")


def test_wrapped_headings_are_joined() -> None:
    """A small word at the end, no room for the next one, a small letter next: the heading goes on."""
    text = "\n".join(
        [
            "Report on Ruritania", "Summary", wrap(FIRST),
            "a. Freedom of Movement and the Right to Leave the", "Country", wrap(SECOND),
            "b. Arbitrary Deprivation of Life and Other Unlawful or Politically", "Motivated Killings", wrap(FIRST),
            "Threats", wrap(SECOND),
        ]
    )  # fmt: skip
    assert [
        "Report on Ruritania",
        "Summary",
        "a. Freedom of Movement and the Right to Leave the Country",
        "b. Arbitrary Deprivation of Life and Other Unlawful or Politically Motivated Killings",
        "Threats",
    ] == [section.title for section in read_text(text).sections]


def test_a_run_in_heading_is_no_heading() -> None:
    """Also where a wrapped line ends with its colon."""
    text = f"The Report\nSummary\n{wrap(FIRST)}\nRestrictions of Freedom of Expression and of Peaceful Assemblies:\n{wrap(SECOND)}"
    edition = read_text(text)
    assert ["The Report", "Summary"] == [section.title for section in edition.sections]
    assert {"Restrictions of Freedom of Expression and of Peaceful Assemblies"} == {
        finding.label for finding in edition.findings if finding.paragraph == 2
    }


def test_places_and_pages_are_known() -> None:
    """A finding's page is where its paragraph begins."""
    edition = read_text(f"The Report\n\nSummary\n\n{FIRST}\f{SECOND}")
    assert [1, 1, 2, 2] == [finding.page for finding in edition.findings]


def test_fields_on_lines_of_their_own_stay_apart() -> None:
    """Though their names are in small letters: the line before had room for more."""
    text = """The Factbook

Area:
total area: 78,703 sq km
land area: 78,645 sq km
comparative area: slightly smaller than the state that is known as South
Carolina in the union of these states, which is in the south of the whole
and has been a part of it since the very beginning of that
union: the eighth of them all

Environment:
current issues: air and water pollution in areas of the northwest and in
the northern parts around the city present health risks for those living
there
natural hazards: NA
"""
    edition = read(Document(content=text.encode(), source="a.txt"))
    found = [finding.text for finding in edition.findings]
    starts = [
        "Area",
        "total area",
        "land area",
        "comparative area",
        "Environment",
        "current issues",
        "natural hazards",
    ]
    assert starts == [words.split(":")[0] for words in found]
    assert found[3].endswith("of that union: the eighth of them all")


INDENTED = """   The Constitution

   1. Powers

   An individual member may
    1. make any decision with regard to their own work;
    2. vote in elections and on General Resolutions of all the members;
    3. stand in elections for posts in the union.

   2. Duties

   A member who was elected to one of the posts that are named below has
   to do what follows, and whatever else is asked by other members of it
   in the time that they are elected for, or until they are dismissed.
    1. Propose General Resolutions and ballot options for General
       Resolutions. When it is proposed by a leader, nobody else need
       agree with it at all.
    2. If the Leader of the Union or their Delegate, or the Technical
       Committee, has made a decision, then members may overrule it.
    3. Use a casting vote.

   Most of the remainder of this document will outline the powers of the
   bodies, their composition and appointment, and the procedure for their
   decisions. The powers of a person or body may be subject to review and
   or limitation by others; in this case the reviewing body or the
   entry of that person will state this, as it does for all of the bodies
   that are named in it and of which no other part of this text says what
   they are to do, or how they are to be elected and dismissed.
"""


def test_the_indent_of_a_line_takes_room_too() -> None:
    """An item in a list that is set in is broken earlier; it is no heading, though cast as one."""
    edition = read_text(INDENTED)
    assert ["The Constitution", "1. Powers", "2. Duties"] == [section.title for section in edition.sections]
    found = [finding.text for finding in edition.findings]
    assert "An individual member may" == found[0]
    assert any(
        "Propose General Resolutions and ballot options for General Resolutions." in text for text in found
    )
    assert any("or the Technical Committee, has made a decision" in text for text in found)


def test_paragraphs_keep_their_numbers_of_several_parts() -> None:
    """They are cited by them, and no list has such; though each is one sentence. No finding has them."""
    said = [f"The law of {2000 + number} says so in its part on courts." for number in (1, 2, 3)]
    numbered = [f"4.1.{number} {text}" for number, text in enumerate(said, start=1)]
    edition = read_text("A Note\n\n4.1 Law\n\n" + "\n\n".join(numbered) + "\n")
    assert said == [finding.text for finding in edition.findings]
    assert "\n\n".join(numbered) in edition.text
    assert not edition.set_aside


def findings_of(*paragraphs: str) -> list[str]:
    """The findings of a note with these paragraphs."""
    return [finding.text for finding in read_text("\n\n".join(["A Note", *paragraphs, ""])).findings]


@pytest.mark.parametrize("number", ["{}.", "({})", "2.{}", "3.1.{}"])
def test_the_number_of_a_paragraph_is_in_no_finding(number: str) -> None:
    """Else one paragraph put in would change all that follow."""
    said = [
        "Courts were slow. Nobody knew why.",
        "Police beat some of them. Few said so.",
        "It went on. So did they.",
    ]
    first = [f"{number.format(place)} {text}" for place, text in enumerate(said, start=1)]
    second = [f"{number.format(place)} {text}" for place, text in enumerate(said, start=2)]
    assert findings_of(*first) == findings_of(*second)
    assert "Courts were slow." == findings_of(*first)[0]


def test_paragraph_numbers_begin_anew_in_each_part() -> None:
    """Some parts have one paragraph."""
    said = "The law says so. Nobody knew."
    numbers = ["1.1.1", "1.1.2", "1.1.3", "1.2.1", "1.2.2", "2.1.1", "2.1.2", "2.1.3"]
    assert not [
        text for text in findings_of(*(f"{number} {said}" for number in numbers)) if text[0].isdigit()
    ]


@pytest.mark.parametrize(
    "paragraphs",
    [
        ["2.5 million people fled. So it went.", "2.7 million people came. They stayed."],
        [
            "2.5 million people fled. So it went.",
            "1.1 million came. They stayed.",
            "7.2 million did not. Why?",
        ],
        [
            "12. März: Er wurde verhaftet. So war es.",
            "30. Mai: Er kam frei. So war es.",
            "5. Juni: Er floh. Ja.",
        ],
        [
            "Article 1. All are equal. So it is.",
            "Article 2. All are free. So it is.",
            "Article 3. All live. So.",
        ],
    ],
)
def test_other_figures_at_the_beginning_are_part_of_the_finding(paragraphs: list[str]) -> None:
    """Amounts, days of a chronicle, articles of a law."""
    text = " ".join(findings_of(*paragraphs))
    assert text == " ".join(paragraphs)


@pytest.mark.parametrize("between", ["", "\n"], ids=["as lines", "farther"])
def test_double_spaced_lines_are_lines_of_paragraphs(between: str) -> None:
    """A blank line between any two lines parts none; two do."""
    paragraphs = [
        f"In the {word} district the police held many of those who had asked what had become of the people "
        "whom the Guard took away in May, and nobody was told by the courts or the ministry of Justice why that "
        "was done, though the law forbids it and the government had said for years that it would not be done."
        for word in ("first", "second", "third", "fourth", "fifth", "sixth")
    ]
    titles = [
        "a. Arbitrary Deprivation of Life and Other Unlawful or Politically Motivated Killings",
        "b. Disappearance",
    ]
    printed = ["The Report", titles[0], *paragraphs[:3], titles[1], *paragraphs[3:]]
    text = f"\n\n{between}".join("\n\n".join(textwrap.wrap(paragraph, 72)) for paragraph in printed)
    edition = read_text(f"{text}\n")
    assert paragraphs == [finding.text for finding in edition.findings]
    assert ["The Report", *titles] == [section.title for section in edition.sections]
