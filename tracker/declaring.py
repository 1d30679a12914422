"""Writing an edition's declaration into tracker.toml, with all else in it left as it is."""

from __future__ import annotations

import contextlib
import copy
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tracker.errors import ConfigError, InputError, NotFoundError, StoreError, TrackerError, UsageError
from tracker.files import NO_ROOM, locked, staged
from tracker.naming import command_line

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from tomlkit import TOMLDocument
    from tomlkit.items import AoT, Table

    from tracker.config import Report
    from tracker.model import Authority


DEFAULT_LANGUAGE = "en"
"""Of a report that names none."""

LOCK = Path("snapshots", "tracker.toml.lock")
"""Held by whoever writes tracker.toml; lies where git ignores it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Declaration:
    """What tracker.toml is to say of an edition; None leaves a key as it is, or out."""

    report: str
    edition: str
    path: str
    """Relative to tracker.toml, or absolute."""
    part: str | None = None
    """Which part of the edition the file holds; None for the main text."""
    authority: Authority | None = None
    published: date | None = None
    period: str | None = None
    source: str | None = None
    report_title: str | None = None
    """Of the report, where it is new; its slug otherwise."""
    language: str | None = None
    """Of the report, where it is new."""

    @property
    def edition_keys(self) -> dict[str, Any]:
        """The keys of the edition's table, but for its parts."""
        if self.part:
            return {"edition": self.edition}
        keys = {
            "edition": self.edition,
            "path": self.path,
            "authority": self.authority.value if self.authority else None,
            "published": self.published,
            "period": self.period,
            "source": self.source,
        }
        return {key: value for key, value in keys.items() if value is not None}

    @property
    def parts(self) -> dict[str, str]:
        """What its table of parts gains."""
        return {self.part: self.path} if self.part else {}

    @property
    def report_keys(self) -> dict[str, Any]:
        """The keys of the report's table, where it is new."""
        title = self.report_title or self.report.replace("-", " ").capitalize()
        return {"title": title} | ({"language": self.language} if self.language else {})


def add_again(file: str, report: str, edition: str, part: str | None = None) -> str:
    """The command that takes in anew what was retracted."""
    words = ["add", file, "--report", report, "--edition", edition]
    return command_line(*words, *(["--part", part] if part else []), "--again")


def language_of(declaration: Declaration, report: Report | None) -> str:
    """The language that an edition is read in: the one that every later reading will go by.

    Args:
        declaration: what is declared now.
        report: what tracker.toml says of the report; None where it is new.

    Raises:
        UsageError: the declaration names another language than tracker.toml has.
    """
    if report is None:
        return declaration.language or DEFAULT_LANGUAGE
    if declaration.language in (None, report.language):
        return report.language
    has = report.language + (" (where none is given, too)" if report.language == DEFAULT_LANGUAGE else "")
    raise UsageError(
        f"{report.slug}: its language in tracker.toml is {has}, not {declaration.language};"
        f' leave out --language, or write language = "{declaration.language}" into [reports.{report.slug}]'
    )


@contextlib.contextmanager
def declared(config_path: Path, declaration: Declaration) -> Iterator[bool]:
    """Put a declaration into tracker.toml when the block ends well; gives whether that changes the file.

    The file is replaced whole, and only where the result says what was meant. Other processes that do the
    same are kept waiting.

    Args:
        config_path: the file.
        declaration: what it is to say.

    Raises:
        NotFoundError: there is no such file.
        UsageError: what it would say makes no sense: a slug or label that none can be.
        InputError: the file has a name that TOML cannot hold.
        ConfigError: it cannot be written to, or is written in a way that cannot be added to.
        StoreError: the disk is full.
    """
    with contextlib.ExitStack() as stack:
        try:
            stack.enter_context(locked(config_path.parent / LOCK))
            content = _changed(config_path, declaration)
            if content is not None:
                stack.enter_context(staged(config_path, content))
        except FileNotFoundError:
            raise NotFoundError(f"{config_path}: no such file; `tracker init` makes one") from None
        except OSError as error:
            raise _cannot_write(config_path, error) from error
        yield content is not None


def _cannot_write(config_path: Path, error: OSError) -> TrackerError:
    if error.errno in NO_ROOM:
        return StoreError(f"{config_path}: no room left on the disk; free some space and run it again")
    return StoreError(f"{error.filename or config_path}: cannot be written: {error.strerror or error}")


def _changed(config_path: Path, declaration: Declaration) -> bytes | None:
    """What the file is to hold; None where it says so already."""
    import tomlkit  # noqa: PLC0415 - only `tracker add` writes

    from tracker.config import text_problems  # noqa: PLC0415 - as above

    _check_name(declaration.path, config_path)
    text = config_path.read_text(encoding="utf-8-sig")
    before = tomllib.loads(text)
    wanted = _with_declaration(before, declaration)
    if wanted == before:
        return None
    document = tomlkit.parse(text)
    try:
        _put(document, declaration)
        changed = tomlkit.dumps(document).rstrip("\n") + "\n"
        understood = tomllib.loads(changed) == wanted
    except (ValueError, TypeError, AttributeError):
        understood = False
    if not understood:
        raise ConfigError(
            f"{config_path}: reports.{declaration.report} is written in a way that cannot be added to;"
            f" declare edition {declaration.edition!r} with path {declaration.path!r} there by hand"
        )
    if problems := text_problems(changed, config_path):
        raise UsageError(f"cannot be declared in {config_path.name}: {problems[0]}")
    return changed.encode()


def _check_name(path: str, config_path: Path) -> None:
    """Whether the file can be found again by what is declared: TOML is UTF-8."""
    try:
        path.encode()
    except UnicodeEncodeError:
        raise InputError(
            f"{path}: {config_path.name} cannot hold a name that is not UTF-8; rename the file, then add it"
        ) from None


def _with_declaration(data: dict[str, Any], declaration: Declaration) -> dict[str, Any]:
    """What the file is to say afterwards."""
    wanted = copy.deepcopy(data)
    report = wanted.setdefault("reports", {}).setdefault(declaration.report, dict(declaration.report_keys))
    editions = report.setdefault("editions", [])
    for edition in editions:
        if edition.get("edition") == declaration.edition:
            break
    else:
        edition = {}
        editions.append(edition)
    edition.update(declaration.edition_keys)
    if declaration.parts:
        edition.setdefault("parts", {}).update(declaration.parts)
    return wanted


def _put(document: TOMLDocument, declaration: Declaration) -> None:
    import tomlkit  # noqa: PLC0415 - see `declare`

    reports: Any = document.setdefault("reports", tomlkit.table(is_super_table=True))
    if declaration.report not in reports:
        reports[declaration.report] = _table(declaration.report_keys)
        reports[declaration.report].add(tomlkit.nl())
    report = reports[declaration.report]
    if "editions" not in report:
        report["editions"] = tomlkit.aot()
    editions: AoT = report["editions"]
    for edition in editions:
        if edition.get("edition") == declaration.edition:
            edition.update(declaration.edition_keys)
            if declaration.parts:
                edition.setdefault("parts", tomlkit.inline_table()).update(declaration.parts)
            return
    new = _table(declaration.edition_keys)
    if declaration.parts:
        new["parts"] = tomlkit.inline_table()
        new["parts"].update(declaration.parts)
    new.add(tomlkit.nl())
    if editions:
        _move_what_follows(editions[-1], new)
    editions.append(new)


def _table(keys: dict[str, Any]) -> Table:
    import tomlkit  # noqa: PLC0415 - see `declare`

    table = tomlkit.table()
    for key, value in keys.items():
        table[key] = value
    return table


def _move_what_follows(last: Table, new: Table) -> None:
    """What stands below the last edition after a blank line belongs to what comes next: keep it there."""
    import tomlkit  # noqa: PLC0415 - see `declare`
    from tomlkit.items import Whitespace  # noqa: PLC0415

    body = last.value.body
    end = len(body)
    while end and body[end - 1][0] is None:
        end -= 1
    blank = next((at for at in range(end, len(body)) if isinstance(body[at][1], Whitespace)), len(body))
    following = body[blank + 1 :]
    del body[blank + 1 :]
    if blank == len(body):
        last.add(tomlkit.nl())
    for _, item in following:
        new.value.body.append((None, item))
