"""Stops that end no sentence and that the splitter does not know: before a number, a name, an ordinal's noun.

Only where what follows shows it: "para." before a figure, "Cnel." before a name.
"""

# ruff: noqa: RUF001 (words stand as printed, in several scripts)
from __future__ import annotations

import re


def _words(**languages: str) -> dict[str, frozenset[str]]:
    """Words by language."""
    return {language: frozenset(words.split()) for language, words in languages.items()}


BEFORE_NUMBER = _words(
    en="approx ch chap chaps para paras subpara subparas subsec subsecs vol vols",
    es="apdo art arts cap caps inc núm núms pág págs párr párrs vol",
    fr="al art arts chap env n par paras pp vol",
    de="abs art az bd kap nr nrn rdnr rn rz tz ziff",
    ru="абз гл гр п пп разд рис ст стр табл ч янв фев февр мар апр июн июл авг сен сент окт ноя нояб дек",
)
"""Before a figure (or a Roman number)."""
_BEFORE_NAME = _words(
    de="abg bspw ehem gem hptm inkl insb insbes staatl tsd verf vors",
    es="cap cmdte cnel dña gral ing lic mons pbro sgto tte",
    fr="dr drs mgr pr prof ste",
    ru="акад гос гр им ген подп полк пос просп проф св ул",
)
"""Before a name; in German before a noun."""
_NUMBER = re.compile(r"[№§]?\s?(?:\d|[IVXLC]+\b)")
_FIGURES = "0123456789№§"
_LAST = re.compile(r"(?<![\w.])(\w{1,6})\.$")
_WORD_AT_MOST = 8
_INITIALS = re.compile(r"(?:^|[\s(«„“])(?:[А-ЯЁ]\.\s?)+$")
_HYPHENATED = re.compile(r"(?<!\w)[A-ZÀ-Þ]\.-[A-ZÀ-Þ]\.$")
# Behind a word that joins names one letter is an initial: `et A. Morel`; but `les plans A et B. La police`.
_LONE = re.compile(r"(?:\b(?:et|par|y|e|por)|,)\s[A-ZÀ-Þ]\.$")
_STARTERS = _words(
    es="el la los las un una en no por según al del",
    fr="le la les il elle ils elles un une des ce cette ces en au aux dans par pour selon",
)
"""What may begin the sentence behind such a label."""
# `im 19. Jahrhundert`: behind an article or a preposition a number with a stop is an ordinal.
_ORDINAL = re.compile(
    r"\b(?:am|an|ab|auf|bei|beim|bis|das|dem|den|der|des|die|im|in|jede[mnrs]?|mit|nach|pro|seit|vom|von|vor|zu|zum|zur)"
    r"\s\d{1,3}\.$",
    re.IGNORECASE,
)
_FIRST = re.compile(r"\w+(?![\w'\u2019])")
_LOOK_BACK = 40


def breaks_off(before: str, after: str, *, language: str) -> bool:
    """Whether the stop at the end of `before` ends no sentence, as `after` shows.

    Args:
        before: What the splitter took for a sentence.
        after: What it took for the next one.
        language: ISO 639-1 code of the text.
    """
    first = after[:1]
    if first in ",;:)" or (first == "-" and after[1:2].isalpha()):
        return True
    capital = first.isupper()
    if not before.endswith(".") or not (capital or first in _FIGURES):
        return False
    match = _LAST.search(before[-_WORD_AT_MOST:])
    word = match[1].casefold() if match else ""
    if word in BEFORE_NUMBER.get(language, ()) and _NUMBER.match(after):
        return True
    end = before[-_LOOK_BACK:]
    return capital and (
        word in _BEFORE_NAME.get(language, ())
        or (language == "ru" and _INITIALS.search(end) is not None)
        or (language != "en" and _HYPHENATED.search(end) is not None)
        or (language in {"es", "fr"} and _LONE.search(end) is not None and _is_name(after, language))
        or (language == "de" and _ORDINAL.search(end) is not None)
    )


def _is_name(after: str, language: str) -> bool:
    """Whether a text begins with a word that begins no sentence: not with an article or a preposition."""
    first = _FIRST.match(after)
    return first is not None and first[0].casefold() not in _STARTERS[language]
