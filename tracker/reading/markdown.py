"""Markdown: CommonMark with tables, through markdown-it-py, as blocks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

from tracker.errors import InputError
from tracker.model import SetAside
from tracker.reading.blocks import Block, BlockKind, Reading
from tracker.reading.decode import decode
from tracker.reading.runs import all_bold, join, join_cells, lead

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

    from tracker.reading.runs import Run

# Nesting beyond this is no writing; the parser takes its time with it.
_MAX_NESTING = 100
# The metadata block that static site generators put first.
_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_TAG = re.compile(r"<!--.*?-->|</?[A-Za-z][^<>]*>", re.DOTALL)


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
    walk = _Walk()
    if front := _FRONT_MATTER.match(text):
        walk.set_aside.append(SetAside(text=front[1], reason="front matter", place="line 1"))
        text = "\n" * front[0].count("\n") + text[front.end() :]
    parser = MarkdownIt("commonmark", {"maxNesting": _MAX_NESTING}).enable("table").enable("strikethrough")
    try:
        tokens = parser.parse(text)
    except (RecursionError, ValueError, IndexError) as error:
        raise InputError(
            f"{source}: not readable as Markdown ({type(error).__name__}); save it as text"
        ) from error
    walk.run(tokens)
    return Reading(
        blocks=tuple(walk.blocks),
        set_aside=tuple(walk.set_aside),
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

    blocks: list[Block] = field(default_factory=list)
    set_aside: list[SetAside] = field(default_factory=list)
    _heading: int | None = None
    _item: bool = False
    _cells: list[str] | None = None
    _line: int = 1

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
            case "list_item_open" | "list_item_close":
                self._item = token.nesting > 0
            case "tr_open":
                self._cells = []
            case "tr_close":
                self._put(join_cells(self._cells or []), BlockKind.ROW)
                self._cells = None

    def _inline(self, token: Token) -> None:
        """The text of a heading, a paragraph, a list item or a cell."""
        runs = _runs(token.children or [])
        if self._cells is not None:
            self._cells.append(join(runs))
            return
        kind = BlockKind.PARAGRAPH
        if self._heading is not None:
            kind = BlockKind.HEADING
        elif self._item:
            kind, self._item = BlockKind.ITEM, False
        if kind is BlockKind.HEADING:
            self._put(join(runs), kind)
        else:
            self._put(join(runs), kind, head=lead(runs), bold=all_bold(runs))

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
        """A block of HTML: its text is kept, comments are set aside."""
        for comment in re.findall(r"<!--(.*?)-->", content, re.DOTALL):
            if comment.strip():
                place = f"line {self._line}"
                self.set_aside.append(SetAside(text=comment.strip(), reason="comment", place=place))
        self._put(_TAG.sub(" ", content), BlockKind.PARAGRAPH)

    def _put(self, text: str, kind: BlockKind, *, head: str | None = None, bold: bool = False) -> None:
        text = " ".join(text.split())
        if text:
            place = f"line {self._line}"
            self.blocks.append(
                Block(text=text, kind=kind, place=place, level=self._heading, lead=head, bold=bold)
            )


def _runs(children: Sequence[Token]) -> list[Run]:
    """Text and whether it is bold, stretch by stretch."""
    runs: list[Run] = []
    bold = 0
    for child in children:
        match child.type:
            case "strong_open":
                bold += 1
            case "strong_close":
                bold -= 1
            case "text" | "code_inline":
                runs.append((child.content, bold > 0))
            case "softbreak" | "hardbreak":
                runs.append((" ", bold > 0))
            case "image":
                continue  # its alternative text is not printed
    return runs
