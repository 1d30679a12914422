"""How English says what a law lays down, and whether it is kept in practice."""

from __future__ import annotations

import re

_LAWS = (
    "laws?|legislation|constitution|codes?|statutes?|decrees?|regulations?|requirements?|provisions?|rights?"
    "|protections?|prohibitions?|restrictions?|guarantees?|safeguards?|rules?|standards?|freedoms?|limits?"
)
_IT = (
    rf"(?:(?:these|those|this|such)(?: \w+){{0,2}}? (?:{_LAWS})|the (?:laws?|legislation|constitution|code))"
)
"""What was said before, or the law as such; `the penalty rule` is another thing."""
_BE = "(?:is|are|was|were|be|been)"
_KEEP = (
    "(?:observe[sd]?|implement(?:s|ed)?|enforce[sd]?|respect(?:s|ed)?|appl(?:y|ies|ied)"
    "|compl(?:y|ies|ied) with|uph[eo]lds?|adhere[sd]? to|honou?r(?:s|ed)?|abided? by|follow(?:s|ed)?)"
)
_KEPT = (
    "(?:observed|implemented|enforced|respected|applied|complied with|upheld|adhered to|honou?red|followed)"
)
_BREAK = "(?:violate[sd]?|ignore[sd]?|disregard(?:s|ed)?|infringe[sd]?(?: up)? ?on)"
_BROKEN = "(?:violated|ignored|disregarded|infringed)"
_HAPPENED = rf"(?:occur|continu|happen|persist|exist|t(?:oo|a)k\w* place|{_BE} (?:reported|common))"
_KEEPING = "(?:implementation|enforcement|application|observance)"
_NOT_OF_SOMEONE = "(?:(?<!who )(?<!that )(?<!which )(?<!to )|(?<=failed to )|(?<=failing to ))"
"""`Those who violate the rules` tells nothing of how they are kept."""
_NO_MORE = r"(?: (?:\w+ly|somewhat|well|in practice))*(?=[.,;]|$| and\b| but\b)"
"""And nothing is said of when, where or how often."""

LAID_DOWN = re.compile(
    r"\b(?:laws?|constitution|legislation|code|statutes?|decrees?|regulations?)(?: and (?:the )?\w+)?"
    r"(?: \w+ly| also)? (?:prohibit|forb[ai]d|ban|bar|criminaliz|provid|requir|guarante|protect|set|allow"
    r"|permit|establish|specif|stipulat|mandat|limit|grant|recogniz|oblig|restrict|prescrib|entitl)",
)
"""A law, and what it says; in lower case."""

_SAYS_KEPT = (
    # did not observe these requirements
    rf"{_NOT_OF_SOMEONE}\b{_KEEP}(?: and \w+)? {_IT}\b{_NO_MORE}",
    # these laws were not always enforced
    rf"\b{_IT} {_BE}(?: \w+){{0,4}}? {_KEPT}\b",
    # implementation of the law on housing was weak
    rf"\b{_KEEPING} of {_IT}\b(?: \w+){{0,4}}? (?:{_BE}|remain\w*)\b",
)
_SAYS_BROKEN = (
    rf"{_NOT_OF_SOMEONE}\b{_BREAK}(?: and \w+)? {_IT}\b{_NO_MORE}",
    rf"\b{_IT} {_BE}(?: \w+){{0,4}}? {_BROKEN}\b",
    # such incidents nevertheless occurred
    rf"\bsuch \w+(?: \w+){{0,3}}? {_HAPPENED}",
    # officials employed them
    r"\b(?:employed them|engaged in (?:such|these|them))\b",
)
IN_PRACTICE = re.compile(f"(?P<kept>{'|'.join(_SAYS_KEPT)})|(?:{'|'.join(_SAYS_BROKEN)})")
"""Whether it is kept, in lower case; what `it` is, is said elsewhere. `kept` where it is, but for …"""
DENIES = re.compile(
    r"\b(?:not?|never|nor|rarely|seldom|hardly|fail\w*|lack\w*|weak\w*|poor\w*|inadequate\w*"
    r"|insufficient\w*|inconsisten\w*|uneven\w*|limited|ineffective\w*)\b"
)
"""… words that deny it."""

MARKS = (
    *("observ", "implement", "enforc", "respect", "appl", "compl", "uph", "adher", "hono", "violat", "ignor"),
    *("disregard", "infring", "abide", "follow", "such", "employed", "engaged"),
)
"""Letters of which some stand wherever `IN_PRACTICE` is found."""
