"""Who is said to report a finding: according to X, X reported."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.diffing.lexicon import is_noun_of
from tracker.diffing.lexicon.notation import listed
from tracker.diffing.passages.attributed import attributed

if TYPE_CHECKING:
    from tracker.diffing.lexicon import Lexicon
    from tracker.diffing.passages.sides import Side

_AND_OTHERS = ["and", "others"]
LONGEST_SOURCE = 14
"""Words of a source at most; more is a clause that only looks like one."""
_WITHIN = " -'\u2019s*\u00a0"
"""What may stand between two words of a source: blanks, hyphens, a possessive, emphasis."""
_PRONOUNS = listed("he she they it we who which both")
_STOPS = listed(
    "that when where which who whom by in from with to if as because after before while although though but "
    "since nor or so there this these those is are was were be been being has have had will would could may "
    "might should than whether how what why unlike despite during through under into did do does not "
    "according at"
)
_CONDITIONS = listed("where when if unless whether")
"""Words before one who may report, but is not said to have reported what the passage says."""
_SKIPPED = listed(
    "also have had has further again often frequently repeatedly reportedly nevertheless however continued "
    "began to"
)
_GOING_ON = listed("continued began")
"""What has a verb of reporting follow by `to`: `continued to express concern`."""
_APPOSED = listed("a an the one its their")
"""What an apposition begins with: `the institute, a civil society organization, stated`."""
_GENERAL = listed("ngo ngos human rights national international government")
_RULES = frozenset({"law", "constitut", "code", "regul", "rule"})
"""Meanings of what lays down rather than reports: `according to the law`."""
_AUXILIARIES = listed("is are was were be been being")
_ISSUED = listed("statistics data figures information report reports study survey statement poll estimates")
_FROM = listed("from by")
_ABBREVIATIONS = re.compile("[A-Z]{2,}s")
_BEFORE_TIMES = listed("in on of by since until during through")
_ARTICLES = listed("the a an")
_POINTING = listed("this that these those")
_OF_ITSELF = listed("found observed denied maintained declared")
"""Verbs that report only where `that` follows: a law is observed, a person found, an appeal denied, a budget
maintained, a state of emergency declared."""
_NO_REPORT = listed("of by responsibility")
"""What follows a verb where nothing is reported: `accused of`, `reported by`, `claimed responsibility`."""
_TIMES = listed("in on")
_LONGEST_TIME = 4
"""Words between `found on` and `that` at most: `found on March 3, 2021, that`."""
_AFTER_PRESENT = listed("that the there they it he she a an some many no")


@dataclass(frozen=True, slots=True)
class Source:
    """Who is said to report."""

    first: int
    last: int
    meanings: frozenset[str]
    """Empty where a pronoun stands for someone named before."""
    names: frozenset[str]
    """Meanings of its capitalised words but for the first of a sentence and for what it is called
    (`Office`)."""
    head: str
    """Meaning of its last word, which says what it is."""
    printed: str


def sources_of(side: Side, lexicon: Lexicon) -> list[Source]:
    """Give the sources that a passage names, in order."""
    if side.found.sources is None:
        side.found.sources = _sources(side, lexicon)
    return side.found.sources


def _sources(side: Side, lexicon: Lexicon) -> list[Source]:
    if lexicon.attributing:
        return [_attributed(side, *span) for span in attributed(side, lexicon)]
    if "according" not in side.words and lexicon.reporting.isdisjoint(side.meanings):
        return []
    found = []
    for k, word in enumerate(side.words):
        source = None
        if word == "according" and side.words[k + 1 : k + 2] == ["to"]:
            source = None if side.meanings[k] in _RULES else _named_after(side, k + 2)
        elif k and side.meanings[k] in lexicon.reporting and _is_finite(side, k):
            source = _subject_of(side, k, lexicon)
            if source is not None and source.first and side.words[source.first - 1] in _CONDITIONS:
                source = None
        if source is not None:
            found.append(source)
    return found


def _attributed(side: Side, first: int, last: int) -> Source:
    """Of a source whose every noun has a capital it is not known which are names, and the first says what."""
    meanings = [side.meanings[k] for k in range(first, last + 1) if side.meanings[k]]
    return Source(first, last, frozenset(meanings), frozenset(), meanings[0], side.printed(first, last))


def _is_finite(side: Side, k: int) -> bool:
    word = side.words[k]
    following = side.words[k + 1] if k + 1 < len(side.words) else ""
    if word in _AUXILIARIES:
        return True
    if word.endswith("ing") or side.words[k - 1] in _AUXILIARIES:
        return False
    is_infinitive = k > 1 and side.words[k - 1] == "to" and side.words[k - 2] in _GOING_ON
    if word in _OF_ITSELF:
        return following == "that" or (following in _TIMES and _is_time_up_to_that(side, k + 2))
    if is_infinitive or word.endswith("ed") or word in {"said", "told"}:
        return following not in _NO_REPORT
    return following in _AFTER_PRESENT and "," not in side.text[side.ends[k] : side.starts[k + 1]]


def _is_time_up_to_that(side: Side, first: int) -> bool:
    """Tell whether the words from `first` up to a `that` are a time, with a figure; not `in the house`."""
    words = side.words[first : first + _LONGEST_TIME + 1]
    if "that" not in words:
        return False
    time = words[: words.index("that")]
    return any(word[0].isdecimal() for word in time) and not any(
        side.text[side.starts[k]].islower() for k in range(first, first + len(time))
    )


def _named_after(side: Side, first: int) -> Source | None:
    first += not _POINTING.isdisjoint(side.words[first : first + 1])  # `according to these activists`
    last = first
    while last < len(side.words) and last - first < LONGEST_SOURCE:
        word = side.words[last]
        if word in _STOPS and word not in {"to", "in", "with"} and not _is_issued_by(side, last, first):
            break
        last += 1
        if _ends_with_abbreviation(side, last - 1):
            break
        if last < len(side.words) and side.text[side.ends[last - 1] : side.starts[last]].strip(_WITHIN):
            break
    return _source(side, first, last - 1)


def _is_issued_by(side: Side, k: int, first: int) -> bool:
    """Tell whether word `k` leads from what was issued to who did: `statistics from the office`."""
    if k == first or side.words[k] not in _FROM or side.words[k - 1] not in _ISSUED:
        return False
    return k + 1 < len(side.words) and not side.words[k + 1][0].isdecimal()


def _ends_with_abbreviation(side: Side, k: int) -> bool:
    """Tell whether a plural abbreviation ends who is named: another plural follows, `NGOs | employers`."""
    if not _ABBREVIATIONS.fullmatch(side.text, side.starts[k], side.ends[k]) or k + 1 == len(side.words):
        return False
    following = side.text[side.ends[k] : side.ends[k + 1]]
    return following.startswith(" ") and following.islower() and following.endswith("s")


def _subject_of(side: Side, verb: int, lexicon: Lexicon) -> Source | None:
    last = last_of_subject(side, verb)
    if last < 0 or "|" in side.text[side.ends[last] : side.starts[verb]]:  # another cell of the row
        return None
    if side.words[last] in _PRONOUNS and last <= 1:
        return Source(last, last, frozenset(), frozenset(), "", side.printed(last, last))
    noun = last - 2 if last > 1 and side.words[last - 1 : last + 1] == _AND_OTHERS else last
    if not is_noun_of(side.words[noun], lexicon.sources) and not _is_name(side, noun):
        return None
    if side.words[last].endswith("ing"):
        return None
    first, left = last, LONGEST_SOURCE
    is_list = False
    while first and left and side.words[first - 1] not in _STOPS:
        gap = side.text[side.ends[first - 1] : side.starts[first]]
        if ")" in gap:
            first = max(0, _before_brackets(side, first - 1))
            left -= 1
            continue
        if "," in gap:
            is_item = is_list and is_noun_of(side.words[first - 1], lexicon.sources)
            is_list = is_item or _goes_on(side, first)
        if gap.strip(_WITHIN + ",") or ("," in gap and not is_list):
            break
        first -= 1
        left -= 1
    return _source(side, _past_time(side, first, last, lexicon), last)


def _past_time(side: Side, first: int, last: int, lexicon: Lexicon) -> int:
    """Give where a subject begins behind a time that no comma parts from it: `in 2020 | the union`."""
    months = lexicon.figures.months

    def is_time(k: int) -> bool:
        return side.words[k][0].isdecimal() or side.words[k] in months

    past = next((k + 1 for k in reversed(range(first, last)) if is_time(k)), None)
    if past is None:
        return first
    begins = past - 1
    while begins and is_time(begins - 1):
        begins -= 1
    before = side.words[begins - 1] if begins else ""
    is_of_time = before in _BEFORE_TIMES and (before != "of" or side.words[past] in _ARTICLES)
    return past if is_of_time else first


def last_of_subject(side: Side, verb: int) -> int:
    """Give the last word of what stands before a verb, without brackets, adverbs, an apposition; else -1."""
    last = verb - 1
    while last >= 0 and ")" in side.text[side.ends[last] : side.starts[last + 1]]:
        last = _before_brackets(side, last)
    while last >= 0 and (side.words[last] in _SKIPPED or side.words[last].endswith("ly")):
        last -= 1
    if last == verb - 1 and last >= 0 and "," in side.text[side.ends[last] : side.starts[verb]]:
        last = _before_apposition(side, last)
        while last >= 0 and ")" in side.text[side.ends[last] : side.starts[last + 1]]:
            last = _before_brackets(side, last)
    return last


def _before_brackets(side: Side, k: int) -> int:
    """Give the last word before the brackets that word `k` closes; -1 where there is none."""
    while k > 0 and "(" not in side.text[side.ends[k - 1] : side.starts[k]]:
        k -= 1
    return k - 1


def _before_apposition(side: Side, k: int) -> int:
    """Give the last word before the apposition that ends with word `k`; -1 where there is none."""
    for first in range(k, max(0, k - LONGEST_SOURCE), -1):
        if "," in side.text[side.ends[first - 1] : side.starts[first]]:
            return first - 1 if side.words[first] in _APPOSED else -1
    return -1


def _is_name(side: Side, k: int) -> bool:
    """Tell whether a word is capitalised, and not only because a sentence begins with it."""
    word = side.text[side.starts[k] : side.ends[k]]
    return word[0].isupper() and (k > 0 or (len(word) > 1 and word.isupper()))


def _goes_on(side: Side, k: int) -> bool:
    """Tell whether a comma before word `k` is one of a list (`defenders, activists, and members`).

    One who reports is not listed with what was reported before: `that it was 30 percent, and the union said`;
    nor do two make a list: `cases of torture by security forces, and the union said`.
    """
    if side.words[k] != "and" or not (side.words[k - 1].endswith("s") or _is_name(side, k - 1)):
        return False
    for at in range(k - 1, max(0, k - 1 - LONGEST_SOURCE), -1):
        if side.words[at] in _STOPS:
            return False
        gap = side.text[side.ends[at - 1] : side.starts[at]]
        if gap.strip(_WITHIN):
            return "," in gap
    return False


def _source(side: Side, first: int, last: int) -> Source | None:
    first = next((start for start, past in side.phrases if start < first < past), first)
    while first <= last and side.words[first] in _ARTICLES | {"and", "s"}:
        first += 1
    in_brackets = {side.meanings[at] for name, at in side.introduced if first <= name <= last} - {""}
    meanings = frozenset(side.meanings[first : last + 1]) - {""} | in_brackets
    if not meanings or side.meanings[last] in _RULES:
        return None
    names = frozenset(
        side.meanings[k]
        for k in range(first, last + 1)
        if side.meanings[k] and side.words[k] not in _GENERAL and _is_name(side, k)
    )
    names |= in_brackets
    return Source(first, last, meanings, names, side.meanings[last], side.printed(first, last))
