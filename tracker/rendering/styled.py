"""Lines of styled pieces: joined for plain text, coloured for a terminal."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.text import Text


class Style(StrEnum):
    """What a piece is; the value is how rich shows it.

    Blue and orange-yellow stand apart for all common kinds of colour blindness; red and green do not, so
    they are only used together with strike-through and underline.
    """

    PLAIN = "none"
    DIM = "dim"
    STRONG = "bold"
    HEADING = "bold underline"
    OLD = "red strike"
    NEW = "green underline"
    OLD_KIND = "red"
    NEW_KIND = "green"
    UPDATED = "blue"
    REWORDED = "yellow"


_LEAST_WIDTH = 20
"""Columns for text where the indent leaves hardly any."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Text of one style."""

    text: str
    style: Style = Style.PLAIN


@dataclass(frozen=True, slots=True, init=False)
class Line:
    """A line that a terminal wraps where it must, keeping the indent."""

    pieces: tuple[Piece, ...]
    indent: int

    def __init__(self, *pieces: Piece, indent: int = 0) -> None:
        object.__setattr__(self, "pieces", pieces)
        object.__setattr__(self, "indent", indent)

    def __str__(self) -> str:
        return (" " * self.indent + "".join(piece.text for piece in self.pieces)).rstrip()


def plain(lines: Iterable[Line]) -> str:
    """The lines as text, none wrapped, so that `grep` finds what stands on one line."""
    return "".join(f"{line}\n" for line in lines)


def for_terminal(lines: Iterable[Line], *, width: int, colour: bool) -> str:
    """The lines wrapped at `width`, with the codes that colour them if `colour` is wanted."""
    # rich costs a tenth of a second to import, which what goes into a pipe need not pay.
    from io import StringIO  # noqa: PLC0415

    from rich.console import Console  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    out = StringIO()
    console = Console(
        file=out,
        width=width,
        force_terminal=colour,
        color_system="standard" if colour else None,
        highlight=False,
        markup=False,
        emoji=False,
    )
    for line in lines:
        for row in _as_text(line).wrap(console, max(width - line.indent, _LEAST_WIDTH)):
            row.rstrip()
            console.print(Text(" " * line.indent) + row, soft_wrap=True)
    return out.getvalue()


def _as_text(line: Line) -> Text:
    from rich.text import Text  # noqa: PLC0415

    return Text.assemble(*((piece.text, str(piece.style)) for piece in line.pieces))
