"""The verb preview: what would be read of a file or an address."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.conftest import ONLINE
from tests.sources.editions import edition, page

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Ran
    from tests.servers.http import Site

    Tracker = Callable[..., Ran]


def test_preview_shows_what_would_be_read(site: Site, online: Path, tracker: Tracker) -> None:
    """With the settings of the source that declares the address; nothing is stored."""
    url = site.put("/2023", page(edition(2023)), media_type="text/html")
    ran = tracker("preview", url, "--findings", "1")
    assert 0 == ran.code, ran.err
    assert f"source: {site.url('/{edition}')}" in ran.out
    assert "would be taken in as an edition" in ran.out
    assert "Executive Summary  3" in ran.out
    assert "There were no significant changes" in ran.out
    assert "Contact us" in ran.out.split("Set aside")[1]
    assert not (online / "snapshots").exists()


@pytest.mark.usefixtures("online")
def test_preview_says_what_would_be_quarantined(site: Site, tracker: Tracker) -> None:
    """Before a source is trusted."""
    url = site.put("/2023", "<title>Page not found</title><p>Sorry</p>", media_type="text/html")
    assert 'would be quarantined: a page that says "Page not found"' in tracker("preview", url).out


def test_preview_of_a_file_and_of_nothing(online: Path, tracker: Tracker) -> None:
    """A path works as well; what is not there is not found; a private address is refused."""
    (online / "x.txt").write_text(edition(2023))
    assert "would be taken in as an edition" in tracker("preview", "x.txt").out
    assert 0 == tracker("preview", "x.txt", "--findings", "9" * 30).code
    assert 3 == tracker("preview", "y.txt").code
    refused = tracker("preview", "http://127.0.0.2:9/")
    assert (5, True) == (refused.code, "loopback" in refused.error)
    unknown = tracker("preview", "x.txt", "--source", "nothing")
    assert (3, True) == (unknown.code, "no such source" in unknown.error)


def test_preview_counts_the_headings_that_there_are(online: Path, tracker: Tracker) -> None:
    """A text without any is read as one section, which is no heading."""
    (online / "x.txt").write_text("A sentence stands here. Another one follows it.\n")
    ran = tracker("preview", "x.txt")
    assert "found: 0 headings, 2 findings" in ran.out
    assert "notice: no heading found" in ran.out


def test_preview_of_an_index_page_shows_what_it_names(site: Site, online: Path, tracker: Tracker) -> None:
    """It is no edition itself, and no check would take it for one."""
    config = ONLINE.replace(
        'url = "{url}"\neditions = ["2023", "2024"]', 'index = "{url}"\nlink_text = "Norway"'
    )
    (online / "tracker.toml").write_text(config.format(url=site.url("/all")))
    links = '<a href="/n/2023">Norway 2023</a><a href="/n/2024">Norway 2024</a><a href="/x">Other</a>'
    url = site.put("/all", f"<title>Reports</title>{links}", media_type="text/html")
    ran = tracker("preview", url)
    assert 0 == ran.code, ran.err
    assert "names 2 editions" in ran.out
    assert f"`tracker preview ADDRESS --source {url}` shows what would be read of each" in ran.out
    site.put("/n/2023", page(edition(2023)), media_type="text/html")
    one = tracker("preview", site.url("/n/2023"), "--source", url)
    assert "would be taken in as an edition" in one.out
    assert f"  2023  {site.url('/n/2023')}\n  2024  {site.url('/n/2024')}\n" in ran.out
    assert "quarantined" not in ran.out
    assert "taken in" not in ran.out

    site.put("/all", "<title>Reports</title><p>Moved</p>", media_type="text/html")
    assert 5 == tracker("preview", url).code


@pytest.mark.usefixtures("online")
def test_what_cannot_be_fetched_is_named_without_its_secrets(tracker: Tracker) -> None:
    """One line: what, where, what to do; also for what is no address at all."""
    refused = tracker("preview", "http://ann:pw@127.0.0.1:9/a?token=s3cret&lang=en")
    nonsense = tracker("preview", "http://[::1")
    assert (5, 5) == (refused.code, nonsense.code)
    assert refused.error.startswith(
        "tracker: http://…@127.0.0.1:9/a?token=…&lang=en: 127.0.0.1 is a loopback"
    )
    assert "allow_networks" in refused.error
    assert "tracker: http://[::1: no address that can be asked" == nonsense.error


def test_a_folder_is_no_page_to_preview(tracker: Tracker, workspace: Path) -> None:
    """As `add` says it."""
    (workspace / "folder").mkdir()

    ran = tracker("preview", "folder")
    assert (4, "tracker: folder: a folder; name the edition's file in it") == (ran.code, ran.error)
