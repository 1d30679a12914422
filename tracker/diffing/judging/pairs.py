"""Two linked passages made ready for judging: which of their words changed, and which are kept all the same.

A word is *changed* where it stands in a deletion or an insertion, and *kept* where it is not changed or a
word of the same meaning is among the other side's changed ones (moved, another tense, another form).
Changes that only words without a claim part make up one *edit*.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import compress, count
from typing import TYPE_CHECKING

from tracker.diffing.folding.roots import FORM_ROOT, are_forms
from tracker.diffing.lexicon import lexicon_of
from tracker.diffing.passages.sides import NOT, QUALIFIER, URL, Side, read_side

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tracker.diffing.lexicon import Lexicon, Phrases
    from tracker.model import WordPiece

MOST_FORMS = 200
"""Words left over on one side up to which each is held against the other side's; more are another text."""
_ENDING = 2, 5
"""Letters that two forms of one word may end differently in: -e/-ing, -y/-ies, -/-ation."""
LONGEST_PASSAGE = 6_000
"""Characters of a passage up to which it is read word by word; the longest sentence of the seeds has 1,500,
and reading takes time by values times values."""
LONG_WORD = 6
"""Letters of a word from which another spelling of it is looked for: short ones may be other words."""


@dataclass(slots=True)
class Pair:
    """Two linked passages."""

    old: Side
    new: Side
    lexicon: Lexicon
    residue: tuple[int, int]
    """Number of changed words on either side that carry a claim and are not kept."""
    addresses: tuple[frozenset[str], frozenset[str]]
    """Web addresses that stand on one side alone."""
    partners: tuple[dict[int, int], dict[int, int]]
    """Each unchanged word to its place on the other side: of the old words, of the new ones."""

    def mirrored(self) -> Pair:
        """The same with the sides swapped."""
        return Pair(
            self.new, self.old, self.lexicon, self.residue[::-1], self.addresses[::-1], self.partners[::-1]
        )


def read_pair(
    old_text: str,
    new_text: str,
    pieces: Sequence[WordPiece],
    *,
    language: str = "en",
    abbreviations: Phrases | None = None,
) -> Pair:
    """Read two passages and what `diff_words` made of them.

    Args:
        old_text: the old findings' texts joined by one blank.
        new_text: the new findings' texts joined by one blank.
        pieces: `diff_words(old_text, new_text)`.
        language: ISO 639-1 code.
        abbreviations: as the two editions introduce them (`Abbreviations.within`).
    """
    global _last  # noqa: PLW0603 - the signals, the kind and the outcome of one pair are asked for in turn
    key = (old_text, new_text, language)
    if _last is not None and _last[0] == key and _last[1] is pieces and _last[2] is abbreviations:
        return _last[3]
    lexicon = lexicon_of(language)
    old = read_side(old_text, lexicon, abbreviations)
    new = read_side(new_text, lexicon, abbreviations)
    partners = _mark(old, new, pieces)
    _deny_by_nought(old, new, lexicon)
    _deny_by_nought(new, old, lexicon)
    for side in (old, new):
        _keep_introduced(side)
    residue = _cancel(old, new, lexicon)
    addresses = _addresses(old_text), _addresses(new_text)
    lone = addresses[0] - addresses[1], addresses[1] - addresses[0]
    pair = Pair(old, new, lexicon, residue, lone, partners)
    _last = (key, pieces, abbreviations, pair)
    return pair


_last: tuple[tuple[str, str, str], Sequence[WordPiece], Phrases | None, Pair] | None = None


def last_pieces(old_text: str, new_text: str) -> Sequence[WordPiece] | None:
    """Give the pieces of the pair that was read last, if it is this one."""
    return _last[1] if _last is not None and _last[0][:2] == (old_text, new_text) else None


def is_too_long(old_text: str, new_text: str) -> bool:
    """Tell whether a passage is no sentence at all (a megabyte without a full stop)."""
    return max(len(old_text), len(new_text)) > LONGEST_PASSAGE


def _addresses(text: str) -> frozenset[str]:
    if "www." not in text and "http" not in text:
        return frozenset()
    return frozenset(
        match[0].rstrip("./,;)").removeprefix("https://").removeprefix("http://").removeprefix("www.")
        for match in URL.finditer(text)
    )


def _mark(old: Side, new: Side, pieces: Sequence[WordPiece]) -> tuple[dict[int, int], dict[int, int]]:
    """Set `changed` and `edits` from the pieces; give each unchanged word its place on the other side."""
    edit, is_open = -1, False
    old_end = new_end = 0
    a = b = 0
    partners: dict[int, int] = {}
    for op, old_part, new_part in pieces:
        is_change = op not in "=~"
        reached = is_change and _word_over(old, old_end, a), is_change and _word_over(new, new_end, b)
        old_end += len(old_part)
        new_end += len(new_part)
        past_a = bisect_left(old.starts, old_end, a) if old_part else a
        past_b = bisect_left(new.starts, new_end, b) if new_part else b
        if not is_change:
            is_open = is_open and not (any(old.meanings[a:past_a]) or any(new.meanings[b:past_b]))
            if past_a - a == past_b - b:
                partners.update(zip(range(a, past_a), range(b, past_b), strict=True))
        elif a < past_a or b < past_b or any(reached):
            edit, is_open = edit + (not is_open), True
            _set(old, a - reached[0], past_a, edit)
            _set(new, b - reached[1], past_b, edit)
            if any(reached):
                _part(old, new, partners, edit)
        a, b = past_a, past_b
    _mark_whole_verbs(old, new, partners)
    _mark_whole_phrases(old, new, partners)
    mirrored = dict(zip(partners.values(), partners, strict=True))
    _mark_whole_verbs(new, old, mirrored)
    _mark_whole_phrases(new, old, mirrored)
    _mark_whole_phrases(old, new, partners)  # what the other side's phrases have just changed
    return partners, mirrored


def _word_over(side: Side, at: int, past: int) -> bool:
    """Tell whether the last word before word `past` goes on behind character `at`: `1 | 250`."""
    return past > 0 and side.ends[past - 1] > at


def _part(old: Side, new: Side, partners: dict[int, int], edit: int) -> None:
    """Let the other side of a word that an edit reached into change too."""
    for k, j in [pair for pair in partners.items() if old.changed[pair[0]] or new.changed[pair[1]]]:
        del partners[k]
        for side, at in ((old, k), (new, j)):
            if not side.changed[at]:
                _set(side, at, at + 1, edit)


def _deny_by_nought(side: Side, other: Side, lexicon: Lexicon) -> None:
    """Let `zero reports` deny as `no reports` does where no figure stands in its place."""
    figures = lexicon.figures
    if figures.noughts.isdisjoint(side.words):
        return
    for k in [k for k in compress(count(), side.changed) if side.words[k] in figures.noughts]:
        following = side.words[k + 1] if k + 1 < len(side.words) else ""
        there = [word for word, edit in zip(other.words, other.edits, strict=True) if edit == side.edits[k]]
        if not following.isalpha() or following in figures.value_words:
            continue
        if not any(word[0].isdecimal() or word in figures.numbers for word in there):
            side.meanings[k] = NOT


def _set(side: Side, first: int, past: int, edit: int) -> None:
    side.changed[first:past] = [True] * (past - first)
    side.edits[first:past] = [edit] * (past - first)


def _mark_whole_phrases(side: Side, other: Side, partners: Mapping[int, int]) -> None:
    """Let a phrase of which a word changed, and what stands in its place, change too (`most of`, `most`)."""
    for first, past in side.phrases:
        if True not in (changed := side.changed[first:past]) or all(changed):
            continue
        edit = side.edits[first + changed.index(True)]
        for k in range(first, past):
            if not side.changed[k]:
                _set(side, k, k + 1, edit)
                if k in partners:
                    _set(other, partners[k], partners[k] + 1, edit)


def _mark_whole_verbs(side: Side, other: Side, partners: Mapping[int, int]) -> None:
    """Let a verb of which only the particle changed change with it: `nahm zu`, `nahm ab`."""
    for verb, particle in side.parted:
        if side.changed[particle] and not side.changed[verb]:
            edit = side.edits[particle]
            _set(side, verb, verb + 1, edit)
            if verb in partners:
                _set(other, partners[verb], partners[verb] + 1, edit)


def _keep_introduced(side: Side) -> None:
    """Let an abbreviation that stayed mean what the name means that was put before it or left out."""
    for name, abbreviation in side.introduced:
        if side.changed[name] and not side.changed[abbreviation]:
            side.meanings[abbreviation], side.meanings[name] = side.meanings[name], ""


def _cancel(old: Side, new: Side, lexicon: Lexicon) -> tuple[int, int]:
    """Set `kept`; give the number of claiming words left on either side."""
    sides = old, new
    claiming = [[k for k in compress(count(), side.changed) if side.meanings[k]] for side in sides]
    meanings = [[side.meanings[k] for k in words] for side, words in zip(sides, claiming, strict=True)]
    for side, words, own, there in zip(sides, claiming, meanings, reversed(meanings), strict=True):
        spare = {} if set(own).isdisjoint(there) else Counter(there)
        for k, meaning in zip(words, own, strict=True):
            if spare.get(meaning, 0) > 0:
                spare[meaning] -= 1
            else:
                side.kept[k] = False
                side.lone.append(k)
    if old.lone and new.lone and _keep_forms(old, new, lexicon):
        for side in sides:
            side.lone = [k for k in side.lone if not side.kept[k]]
    return len(old.lone), len(new.lone)


def _keep_forms(old: Side, new: Side, lexicon: Lexicon) -> int:
    """Keep words of one stem although their meanings differ (`alleges`, `alleged`); give how many.

    The first word of a phrase (`almost never`) is no such word, nor is a verb that is parted.
    """
    starts = [
        {first for first, past in side.phrases if past - first > 1} | {verb for verb, _ in side.parted}
        for side in (old, new)
    ]
    single = [k for k in new.lone if k not in starts[1]]
    if len(single) > MOST_FORMS:
        return 0
    waiting = defaultdict(list)
    for k in single:
        waiting[new.words[k][0]].append(k)
    found = 0
    for k in old.lone:
        word = old.words[k]
        if word[0] not in waiting or not word[0].isalpha() or k in starts[0]:
            continue
        for other in waiting[word[0]]:
            if old.meanings[k][:1] == new.meanings[other][:1] == QUALIFIER:
                continue  # `debe`, `debería`
            if _is_one_word(word, new.words[other], lexicon.language) or _is_spelled_otherwise(
                word, new.words[other], lexicon
            ):
                old.kept[k] = new.kept[other] = True
                waiting[word[0]].remove(other)
                found += 1
                break
    return found


def _is_spelled_otherwise(one: str, other: str, lexicon: Lexicon) -> bool:
    """Tell whether two words of one initial are one in two spellings."""
    if max(len(one), len(other)) < LONG_WORD:
        return False
    for letters, others in lexicon.spellings:
        one, other = one.replace(letters, others), other.replace(letters, others)
    return one == other


def _is_one_word(one: str, other: str, language: str) -> bool:
    """Tell whether two words are forms of one: in English by their endings, else by their letters."""
    if language == "en":
        return are_forms(one, other)
    if one[:FORM_ROOT] != other[:FORM_ROOT] or len(one) < FORM_ROOT or len(other) < FORM_ROOT:
        return False
    short, long = sorted((one, other), key=len)
    shared = next((k for k, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return len(short) - shared <= _ENDING[0] and len(long) - shared <= _ENDING[1]
