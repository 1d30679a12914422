from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.servers import http
from tests.sources.editions import edition
from tracker.sources.results import CheckOutcome

if TYPE_CHECKING:
    from pathlib import Path

    from tests.servers.http import Site
    from tests.sources.conftest import Watched

INDEX = """<html><head><base href="/reports/"></head><body>
<a href="/about">About us</a>
<ul><li><a href="2024.txt">Country Report <em>2024</em></a></li>
<li><a href="/old/report-of-2023.txt#top">Country Report 2023</a></li>
<li><a href="2023-summary.txt">Summary 2023</a></li>
<li><a href="mailto:ann@example.org">Country Report by mail 2022</a></li></ul></body></html>"""

ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Reports</title>
<entry><title>Report 2024 is out</title><link href="/reports/2024.txt"/></entry>
<entry><title type="html">Report &lt;b&gt;2023&lt;/b&gt; is out</title><link href="{base}/old/x"/></entry>
<entry><title>We moved</title><link href="/moved"/></entry></feed>"""
RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>Reports</title><link>{base}</link>
<description>d</description>
<item><title>Report 2024 is out</title><link>{base}/reports/2024.txt</link></item></channel></rss>"""


@pytest.fixture
def reports(site: Site) -> Site:
    """A site with two editions."""
    site.put("/reports/2024.txt", edition(2024))
    site.put("/old/report-of-2023.txt", edition(2023))
    site.put("/old/x", edition(2023))
    return site


def _found(watched: Watched) -> dict[str, tuple[str, CheckOutcome]]:
    (result,) = watched.check()
    assert result.failure is None, result.failure
    return {each.edition: (each.address, each.outcome) for each in result.editions}


def test_an_index_page_gives_the_links_that_fit(reports: Site, watched: Watched) -> None:
    """By their text, resolved against the page's base; others are left alone."""
    reports.put("/index", INDEX, media_type="text/html")
    watched.source(f'index = "{reports.url("/index")}"\nlink_text = "^Country Report"\n')
    expected = {
        "2023": (reports.url("/old/report-of-2023.txt"), CheckOutcome.NEW_EDITION),
        "2024": (reports.url("/reports/2024.txt"), CheckOutcome.NEW_EDITION),
    }
    assert expected == _found(watched)
    assert {outcome for _, outcome in _found(watched).values()} == {CheckOutcome.UNCHANGED}


def test_an_index_page_gives_the_addresses_that_fit(reports: Site, watched: Watched) -> None:
    """And the label may come from a group of one's own."""
    reports.put("/index", INDEX, media_type="text/html")
    pattern = "link_address = '/reports/20\\d\\d\\.txt$'\nedition_from = '(?:Report|/)\\s*(20\\d\\d)'\n"
    watched.source(f'index = "{reports.url("/index")}"\n{pattern}')
    assert ["2024"] == list(_found(watched))


def test_an_edition_that_left_the_index_is_looked_at_all_the_same(reports: Site, watched: Watched) -> None:
    """Its silent revision would else be missed."""
    reports.put("/index", INDEX, media_type="text/html")
    watched.source(f'index = "{reports.url("/index")}"\nlink_text = "^Country Report"\n')
    watched.check()
    reports.put("/index", INDEX.replace("Country Report 2023", "Archive"), media_type="text/html")
    reports.put("/old/report-of-2023.txt", edition(2023, cases=3))
    assert CheckOutcome.REVISION == _found(watched)["2023"][1]


@pytest.mark.parametrize(
    ("content", "status", "said"),
    [("<html><a href=/x>Nothing</a></html>", 200, "no link on"), ("", 404, "answered 404")],
)
def test_an_index_page_without_a_fitting_link_is_a_failure(
    site: Site, watched: Watched, content: str, status: int, said: str
) -> None:
    """A site that was rebuilt must not look like one without news."""
    site.behave("/index", http.status(status, content.encode(), Content_Type="text/html"))
    watched.source(f'index = "{site.url("/index")}"\nlink_text = "^Country Report"\n')
    (result,) = watched.check()
    assert said in (result.failure or "")


@pytest.mark.parametrize(("feed", "labels"), [(ATOM, ["2023", "2024"]), (RSS, ["2024"])], ids=["atom", "rss"])
def test_a_feed_gives_the_entries_that_fit(
    reports: Site, watched: Watched, feed: str, labels: list[str]
) -> None:
    """Atom and RSS; titles may hold markup."""
    reports.put("/feed", feed.replace("{base}", reports.url("")), media_type="application/xml")
    watched.source(f'feed = "{reports.url("/feed")}"\nlink_text = "^Report"\n')
    assert labels == list(_found(watched))


@pytest.mark.parametrize("kind", ["index", "feed"])
def test_a_page_that_has_not_changed_is_not_sent_again(reports: Site, watched: Watched, kind: str) -> None:
    """What it named is asked for all the same: an edition may be altered where its page is not."""
    content = INDEX if kind == "index" else ATOM.format(base=reports.url())
    media_type = "text/html" if kind == "index" else "application/atom+xml"
    reports.put("/list", content, media_type=media_type)
    watched.source(f'{kind} = "{reports.url("/list")}"\nlink_text = "Report"\n')

    first = _found(watched)
    again = _found(watched)
    reports.put("/reports/2024.txt", edition(2024, complaints=55))
    altered = _found(watched)

    answers = [each.headers.get("if-none-match") for each in reports.asked("/list")]
    etag = reports.pages["/list"].etag  # type: ignore[attr-defined]
    assert [None, etag, etag] == answers
    assert {"2023", "2024"} == set(first) == set(again) == set(altered)
    assert {CheckOutcome.UNCHANGED} == {outcome for _, outcome in again.values()}
    assert CheckOutcome.REVISION == altered["2024"][1]
    assert [address for address, _ in first.values()] == [address for address, _ in again.values()]


def test_a_page_is_sent_whole_until_all_that_it_names_was_dealt_with(reports: Site, watched: Watched) -> None:
    """That nothing has changed must hide neither an edition that failed nor one that awaits a person."""
    reports.put("/list", INDEX, media_type="text/html")
    watched.source(f'index = "{reports.url("/list")}"\nlink_text = "Country Report"\n')
    good = reports.pages["/reports/2024.txt"]
    reports.behave("/reports/2024.txt", http.status(500))
    watched.check()
    reports.behave("/reports/2024.txt", http.status(403, b"no"))
    watched.check()
    reports.pages["/reports/2024.txt"] = good
    found = _found(watched)
    _found(watched)

    asked = ["if-none-match" in each.headers for each in reports.asked("/list")]
    assert [False, False, False, True] == asked
    assert CheckOutcome.NEW_EDITION == found["2024"][1]


def test_a_page_is_read_anew_where_other_links_are_wanted(reports: Site, watched: Watched) -> None:
    """The same page names other editions to other patterns."""
    reports.put("/list", INDEX, media_type="text/html")
    watched.source(f'index = "{reports.url("/list")}"\nlink_text = "Report <none>|Report 2023"\n')
    narrow = _found(watched)
    watched.source(f'index = "{reports.url("/list")}"\nlink_text = "Country Report"\n')
    wide = _found(watched)

    assert ["2023"] == list(narrow)
    assert {"2023", "2024"} == set(wide)


def test_a_page_that_was_not_asked_conditionally_and_says_so_fails(reports: Site, watched: Watched) -> None:
    """A 304 to nothing names no editions."""
    reports.behave("/list", http.status(304))
    watched.source(f'index = "{reports.url("/list")}"\nlink_text = "Report"\n')
    (result,) = watched.check()
    expected = f"{reports.url('/list')}: answered 304 Not Modified, though nothing of it was known"
    assert expected in (result.failure or "")


def test_a_dry_run_keeps_no_listing(reports: Site, watched: Watched) -> None:
    """Else the run that is meant would not be told of the editions."""
    reports.put("/list", INDEX, media_type="text/html")
    watched.source(f'index = "{reports.url("/list")}"\nlink_text = "Country Report"\n')
    watched.check(dry_run=True)
    found = _found(watched)
    assert {CheckOutcome.NEW_EDITION} == {outcome for _, outcome in found.values()}


def test_a_page_that_is_no_feed_is_a_failure(site: Site, watched: Watched) -> None:
    """Not a feed without entries."""
    watched.source(f'feed = "{site.put("/feed", "<html><p>Hello</p></html>", media_type="text/html")}"\n')
    (result,) = watched.check()
    assert "is no Atom or RSS feed" in (result.failure or "")


def test_an_index_that_links_into_a_private_network_is_refused(site: Site, watched: Watched) -> None:
    """What a page links to is no more to be trusted than a redirect."""
    html = '<a href="http://10.0.0.1/2024">Report 2024</a>'
    watched.source(f'index = "{site.put("/index", html, media_type="text/html")}"\nlink_text = "Report"\n')
    (result,) = watched.check()
    assert "10.0.0.1 is a private address" in result.detail


def test_a_token_in_a_link_is_asked_with_and_not_kept(reports: Site, watched: Watched) -> None:
    """A signature is another one at each visit; the page is read anew for it, and one that left has none."""
    link = '<a href="/reports/2024.txt?sig=one1st">Report 2024</a>'
    gone = '<a href="/old/x?sig=one1st">Report 2023</a>'
    reports.put("/index", f"<p>{gone}{link}", media_type="text/html")
    watched.source(f'index = "{reports.url("/index")}"\nlink_text = "^Report"\n')
    kept = reports.url("/reports/2024.txt?sig=…")
    assert (kept, CheckOutcome.NEW_EDITION) == _found(watched)["2024"]
    assert reports.asked("/reports/2024.txt")[0].path.endswith("?sig=one1st")
    reports.put("/index", f"<p>{gone}{link}".replace("one1st", "two2nd"), media_type="text/html")
    for _ in range(2):
        assert (kept, CheckOutcome.UNCHANGED) == _found(watched)["2024"]
    assert ["one1st", "two2nd", "two2nd"] == [
        each.path.partition("sig=")[2] for each in reports.asked("/reports/2024.txt")
    ]
    assert "if-none-match" in reports.asked("/reports/2024.txt")[2].headers
    assert "if-none-match" not in reports.asked("/index")[2].headers
    stored = "\n".join(watched.store.connection.iterdump())
    assert "sig=…" in stored
    assert "one1st" not in stored
    assert "two2nd" not in stored

    reports.put("/index", f"<p>{link}", media_type="text/html")
    (result,) = watched.check()
    assert "2023" in result.detail
    assert "its token was not kept, so it cannot be asked again; give the source another" in result.detail


def test_editions_whose_addresses_differ_in_a_token_alone_are_told_apart(
    site: Site, watched: Watched
) -> None:
    """It may be how the site numbers its documents."""

    def document(handler: http.Handler) -> None:
        handler.answer(200, edition(2000 + int(handler.path[-2:])).encode(), {"Content-Type": "text/plain"})

    site.behave("/get", document)
    links = '<a href="/get?key=abc23">Report 2023</a><a href="/get?key=abc24">Report 2024</a>'
    site.put("/index", links, media_type="text/html")
    watched.source(f'index = "{site.url("/index")}"\nlink_text = "^Report"\n')
    for outcome in (CheckOutcome.NEW_EDITION, CheckOutcome.UNCHANGED):
        expected = {year: (site.url(f"/get?key=…#{year}"), outcome) for year in ("2023", "2024")}
        assert expected == _found(watched)
    assert {"2023", "2024"} == {each.edition for each in watched.store.snapshots()}


def test_secrets_of_a_source_are_not_sent_to_other_sites(
    reports: Site, watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An index page may link anywhere; what links to its own site gets them."""
    monkeypatch.setenv("TOKEN", "s3cret")
    links = "".join(
        f'<a href="{address}?k={{key}}">Report {year}</a>'
        for address, year in (
            (reports.url("/reports/2024.txt"), 2024),
            (reports.url("/old/x", host="localhost"), 2023),
        )
    )
    reports.put("/index", links, media_type="text/html")
    watched.source(
        f'index = "{reports.url("/index?k={key}")}"\nlink_text = "^Report"\n'
        'secrets = { key = { env = "TOKEN" } }\nheaders = { X-Api-Key = { env = "TOKEN" } }\n'
    )
    watched.check()
    (index,), (own,), (other,) = map(reports.asked, ("/index", "/reports/2024.txt", "/old/x"))
    assert ("s3cret", "s3cret") == (index.headers["x-api-key"], own.headers["x-api-key"])
    assert ("/index?k=s3cret", "/reports/2024.txt?k=s3cret") == (index.path, own.path)
    assert "s3cret" not in f"{other.path}{other.headers}"
    assert "s3cret" not in "\n".join(watched.store.connection.iterdump())


def test_no_file_yet_is_not_yet(watched: Watched) -> None:
    """A folder may be filled later."""
    watched.source('path = "in/*.txt"\n')
    (result,) = watched.check()
    assert CheckOutcome.NOT_YET == result.outcome


def test_a_file_pattern_may_be_absolute(watched: Watched, tmp_path: Path) -> None:
    """And labels need be no years."""
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    (folder / "report Q1.txt").write_text(edition(1))
    watched.source(f'path = "{folder}/report {{edition}}.txt"\n')
    assert ["Q1"] == list(_found(watched))
