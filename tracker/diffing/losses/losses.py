"""Which phrases that one side alone has are a loss of their own, by what they say and where they stand."""

# ruff: noqa: RUF001 - Russian letters look like Latin ones
from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.diffing.losses.phrases import JOINS, WEAK, cut, trimmed
from tracker.diffing.passages.sides import NOT

if TYPE_CHECKING:
    from tracker.diffing.losses.phrases import Phrase, Reading

ENOUGH = 3
"""Content words without counterpart that make a phrase a loss of its own."""
ENOUGH_WITH_VALUE = 2
"""The same where one of them is a figure or a name: a figure and what it counts."""
ENOUGH_OF_CLAUSE = 2
"""The same where they are a whole clause, that nothing replaced."""
ENOUGH_OF_EXCEPTION = 1
"""The same where the clause is an exception or a condition: `except in the north`."""
ENOUGH_BESIDE = 4
"""The same beyond those that an insertion in its place may reword."""
ENOUGH_ANYHOW = 5
"""The same however many an insertion in its place has: so much is another claim, not other words for it."""
SHARE = 2 / 3
"""Share of a phrase's content words that have no counterpart; below, it was put in other words."""
SHARED_APART = 1 / 3
"""Share of its words that an added phrase may have in common with one it does not reword."""
LONGEST_ITEM = 4
"""Words of an item of a list of words: it is lost however few its content words."""
_ADDITIONS = (
    f"{JOINS}|including|which|who|such as|especially|particularly|for example|while|although|because|with"
    "|incluid[oa]s?|notamment|y compris|а|включая"
)
_LOOK_BACK = 40
"""Characters before a phrase that may hold the comma and conjunction it follows."""
_ADDS = re.compile(rf"\s*(?:[,;(–—]|(?:{_ADDITIONS})\b)", re.IGNORECASE)
_CLAUSE_START = re.compile(r"[,;(–—]\s*$")
_CLAUSE_END = re.compile(r"\s*(?:[.,;:)]|$)")
_LISTED_BEFORE = re.compile(rf",\s*(?:(?:{JOINS})\s+)?$", re.IGNORECASE)
_LAST_BEFORE = re.compile(rf",\s*(?:{JOINS})\s+(?:the\s+)?$", re.IGNORECASE)
_LISTED_AFTER = re.compile(rf"\s*(?:,|(?:{JOINS})\s)", re.IGNORECASE)
_LIST_AFTER = re.compile(rf",\s+[\w\u2019'-]+(?:\s[\w\u2019'-]+){{0,5}}?(?:,|\s(?:{JOINS})\s)", re.IGNORECASE)
"""The rest of a list behind its first item."""
_SUSPENDED = re.compile(r"-(?=[,\s])")
"""Stands for the rest of a compound, which the last of a list has: `Mord-, Folter- und Raubfälle`."""
_MID_SENTENCE = re.compile(r"\w\s+$")
_CLAUSE_BEFORE = re.compile(rf"(?:^|[.!?;]\s+|,\s+|\s(?:{JOINS})\s+)$", re.IGNORECASE)
"""What stands before a clause; where it began with a conjunction, that was trimmed off."""
_JOINS_BEFORE = re.compile(rf"[\s,]*(?:{JOINS})\s", re.IGNORECASE)
_JOINS_FIRST = re.compile(rf"[\s,;]*(?:{JOINS})\s", re.IGNORECASE)
_BUT_FIRST = re.compile(r"[\s,;]*but\s", re.IGNORECASE)
_JOINS_BEHIND = re.compile(rf"\s(?:{JOINS})\s*$", re.IGNORECASE)
_JOINED_BEHIND = re.compile(rf",?\s+(?:{JOINS})\b", re.IGNORECASE)


def says_enough(phrase: Phrase) -> bool:
    """Whether a phrase that was cut back or went on is still a loss of its own."""
    return not phrase.is_time and phrase.missing >= ENOUGH_WITH_VALUE


def is_enough(phrase: Phrase, budget: int, *, replaced: bool) -> bool:
    """Whether a phrase says enough that has no counterpart.

    Args:
        phrase: The phrase.
        budget: Content words that an insertion in its place has left to reword it.
        replaced: Whether there is such an insertion.
    """
    if phrase.is_time:
        return False
    if replaced:
        return phrase.missing - budget >= ENOUGH_BESIDE or phrase.missing >= ENOUGH_ANYHOW
    return phrase.missing >= (ENOUGH_WITH_VALUE if phrase.has_value else ENOUGH)


def is_listed(own: Reading, phrase: Phrase) -> bool:
    """Whether a phrase is an item of a list of words."""
    start, end = trimmed(own, phrase.start, phrase.end)
    words = own.words(start, end)
    if len(words) > 1 and own.side.words[words[0]] in own.lexicon.determiners:
        words = words[1:]
    if not 0 < len(words) <= LONGEST_ITEM or not (own.content[words[0]] and _ends_in_content(own, words)):
        return False
    if phrase.is_time or own.side.words[words[-1]].endswith("ly"):
        return False
    before, text = _before(own.side.text, start), own.side.text
    end += bool(_SUSPENDED.match(text, end))
    if _MID_SENTENCE.search(before) and _LIST_AFTER.match(text, end):
        return any(first <= start and end < past for first, past in own.stretches)
    if _LAST_BEFORE.search(before) and _CLAUSE_END.match(text, end):
        return True
    return bool(_LISTED_BEFORE.search(before) and _LISTED_AFTER.match(text, end))


def is_item_alone(own: Reading, start: int, end: int) -> bool:
    """Whether nothing took the place of what stands between two marks, or a conjunction adds before one.

    `, but | poor staff, | …`; `… | or took bribes | , but …`.
    """
    text = own.side.text
    if start not in own.sole:
        return False
    if _JOINS_FIRST.match(text, start, end) and _CLAUSE_END.match(text, end):
        return True
    return text[start:end].rstrip().endswith((",", ";")) and bool(_CLAUSE_BEFORE.search(_before(text, start)))


def is_last_of_list(own: Reading, phrase: Phrase) -> bool:
    """Whether a phrase of some length is the last of a list: `…, and fines on newspapers`."""
    if phrase.is_time or phrase.missing < max(ENOUGH, SHARE * phrase.content):
        return False
    start, end = trimmed(own, phrase.start, phrase.end)
    text = own.side.text
    return bool(_LAST_BEFORE.search(_before(text, start)) and _CLAUSE_END.match(text, end))


def _ends_in_content(own: Reading, words: range) -> bool:
    """Whether the last word makes part of the claim; of a name with an abbreviation the first word does."""
    names = (range(first, past) for first, past in own.side.phrases if past == words.stop)
    return own.content[words[-1]] or any(own.content[name[0]] for name in names)


def is_clause(own: Reading, phrase: Phrase) -> bool:
    """Whether a phrase is a whole clause, however short: `and wait for its response`.

    Or the predicate of one, up to the conjunction behind it (`did not enforce the law and`), or an exception.
    """
    start, end = trimmed(own, phrase.start, phrase.end)
    words, text, lexicon = own.words(start, end), own.side.text, own.lexicon
    first = own.side.words[words[0]] if words else ""
    is_exception = first in lexicon.conditions
    denials = sum(own.side.meanings[k] == NOT and own.side.changed[k] for k in words)
    missing, content = phrase.missing + denials, phrase.content + denials
    if missing < max(ENOUGH_OF_EXCEPTION if is_exception else ENOUGH_OF_CLAUSE, SHARE * content):
        return False
    if is_exception:
        return bool(_CLAUSE_END.match(text, end))
    if phrase.is_time:
        return False
    if first in lexicon.auxiliaries and _JOINED_BEHIND.match(text, end, phrase.end):
        return True
    return bool(_CLAUSE_BEFORE.search(_before(text, start)) and _CLAUSE_END.match(text, end))


def is_tail(own: Reading, phrase: Phrase) -> bool:
    """Whether a phrase is what ends a clause from a preposition on: `in the informal sector`."""
    if phrase.is_time or phrase.missing < max(ENOUGH_OF_CLAUSE, SHARE * phrase.content):
        return False
    start, end = trimmed(own, phrase.start, phrase.end)
    words = own.words(start, end)
    return (
        bool(words)
        and own.side.words[words[0]] in own.lexicon.phrase_starts
        and bool(_CLAUSE_END.match(own.side.text, end))
    )


def is_adjunct(own: Reading, phrase: Phrase) -> bool:
    """Whether a phrase is what a preposition adds, however short: `by the government`, `such as fraud`."""
    if phrase.is_time or not phrase.missing or phrase.missing < phrase.content:
        return False
    start, end = trimmed(own, phrase.start, phrase.end)
    words = own.words(start, end)
    if not words or own.phrase(*next(cut(own.side.text, start, end, WEAK))).is_time:
        return False  # `during the year, but the number`
    first = own.side.words[words[0]]
    return first in own.lexicon.adjunct_starts or (first == "of" and phrase.missing >= ENOUGH_OF_CLAUSE)


def is_joined(own: Reading, phrase: Phrase, past: int) -> bool:
    """Whether a phrase is one of two things that a conjunction joins: `and detainees`, `libel, slander, or`.

    Args:
        own: The side that it is of.
        phrase: The phrase.
        past: Where the stretch ends that it stands in.
    """
    if phrase.is_time or not phrase.missing or phrase.missing < phrase.content:
        return False
    text = own.side.text
    if past - phrase.end > _LOOK_BACK or own.phrase(phrase.end, past).content:
        past = phrase.end
    joins_behind = _JOINS_BEHIND.search(text[max(phrase.start, past - _LOOK_BACK) : past])
    if not _JOINS_BEFORE.match(text, phrase.start, phrase.end):
        return bool(joins_behind)
    words = own.words(phrase.start, phrase.end)
    last = words[-1]
    if any(own.side.words[k][0].isdecimal() for k in words) and not _CLAUSE_END.match(text, phrase.end):
        return False  # a figure, and half of what it counts
    governs = (
        bool(own.lexicon.auxiliaries)
        and own.side.words[last].endswith("ed")
        and not _CLAUSE_END.match(text, phrase.end)
    )
    is_subject = _BUT_FIRST.match(text, phrase.start, phrase.end) and _has_verb_behind(own, phrase)
    return not joins_behind and not governs and not is_subject  # `and imposed` penalties that stand in both


def _has_verb_behind(own: Reading, phrase: Phrase) -> bool:
    """Whether a phrase is the subject of a verb that stands in both: `but the number | was low`."""
    past = own.words(phrase.start, phrase.end).stop
    return past < len(own.side.words) and own.side.words[past] in own.lexicon.auxiliaries


def _before(text: str, at: int) -> str:
    return text[max(0, at - _LOOK_BACK) : at]


def adds_apart(own: Reading, other: Reading, edit: int) -> bool:
    """Whether both sides of an edit add a phrase to the sentence, each another."""
    return (
        _are_additions(own, other, edit)
        or _are_other_adjuncts(own, other, edit)
        or _is_adjunct_beside_joined(own, other, edit)
    )


def _are_additions(own: Reading, other: Reading, edit: int) -> bool:
    """Whether both add a clause behind a mark or a conjunction, `own` one of some length."""
    if own.counts.get(edit, 0) < ENOUGH:
        return False
    for reading in (own, other):
        stretch = reading.first_stretches.get(edit)
        if stretch is None:
            return False
        text = reading.side.text
        if not _ADDS.match(text, *stretch) and not _CLAUSE_START.search(_before(text, stretch[0])):
            return False
        phrase = reading.phrase(*stretch)
        if (
            not _CLAUSE_END.match(text, stretch[1])
            or phrase.content - phrase.missing > SHARED_APART * phrase.content
        ):
            return False
    return True


def _are_other_adjuncts(own: Reading, other: Reading, edit: int) -> bool:
    """Whether both begin with a preposition, each with another: `from NGOs`, `about their views`."""
    starts = []
    for reading in (own, other):
        stretch = reading.first_stretches.get(edit)
        words = reading.words(*stretch) if stretch else ()
        if not words:
            return False
        starts.append(reading.side.words[words[0]])
    return starts[0] != starts[1] and own.lexicon.adjunct_starts.issuperset(starts)


def _is_adjunct_beside_joined(own: Reading, other: Reading, edit: int) -> bool:
    """Whether one ends a clause from a preposition on, the other by what a conjunction joins to it.

    `treatment by the army`, `treatment or punishment`.
    """
    stretches = [(reading, reading.first_stretches.get(edit)) for reading in (own, other)]
    found = set()
    for reading, stretch in stretches:
        words = reading.words(*stretch) if stretch else ()
        if stretch is None or not words or not _CLAUSE_END.match(reading.side.text, stretch[1]):
            return False
        is_short = len(words) <= LONGEST_ITEM and not reading.phrase(*stretch).is_time
        if _JOINS_FIRST.match(reading.side.text, *stretch):
            found.add("joined")
        elif is_short and reading.side.words[words[0]] in reading.lexicon.adjunct_starts:
            found.add("adjunct")
    return len(found) == len(stretches)
