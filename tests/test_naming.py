from __future__ import annotations

import os
import subprocess

import pytest

from tracker.naming import command_line, file_name, known_names, natural_key


def test_numbers_in_names_count_as_numbers() -> None:
    """Labels sort as people read them."""
    labels = ["2023", "Q10 2023", "2009", "q2 2023", "Addendum"]

    assert ["2009", "2023", "Addendum", "q2 2023", "Q10 2023"] == sorted(labels, key=natural_key)


@pytest.mark.parametrize(
    ("name", "known", "expected"),
    [
        ("2032", ["2020", "2023"], "did you mean 2023? there are: 2020, 2023"),
        ("NORWAY", ["kazakhstan", "norway"], "did you mean norway? there are: kazakhstan, norway"),
        ("zzz", ["2020"], "there are: 2020"),
        ("x", [], "there are none yet"),
    ],
)
def test_an_unknown_name_is_helped(name: str, known: list[str], expected: str) -> None:
    """The nearest one only where it is near."""
    assert expected == known_names(name, known)


def test_a_long_list_is_cut() -> None:
    """A message stays a line."""
    assert known_names("zzz", map(str, range(1000, 1040))).endswith("1011 and 28 more")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a b.txt", "a b.txt"),
        ("back\\slash.txt", "back\\slash.txt"),
        ("li\nne\\.txt", "li\\nne\\\\.txt"),
        ("r\udce9sum\udce9.txt", "r\\xe9sum\\xe9.txt"),
        ("a\x85\u2028\x1b.txt", "a\\u0085\\u2028\\u001b.txt"),
    ],
)
def test_a_file_name_is_one_line_of_text(name: str, expected: str) -> None:
    """Whatever bytes it has; plain names stay as they are."""
    assert expected == file_name(name)


@pytest.mark.parametrize(
    "word", ["2020", "a b", "x@1~2", "~", "it's", "li\nne's", "r\udce9sum\udce9.txt", ""]
)
def test_a_command_means_the_same_to_a_shell(word: str) -> None:
    """However its words are written."""
    printed = command_line(word).replace("tracker", "printf %s", 1)
    done = subprocess.run(["bash", "-c", printed], capture_output=True, check=True)
    assert os.fsencode(word) == done.stdout
