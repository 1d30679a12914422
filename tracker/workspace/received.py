"""The bytes of an edition as they were received, found again by the hash that every report of it gives."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.errors import InputError, NotFoundError, StoreError
from tracker.naming import known_names

if TYPE_CHECKING:
    from tracker.model import Provenance
    from tracker.workspace.workspace import Workspace


def received(workspace: Workspace, name: str, read: Provenance) -> dict[str, bytes]:
    """The bytes behind an edition by part, in the order in which the parts are read; `""` for a file.

    Args:
        workspace: where it is stored.
        name: as typed.
        read: the provenance of what the name stands for; its hash is that of the parts one after another.

    Raises:
        InputError: the file is another one than a moment ago.
        StoreError: what is stored has not this hash.
        OSError: the file cannot be read.
    """
    if read.report is None:
        found = {"": Path(name).read_bytes()}
    else:
        documents = workspace.store.received(read.report, read.edition, revision=read.revision)
        found = {part: document.content for part, document in documents.items()}
    if hashlib.sha256(b"".join(found.values())).hexdigest() != read.sha256:
        if read.report is None:
            raise InputError(f"{name}: it changed while it was read")
        raise StoreError(f"{name}: its bytes have not the hash {read.sha256}; `tracker doctor` says more")
    return found


def one_part(found: dict[str, bytes], part: str, name: str) -> bytes:
    """The bytes of one part of an edition called `name`.

    Raises:
        NotFoundError: it has no such part.
    """
    if part not in found:
        there = [each for each in found if each]
        raise NotFoundError(
            f"{name}: no part {part!r}; {known_names(part, there) if there else 'a file has none'}"
        )
    return found[part]
