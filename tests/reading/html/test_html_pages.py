"""What publishers' pages do to a report: ids made from headings, accordions, tabs, notes, references."""

from __future__ import annotations

import pytest

from tests.reading.html.pages import TEXT, aside, kinds, page, texts
from tracker.model import Document
from tracker.reading import read
from tracker.reading.blocks import BlockKind

REST = "".join(f"<h2>Part {number}</h2><p>{TEXT} {TEXT}</p>" for number in "12345678")


def outline(markup: str) -> list[tuple[str, int | None]]:
    """The headings of a page with this body, and their levels."""
    return [(block.text, block.level) for block in page(markup).blocks if block.kind is BlockKind.HEADING]


@pytest.mark.parametrize(
    ("place", "heading"),
    [
        ("social-rights", "Social Rights"),
        ("search-and-seizure", "c. Search and Seizure"),
        ("age-of-consent", "The Age of Consent"),
        ("public-comments", "Public Comments"),
        ("consent", "Consent"),
    ],
)
def test_an_id_made_from_a_heading_is_no_sign_of_chrome(place: str, heading: str) -> None:
    """Systems make ids from headings: `search-and-seizure` is a section, though `search` may name a box."""
    said = "Police searched homes, <a href='https://x.org'>an NGO</a> said."
    tool = "<button>Copy link</button>" if "-" in place else ""
    reading = page(f"<main>{REST}<section id={place}><h3>{heading} {tool}</h3><p>{said}</p></section></main>")
    assert [heading, "Police searched homes, an NGO said."] == texts(reading)[-2:]


@pytest.mark.parametrize("tag", ["p", "li"])
def test_the_id_of_a_paragraph_is_no_sign_of_chrome(tag: str) -> None:
    """A paragraph may be cited by an address that says what it is about."""
    said = f"<{tag} id=survey-data>A survey<sup><a href='#n1'>1</a></sup> found abuse.</{tag}>"
    assert texts(page(f"<main>{REST}{said}</main>"))[-1] == "A survey found abuse."


def test_a_box_is_known_by_its_name_all_the_same() -> None:
    """Breadcrumbs have an id, and a heading may name the comments below it."""
    reading = page(
        f"<p id=breadcrumbs><a href=/>Home</a> » <a href=/r>Reports</a></p>{REST}"
        "<section id=comments><h2>Comments</h2><p>So true!</p><button>Reply</button></section>"
    )
    assert {"breadcrumbs", "comments"} == set(aside(reading))


def test_a_number_that_links_to_a_section_stays_in_its_sentence() -> None:
    """A plain figure in a link is a footnote's mark only where the link or the note says so."""
    reading = page(
        "<p>See section <a href='#s7'>7</a>, part <a href='#iv'>iv</a> and annex <a href='#b'>b</a>.</p>"
        "<p>So<a href='#_ftn3'>3</a>.</p><p>He<a id=r4 href='#n4'>4</a> did<a href='#x'>[5]</a>.</p>"
        f"{REST}<p id=n4>A note. <a href='#r4'>↑</a></p>"
    )
    assert ["See section 7, part iv and annex b.", "So.", "He did."] == texts(reading)[:3]
    assert ["3", "4", "[5]"] == [piece.text for piece in reading.set_aside if piece.reason == "footnote mark"]


@pytest.mark.parametrize(
    "mark",
    [
        "<sup id='fnref:2' role='doc-noteref'><a href='#fn:2' rel='footnote'>[footnote 2]</a></sup>",
        "<a href='#note-2'>[note 2]</a>",
        "<a href='#x' role='doc-noteref'>[сноска 2]</a>",
    ],
)
def test_marks_may_say_that_they_are_notes(mark: str) -> None:
    """`[footnote 2]` is a mark."""
    assert ["So they said.", "Then."] == texts(page(f"<p>So they said.{mark}</p><p>Then.</p>"))
    assert texts(page("<p>So <a href='#x'>[article 2]</a>.</p>")) == ["So [article 2]."]


@pytest.mark.parametrize(
    ("mark", "note"),
    [
        ("<a href='#_ftn1' name='_ftnref1'>[1]</a>", "<p><a href='#_ftnref1' name='_ftn1'>[1]</a> Note.</p>"),
        ("<sup id=r1><a href='#n1'>1</a></sup>", "<ul><li id=n1><p>Note. <a href='#r1'>↩</a></p></li></ul>"),
        (
            "<a name=r1></a><a href='#n1'><sup>1</sup></a>",
            "<div><a name=n1></a><a href='#r1'>1</a> Note.</div>",
        ),
    ],
)
def test_a_note_is_known_by_the_way_back(mark: str, note: str) -> None:
    """What a mark in a sentence leads to, and leads back to it, is its note, wherever it stands."""
    reading = page(f"<article>{REST}<p>Police did it.{mark}</p>{note}</article>")
    assert texts(reading)[-1] == "Police did it."
    assert "Note." in aside(reading)["footnote"]


def test_links_to_and_fro_between_contents_and_sections_make_no_notes() -> None:
    """A number that begins its line is no mark, and a section no note."""
    listed = "<p><a id=c1 href='#s1'>1</a> Torture</p><p><a id=c2 href='#s2'>2</a> Courts</p>"
    parts = "<p><a id=s1 href='#c1'>1</a> Torture was common.</p><p><a id=s2 href='#c2'>2</a> Few sat.</p>"
    reading = page(f"{listed}{parts}")
    assert ["1 Torture was common.", "2 Few sat."] == texts(reading)[-2:]


@pytest.mark.parametrize(
    "end", ["<a href='#r1'>Back to the text</a>", "<table><tr><td>5</table><a href='#r1'>↑</a>"]
)
def test_a_part_that_leads_back_is_no_note(end: str) -> None:
    """A table does, and a box."""
    reading = page(f"{REST}<p>See Box <a id=r1 href='#b1'>1</a>.</p><div id=b1>They did it.{end}</div>")
    assert "See Box 1." in texts(reading)
    assert any(text.startswith("They did it.") for text in texts(reading))


def accordion(opener: str, panel: str) -> str:
    """Two parts that open on a click."""
    return "".join(
        f"{opener.format(number, name)}{panel.format(number)}"
        for number, name in enumerate(["Killings", "Courts"])
    )


@pytest.mark.parametrize(
    ("opener", "panel"),
    [
        (
            "<div class=card-header><button aria-controls=c{0} aria-expanded=false>{1}</button></div>",
            f"<div id=c{{0}} class=collapse><h3>a. Law</h3><p>{TEXT}</p></div>",
        ),
        ("<details><summary>{1}</summary>", f"<h3>a. Law</h3><p>{TEXT}</p></details>"),
        (
            "<div class=title role=button aria-controls=c{0}><a tabindex=0>{1}</a></div>",
            f"<div id=c{{0}} role=region><h3>a. Law</h3><p>{TEXT}</p></div>",
        ),
        (
            "<div><a data-toggle=collapse href='#c{0}'>{1}</a></div>",
            f"<div><div id=c{{0}} class=collapse><h3>a. Law</h3><p>{TEXT}</p></div></div>",
        ),
        (
            "<div role=tab aria-controls=c{0}><a href='#'>{1}</a></div>",
            f"<div id=c{{0}} role=tabpanel><h3>a. Law</h3><p>{TEXT}</p></div>",
        ),
        ("<div role=heading aria-level=2>{1}</div>", f"<h3>a. Law</h3><p>{TEXT}</p>"),
        ("<h2><button>{1}</button> <button>Copy link</button></h2>", f"<h3>a. Law</h3><p>{TEXT}</p>"),
    ],
)
def test_what_opens_a_part_is_its_heading(opener: str, panel: str) -> None:
    """Whatever its tag; it ranks above the headings in the part."""
    found = outline(f"<h1>Report</h1>{accordion(opener, panel)}")
    assert [("Report", 1), ("Killings", 2), ("a. Law", 3), ("Courts", 2), ("a. Law", 3)] == found


def test_buttons_that_open_parts_without_headings_rank_below_the_heading_before() -> None:
    """They are headings all the same."""
    opener = "<button data-bs-target='#c{0}'>{1}</button>"
    panel = f"<div id=c{{0}} hidden><p>{TEXT}</p></div>"
    found = outline(f"<h1>Report</h1><h2>Findings</h2>{accordion(opener, panel)}")
    assert [("Report", 1), ("Findings", 2), ("Killings", 3), ("Courts", 3)] == found


MENUS = (
    "<button aria-controls=m>Menu</button><ul id=m><li>Reports<li>About us</ul>"
    "<button aria-controls=s>Search</button><div id=s>Search this site</div>"
)
TABS = (
    "<ul role=tablist><li role=tab aria-controls=t1>Law<li role=tab aria-controls=t2>Life</ul>"
    f"<div id=t1>{TEXT}</div><div id=t2>{TEXT}</div>"
)


@pytest.mark.parametrize("markup", [MENUS, TABS], ids=["menus", "a list of tabs"])
def test_what_does_not_stand_above_a_text_is_no_heading_of_it(markup: str) -> None:
    """Menus hold no sentence; tabs listed together stand above the first panel alone."""
    assert [("Report", 1)] == [found for found in outline(f"<h1>Report</h1>{markup}{TEXT}") if found[1]]


def test_buttons_that_say_the_same_are_no_headings() -> None:
    """`Read more` opens a part, too."""
    opener = "<p>They did.</p><button aria-controls=c{0}>Read more</button>"
    reading = page(f"<h1>Report</h1>{accordion(opener, f'<div id=c{{0}} hidden><p>{TEXT}</p></div>')}")
    assert ["Report", "They did.", TEXT, "They did.", TEXT] == texts(reading)


@pytest.mark.parametrize(
    "tab", ["<a role=tab href='#t2'>Courts</a>", "<button aria-controls=t2>Courts</button>", ""]
)
def test_panels_of_tabs_are_read(tab: str) -> None:
    """Only one of them is shown at a time."""
    role = "" if tab else "role=tabpanel"
    reading = page(
        f"{REST}{tab}<div {role} id=t2 style='display: none'><p>Courts did nothing at all.</p></div>"
    )
    assert texts(reading)[-1] == "Courts did nothing at all."


@pytest.mark.parametrize(
    "markup",
    [
        "<span style='display:block'>One.</span><span style='display: block'>Two.</span>",
        "<div role=row><span role=cell>One.</span><span role=cell>Two.</span></div>",
        "<span role=paragraph>One.</span><span role=paragraph>Two.</span>",
    ],
)
def test_elements_that_style_or_role_set_apart_are_apart(markup: str) -> None:
    """No word sticks to the next."""
    assert ["One.", "Two."] == texts(page(markup))


def test_boxes_within_the_report_are_read() -> None:
    """A case in an `aside`, and the summary in a banner with the title; not what leads elsewhere or asks."""
    case = "In May 2020 the police beat a man in his cell until he died."
    links = "<aside><h3>Related</h3><ul><li><a href=/a>Reports of all years</a></ul></aside>"
    asks = "<aside><p>Get all of our reports by mail every day.</p><input><button>Yes</button></aside>"
    banner = f"<div class=hero-banner><h1>Report</h1><p><a href=/b>NGOs</a> said so. {TEXT}</p></div>"
    reading = page(f"<main>{banner}<article>{REST}<aside><p>{case}</p></aside>{links}{asks}</article></main>")
    assert case in texts(reading)
    assert f"NGOs said so. {TEXT}" in texts(reading)
    assert ["sidebar", "sidebar"] == [piece.reason for piece in reading.set_aside]


def test_deleted_text_is_set_aside_and_quotations_keep_whose_they_are() -> None:
    """`del` is no longer said; a quotation's `footer` says who said it."""
    reading = page(
        f"{REST}<p>The law <del>was</del><ins>is</ins> clear.</p>"
        "<blockquote><p>They beat us.</p><footer>A witness</footer></blockquote>"
    )
    assert ["The law is clear.", "They beat us.", "A witness"] == texts(reading)[-3:]
    assert aside(reading) == {"deleted text": "was"}


def test_the_title_of_a_page_that_word_saved() -> None:
    """Its style is known by its class."""
    reading = page(f"<p class=MsoTitle>Report on X</p><h1>Courts</h1><p>{TEXT}</p>")
    assert [("heading", "Report on X"), ("heading", "Courts"), ("paragraph", TEXT)] == kinds(reading)
    assert reading.blocks[0].level == 0


@pytest.mark.parametrize("long", [1, 15])
def test_numbered_paragraphs_set_as_a_table_are_paragraphs(long: int) -> None:
    """A column of numbers and one of text: each sentence is a finding, the number is in none."""
    said = [f"The court noted this. {TEXT * long}", "Police came.", "Nobody was tried. Nobody knew why."]
    rows = "".join(f"<tr><td>{number}.</td><td>{text}</td></tr>" for number, text in enumerate(said, start=7))
    listed = "".join(f"<tr><td>{number}.</td><td>Name {number}</td></tr>" for number in (1, 2, 3))
    for table, expected in ((rows, "Nobody was tried."), (listed, "1. | Name 1")):
        content = f"<html><body><h1>Report</h1><table>{table}</table></body></html>".encode()
        edition = read(Document(content=content, source="page.html"))
        assert expected in [finding.text for finding in edition.findings]
    assert (
        "7. The court noted this."
        in read(Document(content=f"<h1>Report</h1><table>{rows}</table>".encode(), source="page.html")).text
    )


def test_running_lines_of_a_word_processor_are_set_aside() -> None:
    """Its pages mark them by a title; the report's own title is a bold line above its chapters."""
    running = "<div title={}><p>A Report | Page 5</p></div>"
    title = "<p><b>Our Country 2024 Report</b></p>"
    chapters = "".join(f"<h1>{name}</h1><p>{TEXT}</p>" for name in ("Summary", "Life", "Liberty"))
    markup = f"{running.format('header')}{title}{chapters}{running.format('footer')}"
    edition = read(Document(content=markup.encode(), source="a.html"))
    expected = ["Our Country 2024 Report", "Summary", "Life", "Liberty"]
    assert expected == [section.title for section in edition.sections]
    assert ["running header", "running footer"] == [piece.reason for piece in edition.set_aside]
