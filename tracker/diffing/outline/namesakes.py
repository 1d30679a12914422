"""Which entries of two editions are on one subject, whatever it is called.

They have a name in common, or nearly; or one alone tells of what the other one is named for. Else they say
the same, or what tells the one from the other entries of its edition tells the other one (a country by its
new name, a term that is called otherwise), or one took the other's place and says nearly the same.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from difflib import SequenceMatcher
from itertools import chain
from typing import TYPE_CHECKING, TypeVar

from tracker.diffing.folding.fold import bare
from tracker.diffing.folding.folded import fold_edition
from tracker.diffing.outline.registers import words_with_capitals
from tracker.diffing.passages.names import SAME_SPELLING

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence

    from tracker.diffing.indices import OldNew
    from tracker.diffing.outline.registers import Entry, Name
    from tracker.model import Edition

    Offer = tuple[float, int, int]
    """How good a pair of an old entry and a new one is, and which they are."""

Key = TypeVar("Key", bound="Hashable")

LEAST_PARTICULARS = 3
"""Words that no other entry has, by which one is known under another name …"""
SHORTEST_FIGURE = 3
"""Digits of a figure that is such a word: smaller ones are equal by chance."""
SAME_PARTICULARS = 0.5
"""… and Dice of all such words of the two."""
SAME_IN_PLACE = 0.8
"""Dice of all words of two entries, one of which stands where the other one stood."""
MOST_POSTINGS = 40
"""What more entries without a counterpart have in common is no way to find one."""
SHORTEST_NAME = 6
"""Letters of a name from which on another spelling of it is looked for."""
SAME_WORD = 0.75
"""Letters that each word of the two spellings must share: people of one first name have family names that end
alike (Rakakov, Abdakov). `Dzhakishev` is `Jakishev` by 0.78."""
_STEM = 4
"""Letters that a word of a line has in common with one of the line that took its place."""
_FORM = 3
"""Letters in which spellings of one name begin or end alike."""


def same_subjects(
    old: Edition, new: Edition, entries: Sequence[Entry], others: Sequence[Entry]
) -> dict[int, int]:
    """Entries of one subject: first those of one name, then those of another one."""
    found: dict[int, int] = {}
    _take(found, _by_name(old, new, entries, others))
    _take(found, _by_spelling(entries, others, found))
    _take(found, _by_head(old, new, entries, others, found))
    _take(found, _by_mention(old, new, entries, others, found))
    _take(found, _by_rest(_rests(old, entries), _rests(new, others)))
    said, others_said = _said(old, entries), _said(new, others)
    _take(found, _by_particulars(said, others_said, found))
    _take(found, _in_place(said, others_said, found))
    return found


def _take(found: dict[int, int], offers: Iterable[Offer]) -> None:
    """Add the best pairs in which no entry stands twice."""
    taken = set(found.values())
    for _, a, b in sorted(
        set(offers), key=lambda offer: (-offer[0], sum(offer[1:]), abs(offer[1] - offer[2]))
    ):
        if a not in found and b not in taken:
            found[a] = b
            taken.add(b)


def _by_name(
    old: Edition, new: Edition, entries: Sequence[Entry], others: Sequence[Entry]
) -> Iterator[Offer]:
    """Entries that share a name; the more, the better. One of several sections counts within one."""
    often = _of_several_sections(entries) | _of_several_sections(others)
    keys = [_keys(old, entry, often) for entry in entries]
    others_keys = [_keys(new, entry, often) for entry in others]
    at = _by_key(dict(enumerate(others_keys)))
    shared = Counter((a, b) for a, own in enumerate(keys) for key in own for b in at.get(key, ()))
    for (a, b), times in shared.items():
        yield times + (entries[a].names[0] == others[b].names[0]), a, b


def without_parts(
    old: Edition, new: Edition, entries: Sequence[Entry], others: Sequence[Entry]
) -> tuple[tuple[Entry, ...], tuple[Entry, ...]]:
    """The entries without those of a name of several sections whose own section the other edition has not.

    Such an entry (`Usage: …` of every command) is a part of what its section is on: where that has no
    counterpart of its path, the name tells nothing.
    """
    often = _of_several_sections(entries) | _of_several_sections(others)
    paths = ({_path(edition, entry) for entry in own} for edition, own in ((old, entries), (new, others)))
    both = set.intersection(*paths)
    left, others_left = (
        tuple(entry for entry in own if not often.issuperset(entry.names) or _path(edition, entry) in both)
        for edition, own in ((old, entries), (new, others))
    )
    return left, others_left


def _of_several_sections(entries: Iterable[Entry]) -> frozenset[Name]:
    """The names that entries of several sections have."""
    sections = Counter(
        name for name, _ in {(name, entry.section) for entry in entries for name in entry.names}
    )
    return frozenset(name for name, count in sections.items() if count > 1)


def _keys(edition: Edition, entry: Entry, often: frozenset[Name]) -> list[tuple[Name, Name]]:
    """The names of an entry, those that several sections have with the path of its section."""
    return [(name, _path(edition, entry) if name in often else ()) for name in entry.names]


def _path(edition: Edition, entry: Entry) -> Name:
    return tuple(map(bare, edition.sections[entry.section].path))


def _by_spelling(
    entries: Sequence[Entry], others: Sequence[Entry], found: Mapping[int, int]
) -> Iterator[Offer]:
    """Entries whose names differ in a letter or two, in a word more, or in the order of the words.

    A name of one word is another one where it begins otherwise.
    """
    gone, come = _without(len(entries), found.keys()), _without(len(others), found.values())
    at = _by_key({b: _beginnings(others[b].names[0]) for b in come})
    for a, b in _met(at, {a: _beginnings(entries[a].names[0]) for a in gone}):
        name, other = entries[a].names[0], others[b].names[0]
        if min(len(name), len(other)) > 1 and (set(name) <= set(other) or set(other) <= set(name)):
            yield 1.0, a, b
            continue
        if len(name) == len(other) == 1 and name[0][0] != other[0][0]:
            continue
        one, two = sorted(("".join(name), "".join(other)))
        if min(len(one), len(two)) >= SHORTEST_NAME and not any(map(str.isdigit, one)):
            likeness = _likeness(one, two, least=SAME_SPELLING)
            if likeness and (len(name) != len(other) or _are_alike_by_word(name, other)):
                yield likeness, a, b


def _likeness(one: str, other: str, *, least: float) -> float:
    """How alike two words are spelled; 0 where less than `least`."""
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    ratio = matcher.ratio() if matcher.real_quick_ratio() >= least else 0.0
    return ratio if ratio >= least else 0.0


def _are_alike_by_word(name: Sequence[str], other: Sequence[str]) -> bool:
    """Whether each word of a name may be another spelling of the one in its place."""
    return all(_likeness(*sorted(words), least=SAME_WORD) for words in zip(name, other, strict=True))


def _by_mention(
    old: Edition, new: Edition, entries: Sequence[Entry], others: Sequence[Entry], found: Mapping[int, int]
) -> Iterator[Offer]:
    """Entries of which one alone tells of the other's person: it is known by the day now, or by the place."""
    gone, come = _without(len(entries), found.keys()), _without(len(others), found.values())
    left = {*_telling(entries, gone, new, others), *((a, b) for b, a in _telling(others, come, old, entries))}
    times, others_times = Counter(a for a, _ in left), Counter(b for _, b in left)
    for a, b in left:
        names = entries[a].names[0], others[b].names[0]
        if times[a] == 1 == others_times[b] and max(map(len, names)) > 1 and a in gone and b in come:
            yield 1.0, a, b


def _without(count: int, taken: Iterable[int]) -> list[int]:
    return sorted(set(range(count)).difference(taken))


def _by_rest(rests: Sequence[str], others: Sequence[str]) -> Iterator[Offer]:
    """Entries that say the same of another name, as no other entries do."""
    times, others_times = Counter(rests), Counter(others)
    at = {rest: b for b, rest in enumerate(others) if others_times[rest] == 1}
    for a, rest in enumerate(rests):
        if rest and times[rest] == 1 and rest in at:
            yield 1.0, a, at[rest]


def _rests(edition: Edition, entries: Sequence[Entry]) -> list[str]:
    """What each entry says, folded, without its name."""
    texts = (
        "".join(bare(finding.text) for finding in edition.findings[entry.first : entry.last + 1])
        for entry in entries
    )
    return [text.replace("".join(entry.names[0]), "", 1) for text, entry in zip(texts, entries, strict=True)]


def _by_particulars(
    said: Sequence[frozenset[str]], others: Sequence[frozenset[str]], found: Mapping[int, int]
) -> Iterator[Offer]:
    """Entries that most of what tells them from the others of their edition is told of."""
    times, others_times = Counter(chain.from_iterable(said)), Counter(chain.from_iterable(others))
    mine, theirs = (
        [frozenset(stem for stem in stems if counts[stem] == 1 and _is_particular(stem)) for stems in own]
        for own, counts in ((said, times), (others, others_times))
    )
    gone, come = _without(len(said), found.keys()), _without(len(others), found.values())
    at = _by_key({b: theirs[b] for b in come})
    for a, b in _met(at, {a: mine[a] for a in gone}):
        likeness = _dice(mine[a], theirs[b])
        if likeness >= SAME_PARTICULARS and len(mine[a] & theirs[b]) >= LEAST_PARTICULARS:
            yield likeness, a, b


def _is_particular(stem: str) -> bool:
    return len(stem) >= SHORTEST_FIGURE or not stem.isdecimal()


def _by_head(
    old: Edition, new: Edition, entries: Sequence[Entry], others: Sequence[Entry], found: Mapping[int, int]
) -> Iterator[Offer]:
    """Lines that others stand under, in one place, with a word of their own that begins alike.

    `North` is `Northern region`.
    """
    pairs = list(_between_the_same(len(entries), len(others), found))
    if pairs:
        mine, theirs = _own_beginnings(old, entries), _own_beginnings(new, others)
        yield from ((1.0, a, b) for a, b in pairs if mine[a] & theirs[b])


def _own_beginnings(edition: Edition, entries: Sequence[Entry]) -> list[frozenset[str]]:
    """How the words of each line that others stand under begin, those that no other entry begins with."""
    found = [
        {word[:_STEM] for word in entry.names[0] if len(word) >= _STEM}
        if edition.findings[entry.last].under == entry.title
        else set()
        for entry in entries
    ]
    times = Counter(chain.from_iterable(found))
    return [frozenset(beginning for beginning in each if times[beginning] == 1) for each in found]


def _between_the_same(count: int, others: int, found: Mapping[int, int]) -> Iterator[OldNew]:
    """Entries without a counterpart that stand between the same two, or first, or last."""
    taken = set(found.values())
    for a in range(count):
        b = found.get(a - 1, -1) + 1
        is_between = a not in found and b not in taken and b < others
        is_between = is_between and (a > 0 or b == 0) and (a == 0 or a - 1 in found)
        if is_between and (found.get(a + 1) == b + 1 or (a + 1 == count and b + 1 == others)):
            yield a, b


def _in_place(
    said: Sequence[frozenset[str]], others: Sequence[frozenset[str]], found: Mapping[int, int]
) -> Iterator[Offer]:
    """Entries that say the same between the same two."""
    for a, b in _between_the_same(len(said), len(others), found):
        if (likeness := _dice(said[a], others[b])) >= SAME_IN_PLACE:
            yield likeness, a, b


def _dice(one: frozenset[str], other: frozenset[str]) -> float:
    return 2 * len(one & other) / ((len(one) + len(other)) or 1)


def _beginnings(name: Sequence[str]) -> set[str]:
    """What a name and another spelling of it have in common: a word, its first letters, or its last ones."""
    whole = "".join(name)
    return {*name, whole[:_FORM], whole[-_FORM:]}


def _by_key(keys: Mapping[int, Iterable[Key]]) -> dict[Key, list[int]]:
    """Entries by their keys."""
    at: defaultdict[Key, list[int]] = defaultdict(list)
    for number, own in keys.items():
        for key in own:
            at[key].append(number)
    return dict(at)


def _met(at: Mapping[str, Sequence[int]], keys: Mapping[int, Iterable[str]]) -> Iterator[OldNew]:
    """Entries with those that have one of their keys, if it is not one that very many have."""
    for number, own in keys.items():
        postings = (at.get(key, ()) for key in own)
        found = {other for others in postings if len(others) <= MOST_POSTINGS for other in others}
        yield from ((number, other) for other in sorted(found))


def _said(edition: Edition, entries: Sequence[Entry]) -> list[frozenset[str]]:
    """The stems of each entry."""
    singles = fold_edition(edition).singles
    return [
        frozenset(singles.names[stem] for k in range(entry.first, entry.last + 1) for stem in singles.of[k])
        for entry in entries
    ]


def telling_of_each_other(
    old: Edition, new: Edition, entries: Sequence[Entry], others: Sequence[Entry], same: Mapping[int, int]
) -> Iterator[OldNew]:
    """Entries, one of which has no counterpart, that tell of each other's subjects."""
    gone, come = _without(len(entries), same.keys()), _without(len(others), same.values())
    yield from _telling(entries, gone, new, others)
    yield from ((a, b) for b, a in _telling(others, come, old, entries))


def _telling(
    entries: Sequence[Entry], left: Sequence[int], edition: Edition, others: Sequence[Entry]
) -> Iterator[OldNew]:
    """Each of the entries that are left with those of the other edition that have a name of it."""
    at: defaultdict[str, set[int]] = defaultdict(set)
    for number, entry in enumerate(others if left else ()):
        for word in words_with_capitals(edition, entry):
            at[word].add(number)
    for k in left:
        for name in entries[k].names:
            there = set.intersection(*(at.get(word, set()) for word in name)) if name else set()
            yield from ((k, number) for number in there)
