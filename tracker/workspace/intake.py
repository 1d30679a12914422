"""Taking files into a workspace: those that a person adds, and those that tracker.toml declares."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tracker.errors import InputError, NoRoomError, NotFoundError
from tracker.model import MAIN_PART, Authority
from tracker.naming import command_line, file_name
from tracker.reading import read, receive_file

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from tracker.config import DeclaredEdition, Report
    from tracker.model import Document, Edition
    from tracker.store import Added
    from tracker.store.declarations import Replaced
    from tracker.workspace.declaring import Declaration
    from tracker.workspace.workspace import Workspace


class Intake:
    """Takes files in.

    Args:
        workspace: where to.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._home = workspace

    def refresh(self, report: str, label: str) -> None:
        """Take in the declared files of an edition, where they are new or have changed since."""
        declaration = self._home.config.reports.get(report)
        declared = declaration.declared(label) if declaration else None
        if declaration is None or declared is None:
            return
        for part, path in declared.files:
            self._refresh_file(declaration, declared, part, path)

    def _refresh_file(
        self, declaration: Report, declared: DeclaredEdition, part: str | None, path: Path
    ) -> None:
        """Take in one of an edition's files, where it is new or has changed since."""
        report, label = declaration.slug, declared.edition
        source = self._home.source_of(path)
        seen = self._home.store.retrievals(report, label, source=source) if self._home.has_store else []
        try:
            document = receive_file(path, max_bytes=self._home.max_bytes)
            if not seen or seen[-1].sha256 != document.sha256:
                self._import(declaration, declared, part, path)
        except NoRoomError:
            if not seen:
                raise
            self._home.say(
                f"{source} has changed, and cannot be stored; what was stored of {report}@{label} is used"
            )
        except NotFoundError:
            if not seen:
                raise
            self._home.say(
                f"{source}: the file declared for {report}@{label} is gone; what was stored of it is used"
            )
        except InputError as error:
            if not seen:
                raise
            self._home.say(f"{file_name(str(error))}; what was stored of {report}@{label} is used")

    def add(self, path: Path, declaration: Declaration, *, restore: bool = False) -> Added:
        """Take in a file as an edition of a report, and declare it in tracker.toml; both or neither.

        Args:
            path: the file.
            declaration: what tracker.toml is to say of it.
            restore: take in anew what was retracted.

        Raises:
            NotFoundError: no such file, or no tracker.toml.
            InputError: it cannot be read, or is no edition.
            UsageError: it is declared in another language than tracker.toml has for the report.
            ConfigError: tracker.toml cannot be written to.
            StoreError: the database cannot be written.
        """
        from tracker.store import Outcome  # noqa: PLC0415 - comparing two files needs no store
        from tracker.store.declarations import note_replaced, note_said  # noqa: PLC0415 - only adding writes
        from tracker.workspace.declaring import declared, language_of  # noqa: PLC0415 - only adding writes

        if not self._home.config_path.exists():
            raise NotFoundError(
                f"{self._home.root}: no {self._home.config_path.name} here or above; `tracker init` makes one"
            )
        if path.is_fifo():
            raise InputError(f"{path}: a pipe; write what it gives into a file, which can be read again")
        report = self._home.config.reports.get(declaration.report)
        known = report.declared(declaration.edition) if report else None
        document, edition = self._read(
            path,
            report=declaration.report,
            edition=declaration.edition,
            language=language_of(declaration, report),
            authority=declaration.authority or self._authority_said(known, path, declaration.part),
            published=declaration.published or (known.published if known else None),
        )
        # tracker.toml last: without the edition it must not say that there is one.
        with (
            declared(self._home.config_path, declaration) as writing,
            self._home.store.transaction(),
        ):
            added = self._take_in(document, edition, part=declaration.part, restore=restore)
            if added.outcome is Outcome.RETRACTED:
                writing.drop()  # a file that is not used must not be the one that is looked at
            elif writing.replaced is not None and added.stored:
                note_replaced(self._home.store.connection, added.snapshot_id, writing.replaced)
            if writing.changes and writing.replaced is not None:
                old = writing.replaced.before.get("path")
                if old is not None and old != writing.replaced.said["path"]:
                    source = self._home.source_of(self._home.root / old)
                    note_said(self._home.store.connection, source, writing.replaced)
        if writing.changes:
            self._home.forget_config()
            if writing.replaced is not None:
                self._tell_replaced(writing.replaced, added)
        if added.stored and declaration.language is None:
            self._tell_language(edition)
        return added

    def _authority_said(self, known: DeclaredEdition | None, path: Path, part: str | None) -> Authority:
        """Whose copy tracker.toml says that a file is: another one of the edition may be anybody's."""
        if known is None or (part is None and known.path is not None and not self._is_file(known.path, path)):
            return Authority.UNKNOWN
        return known.authority

    def _is_file(self, one: Path, other: Path) -> bool:
        return self._home.source_of(one) == self._home.source_of(other)

    def _tell_language(self, edition: Edition) -> None:
        """Say that a text looks to be in another language than its report."""
        from tracker.sources.languages import language_said, looks_like  # noqa: PLC0415 - of what is new only

        provenance = edition.provenance
        if found := looks_like(edition, provenance.language):
            self._home.say(
                f"{provenance.report}@{provenance.edition}: looks like {language_said(found)}, read as"
                f' {language_said(provenance.language)}; if it is, write language = "{found}" into'
                f" [reports.{provenance.report}] of {self._home.config_path.name}, and add the file again"
            )

    def _tell_replaced(self, replaced: Replaced, added: Added) -> None:
        """Say which file gave way to another one in tracker.toml."""
        old, new = replaced.before.get("path"), replaced.said["path"]
        if old in (None, new):
            return
        name = f"{replaced.report}@{replaced.edition}"
        said = f"{self._home.config_path.name} named {file_name(old)} as"
        said += f" the part {replaced.part} of {name}" if replaced.part else f" {name}"
        said += f"; now it names {file_name(new)}"
        if replaced.dropped:
            dropped = ", ".join(f"{key} {value}" for key, value in replaced.dropped.items())
            said += f" there, and what it said of the old file ({dropped}) not of the new one"
        if added.stored:
            said += f"; `{command_line('retract', name, '--reason', 'wrong file')}` puts it back"
        self._home.say(said)

    def _import(self, report: Report, declared: DeclaredEdition, part: str | None, path: Path) -> None:
        """Take in a declared file, and say what it was."""
        from tracker.store import Outcome  # noqa: PLC0415 - comparing two files needs no store

        name = f"{report.slug}@{declared.edition}"
        document, edition = self._read(
            path,
            report=report.slug,
            edition=declared.edition,
            language=report.language,
            authority=declared.authority,
            published=declared.published,
        )
        known = {
            each.part for each in self._home.store.snapshots(report.slug) if each.edition == declared.edition
        }
        added = self._take_in(document, edition, part=part, unasked=True)
        source = document.source
        if added.stored:
            self._tell_language(edition)
        if part is not None:
            name += f", part {part},"
        if added.outcome is Outcome.NEW_EDITION or (part is not None and part not in known):
            self._home.say(f"imported {name} from {source}")
        elif added.outcome is Outcome.REVISION:
            said = f"{source} has another text than before: stored as revision {added.revision} of {name}"
            if added.aside:
                said += ", which stays what it was: the text of a source with a greater authority"
            self._home.say(said)
        elif added.outcome is Outcome.RETRACTED:
            from tracker.workspace.declaring import add_again  # noqa: PLC0415 - rarely needed

            again = add_again(source, report.slug, declared.edition, part)
            was = f"revision {added.revision} of {name} was retracted"
            self._home.say(f"{source} is not used: {was}; `{again}` takes it in")

    def _read(
        self,
        path: Path,
        *,
        report: str,
        edition: str,
        language: str,
        authority: Authority,
        published: date | None,
    ) -> tuple[Document, Edition]:
        """A file's bytes and what they say."""
        document = replace(
            receive_file(path, max_bytes=self._home.max_bytes),
            source=self._home.source_of(path),
            retrieved_at=datetime.now(UTC),
        )
        return document, read(
            document,
            language=language,
            report=report,
            edition=edition,
            authority=authority,
            published=published,
            max_bytes=self._home.max_bytes,
        )

    def _take_in(
        self,
        document: Document,
        edition: Edition,
        *,
        part: str | None = None,
        restore: bool = False,
        unasked: bool = False,
    ) -> Added:
        """Store what is new, and have subscribers told of it."""
        from tracker.sources.plans import authorities_of, declared_source  # noqa: PLC0415 - comparing two files needs none
        from tracker.sources.telling import record_leading, record_stored  # noqa: PLC0415 - the same

        provenance, now = edition.provenance, datetime.now(UTC)
        store, subscriptions = self._home.store, self._home.config.subscriptions
        report = self._home.config.reports.get(provenance.report or "")
        with store.transaction():
            if subscriptions:
                from tracker.digests.subscribers import register  # noqa: PLC0415 - most have none

                register(store, subscriptions, now)
            source = declared_source(document.source, provenance.edition, part).key
            added = store.add(
                provenance.report or "",
                provenance.edition,
                document,
                edition,
                part=part or MAIN_PART,
                options={"language": provenance.language},
                restore=restore,
                unasked=unasked,
                origin=source,
                authorities=authorities_of(report, self._home.config.root) if report else {},
            )
            if added.stored:
                record_stored(store, added, edition, source=source, at=now)
                record_leading(store, added, edition, source=source, at=now)
        return added
