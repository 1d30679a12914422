"""Words that qualify a claim (not, allegedly, most, serious, often) and what became of them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from tracker.diffing.claims.denials import CLAUSE, denial_before, head_of, is_denied_in_both, turned_denials
from tracker.diffing.claims.turns import answered, denied, stood_still
from tracker.diffing.lexicon.notation import listed
from tracker.diffing.passages.sides import NOT, QUALIFIER
from tracker.diffing.signals.modals import modals_changed, obligations_alone
from tracker.diffing.values.units import counted
from tracker.diffing.values.values import values_of
from tracker.model import Signal, SignalType

if TYPE_CHECKING:
    from collections.abc import Callable

    from tracker.diffing.judging.pairs import Pair
    from tracker.diffing.lexicon import Lexicon
    from tracker.diffing.passages.sides import Side

ADDED_CLAUSE = 3
"""The same where the other side has nothing in its place (`, and the government generally respected
them`)."""
_ARTICLES = listed("a an the")
_OPEN_ENDS = listed("of the")
_AUXILIARIES = listed(
    "did does do is are was were be been has have had may might could can would will should must"
)
_MODALS = frozenset({"may"})
_UNABLE = listed("unable able")


class Hit(NamedTuple):
    """A qualifier that stands on one side alone and bears on what stands on both."""

    type: SignalType
    level: str
    edit: int
    printed: str
    at: int
    """Its word."""


def qualifier_signals(pair: Pair) -> list[Signal]:
    """Give what became of the qualifiers; those that changed in one edit are paired."""
    if not pair.lexicon.qualifiers:
        return []
    modals = modals_changed(pair)
    mirrored = pair.mirrored()
    old = [hit for hit in _hits(pair) if all(hit.at != k for k, _ in modals)]
    new = [hit for hit in _hits(mirrored) if all(hit.at != j for _, j in modals)]
    turned = _turned(pair, mirrored)
    turned += [
        Signal(SignalType.HEDGE, _as_printed(pair.old, k), _as_printed(pair.new, j)) for k, j in modals
    ]
    turned += [Signal(SignalType.HEDGE, _as_printed(pair.old, k), None) for k in obligations_alone(pair)]
    turned += [Signal(SignalType.HEDGE, None, _as_printed(pair.new, k)) for k in obligations_alone(mirrored)]
    if not old and not new:
        return turned
    old, new = _without_shared(pair, old, new)
    old, new = old + _answering(new, old, pair), new + _answering(old, new, mirrored)
    signals = turned + [
        Signal(one.type, one.printed, other.printed)
        for one, other in _paired(old, new, lambda a, b: a.type is b.type)
    ]
    counted = {SignalType.QUANTIFIER, SignalType.FREQUENCY, SignalType.HEDGE}
    signals += [
        Signal(SignalType.NEGATION, one.printed, other.printed)
        for one, other in _paired(
            old,
            new,
            lambda a, b: (
                (a.type is SignalType.NEGATION and b.type in counted)
                or (b.type is SignalType.NEGATION and a.type in counted)
            ),
        )
    ]
    signals += [Signal(one.type, one.printed, None) for one in old]
    signals += [Signal(one.type, None, one.printed) for one in new]
    return signals


def _without_shared(pair: Pair, old: list[Hit], new: list[Hit]) -> tuple[list[Hit], list[Hit]]:
    """Leave out the negations where each side denies what the other denies."""
    kinds = {hit.type for hit in (*old, *new)}
    if SignalType.NEGATION not in kinds or not is_denied_in_both(pair):
        return old, new
    return (
        [hit for hit in old if hit.type is not SignalType.NEGATION or pair.old.meanings[hit.at] != NOT],
        [hit for hit in new if hit.type is not SignalType.NEGATION or pair.new.meanings[hit.at] != NOT],
    )


def _turned(pair: Pair, mirrored: Pair) -> list[Signal]:
    """What is denied on one side in a word of its own, or by saying that nothing changed."""
    old, new = pair.old, pair.new
    found = [(old.printed(k, k), new.printed(j, j)) for k, j in denied(pair)]
    found += [(old.printed(k, k), new.printed(j, j)) for k, j in answered(pair)]
    found += [(old.printed(k, k), new.printed(j, j)) for j, k in answered(mirrored)]
    found += [(old.printed(first, k), new.printed(j, j)) for first, k, j in stood_still(pair)]
    found += [(old.printed(k, k), new.printed(first, j)) for first, j, k in stood_still(mirrored)]
    return [Signal(SignalType.NEGATION, *both) for both in found]


def _hits(pair: Pair) -> list[Hit]:
    """Give the qualifiers of the pair's old side that have no counterpart and bear on something kept."""
    side, other = pair.old, pair.new
    found = [
        Hit(SignalType.NEGATION, "not", side.edits[k], _printed(side, k, pair.lexicon), k)
        for k in turned_denials(side, other, pair.partners[0], pair.lexicon)
    ]
    negated = {hit.at for hit in found}
    for k in side.lone:
        meaning = side.meanings[k]
        if not meaning.startswith(QUALIFIER) or meaning == NOT:
            continue
        level = meaning[len(QUALIFIER) :]
        if level in _MODALS and (k + 1 in negated or _is_unable(side, k, other)):
            continue  # `could not` is printed as one
        head = head_of(side, k)
        is_kept = head >= 0 and side.kept[head]
        if head >= 0 and side.words[head] in pair.lexicon.figures.durations:
            continue
        if is_kept or (level not in _MODALS and _is_local(side, other, side.edits[k])):
            found.append(
                Hit(pair.lexicon.classes[level], level, side.edits[k], _printed(side, k, pair.lexicon), k)
            )
    found = [hit for hit in found if not _is_bound(side, hit.at, pair.lexicon)]
    return _told_apart(side, found) if len(found) > 1 else found


def _answering(hits: list[Hit], own: list[Hit], pair: Pair) -> list[Hit]:
    """Give the old side's qualifiers that stand in the place of one of the other side's `hits`.

    However much was put in around them: `several of them` did not just go where `some of them` has come.
    """
    side, known = pair.old, {hit.at for hit in own}
    wanted = {(hit.type, hit.edit, _following(pair.new, hit.at)) for hit in hits}
    found = []
    for k in side.lone if hits else ():
        meaning = side.meanings[k]
        if meaning.startswith(QUALIFIER) and meaning != NOT and k not in known:
            level = meaning[len(QUALIFIER) :]
            hit = Hit(pair.lexicon.classes[level], level, side.edits[k], _printed(side, k, pair.lexicon), k)
            if (hit.type, hit.edit, _following(side, k)) in wanted:
                found.append(hit)
    return found


def _following(side: Side, k: int) -> str:
    return side.words[k + 1] if k + 1 < len(side.words) else ""


def _is_bound(side: Side, k: int, lexicon: Lexicon) -> bool:
    """Tell whether a qualifier bounds a figure, which is told with it: `at most 12`."""
    if side.words[k] not in lexicon.figures.bound_words:
        return False
    return any(
        (value.bound or value.is_about) and value.first <= k < value.number
        for value in values_of(side, lexicon.figures)
    )


def _is_unable(side: Side, k: int, other: Side) -> bool:
    """Tell whether a modal and its denial say what the other side says in a word (`unable to`)."""
    beside = (side.meanings[at] for at in (k - 1, k + 1) if 0 <= at < len(side.words))
    return NOT in beside and not _UNABLE.isdisjoint(other.words)


def _told_apart(side: Side, hits: list[Hit]) -> list[Hit]:
    """Print a qualifier that is there more than once with what it bears on (`some men`, `some sites`)."""
    counts = Counter(hit.printed.casefold() for hit in hits if hit.type is not SignalType.NEGATION)
    return [
        hit._replace(printed=_with_head(side, hit)) if counts[hit.printed.casefold()] > 1 else hit
        for hit in hits
    ]


def _with_head(side: Side, hit: Hit) -> str:
    head = head_of(side, hit.at)
    if head < 0:
        return hit.printed
    _, last = counted(side, head - 1)
    return side.printed(hit.at, max(head, last))


def _is_local(side: Side, other: Side, edit: int) -> bool:
    """Tell whether an edit is small enough for what it held to bear on what it left."""
    own, there = side.weight(edit), other.weight(edit)
    return own < (CLAUSE if edit in other.edits else ADDED_CLAUSE) and there < 2 * CLAUSE


def _printed(side: Side, k: int, lexicon: Lexicon) -> str:
    """The qualifier as it stands, with its phrase, its auxiliary, its denial: `did not`, `not common`.

    An `or` that goes on with a denial, with that and what it bears on: `did not arrest or beat`.
    """
    if not side.meanings[k]:
        first = denial_before(side, k, lexicon)
        first -= side.words[first - 1] in _AUXILIARIES if first else 0
        return side.printed(first, head_of(side, k))
    first, last = k, next((past - 1 for start, past in side.phrases if start == k), k)
    if side.words[k] == "not":
        first -= k > 0 and side.words[k - 1] in _AUXILIARIES
    else:
        at = k - 1 - (k > 1 and side.words[k - 1] in _ARTICLES)
        first = at if k and side.meanings[at] == NOT else first
    while last > first and side.words[last] in _OPEN_ENDS:
        last -= 1
    return side.printed(first, last)


def _as_printed(side: Side, k: int) -> str:
    """A word with the phrase that it begins: `are required to`."""
    return side.printed(k, next((past - 1 for start, past in side.phrases if start == k), k))


def _paired(old: list[Hit], new: list[Hit], fits: Callable[[Hit, Hit], bool]) -> list[tuple[Hit, Hit]]:
    """Take pairs that fit and stand in one edit out of both lists."""
    pairs = []
    for one in list(old):
        for other in new:
            if other.edit == one.edit and fits(one, other):
                pairs.append((one, other))
                old.remove(one)
                new.remove(other)
                break
    return pairs
