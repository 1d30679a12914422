from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from tests.servers import http
from tests.sources.editions import edition, page, without_headings
from tracker.config import load_config
from tracker.errors import InputError, NotFoundError, UsageError
from tracker.model import Document
from tracker.sources import deciding
from tracker.sources.deciding import accept, provisional, reject
from tracker.sources.gate import Reason
from tracker.sources.pages import doubts_of_page
from tracker.sources.quarantine import State, held_item, held_items, hold
from tracker.sources.results import CheckOutcome
from tracker.sources.texts import read_document
from tracker.store import Outcome

if TYPE_CHECKING:
    from pathlib import Path

    from tests.servers.http import Site
    from tests.sources.conftest import Watched
    from tracker.model import Edition

MENU = "<nav>" + " ".join(f"<a href=/{each}>Menu entry {each}</a>" for each in range(150)) + "</nav>"

CLOUDFLARE = """<!DOCTYPE html><html lang="en-US"><head><title>Just a moment...</title></head><body>
<noscript><span>Enable JavaScript and cookies to continue</span></noscript>
<script>window._cf_chl_opt = {}; a.src='/cdn-cgi/challenge-platform/h/g/chl_page/v1';</script>
</body></html>"""
CLOUDFLARE_BLOCK = """<html><head><title>Attention Required! | Cloudflare</title></head><body>
<h1>Sorry, you have been blocked</h1><p>You are unable to access example.org</p>
<div class="cf-error-details">Cloudflare Ray ID: 7a</div></body></html>"""
INCAPSULA = """<html style="height:100%"><head><META NAME="ROBOTS" CONTENT="NOINDEX, NOFOLLOW"></head><body>
<iframe src="/_Incapsula_Resource?SWUDNSAI=31">Request unsuccessful. Incapsula incident ID:
878000490122-4</iframe></body></html>"""
AKAMAI = """<HTML><HEAD><TITLE>Access Denied</TITLE></HEAD><BODY><H1>Access Denied</H1>
You don't have permission to access "http&#58;&#47;&#47;example.org" on this server.<P>
Reference&#32;&#35;18.4f&#46;1700000000<P>https&#58;&#47;&#47;errors.edgesuite.net&#47;18</BODY></HTML>"""
SCRIPT_ONLY = """<html><head><title>Report</title></head><body><div id=root></div>
<noscript>You need to enable JavaScript to run this app.</noscript></body></html>"""
SOFT_404 = f"""<html><head><title>Page not found - Ministry</title></head><body>{MENU}
<h1>We could not find that page</h1></body></html>"""
SOFT_404_HEADING = (
    f"<html><head><title>Ministry</title></head><body>{MENU}<h1>404</h1><p>Sorry.</p></body></html>"
)
SOFT_404_TEXT = "<html><body><p>The document you requested is no longer available.</p></body></html>"
LOG_IN = """<html><head><title>Sign in</title></head><body><form><input name=user>
<input type=password name=p><button>Sign in</button></form></body></html>"""

FRENCH = (
    "Le gouvernement n'a signalé aucun cas de torture dans les centres de détention au cours de l'année, "
    "et les organisations non gouvernementales ont déclaré que les abus étaient courants. "
)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (CLOUDFLARE, Reason.CHALLENGE),
        (CLOUDFLARE_BLOCK, Reason.CHALLENGE),
        (INCAPSULA, Reason.CHALLENGE),
        (AKAMAI, Reason.CHALLENGE),
        (SCRIPT_ONLY, Reason.CHALLENGE),
        (SOFT_404, Reason.NOT_FOUND),
        (SOFT_404_HEADING, Reason.NOT_FOUND),
        (SOFT_404_TEXT, Reason.NOT_FOUND),
        (LOG_IN, Reason.LOG_IN),
    ],
    ids=[
        "cloudflare",
        "cloudflare-block",
        "incapsula",
        "akamai",
        "script",
        "404",
        "404-h1",
        "404-text",
        "log-in",
    ],
)
def test_pages_in_an_editions_place_are_told(content: str, reason: Reason) -> None:
    """Each for what it is."""
    document = Document(content=content.encode(), source="x", media_type="text/html")
    assert [reason] == [doubt.reason for doubt in doubts_of_page(document, "text/html")]


@pytest.mark.parametrize(
    "extra",
    [
        '<script src="/cdn-cgi/challenge-platform/scripts/jsd/main.js"></script>',
        "<noscript>Please enable JavaScript for the best experience.</noscript>",
        "<form><input type=password></form>",
        "<p>Access denied: journalists said that they could not verify that you are human.</p>",
    ],
)
def test_a_real_page_may_hold_the_same_words(extra: str) -> None:
    """Sites put such scripts into all their pages, and reports speak of denied access."""
    content = page(edition(2023) * 3, extra=extra)
    document = Document(content=content.encode(), source="x", media_type="text/html")
    assert [] == doubts_of_page(document, "text/html")


@pytest.mark.parametrize(
    ("content", "media_type", "reason"),
    [
        (b"", "text/html", "the answer is empty"),
        (page(edition(2023)).encode(), "application/pdf", "announced as application/pdf"),
        (b"\x89PNG\r\n\x1a\n" + b"\0\xff" * 500, "text/html", ""),
        (CLOUDFLARE.encode(), "text/html", "Cloudflare"),
        (b"Norway 2023\n\nToo short to be a report.\n", "text/plain", "6 words, expected at least 150"),
    ],
    ids=["empty", "no pdf", "picture", "challenge", "short"],
)
def test_what_is_no_edition_is_quarantined(
    site: Site, watched: Watched, content: bytes, media_type: str, reason: str
) -> None:
    """With its bytes and the reason; nothing is stored, and it is told once."""
    watched.source(f'url = "{site.url("/2023")}"\nedition = "2023"\n')
    site.put("/2023", content, media_type=media_type, validators=False)
    result = watched.check_one()
    assert CheckOutcome.QUARANTINED == result.outcome
    assert reason in result.detail
    watched.check()
    (held,) = held_items(watched.store)
    assert (content, 2) == (held_item(watched.store, held.id).document.content, held.times)
    assert ["quarantined"] == watched.told()
    assert [] == watched.store.snapshots()


@pytest.mark.parametrize("code", [202, 203, 403])
def test_a_status_that_gives_no_edition_is_quarantined(site: Site, watched: Watched, code: int) -> None:
    """Whatever the body looks like."""
    watched.source(f'url = "{site.url("/2023")}"\nedition = "2023"\n')
    site.behave("/2023", http.status(code, edition(2023).encode(), Content_Type="text/plain"))
    result = watched.check_one()
    assert (CheckOutcome.QUARANTINED, True) == (result.outcome, f"answered {code}" in result.detail)


@pytest.mark.parametrize("whole", [page(edition(2023)), edition(2023)], ids=["page", "text"])
def test_a_text_that_breaks_off_is_no_revision(site: Site, watched: Watched, whole: str) -> None:
    """Where the server announces no length, a connection that breaks looks like the end."""
    media_type = "text/html" if "<" in whole else "text/plain"
    watched.source(f'url = "{site.url("/2023")}"\nedition = "2023"\n')
    site.put("/2023", whole, media_type=media_type)
    watched.check()

    def broken(handler: http.Handler) -> None:
        handler.head(200, {"Content-Type": media_type, "Connection": "close"})
        handler.wfile.write(whole.encode()[: int(len(whole) * 0.8)])
        handler.close_connection = True

    site.behave("/2023", broken)
    result = watched.check_one()
    assert CheckOutcome.QUARANTINED == result.outcome
    assert "its end is missing" in result.detail or "breaks off in the middle" in result.detail
    site.put("/2023", whole, media_type=media_type)
    assert CheckOutcome.UNCHANGED == watched.check_one().outcome
    assert ["new edition", "quarantined"] == watched.told()


def test_statements_that_went_from_the_end_are_a_revision(site: Site, watched: Watched) -> None:
    """What ends with a sentence, or closes as a page does, may be meant so."""
    watched.source(f'url = "{site.url("/2023")}"\nedition = "2023"\n')
    site.put("/2023", page(edition(2023)), media_type="text/html")
    watched.check()
    shorter = edition(2023).rpartition("Prosecutors opened")[0]
    site.put("/2023", page(shorter), media_type="text/html")
    assert CheckOutcome.REVISION == watched.check_one().outcome


@pytest.mark.parametrize("front", ["/", "/en/", "/index.html"])
def test_the_front_page_is_no_edition(site: Site, watched: Watched, front: str) -> None:
    """Sites send whoever asks for a page that they have not, or no longer have, to where they begin."""
    watched.source(f'url = "{site.url("/reports/{edition}")}"\neditions = ["2023", "2024"]\n')
    site.put("/reports/2023", page(edition(2023)), media_type="text/html")
    site.put(front, page(edition(2022)), media_type="text/html")
    site.behave("/reports/2024", http.redirect(front))
    (result,) = watched.check()
    site.behave("/reports/2023", http.redirect(front, 301))
    (later,) = watched.check()

    assert [CheckOutcome.NEW_EDITION, CheckOutcome.QUARANTINED] == [each.outcome for each in result.editions]
    assert f"redirected to the site's front page, {site.url(front)}" == result.editions[1].detail
    assert CheckOutcome.QUARANTINED == later.editions[0].outcome
    assert ["new edition", "quarantined", "quarantined"] == watched.told()


def test_a_front_page_that_was_asked_for_is_an_edition(site: Site, watched: Watched) -> None:
    """A site may be the report; and an address with a query names a page."""
    watched.source(f'url = "{site.url("/")}"\nedition = "2023"\n')
    site.put("/en/", page(edition(2023)), media_type="text/html")
    site.behave("/", http.redirect("/en/"))
    assert CheckOutcome.NEW_EDITION == watched.check_one().outcome
    watched.source(f'url = "{site.url("/short")}"\nedition = "2024"\n')
    site.behave("/short", http.redirect("/?p=7"))
    site.put("/", page(edition(2024)), media_type="text/html")
    assert CheckOutcome.NEW_EDITION == watched.check_one().outcome


def test_another_language_is_quarantined(site: Site, watched: Watched) -> None:
    """The site's own translation at the same address is not the edition."""
    watched.source(f'url = "{site.url("/2023")}"\nedition = "2023"\n')
    site.put("/2023", "Norvège\n\n" + FRENCH * 12)
    result = watched.check_one()
    assert (CheckOutcome.QUARANTINED, "its language is fr, the report's is en") == (
        result.outcome,
        result.detail,
    )


def test_no_room_for_a_temporary_file_is_a_line_of_our_own(
    site: Site, watched: Watched, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The language model is unpacked into one: where that cannot be, the source fails and nothing is lost."""
    monkeypatch.setattr("py3langid.langid.IDENTIFIER", None)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "nowhere"))
    watched.source(f'url = "{site.url("/2023")}"\nedition = "2023"\n')
    site.put("/2023", "Norvège\n\n" + FRENCH * 12)
    result = watched.check_one()
    assert CheckOutcome.FAILED == result.outcome
    assert result.detail.startswith("its language cannot be told, which needs a temporary file: No such file")
    monkeypatch.setattr("tempfile.tempdir", None)
    assert CheckOutcome.QUARANTINED == watched.check_one().outcome


def test_a_text_that_shrank_is_told_at_once_and_unconfirmed(site: Site, watched: Watched) -> None:
    """It may be a fault of the site; it may be the very thing people watch for."""
    watched.source(f'url = "{site.url("/2023")}"\nedition = "2023"\nleast_words = 20\n')
    site.put("/2023", edition(2023))
    watched.check()
    gutted = "\n\n".join(edition(2023).split("\n\n")[:3]) + "\n"
    site.put("/2023", gutted)
    result = watched.check_one()
    assert CheckOutcome.QUARANTINED == result.outcome
    assert result.detail.startswith("unconfirmed: ")
    assert result.compared is not None
    assert result.compared.counts["removed"] > 8
    event = watched.events()[-1]
    assert ("shrunk", result.quarantine) == (event.kind, event.payload["quarantine"])
    assert result.compared.counts == event.payload["compared"]["counts"]
    assert result.quarantine is not None
    config = load_config(watched.root / "tracker.toml")
    _, comparison = provisional(config, watched.store, result.quarantine)
    assert comparison is not None
    assert "2023 (unconfirmed)" == comparison.new.provenance.edition
    assert edition(2023).split("\n\n")[-1].strip()[:40] in watched.store.edition("norway", "2023").text


def test_a_lost_outline_is_told_at_once_and_unconfirmed(site: Site, watched: Watched) -> None:
    """The same statements without a heading."""
    watched.source(f'url = "{site.url("/2023")}"\nedition = "2023"\n')
    site.put("/2023", page(edition(2023)), media_type="text/html")
    watched.check()
    flat = f"<html><body><main><p>{without_headings(edition(2023))}</p></main></body></html>"
    site.put("/2023", flat, media_type="text/html")
    assert CheckOutcome.QUARANTINED == watched.check_one().outcome
    assert ["new edition", "restructured"] == watched.told()


def _gutted(site: Site, watched: Watched) -> int:
    """Bring a shrunk text into quarantine; gives its number."""
    watched.source(f'url = "{site.url("/2023")}"\nedition = "2023"\nleast_words = 20\n')
    site.put("/2023", edition(2023))
    watched.check()
    site.put("/2023", "\n\n".join(edition(2023).split("\n\n")[:3]) + "\n")
    number = watched.check_one().quarantine
    assert number is not None
    return number


def test_what_is_accepted_becomes_a_revision(site: Site, watched: Watched) -> None:
    """With its validators: the next check finds it unchanged."""
    number = _gutted(site, watched)
    added, compared = accept(load_config(watched.root / "tracker.toml"), watched.store, number)
    assert (Outcome.REVISION, 2) == (added.outcome, added.revision)
    assert compared is not None
    assert ["new edition", "shrunk", "revision"] == watched.told()
    assert State.ACCEPTED == held_item(watched.store, number).state
    assert CheckOutcome.UNCHANGED == watched.check_one().outcome
    page_now = site.pages["/2023"]
    assert isinstance(page_now, http.Page)
    assert page_now.etag == site.asked("/2023")[-1].headers["if-none-match"]


def test_what_is_rejected_is_no_news_any_more(site: Site, watched: Watched) -> None:
    """The same bytes stay in quarantine; other bytes are news."""
    number = _gutted(site, watched)
    reject(watched.store, number)
    result = watched.check_one()
    assert (CheckOutcome.QUARANTINED, number) == (result.outcome, result.quarantine)
    assert "rejected on" in result.detail
    assert ["new edition", "shrunk", "cleared"] == watched.told()
    site.put("/2023", "\n\n".join(edition(2023).split("\n\n")[:2]) + "\n\nAnd so on.\n")
    watched.check()
    assert ["new edition", "shrunk", "cleared", "shrunk"] == watched.told()


def test_a_sound_answer_closes_what_was_open(site: Site, watched: Watched) -> None:
    """Nobody has to decide about a fault that has passed."""
    number = _gutted(site, watched)
    site.put("/2023", edition(2023, complaints=50))
    assert CheckOutcome.REVISION == watched.check_one().outcome
    assert State.SUPERSEDED == held_item(watched.store, number).state


def test_an_unchanged_answer_closes_what_was_open(site: Site, watched: Watched) -> None:
    """Also where it is the text of before, told by a 304."""
    number = _gutted(site, watched)
    site.put("/2023", edition(2023))
    assert CheckOutcome.UNCHANGED == watched.check_one().outcome
    assert State.SUPERSEDED == held_item(watched.store, number).state


def test_two_things_that_cannot_be_read_are_two_items(site: Site, watched: Watched) -> None:
    """An empty answer and one of bytes that are no text: each is kept with its own, and told."""
    watched.source(f'url = "{site.url("/2023")}"\nedition = "2023"\n')
    for content in (b"", bytes(range(256)) * 9, b"", b"\0" + bytes(range(256)) * 10):
        site.put("/2023", content)
        assert CheckOutcome.QUARANTINED == watched.check_one().outcome
    empty, binary = held_items(watched.store, state=State.OPEN)
    assert ("the answer is empty", 2) == (empty.said, empty.times)
    assert 2 == binary.times
    assert b"" == held_item(watched.store, empty.id).document.content
    assert ["quarantined", "quarantined"] == watched.told()


def test_nobody_waits_while_what_is_accepted_is_read(
    site: Site, watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A large PDF takes longer than others wait for the database; what comes meanwhile is read, too."""
    number = _gutted(site, watched)
    held = held_item(watched.store, number)
    other = "\n\n".join(edition(2023).split("\n\n")[:2]) + "\n"
    came: list[bool] = []

    def reading(*arguments: Any, **options: Any) -> Edition:
        if not came:
            came.append(watched.store.connection.in_transaction)
            hold(watched.store, replace(held, document=replace(held.document, content=other.encode())))
        return read_document(*arguments, **options)

    monkeypatch.setattr(deciding, "read_document", reading)
    accept(load_config(watched.root / "tracker.toml"), watched.store, number)
    assert [False] == came
    assert other.strip() == watched.store.edition("norway", "2023").text.strip()


def test_a_decision_is_made_once(site: Site, watched: Watched) -> None:
    """And about what there is; but what was rejected by mistake can be accepted."""
    number = _gutted(site, watched)
    config = load_config(watched.root / "tracker.toml")
    reject(watched.store, number)
    with pytest.raises(UsageError, match="was rejected already"):
        reject(watched.store, number)
    accept(config, watched.store, number)
    with pytest.raises(UsageError, match="was accepted already"):
        reject(watched.store, number)
    with pytest.raises(UsageError, match="was accepted already"):
        accept(config, watched.store, number)
    assert ["new edition", "shrunk", "cleared", "revision"] == watched.told()
    assert CheckOutcome.UNCHANGED == watched.check_one().outcome
    with pytest.raises(NotFoundError, match="no number 99"):
        reject(watched.store, 99)


def test_what_cannot_be_read_cannot_be_accepted(site: Site, watched: Watched) -> None:
    """And stays open."""
    watched.source(f'url = "{site.url("/2023")}"\nedition = "2023"\n')
    site.put("/2023", b"\x89PNG\r\n\x1a\n" + b"\0\xff" * 500, media_type="image/png")
    number = watched.check_one().quarantine
    assert number is not None
    with pytest.raises(InputError):
        accept(load_config(watched.root / "tracker.toml"), watched.store, number)
    assert State.OPEN == held_item(watched.store, number).state


def test_an_accepted_short_edition_may_stay_short(site: Site, watched: Watched) -> None:
    """A person has said that this report is so short."""
    watched.source(f'url = "{site.url("/2023")}"\nedition = "2023"\n')
    text = "Norway 2023\n\nThe report of this year has {} words.\n"
    site.put("/2023", text.format("few"))
    number = watched.check_one().quarantine
    assert number is not None
    accept(load_config(watched.root / "tracker.toml"), watched.store, number)
    site.put("/2023", text.format("some"))
    assert CheckOutcome.REVISION == watched.check_one().outcome
