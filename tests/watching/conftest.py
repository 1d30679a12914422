from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.digests.conftest import edition_text  # noqa: F401 - a fixture
from tracker.workspace.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Callable[[str], Workspace]]:
    """Make a workspace with this tracker.toml."""
    opened = []

    def make(config: str) -> Workspace:
        (tmp_path / "tracker.toml").write_text(config, encoding="utf-8")
        opened.append(Workspace(tmp_path))
        return opened[-1]

    yield make
    for each in opened:
        each.close()
