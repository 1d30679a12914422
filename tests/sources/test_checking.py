"""A check: what is new, revised or unchanged, and what is stored of it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from tests.servers import http
from tests.servers.http import Page, Site
from tests.sources.editions import edition, official, page
from tracker.errors import NotFoundError
from tracker.sources.results import CheckOutcome
from tracker.sources.states import source_states

if TYPE_CHECKING:
    from tests.sources.conftest import Watched


def test_a_new_edition_is_stored_and_told(site: Site, watched: Watched) -> None:
    """With its bytes, its place and whose copy it is."""
    watched.source(official(site))
    text = edition(2023)
    site.put("/2023", text)
    result = watched.check_one()
    assert CheckOutcome.NEW_EDITION == result.outcome
    stored = watched.store.edition("norway", "2023")
    provenance = stored.provenance
    assert (site.url("/2023"), "official") == (provenance.source, provenance.authority)
    assert watched.now == provenance.retrieved_at
    (event,) = watched.events()
    expected = ("new edition", "norway", "2023", 1, len(stored.findings), None)
    payload = event.payload
    assert expected == (
        event.kind,
        event.report,
        event.edition,
        payload["revision"],
        payload["findings"],
        payload["compared"],
    )


def test_an_unchanged_page_is_asked_for_conditionally(site: Site, watched: Watched) -> None:
    """And nothing but the time of the check is written."""
    watched.source(official(site))
    site.put("/2023", edition(2023))
    watched.check()
    assert CheckOutcome.UNCHANGED == watched.check_one().outcome
    first, second = site.asked("/2023")
    assert "if-none-match" not in first.headers
    page_now = site.pages["/2023"]
    assert isinstance(page_now, Page)
    assert page_now.etag == second.headers["if-none-match"]
    assert ["new edition"] == watched.told()
    state = source_states(watched.store.connection)["norway", site.url("/2023")]
    assert (watched.now, watched.now) == (state.checked_at, state.answered_at)


def test_a_server_without_validators_is_compared_by_bytes(site: Site, watched: Watched) -> None:
    """The same bytes are unchanged, whatever the status."""
    watched.source(official(site))
    site.put("/2023", edition(2023), validators=False)
    watched.check()
    assert CheckOutcome.UNCHANGED == watched.check_one().outcome
    assert 1 == len(watched.store.retrievals())


def test_another_text_is_a_revision_beside_the_one_before(site: Site, watched: Watched) -> None:
    """A silent change of an edition already stored is compared with what it said before."""
    watched.source(official(site))
    site.put("/2023", edition(2023))
    watched.check()
    site.put("/2023", edition(2023, killings="several"))
    result = watched.check_one()
    assert (CheckOutcome.REVISION, 2) == (result.outcome, result.revision)
    assert result.compared is not None
    assert ("2023", 1, 2) == (
        result.compared.old_edition,
        result.compared.old_revision,
        result.compared.new_revision,
    )
    assert 1 == sum(result.compared.counts[kind] for kind in ("updated", "reworded", "removed"))
    assert ["new edition", "revision"] == watched.told()
    assert result.compared.counts == watched.events()[1].payload["compared"]["counts"]


def test_an_edition_whose_footnotes_alone_were_altered_is_a_revision(site: Site, watched: Watched) -> None:
    """Both states are kept, and it is said what it is; another mark before a note is no other note."""
    watched.source(f'url = "{site.url("/2023")}"\nedition = "2023"\nauthority = "official"\n')
    note = "\n\nA note.[^1]\n\n[^1]: Ombudsman, Annual report, {year}.\n"
    text = "# Country Report 2023\n\n" + edition(2023)
    for year, outcome in (
        (2019, CheckOutcome.NEW_EDITION),
        (2022, CheckOutcome.REVISION),
        (2022, CheckOutcome.UNCHANGED),
    ):
        mark = "[^2]" if outcome is CheckOutcome.UNCHANGED else "[^1]"
        content = text + note.format(year=year).replace("[^1]", mark)
        site.put("/2023", content, media_type="text/markdown")
        checked = watched.check_one()
        assert outcome == checked.outcome
        if outcome is CheckOutcome.REVISION:
            assert "the same text with other footnotes" in checked.detail
    old, new = watched.store.snapshots()
    assert old.sha256 != new.sha256


def test_other_bytes_with_the_same_text_raise_nothing(site: Site, watched: Watched) -> None:
    """They are recorded, with their validators."""
    watched.source(official(site))
    site.put("/2023", page(edition(2023)), media_type="text/html")
    watched.check()
    site.put("/2023", page(edition(2023), extra="<!-- built at noon -->"), media_type="text/html")
    assert CheckOutcome.UNCHANGED == watched.check_one().outcome
    assert ["new edition"] == watched.told()
    assert ["new edition", "same text"] == [each.outcome for each in watched.store.retrievals()]
    assert CheckOutcome.UNCHANGED == watched.check_one().outcome
    assert 2 == len(watched.store.retrievals())  # the third time was a 304


def test_a_new_edition_is_compared_with_the_one_before_it(site: Site, watched: Watched) -> None:
    """A pattern asks for each year up to this one; what is not there is not yet there."""
    watched.source(f'url = "{site.url("/r/{edition}")}"\neditions = "yearly from 2023"\n')
    site.put("/r/2023", edition(2023))
    (result,) = watched.check()
    outcomes = {each.edition: each.outcome for each in result.editions}
    assert {"2023": CheckOutcome.NEW_EDITION, "2024": CheckOutcome.NOT_YET} == outcomes
    site.put("/r/2024", edition(2024, complaints=77))
    (result,) = watched.check()
    assert CheckOutcome.NEW_EDITION == result.outcome
    compared = result.editions[1].compared
    assert compared is not None
    assert ("2023", "2024", 1) == (compared.old_edition, compared.new_edition, compared.counts["updated"])
    watched.now = datetime(2026, 1, 2, tzinfo=UTC)
    (result,) = watched.check()
    assert ["2023", "2024", "2025", "2026"] == [each.edition for each in result.editions]
    assert CheckOutcome.UNCHANGED == result.outcome


def test_a_much_shorter_new_edition_is_stored_and_told_as_such(site: Site, watched: Watched) -> None:
    """Only a text that shrank is doubted; a new edition may be short."""
    watched.source(f'url = "{site.url("/r/{edition}")}"\neditions = ["2023", "2024"]\n')
    long = edition(2023) + "\n" + "\n\n".join(edition(year).split("\n\n", 1)[1] for year in range(3))
    site.put("/r/2023", long)
    site.put("/r/2024", edition(2024))
    (result,) = watched.check()
    assert [CheckOutcome.NEW_EDITION] * 2 == [each.outcome for each in result.editions]
    assert "words, 2023 had" in result.editions[1].detail


def test_unchanged_is_not_believed_for_ever(site: Site, watched: Watched) -> None:
    """A server whose ETag stays while the text changes is found out next month, though it fails."""

    def lying(text: str) -> http.Answer:
        def answer(handler: http.Handler) -> None:
            known = handler.headers.get("If-None-Match")
            handler.answer(304 if known else 200, b"" if known else text.encode(), {"ETag": '"1"'})

        return answer

    watched.source(official(site))
    site.behave("/2023", lying(edition(2023)))
    watched.check()
    site.behave("/2023", lying(edition(2023, complaints=42)))
    assert CheckOutcome.UNCHANGED == watched.check_one().outcome
    watched.now = datetime(2024, 6, 1, 6, 0, tzinfo=UTC)
    changed = site.pages["/2023"]
    site.behave("/2023", http.status(500))
    watched.check()
    site.pages["/2023"] = changed
    assert CheckOutcome.REVISION == watched.check_one().outcome


def test_validators_of_what_was_not_stored_are_not_kept(site: Site, watched: Watched) -> None:
    """Else the next 304 would hide the change for good."""
    watched.source(official(site))
    site.put("/2023", edition(2023))
    watched.check()
    good = site.pages["/2023"]
    site.put(
        "/2023", page("Norway\n\nPlease enable JavaScript and cookies to continue."), media_type="text/html"
    )
    assert CheckOutcome.QUARANTINED == watched.check_one().outcome
    watched.check()
    assert isinstance(good, Page)
    assert good.etag == site.asked("/2023")[-1].headers["if-none-match"]


def test_a_dry_run_finds_out_and_stores_nothing(site: Site, watched: Watched) -> None:
    """Neither editions nor events, states or quarantine."""
    watched.source(official(site))
    site.put("/2023", edition(2023))
    assert CheckOutcome.NEW_EDITION == watched.check_one(dry_run=True).outcome
    assert CheckOutcome.NEW_EDITION == watched.check_one(dry_run=True).outcome
    tables = ("snapshots", "retrievals", "events", "source_states", "addresses", "quarantine", "comparisons")
    queries = [f"SELECT count(*) FROM {each}" for each in tables]  # noqa: S608 - names from above
    counts = [watched.store.connection.execute(query).fetchone()[0] for query in queries]
    assert [0] * len(tables) == counts


def test_an_unknown_report_is_named_with_those_there_are(watched: Watched) -> None:
    """As everywhere."""
    watched.source('path = "x.txt"\n')
    with pytest.raises(NotFoundError, match=r"no report 'norwya'.*norway"):
        watched.check(reports=["norwya"])


def test_the_gate_knows_an_edition_in_parts(site: Site, watched: Watched) -> None:
    """An addendum beside the main report has snapshots of its own, and is read after it."""
    addendum = official(site).replace("/2023", "/addendum") + 'part = "addendum"\n'
    second = f'\n[[reports.norway.sources]]\nallow_networks = ["127.0.0.0/8"]\n{addendum}'
    watched.source(official(site) + second)
    site.put("/2023", edition(2023))
    site.put("/addendum", edition(2023, complaints=99).replace("Country Report on", "Addendum on"))
    outcomes = [each.outcome for each in watched.check()]
    assert [CheckOutcome.NEW_EDITION, CheckOutcome.REVISION] == outcomes
    assert 2 == watched.store.edition("norway", "2023").text.count("The ombudsman received")
    assert [CheckOutcome.UNCHANGED] * 2 == [each.outcome for each in watched.check()]


def test_a_charset_that_nobody_knows_is_no_obstacle(site: Site, watched: Watched) -> None:
    """Nor is a wrong type: the bytes decide."""
    watched.source(official(site))
    text = edition(2023).replace("Norway", "Norwège")
    site.put("/2023", text, media_type="application/octet-stream; charset=x-nonsense")
    assert CheckOutcome.NEW_EDITION == watched.check_one().outcome
    assert "Norwège" in watched.store.edition("norway", "2023").text
