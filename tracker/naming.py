"""Names as people write them: their natural order, and the nearest one to a name that is unknown."""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

NEAR = 0.5
"""Least similarity (difflib's ratio) of a name worth suggesting: `2032` for `2023`, `kasachstan` for
`kazakhstan`; below it suggestions look random."""

MISTYPED = 0.8
"""The same of one that was meant by a name that may be a new one: `nroway` for `norway`, not `sweden`."""

LISTED = 12
"""How many known names a message lists before it only counts them."""


def natural_key(name: str) -> tuple[tuple[int, int, str], ...]:
    """Sorts names with numbers in them by the numbers: `Q2 2023` before `Q10 2023`."""
    return tuple(
        (0, int(piece), "") if piece.isdecimal() else (1, 0, piece.casefold())
        for piece in re.split(r"(\d+)", name)
        if piece
    )


def counted(number: int, noun: str) -> str:
    """Write a number with its noun, thousands parted: `1 finding`, `1,037 findings`."""
    return f"{number:,} {noun}" + ("" if number == 1 else "s")


def listed(names: Sequence[str], words: Callable[..., str] = str.format, *, most: int | None = None) -> str:
    """Write `a, b and c`; `a, b and 7 more` where there are more than `most`.

    Args:
        names: what is listed.
        words: put values into a phrase, in the language of the reader.
        most: how many are named; None for all.
    """
    if most and len(names) > most:
        left = len(names) - most + 1
        return words("{names} and {left} more", names=", ".join(names[: most - 1]), left=left)
    if len(names) < 2:  # noqa: PLR2004 - one name, or none
        return "".join(names)
    return words("{names} and {last}", names=", ".join(names[:-1]), last=names[-1])


def command_line(*words: str) -> str:
    """Write a command of the program as it is typed into a shell: `tracker show 'norway@Spring 2023'`."""
    return " ".join(["tracker", *map(_quoted, words)])


def _quoted(word: str) -> str:
    """Quote a word where a shell needs it; within a word `~` means nothing to one."""
    shown = file_name(word)
    if shown != word:
        return "$'" + shown.replace("'", r"\'") + "'"
    plain = word.replace("~", "") if not word.startswith("~") else word
    return word if shlex.quote(plain) == plain else shlex.quote(word)


def path_from(root: Path, path: Path) -> str:
    """Name a file by its path: from the folder `root`, where it is inside, else in full."""
    absolute, base = path.absolute(), root.absolute()
    return absolute.relative_to(base).as_posix() if absolute.is_relative_to(base) else str(absolute)


_UNWRITABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
"""Controls, other ends of lines, and what stands for bytes that are no UTF-8."""

_BYTES = range(0xDC80, 0xDD00)
"""What bytes that are no UTF-8 come as (PEP 383): `\\xe9` as U+DCE9."""


def file_name(path: str | Path) -> str:
    r"""Write a file's name on one line and as UTF-8, whatever bytes it has: `li\ne.txt`, `r\xe9sum\xe9.txt`.

    A name that needs this has its own backslashes doubled, so that nothing is lost.
    """
    name = str(path)
    if not _UNWRITABLE.search(name):
        return name
    return _UNWRITABLE.sub(_escaped, name.replace("\\", "\\\\"))


def _escaped(match: re.Match[str]) -> str:
    code = ord(match[0])
    if match[0] in "\n\r\t":
        return {"\n": r"\n", "\r": r"\r", "\t": r"\t"}[match[0]]
    if code in _BYTES:
        return f"\\x{code & 0xFF:02x}"
    return f"\\u{code:04x}"


def nearest(
    name: str, known: Iterable[str], *, core: Callable[[str], str] = str, least: float = NEAR
) -> str | None:
    """The known name that is most like `name`, if one is.

    Args:
        name: what was typed.
        known: the names there are.
        core: the part of a known name that is compared with `name`.
        least: how alike it must be.
    """
    import difflib  # noqa: PLC0415 - only where a name is unknown

    cores = {core(each).casefold(): each for each in reversed(list(known))}
    near = difflib.get_close_matches(name.casefold(), cores, n=1, cutoff=least)
    return cores[near[0]] if near else None


def known_names(name: str, known: Iterable[str], *, core: Callable[[str], str] = str) -> str:
    """For a message about the unknown `name`: the nearest known one, and which there are.

    Args:
        name: what was typed.
        known: the names there are.
        core: the part of a known name that is compared with `name`.
    """
    names: Sequence[str] = list(known)
    if not names:
        return "there are none yet"
    near = nearest(name, names, core=core)
    hint = f"did you mean {near}? " if near else ""
    shown = ", ".join(names[:LISTED])
    more = f" and {len(names) - LISTED} more" if len(names) > LISTED else ""
    return f"{hint}there are: {shown}{more}"
