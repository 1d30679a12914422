"""Whose copy is the edition's text: that of the greater authority, else of whoever revises."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.sources.copies import both, copies, figures
from tests.sources.editions import edition, official, page
from tracker.config import load_config
from tracker.sources.results import CheckOutcome
from tracker.sources.story import story_of
from tracker.workspace.workspace import Workspace

if TYPE_CHECKING:
    from tests.servers.http import Site
    from tests.sources.conftest import Watched


@pytest.mark.parametrize(
    ("first", "second", "leads"),
    [("archived", "official", "15"), ("unknown", "archived", "25"), ("unknown", "unknown", "25")],
)
def test_the_copy_of_the_greater_authority_is_the_edition(
    site: Site, watched: Watched, first: str, second: str, leads: str
) -> None:
    """Whichever came first; of equal ones that stays which was there. Only a change of it is told."""
    both(site, watched, first=first, second=second)
    assert CheckOutcome.COPY == watched.check()[1].outcome
    assert leads == figures(watched.store)
    assert ["new edition", "copy leads"][: 1 + (leads == "15")] == watched.told()
    watched.check()
    assert 1 + (leads == "15") == len(watched.told())


def test_a_copy_that_takes_the_lead_is_told_with_both_texts(site: Site, watched: Watched) -> None:
    """What the edition says is another thing from then on: which text it was, and which it is."""
    both(site, watched, first="archived", second="official")
    watched.check()
    told = watched.events()[-1]
    was, now = watched.store.snapshots("norway", "2023")
    assert ("copy leads", "2023", "archive") == (told.kind, told.edition, told.source)
    assert {
        "revision": 2,
        "against": 1,
        "address": site.url("/copy"),
        "authority": "official",
        "sha256": now.sha256,
        "was": {
            "revision": 1,
            "address": site.url("/2023"),
            "authority": "archived",
            "sha256": was.sha256,
        },
    } == {
        name: value for name, value in told.payload.items() if name not in {"compared", "findings", "words"}
    }
    assert 1 == told.payload["compared"]["counts"]["updated"]
    (story,) = story_of(load_config(watched.root / "tracker.toml"), watched.store, "norway")
    *_, copy, leads, compared = story["entries"]
    assert "revision 2, another copy, no revision: " in copy["said"]
    assert (
        f"from now on norway@2023 is revision 2, from {site.url('/copy')} (official); it was revision 1, from"
        f" {site.url('/2023')} (archived)"
    ) == leads["said"]
    assert ("copy leads", 2) == (leads["what"], compared["new"]["revision"])


def test_a_source_that_takes_the_place_of_the_one_taken_out_of_tracker_toml(
    site: Site, watched: Watched
) -> None:
    """Its text is the edition's from then on; that is told once."""
    watched.source(official(site).replace("official", "unknown") + 'name = "publisher"\n')
    site.put("/2023", edition(2023, complaints=25))
    site.put("/copy", edition(2023, complaints=15))
    watched.check()
    watched.source(f'name = "archive"\nurl = "{site.url("/copy")}"\nedition = "2023"\n')
    watched.check()
    watched.check()
    assert "15" == figures(watched.store)
    assert ["new edition", "copy leads"] == watched.told()


def test_a_copy_that_leads_with_the_same_text_is_not_told(site: Site, watched: Watched) -> None:
    """Nothing is another thing than it was."""
    watched.source(copies(site, "archived", "official"))
    site.put("/2023", edition(2023))
    site.put("/copy", page(edition(2023)), media_type="text/html")
    watched.check()
    assert ["new edition"] == watched.told()


def test_the_file_that_is_altered_and_leads_is_told_with_the_text_that_it_takes_the_place_of(
    watched: Watched,
) -> None:
    """By a use of the edition as by a check."""
    other, file = watched.root / "other.txt", watched.root / "2023.txt"
    file.write_text(edition(2023, complaints=15), encoding="utf-8")
    other.write_text(edition(2023, complaints=25), encoding="utf-8")
    declared = '[[reports.norway.editions]]\nedition = "2023"\npath = "2023.txt"\n'
    watched.source(f'path = "other.txt"\nedition = "2023"\nauthority = "archived"\n{declared}')
    watched.check()
    assert "15" == figures(watched.store)
    other.write_text(edition(2023, complaints=26), encoding="utf-8")
    watched.check()
    assert "26" == figures(watched.store)
    assert ["new edition", "revision", "copy leads"] == watched.told()
    file.write_text(edition(2023, complaints=16), encoding="utf-8")
    workspace = Workspace(watched.root)
    (used,) = workspace.editions("2023")
    workspace.close()
    assert "16 complaints" in used.text
    assert ["new edition", "revision", "copy leads", "revision", "copy leads"] == watched.told()
    assert [(3, 1), (4, 3)] == [
        (event.payload["revision"], event.payload["against"])
        for event in watched.events()
        if event.kind == "copy leads"
    ]


def test_a_declared_file_that_is_altered_stays_behind_a_greater_authority(
    site: Site, watched: Watched
) -> None:
    """Whoever declared the file said that it was the edition; of what it says later nobody has."""
    file = watched.root / "2023.txt"
    file.write_text(edition(2023, complaints=15), encoding="utf-8")
    declared = 'edition = "2023"\npath = "2023.txt"\nauthority = "third-party"\n'
    watched.source(official(site) + f"[[reports.norway.editions]]\n{declared}")
    site.put("/2023", edition(2023, complaints=25))
    watched.check()
    assert "25" == figures(watched.store)
    file.write_text(edition(2023, complaints=16), encoding="utf-8")
    # In the order in which they are done: the file and the site are looked at at once.
    of_file = next(each for each in watched.check() if each.source.endswith("2023.txt"))
    (found,) = of_file.editions
    assert found.compared is not None
    assert (CheckOutcome.REVISION, 3, 1) == (found.outcome, found.revision, found.compared.old_revision)
    assert "norway@2023 stays what it was; this is norway@2023~r3" == found.detail
    assert "25" == figures(watched.store)
    file.write_text(edition(2023, complaints=17), encoding="utf-8")
    said: list[str] = []
    workspace = Workspace(watched.root, say=said.append)
    (used,) = workspace.editions("2023")
    workspace.close()
    assert "25" in used.text
    (told,) = said
    assert told.startswith(
        "2023.txt has another text than before: stored as revision 4 of norway@2023, which"
    )
    assert "stays what it was" in told


def test_of_equal_sources_the_one_that_revises_leads(site: Site, watched: Watched) -> None:
    """What changed last is what the edition says now."""
    both(site, watched, first="unknown", second="unknown")
    watched.check()
    site.put("/copy", edition(2023, complaints=16))
    watched.check()
    assert "16" == figures(watched.store)
    revised, leads = watched.events()[-2:]
    assert ["revision", "copy leads"] == [revised.kind, leads.kind]
    assert [(3, 2), (3, 1)] == [
        (event.payload["revision"], event.payload["against"]) for event in (revised, leads)
    ]
