"""What changed between two passages, word by word, marked as a person would mark it."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from tracker.diffing.folding.fold import bare
from tracker.diffing.folding.tokens import alike, knit, tokens
from tracker.diffing.words.marking import kept_runs

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.diffing.words.matching import Engine
    from tracker.model import WordPiece


class Marking(Enum):
    """What is marked as a change and what passes as typography."""

    EDITOR = "editor"
    """As an editor marks a text: case, the shape of quotes and dashes, and spacing pass; a comma or a hyphen
    put in does not."""
    READER = "reader"
    """As `unchanged` is meant between two editions: punctuation, hyphens and broken words pass as well."""


def diff_words(
    old: str,
    new: str,
    *,
    marking: Marking = Marking.EDITOR,
    language: str = "en",
    engine: Engine | None = None,
) -> list[WordPiece]:
    """Give the pieces `(op, old, new)` that turn `old` into `new`.

    `=` is the same on both sides, `~` different in typography only, `-` stands only in `old`, `+` only in
    `new`. The old parts concatenate to `old`, the new parts to `new`. Words and figures are whole,
    punctuation stands apart, a rewritten clause is one deletion and one insertion. Swapping the sides swaps
    `-` and `+`.

    Args:
        old: The earlier passage.
        new: The later passage.
        marking: How much passes as typography.
        language: ISO 639-1 code, for the words that say little.
        engine: The build of diff-match-patch to use (see `matching`); the fastest there is when None. All
            give the same pieces.
    """
    if old == new:
        return [("=", old, new)] if old else []
    if (len(new), new) < (len(old), old):
        return _mirrored(_compared(new, old, marking, language, engine))
    return _compared(old, new, marking, language, engine)


def _compared(old: str, new: str, marking: Marking, language: str, engine: Engine | None) -> list[WordPiece]:
    strict = marking is Marking.EDITOR
    old_tokens, new_tokens = tokens(old, hyphens=strict), tokens(new, hyphens=strict)
    if not strict:
        old_tokens, new_tokens = knit(old_tokens, new_tokens, old), knit(new_tokens, old_tokens, new)
    pieces = _Pieces(punctuation=strict)
    at_old = at_new = 0
    spans_old, spans_new = old_tokens.spans, new_tokens.spans
    runs = kept_runs(old_tokens.keys, new_tokens.keys, language=language, engine=engine)
    for from_old, from_new, length in runs:
        past_old, past_new = spans_old[from_old][0], spans_new[from_new][0]
        pieces.between(old[at_old:past_old], new[at_new:past_new])
        at_old, at_new = spans_old[from_old + length - 1][1], spans_new[from_new + length - 1][1]
        kept_old, kept_new = old[past_old:at_old], new[past_new:at_new]
        if kept_old == kept_new:
            pieces.same(kept_old, kept_new)
            continue
        here, there = spans_old[from_old : from_old + length], spans_new[from_new : from_new + length]
        for (a, b), (c, d) in zip(here, there, strict=True):
            pieces.same(old[past_old:a], new[past_new:c])
            pieces.same(old[a:b], new[c:d])
            past_old, past_new = b, d
    pieces.between(old[at_old:], new[at_new:])
    return pieces.done()


def _mirrored(pieces: Iterable[WordPiece]) -> list[WordPiece]:
    """The same pieces with the sides swapped, what is gone still before what has come."""
    result: list[WordPiece] = []
    for op, old, new in pieces:
        if op == "+" and result and result[-1][0] == "+":
            result.insert(-1, ("-", new, ""))
        else:
            result.append(({"-": "+", "+": "-"}.get(op, op), new, old))
    return result


class _Pieces:
    """Pieces put together from left to right; neighbours of one sort are made one."""

    def __init__(self, *, punctuation: bool) -> None:
        self._punctuation = punctuation
        self._pieces: list[WordPiece] = []
        self._gone: list[str] = []
        self._come: list[str] = []

    def done(self) -> list[WordPiece]:
        self._close()
        return self._pieces

    def same(self, old: str, new: str) -> None:
        """Add what corresponds: equal, or different in typography only."""
        if old == new:
            self._keep("=", old, new)
        elif bare(old) == bare(new):
            self._keep("~", old, new)
        else:
            self._changed(old, new)

    def between(self, old: str, new: str) -> None:
        """Add what lies between two corresponding words: white space, and what was changed."""
        if old == new or not (old.strip() or new.strip()):
            self.same(old, new)
            return
        lead, trail = _edges(old, new)
        self.same(*lead)
        old_core, new_core = (
            old[len(lead[0]) : len(old) - len(trail[0])],
            new[len(lead[1]) : len(new) - len(trail[1])],
        )
        if alike(old_core, new_core, punctuation=self._punctuation):
            self.same(old_core, new_core)
        else:
            self._changed(old_core, new_core)
        self.same(*trail)

    def _changed(self, old: str, new: str) -> None:
        self._gone.append(old)
        self._come.append(new)

    def _keep(self, op: str, old: str, new: str) -> None:
        if not old and not new:
            return
        if self._gone or self._come:
            self._close()
        if self._pieces and self._pieces[-1][0] == op:
            _, before_old, before_new = self._pieces[-1]
            if op == "=" or bare(before_old + old) == bare(before_new + new):
                self._pieces[-1] = op, before_old + old, before_new + new
                return
        self._pieces.append((op, old, new))

    def _close(self) -> None:
        if gone := "".join(self._gone):
            self._pieces.append(("-", gone, ""))
        if come := "".join(self._come):
            self._pieces.append(("+", "", come))
        self._gone.clear()
        self._come.clear()


def _edges(old: str, new: str) -> tuple[tuple[str, str], tuple[str, str]]:
    """White space before and after a change that belongs to both sides.

    Where one side has words and the other only a blank, the blank is the one before them if it looks the
    same, else the one after.
    """
    (old_lead, old_trail), (new_lead, new_trail) = _blanks(old), _blanks(new)
    if old_trail is not None and new_trail is not None:
        return _both(old_lead, new_lead), _both(old_trail, new_trail)
    if old_trail is None:
        (new_side, old_side) = _edges(new, old)
        return (new_side[1], new_side[0]), (old_side[1], old_side[0])
    if old_lead == new or old_trail != new:
        return (old_lead, new), ("", "")
    return ("", ""), (old_trail, new)


def _both(old: str, new: str) -> tuple[str, str]:
    """White space of both sides, or none: a blank that one side lacks goes with its words."""
    return (old, new) if old and new else ("", "")


def _blanks(text: str) -> tuple[str, str | None]:
    """White space at the beginning and at the end; None for the end where there is nothing else."""
    lead = text[: len(text) - len(text.lstrip())]
    return (lead, None) if lead == text else (lead, text[len(text.rstrip()) :])
