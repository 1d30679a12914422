"""Make docs/cli.md from what `--help` says: `python docs/make_cli.py`; a test fails where it is stale."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tracker.cli import tracker

if TYPE_CHECKING:
    from collections.abc import Iterator

TARGET = Path(__file__).with_name("cli.md")
WIDTH = 100

HEAD = """\
# The command line

What `tracker --help` and `tracker VERB --help` say. Made by `python docs/make_cli.py`; do not edit.
"""


def reference() -> str:
    """The page's text."""
    return HEAD + "".join(_pages(tracker, "tracker"))


def _pages(command: click.Command, name: str, parent: click.Context | None = None) -> Iterator[str]:
    """The help of a command and of those below it."""
    settings = {**command.context_settings, "terminal_width": WIDTH, "max_content_width": WIDTH}
    context = click.Context(command, info_name=name, parent=parent, **settings)
    yield f"\n## {context.command_path}\n\n```\n{command.get_help(context)}\n```\n"
    if isinstance(command, click.Group):
        for each in command.list_commands(context):
            found = command.get_command(context, each)
            if found is not None:
                yield from _pages(found, each, context)


if __name__ == "__main__":
    TARGET.write_text(reference(), encoding="utf-8")
