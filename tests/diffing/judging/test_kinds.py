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
        ("It ended after arrest.", "It ended before arrest."),
        ("It is closed if they object.", "It is closed unless they object."),
        ("It is closed while he speaks.", "It is closed because he speaks."),
        ("He must have a lawyer.", "He should have a lawyer."),
        ("Police detained her.", "Police detained him."),
        ("It bars arrest and detention.", "It bars arrest or detention."),
        ("Police attacked protesters there.", "Protesters attacked police there."),
        ("He spoke almost never confidentially.", "He spoke almost confidentially."),
        ("The Council is appointed by the president.", "The Council is appointed."),
        ("Courts freed 17 of 49 men.", "Courts freed 49 of 17 men."),
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
        ("It protects women but does not protect men.", "It does not protect women but protects men."),
        (
            "The penalty applies to adults and not to minors.",
            "The penalty applies to minors and not to adults.",
        ),
        ("Borduria extradited two men to Syldavia.", "Syldavia extradited two men to Borduria."),
        ("Police killed Ahmed before Omar was arrested.", "Police killed Omar before Ahmed was arrested."),
        ("Ms Lee sued the Daily News for libel.", "The Daily News sued Ms Lee for libel."),
        ("Police never beat women and often beat men.", "Police often beat women and never beat men."),
        ("Most women and some men were released.", "Some women and most men were released."),
        ("Union members beat company guards there.", "Company guards beat union members there."),
        ("The company sued the union.", "The company was sued by the union."),
        (
            "It had problems with the independence of courts.",
            "It had independence with the problems of courts.",
        ),
        ("There were reports of killings there.", "There were killings of reports there."),
        ("Prison staff abuse inmates daily.", "Inmates daily abuse prison staff."),
        ("It was worse if the survivor was a juvenile.", "It was worse if the juvenile was a survivor."),
        ("The man beat police officers there.", "The man was beaten by police officers there."),
        ("The party will be banned in May.", "The party was banned in May."),
        ("Attacks on civilians went on.", "Attacks by civilians went on."),
        ("Torture of officers was common.", "Torture by officers was common."),
        ("Threats to journalists rose.", "Threats from journalists rose."),
        ("The number rose to 30 there.", "The number rose by 30 there."),
        ("He was held at the protest.", "He was held for the protest."),
    ],
)
def test_words_that_took_each_others_places_are_no_house_style(old: str, new: str) -> None:
    """No word went or came, but another is said to have done it, or is denied; or it is still to come."""
    assert judge(old, new) == judge(new, old) == (Kind.REWORDED, False)


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
    ],
)
def test_a_value_replaced_is_updated(old: str, new: str) -> None:
    """Another figure, date or name of its sort in the same place."""
    assert judge(old, new) == (Kind.UPDATED, False)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("There were several reports of killings.", "There were no reports of killings."),
        ("There were several reports of killings.", "There were zero reports of killings."),
        ("Foreigners may form unions.", "Foreigners may not form unions."),
        ("The government generally respected this right.", "The government did not respect this right."),
        ("The union suspended its membership.", "The union restored its membership."),
        ("He was convicted of torture.", "He was acquitted of torture."),
        ("A court found him guilty of it.", "A court found him innocent of it."),
        ("It never failed to confirm him.", "It failed to confirm him."),
        ("Prosecutions of such violence were rare.", "Prosecutions of such violence were not rare."),
        ("Corruption in courts was widespread.", "Corruption in courts was not widespread."),
        ("Child labor was increasingly common.", "Child labor was not increasingly common."),
        (
            "Standards were apt, although enforcement was lacking.",
            "Standards were apt, although enforcement was not lacking.",
        ),
        (
            "The law did not provide aid, but clinics provided care.",
            "The law did not provide aid, but clinics did not provide care.",
        ),
        ("Women were able to see a doctor.", "Women are not able to see a doctor."),
        ("They were allowed to visit prisons.", "They are not allowed to visit prisons."),
        ("The law prohibited such marriages.", "The law did not prohibit such marriages."),
        ("Police did not arrest or beat protesters.", "Police did not arrest but beat protesters."),
        ("Police did not arrest or beat protesters.", "Police don't arrest but beat protesters."),
        ("Men could not join a union without permission.", "Men couldn't join a union with permission."),
        ("The law criminalized defamation.", "The law decriminalized defamation."),
        ("Parliament enacted the law.", "Parliament repealed the law."),
        ("The law does not ban or punish it.", "The law does not ban but punishes it."),
        ("Neither the police nor the army took part.", "The police and the army took part."),
    ],
)
def test_an_outcome_that_turned_is_reversed(old: str, new: str) -> None:
    """A claim denied on one side alone, or its opposite; either way round."""
    assert judge(old, new) == (Kind.UPDATED, True)
    assert judge(new, old) == (Kind.UPDATED, True)


def test_what_was_allowed_on_a_condition_is_not_reversed() -> None:
    """`May not, unless` is no plain denial."""
    old, new = "Workers may not strike unless mediation has failed.", "Workers may strike for an hour."
    assert judge(old, new) == (Kind.REWORDED, False)
    assert judge(new, old) == (Kind.REWORDED, False)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            "The law did not permit the creation of a union of both sectors.",
            "The law prohibited the creation of a union of both sectors.",
        ),
        (
            "It was difficult for workers to leave hazardous sites without losing their jobs.",
            "Workers could not leave hazardous sites without losing their jobs.",
        ),
        ("Strikes were not legally permitted there.", "Strikes were prohibited there."),
        ("Strikes were not, however, permitted there.", "Strikes were, however, prohibited there."),
        ("Foreigners may not own land there.", "Ownership of land by foreigners there is prohibited."),
        ("Residents could not leave the camp.", "Leaving the camp was difficult for residents."),
        (
            "The court assumes that the non-public (written) procedure is used.",
            "The court assumes that the written procedure (not the public one) is used.",
        ),
        ("Workers did not have the right to strike.", "Workers' right to strike was prohibited."),
        ("The law does not explicitly forbid it.", "The law explicitly permits it."),
        ("Medical care was not adequate.", "Medical care was inadequate."),
        ("Medical care was not always adequate.", "Medical care was inadequate."),
        ("Schools were never regular.", "Schools were irregular."),
        ("Women were not treated equally.", "Women were treated unequally."),
        ("The union and the ministry did not respond.", "Neither the union nor the ministry responded."),
        ("Anna Lindt and Eva Holm did not do so.", "Neither Anna Lindt nor Eva Holm did so."),
        ("Police did not arrest or charge him.", "Police neither arrested nor charged him."),
        ("The law did not apply to women or men.", "The law did not apply to women, nor to men."),
    ],
)
def test_a_denial_put_in_other_words_is_not_reversed(old: str, new: str) -> None:
    """What is not permitted is forbidden; what was difficult was denied before."""
    assert judge(old, new)[1] is False


@pytest.mark.parametrize(
    "new",
    [
        "Police did not investigate the deaths of the two activists because relatives refused an autopsy.",
        "Police did not investigate the deaths of the two activists, and limits on visits remained.",
        "Police did not investigate the deaths of the two activists; strikes were forbidden.",
    ],
)
def test_what_else_is_denied_turns_nothing_back(new: str) -> None:
    """Only a word that denies the same thing on the other side stands for the `not`."""
    assert judge("Police investigated the deaths of the two activists.", new) == (Kind.UPDATED, True)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("A commission of experts was formed in March.", "A commission of experts was informed in March."),
        ("Talks were stalled in May.", "Talks were installed in May."),
        ("He was a patient there.", "He was an inpatient there."),
    ],
)
def test_letters_before_a_word_may_make_another_word(old: str, new: str) -> None:
    """Not every `in-` denies."""
    assert judge(old, new) == (Kind.REWORDED, False)


def test_a_word_that_gave_way_to_its_opposite_by_a_prefix_is_reversed() -> None:
    """Where it is said of something; the sort of a thing is another thing."""
    few, enough = (
        "The number of inspectors was insufficient to enforce it.",
        "The number of inspectors was sufficient to enforce it.",
    )
    for old, new in ((few, enough), (enough, few)):
        assert judge(old, new) == (Kind.UPDATED, True)
    assert (
        judge("Workers in the formal sector were paid.", "Workers in the informal sector were paid.")[1]
        is False
    )


def test_dates_that_exclude_each_other_are_updated() -> None:
    """`By 2022` is a bound put to `in 2022`; `late May` is another time than `early May`."""
    assert judge("It closed in 2022.", "It closed by 2022.") == (Kind.REWORDED, False)
    assert judge("It closed in early May.", "It closed in late May.") == (Kind.UPDATED, False)
    assert judge("It closed before May 3.", "It closed after May 3.") == (Kind.UPDATED, False)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Prior to the law, there was none.", "Before the law, there was none."),
        ("He was held on January 5.", "He was held on Jan. 5."),
        ("He was held on January 5.", "He was held on January 5th."),
        ("He was held on 5 January.", "He was held on the 5th January."),
        ("Since May 2022 it stood open.", "From May 2022 it stood open."),
        ("They were held for three months.", "They were held three months."),
        ("The law provided for a trial.", "The law provided a trial."),
        ("Unions helped to build it.", "Unions helped build it."),
        ("Officers ages 5 to 10 came.", "Officers ages 5-10 came."),
        ("He paid half a million tenge.", "He paid 500,000 tenge."),
        ("The court is required to give reasons.", "The court had to give reasons."),
        ("Girls were married before age 18.", "Girls were married before 18 years of age."),
        ("He was held half a year.", "He was held six months."),
        ("Half a dozen men left.", "Six men left."),
        ("The court fined it $40 million.", "The court fined it USD 40 million."),
        ("Although the law bans it, torture was common.", "Torture was common, although the law bans it."),
        ("Women and men fled.", "Men and women fled."),
        ("It is banned, but women and girls feel forced.", "It is banned, but girls and women feel forced."),
        ("He was freed. His brother fled.", "He was freed and his brother fled."),
    ],
)
def test_small_words_put_in_otherwise_are_style(old: str, new: str) -> None:
    """`Prior to` is `before`, `Jan. 5` and `January 5th` are one day; `for` says nothing of three months."""
    assert judge(old, new) == (Kind.EDITORIAL, False)
    assert judge(new, old) == (Kind.EDITORIAL, False)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Police typically did not investigate.", "Police sometimes investigated."),
        ("The government respected the law.", "The government did not always respect the law."),
        ("The law was enforced there.", "The law was not enforced consistently there."),
        ("All prisoners were fed.", "Not all prisoners were fed."),
        ("Courts at times respected the right.", "Courts at times did not respect the right."),
        ("Some judges were bribed.", "Some judges were not bribed."),
        ("Talks were held without interference.", "Talks were held with little interference."),
        ("Police did not respect it.", "Police barely respected it."),
    ],
)
def test_a_claim_turned_in_part_is_not_reversed(old: str, new: str) -> None:
    """`Typically did not` and `sometimes did` are both possible at once; `not always` may be often."""
    assert judge(old, new) == (Kind.REWORDED, False)
    assert judge(new, old) == (Kind.REWORDED, False)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("The law does not explicitly protect it.", "The law explicitly does not protect it."),
        ("Courts did not always respect it.", "Courts always did not respect it."),
        ("There was little progress.", "There was a little progress."),
        ("Men who attacked officers fled.", "Men whom officers attacked fled."),
        ("Trials were unfair.", "Trials used to be unfair."),
        ("Police shot at protesters there.", "Police shot protesters there."),
        ("He left Norland in May.", "He left for Norland in May."),
        ("They searched for him.", "They searched him."),
        ("They fled the country.", "They fled to the country."),
        ("He does not have to testify.", "He must not testify."),
        ("They are not required to wear masks.", "They are required not to wear masks."),
        ("The court did not decide to free him.", "The court decided not to free him."),
        ("Only the court may close it.", "The court may only close it."),
        ("Police alone beat the men.", "Police beat the men alone."),
        ("The judge's brother fled.", "The judge and his brother fled."),
        ("They were paid every month.", "They were paid every other month."),
        ("It closed 1,500 schools there.", "It closed 1.5 thousand shops there."),
        ("Since December 1 eight citizens were held.", "Since Dec. 1 eight noncitizens were held."),
        ("Access to schools and work was poor.", "Access to work or schools was poor."),
        ("It was open or safe, but far away.", "It was open and safe; however, far away."),
        ("Military courts try men in military prisons.", "Courts try men in military prisons."),
        ("Rural women and rural men voted.", "Women and rural men voted."),
        ("Police held 12 additional men.", "Police held 12 men."),
        ("It carried a fine, prison, or both.", "It carried a fine or prison."),
        ("He was dismissed because he was a Baptist.", "He was dismissed; he was a Baptist."),
        ("He lost his job due to his faith.", "He lost his job and his faith."),
        (
            "On May 20, rebels held an official for joining a May 20 parade.",
            "Rebels held an official for joining a May 20 parade.",
        ),
        ("The vote was not free and fair.", "The vote was free but not fair."),
        ("If men protest, police beat them.", "If police beat them, men protest."),
        ("Because men protested, police shot.", "Because police shot, men protested."),
        ("Police beat men when they protested.", "When police beat men, they protested."),
        ("Police and soldiers beat men.", "Police beat men and soldiers."),
        ("Anna Lindt and Eva Holm sued the state.", "Anna Lindt sued Eva Holm and the state."),
        ("Human rights groups left.", "Human and rights groups left."),
        ("He sued the state.", "The state sued him."),
        ("The rate rose 5 percent.", "The rate rose to 5 percent."),
        ("Wages rose from 5 to 10 percent.", "Wages rose 5 to 10 percent."),
        ("They left before noon, while waiting there.", "They left before noon, before waiting there."),
    ],
)
def test_small_words_that_change_a_claim_are_no_style(old: str, new: str) -> None:
    """What is not always so may be so; `little` denies, and `a little` does not."""
    assert judge(old, new)[0] is Kind.REWORDED
    assert judge(new, old)[0] is Kind.REWORDED


def test_a_bound_put_to_the_same_figure_replaces_nothing() -> None:
    """`Up to` is a signal, not another figure."""
    assert judge("It carried 10 days of arrest.", "It carried up to 10 days of arrest.") == (
        Kind.REWORDED,
        False,
    )
    assert judge("Fewer than half of them voted.", "More than half of them voted.") == (Kind.UPDATED, False)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Men earned higher wages than women.", "Women earned higher wages than men."),
        ("The government addressed police impunity.", "The police addressed government impunity."),
        ("Arrests rose in spring and fell in autumn.", "Arrests fell in spring and rose in autumn."),
    ],
)  # fmt: skip
def test_words_that_took_each_others_places_are_no_style(old: str, new: str) -> None:
    """The same words claim something else."""
    assert judge(old, new)[0] is not Kind.EDITORIAL


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("It protected clerks, guards, and nurses there.", "It protected nurses, guards, and clerks there."),
        ("It protected clerks and nurses there.", "It protected nurses and clerks there."),
        ("Police beat the prisoners there.", "The prisoners were beaten by police there."),
    ],
)
def test_items_in_another_order_and_the_passive_are_style(old: str, new: str) -> None:
    """They claim the same."""
    assert judge(old, new)[0] is Kind.EDITORIAL


def test_an_address_replaced_is_updated_but_in_a_mere_pointer() -> None:
    """A pointer claims nothing: neither its address nor `https://` put before it is a changed outcome."""
    old = "See the Annual Report at www.example.org/report."
    assert judge(old, "See the Annual Report at www.example.org/2024-report.") == (Kind.EDITORIAL, False)
    assert judge(old, "See the Annual Report at https://www.example.org/report/.") == (Kind.EDITORIAL, False)
    assert judge(old, "See the Spring Report at www.example.org/2024-report.")[0] is Kind.UPDATED
    old = "The list stood at www.example.org/list."
    assert judge(old, "The list stood at www.example.org/2024-list.") == (Kind.UPDATED, False)


def test_a_name_put_in_is_no_style_though_it_stands_near() -> None:
    """`Norwegian` says which language, wherever else it stands."""
    old = "Applicants passed a course on Norwegian society and a language test."
    new = "Applicants passed a course on Norwegian society and a Norwegian language test."
    assert judge(old, new)[0] is Kind.REWORDED


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


def test_two_negations_make_no_reversal() -> None:
    """What never failed always happened."""
    assert not judge("Parliament never failed to confirm it.", "Parliament always confirmed it.")[1]


def test_other_languages_have_kinds_too() -> None:
    """Stems and words without a claim of the language itself."""
    assert judge("La ley prohíbe la tortura.", "La ley prohíbe esta tortura.", "es") == (
        Kind.EDITORIAL,
        False,
    )
    assert judge("Se registraron 12 casos.", "Se registraron 15 casos.", "es") == (Kind.UPDATED, False)
