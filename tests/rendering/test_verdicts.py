"""Whoever adds a kind, a flag or a sort of signal is told what it still lacks, one by one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tracker.diffing.judging.weight import weight_of
from tracker.model import Flag, Kind, Relation, Signal, SignalType
from tracker.rendering.context.chapters import relation_words
from tracker.rendering.verdicts import SIGNALS_EXPLAINED, SYMBOLS, Verdicts, signal_words

if TYPE_CHECKING:
    from enum import StrEnum

VERDICTS = Verdicts("2020", "2023")
ROOT = Path(__file__).parents[2]
CHANGE: dict[str, Any] = json.loads((ROOT / "tests/contract/diff.schema.json").read_text(encoding="utf-8"))[
    "properties"
]["changes"]["items"]["properties"]
README = (ROOT / "README.md").read_text(encoding="utf-8")
STYLE = (ROOT / "templates/report/style.css").read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_is_said_weighed_and_drawn(kind: Kind) -> None:
    """In words and with a sign, in the README's table, with a weight and a colour."""
    assert VERDICTS.kind(kind)
    assert VERDICTS.kind_counted(kind)
    assert VERDICTS.kind_explained(kind)
    assert SYMBOLS[kind]
    assert f"| `{kind}` |" in README
    assert f"--{kind}: #" in STYLE
    assert 0 <= weight_of(kind, (), (), None) <= 1


@pytest.mark.parametrize("flag", Flag)
def test_every_flag_is_said_and_weighed(flag: Flag) -> None:
    """In words, in the README, with a weight."""
    assert VERDICTS.flag(flag)
    assert VERDICTS.flag_explained(flag)
    assert f"`{flag}`" in README
    assert 0 <= weight_of(Kind.REWORDED, (flag,), (), None) <= 1


@pytest.mark.parametrize("type_", SignalType)
def test_every_sort_of_signal_is_said_and_weighed(type_: SignalType) -> None:
    """Explained to readers, with a weight; its words are the digest's too (`tests/digests/test_words.py`)."""
    assert SIGNALS_EXPLAINED[type_]
    assert "one" in signal_words(Signal(type_, "one", None))
    assert 0 < weight_of(Kind.UNCHANGED, (), (Signal(type_, "one", None),), None) < 1


@pytest.mark.parametrize("relation", Relation)
def test_every_relation_of_sections_is_said(relation: Relation) -> None:
    """In words."""
    assert relation_words(relation, VERDICTS)


@pytest.mark.parametrize(
    ("values", "listed"),
    [
        (Kind, CHANGE["kind"]["enum"]),
        (Flag, CHANGE["flags"]["items"]["enum"]),
        (SignalType, CHANGE["signals"]["items"]["properties"]["type"]["enum"]),
    ],
)
def test_every_value_is_in_the_schema(values: type[StrEnum], listed: list[str]) -> None:
    """Readers of the JSON are told of each: another value is another shape."""
    assert sorted(values) == sorted(listed)
