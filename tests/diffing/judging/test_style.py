"""Words put otherwise: house style, or another claim."""

from __future__ import annotations

import pytest

from tests.diffing.pairs import judge
from tracker.model import Kind


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
        (
            "Journalists accused prosecutors of beating students.",
            "Students accused journalists of beating prosecutors.",
        ),
        ("Students feared police more than soldiers.", "Police feared soldiers more than students."),
        ("Holm sued Lindt and Lee there.", "Lindt sued Lee and Holm there."),
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
    assert judge(old, new) == judge(new, old)
    assert judge(old, new) in ((Kind.REWORDED, False), (Kind.UPDATED, False))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Prior to the law, there was none.", "Before the law, there was none."),
        ("He was held on January 5.", "He was held on Jan. 5."),
        ("He was held on January 5.", "He was held on January 5th."),
        (
            "It was blocked on July 3 after it posted a story.",
            "It was blocked on 3 July after it posted a story.",
        ),
        ("They got 12 percent of all degrees.", "They got 12% of all degrees."),
        ("No judgment came of the inquiry.", "No judgement came of the enquiry."),
        (
            "Skeptical pediatric nurses kept a catalog of hemorrhages.",
            "Sceptical paediatric nurses kept a catalogue of haemorrhages.",
        ),
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
        ("It continued to be a problem.", "It remained a problem."),
        ("It banned beer and/or wine.", "It bans wine and/or beer."),
    ],
)
def test_small_words_put_in_otherwise_are_style(old: str, new: str) -> None:
    """`Prior to` is `before`, `Jan. 5` and `January 5th` are one day; `for` says nothing of three months."""
    assert judge(old, new) == (Kind.EDITORIAL, False)
    assert judge(new, old) == (Kind.EDITORIAL, False)


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
        ("He may carry goods.", "He may carry goods by any means."),
        ("Police beat and robbed men.", "Police beat and/or robbed men."),
        ("He may be fined or jailed.", "He may be fined and/or jailed."),
        ("Police continued to beat men there.", "Police beat men there."),
        ("The law continues to prohibit it.", "The law prohibits it."),
        ("There were continuing reports of it.", "There were reports of it."),
        (
            "Courts continued to close; police continued to beat men.",
            "Courts closed; police continued to beat men.",
        ),
        ("He was held again, and again he fled.", "He was held, and again he fled."),
        ("Police once more beat men there.", "Police beat men there."),
        ("Police still beat men there.", "Police beat men there."),
        ("Police resumed beating men there.", "Police began beating men there."),
        (
            "The state closed the wing for women.",
            "The state closed the wing for women as well as for other persons.",
        ),
        (
            "The state closed the wing for women.",
            "The state closed the wing for women together with other persons.",
        ),
        ("The state closed the wing for women.", "The state, along with others, closed the wing for women."),
    ],
)
def test_small_words_that_change_a_claim_are_no_style(old: str, new: str) -> None:
    """What is not always so may be so; `little` denies, `a little` does not; what goes on is not new."""
    assert judge(old, new)[0] is Kind.REWORDED
    assert judge(new, old)[0] is Kind.REWORDED


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
        ("It protected clerks, guards, and nurses there.", "It protected guards, nurses, and clerks there."),
        ("Clerks, guards, and nurses voted.", "Nurses, clerks, and guards voted."),
        ("In May, police held Lee in Alma.", "Police held Lee in Alma in May."),
        ("It protected clerks and nurses there.", "It protected nurses and clerks there."),
        ("Police beat the prisoners there.", "The prisoners were beaten by police there."),
    ],
)
def test_items_in_another_order_and_the_passive_are_style(old: str, new: str) -> None:
    """They claim the same."""
    assert judge(old, new)[0] is Kind.EDITORIAL


def test_a_name_put_in_is_no_style_though_it_stands_near() -> None:
    """`Norwegian` says which language, wherever else it stands."""
    old = "Applicants passed a course on Norwegian society and a language test."
    new = "Applicants passed a course on Norwegian society and a Norwegian language test."
    assert judge(old, new)[0] is Kind.REWORDED
