"""What stands in very many places, and was changed in all of them."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.diffing.maker import edition
from tracker import diff_editions
from tracker.diffing.aligning.recurring import RECURS, recurring_links
from tracker.diffing.outline.places import Places

MANY = 120
SAID = "District {}: {} reached the ombudsman."
TOPICS = ("complaints", "petitions", "appeals", "letters", "claims", "reports", "notices")


def kinds(
    old: str, new: str, *, copies: tuple[int, int] = (MANY, MANY), language: str = "en"
) -> Counter[str]:
    """What becomes of a sentence that is the whole of two editions, so many times in each."""
    both = [
        edition("# Report\n" + f"{text}\n" * times, language=language)
        for text, times in zip((old, new), copies, strict=True)
    ]
    return Counter(str(change.kind) for change in diff_editions(*both).changes)


@pytest.mark.parametrize("copies", [1, 2, 5, 40, MANY])
@pytest.mark.parametrize(
    ("language", "old", "new", "kind"),
    [
        ("en", "Police arrested 20 persons.", "Police arrested 30 persons.", "updated"),
        ("en", "Police beat a man in the street.", "Police often beat a man in the street.", "reworded"),
        ("ru", "Полиция задержала 20 человек в городе.", "Полиция задержала 30 человек в городе.", "updated"),
        ("ar", "اعتقلت الشرطة 20 شخصا في المدينة.", "اعتقلت الشرطة 30 شخصا في المدينة.", "updated"),
    ],
)
def test_however_often_a_sentence_stands_it_is_found(
    copies: int, language: str, old: str, new: str, kind: str
) -> None:
    """Also where a report has nothing else, so that no word of it is rarer than another."""
    assert kinds(old, new, copies=(copies, copies), language=language) == {kind: copies}
    assert kinds(new, old, copies=(copies, copies), language=language) == {kind: copies}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("No cases were reported in 2020.", "No cases were reported in 2023."),
        ("The authorities supplied no answer to this question.", "To this question no answer was supplied."),
    ],
)
def test_a_formula_below_every_heading_is_found_below_the_same_one(old: str, new: str) -> None:
    """The sections stand in another order: each keeps its own."""

    def form(formula: str, order: range) -> str:
        return "# Report\n" + "\n".join(
            f"## {number}. Care of {TOPICS[number % 7]} {chr(97 + number % 26)}{number}\n"
            f"{SAID.format(number, TOPICS[number % 7])}\n\n{formula}"
            for number in order
        )

    comparison = diff_editions(edition(form(old, range(MANY))), edition(form(new, range(MANY)[::-1])))
    changed = [change for change in comparison.changes if change.old[0].text == old]
    assert len(changed) == MANY
    assert all(change.new and change.new[0].text == new for change in changed)
    assert not any(change.flags for change in changed)


def test_what_is_over_is_said_still() -> None:
    """A formula that stands less often now is merged, not gone; one that stands more often is split."""
    assert kinds("It took 20 days.", "It took 30 days.", copies=(60, 50)) == {"updated": 50}
    assert kinds("It took 20 days.", "It took 30 days.", copies=(50, 60)) == {"updated": 50}


def test_another_formula_is_another_statement() -> None:
    """Few words in common do not make one take the other's place."""
    told = kinds("The court heard nobody at all.", "Every prisoner met a lawyer.")
    assert told == {"removed": MANY, "added": MANY}


@pytest.mark.parametrize("many", [30, 60])
def test_a_formula_is_found_among_many_alike_whichever_edition_has_them(many: int) -> None:
    """How many formulas there are to find it by is asked of both editions."""
    one = edition("# Report\n" + "Police stopped drivers at night.\n" * RECURS)
    lines = [
        f"Police stopped drivers near {chr(97 + k % 26)}{chr(97 + k // 26)}ville.\n" for k in range(many)
    ]
    other = edition("# Report\n" + "".join(line * RECURS for line in lines))
    found, turned = (
        recurring_links(old, new, Places(old, new), {}, apart=lambda *_: False)
        for old, new in ((one, other), (other, one))
    )
    assert len(found) == RECURS
    assert found.keys() == {(i, j) for j, i in turned}
