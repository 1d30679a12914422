"""How likely two findings are the same statement, then and now.

Four logistic models, each a weighted sum of a few readable facts. Their weights were fitted on hand-labelled
pairs of editions by `benchmarks/fit_links.py`, which prints them in this form; the facts and the order of the
steps are explained in `docs/how-it-decides.md`.
"""

from __future__ import annotations

from math import exp
from operator import mul
from typing import NamedTuple

LIKELY_BOUND = 9.0
"""Log-odds are cut here: beyond it, certainty is only a matter of length."""


class TextFacts(NamedTuple):
    """What the words of two findings say, without their place."""

    dice: float
    dice_single: float
    dice_plain: float
    contain: float
    margin_least: float
    """dice less that of the best other candidate of either finding: the lesser lead …"""
    margin_most: float
    """… and the greater."""
    support: float
    """The best pair near by that stands in the same order (dice, less with distance)."""
    log_lighter: float
    """log(1 + weight of the lighter finding)."""
    log_shared: float
    """log(1 + weight of the shared stems that are no names)."""


class PlaceFacts(NamedTuple):
    """The same seen in its surroundings."""

    text: float
    """Log-odds by `TextFacts`."""
    contain: float
    margin_least: float
    """The same leads of the probability by text."""
    margin_most: float
    log_shared: float
    sections: float
    """0 to 1: how far the two sections correspond, by their other findings, else by their headings."""
    opening: float
    """`sections` where both open their section, less further down."""


class ExtraFacts(NamedTuple):
    """A further link for a finding that has one: the rest of a split, or of a merge."""

    residual: float
    """Share of the lighter finding that the other explains and its present link does not."""
    log_residual: float
    place: float
    """Log-odds by `PlaceFacts`."""
    sections: float
    adjacent: float
    """1 where it stands next to the finding linked already, 1/2 one further, …"""
    free: float
    """1 where one of the two has no link yet, else 0."""
    larger: float
    """By how much, in logarithms, the one with a link outweighs the one without: what took in another
    statement, or was parted in two, is longer than its part. 0 where both have one."""


class LeftoverFacts(NamedTuple):
    """Two findings without counterpart in corresponding sections."""

    letters: float
    """2 shared / (of one + of the other), of the runs of four letters in the stems: `discrimination` and
    `discriminatory` have other stems and most of their letters; long words count for more than short ones."""
    dice_single: float
    dice_plain: float
    log_shared: float
    """log(1 + shared weight), where words common in the two sections weigh less."""
    log_names: float
    """log(1 + number of names that stand in one of them only)."""
    mixed: float
    """1 where one is an incident and the other is not, else 0."""
    incidents: float
    """1 where both are incidents, else 0."""


TEXT_WEIGHTS = TextFacts(
    dice=-8.065,
    dice_single=8.735,
    dice_plain=-2.362,
    contain=5.240,
    margin_least=4.330,
    margin_most=5.009,
    support=4.649,
    log_lighter=-0.577,
    log_shared=2.697,
)
TEXT_BIAS = -10.907
PLACE_WEIGHTS = PlaceFacts(
    text=0.408,
    contain=1.826,
    margin_least=0.639,
    margin_most=2.389,
    log_shared=1.052,
    sections=3.089,
    opening=3.455,
)
PLACE_BIAS = -8.348
EXTRA_WEIGHTS = ExtraFacts(
    residual=5.024,
    log_residual=1.552,
    place=0.113,
    sections=1.116,
    adjacent=4.704,
    free=1.341,
    larger=0.693,
)
EXTRA_BIAS = -12.125
LEFTOVER_WEIGHTS = LeftoverFacts(
    letters=10.582,
    dice_single=1.718,
    dice_plain=6.242,
    log_shared=1.125,
    log_names=-0.332,
    mixed=-0.335,
    incidents=-0.947,
)
LEFTOVER_BIAS = -10.400


def log_odds(facts: tuple[float, ...], weights: tuple[float, ...], bias: float) -> float:
    """The weighted sum, cut at `LIKELY_BOUND` either way."""
    total: float = bias + sum(map(mul, facts, weights))
    if -LIKELY_BOUND < total < LIKELY_BOUND:
        return total
    return LIKELY_BOUND if total > 0 else -LIKELY_BOUND


def probability(odds: float) -> float:
    """Log-odds to probability."""
    return 1 / (1 + exp(-odds))
