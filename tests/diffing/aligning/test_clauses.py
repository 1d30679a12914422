"""A statement that became a clause of another sentence, or was one."""

# ruff: noqa: E501 (texts stand as printed)
from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.diffing.maker import change_with, edition, verdicts
from tests.growth import growth
from tracker import diff_editions
from tracker.diffing.aligning.clauses import clause_links
from tracker.model import Flag, Kind

if TYPE_CHECKING:
    from collections.abc import Callable

    from tracker.model import Edition

KEPT = [
    f"{who} in the {where} {what} during the year."
    for who in ("Teachers", "Miners", "Nurses", "Drivers", "Judges")
    for where in ("north", "capital", "steppe")
    for what in (
        "went on strike over unpaid wages",
        "asked parliament for longer holidays",
        "opened a museum",
    )
]
FEWER = "The law prohibited arbitrary arrest and detention and provided for a challenge to the lawfulness of custody."
MORE = "The law prohibits arbitrary arrest and detention, but such incidents nevertheless occurred in every region."
PART = "Ability: A suspect's challenge to the lawfulness of custody is an option that the code spells out, besides a grievance or probation."


def report(*findings: str, procedures: tuple[str, ...] = ()) -> Edition:
    """A report in which some findings stand in a section, and some in a part of it."""
    return edition(
        "\n".join(
            [
                "# Report\n## Arrest or Detention",
                *findings,
                *KEPT[:8],
                "### Procedures",
                *KEPT[8:14],
                *procedures,
                "## Work",
                *KEPT[14:],
            ]
        )
    )


def test_what_became_a_clause_is_not_removed_and_what_was_one_is_not_added() -> None:
    """Though the whole sentences share little, and one stands in a part of the other's section."""
    old, new = report(MORE, procedures=(PART,)), report(FEWER)
    change = change_with(diff_editions(old, new), "grievance")
    assert (change.kind, Flag.MERGED in change.flags) == (Kind.REWORDED, True)
    assert [finding.text for finding in change.new] == [FEWER]
    assert "custody" not in " ".join(span.text for span in change.gained)
    back = change_with(diff_editions(new, old), "grievance")
    assert (back.kind, Flag.SPLIT in back.flags) == (Kind.REWORDED, True)


def test_two_stems_in_common_make_no_claim() -> None:
    """Whoever is named with an apposition of rare words says something else each time."""
    free = "The quasijudicial watchdog heard of unheated cells and visited monasteries."
    new = edition("# R\n" + "\n".join([FEWER, *KEPT]))
    old = edition("# R\n" + "\n".join([free, *KEPT]))

    def linked(clause: str) -> bool:
        return bool(clause_links(old, new, lost=[], gained=[(0, clause)], free=([0], []), sections={(0, 0)}))

    assert not linked("quasijudicial watchdog")
    assert linked("quasijudicial watchdog unheated")


@pytest.mark.parametrize(
    "other",
    [
        "Ability: A suspect's challenge to a fine is an option that the code spells out, besides a grievance or probation.",
        "Wardens take custody of beacons, ropes, sledges and helicopters of mountaineers after avalanches.",
    ],
    ids=["a word in common", "a rare word in common"],
)
def test_a_word_in_common_is_not_enough(other: str) -> None:
    """It stays removed, and the clause stays gained."""
    comparison = diff_editions(report(MORE, procedures=(other,)), report(FEWER))
    assert change_with(comparison, other[:20]).kind is Kind.REMOVED
    assert ("removed",) in verdicts(comparison)


@pytest.mark.parametrize(
    ("clause", "other"),
    [
        (
            "as Dina Omirbek Zhandosova had demanded",
            "In May reporter Dina Omirbek Zhandosova saw strangers burn a car.",
        ),
        ("and RU-170/3 got 200 beds", "Guards of RU-170/3 beat some 200 prisoners in their cells."),
        (
            "although a lack of basic services was reported",
            "Access to Basic Services: Refugees receive a certificate.",
        ),
    ],
    ids=["a name", "figures", "a label"],
)
def test_names_figures_and_labels_are_no_claim(clause: str, other: str) -> None:
    """What happened to somebody is gone though a clause names him."""
    old = report(
        MORE.replace(", but such incidents nevertheless occurred in every region", ""), procedures=(other,)
    )
    new = report(MORE.replace(", but such incidents nevertheless occurred in every region", f", {clause}"))
    assert change_with(diff_editions(old, new), other).kind is Kind.REMOVED


def test_sections_that_do_not_correspond_are_not_searched() -> None:
    """The same words elsewhere in a report are said of something else."""
    old, new = report(MORE, procedures=(PART,)), report(FEWER)
    clause = (0, "provided for a challenge to the lawfulness of custody")
    gone = next(k for k, finding in enumerate(old.findings) if finding.text == PART)
    found = [
        clause_links(old, new, lost=[], gained=[clause], free=([gone], []), sections=sections)
        for sections in ({(1, 1)}, {(3, 3)})
    ]
    assert [set(links) for links in found] == [{(gone, 0)}, set()]


def test_lost_and_gained_clauses_are_weighed_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where sections changed places, the second of one edition is not taken for the second of the other."""
    monkeypatch.setattr("tracker.diffing.aligning.clauses.LEAST_WEIGHT", 0.0)
    monkeypatch.setattr("tracker.diffing.aligning.clauses.LEAST_IN_WORDS", 0.0)
    monkeypatch.setattr("tracker.diffing.aligning.clauses.LEAST_SHARE", 0.01)
    courts = "\n".join(
        ["Judges delayed verdicts in the capital.", *(f"Judges heard case {k}." for k in range(9))]
    )
    prisons = "\n".join(
        ["Guards delayed verdicts in the steppe.", *(f"Guards shut cell {k}." for k in range(3))]
    )
    old = edition(f"# R\n## Courts\n{courts}\n## Prisons\n{prisons}")
    new = edition(f"# R\n## Prisons\n{prisons}\n## Courts\n{courts}")
    sections = {(1, 2), (2, 1)}

    def found(lost: list[tuple[int, str]], gained: list[tuple[int, str]]) -> dict[tuple[int, int], float]:
        return clause_links(old, new, lost=lost, gained=gained, free=([0], [0]), sections=sections)

    lost, gained = [(10, "guards delayed verdicts in a cell")], [(4, "judges delayed verdicts in a case")]
    together = found(lost, gained)
    assert set(together) == {(0, 4), (10, 0)}
    assert together == found(lost, []) | found([], gained)


def test_time_grows_with_the_text() -> None:
    """Also where all stands in one section and hardly anything has a counterpart."""

    def looked_up(count: int) -> Callable[[], object]:
        texts = [f"Witness{k} told inspectors{k % 7} about the flood of river{k % 50}." for k in range(count)]
        old, new = edition("\n".join(texts)), edition("\n".join(texts))
        clauses = [(k, text) for k, text in enumerate(texts)]
        free = range(count), range(count)
        return lambda: clause_links(old, new, lost=clauses, gained=clauses, free=free, sections={(0, 0)})

    assert growth(looked_up(200), looked_up(1600), allowed=16) <= 16


def test_time_grows_with_a_text_without_full_stops() -> None:
    """One finding of very many words, held against very many clauses, is weighed once."""

    def looked_up(count: int) -> Callable[[], object]:
        words = [f"witness{k} told inspectors{k % 7} about the flood of river{k % 50}" for k in range(count)]
        old, new = edition("# R\n" + " and ".join(words)), edition("# R\n" + "\n".join(words))
        gained = list(enumerate(words))
        return lambda: clause_links(old, new, lost=[], gained=gained, free=([0], []), sections={(0, 0)})

    assert growth(looked_up(200), looked_up(1600), allowed=16) <= 16
