"""How English says what a law lays down, and whether it is kept in practice."""

from __future__ import annotations

import re

_LAWS = (
    "laws?|legislation|constitution|codes?|statutes?|decrees?|regulations?|requirements?|provisions?|rights?"
    "|protections?|prohibitions?|restrictions?|guarantees?|safeguards?|rules?|standards?|freedoms?|limits?"
)
_THESE = r"(?:these|those|this|such|the)(?: \w+){0,2}?"
_BE = "(?:is|are|was|were|be|been)"
_KEEP = (
    "(?:observe[sd]?|implement(?:s|ed)?|enforce[sd]?|respect(?:s|ed)?|appl(?:y|ies|ied)"
    "|compl(?:y|ies|ied) with|uph[eo]lds?|adhere[sd]? to|honou?r(?:s|ed)?|violate[sd]?|ignore[sd]?"
    "|disregard(?:s|ed)?|infringe[sd]?(?: up)? ?on|abided? by|follow(?:s|ed)?)"
)
_KEPT = (
    "(?:observed|implemented|enforced|respected|applied|complied with|upheld|adhered to|honou?red|violated"
    "|ignored|disregarded|infringed|followed)"
)
_HAPPENED = "(?:occur|continu|happen|persist|exist|t(?:oo|a)k\\w* place|(?:is|are|was|were) (?:reported|common))"

LAID_DOWN = re.compile(
    r"\b(?:laws?|constitution|legislation|code|statutes?|decrees?|regulations?)(?: and (?:the )?\w+)?"
    r"(?: \w+ly| also)? (?:prohibit|forbid|ban|bar|criminaliz|provid|requir|guarante|protect|set|allow|permit"
    r"|establish|specif|stipulat|mandat|limit|grant|recogniz|oblig|restrict|prescrib|entitl)",
    re.IGNORECASE,
)
"""A law, and what it says."""

IN_PRACTICE = re.compile(
    "|".join(
        (
            rf"(?:(?<!who )(?<!that )(?<!which )(?<!to )|(?<=failed to )|(?<=failing to ))\b{_KEEP}"
            rf"(?: and \w+)? {_THESE} (?:{_LAWS})\b",  # did not observe these requirements
            rf"\b{_THESE} (?:{_LAWS}) {_BE}(?: \w+){{0,4}}? {_KEPT}\b",  # these laws were not always enforced
            rf"\b(?:implementation|enforcement|application|observance) of {_THESE} (?:{_LAWS})\b"
            rf"(?: \w+){{0,4}}? (?:{_BE}|remain\w*)\b",  # implementation of the law on housing was weak
            rf"\bsuch \w+(?: \w+){{0,3}}? {_HAPPENED}",  # such incidents nevertheless occurred
            r"\b(?:employed them|engaged in (?:such|these|them))\b",  # officials employed them
        )
    ),
    re.IGNORECASE,
)
"""Whether it is kept; what `it` is, is said elsewhere."""
