from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tracker.rendering.styled import Line, Piece, Style, for_terminal, plain

PIECES = st.lists(st.builds(Piece, st.text(st.characters(exclude_categories=["C"])), st.sampled_from(Style)))


def test_plain_lines_are_not_wrapped() -> None:
    """What goes into a pipe can be searched by line."""
    assert "  ab cd\n\n" == plain([Line(Piece("ab "), Piece("cd", Style.NEW), indent=2), Line()])


def test_rows_keep_the_indent() -> None:
    """A passage stays a block."""
    line = Line(Piece("one two three four five six seven"), indent=4)

    assert ["    one two three four\n", "    five six seven\n"] == list(
        for_terminal([line], width=24, colour=False)
    )


def test_styles_are_codes_where_colour_is_wanted() -> None:
    """And no code stands there where it is not."""
    line = Line(Piece("old", Style.OLD), Piece(" same"))

    assert ["\x1b[9;31mold\x1b[0m same\n"] == list(for_terminal([line], width=40, colour=True))
    assert ["old same\n"] == list(for_terminal([line], width=40, colour=False))


@given(pieces=PIECES, width=st.integers(20, 60), indent=st.integers(0, 6))
def test_wrapping_loses_nothing(pieces: list[Piece], width: int, indent: int) -> None:
    """All but blanks is there, in order, in rows no wider than the terminal."""
    line = Line(*pieces, indent=indent)

    rows = list(for_terminal([line], width=width + indent, colour=False))

    assert re.sub(r"\s", "", str(line)) == re.sub(r"\s", "", "".join(rows))
    assert all(cell_len(row.rstrip("\n")) <= width + indent for row in rows)
