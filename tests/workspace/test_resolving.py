from __future__ import annotations

from pathlib import Path

import pytest

from tracker.errors import NotFoundError, UsageError
from tracker.workspace.resolving import EditionName, resolve, resolve_stored

LABELS = {"kazakhstan": ["2020", "2023"], "norway": ["2023", "Q1 2024"]}


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["2020"], [EditionName("kazakhstan", "2020")]),
        (["Q1 2024"], [EditionName("norway", "Q1 2024")]),
        (["norway@2023"], [EditionName("norway", "2023")]),
        (["norway@2023~2"], [EditionName("norway", "2023", 2)]),
        (["2020~1"], [EditionName("kazakhstan", "2020", 1)]),
        (["kazakhstan@2020", "2023"], [EditionName("kazakhstan", "2020"), EditionName("kazakhstan", "2023")]),
        (["2023", "norway@2023~1"], [EditionName("norway", "2023"), EditionName("norway", "2023", 1)]),
    ],
)
def test_names_of_editions(names: list[str], expected: list[EditionName]) -> None:
    """Short where that is clear, also from the report named beside it."""
    assert expected == resolve(names, LABELS)


def test_an_edition_goes_before_a_file_of_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a folder before it, it is the file."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "2020").touch()
    (tmp_path / "other").touch()

    assert [EditionName("kazakhstan", "2020"), Path("2020"), Path("other")] == resolve(
        ["2020", "./2020", "other"], LABELS
    )


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("2032", "did you mean norway@2023|did you mean kazakhstan@2023"),
        ("norway@2032", r"did you mean norway@2023\? there are: norway@2023, norway@Q1 2024"),
        ("2023@norway", r"2023@norway: no such edition or file; did you mean norway@2023\? "),
        ("Norway@q1 2024", r"did you mean norway\? there are: kazakhstan, norway"),
        ("norway", "norway: a report, no edition of it; there are: norway@2023, norway@Q1 2024$"),
        ("q1 2024", r"did you mean norway@Q1 2024\? "),
        ("norwya@2023", r"did you mean norway\? there are: kazakhstan, norway"),
        ("report.pdf", "no such file"),
        ("a/b", "no such file"),
    ],
)
def test_unknown_names(name: str, message: str) -> None:
    """What is missing, and what there is."""
    with pytest.raises(NotFoundError, match=message):
        resolve([name], LABELS)


def test_a_name_of_several_reports() -> None:
    """The ways to say which."""
    with pytest.raises(UsageError, match="say kazakhstan@2023 or norway@2023"):
        resolve(["2023"], LABELS)


@pytest.mark.parametrize(
    "names", [["2020", "Q1 2024"], ["kazakhstan@2020", "Q1 2024"], ["2020", "norway@2023"]]
)
def test_labels_alone_mix_no_reports(names: list[str]) -> None:
    """Whoever types a year thinks of one report; both names in full say what to do, and do it."""
    with pytest.raises(UsageError, match=r"diff kazakhstan@2020 '?norway@(2023|Q1 2024)'?`$"):
        resolve(names, LABELS)
    assert [EditionName("kazakhstan", "2020"), EditionName("norway", "2023")] == resolve(
        ["kazakhstan@2020", "norway@2023"], LABELS
    )


def test_where_only_an_edition_will_do() -> None:
    """A file is bad usage, not another meaning."""
    with pytest.raises(UsageError, match="this takes an edition"):
        resolve_stored(__file__, LABELS)


def test_an_empty_workspace_is_said_to_be_one() -> None:
    """The wrong folder is the likeliest reason; the message says how to name the right one."""
    with pytest.raises(NotFoundError, match="this workspace has none yet; name another by --workspace"):
        resolve(["2020"], {})
