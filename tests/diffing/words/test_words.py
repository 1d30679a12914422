from __future__ import annotations

import random
import re
import subprocess
import sys
import time
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.diffing.words import matching
from tracker.diffing.words.words import Marking, diff_words

if TYPE_CHECKING:
    from tracker.model import WordPiece


def bare(text: str) -> str:
    """Letters and digits alone, as the contract of the comparison compares them."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text)).casefold()


def shown(old: str, new: str) -> str:
    """Both texts in one, what is gone in [-…-], what has come in {+…+}, typography as in the new."""
    marks = {"=": "{1}", "~": "{1}", "-": "[-{0}-]", "+": "{{+{1}+}}"}
    return "".join(marks[op].format(a, b) for op, a, b in diff_words(old, new))


def swapped(pieces: list[WordPiece]) -> list[WordPiece]:
    """The pieces with the sides swapped, in no order within a change."""
    return sorted(({"-": "+", "+": "-"}.get(op, op), b, a) for op, a, b in pieces)


WORDS = st.sampled_from(
    [
        *(
            "the",
            "of",
            "and",
            "a",
            "police",
            "court",
            "Court",
            "report",
            "reports",
            "government's",
            "government’s",
        ),
        *(
            "1,200",
            "1200",
            "4.5",
            "45",
            "$3,000",
            "23",
            "%",
            "well-known",
            "well",
            "known",
            "é",
            "e\u0301",
            "\x00",
        ),
        *(
            ",",
            ".",
            ";",
            "(",
            ")",
            "“",
            "”",
            '"',
            "–",
            "-",
            "*",
            "ﬁne",
            "fine",
            "Алматы",
            "مرحبا",
            "中文",
            "\ud800",
        ),
    ]
)
PROSE = st.lists(WORDS, max_size=25).map(" ".join)
ANYTHING = st.text(st.characters(), max_size=40)
MARKINGS = st.sampled_from(Marking)


class TestForEveryInput:
    """What holds whatever the texts."""

    @given(st.one_of(PROSE, ANYTHING), st.one_of(PROSE, ANYTHING), MARKINGS)
    @settings(max_examples=150, deadline=None)
    def test_pieces_keep_the_contract(self, old: str, new: str, marking: Marking) -> None:
        """The pieces rebuild both texts, each is what its mark says, neighbours of one sort are one."""
        pieces = diff_words(old, new, marking=marking)
        assert (old, new) == ("".join(p[1] for p in pieces), "".join(p[2] for p in pieces))
        for op, a, b in pieces:
            assert a or b
            assert {"=": a == b, "~": a != b and bare(a) == bare(b), "-": not b, "+": not a}[op]
        ops = "".join(op for op, _, _ in pieces)
        assert not re.search(r"==|--|\+\+|\+-", ops)

    @given(st.one_of(PROSE, ANYTHING), MARKINGS)
    @settings(max_examples=50, deadline=None)
    def test_a_text_is_equal_to_itself(self, text: str, marking: Marking) -> None:
        """A text against itself is one piece, or none if it is empty."""
        assert ([("=", text, text)] if text else []) == diff_words(text, text, marking=marking)

    @given(st.one_of(PROSE, ANYTHING), st.one_of(PROSE, ANYTHING), MARKINGS)
    @settings(max_examples=100, deadline=None)
    def test_swapping_the_sides_mirrors(self, old: str, new: str, marking: Marking) -> None:
        """What is gone one way has come the other way."""
        there, back = diff_words(old, new, marking=marking), diff_words(new, old, marking=marking)
        assert sorted(there) == swapped(back)

    @given(PROSE, PROSE)
    @settings(max_examples=100, deadline=None)
    def test_both_builds_give_the_same_pieces(self, old: str, new: str) -> None:
        """The C++ build is an accelerator, not another opinion."""
        pytest.importorskip("fast_diff_match_patch")
        slow, fast = matching.pure_engine(), matching.fast_engine()
        assert diff_words(old, new, engine=slow) == diff_words(old, new, engine=fast)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("He was fined $3,000.", "He was fined $4,000.", "He was fined [-$3,000-]{+$4,000+}."),
        ("up to 4.5 years", "up to 45 years", "up to [-4.5-]{+45+} years"),
        ("a 10-day term", "a 15-day term", "a [-10-day-]{+15-day+} term"),
        ("23 percent of schools", "23.5 percent of schools", "[-23-]{+23.5+} percent of schools"),
        ("They left.", "They left, tired.", "They left{+, tired+}."),
        ("the old law", "the law", "the [-old -]law"),
        ("The law", "The law applied", "The law{+ applied+}"),
        ("in law, practice and fact", "in law and fact", "in law[-, practice-] and fact"),
        ("rose from 5 to 7 in May", "rose from 7 to 9 in May", "rose from [-5-]{+7+} to [-7-]{+9+} in May"),
        ("fell from 7 to 5 in May", "fell from 9 to 7 in May", "fell from [-7-]{+9+} to [-5-]{+7+} in May"),
        (
            "from 1.2 million ($3) to 2.4 million ($6)",
            "from 2.4 million ($6) to 3 million ($7)",
            "from [-1.2 million ($3)-]{+2.4 million ($6)+} to [-2.4 million ($6)-]{+3 million ($7)+}",
        ),
        (
            "from 30 in 2019 to 45 in 2020",
            "from 45 in 2020 to 60 in 2021",
            "from [-30 in 2019 to -]45 in 2020{+ to 60 in 2021+}",
        ),
        ("in 2019 and 2020", "in 2020 and 2021", "in [-2019 and -]2020{+ and 2021+}"),
        ("", "new", "{+new+}"),
        ("old", "", "[-old-]"),
    ],
)
def test_whole_words_and_figures_are_marked(old: str, new: str, expected: str) -> None:
    """A figure is marked whole, a word without the punctuation beside it."""
    assert expected == shown(old, new)


def test_a_rewritten_clause_is_one_deletion_and_one_insertion() -> None:
    """Function words that both versions happen to have do not tear a rewritten clause apart."""
    old = "The court found that the leader of a party of workers had paid the witnesses of the trial."
    new = "The court found that many voters in a town to the south of the lake were not on the list."
    assert ["=", "-", "+", "="] == [op for op, _, _ in diff_words(old, new)]


def test_a_phrase_put_elsewhere_keeps_the_longer_part_unmarked() -> None:
    """Of two alignments the one that keeps a whole passage is shown, not the one that keeps scraps."""
    passage = "the Gamma Foundation for Open Data and Science"
    old = f"Funds came from Alpha under grant 1, Beta under grants 2 and 3, and by {passage}."
    new = f"Funds came from {passage}, Beta through grants 3 and 2, and by Alpha through grant 1."
    assert any(passage in b for op, _, b in diff_words(old, new) if op == "=")


def test_an_insertion_begins_at_a_phrase_border() -> None:
    """Where the same words stand before and after, the clause that a reader sees is marked."""
    old = "They were held with high probability."
    new = "They were held with high probability; those who fled were caught with high probability."
    assert (
        "They were held with high probability{+; those who fled were caught with high probability+}."
        == shown(old, new)
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("The government’s “own” law", 'The government\'s "own" law'),
        ("THE LAW", "The law"),
        ("one two", "one\u00a0two"),
        ("co\u00adoperation of\u200bficials", "cooperation officials"),
        ("the ﬁrst ofﬁce", "the first office"),
        ("2019–20", "2019-20"),
        ("of −0.3", "of -0.3"),
        ("a cafe\u0301", "a café"),
        ("*Nations in Transit* report", "Nations in Transit report"),
    ],
)
@pytest.mark.parametrize("marking", Marking)
def test_typography_is_never_marked(old: str, new: str, marking: Marking) -> None:
    """Quotes, case, blanks, soft hyphens, ligatures and emphasis are no change."""
    assert {"=", "~"} >= {op for op, _, _ in diff_words(old, new, marking=marking)}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("well-known case", "well known case"),
        ("re-elected", "reelected"),
        ("an inter- national body", "an international body"),
        ("day-to-day work", "day to day work"),
        ("1 200 people", "1,200 people"),
        ("red, white, and blue", "red, white and blue"),
        ("health care", "healthcare"),
    ],
)
def test_punctuation_and_hyphens_are_typography_to_a_reader_but_not_to_an_editor(old: str, new: str) -> None:
    """Between two editions hyphens, broken words and commas pass; an editor would have marked them."""
    assert {"=", "~"} >= {op for op, _, _ in diff_words(old, new, marking=Marking.READER)}
    editor = {op for op, _, _ in diff_words(old, new)}
    assert editor & {"-", "+"} or old.startswith("1 200")


@pytest.mark.parametrize(
    ("old", "new"), [("4.5", "45"), ("20 30", "2030"), ("$5", "5"), ("5-10", "510"), ("7%", "7"), ("7", "-7")]
)
def test_another_value_is_marked_although_its_digits_are_the_same(old: str, new: str) -> None:
    """No figure passes for another because only its marks differ."""
    ops = {op for op, _, _ in diff_words(f"about {old} cases", f"about {new} cases", marking=Marking.READER)}
    assert ops & {"-", "+"}


@pytest.mark.parametrize("marking", Marking)
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("\ud800 a \udfff", "\udfff a \ud800"),
        ("\0" * 50, "\0 " * 50),
        ("x" * 10_000 + " a", "x" * 9_999 + "y a"),
        ("\u202eabc\u202c def", "abc def"),
        ("\U0010fffe a", "\U0010ffff a"),
        ("हिन्दी में", "हिन्दी से"),
        ("中文报告", "中文消息"),
        (", " * 500, ". " * 400),
    ],
)
def test_odd_text_is_rebuilt(old: str, new: str, marking: Marking) -> None:
    """Lone surrogates, NULs, long words, right-to-left marks, scripts without blanks do no harm."""
    pieces = diff_words(old, new, marking=marking)
    assert (old, new) == ("".join(p[1] for p in pieces), "".join(p[2] for p in pieces))


def texts_of(count: int) -> dict[str, tuple[str, str]]:
    """Texts of `count` words that are hard on a diff."""
    rng = random.Random(7)  # noqa: S311 - nothing secret
    numbers = [f"w{k}" for k in range(count)]
    few = numbers[:50]
    return {
        "all different": (" ".join(numbers), " ".join(f"v{k}" for k in range(count))),
        "shuffled": (" ".join(numbers), " ".join(rng.sample(numbers, count))),
        "few words": (" ".join(rng.choices(few, k=count)), " ".join(rng.choices(few, k=count))),
        "one word": ("a " * count, "a " * (count - 7) + "b"),
        "no blank": ("x" * count * 5 + "й", "x" * count * 5 + "к"),
        "hyphens": ("a-" * count, "a " * count),
        "brackets": ("(" * count, ")" * count),
    }


@pytest.mark.parametrize("name", texts_of(1))
def test_long_text_does_not_go_quadratic(name: str) -> None:
    """Ten times the words take no more than some thirty times as long."""
    times = []
    for count in (1_000, 10_000):
        old, new = texts_of(count)[name]
        start = time.process_time()
        pieces = diff_words(old, new, marking=Marking.READER)
        times.append(time.process_time() - start)
        assert (old, new) == ("".join(p[1] for p in pieces), "".join(p[2] for p in pieces))
    assert times[1] < 30 * times[0] + 1.0


@pytest.mark.slow
@pytest.mark.parametrize("name", texts_of(1))
def test_fifty_thousand_words_do_not_hang(name: str) -> None:
    """The longest text that may come is done in seconds."""
    old, new = texts_of(50_000)[name]
    start = time.process_time()
    diff_words(old, new)
    assert time.process_time() - start < 20


def test_a_change_far_into_a_long_text_is_found_exactly() -> None:
    """Long texts are cut into parts, and the parts still show one changed word as one changed word."""
    words = [f"w{k % 400}" for k in range(6_000)]
    changed = [*words[:3_000], "changed", *words[3_001:]]
    pieces = diff_words(" ".join(words), " ".join(changed))
    assert [("-", words[3_000], ""), ("+", "", "changed")] == [piece for piece in pieces if piece[0] in "-+"]


SCORE = Path(__file__).parents[4] / "shared" / "gold" / "words" / "score.py"


@pytest.mark.skipif(
    not SCORE.exists(), reason="the sentences that editors marked are kept apart from the project"
)
def test_words_are_marked_as_editors_mark_them() -> None:
    """On sentence pairs that editors marked, the same words are marked."""
    output = subprocess.run([sys.executable, str(SCORE)], capture_output=True, text=True, check=True).stdout
    figures = {name: float(value) for name, value in map(str.split, output.splitlines())}
    assert figures["word_f1"] >= 0.965
    assert figures["word_exact"] >= 0.85
