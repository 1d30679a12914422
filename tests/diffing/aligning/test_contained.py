"""What stands whole in a longer passage of the other edition is not called gone or new."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.diffing.maker import change_with, edition
from tests.diffing.sentences import OTHERS, report
from tests.growth import growth
from tracker import diff_editions
from tracker.diffing.aligning.contained import contained_links
from tracker.model import Flag, Kind

if TYPE_CHECKING:
    from collections.abc import Callable

    from tracker.model import Edition

NONE: tuple[frozenset[int], frozenset[int]] = (frozenset(), frozenset())
WAGES = "The government did not effectively enforce wage laws, and penalties were lower than for fraud."
SAFETY = "The government did not effectively enforce mining safety laws."
ALL = (
    "The government did not effectively enforce wage, overtime, and mining safety laws, and penalties were"
    " lower than for fraud."
)


def links(old: Edition, new: Edition) -> dict[tuple[int, int], float]:
    """As if the new report's first finding were linked to the old one's last, and nothing else."""
    known = {(len(old.findings) - 1, 0): 1.0}
    found = contained_links(old, new, known, without=NONE)
    return {pair: chance for pair, chance in found.items() if pair[1] == 0}


@pytest.mark.parametrize("qualified", ["", "reportedly "])
def test_a_statement_taken_into_a_longer_one_still_stands(qualified: str) -> None:
    """Beside another that was linked to it first; a qualifier may be missing."""
    safety = SAFETY.replace("did not", f"{qualified}did not")
    comparison = diff_editions(report(WAGES, safety), report(ALL))
    change = change_with(comparison, "overtime")
    assert [finding.text for finding in change.old] == [WAGES, safety]
    assert Flag.MERGED in change.flags
    back = change_with(diff_editions(report(ALL), report(WAGES, safety)), "overtime")
    assert Flag.SPLIT in back.flags


@pytest.mark.parametrize(
    "passage",
    [
        ALL.replace("did not effectively enforce", "effectively enforced"),
        "Mining laws on safety were such that the government did not effectively enforce them.",
        f"The government did not meet {'the union, the league, the press, and ' * 6}{SAFETY[22:]}",
        ALL.replace("mining", "quarry"),
    ],
    ids=["not denied", "another order", "far apart", "one word missing"],
)
def test_the_same_words_may_say_something_else(passage: str) -> None:
    """What is denied, and in which order, and how near, make the claim."""
    assert links(report(SAFETY), report(passage)) == {}
    assert links(report(SAFETY), report(ALL)) == {(0, 0): 0.5}


def test_what_two_chapters_said_and_one_still_says_stands() -> None:
    """In other words each; but not what was said of something else in the same words."""
    twice = "Changes or amendments to the mining charter require the consent of the presidential council."
    once = "Modifying or amending the mining charter effectively {} the consent of the president's council."

    def kinds(first: str) -> list[str]:
        both = (
            edition(f"# Report\n## {name}\n{text}\n## Strikes\n" + "\n".join([*OTHERS, rest]))
            for name, text, rest in (
                ("Summary", first, once.format("requires")),
                ("Summary", "The year was calm.", once.format("required")),
            )
        )
        return [change.kind for change in diff_editions(*both).changes if first in str(change.old)]

    assert "removed" not in kinds(twice)
    assert kinds(twice.replace("council", "court")) == ["removed"]


def test_what_claims_little_is_contained_in_nothing() -> None:
    """`Penalties were rarely applied` is said of many a law."""
    little = "Penalties for this were rarely applied against violators."
    longer = "Penalties for this were rarely applied against violators because of old mediation boards."
    assert links(report(little), report(longer)) == {}


@pytest.mark.parametrize(
    ("gone", "stands"),
    [
        (
            "Inspectors lacked vehicles, fuel, and training to visit remote sites.",
            (
                "In child labor cases, inspectors lacked vehicles, fuel, and training to visit remote sites,"
                " and courts rarely heard them."
            ),
        ),
        (
            "Police arrested and beat members of the opposition party.",
            "Police arrested a man who robbed and beat members of the opposition party.",
        ),
    ],
)
def test_what_a_passage_said_before_of_something_else_is_no_sign(gone: str, stands: str) -> None:
    """The passage stood in the earlier edition too, and the finding is gone from beside it."""

    def of(*findings: str) -> Edition:
        text = "\n".join([*findings, OTHERS[0], "## Children", stands, *OTHERS[1:]])
        return edition("# Report\n## Work\n" + text)

    assert change_with(diff_editions(of(gone), of()), gone).kind is Kind.REMOVED
    assert change_with(diff_editions(of(), of(gone)), gone).kind is Kind.ADDED


@pytest.mark.slow
def test_time_grows_with_the_text() -> None:
    """Of many findings that all contain each other each is held against few."""

    def looked_up(size: int) -> Callable[[], object]:
        lines = [
            f"Union {k} said the {{}} board of ward {k % 97} closed mill {k % 89} without notice."
            for k in range(size)
        ]
        old, new = (
            edition("# Report\n## Work\n" + "\n".join(line.format(sign) for line in lines))
            for sign in ("old mine", "mine")
        )
        return lambda: contained_links(old, new, {(0, j): 1.0 for j in range(size)}, without=NONE)

    assert growth(looked_up(500), looked_up(4000), allowed=16) <= 16


def test_a_rule_that_moved_without_what_was_added_to_it_still_stands() -> None:
    """Neither form has a link: what both have is too common for one."""
    others = [
        f"The {what} period is 2 weeks, but may be varied by up to one week by the chair."
        for what in ("voting", "nomination", "second polling")
    ]
    long = "The minimum discussion period is 2 weeks, but may be varied by up to one week by the chair."
    short = "The minimum discussion period is 2 weeks."
    after = "In this case the minimum discussion period is not restarted."
    old = edition("\n".join(["## 1. Procedure", long, *others, "## 2. Discussion", after]))
    new = edition("\n".join(["## 1. Procedure", *others, "## 2. Discussion", short, after]))
    for one, other in ((old, new), (new, old)):
        change = change_with(diff_editions(one, other), "The minimum discussion period is 2 weeks")
        assert {finding.text for finding in change.old + change.new} == {long, short}
