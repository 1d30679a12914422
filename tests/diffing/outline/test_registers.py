"""Registers: what is said in one entry is not said in another."""

from __future__ import annotations

import pytest

from tests.diffing.maker import edition
from tracker.diffing import diff_editions
from tracker.diffing.outline.registers import entries_of

FORMULAS = (
    "The law prohibited such practices.",
    "Courts convicted {} traffickers.",
    "There were no reports of forced labor.",
)
NAMES = ("Arland", "Borland", "Corvia", "Dormania", "Elvia", "Forland")


def linked(old: str, new: str) -> dict[str, list[str]]:
    """Each old sentence with the new ones that it is linked to."""
    found: dict[str, list[str]] = {}
    for change in diff_editions(edition(old), edition(new)).changes:
        for finding in change.old:
            found.setdefault(finding.text, []).extend(other.text for other in change.new)
    return found


def countries(names: dict[str, int], form: str = "{}: ") -> str:
    """A register of countries of which the same is said, but for a figure."""
    paragraphs = (
        form.format(name) + "\n".join(FORMULAS).format(figure) + f"\nIn {name}, the capital is {name}burg."
        for name, figure in names.items()
    )
    return "# Report\n## Countries\n" + "\n\n".join(paragraphs)


def detained(name: str, day: int, state: str) -> str:
    """An entry of a register of persons."""
    return f"On May {day}, police arrested {name}, a lawyer.\nShe was beaten.\nShe {state}."


PERSONS = ("Anna Lund", "Berta Holm", "Clara Voss", "Dora Kern", "Elsa Brandt", "Frida Maas", "Greta Olsen")


@pytest.mark.parametrize("form", ["{}: ", "{} \N{EM DASH} ", "{}.\n"])
def test_what_is_said_of_one_subject_by_a_name_before_it_is_not_said_of_another(form: str) -> None:
    """A country came, another went, and the rest stand in another order."""
    old = {name: 10 + k for k, name in enumerate(NAMES[:5])}
    new = {name: 60 + k for k, name in enumerate((*reversed(NAMES[2:]), NAMES[0]))}
    found = linked(countries(old, form), countries(new, form))
    assert [] == found["Courts convicted 11 traffickers."]
    for name in (NAMES[0], *NAMES[2:5]):
        assert [f"Courts convicted {new[name]} traffickers."] == found[
            f"Courts convicted {old[name]} traffickers."
        ]


def test_an_entry_under_another_name_is_found_by_what_tells_it_from_the_others() -> None:
    """A country was renamed."""
    old = {name: 10 + k for k, name in enumerate(NAMES[:5])}
    before = countries(old) + "\nThe reef, the bauxite mines and the ferry were closed."
    found = linked(before, before.replace("ELVIA", "Tovia").replace("Elvia:", "Tovia:").replace("14", "24"))
    assert ["Courts convicted 24 traffickers."] == found["Courts convicted 14 traffickers."]


def test_entries_that_became_one_are_not_gone() -> None:
    """Two countries are told of together."""
    old = {name: 10 + k for k, name in enumerate(NAMES[:5])}
    before = countries(old)
    after = before.replace("\n\nBorland: ", "\n").replace("Arland: ", "Arland and Borland: ")
    found = linked(before, after)
    assert ["In Borland, the capital is Borlandburg."] == found["In Borland, the capital is Borlandburg."]
    assert [] not in found.values()


def test_an_entry_goes_on_in_paragraphs_without_a_name() -> None:
    """The second paragraph of an entry is said of its subject."""
    old = {name: 10 + k for k, name in enumerate(NAMES[:5])}
    new = {name: 60 + k for k, name in enumerate(reversed(NAMES[:5]))}
    parted = countries(new).replace("\nThere were no", "\n\nThere were no")
    found = [
        (change.old[0].start, change.new[0].start)
        for change in diff_editions(edition(countries(old)), edition(parted)).changes
        if change.old and change.old[0].text == FORMULAS[2]
    ]
    assert sorted(found, reverse=True) == [
        (a, b) for (a, _), b in zip(sorted(found, reverse=True), sorted(b for _, b in found), strict=True)
    ]


def test_names_that_became_headings_are_the_same() -> None:
    """And headings that became names before what is said."""
    old = {name: 10 + k for k, name in enumerate(NAMES)}
    new = {name: 60 + k for k, name in enumerate(reversed(NAMES))}
    for before, after in ((old, new), (new, old)):
        texts = countries(before), countries(after, "### {}\n")
        for one, other in (texts, texts[::-1]):
            found = linked(one, other)
            figures = (before, after) if one is texts[0] else (after, before)
            for name in NAMES:
                said = [f"Courts convicted {figure[name]} traffickers." for figure in figures]
                assert [said[1]] == found[said[0]]


def test_what_follows_a_person_is_said_of_that_person() -> None:
    """Persons are known by their names in sentences that are made alike."""
    states = (
        "was released",
        "was sentenced to prison",
        "fled",
        "died",
        "was pardoned",
        "remained in prison",
        "left",
    )
    entries = [detained(*each) for each in zip(PERSONS, range(3, 20), states, strict=False)]
    old = "# Report\n## Detainees\n" + "\n\n".join(entries[:6])
    new = "# Report\n## Detainees\n" + "\n\n".join([*entries[:1:-1], entries[0]])
    found = diff_editions(edition(old), edition(new))
    removed = [change.old[0].text for change in found.changes if not change.new]
    assert entries[1].split("\n") == removed
    assert {"unchanged", "removed", "added"} == {str(change.kind) for change in found.changes}


@pytest.mark.parametrize(
    "form",
    [
        "{} (born in {}), director of the {}, was listed on {} May for fraud.",
        "{0} | Born in {1} | Director of the {2} | {3} May",
    ],
)
def test_a_person_gone_is_not_the_one_that_came(form: str) -> None:
    """Though what is said of both is made alike."""
    places = ("Alma", "Bern", "Alma", "Cork", "Bern", "Essen", "Alma")
    posts = ("mint", "navy", "post", "navy", "zoo", "mint", "navy")
    entries = [form.format(*each) for each in zip(PERSONS, places, posts, range(2, 20), strict=False)]
    old, new = (
        "# Report\n## List\n" + "\n\n".join(some) for some in (entries[:6], [*entries[:2], *entries[3:]])
    )
    found = linked(old, new)
    assert [] == found[entries[2]]
    assert [[entry] for entry in entries[3:6]] == [found[entry] for entry in entries[3:6]]


def test_a_person_whose_name_is_spelled_otherwise_is_the_same() -> None:
    """Another order of names, another letter, another title."""
    entries = [detained(name, k, "was released") for k, name in enumerate(PERSONS, 2)]
    old = "# Report\n## Detainees\n" + "\n\n".join(entries)
    new = old.replace("Anna Lund", "Lund Anna").replace("Clara Voss", "Klara Voss")
    new = new.replace("Dora Kern", "Dr. Dora Kern")
    assert [] not in linked(old, new).values()


def test_what_became_of_a_person_stands_where_it_stood() -> None:
    """The state at the end of the year is told in other words."""
    entries = [detained(name, k, "was awaiting trial then") for k, name in enumerate(PERSONS, 2)]
    old = "# Report\n## Detainees\n" + "\n\n".join(entries)
    new = old.replace("She was awaiting trial then.", "She was serving her sentence then.", 1)
    assert [] not in linked(old, new).values()


def test_a_day_gone_is_not_the_day_that_came() -> None:
    """A chronology, by day and place."""
    days = [
        f"{k} May \N{EN DASH} {place}: police detained {k + 9} students."
        for k, place in enumerate(("Alma", "Bern", "Cork", "Dover", "Essen", "Fulda"), 3)
    ]
    old, new = (
        "# Report\n## Chronology\n" + "\n\n".join(some) for some in (days[:5], [*days[:2], *days[3:]])
    )
    found = linked(old, new)
    assert [] == found[days[2]]
    assert all(found[day] == [day] for day in (*days[:2], *days[3:5]))


TERMS = {
    "Amnesty": "an act that frees a group of offenders",
    "Bail": "money that is left to secure a release",
    "Custody": "the holding of a suspect before trial",
    "Net income": "income after taxes are deducted",
    "Pardon": "an act that frees one offender",
    "Parole": "a release upon conditions",
}


@pytest.mark.parametrize("form", ["{}: {}.", "{} \N{EN DASH} {}.", "{}\n\nIt is {}."])
def test_a_term_gone_is_not_the_term_that_came(form: str) -> None:
    """And one that is called otherwise is the same."""
    old = [form.format(*term) for term in TERMS.items()]
    new = [text.replace("Bail", "Surety") for text in old if not text.startswith("Amnesty")]
    new.append(form.format("Quarter", "an act that spares a group of enemies"))
    found = linked("# Report\n## Terms\n" + "\n\n".join(old), "# Report\n## Terms\n" + "\n\n".join(new))
    gone, kept = old[0].split("\n\n"), old[1].split("\n\n")
    assert [[]] * len(gone) == [found[text] for text in gone]
    assert [[text.replace("Bail", "Surety")] for text in kept] == [found[text] for text in kept]


def test_a_definition_in_wholly_other_words_is_of_its_term() -> None:
    """A term stands once in either glossary."""
    old = "# Report\n## Terms\n" + "\n\n".join(f"{term}: {said}." for term, said in TERMS.items())
    new = old.replace(TERMS["Parole"], "freedom ahead of time, which may be revoked")
    assert [] not in linked(old, new).values()


def test_a_register_told_by_other_names_loses_nothing() -> None:
    """By places where it was by persons: who is told of stands within."""
    places = ("Alma", "Bern", "Cork", "Dover", "Essen", "Fulda", "Gotha")
    old = [
        f"{name}.\nThe lawyer was arrested in {place}.\nShe was beaten."
        for name, place in zip(PERSONS, places, strict=True)
    ]
    new = [
        f"{place}.\nThe lawyer {name} was arrested.\nShe was beaten."
        for name, place in zip(PERSONS, places, strict=True)
    ]
    texts = ["# Report\n## Cases\n" + "\n\n".join(some) for some in (old, new)]
    found = diff_editions(*map(edition, texts))
    assert [] == [
        change
        for change in found.changes
        if change.old and not change.new and change.old[0].text == "She was beaten."
    ]


def test_run_in_headings_of_an_account_are_no_register() -> None:
    """Their topic is in most sentences, but no two say the same of two subjects."""
    said = (
        "Access to Asylum: The law provided for protection of refugees by the government of Arland.",
        "Basic Services: The Red Cross Arland criticized the government for what refugees were offered.",
        "Durable Solutions: With the High Commissioner Lund, the government resettled refugees at sea.",
        "Temporary Protection: The government and the Save Children Fund protected other refugees.",
        "Freedom of Movement: The Border Police Union told the government where refugees went.",
    )
    more = ("Few came.", "Towns paid.", "Courts agreed with it.", "Nobody was sent back.", "Roads were shut.")
    paragraphs = (f"{one}\n{other}" for one, other in zip(said, more, strict=True))
    assert () == entries_of(edition("# Report\n## Refugees\n" + "\n\n".join(paragraphs)))


PARTS = ("Usage", "Input", "Output", "Errors", "Notes")


def commands(numbers: range) -> str:
    """A manual with a section on each command, which has the same parts by name."""
    sections = (
        f"## Command {chr(ord('A') + k) * 3}\n"
        + "\n\n".join(
            f"{part}: It is opened {k + 2} times before the {part.lower()} is read." for part in PARTS
        )
        for k in numbers
    )
    return "# Manual\n" + "\n\n".join(sections)


@pytest.mark.parametrize("numbers", [range(1, 12), range(11, -1, -1)])
def test_a_name_that_an_entry_of_every_section_has_is_looked_for_in_the_same_section(numbers: range) -> None:
    """What is said of the usage of one command is not held against that of the next one, where one went."""
    found = linked(commands(range(12)), commands(numbers))
    assert {text: [text] for text in found if int(text.split()[4]) - 2 in numbers} == {
        text: others for text, others in found.items() if int(text.split()[4]) - 2 in numbers
    }


def test_captions_one_behind_the_other_are_no_terms_that_are_told() -> None:
    """Every second one is short, and none ends with a stop."""
    captions = "\n\n".join(
        f"List of {name} tools\n\nList of all the {name} packages that are known to be of use"
        for name in ("mail", "print", "network", "disk", "sound", "video")
    )
    assert entries_of(edition(f"# Manual\n## Tables\n{captions}")) == ()


def convicts(named: dict[str, int], form: str) -> str:
    """A register of persons whose names have initials at their ends."""
    paragraphs = (
        f"{form.format(*name.split())} Detained on {day} March 2019 in Borburg.\n"
        f"Charged with {('theft', 'fraud', 'arson')[day % 3]}.\nSentenced to {day % 7 + 2} years in prison."
        for name, day in named.items()
    )
    return "# Report\n## Prisoners\n" + "\n\n".join(paragraphs)


def test_an_initial_ends_a_name_and_no_sentence() -> None:
    """So entries begin with them, also where nobody has a first name or a family name alone."""
    form = "{1}, {0} B."
    people = [f"{first} {last}" for first in ("Anna", "Berta") for last in ("Lund", "Holm", "Kern", "Maas")]
    entries = entries_of(edition(convicts({name: 3 + 2 * k for k, name in enumerate(people)}, form)))
    assert [form.format(*name.split()).rstrip(".") for name in people] == [
        entry.title.rstrip(".") for entry in entries
    ]


def test_two_of_one_first_name_are_two() -> None:
    """Their family names end alike, and what is said of them has the same form."""
    states = {"Chingiz Rakakov": 3, "Anna Lund": 4, "Berta Holm": 5, "Clara Voss": 6, "Dora Kern": 7}
    later = {"Chingiz Abdakov": 19} | {name: day for name, day in states.items() if day > 3}
    form = "{1}, {0}.\n"
    found = linked(convicts(states, form), convicts(later, form))
    assert [] == found["Rakakov, Chingiz."]
    assert ["Lund, Anna."] == found["Lund, Anna."]
