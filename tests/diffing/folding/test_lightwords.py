"""Words that say little, by language."""

from __future__ import annotations

import pytest

from tests.diffing.languages.changing import change
from tracker.diffing.folding.lightwords import LIGHT_WORDS_OF, light_words
from tracker.diffing.words.marking import word_weight


def test_a_language_has_its_own() -> None:
    """What says little in one language may say much in another."""
    for word, light, heavy in (
        ("war", "de", "en"),
        ("die", "de", "en"),
        ("will", "en", "de"),
        ("son", "es", "de"),
    ):
        assert word in light_words(light)
        assert word not in light_words(heavy)
        assert word_weight(word, light) < word_weight(word, heavy)


def test_one_that_is_not_known_has_those_of_all() -> None:
    """Its own are often among them (`de`, `que`)."""
    assert light_words("pt") == frozenset().union(*map(light_words, LIGHT_WORDS_OF))


@pytest.mark.parametrize("printed", ["muß", "daß", "außer"])
def test_they_are_known_as_printed_and_as_folded(printed: str) -> None:
    """Where folding changes letters, too."""
    known = light_words("de")
    assert (printed in known) == (printed.casefold() in known)


def test_a_german_clause_ends_where_its_verb_does() -> None:
    """Auxiliaries and particles stand at its end."""
    found = change(
        "de",
        "Die Behörden nahmen drei Journalisten fest, die zuvor mehrfach öffentlich bedroht worden waren.",
        "Die Behörden nahmen drei Journalisten fest.",
    )
    assert ["die zuvor mehrfach öffentlich bedroht worden waren"] == [span.text for span in found.lost]
