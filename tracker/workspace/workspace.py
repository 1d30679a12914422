"""The folder with tracker.toml and snapshots/, and the editions that its names stand for."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from tracker.errors import NotFoundError, StoreError, UsageError
from tracker.naming import counted, file_name, path_from
from tracker.reading import DEFAULT_MAX_BYTES, read_edition
from tracker.succession import ordered
from tracker.workspace.crediting import declared_provenance
from tracker.workspace.intake import Intake
from tracker.workspace.locating import CONFIG_NAME, DATABASE
from tracker.workspace.resolving import EditionName, resolve, resolve_stored

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
    from tempfile import TemporaryDirectory

    from tracker.config import Config, Report
    from tracker.model import Comparison, Edition
    from tracker.store import Added, Store
    from tracker.workspace.declaring import Declaration
    from tracker.workspace.resolving import Labels
    from tracker.workspace.retracting import Retracted

Found = TypeVar("Found")

MAKING = "making.lock"
"""Held by whoever makes the database; lies beside it."""


class Workspace:
    """What is tracked in a folder.

    Args:
        root: the folder.
        say: told, one line each, what a person should know (a file was imported, or has changed).
        max_bytes: files above this size are refused.
        make_store: make the database where it is missing. For what only looks, or changes only what is there:
            an empty one elsewhere stands in for a missing one, until `close`.
        only_reads: nothing need be stored, so that a full disk is no hindrance: it is said, and what is
            stored is read.
    """

    def __init__(
        self,
        root: Path,
        *,
        say: Callable[[str], None] = lambda _: None,
        max_bytes: int = DEFAULT_MAX_BYTES,
        make_store: bool = True,
        only_reads: bool = False,
    ) -> None:
        self.root = root
        self.say = say
        self.max_bytes = max_bytes
        self._make_store = make_store
        self._only_reads = only_reads
        self._elsewhere: TemporaryDirectory[str] | None = None

    @property
    def config_path(self) -> Path:
        """Where tracker.toml is, or would be."""
        return self.root / CONFIG_NAME

    @cached_property
    def config(self) -> Config:
        """What tracker.toml says; an empty one where there is none.

        Raises:
            ConfigError: it is wrong.
        """
        from tracker.config import Config, load_config  # noqa: PLC0415 - comparing two files needs none

        if not self.config_path.exists():
            return Config(path=self.config_path)
        return load_config(self.config_path)

    @cached_property
    def store(self) -> Store:
        """The database, made where it is missing; see `make_store`.

        Raises:
            StoreError: it cannot be opened.
        """
        from tracker.store import Store  # noqa: PLC0415 - comparing two files needs none

        if not self._make_store and not self.has_store:
            from tempfile import TemporaryDirectory  # noqa: PLC0415 - rarely needed

            self._elsewhere = TemporaryDirectory(prefix="tracker-")
            return Store(Path(self._elsewhere.name, DATABASE.name))
        if self.database_path.exists() and self.database_path.stat().st_size:
            store = Store(self.database_path, only_reads=self._only_reads)
            if store.is_full:
                self.say(
                    f"{self.database_path}: no room left on the disk; what is stored is only read; free some"
                    " space"
                )
            return store
        with self._making_alone():
            if self.database_path.exists() and not self.database_path.stat().st_size:
                self.say(
                    f"{self.database_path}: an empty file, begun anew as a database; if something was stored,"
                    " put back a backup"
                )
            return Store(self.database_path)

    @contextlib.contextmanager
    def _making_alone(self) -> Iterator[None]:
        """Keep other processes from making the database meanwhile: one just begun is an empty file, too."""
        from tracker.locking import in_turn  # noqa: PLC0415 - once in the life of a workspace

        with contextlib.ExitStack() as held:
            with contextlib.suppress(OSError):  # why it cannot be written is said where it is made
                held.enter_context(in_turn(self.database_path.with_name(MAKING)))
            yield

    @property
    def database_path(self) -> Path:
        """Where the database is, or would be."""
        return self.root / DATABASE

    @property
    def has_store(self) -> bool:
        """Whether there is a database already."""
        return "store" in self.__dict__ or self.database_path.exists()

    def close(self) -> None:
        """Let go of the database, if it was opened."""
        if "store" in self.__dict__:
            self.store.close()
            del self.__dict__["store"]
        if self._elsewhere is not None:
            self._elsewhere.cleanup()
            self._elsewhere = None

    def labels(self, *, retracted: bool = False) -> dict[str, tuple[str, ...]]:
        """Every report with its editions, declared and stored, oldest first.

        Args:
            retracted: also those of which nothing stands any more.
        """
        known = self._declared_labels()
        if self.has_store:
            self.know_again()
            for stored in self.store.reports(retracted=retracted):
                known.setdefault(stored.slug, set()).update(stored.editions)
        return {slug: self.in_order(slug, labels) for slug, labels in known.items()}

    def labels_of(self, report: str) -> tuple[str, ...]:
        """The editions of one report, declared and stored, oldest first; none of one that is unknown."""
        declared = self.config.reports.get(report)
        known = _with_files(declared) if declared is not None else set()
        if self.has_store:
            known = known.union(self.store.editions(report))
        return self.in_order(report, known)

    @property
    def is_watched(self) -> bool:
        """Whether a process watches it."""
        from tracker.locking import is_locked  # noqa: PLC0415 - rarely needed
        from tracker.watching.lock import lock_path  # noqa: PLC0415 - the same

        return is_locked(lock_path(self.root))

    def know_again(self) -> None:
        """Have what is stored of a report that was given another name go by that."""
        if not self.config.reports.keys() - {each.slug for each in self.store.reports(retracted=True)}:
            return
        if self.is_watched:
            return  # which may be checking by the former names, and will see to it
        from tracker.sources.renaming import know_again  # noqa: PLC0415 - rarely needed

        with contextlib.suppress(StoreError):  # by whoever may write, later
            for renamed in know_again(self.config, self.store):
                self.say(str(renamed))

    def _declared_labels(self) -> dict[str, set[str]]:
        """Every report that is declared, with the editions that are there as files."""
        return {slug: _with_files(report) for slug, report in self.config.reports.items()}

    def _labels_beside(self, names: Sequence[str]) -> Mapping[str, Collection[str]]:
        """What edition names can stand for; of files no database needs to be open."""
        try:
            return self.labels()
        except StoreError:
            if all(Path(name).exists() for name in names):
                return self._declared_labels()
            raise

    def _with_retracted(self, find: Callable[[Labels], Found], labels: Labels) -> Found:
        """What `find` finds by names; also what was retracted, which the store then says of it."""
        try:
            return find(labels)
        except NotFoundError:
            if self.has_store:
                with contextlib.suppress(NotFoundError, UsageError):
                    return find(self.labels(retracted=True))
            raise

    def stored_labels(self, report: str) -> tuple[str, ...]:
        """The editions of a report of which something is stored and stands, oldest first."""
        return self.in_order(report, self.store.editions(report))

    def in_order(self, report: str, labels: Iterable[str]) -> tuple[str, ...]:
        """Editions of a report, oldest first."""
        stored = self.store.placings(report) if self.has_store else []
        return ordered(labels, self.config.reports.get(report), stored)

    def editions(self, *names: str, language: str | None = None) -> list[Edition]:
        """The editions that `names` stand for; declared files are imported, and looked at for changes.

        Args:
            names: `2020`, `kazakhstan@2020`, `kazakhstan@2020~1`, `2020~r1`, or paths of files, of which
                nothing is stored.
            language: of files; by default that of the report of a stored edition beside them, else English.

        Raises:
            NotFoundError: no such edition or file.
            UsageError: a name that several reports have.
            InputError: a file cannot be read.
            StoreError: the database cannot be read or written.
        """
        is_said = language is not None
        resolved = self._with_retracted(partial(resolve, names), self._labels_beside(names))
        reports = [name.report for name in resolved if isinstance(name, EditionName)]
        if language is None and reports and reports[0] in self.config.reports:
            language = self.config.reports[reports[0]].language
        return [
            self.stored(name)
            if isinstance(name, EditionName)
            else self._file(name, language or "en", is_said)
            for name in resolved
        ]

    def _file(self, path: Path, language: str, is_said: bool) -> Edition:
        """The edition in a file; that it looks to be in another language is said, where nobody named one."""
        edition = self.read_file(path, language)
        if not is_said:
            from tracker.sources.languages import language_said, looks_like  # noqa: PLC0415 - of files only

            if found := looks_like(edition, language):
                read_as = language_said(language)
                self.say(
                    f"{file_name(path)}: looks like {language_said(found)}, read as {read_as};"
                    f" say --language {found}"
                )
        return edition

    def compared(self, old: Edition, new: Edition) -> Comparison:
        """Two editions side by side; what was compared before is taken from the store.

        Raises:
            StoreError: the database cannot be read.
        """
        if old.provenance.revision is not None and new.provenance.revision is not None:
            from tracker.store.comparisons import compared  # noqa: PLC0415 - comparing files needs none

            return compared(self.store, old, new)
        from tracker.diffing import diff_editions  # noqa: PLC0415 - most verbs compare nothing

        return diff_editions(old, new)

    def read_file(self, path: Path, language: str = "en") -> Edition:
        """The edition in a file, stored nowhere.

        Raises:
            NotFoundError: no such file.
            InputError: it cannot be read.
        """
        edition = read_edition(path, language=language, max_bytes=self.max_bytes)
        read = edition.provenance
        title = file_name(read.title) if read.title == read.edition else read.title
        named = replace(read, title=title, edition=file_name(read.edition), source=file_name(read.source))
        return replace(edition, provenance=named)

    def stored(self, name: EditionName) -> Edition:
        """A stored edition; its declared file is imported first where it is new or has changed."""
        self.refresh(name.report, name.label)
        return self.at_revision(name.report, name.label, self._revision(name))

    def at_revision(self, report: str, label: str, revision: int | None = None) -> Edition:
        """What is stored of an edition at a revision, by default the latest; no file is looked at.

        Raises:
            NotFoundError: there is none, or it was retracted.
        """
        edition = self.store.edition(report, label, revision=revision)
        return replace(edition, provenance=declared_provenance(self, edition.provenance))

    def retract(self, name: str, reason: str) -> Retracted:
        """Put on record that the snapshot behind an edition's name was a mistake; see `retracting`.

        Raises:
            NotFoundError: no such edition.
            UsageError: a name that several reports have, or that of a file; or no reason.
            StoreError: the database cannot be written.
        """
        if not reason.strip():
            raise UsageError("a retraction needs a reason, for those who ask later")
        found = self._with_retracted(partial(resolve_stored, name), self.labels())
        from tracker.workspace.retracting import retract  # noqa: PLC0415 - only one verb retracts

        # By its number: what stands last when its turn comes may be another one than was meant.
        standing = self.store.revisions(found.report, found.label)[-1:]
        revision = self._revision(found) or next(iter(standing), None)
        if revision is None:
            self.at_revision(found.report, found.label)  # which says why nothing can be retracted
        return retract(self, found.report, found.label, revision, reason)

    def refresh(self, report: str, label: str) -> None:
        """Take in the declared files of an edition, where they are new or have changed since."""
        Intake(self).refresh(report, label)

    def source_of(self, path: Path) -> str:
        """How a file's path is stored and shown: from the workspace, where it is inside; see `file_name`."""
        return file_name(self.declared_path(path))

    def declared_path(self, path: Path) -> str:
        """How tracker.toml names a file: from the workspace, where it is inside."""
        return path_from(self.root, path)

    def add_file(self, path: Path, declaration: Declaration, *, restore: bool = False) -> Added:
        """Take in a file as an edition of a report, and declare it in tracker.toml; see `Intake.add`."""
        return Intake(self).add(path, declaration, restore=restore)

    def forget_config(self) -> None:
        """Have tracker.toml read once more when it is asked for."""
        self.__dict__.pop("config", None)

    def _revision(self, name: EditionName) -> int | None:
        """Number of the revision that `~N` or `~rN` means; None for the latest one."""
        if name.number is not None:
            return name.number
        if not name.back:
            return None
        revisions = self.store.revisions(name.report, name.label)
        if not revisions:
            return None  # the store says why there is none
        if name.back >= len(revisions):
            stand = f"{counted(len(revisions), 'revision')} {'stands' if len(revisions) == 1 else 'stand'}"
            raise NotFoundError(f"{name}: {stand}; `tracker list` shows them")
        return revisions[-1 - name.back]


def _with_files(report: Report) -> set[str]:
    """The editions of a report that are declared with files."""
    return {edition.edition for edition in report.editions if edition.files}
