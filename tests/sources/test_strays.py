"""What one address gives in place of another edition is neither a new edition nor a revision."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.servers import http
from tests.sources.conftest import HEAD, SOURCE
from tests.sources.editions import edition, page
from tracker.config import load_config
from tracker.sources.deciding import accept
from tracker.sources.quarantine import held_items
from tracker.sources.results import CheckOutcome

if TYPE_CHECKING:
    from tests.servers.http import Site
    from tests.sources.conftest import Watched

HELD, SAME, NEW = CheckOutcome.QUARANTINED, CheckOutcome.UNCHANGED, CheckOutcome.NEW_EDITION
TITLED = "Country Report on Norway {}\n\n"


@pytest.fixture
def years(site: Site, watched: Watched) -> Watched:
    """Two editions of a pattern, stored; a third is asked for."""
    watched.source(f'url = "{site.url("/r/{edition}")}"\neditions = ["2022", "2023", "2024"]\n')
    site.put("/r/2022", edition(2022, complaints=5))
    site.put("/r/2023", edition(2023))
    watched.check()
    return watched


def outcomes(watched: Watched) -> list[tuple[str, CheckOutcome]]:
    """What a check finds of each edition."""
    (result,) = watched.check()
    return [(each.edition, each.outcome) for each in result.editions]


def untitled(text: str, extra: str = "") -> str:
    """A page whose heading names no year."""
    return page("Norway\n\n" + text.split("\n\n", 1)[1] + extra)


@pytest.mark.parametrize("way", ["copy", "redirect"])
def test_a_newest_edition_under_any_year_is_no_new_one(site: Site, years: Watched, way: str) -> None:
    """Many sites answer whoever asks for a year that is not out with the latest that is."""
    if way == "copy":
        site.put("/r/2024", edition(2023))
    else:
        site.behave("/r/2024", http.redirect("/r/2023"))
    (result,) = years.check()
    assert SAME == result.outcome
    assert CheckOutcome.NOT_YET == result.editions[-1].outcome
    assert "its address gives the 2023 edition" == result.editions[-1].detail
    assert ["new edition", "new edition"] == years.told()
    site.put("/r/2024", edition(2024, complaints=77))
    assert ("2024", NEW) == outcomes(years)[-1]


def test_the_same_text_under_another_year_is_held_back_where_it_does_not_say_its_own(
    site: Site, watched: Watched
) -> None:
    """Which of the two it is, only a person can tell."""
    watched.source(f'url = "{site.url("/r/{edition}")}"\neditions = ["2022", "2023"]\n')
    for year in ("2022", "2023"):
        site.put(f"/r/{year}", untitled(edition(2023)), media_type="text/html")
    assert [("2022", NEW), ("2023", HELD)] == outcomes(watched)
    (held,) = held_items(watched.store)
    assert "its text is that of the 2022 edition; one of the two addresses is wrong" == held.said


def test_the_newest_edition_stored_under_the_first_year_hides_no_other(site: Site, watched: Watched) -> None:
    """A site that gives it for every year: what was stored first calls itself by the year of another."""
    watched.source(f'url = "{site.url("/r/{edition}")}"\neditions = ["2022", "2023", "2024"]\n')
    for year in ("2022", "2023", "2024"):
        site.put(f"/r/{year}", edition(2024))
    (result,) = watched.check()
    assert [NEW, HELD, HELD] == [each.outcome for each in result.editions]
    assert "it calls itself “Country Report on Norway 2024”" == result.editions[0].detail


def test_an_old_address_that_leads_to_the_newest_is_no_revision(site: Site, years: Watched) -> None:
    """What was stored of the old edition stays its text."""
    site.behave("/r/2022", http.redirect("/r/2023"))
    assert ("2022", HELD) == outcomes(years)[0]
    assert ["new edition", "new edition", "quarantined"] == years.told()


def test_two_editions_that_changed_places_are_no_revisions(site: Site, years: Watched) -> None:
    """Each is said to be the other; once they are back, all is as it was."""
    first, second = site.pages["/r/2022"], site.pages["/r/2023"]
    site.pages |= {"/r/2022": second, "/r/2023": first}
    assert [HELD, HELD] == [outcome for _, outcome in outcomes(years)[:2]]
    site.pages |= {"/r/2022": first, "/r/2023": second}
    assert [SAME, SAME] == [outcome for _, outcome in outcomes(years)[:2]]
    assert [1, 1] == [each.revision for each in years.store.snapshots()]


def test_a_page_replaced_by_the_next_edition_is_no_revision(site: Site, watched: Watched) -> None:
    """Its title names the year of an edition that is not known yet."""
    watched.source(f'url = "{site.url("/latest")}"\nedition = "2023"\n')
    site.put("/latest", edition(2023))
    watched.check()
    site.put("/latest", edition(2024, complaints=77))
    result = watched.check_one()
    assert HELD == result.outcome
    expected = (
        "it calls itself “Country Report on Norway 2024”, and others of the report name their own year there"
    )
    assert expected == result.detail


def test_a_title_of_another_year_is_believed_where_titles_do_so(site: Site, watched: Watched) -> None:
    """A report labelled by the year in which it comes out; the first such is told, with what it is called."""
    watched.source(f'url = "{site.url("/r/{edition}")}"\neditions = ["2023", "2024"]\n')
    site.put("/r/2023", edition(2022))
    (result,) = watched.check()
    assert (NEW, "it calls itself “Country Report on Norway 2022”") == (
        result.editions[0].outcome,
        result.editions[0].detail,
    )
    site.put("/r/2024", edition(2023, complaints=77))
    site.put("/r/2023", edition(2022, complaints=42))
    assert [("2023", CheckOutcome.REVISION), ("2024", NEW)] == outcomes(watched)


def test_a_date_of_the_day_does_not_make_another_edition(site: Site, watched: Watched) -> None:
    """The same page under another year, but for a line: nearly all of it is the other's."""
    watched.source(f'url = "{site.url("/r/{edition}")}"\neditions = ["2023", "2024"]\n')
    body = edition(2023) + "\n\n".join(
        f"Statement {n} was made by the ombudsman of region {n}." for n in range(120)
    )
    for year, day in (("2023", 1), ("2024", 2)):
        text = untitled(body, f"\n\nThis page was printed on {day} May for the reader of the day.")
        site.put(f"/r/{year}", text, media_type="text/html")
    (result,) = watched.check()
    assert [NEW, HELD] == [each.outcome for each in result.editions]
    assert "but for 1 finding, its text is that of the 2023 edition" == result.editions[1].detail


def test_an_edition_that_changed_little_is_one(site: Site, watched: Watched) -> None:
    """Where its title names its year; and its revision is nearer to it than to the other."""
    watched.source(f'url = "{site.url("/r/{edition}")}"\neditions = ["2023", "2024"]\n')
    body = "\n\n".join(f"Statement {n} was made by the ombudsman of region {n}." for n in range(200))
    site.put("/r/2023", TITLED.format(2023) + body)
    site.put("/r/2024", TITLED.format(2024) + body)
    assert [("2023", NEW), ("2024", NEW)] == outcomes(watched)
    site.put("/r/2024", TITLED.format(2024) + body.replace("region 7.", "region 77."))
    assert [("2023", SAME), ("2024", CheckOutcome.REVISION)] == outcomes(watched)


def test_a_link_with_the_wrong_year_gives_no_edition(site: Site, watched: Watched) -> None:
    """That the address is known as another edition's is no reason to call the new one unchanged."""
    watched.source(f'index = "{site.url("/i")}"\nlink_text = "Report"\n')
    site.put("/a", edition(2022, complaints=5))
    site.put("/b", edition(2023))
    listed = '<a href="/a">Report 2022</a> <a href="/b">Report {}</a>'
    site.put("/i", page(listed.format(2023)), media_type="text/html")
    watched.check()
    site.put("/i", page(listed.format(2024)), media_type="text/html")
    assert [("2022", SAME), ("2024", HELD)] == outcomes(watched)
    site.put("/i", page(listed.format(2023)), media_type="text/html")
    assert [("2022", SAME), ("2023", SAME)] == outcomes(watched)
    assert ["new edition", "new edition", "quarantined"] == watched.told()


def test_an_address_taken_over_by_the_next_edition_gives_that_alone(site: Site, watched: Watched) -> None:
    """The old one is not looked for where the index names another."""
    watched.source(f'index = "{site.url("/i")}"\nlink_text = "Report"\n')
    site.put("/b", edition(2023))
    site.put("/i", page('<a href="/b">Report 2023</a>'), media_type="text/html")
    watched.check()
    site.put("/i", page('<a href="/b">Report 2024</a>'), media_type="text/html")
    site.put("/b", edition(2024, complaints=77))
    assert [("2024", NEW)] == outcomes(watched)
    assert [("2024", SAME)] == outcomes(watched)


def test_a_page_that_has_nothing_of_the_report_is_no_new_edition(site: Site, watched: Watched) -> None:
    """Some sites answer whoever asks for a page that is not there with a list of news, and with 200."""
    root = Path(__file__).resolve().parents[2]
    watched.source(f'url = "{site.url("/r/{edition}")}"\neditions = ["2020", "2023", "2025"]\n')
    for year in ("2020", "2023"):
        site.put(f"/r/{year}", (root / "seeds" / f"kazakhstan-{year}.txt").read_bytes())
    site.put("/r/2025", (root / "docs" / "running.md").read_bytes(), media_type="text/markdown")
    assert [("2020", NEW), ("2023", NEW), ("2025", HELD)] == outcomes(watched)
    (held,) = held_items(watched.store)
    assert "percent of its words are such as the editions that are stored have" in held.said
    # Nor is it a revision of one that is stored, however many headings it has.
    site.pages["/r/2023"] = site.pages["/r/2025"]
    assert ("2023", HELD) == outcomes(watched)[1]
    assert "percent of its words are such as it had before" in held_items(watched.store)[-1].said


def test_parts_of_two_editions_may_be_the_same(site: Site, watched: Watched) -> None:
    """An annex with the text of a law, each year."""
    watched.source(
        f'url = "{site.url("/r/{edition}")}"\neditions = ["2022", "2023"]\n'
        f'{SOURCE}url = "{site.url("/law")}"\nedition = "2022"\npart = "annex"\n'
        f'{SOURCE}url = "{site.url("/law")}"\nedition = "2023"\npart = "annex"\nname = "again"\n'
    )
    site.put("/r/2022", edition(2022, complaints=5))
    site.put("/r/2023", edition(2023))
    site.put("/law", edition(1999, killings="several"))
    assert HELD not in [each.outcome for each in watched.check()]
    assert 4 == len(watched.store.snapshots())


def test_a_person_may_say_that_it_is_the_edition_all_the_same(site: Site, watched: Watched) -> None:
    """Then it is, and is not asked about again."""
    second = SOURCE + f'url = "{site.url("/2023")}"\nedition = "2024"\nname = "two years"\n'
    watched.source(f'url = "{site.url("/2023")}"\nedition = "2023"\n{second}')
    site.put("/2023", edition(2023))
    assert [NEW, HELD] == [each.outcome for each in watched.check()]
    (held,) = held_items(watched.store)
    accept(load_config(watched.root / "tracker.toml"), watched.store, held.id)
    assert [SAME, SAME] == [each.outcome for each in watched.check()]


def _gold(name: str) -> str:
    return (Path(__file__).parents[1] / "gold" / name).read_text(encoding="utf-8")


def test_another_countrys_report_is_no_revision(site: Site, watched: Watched) -> None:
    """They have six of ten words in common, but hardly a finding."""
    watched.source(f'url = "{site.url("/2024")}"\nedition = "2024"\n')
    site.put("/2024", _gold("jordan-2023-2024/new.txt"))
    watched.check()
    site.put("/2024", _gold("honduras-2023-2024/new.txt"))
    found = watched.check_one()
    assert HELD == found.outcome
    assert "only 4 percent of its findings are such as it had before" == found.detail
    assert ["new edition", "quarantined"] == watched.told()


def test_a_part_that_gives_way_to_the_whole_is_revised(site: Site, watched: Watched) -> None:
    """All that it had is found again."""
    whole = _gold("jordan-2023-2024/new.txt")
    lines = whole.splitlines()
    watched.source(f'url = "{site.url("/2024")}"\nedition = "2024"\nleast_words = 20\n')
    site.put("/2024", "\n".join(lines[: len(lines) * 2 // 3]))
    watched.check()
    site.put("/2024", whole)
    found = watched.check_one()
    assert (CheckOutcome.REVISION, "") == (found.outcome, found.detail)


def _two_reports(site: Site, watched: Watched) -> None:
    """An index page that lists the editions of two."""
    (watched.root / "tracker.toml").write_text(
        HEAD.partition("[reports.norway]")[0]
        + "".join(
            f'[reports.{name.lower()}]\ntitle = "{name}"\n{SOURCE.replace("norway", name.lower())}'
            f'index = "{site.url("/")}"\nlink_text = "\\\\d{{4}} {name}"\n'
            for name in ("Norway", "Sweden")
        )
    )


def _list(site: Site, links: dict[str, str]) -> None:
    items = "".join(f'<li><a href="{path}">{text}</a></li>' for text, path in links.items())
    site.put("/", f"<html><body><ul>{items}</ul></body></html>", media_type="text/html")


def test_an_index_page_that_mixes_up_two_reports(site: Site, watched: Watched) -> None:
    """A text that another report's edition has is no edition of this one, new or revised."""
    _two_reports(site, watched)
    for year, each in ((2022, 1), (2023, 2), (2024, 3)):
        site.put(f"/n{year}", edition(year, complaints=each))
        site.put(f"/s{year}", edition(year, complaints=each + 4).replace("Norway", "Sweden"))
    links = {
        f"{year} {name}": f"/{name[0].lower()}{year}"
        for name in ("Norway", "Sweden")
        for year in (2022, 2023)
    }
    _list(site, links)
    watched.check()
    assert ["new edition"] * 4 == watched.told()
    _list(site, links | {"2022 Norway": "/s2022", "2024 Norway": "/s2023"})
    norway, _ = watched.check()
    assert {
        ("2022", HELD, "its text is that of sweden@2022; one of the two addresses is wrong"),
        ("2024", HELD, "its text is that of sweden@2023; one of the two addresses is wrong"),
    } < {(each.edition, each.outcome, each.detail) for each in norway.editions}


def test_two_reports_of_the_same_pages(site: Site, watched: Watched) -> None:
    """Somebody tracks them twice, on purpose: what they have in common is no sign of anything."""
    _two_reports(site, watched)
    path = watched.root / "tracker.toml"
    path.write_text(path.read_text().replace(' Sweden"', ' Norway"'))
    for year in (2022, 2023):
        site.put(f"/n{year}", edition(year, complaints=year))
    _list(site, {"2022 Norway": "/n2022"})
    watched.check()
    _list(site, {"2022 Norway": "/n2022", "2023 Norway": "/n2023"})
    watched.check()
    assert ["new edition"] * 4 == watched.told()
