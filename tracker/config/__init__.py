"""tracker.toml: what is tracked, where it is looked for, who is told.

`load_config` gives the file as frozen dataclasses; what is wrong with it is said with file, line, key and
what was expected. Begin with `model`, all keys with their types, defaults and explanations.
"""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

from tracker.config.checking import problems_between
from tracker.config.lines import line_of
from tracker.config.loading import Loading, Problem
from tracker.config.model import (
    Channel,
    Config,
    DeclaredEdition,
    Due,
    Fetching,
    Limits,
    Mail,
    Report,
    Security,
    Source,
    Subscription,
    Theme,
    Watch,
)
from tracker.config.schedules import Schedule
from tracker.config.secret import Secret
from tracker.config.values import EditionSeries
from tracker.errors import ConfigError, NotFoundError

if TYPE_CHECKING:
    from pathlib import Path

__all__ = [
    "Channel",
    "Config",
    "DeclaredEdition",
    "Due",
    "EditionSeries",
    "Fetching",
    "Limits",
    "Mail",
    "Report",
    "Schedule",
    "Secret",
    "Security",
    "Source",
    "Subscription",
    "Theme",
    "Watch",
    "config_problems",
    "load_config",
    "text_problems",
]


def load_config(path: Path) -> Config:
    """What the tracker.toml at `path` says.

    Raises:
        ConfigError: something in it is wrong; the message names file, line, key and what was expected.
        NotFoundError: there is no such file.
    """
    config, problems = _load(path)
    if config is None:
        more = len(problems) - 1
        hint = f" (and {more} more: run `tracker config check`)" if more else ""
        raise ConfigError(problems[0] + hint)
    return config


def config_problems(path: Path) -> list[str]:
    """Everything that is wrong with the tracker.toml at `path`, one line each, in the order of the file.

    Raises:
        NotFoundError: there is no such file.
    """
    return _load(path)[1]


def text_problems(text: str, path: Path) -> list[str]:
    """All that would be wrong with `text` as the tracker.toml at `path`: each key and what was expected."""
    try:
        _, found = _read(tomllib.loads(text), path)
    except tomllib.TOMLDecodeError as error:
        return [f"expected TOML: {error}{_hint(str(error))}"]
    return [f"{_key(problem)}: {problem.expected}" for problem in found]


def _load(path: Path) -> tuple[Config | None, list[str]]:
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise NotFoundError(f"{path}: no such file; `tracker init` makes one") from None
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read: {error.strerror or error}") from error
    except UnicodeDecodeError:
        return None, [f"{path}: expected UTF-8"]
    try:
        raw: dict[str, Any] = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return None, [_syntax_problem(path, text, str(error))]
    config, problems = _read(raw, path)
    lines = sorted((line_of(text, problem.place), problem) for problem in problems)
    return (None if lines else config), [_said(path, line, problem) for line, problem in lines]


def _read(raw: dict[str, Any], path: Path) -> tuple[Config | None, list[Problem]]:
    """What the file's tables say, and what is wrong with them."""
    loading = Loading(path.parent)
    if isinstance(raw.get("fetch"), dict) and "limits" in raw["fetch"]:
        limits = loading.table(Limits, raw["fetch"]["limits"], ("fetch", "limits"))
        loading.problems.clear()  # they come again below, in their turn
        if limits is not None:
            loading.defaults[Limits] = limits
    config = loading.table(Config, raw, (), path=path)
    return config, loading.problems or list(problems_between(config))


def _said(path: Path, line: int, problem: Problem) -> str:
    return f"{path}:{line}: {_key(problem)}: {problem.expected}"


def _key(problem: Problem) -> str:
    key = ""
    for part in problem.place:
        key += f"[{part + 1}]" if isinstance(part, int) else f".{part}"
    return key.lstrip(".") or "the file"


def _syntax_problem(path: Path, text: str, message: str) -> str:
    """A TOML error with its line; a table declared twice is a slug used twice, most of the time."""
    import re  # noqa: PLC0415 - only where something is wrong

    found = re.search(r" \(at line (\d+), column \d+\)$", message)
    line = int(found[1]) if found else len(text.splitlines())
    said = message[: found.start()] if found else message.replace(" (at end of document)", "")
    twice = re.match(r"Cannot declare \('reports', '([^']+)'\) twice", said)
    if twice:
        return f"{path}:{line}: reports.{twice[1]}: expected another slug: this one is declared twice"
    return f"{path}:{line}: expected TOML: {said[:1].lower()}{said[1:]}{_hint(message)}"


def _hint(message: str) -> str:
    """What is meant, most of the time, where TOML breaks so."""
    if message.startswith("Invalid value"):
        return "; text stands in quotes"
    if message.startswith(("Unescaped '\\' in a string", "Invalid hex value")):
        return r"; write a backslash twice, or put the text in single quotes: '\d{4}'"
    return ""
