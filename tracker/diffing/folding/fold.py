"""What counts as equal: typography folded away, words brought to their stems."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache, wraps
from itertools import chain
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

from tracker.diffing.folding.verbs import IRREGULAR_VERBS
from tracker.diffing.signs import BULLETS, TELLING
from tracker.scripts import UNSPACED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from Stemmer import Stemmer

KEPT = 2048
"""Passages of which what was read is kept: those of two editions of a report, which has about 700 sentences.
What is kept depends on the passage alone: an edition is read once, whatever it is compared with."""
LONGEST_KEPT = 4_000
"""Characters of such a passage: what is kept of one takes many times its own memory."""
_LETTERS = re.compile(rf"[\w$€£¥₸₽₴₹₺₩₪%‰<>≤≥{TELLING}]+")
"""Signs of currencies, shares, bounds and answers are no typography either: `$65` is not `€65`."""
_BULLET = re.compile(rf"\A\s*[{BULLETS}]\s+(?=[^\W\d_])")
_HYPHENS = r"[-\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{SOFT HYPHEN}]"
_APOSTROPHES = r"['\N{RIGHT SINGLE QUOTATION MARK}\N{MODIFIER LETTER APOSTROPHE}]"
_IN_FIGURES = re.compile(
    r"(\d)(?:[.:/(\N{FRACTION SLASH}\N{MULTIPLICATION SIGN}]|,(?!\d{3}(?!\d))"
    r"|\s*[-\N{HYPHEN}-\N{EM DASH}\N{MINUS SIGN}]\s*)(?=\d)"
)
"""What is no typography between digits: `1.5` is not `15`, `2017-21` not `201721`, `2/3` not `23`, `5:1`
not `51`, `5(1)` neither; but `1,200` is `1200`."""
MINUS = "-\N{MINUS SIGN}\N{EN DASH}"
"""Before a figure, and behind nothing but a blank or a bracket: `-0.3` is not `0.3`."""
_MINUS = re.compile(rf"[{MINUS}](?<![^\s(\[|].)(?=[$€£¥₸₽₴₹₺₩₪]?\d)")
_ANGLE = re.compile(r"[<>](?!\s?[$€£¥₸₽₴₹₺₩₪]?[.,]?\d)")
"""Where no figure follows, it is no bound: `<name@a.example>` is printed without, too."""
_DASH = "[-\N{MINUS SIGN}]"
_SOME = r"(?<=\b(?:AA|BB|CC|DD){0})|(?<=\b(?:AAA|BBB|CCC){0})"
GRADES = (
    rf"\+(?:(?<=\b[A-F]\+)|{_SOME.format('[+]')})(?!\w)"
    rf"|{_DASH}(?:(?<=\b[A-F]{_DASH})(?=\s*(?:[.,;:)|]|$))|(?:{_SOME.format(_DASH)})(?!\w))"
)
"""The sign behind a grade, as part of a pattern: `B+`, `AA-`; no hyphen that ties a word to a letter."""
_BOUND = re.compile(rf"~(?=\s?\d)|\+(?<=\d\+)(?!\d)|{GRADES}")
"""Nor are these beside a figure, or behind a grade: `~50`, `50+`, `B+`."""
_POINT = "\N{LATIN LETTER DENTAL CLICK}"
"""Stands for it: a letter to every pattern here, and in no report."""
_BEYOND = "\N{LATIN LETTER LATERAL CLICK}"
# What stands before is looked at last: a pattern that begins with its mark is found many times as fast.
_JOINTS = re.compile(rf"{_HYPHENS}(?<=\w{_HYPHENS})(?=\w)")
_NON = re.compile(r"\bnon(?=[^\W\d_]{4})")
"""Written as one word, with a hyphen or apart, `non-citizens` are told from `citizens` by one word more."""
_POSSESSIVE = re.compile(rf"{_APOSTROPHES}(?<=\w{_APOSTROPHES})s?\b")
_WORD = re.compile(rf"[^\W\d_{UNSPACED}]+|[{UNSPACED}]|\d+(?:[.,]\d+)*")

_SNOWBALL = {
    "ar": "arabic", "ca": "catalan", "da": "danish", "de": "german", "el": "greek", "en": "english",
    "es": "spanish", "et": "estonian", "eu": "basque", "fi": "finnish", "fr": "french", "ga": "irish",
    "hi": "hindi", "hu": "hungarian", "hy": "armenian", "id": "indonesian", "it": "italian",
    "lt": "lithuanian", "ne": "nepali", "nl": "dutch", "no": "norwegian", "nb": "norwegian",
    "pl": "polish", "pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian",
    "sv": "swedish", "ta": "tamil", "tr": "turkish", "yi": "yiddish",
}  # fmt: skip
"""ISO 639-1 code to the name of the Snowball stemmer."""


_Rest = ParamSpec("_Rest")
_Read = TypeVar("_Read")


_forget: list[Callable[[], None]] = []


def kept_by_text(
    work: Callable[Concatenate[str, _Rest], _Read],
) -> Callable[Concatenate[str, _Rest], _Read]:
    """Have what `work` reads of a text kept for the texts that were read last, but for very long ones.

    What it gives must not be changed.
    """
    cached = lru_cache(maxsize=KEPT)(work)
    _forget.append(cached.cache_clear)

    @wraps(work)
    def of(text: str, /, *args: _Rest.args, **options: _Rest.kwargs) -> _Read:
        if len(text) > LONGEST_KEPT:
            return work(text, *args, **options)
        return cached(text, *args, **options)  # type: ignore[arg-type] # all can be hashed

    return of


def forget_texts() -> None:
    """Let go of all that is kept of texts."""
    for forget in _forget:
        forget()


FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
"""Digits, with the points and commas within them."""


def masked(text: str) -> str:
    """A text with every figure as nought: equal for texts that differ in figures alone."""
    return FIGURE.sub("0", text)


def bare(text: str) -> str:
    """Letters, digits and the signs of currencies and shares, compatibility forms and case folded.

    Two texts with the same bare form differ in typography only: case, quotes, hyphens, spacing, ligatures,
    emphasis marks, words broken or joined. A decimal point and a dash between figures stay: they are facts.
    """
    if not text.isascii():
        text = unicodedata.normalize("NFKC", _BULLET.sub("", text, count=1))
    text = _MINUS.sub(_POINT, _IN_FIGURES.sub(rf"\1{_POINT}", text))
    if "-" in text or "+" in text or "~" in text or "\N{MINUS SIGN}" in text:
        text = _BOUND.sub(_beyond, text)
    if "<" in text or ">" in text:
        text = _ANGLE.sub("", text)
    return "".join(_LETTERS.findall(text)).replace("_", "").casefold()


def _beyond(match: re.Match[str]) -> str:
    return _POINT if match[0] in MINUS else _BEYOND


_kept_bare = kept_by_text(bare)


def alike(old: str, new: str) -> bool:
    """Whether two texts differ in typography only; where a text has no letters, it must be the same."""
    if old == new:
        return True
    folded = _kept_bare(old)
    return folded == _kept_bare(new) and bool(folded or old.split() == new.split())


def words(text: str) -> list[str]:
    """The words of `text` in order, case folded, compounds joined at their hyphens, possessives cut.

    A number with its separators is one word: `1,200`, `4.5`; so is each character of a script without blanks.
    """
    return _WORD.findall(_folded(text))


def _folded(text: str) -> str:
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    return _NON.sub("non ", _POSSESSIVE.sub("", _JOINTS.sub("", text)).casefold())


@lru_cache(maxsize=8)
def _stemmer(language: str) -> Stemmer | None:
    name = _SNOWBALL.get(language)
    if name is None:
        return None
    import Stemmer  # noqa: PLC0415 - only where something is folded

    return Stemmer.Stemmer(name) if name in Stemmer.algorithms() else None


def stems(of: Iterable[str], *, language: str = "en") -> list[str]:
    """Stems of words as `words` gives them; in English irregular verb forms go to their base first.

    A language without a stemmer keeps its words as they are; so does a word of which nothing would be left
    (light ones in Greek).
    """
    found = list(of)
    if language == "en":
        found = [IRREGULAR_VERBS.get(word, word) for word in found]
    stemmer = _stemmer(language)
    if stemmer is None:
        return found
    return [stem or word for stem, word in zip(stemmer.stemWords(found), found, strict=True)]


def stem(word: str, *, language: str = "en") -> str:
    """The stem of one word, as `stems` gives it."""
    if language == "en":
        word = IRREGULAR_VERBS.get(word, word)
    stemmer = _stemmer(language)
    return word if stemmer is None else stemmer.stemWord(word) or word


def stems_of_lines(lines: Iterable[str], *, language: str = "en") -> list[list[str]]:
    """Stems of the words of each line, as `stems(words(line))` gives them; many lines at once are quicker.

    No word goes past white space, so each stretch without it is read once, however often it stands there.
    """
    parted = [line.split() for line in lines]
    stretches = sorted(set(chain.from_iterable(parted)))
    if not stretches:
        return [[] for _ in parted]
    found = [
        [stretch] if stretch.isascii() and stretch.isalpha() else _WORD.findall(stretch)
        for stretch in _folded("\n".join(stretches)).split("\n")
    ]
    distinct = sorted(set(chain.from_iterable(found)))
    stem = dict(zip(distinct, stems(distinct, language=language), strict=True)).__getitem__
    read = {
        stretch: tuple(map(stem, words)) for stretch, words in zip(stretches, found, strict=True)
    }.__getitem__
    return [list(chain.from_iterable(map(read, stretches))) for stretches in parted]
