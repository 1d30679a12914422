"""How a language's module writes its words down: tables of text, read once.

What stands on a line, and what a `/`, `=` or `,` in it means, each function says.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tracker.diffing.folding.fold import stems
from tracker.diffing.lexicon import NOT
from tracker.model import SignalType

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from tracker.diffing.lexicon import Figures, Phrases

NEGATIONS = {NOT: SignalType.NEGATION}
"""The classes of a language of which only negations are known."""
INFLECTED = "*"
"""Behind a stem: it stands for all its forms."""


def listed(text: str) -> frozenset[str]:
    """Give the words of `text`."""
    return frozenset(text.split())


def grouped(text: str) -> dict[str, str]:
    """Give each word of a line the line's first word."""
    return {word: line.split()[0] for line in text.splitlines() for word in line.split()}


def numbered(text: str) -> dict[str, float]:
    """Read `word=number` items; `a,b=2` gives both words the number."""
    return {
        word: float(value)
        for item in text.split()
        for names, _, value in [item.partition("=")]
        for word in names.split(",")
    }


def negations_of(text: str) -> dict[str, str]:
    """Give each word the class of negations."""
    return dict.fromkeys(text.split(), NOT)


def qualifiers_of(signals: Iterable[str], forms: Callable[[str], Iterable[str]]) -> dict[str, str]:
    """Read lines `class: word …`; give each of the forms of each word its class."""
    lines = [line.partition(":") for text in signals for line in text.strip().splitlines()]
    return {form: level for level, _, words in lines for word in words.split() for form in forms(word)}


def classes_of(signals: Mapping[SignalType, str]) -> dict[str, SignalType]:
    """Give each class of such lines the sort of signal that it stands under."""
    return {
        line.partition(":")[0]: sort for sort, text in signals.items() for line in text.strip().splitlines()
    }


def inflected(word: str, endings: Iterable[str]) -> list[str]:
    """Give the forms of a stem that `INFLECTED` stands behind, with each of the endings; else the word."""
    stem = word.removesuffix(INFLECTED)
    return [word] if stem == word else [stem + ending for ending in endings]


def opposites_of(text: str, language: str) -> frozenset[tuple[str, str]]:
    """Read lines `form form … / form form …` of words of opposite outcomes; give their stems, both ways."""
    pairs = [
        [stems(side.split(), language=language) for side in line.split("/")]
        for line in text.splitlines()
        if line
    ]
    return frozenset(pair for one, other in pairs for a in one for b in other for pair in ((a, b), (b, a)))


def months_of(text: str) -> dict[str, int]:
    """Read twelve lines of the forms of each month."""
    lines = [line for line in text.splitlines() if line.strip()]
    return {word: number for number, line in enumerate(lines, 1) for word in line.split()}


def contrasts_of(text: str) -> dict[str, tuple[str, str]]:
    """Read lines `word word / word word / …`: a group, and what stands on either side of it."""
    return {
        word: (line, side) for line in text.splitlines() for side in line.split("/") for word in side.split()
    }


def prepositions_of(text: str) -> dict[str, frozenset[str]]:
    """Read lines `word: word word …`; what one may stand for may stand for it."""
    lines = [line.split(":") for line in text.splitlines() if line.strip()]
    found: dict[str, set[str]] = {}
    for word, others in lines:
        for other in others.split():
            found.setdefault(word, set()).add(other)
            found.setdefault(other, set()).add(word)
    return {word: frozenset(others) for word, others in found.items()}


def separable_of(text: str) -> dict[str, dict[str, str]]:
    """Read lines `form form …: particle=whole …`: what each form stands for with a particle behind it."""
    found: dict[str, dict[str, str]] = {}
    for line in text.strip().splitlines():
        forms, _, wholes = line.partition(":")
        particles = dict(item.split("=") for item in wholes.split())
        found |= dict.fromkeys(forms.split(), particles)
    return found


def durations_of(
    *, minute: str, hour: str, day: str, week: str, month: str, year: str
) -> dict[str, tuple[str, float]]:
    """Give each form its base unit and how many of it one is; months and days do not convert."""
    units = {
        minute: ("minute", 1),
        hour: ("minute", 60),
        day: ("day", 1),
        week: ("day", 7),
        month: ("month", 1),
        year: ("month", 12),
    }
    return {word: (base, float(size)) for forms, (base, size) in units.items() for word in forms.split()}


def bounds_of(
    *, lower: str, upper: str, about: str, least: str = "", most: str = ""
) -> dict[tuple[str, ...], str]:
    """Read phrases parted by commas; signs bound in every language.

    Args:
        lower: what says `more than`.
        upper: what says `less than`.
        about: what says that a number is approximate.
        least: what says `at least`, where the language is known to tell it from `more than`.
        most: what says `at most`, likewise.
    """
    bounds = (
        (">", f"{lower}, >"),
        ("<", f"{upper}, <"),
        (">=" if least else ">", f"{least}, ≥"),
        ("<=" if most else "<", f"{most}, ≤"),
        ("~", f"{about}, ~"),
    )
    return {
        tuple(phrase.split()): sign for sign, text in bounds for phrase in text.split(",") if phrase.strip()
    }


def phrases_to_signs(signs: Mapping[str, str]) -> dict[tuple[str, ...], str]:
    """Give each phrase its sign, from signs with their phrases parted by commas."""
    return {tuple(phrase.split()): sign for sign, text in signs.items() for phrase in text.split(",")}


def words_of(phrases: Mapping[tuple[str, ...], str]) -> frozenset[str]:
    """Give every word of the phrases."""
    return frozenset(word for phrase in phrases for word in phrase)


def completed(figures: Figures) -> Figures:
    """Give the same with `bound_words`, `date_words`, `starters`, `value_words` and `written` filled in."""
    bound_words = words_of(figures.bounds) | (
        words_of(figures.bounds_behind) - figures.and_words - figures.range_words
    )
    tables = (
        figures.numbers,
        figures.scales,
        figures.ordinals,
        figures.fractions,
        figures.months,
        figures.currencies,
        figures.durations,
    )
    sets = (figures.halves, figures.percent, figures.ages, figures.provisions, figures.spans, bound_words)
    date_words = words_of(figures.date_bounds) - figures.articles - figures.of_words
    return replace(
        figures,
        bound_words=bound_words,
        starters=figures.halves.union(
            figures.articles,
            figures.numbers,
            figures.months,
            figures.ordinals,
            figures.fractions,
            (phrase[0] for phrase in figures.year_ends),
        ),
        value_words=bound_words.union(*tables, *sets, date_words),
        date_words=date_words,
        written=bound_words.union(
            figures.ordinals,
            figures.fractions,
            figures.months,
            figures.ordinal_endings,
            figures.currencies,
            figures.durations,
        ),
    )


def phrases_of(text: str) -> Phrases:
    """Read lines `phrase, phrase, … = meaning`; the meaning may be empty."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for line in text.splitlines():
        if not line.strip():
            continue
        left, _, meaning = line.partition("=")
        for phrase in left.split(","):
            words = tuple(phrase.replace("-", " ").split())
            found.setdefault(words[0], []).append((words, meaning.strip()))
    return {first: tuple(sorted(of, key=lambda item: -len(item[0]))) for first, of in found.items()}
