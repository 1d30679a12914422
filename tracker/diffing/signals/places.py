"""Names and actors that changed places: `Lee sued Holm`, `Holm sued Lee`. That is another claim.

The items of a list in another order, what moved with its phrase and what was put into the passive are none.
"""

from __future__ import annotations

from collections import Counter
from itertools import compress, pairwise
from typing import TYPE_CHECKING

from tracker.diffing.claims.exchanges import is_exchanged
from tracker.diffing.claims.turns import JOINING, is_turned
from tracker.diffing.folding.fold import bare
from tracker.diffing.lexicon import is_noun_of
from tracker.diffing.passages.capitals import is_capital
from tracker.diffing.passages.names import names_of
from tracker.model import Signal, SignalType

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tracker.diffing.judging.pairs import Pair
    from tracker.diffing.lexicon import Lexicon
    from tracker.diffing.passages.sides import Side
    from tracker.diffing.passages.sources import Source

    _Place = tuple[int, int]
    """The first word of a name and the last one."""
    _Words = tuple[str, ...]

MOST_OTHER_WORDS = 2
"""Claiming words that went, or came: with more of them it is told otherwise, and in another order."""
BETWEEN = " … "
"""Between names that do not stand together."""


def changed_places(pair: Pair, sources: tuple[Sequence[Source], Sequence[Source]]) -> list[Signal]:
    """Give one signal of all names and actors that changed places; none where none did.

    Args:
        pair: the two passages.
        sources: who reports in either. What they report on both sides may stand in another order.
    """
    lexicon = pair.lexicon
    if max(pair.residue) > MOST_OTHER_WORDS:
        return []
    if not (_has_moved(pair.old, lexicon) and _has_moved(pair.new, lexicon)):
        return []
    known = {
        (*side.words[name.first : name.last + 1],)
        for side in (pair.old, pair.new)
        for name in (names_of(side, lexicon) if lexicon.names else ())
    }
    known |= {(word,) for word in pair.old.words if is_noun_of(word, lexicon.actors)}
    sides = [
        (side, [place for place in _places(side, known) if place[0] not in reporting])
        for side, reporting in zip((pair.old, pair.new), _reporting_on_both(*sources), strict=True)
    ]
    times = [Counter(_words(side, places)) for side, places in sides]
    kept = {name for name, count in times[0].items() if times[1][name] == count}
    stood = [(side, [place for place in places if _name(side, place) in kept]) for side, places in sides]
    (old, before), (new, after) = stood
    turned = [k for k in range(len(before)) if _name(old, before[k]) != _name(new, after[k])]
    if not turned or all(
        _is_list(side, places[turned[0] : turned[-1] + 1], lexicon) for side, places in stood
    ):
        return []
    if not (is_exchanged(pair) or is_turned(pair)):
        return []
    are_names = all(is_capital(old, before[k][0]) for k in turned if before[k][0])
    printed = [BETWEEN.join(side.printed(*places[k]) for k in turned) for side, places in stood]
    return [Signal(SignalType.NAME if are_names else SignalType.ACTOR, *printed)]


def _has_moved(side: Side, lexicon: Lexicon) -> bool:
    """Whether a name or an actor stands elsewhere on the other side."""
    return any(
        side.kept[k]
        and ((lexicon.names and is_capital(side, k)) or is_noun_of(side.words[k], lexicon.actors))
        for k in compress(range(len(side.words)), side.changed)
    )


def _reporting_on_both(old: Sequence[Source], new: Sequence[Source]) -> Iterator[set[int]]:
    """The words, of either side, of those who report on both."""
    both = {bare(one.printed) for one in old} & {bare(one.printed) for one in new}
    for side in (old, new):
        yield {k for one in side if bare(one.printed) in both for k in range(one.first, one.last + 1)}


def _places(side: Side, known: Iterable[_Words]) -> list[_Place]:
    """Where the names stand, in order; of one within another the longer one alone."""
    beginning: dict[str, list[_Words]] = {}
    for name in sorted(known, key=len, reverse=True):
        beginning.setdefault(name[0], []).append(name)
    found: list[_Place] = []
    past = 0
    for k, word in enumerate(side.words):
        for name in beginning.get(word, ()) if k >= past else ():
            if (*side.words[k : k + len(name)],) == name:
                past = k + len(name)
                found.append((k, past - 1))
                break
    return found


def _name(side: Side, place: _Place) -> _Words:
    return (*side.words[place[0] : place[1] + 1],)


def _words(side: Side, places: Iterable[_Place]) -> Iterable[_Words]:
    return (_name(side, place) for place in places)


def _is_list(side: Side, places: Sequence[_Place], lexicon: Lexicon) -> bool:
    """Whether nothing but articles, commas and conjunctions stands between names."""
    return all(
        JOINING.issuperset(set(side.words[one[1] + 1 : other[0]]) - lexicon.determiners)
        for one, other in pairwise(places)
    )
