"""A claim that was changed in one word is never passed for the same, in real sentences."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from types import ModuleType

MOST_STYLE_MISSED = 0.005
"""Of sentences only put otherwise, what may be called changed: measured, 2 of 2,491."""


def scorer() -> ModuleType:
    """The script beside this file, as a module."""
    spec = importlib.util.spec_from_file_location(
        "score_mutations", Path(__file__).with_name("score_mutations.py")
    )
    if spec is None or spec.loader is None:
        raise ImportError("score_mutations.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules["score_mutations"] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("part", range(4))
def test_one_change_at_a_time(part: int) -> None:
    """None hidden, nothing else called changed, and next to no style called a change."""
    script = scorer()
    found = script.score(script.editions()[part::4])
    assert [] == [missed for way in script.OTHER_CLAIM for missed in found.missed[way]]
    assert [] == found.missed[script.UNTOUCHED]
    missed, every = found.of(script.SAME_CLAIM)
    assert every > 0
    assert missed <= max(2, MOST_STYLE_MISSED * every)
