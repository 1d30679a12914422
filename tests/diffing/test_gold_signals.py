"""Signals, natures, losses and weights keep their floors on the labelled data, kinds on the links at hand."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tracker.diffing.judging.kinds import kind_of
from tracker.diffing.passages.abbreviations import Abbreviations
from tracker.diffing.signals.signals import signals_of
from tracker.diffing.words.words import diff_words

if TYPE_CHECKING:
    from types import ModuleType

ROOT = Path(__file__).parent.parent.parent
LINKS = ROOT.parent / "shared" / "gold" / "kazakhstan-2020-2023"
KIND_OF_RELATION = {
    "same": "unchanged",
    "editorial": "editorial",
    "reworded": "reworded",
    "updated": "updated",
}


def script(name: str) -> ModuleType:
    """A script that prints figures."""
    spec = importlib.util.spec_from_file_location(name, ROOT / "tests" / "gold" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def score() -> ModuleType:
    """The script that prints the figures of signals and natures."""
    return script("score_signals")


def test_signals_keep_their_floors(score: ModuleType) -> None:
    """Nine of ten given are right, and 85 of a hundred that are there are given."""
    figures = score.score_signals()
    assert figures["signal_precision"] >= 0.90
    assert figures["signal_recall"] >= 0.85


def test_natures_keep_their_floor(score: ModuleType) -> None:
    """Nine of ten findings have the nature that a person gave them."""
    assert score.score_natures()["nature_accuracy"] >= 0.90


@pytest.mark.parametrize("part", ["tuned", "held out"])
def test_losses_keep_their_floors(part: str) -> None:
    """Nine of ten stretches shown as lost or gained are right, and seven of ten that there are are shown.

    Of claims that gave way to others a third is told, as such or by a signal.
    """
    figures = script("score_losses").score_losses(part)
    assert figures["right"] >= 0.90
    assert figures["clause found"] >= 0.74
    assert figures["item found"] >= 0.72
    assert figures["replaced told"] >= 0.35


@pytest.mark.slow
@pytest.mark.parametrize("part", ["tuned", "held out"])
def test_weights_keep_their_floors(part: str) -> None:
    """Two of three pairs of grades are in their order; over half of the heaviest rows got the best one."""
    figures = script("score_order").mean_of(part)
    assert figures["agreement"] >= 0.68
    assert figures["worth"] >= 0.55
    assert figures["lost"] <= 10


def _rows(name: str) -> list[list[str]]:
    return [
        line.split("\t") for line in (LINKS / name).read_text(encoding="utf-8").splitlines() if line.strip()
    ]


@pytest.mark.skipif(not LINKS.is_dir(), reason="the labelled links are not beside the repository")
def test_kinds_keep_their_floor(score: ModuleType) -> None:
    """Of the sure links, taken pair by pair, 92 in a hundred have the kind that two labellers gave them."""
    old, new = dict(_rows("old.tsv")), dict(_rows("new.tsv"))
    abbreviations = Abbreviations(" ".join(old.values()), " ".join(new.values())).within()
    right = []
    for new_id, old_id, relation, confidence in _rows("links.tsv"):
        if confidence != "sure":
            continue
        texts = old[old_id], new[new_id]
        pieces = diff_words(*texts)
        sides = [score.finding(text) for text in texts]
        signals = signals_of(sides[:1], sides[1:], pieces, abbreviations=abbreviations)
        kind = kind_of(*texts, pieces, signals, abbreviations=abbreviations)
        right.append(kind in {KIND_OF_RELATION[name] for name in relation.split("|")})
    assert sum(right) / len(right) >= 0.92
