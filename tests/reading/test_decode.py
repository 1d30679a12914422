"""Bytes to characters."""

from __future__ import annotations

import pytest

from tracker.errors import InputError
from tracker.reading.decode import decode

ENGLISH = "The government’s “report” said so. Nothing changed during the year.\n" * 5
RUSSIAN = "Правительство не соблюдало закон. Сообщений о казнях не было.\n" * 5  # noqa: RUF001 (Russian)
FRENCH = "Où est passé l’élève ? Le gouvernement a déclaré qu’il était là.\n" * 5


@pytest.mark.parametrize("text", [ENGLISH, RUSSIAN, FRENCH])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_is_told_by_its_bytes(text: str, encoding: str) -> None:
    """With a mark or without, and without a word about guessing."""
    decoded = decode(text.encode(encoding), source="a.txt")
    assert text == decoded.text
    assert decoded.encoding.startswith(encoding[:5])
    assert () == decoded.notices


@pytest.mark.parametrize(
    ("text", "encoding"), [(ENGLISH, "cp1252"), (FRENCH, "cp1252"), (RUSSIAN, "cp1251"), (RUSSIAN, "koi8_r")]
)
def test_other_encodings_are_detected(text: str, encoding: str) -> None:
    """Which was taken is said."""
    decoded = decode(text.encode(encoding), source="a.txt")
    assert (text, encoding) == (decoded.text, decoded.encoding)
    assert (f"the encoding was guessed: {encoding}",) == decoded.notices


def test_the_declared_charset_is_used_where_the_bytes_leave_a_choice() -> None:
    """A short text says little; the server may know."""
    decoded = decode("Ћао".encode("cp1251"), source="a.txt", charset="windows-1251")
    assert ("Ћао", "cp1251", ()) == (decoded.text, decoded.encoding, decoded.notices)


@pytest.mark.parametrize("charset", ["iso-8859-1", "utf-16", "no-such-charset", "", '"windows-1251"'])
def test_a_wrong_charset_does_no_harm_to_utf8(charset: str) -> None:
    """Servers declare wrongly; valid UTF-8 is UTF-8."""
    assert ENGLISH == decode(ENGLISH.encode(), source="a.txt", charset=charset).text


def test_latin1_on_the_web_is_windows_1252() -> None:
    """Curly quotes that are called Latin-1 are still quotes."""
    assert ENGLISH == decode(ENGLISH.encode("cp1252"), source="a.txt", charset="ISO-8859-1").text


def test_a_cut_or_damaged_utf8_text_is_still_utf8() -> None:
    """A few bad bytes are shown and told of."""
    decoded = decode(RUSSIAN.encode()[:-2] + b"\xd0", source="a.txt")
    assert "utf-8" == decoded.encoding
    assert decoded.text.endswith("\ufffd")
    assert ("1 damaged character in the utf-8 text, shown as \ufffd",) == decoded.notices


@pytest.mark.parametrize(
    "content",
    [bytes(range(256)) * 20, b"\x00\x01\x02\xff" * 100, b"\x00" * 1000 + b"a"],
    ids=["all", "noise", "nul"],
)
def test_binary_data_is_refused(content: bytes) -> None:
    """The message names the file and what an edition is."""
    with pytest.raises(InputError, match=r"a\.bin: binary data, not text; an edition is text, Markdown"):
        decode(content, source="a.bin")


def test_a_few_nuls_are_forgiven() -> None:
    """Old files are padded with them."""
    assert "padded" in decode(b"A padded text.\x00\x00", source="a.txt").text


@pytest.mark.parametrize("charset", ["rot13", "hex", "base64", "zlib"])
def test_a_declared_codec_that_is_no_text_encoding_is_passed_over(charset: str) -> None:
    """A server's header is data: what Python can transform but not read as text is no charset."""
    assert "Café was closed." == decode("Café was closed.".encode("cp1252"), source="x", charset=charset).text
