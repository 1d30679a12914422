"""What tells an incident from a standing statement in English: words and patterns with their points."""

from __future__ import annotations

import re

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_CASES = (
    "investigation incident incidents defendant defendants reporter journalist activist accident raid "
    "accused crowd announcement trial couple boy girl conflict riot riots attack protesters explosion "
    "shooting killings exercise policeman soldier businessman video verdict"
)
"""What is told of goes on from a case told before, where it is *the* accident."""
_PARTIES = (
    "lawyer victim suspect man woman student strike death facility publication newspaper station "
    "officer detainee prisoner doctor teacher sentence appeal election"
)
"""The same, but as often of anyone (`the victim` in a law)."""
_SUFFERED = (
    "arrested detained convicted sentenced fined charged released killed beaten attacked extradited "
    "injured acquitted abducted raped deported flown hospitalized dismissed transferred evacuated "
    "suspended"
)
_DONE = (
    "fled died abducted arrested sentenced convicted signed adopted enacted restored upheld overturned "
    "appealed demanded announced ruled declined rejected repatriated threw shot stabbed burned raided "
    "amended launched argued gathered attributed"
)
_BODIES = (
    "Party Court Office Center Committee Ministry State House Rights Law Code Act Council Union "
    "Republic Nations Agency Fund Service Bureau Security Affairs Conditions Monitoring Freedom "
    "Expression Violence Practices Media Children Detention Procedures Resources Commission Institute "
    "Group Federation Organization Convention General Development Protection Observers Ombudsman "
    "Minister Parliament Assembly Association Persons Report"
)
_LAWS = "law laws constitution legislation regulation regulations rules code"
_ORDAINS = (
    "provid|requir|prohibit|allow|permit|set|stipulat|grant|limit|criminaliz|prescrib|impos|establish|enabl"
    "|oblig|restrict|includ|protect|did not|does not|define|bar|abolish|reduc|guarante"
)
_COUNTED = (
    "charged convicted investigated registered opened received identified recorded prosecuted initiated"
)
_USUAL = (
    "sometimes often generally frequently typically usually continued remained commonly routinely "
    "rarely seldom occasionally regularly many most could would"
)


def _any(words: str) -> str:
    return "|".join(words.split())


POINTS: tuple[tuple[float, frozenset[str], re.Pattern[str] | None], ...] = tuple(
    (points, frozenset(words.lower().replace("|", " ").split()), re.compile(pattern) if pattern else None)
    for points, words, pattern in (
        (2.5, MONTHS, rf"(?<![Aa]s of )(?<![Uu]ntil )(?<!through )\b(?:{MONTHS}) \d{{1,2}}\b"),
        (
            2.0,
            MONTHS,
            rf"\b(?:[Ii]n|[Ss]ince|[Bb]etween|[Ll]ate|[Ee]arly|[Ll]ast) (?:late |early |mid-)?(?:{MONTHS})\b",
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
            (
                r"\b(?:denied involvement|granted (?:asylum|pardon|amnesty)|received prison sentences"
                r"|called (?:for|on)|spoke (?:up|out))\b"
            ),
        ),
        (
            0.5,
            "after following during before end",
            (
                r"\b(?:[Aa]fter|[Ff]ollowing|[Dd]uring|[Bb]efore) (?:the|his|her|their|a) "
                r"|\b[BbAa][yt] year.s end"
            ),
        ),
        (
            1.0,
            "were received died was had",
            (
                r"\b(?:two|three|four|five|six|seven|eight|nine|ten|\d+) (?:\w+ ){0,3}(?:men|women|officers"
                r"|activists|journalists|protesters|participants|persons|soldiers|policemen|guards|workers) "
                r"(?:were|received|died|was|had)\b"
            ),
        ),
        (
            -2.5,
            "as there annually year percent average total",
            (
                r"\b(?:[Aa]s of|[Tt]here were (?:approximately |more than |over |a total of )?\d|annually|"
                r"(?:each|every|per) year|percent of|on average|a total of)\b"
            ),
        ),
        (
            -2.0,
            _LAWS,
            rf"\b(?:[A-Z]?[a-z]*(?:{_any(_LAWS)})|Law|Constitution)\b[^.;]{{0,60}}?\b(?:{_ORDAINS})\w*",
        ),
        (
            -1.0,
            "century centuries decade decades s",
            r"\b(?:1\d|20)\d0s\b|\b[Cc]entur(?:y|ies)\b|\b[Dd]ecades?\b",
        ),
        (-1.0, "under by", r"\b(?:under|by) (?:the )?(?:law|constitution)\b"),
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
            (
                r"\b(?:[Tt]he (?:government|police|authorities|courts?)|[Cc]ourts|[Pp]olice|[Aa]uthorities) "
                rf"(?:{_any(_COUNTED)}|reported assisting) (?:\w+ ){{0,2}}\d"
            ),
        ),
    )
)
"""Points, the words of which one must stand in the finding, and the pattern to be found (None: the word is
enough)."""

TWO_CAPITALS = re.compile(r"[a-z,] [A-Z][a-z]+(?:-[A-Z][a-z]+)? [A-Z][a-z]{2}")
PERSON = re.compile(
    r"(?<![.!?\"] )(?<!of )(?<!of the )(?<!the )(?<!The )\b[A-Z][a-z]+(?:-[A-Z][a-z]+)? "
    rf"(?!{_any(_BODIES)})[A-Z][a-z]{{2,}}\b"
)
PERSON_POINTS = 1.5
"""Two capitalised words within the sentence, where the second is no word for a body.

Not enough by themselves: of 211 findings in 26 editions that nothing else made an incident, most named a body
or a place (`Human Rights Watch`, `Boko Haram`). On the labels 2.0 does no better."""
