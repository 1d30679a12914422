"""What pdfium finds drawn on a page of a PDF: rectangles, filled or stroked, and rules."""

from __future__ import annotations

import ctypes
import math
from itertools import repeat
from typing import TYPE_CHECKING, Any

import pypdfium2.raw as pdfium

from tracker.reading.pdf.frames import HEIGHT, LENGTH, WIDTH, Frame, frames_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

# Points: what is thinner is a rule; corners may be so round.
_THIN = 3.0
_ROUND = 14.0
# A path of more segments is a drawing; a page with more paths, a map or a diagram.
_MOST_SEGMENTS = 160
_MOST_PATHS = 2000
_MOST_OBJECTS = 20_000
_DEEPEST = 2
# Colours as light as that are paper.
_WHITE = 250
_OPAQUE = 20

Matrix = tuple[float, float, float, float, float, float]


# The same functions as pypdfium2's, but they take and give addresses as numbers: that takes half the time.
def _by_address(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:
    address = ctypes.cast(function, ctypes.c_void_p).value or 0
    return ctypes.PYFUNCTYPE(result, *arguments)(address)


_POINTER, _INT = ctypes.c_void_p, ctypes.c_int
_PAGE_OBJECT = _by_address(pdfium.FPDFPage_GetObject, _POINTER, _POINTER, _INT)
_FORM_OBJECT = _by_address(pdfium.FPDFFormObj_GetObject, _POINTER, _POINTER, ctypes.c_ulong)
_FORM_COUNT = _by_address(pdfium.FPDFFormObj_CountObjects, _INT, _POINTER)
_TYPE = _by_address(pdfium.FPDFPageObj_GetType, _INT, _POINTER)
_BOUNDS = _by_address(pdfium.FPDFPageObj_GetBounds, _INT, *[_POINTER] * 5)
_MATRIX = _by_address(pdfium.FPDFPageObj_GetMatrix, _INT, _POINTER, _POINTER)
_MODE = _by_address(pdfium.FPDFPath_GetDrawMode, _INT, _POINTER, _POINTER, _POINTER)
_FILL = _by_address(pdfium.FPDFPageObj_GetFillColor, _INT, *[_POINTER] * 5)
_SEGMENTS = _by_address(pdfium.FPDFPath_CountSegments, _INT, _POINTER)
_SEGMENT = _by_address(pdfium.FPDFPath_GetPathSegment, _POINTER, _POINTER, _INT)
_POINT = _by_address(pdfium.FPDFPathSegment_GetPoint, _INT, _POINTER, _POINTER, _POINTER)
_SEGMENT_TYPE = _by_address(pdfium.FPDFPathSegment_GetType, _INT, _POINTER)


def frames_on(page: Any) -> tuple[Frame, ...]:
    """The frames that the raw `page` draws, the largest first, loose ones last; cells of tables are none."""
    drawn, rules = _Scan(page).run()
    return frames_of(drawn, rules) if drawn or rules else ()


class _Scan:
    """One pass over what a page draws."""

    def __init__(self, page: Any) -> None:
        self.page = ctypes.cast(page, _POINTER)
        self.count = pdfium.FPDFPage_CountObjects(page)
        self.paths = 0
        self.frames: list[Frame] = []
        self.rules: list[Frame] = []
        self._numbers = [ctypes.c_float() for _ in range(4)]
        self._at = [ctypes.byref(number) for number in self._numbers]
        self._colours = [ctypes.c_uint() for _ in range(4)]
        self._at_colours = [ctypes.byref(colour) for colour in self._colours]
        self._modes = _INT(), _INT()
        self._at_modes = [ctypes.byref(mode) for mode in self._modes]

    def run(self) -> tuple[list[Frame], list[Frame]]:
        """The frames and the rules of the page; none where it is full of drawings."""
        if self.count > _MOST_OBJECTS:
            return [], []
        self._look(map(_PAGE_OBJECT, repeat(self.page), range(self.count)), None, 0)
        return (self.frames, self.rules) if self.paths <= _MOST_PATHS else ([], [])

    def _look(self, objects: Iterable[int], matrix: Matrix | None, depth: int) -> None:
        """Look at objects of the page, or of a form that stands on it as `matrix` says."""
        path, form = pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_FORM
        text = pdfium.FPDF_PAGEOBJ_TEXT
        items = list(objects)
        for item, sort in zip(items, map(_TYPE, items), strict=True):
            if sort == text:
                continue
            if sort == path:
                self.paths += 1
                if self.paths > _MOST_PATHS:
                    return
                self._path(item, matrix)
            elif sort == form and depth < _DEEPEST:
                inner = _product(self._matrix(item), matrix)
                count = min(_FORM_COUNT(item), _MOST_OBJECTS)
                self._look(map(_FORM_OBJECT, repeat(item), range(count)), inner, depth + 1)

    def _matrix(self, item: int) -> Matrix:
        found = pdfium.FS_MATRIX()
        _MATRIX(item, ctypes.byref(found))
        return found.a, found.b, found.c, found.d, found.e, found.f

    def _path(self, item: int, matrix: Matrix | None) -> None:
        """Keep a path that is a frame or a rule."""
        if not _BOUNDS(item, *self._at):
            return
        left, bottom, right, top = (number.value for number in self._numbers)
        if matrix is not None:
            corners = [_moved(matrix, x, y) for x in (left, right) for y in (bottom, top)]
            (left, right), (bottom, top) = ((min(side), max(side)) for side in zip(*corners, strict=True))
        width, height = right - left, top - bottom
        if not math.isfinite(width + height + left + bottom):
            return
        is_rule = min(width, height) <= _THIN and max(width, height) >= LENGTH
        if not is_rule and (width < WIDTH or height < HEIGHT):
            return
        _MODE(item, *self._at_modes)
        filled, stroked = (mode.value for mode in self._modes)
        colour = 0
        if filled:
            _FILL(item, *self._at_colours)
            red, green, blue, opacity = (part.value for part in self._colours)
            if min(red, green, blue) < _WHITE and opacity >= _OPAQUE:
                colour = (red << 16 | green << 8 | blue) + 1
        if not (stroked or colour):
            return
        if is_rule:
            self.rules.append(Frame(left, bottom, right, top))
        elif (rings := self._is_rectangle(item)) and (rings == 1 or not stroked):
            self.frames.append(Frame(left, bottom, right, top, colour if rings == 1 else 0))

    def _is_rectangle(self, item: int) -> int:
        """How many lines a path has, one within the other, if all of it runs along its edges; else 0."""
        count = _SEGMENTS(item)
        if not 4 <= count <= _MOST_SEGMENTS:  # noqa: PLR2004 (a rectangle has four sides)
            return 0
        at = self._at[0], self._at[1]
        points = []
        matrix = self._matrix(item)
        rings = 0
        for index in range(count):
            segment = _SEGMENT(item, index)
            rings += _SEGMENT_TYPE(segment) == pdfium.FPDF_SEGMENT_MOVETO
            _POINT(segment, *at)
            points.append(_moved(matrix, self._numbers[0].value, self._numbers[1].value))
        lines = [[x for x, _ in points], [y for _, y in points]]
        (left, right), (bottom, top) = ((min(line), max(line)) for line in lines)
        along = all(
            min(abs(x - left), abs(x - right), abs(y - bottom), abs(y - top)) <= _ROUND for x, y in points
        )
        return rings if along and rings <= 2 else 0  # noqa: PLR2004 (the outer and the inner side of a line)


def _product(first: Matrix, second: Matrix | None) -> Matrix:
    """The matrix that moves by the first, then by the second."""
    if second is None:
        return first
    a, b, c, d, e, f = first
    (x, y), (right, up) = _moved(second, e, f), second[4:]
    one, two = _moved(second, a, b), _moved(second, c, d)
    return one[0] - right, one[1] - up, two[0] - right, two[1] - up, x, y


def _moved(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f
