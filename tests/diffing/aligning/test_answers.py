"""Bare figures and answers of a word, which say nothing without their place."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.diffing.maker import edition
from tracker import diff_editions
from tracker.model import Flag, Kind

if TYPE_CHECKING:
    from collections.abc import Callable

    from tracker.model import Edition

QUESTIONS = (
    "Was the head of government elected in free elections?",
    "Are there free media?",
    "Is academic freedom kept?",
    "May workers form unions?",
    "Are courts independent of the government?",
)
SAID = "Observers in district {} wrote that {} had been asked for on {} occasions."


def asked(*answers: str) -> Edition:
    """A report with a heading for each question, under which its answer and something else stand."""
    lines = (
        f"## {question}\n{answer}\n\n{SAID.format(number, 'bribes', 7 * number)}"
        for number, (question, answer) in enumerate(zip(QUESTIONS, answers, strict=False), 1)
    )
    return edition("# Report\n" + "\n".join(lines))


def listed(*answers: str) -> Edition:
    """The same in one section, question and answer one below the other."""
    pairs = (f"{question}\n\n{answer}" for question, answer in zip(QUESTIONS, answers, strict=False))
    return edition("# Report\n## Answers\n" + "\n\n".join(pairs))


def told(old: Edition, new: Edition) -> list[tuple[str, str, str]]:
    """What is not as it was: kind, old text and new text."""
    return [
        (str(change.kind), " ".join(f.text for f in change.old), " ".join(f.text for f in change.new))
        for change in diff_editions(old, new).changes
        if change.kind is not Kind.UNCHANGED or change.flags
    ]


@pytest.mark.parametrize("made", [asked, listed])
def test_a_score_is_held_against_that_of_the_same_question(made: Callable[..., Edition]) -> None:
    """Not against the equal one of another question."""
    old, new = made("1 / 4", "0 / 4", "2 / 4", "0 / 4"), made("0 / 4", "1 / 4", "2 / 4", "0 / 4")
    assert told(old, new) == [("updated", "1 / 4", "0 / 4"), ("updated", "0 / 4", "1 / 4")]
    assert told(new, old) == [("updated", "0 / 4", "1 / 4"), ("updated", "1 / 4", "0 / 4")]


@pytest.mark.parametrize("made", [asked, listed])
def test_an_answer_that_turned_is_reversed(made: Callable[..., Edition]) -> None:
    """However little `yes` and `no` have in common."""
    old, new = made("Yes.", "Yes.", "No.", "Partly."), made("Yes.", "No.", "No.", "Partly.")
    assert told(old, new) == [("updated", "Yes.", "No.")]
    (change,) = [change for change in diff_editions(old, new).changes if change.kind is Kind.UPDATED]
    assert Flag.REVERSED in change.flags
    assert [(str(s.type), s.old, s.new) for s in change.signals] == [("negation", "Yes", "No")]


def test_a_figure_between_others_is_the_one_that_came() -> None:
    """The figures before and behind it stay in their places."""
    old, new = edition("# R\n## S\n12\n\n40\n\n7"), edition("# R\n## S\n12\n\n9\n\n40\n\n7")
    assert told(old, new) == [("added", "", "9")]
    assert told(new, old) == [("removed", "9", "")]


def test_what_is_in_another_shape_is_no_other_value() -> None:
    """A share does not take the place of a score."""
    assert told(asked("1 / 4"), asked("27%")) == [("removed", "1 / 4", ""), ("added", "", "27%")]


def test_an_answer_that_moved_with_its_section_is_unchanged() -> None:
    """It is found under its question wherever that stands now."""
    old, new = asked("1 / 4", "Yes.", "2 / 4"), asked("1 / 4", "Yes.", "2 / 4")
    parts = [f"## {part}" for part in _text(new).split("## ")[1:]]
    turned = edition("# Report\n" + "\n".join(reversed(parts)))
    assert {kind for kind, *_ in told(old, turned)} == set()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Status: Not Free", "Status: Partly Free"),
        ("Level 2: Exercise Caution", "Level 3: Reconsider Travel"),
        ("Capital: Strelsau", "Capital: Zenda"),
    ],
)
def test_an_entry_is_held_against_that_under_the_same_label(old: str, new: str) -> None:
    """Though they share nothing but that, and other things were put in before it."""
    said = SAID.format("Zenda", "bribes", 7)
    editions = [_labelled("# R\n## Overview\n" + text) for text in (f"{old}\n{said}", f"{said}\n{new}")]
    assert [row[1:] for row in told(*editions)] == [(old, new)]


def test_entries_under_a_label_that_stands_twice_are_not_held_against_each_other() -> None:
    """Steps of one series are told apart by what they say."""
    old = _labelled("# R\n## Overview\nStep 1: Lock doors\nStep 2: Call police")
    new = _labelled("# R\n## Overview\nStep 1: Warn neighbors\nStep 2: Leave town")
    assert {kind for kind, *_ in told(old, new)} == {"removed", "added"}


def _labelled(text: str) -> Edition:
    """An edition whose findings have the labels that stand before their colons."""
    made = edition(text)
    return replace(
        made,
        findings=tuple(
            replace(finding, label=finding.text.partition(":")[0] if ":" in finding.text else None)
            for finding in made.findings
        ),
    )


def test_a_word_that_no_question_asks_for_takes_no_other_place() -> None:
    """Two short sentences under one heading are two."""
    old, new = edition("# R\n## Prisons\nTorture continued."), edition("# R\n## Prisons\nCourts closed.")
    assert {kind for kind, *_ in told(old, new)} == {"removed", "added"}


def test_very_many_sections_with_one_answer_are_unchanged() -> None:
    """None is called removed for standing in more sections than are held against each other."""
    sections = (f"## Item {chr(97 + k % 26)}{k}\nNot applicable.\n\n{k % 3} / 4" for k in range(330))
    report = edition("# Report\n" + "\n".join(sections))
    assert Counter(change.kind for change in diff_editions(report, report).changes) == {Kind.UNCHANGED: 660}


def _text(report: Edition) -> str:
    lines = ["# Report"]
    for section in report.sections[1:]:
        lines.append(f"## {section.title}")
        lines += [f"{finding.text}\n" for finding in report.findings if finding.section == section.index]
    return "\n".join(lines)
