"""Lines of styled pieces: joined for plain text, coloured for a terminal."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


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


SHORT_HASH = 12
"""Digits of a hash that people compare by eye; data has all."""

_WORD = re.compile(r"\S+\s*|^\s+")

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
    """Columns left free before it."""
    hang: int
    """Columns left free besides where it goes on in a further row."""

    def __init__(self, *pieces: Piece, indent: int = 0, hang: int = 0) -> None:
        object.__setattr__(self, "pieces", pieces)
        object.__setattr__(self, "indent", indent)
        object.__setattr__(self, "hang", hang)

    def __str__(self) -> str:
        return (" " * self.indent + "".join(piece.text for piece in self.pieces)).rstrip()


def plain(lines: Iterable[Line]) -> str:
    """The lines as text, none wrapped, so that `grep` finds what stands on one line."""
    return "".join(f"{line}\n" for line in lines)


def for_terminal(lines: Iterable[Line], *, width: int, colour: bool) -> Iterator[str]:
    """The rows of a terminal, made as they are asked for, each with its line end.

    Args:
        lines: what is shown.
        width: columns at which lines are wrapped.
        colour: put in the codes that colour them.
    """
    # rich costs a tenth of a second to import, which what goes into a pipe need not pay. Its styles are
    # used, not its console, which takes three seconds for the changes of two yearly reports.
    from rich.color import ColorSystem  # noqa: PLC0415
    from rich.style import Style as Rich  # noqa: PLC0415

    styles = {style: Rich.parse(style.value) for style in Style}
    for line in lines:
        indent = " " * line.indent
        room = max(width - line.indent - line.hang, _LEAST_WIDTH)
        for row in _wrapped(line.pieces, room, first=room + line.hang):
            shown = "".join(
                styles[piece.style].render(piece.text, color_system=ColorSystem.STANDARD)
                if colour and piece.style is not Style.PLAIN
                else piece.text
                for piece in row
            )
            yield f"{indent}{shown}".rstrip() + "\n"
            indent = " " * (line.indent + line.hang)


def _wrapped(pieces: Sequence[Piece], width: int, first: int) -> Iterator[list[Piece]]:
    """The pieces cut into rows of at most `width` columns, the first of `first`.

    The blanks at which they are cut are dropped.
    """
    text = "".join(piece.text for piece in pieces)
    bounds = [0, *_breaks(text, width, first), len(text)]
    at, row = 0, list(pieces)
    for start, end in itertools.pairwise(bounds):
        stop = start + len(text[start:end].rstrip())
        taken: list[Piece] = []
        while row and at < end:
            piece = row.pop(0)
            inside = piece.text[: end - at]
            visible = inside[: max(0, stop - at)]
            if visible:
                taken.append(Piece(visible, piece.style))
            if len(inside) < len(piece.text):
                row.insert(0, Piece(piece.text[len(inside) :], piece.style))
            at += len(inside)
        yield taken


def _breaks(text: str, width: int, first: int) -> Iterator[int]:
    """Where the rows after the first begin: at words; within one that is longer than a row."""
    column = width - first
    for found in _WORD.finditer(text):
        word = found[0]
        size = _columns(word.rstrip())
        if found.start() and column + size > width:
            yield found.start()
            column = 0
        if size <= width:
            column += _columns(word)
            continue
        for offset, letter in enumerate(word):
            taken = _columns(letter)
            if (found.start() or offset) and column + taken > width and not letter.isspace():
                yield found.start() + offset
                column = 0
            column += taken


def _columns(text: str) -> int:
    """How many columns a terminal takes for it: two for East Asian letters, none for combining ones."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len  # noqa: PLC0415 - see `for_terminal`

    return cell_len(text)
