"""Stops that end no sentence and that the splitter does not know: before a number, a name, an ordinal's noun.

Only where what follows shows it: "para." before a figure, "Cnel." before a name.
"""

# ruff: noqa: RUF001 (words stand as printed, in several scripts)
from __future__ import annotations

import re

# Before a figure (or a Roman number).
_BEFORE_NUMBER = {
    "en": "approx ch chap chaps para paras subpara subparas subsec subsecs vol vols",
    "es": "apdo art arts cap caps inc núm núms pág págs párr párrs vol",
    "fr": "al art arts chap env n par paras pp vol",
    "de": "abs art az bd kap nr nrn rdnr rn rz tz ziff",
    "ru": "абз гл гр п пп разд рис ст стр табл ч янв фев февр мар апр июн июл авг сен сент окт ноя нояб дек",
}
# Before a name.
_BEFORE_NAME = {
    "es": "cap cmdte cnel dña gral ing lic mons pbro sgto tte",
    "fr": "dr drs mgr pr prof ste",
    "ru": "акад гос гр им ген подп полк пос просп проф св ул",
}
_NUMBER = re.compile(r"[№§]?\s?(?:\d|[IVXLC]+\b)")
_LAST = re.compile(r"(?:^|[^\w.])(\w{1,6})\.$")
_INITIALS = re.compile(r"(?:^|[\s(«„“])(?:[А-ЯЁ]\.\s?)+$")
# `im 19. Jahrhundert`: behind an article or a preposition a number with a stop is an ordinal.
_ORDINAL = re.compile(
    r"\b(?:am|an|ab|auf|bei|beim|bis|das|dem|den|der|des|die|im|in|jede[mnrs]?|mit|nach|pro|seit|vom|von|vor|zu|zum|zur)"
    r"\s\d{1,3}\.$",
    re.IGNORECASE,
)
_LOOK_BACK = 40


def breaks_off(before: str, after: str, *, language: str) -> bool:
    """Whether the stop at the end of `before` ends no sentence, as `after` shows.

    Args:
        before: What the splitter took for a sentence.
        after: What it took for the next one.
        language: ISO 639-1 code of the text.
    """
    if after[:1] in ",;:)" or (after[:1] == "-" and after[1:2].isalpha()):
        return True
    end = before[-_LOOK_BACK:]
    if not end.endswith("."):
        return False
    match = _LAST.search(end)
    word = match[1].casefold() if match else ""
    if _NUMBER.match(after) and word in _BEFORE_NUMBER.get(language, "").split():
        return True
    if not after[:1].isupper():
        return False
    return (
        word in _BEFORE_NAME.get(language, "").split()
        or (language == "ru" and _INITIALS.search(end) is not None)
        or (language == "de" and _ORDINAL.search(end) is not None)
    )
