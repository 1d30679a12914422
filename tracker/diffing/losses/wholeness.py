"""What is shown as lost or gained, made whole: it ends where a phrase ends, and cuts no enumeration.

A stretch that ends on a word which governs kept words (`the bureau identified`, `they met on May 28 to
draft`, `ten state-funded`) goes on to the end of the phrase where that takes a word or two. Else it goes back
to where its last clause began; where nothing of its own is left, it is not shown. Only where the language's
words are known.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from tracker.diffing.losses.phrases import CONJUNCTIONS, JOINS, STRONG, WEAK, trimmed
from tracker.diffing.passages.sides import QUALIFIER

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tracker.diffing.losses.phrases import Phrase, Reading

LONGEST_END = 3
"""Words that a stretch may take to come to the end of its phrase."""
MOST_SLID = 3
"""Words that a stretch may be moved on by: `nonstate actors` for `actors … nonstate`."""
FEWEST_BEFORE = 3
"""Words before single ones from which they are no items of the list that those begin."""
MOST_CUTS = 24
"""Clauses that are cut off before a stretch is given up: more are no sentence, and take time in square."""
SHARE = 2 / 3
"""Share of the content words of a stretch, and of its last clause, that has no counterpart, counted with what
it took to its end."""
_NEVER_ENDS = frozenset({"of", "to", "that"})
"""Words before which no phrase is complete that took words to its end."""
"""What joins clauses, and items of lists as well."""
_MARK = re.compile(r"[,;:.!?()–—]")
_LETTERS = r"[\w’'\u2011-]*"
_SINGLE = rf"[^\W\d_]{_LETTERS}"
_SERIES = re.compile(rf"[”\"]?,\s+{_SINGLE}(?:,\s+{_SINGLE})*,?\s+(?:{JOINS})\s", re.IGNORECASE)
_ITEMS = re.compile(rf"{_SINGLE}(?:,\s+{_SINGLE})*(?:,\s+(?:{JOINS})\s|,?$)", re.IGNORECASE)
_ITEM_BEFORE = re.compile(rf",\s+[A-Z]{_LETTERS}(?:\s{_SINGLE})?,\s+(?:{JOINS})\s+$")
_LOOK_BACK = 60
"""Characters before a stretch that may hold the item before it."""


class _Stretch(NamedTuple):
    start: int
    end: int


def whole(
    own: Reading, start: int, end: int, limit: int, is_enough: Callable[[Phrase], bool]
) -> tuple[int, int]:
    """Give `text[start:end]` as a whole clause or list item; empty where none is left.

    Args:
        own: The side that it is of.
        start: Where it starts, trimmed.
        end: Where it ends, trimmed.
        limit: Where its finding ends, past which it does not go.
        is_enough: Whether a phrase says enough to be shown.
    """
    lexicon = own.lexicon
    words = own.words(start, end)
    if not lexicon.phrase_starts or not words:
        return start, end
    start = _from_first_item(own, _past_item(own, start, end), end)
    if not own.words(end, limit) or _is_complete(own, start, end):
        return start, end
    shorter = islice(_cut_back(own, start, end), MOST_CUTS)
    for found in (*_slid(own, start, end), *_continued(own, start, end), *shorter):
        first, last = trimmed(own, *found)
        if first < last <= limit and _is_complete(own, first, last) and is_enough(own.phrase(first, last)):
            return first, last
    return start, start


def past_kept(own: Reading, start: int, end: int) -> int:
    """Where a stretch begins behind the words at its start that still stand: `killing | within the prison`.

    Not behind a figure: `16 with the consent of a judge`.
    """
    words, side = own.words(start, end), own.side
    has_content = False
    for k in words:
        if own.missing[k] or side.words[k][0].isdigit():
            break
        if has_content and side.words[k] in own.lexicon.adjunct_starts:
            return side.starts[k]
        has_content |= own.content[k]
    return start


def _gap(own: Reading, k: int) -> str | None:
    """What stands between a word and the next; None at the end."""
    side = own.side
    return side.text[side.ends[k] : side.starts[k + 1]] if k + 1 < len(side.words) else None


def _is_complete(own: Reading, start: int, end: int) -> bool:
    """Whether a stretch ends where a phrase ends."""
    words = own.words(start, end)
    if not words:
        return False
    last = words[-1]
    if _cuts_series(own, start, end):
        return False
    gap = _gap(own, last)
    if gap is None or _MARK.search(gap):
        return True
    following = own.side.words[last + 1]
    if following == "of" or not _may_follow(own, following, gap):
        return False
    return not _governs(own, last)


def _may_follow(own: Reading, word: str, gap: str) -> bool:
    """Whether a word begins another phrase, or is the verb of what stands before it."""
    lexicon = own.lexicon
    is_verb = word in lexicon.auxiliaries or (word.endswith("ed") and "-" not in gap)
    return word in lexicon.phrase_starts or is_verb


def _governs(own: Reading, k: int) -> bool:
    """Whether a word is an adverb, or a verb that has not had its object."""
    word = own.side.words[k]
    if _is_adverb(own, k):
        return True
    return word.endswith("ed") and own.lexicon.auxiliaries.isdisjoint(own.side.words[max(0, k - 2) : k])


def _is_adverb(own: Reading, k: int) -> bool:
    return own.side.words[k].endswith("ly") or own.side.meanings[k].startswith(QUALIFIER)


def _cuts_series(own: Reading, start: int, end: int) -> bool:
    """Whether a stretch ends on the first of some words that make one phrase (`of the old, sick, and …`)."""
    text = own.side.text
    if _SERIES.match(text, end) is None:
        return False
    for mark in (*reversed(list(WEAK.finditer(text, start, end))), None):
        words = own.words(start if mark is None else mark.end(), end)
        if len(words) > 1:
            return len(words) >= FEWEST_BEFORE
        end = end if mark is None else mark.start()
    return False


def _slid(own: Reading, start: int, end: int) -> Iterator[_Stretch]:
    """The stretch moved on, as long as it loses at its start the word that it takes at its end."""
    side = own.side
    words = own.words(start, end)
    first, past = words.start, words.stop
    for _ in range(min(MOST_SLID, len(words) - 1)):
        if past >= len(side.words) or side.words[first] != side.words[past] or _gap(own, past - 1) != " ":
            return
        first, past = first + 1, past + 1
        yield _Stretch(side.starts[first], side.ends[past - 1])


def _continued(own: Reading, start: int, end: int) -> Iterator[_Stretch]:
    """The stretch with the words that it lacks to its phrase's end."""
    side, lexicon = own.side, own.lexicon
    last, clause = own.words(start, end)[-1], start
    if _cuts_series(own, start, end):
        end = _end_of_series(own, end)
    elif _is_adverb(own, last):
        return
    else:
        for k in range(last + 1, min(last + 1 + LONGEST_END, len(side.words))):
            word, before = side.words[k], _gap(own, k - 1)
            if _MARK.search(before or "") or word in lexicon.phrase_starts or word in lexicon.auxiliaries:
                return
            if k == last + 1 and before == " " and (word in lexicon.determiners or word[0].isdigit()):
                return
            gap = _gap(own, k)
            if gap is None or _MARK.search(gap):
                break
            if side.words[k + 1] in lexicon.phrase_starts:
                if side.words[k + 1] in _NEVER_ENDS:
                    return
                break
        else:
            return
        end = side.ends[k]
        clause = _last_clause(own, start, end)
    if all(
        phrase.missing >= SHARE * phrase.content
        for phrase in (own.phrase(start, end), own.phrase(clause, end))
    ):
        yield _Stretch(start, end)


def _last_clause(own: Reading, start: int, end: int) -> int:
    """Where the last clause of a stretch begins: `feared | that the law imposes serious punishment`."""
    clauses = own.lexicon.clause_starts - CONJUNCTIONS
    return next(
        (own.side.starts[k] for k in reversed(own.words(start, end)) if own.side.words[k] in clauses), start
    )


def _end_of_series(own: Reading, end: int) -> int:
    """Where the phrase ends that a series of words makes, or as much of its clause as changed with it."""
    side = own.side
    series = _SERIES.match(side.text, end)
    k = own.words(end, series.end() if series else end).stop
    while k + 1 < len(side.words):
        gap = _gap(own, k) or ""
        if (
            _MARK.search(gap.replace("(", "").replace(")", ""))
            or side.words[k + 1] in own.lexicon.phrase_starts
        ):
            break
        k += 1
    done = side.ends[min(k, len(side.words) - 1)]
    past = next((b for a, b in own.stretches if a < end <= b), done)
    if past <= done:
        return done
    marks = [found.start() for at in (WEAK, STRONG) if (found := at.search(side.text, done, past))]
    return max(done, min(marks, default=past))


def _cut_back(own: Reading, start: int, end: int) -> Iterator[_Stretch]:
    """The stretch as far as its last clause, or the one before, …; else without its last infinitive."""
    side, lexicon = own.side, own.lexicon
    words = own.words(start, end)
    for k in reversed(words[1:]):
        if side.words[k] in lexicon.clause_starts or _MARK.search(_gap(own, k - 1) or ""):
            yield _Stretch(start, side.ends[k - 1])
    for k in reversed(words[1:]):
        if side.words[k] == "to":
            yield _Stretch(start, side.ends[k - 1])
            return


def _from_first_item(own: Reading, start: int, end: int) -> int:
    """The start, or that of the single word before it that its list begins with: `wage, | hour, and …`."""
    first = own.words(start, end).start
    if not first or not _ITEMS.match(own.side.text, start, end):
        return start
    if (_gap(own, first - 1) or "").strip() != ",":
        return start
    before = own.side.starts[first - 1]
    is_gone = own.missing[first - 1] and any(a <= before and end <= b for a, b in own.stretches)
    return before if is_gone else start


def _past_item(own: Reading, start: int, end: int) -> int:
    """The start, past the last item of a list of names that stands before the stretch."""
    side = own.side
    if not side.text[start].isupper() or not _ITEM_BEFORE.search(
        side.text[max(0, start - _LOOK_BACK) : start]
    ):
        return start
    for k in own.words(start, end)[1 : 1 + LONGEST_END]:
        if _MARK.search(_gap(own, k - 1) or ""):
            return start
        if side.words[k] in own.lexicon.phrase_starts:
            return start if side.words[k] == "of" else side.starts[k]
    return start
