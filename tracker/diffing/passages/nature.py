"""What sort of statement a finding is: a dated event or case, a general or legal one, a pointer.

An incident happened once: it is dated to a day or month (or a year) and told in the past tense, or names the
person it happened to, or goes on telling of a case (`the defendant`, `she`). What the law lays down, what is
usual and what was counted over a period stays a standing statement. English is read by the points below; of
another language only pointers and dated days are told.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from tracker.diffing.folding.folded import of_edition
from tracker.diffing.lexicon import lexicon_of
from tracker.diffing.lexicon.english_nature import PERSON, PERSON_POINTS, POINTS, TWO_CAPITALS
from tracker.diffing.passages.sides import RUN_IN_LABEL
from tracker.model import Nature

if TYPE_CHECKING:
    from tracker.model import Edition

INCIDENT_FROM = 2.0
"""Points that make an incident; set on one half of tests/gold/nature.tsv, held on the other."""
LONGEST = 4_000
"""Characters of a finding that are looked at; a sentence is far shorter."""
KEPT = 1 << 14
"""Findings whose nature is remembered: the aligner asks for it, and then the judge; the seeds have 1,600."""

_POINTER = re.compile(
    r"^\W*(?:[A-Z][\w ,()-]{0,80}: )?(?:also )?(?:please )?(?:see\b|refer to\b|for [^.;]{0,120}?"
    r"(?:information|details?|list|report|data)\b[^.;]{0,200}?"
    r"(?:,? (?:please )?(?:see|visit|refer)\b|https?://"
    r"| available at (?:https?://|www\.)))",
    re.IGNORECASE,
)
_DIRECTION = re.compile(
    r"^\W*(?:[A-Z][\w ,()-]{0,80}: )?"
    r"(?:for (?:more|further|additional) (?:information|details?)(?: on (?:this|the) (?:topic|subject))?,? )?"
    r"(?:also )?(?:please )?(?:also )?(?:see|refer to)\b",
    re.IGNORECASE,
)
_BY_THE_WAY = re.compile(r", (?:which|who|whom|whose|where|when)\b")
_ADDRESS = re.compile(r"https?://|www\.")
_SENTENCES = re.compile(r"[.!?]\s+[A-Z]")

_LETTERS = re.compile(r"[a-z]+")


def nature_of(text: str, *, language: str = "en") -> Nature:
    """Give the nature of a finding from its text; where nothing tells, it is a standing one."""
    return _nature(text[:LONGEST], language)


@of_edition
def references_of(edition: Edition) -> frozenset[int]:
    """The findings of an edition that point elsewhere, whatever they claim by the way."""
    return frozenset(k for k, finding in enumerate(edition.findings) if _is_pointer(finding.text[:LONGEST]))


@of_edition
def pointers_of(edition: Edition) -> frozenset[int]:
    """The findings of an edition that only point elsewhere (`see …`), and claim nothing by the way."""
    return frozenset(k for k in references_of(edition) if is_pointer(edition.findings[k].text))


def is_pointer(text: str) -> bool:
    """Whether a finding is a reference, and claims nothing by the way."""
    return _is_pointer(text[:LONGEST]) and not _BY_THE_WAY.search(text)


def is_direction(text: str) -> bool:
    """Whether a text does no more than send its reader elsewhere: it begins with `see`."""
    return _DIRECTION.match(text) is not None and not _BY_THE_WAY.search(text)


@lru_cache(maxsize=KEPT)
def _nature(text: str, language: str) -> Nature:
    if _is_pointer(text):
        return Nature.REFERENCE
    if language == "en":
        return Nature.INCIDENT if _is_english_incident(text) else Nature.STANDING
    dated = _dated_day(language)
    return Nature.INCIDENT if dated is not None and dated.search(text.lower()) else Nature.STANDING


def _is_english_incident(text: str) -> bool:
    """Whether the points come to enough; looked for as long as what is left may turn it."""
    label = RUN_IN_LABEL.match(text) if ":" in text else None
    if label is not None:
        text = text[label.end() + 1 :].lstrip()
    words = set(_LETTERS.findall(text.lower()))
    if "May" in text and " may " not in text:
        words.discard("may")
        words.add("january")  # any month will do: the pattern decides
    points, open_points = 0.0, []
    for weight, triggers, pattern in POINTS:
        if not words.isdisjoint(triggers):
            if pattern is None:
                points += weight
            else:
                open_points.append((weight, pattern))
    if TWO_CAPITALS.search(text):
        open_points.append((PERSON_POINTS, PERSON))
    most = points + sum(weight for weight, _ in open_points if weight > 0)
    least = points + sum(weight for weight, _ in open_points if weight < 0)
    for weight, pattern in open_points:
        if most < INCIDENT_FROM or least >= INCIDENT_FROM:
            break
        found = pattern.search(text, 1 if pattern is PERSON else 0)
        if (found is not None) == (weight > 0):
            least += abs(weight)
        else:
            most -= abs(weight)
    return most >= INCIDENT_FROM


def _is_pointer(text: str) -> bool:
    if "ee " not in text and "http" not in text and "nformation" not in text:
        return False
    return bool(_POINTER.match(text)) or (
        bool(_ADDRESS.search(text)) and not _SENTENCES.search(text) and " see " in f" {text.lower()}"
    )


@lru_cache(maxsize=8)
def _dated_day(language: str) -> re.Pattern[str] | None:
    """A day with its month, as the language writes it; None where the language has no lexicon."""
    months = lexicon_of(language).figures.months
    if not months:
        return None
    names = "|".join(sorted(map(re.escape, months), key=lambda name: (-len(name), name)))
    return re.compile(rf"\b\d{{1,2}}(?:er|\.|º)? (?:de )?(?:{names})\b|\b(?:{names}) \d{{1,2}}\b")
