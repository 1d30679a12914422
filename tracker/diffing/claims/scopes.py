"""How much of a claim a denial takes back: `not always`, `some were not`, `does not have to`."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tracker.diffing.claims.denials import HEAD_REACH, STOPS, kept_behind
from tracker.diffing.claims.turns import is_adverb
from tracker.diffing.passages.sides import NOT, QUALIFIER
from tracker.model import SignalType

if TYPE_CHECKING:
    from tracker.diffing.judging.pairs import Pair
    from tracker.diffing.lexicon import Lexicon
    from tracker.diffing.passages.sides import Side

_TO = "to"
_HOW_MUCH = frozenset({SignalType.FREQUENCY, SignalType.QUANTIFIER, SignalType.DEGREE})
_ALL = QUALIFIER + "all"
_SOME = frozenset(QUALIFIER + level for level in ("sometimes", "some", "several"))
_ALWAYS = frozenset(QUALIFIER + level for level in ("always", "fully", "consistently"))


def is_scope_changed(pair: Pair) -> bool:
    """Tell whether a denial bears on how often or how much, on `must`, or on an infinitive, on one side.

    Or stands behind an adverb there alone (`explicitly did not`).
    `Did not always`, `always did not`; `does not have to`, `must not`; `did not decide to`, `decided not to`.
    """
    old, new = pair.old, pair.new
    if old.meanings.count(NOT) != new.meanings.count(NOT):
        return False  # another matter: what is denied at all
    return _scopes(old, pair.lexicon) != _scopes(new, pair.lexicon)


def _scopes(side: Side, lexicon: Lexicon) -> Counter[str]:
    return Counter(
        scope
        for k, meaning in enumerate(side.meanings[:-1])
        if meaning == NOT
        for scope in (_scope(side, k, lexicon), _adverb_before(side, k, lexicon))
        if scope
    )


def _scope(side: Side, k: int, lexicon: Lexicon) -> str:
    """What a denial bears on by its place; empty where that says nothing."""
    following = side.meanings[k + 1]
    if following in lexicon.obliging or _says_how_much(following, lexicon):
        return following
    return _TO if side.words[k + 1] == _TO and not _is_in_phrase(side, k) else ""


def _adverb_before(side: Side, k: int, lexicon: Lexicon) -> str:
    """What a denial stands behind, auxiliaries between: `explicitly does not`; empty without an adverb."""
    at = k - 1
    while at >= 0 and side.words[at] in lexicon.auxiliaries:
        at -= 1
    is_close = at >= 0 and not side.text[side.ends[at] : side.starts[at + 1]].strip()
    return side.words[at] if is_close and is_adverb(side.words[at]) else ""


def _is_in_phrase(side: Side, k: int) -> bool:
    return any(first <= k < past for first, past in side.phrases)


def _says_how_much(meaning: str, lexicon: Lexicon) -> bool:
    if not meaning.startswith(QUALIFIER) or meaning == NOT:
        return False
    return lexicon.classes[meaning[len(QUALIFIER) :]] in _HOW_MUCH


def denies_in_part(side: Side, lexicon: Lexicon) -> bool:
    """Tell whether what came to be denied is that a thing is always so, or of all: `not always`.

    Or a thing that is so at times, or of some: `some were not`, which does not contradict `some were`. Or one
    sort of it: `no official reports`.
    """
    for k in [k for k, meaning in enumerate(side.meanings) if meaning == NOT and side.changed[k]]:
        if kept_behind(side, k, lexicon) >= 0:
            return True
        for at in range(k - 1, max(-1, k - 1 - HEAD_REACH), -1):
            if STOPS.search(side.text, side.ends[at], side.starts[at + 1]):
                break
            if side.meanings[at] in _SOME and side.kept[at]:
                return True
        for at in range(k + 1, min(k + 1 + HEAD_REACH, len(side.words))):
            if STOPS.search(side.text, side.ends[at - 1], side.starts[at]):
                break
            if side.meanings[at] in _ALWAYS or (at == k + 1 and side.meanings[at] == _ALL):
                return True
    return False
