"""Why a change matters: what differs between two linked findings, with both values as printed.

A value, a name or a source that goes or comes with its clause is a signal with one side empty. A qualifier
counts only where what it bears on stands in both editions. Figures are paired where they count the same
thing, said by the same source, of the same period; otherwise one is shown as dropped and the other as added.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import compress
from typing import TYPE_CHECKING

from tracker.diffing.claims.denials import ends_before_but, head_of
from tracker.diffing.claims.forms import only_forms_differ
from tracker.diffing.folding.fold import bare
from tracker.diffing.judging.pairs import is_too_long, read_pair
from tracker.diffing.lexicon import is_noun_of
from tracker.diffing.outline.headings import label_signal
from tracker.diffing.passages.names import is_spelled_alike, named, names_of
from tracker.diffing.passages.sides import QUALIFIER, read_side
from tracker.diffing.passages.sources import sources_of
from tracker.diffing.signals.actors import changed_actors
from tracker.diffing.signals.attributions import (
    changed_sources,
    exchanged_sources,
    is_one_phrase,
    is_said_to_report,
    shortened,
)
from tracker.diffing.signals.pairing import value_signals, years_of_names
from tracker.diffing.signals.places import changed_places
from tracker.diffing.signals.qualifiers import qualifier_signals
from tracker.diffing.values.dates import is_year_in_name, is_year_of_name
from tracker.model import QUALIFIERS, Signal, SignalType

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tracker.diffing.judging.pairs import Pair
    from tracker.diffing.lexicon import Figures, Lexicon, Phrases
    from tracker.diffing.passages.names import KnownNames, Name
    from tracker.diffing.passages.sides import Side
    from tracker.diffing.passages.sources import Source
    from tracker.model import Finding, WordPiece

_ORDER = {kind: place for place, kind in enumerate(SignalType)}
_STRENGTHS = QUALIFIERS - {SignalType.NEGATION}
NAMES_IN_PLACE = 6
"""Words of an edit up to which a name in it took the place of the other side's; in a longer one they only
meet."""


def signals_of(
    old: Sequence[Finding],
    new: Sequence[Finding],
    pieces: Sequence[WordPiece],
    *,
    language: str = "en",
    old_heading: str | None = None,
    new_heading: str | None = None,
    abbreviations: Phrases | None = None,
    leads: tuple[str, str] = ("", ""),
    known: KnownNames | None = None,
) -> tuple[Signal, ...]:
    """Give the signals of one linked pair or group, in the order of `SignalType`, then of the text.

    Args:
        old: the old findings, in reading order.
        new: the new findings, in reading order.
        pieces: `diff_words` of the old findings' texts joined by one blank and the new ones'.
        language: ISO 639-1 code.
        old_heading: title of the section the old findings stand in; give both headings or none.
        new_heading: title of the section the new findings stand in.
        abbreviations: as both editions introduce them (`Abbreviations.within`), so that a name and its
            abbreviation count as one.
        leads: what the enumerations begin with of which the old findings, and the new ones, are items: who
            reports a list reports its items, and how strongly.
        known: the words that both editions print as names, so that one is known where it begins a sentence.
    """
    label = label_signal(old, new, old_heading=old_heading, new_heading=new_heading, language=language)
    labels = [label] if label else []
    if all(op in "=~" for op, _, _ in pieces) or only_forms_differ(pieces, language):
        return tuple(labels)
    texts = " ".join(finding.text for finding in old), " ".join(finding.text for finding in new)
    if is_too_long(*texts):
        return tuple(labels)
    pair = read_pair(*texts, pieces, language=language, abbreviations=abbreviations)
    lexicon = pair.lexicon
    read = [read_side(lead, lexicon, abbreviations) if lead else None for lead in leads]
    above = [_sources_above(lead, lexicon) if lead else [] for lead in read]
    found = [
        signal
        for signal in text_signals(pair, above=(above[0], above[1]), known=known)
        if not _is_qualified_above(signal, pair, read)
    ]
    labels = [label for label in labels if not any(_tells_of(signal, label) for signal in found)]
    return tuple(sorted(found + labels, key=lambda signal: _ORDER[signal.type]))


def _tells_of(signal: Signal, wider: Signal) -> bool:
    """Whether the values of a signal are part of another one's: `EU` of a row, its label, became `UN`."""
    values = (signal.old, wider.old), (signal.new, wider.new)
    return all(value is not None and above is not None and value in above for value, above in values)


def text_signals(
    pair: Pair,
    *,
    above: tuple[list[Source], list[Source]] = ([], []),
    known: KnownNames | None = None,
) -> list[Signal]:
    """Give the signals that the words alone show, each once.

    Args:
        pair: the two passages.
        above: who reports the lists that they are items of.
        known: as for `signals_of`.
    """
    lexicon = pair.lexicon
    old_sources, new_sources = _sources(pair)
    exchanged = exchanged_sources(pair, old_sources, new_sources)
    changed = [
        (one, other)
        for one, other in changed_sources(old_sources or above[0], new_sources or above[1])
        if not (one and other and is_one_phrase(one, other, pair))
    ]
    places = changed_places(pair, (old_sources, new_sources))
    is_other_source = bool(exchanged) or any(one and other for one, other in changed)
    if not (any(pair.residue) or is_other_source or _has_changed_value(pair) or ends_before_but(pair)):
        return places
    found = value_signals(pair, old_sources, new_sources) + years_of_names(pair)
    found += qualifier_signals(pair)
    pairs = [
        (one, other)
        for one, other in changed
        if not (one and not other and is_said_to_report(one, pair.old, pair.new, lexicon))
        and not (other and not one and is_said_to_report(other, pair.new, pair.old, lexicon))
    ]
    pairs += exchanged
    found += [
        Signal(SignalType.ATTRIBUTION, one.printed if one else None, other.printed if other else None)
        for one, other in pairs
    ]
    taken = (
        _words_of([*shortened(old_sources, new_sources), *(one for one, _ in pairs)]),
        _words_of([*shortened(new_sources, old_sources), *(other for _, other in pairs)]),
    )
    if any(above):
        taken = taken[0] | _words_of(old_sources), taken[1] | _words_of(new_sources)
    found += [Signal(SignalType.ACTOR, *both) for both in changed_actors(pair, taken)]
    found += _name_signals(pair, taken, known)
    found += [place for place in places if not any(_tells_of(signal, place) for signal in found)]
    return list(dict.fromkeys(found))


def _has_changed_value(pair: Pair) -> bool:
    """Tell whether a changed word may alter a value though no claim is left over (`up to`; two swapped)."""
    figures = pair.lexicon.figures
    return any(
        word in figures.bound_words
        or word in figures.date_words
        or word in figures.numbers
        or word[0].isdigit()
        for side in (pair.old, pair.new)
        for word in compress(side.words, side.changed)
    )


def _sources(pair: Pair) -> tuple[list[Source], list[Source]]:
    if not pair.lexicon.reporting and not pair.lexicon.attributing:
        return [], []
    return sources_of(pair.old, pair.lexicon), sources_of(pair.new, pair.lexicon)


def _sources_above(lead: Side, lexicon: Lexicon) -> list[Source]:
    """Who a lead says reports, none of it in the words of the items."""
    return (
        [replace(source, first=0, last=-1) for source in sources_of(lead, lexicon)]
        if lexicon.reporting
        else []
    )


def _is_qualified_above(signal: Signal, pair: Pair, leads: Sequence[Side | None]) -> bool:
    """Tell whether a qualifier that one side alone has qualifies the same in the lead of the other side.

    `There were credible reports of torture`, an item of `credible reports of:`; never a denial.
    """
    if bool(signal.old) == bool(signal.new) or signal.type not in _STRENGTHS:
        return False
    side, lead = (pair.old, leads[1]) if signal.old else (pair.new, leads[0])
    if lead is None:
        return False
    level = next(filter(None, read_side(signal.old or signal.new or "", pair.lexicon).meanings), "")
    own = {one for one in _qualified(side, side.lone) if one[0] == level}
    return bool(own) and own <= _qualified(lead, range(len(lead.words)))


def _qualified(side: Side, words: Iterable[int]) -> set[tuple[str, str]]:
    """The qualifiers among some words, each with the meaning of what it bears on."""
    heads = [(k, head_of(side, k)) for k in words if side.meanings[k].startswith(QUALIFIER)]
    return {(side.meanings[k], side.meanings[head]) for k, head in heads if head >= 0}


def _words_of(sources: Sequence[Source | None]) -> set[int]:
    return {k for source in sources if source for k in range(source.first, source.last + 1)}


def _name_signals(pair: Pair, taken: tuple[set[int], set[int]], known: KnownNames | None) -> list[Signal]:
    if not pair.lexicon.names or not (_has_new_capital(pair.old) or _has_new_capital(pair.new)):
        return []
    names = _names(pair.old, pair.lexicon, known), _names(pair.new, pair.lexicon, known)
    old = _lone(names[0], pair, taken[0])
    new = _lone(names[1], pair.mirrored(), taken[1])
    signals = []
    figures = pair.lexicon.figures
    signalled: list[tuple[Name, Name]] = []
    couples = _replaced(pair, *names, taken)
    places = _short_edits(pair)
    couples += [
        (one, other)
        for one in old
        for other in new
        if _edits(pair.old, one) & _edits(pair.new, other) & places
        and _led_by(pair.old, one, pair.lexicon) == _led_by(pair.new, other, pair.lexicon)
    ]
    for one, other in couples:
        if not any(one in done or other in done for done in signalled):
            signalled.append((one, other))
            printed = _with_year(pair.old, one, figures), _with_year(pair.new, other, figures)
            signals.append(Signal(SignalType.NAME, *printed))
    old = [name for name in old if not any(name is one for one, _ in signalled)]
    new = [name for name in new if not any(name is other for _, other in signalled)]
    if known is not None:
        old, new = ([name for name in side if not known.is_subject(name)] for side in (old, new))
    signals += [Signal(SignalType.NAME, _with_year(pair.old, one, figures), None) for one in old]
    signals += [Signal(SignalType.NAME, None, _with_year(pair.new, one, figures)) for one in new]
    return signals


def _names(side: Side, lexicon: Lexicon, known: KnownNames | None) -> list[Name]:
    """The names of a side, with those that begin its sentences where both editions tell which words are."""
    names = names_of(side, lexicon)
    firsts = known.first_names(side, lexicon) if known else []
    if not firsts:
        return names
    starts = {name.first for name in names}
    return sorted(
        [*names, *(name for name in firsts if name.first not in starts)], key=lambda name: name.first
    )


def _replaced(
    pair: Pair, old: list[Name], new: list[Name], taken: tuple[set[int], set[int]]
) -> list[tuple[Name, Name]]:
    """Give the names that gave way to others in place, wholly or in part: `Anna Lindt`, `Eva Lindt`.

    They changed although the other side may have one or the other elsewhere too.
    """
    if not all(pair.residue):
        return []
    sides = (pair.old, old, taken[0]), (pair.new, new, taken[1])
    lone: list[dict[int, set[int]]] = []
    for side, _, _ in sides:
        words: dict[int, set[int]] = {}
        for k in side.lone:
            words.setdefault(side.edits[k], set()).add(k)
        lone.append(words)
    places = [
        {
            edit: name
            for name in names
            for edit in _edits(side, name)
            if name.first not in others and words.get(edit, {-1}) <= {*range(name.first, name.last + 1)}
        }
        for (side, names, others), words in zip(sides, lone, strict=True)
    ]
    bodies = pair.lexicon.sources | pair.lexicon.actors
    found = []
    for edit in places[0].keys() & places[1].keys():
        changed = [
            [side.words[k] for k in sorted(words[edit])]
            for (side, _, _), words in zip(sides, lone, strict=True)
        ]
        if any(is_noun_of(word, bodies) for words in changed for word in words):
            continue
        if not is_spelled_alike(*("".join(words) for words in changed)):
            found.append((places[0][edit], places[1][edit]))
    return sorted(found, key=lambda couple: couple[0].first)


def _edits(side: Side, name: Name) -> set[int]:
    return {side.edits[k] for k in range(name.first, name.last + 1) if side.changed[k]}


def _led_by(side: Side, name: Name, lexicon: Lexicon) -> str:
    """The preposition that came with a name, before it in the same edit; empty where none did."""
    at = name.first - 1
    while at >= 0 and side.changed[at] and side.edits[at] == side.edits[name.first]:
        if side.words[at] in lexicon.adjunct_starts:
            return side.words[at]
        at -= 1
    return ""


def _with_year(side: Side, name: Name, figures: Figures) -> str:
    """The name as printed, with the year that is part of it: `the 1951 Convention`, `Strategy 2050`."""
    before = f"{side.words[name.first - 1]} " if name.first and is_year_of_name(side, name.first - 1) else ""
    past = name.last + 1
    after = f" {side.words[past]}" if past < len(side.words) and is_year_in_name(side, past, figures) else ""
    return before + name.printed + after


def _has_new_capital(side: Side) -> bool:
    return any(side.text[side.starts[k]].isupper() for k in side.lone)


def _lone(names: list[Name], pair: Pair, taken: set[int]) -> list[Name]:
    """Names of the pair's old side that the new side has not; each once, in its longest form."""
    side, bodies = pair.old, pair.lexicon.sources | pair.lexicon.actors
    there = named(pair.new, pair.lexicon)
    lone = [
        name
        for name in names
        if name.first not in taken
        and not all(side.kept[name.first : name.last + 1])
        and not there.has(name, side, bodies)
    ]
    forms = [bare(name.printed) for name in lone]
    return [
        name
        for k, name in enumerate(lone)
        if not any(
            forms[k] in form and (forms[k] != form or at < k) for at, form in enumerate(forms) if at != k
        )
    ]


def _short_edits(pair: Pair) -> set[int]:
    """Edits in which a name that goes and one that comes are in the same place."""
    sizes = Counter(pair.old.edits) | Counter(pair.new.edits)
    return {edit for edit, size in sizes.items() if edit >= 0 and size <= NAMES_IN_PLACE}
