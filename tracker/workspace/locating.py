"""Where the workspace is: the folder with tracker.toml and snapshots/."""

from __future__ import annotations

import os
from pathlib import Path

from tracker.errors import NotFoundError
from tracker.naming import command_line

CONFIG_NAME = "tracker.toml"
DATABASE = Path("snapshots", "tracker.db")
ENVIRONMENT = "TRACKER_WORKSPACE"


def named_root(named: Path | None = None) -> Path | None:
    """The folder that `--workspace`, or else the environment, names; None where neither does.

    Raises:
        NotFoundError: it is a file.
    """
    said = named or os.environ.get(ENVIRONMENT)
    # Shells write out `~` at the beginning of a word only. Unlike `Path.expanduser`, this fails for nobody.
    chosen = Path(os.path.expanduser(said)) if said else None  # noqa: PTH111
    if chosen is not None and chosen.is_file():
        by = "--workspace" if named else ENVIRONMENT
        raise NotFoundError(f"{chosen}: a file, named by {by}; name the folder that it is in")
    return chosen


def find_root(named: Path | None = None) -> Path:
    """The workspace: the folder named, else the environment's, else the nearest one upward with tracker.toml.

    Args:
        named: what `--workspace` says.

    Raises:
        NotFoundError: the folder that was named does not exist, or is no workspace.
    """
    chosen = named_root(named)
    if chosen is not None:
        by = "--workspace" if named else ENVIRONMENT
        made = f"`{command_line('init', str(chosen))}` makes it a workspace"
        if not chosen.is_dir():
            raise NotFoundError(f"{chosen}: no such folder, named by {by}; {made}")
        if not (chosen / CONFIG_NAME).is_file() and not (chosen / DATABASE).exists():
            raise NotFoundError(f"{chosen}: no {CONFIG_NAME} in this folder, named by {by}; {made}")
        return chosen
    here = Path.cwd()
    return next((folder for folder in (here, *here.parents) if (folder / CONFIG_NAME).is_file()), here)
