"""Languages and the forms of dates in tracker.toml."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated

from tracker.config.values import Reader, plain_text

if TYPE_CHECKING:
    from pathlib import Path

_CODES = """
aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da
de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz
ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln
lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi
pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti
tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
"""

ISO_639_1 = frozenset(_CODES.split())
"""All codes of the standard, as the iso-codes project lists them."""

DATE_CODES = frozenset("aAbBCdDeFgGhjmuUVwWxyY%")
"""What strftime writes of a date; times have a form of their own."""


def language_code(text: str) -> str:
    """The code of a language.

    Raises:
        ValueError: ISO 639-1 has none such; says what was expected.
    """
    if text in ISO_639_1:
        return text
    expected = 'expected an ISO 639-1 code of two letters such as "en"'
    first = re.split("[-_]", text.casefold())[0]
    hint = f': "{first}" for "{text}"' if first in ISO_639_1 else f', not "{text}"'
    raise ValueError(expected + hint)


def _language(raw: object, _root: Path) -> str:
    return language_code(plain_text(raw, 'expected an ISO 639-1 code of two letters such as "en"'))


Language = Annotated[str, Reader(_language, {"type": "string", "enum": sorted(ISO_639_1)})]


def _digest_language(raw: object, _root: Path) -> str:
    text = plain_text(raw, 'expected a language in quotes such as "en"')
    if text == "en":
        return text
    from tracker.digests.words import languages  # noqa: PLC0415 - loads Jinja2

    if text not in languages():
        raise ValueError(f"expected a language that digests are written in ({', '.join(languages())})")
    return text


DigestLanguage = Annotated[str, Reader(_digest_language, {"type": "string", "pattern": "^[a-z]{2}$"})]
"""One of those that there is a catalogue for."""


def _date_format(raw: object, _root: Path) -> str:
    expected = 'expected a date as Python\'s strftime writes it, such as "%d.%m.%Y"'
    text = plain_text(raw, expected)
    found = re.findall(r"%-?(.?)", text, re.DOTALL)
    for code in found:
        if code not in DATE_CODES:
            raise ValueError(f"{expected}, without %{code}")
    if all(code == "%" for code in found):
        raise ValueError(f"{expected}, with a day, month or year in it")
    return text


DateFormat = Annotated[str, Reader(_date_format, {"type": "string", "pattern": "%"})]
