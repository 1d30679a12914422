"""The examples of docs/how-it-decides.md are judged as they stand there."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tracker import diff_editions, read_edition

if TYPE_CHECKING:
    from tracker.model import Change

ROOT = Path(__file__).parents[2]
EXAMPLE = re.compile(r"^```example (.+)\n(.+)\n(.+)\n```$", re.MULTILINE)
EXAMPLES = EXAMPLE.findall((ROOT / "docs" / "how-it-decides.md").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def changes() -> dict[tuple[str, str], Change]:
    """The changes between the seeds, by their texts."""
    editions = (read_edition(ROOT / "seeds" / f"kazakhstan-{year}.txt") for year in (2020, 2023))
    found = {}
    for change in diff_editions(*editions).changes:
        texts = tuple(" ".join(finding.text for finding in side) for side in (change.old, change.new))
        found[texts[0], texts[1]] = change
    return found


def test_there_are_examples() -> None:
    """The document shows a verdict of every kind that links."""
    kinds = {verdict.split()[0] for verdict, _, _ in EXAMPLES}
    assert {"unchanged", "editorial", "updated", "reworded"} == kinds


@pytest.mark.parametrize(("verdict", "old", "new"), EXAMPLES)
def test_example_is_judged_as_documented(
    verdict: str, old: str, new: str, changes: dict[tuple[str, str], Change]
) -> None:
    """The two passages are one change of the documented kind, with the documented flag."""
    change = changes[old, new]
    kind, *flags = verdict.split()
    assert kind == change.kind
    assert set(flags) <= set(change.flags)
