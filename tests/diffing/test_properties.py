"""What must hold for every input."""

from __future__ import annotations

import contextlib
import importlib.util
import io
import random
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.diffing.drawing import outlines, pairs
from tests.diffing.maker import edition, edition_of, outline_of
from tests.growth import growth
from tracker import diff_editions
from tracker.model import Comparison, Edition, Kind, Relation
from tracker.rendering.json import render_json

CHECK = Path(__file__).parents[1] / "contract" / "check.py"

EXAMPLES = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])

MOST_GROWTH = 8
"""How much longer four times the text may take: 4 is in proportion, 16 would be quadratic."""


def broken_promises(comparison: Comparison) -> list[str]:
    """What `check.py` finds wrong with the result as it is printed; of surrogates it knows nothing."""
    spec = importlib.util.spec_from_file_location("contract_check", CHECK)
    assert spec
    assert spec.loader
    check: Any = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(check)
    files = {"result": render_json(comparison), "old": comparison.old.text, "new": comparison.new.text}
    check.Path = lambda name: _Text(files[name]) if name in files else Path(name)
    printed, arguments = io.StringIO(), sys.argv
    try:
        sys.argv = ["check.py", *files]
        with contextlib.redirect_stdout(printed):
            check.main()
    finally:
        sys.argv = arguments
    # Headings are a large part of small editions.
    return [
        line
        for line in printed.getvalue().splitlines()[:-1]
        if "of the letters are in no finding" not in line
    ]


class _Text:
    """A file that is a string."""

    def __init__(self, text: str) -> None:
        self._text = text

    def read_text(self, encoding: str) -> str:  # noqa: ARG002 - as Path has it
        return self._text


def each_once(comparison: Comparison) -> bool:
    """Whether every finding of both sides is in exactly one change."""
    return all(
        Counter(finding.start for finding in side.findings)
        == Counter(finding.start for change in comparison.changes for finding in getattr(change, name))
        for name, side in (("old", comparison.old), ("new", comparison.new))
    )


def links(comparison: Comparison, *, swapped: bool = False) -> set[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Which findings stand in one change, by where they stand."""
    sides = [
        (tuple(finding.start for finding in change.old), tuple(finding.start for finding in change.new))
        for change in comparison.changes
    ]
    return {(new, old) if swapped else (old, new) for old, new in sides}


@given(pairs())
@EXAMPLES
def test_the_result_keeps_its_promises(pair: tuple[Edition, Edition]) -> None:
    """Each finding in one change, exact slices, words that rebuild both texts, counts that count."""
    comparison = diff_editions(*pair)
    assert each_once(comparison)
    assert [] == broken_promises(comparison)


def test_the_seeds_keep_the_promises(seeds_compared: Comparison) -> None:
    """The same on a real pair."""
    assert each_once(seeds_compared)
    assert [] == broken_promises(seeds_compared)


@given(pairs())
@EXAMPLES
def test_nothing_has_changed_beside_itself(pair: tuple[Edition, Edition]) -> None:
    """All findings are unchanged, all sections the same, whatever stands in it twice."""
    comparison = diff_editions(pair[1], pair[1])
    assert {finding.start: finding.start for finding in pair[1].findings} == {
        change.old[0].start: change.new[0].start for change in comparison.changes
    }
    assert {(Kind.UNCHANGED, ())} >= {(change.kind, change.flags) for change in comparison.changes}
    assert {Relation.SAME} == {row.relation for row in comparison.crosswalk}


@given(pairs())
@EXAMPLES
def test_swapping_the_sides_swaps_added_and_removed(pair: tuple[Edition, Edition]) -> None:
    """And keeps the links."""
    forth, back = diff_editions(*pair), diff_editions(*pair[::-1])
    assert links(forth) == links(back, swapped=True)
    for counted in (("added", "removed"), ("removed", "added"), ("split", "merged"), ("moved", "moved")):
        assert forth.counts[counted[0]] == back.counts[counted[1]]


def test_swapping_the_seeds_keeps_the_links(seeds_compared: Comparison) -> None:
    """The same on a real pair."""
    back = diff_editions(seeds_compared.new, seeds_compared.old)
    assert links(seeds_compared) == links(back, swapped=True)


@given(outlines(unique=True), st.randoms(use_true_random=False))
@EXAMPLES
def test_sections_in_another_order_change_no_finding(outline: Any, rng: random.Random) -> None:
    """The rows of the crosswalk say moved."""
    title, *sections = outline
    shuffled = rng.sample(sections, len(sections))
    comparison = diff_editions(edition_of(outline), edition_of([title, *shuffled]))
    assert {(Kind.UNCHANGED, ())} >= {(change.kind, change.flags) for change in comparison.changes}
    relations = {row.relation for row in comparison.crosswalk}
    assert {Relation.SAME, Relation.MOVED} >= relations
    assert (shuffled != sections) == (Relation.MOVED in relations)


def test_the_sections_of_a_seed_in_another_order_change_no_finding(old_seed: Edition) -> None:
    """The same on a real edition, its top sections turned round."""
    parts: list[Any] = []
    title, *sections = outline_of(old_seed)
    for section in sections:
        if section[0] == 1:
            parts.append([])
        parts[-1].append(section)
    turned = edition_of([title, *(section for part in parts[::-1] for section in part)])
    comparison = diff_editions(old_seed, turned)
    assert {Kind.UNCHANGED} == {change.kind for change in comparison.changes}
    assert {Relation.SAME, Relation.MOVED} == {row.relation for row in comparison.crosswalk}


def one_section(*findings: str) -> Edition:
    """An edition of one section."""
    return edition_of([(0, "Report", []), (1, "a. Part", [list(findings)])])


WORD = "Overcrowding"
ODD = {
    "empty": edition("# Report"),
    "no heading": edition_of([(0, "", [["Nothing but a sentence."]])]),
    "one word": one_section(WORD),
    "one letter": one_section("A"),
    "no letter": one_section("…", "* * *", "—"),
    "right to left": one_section("اعتقلت السلطات الصحفي في مارس.", "לא היו דיווחים על היעלמויות."),
    "marks of direction": one_section("\u202bاعتقلت\u202c the \u2067journalist\u2069."),  # noqa: RUF001 - that is Arabic
    "lone surrogates": one_section("The \ud800 prisoner \udfff was held.", "\udc80"),
    "nulls": one_section("The \0 prisoner was\0 held.", "\0"),
    "emoji": one_section("They wrote 👍🏽 and 👩‍👩‍👧 on the wall.", "🇰🇿"),
    "combining": one_section("Za\u0301kon o sude\u0301 pr\u0327ijat.", "\u0301"),
    "ligatures": one_section("The ﬁrst ﬂight, № 5, ½ of ㎏."),
    "one long word": one_section("a" * 50_000),
    "separators": one_section("a\x1fb\x1fc d\x1ee", "f\x1dg"),
    "markup": one_section("<script>alert('a & b')</script>", "{{ 7 * 7 }} %s \\N"),
}


@pytest.mark.parametrize("new", ODD)
@pytest.mark.parametrize("old", ODD)
def test_odd_texts_keep_the_promises(old: str, new: str) -> None:
    """Each beside each."""
    comparison = diff_editions(ODD[old], ODD[new])
    assert each_once(comparison)
    assert [] == broken_promises(comparison)


@pytest.mark.parametrize("name", list(ODD))
def test_odd_texts_are_unchanged_beside_themselves(name: str) -> None:
    """Even where there is no letter in them."""
    kinds = {change.kind for change in diff_editions(ODD[name], ODD[name]).changes}
    assert {Kind.UNCHANGED} >= kinds


@given(st.lists(st.text(min_size=1), max_size=5), st.lists(st.text(min_size=1), max_size=5))
@EXAMPLES
def test_any_text_keeps_the_promises(old: list[str], new: list[str]) -> None:
    """Whatever characters it is made of."""
    comparison = diff_editions(one_section(*old), one_section(*new))
    assert each_once(comparison)
    assert [] == broken_promises(comparison)


PRISONS = "Prison conditions were harsh and sometimes life threatening because of overcrowding."


def made_up(rng: random.Random, words: int) -> str:
    """So many words that mean nothing, without a full stop."""
    return " ".join(
        f"{rng.choice('bcdfghklmnprst')}{rng.choice('aeiou')}{rng.randrange(10**5)}" for _ in range(words)
    )


def half_replaced(text: str, rng: random.Random) -> str:
    """Every other word another one."""
    return " ".join(word if rng.random() < 0.5 else made_up(rng, 1) for word in text.split())


def sections_of(count: int, rng: random.Random) -> Edition:
    """As many sections of a finding each."""
    return edition_of(
        [(0, "Report", []), *((1, f"Article {k}", [[f"{made_up(rng, 12)}."]]) for k in range(count))]
    )


def large(name: str, size: int) -> tuple[Edition, Edition]:
    """A pair of large and odd editions of so many words, sentences or sections."""
    rng = random.Random(1)  # noqa: S311 - nothing secret
    if name == "sections that share nothing":
        return sections_of(size, rng), sections_of(size, rng)
    if name == "right to left":
        text = "".join(rng.choice("\u0627\u0628\u062a\u062b\u062c\u062d\u062e ") for _ in range(size))
        return one_section(text), one_section(text[::-1])
    text = made_up(rng, size)
    return {
        "identical sentences": lambda: (one_section(*[PRISONS] * size),) * 2,
        "identical sentences, most gone": lambda: (one_section(*[PRISONS] * size), one_section(PRISONS)),
        "identical formulas": lambda: (one_section(*["Not applicable."] * size),) * 2,
        "no full stop": lambda: (one_section(text),) * 2,
        "no full stop, half of it replaced": lambda: (
            one_section(text),
            one_section(half_replaced(text, rng)),
        ),
    }[name]()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "size"),
    [
        ("identical sentences", 50_000),
        ("identical sentences, most gone", 50_000),
        ("identical formulas", 20_000),
        ("no full stop", 140_000),
        ("no full stop, half of it replaced", 60_000),
        ("right to left", 500_000),
        ("sections that share nothing", 1_600),
    ],
)
def test_time_grows_with_the_text(name: str, size: int) -> None:
    """However odd the text is: four times as much takes no more than eight times as long."""
    quarter, whole = large(name, size // 4), large(name, size)
    least = growth(
        lambda: diff_editions(*quarter), lambda: checked(diff_editions(*whole), whole), allowed=MOST_GROWTH
    )
    assert least <= MOST_GROWTH


def checked(comparison: Comparison, editions: tuple[Edition, Edition]) -> None:
    """Each finding once; the same text against itself unchanged."""
    assert each_once(comparison)
    if editions[0] is editions[1]:
        assert {Kind.UNCHANGED} == {change.kind for change in comparison.changes}
