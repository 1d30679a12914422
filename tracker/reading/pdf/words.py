"""What pdfium finds on the pages of a PDF: words with their place, type size and weight."""

from __future__ import annotations

import ctypes
import math
import re
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import pypdfium2
import pypdfium2.raw as pdfium

from tracker.reading.pdf.drawn import frames_on
from tracker.reading.pdf.mirrored import has_right_to_left, in_order, is_right_to_left, mirror
from tracker.reading.pdf.spaced import MIN_SPACED, joined
from tracker.reading.pdf.tex_letters import lettered, spelled
from tracker.reading.pdf.type_style import Style, style_at

if TYPE_CHECKING:
    from tracker.reading.pdf.frames import Frame
    from tracker.reading.pdf.spaced import Piece

BREAK_HYPHENS = frozenset("\ufffe\x02")
"""What pdfium gives in place of a hyphen at a line's end."""
HYPHENS = BREAK_HYPHENS | set("-\u2010\u00ad")
"""What may stand at the end of a line that breaks a word."""

# A shift by less than this share of the type size is the same line.
_SAME_LINE = 0.15
# Words drawn in one go stand as one where no blank between them is wide: the average letter, blanks counted,
# takes no more than this share of the type size.
_AVERAGE_LETTER = 0.62
# In type sizes: a number at the end of what is drawn in one go may be one in the margin if it is so far off.
_OFF = 0.6
# Such a share of what is drawn in one go are single letters where these are set apart.
_SPACED = 0.8
# The same function as pypdfium2's, but it gives an address as a number, not a new pointer object each time.
_OBJECT_OF = ctypes.PYFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)(
    ctypes.cast(pdfium.FPDFText_GetTextObject, ctypes.c_void_p).value or 0
)
_WORD = re.compile(r"[^\s\x00]+")


@dataclass(frozen=True, slots=True)
class Word:
    """A word, its baseline's beginning and right end, and its type; or several words that stand as one."""

    text: str
    x: float
    y: float
    right: float
    size: float
    bold: bool
    first_width: float
    """Width of the first of its words."""
    glued: bool
    """No blank parts it from the word before."""
    added: bool = False
    """It ends with a hyphen that was drawn apart from its letters, as hyphenation adds one."""
    inner: float = 0.0
    """Where the second of several words begins, if the first is a number; elsewhere 0."""
    blank: tuple[float, float] | None = None
    """From where to where the last of several words stands off, if it is a number."""
    italic: bool = False


@dataclass(slots=True)
class PageWords:
    """The words of a page in the order of its content, and what stands at another angle."""

    number: int
    width: float
    height: float
    words: list[Word] = field(default_factory=list)
    slanted: list[str] = field(default_factory=list)
    pictures: bool = False
    frames: tuple[Frame, ...] = ()
    """What is drawn around some of the words, the largest first; none on a page that lies on its side."""


def read_page(document: pypdfium2.PdfDocument, number: int) -> PageWords:
    """Words of the page at index `number`; its memory is given back before the next."""
    page = document[number]
    try:
        textpage = page.get_textpage()
        try:
            width, height = page.get_size()
            found = PageWords(number=number + 1, width=width, height=height, frames=frames_on(page.raw))
            _Scan(textpage.raw, found).run()
        finally:
            textpage.close()
        if not found.words:
            found.pictures = any(
                True for _ in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3)
            )
        return found
    finally:
        page.close()


class _Scan:
    """One pass over a page's characters.

    Each question to pdfium costs a microsecond, and a page has thousands of characters: the text is fetched
    in one piece and cut at its blanks. Words of one text object stand on one line, so that only its ends are
    asked where they stand. A word of several objects (a line break, a raised mark) is taken apart by letters.
    """

    def __init__(self, raw: Any, page: PageWords) -> None:
        """Prepare to scan the text page `raw` into `page`."""
        self.raw = raw
        self.page = page
        self._found: list[Piece] = []
        self._styles: dict[int | None, Style] = {}
        self._from_right_too = False
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._at_x, self._at_y = ctypes.byref(self._x), ctypes.byref(self._y)
        self._rect = pdfium.FS_RECTF()
        self._at_rect = ctypes.byref(self._rect)
        self._handle = ctypes.cast(raw, ctypes.c_void_p)

    def run(self) -> None:
        """Fill the page."""
        text = self._text()
        self._from_right_too = not text.isascii() and has_right_to_left(text)
        group: list[re.Match[str]] = []
        drawn = None
        for match in _WORD.finditer(text):
            start, end = match.span()
            one = self._object(start)
            whole = one is not None and one == self._object(end - 1) and not BREAK_HYPHENS & set(match[0])
            if whole and group and one == drawn and "\n" not in text[group[-1].end() : start]:
                group.append(match)
                continue
            self._group(group)
            group, drawn = ([match], one) if whole else ([], None)
            if not whole:
                self._word(match[0], start)
        self._group(group)
        self._found = joined(self._found, self._is_added)
        self._upright()

    def _group(self, group: list[re.Match[str]]) -> None:
        """Keep words of one text object: as one, or each by itself where they stand far apart."""
        if not group:
            return
        start, end = group[0].start(), group[-1].end()
        first, style = self._origin(start), self._style(start)
        letters = sum(len(match[0]) == 1 for match in group)
        if len(group) > 1 and letters < max(MIN_SPACED, len(group) * _SPACED):
            along, _ = self._apart(first, self._origin(end - 1), style.angle)
            if 0 <= along <= (end - start) * style.size * _AVERAGE_LETTER:
                text = " ".join([match[0] for match in group])
                self._keep(text, start, first, style, glued=False, length=end - start, word=group[0].end())
                if style.angle == 0 and group[0][0].isdecimal():
                    inner, _ = self._origin(group[1].start())
                    self._found[-1] = replace(self._found[-1][0], inner=inner), style.angle, start
                if style.angle == 0 and group[-1][0].isdecimal():
                    blank = self._far(group[-2].end() - 1, 0), self._origin(group[-1].start())[0]
                    if blank[1] - blank[0] >= style.size * _OFF:
                        self._found[-1] = replace(self._found[-1][0], blank=blank), style.angle, start
                return
        for match in group:
            self._keep(match[0], match.start(), self._origin(match.start()), style, glued=False)

    def _text(self) -> str:
        """The page's text, one character for each of pdfium's indexes."""
        count = max(0, pdfium.FPDFText_CountChars(self.raw))
        buffer = (ctypes.c_ushort * (count + 1))()
        got = pdfium.FPDFText_GetText(self.raw, 0, count, buffer)
        if got == count + 1:
            return lettered("".join(map(chr, buffer[:count])), pages=True)
        codes = (pdfium.FPDFText_GetUnicode(self.raw, index) for index in range(count))
        return "".join(chr(code) if code < 0x110000 else "\ufffd" for code in codes)  # noqa: PLR2004 (Unicode ends)

    def _word(self, text: str, start: int) -> None:
        """Keep a word, or its parts where it is none."""
        first, last = self._origin(start), self._origin(start + len(text) - 1)
        style = self._style(start)
        along, across = self._apart(first, last, style.angle)
        whole = abs(across) <= style.size * _SAME_LINE and 0 <= along <= style.size * len(text)
        if len(text) == 1 or (whole and not BREAK_HYPHENS & set(text)):
            self._keep(text, start, first, style, glued=False)
            return
        begin = 0
        for place in range(1, len(text) + 1):
            if place < len(text) and not self._parts(text, start, begin, place):
                continue
            style, first = self._style(start + begin), self._origin(start + begin)
            # what follows a line's last hyphen stands on the next line: a blank parts them, as in any text
            glued = begin > 0 and text[begin - 1] not in BREAK_HYPHENS
            self._keep(text[begin:place], start + begin, first, style, glued=glued)
            begin = place

    def _parts(self, text: str, start: int, begin: int, place: int) -> bool:
        """Whether the character at `place` stands on another line than the one at `begin`, or far off."""
        if text[place - 1] in BREAK_HYPHENS:
            return True
        style = self._style(start + begin)
        along, across = self._apart(self._origin(start + begin), self._origin(start + place), style.angle)
        return abs(across) > style.size * _SAME_LINE or not 0 <= along <= style.size * (place - begin + 1)

    def _apart(self, one: tuple[float, float], other: tuple[float, float], angle: int) -> tuple[float, float]:
        """How far one origin is from another, along the line and across it."""
        dx, dy = other[0] - one[0], other[1] - one[1]
        return {90: (dy, -dx), 180: (-dx, -dy), 270: (-dy, dx)}.get(angle, (dx, dy))

    def _keep(
        self,
        text: str,
        start: int,
        first: tuple[float, float],
        style: Style,
        *,
        glued: bool,
        length: int = 0,
        word: int = 0,
    ) -> None:
        """Keep a word, or words that stand as one, with the right end.

        Args:
            text: What it says.
            start: Index of its first character.
            first: Where that stands.
            style: Its type.
            glued: No blank parts it from the word before.
            length: How many of pdfium's characters it has, where that is not the length of `text`.
            word: Index after the first of several words.
        """
        end = start + (length or len(text))
        far = self._far(end - 1, style.angle)
        near = self._far(word - 1, style.angle) if word else far
        width = abs(near - first[1 if style.angle in {90, 270} else 0])
        added = text[-1] in HYPHENS and (end - start == 1 or self._apart_drawn(end - 1))
        if not text.isascii():
            text = spelled(text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace"))
            if self._from_right_too and style.angle == 0 and is_right_to_left(text):
                text, first, far = self._from_right(text, start, end)
                width = far - first[0]
        made = Word(text, *first, far, style.size, style.bold, width, glued, added=added, italic=style.italic)
        self._found.append((made, style.angle, start))

    def _far(self, index: int, angle: int) -> float:
        """Where a character ends, along its line."""
        pdfium.FPDFText_GetLooseCharBox(self.raw, index, self._at_rect)
        rect = self._rect
        far: float = {90: rect.top, 180: rect.left, 270: rect.bottom}.get(angle, rect.right)
        return far

    def _from_right(self, text: str, start: int, end: int) -> tuple[str, tuple[float, float], float]:
        """A word that is read from the right: its letters in order, its left end, its right end."""
        origins = [self._origin(index) for index in range(start, end)]
        leftmost, rightmost = start, end - 1
        if origins[0][0] >= origins[-1][0]:
            leftmost, rightmost = rightmost, leftmost
        right = self._far(rightmost, 0)
        pdfium.FPDFText_GetLooseCharBox(self.raw, leftmost, self._at_rect)
        return in_order(text, [x for x, _ in origins]), (float(self._rect.left), origins[0][1]), right

    def _apart_drawn(self, index: int) -> bool:
        """Whether a character belongs to another text object than the one before it."""
        return self._object(index) != self._object(index - 1)

    def _object(self, index: int) -> int | None:
        """The address of the text object that a character belongs to."""
        address: int | None = _OBJECT_OF(self._handle, index)
        return address

    def _origin(self, index: int) -> tuple[float, float]:
        """Where a character stands: the left end of its baseline."""
        pdfium.FPDFText_GetCharOrigin(self.raw, index, self._at_x, self._at_y)
        return self._x.value, self._y.value

    def _style(self, index: int) -> Style:
        """Type of a character; all characters of a text object share one."""
        key = self._object(index)
        if key is None or key not in self._styles:
            self._styles[key] = style_at(self.raw, index)
        return self._styles[key]

    def _is_added(self, start: int, end: int) -> bool:
        """Whether there is one blank, and it is pdfium's own."""
        return end == start + 1 and pdfium.FPDFText_IsGenerated(self.raw, start) == 1

    def _upright(self) -> None:
        """Turn the page so that most of it is upright; what stands at another angle is kept apart."""
        angles = Counter(angle for _, angle, _ in self._found)
        main = max((angle for angle in angles if angle >= 0), key=lambda angle: angles[angle], default=0)
        page = self.page
        if main in {90, 270}:
            page.width, page.height = page.height, page.width
        if main:
            page.frames = ()
        for word, angle, _ in self._found:
            if angle == main and math.isfinite(word.x + word.y + word.right):
                page.words.append(_turned(word, main, page))
            else:
                page.slanted.append(word.text)
        if main == 0 and self._from_right_too:
            mirror(page)


def _turned(word: Word, angle: int, page: PageWords) -> Word:
    """A word of a turned page, as if the page were upright; it never ends before it begins."""
    x, y, right = {
        0: (word.x, word.y, word.right),
        90: (word.y, page.height - word.x, word.right),
        180: (page.width - word.x, page.height - word.y, page.width - word.right),
        270: (page.width - word.y, word.x, page.width - word.right),
    }[angle]
    return word if angle == 0 and right >= x else replace(word, x=x, y=y, right=max(x, right))
