"""Words that look alike, or stand for much the same, but claim something else; and some that do not."""

from __future__ import annotations

import pytest

from tests.diffing.pairs import judge
from tracker.model import Kind

STYLE = Kind.UNCHANGED, Kind.EDITORIAL


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Police arrested 50+ journalists in May.", "Police arrested 50 journalists in May."),
        ("Police arrested ~50 journalists in May.", "Police arrested 50 journalists in May."),
        # Who acts is not what is done, nor where.
        ("Employers reported harassment.", "Employees reported harassment."),
        ("The guards were questioned.", "The guardians were questioned."),
        ("The former judge ruled.", "The formal judge ruled."),
        ("The media center was closed.", "The medical center was closed."),
        ("It closed the internet line.", "It closed the internal line."),
        ("It was informal work.", "It was information work."),
        ("It had special rules.", "It had specific rules."),
        ("It ruled the country.", "It ruled the county."),
        ("The military man left.", "The militant man left."),
        ("The political chief left.", "The police chief left."),
        ("The agents closed it.", "The agencies closed it."),
        ("The government denied it.", "The governor denied it."),
        ("The Minister of Labor denied it.", "The Ministry of Labor denied it."),
        ("The commission denied it.", "The commissioner denied it."),
        ("They refused to comply.", "They refused to complain."),
        ("The stateless children left.", "The state children left."),
        ("The protest law passed.", "The protection law passed."),
        ("The police chief left.", "The policy chief left."),
        ("It was a treaty on trade.", "It was a treat on trade."),
        ("The county was closed.", "The count was closed."),
        ("The party was closed.", "The part was closed."),
        ("The university was closed.", "The universe was closed."),
        ("The informants left.", "The information left."),
        ("The director answered.", "The directorate answered."),
        ("Union members left.", "Unionized members left."),
        ("It was a minor offense.", "It was a child offense."),
        ("It banned groups other than those approved.", "It banned groups including those approved."),
        ("The law all but banned protests.", "The law banned protests."),
        ("The defenders were held.", "The defendants were held."),
        ("The prisons were counted.", "The prisoners were counted."),
        ("The officers were searched.", "The offices were searched."),
        ("The investigations were stopped.", "The investigators were stopped."),
        ("The violations were listed.", "The violators were listed."),
        ("The authorities were sued.", "The authors were sued."),
        ("Ethnic minorities lacked access.", "Ethnic minors lacked access."),
        ("Many children lacked access.", "Many minorities lacked access."),
        ("The minor offenses were forgiven.", "The juvenile offenses were forgiven."),
        ("See www.state.example/report for details.", "See www.other.example/list for details."),
        ("The employer was counted.", "The employment was counted."),
        ("The president issued the decree.", "The president challenged the decree."),
        ("They were offered asylum.", "They were granted asylum."),
        ("The men were attempted.", "The men were tried."),
        ("Carlos Ruiz was held.", "Carla Ruiz was held."),
        ("The wife of Safarov was held.", "The wife of Safarova was held."),
        ("At least one case was heard.", "One case was heard."),
        # What a word is said of.
        ("They freed political prisoners and detainees.", "They freed prisoners and political detainees."),
        ("It ended illegal surveillance of journalists.", "It ended surveillance of illegal journalists."),
        (
            "Police frequently ignored these laws and searched homes.",
            "Police ignored these laws and frequently searched homes.",
        ),
        # Who does it and who suffers it.
        ("Detainees refused medical care.", "Detainees were refused medical care."),
        ("Two officers shot and killed.", "Two officers were shot and killed."),
        ("Police may investigate.", "Police may be investigated."),
        ("Firms did not pay workers.", "Firms were not paid workers."),
        ("Police were beating the men.", "Police were beaten by the men."),
        ("The arresting officer was killed.", "The arrested officer was killed."),
        # Small words that bind.
        ("Guards fired at the crowd.", "Guards fired from the crowd."),
        ("Juveniles were tried as adults.", "Juveniles were tried with adults."),
        ("Migrants from Alma left.", "Migrants in Alma left."),
        ("He was fired because he joined a union.", "He was fired when he joined a union."),
        ("Guards used batons instead of tear gas.", "Guards used batons and tear gas."),
        ("They called off the strike.", "They called for the strike."),
        ("They gave up their right.", "They gave their right."),
        ("They were held beyond the legal limit.", "They were held within the legal limit."),
        ("They fined three workers $500 each.", "They fined three workers $500."),
        ("Penalties were too low.", "Penalties were low."),
        ("It decided whether to release him.", "It decided to release him."),
        # What is to come, or ought to, has not been.
        ("The government should compensate the victims.", "The government compensated the victims."),
        ("The trial was to be held in May.", "The trial was held in May."),
        ("The trial was due to be held in May.", "The trial was held in May."),
        ("They were about to leave.", "They left."),
        # Acronyms are no small words.
        ("U.S. citizens were detained.", "Citizens were detained."),
        ("WHO officials were detained.", "Officials were detained."),
        # Words that claim.
        ("It was a total ban.", "It was a ban."),
        ("They found the bodies of 12 migrants.", "They found 12 migrants."),
        ("Few victims complained.", "A few victims complained."),
        ("The court did not hear appeals.", "The court no longer heard appeals."),
        ("The court had not heard it.", "The court had not yet heard it."),
        ("The off-duty guard shot him.", "The on-duty guard shot him."),
        ("They were pulled out of the car.", "They were pulled into the car."),
        ("They lacked due process.", "They lacked process."),
        ("They were held for 10 days.", "They were held in 10 days."),
    ],
)
def test_another_claim_is_no_style(one: str, other: str) -> None:
    """Either way round."""
    assert judge(one, other)[0] not in STYLE
    assert judge(other, one)[0] not in STYLE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("They confirm the report.", "They confirmed the report."),
        ("The agency was staffed badly.", "The agency was badly staffed."),
        ("The prisoner was moved.", "The inmate was moved."),
        ("Prisons were full.", "Jails were full."),
        ("Employees were fined.", "Workers were fined."),
        ("Courts considered it.", "Courts consider it."),
        ("Groups were registered.", "Groups register."),
        ("NGOs noted the problem.", "NGOs noted the issue."),
        ("The investigator left.", "The investigators left."),
        ("The authority denied it.", "The authorities denied it."),
        ("Ethnicity was asked.", "The ethnicity was asked."),
        ("The law of the country applied.", "The legislation of the country applied."),
        ("It prohibits Russian schools.", "It prohibited Russian schools."),
        ("Police often arrested men.", "Often police arrested men."),
        ("The fine was US$5 million then.", "The fine was $5 million then."),
        ("There were zero reports of it.", "There were 0 reports of it."),
        ("It was used against a minor.", "It was used against a child."),
        ("He never left.", "He at no time left."),
        ("Police made no effort to find him.", "Police did not make any effort to find him."),
        ("Police were beating the men.", "Police beat the men."),
        ("Persons who were displaced left.", "Displaced persons left."),
        ("Persons who were arrested left.", "Persons arrested left."),
        ("Outlets were listed and governed by it.", "Outlets were listed and were governed by it."),
        ("The man was arrested by police.", "Police arrested the man."),
        ("Persons detained left.", "Persons being detained left."),
        ("They spoke when arrested.", "They spoke when they were arrested."),
        ("It was as required.", "It was as is required."),
        ("No women were allowed to vote.", "Women were not allowed to vote."),
        ("Police in the north often beat men.", "Often, police in the north beat men."),
    ],
)
def test_one_word_in_another_form_is_style(one: str, other: str) -> None:
    """Inflections and listed synonyms still count as one."""
    assert judge(one, other)[0] in STYLE
    assert judge(other, one)[0] in STYLE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Police did not investigate the case.", "Police didn't investigate the case."),
        ("Police could not leave.", "Police couldn’t leave."),
        ("Prosecutors did not file charges.", "Prosecutors filed no charges."),
        ("No independent media operated there.", "Independent media did not operate there."),
        ("The law did not prohibit rape.", "No law prohibited rape."),
        ("There were no reports of it.", "There were zero reports of it."),
        ("The case had not been heard.", "The case had yet to be heard."),
        ("Few cases were heard.", "Not many cases were heard."),
        ("They did not restrict or censor it.", "They neither restricted nor censored it."),
        ("None of the officers was charged.", "The officers were not charged."),
        ("It asked whether he left.", "It asked whether or not he left."),
        ("Few cases were heard.", "No cases were heard."),
        ("Police could not enter.", "Police were unable to enter."),
    ],
)
def test_denied_on_both_sides_is_not_reversed(one: str, other: str) -> None:
    """However it is denied."""
    assert not judge(one, other)[1]
    assert not judge(other, one)[1]


def test_what_each_side_denies_of_another_thing_is_reversed() -> None:
    """Two denials far apart are no denial in other words."""
    old = "The court did not convict the officers, and police held them."
    assert judge(old, "The court convicted the officers, and police did not hold them.")[1]
    old = "Only women were beaten, and police were charged."
    assert judge(old, "Women were beaten, and police were not charged.")[1]


def test_a_contraction_denies() -> None:
    """`didn't` is `did not`."""
    assert judge("Police didn't investigate it.", "Police did investigate it.")[1]
