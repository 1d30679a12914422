"""The command line: one thin module a verb, imported when the verb is used. Begin with `session` and `verb`.

To add a verb: `tracker/cli/<verb>.py` with a `command` made by `@verb(…)` from `tracker.cli.verb`, and a
line in `VERBS`. The module must not have a builtin's name (`list`): it would hide that in here.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import os
import sys
from typing import TYPE_CHECKING, NoReturn

import click

from tracker.cli.session import Session
from tracker.cli.streams import set_up_streams
from tracker.cli.verb import add_common_options, refuse_unknown

if TYPE_CHECKING:
    from collections.abc import Sequence

VERBS: dict[str, tuple[str, str]] = {
    "init": ("tracker.cli.init", "Create a workspace."),
    "add": ("tracker.cli.add", "Add a file as an edition of a report."),
    "list": ("tracker.cli.listing", "List reports, their editions and revisions."),
    "show": ("tracker.cli.show", "Show how an edition was read."),
    "diff": ("tracker.cli.diff", "Show what changed between two editions."),
    "check": ("tracker.cli.check", "Check the sources for new editions and revisions."),
    "log": ("tracker.cli.log", "Show the history of a report's editions."),
    "preview": ("tracker.cli.preview", "Show how a page or file would be read; store nothing."),
    "quarantine": ("tracker.cli.quarantine", "List, show, accept or reject what was held back."),
    "watch": ("tracker.cli.watch", "Check the sources on schedule and tell subscribers."),
    "status": ("tracker.cli.status", "Show the state of sources, digests and deliveries."),
    "digest": ("tracker.cli.digest", "Make a digest; show it or send it."),
    "outbox": ("tracker.cli.outbox", "List, show, retry or drop deliveries."),
    "mail": ("tracker.cli.mail", "Test the mail server."),
    "config": ("tracker.cli.config", "Check tracker.toml, or print its JSON Schema."),
    "retract": ("tracker.cli.retract", "Retract a snapshot that was a mistake."),
    "doctor": ("tracker.cli.doctor", "Check that what is stored is what was received."),
}
"""Each verb's module, and its line in `tracker --help`, in the order shown."""


COMPLETION = "_TRACKER_COMPLETE"
"""Set by the shell that asks for completions (`eval "$(_TRACKER_COMPLETE=bash_source tracker)"`)."""


class Verbs(click.Group):
    """The group of all verbs; only the one that is called is imported."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The verbs in the order of the table."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The verb's command; None where there is none of that name."""
        if cmd_name not in VERBS:
            return None
        module, _ = VERBS[cmd_name]
        command: click.Command = importlib.import_module(module).command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does, but naming the nearest verb to one that does not exist."""
        refuse_unknown(ctx, args, VERBS)
        return super().resolve_command(ctx, args)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """As click does, but naming the option that other programs call `-V`."""
        try:
            return super().parse_args(ctx, args)
        except click.NoSuchOption as error:
            if error.option_name == "-V":
                ctx.fail("no option '-V'; did you mean '--version'?")
            raise

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """The table of verbs, without importing any."""
        with formatter.section("Verbs"):
            formatter.write_dl([(name, line) for name, (_, line) in VERBS.items()])


def _show_version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        from tracker import __version__  # noqa: PLC0415 - tracker imports nothing else

        click.echo(f"tracker {__version__}")
        ctx.exit()


@click.command(
    cls=Verbs,
    name="tracker",
    subcommand_metavar="VERB …",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.option(
    "--version",
    is_flag=True,
    expose_value=False,
    is_eager=True,
    callback=_show_version,
    help="Show the version and exit.",
)
def tracker() -> None:
    """Show what changed between editions of recurring reports, finding by finding.

    Name an edition by its label (2020) if only one report has it, or in full (kazakhstan@2020);
    kazakhstan@2020~1 is the revision before the latest, 2020~r1 the first. The path of a file works too.
    """


add_common_options(tracker)


def run(arguments: Sequence[str]) -> int:
    """Run one command; gives the exit code.

    Args:
        arguments: what stands after `tracker`.
    """
    session = Session(arguments)
    try:
        if COMPLETION in os.environ:
            tracker.main(list(arguments), prog_name="tracker", complete_var=COMPLETION)
        # Not `main`, which turns Ctrl-C and closed pipes into its own.
        with (
            contextlib.closing(session),
            tracker.make_context("tracker", list(arguments), obj=session) as context,
        ):
            code = tracker.invoke(context)
        sys.stdout.flush()
    except BaseException as error:  # noqa: BLE001 - each kind has its exit code, interrupts too
        from tracker.cli.failing import fail  # noqa: PLC0415 - only where something went wrong

        return fail(error, verbose=session.verbose)
    else:
        return int(code or 0)


GC_THRESHOLDS = (50_000, 20, 100)
"""How seldom cycles are looked for: a comparison makes many small objects and hardly a cycle; at the default
(700, 10, 10) a tenth of its time went into looking."""


def main() -> NoReturn:
    """The program `tracker`."""
    gc.set_threshold(*GC_THRESHOLDS)
    set_up_streams()
    sys.exit(run(sys.argv[1:]))
