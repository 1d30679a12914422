"""The comparison as a whole: its order, its numbers, its ids, the same everywhere."""

# ruff: noqa: E501 (texts stand as printed)
from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.diffing.maker import change_with, edition
from tracker import diff_editions
from tracker.model import Form, Signal, SignalType
from tracker.rendering.json import render_json

if TYPE_CHECKING:
    from tracker.model import Comparison

ROOT = Path(__file__).parents[2]

PROGRAM = """
import sys
from tracker import diff_editions, read_edition
from tracker.rendering.json import render_json
editions = (read_edition(f"seeds/kazakhstan-{label}.txt", edition=label) for label in ("2020", "2023"))
sys.stdout.buffer.write(render_json(diff_editions(*editions)).encode())
"""


def beginnings(comparison: Comparison) -> list[str]:
    """The first word of each change, with what became of it."""
    return [f"{(change.new or change.old)[0].text.split()[0]} {change.kind}" for change in comparison.changes]


def test_changes_come_in_reading_order_and_what_went_stands_where_it_stood() -> None:
    """After the finding that it stood after, in its section, though that section moved."""
    old = edition("""
        ## a. Killings
        Vanished at once were the reports of the commission on lustration and amnesty.
        Several reports said that security forces committed arbitrary killings.
        Gone is the inquiry into the death of a prisoner in the north.
        Gone likewise is the ombudsman's appeal to parliament.
        Miners who were beaten at the oil field received no compensation.
        ## b. Courts
        Judges were poorly paid and bribery of clerks was common in the provinces.
        Dropped was the remark on interpreters for deaf defendants.
        Lawyers were refused access to their clients, the bar association complained.
        """)
    new = edition("""
        ## a. Courts
        Judges were poorly paid and bribery of clerks was common in the provinces.
        Lawyers were refused access to their clients, the bar association complained.
        Juries sat in six trials of drug smuggling.
        ## b. Killings
        Several reports said that security forces committed arbitrary killings.
        Miners who were beaten at the oil field received no compensation.
        """)
    expected = [
        "Judges unchanged",
        "Dropped removed",
        "Lawyers unchanged",
        "Juries added",
        "Vanished removed",
        "Several unchanged",
        "Gone removed",
        "Gone removed",
        "Miners unchanged",
    ]
    comparison = diff_editions(old, new)
    assert expected == beginnings(comparison)
    assert list(range(1, len(expected) + 1)) == [change.number for change in comparison.changes]


def test_what_a_cut_chain_shows_in_another_change_is_not_lost() -> None:
    """A sentence went into three, of which one took in another sentence and is shown beside that alone."""
    kept = """
        # Report
        ## Prisons
        The law sets the size of cells.
        Wardens keep a register of visitors.
        {}
        The minister opened two colonies in the north.
        Women were held apart from men.
        """
    old = edition(
        kept.format("""
        The monitors and members of the public commissions, who also carry out monitoring, reported continuing problems in prisons, including unsatisfactory hygiene and broken plumbing.
        The monitors reported many concerns about poor health and sanitary conditions, poor medical services for prisoners suffering from tuberculosis and diabetes, discrimination against prisoners in vulnerable groups with disabilities, and a lack of secure channels for submission of complaints.
        """)
    )
    new = edition(
        kept.format("""
        The public commissions, which carried out monitoring of prisons, and the monitors reported overcrowding, unsatisfactory hygiene, poor health and sanitary conditions, and poor medical services for prisoners suffering from tuberculosis and diabetes.
        The monitors also reported discrimination against prisoners in vulnerable groups with disabilities and some instances of harassment.
        Members of the monitors reported many prisoners did not have access to a secure channel for submission of complaints.
        """)
    )
    there, back = diff_editions(old, new), diff_editions(new, old)
    for comparison in (there, back):
        split, merged = change_with(comparison, "concerns"), change_with(comparison, "hygiene")
        assert split.id != merged.id
        said = " ".join(span.text for change in (split, merged) for span in (*change.lost, *change.gained))
        assert "sanitary" not in said
        assert "diabetes" not in said


def test_a_qualifier_that_went_with_its_clause_is_no_signal() -> None:
    """The clause is shown as lost; `some` alone would say that all the rest is said without it now."""
    old = edition(
        "## a. Movement\nDespite some regulatory restrictions, the government respected the right to travel."
    )
    new = edition("## a. Movement\nThe government respected the right to travel.")
    (change,) = diff_editions(old, new).changes
    assert [span.text for span in change.lost] == ["Despite some regulatory restrictions"]
    assert change.signals == ()


def test_what_went_weighs_by_its_place() -> None:
    """An item of a list most, then what opens a paragraph, then what follows it; a formula least."""
    old = edition("""
        # Report
        ## Summary
        Significant issues included:
        political prisoners;
        ## Prisons
        Cells were crowded beyond the capacity that the law allows.
        Bedding was scarce and rarely washed.
        ## Property
        Not applicable.
        ## Courts
        Judges were poorly paid and bribery of clerks was common in the provinces.
        """)
    new = edition("""
        # Report
        ## Courts
        Judges were poorly paid and bribery of clerks was common in the provinces.
        """)
    findings = [replace(f, form=Form.ITEM if f.text.endswith(";") else f.form) for f in old.findings]
    comparison = diff_editions(replace(old, findings=tuple(findings)), new)
    beginnings = ("political", "Cells", "Bedding", "Not")
    weights = [change_with(comparison, words).weight for words in beginnings]
    assert weights == sorted(set(weights), reverse=True)


def test_an_id_belongs_to_its_texts() -> None:
    """What is put in elsewhere changes no other change's id."""
    old = edition("""
        ## Courts
        Judges were poorly paid and bribery of clerks was common in the provinces.
        Lawyers were refused access to their clients, the bar association complained.
        """)
    new = edition("""
        ## Courts
        Juries sat in six trials of drug smuggling.
        Judges are poorly paid and bribery of clerks is common in the provinces.
        Lawyers were refused access to their clients, the bar association complained.
        """)
    before = {change.id for change in diff_editions(old, old).changes}
    after = {change.old[0].text[:6]: change.id for change in diff_editions(old, new).changes if change.old}
    assert after["Lawyer"] in before
    assert after["Judges"] not in before


def test_ids_of_equal_texts_differ() -> None:
    """The same words under several headings are several changes."""
    text = "## a. Killings\nNot applicable.\n## b. Courts\nNot applicable.\n## c. Strikes\nNot applicable."
    ids = [change.id for change in diff_editions(edition(text), edition(text)).changes]
    assert 3 == len(set(ids))


def test_the_seeds_have_unique_ids(seeds_compared: Comparison) -> None:
    """On a real pair, with its formulas and repetitions."""
    ids = [change.id for change in seeds_compared.changes]
    assert len(ids) == len(set(ids))


@pytest.mark.slow
def test_the_result_is_the_same_in_every_process() -> None:
    """Byte for byte, whatever order this process has its sets in."""
    printed = [
        subprocess.run(
            [sys.executable, "-c", PROGRAM],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert printed[0] == printed[1]


def test_the_result_names_the_version_that_made_it(seeds_compared: Comparison) -> None:
    """An exhibit can be made anew."""
    assert '"tracker": "' in render_json(seeds_compared)
    assert seeds_compared.version


def test_another_person_in_the_same_words_is_told() -> None:
    """Though the name begins the sentence, where any word has a capital."""
    old = edition("## a. Arrests\nPolice held Anna Lindt, a writer.\nLindt remained in prison at year's end.")
    new = edition("## a. Arrests\nPolice held Peter Holm, a writer.\nHolm remained in prison at year's end.")
    changes = diff_editions(old, new).changes
    told = [signal for change in changes for signal in change.signals if signal.old == "Lindt"]
    assert told == [Signal(SignalType.NAME, "Lindt", "Holm")]
