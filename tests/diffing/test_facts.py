"""The facts that pairs of findings are weighed by."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.diffing.maker import edition
from tracker.diffing.align import first_links
from tracker.diffing.candidates import Sums, candidates
from tracker.diffing.folded import Vocabulary, fold_edition
from tracker.diffing.places import Places
from tracker.diffing.weighing import Weighing

if TYPE_CHECKING:
    from tracker.diffing.evidence import ExtraFacts
    from tracker.model import Edition

    Pair = tuple[int, int]

WHOLE = edition("""
    ## Labor
    The law prohibits children from working in cotton fields, and inspectors fined eleven farms for it.
    """)
PARTED = edition("""
    ## Labor
    The law prohibits children from working in cotton fields.
    Inspectors fined eleven farms for it.
    """)


def further(old: Edition, new: Edition) -> dict[Pair, ExtraFacts]:
    """What is known of further links between two editions."""
    folded = fold_edition(old), fold_edition(new)
    vocabulary = Vocabulary(*folded)
    sums = Sums(folded[0], vocabulary.old), Sums(folded[1], vocabulary.new)
    pairs = candidates(*sums, vocabulary, olds=range(len(old.findings)), news=range(len(new.findings))).pairs
    weighed = Weighing(pairs, (), *sums, Places(old, new))
    return dict(weighed.extra_facts(first_links(old, new, weighed), vocabulary))


def test_what_was_parted_is_larger_than_its_part() -> None:
    """The linked finding against the free one, whichever edition it stands in."""
    (split,), (merge,) = further(WHOLE, PARTED).values(), further(PARTED, WHOLE).values()
    assert split.free
    assert split.larger > 0
    assert split == pytest.approx(merge)
