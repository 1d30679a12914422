"""Words that qualify a claim (not, allegedly, most, serious, often) and what became of them."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from tracker.diffing.lexicon import listed
from tracker.diffing.sides import NOT, QUALIFIER
from tracker.diffing.turns import FORMS_OF_BE, LONGER, RELATIVE, denied, is_adverb, stood_still
from tracker.diffing.units import counted
from tracker.diffing.values import values_of
from tracker.model import Signal, SignalType

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from tracker.diffing.lexicon import Lexicon
    from tracker.diffing.pairs import Pair
    from tracker.diffing.sides import Side

CLAUSE = 5
"""Claiming words from which one side of a rewritten passage is a clause of its own: a qualifier inside it
qualifies nothing that stands in both editions, and the clause is shown as lost or gained instead."""
ADDED_CLAUSE = 3
"""The same where the other side has nothing in its place (`, and the government generally respected
them`)."""
SURE_CLAUSE = 3
"""The same of a language of which only negations are known. Nor did anything turn there where both sides deny
something: of six sentences of a Spanish manual that were put in other words one had."""
_NOR = "nor"
"""Goes on with what `neither` denies."""
NEAR = 6
"""Words between two that one denial may bear on: a verb and its object."""
HEAD_REACH = 8
"""Words after a qualifier within which the word that it bears on is looked for."""
_OPEN_ENDS = listed("of the")
_AUXILIARIES = listed(
    "did does do is are was were be been has have had may might could can would will should must"
)
_STOPS = re.compile(r"[.,;:()\u2013\u2014]")
_PARTING = re.compile(rf"{_STOPS.pattern}|\b(?:and|but|or)\b")
"""What stands between two words of which one denial bears on one alone."""
_JOINED = " -\u201c\u201d\"'"
"""What may stand between a qualifier and what it bears on."""
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
    old, new = _hits(pair), _hits(pair.mirrored())
    turned = _turned(pair)
    if not old and not new:
        return turned
    old, new = _without_shared(pair, old, new)
    old, new = old + _answering(new, old, pair), new + _answering(old, new, pair.mirrored())
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
    kinds = {hit.type for hit in old} & {hit.type for hit in new}
    if SignalType.NEGATION not in kinds or not is_denied_in_both(pair):
        return old, new
    return (
        [hit for hit in old if hit.type is not SignalType.NEGATION],
        [hit for hit in new if hit.type is not SignalType.NEGATION],
    )


def _turned(pair: Pair) -> list[Signal]:
    """What is denied on one side in a word of its own, or by saying that nothing changed."""
    old, new = pair.old, pair.new
    found = [(old.printed(k, k), new.printed(j, j)) for k, j in denied(pair)]
    found += [(old.printed(first, k), new.printed(j, j)) for first, k, j in stood_still(pair)]
    found += [(old.printed(k, k), new.printed(first, j)) for first, j, k in stood_still(pair.mirrored())]
    return [Signal(SignalType.NEGATION, *both) for both in found]


def _hits(pair: Pair) -> list[Hit]:
    """Give the qualifiers of the pair's old side that have no counterpart and bear on something kept."""
    side, other = pair.old, pair.new
    found = _negations(side, other, pair.partners[0], pair.lexicon)
    negated = {hit.at for hit in found}
    for k in side.lone:
        meaning = side.meanings[k]
        if not meaning.startswith(QUALIFIER) or meaning == NOT:
            continue
        level = meaning[len(QUALIFIER) :]
        if level in _MODALS and (k + 1 in negated or _is_unable(side, k, other)):
            continue  # `could not` is printed as one
        head = _head(side, k)
        is_kept = head >= 0 and side.kept[head]
        if head >= 0 and side.words[head] in pair.lexicon.figures.durations:
            continue
        if is_kept or (level not in _MODALS and _is_local(side, other, side.edits[k])):
            found.append(Hit(pair.lexicon.classes[level], level, side.edits[k], _printed(side, k), k))
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
            hit = Hit(pair.lexicon.classes[level], level, side.edits[k], _printed(side, k), k)
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
    head = _head(side, hit.at)
    if head < 0:
        return hit.printed
    _, last = counted(side, head - 1)
    return side.printed(hit.at, max(head, last))


def _negations(side: Side, other: Side, partners: Mapping[int, int], lexicon: Lexicon) -> list[Hit]:
    """Give the negations of what stands un-negated on the other side.

    `Never failed to` negates twice, which asserts. Where what is negated stands unchanged, only what bears on
    it there counts, else any negation of the same word on the other side.
    """
    if NOT not in side.meanings:
        return []
    own = [k for k, meaning in enumerate(side.meanings) if meaning == NOT]
    is_barely_known = len(lexicon.classes) == 1
    if is_barely_known and NOT in other.meanings:
        return []
    there = [(k, _denied(other, k, lexicon)) for k, meaning in enumerate(other.meanings) if meaning == NOT]
    negations = Counter(head for _, head in there)

    def denies(count: int) -> bool:
        return count > 0 if lexicon.denies_once else count % 2 == 1

    negated = {other.meanings[head] for head, count in negations.items() if head >= 0 and denies(count)}
    loose = [other.edits[k] for k, head in there if other.changed[k] and (head < 0 or not other.kept[head])]
    heads = [_denied(side, k, lexicon) for k in own]
    found = []
    for k, head in zip(own, heads, strict=True):
        if not side.changed[k] or head < 0 or not side.kept[head]:
            continue
        is_negated = denies(heads.count(head))
        partner = partners.get(head)
        if partner is not None:
            is_there = denies(negations[partner])
        else:
            meaning = side.meanings[head]
            is_there = meaning in negated and not _is_denied_more(meaning, (side, heads), (other, negations))
        if is_negated == is_there:
            continue
        edit = side.edits[k]
        if max(side.weight(edit), other.weight(edit)) >= (SURE_CLAUSE if is_barely_known else 2 * CLAUSE):
            continue  # another statement altogether
        if side.edits[k] in loose:
            loose.remove(side.edits[k])
            continue
        found.append(Hit(SignalType.NEGATION, "not", side.edits[k], _printed(side, k), k))
    return found


def _is_denied_more(
    meaning: str, here: tuple[Side, Iterable[int]], there: tuple[Side, Iterable[int]]
) -> bool:
    """Tell whether two sides say a word equally often, and the first denies more of its places."""
    if here[0].meanings.count(meaning) != there[0].meanings.count(meaning):
        return False
    denied_here, denied_there = (
        sum(k >= 0 and side.meanings[k] == meaning for k in {*heads}) for side, heads in (here, there)
    )
    return denied_here > denied_there


def is_denied_in_both(pair: Pair) -> bool:
    """Tell whether each side denies, where it changed, what the other denies there: `no law allows`.

    The two denials bear on one word, or on words of one phrase: `did not file charges`, `filed no charges`.
    """
    olds, news = _changed_denials(pair.old, pair.lexicon), _changed_denials(pair.new, pair.lexicon)
    mirrored = pair.mirrored()
    return (
        bool(olds and news)
        and all(any(_is_one_denial(pair, head, other) for other in news) for head in olds)
        and all(any(_is_one_denial(mirrored, head, other) for other in olds) for head in news)
    )


def _changed_denials(side: Side, lexicon: Lexicon) -> list[int]:
    """Give the words that the changed negations of a side bear on."""
    denials = [
        k
        for k, meaning in enumerate(side.meanings)
        if meaning == NOT and side.changed[k] and side.words[k] != _NOR
    ]
    return [head for k in denials if (head := _denied(side, k, lexicon)) >= 0]


def _is_one_denial(pair: Pair, head: int, other: int) -> bool:
    """Tell whether what one side denies stands on the other next to what that denies."""
    side = pair.new
    for place in _places(head, pair):
        first, last = sorted((place, other))
        between = side.text[side.ends[first] : side.starts[last]] if first < last else ""
        if last - first <= NEAR and not _PARTING.search(between):
            return True
    return False


def denies_otherwise(pair: Pair) -> bool:
    """Tell whether what the old side denies by `not` is denied on the new one by another word.

    `They could not leave` beside `it was difficult for them to leave` or `leaving was difficult`: in the same
    clause. Or whether what is denied denies itself, and the new side has no such word (`does not forbid`).
    """
    side, other, denying = pair.old, pair.new, pair.lexicon.denying
    for k, meaning in enumerate(side.meanings):
        head = _head(side, k) if meaning == NOT and side.changed[k] else -1
        while head >= 0 and is_adverb(side.words[head]):
            head = _head(side, head)
        if head < 0:
            continue
        if not side.kept[head] and side.meanings[head] in denying:
            return True
        if any(
            _denies(other, word, at, denying) for at in _places(head, pair) for word in _around(other, at)
        ):
            return True
        if not _places(head, pair) and _is_one_clause(other) and not denying.isdisjoint(_lone(other)):
            return True
    return False


def _places(head: int, pair: Pair) -> list[int]:
    """Where a word of the old side stands on the new one."""
    partner = pair.partners[0].get(head)
    if partner is not None:
        return [partner]
    return [at for at, there in enumerate(pair.new.meanings) if there == pair.old.meanings[head]]


def _is_one_clause(side: Side) -> bool:
    return not _STOPS.search(side.text.rstrip("."))


def _lone(side: Side) -> set[str]:
    return {side.meanings[k] for k in side.lone}


def _around(side: Side, k: int) -> Iterator[int]:
    """The words before one, and those behind it that a form of `be` makes its predicate."""
    yield from range(max(0, k - HEAD_REACH), k)
    for at in range(k + 1, min(k + 1 + HEAD_REACH, len(side.words))):
        if side.words[at] in RELATIVE:
            return
        if side.words[at - 1] in FORMS_OF_BE:
            yield at


def _denies(side: Side, k: int, head: int, denying: frozenset[str]) -> bool:
    """Tell whether a word that one side alone has denies another word, with no stop between."""
    if side.meanings[k] not in denying or side.kept[k]:
        return False
    first, last = sorted((k, head))
    return not _STOPS.search(side.text, side.ends[first], side.starts[last])


def _head(side: Side, k: int) -> int:
    """Give the word that a qualifier bears on: the next one that claims something; -1 where none follows."""
    for at in range(k + 1, min(k + 1 + HEAD_REACH, len(side.words))):
        if side.text[side.ends[at - 1] : side.starts[at]].strip(_JOINED):
            return -1
        if side.meanings[at] and not side.meanings[at].startswith(QUALIFIER) and side.words[at] != LONGER:
            return at
    return -1


def _denied(side: Side, k: int, lexicon: Lexicon) -> int:
    """Give the word that a negation bears on: as `_head`, else a qualifier (`was not rare`).

    Else, in some languages, a word before it.
    """
    head = _head(side, k)
    if head < 0:
        head = _qualifier_behind(side, k)
    if head >= 0 or not lexicon.denies_behind:
        return head
    for at in range(k - 1, max(-1, k - 1 - HEAD_REACH), -1):
        if side.text[side.ends[at] : side.starts[at + 1]].strip(_JOINED):
            return -1
        if side.meanings[at] and not side.meanings[at].startswith(QUALIFIER):
            return at
    return -1


def _qualifier_behind(side: Side, k: int) -> int:
    """Give the last of the qualifiers that follow a word in one phrase; -1 where none does."""
    found = -1
    for at in range(k + 1, min(k + 1 + HEAD_REACH, len(side.words))):
        if side.text[side.ends[at - 1] : side.starts[at]].strip(_JOINED):
            break
        if side.meanings[at].startswith(QUALIFIER):
            found = at
    return found


def _is_local(side: Side, other: Side, edit: int) -> bool:
    """Tell whether an edit is small enough for what it held to bear on what it left."""
    own, there = side.weight(edit), other.weight(edit)
    return own < (CLAUSE if edit in other.edits else ADDED_CLAUSE) and there < 2 * CLAUSE


def _printed(side: Side, k: int) -> str:
    """The qualifier as it stands, with its phrase, its auxiliary, its denial: `did not`, `not common`."""
    first, last = k, next((past - 1 for start, past in side.phrases if start == k), k)
    if k and (side.words[k - 1] in _AUXILIARIES if side.words[k] == "not" else side.meanings[k - 1] == NOT):
        first -= 1
    while last > first and side.words[last] in _OPEN_ENDS:
        last -= 1
    return side.printed(first, last)


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
