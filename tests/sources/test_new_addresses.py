"""Editions whose addresses change, as those of a page or feed that links to them do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.sources.editions import edition, page
from tracker.sources.results import CheckOutcome

if TYPE_CHECKING:
    from tests.servers.http import Site
    from tests.sources.conftest import Watched


@pytest.fixture
def listed(site: Site, watched: Watched) -> Watched:
    """Two editions of an index page."""
    watched.source(f'index = "{site.url("/i")}"\nlink_text = "Report"\n')
    site.put("/a", edition(2022, complaints=5))
    site.put("/b", edition(2023))
    links(site, {2022: "/a", 2023: "/b"})
    watched.check()
    return watched


def links(site: Site, addresses: dict[int, str]) -> None:
    """Have the index page link to editions."""
    items = "".join(f'<a href="{address}">Report {year}</a>' for year, address in addresses.items())
    site.put("/i", page(items), media_type="text/html")


def gone(site: Site, *paths: str) -> None:
    """Have pages answer that they are not there."""
    for path in paths:
        site.put(path, "gone", status=404)


def test_only_the_last_address_of_an_edition_that_left_the_page_is_looked_at(
    site: Site, listed: Watched
) -> None:
    """Feeds name the newest alone: that an address is gone which gave way to another is no withdrawal."""
    site.put("/a2", edition(2022, complaints=5))
    site.put("/b2", edition(2023))
    gone(site, "/a", "/b")
    links(site, {2022: "/a2", 2023: "/b2"})
    listed.check()
    links(site, {2023: "/b2"})
    (result,) = listed.check()
    found = [(each.edition, each.outcome) for each in result.editions]
    assert [("2023", CheckOutcome.UNCHANGED), ("2022", CheckOutcome.UNCHANGED)] == found
    site.put("/a2", edition(2022, complaints=6))
    listed.check()
    gone(site, "/a2")
    listed.check()
    assert ["new edition"] * 2 + ["revision", "withdrawn"] == listed.told()


@pytest.mark.parametrize("back", ["/b2", "/b"])
def test_an_edition_that_is_there_again_elsewhere(site: Site, listed: Watched, back: str) -> None:
    """Who was told that it is withdrawn is told where it is, once; also where it was before that."""
    if back == "/b":
        site.put("/b1", edition(2023))
        links(site, {2022: "/a", 2023: "/b1"})
        listed.check()
        gone(site, "/b1")
    else:
        gone(site, "/b")
    listed.check()
    listed.check()
    assert ["new edition"] * 2 + ["withdrawn"] == listed.told()
    since = listed.events()[-1].created_at
    site.put(back, edition(2023))
    links(site, {2022: "/a", 2023: back})
    for _ in range(2):
        listed.check()
    assert ["new edition"] * 2 + ["withdrawn", "returned"] == listed.told()
    told = listed.events()[-1]
    assert (site.url(back), since.isoformat()) == (told.payload["address"], told.payload["since"])
    gone(site, back)
    listed.check()
    assert "withdrawn" == listed.told()[-1]
