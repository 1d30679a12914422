"""A sentence put another way between two editions in a language of their own."""

from __future__ import annotations

from tests.diffing.maker import edition
from tracker.diffing import diff_editions
from tracker.model import Change, Kind

AROUND = {
    "de": "Die Verfassung schützt die Rechte aller Bürger des Landes.",
    "es": "La constitución protege los derechos de todos los ciudadanos del país.",
    "fr": "La constitution protège les droits de tous les citoyens du pays.",
    "ru": "Конституция защищает права всех граждан страны.",
}


def change(language: str, old: str, new: str) -> Change:
    """The change that a sentence makes between two editions."""
    around = AROUND.get(language, "Konstytucja chroni prawa wszystkich obywateli kraju.")
    one, other = (edition(f"# R\n{around}\n{text}", language=language) for text in (old, new))
    (found,) = [change for change in diff_editions(one, other).changes if change.kind is not Kind.UNCHANGED]
    return found
