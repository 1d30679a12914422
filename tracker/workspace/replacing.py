"""Taking back what a declaration put into tracker.toml, with all else in the file left as it is."""

from __future__ import annotations

import contextlib
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tracker.errors import NotFoundError, StoreError, TrackerError
from tracker.files import NO_ROOM, UNFINISHED, as_written, plain_text, write_whole
from tracker.locking import in_turn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tomlkit.items import Item, Table

    from tracker.store.declarations import Replaced

LOCK = Path("snapshots", "tracker.toml.lock")
"""Held by whoever writes tracker.toml; lies where git ignores it."""


@contextlib.contextmanager
def written_alone(config_path: Path) -> Iterator[None]:
    """Keep other processes from writing tracker.toml during the block.

    Raises:
        StoreError: the file for that cannot be made, or another process does not come to its end.
    """
    with contextlib.ExitStack() as held:
        try:
            held.enter_context(in_turn(config_path.parent / LOCK))
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
        if _file_in(wanted, replaced) != replaced.said["path"]:
            return None
        for where in (wanted, document):
            _restore(where, replaced)
        end = text[len(text.rstrip("\r\n")) :]
        changed = tomlkit.dumps(document).rstrip("\r\n") + end
        understood = tomllib.loads(changed) == wanted
    except (ValueError, TypeError, AttributeError, LookupError):
        return None
    lost = _comment_signs(changed) != _comment_signs(text)
    return as_written(content, changed) if understood and not lost else None


def _comment_signs(text: str) -> int:
    """How many `#` stand outside of keys and values."""
    return text.count("#") - repr(tomllib.loads(text)).count("#")


def _editions(data: Any, replaced: Replaced) -> tuple[Any, int]:
    """The editions of the report, and the place of this one among them."""
    editions = data["reports"][replaced.report]["editions"]
    return editions, [each.get("edition") for each in editions].index(replaced.edition)


def _file_in(data: Any, replaced: Replaced) -> Any:
    """Which file is named; None where there is none."""
    editions, at = _editions(data, replaced)
    files = editions[at] if replaced.part is None else editions[at].get("parts", {})
    return files.get(replaced.path_key)


def _restore(data: Any, replaced: Replaced) -> None:
    """Put back each key that still says what was put there; what then says nothing is taken out."""
    editions, at = _editions(data, replaced)
    edition = editions[at]
    files = edition if replaced.part is None else edition["parts"]
    for key, said in replaced.said.items():
        name = replaced.path_key if key == "path" else key
        if files.get(name) != said:
            continue
        if key in replaced.before:
            files[name] = replaced.before[key]
        else:
            del files[name]
    if not files:
        del edition["parts"]
    if list(edition) == ["edition"]:
        _take_out(data["reports"][replaced.report], at)


def _take_out(report: Any, at: int) -> None:
    """Take an edition out; what stands below it, and belongs to what comes next, stays."""
    from tomlkit.items import Table  # noqa: PLC0415 - rarely needed

    editions = report["editions"]
    edition = editions[at]
    del editions[at]
    if not editions:
        del report["editions"]
    if isinstance(edition, Table):
        above = editions[at - 1] if at else report
        above.value.body.extend((None, item) for item in cut_what_follows(edition))


def cut_what_follows(table: Table) -> list[Item]:
    """Take out of a table what stands below its keys after a blank line: it belongs to what comes next."""
    from tomlkit.items import Whitespace  # noqa: PLC0415 - rarely needed

    body = table.value.body
    end = len(body)
    while end and body[end - 1][0] is None:
        end -= 1
    blank = next((at for at in range(end, len(body)) if isinstance(body[at][1], Whitespace)), len(body))
    following = [item for _, item in body[blank + 1 :]]
    del body[blank + 1 :]
    return following


def cannot_write(config_path: Path, error: OSError) -> TrackerError:
    """Why tracker.toml could not be written."""
    if error.errno in NO_ROOM:
        return StoreError(f"{config_path}: no room left on the disk; free some space and run it again")
    where = Path(error.filename or config_path)
    if where.name.endswith(UNFINISHED):
        where = config_path  # what is begun beside it tells a person nothing
    reason = error.strerror or error
    return StoreError(f"{where}: cannot be written: {reason}; check who may write in {where.parent}")
