"""The text of a PDF: what is printed around it is set aside, the rest becomes blocks."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tracker.model import SetAside
from tracker.reading.blocks import Reading
from tracker.reading.pdf.furniture import contents, footnotes, mark_of, set_aside
from tracker.reading.pdf.headings import plain
from tracker.reading.pdf.layout import Line, arranged, stretches_on
from tracker.reading.pdf.line_numbers import MarginNumbers
from tracker.reading.pdf.margins import Margins
from tracker.reading.pdf.paragraphs import paragraphs
from tracker.reading.pdf.raised import without_marks
from tracker.reading.pdf.running import running_lines
from tracker.reading.reasons import ANGLED, CONTENTS, FOOTNOTE, FOOTNOTE_MARK
from tracker.reading.shape import ends_sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.reading.pdf.file import Bookmark, Pdf
    from tracker.reading.pdf.headings import Levels

# The PDF's own outline is believed where this share of its entries is found in the text.
_BOOKMARKS_FOUND = 0.6


def read_text(pdf: Pdf) -> Reading:
    """Blocks of a whole PDF.

    Raises:
        InputError: There is no text in it, or none that can be read.
    """
    pages: list[list[Line]] = []
    heights: list[float] = []
    left: list[SetAside] = []
    pictures: list[str] = []
    damaged: list[str] = []
    numbers, margins = MarginNumbers(), Margins()
    for page in pdf.pages():
        stretches = stretches_on(page)
        pages.append(arranged(stretches, page.number, page.frames))
        numbers.look_at(page)
        margins.look_at(stretches)
        heights.append(page.height)
        if page.slanted:
            text = " ".join(page.slanted)
            left.append(SetAside(text=text, reason=ANGLED, place=f"page {page.number}"))
        if page.pictures:
            pictures.append(str(page.number))
        if not page.width:
            damaged.append(str(page.number))
    left += numbers.settle(pages, pdf.page_at)
    margins.settle(pages, lambda index: numbers.without(pdf.page_at(index)))
    body = _body_size(pages)
    flow = _without_furniture(pages, running_lines(pages, body, heights=heights), body, left)
    pages.clear()
    left += without_marks(flow)
    found = paragraphs(flow, body, _levels(flow, list(pdf.bookmarks())))
    notices = [
        f"{'pages' if len(places) > 1 else 'page'} {', '.join(places)}: {what}, not read"
        for places, what in ((pictures, "only pictures"), (damaged, "damaged"))
        if places
    ]
    return Reading(blocks=tuple(found), set_aside=tuple(left), title=pdf.title, notices=tuple(notices))


def _body_size(pages: Sequence[Sequence[Line]]) -> float:
    """The type size that most of the text is set in."""
    sizes: Counter[float] = Counter()
    for lines in pages:
        for line in lines:
            sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 1.0


def _without_furniture(
    pages: Sequence[Sequence[Line]], running: dict[int, str], body: float, left: list[SetAside]
) -> list[Line]:
    """The lines of the text proper; all others go to `left`."""
    flow: list[Line] = []
    above: list[Line] = []
    continued = False
    for lines in pages:
        left.extend(set_aside([line], running[id(line)]) for line in lines if id(line) in running)
        rest = []
        shown = [line for line in lines if id(line) not in running]
        for line, is_contents in zip(shown, contents(shown), strict=True):
            if is_contents:
                left.append(set_aside([line], CONTENTS))
            else:
                rest.append(line)
        text = [line for line in rest if line.beside is None]
        notes = footnotes(text, body, above=above, continued=continued)
        left += [set_aside(note, FOOTNOTE) for note in notes]
        marks = {mark for note in notes if (mark := mark_of(note))}
        noted = {id(line) for note in notes for line in note}
        continued = bool(notes) and not ends_sentence(notes[-1][-1].text)
        shown = [line for line in rest if id(line) not in noted]
        dropped = _drop_marks(shown, marks, left)
        _drop_marks(above, marks - dropped, left)  # a note may stand on the page after its mark
        flow += shown
        above = shown
    return flow


def _drop_marks(lines: Sequence[Line], marks: set[str], left: list[SetAside]) -> set[str]:
    """Take the raised marks of known footnotes out of lines; gives those that were found."""
    found: set[str] = set()
    for line in lines if marks else ():
        for index in reversed(line.raised):
            text = line.runs[index][0].strip()
            if index and (mark := text.strip("[]")) in marks:
                left.append(SetAside(text=text, reason=FOOTNOTE_MARK, place=f"page {line.page}"))
                del line.runs[index]
                line.raised = [place - (place > index) for place in line.raised if place != index]
                found.add(mark)
    return found


def _levels(flow: Sequence[Line], bookmarks: Sequence[Bookmark]) -> Levels:
    """Levels from the PDF's own outline by page and wording; empty where it does not fit the text."""
    found: Levels = {}
    named = {entry.page for entry in bookmarks}
    pages: dict[int, str] = {}
    for line in flow:
        if line.page in named:
            pages[line.page] = pages.get(line.page, "") + plain(line.text)
    for entry in bookmarks:
        title = plain(entry.title)
        if entry.page is not None and title and title in pages.get(entry.page, ""):
            found[entry.page, title] = entry.level + 1
    return found if len(found) >= len(bookmarks) * _BOOKMARKS_FOUND else {}
