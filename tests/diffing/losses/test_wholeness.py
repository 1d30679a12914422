"""How far what was lost goes: to where its clause or item ends."""

from __future__ import annotations

import pytest

from tests.diffing.losses.asked import findings, lost, partial


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "Guards beat men, including in interrogation rooms, where the officers often shouted at women.",
            "Guards beat men, and shouted at women.",
            ["including in interrogation rooms"],
        ),
        (
            "The union set up a committee on May 28 to draft the code of the workers.",
            "The code of the workers was debated.",
            ["The union set up a committee on May 28"],
        ),
        (
            "The 2014 statute moreover empowered the minister to close papers.",
            "The minister may close papers.",
            [],
        ),
        (
            "Last spring the national statistics bureau identified 1.6 million workers at risk.",
            "There were 1.6 million workers at risk.",
            [],
        ),
        (
            "There were 31 homes with free lawyers for poor mothers, also 10 state-run shelters.",
            "There were shelters.",
            ["31 homes with free lawyers for poor mothers, also 10 state-run shelters"],
        ),
        (
            "The NGO saw cells, and cases in which guards mocked men of the old, sick, deaf, or blind group.",
            "The NGO saw cells, and deaf or blind people.",
            ["cases in which guards mocked men of the old, sick, deaf, or blind group"],
        ),
        (
            "Papers saw insults by state actors than in past years but many threats by nonstate actors.",
            "Papers saw insults by state actors.",
            ["than in past years but many threats by nonstate actors"],
        ),
        (
            "Strikes spread from oil towns in Alfa, Beta, and Gamma Area to coal works in Eta and Iota Area.",
            "In May, the Ministry of Labor saw strikes in 13 firms, mostly in gas and mines, which ended.",
            ["to coal works in Eta and Iota Area"],
        ),
        (
            "The state committed one unlawful killing within the National Penal Institute.",
            "The state committed unlawful killings during the year.",
            ["within the National Penal Institute"],
        ),
    ],
)
def test_what_is_lost_is_a_whole_clause_or_item(old: str, new: str, expected: list[str]) -> None:
    """It goes on to the end of its phrase, or back to where a clause of it ends, or is not shown."""
    assert expected == lost(old, new)


def test_the_end_of_a_finding_is_the_end_of_a_phrase() -> None:
    """An item of a list without a full stop is whole, whatever follows it."""
    old = findings("limits on the press", "sealing the borders and burning villages", "torture of prisoners")
    result = partial(old, findings("limits on the press", "torture of prisoners"))
    assert ["sealing the borders and burning villages"] == [span.text for span in result.lost]
