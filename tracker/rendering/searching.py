"""What counts as the same where people look for words: one rule for `--grep`, `--section` and the page.

What a reader types has straight quotes and plain hyphens; what a report prints seldom has.
"""

from __future__ import annotations

import re
import unicodedata

READ_AS = {
    "'": "\u2018\u2019\u201a\u201b\u2032\u02b9\u02bc\u0060\u00b4\u2039\u203a",
    '"': "\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb",
    "-": "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe31\ufe32\ufe58",
    "": "\u00ad\u200b\u200c\u200d\u2060\ufeff",
}
"""What is typed, and the signs that are read as it: single and double quotes, hyphens and dashes, what is not
seen. The page's script is handed them; what follows in `searchable`, it does by the same names."""

_SIGNS = str.maketrans({sign: plain for plain, signs in READ_AS.items() for sign in signs})
_BLANKS = re.compile(r"\s+")


def searchable(text: str) -> str:
    """Write `text` so that what differs in typography only is the same.

    Quotes, hyphens and dashes become those of a keyboard, compatibility forms (NFKC) and case are folded, any
    run of blanks is one. Capitals, not small letters: browsers and Python raise all letters alike.
    """
    return _BLANKS.sub(" ", unicodedata.normalize("NFKC", text.translate(_SIGNS)).upper())
