"""The two seeds read as a person reads them."""

# ruff: noqa: E501, RUF001 (texts stand as printed, in several scripts)
from __future__ import annotations

import functools
from collections import Counter
from pathlib import Path

import pytest

from tracker.model import Edition, Form
from tracker.reading import read_edition

ROOT = Path(__file__).parents[2]
SEEDS = {label: ROOT / "seeds" / f"kazakhstan-{label}.txt" for label in ("2020", "2023")}
SHARED = ROOT.parent / "shared"


@functools.cache
def seed(label: str) -> Edition:
    """A seed, read once."""
    return read_edition(SEEDS[label], edition=label)


def letters(text: str) -> Counter[str]:
    """How often each letter occurs."""
    return Counter(char for char in text if char.isalpha())


def finding(edition: Edition, beginning: str) -> str:
    """The one finding that begins so."""
    (found,) = [finding.text for finding in edition.findings if finding.text.startswith(beginning)]
    return found


def level(edition: Edition, title: str) -> int:
    """Level of the one section with this title."""
    (found,) = [section.level for section in edition.sections if section.title == title]
    return found


def test_the_number_of_headings_is_that_of_the_print() -> None:
    """46 headings in 2020, 45 in 2023, the title among them."""
    assert {"2020": 46, "2023": 45} == {label: len(seed(label).sections) for label in SEEDS}


@pytest.mark.parametrize("label", SEEDS)
def test_nothing_is_lost(label: str) -> None:
    """Every letter is in a finding, a heading, or in what was set aside; none is in two of them."""
    edition = seed(label)
    places = [
        *(finding.text for finding in edition.findings),
        *(section.title for section in edition.sections),
        *(piece.text for piece in edition.set_aside),
    ]
    assert letters(SEEDS[label].read_text(encoding="utf-8")) == letters("".join(places))


@pytest.mark.parametrize("label", SEEDS)
def test_spans_are_exact(label: str) -> None:
    """Findings and titles are slices of the canonical text, in order."""
    edition = seed(label)
    for found in edition.findings:
        assert edition.text[found.start : found.end] == found.text
    for section in edition.sections:
        assert edition.text[section.start : section.end] == section.title
    assert sorted(edition.findings, key=lambda found: found.start) == list(edition.findings)


def test_site_chrome_is_set_aside() -> None:
    """The skip link before the title, the site's name and the share links at the end are no findings."""
    edition = seed("2020")
    assert edition.text.startswith(
        "2020 Country Reports on Human Rights Practices: Kazakhstan\n\nExecutive Summary\n\n"
    )
    assert edition.text.endswith(
        "for violating occupational health and safety regulations."
    ) or edition.text.endswith(".")
    assert not [
        found.text for found in edition.findings if any("а" <= char <= "я" for char in found.text.lower())
    ]
    assert 7 == len(edition.set_aside)


def test_headings_in_capitals_and_without_numbers_have_their_levels() -> None:
    """Levels come from how the numbers nest; unnumbered headings stand one below."""
    expected = {
        "Executive Summary": 1,
        "Section 1. Respect for the Integrity of the Person, Including Freedom from:": 1,
        "C. TORTURE AND OTHER CRUEL, INHUMAN, OR DEGRADING TREATMENT OR PUNISHMENT": 2,
        "PRISON AND DETENTION CENTER CONDITIONS": 3,
        "INTERNET FREEDOM": 3,
        "ELECTIONS AND POLITICAL PARTICIPATION": 2,
        "WOMEN": 2,
        "E. ACCEPTABLE CONDITIONS OF WORK": 2,
    }
    assert expected == {title: level(seed("2020"), title) for title in expected}


def test_unmarked_headings_have_their_levels() -> None:
    """The headings that nothing but their place and cast marks are headings, each on its level."""
    expected = {
        "Executive Summary": 1,
        "Section 1. Respect for the Integrity of the Person": 1,
        "a. Arbitrary Deprivation of Life and Other Unlawful or Politically Motivated Killings": 2,
        "Prison and Detention Center Conditions": 3,
        "Trial Procedures": 3,
        "Internet Freedom": 3,
        "Freedom of Association": 3,
        "Women": 2,
        "Children": 2,
        "Persons with Disabilities": 2,
        "d. Discrimination (see section 6)": 2,
    }
    assert expected == {title: level(seed("2023"), title) for title in expected}


def test_sections_know_their_label_and_path() -> None:
    """A section has its label, and the path to it without the report's title."""
    (section,) = [section for section in seed("2023").sections if section.title == "Internet Freedom"]
    parent = seed("2023").sections[section.parent or 0]
    assert (None, "a.") == (section.label, parent.label)
    assert (
        "Section 2. Respect for Civil Liberties",
        "a. Freedom of Expression, Including for Members of the Press and Other Media",
        "Internet Freedom",
    ) == section.path


def test_a_heading_cut_by_a_page_is_one_heading() -> None:
    """It was printed as two paragraphs."""
    assert 2 == level(seed("2023"), "d. Freedom of Movement and the Right to Leave the Country")


@pytest.mark.parametrize(
    "phrase",
    ["Country Reports on Human Rights Practices for 2023", "Bureau of Democracy, Human Rights, and Labor"],
)
def test_running_headers_and_footers_are_in_no_finding(phrase: str) -> None:
    """Whatever their shape: two lines, with a blank between, within a sentence, glued to a paragraph's end."""
    edition = seed("2023")
    assert phrase not in edition.text
    assert 14 <= sum(phrase in piece.text for piece in edition.set_aside)


@pytest.mark.parametrize(
    ("beginning", "part"),
    [
        ("Human rights organizations reported many", "connected with the January 2022 events did not report"),
        ("Many privately owned", "newspapers and television stations received"),
        ("Danebayev was transferred", "pretrial detention facility in Astana"),
        ("Freedom House's *Nations in Transit", "with the president nominating or directly appointing"),
        ("Wage, Hour, and OSH Enforcement", "Ministry of Labor and Social Protection enforced"),
        ("On August 21, the Specialized Interdistrict", "the independent Fuel and Energy Workers Union"),
    ],
)
def test_paragraphs_cut_by_a_page_are_whole(beginning: str, part: str) -> None:
    """With furniture in the cut or without, whether or not a capital follows."""
    del beginning
    assert 1 == sum(part in found.text for found in seed("2023").findings)


def test_run_in_headings_label_their_paragraph() -> None:
    """Every finding of the paragraph has the label, those of the next one have not; the text keeps it."""
    edition = seed("2023")
    labelled = [found for found in edition.findings if found.label == "Independent Monitoring"]
    assert (
        "Independent Monitoring: There were no independent international monitors of prisons."
        == labelled[0].text
    )
    assert 5 == len(labelled)
    assert 1 == len({(found.section, found.paragraph) for found in labelled})


def test_a_sentence_with_a_colon_has_no_label() -> None:
    """A colon alone makes no run-in heading."""
    (found,) = [
        found for found in seed("2020").findings if found.text.startswith("There were six registered")
    ]
    assert ":" in found.text
    assert found.label is None


@pytest.mark.parametrize(
    ("label", "part"),
    [
        ("2020", "controlled the registration of .kz internet domains."),
        ("2020", "while foreign workers were paid in U.S. dollars; and 3) some"),
        ("2023", "4.5-year suspended sentence"),
        ("2023", "a suspended sentence of 3.5 years' imprisonment following"),
        ("2023", "at https://www.state.gov/religiousfreedomreport/."),
        ("2023", "(see sections 3 and 7.a.)."),
    ],
)
def test_full_stops_that_end_no_sentence(label: str, part: str) -> None:
    """Domains, abbreviations, decimals, addresses and references stay within their sentence."""
    assert any(part in found.text for found in seed(label).findings)


def test_hyphens_at_line_ends() -> None:
    """A compound broken at its hyphen keeps it."""
    assert (
        "social problems and matters involving lower-level elements of the bureaucracy" in seed("2023").text
    )


def test_long_enumerations_are_a_lead_and_its_items() -> None:
    """The list of issues in the summary is read item by item."""
    forms = Counter(found.form for found in seed("2023").findings if found.section == 1)
    assert (1, 19) == (forms[Form.LEAD], forms[Form.ITEM])
    (lead,) = [found for found in seed("2023").findings if found.form is Form.LEAD]
    assert "Significant human rights issues included credible reports of:" == lead.text


def test_no_finding_begins_or_ends_within_a_sentence() -> None:
    """But for items, all begin with a capital or a quote and end with a stop."""
    for label in SEEDS:
        for found in seed(label).findings:
            if found.form is Form.SENTENCE:
                assert not found.text[0].islower(), found.text
                assert found.text.rstrip("\"'”’)")[-1] in ".?!", found.text


@pytest.mark.parametrize(("label", "name"), [("2020", "old"), ("2023", "new")])
def test_the_letters_are_those_of_the_labelled_sentences(label: str, name: str) -> None:
    """What people took for the text proper is what was read."""
    gold = SHARED / "gold" / "kazakhstan-2020-2023" / f"{name}.tsv"
    if not gold.exists():
        pytest.skip("the labelled sentences are not beside the project")
    sentences = "".join(
        line.split("\t", 1)[1] for line in gold.read_text(encoding="utf-8").splitlines() if line
    )
    assert folded(sentences) == folded("".join(found.text for found in seed(label).findings))


def folded(text: str) -> str:
    """Letters and digits."""
    return "".join(char for char in text.lower() if char.isalnum())


def test_hard_wrapped_texts_without_blank_lines() -> None:
    """The editions beside the project have the outline of their print, wrapped headings joined."""
    folder = SHARED / "editions"
    if not folder.exists():
        pytest.skip("the further editions are not beside the project")
    counts = {}
    for name in ("kazakhstan-2024", "norway-2023", "norway-2024"):
        edition = read_edition(folder / f"{name}.txt")
        counts[name] = len(edition.sections)
        assert letters((folder / f"{name}.txt").read_text(encoding="utf-8")) == letters(edition.text)
    assert {"kazakhstan-2024": 32, "norway-2023": 44, "norway-2024": 28} == counts
    norway = read_edition(folder / "norway-2023.txt")
    titles = {section.title: section.level for section in norway.sections}
    assert 2 == titles["h. Arbitrary or Unlawful Interference with Privacy, Family, Home, or Correspondence"]
    assert 1 == titles["Section 3. Freedom to Participate in the Political Process"]
    assert 2 == titles["Women"]
    assert "attended by known neo-Nazis." in norway.text
    kazakhstan = read_edition(folder / "kazakhstan-2024.txt")
    assert "a one-time hour-long strike" in kazakhstan.text
    assert "three long-standing refugee families" in kazakhstan.text
    assert 4 == {section.title: section.level for section in kazakhstan.sections}["Wage and Hour Laws"]
