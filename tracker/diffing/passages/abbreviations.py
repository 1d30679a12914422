"""The abbreviations that an edition introduces behind the names that they stand for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.diffing.lexicon.notation import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tracker.diffing.lexicon import Phrases

CONNECTORS = listed("of for the and on in de la del des du al el bin van von der to against und y et &")
"""Small words that join the capitals of one name."""
_MOST_WORDS = 9
_LOOK_BACK = 120
"""Characters before an abbreviation that may hold its name."""
_WORD = re.compile(r"[^\W\d_]+")
_OFFICE = ["office", "of", "the"]
"""What may stand before a name and belong to it, though the abbreviation has no letter for it."""
_ABBREVIATED = re.compile(r"\(([A-Z][A-Za-z]*[A-Z][A-Za-z]{0,3})\+?\)")


class Abbreviations:
    """The abbreviations that texts introduce, as two editions do: `National Security Committee (KNB)`."""

    def __init__(self, *texts: str) -> None:
        found = _introduced(texts)
        self._known = {short: names for short, names in found.items() if _is_one(names)}
        self._ambiguous = found.keys() - self._known.keys()
        self._phrases = _phrases(self._known)

    def within(self, *passages: str) -> Phrases:
        """Those that stand for one name, in the editions or else in these passages.

        One that the editions introduce behind two names is known where only one of them stands.
        """
        if self._ambiguous and any("(" in passage for passage in passages):
            own = {
                short: names
                for short, names in _introduced(passages).items()
                if short in self._ambiguous and _is_one(names)
            }
            if own:
                return _phrases(self._known | own)
        return self._phrases


def _introduced(texts: Iterable[str]) -> dict[str, set[tuple[str, ...]]]:
    """Each abbreviation with the names that it stands behind."""
    found: dict[str, set[tuple[str, ...]]] = {}
    for text in texts:
        for match in _ABBREVIATED.finditer(text):
            passage = text[max(0, match.start() - _LOOK_BACK) : match.start()]
            words = _words_before(passage)
            name = _name_before(words, match[1])
            if name:
                names = {name, name[len(_OFFICE) :]} if list(name[: len(_OFFICE)]) == _OFFICE else {name}
                before, first = words[-len(name) - 1 :][:2] if len(name) < len(words) else ("", "")
                if len(before) > 1 and before.isupper() and f"{before} {first}" in passage:
                    names.add((before.lower(), *name))  # `UN` of `the UN Working Group (WG)`
                found.setdefault(match[1].rstrip("s").lower(), set()).update(names - {()})
    return found


def _is_one(names: Iterable[tuple[str, ...]]) -> bool:
    """Whether all are names of one body, as far as what they are says."""
    return len({name[-1].rstrip("s") for name in names}) == 1


def _phrases(known: Mapping[str, set[tuple[str, ...]]]) -> Phrases:
    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for short, names in known.items():
        for name in names | {_other_number(name) for name in names}:
            phrases.setdefault(name[0], []).append((name, short))
        phrases.setdefault(short + "s", []).append(((short + "s",), short))
    return {first: tuple(sorted(of, key=lambda item: (-len(item[0]), item))) for first, of in phrases.items()}


def _other_number(name: tuple[str, ...]) -> tuple[str, ...]:
    """The plural of a singular name, and the other way round."""
    last = name[-1]
    return (*name[:-1], last[:-1] if last.endswith("s") else last + "s")


def _is_possessive(text: str, start: int, end: int) -> bool:
    return text[start:end] in ("s", "S") and text[start - 1 : start] in (
        "'",
        "\N{RIGHT SINGLE QUOTATION MARK}",
    )


def _words_before(text: str) -> list[str]:
    """The last words of a text, without the endings of possessives."""
    found = [match[0] for match in _WORD.finditer(text) if not _is_possessive(text, *match.span())]
    return found[-_MOST_WORDS:]


def _name_before(words: Sequence[str], short: str) -> tuple[str, ...]:
    """Give the words just before an abbreviation that it stands for."""
    letters = [letter.lower() for letter in short if letter.isupper()]
    at = len(words)
    while letters and at:
        at -= 1
        if words[at].isupper() and "".join(letters).endswith(words[at].lower()):
            del letters[-len(words[at]) :]  # `UN` in `UNHCR`
        elif words[at][0].lower() == letters[-1]:
            letters.pop()
        elif words[at].lower() not in CONNECTORS:
            break
    if not letters:
        if [word.lower() for word in words[max(0, at - len(_OFFICE)) : at]] == _OFFICE:
            at -= len(_OFFICE)
        return tuple(word.lower() for word in words[at:])
    start = len(words)
    while start and (
        words[start - 1][0].isupper() or (words[start - 1].lower() in CONNECTORS and start < len(words))
    ):
        start -= 1
    while start < len(words) and words[start].lower() in CONNECTORS:
        start += 1
    return tuple(word.lower() for word in words[start:]) if len(words) - start > 1 else ()
