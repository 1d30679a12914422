"""The facts that pairs of findings are weighed by."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.diffing.maker import edition
from tracker.diffing.aligning.align import first_links
from tracker.diffing.aligning.candidates import Sums, candidates
from tracker.diffing.aligning.evidence import EXTRA_BIAS, EXTRA_WEIGHTS, log_odds, probability
from tracker.diffing.aligning.leftovers import Leftovers, runs
from tracker.diffing.aligning.strangers import Strangers
from tracker.diffing.aligning.weighing import EXTRA_LINK, Weighing
from tracker.diffing.folding.fold import stems
from tracker.diffing.folding.folded import fold_edition, numbered
from tracker.diffing.outline.places import Places
from tracker.reading import read_edition

if TYPE_CHECKING:
    from tracker.diffing.aligning.evidence import ExtraFacts, LeftoverFacts
    from tracker.diffing.indices import OldNew
    from tracker.model import Edition


SEEDS = Path(__file__).parents[3] / "seeds"
WHOLE = edition("""
    ## Labor
    The law prohibits children from working in cotton fields, and inspectors fined eleven farms for it.
    """)
PARTED = edition("""
    ## Labor
    The law prohibits children from working in cotton fields.
    Inspectors fined eleven farms for it.
    """)


def further(old: Edition, new: Edition, *, least: float = 0.0) -> dict[OldNew, ExtraFacts]:
    """What is known of further links between two editions, where it may come to `least`."""
    folded = fold_edition(old), fold_edition(new)
    vocabulary, *numbers = numbered(*folded)
    sums = Sums(folded[0], numbers[0]), Sums(folded[1], numbers[1])
    olds, news = range(len(old.findings)), range(len(new.findings))
    pairs = candidates(*sums, vocabulary, of_old=[(olds, news)], of_new=[(news, olds)]).pairs
    weighed = Weighing(pairs, (), *sums, Places(old, new))
    links = first_links(old, new, weighed, Strangers(old, new, weighed.places, pairs))
    return dict(weighed.extra_facts(links, vocabulary, least=least))


def test_what_was_parted_is_larger_than_its_part() -> None:
    """The linked finding against the free one, whichever edition it stands in."""
    (split,), (merge,) = further(WHOLE, PARTED).values(), further(PARTED, WHOLE).values()
    assert split.free
    assert split.larger > 0
    assert split == pytest.approx(merge)


COMMON = "Few schools had ramps. Inspectors were poorly paid. Guards read letters.".replace(". ", ".\n")
LAW = edition(f"## Disabilities\nActivists complained of discrimination against disabled pupils.\n{COMMON}")
PRACTICE = edition(
    f"## Disabilities\nRules stayed discriminatory against disabled persons in 2023.\n{COMMON}"
)


def left_over(old: Edition, new: Edition) -> dict[OldNew, LeftoverFacts]:
    """What is known of pairs of findings where none is linked."""
    folded = fold_edition(old), fold_edition(new)
    vocabulary, *numbers = numbered(*folded)
    sums = Sums(folded[0], numbers[0]), Sums(folded[1], numbers[1])
    return dict(Leftovers(folded, sums, vocabulary, Places(old, new), {}).facts())


def test_words_of_one_family_share_letters() -> None:
    """Their stems differ; what one word shares with another does not depend on the edition it stands in."""
    noun, verb = stems(["discrimination", "discriminatory"])
    assert noun != verb
    assert len(runs(noun) & runs(verb)) > len(runs(verb)) / 2
    there, back = left_over(LAW, PRACTICE)[0, 0], left_over(PRACTICE, LAW)[0, 0]
    assert there == back
    assert there.letters > there.dice_single


def test_the_runs_of_letters_of_a_stem() -> None:
    """Its beginning tells; a second occurrence is as the first, a figure is none."""
    assert {" pri", "pris", "riso", "ison"} == runs("prison")
    assert runs("prison") == runs("prison\x1f\x1f2")
    assert {" to"} == runs("to")
    assert frozenset() == runs("1,200")


def test_no_reason_for_a_further_link_speaks_against_it() -> None:
    """Pairs are left out unseen where the most that could hold for them is not enough."""
    weights = EXTRA_WEIGHTS
    assert min(weights.residual, weights.log_residual, weights.sections) >= 0


def test_what_is_left_out_unseen_would_not_have_been_linked() -> None:
    """Of the real editions most further pairs are left out, and none that would have been a link."""
    editions = [read_edition(SEEDS / f"kazakhstan-{year}.txt") for year in (2020, 2023)]
    every, seen = further(editions[0], editions[1]), further(editions[0], editions[1], least=EXTRA_LINK)
    unseen = every.keys() - seen.keys()
    assert len(unseen) > len(every) / 2
    assert all(probability(log_odds(every[pair], EXTRA_WEIGHTS, EXTRA_BIAS)) < EXTRA_LINK for pair in unseen)
