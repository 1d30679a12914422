"""What depends on one edition alone is worked out once, and goes with it."""

from __future__ import annotations

import gc
import weakref

import pytest

from tests.diffing.maker import edition_of
from tracker.diffing.folding.fold import bare, stems, stems_of_lines, words
from tracker.diffing.folding.folded import fold_edition
from tracker.diffing.passages.nature import nature_of
from tracker.model import Nature


def test_what_was_folded_is_kept_as_long_as_its_edition() -> None:
    """The same edition is folded once, and what is kept of it does not keep it."""
    edition = edition_of([(0, "Report", [["The police detained five men.", "They were released."]])])
    alive = weakref.ref(edition)

    assert fold_edition(edition) is fold_edition(edition)

    del edition
    gc.collect()
    assert alive() is None


@pytest.mark.parametrize(
    "line",
    [
        "",
        " ",
        "The inter-\nnational court\u2019s re\u00adview, 1,200 of 4.5\u00a0percent",
        "\u00a8odd \u0301marks e\u0301 \ufb01nd \u00bd snake_case",
        "a-b-c x' 's' U.S.-funded \u2014dash\u2014 3rd 7th. \u3000wide\u2028line",
    ],
)
def test_many_lines_at_once_give_what_each_gives(line: str) -> None:
    """Cutting at white space first changes no word."""
    assert [stems(words(line)), stems(words("Five men"))] == stems_of_lines([line, "Five men"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("_Snake_ Case", "snakecase"),
        ("\ufb01ve\u2019s", "fives"),
        ("\u2014 !", ""),
        ("\u0660\u00bd", "\u06601\u01c02"),
    ],
)
def test_bare_keeps_letters_and_digits_alone(text: str, expected: str) -> None:
    """Marks, blanks and underscores go; compatibility forms are folded."""
    assert expected == bare(text)


def test_points_against_an_incident_count_though_others_came_first() -> None:
    """What speaks for an incident decides only where nothing left can outweigh it."""
    law = "In March the law on assembly that provides for fines prohibits annually held rallies."

    assert Nature.STANDING is nature_of(law)
    assert Nature.INCIDENT is nature_of("In March police arrested Ivan Petrov.")
