"""Typography is no change, and neither is another producer's rendering of the same text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.diffing.drawing import outlines
from tests.diffing.maker import edition as made
from tests.diffing.maker import edition_of, outline_of
from tests.reading.rerender import Layout, rerender
from tracker import diff_editions
from tracker.diffing.folding.fold import LONGEST_KEPT, forget_texts, kept_by_text, stem, stems, words
from tracker.model import Comparison, Document, Edition, Kind, Relation
from tracker.reading import read

if TYPE_CHECKING:
    from collections.abc import Callable

CURLY = str.maketrans(
    {"'": "\N{RIGHT SINGLE QUOTATION MARK}", '"': "\N{LEFT DOUBLE QUOTATION MARK}", "-": "\N{EN DASH}"}
)
STRAIGHT = str.maketrans(
    {
        "\N{LEFT SINGLE QUOTATION MARK}": "'",
        "\N{RIGHT SINGLE QUOTATION MARK}": "'",
        "\N{LEFT DOUBLE QUOTATION MARK}": '"',
        "\N{RIGHT DOUBLE QUOTATION MARK}": '"',
        "\N{EN DASH}": "-",
    }
)

TYPOGRAPHY: dict[str, Callable[[str], str]] = {
    "wide blanks": lambda text: text.replace(" ", "  "),
    "unbreakable blanks": lambda text: text.replace(" ", "\N{NO-BREAK SPACE}"),
    "straight quotes": lambda text: text.translate(STRAIGHT),
    "curly quotes": lambda text: text.translate(CURLY),
    "capitals": str.upper,
    "small letters": str.lower,
    "hyphens lost": lambda text: re.sub(r"(?<=[^\W\d])-(?=\w)|(?<=\w)-(?=[^\W\d])", "", text),
    "soft hyphens": lambda text: re.sub(r"(?<=\w{4})(?=\w{4})", "\N{SOFT HYPHEN}", text),
    "broken words": lambda text: re.sub(r"\b([a-z]{5})([a-z]{5})\b", r"\1- \2", text),
    "emphasis": lambda text: re.sub(r"\b(\w+)\b", r"*\1*", text, count=1),
    "ligatures": lambda text: text.replace("fi", "ﬁ").replace("fl", "ﬂ"),
    "punctuation": lambda text: text.replace(";", ",").replace(":", ""),
}
"""What a typesetter, a converter or another house may do to a text."""

LABEL = re.compile(r"(?:Section )?\w+\.")


def restyled(outline: Any, style: Callable[[str], str]) -> Edition:
    """The outline with all findings, and all titles but their numbers, set in another way."""
    restyled = []
    for level, title, body in outline:
        label = LABEL.match(title)
        number = label[0] if label else ""
        text = [[style(text) for text in paragraph] for paragraph in body]
        restyled.append((level, number + style(title.removeprefix(number)), text))
    return edition_of(restyled)


def is_all_the_same(comparison: Comparison) -> bool:
    """No change of any kind or flag, no section but the same."""
    return {(Kind.UNCHANGED, ())} >= {(change.kind, change.flags) for change in comparison.changes} and {
        Relation.SAME
    } == {row.relation for row in comparison.crosswalk}


# A word broken in a heading or formula of two words leaves too little to know it by: real text alone asks it.
DRAWN = [style for style in TYPOGRAPHY if style != "broken words"]


@pytest.mark.parametrize("style", DRAWN)
def test_typography_is_no_change(style: str) -> None:
    """Whatever was drawn, set in whatever style."""

    @given(outlines())
    @settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    def holds(outline: Any) -> None:
        comparison = diff_editions(edition_of(outline), restyled(outline, TYPOGRAPHY[style]))
        assert is_all_the_same(comparison)
        assert {"=", "~"} >= {op for change in comparison.changes for op, _, _ in change.words}

    holds()


@pytest.mark.parametrize("style", list(TYPOGRAPHY))
def test_a_seed_set_in_another_style_has_not_changed(style: str, new_seed: Edition) -> None:
    """The same on a real edition with its formulas and repetitions."""
    assert is_all_the_same(diff_editions(new_seed, restyled(outline_of(new_seed), TYPOGRAPHY[style])))


PRINTED = Layout(
    width=75,
    header=("Country Reports on Human Rights Practices",),
    footer=("Department of State • Bureau of Democracy, Human Rights, and Labor",),
)
"""Hard-wrapped, hyphenated, straight quotes, running headers and footers."""


@pytest.mark.parametrize("label", ["old_seed", "new_seed"])
def test_another_rendering_of_the_same_text_has_not_changed(
    label: str, request: pytest.FixtureRequest
) -> None:
    """No change of any kind but unchanged, no section but the same."""
    edition: Edition = request.getfixturevalue(label)
    paragraphs = [line for line in edition.text.split("\n") if line]
    again = read(Document(content=rerender(paragraphs, PRINTED).encode(), source="printed anew"))
    assert again.text != edition.text
    comparison = diff_editions(edition, again)
    assert {"unchanged": len(edition.findings)} == {k: v for k, v in comparison.counts.items() if v}
    assert is_all_the_same(comparison)
    assert is_all_the_same(diff_editions(again, edition))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("1.5 years", "15 years"),
        ("3.5 percent", "35 percent"),
        ("Article 14-1", "Article 141"),
        ("2017-21", "201721"),
        ("2/3 of his term", "23 of his term"),
        ("a debt of 27,000 tenge ($65)", "a debt of 27,000 tenge (€65)"),
        ("40%", "40‰"),
        ("0.3 percent", "-0.3 percent"),
        ("0.3 percent", "\N{MINUS SIGN}0.3 percent"),
        ("a balance ($5)", "a balance (-$5)"),
        ("<5 percent", ">5 percent"),
        ("≥ 18 months", "≤ 18 months"),
        ("a ratio of 5:1", "a ratio of 51"),
    ],
)
def test_a_point_or_a_dash_between_figures_is_no_typography(old: str, new: str) -> None:
    """Three and a half are not thirty-five."""
    for one, other in ((old, new), (new, old)):
        (change,) = diff_editions(
            *(
                made(f"The court of the province ordered that he be held for {text} in the old prison.")
                for text in (one, other)
            )
        ).changes
        assert change.kind not in {Kind.UNCHANGED, Kind.EDITORIAL}


@pytest.mark.parametrize(
    ("old", "new"), [("1,200", "1200"), ("2017-21", "2017\N{EN DASH}21"), ("3-5", "3 - 5")]
)
def test_thousands_and_the_sort_of_a_dash_are(old: str, new: str) -> None:
    """The value is the same."""
    (change,) = diff_editions(*(made(f"The plan names {text} cases in all.") for text in (old, new))).changes
    assert change.kind is Kind.UNCHANGED


def test_what_is_read_of_a_text_is_kept_but_for_long_ones() -> None:
    """Each text is read once; a megabyte without a full stop is kept nowhere."""
    read: list[str] = []

    @kept_by_text
    def letters(text: str, *, times: int = 1) -> int:
        read.append(text)
        return len(text) * times

    long = "a" * (LONGEST_KEPT + 1)
    assert [3, 3, 6, len(long), len(long)] == [
        letters("abc"), letters("abc"), letters("abc", times=2), letters(long), letters(long)
    ]  # fmt: skip
    assert ["abc", "abc", long, long] == read
    forget_texts()
    letters("abc")
    assert len(read) == 5


@given(st.sampled_from(["ar", "el", "en", "hy", "ru", "ta", "yi"]), st.text(max_size=12))
@example("el", "όταν έως")
def test_every_word_has_a_stem(language: str, text: str) -> None:
    """Also a light word of which a stemmer would leave nothing."""
    assert all(stems(words(text), language=language))
    assert all(stem(word, language=language) for word in words(text))


def test_a_greek_edition_is_compared() -> None:
    """Its light words have no ending but are all ending (`όταν`, `έως`)."""
    old, new = (
        read(Document(content=f"# Νόμος\n\n{text}\n".encode(), source="a.md"), language="el")
        for text in ("Έκλεισαν σχολεία όταν απεργούσαν.", "Έκλεισαν σχολεία όταν απεργούσαν χθες.")
    )
    (change,) = diff_editions(old, new).changes
    assert change.kind is Kind.REWORDED
