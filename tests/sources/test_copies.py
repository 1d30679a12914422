"""Several sources of one edition: what each gives is compared with what it gave before."""

from __future__ import annotations

import ssl
from typing import TYPE_CHECKING

import pytest

from tests.servers import http
from tests.servers.http import Site
from tests.sources.copies import both, copies, figures
from tests.sources.editions import edition, official, page
from tracker.config import load_config
from tracker.sources.deciding import accept
from tracker.sources.results import CheckOutcome
from tracker.sources.story import story_of
from tracker.store import Outcome, Store
from tracker.workspace.workspace import Workspace

if TYPE_CHECKING:
    import trustme

    from tests.sources.conftest import Watched


def test_the_first_copy_of_another_source_is_no_revision(site: Site, watched: Watched) -> None:
    """It is stored beside the edition's text, which stays, and nobody is told of a revision."""
    both(site, watched)
    publisher, archive = watched.check()
    assert (CheckOutcome.UNCHANGED, CheckOutcome.COPY) == (publisher.outcome, archive.outcome)
    (found,) = archive.editions
    assert (2, "norway@2023 stays what it was; this is norway@2023~r2") == (found.revision, found.detail)
    assert found.compared is not None
    assert (1, 1) == (found.compared.old_revision, found.compared.counts["updated"])
    assert ["new edition"] == watched.told()
    assert ("25", "15") == (figures(watched.store), figures(watched.store, revision=2))
    assert (1,) == watched.store.revisions("norway", "2023")
    assert [CheckOutcome.UNCHANGED] * 2 == [each.outcome for each in watched.check()]


def test_each_source_is_compared_with_what_it_gave_itself(site: Site, watched: Watched) -> None:
    """The publisher goes from 25 to 30, the archive from 15 to 16: neither ever went from 15 to 30."""
    both(site, watched)
    watched.check()
    site.put("/2023", edition(2023, complaints=30))
    publisher, archive = watched.check()
    assert CheckOutcome.UNCHANGED == archive.outcome
    (found,) = publisher.editions
    assert found.compared is not None
    assert (CheckOutcome.REVISION, 3, 1) == (found.outcome, found.revision, found.compared.old_revision)
    assert ("30", (1, 3)) == (figures(watched.store), watched.store.revisions("norway", "2023"))
    site.put("/copy", edition(2023, complaints=16))
    (found,) = watched.check()[1].editions
    assert found.compared is not None
    assert (CheckOutcome.REVISION, 4, 2) == (found.outcome, found.revision, found.compared.old_revision)
    assert "30" == figures(watched.store)
    events = [event.payload for event in watched.events()]
    assert [(None, False), (1, False), (2, True)] == [(each["against"], each["aside"]) for each in events]


@pytest.mark.usefixtures("trusting")
def test_a_site_that_turned_to_https_is_the_same_source(authority: trustme.CA, watched: Watched) -> None:
    """What changed since it was last asked by http is a revision, and no other source's copy."""
    with Site() as plain:
        plain.put("/2023", edition(2023, complaints=25))
        watched.source(official(plain))
        watched.check()
        port = plain.port
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    with Site(tls=context, port=port) as secure:
        secure.put("/2023", edition(2023, complaints=26))
        watched.source(official(secure))
        assert CheckOutcome.REVISION == watched.check_one().outcome
    assert ["new edition", "revision"] == watched.told()


def test_a_name_leads_past_the_copies(site: Site, watched: Watched) -> None:
    """`~1` is what the publisher said before, `~r2` the archive's copy."""
    both(site, watched)
    watched.check()
    site.put("/2023", edition(2023, complaints=30))
    watched.check()
    workspace = Workspace(watched.root)
    names = ("2023", "2023~1", "norway@2023~r2")
    found = [each.provenance.revision for each in workspace.editions(*names)]
    workspace.close()
    assert [3, 1, 2] == found


def test_a_source_that_moved_is_compared_with_what_it_gave(site: Site, watched: Watched) -> None:
    """A redirect for good, with another text at once, is a revision all the same."""
    watched.source(official(site))
    site.put("/2023", edition(2023))
    watched.check()
    site.put("/new", edition(2023, cases=3))
    site.behave("/2023", http.redirect("/new", 301))
    assert CheckOutcome.REVISION == watched.check_one().outcome


def test_a_copy_that_is_much_shorter_is_held_back_but_not_told_as_shrunk(
    site: Site, watched: Watched
) -> None:
    """It is an excerpt, most likely: the edition has lost nothing."""
    watched.source(official(site) + 'name = "publisher"\n')
    site.put("/2023", edition(2023))
    site.put("/copy", "\n\n".join(edition(2023).split("\n\n")[:3]))
    watched.check()
    watched.source(copies(site))
    assert CheckOutcome.QUARANTINED == watched.check()[1].outcome
    assert ["new edition", "quarantined"] == watched.told()


def test_the_story_says_what_is_another_copy(site: Site, watched: Watched) -> None:
    """Behind the text that it is a copy of, with what the two differ in."""
    watched.source(copies(site))
    site.put("/2023", edition(2023, complaints=25))
    site.put("/copy", edition(2023, complaints=15))
    watched.check()
    config = load_config(watched.root / "tracker.toml")
    (story,) = story_of(config, watched.store, "norway")
    first, second, compared = story["entries"]
    assert "revision 1: " in first["said"]
    assert "revision 2, another copy, no revision, beside the edition's text" in second["said"]
    assert ((1, 2), []) == (
        (compared["old"]["revision"], compared["new"]["revision"]),
        compared["superseded_by"],
    )


def test_an_older_database_learns_which_source_gave_what(site: Site, watched: Watched) -> None:
    """From what is remembered of addresses: the copy of another source is no revision there, too."""
    both(site, watched)
    connection = watched.store.connection
    for table, column in (
        *(("snapshots", name) for name in ("origin", "aside", "said_source")),
        ("retrievals", "origin"),
    ):
        connection.execute(f"ALTER TABLE {table} DROP COLUMN {column}")
    connection.execute("DELETE FROM _sqlite_migrations WHERE name = 'add_origins'")
    watched.store.close()
    watched.store = Store(watched.root / "snapshots" / "tracker.db")
    rows = watched.store.connection.execute(
        "SELECT origin FROM snapshots UNION ALL SELECT origin FROM retrievals"
    )
    assert ["publisher"] * 2 == [row["origin"] for row in rows]
    publisher, archive = watched.check()
    assert (CheckOutcome.UNCHANGED, CheckOutcome.COPY) == (publisher.outcome, archive.outcome)
    watched.store.close()


def test_a_copy_that_was_held_back_is_none_the_less_a_copy(site: Site, watched: Watched) -> None:
    """A person accepts it; it still revises nothing."""
    watched.source(official(site) + 'name = "publisher"\n')
    site.put("/2023", edition(2023))
    site.put("/copy", "\n\n".join(edition(2023).split("\n\n")[:3]))
    watched.check()
    watched.source(copies(site))
    watched.check()
    added, compared = accept(load_config(watched.root / "tracker.toml"), watched.store, 1)
    assert (Outcome.COPY, True, 1) == (added.outcome, added.aside, added.against)
    assert compared is not None
    assert ["new edition", "quarantined"] == watched.told()


def test_the_archives_text_that_the_publisher_gives_too_is_stored_once(site: Site, watched: Watched) -> None:
    """The same text from another source is noted."""
    watched.source(copies(site))
    site.put("/2023", edition(2023))
    site.put("/copy", page(edition(2023)), media_type="text/html")
    publisher, archive = watched.check()
    assert (CheckOutcome.NEW_EDITION, CheckOutcome.UNCHANGED) == (publisher.outcome, archive.outcome)
    assert 1 == len(watched.store.snapshots())


def test_two_sources_of_an_edition_do_not_revise_each_other(site: Site, watched: Watched) -> None:
    """Each is compared with what it gave itself: only what changes is a revision."""
    second = f'\n[[reports.norway.sources]]\nurl = "{site.url("/copy")}"\nedition = "2023"\n'
    watched.source(official(site) + second + 'allow_networks = ["127.0.0.0/8"]\n')
    site.put("/2023", page(edition(2023)), media_type="text/html", validators=False)
    site.put("/copy", edition(2023, killings="few"))
    watched.check()
    site.put("/2023", page(edition(2023), extra="<!-- now -->"), media_type="text/html", validators=False)
    outcomes = [each.outcome for each in watched.check()]
    assert [CheckOutcome.UNCHANGED] * 2 == outcomes
    assert ["new edition"] == watched.told()


def _same(site: Site, watched: Watched, first: str, second: str) -> None:
    """Two sources give the same text of an edition; the first was looked at first."""
    site.put("/2023", edition(2023, complaints=25))
    site.put("/copy", edition(2023, complaints=25))
    watched.source(official(site).replace("official", first) + 'name = "publisher"\n')
    watched.check()
    watched.source(copies(site, first, second))
    watched.check()


def test_an_archive_does_not_alter_what_the_publisher_gives_too(site: Site, watched: Watched) -> None:
    """It gave the text first; as long as the publisher gives it, the edition is that."""
    _same(site, watched, "archived", "official")
    site.put("/2023", edition(2023, complaints=26))
    archive, publisher = watched.check()
    assert "norway@2023 stays what it was; this is norway@2023~r2" == archive.editions[0].detail
    assert CheckOutcome.UNCHANGED == publisher.outcome
    site.put("/2023", edition(2023, complaints=27))
    watched.check()
    assert "25" == figures(watched.store)
    assert [True, True] == [event.payload["aside"] for event in watched.events()[1:]]
    site.put("/copy", edition(2023, complaints=30))
    watched.check()
    assert "30" == figures(watched.store)
    assert ["new edition", "revision", "revision", "revision"] == watched.told()
    assert 1 == watched.events()[-1].payload["against"]


def test_the_publisher_alters_what_an_archive_gave_first(site: Site, watched: Watched) -> None:
    """That is a revision; the archive follows later, which is none."""
    _same(site, watched, "archived", "official")
    site.put("/copy", edition(2023, complaints=26))
    watched.check()
    assert "26" == figures(watched.store)
    site.put("/2023", edition(2023, complaints=26))
    watched.check()
    assert ["new edition", "revision"] == watched.told()


def test_an_archive_alters_what_the_publisher_gave_who_is_asked_no_more(site: Site, watched: Watched) -> None:
    """Nobody else gives the edition any more."""
    _same(site, watched, "archived", "official")
    watched.source(copies(site, "archived").partition("\n[[")[0])
    site.put("/2023", edition(2023, complaints=26))
    watched.check()
    assert "26" == figures(watched.store)


def test_a_declared_file_does_not_alter_what_the_publisher_gives_too(site: Site, watched: Watched) -> None:
    """By a check as by a use of the edition."""
    file = watched.root / "2023.txt"
    file.write_text(edition(2023, complaints=25), encoding="utf-8")
    site.put("/2023", edition(2023, complaints=25))
    declared = '[[reports.norway.editions]]\nedition = "2023"\npath = "2023.txt"\nauthority = "archived"\n'
    watched.source(official(site) + declared)
    watched.check()
    file.write_text(edition(2023, complaints=26), encoding="utf-8")
    watched.check()
    assert "25" == figures(watched.store)
    file.write_text(edition(2023, complaints=27), encoding="utf-8")
    workspace = Workspace(watched.root)
    (used,) = workspace.editions("2023")
    workspace.close()
    assert "25 complaints" in used.text
