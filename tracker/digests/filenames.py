"""What the files of full reports are called, so that a link always leads to the same rows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.model import text_hash

if TYPE_CHECKING:
    from tracker.model import Comparison, Provenance


def report_name(comparison: Comparison) -> str:
    """File name of the full report on a comparison."""
    return report_file(comparison.old.provenance, comparison.new.provenance)


def report_file(old: Provenance, new: Provenance) -> str:
    """File name of the full report on two editions.

    Revisions are named, so that a link always leads to the same rows. Where labels have signs that a name is
    spared, it ends with a hash of them: `Весна` and `Осень` would be one file.
    """
    stem = f"{new.report or 'report'}-{edition_name(old)}-{edition_name(new)}"
    plain = written(stem)
    return (plain if plain == stem else f"{plain}-{text_hash(stem)[:8]}") + ".html"


def written(name: str) -> str:
    """`name` as far as every file system and address takes it."""
    return re.sub(r"[^0-9A-Za-z._-]+", "_", name)


def edition_name(provenance: Provenance) -> str:
    """An edition in the name of a file: with its revision, or the hash of what is held back."""
    if provenance.revision is None:
        return f"{provenance.edition}held{provenance.sha256[:8]}"
    return f"{provenance.edition}r{provenance.revision}"
