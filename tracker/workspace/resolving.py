"""What the name of an edition stands for: `2020`, `kazakhstan@2020`, `2020~1`, `2020~r1`, or a file."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.errors import NotFoundError, UsageError
from tracker.naming import command_line, known_names

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    Labels = Mapping[str, Collection[str]]
    """The editions of each report, by slug."""

_NAME = re.compile(r"(?:(?P<report>[^@~/]+)@)?(?P<label>[^@~]+)(?:~(?P<back>\d+)|~r(?P<number>\d+))?")


@dataclass(frozen=True, slots=True)
class EditionName:
    """An edition of a report, and how many revisions before the latest one, or which by its number."""

    report: str
    label: str
    back: int = 0
    number: int | None = None

    def __str__(self) -> str:
        if self.number is not None:
            return f"{self.report}@{self.label}~r{self.number}"
        return f"{self.report}@{self.label}" + (f"~{self.back}" if self.back else "")


def resolve(names: Sequence[str], labels: Labels) -> list[EditionName | Path]:
    """What each name stands for.

    An edition goes before a file of the same name (`./2020` is the file). A label that several reports have
    is that of the report named beside it: `kazakhstan@2020 2023` are two editions of one report. Editions of
    different reports are meant only where each is named in full.

    Args:
        names: as typed.
        labels: the editions that there are.

    Raises:
        NotFoundError: there is no such edition or file.
        UsageError: several reports have this edition, or labels alone would mix reports.
    """
    found = [_NAME.fullmatch(name) for name in names]
    beside = {match["report"] for match in found if match and match["report"]}
    resolved = [_resolve(name, match, labels, beside) for name, match in zip(names, found, strict=True)]
    _refuse_mixed(names, found, resolved)
    return resolved


def _refuse_mixed(
    names: Sequence[str], found: Sequence[re.Match[str] | None], resolved: Sequence[EditionName | Path]
) -> None:
    """Refuse a label alone that stands for an edition of another report than the name beside it."""
    editions = [each for each in resolved if isinstance(each, EditionName)]
    for name, match, each in zip(names, found, resolved, strict=True):
        if not isinstance(each, EditionName) or match is None or match["report"]:
            continue
        other = next((one for one in editions if one.report != each.report), None)
        if other is not None:
            both = command_line("diff", *map(str, editions))
            raise UsageError(
                f"{name}: an edition of {each.report}, and what is named beside it is {other}; if two reports"
                f" are meant, say `{both}`"
            )


def resolve_stored(name: str, labels: Labels) -> EditionName:
    """What a name stands for where only an edition of a report will do.

    Raises:
        NotFoundError: there is no such edition.
        UsageError: several reports have this edition, or it is a file.
    """
    (found,) = resolve([name], labels)
    if isinstance(found, Path):
        raise UsageError(f"{name}: a file; this takes an edition of a report, such as kazakhstan@2020")
    return found


def _resolve(name: str, found: re.Match[str] | None, labels: Labels, beside: set[str]) -> EditionName | Path:
    if found:
        reports = [
            slug
            for slug, known in labels.items()
            if found["label"] in known and found["report"] in (None, slug)
        ]
        reports = [slug for slug in reports if slug in beside] or reports
        if len(reports) == 1:
            return EditionName(
                reports[0],
                found["label"],
                int(found["back"] or 0),
                int(found["number"]) if found["number"] else None,
            )
        if reports:
            full = " or ".join(f"{slug}@{found['label']}" for slug in reports)
            raise UsageError(f"{name}: several reports have this edition; say {full}")
    path = Path(name)
    if path.exists():
        return path
    if name.startswith(("http://", "https://")):
        from tracker.sources.shown import shown_address  # noqa: PLC0415 - beside its one use

        raise NotFoundError(
            f"{shown_address(name)}: an address, neither edition nor file; `tracker preview` shows what would"
            " be read of it"
        )
    if os.sep in name or (path.suffix and not path.suffix[1:].isdecimal()):
        raise NotFoundError(f"{name}: no such file")
    if name in labels:
        raise NotFoundError(f"{name}: a report, no edition of it; {_known(name, '', labels)}")
    report, label = (found["report"], found["label"]) if found else (None, "")
    known = _known(report, label, labels)
    if report in labels.get(label, ()):  # the other way round
        known = f"did you mean {label}@{report}? {known}"
    raise NotFoundError(f"{name}: no such edition or file; {known}")


def _known(report: str | None, label: str, labels: Labels) -> str:
    """The nearest name and those there are, for a message."""
    if report is not None and report not in labels:
        return f"as to reports, {known_names(report, labels)}"
    several = sum(map(bool, labels.values())) > 1
    names = [
        f"{slug}@{each}" if several or report else each
        for slug, known in labels.items()
        if report in (None, slug)
        for each in known
    ]
    if not names:
        return "this workspace has none yet; name another by --workspace DIR, or see `tracker add --help`"
    return known_names(label, names, core=lambda name: name.rpartition("@")[2])
