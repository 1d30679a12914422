"""The verb config: what is wrong with tracker.toml, and its schema."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import jsonschema
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Ran

    Tracker = Callable[..., Ran]


def test_config_check_says_everything_that_is_wrong(online: Path, tracker: Tracker) -> None:
    """One line each, and 2; or that there is nothing."""
    good = tracker("config", "check")
    assert (0, True) == (
        good.code,
        "1 report, 1 source, 0 subscriptions; no problem in the file itself" in good.out,
    )
    assert "fetch.contact is not set" in good.err
    path = online / "tracker.toml"
    path.write_text(path.read_text().replace("pause", "pose").replace("title", "titel"))
    bad = tracker("config", "check")
    assert (2, 3) == (bad.code, len(bad.err.splitlines()))
    assert "tracker.toml:2: fetch.limits.pose: unknown key; did you mean 'pause'?" in bad.err


@pytest.mark.usefixtures("workspace")
def test_sources_are_counted_alike(tracker: Tracker) -> None:
    """The files of declared editions are looked at by a check, too."""
    assert "1 report, 2 sources (2 of them declared files), 0 subs" in tracker("config", "check").out
    assert "2 sources: " in tracker("check").out


def test_config_check_asks_about_what_looks_like_a_token(online: Path, tracker: Tracker) -> None:
    """It may be the number of a document; what is called a secret is refused."""
    path = online / "tracker.toml"
    text = path.read_text()
    path.write_text(text.replace("/{edition}", "/{edition}?x=8f14e45fceea167a5a36"))
    odd = tracker("config", "check")
    assert 0 == odd.code
    assert "?x=…: what … hides looks like a token; if it is a secret, write {secret} there" in odd.err
    path.write_text(text.replace("/{edition}", "/{edition}?api_key=s3cret"))
    named = tracker("config", "check")
    assert 2 == named.code
    assert "expected api_key={secret}, and 'secrets = { secret = { env = \"NAME\" } }'" in named.err
    assert "s3cret" not in named.err


@pytest.mark.usefixtures("online")
def test_config_schema_is_a_schema(tracker: Tracker) -> None:
    """Of the 2020-12 dialect."""
    jsonschema.Draft202012Validator.check_schema(json.loads(tracker("config", "schema").out))
