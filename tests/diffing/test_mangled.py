"""Real editions beside themselves with words lost, put in and exchanged: whatever a hurried editor leaves."""

from __future__ import annotations

import random
import re
from collections import Counter
from pathlib import Path

import pytest

from tracker import diff_editions
from tracker.reading import read_edition

EDITIONS = sorted((Path(__file__).parents[1] / "gold").glob("*/old.txt"))
WORD = re.compile(r"[^\W\d_]+")
SWAPS = {
    "reported": "said", "said": "stated", "according": "due", "authorities": "officials", "police": "army",
    "and": "or", "or": "and", "not": "", "no": "several", "may": "must", "in": "by", "were": "had been",
    "allegedly": "reportedly", "government": "ministry", "before": "after", "from": "to", "most": "some",
}  # fmt: skip
LOST = 0.06
"""Share of the words that are left out; as many are exchanged with their neighbours."""


def mangled(text: str, seed: int) -> str:
    """The text with some words lost, some exchanged, some others in their place."""
    dice = random.Random(seed)  # noqa: S311 - no secret
    words = text.split(" ")
    made: list[str] = []
    for word in words:
        chance = dice.random()
        bare = WORD.search(word)
        if chance < LOST and "\n" not in word:
            continue
        if bare and chance > 1 / 2 and bare[0] in SWAPS:
            made.append(word.replace(bare[0], SWAPS[bare[0]]))
        elif made and chance < 2 * LOST and "\n" not in word + made[-1]:
            made.insert(-1, word)
        else:
            made.append(word)
    return " ".join(made)


@pytest.mark.slow
@pytest.mark.parametrize("path", EDITIONS, ids=lambda path: path.parent.name)
def test_whatever_was_done_to_a_text_it_is_compared(path: Path, tmp_path: Path) -> None:
    """Every finding stands in exactly one change, either way round."""
    text = path.read_text(encoding="utf-8")
    old = read_edition(path)
    (tmp_path / "new.txt").write_text(mangled(text, len(text)), encoding="utf-8")
    new = read_edition(tmp_path / "new.txt")
    for one, other in ((old, new), (new, old)):
        compared = diff_editions(one, other)
        for side, edition in (("old", one), ("new", other)):
            told = Counter(finding.start for change in compared.changes for finding in getattr(change, side))
            assert Counter(finding.start for finding in edition.findings) == told


def test_a_source_whose_abbreviation_stands_for_it_is_compared(tmp_path: Path) -> None:
    """`The General Directorate of Prisons (GDP)` that became `The Directorate of Prisons (GDP)`."""
    path = next(path for path in EDITIONS if path.parent.name.startswith("albania"))
    before, after = (
        "The General Directorate of Prisons (GDP)\nreported",
        "The Directorate of Prisons (GDP)\nsaid",
    )
    text = path.read_text(encoding="utf-8")
    assert before in text
    (tmp_path / "new.txt").write_text(text.replace(before, after), encoding="utf-8")
    compared = diff_editions(read_edition(path), read_edition(tmp_path / "new.txt"))
    (change,) = (change for change in compared.changes if str(change.kind) != "unchanged")
    assert ["attribution"] == [str(signal.type) for signal in change.signals]
