"""The folder with tracker.toml and snapshots/, and the editions that its names stand for."""

from __future__ import annotations

import hashlib
import os
import re
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.errors import InputError, NotFoundError, UsageError
from tracker.model import Authority
from tracker.naming import known_names, natural_key
from tracker.reading import DEFAULT_MAX_BYTES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tracker.config import Config, DeclaredEdition
    from tracker.model import Edition, Provenance
    from tracker.store import Added, Store

CONFIG_NAME = "tracker.toml"
DATABASE = Path("snapshots", "tracker.db")
ENVIRONMENT = "TRACKER_WORKSPACE"

_NAME = re.compile(r"(?:(?P<report>[^@~/]+)@)?(?P<label>[^@~]+?)(?:~(?P<back>\d+))?")
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class EditionName:
    """An edition of a report, and how many revisions before the latest one."""

    report: str
    label: str
    back: int = 0

    def __str__(self) -> str:
        return f"{self.report}@{self.label}" + (f"~{self.back}" if self.back else "")


def find_root(named: Path | None = None) -> Path:
    """The workspace: the folder named, else the environment's, else the nearest one upward with tracker.toml.

    Args:
        named: what `--workspace` says.

    Raises:
        NotFoundError: the folder that was named does not exist.
    """
    chosen = named or (Path(os.environ[ENVIRONMENT]) if os.environ.get(ENVIRONMENT) else None)
    if chosen is not None:
        if not chosen.is_dir():
            by = "--workspace" if named else ENVIRONMENT
            raise NotFoundError(f"{chosen}: no such folder, named by {by}; `tracker init {chosen}` makes it")
        return chosen
    here = Path.cwd()
    return next((folder for folder in (here, *here.parents) if (folder / CONFIG_NAME).is_file()), here)


class Workspace:
    """What is tracked in a folder.

    Args:
        root: the folder.
        say: told, one line each, what a person should know (a file was imported, or has changed).
        max_bytes: files above this size are refused.
    """

    def __init__(
        self,
        root: Path,
        *,
        say: Callable[[str], None] = lambda _: None,
        max_bytes: int = DEFAULT_MAX_BYTES,
    ) -> None:
        self.root = root
        self.say = say
        self.max_bytes = max_bytes

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
        """The database, made where it is missing.

        Raises:
            StoreError: it cannot be opened.
        """
        from tracker.store import Store  # noqa: PLC0415 - comparing two files needs none

        return Store(self.root / DATABASE)

    @property
    def has_store(self) -> bool:
        """Whether there is a database already."""
        return "store" in self.__dict__ or (self.root / DATABASE).exists()

    def close(self) -> None:
        """Let go of the database, if it was opened."""
        if "store" in self.__dict__:
            self.store.close()
            del self.__dict__["store"]

    def labels(self) -> dict[str, list[str]]:
        """Every report with its editions, declared and stored, oldest first."""
        known: dict[str, set[str]] = {slug: set() for slug in self.config.reports}
        for slug, report in self.config.reports.items():
            known[slug] |= {edition.edition for edition in report.editions if edition.path}
        if self.has_store:
            for stored in self.store.reports():
                known.setdefault(stored.slug, set()).update(stored.editions)
        return {slug: sorted(labels, key=natural_key) for slug, labels in known.items()}

    def editions(self, *names: str, language: str | None = None) -> list[Edition]:
        """The editions that `names` stand for; declared files are imported, and looked at for changes.

        Args:
            names: `2020`, `kazakhstan@2020`, `kazakhstan@2020~1`, or paths of files, which stores nothing.
            language: of files; by default that of the report of a stored edition beside them, else English.

        Raises:
            NotFoundError: no such edition or file.
            UsageError: a name that several reports have.
            InputError: a file cannot be read.
            StoreError: the database cannot be read or written.
        """
        resolved = self._resolve_all(names)
        reports = [name.report for name in resolved if isinstance(name, EditionName)]
        if language is None and reports and reports[0] in self.config.reports:
            language = self.config.reports[reports[0]].language
        return [
            self.stored(name) if isinstance(name, EditionName) else self.read_file(name, language or "en")
            for name in resolved
        ]

    def read_file(self, path: Path, language: str = "en") -> Edition:
        """The edition in a file, stored nowhere.

        Raises:
            NotFoundError: no such file.
            InputError: it cannot be read.
        """
        from tracker.reading import read_edition  # noqa: PLC0415 - stored editions need no reader

        return read_edition(path, language=language, max_bytes=self.max_bytes)

    def stored(self, name: EditionName) -> Edition:
        """A stored edition; its declared file is imported first where it is new or has changed."""
        self.refresh(name.report, name.label)
        revision = None
        if name.back:
            revisions = self.store.revisions(name.report, name.label)
            if name.back >= len(revisions):
                raise NotFoundError(
                    f"{name}: {len(revisions)} revision(s) of {name.report}@{name.label} stand;"
                    " `tracker list` shows them"
                )
            revision = revisions[-1 - name.back]
        edition = self.store.edition(name.report, name.label, revision=revision)
        return replace(edition, provenance=self._declared_provenance(edition.provenance))

    def refresh(self, report: str, label: str) -> None:
        """Take in the declared file of an edition, where it is new or has changed since."""
        declaration = self.config.reports.get(report)
        declared = declaration.declared(label) if declaration else None
        if declaration is None or declared is None or declared.path is None:
            return
        path = declared.path
        source = self.source_of(path)
        seen = self.store.retrievals(report, label, source=source) if self.has_store else []
        try:
            content = self._content(path)
        except NotFoundError:
            if not seen:
                raise
            self.say(
                f"{source}: the file declared for {report}@{label} is gone; what was stored of it is used"
            )
            return
        if seen and seen[-1].sha256 == hashlib.sha256(content).hexdigest():
            return
        self._import(report, declared)

    def source_of(self, path: Path) -> str:
        """How a file's path is stored and shown: from the workspace, where it is inside."""
        absolute = path.absolute()
        root = self.root.absolute()
        return absolute.relative_to(root).as_posix() if absolute.is_relative_to(root) else str(absolute)

    def between(self, old: Provenance, new: Provenance) -> tuple[str, ...]:
        """Labels of the editions between two of one report; years count whether or not they are known."""
        if old.report is None or old.report != new.report:
            return ()
        low, high = sorted((natural_key(old.edition), natural_key(new.edition)))
        labels = set(self.labels().get(old.report, ()))
        if _YEAR.fullmatch(old.edition) and _YEAR.fullmatch(new.edition):
            first, last = sorted((int(old.edition), int(new.edition)))
            labels |= {str(year) for year in range(first + 1, last)}
        return tuple(label for label in sorted(labels, key=natural_key) if low < natural_key(label) < high)

    def _import(self, report: str, declared: DeclaredEdition) -> None:
        """Take in a declared file, and say what it was."""
        from tracker.store import Outcome  # noqa: PLC0415 - comparing two files needs no store

        path = declared.path
        if path is None:
            return
        name = f"{report}@{declared.edition}"
        source = self.source_of(path)
        added = self.add_file(path, report=report, edition=declared.edition, authority=declared.authority)
        if added.outcome is Outcome.NEW_EDITION:
            self.say(f"imported {name} from {source}")
        elif added.outcome is Outcome.REVISION:
            self.say(f"{source} has another text than before: stored as revision {added.revision} of {name}")
        elif added.outcome is Outcome.RETRACTED:
            self.say(f"{source} holds what was retracted as revision {added.revision} of {name}: not used")

    def add_file(
        self,
        path: Path,
        *,
        report: str,
        edition: str,
        part: str | None = None,
        authority: Authority = Authority.UNKNOWN,
        language: str | None = None,
        restore: bool = False,
    ) -> Added:
        """Take in a file as an edition of a report.

        Args:
            path: the file.
            report: slug.
            edition: label.
            part: which part of the edition it is, where it comes in parts.
            authority: whose copy it is.
            language: of the text; by default the report's.
            restore: take in anew what was retracted.

        Raises:
            NotFoundError: no such file.
            InputError: it cannot be read, or is no edition.
            StoreError: the database cannot be written.
        """
        from tracker.model import Document  # noqa: PLC0415 - see `config`
        from tracker.reading import read  # noqa: PLC0415
        from tracker.store import MAIN_PART  # noqa: PLC0415

        declaration = self.config.reports.get(report)
        language = language or (declaration.language if declaration else "en")
        document = Document(content=self._content(path), source=self.source_of(path))
        text = read(
            document,
            language=language,
            report=report,
            edition=edition,
            publisher=declaration.publisher if declaration else None,
            authority=authority,
            max_bytes=self.max_bytes,
        )
        return self.store.add(
            report,
            edition,
            document,
            text,
            part=part or MAIN_PART,
            options={"language": language},
            restore=restore,
        )

    def _content(self, path: Path) -> bytes:
        """The bytes of a file, if it is not too large to be an edition."""
        try:
            size = path.stat().st_size
            if size > self.max_bytes:
                raise InputError(
                    f"{path}: {size / 1e6:.0f} MB are over the limit of {self.max_bytes / 1e6:.0f} MB;"
                    " --max-size raises it"
                )
            return path.read_bytes()
        except FileNotFoundError:
            raise NotFoundError(f"{path}: no such file") from None
        except OSError as error:
            raise InputError(f"{path}: cannot be read: {error.strerror or error}") from error

    def _declared_provenance(self, provenance: Provenance) -> Provenance:
        """What tracker.toml says of an edition goes before what was known when it came."""
        report = self.config.reports.get(provenance.report or "")
        if report is None:
            return provenance
        declared = report.declared(provenance.edition)
        known = replace(
            provenance,
            title=provenance.title or report.title,
            publisher=report.publisher or provenance.publisher,
            language=report.language,
        )
        if declared is None:
            return known
        from_file = declared.path is not None and provenance.source == self.source_of(declared.path)
        return replace(
            known,
            title=declared.title or known.title,
            published=declared.published or known.published,
            period=declared.period or known.period,
            source=(declared.source if from_file else None) or known.source,
            authority=declared.authority if from_file else known.authority,
        )

    def _resolve_all(self, names: Iterable[str]) -> list[EditionName | Path]:
        """What each name stands for; a label that several reports have is the one of the report beside it."""
        names = list(names)
        beside = {found["report"] for name in names if (found := _NAME.fullmatch(name)) and found["report"]}
        return [self._resolve(name, beside) for name in names]

    def _resolve(self, name: str, beside: set[str]) -> EditionName | Path:
        labels = self.labels()
        found = _NAME.fullmatch(name)
        if found and (found["report"] in labels or found["report"] is None):
            reports = [
                slug
                for slug, known in labels.items()
                if found["label"] in known and found["report"] in (None, slug)
            ]
            narrowed = [slug for slug in reports if slug in beside] or reports
            if len(narrowed) == 1:
                return EditionName(narrowed[0], found["label"], int(found["back"] or 0))
            if narrowed:
                full = " or ".join(f"{slug}@{found['label']}" for slug in narrowed)
                raise UsageError(f"{name}: several reports have this edition; say {full}")
        path = Path(name)
        if path.exists():
            return path
        if os.sep in name or (path.suffix and not path.suffix[1:].isdecimal()):
            raise NotFoundError(f"{name}: no such file")
        raise NotFoundError(f"{name}: no such edition or file; {self._known(found, labels)}")

    def _known(self, found: re.Match[str] | None, labels: dict[str, list[str]]) -> str:
        """The nearest name and those there are, for a message."""
        report = found["report"] if found else None
        if report is not None and report not in labels:
            return f"as to reports, {known_names(report, labels)}"
        several = len(labels) > 1
        names = [
            f"{slug}@{label}" if several or report else label
            for slug, known in labels.items()
            if report in (None, slug)
            for label in known
        ]
        return known_names(found[0] if found else "", names)
