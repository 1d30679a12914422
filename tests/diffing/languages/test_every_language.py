"""Signs, scripts and names in every language; no English rule beside them."""
# ruff: noqa: E501, RUF001 - sentences in pairs; Russian letters look like Latin ones

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.diffing.languages.changing import AROUND, change
from tests.diffing.maker import edition
from tracker.diffing import diff_editions
from tracker.diffing.folding.folded import fold_edition
from tracker.diffing.lexicon import limits_of
from tracker.model import Flag, Kind, SignalType


@pytest.mark.parametrize(
    ("language", "old", "new"),
    [
        ("es", "Dichas ONG informaron de torturas en las cárceles del país.", "Aquellas ONG informaron de torturas en las cárceles del país."),
        ("es", "Consulte Sección 3 sobre la tortura en las cárceles.", "Véase Sección 3 sobre la tortura en las cárceles."),
        ("fr", "Ces ONG ont signalé des actes de torture dans les prisons.", "Lesdites ONG ont signalé des actes de torture dans les prisons."),
        ("ru", "Ряд НПО сообщили о пытках в тюрьмах страны.", "Несколько НПО сообщили о пытках в тюрьмах страны."),
    ],
)  # fmt: skip
def test_what_begins_a_sentence_before_an_acronym_is_no_name(language: str, old: str, new: str) -> None:
    """Nor is the acronym, where it names no one."""
    found = change(language, old, new)
    assert (Kind.REWORDED, ()) == (found.kind, found.signals)


def test_scripts_without_blanks_are_read_by_the_character() -> None:
    """A figure amid characters is marked alone and told; a rewritten clause is no other finding."""
    text = "宪法保护所有公民的权利。"
    old, new = (
        edition(f"# R\n{text}\n记录了{count}起酷刑案件，其中有三人死亡。", language="zh")
        for count in (125, 138)
    )
    assert 15 == old.words
    first, second = diff_editions(old, new).changes
    assert (Kind.UNCHANGED, Kind.UPDATED) == (first.kind, second.kind)
    assert [(SignalType.FIGURE, "125", "138")] == [(s.type, s.old, s.new) for s in second.signals]
    assert [("-", "125", ""), ("+", "", "138")] == [piece for piece in second.words if piece[0] in "-+"]


@pytest.mark.parametrize("language", [*AROUND, "pl", "kk"])
@pytest.mark.parametrize("share", ["{}%", "{} %"])
def test_the_sign_of_percent_is_known_in_every_language(language: str, share: str) -> None:
    """Also at the end, and of a language of which nothing else is known."""
    for around in ("abc def ghi {} jkl", "abc def ghi {}", "abc def ghi {}."):
        old, new = (
            edition(f"## a\n{around.format(share.format(number))}", language=language) for number in (5, 7)
        )
        (found,) = diff_editions(old, new).changes
        assert [(share.format(5), share.format(7))] == [(one.old, one.new) for one in found.signals]


def test_what_is_not_known_of_a_language_is_said() -> None:
    """Who reads a report in another language must not take silence for nothing to tell."""
    assert limits_of("en") is None
    assert "figures, dates, negations, what may or must be" in (limits_of("de") or "")  # nouns have capitals
    assert "figures, dates, names, negations, what may or must be" in (limits_of("es") or "")
    assert "figures, dates, names, negations and some" in (limits_of("ru") or "")
    assert "a reversed outcome is not told" in (limits_of("kk") or "")


WORDS = {
    "de": "die Polizei nahm keine zwei nicht ohne Bürger fest am 3. Mai 2022 erlaubt verbietet , .",
    "es": "la policía no detuvo a dos sin ningún ciudadanos permite prohíbe el 3 de mayo , .",
    "fr": "la police n’a pas arrêté deux sans aucun citoyens permet interdit le 3 mai , .",
    "ru": "полиция не задержала двух никаких граждан разрешает запрещает 3 мая , .",
}


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(sorted(WORDS)), st.data())
def test_swapping_the_sides_swaps_what_is_told(language: str, data: st.DataObject) -> None:
    """What turned round one way turned round the other way too."""
    texts = st.lists(st.sampled_from(WORDS[language].split(" ")), min_size=3, max_size=12).map(" ".join)
    one, other = (edition(f"# R\n{data.draw(texts)}", language=language) for _ in range(2))
    there, back = diff_editions(one, other).changes, diff_editions(other, one).changes
    assert sorted(Flag.REVERSED in change.flags for change in there) == sorted(
        Flag.REVERSED in change.flags for change in back
    )


@pytest.mark.parametrize("language", ["de", "es", "fr", "ru", "pl"])
@pytest.mark.parametrize("printed", ["~50", "50+", "~", "+", "n't", "US"])
def test_signs_and_scraps_are_read_in_every_language(language: str, printed: str) -> None:
    """Whatever a language has no word for breaks nothing; `~50` is not `50`."""
    old = edition("## a\nabc 50 def.\nghi jkl mno pqr.", language=language)
    new = edition(f"## a\nabc {printed} def.\nghi jkl mno pqr.", language=language)
    for one, other in ((old, new), (new, old)):
        kinds = [change.kind for change in diff_editions(one, other).changes]
        assert kinds.count(Kind.UNCHANGED) < len(kinds)


def test_signs_bound_as_words_do_where_a_language_has_one_word_for_both() -> None:
    """`al menos` and `más de` are read alike, so that a sign for either is no other bound."""
    old = edition("## a\nLa policía detuvo a al menos 50 hombres.", language="es")
    for sign in ("≥ 50", "50+"):
        new = edition(f"## a\nLa policía detuvo a {sign} hombres.", language="es")
        (change,) = diff_editions(old, new).changes
        assert not [signal for signal in change.signals if signal.type is SignalType.FIGURE]


def test_a_small_letter_of_another_script_begins_no_name() -> None:
    """What stands in one place of each edition, word by word, is one: no word of it is a name but the last."""
    said = "В тюрьмах этой страны людей избивали и лишали пищи, сообщила Мария Иванова."
    assert fold_edition(edition(f"# R\n{said}", language="ru")).names[0] == {"мар", "иванов"}
    rest = ["Суды были зависимы.", "Дороги строили медленно.", "Газеты закрывали."]
    fill = [f"## {k}. Раздел {name}\nВ {place} этого не было." for k, (name, place) in enumerate(
        [("Алма", "городе"), ("Бета", "селе"), ("Вега", "степи"), ("Гамма", "области")], 1)]  # fmt: skip
    old, new = (
        edition(
            "\n".join(["# R", *fill, *[f"## {title}\n{text}" for title, text in sections]]), language="ru"
        )
        for sections in (
            [("5. Тюрьмы", f"{rest[0]}\n{said}"), ("6. Дороги", rest[1])],
            [("5. Здоровье", f"{rest[2]}\n{said}"), ("6. Дороги", rest[1])],
        )
    )
    (change,) = [each for each in diff_editions(old, new).changes if said in [f.text for f in each.old]]
    assert change.kind is Kind.UNCHANGED
