"""The last step of reading: blocks that are whole and ordered become the canonical text and its spans."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from tracker.errors import InputError
from tracker.model import Edition, Finding, Form, Section
from tracker.reading.blocks import Block, BlockKind, Reading
from tracker.reading.furniture.chrome import strip_chrome
from tracker.reading.furniture.contents import strip_contents, strip_listed_contents
from tracker.reading.furniture.endnotes import strip_endnotes
from tracker.reading.furniture.furniture import strip_inline, strip_lines
from tracker.reading.outline.outline import Entry, find_outline
from tracker.reading.paragraphs.findings import split_findings
from tracker.reading.paragraphs.heads import with_heads
from tracker.reading.paragraphs.item_letters import with_letter
from tracker.reading.paragraphs.lists import mark_items
from tracker.reading.paragraphs.numbered_blocks import out_of_lists, out_of_tables
from tracker.reading.paragraphs.paragraph_numbers import PrintedNumber, numbers_before
from tracker.reading.paragraphs.reflow import chunk_lines, join_pieces
from tracker.reading.reasons import ENDNOTE, FOOTNOTE, FOOTNOTE_MARK
from tracker.reading.shape import run_in_label
from tracker.reading.text.glued import unglued
from tracker.reading.text.notes import strip_notes
from tracker.reading.vocabulary import Vocabulary

if TYPE_CHECKING:
    from tracker.model import Provenance, SetAside

NO_HEADING = "no heading found: the whole text is read as one section"

_TOGETHER = frozenset({BlockKind.ITEM, BlockKind.ROW})
# Not white space, not letters: they only say where a line may be broken, or that a file begins.
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff\x00"))


def edition_from_blocks(reading: Reading, *, provenance: Provenance) -> Edition:
    """Make the edition: furniture out, lines joined, headings found, sentences parted.

    Args:
        reading: What the format reader found; see the docstring of `tracker.reading` for its contract.
        provenance: What is known about the edition. An empty `title` is filled with the one it prints
            (or `reading.title`, or its label); `encoding` and the rest stay as given.

    Raises:
        InputError: There is no text in it.
    """
    blocks = [cleaned for block in reading.blocks if (cleaned := _clean(block)).text]
    if not any(char.isalnum() for block in blocks for char in block.text):
        raise InputError(f"{provenance.source}: no text in it; nothing to read")
    glued: list[SetAside] = []
    if not any(piece.reason == FOOTNOTE_MARK for piece in reading.set_aside):
        blocks, noted = strip_notes(blocks)
        blocks, glued = unglued(blocks)
        glued = noted + glued
    noted_already = any(piece.reason in {FOOTNOTE, ENDNOTE} for piece in (*reading.set_aside, *glued))
    blocks, endnotes = strip_endnotes(blocks, noted=noted_already)
    blocks, chrome = strip_chrome(blocks)
    blocks, contents = strip_contents(blocks)
    blocks, listed = strip_listed_contents(blocks)
    stripped = strip_lines(blocks)
    vocabulary = Vocabulary.of(block.text for block in stripped.blocks)
    chunks = chunk_lines(stripped.blocks, stripped.cuts, vocabulary)
    chunks, inline = strip_inline(chunks, stripped.phrases)
    whole = join_pieces(chunks, vocabulary, cut=bool(stripped.set_aside))
    whole, markers = mark_items(out_of_lists(out_of_tables(whole)))
    page = _Page(language=provenance.language)
    entries = find_outline(whole, lined=any(block.kind is BlockKind.LINE for block in reading.blocks))
    for entry, number in zip(entries, numbers_before(entries), strict=True):
        page.add(entry, number)
    notices = list(reading.notices)
    if len(page.sections) == 1:
        notices.append(NO_HEADING)
    title = provenance.title or page.sections[0].title or reading.title or provenance.edition
    return Edition(
        provenance=replace(provenance, title=title),
        text="".join(page.parts),
        sections=tuple(page.sections),
        findings=tuple(with_heads(page.findings, page.depths)),
        set_aside=(
            *reading.set_aside,
            *glued,
            *endnotes,
            *chrome,
            *contents,
            *listed,
            *stripped.set_aside,
            *inline,
            *markers,
        ),
        notices=tuple(notices),
    )


def _clean(block: Block) -> Block:
    """The block with white space folded to single blanks and invisible characters gone."""
    text = " ".join(block.text.translate(_INVISIBLE).split())
    return block if text == block.text else replace(block, text=text)


@dataclass(slots=True, kw_only=True)
class _Page:
    """The canonical text as it grows, with the spans into it."""

    language: str
    parts: list[str] = field(default_factory=list)
    length: int = 0
    sections: list[Section] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    depths: list[int] = field(default_factory=list)
    """Of each finding, how many lists it is in; of lines of text, how far they are indented."""
    above: list[Section] = field(default_factory=list)
    """The last section and those it stands under."""
    paragraph: int = 0
    label: str | None = None
    leads: bool = False
    """The paragraph's text so far ends with a colon: a list may follow as part of it."""
    last: BlockKind | None = None

    def add(self, entry: Entry, printed: PrintedNumber) -> None:
        """Append a block: a heading opens a section, anything else is parted into findings.

        The number at its beginning is in no finding.
        """
        block = entry.block
        if entry.level is not None:
            self._open_section(block, entry.level, entry.label)
            return
        if not self.sections:
            self._open_section(None, 0, None)
        number = printed.end
        listed = block.kind in _TOGETHER
        together = listed and (self.last is block.kind or self.leads)
        start = self._print(block.text, "\n" if together else "\n\n")
        if not together:
            self.paragraph += 1
            lead = (block.lead or "").removeprefix(block.text[:number].strip()).strip()
            self.label = lead or (None if listed else run_in_label(block.text[number:]))
        elif self.leads and self.last is not block.kind:
            self.findings[-1] = replace(self.findings[-1], form=Form.LEAD)
        pieces = split_findings(block.text[number:], language=self.language)
        if number:
            pieces = [replace(piece, start=piece.start + number, end=piece.end + number) for piece in pieces]
        if block.kind is BlockKind.ROW:
            pieces = [replace(pieces[0], end=pieces[-1].end)]
        depth = block.depth or (block.indent + 1 if block.kind is BlockKind.ITEM else 0)
        self.depths += [depth] * len(pieces)
        for piece in pieces:
            form = {BlockKind.ITEM: Form.ITEM, BlockKind.ROW: Form.ROW}.get(block.kind, piece.form)
            self.findings.append(
                Finding(
                    text=block.text[piece.start : piece.end],
                    section=len(self.sections) - 1,
                    paragraph=self.paragraph,
                    start=start + piece.start,
                    end=start + piece.end,
                    label=self.label,
                    page=block.page_at(piece.start),
                    form=form,
                    paragraph_number=printed.number and with_letter(printed.number, piece.letter),
                )
            )
        self.last = block.kind
        self.leads = block.text.endswith(":") and (not listed or self.leads)

    def _open_section(self, block: Block | None, level: int, label: str | None) -> None:
        """Begin a section; `block` is None where the edition prints no title."""
        if level > 0 and not self.sections:
            self._open_section(None, 0, None)
        title = block.text if block else ""
        start = self._print(title, "\n\n") if block else self.length
        if level == 0 and block and self.sections:  # something stands above the title
            titled = replace(
                self.sections[0], title=title, start=start, end=start + len(title), page=block.page
            )
            self.sections[0] = self.above[0] = titled
            self.last, self.leads = None, False
            return
        while self.above and self.above[-1].level >= level:
            self.above.pop()
        parent = self.above[-1] if self.above else None
        section = Section(
            index=len(self.sections),
            title=title,
            label=label,
            level=level,
            path=(*parent.path, title) if parent else (),
            parent=parent.index if parent else None,
            start=start,
            end=start + len(title),
            page=block.page if block else None,
        )
        self.sections.append(section)
        self.above.append(section)
        self.paragraph = 0
        self.label = None
        self.leads = False
        self.last = None

    def _print(self, text: str, separator: str) -> int:
        """Append `text`; gives where it begins."""
        if self.parts:
            self.parts.append(separator)
            self.length += len(separator)
        start = self.length
        self.parts.append(text)
        self.length += len(text)
        return start
