"""Fit the weights of `tracker/diffing/aligning/evidence.py` on the labelled pairs of editions.

    python benchmarks/fit_links.py

Prints how well links are found by the weights in use, also of countries that they are not fitted on; when
each fifth of the labels is left out in turn (blocks of 15 sentences, so that neighbours stay together); by
weights that are fitted on the labels of other countries alone; and the constants in the form of evidence.py,
fitted on all but the countries held out. Wants scikit-learn (the group
`bench`). Editions that are not in the repository are looked for beside it; their pairs are left out where
they are missing, and the constants are then others than those in use.

The four models are fitted one after the other, each on what the ones before it leave to decide: by text, by
place, further links, leftovers. Left out of fitting: items of enumerations, which labels hold as one
sentence; pairs that labellers called optional; sentences that nobody labelled.
"""

from __future__ import annotations

import importlib.util
import sys
import tempfile
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from sklearn.linear_model import LogisticRegression

from tracker.diffing.aligning import evidence
from tracker.diffing.aligning.align import _identical, align, first_links
from tracker.diffing.aligning.candidates import Sums, candidates
from tracker.diffing.aligning.leftovers import Leftovers
from tracker.diffing.aligning.strangers import Strangers
from tracker.diffing.aligning.weighing import Weighing
from tracker.diffing.folding.folded import fold_edition, numbered
from tracker.diffing.outline.places import Places
from tracker.model import Form
from tracker.reading import read_edition

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from types import ModuleType

    from tracker.diffing.indices import OldNew
    from tracker.model import Edition

    Labels = set[tuple[str, str]]
    """New and old id."""
    Facts = tuple[float, ...]

ROOT = Path(__file__).parents[1]
GOLD = ROOT / "tests" / "gold"
SEEDS, BESIDE = ROOT / "seeds", ROOT.parent / "shared" / "editions"
SETS = {
    "kazakhstan-2020-2023": (SEEDS / "kazakhstan-2020.txt", SEEDS / "kazakhstan-2023.txt"),
    "kazakhstan-2020-2023-rest": (SEEDS / "kazakhstan-2020.txt", SEEDS / "kazakhstan-2023.txt"),
    "kazakhstan-2023-2024": (SEEDS / "kazakhstan-2023.txt", BESIDE / "kazakhstan-2024.txt"),
    "norway-2023-2024": (BESIDE / "norway-2023.txt", BESIDE / "norway-2024.txt"),
}
"""What the weights are fitted on."""
HELD_OUT = {old.parent.name: (old, old.with_name("new.txt")) for old in sorted(GOLD.glob("*/old.txt"))}
"""What they are not: pairs of further countries, to measure by."""

FOLDS = 5
BLOCK = 15
"""Sentences in a row that are left out together."""
MANY, WORTH = 6, 0.2
"""The models learn from more candidates than are weighed later: what is no link is what they must tell."""
ENUMERATED = (Form.ITEM, Form.LEAD)


class Stage(NamedTuple):
    """One of the four models."""

    name: str
    """As in evidence.py, before `_WEIGHTS`."""
    facts: type[Any]
    firmness: float
    """Inverse strength of regularisation (`C`), of 0.1, 0.3, 1 and 3 the one that cross-validated best: place
    and leftovers have few labels to go by."""
    examples: Callable[[Labelled], Iterable[tuple[OldNew, Facts]]]


@dataclass
class Labelled:
    """A pair of editions with its labels."""

    name: str
    old: Edition
    new: Edition
    ids_old: list[list[str]]
    """Per finding the labelled sentences that it stands for."""
    ids_new: list[list[str]]
    place: dict[str, int]
    """Where a new sentence stands among all, by id."""
    scope: set[str]
    sure: Labels = field(default_factory=set)
    optional: Labels = field(default_factory=set)

    @cached_property
    def prepared(self) -> tuple[Any, ...]:
        """What does not depend on the weights."""
        folded = fold_edition(self.old), fold_edition(self.new)
        vocabulary, *numbers = numbered(*folded)
        sums = Sums(folded[0], numbers[0]), Sums(folded[1], numbers[1])
        same = _identical(*folded)
        taken_old, taken_new = {i for i, _ in same}, {j for _, j in same}
        olds = [i for i in range(len(self.old.findings)) if i not in taken_old]
        news = [j for j in range(len(self.new.findings)) if j not in taken_new]
        pairs = candidates(
            *sums, vocabulary, of_old=[(olds, news)], of_new=[(news, olds)], kept=MANY, worth=WORTH
        ).pairs
        return folded, vocabulary, sums, same, pairs

    def weighing(self) -> Weighing:
        """All pairs weighed by the weights of the moment."""
        _, _, sums, same, pairs = self.prepared
        return Weighing(pairs, same, sums[0], sums[1], Places(self.old, self.new))

    def pairs_of(self, pair: OldNew) -> list[tuple[str, str]]:
        """A pair of findings as pairs of labelled sentences, new before old."""
        return [(new, old) for new in self.ids_new[pair[1]] for old in self.ids_old[pair[0]]]

    def is_label(self, pair: OldNew, *, without: int | None) -> bool:
        """Whether the labels say of a pair of findings that it is a link, or that it is none."""
        findings = self.old.findings[pair[0]], self.new.findings[pair[1]]
        named = self.pairs_of(pair)
        return (
            bool(named)
            and not any(finding.form in ENUMERATED for finding in findings)
            and not any(each in self.optional for each in named)
            and all(new in self.scope and self.fold(new) != without for new, _ in named)
        )

    def fold(self, new: str) -> int:
        """Which fold a new sentence belongs to."""
        return self.place[new] // BLOCK % FOLDS

    def links(self) -> Labels:
        """Links by the weights of the moment."""
        return {each for pair in align(self.old, self.new).links for each in self.pairs_of(pair)}

    def scored(self, links: Labels) -> tuple[float, float, float]:
        """Precision, recall and F1 of links."""
        considered = {pair for pair in links if pair[0] in self.scope and pair not in self.optional}
        wanted = {pair for pair in self.sure if pair[0] in self.scope}
        right = len(considered & wanted)
        precision, recall = right / max(1, len(considered)), right / max(1, len(wanted))
        return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def by_text(of: Labelled) -> Iterable[tuple[OldNew, Facts]]:
    """Every candidate by its words."""
    return of.weighing().text_facts()


def by_place(of: Labelled) -> Iterable[tuple[OldNew, Facts]]:
    """Every candidate in its surroundings."""
    return of.weighing().place_facts()


def further(of: Labelled) -> Iterable[tuple[OldNew, Facts]]:
    """Candidates for a second link."""
    weighing = of.weighing()
    links = first_links(of.old, of.new, weighing, Strangers(of.old, of.new, weighing.places, weighing.pairs))
    return weighing.extra_facts(links, of.prepared[1])


def left_over(of: Labelled) -> Iterable[tuple[OldNew, Facts]]:
    """Pairs of what has no link yet."""
    weighing = of.weighing()
    folded, vocabulary, sums, _, _ = of.prepared
    links = first_links(of.old, of.new, weighing, Strangers(of.old, of.new, weighing.places, weighing.pairs))
    links |= weighing.extras(links, vocabulary)
    return Leftovers(folded, sums, vocabulary, weighing.places, links).facts()


STAGES = (
    Stage("TEXT", evidence.TextFacts, 1.0, by_text),
    Stage("PLACE", evidence.PlaceFacts, 0.3, by_place),
    Stage("EXTRA", evidence.ExtraFacts, 1.0, further),
    Stage("LEFTOVER", evidence.LeftoverFacts, 0.3, left_over),
)


def fit(sets: Sequence[Labelled], *, without: int | None = None) -> None:
    """Fit all models, one on the other, and put their weights to use.

    Args:
        sets: what to learn from.
        without: the fold that is left out.
    """
    for stage in STAGES:
        facts: list[Facts] = []
        truths: list[bool] = []
        for labelled in sets:
            for pair, each in stage.examples(labelled):
                if labelled.is_label(pair, without=without):
                    facts.append(each)
                    truths.append(any(named in labelled.sure for named in labelled.pairs_of(pair)))
        weights, bias = logistic(np.array(facts), np.array(truths), stage.firmness)
        setattr(evidence, f"{stage.name}_WEIGHTS", stage.facts(*weights))
        setattr(evidence, f"{stage.name}_BIAS", bias)


def logistic(facts: Any, truths: Any, firmness: float) -> tuple[list[float], float]:
    """Weights and bias for facts as they are, fitted on facts of mean 0 and deviation 1."""
    mean, deviation = facts.mean(0), facts.std(0) + 1e-9
    model = LogisticRegression(C=firmness, max_iter=3000).fit((facts - mean) / deviation, truths)
    weights = model.coef_[0] / deviation
    return [float(weight) for weight in weights], float(model.intercept_[0] - weights @ mean)


def cross_validated(sets: Sequence[Labelled]) -> dict[str, Labels]:
    """Links of each fold by weights that were fitted on the others."""
    found: dict[str, Labels] = {labelled.name: set() for labelled in sets}
    for fold in range(FOLDS):
        fit(sets, without=fold)
        for labelled in sets:
            found[labelled.name] |= {pair for pair in labelled.links() if labelled.fold(pair[0]) == fold}
    return found


def load(name: str, score: ModuleType, folder: Path) -> Labelled:
    """A pair of editions and its labels."""
    old, new = (read_edition(path) for path in (SETS | HELD_OUT)[name])
    gold_old, gold_new = score.GoldEdition(folder / "old.tsv"), score.GoldEdition(folder / "new.tsv")
    labelled = Labelled(
        name,
        old,
        new,
        [sorted(gold_old.locate(finding.text)) for finding in old.findings],
        [sorted(gold_new.locate(finding.text)) for finding in new.findings],
        {sentence: place for place, sentence in enumerate(gold_new.ids)},
        score.scope_of(folder, gold_new.ids),
    )
    for line in (folder / "links.tsv").read_text(encoding="utf-8").splitlines():
        if line.strip():
            new_id, old_id, _, confidence = line.split("\t")[:4]
            (labelled.sure if confidence == "sure" else labelled.optional).add((new_id, old_id))
    return labelled


def loaded() -> tuple[list[Labelled], list[Labelled]]:
    """The labelled pairs to fit on and those held out, as far as their editions are here."""
    score, floors = gold_module("score"), gold_module("floors")
    with tempfile.TemporaryDirectory() as scratch:
        found = {
            name: load(name, score, floors.folder_of(name, Path(scratch)))
            for name, files in (SETS | HELD_OUT).items()
            if all(file.exists() for file in files)
        }
    for name in (SETS | HELD_OUT).keys() - found.keys():
        print(f"{name}: left out, its editions are not here", file=sys.stderr)
    sets = [found[name] for name in SETS if name in found]
    return sets, [found[name] for name in HELD_OUT if name in found]


def country_of(labelled: Labelled) -> str:
    """Which country the report is on, by the name of the pair."""
    return labelled.name.split("-", 1)[0]


def gold_module(name: str) -> ModuleType:
    """A script beside the labels, as a module."""
    spec = importlib.util.spec_from_file_location(name, GOLD / f"{name}.py")
    assert spec is not None  # noqa: S101 - it is a file
    assert spec.loader is not None  # noqa: S101 - the same
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def constants() -> str:
    """The weights of the moment as they stand in evidence.py."""
    lines = []
    for stage in STAGES:
        weights = getattr(evidence, f"{stage.name}_WEIGHTS")
        lines.append(f"{stage.name}_WEIGHTS = {stage.facts.__name__}(")
        lines += [f"    {name}={weight:.3f}," for name, weight in weights._asdict().items()]
        lines += [")", f"{stage.name}_BIAS = {getattr(evidence, f'{stage.name}_BIAS'):.3f}"]
    return "\n".join(lines)


def main() -> None:
    """Print the figures and the constants."""
    sets, held_out = loaded()
    rows: list[tuple[str, str, tuple[float, float, float]]] = [
        (labelled.name, "in use", labelled.scored(labelled.links())) for labelled in sets + held_out
    ]
    for country in dict.fromkeys(map(country_of, sets)):
        fit([labelled for labelled in sets + held_out if country_of(labelled) != country])
        rows += [
            (labelled.name, "of other countries", labelled.scored(labelled.links()))
            for labelled in sets
            if country_of(labelled) == country
        ]
    found = cross_validated(sets)
    rows += [(labelled.name, "cross-validated", labelled.scored(found[labelled.name])) for labelled in sets]
    fit(sets)
    rows += [(labelled.name, "fitted on all", labelled.scored(labelled.links())) for labelled in sets]
    print("| pair | weights | precision | recall | F1 |\n|---|---|---|---|---|")
    for name, weights, figures in sorted(rows, key=lambda row: row[0]):
        print(f"| {name} | {weights} | {' | '.join(f'{figure:.4f}' for figure in figures)} |")
    print(f"\n{constants()}")


if __name__ == "__main__":
    main()
