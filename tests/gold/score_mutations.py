# ruff: noqa: T201 - a script prints
"""Change one thing in each of many real sentences, and see what the differ calls it.

    python tests/gold/score_mutations.py [--errors]

In every English edition of the labelled pairs each sentence that allows it is changed in one way, drawn by
chance: half of the ways make another claim of it (another figure, a denial, another actor), the others only
put it otherwise (curly quotes, British spelling, `12%`). The rest stays as it is. Prints, by way, how many
were changed and how many were missed: a changed claim that is called the same or style only, a claim put
otherwise that is called changed, a sentence that stands and is called not found.
"""

from __future__ import annotations

import random
import re
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from tracker import diff_editions
from tracker.diffing.passages.nature import nature_of
from tracker.model import Document, Form, Kind, Nature
from tracker.reading import read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tracker.model import Edition

HERE = Path(__file__).parent
STYLE = (Kind.UNCHANGED, Kind.EDITORIAL)
UNTOUCHED = "left as it is"
SHARE = 0.6
"""Of the sentences that can be changed, how many are."""
MONTHS = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
]  # fmt: skip


def _words(pairs: str) -> Callable[[str], str]:
    """Put the second of the first pair of words that stands in a sentence for the first one."""
    couples = [pair.split("/") for pair in pairs.split(", ")]

    def changed(text: str) -> str:
        for one, other in couples:
            made = re.sub(rf"\b{re.escape(one)}\b", other, text, count=1)
            if made != text:
                return made
        return text

    return changed


def _pattern(pattern: str, put: str | Callable[[re.Match[str]], str]) -> Callable[[str], str]:
    return lambda text: re.sub(pattern, put, text, count=1)


def _more(match: re.Match[str]) -> str:
    return str(int(match[0]) + 1)


def _next_month(match: re.Match[str]) -> str:
    return MONTHS[(MONTHS.index(match[1]) + 1) % len(MONTHS)]


OTHER_CLAIM: dict[str, Callable[[str], str]] = {
    "a denial put in": _pattern(r"\b(was|were|is|are|did|does|had|has|could|may|would)\b(?! not)", r"\1 not"),
    "a denial taken out": _pattern(r" not\b", ""),
    "what may or must be": _words("may/must, must/may, could/must"),
    "how many": _words("most/some, some/most, several/many, many/few, few/many, all/some"),
    "how often": _words("often/sometimes, sometimes/rarely, generally/occasionally, rarely/often"),
    "a figure": _pattern(r"(?<![\d,.$])(?<!ection )\b\d{1,3}\b(?![\d,.%])", _more),
    "a figure in words": _words("two/three, three/four, four/six, five/nine, dozens/hundreds"),
    "a share": _pattern(r"\d+(?= percent)", _more),
    "a unit": _words("days/weeks, months/years, years/months, hours/days, million/billion"),
    "a month": _pattern(rf"\b({'|'.join(MONTHS)})\b(?= \d)", _next_month),
    "a year": _pattern(r"\b(?:19|20)\d\d\b", _more),
    "allegedly": _pattern(r"\b(was|were) (?=[a-z]+ed\b)", r"\1 allegedly "),
    "before and after": _words("before/after, after/before, during/before, since/until, until/since"),
    "a bound": _words("more than/less than, at least/at most, fewer than/more than, up to/at least"),
    "more and less": _words("increased/decreased, decreased/increased, rose/fell, higher/lower, more/less"),
    "an opposite": _words(
        "legal/illegal, illegal/legal, able/unable, unable/able, sufficient/insufficient,"
        " adequate/inadequate, with/without, without/with"
    ),
    "an outcome": _words(
        "convicted/acquitted, released/detained, detained/released, arrested/released, approved/rejected,"
        " allowed/prohibited, prohibited/allowed, prohibits/permits, granted/denied, guilty/innocent"
    ),
    "an act": _words("threatened/killed, beat/threatened, attacked/threatened, charged/convicted"),
    "and and or": _pattern(r"\band\b(?= [a-z]+ )", "or"),
    "only": _pattern(r"\b(was|were|is|are|may|could|can)\b(?! not| only)", r"\1 only"),
    "who it is about": _words(
        "women/men, men/women, girls/boys, boys/girls, children/adults, he/she, his/her, workers/employers"
    ),
    "who acts": _words("government/opposition, police/prosecutors, court/ministry, authorities/militants"),
    "a reason": _words("because of/despite, due to/despite, if/unless, because/although"),
    "a place": _pattern(r"(?<= in )[A-Z][a-z]{4,}(?= [a-z]|[,.])", "Valmora"),
    "abroad and at home": _words("foreign/domestic, domestic/foreign, public/private, private/public"),
    "a clause dropped": _pattern(r", (?:including|except|unless|although|because) [^,.;]{15,}(?=\.$)", ""),
}  # fmt: skip
SAME_CLAIM: dict[str, Callable[[str], str]] = {
    "quotes": lambda text: text.replace("’", "'") if "’" in text else text.replace("'", "’"),
    "blanks": lambda text: text.replace(" ", "\N{NO-BREAK SPACE}", 3),
    "hyphens": _pattern(r"(?<=[a-z]{3})-(?=[a-z]{3})", " "),
    "a share with its sign": _pattern(r"(?<=\d) percent", "%"),
    "a small number as figure": _pattern(r"\btwo (?=[a-z]+s\b)", "2 "),
    "thousands": _pattern(r"(?<=\d),(?=\d{3}\b)", ""),
    "British spelling": _words(
        "organizations/organisations, organization/organisation, labor/labour, defense/defence,"
        " center/centre, criticized/criticised, recognized/recognised, judgment/judgement, program/programme"
    ),
    "a contraction": _words("did not/didn't, does not/doesn't, were not/weren't, could not/couldn't"),
    "a date": _pattern(rf"\b({'|'.join(MONTHS)}) (\d{{1,2}})\b(?!-)", r"\2 \1"),
    "a comma": _pattern(r", and (?=\w+[.,])", " and "),
    "that": _pattern(r"\b(reported|stated|said) that\b", r"\1"),
    "the past": _words("prohibits/prohibited, provides/provided, requires/required, allows/allowed, is/was"),
    "also": _pattern(r" also\b", ""),
    "an abbreviation": _pattern(r"(?<=[a-z] )NGOs\b", "nongovernmental organizations"),
}  # fmt: skip


@dataclass(slots=True)
class Score:
    """What became of the sentences of some editions."""

    changed: Counter[str] = field(default_factory=Counter)
    """How many were changed in each way, or left."""
    missed: defaultdict[str, list[tuple[str, str]]] = field(default_factory=lambda: defaultdict(list))
    """Of these, what was missed: the sentence as it was, and what it was called."""

    def of(self, ways: Iterable[str]) -> tuple[int, int]:
        """How many were missed, of how many."""
        names = list(ways)
        return sum(len(self.missed[way]) for way in names), sum(self.changed[way] for way in names)


def editions() -> list[Path]:
    """Every English edition of the labelled pairs that is here."""
    return [*sorted((HERE.parents[1] / "seeds").glob("*.txt")), *sorted(HERE.glob("*-2024/*.txt"))]


def score(files: Iterable[Path], *, seed: int = 1) -> Score:
    """Change the sentences of some editions, and hold each verdict against what was done."""
    found = Score()
    for file in files:
        chance = random.Random(f"{seed} {file.parent.name} {file.name}")  # noqa: S311 - a drawing, no secret
        old = _edition(_edition(file.read_text(encoding="utf-8")).text)
        done = _drawn(old, chance)
        parts, at = [], 0
        for k, (_, text) in sorted(done.items()):
            parts += [old.text[at : old.findings[k].start], text]
            at = old.findings[k].end
        new = _edition("".join([*parts, old.text[at:]]))
        verdicts = {one.start: change for change in diff_editions(old, new).changes for one in change.old}
        for k, finding in enumerate(old.findings):
            way, text = done.get(k, (UNTOUCHED, finding.text))
            kind = verdicts[finding.start].kind
            found.changed[way] += 1
            if kind is Kind.REMOVED or (kind in STYLE) is (way in OTHER_CLAIM):
                found.missed[way].append((f"{finding.text} -> {text}", kind))
    return found


def _edition(text: str) -> Edition:
    return read(Document(content=text.encode(), source="edition.txt"))


def _drawn(edition: Edition, chance: random.Random) -> dict[int, tuple[str, str]]:
    """The sentences that are changed, each with the way and what it becomes.

    No pointer, whose words claim nothing, and none that the edition has twice: which of the two is meant?
    """
    times = Counter(finding.text for finding in edition.findings)
    sorts, often = [OTHER_CLAIM, SAME_CLAIM], Counter[str]()
    drawn = {}
    for k, finding in enumerate(edition.findings):
        text = finding.text
        alone = finding.form is Form.SENTENCE and times[text] == 1 and nature_of(text) is not Nature.REFERENCE
        if not alone or chance.random() > SHARE:
            continue
        for ways in chance.sample(sorts, 2):
            fitting = [(often[way], way) for way, change in ways.items() if change(text) != text]
            if fitting:
                way = min(fitting)[1]  # the one drawn least often, so that there are some of each
                often[way] += 1
                drawn[k] = way, ways[way](text)
                break
    return drawn


def main() -> int:
    """Print the table; with `--errors` what was missed, too."""
    found = score(editions())
    for title, ways in (
        ("another claim, called the same or style", OTHER_CLAIM),
        ("the same claim put otherwise, called changed", SAME_CLAIM),
        ("left as it is, called changed", [UNTOUCHED]),
    ):
        missed, every = found.of(ways)
        print(f"{title}: {missed} of {every:,}")
        for way in ways:
            print(f"  {way:26} {len(found.missed[way]):3} of {found.changed[way]:5,}")
            if "--errors" in sys.argv:
                for text, kind in found.missed[way]:
                    print(f"      {kind}: {text}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
