"""How long `diff_words` takes, beside its engine alone and difflib, and how it grows with the text.

    python benchmarks/words.py

Prints milliseconds a pair for the sentences of the two seed editions that were linked and changed, then
seconds for long texts that are hard on a diff.
"""

from __future__ import annotations

import difflib
import random
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.diffing import diff_editions
from tracker.diffing.folding.tokens import tokens
from tracker.diffing.words.matching import fast_engine, matching_runs, pure_engine
from tracker.diffing.words.words import Marking, diff_words
from tracker.reading import read_edition

if TYPE_CHECKING:
    from collections.abc import Callable

SEEDS = Path(__file__).parents[1] / "seeds"
ROUNDS = 5
LENGTHS = (2_000, 10_000, 50_000)


def main() -> None:
    """Print the two tables."""
    comparison = diff_editions(
        read_edition(SEEDS / "kazakhstan-2020.txt"), read_edition(SEEDS / "kazakhstan-2023.txt")
    )
    pairs = [
        (" ".join(f.text for f in change.old), " ".join(f.text for f in change.new))
        for change in comparison.changes
        if change.old and change.new and any(op in "+-" for op, _, _ in change.words)
    ]
    keys = [(tokens(a, hyphens=True).keys, tokens(b, hyphens=True).keys) for a, b in pairs]
    words = sum(len(a) + len(b) for a, b in keys) / 2 / len(pairs)
    print(f"{len(pairs)} changed pairs, {words:.0f} words a side")
    fast, pure = fast_engine(), pure_engine()
    rows: dict[str, Callable[[], object]] = {
        "diff_words": lambda: [diff_words(a, b) for a, b in pairs],
        "diff_words, as a reader": lambda: [diff_words(a, b, marking=Marking.READER) for a, b in pairs],
        "diff_words, pure Python": lambda: [diff_words(a, b, engine=pure) for a, b in pairs],
        "engine alone, C++": lambda: [matching_runs(a, b, engine=fast) for a, b in keys],
        "engine alone, pure Python": lambda: [matching_runs(a, b, engine=pure) for a, b in keys],
        "difflib on the same words": lambda: [
            difflib.SequenceMatcher(None, a, b, autojunk=False).get_opcodes() for a, b in keys
        ],
    }
    for name, run in rows.items():
        print(f"  {name:28}{best(run) / len(pairs) * 1e3:8.3f} ms a pair")
    print("seconds for words a side: " + ", ".join(f"{length:,}" for length in LENGTHS))
    texts = [hard(length) for length in LENGTHS]
    for name in hard(1):
        times = [best(partial(diff_words, *of[name]), rounds=1) for of in texts]
        print(f"  {name:28}" + "".join(f"{seconds:8.2f}" for seconds in times))


def best(run: Callable[[], object], rounds: int = ROUNDS) -> float:
    """The least processor time of some runs, in seconds."""
    times = []
    for _ in range(rounds):
        start = time.process_time()
        run()
        times.append(time.process_time() - start)
    return min(times)


def hard(length: int) -> dict[str, tuple[str, str]]:
    """Pairs of texts of `length` words a side that a diff finds hard."""
    rng = random.Random(1)  # noqa: S311 - nothing secret
    words = [f"w{k}" for k in range(length)]
    few = words[:50]
    return {
        "all different": (" ".join(words), " ".join(f"v{k}" for k in range(length))),
        "shuffled": (" ".join(words), " ".join(rng.sample(words, length))),
        "fifty words at random": (" ".join(rng.choices(few, k=length)), " ".join(rng.choices(few, k=length))),
        "punctuation only": ("." * length, "," * length),
    }


if __name__ == "__main__":
    main()
