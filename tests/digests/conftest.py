from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.digests.watched import DESK, NOW, check
from tracker import diff_editions, read_edition
from tracker.digests.library import Library
from tracker.digests.making import Maker
from tracker.outbox import Outbox
from tracker.workspace.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tracker.model import Comparison, Edition

ROOT = Path(__file__).resolve().parents[2]


def _seed(label: str) -> Edition:
    edition = read_edition(ROOT / "seeds" / f"kazakhstan-{label}.txt")
    known = replace(
        edition.provenance,
        edition=label,
        report="kazakhstan",
        title="Kazakhstan Human Rights Report",
        revision=1,
    )
    return replace(edition, provenance=known)


@pytest.fixture(scope="session")
def comparison() -> Comparison:
    """The two seeds side by side, under their labels."""
    return diff_editions(_seed("2020"), _seed("2023"))


CONFIG = """
[reports.alfa]
title = "Alfa"
[[reports.alfa.sources]]
path = "alfa-{edition}.txt"
authority = "official"
[reports.bravo]
title = "Bravo & Söhne"
[[reports.bravo.sources]]
path = "bravo-{edition}.txt"
name = "the archive"

[mail]
host = "localhost"
sender = "tracker@example.org"
"""


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Callable[..., Workspace]]:
    """Make the workspace, with more of tracker.toml."""
    opened = []

    def make(more: str = "", *, base: str = "") -> Workspace:
        (tmp_path / "tracker.toml").write_text(base + CONFIG + more, encoding="utf-8")
        opened.append(Workspace(tmp_path))
        return opened[-1]

    yield make
    for each in opened:
        each.close()


@pytest.fixture
def maker() -> Callable[[Workspace], Maker]:
    """The maker of a workspace's digests."""
    return lambda workspace: Maker(Library(workspace), Outbox(workspace.store))


EDITION = """Report on {title} {label}

1. Prisons

Conditions in prisons were {harsh}. There were {number} deaths in custody during the year. Officials
inspected some of the prisons and published what they had found there in a report of their own. Prisoners
could complain to a judge, and judges visited prisons regularly. {extra}

2. Courts

The constitution provides for an independent judiciary. Trials were {open} to the public, and defendants had
the right to a lawyer of their choice. Lawyers reported that they could meet their clients without delay.
The government appointed {judges} judges during the year, and parliament confirmed every one of them.

3. Press

The law protects the freedom of the press. Journalists reported that officials {often} refused to answer
their questions, and several newspapers were fined for what they had written about members of the government.
Independent broadcasters could work without hindrance, and the internet was not restricted or disrupted.
Books and films were not censored, and universities taught what they wished to teach in every subject.

4. Corruption

The law provides criminal penalties for corruption by officials, and the government carried it out in most
cases. Several ministers were charged, and two of them were convicted. Civil society took part in the drafting
of new rules on public contracts, and the press wrote about the declarations that officials had to hand in.
"""


@pytest.fixture
def edition_text() -> Callable[..., str]:
    """The text of a small edition; keywords replace what it says."""

    def make(title: str = "Alfa", label: str = "2023", **said: str) -> str:
        values = {
            "harsh": "harsh",
            "number": "12",
            "extra": "",
            "open": "mostly open",
            "judges": "120",
            "often": "often",
        }
        return EDITION.format(title=title, label=label, **(values | said))

    return make


@pytest.fixture
def ready(
    workspace: Callable[..., Workspace],
    maker: Callable[[Workspace], Maker],
    tmp_path: Path,
    edition_text: Callable[..., str],
) -> Callable[..., tuple[Workspace, Maker]]:
    """A workspace with the 2022 editions of both reports taken in before anyone subscribed."""

    def make(more: str = DESK, **given: str) -> tuple[Workspace, Maker]:
        for name in ("alfa", "bravo"):
            text = edition_text(title=name.capitalize(), label="2022")
            (tmp_path / f"{name}-2022.txt").write_text(text, encoding="utf-8")
        made = workspace(more, **given)
        check(made, NOW - timedelta(days=1))
        making = maker(made)
        making.register(NOW - timedelta(hours=1))
        return made, making

    return make
