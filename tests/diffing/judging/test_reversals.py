"""Outcomes that turned round, and what only looks like it."""

from __future__ import annotations

import pytest

from tests.diffing.pairs import judge
from tracker.model import Kind


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("There were several reports of killings.", "There were no reports of killings."),
        ("Is it banned in law? Yes.", "Is it banned in law? No."),
        ("Banned in law | Yes", "Banned in law | No"),
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
        ("Journalists are likely to be held.", "Journalists are unlikely to be held."),
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
        ("The press was not free.", "The press was partly free."),
        ("Police took steps to help them.", "Police took no meaningful steps to help them."),
        ("The case was heard.", "The case was not promptly heard."),
        ("Men were charged with rape.", "No soldiers were charged with rape."),
    ],
)
def test_a_claim_turned_in_part_is_not_reversed(old: str, new: str) -> None:
    """`Typically did not` and `sometimes did` are both possible at once; `not always` may be often."""
    assert judge(old, new) == (Kind.REWORDED, False)
    assert judge(new, old) == (Kind.REWORDED, False)


def test_two_negations_make_no_reversal() -> None:
    """What never failed always happened."""
    assert not judge("Parliament never failed to confirm it.", "Parliament always confirmed it.")[1]
