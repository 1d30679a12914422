"""What is style in German, Spanish, French and Russian, and what is more."""
# ruff: noqa: E501, RUF001 - sentences in pairs; Russian letters look like Latin ones

from __future__ import annotations

import pytest

from tests.diffing.languages.changing import change
from tracker.model import Kind

OTHERWISE = [
    ("de", "Die Polizei hat die Demonstranten angegriffen.", "Die Polizei wurde von den Demonstranten angegriffen."),
    ("de", "Die Demonstration richtete sich gegen die Regierung.", "Die Demonstration richtete sich für die Regierung."),
    ("de", "Sie wurden vor dem Urteil freigelassen.", "Sie wurden nach dem Urteil freigelassen."),
    ("de", "Er wurde freigelassen, weil er die Strafe zahlte.", "Er wurde freigelassen, obwohl er die Strafe zahlte."),
    ("de", "Das Gesetz gilt für Frauen und Männer.", "Das Gesetz gilt für Frauen oder Männer."),
    ("de", "Die Opfer seien gefoltert worden.", "Die Opfer sind gefoltert worden."),
    ("de", "Alle Beamten wurden nicht bestraft.", "Nicht alle Beamten wurden bestraft."),
    ("de", "Die Beamten misshandelten den Häftling.", "Die Beamten misshandelte der Häftling."),
    ("de", "Die Strafe beträgt 3 bis 5 Jahre.", "Die Strafe beträgt 3 oder 5 Jahre."),
    ("es", "La policía fue atacada por los manifestantes.", "La policía atacó a los manifestantes."),
    ("es", "Fue liberado porque pagó la multa.", "Fue liberado aunque pagó la multa."),
    ("es", "Murieron veintiún presos.", "Murieron veintidós presos."),
    ("es", "El gobierno cumplirá la ley.", "El gobierno cumplió la ley."),
    ("fr", "Les policiers ont été frappés.", "Les policiers ont frappé."),
    ("fr", "Le détenu a été jugé avant le procès.", "Le détenu a été jugé après le procès."),
    ("ru", "Полиция избила заключенного.", "Полицию избил заключенный."),
    ("ru", "Полиция задержала его до суда.", "Полиция задержала его после суда."),
    ("pl", "Policja pobiła zatrzymanego.", "Policję pobił zatrzymany."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "old", "new"), OTHERWISE)
def test_small_words_and_endings_are_no_style(language: str, old: str, new: str) -> None:
    """Who did what to whom, before or after, for or against, is said by them."""
    for one, other in ((old, new), (new, old)):
        assert change(language, one, other).kind in {Kind.REWORDED, Kind.UPDATED}


@pytest.mark.parametrize(
    ("language", "old", "new"),
    [
        ("de", "Die Wahlen sind frei.", "Die Wahlen waren frei."),
        ("de", "Der Staatsanwalt hat das Verfahren eingestellt, daß er führte.", "Der Staatsanwalt hatte das Verfahren eingestellt, dass er führte."),
        ("de", "Es gab 1.250 Fälle bei zwölf Prozent der Kinder.", "Es gibt 1250 Fälle bei 12 % der Kinder."),
        ("es", "Los tribunales son independientes.", "Los tribunales eran independientes."),
        ("fr", "Les tribunaux sont indépendants.", "Les tribunaux étaient indépendants."),
        ("ru", "Ещё трое погибли.", "Еще трое погибли."),
    ],
)  # fmt: skip
def test_tenses_and_spellings_are_style(language: str, old: str, new: str) -> None:
    """Those that are known of a language, and values printed in another way."""
    assert Kind.EDITORIAL == change(language, old, new).kind


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Häftlinge wurden z. B. in Belin geschlagen.", "Häftlinge wurden zum Beispiel in Belin geschlagen."),
        ("Unter anderem wurden zwei Anwälte verhaftet.", "U. a. wurden zwei Anwälte verhaftet."),
        ("Nach § 5 ist Folter verboten.", "Nach Paragraf 5 ist Folter verboten."),
        ("Nach Art. 5 Abs. 2 Nr. 3 ist dies verboten.", "Nach Artikel 5 Absatz 2 Nummer 3 ist dies verboten."),
        ("Häftlinge wurden i. d. R. geschlagen.", "Häftlinge wurden in der Regel geschlagen."),
    ],
)  # fmt: skip
def test_german_abbreviations_are_style(old: str, new: str) -> None:
    """Written out on one side."""
    for one, other in ((old, new), (new, old)):
        assert Kind.EDITORIAL == change("de", one, other).kind


@pytest.mark.parametrize(
    ("language", "old", "new"),
    [
        ("es", "No solo los presos fueron golpeados.", "No los presos fueron golpeados."),
        ("fr", "Un peu d'eau fut donné aux détenus.", "Peu d'eau fut donné aux détenus."),
    ],
)  # fmt: skip
def test_phrases_that_say_something_else_are_no_style(language: str, old: str, new: str) -> None:
    """Though one has the words of the other."""
    for one, other in ((old, new), (new, old)):
        assert change(language, one, other).kind in {Kind.REWORDED, Kind.UPDATED}
