# ruff: noqa: E501 - a table of cases reads best one case a line
"""Words by which a claim is denied, weakened or measured, told with what they bear on."""

from __future__ import annotations

import pytest

from tests.diffing.pairs import finding, signals
from tracker.diffing.judging.kinds import kind_of, reversed_outcome
from tracker.diffing.signals.signals import signals_of
from tracker.diffing.words.words import diff_words
from tracker.model import Kind, Signal, SignalType

T = SignalType


def test_what_is_no_longer_so_is_denied() -> None:
    """And told from what never was."""
    assert signals("Police no longer beat men.", "Police beat men.")[0].type is T.NEGATION
    assert (
        kind_of(
            "The court did not hear it.",
            "The court no longer heard it.",
            diff_words("The court did not hear it.", "The court no longer heard it."),
            (),
        )
        is Kind.REWORDED
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("The army left in May.", "The army had no say and left in May."),
        ("Police dispersed protesters.", "Police did not arrest protesters."),
        ("He spoke of torture.", "He had no evidence of torture."),
        ("No foreign monitors were let in.", "No outside monitors were let in."),
        ("The duties were not clearly defined.", "The duties were poorly defined."),
        (
            "The state did not effectively enforce wage laws. The state did not effectively enforce mining laws.",
            "The state did not effectively enforce wage and mining laws.",
        ),
        (
            "There were no legal limits on the participation of women.",
            "No law limited the participation of women.",
        ),
    ],
)
def test_what_else_is_denied_is_no_denial_of_what_stands(old: str, new: str) -> None:
    """Nor is what is denied in both, of another sort."""
    assert not any(signal.type is T.NEGATION for signal in signals(old, new))


def test_a_qualifier_put_in_twice_says_of_what() -> None:
    """Two of one word are told apart by what they bear on."""
    old = "Bloggers said that sites were blocked, as did owners of news outlets."
    new = "Some bloggers said that sites were blocked, as did owners of some news outlets."
    found = [signal.new for signal in signals(old, new) if signal.type is T.QUANTIFIER]
    assert found == ["Some bloggers", "some news outlets"]


def test_a_qualifier_before_a_negation_is_told_too() -> None:
    """`Reportedly never` is a hedge and a negation; `could not` is one."""
    given = signals("Authorities reportedly never opened an inquiry.", "Authorities opened an inquiry.")
    assert {(T.NEGATION, "never"), (T.HEDGE, "reportedly")} == {(each.type, each.old) for each in given}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("There were no changes in the situation.", "The union declined to comment on the situation."),
        ("The law did not change the status of refugees.", "The status of refugees improved."),
        ("There were no changes in the staff of prisons.", "The food of inmates in prisons improved."),
    ],
)
def test_what_did_not_change_must_be_what_worsened(old: str, new: str) -> None:
    """Another thing that improved turns nothing round."""
    pieces = diff_words(old, new)
    assert not reversed_outcome(old, new, signals(old, new), pieces=pieces)


def test_what_came_in_the_place_of_a_qualifier_is_told_with_it() -> None:
    """However much was put in before it."""
    given = signals(
        "Several of these were lawyers who had been charged.",
        "According to the Partnership for the Law, some of these persons were lawyers who had been charged.",
    )
    assert Signal(T.QUANTIFIER, "Several", "some") in given
    given = signals(
        "Some foreign workers faced hazardous working conditions. Some foreign workers faced hazardous conditions.",
        "Some foreign workers faced hazardous working conditions, mostly in domestic, agricultural, and factory jobs.",
    )
    assert Signal(T.QUANTIFIER, "Some", "mostly") not in given


def test_a_qualifier_within_a_new_clause_is_none() -> None:
    """What a whole added clause says of itself is shown as gained, not as a changed claim."""
    old = "The law provided for freedom of movement."
    new = "The law provided for freedom of movement, and the government generally respected these rights."
    assert signals(old, new) == ()


def test_what_the_lead_of_a_list_qualifies_is_qualified_in_its_items() -> None:
    """Where it bears on the same; serious issues make no serious torture of torture."""

    def told(lead: str, new: str) -> list[tuple[str, str | None, str | None]]:
        old = "torture by the police;"
        found = signals_of([finding(old)], [finding(new)], diff_words(old, new), leads=(lead, ""))
        return [(str(signal.type), signal.old, signal.new) for signal in found]

    new = "There were credible reports of torture by the police."
    assert told("Serious issues included credible reports of:", new) == []
    assert told("Serious issues included reports of:", new) == [("hedge", None, "credible")]
    assert told("Serious issues included:", "serious torture by the police;") == [("degree", None, "serious")]


def test_what_was_denied_of_a_qualifier_is_told_with_it() -> None:
    """Though an article stands between: what was `not a widespread problem` was never widespread."""
    old, new = "Abuse was not a widespread problem in towns.", "Abuse was rare in towns."
    assert Signal(T.DEGREE, "not a widespread", None) in signals(old, new)


@pytest.mark.parametrize(
    ("old", "new", "demand"),
    [
        ("Police were required to inform detainees.", "Police often informed detainees.", "were required to"),
        ("The senate must confirm judges.", "The senate confirmed judges.", "must"),
        ("Police should inform detainees.", "Police informed detainees.", "should"),
    ],
)
def test_what_must_be_is_told_from_what_is(old: str, new: str, demand: str) -> None:
    """A duty that became a practice, and the other way round."""
    assert Signal(T.HEDGE, demand, None) in signals(old, new)
    assert Signal(T.HEDGE, None, demand) in signals(new, old)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            "Unions had to register with the ministry.",
            "The law required that unions register with the ministry.",
        ),
        (
            "Disputes may be heard by a court.",
            "Disputes had to be heard by a court, and must be heard at once.",
        ),
        ("It took its obligation to pay wages seriously.", "It seriously attempted to pay wages."),
    ],
)
def test_what_is_demanded_by_another_word_is_demanded(old: str, new: str) -> None:
    """Nor is a duty that is a noun; and what was allowed before is told with that."""
    for found in (signals(old, new), signals(new, old)):
        assert not any(signal.type is T.HEDGE and not (signal.old and signal.new) for signal in found)


@pytest.mark.parametrize(
    "of_noun", ["took {}steps against abuse", "had {}access to counsel", "provided for {}bail"]
)
def test_what_is_limited_is_less(of_noun: str) -> None:
    """Where it stands before a noun; `limited` is a verb behind who limits."""
    old, new = (f"The government {of_noun.format(word)}." for word in ("limited ", ""))
    assert signals(old, new) == (Signal(T.DEGREE, "limited", None),)
    assert signals("The government limited overtime.", "The government restricted overtime.") == ()
