"""What is said of a law in practice, which belongs to the law that it follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.diffing.maker import change_with, edition, verdicts
from tests.growth import growth
from tracker import diff_editions
from tracker.diffing.aligning.practice import practice_links
from tracker.diffing.lexicon.english_practice import IN_PRACTICE, LAID_DOWN, MARKS
from tracker.model import Flag, Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tracker.model import Edition

KEPT = [
    f"{who} in the {where} {what} during the year."
    for who in ("Teachers", "Miners", "Nurses", "Drivers", "Judges")
    for where in ("north", "capital", "steppe")
    for what in ("went on strike over unpaid wages", "asked parliament for longer holidays")
]
BOTH = "The law forbids eviction of tenants in winter, but such incidents nevertheless occurred."
LAW = "The law forbade eviction of tenants in winter."
NOT_KEPT = "The government generally did not observe these requirements."
LACKING = "NGOs stated implementation of the law on eviction was lacking."
UNEVEN = "Monitors reported these laws were not consistently applied in villages."


def report(*paragraphs: Iterable[str]) -> Edition:
    """A report of one section with these paragraphs, and of one that stays as it is."""
    text = "\n\n".join("\n".join(paragraph) for paragraph in paragraphs)
    return edition("# Report\n## Housing\n" + text + "\n## Work\n" + "\n".join(KEPT))


def test_a_half_sentence_that_became_a_sentence_of_its_own_is_not_added() -> None:
    """It is worded anew, and is found by the law that it follows."""
    comparison = diff_editions(report([BOTH, KEPT[0]]), report([LAW, NOT_KEPT, KEPT[0]]))
    change = change_with(comparison, "requirements")
    assert (change.kind, Flag.SPLIT in change.flags) == (Kind.REWORDED, True)
    assert [finding.text for finding in change.new] == [LAW, NOT_KEPT]
    back = diff_editions(report([LAW, NOT_KEPT, KEPT[0]]), report([BOTH, KEPT[0]]))
    assert Flag.MERGED in change_with(back, "requirements").flags


def test_two_sentences_on_the_keeping_of_one_law_are_one_finding() -> None:
    """Also with others between the law and what is said of it."""
    old = report([LAW, KEPT[0], LACKING])
    comparison = diff_editions(old, report([LAW, UNEVEN, KEPT[0]]))
    assert change_with(comparison, "lacking").kind is Kind.REWORDED
    assert ("removed",) not in verdicts(comparison)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ([[LAW, LACKING]], [["The law allowed pets in trams.", UNEVEN], [LAW]]),
        ([[LAW], [KEPT[0], LACKING]], [[LAW, UNEVEN]]),
        ([[LAW, "Those who violate the law on eviction pay."]], [[LAW, UNEVEN]]),
        ([[BOTH]], [["The law forbade eviction of tenants in winter, but such incidents occurred.", UNEVEN]]),
        ([[LAW, "The government enforced the law effectively."]], [[LAW, UNEVEN]]),
        ([["The law forbids eviction of tenants, and the government enforced these laws."]], [[LAW, UNEVEN]]),
    ],
    ids=[
        *("of another law", "in another paragraph", "of someone", "the law says so still"),
        *("kept, and broken", "kept in one sentence, and broken"),
    ],
)
def test_what_is_said_of_no_law_or_of_another_stays_alone(old: list[list[str]], new: list[list[str]]) -> None:
    """The law that is followed decides, whatever the words."""
    comparison = diff_editions(report(*old), report(*new))
    assert change_with(comparison, UNEVEN).kind is Kind.ADDED


@pytest.mark.parametrize(
    ("together", "apart"),
    [
        (
            "and the government generally observed these requirements",
            "Authorities respected these provisions.",
        ),
        ("but such arrests occurred", "Security forces ignored these provisions."),
    ],
)
def test_what_the_law_itself_denies_says_nothing_of_its_keeping(together: str, apart: str) -> None:
    """Only what stands in the clause that tells of practice counts."""
    law = "The law prohibits arrest of tenants where no judge has signed a warrant"
    comparison = diff_editions(report([f"{law}, {together}."]), report([f"{law}.", apart]))
    assert change_with(comparison, apart).kind is Kind.REWORDED
    other = (
        "Security forces ignored these provisions."
        if "respected" in apart
        else "Authorities respected these provisions."
    )
    comparison = diff_editions(report([f"{law}, {together}."]), report([f"{law}.", other]))
    assert change_with(comparison, other).kind is Kind.ADDED


def test_each_finding_is_linked_once_the_nearest_to_the_law_first() -> None:
    """Of two that follow one law, the second stays added."""
    further = "Courts said such evictions happened."
    comparison = diff_editions(report([LAW, LACKING]), report([LAW, UNEVEN, further]))
    assert change_with(comparison, "lacking").new[0].text == UNEVEN
    assert change_with(comparison, "Courts").kind is Kind.ADDED


def test_what_is_linked_already_is_let_be() -> None:
    """A finding that has its counterpart says nothing else."""
    old, new = report([LAW, LACKING]), report([LAW, UNEVEN])
    assert practice_links(old, new, {(0, 0): 1.0}) == {(1, 1): 0.5}
    assert not practice_links(old, new, {(0, 0): 1.0, (1, 3): 1.0})
    assert not practice_links(old, new, {(0, 0): 1.0, (3, 1): 1.0})
    assert not practice_links(old, new, {(0, 3): 1.0})


def test_no_english_rule_for_another_language() -> None:
    """Nor where one edition is of another language."""
    spanish = edition("# R\n" + LAW + "\n" + UNEVEN, language="es")
    english = edition("# R\n" + LAW + "\n" + LACKING)
    for one, other in ((spanish, spanish), (spanish, english), (english, spanish)):
        assert not practice_links(one, other, {(0, 0): 1.0})


@pytest.mark.parametrize(
    "text",
    [
        "The government generally did not observe these requirements.",
        "Authorities enforced the law effectively.",
        "The government did not always respect these provisions.",
        "Officials failed to respect these prohibitions.",
        "In general, these laws were enforced.",
        "These rights were not always fully respected in practice.",
        "Enforcement of these provisions was weak.",
        "Implementation of the law on housing remained poor.",
        "Such practices continued.",
        "There were reports that such abuses took place.",
        "There were reports that officials employed them.",
    ],
)
def test_what_tells_of_practice(text: str) -> None:
    """Whether a law is kept, in the ways that reports say it."""
    assert IN_PRACTICE.search(text.lower())
    assert any(mark in text.lower() for mark in MARKS)


@pytest.mark.parametrize(
    "text",
    [
        "The government has authority to deport those who violate the regulations.",
        "Human rights observers visited two prisons.",
        "Law enforcement officers were trained.",
        "The commission had no legal authority to implement the law.",
        "The ministry is responsible for enforcement of the law.",
        "Violation of the law leads to a fine.",
        "The law, several regulations, and bylaws govern asylum.",
        "Courts applied the death penalty rule twice.",
        "Nurses followed the new hygiene standards in clinics.",
        "Deputies ignored the far right.",
        "Courts applied the law in 12 cases.",
        "Prosecutors enforced these provisions 240 times.",
    ],
)
def test_what_does_not(text: str) -> None:
    """Words of law alone tell nothing of practice."""
    assert not IN_PRACTICE.search(text.lower())


def test_what_lays_down_a_law() -> None:
    """A law with what it says; not what lacks in it."""
    assert LAID_DOWN.search("the constitution and law prohibit such practices.")
    assert LAID_DOWN.search("the law also provides for bail.")
    assert not LAID_DOWN.search("the law does not define discrimination.")
    assert not LAID_DOWN.search("law enforcement agencies set up a hotline.")


def test_time_grows_with_the_text() -> None:
    """Also where all stands in one paragraph, and every sentence is a copy."""

    def linked(count: int) -> Callable[[], object]:
        old = edition("# R\n" + "\n".join([LAW, LACKING] * count))
        new = edition("# R\n" + "\n".join([LAW, UNEVEN] * count))
        links = {(2 * k, 0): 1.0 for k in range(count)} | {(0, 2 * k): 1.0 for k in range(count)}
        return lambda: practice_links(old, new, links)

    assert growth(linked(300), linked(2400), allowed=16) <= 16
