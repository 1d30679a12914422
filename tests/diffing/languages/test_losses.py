"""What a sentence lost, in German, Spanish, French and Russian."""
# ruff: noqa: E501 - sentences in pairs; Russian letters look like Latin ones

from __future__ import annotations

import pytest

from tests.diffing.languages.changing import change
from tracker.model import Flag

SHORTENED = [
    ("de", "Die Behörden verfolgten Aktivisten, Journalisten und Anwälte.", "Die Behörden verfolgten Aktivisten und Journalisten.", "Anwälte"),
    ("es", "Las autoridades detuvieron a activistas, periodistas y abogados.", "Las autoridades detuvieron a activistas y periodistas.", "abogados"),
    ("fr", "Les autorités ont arrêté des militants, des journalistes et des avocats.", "Les autorités ont arrêté des militants et des journalistes.", "des avocats"),
    ("ru", "Власти задержали активистов, журналистов и адвокатов.", "Власти задержали активистов и журналистов.", "адвокатов"),
    ("de", "Die Kinder-, Frauen- und Männergefängnisse waren voll.", "Die Frauen- und Männergefängnisse waren voll.", "Kinder"),
    ("de", "Es gab Mord-, Folter- und Raubfälle.", "Es gab Mord- und Raubfälle.", "Folter"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "old", "new", "item"), SHORTENED)
def test_an_item_of_a_series_that_is_gone_is_shown(language: str, old: str, new: str, item: str) -> None:
    """Whatever word joins the last item to the others."""
    found = change(language, old, new)
    assert [item] == [span.text for span in found.lost]
    assert Flag.PARTLY_REMOVED in found.flags


@pytest.mark.parametrize(
    ("longer", "shorter", "lost"),
    [
        ("Häusliche Gewalt gegen Frauen blieb ein ernstes Problem.", "Häusliche Gewalt blieb ein ernstes Problem.", "gegen Frauen"),
        ("Kinder arbeiteten in der Landwirtschaft, im Bergbau und im Handel.", "Kinder arbeiteten in der Landwirtschaft und im Handel.", "im Bergbau"),
        ("Häftlinge wurden in Belin durch Wärter geschlagen.", "Häftlinge wurden in Belin geschlagen.", "durch Wärter"),
    ],
)  # fmt: skip
def test_what_a_german_preposition_adds_is_shown(longer: str, shorter: str, lost: str) -> None:
    """However short it is."""
    assert [lost] == [span.text for span in change("de", longer, shorter).lost]
    assert [lost] == [span.text for span in change("de", shorter, longer).gained]
