"""The digest's own words in the subscriber's language.

English is the key, as in gettext: the phrase stands in the code or template that uses it, and a catalogue
`templates/digest/words/LANGUAGE.toml` gives its counterpart, or a list of counterparts where it has plural
forms. What an edition says is never translated.
"""

from __future__ import annotations

import tomllib
from datetime import UTC
from functools import cache
from typing import TYPE_CHECKING, Any

from tracker.errors import UsageError
from tracker.naming import listed
from tracker.rendering.moments import zone_name
from tracker.rendering.templates import environment

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date, datetime, tzinfo

ENGLISH = "en"
ENGLISH_DATES = "%d %B %Y"
FOLDER = "digest/words"

_ONE, _FEW, _MANY = 0, 1, 2
_TEENS = range(11, 15)


def _germanic(number: int) -> int:
    """One, or many."""
    return _ONE if number == 1 else _FEW


def _french(number: int) -> int:
    """None is one, too."""
    return _ONE if number < 2 else _FEW  # noqa: PLR2004 - the rule


def _slavic(number: int) -> int:
    """East Slavic plurals (Unicode CLDR): 1 and 21, but not 11; 2 to 4, but not 12 to 14; the rest."""
    if number % 100 in _TEENS:
        return _MANY
    return {1: _ONE, 2: _FEW, 3: _FEW, 4: _FEW}.get(number % 10, _MANY)


PLURALS: Mapping[str, Callable[[int], int]] = {"fr": _french, "ru": _slavic}
"""Which form a number takes, where that is not "one, or many" (Unicode CLDR)."""


@cache
def languages() -> tuple[str, ...]:
    """Codes of the languages that there are catalogues for, English among them."""
    names = environment().list_templates(filter_func=lambda name: name.startswith(f"{FOLDER}/"))
    return tuple(sorted({ENGLISH, *(name.rpartition("/")[2].removesuffix(".toml") for name in names)}))


@cache
def _catalogue(language: str) -> Mapping[str, Any]:
    if language == ENGLISH:
        return {}
    loader = environment().loader
    assert loader is not None  # noqa: S101 - the environment is made with one
    source, _, _ = loader.get_source(environment(), f"{FOLDER}/{language}.toml")
    return tomllib.loads(source)


class Words:
    """Phrases, numbers and dates as one subscriber reads them.

    Args:
        language: a code of `languages()`.
        date_format: as strftime reads it; names of months and weekdays come out in the language. By default
            as the language writes dates.
        timezone: that times are shown in.
        strict: raise KeyError for a phrase that the catalogue lacks, instead of giving it in English.

    Raises:
        UsageError: there is no catalogue for the language.
    """

    def __init__(
        self,
        language: str = ENGLISH,
        *,
        date_format: str | None = None,
        timezone: tzinfo = UTC,
        strict: bool = False,
    ) -> None:
        if language not in languages():
            raise UsageError(f"no digest in {language!r}; there are: {', '.join(languages())}")
        self.language = language
        self.timezone = timezone
        self.strict = strict
        self._phrases = _catalogue(language)
        self.date_format = date_format or self._phrases.get("date format", ENGLISH_DATES)

    def __call__(self, phrase: str, /, **values: object) -> str:
        """`phrase` with its `values` put in; whole numbers are written as the language does."""
        return self._found(phrase).format(**self._shown(values))

    def count(self, number: int, one: str, many: str, /, **values: object) -> str:
        """`one` or `many` for `number`, which they call `{n}`; catalogues list the forms under `many`."""
        if self.language == ENGLISH or many not in self._phrases:
            if self.strict and self.language != ENGLISH:
                raise KeyError(many)
            chosen = one if number == 1 else many
        else:
            forms = self._phrases[many]
            chosen = forms[min(PLURALS.get(self.language, _germanic)(number), len(forms) - 1)]
        return chosen.format(**self._shown({"n": number, **values}))

    def number(self, number: int) -> str:
        """A whole number with its thousands parted."""
        return f"{number:,}".replace(",", self._phrases.get("thousands", ","))

    def date(self, day: date) -> str:
        """A date in the subscriber's format; `02.03.2026`, but `2 March 2026`."""
        text = self.date_format
        if "%B" in text or "%b" in text:
            text = text.replace("%d", self._phrases.get("first day", "1") if day.day == 1 else str(day.day))
        for code, names in (
            ("%B", "months"),
            ("%b", "short months"),
            ("%A", "weekdays"),
            ("%a", "short weekdays"),
        ):
            if code in text and names in self._phrases:
                at = day.month - 1 if code in {"%B", "%b"} else day.weekday()
                text = text.replace(code, self._phrases[names][at].replace("%", "%%"))
        return day.strftime(text)

    def time(self, moment: datetime) -> str:
        """Date and time to the minute, in the subscriber's zone, which is named."""
        local = moment.astimezone(self.timezone)
        return f"{self.date(local)}, {local:%H:%M} {zone_name(local)}"

    def listed(self, names: list[str], most: int = 6) -> str:
        """`a, b and c`; `a, b and 7 more` where there are more than `most`."""
        return listed(names, self, most=most)

    def _found(self, phrase: str) -> str:
        if self.language == ENGLISH:
            return phrase
        if self.strict:
            return str(self._phrases[phrase])
        return str(self._phrases.get(phrase, phrase))

    def _shown(self, values: Mapping[str, object]) -> dict[str, object]:
        return {
            name: self.number(value) if isinstance(value, int) and not isinstance(value, bool) else value
            for name, value in values.items()
        }
