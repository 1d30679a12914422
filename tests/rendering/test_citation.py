from dataclasses import replace

import pytest

from tests.rendering.citing import address, cite
from tracker.model import Comparison
from tracker.rendering.citation import Style, cite_comparison, style_date
from tracker.rendering.context.head import edition_head
from tracker.rendering.context.rows import place_of

QUOTE = "Administration: The ombudsman got 188 complaints."


ADDRESS = "https://example.org/2023.pdf#page=12"
SECTION = "Section 1. Integrity of the Person, b. Prisons"
EXPECTED = {
    Style.PLAIN: (
        f"“{QUOTE}” Office of Reports, Ruritania 2023, 2024-04-22, {SECTION}, under “Administration”, "
        f"paragraph 1, page 12, characters 161–210 of the canonical text, {ADDRESS} (retrieved 2024-05-02), "
        "SHA-256 {sha}; canonical text {text}"
    ),
    Style.BLUEBOOK: (
        f"Office of Reports, Ruritania 2023, {SECTION}, Administration, ¶ 1, at 12, chars. 161–210"
        f" of the canonical text (Apr. 22, 2024), {ADDRESS} (last visited May 2, 2024) (“{QUOTE}”)"
        " [SHA-256 {sha}; canonical text {text}]"
    ),
    Style.OSCOLA: (
        f"‘{QUOTE}’: Office of Reports, ‘Ruritania 2023’ (22 April 2024) {SECTION}, Administration, "
        f"para 1, 12, chars 161–210 of the canonical text <{ADDRESS}> accessed 2 May 2024 "
        "(SHA-256 {sha}; canonical text {text})"
    ),
    Style.REFWORLD: (
        f"Office of Reports, Ruritania 2023, 22 April 2024, {SECTION}, Administration, para. 1, p. 12, "
        f"chars 161–210 of the canonical text: “{QUOTE}”, available at: {ADDRESS} [accessed 2 May 2024] "
        "(SHA-256 {sha}; canonical text {text})"
    ),
}


@pytest.mark.parametrize("style", Style)
def test_each_style_names_all_that_is_needed(small: Comparison, style: Style) -> None:
    """Which edition, where in it, which words, at which address, retrieved when, of which bytes and text.

    Characters count in the canonical text: cut out of the source itself, they are other words.
    """
    head = edition_head(small.new)
    place = place_of(small.new, small.new.findings[2])
    assert EXPECTED[style].format(sha=head.sha256, text=head.text_sha256) == cite(
        head, place, QUOTE, style=style
    )


def test_what_is_not_known_is_left_out(small: Comparison) -> None:
    """Without publisher, dates, page and label no empty brackets or commas are left."""
    head = replace(edition_head(small.old), publisher=None, published=None, retrieved=None, link=None)
    place = replace(place_of(small.old, small.old.findings[0]), page=None, label=None)
    expected = (
        "“The law prohibits torture.” Ruritania 2020, Section 1. Integrity of the Person, paragraph 1, "
        "characters 52–78 of the canonical text, file https://example.org/2020/ruritania.html, "
        f"a third party’s copy, SHA-256 {head.sha256}; canonical text {head.text_sha256}"
    )
    assert expected == cite(head, place, "The law prohibits torture.")


def test_the_edition_is_named_where_the_title_does_not(small: Comparison) -> None:
    """A title that all editions share is told apart; a file's name is no edition's."""
    place = place_of(small.new, small.new.findings[0])
    head = replace(edition_head(small.new), title="Report on Ruritania", revision=1)
    assert "Report on Ruritania, 2023 edition, 2024-04-22" in cite(head, place, "x")
    assert "edition" not in cite(replace(head, revision=None), place, "x")
    assert "edition" not in cite(replace(head, title="Ruritania 2023"), place, "x")


def test_a_field_that_looks_like_a_field_is_data(small: Comparison) -> None:
    """Braces in a title are not filled in a second time."""
    head = replace(edition_head(small.new), title="{quote} {sha256}")
    place = place_of(small.new, small.new.findings[0])
    assert "{quote} {sha256}" in cite(head, place, "x")


def test_a_web_page_is_linked_to_the_words() -> None:
    """A text fragment names the first and the last words of a long passage, and all of a short one."""
    source = "https://example.org/a.html#top"
    assert "https://example.org/a.html#:~:text=hour%2Dlong%20talks%2C%20etc." == address(
        source, "text/html", "hour-long talks, etc.", None, linked=True
    )
    words = " ".join(f"w{number}" for number in range(20))
    assert "https://example.org/a.html#:~:text=w0%20w1%20w2%20w3%20w4,w15%20w16%20w17%20w18%20w19" == address(
        source, "text/html", words, None, linked=True
    )


def test_a_file_is_named_as_it_is() -> None:
    """A path is no address: it gets no fragment, no brackets, and is nothing that was visited."""
    assert "" == address("seeds/a.html", "text/html", "words", 3, linked=False)


@pytest.mark.parametrize(
    ("style", "named"),
    [
        (Style.PLAIN, ", file seeds/a.txt, retrieved 2024-05-02, SHA-256"),
        (Style.BLUEBOOK, " (on file as seeds/a.txt, retrieved May 2, 2024) (“x”)"),
        (Style.OSCOLA, " (file seeds/a.txt, retrieved 2 May 2024) (SHA-256"),
        (Style.REFWORLD, ", file seeds/a.txt, retrieved 2 May 2024 (SHA-256"),
    ],
)
def test_what_came_as_a_file_is_cited_as_a_file(small: Comparison, style: Style, named: str) -> None:
    """With its name and when it was taken in, neither `available at` nor `accessed`."""
    head = replace(edition_head(small.new), source="seeds/a.txt", link=None)
    cited = cite(head, place_of(small.new, small.new.findings[0]), "x", style=style)
    assert named in cited
    assert not any(said in cited for said in ("available at", "accessed", "visited", "<"))


def test_a_heading_that_leads_over_loses_its_colon(small: Comparison) -> None:
    """`Including Freedom from:` is followed by a comma in a citation, not by both."""
    place = replace(
        place_of(small.new, small.new.findings[0]), path=("Section 1. Freedom from:", "a. Torture")
    )
    assert ", Section 1. Freedom from, a. Torture, " in cite(edition_head(small.new), place, "x")


def test_the_bluebook_abbreviates_institutions(small: Comparison) -> None:
    """Only there."""
    head = replace(edition_head(small.new), publisher="US Department of State")
    place = place_of(small.new, small.new.findings[0])
    assert cite(head, place, "x", style=Style.BLUEBOOK).startswith("U.S. Dep’t of State, ")
    assert cite(head, place, "x", style=Style.REFWORLD).startswith("US Department of State, ")


def test_dates_are_written_as_each_style_does() -> None:
    """ISO, the Bluebook's abbreviated months, and day first for the others; nothing for no date."""
    assert ["2023-09-01", "Sept. 1, 2023", "1 September 2023", "1 September 2023"] == [
        style_date("2023-09-01", style) for style in Style
    ]
    assert style_date(None, Style.PLAIN) == ""


@pytest.mark.parametrize("style", Style)
def test_a_copy_that_is_not_the_publishers_is_called_one(small: Comparison, style: Style) -> None:
    """In every style; the publisher's own needs no word."""
    old, new = (
        cite(edition_head(edition), place_of(edition, edition.findings[0]), "x", style=style)
        for edition in (small.old, small.new)
    )
    assert "a third party’s copy, SHA-256 " in old
    assert "copy" not in new


def test_a_comparison_is_cited_with_both_texts(small: Comparison) -> None:
    """By which program it was made and when; what was read, from where, retrieved when, whose copy it is."""
    old, new = edition_head(small.old), edition_head(small.new)
    assert cite_comparison(old, new, version="0.1.0", made="2024-05-03 08:00 UTC") == (
        "tracker 0.1.0, comparison of Office of Reports, Ruritania 2020 "
        "(https://example.org/2020/ruritania.html, retrieved 2024-05-02, a third party’s copy, "
        f"SHA-256 {old.sha256}) with Office of Reports, Ruritania 2023 (https://example.org/2023.pdf, "
        f"retrieved 2024-05-02, SHA-256 {new.sha256}), made 2024-05-03 08:00 UTC"
    )
