"""`tracker config check`, `tracker config schema`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tracker.cli.verb import VerbGroup, verb, with_session
from tracker.errors import ConfigError
from tracker.naming import counted

if TYPE_CHECKING:
    from tracker.cli.session import Session


@click.group("config", cls=VerbGroup)
def command() -> None:
    """Check tracker.toml, or print its JSON Schema."""


@verb("check")
@with_session
def check(session: Session) -> int:
    """List everything that is wrong with tracker.toml.

    Prints one line for each problem: where it is, the key, and what was expected. How keys fit together is
    checked once each key is valid by itself.
    """
    from tracker.config import config_problems, load_config  # noqa: PLC0415 - `--help` needs none
    from tracker.config.advice import advice  # noqa: PLC0415 - `--help` needs none
    from tracker.sources.plans import sources_of  # noqa: PLC0415 - `--help` needs none

    path = session.workspace.config_path
    problems = config_problems(path)
    for problem in problems:
        session.say(problem)
    if problems:
        return ConfigError.exit_code
    config = load_config(path)
    notes = [*advice(config)]
    for line in notes:
        session.say(line)
    sources = [source for each in config.reports.values() for source in sources_of(each, config.root)]
    files = sum(declared for _, declared in sources)
    counts = ", ".join(
        (
            counted(len(config.reports), "report"),
            # As `tracker check` and digests count them.
            counted(len(sources), "source") + (f" ({files:,} of them declared files)" if files else ""),
            counted(len(config.subscriptions), "subscription"),
        )
    )
    verdict = "no problem in the file itself, but see above" if notes else "no problem"
    session.write(f"{path}: {counts}; {verdict}\n".encode())
    return 0


@verb("schema")
@with_session
def schema(session: Session) -> None:
    """Print the JSON Schema of tracker.toml, for editors."""
    from tracker.config.schema import config_schema  # noqa: PLC0415 - `--help` needs none

    session.write_data(config_schema())


command.add_command(check)
command.add_command(schema)
