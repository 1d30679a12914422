"""The comparison as data; that it fits the published schema is tested with the command."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tracker.model import Change, Flag, Kind
from tracker.rendering.csv import COLUMNS
from tracker.rendering.facts import NO_FACTS, RunFacts
from tracker.rendering.json import change_data, render_json
from tracker.rendering.verdicts import ABSENCE

if TYPE_CHECKING:
    from tracker.model import Comparison


DATA = (Path(__file__).parents[2] / "docs" / "data.md").read_text(encoding="utf-8")


def told(comparison: Comparison, facts: RunFacts = NO_FACTS) -> dict[str, Any]:
    """Give the data as a reader of the file has it."""
    data: dict[str, Any] = json.loads(render_json(comparison, facts=facts))
    return data


def test_the_hash_of_the_text_stands_beside_that_of_the_bytes(small: Comparison) -> None:
    """It is the text in which `start` and `end` count: whoever uses them must know that it is the same."""
    data = told(small)
    for side, edition in (("old", small.old), ("new", small.new)):
        assert hashlib.sha256(edition.text.encode()).hexdigest() == data[side]["text_sha256"]


def test_what_every_reader_must_know_stands_in_the_data_too(small: Comparison, facts: RunFacts) -> None:
    """What absence means, what was not compared, whose copies these are: in sentences, and as labels."""
    facts = replace(facts, caution="2020 is later than 2023")
    data = told(small, facts)
    assert ["2021", "2022"] == data["between"]
    assert [
        ABSENCE,
        (
            "2020 is later than 2023. The editions 2021 and 2022, between 2020 and 2023, were not compared: "
            "what changed may have changed there first."
        ),
        (
            "2020: This text comes from a third party’s copy. Check it against the publisher’s before you "
            "rely on it."
        ),
    ] == data["about"]


def test_without_facts_of_a_run_absence_is_told_all_the_same(small: Comparison) -> None:
    """As a Python user renders it."""
    data = told(small)
    assert [] == data["between"]
    assert ABSENCE == data["about"][0]


def keys(value: object) -> set[str]:
    """Give all keys that stand anywhere in `value`, but for those that count kinds and flags."""
    if isinstance(value, dict):
        mine = {key for key in value if key not in {*Kind, *Flag}}
        return mine.union(*(keys(each) for each in value.values()))
    return set().union(*(keys(each) for each in value)) if isinstance(value, list) else set()


def test_every_field_of_a_change_is_written(small: Comparison) -> None:
    """Whoever adds one tells the readers of the data too."""
    assert {field.name for field in fields(Change)} == set(change_data(small, small.changes[0]))


def test_all_that_is_written_is_explained(small: Comparison) -> None:
    """Whoever reads JSON or CSV with a program finds each name in docs/data.md, and no other there."""
    of_json, of_csv = DATA.split("\n## CSV\n")
    facts = RunFacts(filter="--kind removed", shown=frozenset(change.id for change in small.changes))
    explained = re.findall(r"^\| (`.*?) \|", of_csv, re.MULTILINE)

    assert [] == sorted(key for key in keys(told(small, facts)) if f"`{key}`" not in of_json)
    assert list(COLUMNS) == re.findall(r"`(\w+)`", " ".join(explained))
