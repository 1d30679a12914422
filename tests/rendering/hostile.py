"""Text that would be markup, code or a formula where a shape forgot to escape it, and reports full of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tests.rendering.comparison_maker import Row, comparison, edition
from tracker.config.model import Theme
from tracker.model import Flag, Kind, Relation, Signal, SignalType
from tracker.rendering.facts import ReportSettings, RunFacts

if TYPE_CHECKING:
    from tracker.model import Comparison

HOSTILE = (
    "<script>window.hacked=1</script>",
    '"><img src=x onerror=window.hacked=1>',
    "[click](javascript:window.hacked=1)",
    "</style><script>window.hacked=1</script><style>",
    "</title></head></textarea><svg onload=window.hacked=1>",
    "{{ 7*7 }} {% raw %} ${7*7} #{7*7}",
    "left \u202eright\u202c \u2066isolated\u2069",
    "nul \x00 and escape \x1b and delete \x7f",
    "w" * 10_000,
    "=cmd|' /C calc'!A0",
    "| a | b |\n|---|---|",
    "<!-- comment --> <![CDATA[x]]> &lt;b&gt; &amp;",
    "'; alert(1); '\\",
    "lone \ud800 surrogate \uffff",
)


def hostile(text: str) -> Comparison:
    """Make a comparison in which every text there is holds `text`."""
    sides = [
        edition(
            f"{label}{text}",
            [
                (0, text, []),
                (1, f"A. {text}", [[f"{text} one.", f"{text} two {label}."]]),
                (1, text, [[f"{text} three."]]),
            ],
            title=text,
            publisher=text,
            period=text,
            source=f"javascript:{text}",
        )
        for label in ("1", "2")
    ]
    old, new = (
        replace(side, findings=tuple(replace(f, label=text) for f in side.findings), notices=(text,))
        for side in sides
    )
    rows = [
        Row(
            Kind.REWORDED,
            [0],
            [0],
            tuple(Flag),
            tuple(Signal(type_, text, text) for type_ in SignalType),
            lost=text[:3] or None,
        ),
        Row(Kind.REMOVED, [1]),
        Row(Kind.ADDED, [], [1]),
        Row(Kind.UNCHANGED, [2], [2]),
    ]
    made = comparison(
        old, new, rows, [(Relation.SAME, 0, 0), (Relation.RENAMED, 1, 1), (Relation.SAME, 2, 2)]
    )
    return replace(made, version=text)


def about(text: str) -> tuple[RunFacts, ReportSettings]:
    """Put `text` into facts and settings as well."""
    facts = RunFacts(command=text, between=(text,), filter=text)
    return facts, ReportSettings(title=text, terms=(text,), themes=(Theme(name=text, terms=(text, "one")),))
