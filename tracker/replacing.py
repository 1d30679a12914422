"""Taking back what a declaration in tracker.toml replaced, with all else in the file left as it is."""

from __future__ import annotations

import contextlib
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tracker.errors import NotFoundError, StoreError, TrackerError
from tracker.files import NO_ROOM, as_written, locked, plain_text, write_whole

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

LOCK = Path("snapshots", "tracker.toml.lock")
"""Held by whoever writes tracker.toml; lies where git ignores it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Replaced:
    """What a declaration put into the place of another one, so that it can be taken back."""

    report: str
    edition: str
    part: str | None
    """The part whose file it is; None for the main text."""
    said: Mapping[str, Any]
    """The keys that it wrote; a part has only `path`."""
    before: Mapping[str, Any]
    """What stood there before, without the keys that did not."""
    kept: Mapping[str, Any] = field(default_factory=dict)
    """What the edition's table says of its file besides, and was said of the old one."""

    @property
    def path_key(self) -> str:
        """The key that names the file: `path`, or the part's name in the table of parts."""
        return self.part or "path"


@contextlib.contextmanager
def written_alone(config_path: Path) -> Iterator[None]:
    """Keep other processes from writing tracker.toml during the block.

    Raises:
        StoreError: the file for that cannot be made.
    """
    with contextlib.ExitStack() as held:
        try:
            held.enter_context(locked(config_path.parent / LOCK))
        except OSError as error:
            raise cannot_write(config_path, error) from error
        yield


def put_back(config_path: Path, replaced: Replaced) -> bool:
    """Have tracker.toml say of an edition what it said before; gives whether it does.

    It does not where it names another file by now, nor where a comment would be lost. Keys that a person
    has changed since stay as they are. Belongs into `written_alone`.

    Raises:
        NotFoundError: there is no such file.
        StoreError: it cannot be written.
    """
    try:
        content = _put_back(config_path, replaced)
        if content is not None:
            write_whole(config_path, content)
    except FileNotFoundError:
        raise NotFoundError(f"{config_path}: no such file; `tracker init` makes one") from None
    except OSError as error:
        raise cannot_write(config_path, error) from error
    return content is not None


def _put_back(config_path: Path, replaced: Replaced) -> bytes | None:
    """What the file is to hold; None where that cannot be said for certain."""
    import tomlkit  # noqa: PLC0415 - rarely needed

    content = config_path.read_bytes()
    text = plain_text(content)
    try:
        wanted, document = tomllib.loads(text), tomlkit.parse(text)
        table = _files_of(wanted, replaced)
        if table is None or table.get(replaced.path_key) != replaced.said["path"]:
            return None
        for where in (wanted, document):
            _restore(where, replaced)
        changed = tomlkit.dumps(document)
        understood = tomllib.loads(changed) == wanted
    except (ValueError, TypeError, AttributeError, LookupError):
        return None
    lost = _comment_signs(changed) != _comment_signs(text)
    return as_written(content, changed) if understood and not lost else None


def _comment_signs(text: str) -> int:
    """How many `#` stand outside of keys and values."""
    return text.count("#") - repr(tomllib.loads(text)).count("#")


def _files_of(data: Any, replaced: Replaced) -> Any:
    """The table with the key that names the file; None where there is none."""
    for edition in data["reports"][replaced.report]["editions"]:
        if edition.get("edition") == replaced.edition:
            return edition if replaced.part is None else edition.get("parts")
    return None


def _restore(data: Any, replaced: Replaced) -> None:
    """Put back each key that still says what was put there."""
    table = _files_of(data, replaced)
    for key, said in replaced.said.items():
        name = replaced.path_key if key == "path" else key
        if table.get(name) != said:
            continue
        if key in replaced.before:
            table[name] = replaced.before[key]
        else:
            del table[name]


def cannot_write(config_path: Path, error: OSError) -> TrackerError:
    """Why tracker.toml could not be written."""
    if error.errno in NO_ROOM:
        return StoreError(f"{config_path}: no room left on the disk; free some space and run it again")
    return StoreError(f"{error.filename or config_path}: cannot be written: {error.strerror or error}")
