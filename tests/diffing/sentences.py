"""Sentences that editions are made of, and a report that holds them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.diffing.maker import edition

if TYPE_CHECKING:
    from tracker.model import Edition

KILLINGS = "There were several reports that security forces committed arbitrary killings."
PRISONS = "Prison conditions were harsh and sometimes life threatening because of overcrowding."
COURTS = "Judges were poorly paid and bribery of clerks was common in the provinces."
LAWYERS = "The bar association complained that lawyers were refused access to their clients."
GUARDS = "Guards read the letters of inmates and kept half of what families sent them."
CELLS = "Solitary cells were unheated through the winter, former convicts told the ombudsman."
INSPECTORS = "Inspectors visited forty facilities and published their findings online."
OTHERS = [
    f"{who} in the {where} {what} during the year."
    for who in ("Teachers", "Miners", "Nurses", "Drivers")
    for where in ("north", "capital", "steppe")
    for what in ("went on strike over unpaid wages", "asked parliament for longer holidays")
]


def report(*findings: str) -> Edition:
    """A report with these findings, and a section that stays as it is."""
    return edition("# Report\n## Work\n" + "\n".join(findings) + "\n## Strikes\n" + "\n".join(OTHERS))
