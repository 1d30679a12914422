"""What every verb has: `--workspace`, `--verbose`, before or after the verb."""

from __future__ import annotations

from functools import update_wrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tracker.cli.session import Session

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence


class Verb(click.Command):
    """A command that also takes the common options."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.context_settings.setdefault("help_option_names", ["-h", "--help"])
        add_common_options(self)


class VerbGroup(click.Group):
    """A verb that has verbs of its own; it takes the common options too."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.context_settings.setdefault("help_option_names", ["-h", "--help"])
        add_common_options(self)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does, but naming the nearest verb to one that does not exist."""
        refuse_unknown(ctx, args, self.commands)
        return super().resolve_command(ctx, args)


_OTHERWISE = {"help": "--help", "compare": "diff"}
"""What other programs call a verb, where no letters are alike."""


def refuse_unknown(ctx: click.Context, args: Sequence[str], verbs: Collection[str]) -> None:
    """Refuse a verb that does not exist, naming the one that was meant.

    Raises:
        UsageError: the first of `args` is none of `verbs`.
    """
    if not args or args[0] in verbs or args[0].startswith("-"):
        return
    import difflib  # noqa: PLC0415 - only where a verb is unknown

    if ctx.parent is None and Path(args[0]).is_file():
        from tracker.naming import command_line  # noqa: PLC0415 - the same

        meant = command_line("diff" if len(args) > 1 else "show", *args)
        ctx.fail(f"no verb {args[0]!r}; did you mean `{meant}`?")
    other = _OTHERWISE.get(args[0])
    near = [other] if other in {"--help", *verbs} else difflib.get_close_matches(args[0], verbs, n=1)
    ctx.fail(f"no verb {args[0]!r}" + (f"; did you mean {near[0]!r}?" if near else ""))


def verb(name: str) -> Callable[[Callable[..., Any]], click.Command]:
    """Make a function the command `name`; an `int` that it returns is the exit code."""
    return click.command(name, cls=Verb)


def add_common_options(command: click.Command) -> None:
    """Give `command` the options that set up the session."""
    command.params += [
        click.Option(
            ["--workspace"],
            type=click.Path(path_type=Path),
            metavar="DIR",
            expose_value=False,
            callback=_set_workspace,
            help="The folder with tracker.toml (default: the nearest one upward).",
        ),
        click.Option(
            ["-v", "--verbose"],
            is_flag=True,
            expose_value=False,
            callback=_set_verbose,
            help="Show the traceback of an error.",
        ),
    ]


def _set_workspace(ctx: click.Context, _: click.Parameter, value: Path | None) -> None:
    if value is not None:
        ctx.ensure_object(Session).named = value


def _set_verbose(ctx: click.Context, _: click.Parameter, value: bool) -> None:
    if value:
        ctx.ensure_object(Session).verbose = True


with_session = click.make_pass_decorator(Session)
"""Gives the function of a verb its `Session` as the first argument."""


def with_reading_session(function: Callable[..., Any]) -> Callable[..., Any]:
    """As `with_session`, for a verb that need not store anything, which a full disk does not hinder."""

    def reading(session: Session, *args: Any, **kwargs: Any) -> Any:
        session.only_reads = True
        return function(session, *args, **kwargs)

    return with_session(update_wrapper(reading, function))
