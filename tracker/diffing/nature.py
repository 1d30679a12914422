"""What sort of statement a finding is: a dated event or case, a general or legal one, a pointer.

An incident happened once: it is dated to a day or month (or a year) and told in the past tense, or names the
person it happened to, or goes on telling of a case (`the defendant`, `she`). What the law lays down, what is
usual and what was counted over a period stays a standing statement. English is read by the points below; of
another language only pointers and dated days are told.
"""

from __future__ import annotations

import re
from functools import lru_cache

from tracker.diffing.lexicon import lexicon_of
from tracker.diffing.sides import RUN_IN_LABEL
from tracker.model import Nature

INCIDENT_FROM = 2.0
"""Points that make an incident; set on one half of tests/gold/nature.tsv, held on the other."""

_POINTER = re.compile(
    r"^\W*(?:[A-Z][\w ,()-]{0,80}: )?(?:also )?(?:please )?(?:see\b|refer to\b|(?:a list of|for) [^.;]{0,120}?"
    r"(?:information|details?|list|report|data)\b[^.;]*?(?:,? (?:please )?(?:see|visit|refer)\b|https?://| available at))",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"https?://|www\.")
_SENTENCES = re.compile(r"[.!?]\s+[A-Z]")

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_CASES = (
    "investigation incident incidents defendant defendants reporter journalist activist accident raid accused crowd "
    "announcement trial couple boy girl conflict riot riots attack protesters explosion shooting killings exercise "
    "policeman soldier businessman video verdict"
)
"""What is told of goes on from a case told before, where it is *the* accident."""
_PARTIES = (
    "lawyer victim suspect man woman student strike death facility publication newspaper station officer detainee "
    "prisoner doctor teacher sentence appeal election"
)
"""The same, but as often of anyone (`the victim` in a law)."""
_SUFFERED = (
    "arrested detained convicted sentenced fined charged released killed beaten attacked extradited injured acquitted "
    "abducted raped deported flown hospitalized dismissed transferred evacuated suspended"
)
_DONE = (
    "fled died abducted arrested sentenced convicted signed adopted enacted restored upheld overturned appealed demanded "
    "announced ruled declined rejected repatriated threw shot stabbed burned raided amended launched argued gathered "
    "attributed"
)
_BODIES = (
    "Party Court Office Center Committee Ministry State House Rights Law Code Act Council Union Republic Nations Agency "
    "Fund Service Bureau Security Affairs Conditions Monitoring Freedom Expression Violence Practices Media Children "
    "Detention Procedures Resources Commission Institute Group Federation Organization Convention General Development "
    "Protection Observers Ombudsman Minister Parliament Assembly Association Persons Report"
)
_LAWS = "law laws constitution legislation regulation regulations rules code"
_ORDAINS = (
    "provid|requir|prohibit|allow|permit|set|stipulat|grant|limit|criminaliz|prescrib|impos|establish|enabl|oblig|"
    "restrict|includ|protect|did not|does not|define|bar|abolish|reduc|guarante"
)
_COUNTED = (
    "charged convicted investigated registered opened received identified recorded prosecuted initiated"
)
_USUAL = (
    "sometimes often generally frequently typically usually continued remained commonly routinely rarely seldom "
    "occasionally regularly many most could would"
)


def _any(words: str) -> str:
    return "|".join(words.split())


_POINTS: tuple[tuple[float, frozenset[str], re.Pattern[str] | None], ...] = tuple(
    (points, frozenset(words.lower().replace("|", " ").split()), re.compile(pattern) if pattern else None)
    for points, words, pattern in (
        (2.5, _MONTHS, rf"(?<![Aa]s of )(?<![Uu]ntil )(?<!through )\b(?:{_MONTHS}) \d{{1,2}}\b"),
        (
            2.0,
            _MONTHS,
            rf"\b(?:[Ii]n|[Ss]ince|[Ll]ate|[Ee]arly|[Ll]ast) (?:late |early |mid-)?(?:{_MONTHS})\b",
        ),
        (1.0, "in", r"^(?:[^.:]{0,40}: )?[Ii]n (?:19|20)\d\d\b"),
        (2.0, "he she himself herself him", None),
        (1.0, "his her", None),
        (2.0, _CASES, rf"\b[Tt]he (?:{_any(_CASES)})\b"),
        (1.0, _PARTIES, rf"\b[Tt]he (?:{_any(_PARTIES)})\b"),
        (1.0, "police", r"\b[Pp]olice (?:arrested|detained|stated|confirmed|opened|released|raided|said)\b"),
        (
            1.5,
            _SUFFERED + " found",
            rf"\b(?:was|were|been) (?:{_any(_SUFFERED)}|found (?:dead|guilty|hanged))\b",
        ),
        (1.0, _DONE, None),
        (
            1.0,
            "denied granted received called spoke",
            r"\b(?:denied involvement|granted (?:asylum|pardon|amnesty)|received prison sentences|called (?:for|on)|"
            r"spoke (?:up|out))\b",
        ),
        (
            0.5,
            "after following during before end",
            r"\b(?:[Aa]fter|[Ff]ollowing|[Dd]uring|[Bb]efore) (?:the|his|her|their|a) |\b[BbAa][yt] year.s end",
        ),
        (
            1.0,
            "were received died was had",
            r"\b(?:two|three|four|five|six|seven|eight|nine|ten|\d+) (?:\w+ ){0,3}(?:men|women|officers|activists|"
            r"journalists|protesters|participants|persons|soldiers|policemen|guards|employees) "
            r"(?:were|received|died|was|had)\b",
        ),
        (
            -2.5,
            "as there annually year percent average total",
            r"\b(?:[Aa]s of|[Tt]here were (?:approximately |more than |over |a total of )?\d|annually|"
            r"(?:each|every|per) year|percent of|on average|a total of)\b",
        ),
        (
            -2.0,
            _LAWS,
            rf"\b(?:[A-Z]?[a-z]*(?:{_any(_LAWS)})|Law|Constitution)\b[^.;]{{0,60}}?\b(?:{_ORDAINS})\w*",
        ),
        (-1.5, "is are may must has have can does do", None),
        (-1.0, _USUAL, None),
        (
            -1.0,
            "rights observers",
            r"\b[Hh]uman rights (?:defenders|activists|observers|groups|organizations|NGOs)\b|bservers\b",
        ),
        (
            -1.5,
            _COUNTED + " reported",
            r"\b(?:[Tt]he (?:government|police|authorities|courts?)|[Cc]ourts|[Pp]olice|[Aa]uthorities|it) "
            rf"(?:{_any(_COUNTED)}|reported assisting) (?:\w+ ){{0,2}}\d",
        ),
    )
)
"""Points, the words of which one must stand in the finding, and the pattern to be found (None: the word is enough)."""

_TWO_CAPITALS = re.compile(r"[a-z,] [A-Z][a-z]+(?:-[A-Z][a-z]+)? [A-Z][a-z]{2}")
_PERSON = re.compile(
    r"(?<![.!?\"] )(?<!of )(?<!of the )(?<!the )(?<!The )\b[A-Z][a-z]+(?:-[A-Z][a-z]+)? "
    rf"(?!{_any(_BODIES)})[A-Z][a-z]{{2,}}\b"
)
_PERSON_POINTS = 2.0
"""Two capitalised words within the sentence, where the second is no word for a body."""
_LETTERS = re.compile(r"[a-z]+")


def nature_of(text: str, *, language: str = "en") -> Nature:
    """Give the nature of a finding from its text; where nothing tells, it is a standing one."""
    if _is_pointer(text):
        return Nature.REFERENCE
    if language != "en":
        dated = _dated_day(language)
        return Nature.INCIDENT if dated is not None and dated.search(text.lower()) else Nature.STANDING
    label = RUN_IN_LABEL.match(text) if ":" in text else None
    if label is not None:
        text = text[label.end() + 1 :].lstrip()
    words = set(_LETTERS.findall(text.lower()))
    if "May" in text and " may " not in text:
        words.discard("may")
        words.add("january")  # any month will do: the pattern decides
    points = _PERSON_POINTS if _TWO_CAPITALS.search(text) and _PERSON.search(text, 1) else 0.0
    for weight, triggers, pattern in _POINTS:
        if not words.isdisjoint(triggers) and (pattern is None or pattern.search(text)):
            points += weight
    return Nature.INCIDENT if points >= INCIDENT_FROM else Nature.STANDING


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
