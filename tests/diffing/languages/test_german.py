"""What qualifies a German claim, and who makes it."""
# ruff: noqa: E501 - sentences in pairs; Russian letters look like Latin ones

from __future__ import annotations

import pytest

from tests.diffing.languages.changing import change
from tracker.model import Flag, Kind, SignalType

QUALIFIED = [
    ("Die Polizei kann Häftlinge drei Tage festhalten.", "Die Polizei muss Häftlinge drei Tage festhalten.", (SignalType.HEDGE, "kann", "muss")),
    ("Die Polizei sollte Zeugen anhören.", "Die Polizei muss Zeugen anhören.", (SignalType.HEDGE, "sollte", "muss")),
    ("Er wurde von Wärtern geschlagen.", "Er soll von Wärtern geschlagen worden sein.", (SignalType.HEDGE, None, "soll")),
    ("Wärter schlugen Häftlinge.", "Wärter schlugen angeblich Häftlinge.", (SignalType.HEDGE, None, "angeblich")),
    ("Wärter haben laut Berichten Häftlinge geschlagen.", "Wärter haben Häftlinge geschlagen.", (SignalType.HEDGE, "laut Berichten", None)),
    ("Alle Häftlinge bekamen einen Anwalt.", "Einige Häftlinge bekamen einen Anwalt.", (SignalType.QUANTIFIER, "Alle", "Einige")),
    ("Fast alle Häftlinge bekamen einen Anwalt.", "Alle Häftlinge bekamen einen Anwalt.", (SignalType.QUANTIFIER, "Fast alle", "Alle")),
    ("Die Polizei durchsucht Moscheen.", "Die Polizei durchsucht vermehrt Moscheen.", (SignalType.DEGREE, None, "vermehrt")),
    ("Häftlinge dürfen grundsätzlich telefonieren.", "Häftlinge dürfen telefonieren.", (SignalType.FREQUENCY, "grundsätzlich", None)),
    ("Die Häftlinge bekamen einen Anwalt.", "Die meisten Häftlinge bekamen einen Anwalt.", (SignalType.QUANTIFIER, None, "meisten")),
    ("Wärter schlugen oft Häftlinge.", "Wärter schlugen gelegentlich Häftlinge.", (SignalType.FREQUENCY, "oft", "gelegentlich")),
    ("Die Regierung achtet im Allgemeinen dieses Recht.", "Die Regierung achtet dieses Recht.", (SignalType.FREQUENCY, "im Allgemeinen", None)),
    ("Es gab schwerwiegende Verstöße.", "Es gab Verstöße.", (SignalType.DEGREE, "schwerwiegende", None)),
    ("Häftlinge durften ihre Anwälte nie sehen.", "Häftlinge durften ihre Anwälte selten sehen.", (SignalType.NEGATION, "nie", "selten")),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "signal"), QUALIFIED)
def test_german_words_that_qualify_a_claim_are_told(
    old: str, new: str, signal: tuple[SignalType, str | None, str | None]
) -> None:
    """What may, should and must be, what is said to be, how many, how often and how much; nothing turned."""
    for one, other, told in ((old, new, signal), (new, old, (signal[0], signal[2], signal[1]))):
        found = change("de", one, other)
        assert [told] == [(s.type, s.old, s.new) for s in found.signals]
        assert (Kind.REWORDED, False) == (found.kind, Flag.REVERSED in found.flags)


@pytest.mark.parametrize(
    ("old", "new", "signal"),
    [
        ("Nach Angaben von Anwälten schlugen Beamte Häftlinge.", "Nach Angaben der Polizei schlugen Beamte Häftlinge.", ("Anwälten", "Polizei")),
        ("Laut Human Norat wurden Häftlinge geschlagen.", "Laut Regierung wurden Häftlinge geschlagen.", ("Human Norat", "Regierung")),
        ("Zeugen zufolge schlugen Beamte Häftlinge.", "Der Regierung zufolge schlugen Beamte Häftlinge.", ("Zeugen", "Regierung")),
        ("Laut der Behörde für Statistik starben 12 Häftlinge.", "Laut der Behörde für Migration starben 12 Häftlinge.", ("Behörde für Statistik", "Behörde für Migration")),
        ("Laut Zeugen wurden zwölf Männer geschlagen.", "Zwölf Männer wurden geschlagen.", ("Zeugen", None)),
        ("Nach Ansicht der Polizei war die Wahl frei.", "Nach Ansicht der Opposition war die Wahl frei.", ("Polizei", "Opposition")),
    ],
)  # fmt: skip
def test_whom_a_german_text_says_to_report_is_told(
    old: str, new: str, signal: tuple[str | None, str | None]
) -> None:
    """Behind `laut` and its like, and before `zufolge`."""
    for one, other, told in ((old, new, signal), (new, old, signal[::-1])):
        signals = change("de", one, other).signals
        assert [(SignalType.ATTRIBUTION, *told)] == [(s.type, s.old, s.new) for s in signals]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Nach Angaben des Ministeriums starben 12 Häftlinge.", "Dem Ministerium zufolge starben 12 Häftlinge."),
        ("Angaben der Polizei zufolge starben 12 Häftlinge.", "Nach Angaben der Polizei starben 12 Häftlinge."),
        ("Laut Polizei wurden zwölf Männer verhaftet.", "Die Polizei teilte mit, zwölf Männer seien verhaftet worden."),
        ("Laut Verfassung ist Folter verboten.", "Durch die Verfassung ist Folter verboten."),
    ],
)  # fmt: skip
def test_one_who_reports_as_before_is_no_signal(old: str, new: str) -> None:
    """Said in another way; nor is a law a source."""
    for one, other in ((old, new), (new, old)):
        assert () == change("de", one, other).signals


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Zahlreiche Häftlinge bekamen einen Anwalt.", "Viele Häftlinge bekamen einen Anwalt."),
        ("Wärter schlugen regelmässig Häftlinge.", "Routinemäßig schlugen Wärter Häftlinge."),
        ("Er wurde vor allem nachts geschlagen.", "Er wurde nachts geschlagen."),
        ("Die Lage ist noch immer schlecht.", "Die Lage ist schlecht."),
        ("Häftlinge konnten Anwälte sehen.", "Häftlinge können Anwälte sehen."),
    ],
)  # fmt: skip
def test_german_words_of_one_strength_are_no_signal(old: str, new: str) -> None:
    """Nor are phrases that have such a word in them."""
    for one, other in ((old, new), (new, old)):
        assert () == change("de", one, other).signals
