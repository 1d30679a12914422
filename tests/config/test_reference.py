from __future__ import annotations

import importlib.util
import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.config import config_problems

if TYPE_CHECKING:
    from types import ModuleType

ROOT = Path(__file__).parents[2]


def _maker() -> ModuleType:
    spec = importlib.util.spec_from_file_location(
        "make_configuration", ROOT / "docs" / "make_configuration.py"
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_tables_of_keys_are_fresh() -> None:
    """What docs/configuration.md says of keys and defaults is what the reader does."""
    made = _maker()
    assert made.page() == made.TARGET.read_text(encoding="utf-8")


def test_the_first_example_is_a_sound_configuration(tmp_path: Path) -> None:
    """As it stands."""
    text = (ROOT / "docs" / "configuration.md").read_text(encoding="utf-8")
    example = re.findall(r"```toml\n(.*?)```", text, re.DOTALL)[0]
    tomllib.loads(example)
    path = tmp_path / "tracker.toml"
    path.write_text(example)
    assert [] == config_problems(path)
