"""Two sources of one edition, the publisher's and an archive's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.sources.editions import edition, official

if TYPE_CHECKING:
    from tests.servers.http import Site
    from tests.sources.conftest import Watched
    from tracker.store import Store


def copies(site: Site, first: str = "official", second: str = "archived") -> str:
    """The publisher's page, and an archive's copy of it."""
    return (
        f'name = "publisher"\nurl = "{site.url("/2023")}"\nedition = "2023"\nauthority = "{first}"\n'
        f'\n[[reports.norway.sources]]\nname = "archive"\nurl = "{site.url("/copy")}"\nedition = "2023"\n'
        f'authority = "{second}"\nallow_networks = ["127.0.0.0/8"]\nrobots = false\n'
    )


def both(site: Site, watched: Watched, **authorities: str) -> None:
    """Both have given the edition, in different words."""
    first = authorities.get("first", "official")
    watched.source(official(site).replace("official", first) + 'name = "publisher"\n')
    site.put("/2023", edition(2023, complaints=25))
    site.put("/copy", edition(2023, complaints=15))
    watched.check()
    watched.source(copies(site, **authorities))


def figures(store: Store, label: str = "2023", revision: int | None = None) -> str:
    """How many complaints an edition speaks of."""
    text = store.edition("norway", label, revision=revision).text
    (figure,) = re.findall(r"received (\d+) complaints", text)
    return str(figure)
