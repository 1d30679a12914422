# ruff: noqa: E501 (texts stand as printed)
from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.diffing.losses.asked import findings, lost, partial
from tests.growth import growth
from tracker.diffing.losses.partial import partial_loss, unsaid
from tracker.diffing.words.words import Marking, diff_words

if TYPE_CHECKING:
    from collections.abc import Callable


def test_what_a_merge_says_twice_is_not_lost() -> None:
    """Each of the two is still there, though the new sentence says it once."""
    old = findings(
        "The republic's government and constitution concentrate power in the presidency.",
        "Although amendments in 2017 increased the authority of parliament, the constitution concentrates power in the presidency.",
    )
    new = findings("The constitution concentrated power in the presidency.")
    joined = " ".join(finding.text for finding in old)
    both = partial_loss(old, new, diff_words(joined, new[0].text, marking=Marking.READER))
    assert any("concentrate" in span.text for span in both.lost)
    left = [
        span.text
        for finding in old
        for span in unsaid(
            both.lost, finding, new, diff_words(finding.text, new[0].text, marking=Marking.READER)
        )
    ]
    assert ["Although amendments in 2017 increased the authority of parliament"] == left


def test_words_scattered_beside_say_no_clause() -> None:
    """A finding shown elsewhere says what one of its clauses says, not what its words could be made to say."""
    old = findings("Guards denied food, and they tortured women prisoners with electric wires.")
    new = findings("Guards denied food.")
    pieces = diff_words(old[0].text, new[0].text, marking=Marking.READER)
    scattered = findings(
        "Guards met women who visited prisoners; wardens were tortured by boredom; workers repaired the wires of the electric fence."
    )
    same = findings("The gang also tortured women prisoners with electric wires; nobody was charged.")
    assert partial_loss(old, new, pieces, beside=(scattered, [])).lost
    assert not partial_loss(old, new, pieces, beside=(same, [])).lost


def test_what_is_lost_takes_in_no_clause_that_stands() -> None:
    """To its phrase's end a stretch takes a word or two, but not of a clause that the other side has."""
    old = "Activists welcomed the reform of libel but remained concerned that the law continues to impose serious punishment for libel."
    new = "Slander Laws: There was no liability for libel and slander, but the law imposed serious punishment for libel under the code."
    assert not any("punishment" in text for text in lost(old, new))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "The law prohibits slander, and penalizes false rumors with fines and prison terms.",
            "The law prohibited slander.",
            ["penalizes false rumors with fines and prison terms"],
        ),
        (
            "Other concerns included limits on access to courts and legal advice, and fines on local newspapers.",
            "Limits on access to courts also continued to be a concern.",
            ["fines on local newspapers"],
        ),
        (
            "Guards beat the inmates, especially in the remote northern colonies.",
            "Guards beat the inmates.",
            ["especially in the remote northern colonies"],
        ),
        (
            "Approximately 2,000 complaints were registered, but few of them made it to court.",
            "Few of the complaints made it to court.",
            ["Approximately 2,000 complaints were registered"],
        ),
        (
            "There were reports of unlawful killings of rights defenders.",
            "There were reports of unlawful killings during the year.",
            ["of rights defenders"],
        ),
        (
            "The government did not enforce the labor code in the informal sector.",
            "The government did not enforce the labor code.",
            ["in the informal sector"],
        ),
        (
            "There were reports of torture by government agents, and courts ignored it.",
            "There were reports of torture, and courts ignored it.",
            ["by government agents"],
        ),
        (
            "The fine (up to 63,125 crowns ($164)) was raised.",
            "The fine was raised.",
            ["up to 63,125 crowns ($164)"],
        ),
        (
            "Inmates suffered from scurvy, tuberculosis, and diabetes.",
            "Inmates suffered from scurvy and diabetes.",
            ["tuberculosis"],
        ),
        ("It spoke of war, religion, and human rights.", "It spoke of war and religion.", ["human rights"]),
        ("It curbed speech, the press, and meetings.", "It curbed speech and meetings.", ["the press"]),
        (
            "Persons under arrest had rights from detention, arrest, or accusation.",
            "Persons under arrest had rights from detention or accusation.",
            ["arrest"],
        ),
        (
            "It aided internally displaced persons, refugees, migrants, and orphans.",
            "It aided refugees, migrants, and orphans.",
            ["internally displaced persons"],
        ),
        (
            "The law bans insulting the first president, the sitting president, or their families.",
            "The law bans insulting the sitting president or his family.",
            ["the first president"],
        ),
        (
            "Organizers must submit advance notification to the mayor and wait for its response.",
            "Organizers had to submit advance notification to the mayor.",
            ["wait for its response"],
        ),
        (
            "Despite some regulatory restrictions, the government respected these rights.",
            "The government respected these rights.",
            ["Despite some regulatory restrictions"],
        ),
        (
            "There were 31 shelters that offered help, advice and beds to beaten wives, including 10 public.",
            "There were 49 shelters, of which 39 were public.",
            ["that offered help, advice and beds to beaten wives"],
        ),
        (
            "It did not prevent such abuses or punish those who committed them.",
            "It did not prevent such abuses.",
            ["punish those who committed them"],
        ),
        ("They aided refugees, except in the north.", "They aided refugees.", ["except in the north"]),
        (
            "The law set penalties, but courts did not enforce the law and punished no one.",
            "The law set penalties, but courts punished no one.",
            ["did not enforce the law"],
        ),
        (
            "Rules were not kept and wage, hour, and overtime laws were disregarded in mines.",
            "Rules were not kept, particularly in mines.",
            ["wage, hour, and overtime laws were disregarded"],
        ),
        (
            "There were cases of torture by the army.",
            "There were cases of torture.",
            ["by the army"],
        ),
        (
            "Police detained persons without warrant, often for days.",
            "Police detained persons, often for days.",
            ["without warrant"],
        ),
        (
            "The penalty was that for crimes such as fraud.",
            "The penalty was that for crimes.",
            ["such as fraud"],
        ),
        (
            "It banned 9 signs (the St. George ribbon) in parades.",
            "It banned 9 signs in parades.",
            ["the St. George ribbon"],
        ),
        (
            "torture and degrading treatment by the army;",
            "torture and degrading treatment or punishment;",
            ["by the army"],
        ),
        (
            "torture and degrading treatment or punishment;",
            "torture and degrading treatment by the army;",
            ["punishment"],
        ),
        (
            "There were reports of torture; and crimes of hatred.",
            "There were reports of torture by soldiers.",
            ["crimes of hatred"],
        ),
        ("They freed political prisoners and hostages.", "They freed political prisoners.", ["hostages"]),
        ("It fined citizens and foreign firms.", "It fined foreign firms.", ["citizens"]),
        (
            "There were no cases under libel, slander, or blasphemy laws.",
            "There were no cases under the blasphemy law.",
            ["libel, slander"],
        ),
        (
            "Courts may hear an appeal of a decision for a wiretap or surveillance but may not stop it.",
            "Courts heard appeals of decisions but could not stop it.",
            ["for a wiretap or surveillance"],
        ),
        (
            "Officials were unresponsive to questions about their budget.",
            "Officials were unresponsive to questions from lawyers.",
            ["about their budget"],
        ),
        (
            "It counted 153 attacks between May and June, at the peak of the protests.",
            "It counted 251 attacks between January and September.",
            ["at the peak of the protests"],
        ),
        (
            "The state kept these rules, but there were complaints of arrests.",
            "There were reports of arrests.",
            ["The state kept these rules"],
        ),
        (
            "Police held men, but inadequate public resources, a weak system and graft were obstacles.",
            "Police held men or engaged in barter deals, but a weak system and graft were obstacles.",
            ["inadequate public resources"],
        ),
        (
            "Police held men or engaged in corruption, but a weak system and corruption were obstacles.",
            "Police held men, but inadequate public resources, a weak system and corruption were obstacles.",
            ["engaged in corruption"],
        ),
        (
            "The situation was bad, due to a prolonged emergency and a wave of violence against wives.",
            "The situation was bad, as teachers, nurses, drivers, pilots, cooks and miners were on strike.",
            ["due to a prolonged emergency and a wave of violence against wives"],
        ),
    ],
)
def test_a_clause_an_item_or_a_figure_that_went_is_lost(old: str, new: str, expected: list[str]) -> None:
    """What a careful reader would miss in the new sentence is named, without dangling marks."""
    assert expected == lost(old, new)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("The law prohibits torture.", "The law prohibited torture."),
        ("The police allegedly beat three men.", "The police beat three men."),
        ("Sometimes the police beat men.", "The police beat men."),
        ("Human rights observers reported that police beat men.", "Police beat men."),
        ("According to activists, police beat men.", "Police beat men."),
        ("Police beat men with rubber sticks.", "Police assaulted men using heavy truncheons."),
        ("Due to social stigma, few victims spoke.", "Few victims spoke, due to social stigma."),
        ("They were fined 10 days' wages.", "They were fined 15 days' wages."),
        ("During the first nine months of the year guards beat men.", "During the year guards beat men."),
        ("Bail is, however, rare.", "Bail was rare."),
        ("Physical Conditions: Cells were cold.", "Cells were cold."),
        ("", "A sentence that came."),
        ("The court sat in the north.", "The court sat across the north."),
        ("They were held for a long time.", "They were held for a while."),
        (
            "The ministry doubled the total number of inspectors in May, but the number was still low, and it lacked cars.",
            "The total number of inspectors was low, and it lacked cars.",
        ),
        (
            "The ministry doubled the total number of inspectors, but the number was still low, and it lacked cars.",
            "The total number of inspectors was low, and it lacked cars.",
        ),
    ],
)
def test_other_words_other_sources_and_moved_phrases_are_no_loss(old: str, new: str) -> None:
    """Tense, hedges, sources, labels, periods and phrases put elsewhere are no clause lost."""
    assert not lost(old, new)


def test_each_item_of_an_enumeration_is_held_against_the_others() -> None:
    """Of a list parted by semicolons the items that stay, reworded or not, are told from those that went."""
    old = (
        "Problems included: unlawful killings by guards; torture by the police; limits on the free press; "
        "trafficking in persons; and bribery of judges."
    )
    new = "Problems included: torture and cruel treatment by the police; and serious limits on the press."
    assert ["unlawful killings by guards", "trafficking in persons", "bribery of judges"] == lost(old, new)


def test_a_label_is_no_clause() -> None:
    """A run-in label that was put before a finding is no gain."""
    new = findings("Forms of Gender-based Violence: Men beat wives.", label="Forms of Gender-based Violence")
    assert not partial(findings("Men beat wives."), new).gained


def test_spans_are_slices_of_the_canonical_text_and_cross_no_finding() -> None:
    """Two findings that lost what stood at their border give two spans, each in its own."""
    texts = (
        "Courts were slow, and judges demanded large bribes.",
        "Seventeen lawyers fled abroad after threats. Few stayed.",
    )
    old = findings(*texts)
    result = partial(old, findings("Courts were slow.", "Few stayed."))
    assert ["judges demanded large bribes", "Seventeen lawyers fled abroad after threats"] == [
        span.text for span in result.lost
    ]
    for span, finding in zip(result.lost, old, strict=True):
        assert span.text == finding.text[span.start - finding.start : span.end - finding.start]


def test_russian_spanish_and_french_clauses_are_found() -> None:
    """The rules hold for the languages that were tried, and for one without a lexicon."""
    assert ["а также преследовали адвокатов и журналистов"] == [  # noqa: RUF001
        span.text
        for span in partial(
            findings("Власти задержали активистов, а также преследовали адвокатов и журналистов."),  # noqa: RUF001
            findings("Власти задержали активистов."),
            "ru",
        ).lost
    ]
    for language in ("es", "fr", "fi", "xx"):
        result = partial(
            findings("Alfa beta gama, delta epsilon zeta eta."), findings("Alfa beta gama."), language
        )
        assert ["delta epsilon zeta eta"] == [span.text for span in result.lost]


WORDS = st.sampled_from(
    [
        *(
            "the",
            "police",
            "beat",
            "31",
            "men",
            "and",
            "who",
            "reported",
            "bribes",
            "National",
            "Court",
            "in",
        ),
        *(",", ";", "(", ")", ".", "“", "”", "2019"),
    ]
)
SENTENCES = st.lists(st.lists(WORDS, min_size=1, max_size=15).map(" ".join), min_size=1, max_size=3)


@given(SENTENCES, SENTENCES)
@settings(max_examples=100, deadline=None)
def test_spans_hold_for_every_input(old: list[str], new: list[str]) -> None:
    """Every span is a slice of one finding, in order, without overlap; the sides mirror."""
    olds, news = findings(*old), findings(*new)
    there, back = partial(olds, news), partial(news, olds)
    assert (there.lost, there.gained) == (back.gained, back.lost)
    for spans, group in ((there.lost, olds), (there.gained, news)):
        past = 0
        for span in spans:
            home = next(f for f in group if f.start <= span.start and span.end <= f.end)
            assert span.text == home.text[span.start - home.start : span.end - home.start]
            assert past <= span.start < span.end
            assert span.text.strip() == span.text
            past = span.end


@pytest.mark.parametrize("mark", [", ", "; ", ") ", ". ", " ", " jailed and ", " which of, "])
def test_long_text_does_not_go_quadratic(mark: str) -> None:
    """Ten times the words take no more than some thirty times as long."""

    def loss(count: int) -> Callable[[], object]:
        old = findings(mark.join(f"word{k} other{k}" for k in range(count)))
        new = findings(mark.join(f"thing{k} other{k}" for k in range(count // 2)))
        pieces = diff_words(old[0].text, new[0].text)
        return lambda: partial_loss(old, new, pieces)

    assert growth(loss(1_000), loss(10_000), allowed=30) <= 30


@pytest.mark.parametrize(
    ("old", "new", "gained"),
    [
        (
            ("Some workers faced hazards in many sectors.", "Some workers faced hazards in many sectors."),
            "Some workers faced hazards in many sectors, mostly in farming, catering, and laundry jobs.",
            "mostly in farming, catering, and laundry jobs",
        ),
        (
            (
                "Police and other prison wardens beat detainees in custody.",
                "Police and other prison wardens beat detainees in custody (see section 1.c.).",
            ),
            "Police and other court officials beat detainees in custody, including elderly women.",
            "including elderly women",
        ),
    ],
)
def test_a_copy_that_was_left_out_rewords_nothing(old: tuple[str, str], new: str, gained: str) -> None:
    """What an edition said twice and says once, with something more, has gained what is more."""
    there, back = partial(findings(*old), findings(new)), partial(findings(new), findings(*old))
    assert [gained] == [span.text for span in there.gained] == [span.text for span in back.lost]
