"""Small editions of a report that does not exist."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.servers.http import Site

_STATEMENTS = {
    "Executive Summary": (
        "There were no significant changes in the human rights situation in the country during the year.",
        "The government took credible steps to identify and punish officials who committed abuses.",
        "Observers reported that some officials acted with impunity, especially in remote districts.",
    ),
    "Section 1. Respect for the Integrity of the Person": (
        "There were {killings} reports that the government committed arbitrary or unlawful killings.",
        "The ombudsman received {complaints} complaints about the conduct of police officers.",
        "Prison conditions met most international standards, and visits by observers were permitted.",
        "The law prohibits torture, but there were reports that government officials employed it.",
    ),
    "Section 2. Respect for Civil Liberties": (
        "The constitution provides for freedom of expression, and the government respected this right.",
        "Journalists said that two newspapers were refused accreditation to the national assembly.",
        "Individuals criticized the government publicly and privately, generally without reprisal.",
        "The law requires organizers of assemblies to notify the authorities five days in advance.",
    ),
    "Section 3. Freedom to Participate in the Political Process": (
        "The law provides citizens the ability to choose their government in free elections.",
        "Observers considered the parliamentary elections held in September to be free and fair.",
        "No laws limited the participation of women or members of minorities in political life.",
    ),
    "Section 4. Corruption and Lack of Transparency in Government": (
        "The law provides criminal penalties for corruption by officials, and they were applied.",
        "Prosecutors opened {cases} cases against public officials, of whom several were convicted.",
    ),
}


def edition(year: int, *, killings: str = "no", complaints: int = 41, cases: int = 12) -> str:
    """The text of an edition, some 220 words in five sections."""
    facts = {"killings": killings, "complaints": complaints, "cases": cases}
    parts = [f"Country Report on Norway {year}"]
    for heading, statements in _STATEMENTS.items():
        parts += [heading, " ".join(statement.format(**facts) for statement in statements)]
    return "\n\n".join(parts) + "\n"


def page(text: str, *, extra: str = "", title: str = "Norway") -> str:
    """The same as a page of a site, with its menu and footer."""
    first, *rest = text.strip().split("\n\n")
    body = [f"<h1>{first}</h1>"]
    for block in rest:
        is_heading = block.startswith(("Section", "Executive"))
        body.append(f"<h2>{block}</h2>" if is_heading else f"<p>{block}</p>")
    return (
        f"<!DOCTYPE html><html lang=en><head><title>{title}</title></head><body>"
        "<nav><a href=/>Home</a> <a href=/reports>Reports</a></nav>"
        f"<main>{''.join(body)}</main>{extra}<footer>Contact us</footer></body></html>"
    )


def without_headings(text: str) -> str:
    """The same statements in one paragraph."""
    blocks = text.strip().split("\n\n")[1:]
    return " ".join(block for block in blocks if not block.startswith(("Section", "Executive"))) + "\n"


def official(site: Site) -> str:
    """The publisher's page as the one source of an edition."""
    return f'url = "{site.url("/2023")}"\nedition = "2023"\nauthority = "official"\n'
