"""In which language a text is written, as far as that decides whether it is the report."""

from __future__ import annotations

from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING

from tracker.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.model import Edition

LANGUAGE_WORDS = 50
"""Fewer words do not tell a language."""

SAMPLE = 10_000
"""Characters; more do not change the verdict, and cost time."""

MARGIN = 50.0
"""By how much (log-likelihood over the sample) another language must beat the report's to be believed: over
one sentence of 28 words, in six languages, no other language came closer than 112."""

_ALIKE = (
    {"no", "nb", "nn", "da"},
    {"bs", "hr", "sr", "sl", "sh"},
    {"id", "ms"},
    {"cs", "sk"},
    {"pt", "gl"},
    {"mk", "bg"},
    {"hi", "mr", "ne"},
    {"nl", "af"},
)
"""Languages that are taken for one another; a doubt between them proves nothing."""


def other_language(text: str, expected: str) -> str | None:
    """The code of the text's language where it is clearly another than `expected`; None where it is not.

    Raises:
        InputError: it cannot be told, because there is no room for the temporary file that the model needs.
    """
    from py3langid import rank  # type: ignore[import-untyped]  # noqa: PLC0415 - numpy and a model, half a second

    try:
        scores = {str(code): float(score) for code, score in rank(text[:SAMPLE])}
    except OSError as error:
        raise InputError(
            f"its language cannot be told, which needs a temporary file: {error.strerror or error};"
            " free some space, or name another folder in TMPDIR"
        ) from error
    alike = {expected, *(code for group in _ALIKE if expected in group for code in group)}
    ours = [score for code, score in scores.items() if code in alike]
    if not ours:
        return None  # a language that the model does not know
    best = max(scores, key=scores.__getitem__)
    return best if best not in alike and scores[best] - max(ours) > MARGIN else None


FREQUENT = 30
SHARED = 0.4
SAMPLE_WORDS = 3_000
"""Texts of one language share at least two fifths of their 30 most frequent words (five editions on two
countries share 18 to 24 of them, English and French one), so that most texts need no model."""


_COMMON = {
    "en": "the of and to in a that for on by was were with as or not is from at government which had be"
    " there it also reported their this an",
}
"""The most frequent words of languages that are asked for so often that their first text needs no model."""


class Languages:
    """Whether texts are in the language they should be in; learns from those that are."""

    def __init__(self) -> None:
        self._known: dict[str, set[str]] = {code: set(words.split()) for code, words in _COMMON.items()}
        """The most frequent words of the last text that was found to be in a language."""

    def other(self, edition: Edition, expected: str, stored: Edition | None = None) -> str | None:
        """The code of the edition's language where it is clearly another than `expected`.

        Args:
            edition: what was read.
            expected: code of the report's language.
            stored: an edition that is known to be in that language.
        """
        words = _frequent(finding.text for finding in edition.findings)
        models = [self._known.get(expected, set())]
        if stored is not None:
            models.append(_frequent(finding.text for finding in stored.findings))
        if not any(len(words & model) >= SHARED * FREQUENT for model in models):
            start = edition.findings[0].start
            found = other_language(edition.text[start : start + SAMPLE], expected)
            if found is not None:
                return found
        self._known[expected] = words
        return None


def _frequent(texts: Iterable[str]) -> set[str]:
    """The most frequent words of the beginning of a text."""
    words = (word for text in texts for word in text.casefold().split())
    return {word for word, _ in Counter(islice(words, SAMPLE_WORDS)).most_common(FREQUENT)}


COMMON_SHARE = 0.25
"""Of the words of an English report at least so many are among the most frequent of English: 31 to 34
percent of 22 editions, but 8 to 22 of sentences in German, Dutch, French, Spanish, Danish and Italian."""

NAMES = {
    "ar": "Arabic",
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fa": "Persian",
    "fr": "French",
    "it": "Italian",
    "kk": "Kazakh",
    "nl": "Dutch",
    "pl": "Polish",
    "pt": "Portuguese",
    "ru": "Russian",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "uz": "Uzbek",
    "zh": "Chinese",
}
"""English names of the languages that reports are most often in; others go by their codes."""


def looks_like(edition: Edition, expected: str) -> str | None:
    """The code of the language that a text is in where it is clearly another than `expected`, else None.

    For files whose language nobody said. An English text, which most are, costs some milliseconds; only what
    is not needs the model.
    """
    if edition.words < LANGUAGE_WORDS:
        return None
    if expected == "en":
        texts = (finding.text for finding in edition.findings)
        words = [*islice((word for text in texts for word in text.casefold().split()), SAMPLE_WORDS)]
        common = set(_COMMON["en"].split())
        if sum(word in common for word in words) >= COMMON_SHARE * len(words):
            return None
    start = edition.findings[0].start
    try:
        return other_language(edition.text[start : start + SAMPLE], expected)
    except InputError:
        return None  # no room for what the model needs: it was only a hint


def language_said(code: str) -> str:
    """Write a language for people: `Russian (ru)`."""
    return f"{NAMES[code]} ({code})" if code in NAMES else repr(code)
