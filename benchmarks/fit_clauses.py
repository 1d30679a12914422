"""What the thresholds of `tracker/diffing/aligning/clauses.py` find and miss, on the labelled pairs.

    python -m benchmarks.fit_clauses

Each labelled link of a split or a merge is taken away in turn, and the finding that it frees is held against
the clauses that the other counterpart then lost or gained: how many are found again. Beside it, how many of
the findings without counterpart are linked to a clause, and how many of those rightly. On the pairs fitted on
and those of countries held out alike. Wants scikit-learn
(the group `bench`), as `fit_links.py` does, from which it has the labels.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from benchmarks import fit_links
from tracker.diffing.aligning import clauses
from tracker.diffing.aligning.align import align
from tracker.diffing.aligning.grouping import groups_of
from tracker.diffing.compare import of_clauses
from tracker.diffing.judging.judging import Judge
from tracker.diffing.losses.partial import partial_loss
from tracker.diffing.outline.correspondence import corresponding
from tracker.diffing.words.words import Marking, diff_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.fit_links import Labelled
    from tracker.diffing.indices import OldNew

SHARES = (0.4, 0.5, 0.55, 0.6, 0.65, 0.7, 0.8)
WEIGHTS = (4.0, 6.0, 8.0, 10.0)
STEMS = (1, 2, 3, 4)


def wanted(of: Labelled) -> set[OldNew]:
    """The labelled links as findings, old before new."""
    olds = {name: k for k, names in enumerate(of.ids_old) for name in names}
    news = {name: k for k, names in enumerate(of.ids_new) for name in names}
    return {(olds[old], news[new]) for new, old in of.sure if new in of.scope}


def taken_away(of: Labelled) -> Iterator[tuple[OldNew, list[clauses.Clause], list[clauses.Clause]]]:
    """Each link of a split or a merge, with what its other counterpart lost, or gained, without it."""
    links = wanted(of)
    of_old: defaultdict[int, list[int]] = defaultdict(list)
    of_new: defaultdict[int, list[int]] = defaultdict(list)
    for i, j in sorted(links):
        of_old[i].append(j)
        of_new[j].append(i)
    for i, j in sorted(links):
        lost = [(i, text) for k in of_old[i] if k != j for text in partial(of, i, k)[0]]
        gained = [(j, text) for k in of_new[j] if k != i for text in partial(of, k, j)[1]]
        if lost or gained:
            yield (i, j), lost, gained


def partial(of: Labelled, i: int, j: int) -> tuple[list[str], list[str]]:
    """What two findings lost and gained."""
    old, new = of.old.findings[i], of.new.findings[j]
    pieces = diff_words(old.text, new.text, marking=Marking.READER)
    found = partial_loss([old], [new], pieces)
    return [span.text for span in found.lost], [span.text for span in found.gained]


def main() -> None:
    """Print a table of thresholds."""
    fitted, held_out = fit_links.loaded()
    sets = fitted + held_out
    cases = []
    for of in sets:
        alignment = align(of.old, of.new)
        sections = corresponding(of.old, of.new, alignment)
        groups = groups_of(alignment.links, olds=len(of.old.findings), news=len(of.new.findings))
        cases.append((of, alignment, sections, groups, list(taken_away(of))))
    print("| share | weight | stems | taken away, found again | linked beside | of these right |")
    print("|---|---|---|---|---|---|")
    in_use = clauses.LEAST_SHARE, clauses.LEAST_WEIGHT, clauses.LEAST_STEMS
    for share, weight, stems in [
        *((share, *in_use[1:]) for share in SHARES),
        *((in_use[0], weight, in_use[2]) for weight in WEIGHTS),
        *((*in_use[:2], stems) for stems in STEMS),
    ]:
        clauses.LEAST_SHARE, clauses.LEAST_WEIGHT, clauses.LEAST_STEMS = share, weight, stems
        again = every = linked = right = 0
        for of, alignment, sections, groups, freed in cases:
            for (i, j), lost, gained in freed:
                every += 1
                again += (i, j) in clauses.clause_links(
                    of.old, of.new, lost=lost, gained=gained, free=([i] * bool(gained), [j] * bool(lost)),
                    sections=sections,
                )  # fmt: skip
            labelled = {
                pair
                for pair in of_clauses(Judge(of.old, of.new), groups, alignment, sections)
                if of.is_label(pair, without=None)
            }
            linked += len(labelled)
            right += len(labelled & wanted(of))
        print(f"| {share} | {weight} | {stems} | {again} of {every} | {linked} | {right} |")


if __name__ == "__main__":
    main()
