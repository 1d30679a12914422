"""Stops, mostly of other languages than English: which end no sentence, and which the splitter missed."""

# ruff: noqa: RUF002 (words stand as printed, in several scripts)
from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from tracker.reading.paragraphs.abbreviations import (
    AFTER_YEAR,
    BEFORE_NAME,
    BEFORE_NUMBER,
    JOINERS,
    LISTS_END,
    MONTHS,
    NEVER_LAST,
    PARTICLES,
    STARTERS,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

_NUMBER = re.compile(r"[№§]?\s?(?:\d|[IVXLC]+\b)")
_CLOSERS = "\u201d\u00bb)]\u300d\u300f\u300b"
# The abbreviation at the end, with all of its parts: `i. d. R.`, `c.-à-d.`
_TAIL = re.compile(r"(?<![\w.])(?:[^\W\d_]{1,8}\.[\s-]?)+$")
_TAIL_ROOM = 30
_MOST_PARTS = 3
_INITIAL = re.compile(r"(?:^|[\s(\u201c\u00ab.])([^\W\d_])\.$")
_INITIALS = re.compile(r"(?:^|[\s(\u201c\u00ab])[^\W\d_]\.\s?(?:[^\W\d_]\.\s?)*[^\W\d_]\.$")
_HYPHENATED = re.compile(r"(?<!\w)[^\W\d_]\.-[^\W\d_]\.$")
_DOUBLED = re.compile(r"(?<!\w)([A-Z])\1\.$")
_LONE = re.compile(r"(?:\b(?P<word>[^\W\d_]+),?|\d,)\s[^\W\d_]\.$")
# `ONU`; no number (`II`) and no half of a doubled abbreviation (`EE. UU.`).
_ACRONYM = re.compile(r"(?<![\w.-])(?![IVXLC]+\.|([A-Z])\1\.)[A-Z]{2,}\.$")
_DAY = re.compile(r"\d{1,2}(?:er)?\s[^\W\d_]+\.$")
_SECOND = re.compile(r"\W*\w+\s\w\.")
# No more than a date stands before the stop: `W 2020 r. Sejm …`
_DATED = re.compile(r"(?:\w+\s){0,3}(?:\d{4}|[IVXLC]+)\s?\w+\.")
# `im 19. Jahrhundert`: behind an article or a preposition a number with a stop is an ordinal.
_ORDINAL = {
    "de": re.compile(
        r"(?:,|\b(?:am|an|ab|auf|bei|beim|bis|das|dem|den|der|des|die|im|in|jede[mnrs]?|mit|nach|pro|seit|vom|von|vor|zu"
        r"|zum|zur))\s\d{1,3}\.$",
        re.IGNORECASE,
    ),
    "tr": re.compile(r"(?<![\d.])\d{1,3}\.$"),
}
_LOW_QUOTED = re.compile("\u201e([^\u201c\u201d\u201e]*)[\u201c\u201d]")
_INWARD_QUOTED = re.compile(r"(?<!\w)\u00bb(?=\w)([^\u00ab\u00bb]*)\u00ab(?!\w)")
_ADVERBS = {"de": "erweise", "es": "mente", "fr": "ment", "it": "mente", "pt": "mente"}
_AND = "\u0648"
"""Arabic `and`, written with the next word."""
_LOOK_BACK = 40
# Verbs stand last where a figure may follow: no abbreviation is as long.
_BEFORE_FIGURE = {
    "de": re.compile(r"(?:(?<!\w)[a-zäöüß]{6,}|(?<![\w.,])\d{4})\.\s+(?=\d{4}\b)"),
    "kk": re.compile(r"\w{6,}\.\s+(?=\d)"),
}
# Behind a quotation: `「…。」と述べた`.
_AFTER_QUOTE = {"ja": re.compile("[とっなのをはがにもやで]")}


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
    if language != "en" and _goes_on(before, after, language):
        return True
    if not before.endswith("."):
        return False
    names = _names(before)
    if _in(names, BEFORE_NUMBER, language) and _NUMBER.match(after):
        return True
    return language != "en" and _binds(before, names, after, language)


def _binds(before: str, names: tuple[str, ...], after: str, language: str) -> bool:  # noqa: PLR0911 (a rule a line)
    """Whether the stop is that of an abbreviation, an initial or an ordinal, to which `after` belongs."""
    if _in(names, NEVER_LAST, language):
        return True
    if after[0].isdigit():
        return _in(names, MONTHS, language) and _DAY.search(before) is not None
    if language == "ar":
        return _in(names, BEFORE_NAME, language) and not before[-4:-3].isdigit()
    if not after[0].isupper():
        return False
    if _in(names, BEFORE_NAME, language) and _bears_particles(names, language):
        return True
    if _starts(after, language):
        return False
    return _in(names, BEFORE_NAME, language) or _is_of_name(before, after, language)


def further_ends(text: str, first: int, last: int, *, language: str) -> list[int]:
    """Where within a sentence, as the splitter gave it, another one begins: `usw. Die …`, `в 2020 г. Он …`.

    Args:
        text: The paragraph.
        first: Where the sentence begins in it.
        last: Where it ends.
        language: ISO 639-1 code of the text.
    """
    return sorted(set(_further_ends(text, first, last, language)))


def _further_ends(text: str, first: int, last: int, language: str) -> Iterator[int]:
    """The same, in any order."""
    pattern = _before_starter(language)
    if pattern is None:
        return
    for match in pattern.finditer(text, first, last):
        before = text[max(first, match.start() - _LOOK_BACK) : match.start() + 1]
        names = _names(before)
        if match["start"] is None and not (
            text[match.end()].isupper()
            and (_in(names, LISTS_END, language) or _ACRONYM.search(before) is not None)
        ):
            continue
        if _in(names, NEVER_LAST, language):
            continue
        if _in(names, BEFORE_NAME, language) and _bears_particles(names, language):
            continue
        yield match.end()
    if language in _BEFORE_FIGURE:
        yield from (match.end() for match in _BEFORE_FIGURE[language].finditer(text, first, last))


@cache
def _starter(language: str) -> str:
    """Pattern of what begins sentences and no names, nor is an initial (`С. Иванов`); empty where unknown."""
    ending = _ADVERBS.get(language)
    words = [word.capitalize() for word in sorted(STARTERS.get(language, ()))]
    whole = "|".join(word for word in words if not word.endswith("\u2019"))
    elided = "|".join(word[:-1] for word in words if word.endswith("\u2019"))
    if ending:
        whole += rf"|[^\W\d_]{{3,}}{ending}"
    return rf"(?:(?:{whole})(?![\w.-])" + (rf"|(?:{elided})['\u2019])" if elided else ")") if words else ""


@cache
def _before_starter(language: str) -> re.Pattern[str] | None:
    """A stop before a word; `start` is what shows that a sentence begins; None where no words are known."""
    starter = _starter(language)
    return re.compile(rf"(?<=[^\W_])[.\u2026]\s+(?=(?P<start>{starter})|[^\W\d_])") if starter else None


def _names(before: str) -> tuple[str, ...]:
    """What the abbreviation at the end may be: its last part, its last two, its last three."""
    found = _TAIL.search(before[-_TAIL_ROOM:])
    if found is None:
        return ()
    parts = found[0].replace(" ", "").rstrip(".").split(".")
    if parts[-1][:1] == _AND and len(parts[-1]) > 1:
        parts[-1] = parts[-1][1:]
    return tuple(".".join(parts[-count:]) for count in range(1, min(len(parts), _MOST_PARTS) + 1))


def _in(names: tuple[str, ...], words: dict[str, frozenset[str]], language: str) -> bool:
    """Whether one of `names` is among the words of the language, as printed or in small letters."""
    known = words.get(language)
    return known is not None and any(name in known or name.casefold() in known for name in names)


def _bears_particles(names: tuple[str, ...], language: str) -> bool:
    """Whether a name behind a title may begin as a sentence does (`M. Le Pen`); one letter may be a label."""
    return language in PARTICLES and (len(names[0]) > 1 or names[0] == "M")


def _goes_on(before: str, after: str, language: str) -> bool:
    """Whether `after` begins as the rest of a sentence: with a closing sign, a dash and a small letter."""
    first = after[:1]
    if first in _CLOSERS:
        return True
    if first in "\u2013\u2014" and after[1:].lstrip()[:1].islower():
        return True
    rest = _AFTER_QUOTE.get(language)
    return rest is not None and before[-1:] in _CLOSERS and rest.match(after) is not None


def _starts(after: str, language: str) -> bool:
    """Whether a text begins with a word that begins sentences and no names."""
    starter = _starter(language)
    return bool(starter) and re.match(starter, after) is not None


def paired(text: str) -> str:
    """The same characters with quotation marks that open and close as the English and French ones do.

    `„…“`, `„…”` and `»…«` are as long as `“…”` and `«…»`: places in the text stay the same.
    """
    if "\u201e" in text:
        text = _LOW_QUOTED.sub("\u201c\\1\u201d", text)
    if 0 <= text.find("\u00bb") < (text.find("\u00ab") + 1 or len(text)):
        text = _INWARD_QUOTED.sub("\u00ab\\1\u00bb", text)
    return text


def _is_of_name(before: str, after: str, language: str) -> bool:  # noqa: PLR0911 (a rule a line)
    """Whether a stop before a capital is an initial's (`А. С. Пушкин`), an ordinal's, a doubled letter's."""
    end = before[-_LOOK_BACK:]
    ordinal = _ORDINAL.get(language)
    if ordinal is not None and ordinal.search(end):
        return True
    doubled = _DOUBLED.search(end)
    if doubled is not None and _DOUBLED.match(after[:3]):
        return True
    if _DATED.fullmatch(before) and _in(_names(end), AFTER_YEAR, language):
        return True
    initial = _INITIAL.search(end)
    if initial is None:
        return _HYPHENATED.search(end) is not None
    if not initial[1].isupper():
        return False
    if _HYPHENATED.search(end) or _INITIALS.search(end) or _SECOND.fullmatch(before):
        return True
    if _in(_names(end[: initial.start(1)].rstrip()), BEFORE_NAME, language):
        return True
    lone = _LONE.search(end)
    if lone is None or lone["word"] is None:
        return lone is not None
    word = lone["word"]
    if "," in lone[0] or word in JOINERS.get(language, ()):
        return True
    return language in STARTERS and word.islower() and word not in STARTERS[language]
