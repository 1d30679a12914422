"""What the elements of a DOCX stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.reading.docx.numbering import W
from tracker.reading.docx.styles import raised_in, size_of, toggle
from tracker.reading.runs import BOLD, BREAK, ITALIC, RAISED

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element

    from tracker.reading.docx.styles import Style

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"

# What only wraps text; what a tracked change deleted or moved away is no text any more.
WRAPPERS = frozenset(
    f"{W}{name}"
    for name in (
        "ins",
        "moveTo",
        "hyperlink",
        "smartTag",
        "sdt",
        "sdtContent",
        "fldSimple",
        "customXml",
        "dir",
        "bdo",
    )
) | {f"{MC}AlternateContent", f"{M}oMath", f"{M}oMathPara"}
_CHARACTERS = {"tab": " ", "ptab": " ", "noBreakHyphen": "-", "cr": BREAK}


def printed_by(child: _Element) -> str:
    """What a run's child prints."""
    if child.tag == f"{W}t":
        return (child.text or "").replace("\n", " ")
    if child.tag == f"{W}br":
        return " " if child.get(f"{W}type") in {"page", "column"} else BREAK
    if child.tag == f"{W}sym":
        code = child.get(f"{W}char", "")
        # symbol fonts have their signs in the private area: which sign it is only the font knows
        return "•" if code.upper().startswith("F0") else _character(code)
    return _CHARACTERS.get(str(child.tag).removeprefix(W), "")


def face_in(properties: _Element | None, own: Style, style: Style) -> int:
    """The face of a run: what it says itself, else what its own style or its paragraph's says."""
    bold, italic, raised = toggle(properties, "b"), toggle(properties, "i"), raised_in(properties)
    bold = own.bold or style.bold if bold is None else bold
    italic = own.italic or style.italic if italic is None else italic
    raised = own.raised or style.raised if raised is None else raised
    return (BOLD if bold else 0) | (ITALIC if italic else 0) | (RAISED if raised else 0)


def is_hidden(properties: _Element | None, own: Style, style: Style) -> bool:
    """Whether a run is not printed, by what it says itself, else by its styles."""
    hidden = toggle(properties, "vanish")
    return own.hidden or style.hidden if hidden is None else hidden


def has_own_mark(run: _Element) -> bool:
    """Whether a run prints the mark of a note that its author chose, instead of a number."""
    return any(
        child.get(f"{W}customMarkFollows", "0") in {"1", "true", "on"}
        for child in run
        if child.tag in {f"{W}footnoteReference", f"{W}endnoteReference"}
    )


def _character(code: str) -> str:
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""


def deleted_in(element: _Element) -> Iterable[_Element]:
    """The pieces of text that a tracked change took away."""
    return element.iter(f"{W}delText", f"{W}t")


def mark_is_gone(properties: _Element) -> bool:
    """Whether a tracked change deleted a paragraph's end: it goes on in the next paragraph."""
    return any(properties.find(f"{W}rPr/{W}{name}") is not None for name in ("del", "moveFrom"))


def labelled(label: str, text: str) -> str:
    """A paragraph with the number that Word prints before it."""
    return f"{label} {text}" if label else text


def size_in(element: _Element, style: Style) -> float | None:
    """The type size of a paragraph's first run."""
    first = element.find(f"{W}r/{W}rPr")
    return size_of(first) or style.size


def is_within_box(box: _Element, scope: _Element) -> bool:
    """Whether a text box stands within another one."""
    for above in box.iterancestors():
        if above is scope:
            return False
        if above.tag == f"{W}txbxContent":
            return True
    return False


def rows_in(table: _Element) -> Iterable[_Element]:
    """Rows that no tracked change deleted."""
    for child in table:
        if child.tag == f"{W}tr":
            if child.find(f"{W}trPr/{W}del") is None:
                yield child
        elif child.tag in WRAPPERS:
            yield from rows_in(child)


def cells_in(row: _Element) -> Iterable[_Element]:
    """The cells of a row."""
    for child in row:
        if child.tag == f"{W}tc":
            yield child
        elif child.tag in WRAPPERS:
            yield from cells_in(child)
