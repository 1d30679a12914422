from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.rendering.visible import visible

ANY_TEXT = st.text(alphabet=st.characters(exclude_categories=()), max_size=200)


def test_ordinary_text_is_left_alone() -> None:
    """Letters of any script, marks, dashes and line ends stay as they are."""
    text = "Қазақстан — “law”,\n\t中文 עברית é"
    assert text == visible(text)


def test_what_hides_is_shown() -> None:
    """A NUL, an escape, a delete and an override are shown as such."""
    assert "a␀b␛c␡d[U+202E]e[U+2066]f" == visible("a\x00b\x1bc\x7fd\u202ee\u2066f")


def test_lone_surrogates_become_the_replacement_character() -> None:
    """What no encoding can write is replaced."""
    assert "a\ufffdb\ufffd" == visible("a\ud800b\uffff")


@settings(max_examples=200)
@given(ANY_TEXT)
def test_what_is_left_can_be_written_anywhere(text: str) -> None:
    """The result is UTF-8, is legal in XML, reorders nothing, and is not changed by another pass."""
    shown = visible(text)
    shown.encode()
    assert not any(
        char in shown for char in "\x00\x0b\x1b\u202a\u202b\u202c\u202d\u202e\u2066\u2069\ufffe\uffff"
    )
    assert shown == visible(shown)
