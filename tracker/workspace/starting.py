"""Making a workspace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.files import write_whole
from tracker.workspace.locating import CONFIG_NAME, DATABASE
from tracker.workspace.replacing import cannot_write

if TYPE_CHECKING:
    from pathlib import Path

TEMPLATE = """\
# What is tracked here. `tracker config check` says what is wrong with this file,
# `tracker config schema` prints a JSON Schema for editors.

# A report is a recurring publication; its slug stands in the brackets.
#
# [reports.kazakhstan]
# title = "Country Reports on Human Rights Practices: Kazakhstan"
# publisher = "US Department of State"
# language = "en"
#
# An edition that is a file here; it is imported when it is first used.
# `tracker add PATH --report SLUG --edition LABEL` writes this for you.
#
# [[reports.kazakhstan.editions]]
# edition = "2020"
# path = "reports/kazakhstan-2020.pdf"
# published = 2021-03-30
# period = "2020"
# authority = "official" # or "archived", "third-party"
#
# Where new editions are looked for by `tracker check`.
#
# [[reports.kazakhstan.sources]]
# url = "https://www.example.org/reports/{edition}-kazakhstan/"
# editions = "yearly from 2024"
# authority = "official"
"""


def start_workspace(folder: Path) -> list[Path]:
    """Make `folder` a workspace; gives what was made, nothing of what was there already.

    Raises:
        StoreError: it cannot be written to.
    """
    made = []
    try:
        for path in (folder, folder / DATABASE.parent):
            if not path.is_dir():
                path.mkdir(parents=True)
                made.append(path)
        config = folder / CONFIG_NAME
        if not config.exists():
            write_whole(config, TEMPLATE.encode())
            made.append(config)
    except OSError as error:
        raise cannot_write(folder / CONFIG_NAME, error) from error
    return made
