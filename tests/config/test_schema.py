from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator, ValidationError

from tests.config.full import FULL
from tracker.config.schema import config_schema

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    """The schema, itself checked."""
    schema = config_schema()
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


@pytest.mark.parametrize(
    "text", [FULL, (ROOT / "tracker.toml").read_text(), ""], ids=["full", "own", "empty"]
)
def test_what_the_reader_takes_fits_the_schema(validator: Draft202012Validator, text: str) -> None:
    """Editors and the reader agree."""
    data = tomllib.loads(text)
    for edition in data.get("reports", {}).get("norway", {}).get("editions", []):
        edition["published"] = str(edition["published"])  # JSON has no dates
    validator.validate(data)


@pytest.mark.parametrize(
    "text",
    [
        '[reports.norway]\ntitel = "x"\n',
        "[reports.norway]\n",
        "[fetch]\nhosts_at_once = 'many'\n",
        "[fetch.limits]\npause = '2 parsecs'\n",
        "[[reports.norway.sources]]\nauthority = 'mine'\n[reports.norway]\ntitle = 'x'\n",
    ],
)
def test_what_the_reader_refuses_does_not_fit(validator: Draft202012Validator, text: str) -> None:
    """Unknown and missing keys, wrong types, values that are none."""
    with pytest.raises(ValidationError):
        validator.validate(tomllib.loads(text))


def test_every_key_is_explained() -> None:
    """Editors show it."""

    def unexplained(schema: object, path: str) -> list[str]:
        if not isinstance(schema, dict):
            return []
        found = [
            f"{path}.{name}"
            for name, value in schema.get("properties", {}).items()
            if "description" not in value
        ]
        for name, value in schema.get("$defs", {}).items():
            found += unexplained(value, name)
        return found

    assert [] == unexplained(config_schema(), "")
