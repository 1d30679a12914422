"""Paragraphs to findings."""

# ruff: noqa: E501, RUF001 (texts stand as printed, in several scripts)
from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.model import Form
from tracker.reading.paragraphs.findings import split_findings
from tracker.reading.shape import run_in_label


def texts(paragraph: str, *, language: str = "en") -> list[str]:
    """The findings' texts."""
    return [paragraph[piece.start : piece.end] for piece in split_findings(paragraph, language=language)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The ministry controlled the registration of .kz domains.",
        "Workers were paid in U.S. dollars, e.g. for overtime, i.e. rarely.",
        "He served a 4.5-year sentence for No. 5 of Jan. 6.",
        "See the report at https://www.state.gov/reports/2024-report/.",
        "He said “We left. They stayed.” and went.",
        "Membership grew (see sections 3 and 7.a.).",
        "Dr. J. K. Smith of Acme Inc. agreed.",
        "Change.org was blocked, as was Vlast.kz at times.",
    ],
)
def test_stops_within_a_sentence_do_not_end_it(sentence: str) -> None:
    """Domains, abbreviations, decimals, addresses, quotes and references."""
    assert [sentence, "It went on."] == texts(f"{sentence} It went on.")


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ("It ended. See: https://a.example/b.", ["It ended.", "See: https://a.example/b."]),
        ("It is online. https://a.example/b", ["It is online. https://a.example/b"]),
        ("(It rained. It was cold.) They went home.", ["(It rained. It was cold.)", "They went home."]),
        ("12. The Committee regrets this. It asks.", ["12. The Committee regrets this.", "It asks."]),
        ("Was it? It was! Yes.", ["Was it?", "It was!", "Yes."]),
        ("Three died in May. Prisoners fought.", ["Three died in May.", "Prisoners fought."]),
        ("It was lifted last May. Police came.", ["It was lifted last May.", "Police came."]),
        ("He was ill. Guards left him.", ["He was ill.", "Guards left him."]),
        ("It mined ore. President Roy left.", ["It mined ore.", "President Roy left."]),
        ("They were “mentally ill.” On May 9, he left.", ["They were “mentally ill.”", "On May 9, he left."]),
        ("They went to Chicago, Ill. Bishops met.", ["They went to Chicago, Ill. Bishops met."]),
        ("It is based on art. 5 and no. 7 of the law.", ["It is based on art. 5 and no. 7 of the law."]),
        ("FGM/C: It forbade FGM/C. Offenders paid.", ["FGM/C: It forbade FGM/C.", "Offenders paid."]),
        ("Photo by UNHCR/A. Smith of the camp.", ["Photo by UNHCR/A. Smith of the camp."]),
    ],
)
def test_what_belongs_together_stays_together(paragraph: str, expected: list[str]) -> None:
    """A bare address with its sentence, a bracket with its sentences, a number with its paragraph."""
    assert expected == texts(paragraph)


@pytest.mark.parametrize(
    ("language", "paragraph", "count"),
    [
        ("ru", "Закон запрещает пытки. Сообщений не было, т. е. их не искали.", 2),
        ("es", "El Sr. Pérez llegó. No habló.", 2),
        ("es", "El Cnel. y el May. Ortiz llegaron. Está en c/A. Machado.", 2),
        ("ar", "لم ترد تقارير. وقالت الحكومة ذلك؟ نعم.", 3),
        ("zh", "政府没有尊重这项权利。没有报告。", 2),
        ("xx", "No such language exists. It is read all the same.", 2),
    ],
)
def test_other_languages(language: str, paragraph: str, count: int) -> None:
    """Each by its own rules; an unknown language does no harm."""
    assert count == len(texts(paragraph, language=language))


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "See para. 12 and paras. 14 to 16 of it, vol. 3, ch. 2."),
        ("en", "Approx. 50 persons were held."),
        ("fr", "L’art. 5 de la loi s’applique, c.-à-d. toujours."),
        ("fr", "Le Dr. Martin et le Pr. Bernard sont venus."),
        ("es", "El Gral. Díaz y el Cnel. Ruiz salieron."),
        ("es", "Véase la pág. 12, el párr. 3 y el art. 5."),
        ("ru", "Ст. 5 Закона и гл. II применяются."),
        ("ru", "Адвокат А. Б. Иванов и В. Петров были там."),
        ("ru", "Это было 5 янв. 2020 года на ул. Абая."),
        ("ru", "Напр., так было всегда."),
        ("fr", "Les avocats J.-P. Weber et A. Morel étaient là."),
        ("es", "Los abogados J.-P. Weber y K. Mora callaron."),
        ("de", "Die Abg. Schmidt nannte gem. Art. 3 etwa 5 Tsd. Menschen, insb. Frauen."),
        ("de", "Im 19. Jahrhundert und am 3. Verhandlungstag galt Rn. 12."),
    ],
)
def test_what_follows_shows_that_a_stop_ends_no_sentence(language: str, sentence: str) -> None:
    """Abbreviations before a figure or a name, initials, ordinals."""
    last = {"ru": "Потом нет.", "de": "Dann nicht."}.get(language, "Police knew.")
    assert [sentence, last] == texts(f"{sentence} {last}", language=language)


@pytest.mark.parametrize(
    ("language", "first", "second"),
    [
        ("en", "They read the chapter.", "12 of them left."),
        ("ru", "Они ушли домой.", "Полиция молчала."),
        ("de", "Es waren 12.", "Dann kamen mehr."),
        ("de", "Er war im Amt bis 2019.", "Danach floh er."),
        ("fr", "Il est mort.", "12 autres aussi."),
        ("fr", "Ce sont les plans A et B.", "La police les connaît."),
    ],
)
def test_a_stop_before_a_capital_or_a_figure_ends_a_sentence(language: str, first: str, second: str) -> None:
    """Nothing shows that it does not."""
    assert [first, second] == texts(f"{first} {second}", language=language)


def test_four_items_after_a_colon_are_an_enumeration() -> None:
    """The lead keeps its colon, the items their semicolons; brackets and quotes are not split."""
    paragraph = 'Issues included: torture (beatings; rape); arrests; "bans; fines"; and censorship.'
    pieces = split_findings(paragraph, language="en")
    assert [
        ("Issues included:", Form.LEAD),
        ("torture (beatings; rape);", Form.ITEM),
        ("arrests;", Form.ITEM),
        ('"bans; fines";', Form.ITEM),
        ("and censorship.", Form.ITEM),
    ] == [(paragraph[piece.start : piece.end], piece.form) for piece in pieces]


@pytest.mark.parametrize(
    ("language", "lead"),
    [
        ("en", "Physical Conditions: The body reported many concerns including"),
        ("en", "The body reported concerns, such as"),
        ("es", "El organismo señaló problemas, tales como"),
        ("fr", "L'organe a signalé des problèmes, tels que"),
        ("ru", "Орган сообщил о проблемах, включая"),
    ],
)
def test_four_items_after_a_word_that_introduces_them_are_an_enumeration(language: str, lead: str) -> None:
    """A colon is not the only way to begin a list."""
    items = ["1,100 aaa bbb;", "ccc, including ddd, eee, and fff;", "ggg;", "hhh iii."]
    assert [lead, *items] == texts(" ".join([lead, *items]), language=language)


@pytest.mark.parametrize(
    ("lead", "first"),
    [
        ("Issues included", "credible reports of killings;"),
        ("Issues included", "credible reports of killings, including extrajudicial killings;"),
        ("Issues included", "raids, such as of homes, shops, and farms;"),
        ("Issues in the north, in June, included", "raids;"),
    ],
)
def test_what_issues_included_is_an_enumeration(lead: str, first: str) -> None:
    """With or without a colon; what the first item includes is its own."""
    items = [first, "torture;", "arrests;", "and censorship."]
    assert [lead, *items] == texts(" ".join([lead, *items]))


def test_the_answer_no_is_a_sentence() -> None:
    """What it is explained by is another; before a figure it numbers something."""
    assert texts("No. Contracts may be carried out until May.") == [
        "No.",
        "Contracts may be carried out until May.",
    ]
    assert texts("No. 5 was closed.") == ["No. 5 was closed."]
    assert texts("Law No. Six was closed.") == ["Law No. Six was closed."]


LETTERED = "The State should: (a) close the wing; (b) let lawyers in; and (c) publish reports."


def test_letters_part_fewer_items() -> None:
    """They are in no item: where one went, those behind it are the same."""
    assert texts(LETTERED) == [
        "The State should:",
        "close the wing;",
        "let lawyers in; and",
        "publish reports.",
    ]
    assert texts("It must: (i) end it, or (ii) say why.") == ["It must:", "end it, or", "say why."]


def test_letters_within_an_item_part_it_no_further() -> None:
    """Nor do those that refer to a paragraph, and a lone one."""
    nested = "It should: (a) end: (i) arrests; (ii) raids; (b) say why."
    assert texts(nested) == ["It should:", "end: (i) arrests; (ii) raids;", "say why."]
    for whole in ("It broke the law: article 5 (a) and (b).", "It should: (a) end it.", "See: (b) and (c)."):
        assert texts(whole) == [whole]


def test_terms_that_a_law_defines_are_items() -> None:
    """A dash leads to them."""
    terms = [f"\u201c{term}\u201d means a thing;" for term in ("port", "claim", "officer", "court")]
    assert texts("In this Act\u2014" + " ".join(terms)) == ["In this Act\u2014", *terms]


@pytest.mark.parametrize(
    "paragraph",
    [
        "Issues included: torture; arrests; and censorship.",
        "It is prohibited for reasons of origin; sex; race; nationality; or belief.",
        "Physical Conditions: The body reported poor health; poor care; risk; and censorship.",
        "Officers (including police) beat detainees; denied them lawyers; withheld food; and took money.",
        "Abuses Including Torture: Guards beat detainees; denied them food; took money; and fled.",
        "Children worked in fields, including sowing, weeding, and reaping; in trade; in streets; or at home.",
        "The pact included wages, hours, and leave; the union signed it; firms did not; a court voided it.",
    ],
    ids=[
        "three items",
        "no lead",
        "the colon of a run-in heading",
        "brackets",
        "a run-in heading",
        "a list within the first item",
        "a list within the first sentence",
    ],
)
def test_other_semicolons_are_no_enumeration(paragraph: str) -> None:
    """Three items read better as one sentence; without a lead nothing says what the items are."""
    assert [paragraph] == texts(paragraph)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Independent Monitoring: There were none.", "Independent Monitoring"),
        ("Detainee’s Ability to Challenge Lawfulness of Detention before a Court: A person may.", "Detainee’s Ability to Challenge Lawfulness of Detention before a Court"),
        ("Elections : Observers came.", "Elections"),
        ("*Administration:* Authorities did.", "Administration"),
        ("There were six registered political parties: Nur Otan and others.", None),
        ("Issues included: torture.", None),
        ("The minister said: We agree.", None),
        ("(Note: According to them it was so.)", None),
        ("No colon at all.", None),
        ("It was late: Nine came.", None),
        ("Freedom House, “Freedom in the World 2020: Ruritania”, March 2020.", None),
    ],
)  # fmt: skip
def test_run_in_headings_are_cast_as_titles(text: str, expected: str | None) -> None:
    """Words in capitals, a colon, and a sentence after it."""
    assert expected == run_in_label(text)


@settings(max_examples=150)
@given(st.text(alphabet=st.sampled_from("aB é.;:?!()\"“”'1- \u0416"), max_size=120))
def test_every_character_but_blanks_is_in_one_finding(paragraph: str) -> None:
    """Spans are in order, do not overlap, and leave out blanks alone."""
    paragraph = " ".join(paragraph.split())
    position = 0
    for piece in split_findings(paragraph, language="en"):
        assert position <= piece.start < piece.end
        assert not paragraph[position : piece.start].strip()
        assert paragraph[piece.start : piece.end].strip() == paragraph[piece.start : piece.end]
        position = piece.end
    assert not paragraph[position:].strip()


@pytest.mark.parametrize("number", ["3.2.", "6.3.4.6.", "A.1.", "B.4.12."])
def test_a_number_of_several_parts_is_no_sentence(number: str) -> None:
    """It stays with what it numbers."""
    said = f"{number} Nobody was told of it until the year was over."
    assert [said] == texts(said)


@pytest.mark.parametrize("quotes", ["‘’", "“”", "«»", '""'])
def test_a_long_quotation_is_parted_into_its_sentences(quotes: str) -> None:
    """Notes for asylum seekers quote whole paragraphs; a short quotation stays within its sentence."""
    said = [
        f"The country’s police refused assembly {number} in the year and gave no reasons for it."
        for number in range(9)
    ]
    lead, last = "The report noted: ", "Others said so, too."
    paragraph = f"{lead}{quotes[0]}{' '.join(said)}{quotes[1]} {last}"
    expected = [f"{lead}{quotes[0]}{said[0]}", *said[1:-1], f"{said[-1]}{quotes[1]}", last]
    assert expected == texts(paragraph)
    short = f"{lead}{quotes[0]}{' '.join(said[:2])}{quotes[1]}".replace("country’s ", "")
    assert [short, last] == texts(f"{short} {last}")
