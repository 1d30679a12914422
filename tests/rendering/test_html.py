import hashlib
import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import lxml.html
import pytest

from tests.rendering import comparison_maker
from tracker import diff_editions
from tracker.cli import run
from tracker.model import Comparison
from tracker.rendering.facts import ReportSettings, RunFacts
from tracker.rendering.html import render_html

Golden = Callable[[str, str], None]
ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "templates" / "report" / "script.js"
SEEDS = ROOT / "seeds"
LARGEST_SCRIPT = 18_000
LARGEST_PAGE = 900_000


@pytest.fixture(scope="module")
def page(small: Comparison, facts: RunFacts, settings: ReportSettings) -> str:
    """Render the small comparison."""
    return render_html(small, facts=facts, settings=settings)


@pytest.fixture(scope="module")
def tree(page: str) -> Any:
    """Parse it."""
    return lxml.html.document_fromstring(page)


def test_every_link_within_the_page_arrives(tree: Any) -> None:
    """Ids are unique and each `#…` names one."""
    ids = tree.xpath("//@id")
    assert len(set(ids)) == len(ids)
    wanted = {href.partition("#")[2] for href in tree.xpath("//a/@href") if "#" in href and "//" not in href}
    assert set() == wanted - set(ids)


def test_links_arrive_under_a_filter_too(small: Comparison, settings: ReportSettings) -> None:
    """What a filter leaves out is not linked to."""
    facts = RunFacts(filter="--kind removed", shown=frozenset({"c0000003", "c0000010"}))
    filtered: Any = lxml.html.document_fromstring(render_html(small, facts=facts, settings=settings))
    ids = set(filtered.xpath("//@id"))
    assert [] == [href for href in filtered.xpath("//a/@href") if href[0] == "#" and href[1:] not in ids]
    assert ["removed"] == filtered.xpath("//input[@name='kind']/@value")
    assert ["?kind=removed#changes"] == [href for href in filtered.xpath("//a/@href") if "kind=" in href]
    assert [] == filtered.xpath("//input[@name='flag' or @name='signal'] | //a[contains(@href, '?flag=')]")


def test_nothing_is_asked_of_any_network(tree: Any) -> None:
    """Style and script stand in the file; only the sources' own addresses are links."""
    assert [] == tree.xpath("//script/@src | //img/@src | //iframe | //object | //base")
    assert ["data:,"] == tree.xpath("//link/@href")
    outside = {href for href in tree.xpath("//a/@href") if not href.startswith(("#", "?"))}
    assert {"https://example.org/2020/ruritania.html", "https://example.org/2023.pdf"} == outside
    styles = "".join(tree.xpath("//style/text()"))
    assert "url(" not in styles
    assert "@import" not in styles


def test_both_texts_of_every_change_stand_on_the_page(tree: Any, small: Comparison) -> None:
    """Each row has its number as its address and exactly the two texts."""
    for change in small.changes:
        row = tree.get_element_by_id(f"c{change.number}")
        texts = [p.text_content() for p in row.xpath("./td/p[not(@class)]")]
        assert [finding.text for finding in (*change.old, *change.new)] == texts


def test_each_passage_can_be_found_in_the_text_it_was_read_from(tree: Any, small: Comparison) -> None:
    """Below it stand paragraph and characters, which cut it out of the text whose hash the page gives."""
    for change in small.changes:
        row = tree.get_element_by_id(f"c{change.number}")
        for edition, findings, cell in ((small.old, change.old, 2), (small.new, change.new, 3)):
            places = [place.text_content() for place in row.xpath(f"./td[{cell}]/p[@class='w']")]
            spans = [re.search(r"¶ (\d+).*, chars (\d+)–(\d+)", place) for place in places]
            found = [edition.text[int(span[2]) : int(span[3])] for span in spans if span]
            assert [finding.text for finding in findings] == found
            assert [str(finding.paragraph) for finding in findings] == [span[1] for span in spans if span]
    said = tree.get_element_by_id("sources").text_content()
    for edition in (small.old, small.new):
        assert hashlib.sha256(edition.text.encode()).hexdigest() in said


def test_the_nearest_passage_names_its_place_where_no_row_shows_it(
    small: Comparison, settings: ReportSettings
) -> None:
    """In an export of selected changes it can be found like those that were selected."""
    facts = RunFacts(filter="--kind removed", shown=frozenset({"c0000003"}))
    filtered: Any = lxml.html.document_fromstring(render_html(small, facts=facts, settings=settings))
    near = small.new.findings[0]
    said = filtered.get_element_by_id("c3").xpath(".//p[@class='e']")[0].text_content()
    place = f"Section 1. Integrity of the Person › ¶ 1, p. 12, chars {near.start}–{near.end}"
    assert f"Nearest, 31% alike: {near.text} {place}" == said.strip()


def test_the_page_says_what_must_be_said(tree: Any, small: Comparison) -> None:
    """Absence, editions passed over, authority, hashes, command, time."""
    text = " ".join(tree.body.text_content().split())
    for said in (
        "is not evidence that what it described has ended",
        "The editions 2021 and 2022, between 2020 and 2023, were not compared",
        "This text comes from a third party’s copy.",
        small.old.provenance.sha256,
        small.new.provenance.sha256,
        "tracker diff 2020 2023 -o report.html",
        "2024-05-03 08:00 UTC",
    ):
        assert said in text


def test_a_report_in_another_language_is_marked_as_such(small: Comparison) -> None:
    """Passages carry their language and direction; the page's own words stay English."""
    arabic = replace(small.new, provenance=replace(small.new.provenance, language="ar"))
    tree: Any = lxml.html.document_fromstring(render_html(replace(small, new=arabic)))
    assert "en" == tree.get("lang")
    passages = tree.get_element_by_id("c2").xpath("./td/p[not(@class)]")
    assert [(None, None), ("ar", "rtl")] == [(p.get("lang"), p.get("dir")) for p in passages]


def test_titles_and_names_are_marked_in_their_language_too(
    small: Comparison, facts: RunFacts, settings: ReportSettings
) -> None:
    """Wherever the page quotes a title, a name or a figure, each in its own edition's language."""
    arabic, german = (
        replace(edition, provenance=replace(edition.provenance, language=language))
        for edition, language in ((small.old, "ar"), (small.new, "de"))
    )
    other = replace(small, old=arabic, new=german)
    tree: Any = lxml.html.document_fromstring(render_html(other, facts=facts, settings=settings))
    for words, language in (("b. Prisons", "de"), ("Section 2. Privacy", "ar"), ("Ivan Petrov", "ar")):
        marked = [e for e in tree.body.iter() if isinstance(e.tag, str) and (e.text or "").strip() == words]
        assert marked
        assert {"ar", "de"} >= {e.get("lang") for e in marked} >= {language}
    assert "rtl" == tree.get_element_by_id("x4").xpath(".//h3/bdi")[0].get("dir")


def test_the_same_comparison_gives_the_same_page(small: Comparison) -> None:
    """Without facts of a run there is nothing in the page that differs from run to run."""
    assert render_html(small) == render_html(small)


def test_what_there_is_none_of_has_no_heading() -> None:
    """A page of one row: it is counted as one, and the section of figures, names and terms is left out."""
    old, new = (
        comparison_maker.edition(label, [(0, "Report", []), (1, "Prisons", [[text]])])
        for label, text in (("2020", "The cells were cold."), ("2023", "The cells were warm."))
    )
    page: Any = lxml.html.document_fromstring(render_html(diff_editions(old, new)))
    assert page.xpath("//output")[0].text == "1 row"
    assert [] == page.xpath("//*[@id='tables'] | //a[@href='#tables']")


def test_a_filter_is_named_on_the_page(small: Comparison) -> None:
    """The head says so, and only the rows it leaves are there."""
    facts = RunFacts(filter="--kind removed", shown=frozenset({"c0000003"}))
    tree: Any = lxml.html.document_fromstring(render_html(small, facts=facts))
    assert ["c3"] == [row for row in tree.xpath("//tr/@id") if re.fullmatch(r"c\d+", row)]
    assert "1 of 10 shown" in tree.body.text_content()


def test_an_exhibit_holds_the_rows_and_what_they_are_checked_by(
    small: Comparison, settings: ReportSettings
) -> None:
    """Rows that were named by their numbers stand without lists of the whole comparison beside them."""
    facts = RunFacts(filter="--row 3,10", shown=frozenset({"c0000003", "c0000010"}), named=True)
    tree: Any = lxml.html.document_fromstring(render_html(small, facts=facts, settings=settings))
    ids = set(tree.xpath("//@id"))
    assert {"glance", "changes", "method", "sources"} <= ids
    assert not {"important", "tables", "outline", "themes"} & ids
    assert [] == [href for href in tree.xpath("//a/@href") if href[0] == "#" and href[1:] not in ids]
    assert ["c3", "c10"] == [row for row in tree.xpath("//tr/@id") if re.fullmatch(r"c\d+", row)]


def test_the_text_of_the_page(tree: Any, golden: Golden) -> None:
    """What a reader reads, line by line, is as reviewed."""
    for element in tree.xpath("//script | //style | //form | //dialog"):
        element.drop_tree()
    for element in tree.iter(
        "p", "li", "tr", "td", "h1", "h2", "h3", "h4", "dt", "dd", "summary", "text", "title"
    ):
        element.tail = f"\n{element.tail or ''}"
    lines = (" ".join(line.split()) for line in tree.text_content().splitlines())
    golden("page.txt", "\n".join(line for line in lines if line) + "\n")


def test_the_script_is_small() -> None:
    """Written by hand, under 18 kB."""
    assert len(SCRIPT.read_bytes()) < LARGEST_SCRIPT


@pytest.mark.slow
def test_the_page_of_the_seeds_is_not_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """At most 900 kB as the project's own workspace writes it, themes and facts of the run included."""
    shutil.copy(ROOT / "tracker.toml", tmp_path)
    shutil.copytree(SEEDS, tmp_path / "seeds")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("TRACKER_WORKSPACE", raising=False)
    run(["diff", "2020", "2023", "-o", "page.html"])
    page = (tmp_path / "page.html").read_bytes()
    assert b"data-t=" in page
    assert len(page) <= LARGEST_PAGE


def test_no_more_is_said_than_was_found(tree: Any) -> None:
    """A finding whose outcome was reversed is found again, it does not stand; headings are not counted."""
    glance = tree.get_element_by_id("glance").text_content()
    assert "67 percent of the findings of 2020, and " in glance
    assert "are in findings found again in 2023." in glance
    assert "Terms counted in the findings" in tree.get_element_by_id("tables").text_content()
