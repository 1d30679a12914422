"""A short fuzz run; `tests/fuzz/fuzz_readers.py` runs a long one."""

from __future__ import annotations

import pytest

from tests.fuzz.fuzz_readers import MEMORY_MB, SECONDS, fuzz
from tracker.reading.formats import Format

INPUTS = 200


@pytest.mark.slow
@pytest.mark.parametrize("form", Format)
def test_damaged_files_end_in_an_edition_or_our_error(form: str) -> None:
    """Never in a traceback, a hang, or a flood of memory."""
    result = fuzz(form, INPUTS, seed=2)
    assert [] == result.failures
    assert INPUTS == result.outcomes.total()
    assert result.slowest < SECONDS
    assert result.peak < MEMORY_MB
