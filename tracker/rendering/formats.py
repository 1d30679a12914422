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
    from collections.abc import Iterable
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


_SPREADSHEET, _WORD = (".csv", "which spreadsheets open"), (".docx", "which word processors open")
INSTEAD: dict[str, tuple[str, str]] = {
    ".pdf": (".html", "which every browser prints as PDF"),
    **dict.fromkeys((".xlsx", ".xls", ".ods"), _SPREADSHEET),
    **dict.fromkeys((".doc", ".odt", ".rtf"), _WORD),
}
"""What serves those who expect a format that there is not, and how."""


def chosen_format(name: str | None, output: Path | None, *, among: Iterable[str] = FORMATS) -> Format:
    """The format asked for; a file's suffix may leave it open, but must not say another.

    Args:
        name: of the format, where it was named.
        output: the file that is written, if one is.
        among: names of the formats there are.

    Raises:
        UsageError: no format has the file's suffix, or it says another than `name`.
    """
    if output is None:
        return FORMATS[name or "text"]
    known = [FORMATS[each] for each in among]
    meant = next((each for each in known if output.suffix.lower() in each.suffixes), None)
    if name is None and meant is None:
        suffixes = [suffix for each in known for suffix in each.suffixes]
        instead, use = INSTEAD.get(output.suffix.lower(), ("", ""))
        there_are = (
            f"name a {instead} file, {use}; there are: {', '.join(suffixes)}"
            if instead in suffixes
            else known_names(output.suffix, suffixes)
        )
        raise UsageError(
            f"{output}: no format goes with the suffix {output.suffix!r}; {there_are};"
            " or name one with --format"
        )
    if name and meant and meant.name != name:
        raise UsageError(
            f"{output}: the suffix says {meant.name}, --format says {name}; leave out --format, "
            f"or name a file such as {output.with_suffix(FORMATS[name].suffixes[0]).name}"
        )
    return FORMATS[name] if name else meant or FORMATS["text"]
