# ruff: noqa: E501 - a table of cases reads best one case a line
"""Signals say what differs, with both values, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.diffing.pairs import finding, signals
from tracker.diffing.judging.kinds import kind_of, reversed_outcome
from tracker.diffing.signals.signals import signals_of
from tracker.diffing.words.words import diff_words
from tracker.model import Kind, Signal, SignalType

T = SignalType


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Fines or up to 10 days’ arrest followed.", "Fines or up to 15 days’ arrest followed.", (T.FIGURE, "up to 10 days", "up to 15 days")),
        ("As of June, there were 979 refugees.", "As of June, there were 669 refugees.", (T.FIGURE, "979 refugees", "669 refugees")),
        ("In 2022 it found 1.6 million cases.", "In 2023 it found 1.6 million cases.", (T.DATE, "2022", "2023")),
        ("There were several reports of killings.", "There were no reports of killings.", (T.NEGATION, "several", "no")),
        ("Courts respected this.", "Courts did not respect this.", (T.NEGATION, None, "did not")),
        ("Officers beat detainees.", "Officers allegedly beat detainees.", (T.HEDGE, None, "allegedly")),
        ("It punished officials who may have committed abuses.", "It punished officials who committed abuses.", (T.HEDGE, "may have", None)),
        ("Most prisons were crowded.", "Some prisons were crowded.", (T.QUANTIFIER, "Most", "Some")),
        ("Gaps remained a serious problem.", "Gaps remained a problem.", (T.DEGREE, "serious", None)),
        ("Police often beat detainees.", "Police sometimes beat detainees.", (T.FREQUENCY, "often", "sometimes")),
        ("Human rights observers reported torture was frequent.", "Prison staff members reported torture was frequent.", (T.ATTRIBUTION, "Human rights observers", "Prison staff members")),
        ("According to the union, wages fell.", "According to the ministry, wages fell.", (T.ATTRIBUTION, "union", "ministry")),
        ("The army cleared the square.", "The police cleared the square.", (T.ACTOR, "army", "police")),
        ("Most women were held for days.", "Most men were held for days.", (T.ACTOR, "women", "men")),
        ("The opposition ran the media.", "The government ran the media.", (T.ACTOR, "opposition", "government")),
        ("The court freed Anna Lindt at once.", "The court freed Peter Holm at once.", (T.NAME, "Anna Lindt", "Peter Holm")),
        ("Officials may refuse a rally.", "Officials shall refuse a rally.", (T.HEDGE, "may", "shall")),
        ("Employers should pay them in time.", "Employers had to pay them in time.", (T.HEDGE, "should", "had to")),
        ("Guards must let them in.", "Guards may not let them in.", (T.NEGATION, None, "may not")),
        ("Is it banned? Yes, by law.", "Is it banned? No, by law.", (T.NEGATION, "Yes", "No")),
        ("He was held for 15 days there.", "He was held for 15 months there.", (T.FIGURE, "15 days", "15 months")),
        ("He paid 900 tenge in all.", "He paid 900 rubles in all.", (T.FIGURE, "900 tenge", "900 rubles")),
        ("He paid 900 tenge ($2).", "He paid 900 tenge ($3).", (T.FIGURE, "900 tenge ($2)", "900 tenge ($3)")),
        ("At year’s end his trial was ongoing.", "As of June his trial was ongoing.", (T.DATE, "year’s end", "June")),
        ("By year’s end none was freed.", "As of May 3, none was freed.", (T.DATE, "By year’s end", "May 3")),
        ("It stood so on March 1.", "It stood so on March 2.", (T.DATE, "March 1", "March 2")),
        ("In the first six months none came.", "In the first six years none came.", (T.DATE, "first six months", "first six years")),
        ("They beat 3 men, at least 5 boys, and up to 5 girls.", "They beat 3 men, up to 5 boys, and up to 5 girls.", (T.FIGURE, "at least 5 boys", "up to 5 boys")),
        ("Most of the seats, 2 of 9, and 2 won.", "Most of the seats, 3 of 9, and 2 won.", (T.FIGURE, "2", "3")),
        ("Parliament never failed to confirm it.", "Parliament failed to confirm it.", (T.NEGATION, "never", None)),
        ("Guests with permits came, not those without permits.", "Guests without permits came, not those without permits.", (T.NEGATION, None, "without")),
        ("Prosecutions were rare there.", "Prosecutions were common there.", (T.FREQUENCY, "rare", "common")),
        ("The majority of men left.", "A minority of men left.", (T.QUANTIFIER, "The majority", "A minority")),
        ("The court freed Anna Lindt at once.", "The court freed Eva Lindt at once.", (T.NAME, "Anna Lindt", "Eva Lindt")),
        ("It fined the post euros 3,000 ($3,100) at once.", "It fined the post 4,000 euros ($3,100) at once.", (T.FIGURE, "euros 3,000 ($3,100)", "4,000 euros ($3,100)")),
        ("It was hard for men to leave without a fine.", "Men could not leave without a fine.", (T.NEGATION, None, "could not")),
        ("There were no significant changes in the situation of prisoners in Norland.", "The situation of prisoners in Norland worsened.", (T.NEGATION, "no significant changes", "worsened")),
        ("The situation of prisoners in Norland improved.", "There were no changes in the situation of prisoners in Norland.", (T.NEGATION, "improved", "no changes")),
        ("Police hurt at least 12 men.", "Police hurt at most 12 men.", (T.FIGURE, "at least 12 men", "at most 12 men")),
        ("The fourth round of talks was held there.", "The fifth round of talks was held there.", (T.FIGURE, "fourth", "fifth")),
        ("The 4th round of talks was held there.", "The 5th round of talks was held there.", (T.FIGURE, "4th", "5th")),
        ("The third round of talks was held there.", "The 4th round of talks was held there.", (T.FIGURE, "third", "4th")),
        ("For the third consecutive year it was closed.", "For the fourth consecutive year it was closed.", (T.FIGURE, "third", "fourth")),
        ("The twenty-first session was held there.", "The twenty-second session was held there.", (T.FIGURE, "twenty-first", "twenty-second")),
        ("It was a second trial for him.", "It was a third trial for him.", (T.FIGURE, "second", "third")),
        ("It ranked third of 12 states.", "It ranked fourth of 12 states.", (T.FIGURE, "third", "fourth")),
        ("In the third quarter men left.", "In the fourth quarter men left.", (T.DATE, "third quarter", "fourth quarter")),
        ("One third of men left.", "One fifth of men left.", (T.FIGURE, "One third", "One fifth")),
        ("A third of men left.", "A fifth of men left.", (T.FIGURE, "A third", "A fifth")),
        ("Reports of it were common.", "Reports of it were not common.", (T.NEGATION, None, "were not")),
        ("Trials for it were not common.", "Trials for it were rare.", (T.FREQUENCY, "not common", "rare")),
        ("It met Anna Lindt, and Lindt was sad.", "It met Eva Holm, and Lindt was sad.", (T.NAME, "Anna Lindt", "Eva Holm")),
        ("It saw 17 workers’ strikes there.", "It saw 13 strikes there.", (T.FIGURE, "17 workers’ strikes", "13 strikes")),
        ("They tried three police officers there.", "They tried four police officers there.", (T.FIGURE, "three police officers", "four police officers")),
        ("It fined them 50 Borduric somoni ($4).", "It fined them 60 Borduric somoni ($5).", (T.FIGURE, "50 Borduric somoni ($4)", "60 Borduric somoni ($5)")),
        ("It received €2.5m in fines.", "It received €3.5m in fines.", (T.FIGURE, "€2.5m", "€3.5m")),
        ("It received 2.5bn tenge.", "It received 3bn tenge.", (T.FIGURE, "2.5bn tenge", "3bn tenge")),
        ("One in five women was beaten.", "One in four women was beaten.", (T.FIGURE, "One in five women", "One in four women")),
        ("In May police held 14 men.", "In June police held 14 men.", (T.DATE, "May", "June")),
        ("On 5 March police held three men.", "On 6 March police held three men.", (T.DATE, "5 March", "6 March")),
        ("On 3 May police held him.", "On 4 May police held him.", (T.DATE, "3 May", "4 May")),
        ("The law of 03/04/2020 applied.", "The law of 05/04/2020 applied.", (T.DATE, "03/04/2020", "05/04/2020")),
        ("No one was tried for it.", "Someone was tried for it.", (T.NEGATION, "No one", None)),
        ("Police did not arrest or beat men.", "Police did not arrest but beat men.", (T.NEGATION, "did not arrest or beat", None)),
        ("Neither the army nor the navy left.", "The army and the navy left.", (T.NEGATION, "Neither", None)),
        ("There were reports of killings.", "There were no official reports of killings.", (T.NEGATION, None, "no")),
        ("There were several reports of killings.", "There were no official reports of killings.", (T.NEGATION, "several", "no")),
        ("Police took steps to help them.", "Police took no meaningful steps to help them.", (T.NEGATION, None, "no")),
        ("They were held with a court warrant.", "They were held without a proper court warrant.", (T.NEGATION, None, "without")),
        ("The case was heard.", "The case was not promptly heard.", (T.NEGATION, None, "was not")),
        ("The state enforced the law.", "The state did not effectively enforce the law.", (T.NEGATION, None, "did not")),
        ("Adults were charged with rape.", "No persons were charged with rape.", (T.NEGATION, None, "No")),
        ("As of mid-May no men were charged with rape.", "As of mid-May some persons were charged with rape.", (T.NEGATION, "no", "some")),
        ("There was little progress on it.", "There was a little progress on it.", (T.QUANTIFIER, "little", "a little")),
        ("The prison was to close in 2022.", "The prison was to close by 2022.", (T.DATE, "2022", "by 2022")),
        ("In early May police held him.", "In late May police held him.", (T.DATE, "early May", "late May")),
        ("It closed in May.", "It closed by the end of May.", (T.DATE, "May", "by the end of May")),
        ("It stood open since 2019.", "It stood open until 2019.", (T.DATE, "since 2019", "until 2019")),
        ("On May 3, he was held.", "After May 3, he was held.", (T.DATE, "May 3", "After May 3")),
        ("Throughout 2022 it stood open.", "In 2022 it stood open.", (T.DATE, "Throughout 2022", "2022")),
        ("In fiscal year 2022 it spent all.", "In 2022 it spent all.", (T.DATE, "fiscal year 2022", "2022")),
        ("There were several reports.", "There were zero reports.", (T.NEGATION, "several", "zero")),
        ("There were zero reports.", "There were 12 reports.", (T.FIGURE, "zero reports", "12 reports")),
        ("Children 15 and older may work.", "Children older than 15 may work.", (T.FIGURE, "15 and older", "older than 15")),
        ("12 or fewer men voted.", "12 or more men voted.", (T.FIGURE, "12 or fewer men", "12 or more men")),
        ("He got five or more years there.", "He got five or more months there.", (T.FIGURE, "five or more years", "five or more months")),
        ("Law No. 24 bars strikes.", "Law No. 25 bars strikes.", (T.FIGURE, "No. 24", "No. 25")),
        ("Section 295 of the code allows it.", "Section 296 of the code allows it.", (T.FIGURE, "Section 295", "Section 296")),
        ("In the first quarter of 2022 it fell.", "In the second quarter of 2022 it fell.", (T.DATE, "first quarter", "second quarter")),
        ("The share rose from 25 to 30 percent.", "The share rose from 25 to 35 percent.", (T.FIGURE, "30 percent", "35 percent")),
        ("Inflation was 0.3 percent.", "Inflation was -0.3 percent.", (T.FIGURE, "0.3 percent", "-0.3 percent")),
        ("The balance was $5 million.", "The balance was −$5 million.", (T.FIGURE, "$5 million", "−$5 million")),
        ("The rate was <5 percent.", "The rate was > 5 percent.", (T.FIGURE, "<5 percent", "> 5 percent")),
        ("It was up to one year there.", "It was up to six months or one year there.", (T.FIGURE, None, "up to six months")),
        ("The 11th Forum met.", "The 14th Forum met.", (T.FIGURE, "11th", "14th")),
        ("They were most often convicted of excessive force.", "They were often convicted of excessive force.", (T.FREQUENCY, "most often", "often")),
    ],
)  # fmt: skip
def test_each_sort_with_both_values(
    old: str, new: str, expected: tuple[SignalType, str | None, str | None]
) -> None:
    """One change of each sort gives its signal with both values as printed, and no other."""
    assert signals(old, new) == (Signal(*expected),)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("It may be extended to 7 days.", "It could be extended to seven days."),
        ("It fined the post euros 3,000 ($3,100).", "It fined the post 3,000 euros ($3,100)."),
        ("Waiting took 1.5 years.", "Waiting took a year and a half."),
        ("The vast majority of women kept silent.", "Most women kept silent."),
        ("The vast majority of women kept silent.", "Nearly all women kept silent."),
        ("Police occasionally monitored them.", "Police sometimes monitored them."),
        ("The law does not require it.", "The law did not require it."),
        ("Minors must be heard.", "Children had to be heard."),
        ("The law allows bail.", "The law allowed bail."),
        ("They faced 10 to 20 years in prison.", "They faced between 10 and 20 years in prison."),
        ("Women ages 15 to 49 were asked.", "Women between the ages of 15 and 49 were asked."),
        ("Children younger than 18 worked.", "Children under age 18 worked."),
        ("Children younger than 18 worked.", "Children younger than age 18 worked."),
        ("Children younger than 18 worked.", "Children under 18 years of age worked."),
        ("Police held approximately 500 men.", "Police held some 500 men."),
        ("He was unable to leave.", "He was not able to leave."),
        ("The third round was held.", "The 3rd round was held."),
        ("The 21st session was held.", "The twenty-first session was held."),
    ],
)
def test_house_style_and_tense_give_none(old: str, new: str) -> None:
    """The same value, the same strength or the same claim in another form is no signal, and the kind says so."""
    assert signals(old, new) == ()
    assert kind_of(old, new, diff_words(old, new), ()) == Kind.EDITORIAL


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("The law limits hard work to 36 hours.", "The law allows 36 hours of hard work."),
        ("It limits hard work to no more than 36 hours per week.", "It limited hard work to 36 hours per week."),
        ("Work was restricted to at most 50 firms.", "Work was restricted to 50 firms."),
        ("Rates were low, as part of the Growth Strategy 2050.", "Rates were low, as part of the Growth Strategy."),
        ("Several laws remained, such as “Insult of a Chief of State, Tribal or Racial.”", "Several laws remained."),
        ("Rights NGOs were active in towns.", "Some NGOs were active in towns."),
        ("Cases were where women saw beatings.", "Cases were where victims reported beatings."),
        ("Police were effectively absent there.", "Police were absent there."),
        ("It was held for the first time.", "It was held."),
        ("Each lasted a second, and the court closed.", "Each lasted a minute, and the first court closed."),
        ("First, courts were closed.", "Second, courts were closed."),
        ("He came second to none and left at once.", "He came and left at once, first of all."),
        ("The union expressed concern over bail.", "The union continued to express concern over bail."),
        ("Arrests were frequent.", "The government generally observed these requirements, but arrests were frequent."),
        ("It burnt.", "The union, it is known, claimed responsibility, and it burnt."),
        ("The Legal Institute stated he was hit.", "The Legal Institute, a society of lawyers, stated he was hit."),
        ("The Rights and Law Office reported it.", "The Office reported it."),
        ("The Office of the Rights Ombudsman reported it.", "The rights ombudsperson reported it."),
    ],
)  # fmt: skip
def test_what_is_no_value_and_no_name_gives_none(old: str, new: str) -> None:
    """A limit said twice, the year of a name, a title, a word before an acronym, a condition, what reports nothing."""
    unwanted = {T.FIGURE, T.DATE, T.NAME, T.ATTRIBUTION, T.DEGREE}
    assert not [signal for signal in signals(old, new) if signal.type in unwanted]


def test_a_woman_is_no_man_of_her_name() -> None:
    """A last letter tells them apart."""
    old, new = "Police freed Mr. Safarov at once.", "Police freed Mr. Safarova at once."
    assert [signal.type for signal in signals(old, new)] == [T.NAME]


def test_a_label_renamed_in_substance() -> None:
    """A run-in label that gave way to a heading of other words is a signal; one that merely went is not."""
    old, new = "Reproductive Rights: There were no reports of it.", "There were no reports of it."
    both = [finding(old, "Reproductive Rights")], [finding(new)]
    pieces = diff_words(old, new)
    renamed = signals_of(*both, pieces, old_heading="Women", new_heading="b. Coercion in Population Control")
    assert renamed == (Signal(T.LABEL, "Reproductive Rights", "b. Coercion in Population Control"),)
    assert signals_of(*both, pieces, old_heading="Women", new_heading="a. Women") == ()


def test_a_label_of_which_a_function_word_stayed_is_renamed() -> None:
    """`Other` says nothing of what a passage is about."""
    old, new = "Other Harmful Practices: It went on.", "Other Forms of Violence: It went on."
    both = [finding(old, "Other Harmful Practices")], [finding(new, "Other Forms of Violence")]
    found = signals_of(*both, diff_words(old, new), old_heading="Women", new_heading="Women")
    assert found == (Signal(T.LABEL, "Other Harmful Practices", "Other Forms of Violence"),)


@pytest.mark.parametrize(
    ("language", "old", "new", "expected"),
    [
        ("es", "Se detuvo a 12 personas.", "Se detuvo a 15 personas.", (T.FIGURE, "12 personas", "15 personas")),
        ("fr", "Une peine de deux ans.", "Une peine de trois ans.", (T.FIGURE, "deux ans", "trois ans")),
        ("ru", "Закон принят в марте 2020 года.", "Закон принят в мае 2021 года.", (T.DATE, "марте 2020", "мае 2021")),
    ],
)  # fmt: skip
def test_figures_and_dates_of_other_languages(
    language: str, old: str, new: str, expected: tuple[SignalType, str, str]
) -> None:
    """Figures and dates as far as they go."""
    assert signals(old, new, language) == (Signal(*expected),)


@pytest.mark.parametrize("language", ["es", "fr", "ru", "xx"])
def test_no_english_rule_is_applied_to_another_language(language: str) -> None:
    """English words of a text in another language are just words."""
    found = signals("not often allegedly serious most", "some may rarely", language)
    assert found == ()


WORD_LIST = (
    "the government police some most no not often sometimes allegedly serious 7 seven 12 days percent in 2020 May "
    "reported according to NGOs courts Anna Lindt may could suspended restored , . ; ( ) up at least"
)
WORDS = st.sampled_from(
    WORD_LIST.split(" ")
)  # fmt: skip
TEXTS = st.lists(WORDS, min_size=1, max_size=14).map(" ".join)


@settings(max_examples=150, deadline=None)
@given(TEXTS, TEXTS)
def test_swapping_the_sides_swaps_the_values(old: str, new: str) -> None:
    """What was dropped is added the other way round, and the kind and the outcome stay."""
    there, back = signals(old, new), signals(new, old)
    assert {(s.type, s.old, s.new) for s in there} == {(s.type, s.new, s.old) for s in back}
    assert kind_of(old, new, diff_words(old, new), there) == kind_of(new, old, diff_words(new, old), back)
    assert reversed_outcome(old, new, there) == reversed_outcome(new, old, back)


@settings(max_examples=60, deadline=None)
@given(st.one_of(TEXTS, st.text(max_size=120)))
def test_nothing_differs_from_itself(text: str) -> None:
    """A passage held against itself has no signal and is unchanged."""
    assert signals(text, text) == ()
    assert kind_of(text, text, diff_words(text, text), ()) == Kind.UNCHANGED


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=120), st.text(max_size=120), st.sampled_from(["en", "fr", "ru", "xx"]))
def test_unchanged_and_editorial_carry_no_signal(old: str, new: str, language: str) -> None:
    """Whatever the texts, a signal rules both kinds out."""
    found = signals(old, new, language)
    kind = kind_of(old, new, diff_words(old, new), found, language=language)
    assert not found or kind not in (Kind.UNCHANGED, Kind.EDITORIAL)


def test_what_is_no_sentence_is_not_read_word_by_word() -> None:
    """A megabyte without a full stop is reworded, without signals, at once."""
    old, new = "most 7 Anna of some " * 50_000, "some 8 Anna of most " * 50_000
    pieces = [("-", old, ""), ("+", "", new)]
    assert signals_of([finding(old)], [finding(new)], pieces) == ()
    assert kind_of(old, new, pieces, ()) == Kind.REWORDED


def test_an_actor_is_printed_without_what_denies_it() -> None:
    """Nor with the date before that."""
    old, new = "As of mid-May no officers were fined.", "As of mid-May some officials were fined."
    actors = [signal for signal in signals(old, new) if signal.type is T.ACTOR]
    assert actors == [Signal(T.ACTOR, "officers", "some officials")]


@pytest.mark.parametrize("short", ["FGM", "DNA", "CCTV"])
def test_an_abbreviation_of_a_thing_is_no_name(short: str) -> None:
    """It names no one."""
    assert signals("Police took samples.", f"Police took {short} samples.") == ()


def test_a_name_behind_another_preposition_is_not_in_the_place_of_one() -> None:
    """Members who did something, and a day."""
    old = "Police saw 180 flags on May 9, including by nine Members of Parliament."
    new = "Police saw 180 flags on May 9, Borduric Victory Day."
    names = {(signal.old, signal.new) for signal in signals(old, new) if signal.type is T.NAME}
    assert names == {("Members of Parliament", None), (None, "Borduric Victory Day")}


def test_a_long_word_in_small_letters_may_stand_in_a_label() -> None:
    """`Restrictions on the Press and Other Media, including Online Media:` names nobody, and claims nothing."""
    text = "By law the ministry required editors to submit two copies."
    old = f"Restrictions on the Press and Other Media, including Online Media: {text}"
    assert signals(old, text) == ()
