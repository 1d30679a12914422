"""Signs that say something are no typography: answers, ratings, trends, grades, marks within figures."""
# ruff: noqa: E501, RUF001 - passages in pairs; signs that look like others

from __future__ import annotations

import pytest

from tests.diffing.maker import edition
from tracker.diffing import diff_editions
from tracker.model import Change, Flag, Kind, SignalType

AROUND = "The constitution protects the rights of all citizens of the country."


def change(old: str, new: str, *, language: str = "en") -> Change:
    """What became of a finding beside another one."""
    one, other = (edition(f"# R\n{AROUND}\n\n{text}", language=language) for text in (old, new))
    (found,) = [change for change in diff_editions(one, other).changes if change.old[0].text != AROUND]
    return found


@pytest.mark.parametrize("language", ["en", "de", "ru", "pl"])
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("The trend was ↑ for prisons in the north.", "The trend was ↓ for prisons in the north."),
        ("Rated ★★★☆☆ by visitors of the prison.", "Rated ★★☆☆☆ by visitors of the prison."),
        ("The rating was ★★★ for the prison there.", "The rating was ★★ for the prison there."),
        ("Risk: 🔴 in the north of the country.", "Risk: 🟢 in the north of the country."),
        ("Detained: ☒ Yes ☐ No", "Detained: ☐ Yes ☒ No"),
        ("Grade A+ was given to the court.", "Grade A was given to the court."),
        ("It got an A-, observers said of the law.", "It got an A, observers said of the law."),
        ("The bank was rated AA− by the agency.", "The bank was rated AA by the agency."),
        ("Rates of 4 ‰ were seen in the camps.", "Rates of 4 were seen in the camps."),
    ],
)
def test_what_a_sign_says_is_no_typography(language: str, old: str, new: str) -> None:
    """Nor style."""
    assert change(old, new, language=language).kind in (Kind.REWORDED, Kind.UPDATED)


@pytest.mark.parametrize("language", ["en", "de", "ru"])
def test_a_tick_that_became_a_cross_turned(language: str) -> None:
    """As `yes` that became `no`."""
    found = change("Prisons are open to monitors: ✓", "Prisons are open to monitors: ✗", language=language)
    assert (Kind.UPDATED, (Flag.REVERSED,)) == (found.kind, found.flags)
    assert [(SignalType.NEGATION, "✓", "✗")] == [(s.type, s.old, s.new) for s in found.signals]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("✓ Torture is banned in law.", "• Torture is banned in law."),
        ("★ Torture is banned in law.", "Torture is banned in law."),
        ("Vitamin D- rich food was given to prisoners.", "Vitamin D-rich food was given to prisoners."),
        ("Rates of 4‰ were seen in the camps.", "Rates of 4 ‰ were seen in the camps."),
        ("Trials are open → see the section on courts.", "Trials are open - see the section on courts."),
    ],
)
def test_bullets_and_hyphens_are_typography(old: str, new: str) -> None:
    """What stands before an item of a list says nothing."""
    assert change(old, new).kind is Kind.UNCHANGED


@pytest.mark.parametrize(
    ("old", "new", "signal"),
    [
        ("The fine was 5,5 million for the paper.", "The fine was 55 million for the paper.", ("5,5 million", "55 million")),
        ("Article 5(1) says that courts decide.", "Article 51 says that courts decide.", ("Article 5", "Article 51")),
        ("The cell was 5×3 paces in the camps.", "The cell was 53 paces in the camps.", ("3 paces", "53 paces")),
    ],
)  # fmt: skip
def test_marks_within_figures_tell_them_apart(old: str, new: str, signal: tuple[str, str]) -> None:
    """They are no typography there."""
    found = change(old, new)
    assert found.kind is Kind.UPDATED
    assert (SignalType.FIGURE, *signal) in [(s.type, s.old, s.new) for s in found.signals]
