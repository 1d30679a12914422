"""What all tests share: settings, and one browser."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

# A busy machine is no failure of the property under test; hangs are caught by the tests that time them.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")

FLAGS = (
    *("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update"),
)
"""Chromium asks nothing of any network by itself, and runs as root in a container."""


def pytest_make_parametrize_id(val: object) -> str | None:
    """Name no test by bytes: those of an archive hold the second it was made in, each worker its own."""
    return "bytes" if isinstance(val, bytes) else None


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start Chromium once, driven by Playwright, which runs once in a process; skip where there is none."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        pytest.skip("no Chromium: install the package `chromium`, or give its path in CHROMIUM")
    api = pytest.importorskip("playwright.sync_api")
    with api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield started
        started.close()
