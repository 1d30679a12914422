"""Weights order changes by what they ask of a reader."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.diffing.judging.weight import weight_of
from tracker.model import Flag, Kind, Nature, Signal, SignalType

SIGNALS = st.lists(st.builds(Signal, st.sampled_from(SignalType), st.just("a"), st.none()), max_size=6)
FLAGS = st.lists(st.sampled_from(Flag), unique=True, max_size=4)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(Kind), FLAGS, SIGNALS, st.one_of(st.none(), st.sampled_from(Nature)))
def test_weights_lie_between_nothing_and_one(
    kind: Kind, flags: list[Flag], signals: list[Signal], nature: Nature | None
) -> None:
    """Whatever the reasons; and one reason more never weighs less."""
    weight = weight_of(kind, flags, signals, nature)
    assert 0 <= weight <= 1
    assert weight <= weight_of(kind, flags, [*signals, Signal(SignalType.NEGATION, None, "no")], nature)


def test_what_matters_more_weighs_more() -> None:
    """From nothing changed to an outcome turned round."""
    negation = (Signal(SignalType.NEGATION, "several", "no"),)
    weights = [
        weight_of(Kind.UNCHANGED, (), (), Nature.STANDING),
        weight_of(Kind.EDITORIAL, (), (), Nature.STANDING),
        weight_of(Kind.REWORDED, (), (), Nature.STANDING),
        weight_of(Kind.UPDATED, (), (Signal(SignalType.DATE, "2022", "2023"),), Nature.STANDING),
        weight_of(Kind.REMOVED, (), (), Nature.STANDING),
        weight_of(Kind.REMOVED, (), (), Nature.STANDING, is_opening=True),
        weight_of(Kind.ADDED, (), (), Nature.STANDING),
        weight_of(Kind.REMOVED, (), (), Nature.STANDING, is_item=True),
        weight_of(Kind.UPDATED, (Flag.REVERSED,), negation, Nature.STANDING),
    ]
    assert all(one < other for one, other in pairwise(weights))


def test_what_claims_nothing_weighs_little() -> None:
    """A reference least, then a formula that went or came."""
    reference = weight_of(Kind.REMOVED, (), (), Nature.REFERENCE, is_opening=True)
    formula = weight_of(Kind.REMOVED, (), (), Nature.STANDING, is_opening=True, is_formula=True)
    reworded, removed = (weight_of(kind, (), (), Nature.STANDING) for kind in (Kind.REWORDED, Kind.REMOVED))
    assert reference < reworded < formula < removed


def test_the_same_words_under_another_heading_weigh_less_than_other_words_about_it() -> None:
    """A renamed label alone is hardly more than other words."""
    label = [Signal(SignalType.LABEL, "Access to Asylum", "Provision of First Asylum")]
    hedge = [Signal(SignalType.HEDGE, "reportedly", None)]
    weights = [weight_of(Kind.REWORDED, (), signals, Nature.STANDING) for signals in ([], label, hedge)]
    assert weights == sorted(weights)
    assert weights[1] - weights[0] < weights[2] - weights[1]


def test_a_doubtful_link_does_not_come_first() -> None:
    """Whatever differs between two passages that are little alike: they may be two findings."""
    signals = [Signal(SignalType.NEGATION, None, "no"), Signal(SignalType.FIGURE, "2", "3")]
    sure, doubtful = (
        weight_of(Kind.UPDATED, [Flag.PARTLY_REMOVED], signals, Nature.STANDING, is_doubtful=doubt)
        for doubt in (False, True)
    )
    assert doubtful < weight_of(Kind.ADDED, (), (), Nature.STANDING, is_opening=True) < sure
