from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tracker.config.values import LABEL_PATTERN
from tracker.errors import ConfigError, NotFoundError, UsageError
from tracker.model import Authority
from tracker.workspace.declaring import Declaration, declared

if TYPE_CHECKING:
    from pathlib import Path

FULL = """\
# whose reports
[reports.norway] # the north
title = "Norway"

[[reports.norway.editions]]
edition = "2023" # the latest
path = "2023.txt"

# how often
[watch]
jitter = 3
"""


def declare(config: Path, **keys: Any) -> bool:
    """Declare an edition; gives whether the file changed."""
    declaration = Declaration(**({"report": "norway", "edition": "2024", "path": "2024.txt"} | keys))
    with declared(config, declaration) as writing:
        return writing.changes


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """A tracker.toml with comments."""
    path = tmp_path / "tracker.toml"
    path.write_text(FULL)
    return path


def test_a_new_edition_stands_below_the_others(config: Path) -> None:
    """And what belongs to the next table stays with it."""
    declare(config, authority=Authority.OFFICIAL)

    added = '[[reports.norway.editions]]\nedition = "2024"\npath = "2024.txt"\nauthority = "official"\n\n'
    assert FULL.replace("# how often", added + "# how often") == config.read_text()


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_ends_of_lines_and_the_mark_before_them_stay(config: Path, mark: bytes, end: bytes) -> None:
    """As an editor on Windows leaves them; so written, the new lines end as the others."""
    declare(config)
    plain = config.read_bytes()
    config.write_bytes(mark + FULL.encode().replace(b"\n", end))

    declare(config)

    assert mark + plain.replace(b"\n", end) == config.read_bytes()


def test_lines_that_end_in_two_ways_are_left_so(config: Path) -> None:
    """A line that nobody meant to change is the same to the byte."""
    mixed = FULL.encode().replace(b"\n", b"\r\n", 4)
    config.write_bytes(mixed)

    declare(config, edition="2023", path="new.txt")

    assert mixed.replace(b'"2023.txt"', b'"new.txt"') == config.read_bytes()


def test_another_file_for_an_edition_replaces_its_path(config: Path) -> None:
    """The comment beside the label stays."""
    declare(config, edition="2023", path="new.txt")

    assert FULL.replace('"2023.txt"', '"new.txt"') == config.read_text()


def test_what_is_declared_already_changes_nothing(config: Path) -> None:
    """Not a byte, and not the time of the file."""
    before = config.stat().st_mtime_ns

    assert not declare(config, edition="2023", path="2023.txt")
    assert (FULL, before) == (config.read_text(), config.stat().st_mtime_ns)


def test_a_part_stands_beside_the_main_text(config: Path) -> None:
    """Whose file is still the edition's; a second part joins the first, the same again changes nothing."""
    declare(config, edition="2023", path="addendum.txt", part="addendum")
    declare(config, edition="2023", path="tables.txt", part="annex 1")
    declare(config, edition="2024", path="b.txt", part="addendum")
    assert not declare(config, edition="2023", path="addendum.txt", part="addendum")

    text = config.read_text()
    first, second = tomllib.loads(text)["reports"]["norway"]["editions"]
    assert {
        "edition": "2023",
        "path": "2023.txt",
        "parts": {"addendum": "addendum.txt", "annex 1": "tables.txt"},
    } == first
    assert {"edition": "2024", "parts": {"addendum": "b.txt"}} == second
    assert "# the latest" in text
    assert text.index("# how often") < text.index("[watch]")


def test_a_new_report_gets_a_title(tmp_path: Path) -> None:
    """The one that is given, or one made from the slug."""
    path = tmp_path / "tracker.toml"
    path.write_text("")

    declare(path, report="north-macedonia", language="mk")
    declare(path, report="chad", report_title="Chad, yearly")

    reports = tomllib.loads(path.read_text())["reports"]
    assert ("North macedonia", "mk") == (
        reports["north-macedonia"]["title"],
        reports["north-macedonia"]["language"],
    )
    assert "Chad, yearly" == reports["chad"]["title"]


def test_a_failing_block_leaves_the_file(config: Path) -> None:
    """What was not stored is not declared, and nothing is left lying about."""
    declaration = Declaration(report="norway", edition="2024", path="2024.txt")
    with pytest.raises(RuntimeError), declared(config, declaration):
        raise RuntimeError

    assert FULL == config.read_text()
    assert ["snapshots", "tracker.toml"] == sorted(path.name for path in config.parent.iterdir())


def test_what_cannot_be_added_to_is_said(config: Path) -> None:
    """Rather than written wrong: the line to add is in the message."""
    config.write_text('reports = { norway = { title = "N" } }\n')

    with pytest.raises(ConfigError, match=r"declare edition '2024' with path '2024.txt' there by hand"):
        declare(config)
    assert 'reports = { norway = { title = "N" } }\n' == config.read_text()


def test_a_missing_file(tmp_path: Path) -> None:
    """It says how one is made."""
    with pytest.raises(NotFoundError, match="tracker init"):
        declare(tmp_path / "tracker.toml")


@pytest.mark.parametrize(
    ("keys", "problem"),
    [
        (
            {"report": "Norway"},
            "reports.Norway: expected a slug of small letters, digits and hyphens: 'norway'",
        ),
        ({"report": "South Korea"}, "expected a slug of small letters, digits and hyphens: 'south-korea'"),
        ({"report": "Юг"}, "expected a slug of small letters, digits and hyphens, such as 'south-korea'"),
        ({"edition": "a/b"}, r"editions\[2\].edition: expected a label"),
        ({"part": "main"}, "parts.main: expected another name"),
        ({"part": "a/b"}, "parts.a/b: expected another name"),
        ({"report": "chad", "language": "french"}, "reports.chad.language: expected an ISO 639-1 code"),
        ({"period": ""}, r"editions\[2\].period: expected a text"),
    ],
)
def test_what_none_could_read_is_not_written(config: Path, keys: dict[str, Any], problem: str) -> None:
    """Else every further command would fail over the file."""
    with pytest.raises(UsageError, match=f"^cannot be declared in tracker.toml: .*{problem}"):
        declare(config, **keys)
    assert FULL == config.read_text()


def test_a_byte_order_mark_is_no_obstacle(config: Path) -> None:
    """Some editors put one in front."""
    config.write_text(FULL, encoding="utf-8-sig")
    assert declare(config)
    assert 2 == len(tomllib.loads(config.read_text(encoding="utf-8-sig"))["reports"]["norway"]["editions"])


NAMES = st.text(st.characters(codec="utf-8", exclude_categories=["C"]), min_size=1, max_size=12)
NAMES = NAMES.filter(re.compile(LABEL_PATTERN).fullmatch)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(editions=st.lists(st.tuples(st.sampled_from(["norway", "chad", "a-b"]), NAMES, NAMES), max_size=5))
def test_any_declaration_is_read_back(config: Path, editions: list[tuple[str, str, str]]) -> None:
    """Whatever the names, the file says what was meant, and keeps its comments and settings."""
    config.write_text(FULL)
    for report, edition, path in editions:
        declare(config, report=report, edition=edition, path=path)

    text = config.read_text()
    data = tomllib.loads(text)
    for report, edition, path in {(r, e): (r, e, p) for r, e, p in editions}.values():
        assert {"edition": edition, "path": path} in data["reports"][report]["editions"]
    assert {"jitter": 3} == data["watch"]
    assert all(
        comment in text for comment in ("# whose reports", "# the north", "# the latest", "# how often")
    )
    assert text.index("# how often") < text.index("[watch]")
