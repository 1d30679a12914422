"""Outcomes that turn round, and those that do not, in German, Spanish, French and Russian."""
# ruff: noqa: E501, RUF001 - sentences in pairs; Russian letters look like Latin ones

from __future__ import annotations

import pytest

from tests.diffing.languages.changing import change
from tracker.model import Flag, Kind

REVERSED = [
    ("de", "Es gab zahlreiche Berichte über Folter in Haftanstalten.", "Es gab keine Berichte über Folter in Haftanstalten."),
    ("de", "Die Regierung achtete dieses Recht in der Praxis.", "Die Regierung achtete dieses Recht in der Praxis nicht."),
    ("de", "Das Gesetz erlaubt friedliche Versammlungen ohne Genehmigung.", "Das Gesetz verbietet friedliche Versammlungen ohne Genehmigung."),
    ("de", "Beobachter durften die Gefängnisse des Landes besuchen.", "Beobachter durften die Gefängnisse des Landes nicht besuchen."),
    ("de", "Die Regierung achtete das Recht auf Versammlung.", "Die Regierung missachtete das Recht auf Versammlung."),
    ("de", "Das Gericht befand die Angeklagten für schuldig.", "Das Gericht befand die Angeklagten für unschuldig."),
    ("de", "Das Parlament nahm das Gesetz an.", "Das Parlament lehnte das Gesetz ab."),
    ("de", "Die Polizei nahm den Mann fest.", "Die Polizei ließ den Mann frei."),
    ("de", "Das Gericht wies die Klage ab und schwieg.", "Das Gericht ließ die Klage zu und schwieg."),
    ("de", "Das Gericht sprach den Beamten frei.", "Das Gericht verurteilte den Beamten."),
    ("de", "Die Gewalt gegen Frauen nahm zu.", "Die Gewalt gegen Frauen nahm ab."),
    ("de", "Die Regierung setzte das Gesetz um.", "Die Regierung setzte das Gesetz aus."),
    ("es", "El tribunal declaró culpable al acusado.", "El tribunal declaró inocente al acusado."),
    ("fr", "Le tribunal a jugé le recours recevable.", "Le tribunal a jugé le recours irrecevable."),
    ("ru", "Суд признал его виновным по всем пунктам.", "Суд признал его невиновным по всем пунктам."),
    ("de", "Beobachter durften Gefängnisse ohne Voranmeldung besuchen.", "Beobachter durften Gefängnisse nicht ohne Voranmeldung besuchen."),
    ("de", "Die Polizei darf ohne Beschluss Wohnungen durchsuchen.", "Die Polizei darf ohne Beschluss keine Wohnungen durchsuchen."),
    ("de", "Wer keinen Anwalt hat, wurde vor Gericht angehört.", "Wer keinen Anwalt hat, wurde vor Gericht nicht angehört."),
    ("es", "El acusado declaró con su abogado ante el juez.", "El acusado declaró sin su abogado ante el juez."),
    ("es", "La policía puede registrar casas sin orden judicial.", "La policía no puede registrar casas sin orden judicial."),
    ("fr", "La police peut fouiller les maisons sans mandat.", "La police ne peut pas fouiller les maisons sans mandat."),
    ("ru", "Полиция может обыскивать дома без ордера.", "Полиция не может обыскивать дома без ордера."),
    ("es", "Hubo numerosos informes de tortura en las prisiones.", "No hubo informes de tortura en las prisiones."),
    ("es", "El gobierno respetó este derecho en la práctica.", "El gobierno no respetó este derecho en la práctica."),
    ("es", "La ley permite las reuniones pacíficas sin permiso.", "La ley prohíbe las reuniones pacíficas sin permiso."),
    ("fr", "Le gouvernement a respecté ce droit dans la pratique.", "Le gouvernement n’a pas respecté ce droit dans la pratique."),
    ("fr", "La loi permet les réunions pacifiques dans les villes.", "La loi interdit les réunions pacifiques dans les villes."),
    ("fr", "Les détenus peuvent recevoir des visites.", "Les détenus ne peuvent plus recevoir des visites."),
    ("fr", "Le tribunal a confirmé la peine.", "Le tribunal a annulé la peine."),
    ("es", "Las autoridades concedieron el permiso.", "Las autoridades denegaron el permiso."),
    ("ru", "Правительство соблюдало это право на практике.", "Правительство не соблюдало это право на практике."),
    ("ru", "В отчетный период поступали сообщения о пытках в тюрьмах.", "В отчетный период не поступали сообщения о пытках в тюрьмах."),
    ("ru", "Закон разрешает мирные собрания в городах.", "Закон запрещает мирные собрания в городах."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "old", "new"), REVERSED)
def test_outcomes_that_turn_round_are_told(language: str, old: str, new: str) -> None:
    """What was said and is now denied, or forbidden where it was allowed; in either order of the editions."""
    for one, other in ((old, new), (new, old)):
        found = change(language, one, other)
        assert (Kind.UPDATED, True) == (found.kind, Flag.REVERSED in found.flags)


@pytest.mark.parametrize(
    ("language", "old", "new"),
    [
        ("de", "Das Parlament nahm an der Sitzung teil.", "Das Parlament nahm an der Sitzung ab Mai teil."),
        ("de", "Die Polizei nahm am Montag in Belin zwölf Männer fest.", "Am Montag wurden in Belin zwölf Männer von der Polizei festgenommen."),
        ("de", "Niemand wurde im Lauf des Jahres verurteilt.", "Im Lauf des Jahres wurde niemand verurteilt."),
        ("es", "No hay ninguna prueba de ello en los informes.", "No hay prueba alguna de ello en los informes."),
        ("es", "La policía no detuvo a testigos del suceso.", "La policía no detuvo a ningún testigo del suceso."),
        ("es", "El juez, sin embargo, los dejó salir de la cárcel.", "El juez los dejó salir de la cárcel."),
        ("es", "Fueron detenidos sin motivo por la policía.", "Fueron detenidos sin ningún motivo por la policía."),
        ("ru", "Никто не пострадал во время протестов.", "Во время протестов никто не пострадал."),
        ("ru", "Никаких сообщений о пытках не поступало.", "Сообщений о пытках не поступало."),
    ],
)  # fmt: skip
def test_what_is_denied_in_other_words_has_not_turned(language: str, old: str, new: str) -> None:
    """Two negations of one word deny it once where the language has it so, and words may change places."""
    assert Flag.REVERSED not in change(language, old, new).flags


def test_what_went_down_has_not_turned_because_a_verb_says_it_in_two_words() -> None:
    """`Nahm ab` is `sank`."""
    found = change("de", "Die Zahl der Fälle nahm im Jahr ab.", "Die Zahl der Fälle sank im Jahr.")
    assert Flag.REVERSED not in found.flags
