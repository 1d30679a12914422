"""Figures and dates in German, Spanish, French and Russian."""
# ruff: noqa: E501 - sentences in pairs; Russian letters look like Latin ones

from __future__ import annotations

import pytest

from tests.diffing.languages.changing import change
from tracker.model import Kind, SignalType


@pytest.mark.parametrize(
    ("old", "new", "signal"),
    [
        ("Die Haft dauert höchstens fünf Tage.", "Die Haft dauert höchstens zehn Tage.", ("höchstens fünf Tage", "höchstens zehn Tage")),
        ("Die Strafe betrug zwei Jahre Haft.", "Die Strafe betrug drei Jahre Haft.", ("zwei Jahre", "drei Jahre")),
        ("Sie wurden am 3. Mai 2022 verhaftet.", "Sie wurden am 9. Mai 2022 verhaftet.", ("3. Mai 2022", "9. Mai 2022")),
        ("Es gab 1.250 Anzeigen wegen Folter.", "Es gab 1.380 Anzeigen wegen Folter.", ("1.250", "1.380")),
        ("Der Anteil stieg auf 4,5 Prozent.", "Der Anteil stieg auf 5,5 Prozent.", ("4,5 Prozent", "5,5 Prozent")),
        ("Die Haft dauerte dreissig Tage.", "Die Haft dauerte fünfunddreissig Tage.", ("dreissig Tage", "fünfunddreissig Tage")),
        ("Er wurde zum zweiten Mal verhaftet.", "Er wurde zum dritten Mal verhaftet.", ("zweiten", "dritten")),
        ("Jede dritte Frau wurde geschlagen.", "Jede vierte Frau wurde geschlagen.", ("dritte", "vierte")),
        ("Das Archiv umfasst 780MB an Akten.", "Das Archiv umfasst 920MB an Akten.", ("780", "920")),
        ("Er saß über einen Monat in Haft.", "Er saß über zwei Monate in Haft.", ("über einen Monat", "über zwei Monate")),
    ],
)  # fmt: skip
def test_german_figures_and_dates(old: str, new: str, signal: tuple[str, str]) -> None:
    """Number words, decimal commas, full stops between thousands, days with a full stop."""
    found = change("de", old, new)
    assert found.kind is Kind.UPDATED
    values = {(s.old, s.new) for s in found.signals if s.type in {SignalType.FIGURE, SignalType.DATE}}
    assert signal in values


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Sie berichtete über eine Zunahme der Gewalt.", "Sie berichtete über die Zunahme der Gewalt."),
        ("Häftlinge litten unter einem Mangel an Wasser.", "Häftlinge litten unter Mangel an Wasser."),
        ("Näheres steht in Abschnitt B.4.11 des Berichts.", "Näheres steht in Abschnitt B.4.12 des Berichts."),
        ("Es gab Folter (siehe Abschnitt 4.11).", "Es gab Folter (siehe Abschnitt 4.12)."),
        ("Die Liste steht im Verzeichnis akten der Behörde.", "Die Liste steht im Verzeichnis akten2 der Behörde."),
        ("Die Behörden achten das Recht auf Leben.", "Die Behörden achten die Rechte auf Leben."),
    ],
)  # fmt: skip
def test_what_counts_nothing_is_no_german_figure(old: str, new: str) -> None:
    """An article behind a preposition, a number that points within the report or is part of a word."""
    for one, other in ((old, new), (new, old)):
        assert () == change("de", one, other).signals


@pytest.mark.parametrize(
    ("language", "old", "new", "signal"),
    [
        ("fr", "Il y a eu 1 250 cas.", "Il y a eu 1 350 cas.", ("1 250 cas", "1 350 cas")),
        ("fr", "Il y a eu 12 500 cas.", "Il y a eu 12 cas.", ("12 500 cas", "12 cas")),
        ("ru", "Было зарегистрировано 1 250 случаев.", "Было зарегистрировано 2 250 случаев.", ("1 250", "2 250")),
    ],
)  # fmt: skip
def test_a_group_of_digits_changes_the_whole_figure(
    language: str, old: str, new: str, signal: tuple[str, str]
) -> None:
    """Though a blank stands between the groups, and one of them stayed."""
    for mirrored in (False, True):
        found = change(language, *((new, old) if mirrored else (old, new)))
        assert Kind.UPDATED == found.kind
        assert [signal[::-1] if mirrored else signal] == [(s.old, s.new) for s in found.signals]


@pytest.mark.parametrize(
    ("language", "old", "new", "signal"),
    [
        ("de", "Fünfundzwanzig Häftlinge starben.", "Fünfunddreißig Häftlinge starben.", ("Fünfundzwanzig", "Fünfunddreißig")),
        ("de", "Etwa zweihundert Häftlinge starben.", "Etwa dreihundert Häftlinge starben.", ("Etwa zweihundert", "Etwa dreihundert")),
        ("de", "Ein Dutzend Häftlinge starben.", "Zwei Dutzend Häftlinge starben.", ("Ein Dutzend", "Zwei Dutzend")),
        ("de", "Nach Art. 5 Abs. 2 ist Folter verboten.", "Nach Art. 5 Abs. 3 ist Folter verboten.", ("Abs. 2", "Abs. 3")),
        ("es", "Murieron veintiún presos.", "Murieron veintidós presos.", ("veintiún presos", "veintidós presos")),
        ("es", "Murieron doscientos veinte presos.", "Murieron doscientos treinta y dos presos.", ("doscientos veinte presos", "doscientos treinta y dos presos")),
        ("es", "El 12,5 por ciento trabaja.", "El 14,5 por ciento trabaja.", ("12,5 por ciento", "14,5 por ciento")),
        ("fr", "Soixante-dix détenus sont morts.", "Quatre-vingt-trois détenus sont morts.", ("Soixante-dix", "Quatre-vingt-trois")),
        ("fr", "Vingt et un détenus sont morts.", "Vingt-deux détenus sont morts.", ("Vingt et un", "Vingt-deux")),
        ("fr", "Une vingtaine de détenus sont morts.", "Une trentaine de détenus sont morts.", ("Une vingtaine", "Une trentaine")),
        ("fr", "Environ 12 pour cent travaillent.", "Environ 14 pour cent travaillent.", ("Environ 12 pour cent", "Environ 14 pour cent")),
        ("ru", "Одиннадцать заключенных умерли.", "Двенадцать заключенных умерли.", ("Одиннадцать", "Двенадцать")),
        ("ru", "Погибли сто двадцать пять человек.", "Погибли двести человек.", ("сто двадцать пять", "двести")),
    ],
)  # fmt: skip
def test_number_words_are_read(language: str, old: str, new: str, signal: tuple[str, str]) -> None:
    """Compounds, tens and ones in their order, twenties, shares in two words."""
    found = change(language, old, new)
    assert Kind.UPDATED == found.kind
    assert [(SignalType.FIGURE, *signal)] == [(s.type, s.old, s.new) for s in found.signals]


@pytest.mark.parametrize(
    ("language", "old", "new"),
    [
        ("de", "Fünfundzwanzig Häftlinge starben nach anderthalb Jahren.", "25 Häftlinge starben nach 18 Monaten."),
        ("de", "Die Wahl fand am 3. Mai 2024 statt.", "Die Wahl fand am 03.05.2024 statt."),
        ("es", "Murieron treinta y dos presos el 03/05/2024.", "Murieron 32 presos el 3 de mayo de 2024."),
        ("fr", "Soixante-dix-sept détenus, soit 4 pour cent, sont morts.", "77 détenus, soit 4 %, sont morts."),
        ("ru", "Двадцать один заключенный умер в тюрьме города Алма 03.05.2024.", "21 заключенный умер в тюрьме города Алма 3 мая 2024."),
    ],
)  # fmt: skip
def test_values_in_other_print_are_the_same(language: str, old: str, new: str) -> None:
    """Number words and digits, months and their numbers."""
    found = change(language, old, new)
    assert (Kind.EDITORIAL, ()) == (found.kind, found.signals)


@pytest.mark.parametrize(
    ("language", "old", "new", "signal"),
    [
        ("de", "Seit 2019 gilt das Gesetz im ganzen Land.", "Bis 2019 gilt das Gesetz im ganzen Land.", ("Seit 2019", "Bis 2019")),
        ("de", "Ende Mai wurden 12 Personen verhaftet.", "Anfang Mai wurden 12 Personen verhaftet.", ("Ende Mai", "Anfang Mai")),
        ("es", "Desde 2019 rige la ley en todo el país.", "Hasta 2019 rige la ley en todo el país.", ("Desde 2019", "Hasta 2019")),
        ("fr", "Le procès eut lieu avant mai 2023 à Alma.", "Le procès eut lieu après mai 2023 à Alma.", ("avant mai 2023", "après mai 2023")),
        ("ru", "Суд прошел до мая 2023 года в столице.", "Суд прошел после мая 2023 года в столице.", ("до мая 2023", "после мая 2023")),
    ],
)  # fmt: skip
def test_what_bounds_a_date_is_told(language: str, old: str, new: str, signal: tuple[str, str]) -> None:
    """Before or after it, since or until it, early or late in it."""
    assert [(SignalType.DATE, *signal)] == [
        (s.type, s.old, s.new) for s in change(language, old, new).signals
    ]
