"""Who did it to whom: names and actors that changed places are told, those of a list are not."""

from __future__ import annotations

import pytest

from tracker import diff_editions
from tracker.model import Document, Kind, Signal, SignalType
from tracker.reading import read

OTHERS = "The report covers the year. Others were freed in May without charge by a court of appeal."


def told(old: str, new: str) -> tuple[Kind, tuple[Signal, ...]]:
    """What became of one sentence of a report."""
    editions = (
        read(Document(content=f"# Report\n\n## Courts\n\n{text} {OTHERS}\n".encode(), source="made.md"))
        for text in (old, new)
    )
    change = diff_editions(*editions).changes[0]
    assert (old, new) == (change.old[0].text, change.new[0].text)
    return change.kind, change.signals


@pytest.mark.parametrize(
    ("old", "new", "signal"),
    [
        (
            "Lee sued Holm in March.",
            "Holm sued Lee in March.",
            (SignalType.NAME, "Lee … Holm", "Holm … Lee"),
        ),
        (
            "The police accused the mayor of fraud.",
            "The mayor accused the police of fraud.",
            (SignalType.ACTOR, "police … mayor", "mayor … police"),
        ),
        (
            "Officials moved Anna Lund from Oral to Aktobe on May 3.",
            "Officials moved Anna Lund from Aktobe to Oral on May 3.",
            (SignalType.NAME, "Oral … Aktobe", "Aktobe … Oral"),
        ),
        (
            "Nur Otan defeated Ak Zhol in the local elections.",
            "Ak Zhol defeated Nur Otan in the local elections.",
            (SignalType.NAME, "Nur Otan … Ak Zhol", "Ak Zhol … Nur Otan"),
        ),
        (
            "Petrov received 5 years and Lund 7 years in prison.",
            "Lund received 5 years and Petrov 7 years in prison.",
            (SignalType.NAME, "Petrov … Lund", "Lund … Petrov"),
        ),
        (
            "On May 3, Petrov beat Lund, and Lund called Holm.",
            "On May 3, Lund beat Petrov, and Lund called Holm.",
            (SignalType.NAME, "Petrov … Lund", "Lund … Petrov"),
        ),
    ],
)
def test_names_that_changed_places(old: str, new: str, signal: tuple[SignalType, str, str]) -> None:
    """In one signal, both ways."""
    kind, signals = told(old, new)
    assert kind in (Kind.UPDATED, Kind.REWORDED)
    assert (Signal(*signal),) == signals
    assert (Signal(signal[0], signal[2], signal[1]),) == told(new, old)[1]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Police arrested Kim in March.", "Kim was arrested by police in March."),
        ("Police held Lee, Holm and Kim.", "Police held Kim, Lee and Holm."),
        ("In Almaty, police arrested Kim.", "Police arrested Kim in Almaty."),
        ("Petrov, the brother of Lund, fled to Kenya.", "The brother of Lund, Petrov, fled to Kenya."),
        (
            "According to Amnesty International, Astana denied it.",
            "Astana denied it, according to Amnesty International.",
        ),
        (
            "The cities of Almaty (12) and Oral (3) were named.",
            "The cities of Oral (3) and Almaty (12) were named.",
        ),
    ],
)
def test_names_in_another_order_that_did_not(old: str, new: str) -> None:
    """A list, a passive, a phrase that moved as it is."""
    assert (Kind.EDITORIAL, ()) == told(old, new)


def test_who_reported_it_is_told_once() -> None:
    """Of two sources that changed places one signal is enough."""
    old = "Ivan Petrov testified that Anna Lund had taken the money."
    new = "Anna Lund testified that Ivan Petrov had taken the money."
    assert [SignalType.ATTRIBUTION] == [signal.type for signal in told(old, new)[1]]
