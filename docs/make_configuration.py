"""Make the tables of docs/configuration.md from the dataclasses: `python docs/make_configuration.py`.

A test fails where they are stale.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any, get_args, get_origin

from tracker.config.loading import Key, keys_of
from tracker.config.model import (
    Channel,
    Config,
    DeclaredEdition,
    Due,
    Fetching,
    Limits,
    Mail,
    Report,
    Source,
    Subscription,
    Theme,
    Watch,
)

TARGET = Path(__file__).with_name("configuration.md")
MARK = "<!-- keys: made by docs/make_configuration.py; do not edit below -->\n"

TABLES: tuple[tuple[str, type], ...] = (
    ("top level", Config),
    ("[fetch]", Fetching),
    ("[fetch.limits] and [reports.SLUG.sources.limits]", Limits),
    ("[reports.SLUG]", Report),
    ("[[reports.SLUG.editions]]", DeclaredEdition),
    ("[[reports.SLUG.sources]]", Source),
    ("[[reports.SLUG.themes]]", Theme),
    ("[reports.SLUG.due]", Due),
    ("[watch]", Watch),
    ("[mail]", Mail),
    ("[channels.NAME]", Channel),
    ("[[subscriptions]]", Subscription),
)


def reference() -> str:
    """The tables, one a section of the file."""
    parts = []
    for title, cls in TABLES:
        rows = [_row(key) for key in keys_of(cls).values() if key.reader or not _is_section(key.hint)]
        if rows:
            table = "\n".join(["| key | default | |", "|---|---|---|", *rows])
            parts.append(f"\n### {title}\n\n{cls.__doc__ or ''}\n\n{table}\n")
    return "".join(parts)


def page() -> str:
    """The whole page: what is written by hand, then the tables."""
    written, _, _ = TARGET.read_text(encoding="utf-8").partition(MARK)
    return written + MARK + reference()


def _is_section(hint: Any) -> bool:
    """Whether a key stands for tables of its own, which have a section of their own."""
    inner = get_args(hint)
    if get_origin(hint) is tuple and inner:
        return dataclasses.is_dataclass(inner[0])
    if get_origin(hint) is Mapping and inner:
        return dataclasses.is_dataclass(inner[1])
    return dataclasses.is_dataclass(hint)


def _row(key: Key) -> str:
    explained = key.explanation
    if isinstance(key.hint, type) and issubclass(key.hint, StrEnum):
        explained += " One of " + ", ".join(f"`{each}`" for each in key.hint) + "."
    return f"| `{key.name}` | {'required' if key.required else _default(key.default)} | {explained} |"


def _default(value: Any) -> str:
    if value in (None, (), {}):
        return ""
    for attribute in ("text", "pattern", "key"):
        if isinstance(getattr(value, attribute, None), str):
            value = getattr(value, attribute)
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    return f"`{value}`".replace("|", "\\|")


if __name__ == "__main__":
    TARGET.write_text(page(), encoding="utf-8")
