"""Links made into groups."""

from __future__ import annotations

from collections import Counter

from hypothesis import example, given
from hypothesis import strategies as st

from tracker.diffing.aligning.grouping import MOST_LINKS, Group, groups_of, joined, parted


def made(links: dict[tuple[int, int], float], olds: int, news: int) -> set[Group]:
    """The groups, whatever their order."""
    return set(groups_of(links, olds=olds, news=news))


def test_what_has_no_link_stands_alone() -> None:
    """Every finding is in a group."""
    expected = {Group((0,), (1,)), Group((1,), ()), Group((), (0,))}
    assert expected == made({(0, 1): 1.0}, 2, 2)


def test_a_split_and_a_merge_are_one_group_each() -> None:
    """One old finding with two new ones, two old ones with one new one."""
    links = {(0, 0): 0.9, (0, 1): 0.8, (1, 2): 0.9, (2, 2): 0.7}
    assert {Group((0,), (0, 1)), Group((1, 2), (2,))} == made(links, 3, 3)


def test_a_statement_both_split_and_merged_is_one_group() -> None:
    """Where each of two goes with each of two others there is nothing to cut."""
    links = {(0, 0): 0.9, (0, 1): 0.9, (1, 0): 0.9, (1, 1): 0.9}
    assert {Group((0, 1), (0, 1))} == made(links, 2, 2)


def test_a_chain_is_cut_where_it_sets_strangers_side_by_side() -> None:
    """Nobody loses the only counterpart."""
    links = {(0, 0): 1.0, (1, 0): 0.5, (1, 1): 0.5, (2, 1): 0.5, (2, 2): 1.0}
    groups = made(links, 3, 3)
    assert 1 < len(groups)
    assert all(group.old and group.new for group in groups)
    assert [(len(old), len(new)) for old, new in [parted(links, groups)]] == [(1, 1)]
    assert parted({(0, 0): 1.0}, groups_of({(0, 0): 1.0}, olds=1, news=1)) == ({}, {})


def test_what_stood_alone_is_put_to_a_group_without_parting_another() -> None:
    """A weak further link takes nothing from a sure one."""
    links = {(0, 0): 0.999}
    groups = groups_of(links, olds=3, news=2)
    expected = {Group((0, 1), (0, 1)), Group((2,), ())}
    assert expected == set(joined(groups, {(0, 1): 0.3, (1, 0): 0.61}))
    assert groups == joined(groups, {})


def test_large_knots_are_left_as_they_are() -> None:
    """Fifty copies of a statement make one change at no cost."""
    copies = 50
    links = {(i, j): 1.0 for i in range(copies) for j in range(copies)}
    assert len(links) > MOST_LINKS
    assert {Group(tuple(range(copies)), tuple(range(copies)))} == made(links, copies, copies)


@given(st.dictionaries(st.tuples(st.integers(0, 7), st.integers(0, 7)), st.floats(0.3, 1.0), max_size=24))
@example(
    {(0, 0): 0.9999999999999999, (0, 1): 0.3509471910829379, (1, 0): 1.0}
)  # sums to more in another order
def test_each_finding_is_in_one_group_and_keeps_a_counterpart(links: dict[tuple[int, int], float]) -> None:
    """Whatever the links are; and the sides may be swapped."""
    groups = groups_of(links, olds=8, news=8)
    for side, linked in ((0, {i for i, _ in links}), (1, {j for _, j in links})):
        members = Counter(k for group in groups for k in (group.old, group.new)[side])
        assert dict.fromkeys(range(8), 1) == members
        alone = {k for group in groups if not (group.old and group.new) for k in (group.old, group.new)[side]}
        assert set(range(8)) - linked == alone
    swapped = groups_of({(j, i): chance for (i, j), chance in links.items()}, olds=8, news=8)
    assert set(groups) == {Group(group.new, group.old) for group in swapped}
