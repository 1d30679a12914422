"""Hostile text in a real browser: nothing runs, nothing breaks out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.rendering.hostile import HOSTILE, about, hostile
from tracker.rendering.html import render_html

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_runs_and_nothing_breaks_out(
    open_page: Callable[..., Page], tmp_path: Path, text: str
) -> None:
    """No script of the text runs, also after every fold and link; the page stays as wide as the screen."""
    facts, settings = about(text)
    path = tmp_path / "hostile.html"
    path.write_text(render_html(hostile(text), facts=facts, settings=settings), encoding="utf-8")
    page = open_page(path)
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    page.locator("#help").click()
    page.keyboard.press("Escape")
    page.get_by_role("searchbox").fill(text[:40])
    page.wait_for_timeout(200)
    assert page.evaluate("typeof window.hacked") == "undefined"
    assert page.evaluate("document.querySelectorAll('script').length") == 2
    assert page.evaluate("[...document.querySelectorAll('[src], iframe, object, embed')].length") == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= 1440
    page.set_viewport_size({"width": 390, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_overrides_are_shown_as_such(open_page: Callable[..., Page], tmp_path: Path) -> None:
    """A text that would be read backwards is read as it is stored, with the override named."""
    path = tmp_path / "override.html"
    path.write_text(render_html(hostile("safe \u202eevil")), encoding="utf-8")
    page = open_page(path)
    assert "safe [U+202E]evil one." == page.locator("#c1 td:nth-child(2) p").first.text_content()
