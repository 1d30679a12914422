"""The JSON Schema of tracker.toml, for editors; derived from the dataclasses that read it."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args, get_origin

from tracker.config.loading import Key, keys_of, stripped
from tracker.config.model import Config

if TYPE_CHECKING:
    from tracker.config.values import Reader

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_SCALARS: dict[object, dict[str, Any]] = {
    str: {"type": "string", "minLength": 1},
    int: {"type": "integer", "minimum": 0},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    date: {"type": "string", "format": "date"},
}


def config_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of a tracker.toml that was read into plain values."""
    definitions: dict[str, Any] = {}
    top = _table(Config, definitions)
    return {"$schema": DIALECT, "title": "tracker.toml", **top, "$defs": definitions}


def _table(cls: type, definitions: dict[str, Any]) -> dict[str, Any]:
    keys = keys_of(cls)
    table: dict[str, Any] = {
        "type": "object",
        "description": (cls.__doc__ or "").strip(),
        "additionalProperties": False,
        "properties": {key.name: _key(key, definitions) for key in keys.values()},
    }
    required = [key.name for key in keys.values() if key.required]
    return table | ({"required": required} if required else {})


def _key(key: Key, definitions: dict[str, Any]) -> dict[str, Any]:
    schema = _value(key.hint, key.reader, definitions)
    if key.explanation:
        schema = {**schema, "description": key.explanation}
    default = _plain(key.default)
    return schema if default is None else {**schema, "default": default}


def _value(hint: Any, reader: Reader | None, definitions: dict[str, Any]) -> dict[str, Any]:
    if reader is not None:
        return dict(reader.schema)
    origin = get_origin(hint)
    if origin is tuple:
        return {"type": "array", "items": _inner(get_args(hint)[0], definitions)}
    if origin is Mapping:
        return {"type": "object", "additionalProperties": _inner(get_args(hint)[1], definitions)}
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        if hint.__name__ not in definitions:
            definitions[hint.__name__] = {}
            definitions[hint.__name__] = _table(hint, definitions)
        return {"$ref": f"#/$defs/{hint.__name__}"}
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return {"type": "string", "enum": [str(each) for each in hint]}
    return dict(_SCALARS[hint])


def _inner(hint: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    bare, reader, _ = stripped(hint)
    return _value(bare, reader, definitions)


def _plain(default: Any) -> Any:
    """A default as it would be written in the file; None where nothing can be written for it."""
    if isinstance(default, StrEnum):
        return str(default)
    if isinstance(default, (bool, int, float, str)):
        return default
    for attribute in ("text", "pattern", "key"):  # a schedule, a regular expression, a time zone
        if isinstance(getattr(default, attribute, None), str) and not isinstance(default, Path):
            return getattr(default, attribute)
    return None
