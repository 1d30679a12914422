"""Whoever adds a language is told what else must know it; CONTRIBUTING.md has the list."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.diffing.languages import changing, test_every_language, test_losses, test_outcomes
from tracker.diffing.folding.fold import stem
from tracker.diffing.folding.lightwords import LIGHT_WORDS_OF
from tracker.diffing.lexicon import LANGUAGES, lexicon_of
from tracker.diffing.losses.phrases import JOINS_OF
from tracker.digests.words import languages
from tracker.reading.paragraphs.abbreviations import BEFORE_NUMBER
from tracker.reading.paragraphs.findings import INTRODUCES
from tracker.sources.languages import NAMES

DOCS = Path(__file__).parents[1] / "docs"
NOT_TRIED = {"de"}
"""Languages whose introductions of lists nobody has measured: they are read without."""


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_language_is_known_wherever_one_must_be(code: str) -> None:
    """Its stems, stops, series and digests; what it is called."""
    lexicon = lexicon_of(code)
    assert code == lexicon.language
    words = sorted(lexicon.function_words)
    known = {
        "tracker/diffing/folding/fold.py": words != [stem(word, language=code) for word in words],
        "tracker/reading/paragraphs/abbreviations.py": code in BEFORE_NUMBER,
        "tracker/diffing/losses/phrases.py": code in JOINS_OF,
        "templates/digest/words": code in languages(),
        "tracker/sources/languages.py": code in NAMES,
        "tracker/diffing/folding/lightwords.py": code in LIGHT_WORDS_OF,
        "tracker/reading/paragraphs/findings.py": code in {*INTRODUCES, *NOT_TRIED},
    }
    assert [] == [place for place, is_known in known.items() if not is_known]


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_word_that_denies_is_one_that_claims_nothing(code: str) -> None:
    """It would not be seen."""
    lexicon = lexicon_of(code)
    assert frozenset() == lexicon.function_words & lexicon.qualifiers.keys()


def test_every_language_is_tried() -> None:
    """English has tests of its own; of each other one the gravest changes are told."""
    others = set(LANGUAGES) - {"en"}
    for tried in (
        set(changing.AROUND),
        set(test_every_language.WORDS),
        {language for language, *_ in test_outcomes.REVERSED},
        {language for language, *_ in test_losses.SHORTENED},
    ):
        assert others == tried, "tests/diffing/languages"


def test_the_pages_name_the_languages() -> None:
    """What is known of a report's language, and in which ones digests are written."""
    told, decides = (
        (DOCS / name).read_text(encoding="utf-8") for name in ("running.md", "how-it-decides.md")
    )
    (digests,) = [part for part in told.split("\n\n") if part.startswith("Digests are written in ")]
    (known,) = [part for part in decides.split("\n\n") if part.startswith("**Languages.**")]
    assert [] == [NAMES[code] for code in languages() if NAMES[code] not in digests]
    assert [] == [NAMES[code] for code in LANGUAGES if NAMES[code] not in known]


def test_names_are_not_known_in_german_alone() -> None:
    """So the digest says (`Side._limits`), and the page on how it decides."""
    assert ["de"] == [code for code in LANGUAGES if not lexicon_of(code).names]
