"""Registers: paragraphs, items and rows on one subject each, that have its name and no heading.

A list of detainees, cases or countries says the same of one after another. Its entries begin with a name
(`Hofland. The law …`, `HOFLAND: The law …`), with a date (`May 3 - Alma: …`) or with a term in a line of its
own; or their first sentences are made alike and have a name each (`On May 3, police arrested Anna Lund, a
lawyer.`). What follows in an entry is said of it, as what stands below a heading is.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import chain, groupby
from typing import TYPE_CHECKING

from tracker.diffing.folding.fold import bare, stems
from tracker.diffing.folding.folded import fold_edition, of_edition
from tracker.diffing.folding.lightwords import light_words
from tracker.diffing.lexicon import lexicon_of
from tracker.diffing.passages.names import printed_in
from tracker.model import Form

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tracker.model import Edition, Finding

    Name = tuple[str, ...]
    """The words of a name, folded."""

LEAST_SAME = 3
"""So many entries of a register say one thing of their subjects in the same words."""
LEAST_ENTRIES = 5
"""A register whose entries are known by dates, or by their first sentences alone, has so many …"""
MOST = 0.6
"""… which are this share of all paragraphs of their section."""
COMMON = 0.5
"""Share of the first sentences that have the words by which these are made alike …"""
LEAST_COMMON = 2
"""… and so many of those words has each; or one, and more that is said of others."""
LONGEST_NAME = 6
"""Words of a name before what is said of it."""
_BEFORE = re.compile(r"(?P<name>[^\W\d_][^.:;|]{0,60}?)(?::\s|\s[\u2013\u2014-]\s|\.\s*$)")
"""`HOFLAND: `, `Hofland - `, `Hofland.` as a sentence of its own."""
_INITIALLED = re.compile(r"(?P<name>[^\W\d_][^.:;|]{0,60}?(?:[ .][^\W\d_]\.){1,3})\s+(?=(?P<next>[^\W\d_]))")
"""`Hofland, Anna B. `: the initial ends no sentence, so what is said of her stands in the same one."""
_DATED = re.compile(
    r"(?P<name>[^.:;|]{3,30}?(?:\s[\u2013\u2014-]\s[^.:;|]{1,40}(?=:\s))?)(?::\s|\s[\u2013\u2014-]\s)"
)
"""`3 May: `, `May 3 - `, `3 May - Alma: `."""
_STOPS = (".", "!", "?", ":", ";", ",")
_WORD = re.compile(r"[^\W\d_](?:\.(?=\s)|[\w'\u2019-]*)")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: the findings `first` to `last`."""

    section: int
    first: int
    last: int
    title: str
    names: tuple[Name, ...]
    """By which it is known again: no other entry of its section has one of them."""
    further: int
    """The first finding of further paragraphs that have no name; behind `last` where there are none."""


@of_edition
def entries_of(edition: Edition) -> tuple[Entry, ...]:
    """The entries of all registers of an edition, in order."""
    found: list[Entry] = []
    for section, members in groupby(enumerate(edition.findings), key=lambda item: item[1].section):
        paragraphs = list(_paragraphs([k for k, _ in members], edition.findings))
        if len(paragraphs) >= LEAST_SAME:
            found += (
                _headed(edition, section, paragraphs)
                or _run_in(edition, section, paragraphs)
                or _dated(edition, section, paragraphs)
                or _terms(edition, section, paragraphs)
                or _alike(edition, section, paragraphs)
                or _run_in(edition, section, paragraphs, with_initials=True)
            )
    return tuple(found)


def headed_as(entries: Sequence[Entry], edition: Edition) -> tuple[Entry, ...]:
    """The sections of an edition beside those that have the names of another edition's entries for headings.

    Of such sections there must be enough; none of them has sections below it.
    """
    names = {name for entry in entries for name in entry.names}
    ends: dict[int, tuple[int, int]] = {}
    for k, finding in enumerate(edition.findings):
        ends[finding.section] = ends.get(finding.section, (k, k))[0], k
    above = {section.parent for section in edition.sections}
    lowest = [section for section in edition.sections if section.index in ends and section.index not in above]
    within = Counter(section.parent for section in lowest if _folded(section.title) in names)
    return tuple(
        Entry(section.index, first, last, section.title, (_folded(section.title),), last + 1)
        for section in lowest
        if within[section.parent] >= LEAST_ENTRIES
        for first, last in [ends[section.index]]
    )


def words_with_capitals(edition: Edition, entry: Entry) -> frozenset[str]:
    """The words of an entry that begin with a capital, folded, and those of its names."""
    text = edition.text[edition.findings[entry.first].start : edition.findings[entry.last].end]
    capitals = (bare(word) for word in _WORD.findall(text) if word[0].isupper())
    return frozenset(chain(capitals, *entry.names))


def _paragraphs(members: Iterable[int], findings: Sequence[Finding]) -> Iterator[range]:
    """Each paragraph of a section, each item of a list, each row."""
    first = last = -1
    for k in members:
        finding = findings[k]
        is_listed = finding.form in (Form.ITEM, Form.ROW)
        if first >= 0 and (is_listed or finding.paragraph != findings[last].paragraph):
            yield range(first, last + 1)
            first = k
        first = k if first < 0 else first
        last = k
    yield range(first, last + 1)


def _headed(edition: Edition, section: int, paragraphs: Sequence[range]) -> list[Entry]:
    """Lines that others stand under, with these."""
    found = []
    members = range(paragraphs[0].start, paragraphs[-1].stop)
    for name, run in groupby(members, key=lambda k: edition.findings[k].under):
        under = list(run)
        if name is not None and _folded(name):
            found.append(Entry(section, under[0] - 1, under[-1], name, (_folded(name),), under[-1] + 1))
    return _told_apart(found)


def _run_in(
    edition: Edition, section: int, paragraphs: Sequence[range], *, with_initials: bool = False
) -> list[Entry]:
    """The entries of a section that begin with their names, if the same is said of several of them.

    Args:
        edition: whose section it is.
        section: its index.
        paragraphs: of the section.
        with_initials: let a name end with initials; what begins with a name in prose does so as well.
    """
    named: list[tuple[range, range, str]] = []
    for paragraph in paragraphs:
        first = edition.findings[paragraph[0]]
        name = _name_before(first, is_alone=len(paragraph) == 1)
        name = name or (_initialled(first) if with_initials else "")
        if name:
            named.append((paragraph, range(paragraph.stop, paragraph.stop), name))
        elif named:
            own, further, name = named[-1]
            named[-1] = own, range(further.start, paragraph.stop), name
    if len(named) < LEAST_SAME:
        return []
    said = [range(own.start, further.stop) for own, further, _ in named]
    alone = sum(len(paragraph) == 1 for paragraph, *_ in named) if len(named) >= LEAST_ENTRIES else 0
    if alone < MOST * len(paragraphs) and sum(_say_the_same(edition, said)) < max(
        LEAST_SAME, MOST * len(named)
    ):
        return []
    return _told_apart(
        Entry(section, own.start, further.stop - 1, name, (_folded(name),), further.start)
        for own, further, name in named
    )


def _told_apart(entries: Iterable[Entry]) -> list[Entry]:
    """The entries without those of one name."""
    found = list(entries)
    times = Counter(entry.names for entry in found)
    return [entry for entry in found if times[entry.names] == 1]


def _folded(name: str) -> Name:
    return tuple(filter(None, map(bare, name.split())))


def _name_before(finding: Finding, *, is_alone: bool) -> str:
    """The name that a paragraph begins with; empty where it begins with none."""
    if finding.label:
        return finding.label
    if finding.form is Form.ROW:
        return _defined_in(finding.text)
    match = _BEFORE.match(finding.text)
    if match is None or (is_alone and match.end() == len(finding.text)):
        return ""
    name = match["name"]
    return name if name[0].isupper() and len(name.split()) <= LONGEST_NAME else ""


def _initialled(finding: Finding) -> str:
    """The name with initials that a paragraph begins with; empty where it begins with none."""
    match = _INITIALLED.match(finding.text)
    if match is None or not match["next"].isupper():
        return ""
    words = match["name"].replace(".", " ").split()
    return match["name"] if len(words) <= LONGEST_NAME and all(word[0].isupper() for word in words) else ""


def _defined_in(row: str) -> str:
    """The first of two cells, the other of which is in words."""
    name, _, rest = map(str.strip, row.partition("|"))
    is_told = "|" not in rest and re.match(r"[^\W\d_]", rest) is not None
    return name if is_told and name[:1].isupper() and len(name.split()) <= LONGEST_NAME else ""


def _say_the_same(edition: Edition, entries: Sequence[range]) -> list[bool]:
    """Of each entry whether several others say something of theirs in the same words but for names."""
    patterns = _patterns(edition, chain.from_iterable(entries))
    said = [{patterns[k] for k in members if k in patterns} for members in entries]
    times = Counter(chain.from_iterable(said))
    return [any(times[pattern] >= LEAST_SAME for pattern in own) for own in said]


def _patterns(edition: Edition, findings: Iterable[int]) -> dict[int, frozenset[int]]:
    """The stems of findings without names and figures."""
    folded = fold_edition(edition)
    patterns = ((k, frozenset(folded.singles.of[k]).difference(folded.aside[k])) for k in findings)
    return {k: pattern for k, pattern in patterns if pattern}


def _dated(edition: Edition, section: int, paragraphs: Sequence[range]) -> list[Entry]:
    """The entries of a section that begin with a date; several of one day and place are one."""
    if len(paragraphs) < LEAST_ENTRIES:
        return []
    calendar = lexicon_of(edition.provenance.language).calendar
    found: list[Entry] = []
    for paragraph in paragraphs:
        match = _DATED.match(edition.findings[paragraph[0]].text)
        if match is None:
            continue
        name = _folded(match["name"])
        if any(word.isdigit() for word in name) and not calendar.isdisjoint(name):
            found.append(Entry(section, paragraph[0], paragraph[-1], match["name"], (name,), paragraph.stop))
    return _told_apart(found) if _are_most(found, paragraphs) else []


def _terms(edition: Edition, section: int, paragraphs: Sequence[range]) -> list[Entry]:
    """The entries of a section that have a term in a line of its own, and one paragraph behind it.

    Most of these paragraphs end with a stop: else they are lines as well, of a list.
    """
    if len(paragraphs) < 2 * LEAST_ENTRIES:
        return []
    are_terms = [_is_term(edition, paragraph) for paragraph in paragraphs]
    found: list[Entry] = []
    told = 0
    k = 0
    while k + 1 < len(paragraphs):
        is_followed = k + 2 == len(paragraphs) or are_terms[k + 2]
        if are_terms[k] and is_followed:
            told += edition.findings[paragraphs[k + 1][-1]].text.endswith(_STOPS)
            name = edition.findings[paragraphs[k][0]].text
            first, last = paragraphs[k][0], paragraphs[k + 1][-1]
            found.append(Entry(section, first, last, name, (_folded(name),), last + 1))
            k += 2
        else:
            k += 1
    is_told = told >= MOST * len(found)  # in a list of captions there is no stop at all
    return _told_apart(found) if is_told and _are_most(found, paragraphs[::2]) else []


def _is_term(edition: Edition, paragraph: range) -> bool:
    """Whether a paragraph is a few words without a stop."""
    finding = edition.findings[paragraph[0]]
    text = finding.text
    is_line = len(paragraph) == 1 and finding.form is Form.SENTENCE
    return is_line and len(text.split()) <= LONGEST_NAME and text[0].isupper() and not text.endswith(_STOPS)


def _alike(edition: Edition, section: int, paragraphs: Sequence[range]) -> list[Entry]:
    """The entries of a section whose first sentences are made alike, and have a name each."""
    if len(paragraphs) < LEAST_ENTRIES:
        return []
    heads = [paragraph[0] for paragraph in paragraphs]
    are_alike = _are_alike(edition, paragraphs)
    if sum(are_alike) < max(LEAST_ENTRIES, MOST * len(paragraphs)):
        return []
    named = {k: _names(edition, k) for k in heads}
    having = Counter(chain.from_iterable(map(set, named.values())))
    found: list[Entry] = []
    others: list[Entry] = []
    for paragraph, is_alike in zip(paragraphs, are_alike, strict=True):
        head = paragraph[0]
        own = [name for name in named[head] if having[name] == 1]
        if own:
            entry = Entry(section, head, paragraph[-1], " ".join(own[0]), tuple(own), paragraph.stop)
            (found if is_alike else others).append(entry)
    if not _are_most(found, paragraphs):
        return []
    listed = [entry for entry in others if edition.findings[entry.first].form in (Form.ITEM, Form.ROW)]
    return sorted([*found, *listed], key=lambda entry: entry.first)


def _are_alike(edition: Edition, paragraphs: Sequence[range]) -> list[bool]:
    """Of each paragraph of a section whether its first sentence is made as those of most others are."""
    heads = [paragraph[0] for paragraph in paragraphs]
    said = _patterns(edition, heads)
    times = Counter(chain.from_iterable(said.values()))
    names, light = fold_edition(edition).singles.names, _light(edition)
    often = (stem for stem, count in times.items() if count >= COMMON * len(heads))
    common = frozenset(stem for stem in often if names[stem] not in light)
    shared = [len(common & said.get(k, frozenset())) for k in heads]
    saying = _say_the_same(edition, paragraphs) if common else [False] * len(heads)
    return [
        (count + is_same >= LEAST_COMMON and not _name_before(edition.findings[k], is_alone=False))
        or _is_name_in_row(edition.findings[k])
        for k, count, is_same in zip(heads, shared, saying, strict=True)
    ]


def _are_most(found: Sequence[Entry], paragraphs: Sequence[range]) -> bool:
    return len(found) >= max(LEAST_ENTRIES, MOST * len(paragraphs))


def _is_name_in_row(finding: Finding) -> bool:
    """Whether a row begins with a name of several words: each has a capital."""
    if finding.form is not Form.ROW:
        return False
    words = finding.text.partition("|")[0].split()
    return 1 < len(words) <= LONGEST_NAME and all(word[0].isupper() for word in words)


@of_edition
def _light(edition: Edition) -> frozenset[str]:
    language = edition.provenance.language
    return frozenset(stems(light_words(language), language=language))


def _names(edition: Edition, k: int) -> list[Name]:
    """Runs of two and more capitalised words in a finding; at its beginning also of one."""
    text = edition.findings[k].text
    calendar = lexicon_of(edition.provenance.language).calendar
    runs: list[list[str]] = [[]]
    past = 0
    for match in _WORD.finditer(text):
        word = match[0]
        is_name = word[0].isupper() and word.lower() not in calendar
        if text[past : match.start()].strip(" ") or not is_name:
            runs.append([])
        if is_name:
            runs[-1].append(word)
        past = match.end()
    found = [tuple(map(bare, run)) for run in runs if len(run) > 1]
    if len(runs[0]) == 1 and runs[0][0].lower() not in printed_in(edition).small:
        found.insert(0, (bare(runs[0][0]),))
    return found
