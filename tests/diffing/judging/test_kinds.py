"""Unchanged before editorial before updated before reworded."""

from __future__ import annotations

import pytest

from tests.diffing.pairs import judge
from tracker.model import Kind


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Prisons were “life-threatening.”", 'Prisons were "lifethreatening."'),
        ("The Law’s scope – wide – grew.", "THE LAW'S SCOPE - wide - grew."),
        ("See the *Annual Report* now.", "See the Annual Report now."),
        ("of\u00a0the co\u00adoperation", "of the cooperation"),
        ("the ﬁrst ﬂight", "the first flight"),
        ("an anti corruption law", "an anticorruption law"),
        ("Bureau of Courts <courts@a.example>", "Bureau of Courts courts@a.example"),
    ],
)
def test_typography_changes_nothing(old: str, new: str) -> None:
    """Case, quotes, dashes, hyphens, blanks, soft hyphens, ligatures, emphasis, broken words."""
    assert judge(old, new) == (Kind.UNCHANGED, False)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("The law provides for appeal.", "The law provided for appeal."),
        ("Courts may order it.", "Courts could order it."),
        ("It must be registered.", "It had to be registered."),
        ("Defense attorneys said that they were harassed.", "Defense attorneys stated they were harassed."),
        ("They were silent as a result of shame.", "They were silent because of shame."),
        ("Sexual Harassment: It remained a problem.", "It remained a problem."),
        ("Victims hesitated to lodge complaints.", "Victims hesitated to file complaints."),
        ("Children under the age of 15 worked.", "Children younger than 15 worked."),
        (
            "For more information, see the Database at https://a.example/d.",
            "For additional details, please see the Database at https://a.example/d.",
        ),
        (
            "See the Trafficking in Persons Report at www.a.example/tip/.",
            "See the ministry's annual Trafficking in Persons Report at https://www.a.example/tip.",
        ),
        (
            "It requires five days (see section 5, Government Attitude).",
            "It required five days (see section 5).",
        ),
        (
            "They were governed by the rules of the press.",
            "They were governed by the rules of the press as press.",
        ),
        ("It outlined means of providing support to victims.", "It outlined means of supporting victims."),
        ("Due in part to stigma, most kept silent.", "Most kept silent, due in part to stigma."),
        ("They heard human rights-related cases.", "They heard human rights cases."),
        ("Because of this law, he went free.", "Consequently, he went free."),
        (
            "Women lacked land and other property rights.",
            "Women lacked land rights and other property rights.",
        ),
        ("Of the schools, 40 percent were closed.", "Of the schools, 40% were closed."),
        ("In the first 10 months none came.", "In the first ten months none came."),
        ("Some 20 came, approximately 30 left.", "Some 20 came, about 30 left."),
        ("The law criminalized it as abusive behavior.", "The law criminalised it as abusive behaviour."),
        ("NGOs reported it.", "Non-governmental organisations reported it."),
        ("Penalties for rape were light.", "Penalties for conviction of rape were light."),
        ("Police arrested the man.", "The man was arrested by police."),
        ("He was held in 2019 and 2020.", "He was held in 2020 and 2019."),
        ("It was banned, the union reported.", "It was banned, according to the union."),
        ("The union said that it was banned.", "According to the union, it was banned."),
        ("The situation in the Republic of Borduria was tense.", "The situation in Borduria was tense."),
        ("By law, strikes were banned.", "According to the law, strikes were banned."),
        ("Nearly 50 percent of schools closed.", "Nearly half of all schools closed."),
        ("At least 20 percent of schools closed.", "At least 20 percent of all schools closed."),
    ],
)
def test_tense_grammar_and_house_style_are_editorial(old: str, new: str) -> None:
    """The same claim and facts, put another way."""
    assert judge(old, new) == (Kind.EDITORIAL, False)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Children faced cruel treatment.", "Children sometimes faced cruel treatment."),
        ("The government blocked the sites.", "Some officials blocked the sites."),
        ("It reported denial of motions.", "It reported unfair denial of motions."),
        ("The law bans it.", "The law banned it, but discrimination remained a problem in rural areas."),
        ("Of approximately 2,000 complaints filed, few were heard.", "Few complaints were heard."),
        ("Officers were charged with torture of inmates.", "Officers were charged with theft from inmates."),
        ("Only lawyers could work there.", "Lawyers could work there."),
        ("He lived in the Republic of Borduria.", "He lived in the People's Republic of Borduria."),
        ("He left the Republic of Borduria.", "He left the Democratic Republic of Borduria."),
        ("They called for a republic of workers.", "They called for workers."),
        ("It sought a republic of the faithful.", "It sought a kingdom of the faithful."),
        ("Officers forcibly removed him.", "Officers removed him."),
        ("Women in rural areas feared them.", "Women in areas feared them."),
        ("Guards beat women.", "Guards beat blind women."),
        ("He was fined, suspended, or banned.", "He was fined or banned."),
        ("He feared hostility, ridicule, and violence.", "He feared hostility and violence."),
        ("Four children died at the home for children.", "Four adults died at the home for children."),
        ("The gap between men and women grew.", "The gap between women and women grew."),
        ("He sued the man and his wife.", "He sued the man and his husband."),
        ("They reported no incidents.", "No incidents."),
        ("They were accused of torture.", "They were convicted of torture."),
        ("About 3,000 marriages occurred.", "3,000 marriages occurred."),
        ("It did not respond to them.", "It never responded to them."),
        ("It ended after arrest.", "It ended before arrest."),
        ("It is closed if they object.", "It is closed unless they object."),
        ("It is closed while he speaks.", "It is closed because he speaks."),
        ("He must have a lawyer.", "He should have a lawyer."),
        ("Police detained her.", "Police detained him."),
        ("It bars arrest and detention.", "It bars arrest or detention."),
        ("Police attacked protesters there.", "Protesters attacked police there."),
        ("He spoke almost never confidentially.", "He spoke almost confidentially."),
        ("The Council is appointed by the president.", "The Council is appointed."),
        ("Courts freed 17 of the 49 men.", "Courts freed 49 of 17 men."),
        (
            "It sets penalties for them and limits on rallies.",
            "It sets penalties for them, including limits on rallies.",
        ),
        (
            "It bans the release of economic information.",
            "It bans the release of specific economic information.",
        ),
    ],
)
def test_qualifiers_actors_and_clauses_are_reworded(old: str, new: str) -> None:
    """A changed strength, another actor, a clause that came or went with all it held."""
    assert judge(old, new) == (Kind.REWORDED, False)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Police detained activists in the capital.", "Activists were detained by police in the capital."),
        ("It met in Alma in May with all.", "It met in May in Alma with all."),
        ("There was press freedom there.", "There was freedom of the press there."),
        ("In Alma, police detained Ahmed.", "Police detained Ahmed in Alma."),
        ("There were allegations of torture.", "There were torture allegations."),
        ("Women and men were held in Alma and Beta.", "Men and women were held in Beta and Alma."),
        ("Journalists, lawyers, and activists left.", "Activists, lawyers, and journalists left."),
        ("Sometimes the police beat men.", "The police sometimes beat men."),
        ("Due to social stigma, few victims spoke.", "Few victims spoke, due to social stigma."),
        (
            "It is elected upon the council's recommendation.",
            "It was recommended by the council and elected.",
        ),
        ("The law will be amended.", "The law would be amended."),
        ("Convictions for rape were few.", "Convictions of rape were few."),
        ("It was paid through the state.", "It was paid by the state."),
        ("They complained about the delays.", "They complained of the delays."),
    ],
)
def test_what_moves_as_it_is_is_editorial(old: str, new: str) -> None:
    """Items of a list, a phrase put elsewhere, the passive of the same."""
    assert judge(old, new) == judge(new, old) == (Kind.EDITORIAL, False)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("There were 979 refugees as of June.", "There were 669 refugees as of June."),
        ("In 2022 it signed the agreement.", "In May 2023 it signed the agreement."),
        ("The office freed Anna Lindt.", "The office freed Peter Holm."),
        ("He left the Republic of Borduria.", "He left the Kingdom of Borduria."),
        ("Courts freed 17 of 49 men.", "Courts freed 49 of 17 men."),
    ],
)
def test_a_value_replaced_is_updated(old: str, new: str) -> None:
    """Another figure, date or name of its sort in the same place."""
    assert judge(old, new) == (Kind.UPDATED, False)


def test_a_date_told_less_closely_is_not_replaced() -> None:
    """The month left out; without its year it may be that of another."""
    assert judge("He died in the July 2021 riots.", "He died in the 2021 riots.") == (Kind.REWORDED, False)
    assert judge("He died in the 2021 riots.", "He died in the May 3, 2021, riots.") == (Kind.REWORDED, False)
    assert judge("It met in July.", "It met in July 2021.") == (Kind.UPDATED, False)


def test_dates_that_exclude_each_other_are_updated() -> None:
    """`By 2022` is a bound put to `in 2022`; `late May` is another time than `early May`."""
    assert judge("It closed in 2022.", "It closed by 2022.") == (Kind.REWORDED, False)
    assert judge("It closed in early May.", "It closed in late May.") == (Kind.UPDATED, False)
    assert judge("It closed before May 3.", "It closed after May 3.") == (Kind.UPDATED, False)


def test_a_bound_put_to_the_same_figure_replaces_nothing() -> None:
    """`Up to` is a signal, not another figure."""
    assert judge("It carried 10 days of arrest.", "It carried up to 10 days of arrest.") == (
        Kind.REWORDED,
        False,
    )
    assert judge("Fewer than half of them voted.", "More than half of them voted.") == (Kind.UPDATED, False)


def test_an_address_replaced_is_updated_but_in_a_mere_pointer() -> None:
    """A pointer claims nothing: neither its address nor `https://` put before it is a changed outcome."""
    old = "See the Annual Report at www.example.org/report."
    assert judge(old, "See the Annual Report at www.example.org/2024-report.") == (Kind.EDITORIAL, False)
    assert judge(old, "See the Annual Report at https://www.example.org/report/.") == (Kind.EDITORIAL, False)
    assert judge(old, "See the Spring Report at www.example.org/2024-report.")[0] is Kind.UPDATED
    old = "The list stood at www.example.org/list."
    assert judge(old, "The list stood at www.example.org/2024-list.") == (Kind.UPDATED, False)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            "The ministry published figures at https://a.example/tip.",
            "The ministry published annual figures at https://a.example/tip.",
        ),
        (
            "Lawyers could see clients, per https://a.example/x.",
            "Families could see children, per https://a.example/x.",
        ),
        (
            "For data on prison deaths, visit https://a.example/u.",
            "For data on child labor, visit https://a.example/u.",
        ),
    ],
)
def test_what_a_statement_says_beside_an_address_counts(old: str, new: str) -> None:
    """Only what merely sends its reader elsewhere claims nothing."""
    assert judge(old, new) == (Kind.REWORDED, False)


def test_other_languages_have_kinds_too() -> None:
    """Tenses and figures of the language itself."""
    assert judge("Los tribunales son libres.", "Los tribunales eran libres.", "es") == (Kind.EDITORIAL, False)
    assert judge("Se registraron 12 casos.", "Se registraron 15 casos.", "es") == (Kind.UPDATED, False)
