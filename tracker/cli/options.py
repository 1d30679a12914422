"""Options that several verbs share."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tracker.cli.session import Session
from tracker.errors import NotFoundError
from tracker.naming import file_name

if TYPE_CHECKING:
    from collections.abc import Callable
    from enum import StrEnum

_UNITS = {"": 1, "k": 10**3, "m": 10**6, "g": 10**9}
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
"""Controls, ends of lines, and what turns the direction of writing round."""
_SPAN = re.compile(r"(\d{1,9})(?: ?[-\u2013] ?(\d{1,9}))?", re.ASCII)
_SIZE = re.compile(r"(\d+) ?([kmg]?)b?", re.IGNORECASE)


STORED_NUMBER = click.IntRange(1, 2**63 - 1)
"""Of what is stored: greater ones SQLite cannot even be asked for."""
STORED_NUMBER.name = "number"  # messages name what was expected by it


def one_of(values: type[StrEnum]) -> click.Choice[str]:
    """The values of an enumeration, as they stand in data and in tracker.toml."""
    return click.Choice([each.value for each in values])


class Rows(click.ParamType[tuple[tuple[int, int], ...]]):
    """Numbers of rows: `3`, `3,7-9`."""

    name = "rows"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[tuple[int, int], ...]:
        """The first and the last row of each span that `value` says."""
        found = [_SPAN.fullmatch(each.strip()) for each in str(value).split(",")]
        spans = tuple((int(each[1]), int(each[2] or each[1])) for each in found if each)
        if len(spans) < len(found) or any(first > last for first, last in spans):
            self.fail(f"{value!r} is no row; say 3 or 3,7-9", param, ctx)
        return spans


text_or_json = click.option("--format", "format_name", type=click.Choice(["text", "json"]), default="text")


class Size(click.ParamType[int]):
    """A number of bytes: `200MB`, `64k`, `1000000`; a megabyte is a million of them."""

    name = "size"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number of bytes that `value` says."""
        found = _SIZE.fullmatch(str(value).strip())
        if not found:
            self.fail(f"{value!r} is no size; say 200MB or a number of bytes", param, ctx)
        return int(found[1]) * _UNITS[found[2].lower()]


class Text(click.ParamType[str]):
    """Words; an option with nothing in it is a slip, such as a variable of a script that was never set."""

    name = "text"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The words as they are."""
        words = str(value)
        if not words.strip():
            self.fail("nothing is in it", param, ctx)
        if _UNSEEN.search(words):
            shown = file_name(words)
            self.fail(f"{shown!r}: a line break or a sign that cannot be seen is in it", param, ctx)
        return words


class EditionFile(click.ParamType[Path]):
    """The path of an edition's file."""

    name = "path"

    def convert(
        self,
        value: Any,
        param: click.Parameter | None,  # noqa: ARG002 - click's signature
        ctx: click.Context | None,  # noqa: ARG002 - the same
    ) -> Path:
        """The path that `value` is.

        Raises:
            NotFoundError: it is an address.
        """
        if str(value).startswith(("http://", "https://")):
            from tracker.sources.shown import shown_address  # noqa: PLC0415 - beside its one use

            raise NotFoundError(
                f"{shown_address(str(value))}: an address, not a file; `tracker preview` shows what would be"
                " read of it, and as a source in tracker.toml it is checked"
            )
        return Path(value)


class Date(click.ParamType[date]):
    """A day: `2024-04-22`."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day that `value` says."""
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value!r} is no date such as 2024-04-22", param, ctx)


class Language(click.ParamType[str]):
    """A language by its ISO 639-1 code: `es`."""

    name = "language"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The code that `value` is."""
        from tracker.config.languages import language_code  # noqa: PLC0415 - most runs name none

        try:
            return language_code(str(value))
        except ValueError as error:
            self.fail(str(error), param, ctx)


def _set_max_size(ctx: click.Context, _: click.Parameter, value: int | None) -> None:
    if value is not None:
        ctx.ensure_object(Session).max_bytes = value


max_size_option = click.option(
    "--max-size",
    type=Size(),
    metavar="SIZE",
    expose_value=False,
    callback=_set_max_size,
    help="Refuse larger files (default: 50MB).",
)

language_option = click.option(
    "--language",
    type=Language(),
    metavar="CODE",
    help="Language of the files, such as es (default: that of the report, else en).",
)


def edition_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """What goes with naming editions or files: `--language`, `--max-size`."""
    return language_option(max_size_option(function))
