from __future__ import annotations

import ast
import importlib.util
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tracker.cli import VERBS

if TYPE_CHECKING:
    from types import ModuleType

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")

SHELL = re.compile(r"^```sh\n(.*?)^```", re.MULTILINE | re.DOTALL)
PYTHON = re.compile(r"^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)#:]+)\)")

SET_UP, *EVERY_DAY = [block for block in SHELL.findall(README) if "pytest" not in block]
(TESTING,) = [block for block in SHELL.findall(README) if "pytest" in block]


def _reference() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_cli", ROOT / "docs" / "make_cli.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_command_reference_is_fresh() -> None:
    """docs/cli.md is what --help says now; `python docs/make_cli.py` makes it anew."""
    made = _reference()

    assert made.reference() == made.TARGET.read_text(encoding="utf-8")


def test_every_verb_that_is_listed_can_be_called() -> None:
    """`tracker --help` lists them without importing any."""
    for name in VERBS:
        done = subprocess.run(
            [sys.executable, "-m", "tracker", name, "--help"], capture_output=True, check=False
        )
        assert 0 == done.returncode, name


@pytest.mark.slow
@pytest.mark.parametrize("block", EVERY_DAY, ids=lambda block: block.splitlines()[0][:40])
def test_commands_of_the_readme_run(block: str, tmp_path: Path) -> None:
    """Each command that the README shows does what it says, in a copy of the workspace."""
    for name in ("tracker.toml", "seeds"):
        source = ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, tmp_path / name)
    for line in block.splitlines():
        words = shlex.split(line, comments=True)
        if not words:
            continue
        assert "tracker" == words[0], line
        done = subprocess.run(
            [sys.executable, "-m", *words], cwd=tmp_path, capture_output=True, text=True, check=False
        )
        assert 0 == done.returncode, f"{line}\n{done.stderr}"


@pytest.mark.slow
def test_the_python_of_the_readme_runs(tmp_path: Path) -> None:
    """As it stands, in a copy of the workspace."""
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    for block in PYTHON.findall(README):
        subprocess.run([sys.executable, "-c", block], cwd=tmp_path, check=True, capture_output=True)


@pytest.mark.registry
def test_the_first_command_of_the_readme_sets_everything_up(tmp_path: Path) -> None:
    """In a fresh clone with a fresh environment it prints the comparison."""
    subprocess.run(["git", "clone", "--quiet", str(ROOT), str(tmp_path / "clone")], check=True)

    done = subprocess.run(
        ["bash", "-c", SET_UP], cwd=tmp_path / "clone", capture_output=True, text=True, check=False
    )

    assert 0 == done.returncode, done.stderr
    assert "2020 → 2023" in done.stdout
    assert "not found in 2023" in done.stdout


def test_ci_runs_the_readmes_test_command() -> None:
    """What CI calls is what a reader is told to call."""
    assert TESTING.strip().endswith("python -m pytest -n auto")
    assert "\npython -m pytest -n auto\n" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "page",
    [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md")],
    ids=lambda path: path.name,
)
def test_links_lead_somewhere(page: Path) -> None:
    """No link of a page points to a file that is not there."""
    links = LINK.findall(page.read_text(encoding="utf-8"))

    assert [] == [link for link in links if not (page.parent / link).exists()]


PACKAGES = sorted((ROOT / "tracker").rglob("__init__.py"))[1:]


@pytest.mark.parametrize("package", PACKAGES, ids=lambda path: path.parent.name)
def test_every_package_says_where_to_begin(package: Path) -> None:
    """It names one of its modules at least, and none that is not there."""
    said = ast.get_docstring(ast.parse(package.read_text(encoding="utf-8"))) or ""
    modules = {path.stem for path in package.parent.iterdir()}
    assert modules & set(re.findall(r"`(\w+)`", said)) - {"__init__"}
    begun = re.findall(r"Begin with ((?:`\w+`(?: and )?)+)", said)
    assert {name for each in begun for name in re.findall(r"`(\w+)`", each)} <= modules


def test_the_places_that_the_guide_names_are_there() -> None:
    """A newcomer is sent nowhere that is gone."""
    guide = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    named = re.findall(r"\b(?:tracker|tests|docs|templates|benchmarks)/[\w./-]*\w", guide)
    assert len(named) > 20
    assert [place for place in named if not (ROOT / place).exists()] == []
    for folder, others in re.findall(r"`(tracker/\w+)/\w+`((?:, `\w+`)+)", guide):
        assert all((ROOT / folder / name).exists() for name in re.findall(r"`(\w+)`", others))
