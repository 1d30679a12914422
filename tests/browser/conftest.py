"""Pages in a real browser; `browser` itself is in `tests/conftest.py`."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.rendering.conftest import facts, numbered, settings, small  # noqa: F401 - fixtures
from tracker import diff_editions, read_edition
from tracker.config.model import Theme
from tracker.model import Authority
from tracker.rendering.facts import ReportSettings, RunFacts
from tracker.rendering.html import render_html

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, BrowserContext, Page

    from tracker.model import Comparison, Edition

SEEDS = Path(__file__).parents[2] / "seeds"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark all tests of this folder."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


def seed(year: str, **about: Any) -> Edition:
    """Read one of the two editions, as a workspace would name it."""
    edition = read_edition(SEEDS / f"kazakhstan-{year}.txt")
    provenance = replace(
        edition.provenance,
        report="kazakhstan",
        edition=year,
        publisher="US Department of State",
        period=year,
        revision=1,
        retrieved_at=datetime(2024, 5, 2, 9, 14, tzinfo=UTC),
        **about,
    )
    return replace(edition, provenance=provenance)


@pytest.fixture(scope="session")
def seeds() -> Comparison:
    """Compare the two editions that the project began with."""
    return diff_editions(
        seed(
            "2020",
            authority=Authority.THIRD_PARTY,
            published=date(2021, 3, 30),
            source="https://example.org/2020.html",
            media_type="text/html",
        ),
        seed("2023", authority=Authority.OFFICIAL, published=date(2024, 4, 22)),
    )


@pytest.fixture(scope="session")
def report(seeds: Comparison, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the page of the two seeds."""
    path = tmp_path_factory.mktemp("report") / "report.html"
    about = RunFacts(command="tracker diff 2020 2023 -o report.html", between=("2021", "2022"))
    asked = ReportSettings(
        title="Country Reports on Human Rights Practices: Kazakhstan",
        terms=("torture", "women"),
        themes=(Theme(name="Press", terms=("journalist*", "media")),),
    )
    path.write_text(render_html(seeds, facts=about, settings=asked), encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def small_report(
    small: Comparison,  # noqa: F811 - the fixture
    facts: RunFacts,  # noqa: F811 - the same
    settings: ReportSettings,  # noqa: F811 - the same
    tmp_path_factory: pytest.TempPathFactory,
) -> Path:
    """Write the page of the small comparison, which has every kind and flag."""
    path = tmp_path_factory.mktemp("small") / "small.html"
    path.write_text(render_html(small, facts=facts, settings=settings), encoding="utf-8")
    return path


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Open files in fresh contexts; afterwards, fail on what a page should not do.

    No console error, no script error, and no request but for the page itself.
    """
    contexts: list[BrowserContext] = []
    wrong: list[str] = []

    def asked(url: str) -> None:
        if not url.startswith(("file:", "data:")):
            wrong.append(f"request: {url}")

    def make(path: Path, *, query: str = "", width: int = 1440, height: int = 900, **options: Any) -> Page:
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        page = context.new_page()
        page.on(
            "console",
            lambda m: wrong.append(f"console: {m.text}") if m.type in ("error", "warning") else None,
        )
        page.on("pageerror", lambda error: wrong.append(f"script: {error}"))
        page.on("request", lambda request: asked(request.url))
        page.goto(path.as_uri() + query)
        return page

    yield make
    for context in contexts:
        context.close()
    assert wrong == []


@pytest.fixture
def page(open_page: Callable[..., Page], report: Path) -> Page:
    """Open the page of the seeds on a wide screen."""
    return open_page(report)
