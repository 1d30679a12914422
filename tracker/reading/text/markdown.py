"""Markdown: CommonMark with tables, through markdown-it-py, as blocks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from tracker.errors import InputError
from tracker.model import SetAside
from tracker.reading.blocks import Block, BlockKind, Reading
from tracker.reading.decode import decode
from tracker.reading.furniture.marks import settle, unenclosed
from tracker.reading.html.html import fragment
from tracker.reading.reasons import ATTRIBUTES, COMMENT, FOOTNOTE_MARK, FRONT_MATTER
from tracker.reading.runs import (
    BOLD,
    BREAK,
    ITALIC,
    RAISED,
    all_bold,
    all_italic,
    join,
    join_cells,
    lead,
    raised_together,
    split_at_breaks,
    unbroken,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

    from tracker.reading.runs import Run

# Nesting beyond this is no writing; the parser takes its time with it.
_MAX_NESTING = 100
# The metadata block that static site generators put first.
_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*+)[^<>]*+>")
# One that is not closed goes on to the end.
_COMMENT = re.compile(r"<!--(.*?)(?:-->|\Z)", re.DOTALL)
# What Pandoc, Kramdown and their like write behind a heading: its address, its classes.
_ATTRIBUTES = re.compile(r"(?<=\S) ?\{:? ?[#.][\w#.:= -]{0,200}\}$")
_FACES = {"b": BOLD, "strong": BOLD, "i": ITALIC, "em": ITALIC, "sup": RAISED}


def blocks(content: bytes, *, source: str, charset: str | None = None) -> Reading:
    """Read Markdown.

    Args:
        content: The bytes of the file.
        source: Where from, for messages.
        charset: As the header declared it, if it did.

    Raises:
        InputError: It is no text, or it cannot be parsed.
    """
    decoded = decode(content, source=source, charset=charset)
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
    walk = _Walk(source)
    if front := _FRONT_MATTER.match(text):
        walk.set_aside.append(SetAside(text=front[1], reason=FRONT_MATTER, place="line 1"))
        text = "\n" * front[0].count("\n") + text[front.end() :]
    parser = MarkdownIt("commonmark", {"maxNesting": _MAX_NESTING}).enable("table").enable("strikethrough")
    # notes stay where they are written, so that one without a mark is read too
    parser.use(footnote_plugin, inline=False, move_to_end=False)
    try:
        tokens = parser.parse(text)
    except (RecursionError, ValueError, IndexError) as error:
        raise InputError(
            f"{source}: not readable as Markdown ({type(error).__name__}); save it as text"
        ) from error
    walk.run(tokens)
    found, marks = settle(walk.blocks)
    return Reading(
        blocks=tuple(found),
        set_aside=(*walk.set_aside, *marks),
        encoding=decoded.encoding,
        title=_title(front[1]) if front else None,
        notices=decoded.notices,
    )


def _title(front_matter: str) -> str | None:
    """The title in the metadata block."""
    found = re.search(r"^title:[ \t]*[\"']?(.+?)[\"']?[ \t]*$", front_matter, re.MULTILINE)
    return found[1] if found else None


@dataclass(slots=True)
class _Walk:
    """One pass over the parser's tokens."""

    source: str
    blocks: list[Block] = field(default_factory=list)
    set_aside: list[SetAside] = field(default_factory=list)
    _heading: int | None = None
    _item: bool = False
    _counts: list[int | None] = field(default_factory=list)
    """The number of the next item of each list that it is in; None for bullets."""
    _number: str | None = None
    _cells: list[str] | None = None
    _line: int = 1
    _pictured: bool = False
    """Nothing is printed since a picture or a quotation: a caption or an attribution may follow."""
    _note: tuple[int, str] = (0, "")
    """Where the blocks of the footnote that is being read begin, and its mark."""

    def run(self, tokens: Sequence[Token]) -> None:
        """Turn tokens into blocks."""
        for token in tokens:
            if token.map:
                self._line = token.map[0] + 1
            if token.nesting:
                self._nest(token)
            elif token.type == "inline":
                self._inline(token)
            elif token.type in {"code_block", "fence"}:
                self._code(token.content)
            elif token.type == "html_block":
                self._html(token.content)

    def _nest(self, token: Token) -> None:
        """Note what the text that follows is in."""
        match token.type:
            case "heading_open":
                self._heading = int(token.tag[1])
            case "heading_close":
                self._heading = None
            case "blockquote_close":
                self._pictured = True
            case "ordered_list_open" | "bullet_list_open" | "ordered_list_close" | "bullet_list_close":
                self._list(token)
            case "list_item_open" | "list_item_close":
                self._item = token.nesting > 0
                self._number = self._next_number(token.markup) if self._item else None
            case "tr_open":
                self._cells = []
            case "tr_close":
                self._put(join_cells(self._cells or []), BlockKind.ROW)
                self._cells = None
            case "footnote_reference_open":
                self._note = (len(self.blocks), f"[^{token.meta['label']}]")
            case "footnote_reference_close":
                start, mark = self._note
                texts = [unenclosed(block.text) for block in self.blocks[start:]]
                place = self.blocks[start].place if texts else ""
                del self.blocks[start:]
                self._aside(" ".join([mark, *texts]), "footnote", place)

    def _inline(self, token: Token) -> None:
        """The text of a heading, a paragraph, a list item or a cell."""
        runs = self._runs(token.children or [])
        if self._cells is not None:
            self._cells.append(join(unbroken(runs)))
        elif self._heading is not None:
            text = join(unbroken(runs))
            if named := _ATTRIBUTES.search(text):
                self._aside(named[0].strip(), ATTRIBUTES)
                text = text[: named.start()].rstrip()
            self._put(text, BlockKind.HEADING)
        else:
            for piece in split_at_breaks(runs):
                self._put(join(piece), BlockKind.ITEM if self._item else BlockKind.PARAGRAPH, piece)
                self._item = False

    def _list(self, token: Token) -> None:
        """Begin or end a list."""
        if token.nesting < 0:
            self._counts.pop()
        else:
            start = int(token.attrs.get("start", 1))
            self._counts.append(start if token.type == "ordered_list_open" else None)

    def _next_number(self, stop: str) -> str | None:
        """What is printed before one more item, as `34.`; None for a bullet or a list within another."""
        count = self._counts[-1]
        if count is None:
            return None
        self._counts[-1] = count + 1
        return f"{count}{stop}" if len(self._counts) == 1 else None

    def _runs(self, children: Sequence[Token]) -> list[Run]:
        """The text, stretch by stretch; what is not printed of it is set aside."""
        runs: list[Run] = []
        depth = dict.fromkeys((BOLD, ITALIC, RAISED), 0)
        for child in children:
            face = sum(face for face, opened in depth.items() if opened)
            match child.type:
                case "strong_open" | "strong_close":
                    depth[BOLD] += child.nesting
                case "em_open" | "em_close":
                    depth[ITALIC] += child.nesting
                case "text" | "code_inline":
                    runs.append((child.content, face))
                case "softbreak":
                    runs.append((" ", face))
                case "hardbreak":
                    runs.append((BREAK, 0))
                case "html_inline":
                    self._tag(child.content, depth, runs)
                case "footnote_ref":
                    self._aside(f"[^{child.meta['label']}]", FOOTNOTE_MARK)
                case "image":  # its alternative text is not printed
                    self._pictured = True
        return raised_together(runs)

    def _tag(self, content: str, depth: dict[int, int], runs: list[Run]) -> None:
        """A tag within a line: a change of face, a break; what a comment says is set aside."""
        self._comments(content)
        tag = _TAG.match(content)
        if tag is None:
            return
        name = tag[2].lower()
        if name == "br":
            runs.append((BREAK, 0))
        elif name in _FACES:
            depth[_FACES[name]] += -1 if tag[1] else 1

    def _code(self, content: str) -> None:
        """Preformatted text: its lines as they stand."""
        gap = True
        for line in content.splitlines():
            if line.strip():
                self.blocks.append(
                    Block(text=line, kind=BlockKind.LINE, place=f"line {self._line}", gap_before=gap)
                )
            gap = not line.strip()

    def _html(self, content: str) -> None:
        """A block of HTML is read as on a page; its comments are set aside."""
        self._comments(content)
        if _TAG.sub("", _COMMENT.sub("", content)).strip():
            found, aside = fragment("\n" * (self._line - 1) + content, source=self.source)
            self.blocks += found
            self.set_aside += aside

    def _comments(self, content: str) -> None:
        for comment in _COMMENT.findall(content):
            self._aside(comment.strip(), COMMENT)

    def _aside(self, text: str, reason: str, place: str = "") -> None:
        if text:
            self.set_aside.append(SetAside(text=text, reason=reason, place=place or f"line {self._line}"))

    def _put(self, text: str, kind: BlockKind, runs: Sequence[Run] = ()) -> None:
        text = " ".join(text.split())
        number, self._number = (self._number, None) if kind is BlockKind.ITEM else (None, self._number)
        if text:
            self.blocks.append(
                Block(
                    text=text,
                    kind=kind,
                    place=f"line {self._line}",
                    level=self._heading,
                    depth=len(self._counts),
                    number=number,
                    lead=lead(runs),
                    bold=all_bold(runs),
                    italic=not self._pictured and all_italic(runs),
                )
            )
            self._pictured = False
