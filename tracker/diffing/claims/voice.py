"""Whether a verb was put into the passive, or out of it, so that another one suffers what it says."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import compress
from typing import TYPE_CHECKING

from tracker.diffing.claims.turns import AGENT, COORDINATORS, FORMS_OF_BE, RELATIVE, is_adverb, is_past
from tracker.diffing.lexicon.notation import listed
from tracker.diffing.passages.sides import NOT

if TYPE_CHECKING:
    from tracker.diffing.judging.pairs import Pair
    from tracker.diffing.passages.sides import Side

_SHORTENED = listed("when while as than if where although")
"""Words behind which a clause may do without its verb: `when arrested`, `as is required`."""
_PRONOUNS = listed("they he she it we")
_BEFORE_VERBS = listed("may might can could will would shall should must to not cannot did do does")
"""Words behind which a verb is active without an ending."""
_REACH = 3
"""Words after a form of `be` among which its participle is."""


def is_voice_changed(pair: Pair) -> bool:
    """Tell whether a verb was put into the passive without an agent, or out of it: `asked`, `were asked`.

    Or `arresting` became `arrested`. A clause put shorter (`who were displaced`, `displaced`) and a verb with
    its agent (`by police`) say the same, as do another tense (`were beating`, `beat`) and a second verb of a
    passive (`were shot and killed`, `and were killed`).
    """
    lexicon = pair.lexicon
    if not lexicon.auxiliaries:
        return False
    old, new = (_verbs_changed(side) for side in (pair.old, pair.new))
    for edit in old.keys() | new.keys():
        one, other = old.get(edit, _NO_VERBS), new.get(edit, _NO_VERBS)
        words = one.words | other.words
        if not words.isdisjoint(RELATIVE | _PRONOUNS):
            continue
        if AGENT in words:
            if one.claims == other.claims == 1 and _are_ing_and_ed(one, other):
                return True  # `were beating the men`, `were beaten by the men`
            continue
        if bool(one.participles) != bool(other.participles) and one.has_be != other.has_be:
            passive, active = (one, other) if one.participles else (other, one)
            side = pair.new if passive is one else pair.old
            if any(_stands_active(side, verb, active) for verb in passive.participles):
                return True
        if not one.has_be and not other.has_be and _are_ing_and_ed(one, other):
            return True
    return False


@dataclass(frozen=True, slots=True)
class _Verbs:
    """What an edit of one side says of voice."""

    words: frozenset[str] = frozenset()
    claims: int = 0
    """How many of them claim something."""
    has_be: bool = False
    participles: frozenset[str] = frozenset()
    """Meanings of the participles behind a form of `be` that came or went."""
    ing: frozenset[str] = frozenset()
    """Meanings of the changed words in -ing."""
    ed: frozenset[str] = frozenset()


_NO_VERBS = _Verbs()


def _verbs_changed(side: Side) -> dict[int, _Verbs]:
    found: dict[int, list[int]] = {}
    for k in compress(range(len(side.words)), side.changed):
        found.setdefault(side.edits[k], []).append(k)
    return {edit: _verbs_of(side, words) for edit, words in found.items()}


def _verbs_of(side: Side, changed: list[int]) -> _Verbs:
    bes = [
        k
        for k in changed
        if side.words[k] in FORMS_OF_BE - {"being"}
        and not (k and side.words[k - 1] in COORDINATORS | _SHORTENED)
        and not any(first == k and past - first > 1 for first, past in side.phrases)  # `is required to`
    ]
    behind = [verb for k in bes if (verb := _participle_after(side, k)) is not None]
    claims = [k for k in changed if side.meanings[k]]
    return _Verbs(
        frozenset(side.words[k] for k in changed),
        len(claims),
        bool(bes),
        frozenset(side.meanings[k] for k in behind),
        frozenset(side.meanings[k] for k in claims if side.words[k].endswith("ing")),
        frozenset(side.meanings[k] for k in claims if is_past(side.words[k])),
    )


def _participle_after(side: Side, k: int) -> int | None:
    """The participle that a form of `be` makes passive, adverbs and `not` between; None without one."""
    for at in range(k + 1, min(k + 1 + _REACH, len(side.words))):
        if side.text[side.ends[at - 1] : side.starts[at]] != " ":
            return None
        if is_past(side.words[at]):
            return at
        if not (side.meanings[at] == NOT or is_adverb(side.words[at])):
            return None
    return None


def _stands_active(side: Side, verb: str, edit: _Verbs) -> bool:
    """Tell whether a verb stands on the other side in the past or behind a modal, with no form of `be`."""
    return (
        any(
            meaning == verb
            and (is_past(side.words[k]) or (k > 0 and side.words[k - 1] in _BEFORE_VERBS))
            and not (k and side.words[k - 1] in FORMS_OF_BE)
            for k, meaning in enumerate(side.meanings)
        )
        and not edit.has_be
    )


def _are_ing_and_ed(one: _Verbs, other: _Verbs) -> bool:
    return bool(one.ing & other.ed - other.ing or other.ing & one.ed - one.ing)
