"""What a copied web page brings along before its title and after its end: skip links, share links."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from tracker.model import SetAside
from tracker.reading.blocks import BlockKind
from tracker.reading.outline.numbering import bullet_of, label_of
from tracker.reading.reasons import CHROME
from tracker.reading.shape import ends_sentence, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.reading.blocks import Block


# Chrome is looked for among so many lines at either end.
_REACH = 40
# A line of so many words is text, though it may lack its full stop.
_TEXT_WORDS = 12
_SENTENCE_WORDS = 3
# So many lines directly before a sure piece of chrome belong to it: the site's name, a caption.
_CAPTIONS = 2
# The script of the text is that of nearly all its letters; a line is foreign if most of its letters are not.
_SAMPLE = 50_000
_MAIN_SHARE = 0.8
_FOREIGN_SHARE = 0.7

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
# What pages say around any text, word for word, in the languages that reports come in.
_PHRASES = frozenset(
    """
    skip to content|skip to main content|skip navigation|menu|main menu|search|home|back to top|top|close
    share|share this|share this page|share this story|share on facebook|share on twitter|share on linkedin
    tweet|email|e-mail|print|print this page|download|download pdf|subscribe|sign up|log in|sign in|follow us
    facebook|twitter|linkedin|whatsapp|telegram|youtube|instagram|rss|x
    related|related posts|read more|previous|next|previous post|next post|leave a comment|comments|tags
    privacy|privacy policy|cookie policy|cookies|terms of use|terms and conditions|contact us|about us|sitemap
    all rights reserved|powered by wordpress|loading
    перейти к содержанию|перейти к основному содержанию|меню|поиск|главная|поделиться|распечатать|наверх
    saltar al contenido|ir al contenido principal|menú|buscar|inicio|compartir|imprimir|volver arriba
    aller au contenu|aller au contenu principal|rechercher|accueil|partager|imprimer|haut de page
    zum inhalt springen|suche|startseite|teilen|drucken|nach oben
    """.strip()
    .replace("\n", "|")
    .split("|")
)
_SIGNS = " .:|<>[]\u00bb\u00ab\u203a\u2039\u2192\u2190\u2191\u00b7\u2022-"
_CHROME = frozenset(phrase.strip() for phrase in _PHRASES)
# What stands below every part of a page, word for word.
_LINKS_BACK = frozenset(
    """
    back to top|back to contents|back to table of contents|return to top|return to contents|top of page
    наверх|к содержанию|volver arriba|volver al índice|haut de page|retour au sommaire|nach oben|zum inhalt
    """.strip()
    .replace("\n", "|")
    .split("|")
)
_BACK = frozenset(phrase.strip() for phrase in _LINKS_BACK)
_COPYRIGHT = re.compile(r"^(?:©|\(c\)|copyright\b)", re.IGNORECASE)


def strip_chrome(blocks: Sequence[Block]) -> tuple[list[Block], list[SetAside]]:
    """Take out chrome: links back, and from the ends of a text; other formats' readers know their own."""
    lines, aside = _without_links_back(blocks)
    if any(block.kind is not BlockKind.LINE or block.page is not None for block in lines):
        return lines, aside
    script = _main_script(lines)
    head = _head(lines, script)
    tail = max(head, _tail(lines, script))
    if head == tail:
        return lines, aside
    aside += [_aside(line) for line in [*lines[:head], *lines[tail:]]]
    return lines[head:tail], aside


def _without_links_back(blocks: Sequence[Block]) -> tuple[list[Block], list[SetAside]]:
    """The blocks without links to the top of the page, or to its contents, that stand by themselves."""
    kept: list[Block] = []
    aside: list[SetAside] = []
    parted = False
    for block in blocks:
        if block.kind is not BlockKind.ROW and block.text.strip(_SIGNS).casefold() in _BACK:
            aside.append(_aside(block))
            parted = True
            continue
        kept.append(replace(block, gap_before=True) if parted else block)
        parted = False
    return kept, aside


def _aside(block: Block) -> SetAside:
    return SetAside(text=block.text, reason=CHROME, place=block.place)


def _head(lines: list[Block], script: str | None) -> int:
    """Index of the first line that is no chrome."""
    for index, line in enumerate(lines[:_REACH]):
        if not _is_chrome(line.text, script):
            return index
    return 0


def _tail(lines: list[Block], script: str | None) -> int:
    """Index after the last line that is no chrome."""
    start = len(lines)
    while start > max(0, len(lines) - _REACH) and not _is_text(lines[start - 1].text, script):
        start -= 1
    for index in range(start, len(lines)):
        line = lines[index]
        unfinished = index > 0 and not ends_sentence(lines[index - 1].text)
        if not _is_chrome(line.text, script):
            continue
        if (
            unfinished
            and _ADDRESS.match(line.text)
            and (not line.gap_before or _is_long(lines[index - 1].text))
        ):
            continue  # the end of a sentence: "see the report at / https://…"
        captions = index
        while captions > max(start, index - _CAPTIONS) and not label_of(lines[captions - 1].text):
            captions -= 1
        return captions
    return len(lines)


def _is_chrome(text: str, script: str | None) -> bool:
    """Whether a line is certainly no part of a report."""
    bare = text.strip(_SIGNS).casefold()
    if not any(char.isalnum() for char in text) or bare in _CHROME or _COPYRIGHT.match(text):
        return True
    return bool(_ADDRESS.fullmatch(text)) or _is_foreign(text, script)


def _is_text(text: str, script: str | None) -> bool:
    """Whether a line is certainly a part of the text."""
    if _is_foreign(text, script):
        return False
    sentence = ends_sentence(text) and len(words_of(text)) >= _SENTENCE_WORDS
    return sentence or _is_long(text) or bullet_of(text) is not None or label_of(text) is not None


def _is_long(text: str) -> bool:
    return len(words_of(text)) >= _TEXT_WORDS


def _is_foreign(text: str, script: str | None) -> bool:
    """Whether most letters are of another script than the text's."""
    letters = [char for char in text if char.isalpha()]
    if script is None or not letters:
        return False
    return sum(_script(char) != script for char in letters) > len(letters) * _FOREIGN_SHARE


def _main_script(lines: list[Block]) -> str | None:
    """The script that nearly all of the text is in, if there is one."""
    counts: Counter[str] = Counter()
    seen = 0
    for line in lines:
        counts.update(_script(char) for char in line.text if char.isalpha())
        seen += len(line.text)
        if seen > _SAMPLE:
            break
    if not counts:
        return None
    script, count = counts.most_common(1)[0]
    return script if count >= counts.total() * _MAIN_SHARE else None


@lru_cache(maxsize=4096)
def _script(char: str) -> str:
    """The script of a letter: the first word of its name (`LATIN`, `CYRILLIC`)."""
    return unicodedata.name(char, "?").split(" ", 1)[0]
