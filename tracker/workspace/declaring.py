"""Writing an edition's declaration into tracker.toml, with all else in it left as it is."""

from __future__ import annotations

import contextlib
import copy
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tracker.errors import ConfigError, InputError, NotFoundError, UsageError
from tracker.files import as_written, plain_text, staged
from tracker.locking import in_turn
from tracker.model import Authority
from tracker.naming import command_line
from tracker.store.declarations import Replaced
from tracker.workspace.replacing import LOCK, cannot_write, cut_what_follows

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date
    from pathlib import Path

    from tomlkit import TOMLDocument
    from tomlkit.items import AoT, Table

    from tracker.config import Report
    from tracker.files import Staging


DEFAULT_LANGUAGE = "en"
"""Of a report that names none."""


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


@dataclass(slots=True, kw_only=True)
class Writing:
    """What is about to be written into tracker.toml."""

    replaced: Replaced | None
    """What gave way, which may be nothing."""
    staging: Staging | None
    """None where nothing changes."""

    @property
    def changes(self) -> bool:
        """Whether the file will be another one."""
        return self.staging is not None and not self.staging.dropped

    def drop(self) -> None:
        """Leave the file as it is after all."""
        if self.staging is not None:
            self.staging.drop()


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
def declared(config_path: Path, declaration: Declaration) -> Iterator[Writing]:
    """Put a declaration into tracker.toml when the block ends well; gives what that changes.

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
        StoreError: the disk is full, or another process that does the same does not come to its end.
    """
    with contextlib.ExitStack() as stack:
        try:
            stack.enter_context(in_turn(config_path.parent / LOCK))
            content, replaced = _changed(config_path, declaration)
            staging = stack.enter_context(staged(config_path, content)) if content is not None else None
        except FileNotFoundError:
            raise NotFoundError(f"{config_path}: no such file; `tracker init` makes one") from None
        except OSError as error:
            raise cannot_write(config_path, error) from error
        yield Writing(replaced=replaced, staging=staging)


def _changed(config_path: Path, declaration: Declaration) -> tuple[bytes | None, Replaced | None]:
    """What the file is to hold, None where it says so already; and what that replaces."""
    import tomlkit  # noqa: PLC0415 - only `tracker add` writes

    from tracker.config import text_problems  # noqa: PLC0415 - as above

    _check_name(declaration.path, config_path)
    content = config_path.read_bytes()
    text = plain_text(content)
    before = tomllib.loads(text)
    wanted = _with_declaration(before, declaration)
    if wanted == before:
        return None, None
    document = tomlkit.parse(text)
    try:
        _put(document, declaration)
        changed = tomlkit.dumps(document).rstrip("\r\n") + "\n"
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
    return as_written(content, changed), _replaced(before, declaration)


def _replaced(data: dict[str, Any], declaration: Declaration) -> Replaced:
    """What a declaration changes of what is there."""
    editions = data.get("reports", {}).get(declaration.report, {}).get("editions", [])
    table: dict[str, Any] = next(
        (each for each in editions if each.get("edition") == declaration.edition), {}
    )
    said: dict[str, Any]
    dropped: dict[str, Any] = {}
    if declaration.part:
        said = {"path": declaration.path}
        file = table.get("parts", {}).get(declaration.part)
        before = {} if file is None else {"path": file}
    else:
        unsaid = _unsaid(table, declaration)
        said = {key: value for key, value in declaration.edition_keys.items() if key != "edition"} | unsaid
        before = {key: table[key] for key in said if key in table}
        dropped = {key: table[key] for key in unsaid if table[key] != table["path"]}
    return Replaced(
        report=declaration.report,
        edition=declaration.edition,
        part=declaration.part,
        said=said,
        before=before,
        dropped=dropped,
    )


def _unsaid(table: Mapping[str, Any], declaration: Declaration) -> dict[str, Any]:
    """The keys of an edition's table that were true of a file which gives way to another one.

    Each with what takes its value's place: the key stays where it is, so that no comment is lost.
    """
    if declaration.part or table.get("path") in (None, declaration.path):
        return {}
    unsaid = {"authority": Authority.UNKNOWN.value, "source": declaration.path}
    return {
        key: value
        for key, value in unsaid.items()
        if key not in declaration.edition_keys and table.get(key, value) != value
    }


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
    edition.update(_unsaid(edition, declaration))
    edition.update(declaration.edition_keys)
    if declaration.parts:
        edition.setdefault("parts", {}).update(declaration.parts)
    return wanted


def _put(document: TOMLDocument, declaration: Declaration) -> None:
    import tomlkit  # noqa: PLC0415 - only `tracker add` writes

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
            edition.update(_unsaid(edition, declaration))
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
    import tomlkit  # noqa: PLC0415 - only `tracker add` writes

    table = tomlkit.table()
    for key, value in keys.items():
        table[key] = value
    return table


def _move_what_follows(last: Table, new: Table) -> None:
    """Keep what stands below the last edition, and belongs to what comes next, before that."""
    import tomlkit  # noqa: PLC0415 - only `tracker add` writes
    from tomlkit.items import Whitespace  # noqa: PLC0415

    following = cut_what_follows(last)
    if not isinstance(last.value.body[-1][1], Whitespace):
        last.add(tomlkit.nl())
    new.value.body.extend((None, item) for item in following)
