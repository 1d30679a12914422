"""What became of who is said to report: another took their place, or two took each other's."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tracker.diffing.claims.denials import STOPS
from tracker.diffing.claims.turns import AGENT
from tracker.diffing.lexicon.notation import listed
from tracker.diffing.passages.sides import QUALIFIER
from tracker.diffing.passages.sources import LONGEST_SOURCE, last_of_subject

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.diffing.judging.pairs import Pair
    from tracker.diffing.lexicon import Lexicon
    from tracker.diffing.passages.sides import Side
from tracker.diffing.passages.sources import Source

_OFFICE = {"offic"}
"""Meaning of what stands between a person and a body: `the Office of the Human Rights Ombudsman`."""
_DID_NOT = ["did", "not"]
_TAKING = listed("received recorded registered counted")
"""Verbs of who keeps count of what is reported."""
_VERB_WITHIN = 8
"""Words behind a source within which its verb stands: `X, a civil society organization, stated`."""


def changed_sources(old: list[Source], new: list[Source]) -> list[tuple[Source | None, Source | None]]:
    """Pair the sources that differ, in order; a pronoun may stand for any one."""
    if not old and not new:
        return []
    lone_old = [one for one in old if one.meanings and not any(_is_same(one, other) for other in new)]
    lone_new = [one for one in new if one.meanings and not any(_is_same(one, other) for other in old)]
    pronouns_old, pronouns_new = (sum(not one.meanings for one in side) for side in (old, new))
    pairs: list[tuple[Source | None, Source | None]] = []
    shared = min(len(lone_old), len(lone_new))
    pairs += zip(lone_old[:shared], lone_new[:shared], strict=True)
    pairs += [(one, None) for one in lone_old[shared + pronouns_new :]]
    pairs += [(None, one) for one in lone_new[shared + pronouns_old :]]
    return pairs


def exchanged_sources(
    pair: Pair, old: Sequence[Source], new: Sequence[Source]
) -> list[tuple[Source, Source]]:
    """Pair the sources that took each other's places: `A said x, and B said y`, `B said x, and A said y`.

    What stands between the sources must have stayed; where a clause moved with its source, nothing changed.
    """
    if len(old) != len(new) or len(old) < len("AB"):
        return []
    places = [next((j for j, other in enumerate(new) if _is_same(one, other)), -1) for one in old]
    if sorted(places) != [*range(len(new))] or places == sorted(places):
        return []
    here, there = _between(pair.old, old), _between(pair.new, new)
    stayed = sum(map(_shared, here, there))
    before = [*places, len(places)]  # `x, A said, and y, B said`
    behind = [0, *(place + 1 for place in places)]
    if stayed <= max(
        sum(_shared(here[i], there[j]) for i, j in enumerate(order)) for order in (before, behind)
    ):
        return []
    return [(one, new[i]) for i, one in enumerate(old) if places[i] != i]


def is_one_phrase(one: Source, other: Source, pair: Pair) -> bool:
    """Tell whether two sources are parts of one phrase, which both sides have.

    Before a verb it is read from its end, behind `according to` from its beginning (`a statement from the
    office`).
    """
    return _is_beside(one, pair.old, other, pair.new, pair.lexicon) and _is_beside(
        other, pair.new, one, pair.old, pair.lexicon
    )


def _is_beside(source: Source, own: Side, there: Source, other: Side, lexicon: Lexicon) -> bool:
    """Tell whether the words of one side's source stand in one phrase with the other side's."""
    words = [meaning for meaning in own.meanings[source.first : source.last + 1] if meaning]
    claims = [k for k, meaning in enumerate(other.meanings) if meaning]
    meanings = [other.meanings[k] for k in claims]
    for at in range(len(words) and len(meanings) - len(words) + 1):
        if meanings[at : at + len(words)] == words:
            first, last = min(claims[at], there.first), max(claims[at + len(words) - 1], there.last)
            within = range(first, last + 1)
            if len(within) <= LONGEST_SOURCE and not (
                STOPS.search(other.text[other.starts[first] : other.ends[last]])
                or any(other.meanings[k] in lexicon.reporting for k in within)
            ):
                return True
    return False


def _between(side: Side, sources: Sequence[Source]) -> list[Counter[str]]:
    """Give what is said before the first source, between one and the next, and behind the last."""
    starts = [0, *(source.last + 1 for source in sources)]
    ends = [*(source.first for source in sources), len(side.words)]
    return [Counter(filter(None, side.meanings[a:b])) for a, b in zip(starts, ends, strict=True)]


def _shared(one: Counter[str], other: Counter[str]) -> int:
    return (one & other).total()


def is_said_to_report(source: Source, own: Side, other: Side, lexicon: Lexicon) -> bool:
    """Tell whether the words of one side's source stand on the other side before a verb of reporting.

    Who reports is known by its noun or name; the one word that a sentence begins with is not known for a name
    (`Streha reported`), and that does not say that it reports no more.
    """
    words = [meaning for meaning in own.meanings[source.first : source.last + 1] if _names(meaning)]
    if lexicon.attributing:  # verbs of reporting are not known: who is named may be said to
        return {*words} <= {*other.meanings}
    if not words:  # those of a name that its abbreviation stands for
        return False
    claims = [k for k, meaning in enumerate(other.meanings) if _names(meaning)]
    meanings = [other.meanings[k] for k in claims]
    return any(
        meanings[at : at + len(words)] == words
        and (
            _reports(other, claims[at + len(words) - 1], lexicon)
            or _is_agent_of_report(other, claims[at], lexicon)
        )
        for at in range(len(meanings) - len(words) + 1)
    )


def _names(meaning: str) -> bool:
    """Tell whether a word says who, and not how many of them."""
    return bool(meaning) and not meaning.startswith(QUALIFIER)


def _reports(side: Side, last: int, lexicon: Lexicon) -> bool:
    """Tell whether what ends with word `last` is the subject of a verb of reporting, or was reported to."""
    return any(
        (side.meanings[k] in lexicon.reporting or side.words[k] in _TAKING)
        and last_of_subject(side, k - 2 if side.words[k - 2 : k] == _DID_NOT else k) == last
        for k in range(last + 1, min(last + 1 + _VERB_WITHIN, len(side.words)))
    )


def _is_agent_of_report(side: Side, first: int, lexicon: Lexicon) -> bool:
    """Tell whether a report is by those named from a word on: `was criticized by NGOs`, `reports by NGOs`."""
    at = first - 1
    while at > 0 and side.words[at] in lexicon.determiners:
        at -= 1
    return at > 0 and side.words[at] == AGENT and side.meanings[at - 1] in lexicon.reporting


def _is_same(one: Source, other: Source) -> bool:
    if one.meanings == other.meanings or one.names & other.names:
        return True
    if _is_short_for(one, other) or _is_short_for(other, one):
        return True
    return bool(one.names) == bool(other.names) and (
        one.meanings < other.meanings or other.meanings < one.meanings
    )


def _is_short_for(one: Source, other: Source) -> bool:
    """Tell whether a source is named shortly: by what it is, `the Office`, or by who is at its head."""
    if not one.meanings < other.meanings:
        return False
    return one.meanings == {other.head} or (
        len(one.meanings) > 1 and other.meanings - one.meanings == _OFFICE
    )


def shortened(sources: list[Source], others: list[Source]) -> list[Source]:
    """Give the sources that the other side names too, but by what they are alone."""
    return [one for one in sources if any(_is_short_for(other, one) for other in others)]
