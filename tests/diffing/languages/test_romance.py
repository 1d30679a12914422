"""What qualifies a French or Spanish claim, and who makes it."""
# ruff: noqa: E501 - sentences in pairs; Russian letters look like Latin ones

from __future__ import annotations

import pytest

from tests.diffing.languages.changing import change
from tracker.model import Flag, Kind, SignalType

IN_ROMANCE = [
    ("fr", "La police peut détenir un suspect trois jours.", "La police doit détenir un suspect trois jours.", (SignalType.HEDGE, "peut", "doit")),
    ("es", "La policía debería escuchar a los testigos.", "La policía debe escuchar a los testigos.", (SignalType.HEDGE, "debería", "debe")),
    ("fr", "Des gardiens ont battu des détenus.", "Des gardiens auraient battu des détenus.", (SignalType.HEDGE, None, "auraient")),
    ("es", "Los guardias golpearon a los presos.", "Los guardias presuntamente golpearon a los presos.", (SignalType.HEDGE, None, "presuntamente")),
    ("fr", "Tous les détenus ont eu un avocat.", "Certains détenus ont eu un avocat.", (SignalType.QUANTIFIER, "Tous", "Certains")),
    ("fr", "Presque tous les détenus ont eu un avocat.", "Tous les détenus ont eu un avocat.", (SignalType.QUANTIFIER, "Presque tous", "Tous")),
    ("fr", "De l’avis de la police, la loi est bonne.", "De l’avis des juges, la loi est bonne.", (SignalType.ATTRIBUTION, "police", "juges")),
    ("es", "Casi todas las presas tuvieron un abogado.", "Todas las presas tuvieron un abogado.", (SignalType.QUANTIFIER, "Casi todas", "Todas")),
    ("es", "Las presas apenas comen.", "Las presas comen.", (SignalType.FREQUENCY, "apenas", None)),
    ("es", "De acuerdo con la policía, la ley es buena.", "De acuerdo con testigos, la ley es buena.", (SignalType.ATTRIBUTION, "policía", "testigos")),
    ("es", "A juicio de la policía, la ley es buena.", "A juicio del Gobierno, la ley es buena.", (SignalType.ATTRIBUTION, "policía", "Gobierno")),
    ("fr", "Les détenus ont eu un avocat.", "La plupart des détenus ont eu un avocat.", (SignalType.QUANTIFIER, None, "La plupart")),
    ("es", "Los guardias golpearon a menudo a los presos.", "Los guardias golpearon a veces a los presos.", (SignalType.FREQUENCY, "a menudo", "a veces")),
    ("fr", "Les détenus n'ont jamais vu leurs avocats.", "Les détenus ont rarement vu leurs avocats.", (SignalType.NEGATION, "jamais", "rarement")),
    ("es", "Un preso resultó gravemente herido.", "Un preso resultó levemente herido.", (SignalType.DEGREE, "gravemente", "levemente")),
    ("fr", "Selon la police, des agents ont battu des détenus.", "Selon des témoins, des agents ont battu des détenus.", (SignalType.ATTRIBUTION, "police", "témoins")),
    ("fr", "D'après les avocats, douze hommes ont été battus.", "Douze hommes ont été battus.", (SignalType.ATTRIBUTION, "avocats", None)),
    ("es", "Doce presos murieron, según el Ministerio de Justicia.", "Doce presos murieron, según el Ministerio del Interior.", (SignalType.ATTRIBUTION, "Ministerio de Justicia", "Ministerio del Interior")),
]  # fmt: skip


@pytest.mark.parametrize(("language", "old", "new", "signal"), IN_ROMANCE)
def test_what_qualifies_a_french_or_spanish_claim_is_told(
    language: str, old: str, new: str, signal: tuple[SignalType, str | None, str | None]
) -> None:
    """As in German, and who is said to report."""
    for one, other, told in ((old, new, signal), (new, old, (signal[0], signal[2], signal[1]))):
        found = change(language, one, other)
        assert [told] == [(s.type, s.old, s.new) for s in found.signals]
        assert (Kind.REWORDED, False) == (found.kind, Flag.REVERSED in found.flags)


@pytest.mark.parametrize(
    ("language", "old", "new"),
    [
        ("fr", "Selon les chiffres du ministère, douze détenus sont morts.", "Selon le ministère, douze détenus sont morts."),
        ("fr", "Selon la police, douze hommes ont été arrêtés.", "La police a déclaré que douze hommes avaient été arrêtés."),
        ("fr", "La durée varie selon le tribunal.", "La durée varie."),
        ("fr", "La situation est toujours mauvaise.", "La situation est mauvaise."),
        ("es", "Según la Constitución, la tortura está prohibida.", "La tortura está prohibida por la Constitución."),
        ("es", "Fue golpeado sobre todo de noche.", "Fue golpeado de noche."),
    ],
)  # fmt: skip
def test_what_qualifies_nothing_in_french_or_spanish_is_no_signal(language: str, old: str, new: str) -> None:
    """One source said otherwise, what a thing hangs on, a law, a phrase with such a word in it."""
    for one, other in ((old, new), (new, old)):
        assert () == change(language, one, other).signals
