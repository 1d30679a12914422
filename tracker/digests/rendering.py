"""Digest -> HTML for mail and browser, text, Markdown."""

from __future__ import annotations

import re
import textwrap
from functools import cache
from typing import TYPE_CHECKING

from tracker.rendering.markdown import escaped
from tracker.rendering.templates import environment, render

if TYPE_CHECKING:
    from jinja2 import Environment

    from tracker.digests.model import Digest
    from tracker.digests.words import Words

COLOURS = {
    "removed": "#d95f0e",
    "added": "#2b83ba",
    "updated": "#5e3c99",
    "reworded": "#e0ac00",
    "editorial": "#a9adb3",
    "unchanged": "#cfd2d6",
}
"""Of the bars, the same as in the full report; every bar has its numbers beside it."""

WIDTH = 76
"""Characters on a line of the text: quoted once in an answer it still fits into 80."""

_BETWEEN_TAGS = re.compile(r">\n\s*<(?=/?(?:table|tr|td|th|h[1-3]|p|body|html|head|div|style|title|meta)\b)")
_BLANKS = re.compile(r"[^\S\u00a0\u202f]+")
"""Where a line may be broken: not at the blank within a number, or before a French colon."""
_STYLE = re.compile(r' style="[^"]*"')


def render_html(digest: Digest, words: Words) -> str:
    """One HTML document, styles on the elements, nothing loaded from anywhere."""
    import css_inline  # noqa: PLC0415 - only digests need it

    page = render("digest/page.html", _context(digest, words))
    inliner = css_inline.CSSInliner(keep_style_tags=False, load_remote_stylesheets=False)
    inlined = re.sub(r' class="[^"]*"', "", inliner.inline(page))
    return _BETWEEN_TAGS.sub("><", _STYLE.sub(lambda style: re.sub(r"([:;]) ", r"\1", style[0]), inlined))


def render_text(digest: Digest, words: Words) -> str:
    """Plain text, words that went `[-so-]`, words that came `{+so+}`."""
    return _plain().get_template("digest/page.txt").render(_context(digest, words))


def render_markdown(digest: Digest, words: Words) -> str:
    """Markdown with tables, words that went and came in `<del>` and `<ins>`."""
    return _plain().get_template("digest/page.md").render(_context(digest, words))


def _context(digest: Digest, words: Words) -> dict[str, object]:
    return {"digest": digest, "say": words, "count": words.count, "colours": COLOURS}


@cache
def _plain() -> Environment:
    """The environment of all templates for what is no markup, where escaping would be wrong."""
    made = environment().overlay(autoescape=False)
    made.filters = {**made.filters, "wrapped": _wrapped, "md": escaped, "cell": _cell}
    return made


def _wrapped(text: str, first: str = "", rest: str = "") -> str:
    """`text` on lines of WIDTH, the first one beginning with `first`, the others with `rest`."""
    return textwrap.fill(
        _BLANKS.sub(" ", text).strip(" "),
        WIDTH,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _cell(text: str) -> str:
    """`text` within a cell of a table."""
    return escaped(_BLANKS.sub(" ", text).strip(" "))
