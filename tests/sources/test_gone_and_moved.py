"""Editions that are gone from their address, and such that moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.servers import http
from tests.servers.http import Page, Site
from tests.sources.editions import edition, official
from tracker.sources.results import CheckOutcome

if TYPE_CHECKING:
    from tests.sources.conftest import Watched


@pytest.mark.parametrize("code", [404, 410])
def test_an_edition_that_is_gone_is_withdrawn_once(site: Site, watched: Watched, code: int) -> None:
    """An event, never a deletion; and when it is there again, that is told too."""
    watched.source(official(site))
    kept = Page(edition(2023).encode())
    site.behave("/2023", kept)
    watched.check()
    site.behave("/2023", http.status(code))
    for _ in range(2):
        assert CheckOutcome.WITHDRAWN == watched.check_one().outcome
    assert ["new edition", "withdrawn"] == watched.told()
    assert watched.store.edition("norway", "2023").findings
    site.behave("/2023", kept)
    assert CheckOutcome.UNCHANGED == watched.check_one().outcome
    watched.check()
    assert ["new edition", "withdrawn", "returned"] == watched.told()


def test_a_single_address_that_never_was_there_fails(site: Site, watched: Watched) -> None:
    """It was declared to be there."""
    watched.source(official(site))
    result = watched.check_one()
    assert (CheckOutcome.FAILED, f"{site.url('/2023')}: answered 404 Not Found") == (
        result.outcome,
        result.detail,
    )


@pytest.mark.parametrize("code", [301, 308])
def test_an_edition_that_moved_for_good_is_relocated_once(site: Site, watched: Watched, code: int) -> None:
    """It is still read, from where it is now."""
    watched.source(official(site))
    kept = Page(edition(2023).encode())
    site.behave("/2023", kept)
    watched.check()
    site.behave("/new", kept)
    site.behave("/2023", http.redirect("/new", code))
    for _ in range(2):
        result = watched.check_one()
        assert (CheckOutcome.UNCHANGED, site.url("/new")) == (result.outcome, result.moved_to)
    assert ["new edition", "relocated"] == watched.told()
    assert site.url("/new") == watched.events()[1].payload["moved_to"]
    site.behave("/2023", http.redirect("/new", 302))
    watched.check()
    assert 2 == len(watched.told())
