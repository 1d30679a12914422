"""Small editions written by hand, one finding a line."""

from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING

from tests.rendering.comparison_maker import edition as built

if TYPE_CHECKING:
    from tests.rendering.comparison_maker import Outline
    from tracker.model import Change, Comparison, Edition


def edition(text: str, *, language: str = "en") -> Edition:
    """An edition of a short text: `# Title`, `## Section`, one finding a line, blank lines part them."""
    outline: Outline = [(0, "", [[]])]
    for line in map(str.strip, dedent(text).strip().split("\n")):
        if line.startswith("#"):
            level = len(line) - len(line.lstrip("#")) - 1
            title = line.lstrip("# ")
            if level == 0:
                outline[0] = (0, title, [[]])
            else:
                outline.append((level, title, [[]]))
        elif line:
            outline[-1][2][-1].append(line)
        else:
            outline[-1][2].append([])
    return edition_of(outline, language=language)


def edition_of(outline: Outline, *, language: str = "en") -> Edition:
    """An edition of levels, titles and paragraphs of findings."""
    whole = [(level, title, [found for found in paragraphs if found]) for level, title, paragraphs in outline]
    return built("made", whole, language=language)


def outline_of(edition: Edition) -> Outline:
    """The outline that an edition was, or could have been, made of."""
    outline: Outline = [(section.level, section.title, []) for section in edition.sections]
    last = (-1, -1)
    for finding in edition.findings:
        if (finding.section, finding.paragraph) != last:
            outline[finding.section][2].append([])
            last = (finding.section, finding.paragraph)
        outline[finding.section][2][-1].append(finding.text)
    return outline


def verdicts(comparison: Comparison) -> list[tuple[str, ...]]:
    """Each change as its kind and flags."""
    return [(str(change.kind), *map(str, change.flags)) for change in comparison.changes]


def change_with(comparison: Comparison, words: str) -> Change:
    """The one change of which either side holds these words."""
    (found,) = [
        change
        for change in comparison.changes
        if any(words in finding.text for finding in (*change.old, *change.new))
    ]
    return found


def rows(comparison: Comparison) -> set[tuple[str, str | None, str | None]]:
    """The crosswalk as relation and titles, without the report's own title."""
    return {
        (str(row.relation), row.old.title if row.old else None, row.new.title if row.new else None)
        for row in comparison.crosswalk
        if not any(section is not None and section.level == 0 for section in (row.old, row.new))
    }
