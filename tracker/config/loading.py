"""From the text of tracker.toml to the dataclasses of `model`, with every problem named."""

from __future__ import annotations

import dataclasses
import difflib
import types
import typing
from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple, get_args, get_origin

from tracker.config.values import Reader

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.config.lines import Place

FILLED_IN = {"Config": "path", "Report": "slug"}
"""Fields that no key sets, by class: the loader knows them already."""


class Problem(NamedTuple):
    """Something wrong in tracker.toml."""

    place: Place
    expected: str


class Key(NamedTuple):
    """A key that a table may have, derived from a dataclass field."""

    name: str
    hint: Any
    """Its type, annotations stripped."""
    reader: Reader | None
    explanation: str
    required: bool
    default: Any


@cache
def keys_of(cls: type) -> dict[str, Key]:
    """The keys of the table that `cls` stands for, by name."""
    hints = typing.get_type_hints(cls, include_extras=True)
    keys = {}
    for each in dataclasses.fields(cls):
        if FILLED_IN.get(cls.__name__) == each.name:
            continue
        hint, reader, explanation = stripped(hints[each.name])
        missing = each.default is dataclasses.MISSING and each.default_factory is dataclasses.MISSING
        default = each.default_factory() if callable(each.default_factory) else each.default
        keys[each.name] = Key(
            each.name,
            hint,
            reader,
            explanation,
            missing,
            None if missing else default,
        )
    return keys


def stripped(hint: Any) -> tuple[Any, Reader | None, str]:
    """A type without `Annotated` and `| None`; of the annotations on the way, what reads and explains it."""
    notes: list[Any] = []
    while True:
        if get_origin(hint) is Annotated:
            hint, *found = get_args(hint)
            notes += found
        elif get_origin(hint) in {types.UnionType, typing.Union} and type(None) in get_args(hint):
            rest = [each for each in get_args(hint) if each is not type(None)]
            if len(rest) > 1:
                break
            hint = rest[0]
        else:
            break
    reader = next((note for note in notes if isinstance(note, Reader)), None)
    return hint, reader, next((note for note in notes if isinstance(note, str)), "")


class Loading:
    """Reads tables into dataclasses and collects what is wrong with them."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.problems: list[Problem] = []
        self.defaults: dict[type, Any] = {}
        """Instances whose values stand in for keys that are not given, by class."""

    def table(self, cls: type, raw: object, place: Place, **filled: Any) -> Any:
        """`raw` as an instance of `cls`; None where something is wrong with it (see `problems`)."""
        if not isinstance(raw, dict):
            self.problems.append(Problem(place, "expected a table"))
            return None
        keys = keys_of(cls)
        before = len(self.problems)
        values: dict[str, Any] = dict(filled)
        for name, value in raw.items():
            if name in keys:
                values[name] = self.value(keys[name].hint, keys[name].reader, value, (*place, name))
            else:
                self.problems.append(Problem((*place, name), _unknown(name, keys)))
        inherited = self.defaults.get(cls)
        for key in keys.values():
            if key.name in raw:
                continue
            if key.required:
                self.problems.append(Problem(place, f"expected the key {key.name!r}"))
            elif inherited is not None:
                values[key.name] = getattr(inherited, key.name)
            elif isinstance(key.hint, type) and key.hint in self.defaults:
                values[key.name] = self.defaults[key.hint]
        return None if len(self.problems) > before else cls(**values)

    def value(self, hint: Any, reader: Reader | None, raw: object, place: Place) -> Any:
        """`raw` as a value of type `hint`; None where it is wrong."""
        if reader is not None:
            try:
                return reader.parse(raw, self.root)
            except ValueError as error:
                self.problems.append(Problem(place, str(error)))
                return None
        origin = get_origin(hint)
        if origin is tuple:
            return self._array(get_args(hint)[0], raw, place)
        if origin is Mapping:
            return self._mapping(get_args(hint)[1], raw, place)
        if dataclasses.is_dataclass(hint):
            return self.table(typing.cast("type", hint), raw, place)
        return self._scalar(hint, raw, place)

    def _array(self, hint: Any, raw: object, place: Place) -> Any:
        if not isinstance(raw, list):
            self.problems.append(Problem(place, "expected an array"))
            return None
        inner, reader, _ = stripped(hint)
        return tuple(self.value(inner, reader, item, (*place, index)) for index, item in enumerate(raw))

    def _mapping(self, hint: Any, raw: object, place: Place) -> Any:
        if not isinstance(raw, dict):
            self.problems.append(Problem(place, "expected a table"))
            return None
        inner, reader, _ = stripped(hint)
        filled = FILLED_IN.get(getattr(inner, "__name__", ""))
        if filled:
            return {
                name: self.table(inner, each, (*place, name), **{filled: name}) for name, each in raw.items()
            }
        return {name: self.value(inner, reader, each, (*place, name)) for name, each in raw.items()}

    def _scalar(self, hint: Any, raw: object, place: Place) -> Any:
        if isinstance(hint, type) and issubclass(hint, StrEnum):
            if isinstance(raw, str) and raw in list(hint):
                return hint(raw)
            expected = "expected one of " + ", ".join(hint)
        elif hint is date:
            if isinstance(raw, date) and not isinstance(raw, datetime):
                return raw
            expected = "expected a date such as 2024-04-22, without quotes"
        elif hint is float and isinstance(raw, (int, float)) and not isinstance(raw, bool):
            return float(raw)
        elif type(raw) is hint and raw != "" and not (isinstance(raw, int) and raw < 0):
            return raw
        else:
            expected = "expected " + _NAMES[hint]
        self.problems.append(Problem(place, f"{expected}, not {_shown(raw)}"))
        return None


_NAMES = {
    bool: "true or false",
    str: "a text in quotes that is not empty",
    int: "a whole number of at least 0",
    float: "a number",
}


def _shown(raw: object) -> str:
    if isinstance(raw, bool):
        return str(raw).lower()
    if isinstance(raw, str):
        return f'"{raw}"' if len(raw) < 60 else f'"{raw[:56]}…"'  # noqa: PLR2004 - fits on a line
    return "a table" if isinstance(raw, dict) else "an array" if isinstance(raw, list) else str(raw)


def _unknown(name: str, keys: Mapping[str, Key]) -> str:
    near = difflib.get_close_matches(name, keys, n=1, cutoff=0.6)
    known = f"did you mean {near[0]!r}?" if near else "expected one of " + ", ".join(keys)
    return f"unknown key; {known}"
