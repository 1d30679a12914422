"""Lines of a PDF joined: hyphens that a producer draws apart from their words."""

from __future__ import annotations

from tracker.reading.pdf.joining import Joiner
from tracker.reading.pdf.layout import Line


def ends(lines: list[str]) -> list[str]:
    """The last signs of the broken lines of a document: hyphens to be taken out are soft ones."""
    flow = [
        Line(1, [(line, False)], 72, 700 - 13 * place, 500, 11, bold=False, added=line.endswith("-"))
        for place, line in enumerate(lines)
    ]
    Joiner(flow)
    return [line.text[-1] for line in flow if line.added]


def test_hyphens_drawn_apart_may_all_be_those_of_compounds() -> None:
    """Justified type may set every one apart; a word that happens to stand whole as well tells little."""
    whole = ["the five-year maximum term", "a three-year ban on work", "two members were reelected there"]
    broken = ["for the five-", "year period", "for a three-", "year term", "two were re-", "elected"]
    assert ["-", "-", "-"] == ends(whole + broken)


def test_hyphens_drawn_apart_are_those_of_hyphenation_where_the_words_stand_whole() -> None:
    """One compound says nothing against it."""
    whole = ["the government said so", "in the parliament itself", "a five-year term"]
    broken = ["of the govern-", "ment and", "of the parlia-", "ment and", "for the five-", "year term"]
    assert ["\u00ad", "\u00ad", "\u00ad"] == ends(whole + broken)
