"""PDFs as a whole: turned, mirrored, of pictures, encrypted, damaged; and the process that reads them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.fixtures.make_formats import KEPT
from tests.fixtures.pdf_writer import At, column
from tests.reading.pdf.pages import END, FULL, LEFT, MORE, read, text_page, texts
from tracker.errors import InputError
from tracker.reading.pdf.pdf import blocks, parse

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("rotate", "matrix", "place"),
    [
        (0, "1 0 0 1", lambda x, y: (x, y)),
        (90, "0 1 -1 0", lambda x, y: (792 - y, x)),
        (270, "0 -1 1 0", lambda x, y: (y, 612 - x)),
        (180, "-1 0 0 -1", lambda x, y: (612 - x, 792 - y)),
    ],
)
def test_turned_pages_are_read(
    rotate: int, matrix: str, place: Callable[[float, float], tuple[float, float]]
) -> None:
    """A page that is set on its side is read as if it stood upright."""
    lines = column(LEFT, 600, [FULL[:68], MORE[:69], END]) + column(LEFT, 540, [FULL[:68], END])
    turned = [replace(at, x=place(at.x, at.y)[0], y=place(at.x, at.y)[1], matrix=matrix) for at in lines]
    assert [f"{FULL[:68]} {MORE[:69]} {END}", f"{FULL[:68]} {END}"] == texts(read(turned, rotate=rotate))


def test_mirrored_and_endless_places_are_no_danger() -> None:
    """Type that runs backwards, or off to nowhere, ends in a reading all the same."""
    lines = column(LEFT, 700, [FULL, MORE, END])
    odd = [At(500, 500, "backwards", -11), At(1e30, 400, "far away"), At(LEFT, 300, "flat", 0.0001)]
    assert f"{FULL} {MORE} {END}" == texts(read(lines + odd * 10))[0]


def test_type_too_small_to_be_printed_is_read() -> None:
    """Most of a document may be so, where pages of another are shown in it."""
    assert f"{FULL} {MORE} {END}" in " ".join(texts(read(column(LEFT, 700, [FULL, MORE, END], size=0.04))))


def test_pages_of_pictures_are_said() -> None:
    """A PDF of pictures is refused by name; a picture page among others is a notice."""
    with pytest.raises(InputError, match=r"file\.pdf: a PDF of pictures only \(scanned, 2 pages\).*OCR"):
        read([], [], picture=True)
    with pytest.raises(InputError, match="without any text"):
        read([])
    assert ["page 2: only pictures, not read"] == list(read(text_page(1), [], picture=True).notices)


def test_encrypted_is_said() -> None:
    """A PDF that wants a password is refused by name; one that only forbids copying is read."""
    with pytest.raises(InputError, match="encrypted"):
        blocks((KEPT / "encrypted.pdf").read_bytes(), source="x.pdf")
    protected = blocks((KEPT / "protected.pdf").read_bytes(), source="x.pdf")
    assert ["Nobody may read this without the password."] == texts(protected)


@pytest.mark.parametrize(
    "content", [b"%PDF-1.7", b"%PDF-1.4\ntrailer << /Root 1 0 R >>", b"%PDF-" + bytes(3000)]
)
def test_damaged_is_said(content: bytes) -> None:
    """A damaged PDF is one line."""
    with pytest.raises(InputError, match=r"x\.pdf: a damaged PDF"):
        blocks(content, source="x.pdf")


def test_a_pdf_cut_short_is_never_read_in_silence() -> None:
    """Half a file gives an error, or a reading that says what is missing."""
    whole = (KEPT / "2020-weasyprint.pdf").read_bytes()
    with pytest.raises(InputError, match="damaged"):
        blocks(whole[: len(whole) // 2], source="x.pdf")


def test_the_child_reads_what_the_parser_reads() -> None:
    """Nothing is lost on the way back from the child process."""
    content = (KEPT / "2023-weasyprint.pdf").read_bytes()
    assert parse(content, source="x.pdf") == blocks(content, source="x.pdf")
