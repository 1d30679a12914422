"""Which formats a comparison can be written in, and which module writes each.

To add one: a function of the signature that `tracker.rendering.facts` describes, and a line in `FORMATS`.
"""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.errors import UsageError
from tracker.naming import known_names

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.model import Comparison
    from tracker.rendering.facts import ReportSettings, RunFacts


@dataclass(frozen=True, slots=True)
class Format:
    """A shape of the comparison, its module imported when it is used."""

    name: str
    renderer: str
    """`module:function`."""
    suffixes: tuple[str, ...]
    """Of `--output` files that are meant to have it, in lower case."""
    binary: bool = False
    """Whether it is no text, and so never goes to a terminal."""

    def render(self, comparison: Comparison, *, facts: RunFacts, settings: ReportSettings) -> bytes:
        """The comparison in this format."""
        module, function = self.renderer.split(":")
        renderer = getattr(importlib.import_module(module), function)
        rendered: str | bytes = renderer(comparison, facts=facts, settings=settings)
        return rendered.encode() if isinstance(rendered, str) else rendered


FORMATS: dict[str, Format] = {
    each.name: each
    for each in (
        Format("text", "tracker.rendering.terminal:render_text", (".txt",)),
        Format("json", "tracker.rendering.json:render_json", (".json",)),
        Format("html", "tracker.rendering.html:render_html", (".html", ".htm")),
        Format("markdown", "tracker.rendering.markdown:render_markdown", (".md", ".markdown")),
        Format("csv", "tracker.rendering.csv:render_csv", (".csv",)),
        Format("docx", "tracker.rendering.docx:render_docx", (".docx",), binary=True),
    )
}


def format_for(path: Path) -> Format:
    """The format that a file's suffix asks for.

    Raises:
        UsageError: no format has this suffix.
    """
    found = suffix_format(path)
    if found is None:
        suffixes = [suffix for each in FORMATS.values() for suffix in each.suffixes]
        raise UsageError(
            f"{path}: no format goes with the suffix {path.suffix!r}; {known_names(path.suffix, suffixes)};"
            " or name one with --format"
        )
    return found


def suffix_format(path: Path) -> Format | None:
    """The format that a file's suffix stands for, if it stands for one."""
    suffix = path.suffix.lower()
    return next((each for each in FORMATS.values() if suffix in each.suffixes), None)
