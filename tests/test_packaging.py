from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import tomllib
import venv
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

NOT_INSTALLED = {"msvcrt", "weasyprint"}
"""Of Windows; and what the fixtures were made with, which are kept so that nobody needs it."""

BRINGS = {"lxml.cssselect": "cssselect"}
"""Modules that need another distribution than the one they are in."""


def _normal(name: str) -> str:
    """A distribution's name as registries compare it."""
    return re.sub(r"[-_.]+", "-", re.split(r"[<>=~!;\[ ]", name, maxsplit=1)[0]).lower()


def _imported(folder: str) -> set[str]:
    """Top-level names of what the modules under `folder` import."""
    names: set[str] = set()
    for path in (ROOT / folder).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names |= {node.module.split(".")[0], BRINGS.get(node.module, "")}
    names.discard("")
    return names


def _undeclared(names: set[str], declared: set[str]) -> dict[str, list[str]]:
    """What is imported but brought by no declared distribution."""
    known = packages_distributions()
    own = {"tracker", "tests", *(path.stem for path in (ROOT / "tests").rglob("*.py"))}
    third_party = names - set(sys.stdlib_module_names) - own - NOT_INSTALLED
    return {
        name: known.get(name, [])
        for name in sorted(third_party)
        if not {_normal(each) for each in known.get(name, [name])} & declared
    }


def test_what_is_imported_is_declared() -> None:
    """Installing the package brings everything that it imports; the tests add only the group `dev`."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    core = {_normal(each) for each in project["project"]["dependencies"]}
    extras = {
        _normal(each)
        for group in project["project"].get("optional-dependencies", {}).values()
        for each in group
    }
    dev = {_normal(each) for each in project["dependency-groups"]["dev"]}

    assert {} == _undeclared(_imported("tracker"), core | extras)
    assert {} == _undeclared(_imported("tests"), core | extras | dev)


def test_every_dependency_has_a_lower_bound() -> None:
    """What the code was written against is said; upper pins stand only where there is a reason."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

    assert [] == [each for each in project["project"]["dependencies"] if ">=" not in each]


@pytest.mark.registry
def test_a_wheel_works_in_an_empty_environment_elsewhere(tmp_path: Path) -> None:
    """Installed from the wheel alone, far from the tree, it renders the page with its templates."""
    environment = {
        key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "TRACKER"))
    }

    def run(*command: str | Path) -> str:
        done = subprocess.run(
            [str(part) for part in command],
            cwd=tmp_path, env=environment, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert 0 == done.returncode, done.stderr
        return done.stdout

    venv.create(tmp_path / "venv", with_pip=True)
    scripts = tmp_path / "venv" / ("Scripts" if os.name == "nt" else "bin")
    run(scripts / "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", tmp_path, ROOT)
    (wheel,) = tmp_path.glob("*.whl")
    run(scripts / "pip", "install", "--quiet", wheel)
    seeds = [ROOT / "seeds" / f"kazakhstan-{year}.txt" for year in (2020, 2023)]
    run(scripts / "tracker", "diff", *seeds, "--output", "page.html")

    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert page.lstrip().lower().startswith("<!doctype html>")
    assert "There were no reports of disappearances by or on behalf of government authorities." in page
    assert page.rstrip().lower().endswith("</html>")
