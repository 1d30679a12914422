"""Citations of a passage in the styles that readers file, and of what a comparison says of it.

There is one pattern a style; what the comparison says is cited in one way. A pattern is a row of parts with
`{fields}`; a part is left out where one of its fields is empty. The page's script fills the patterns from
what stands on the page; no export has citations. (`tests/rendering/citing.py` holds the script to what is
meant.)
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tracker.rendering.context.parts import EditionHead


class Style(StrEnum):
    """How a citation is written."""

    PLAIN = "plain"
    BLUEBOOK = "bluebook"
    OSCOLA = "oscola"
    REFWORLD = "refworld"


STYLE_NAMES = {
    Style.PLAIN: "Plain",
    Style.BLUEBOOK: "Bluebook",
    Style.OSCOLA: "OSCOLA",
    Style.REFWORLD: "Refworld-like",
}

PATTERNS: Mapping[Style, tuple[str, ...]] = {
    Style.PLAIN: (
        "“{quote}” ",
        "{publisher}, ",
        "{title}",
        ", {published}",
        ", {section}",
        ", under “{label}”",
        ", paragraph {paragraph}",
        ", page {page}",
        ", characters {characters} of the canonical text",
        ", {address}",
        " (retrieved {accessed})",
        ", file {file}",
        ", {copy}",
        ", SHA-256 {sha256}; canonical text {text_sha256}",
    ),
    Style.BLUEBOOK: (
        "{publisher}, ",
        "{title}",
        ", {section}",
        ", {label}",
        ", ¶ {paragraph}",
        ", at {page}",
        ", chars. {characters} of the canonical text",
        " ({published})",
        ", {address}",
        " (last visited {accessed})",
        " (on file as {file})",
        " (“{quote}”)",  # rule 1.5(b): the explanatory parenthetical follows the address
        " [",
        "{copy}, ",
        "SHA-256 {sha256}; canonical text {text_sha256}]",
    ),
    Style.OSCOLA: (
        "‘{quote}’: ",
        "{publisher}, ",
        "‘{title}’",
        " ({published})",
        " {section}",
        ", {label}",
        ", para {paragraph}",
        ", {page}",
        ", chars {characters} of the canonical text",
        " <{address}>",
        " accessed {accessed}",
        " (file {file})",
        " (",
        "{copy}, ",
        "SHA-256 {sha256}; canonical text {text_sha256})",
    ),
    Style.REFWORLD: (
        "{publisher}, ",
        "{title}",
        ", {published}",
        ", {section}",
        ", {label}",
        ", para. {paragraph}",
        ", p. {page}",
        ", chars {characters} of the canonical text",
        ": “{quote}”",
        ", available at: {address}",
        " [accessed {accessed}]",
        ", file {file}",
        " (",
        "{copy}, ",
        "SHA-256 {sha256}; canonical text {text_sha256})",
    ),
}
"""The parts of a citation in each style; the characters, the hashes and whose copy was read are ours, no
style asks for them. Characters count in the canonical text, which is not the source's: so its hash is named,
too. What came from the web has an address and was accessed; what came as a file has neither."""

EDITION = (
    "{publisher}, ",
    "{title}",
    " (",
    "{source}, ",
    "retrieved {retrieved}, ",
    "{copy}, ",
    "SHA-256 {sha256})",
)
"""The parts that name an edition where a comparison is cited."""

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_BLUEBOOK_MONTHS = (
    *("Jan.", "Feb.", "Mar.", "Apr.", "May", "June"),
    *("July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."),
)
_BLUEBOOK_WORDS = {
    "US": "U.S.",
    "Department": "Dep’t",
    "Government": "Gov’t",
    "International": "Int’l",
    "National": "Nat’l",
    "Commission": "Comm’n",
    "Committee": "Comm.",
    "Organization": "Org.",
    "Association": "Ass’n",
    "University": "Univ.",
}
_T6 = re.compile(rf"\b(?:{'|'.join(_BLUEBOOK_WORDS)})\b")
_FIELD = re.compile(r"\{(\w+)\}")


def fill(parts: tuple[str, ...], fields: Mapping[str, str]) -> str:
    """Fill the parts that have all their fields; leave the others out."""
    return "".join(
        _FIELD.sub(lambda match: fields[match[1]], part)
        for part in parts
        if all(fields.get(name) for name in _FIELD.findall(part))
    )


def edition_fields(edition: EditionHead, style: Style) -> dict[str, str]:
    """Give the fields that are the same for every passage of `edition`, dates as `style` writes them."""
    publisher = edition.publisher or ""
    retrieved = style_date(edition.retrieved and edition.retrieved[:10], style)
    file = f"{edition.source}, retrieved {retrieved}" if retrieved else edition.source
    return {
        "publisher": _institution(publisher) if style is Style.BLUEBOOK else publisher,
        "title": _title(edition),
        "published": style_date(edition.published, style),
        "accessed": retrieved if edition.link else "",
        "file": "" if edition.link else file,
        "copy": edition.authority if edition.warning else "",
        "sha256": edition.sha256,
        "text_sha256": edition.text_sha256,
    }


def cite_comparison(old: EditionHead, new: EditionHead, *, version: str, made: str | None) -> str:
    """Write the citation of a comparison, which its rows go on with: by what, of which texts, made when."""
    by = " ".join(filter(None, ("tracker", version)))
    when = f", made {made}" if made else ""
    return f"{by}, comparison of {_named(old)} with {_named(new)}{when}"


def cite_absence(edition: EditionHead) -> str:
    """Say what it means that a passage of the other edition was not found in `edition`."""
    return f"No passage of {edition.label} was found that says this."


def _named(edition: EditionHead) -> str:
    fields = edition_fields(edition, Style.PLAIN)
    return fill(EDITION, {**fields, "source": edition.source, "retrieved": (edition.retrieved or "")[:10]})


def heading(title: str) -> str:
    """Write a section's title within a citation: without the colon that leads over to its subsections."""
    return title.rstrip(" :")


def _institution(name: str) -> str:
    """Abbreviate an institutional author as the Bluebook does (rule 15.1(d), table T6)."""
    return _T6.sub(lambda match: _BLUEBOOK_WORDS[match[0]], name)


def _title(edition: EditionHead) -> str:
    """Name the edition with the report, unless the title does, or it is a file that the address names."""
    told = edition.label in edition.title or edition.revision is None
    return edition.title if told else f"{edition.title}, {edition.label} edition"


def style_date(iso: str | None, style: Style) -> str:
    """Write an ISO date as `style` does: `2024-04-22`, `Apr. 22, 2024`, `22 April 2024`; nothing for None."""
    if not iso:
        return ""
    year, month, day = map(int, iso.split("-"))
    if style is Style.PLAIN:
        return iso
    if style is Style.BLUEBOOK:
        return f"{_BLUEBOOK_MONTHS[month - 1]} {day}, {year}"
    return f"{day} {_MONTHS[month - 1]} {year}"
