"""What stands under a line without being headed by it: `North`, then `Men: 5` and `Women: 7`."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from tracker import diff_editions
from tracker.model import Change, Document, Edition, Kind
from tracker.reading import read

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Counts = Mapping[str, tuple[int, int]]
    """Men and women who died, by region."""

REGIONS = ["Abbot", "Birch", "Cedar", "Dale", "Elm", "Fern", "Glen", "Heath", "Isle", "Knoll", "Lund", "Moor"]


def nested(men: int, women: int, region: str) -> str:
    """Items below an item."""
    return f"<li>{region}<ul><li>Men: {men}</li><li>Women: {women}</li></ul></li>"


def defined(men: int, women: int, region: str) -> str:
    """Definitions below a term."""
    return f"<dt>{region}</dt><dd>Men: {men}</dd><dd>Women: {women}</dd>"


def spanned(men: int, women: int, region: str) -> str:
    """Rows beside a cell that spans them."""
    return (
        f"<tr><td rowspan=2>{region}</td><td>Men</td><td>{men}</td></tr>"
        f"<tr><td>Women</td><td>{women}</td></tr>"
    )


def grouped(men: int, women: int, region: str) -> str:
    """Rows below one that spans all columns."""
    return (
        f"<tr><td colspan=3>{region}</td></tr><tr><td>Men</td><td>{men}</td><td>1</td></tr>"
        f"<tr><td>Women</td><td>{women}</td><td>1</td></tr>"
    )


def introduced(men: int, women: int, region: str) -> str:
    """A list behind its introduction."""
    return f"<p>In {region}, these died:</p><ul><li>Men: {men}</li><li>Women: {women}</li></ul>"


FORMS = {
    "list in list": ("<ul>{}</ul>", nested),
    "definitions": ("<dl>{}</dl>", defined),
    "cell over several rows": (
        "<table><tr><th>Region</th><th>Sex</th><th>Deaths</th></tr>{}</table>",
        spanned,
    ),
    "row over all columns": ("<table><tr><th>Sex</th><th>Deaths</th><th>Trials</th></tr>{}</table>", grouped),
    "list after list": ("{}", introduced),
}


def edition(form: tuple[str, Callable[[int, int, str], str]], counts: Counts) -> Edition:
    """A report that says in some form who died where."""
    whole, each = form
    said = whole.format("".join(each(*both, region) for region, both in counts.items()))
    text = f"<h1>Report</h1><h2>Deaths</h2><p>Deaths in custody are counted by region.</p>{said}"
    return read(Document(content=f"<main>{text}</main>".encode(), source="made.html"))


def owners(made: Edition) -> dict[int, str]:
    """The region that each finding stands under, by where the finding begins."""
    region, found = "", {}
    for finding in made.findings:
        region = next((name for name in REGIONS if name in finding.text), region)
        found[finding.start] = region
    return found


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
@pytest.mark.parametrize("regions", [2, 3, 12])
@pytest.mark.parametrize("seed", range(4))
def test_what_is_said_of_one_is_not_held_against_what_is_said_of_another(
    form: tuple[str, Callable[[int, int, str], str]], regions: int, seed: int
) -> None:
    """Though another one's figures may be those that stood here."""
    chance = random.Random(seed)  # noqa: S311 - a drawing, no secret
    before = {name: (chance.randint(1, 9), chance.randint(1, 9)) for name in REGIONS[:regions]}
    after = {name: (chance.choice((men, 3)), chance.randint(1, 9)) for name, (men, _) in before.items()}
    shuffled = dict(chance.sample(sorted(after.items()), regions))
    old, new = edition(form, before), edition(form, shuffled)
    mine, theirs = owners(old), owners(new)
    changes = diff_editions(old, new).changes
    assert [] == [change for change in changes if change.kind in (Kind.REMOVED, Kind.ADDED)]
    assert [] == [
        change
        for change in changes
        if {mine[one.start] for one in change.old} != {theirs[one.start] for one in change.new}
    ]


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_one_that_went_takes_along_what_stood_under_it(
    form: tuple[str, Callable[[int, int, str], str]],
) -> None:
    """What another one says in the same words is no counterpart."""
    before = {"Abbot": (5, 7), "Birch": (9, 2), "Cedar": (5, 7)}
    old, new = edition(form, before), edition(form, {k: v for k, v in before.items() if k != "Birch"})
    mine = owners(old)
    changes = [change for change in diff_editions(old, new).changes if change.kind is not Kind.UNCHANGED]
    assert {Kind.REMOVED} == {change.kind for change in changes}
    assert {"Birch"} == {mine[one.start] for change in changes for one in change.old}


def test_a_list_of_one_thing_after_another_has_no_heads() -> None:
    """What stands under nothing may have come from anywhere."""
    said = ["Beatings", "Threats", "Arrests without a warrant", "Long detention", "Fines"]
    old, new = (
        read(
            Document(
                content=("# Report\n\n## Abuse\n\n" + "\n".join(f"- {item}" for item in items)).encode(),
                source="made.md",
            )
        )
        for items in (said, [*said[2:], *said[:2]])
    )
    assert {Kind.UNCHANGED} == {change.kind for change in diff_editions(old, new).changes}


def told(form: tuple[str, Callable[[int, int, str], str]], before: Counts, after: Counts) -> list[Change]:
    """The rows of two reports that are not unchanged."""
    changes = diff_editions(edition(form, before), edition(form, after)).changes
    return [change for change in changes if change.kind is not Kind.UNCHANGED]


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
@pytest.mark.parametrize("figures", [(5, 7), (6, 7), (6, 8)])
def test_one_that_is_called_nearly_the_same_is_linked_with_what_stands_under_it(
    form: tuple[str, Callable[[int, int, str], str]], figures: tuple[int, int]
) -> None:
    """`Birch` that became `Birchwood county`, whether or not its figures are as they were."""
    before = {"Abbot": (1, 2), "Birch": (5, 7), "Cedar": (3, 4)}
    after = {"Abbot": (1, 2), "Birchwood county": figures, "Cedar": (3, 4)}
    for changes in (told(form, before, after), told(form, after, before)):
        assert changes
        assert set() == {change.kind for change in changes} & {Kind.REMOVED, Kind.ADDED}


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_one_that_came_is_not_held_against_one_that_went(
    form: tuple[str, Callable[[int, int, str], str]],
) -> None:
    """Though some small figures be the same, in other lines."""
    before = {"Abbot": (5, 7), "Birch": (9, 2), "Cedar": (8, 3)}
    after = {"Birch": (9, 2), "Cedar": (8, 3), "Dale": (7, 5)}
    assert {Kind.REMOVED, Kind.ADDED} == {change.kind for change in told(form, before, after)}
