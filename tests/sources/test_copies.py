"""Several sources of one edition: what each gives is compared with what it gave before."""

from __future__ import annotations

import re
import ssl
from typing import TYPE_CHECKING

import pytest

from tests.servers import http
from tests.servers.http import Site
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


def _copies(site: Site, first: str = "official", second: str = "archived") -> str:
    """The publisher's page, and an archive's copy of it."""
    return (
        f'name = "publisher"\nurl = "{site.url("/2023")}"\nedition = "2023"\nauthority = "{first}"\n'
        f'\n[[reports.norway.sources]]\nname = "archive"\nurl = "{site.url("/copy")}"\nedition = "2023"\n'
        f'authority = "{second}"\nallow_networks = ["127.0.0.0/8"]\nrobots = false\n'
    )


def _both(site: Site, watched: Watched, **authorities: str) -> None:
    """Both have given the edition, in different words."""
    first = authorities.get("first", "official")
    watched.source(official(site).replace("official", first) + 'name = "publisher"\n')
    site.put("/2023", edition(2023, complaints=25))
    site.put("/copy", edition(2023, complaints=15))
    watched.check()
    watched.source(_copies(site, **authorities))


def _figures(store: Store, label: str = "2023", revision: int | None = None) -> str:
    """How many complaints an edition speaks of."""
    text = store.edition("norway", label, revision=revision).text
    (figure,) = re.findall(r"received (\d+) complaints", text)
    return str(figure)


def test_the_first_copy_of_another_source_is_no_revision(site: Site, watched: Watched) -> None:
    """It is stored beside the edition's text, which stays, and nobody is told of a revision."""
    _both(site, watched)
    publisher, archive = watched.check()
    assert (CheckOutcome.UNCHANGED, CheckOutcome.COPY) == (publisher.outcome, archive.outcome)
    (found,) = archive.editions
    assert (2, "norway@2023 stays what it was; this is norway@2023~r2") == (found.revision, found.detail)
    assert found.compared is not None
    assert (1, 1) == (found.compared.old_revision, found.compared.counts["updated"])
    assert ["new edition"] == watched.told()
    assert ("25", "15") == (_figures(watched.store), _figures(watched.store, revision=2))
    assert (1,) == watched.store.revisions("norway", "2023")
    assert [CheckOutcome.UNCHANGED] * 2 == [each.outcome for each in watched.check()]


def test_each_source_is_compared_with_what_it_gave_itself(site: Site, watched: Watched) -> None:
    """The publisher goes from 25 to 30, the archive from 15 to 16: neither ever went from 15 to 30."""
    _both(site, watched)
    watched.check()
    site.put("/2023", edition(2023, complaints=30))
    publisher, archive = watched.check()
    assert CheckOutcome.UNCHANGED == archive.outcome
    (found,) = publisher.editions
    assert found.compared is not None
    assert (CheckOutcome.REVISION, 3, 1) == (found.outcome, found.revision, found.compared.old_revision)
    assert ("30", (1, 3)) == (_figures(watched.store), watched.store.revisions("norway", "2023"))
    site.put("/copy", edition(2023, complaints=16))
    (found,) = watched.check()[1].editions
    assert found.compared is not None
    assert (CheckOutcome.REVISION, 4, 2) == (found.outcome, found.revision, found.compared.old_revision)
    assert "30" == _figures(watched.store)
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
    _both(site, watched)
    watched.check()
    site.put("/2023", edition(2023, complaints=30))
    watched.check()
    workspace = Workspace(watched.root)
    names = ("2023", "2023~1", "norway@2023~r2")
    found = [each.provenance.revision for each in workspace.editions(*names)]
    workspace.close()
    assert [3, 1, 2] == found


@pytest.mark.parametrize(
    ("first", "second", "leads"),
    [("archived", "official", "15"), ("unknown", "archived", "25"), ("unknown", "unknown", "25")],
)
def test_the_copy_of_the_greater_authority_is_the_edition(
    site: Site, watched: Watched, first: str, second: str, leads: str
) -> None:
    """Whichever came first; of equal ones that stays which was there. Only a change of it is told."""
    _both(site, watched, first=first, second=second)
    assert CheckOutcome.COPY == watched.check()[1].outcome
    assert leads == _figures(watched.store)
    assert ["new edition", "copy leads"][: 1 + (leads == "15")] == watched.told()
    watched.check()
    assert 1 + (leads == "15") == len(watched.told())


def test_a_copy_that_takes_the_lead_is_told_with_both_texts(site: Site, watched: Watched) -> None:
    """What the edition says is another thing from then on: which text it was, and which it is."""
    _both(site, watched, first="archived", second="official")
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
    assert "15" == _figures(watched.store)
    assert ["new edition", "copy leads"] == watched.told()


def test_a_copy_that_leads_with_the_same_text_is_not_told(site: Site, watched: Watched) -> None:
    """Nothing is another thing than it was."""
    watched.source(_copies(site, "archived", "official"))
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
    assert "15" == _figures(watched.store)
    other.write_text(edition(2023, complaints=26), encoding="utf-8")
    watched.check()
    assert "26" == _figures(watched.store)
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
    assert "25" == _figures(watched.store)
    file.write_text(edition(2023, complaints=16), encoding="utf-8")
    # In the order in which they are done: the file and the site are looked at at once.
    of_file = next(each for each in watched.check() if each.source.endswith("2023.txt"))
    (found,) = of_file.editions
    assert found.compared is not None
    assert (CheckOutcome.REVISION, 3, 1) == (found.outcome, found.revision, found.compared.old_revision)
    assert "norway@2023 stays what it was; this is norway@2023~r3" == found.detail
    assert "25" == _figures(watched.store)
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
    _both(site, watched, first="unknown", second="unknown")
    watched.check()
    site.put("/copy", edition(2023, complaints=16))
    watched.check()
    assert "16" == _figures(watched.store)
    revised, leads = watched.events()[-2:]
    assert ["revision", "copy leads"] == [revised.kind, leads.kind]
    assert [(3, 2), (3, 1)] == [
        (event.payload["revision"], event.payload["against"]) for event in (revised, leads)
    ]


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
    watched.source(_copies(site))
    assert CheckOutcome.QUARANTINED == watched.check()[1].outcome
    assert ["new edition", "quarantined"] == watched.told()


def test_the_story_says_what_is_another_copy(site: Site, watched: Watched) -> None:
    """Behind the text that it is a copy of, with what the two differ in."""
    watched.source(_copies(site))
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
    _both(site, watched)
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
    watched.source(_copies(site))
    watched.check()
    added, compared = accept(load_config(watched.root / "tracker.toml"), watched.store, 1)
    assert (Outcome.COPY, True, 1) == (added.outcome, added.aside, added.against)
    assert compared is not None
    assert ["new edition", "quarantined"] == watched.told()


def test_the_archives_text_that_the_publisher_gives_too_is_stored_once(site: Site, watched: Watched) -> None:
    """The same text from another source is noted."""
    watched.source(_copies(site))
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
    watched.source(_copies(site, first, second))
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
    assert "25" == _figures(watched.store)
    assert [True, True] == [event.payload["aside"] for event in watched.events()[1:]]
    site.put("/copy", edition(2023, complaints=30))
    watched.check()
    assert "30" == _figures(watched.store)
    assert ["new edition", "revision", "revision", "revision"] == watched.told()
    assert 1 == watched.events()[-1].payload["against"]


def test_the_publisher_alters_what_an_archive_gave_first(site: Site, watched: Watched) -> None:
    """That is a revision; the archive follows later, which is none."""
    _same(site, watched, "archived", "official")
    site.put("/copy", edition(2023, complaints=26))
    watched.check()
    assert "26" == _figures(watched.store)
    site.put("/2023", edition(2023, complaints=26))
    watched.check()
    assert ["new edition", "revision"] == watched.told()


def test_an_archive_alters_what_the_publisher_gave_who_is_asked_no_more(site: Site, watched: Watched) -> None:
    """Nobody else gives the edition any more."""
    _same(site, watched, "archived", "official")
    watched.source(_copies(site, "archived").partition("\n[[")[0])
    site.put("/2023", edition(2023, complaints=26))
    watched.check()
    assert "26" == _figures(watched.store)


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
    assert "25" == _figures(watched.store)
    file.write_text(edition(2023, complaints=27), encoding="utf-8")
    workspace = Workspace(watched.root)
    (used,) = workspace.editions("2023")
    workspace.close()
    assert "25 complaints" in used.text
