"""The seeds and their comparison, read and made once for all tests of a run."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tracker import diff_editions, read_edition

if TYPE_CHECKING:
    from tracker.model import Comparison, Edition

SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.fixture(scope="session")
def old_seed() -> Edition:
    """The earlier edition that the project began with."""
    return read_edition(SEEDS / "kazakhstan-2020.txt", edition="2020")


@pytest.fixture(scope="session")
def new_seed() -> Edition:
    """The later one."""
    return read_edition(SEEDS / "kazakhstan-2023.txt", edition="2023")


@pytest.fixture(scope="session")
def seeds_compared(old_seed: Edition, new_seed: Edition) -> Comparison:
    """The two side by side."""
    return diff_editions(old_seed, new_seed)
