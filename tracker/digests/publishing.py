"""The full report on a comparison: as a file beside the digest, and where people can open it."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from tracker.channels import Attachment
from tracker.digests.filenames import report_name
from tracker.digests.published import INDEX, is_free, renew_index
from tracker.errors import TrackerError
from tracker.files import write_whole
from tracker.rendering.facts import ReportSettings, RunFacts
from tracker.rendering.html import render_html
from tracker.succession import named_apart

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from tracker.digests.library import Library
    from tracker.model import Comparison

log = logging.getLogger(__name__)

MOST_ATTACHED = 7_000_000
"""Bytes of all reports attached to a message, which encoded are 9.6 MB: many servers refuse more (Postfix
more than 10,240,000 bytes unless told otherwise), and a digest that is refused tells nobody anything."""

REPORTS = "reports"
"""Folder in the workspace for full reports, where tracker.toml names no other."""


class Publisher:
    """Remembers which full reports a digest points to, and makes them when it is known to be sent.

    Args:
        library: gives the comparisons.
        now: when the digest is made.
        sent: False where it is only shown and never sent: it points to what was published before.
    """

    def __init__(self, library: Library, *, now: datetime, sent: bool = True) -> None:
        self.library = library
        self.now = now
        self._sent = sent
        self._published: dict[str, Callable[[], Comparison]] = {}
        self._attached: dict[str, bytes] = {}
        self._is_full = False

    def link(self, comparison: Comparison) -> str | None:
        """Where the full report will be; None where no base address is set, or it will not be there."""
        base = self.library.workspace.config.base_address
        if base is None:
            return None
        name = report_name(comparison)
        if not self._sent and not (self._folder / name).exists():
            return None
        self._published[name] = self.library.giver_of(comparison)
        return f"{base.rstrip('/')}/{name}"

    @property
    def index(self) -> str | None:
        """Where all full reports are listed; None where none is linked to, or the page there is not ours."""
        base = self.library.workspace.config.base_address
        if base is None or not self._published or not is_free(self._folder / INDEX):
            return None
        return f"{base.rstrip('/')}/{INDEX}"

    def attached(self, comparison: Comparison) -> str | None:
        """Name of the file that the full report is attached as; None where it is not sent, or is too much."""
        if not self._sent:
            return None
        name = report_name(comparison)
        if name not in self._attached and not self._is_full:
            content = self._rendered(comparison)
            self._is_full = sum(map(len, self._attached.values())) + len(content) > MOST_ATTACHED
            if not self._is_full:
                self._attached[name] = content
        return name if name in self._attached else None

    @property
    def _folder(self) -> Path:
        config = self.library.workspace.config
        return config.reports_folder or config.root / REPORTS

    def publish(self) -> None:
        """Write the full reports that are linked to, and the page that lists all.

        A report that is there already is left as it is.

        Raises:
            OSError: the folder cannot be written to.
        """
        folder = self._folder
        for name, given in self._published.items():
            if not (folder / name).exists():
                folder.mkdir(parents=True, exist_ok=True)
                write_whole(folder / name, self._attached.get(name) or self._rendered(given()))
        if self.library.workspace.config.base_address is not None and folder.is_dir():
            try:
                renew_index(folder, self.library.workspace, self.now)
            except Exception as error:  # nobody is to be told less for want of the list
                is_defect = not isinstance(error, OSError | TrackerError)
                log.warning("%s: not written: %s", folder / INDEX, error, exc_info=is_defect)

    def attachments(self) -> tuple[Attachment, ...]:
        """The full reports that are attached."""
        return tuple(
            Attachment(name=name, media_type="text/html", content=content)
            for name, content in self._attached.items()
        )

    def _rendered(self, comparison: Comparison) -> bytes:
        report = self.library.workspace.config.reports.get(comparison.new.provenance.report or "")
        facts = RunFacts(made_at=self.now, between=self.library.between(comparison))
        settings = ReportSettings.of(report)
        return render_html(named_apart(comparison), facts=facts, settings=settings).encode()
