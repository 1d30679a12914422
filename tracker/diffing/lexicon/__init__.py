"""What a language's words do in a report: number words, months, units, qualifiers, words of one meaning.

Each language is one module of plain data, in the notation of `notation`. English is known well; of the others
figures, dates, negations and some opposite outcomes, and of all but Russian what else qualifies a claim. One
without a module gets the neutral lexicon, which knows digits and symbols and nothing else, so that no rule of
one language is applied to another.

To add one: a module like `spanish.py` and a line in `LANGUAGES`; CONTRIBUTING.md says where else a language
is known.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tracker.model import SignalType

LANGUAGES = {"de": "german", "en": "english", "es": "spanish", "fr": "french", "ru": "russian"}
"""Those with a module here, by their codes (ISO 639-1)."""

NOT = "not"
"""The class of negations in every language."""

Phrases = dict[str, tuple[tuple[tuple[str, ...], str], ...]]
"""First word to its phrases, longest first: `(words, meaning)`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """The words of one language that make numbers, dates and units; all keys lower case."""

    numbers: Mapping[str, float] = field(default_factory=dict)
    """`seven`: 7, `twenty`: 20."""
    scales: Mapping[str, float] = field(default_factory=dict)
    """`hundred`: 100, `million`: 1,000,000."""
    glued_scales: Mapping[str, float] = field(default_factory=dict)
    """The same where nothing stands between it and the digits: `2.5m`, `40k`."""
    ordinal_endings: frozenset[str] = frozenset()
    """What is glued to digits that number one of a series: `14th`."""
    ordinals: Mapping[str, float] = field(default_factory=dict)
    """`third`: 3."""
    halves: frozenset[str] = frozenset()
    fractions: Mapping[str, float] = field(default_factory=dict)
    """`third`, `thirds`: 3; after a number, or after an article."""
    articles: frozenset[str] = frozenset()
    """Words that may stand for one: `a million`, `a year`."""
    and_words: frozenset[str] = frozenset()
    tens_joints: frozenset[str] = frozenset()
    """What stands between tens and ones: `treinta y dos`."""
    counts_twenties: bool = False
    """`soixante-dix` is 70, `quatre-vingts` 80."""
    range_words: frozenset[str] = frozenset()
    of_words: frozenset[str] = frozenset()
    percent: frozenset[str] = frozenset()
    months: Mapping[str, int] = field(default_factory=dict)
    doubtful_months: frozenset[str] = frozenset()
    """Months that are also other words (`may`): they count after a cue or before a number only."""
    date_cues: frozenset[str] = frozenset()
    """Words before a date."""
    date_bounds: Mapping[tuple[str, ...], str] = field(default_factory=dict)
    """Words before a date that put something before, by, after or since it, or early or late in it."""
    year_ends: tuple[tuple[str, ...], ...] = ()
    """What dates to the last day of the year that is reported on, without apostrophes: `year's end`."""
    currencies: Mapping[str, str] = field(default_factory=dict)
    """Any form to one name a currency."""
    durations: Mapping[str, tuple[str, float]] = field(default_factory=dict)
    """`years`: ("month", 12)."""
    of_age: tuple[tuple[str, ...], ...] = ()
    """What makes an age of the number before it: `old`, `of age`."""
    before_ages: frozenset[str] = frozenset()
    """What may stand between `ages` and the number: `of`."""
    apart: frozenset[str] = frozenset()
    """Meanings of persons of whom none is another: `man`, `woman`, `child`."""
    before_verbs: frozenset[str] = frozenset()
    """Words behind which `last` is a verb."""
    between: frozenset[str] = frozenset()
    """What opens a range whose numbers `and` joins."""
    ages: frozenset[str] = frozenset()
    """Words before an age: `age`, `aged`."""
    provisions: frozenset[str] = frozenset()
    """Words before the number of a legal provision: `article`."""
    references: frozenset[str] = frozenset()
    """Words before a number that points within the report: `section`."""
    bounds: Mapping[tuple[str, ...], str] = field(default_factory=dict)
    """Words before a number to `>`, `<` or `~`."""
    bound_words: frozenset[str] = frozenset()
    """Every word of `bounds`."""
    date_words: frozenset[str] = frozenset()
    """Every word of `date_bounds` that may make a date another."""
    bounds_behind: Mapping[tuple[str, ...], str] = field(default_factory=dict)
    """Words behind a number, or what it counts, to the sign of its bound: `or more`."""
    limits: frozenset[str] = frozenset()
    """Verbs by which the figure after `to` or `at` is a highest one: `limited`."""
    starters: frozenset[str] = frozenset()
    """Every word that a number or a date may begin with."""
    value_words: frozenset[str] = frozenset()
    """Every word that may make a value another: numbers, months, units, bounds."""
    noughts: frozenset[str] = frozenset()
    """Numbers that deny what they count: `zero`."""
    written: frozenset[str] = frozenset()
    """Every word, but for numbers, by which a value may be written in another way."""
    ones: frozenset[str] = frozenset()
    """Number words that are pronouns or articles as well: `one`."""
    loose_bounds: frozenset[str] = frozenset()
    """Words of `bounds` that are prepositions as well: `unter einem Mangel` counts nothing."""
    directing: frozenset[str] = frozenset()
    """Words that send a reader elsewhere in the report: `see`."""
    spans: frozenset[str] = frozenset()
    """Words before a number of months that make it a part of the year: `first`."""
    shifts: frozenset[str] = frozenset()
    """Verbs and nouns behind which `from 5 to 10` is no range: `rose`."""
    rates: frozenset[str] = frozenset()
    """Words between a figure and the unit of time it is for: `per`."""
    decimal_comma: bool = False
    day_first: bool = False
    """Dates in digits are day, month, year: `3.5.2024`, `03/05/2024`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """The words of one language that the differ knows; all keys lower case."""

    language: str = ""
    figures: Figures = Figures()
    function_words: frozenset[str] = frozenset()
    """Articles, prepositions, pronouns, auxiliaries, connectives: words that carry no claim."""
    meanings: Mapping[str, str] = field(default_factory=dict)
    """Stem to the stem that stands for all of one meaning (`lodge` and `file`)."""
    phrases: Phrases = field(default_factory=dict)
    """Phrases to a word of the same meaning (`as a result of`: `because`); empty where it carries none."""
    qualifiers: Mapping[str, str] = field(default_factory=dict)
    """Word to its class; the words of a class are of one strength."""
    classes: Mapping[str, SignalType] = field(default_factory=dict)
    """Class of qualifiers to the sort of signal."""
    weighty: frozenset[str] = frozenset()
    """Stems of words of judgement (`unfair`), and of those that say that a thing goes on (`still`): one of
    them put in or left out changes a claim, although it stands elsewhere too."""
    plain: frozenset[str] = frozenset()
    """Meanings of words that house style puts in or leaves out (`the use of`, `persons`); any other word put
    in or left out changes a claim."""
    pointing: frozenset[str] = frozenset()
    """Words before a noun that means what was said before: `this`."""
    conditions: frozenset[str] = frozenset()
    """Words by which what is denied is allowed after all, on a condition: `unless`."""
    house_style: bool = False
    """Whether it is known what small words and endings do to a claim, so that style can be told from it; of
    a language where not, only `variants` and `spellings` are style."""
    variants: Mapping[str, str] = field(default_factory=dict)
    """Word to the one that stands for all that say the same in its place (`war`, `ist`)."""
    spellings: tuple[tuple[str, str], ...] = ()
    """Letters for which other houses write others (`-ize`, `-ise`)."""
    states: frozenset[str] = frozenset()
    """What a state is called before its name, which house style leaves out: `the Republic of X`."""
    contrasts: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """Function word to its group and its side there: one that gives way to another side of its group changes
    a claim (`before`, `after`; `if`, `unless`)."""
    prepositions: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Each with those that house style puts in its place; any other says something else."""
    causes: frozenset[tuple[str, ...]] = frozenset()
    """What gives a reason for what stands before it: `because`, `due to`."""
    cases: Mapping[str, str] = field(default_factory=dict)
    """Pronouns that act to what they are where they are acted upon (`he`, `him`), both ways."""
    modals: Mapping[str, str] = field(default_factory=dict)
    """Word, or meaning, to whether it allows, advises or demands."""
    obliging: frozenset[str] = frozenset()
    """Meanings of `must` and its like: what must not be is forbidden, what need not be is not."""
    focusing: frozenset[str] = frozenset()
    """Words that bear on what they stand beside (`only`): elsewhere they say something else."""
    directing: frozenset[str] = frozenset()
    """Those that give a verb another object where they are put in (`shot at`, `left for`)."""
    future: frozenset[str] = frozenset()
    """Words by which what is to come is told from what was (`will`, `would`)."""
    names: bool = False
    """Capitals mark proper names (not so where every noun has one)."""
    demonyms: tuple[str, ...] = ()
    """Endings of capitalised adjectives that name no one (`-ian`)."""
    reporting: frozenset[str] = frozenset()
    """Stems of verbs by which a source is said to report."""
    attributing: Mapping[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)
    """First word to the phrases behind which stands who reports, where capitals show how far: `laut`."""
    attributing_behind: frozenset[str] = frozenset()
    """Words before which it stands: `zufolge`."""
    reporters: frozenset[str] = frozenset()
    """Nouns of those who report, in the singular, where only names have capitals."""
    statements: frozenset[str] = frozenset()
    """What is reported, before who reports it: `selon les chiffres du ministère`."""
    varying: frozenset[str] = frozenset()
    """Words beside which such a phrase says what a thing hangs on: `varie selon le tribunal`."""
    source_joints: frozenset[str] = frozenset()
    """Small words within what he is called: `Behörde für Statistik`."""
    laws: tuple[str, ...] = ()
    """Endings of what lays down, and does not report."""
    sources: frozenset[str] = frozenset()
    """Nouns that are sources, in the singular: `observer`, `ngo`."""
    actors: frozenset[str] = frozenset()
    """Nouns that act, in the singular: `government`, `police`."""
    acronyms: frozenset[str] = frozenset()
    """Acronyms that name no one: `ngo`, `hiv`."""
    calendar: frozenset[str] = frozenset()
    """Capitalised words that name no one: months, weekdays, `section`."""
    phrase_starts: frozenset[str] = frozenset()
    """Words that begin a phrase or a clause, so that what stands before them may be whole."""
    clause_starts: frozenset[str] = frozenset()
    """Those of them that begin a clause, or a further part of one."""
    measuring: frozenset[str] = frozenset()
    """Participles that say how much there is of what follows, where they are no verb: `limited access`."""
    object_verbs: frozenset[str] = frozenset()
    """Verbs behind which such a participle is no verb: `took limited steps`."""
    alone: Mapping[str, str] = field(default_factory=dict)
    """What a word means where nothing follows that it may qualify: `a minor`, but `a minor offense`."""
    capitals: frozenset[str] = frozenset()
    """Function words that in capitals are names: `US`, `WHO`."""
    contractions: Mapping[str, str] = field(default_factory=dict)
    """What stands before `'t`, and the word that it is short for: `didn`, `did`."""
    adjunct_starts: frozenset[str] = frozenset()
    """Those of them that add a phrase to a complete sentence: `without warrant`."""
    determiners: frozenset[str] = frozenset()
    """Words before a noun: after a verb, its object."""
    auxiliaries: frozenset[str] = frozenset()
    opposites: frozenset[tuple[str, str]] = frozenset()
    """Pairs of stems of opposite outcomes (`suspend`, `restor`), both ways."""
    separable: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Form of a verb to the particles that may end its clause, each with the word that both stand for:
    `lehnte` to `ab` to `abgelehnt`."""
    clause_joints: frozenset[str] = frozenset()
    """Conjunctions before which a clause may end without a comma."""
    never: frozenset[str] = frozenset()
    """Words and phrases that deny for all time."""
    affirming: frozenset[str] = frozenset()
    """Answers whose opposite is a negation: `yes`."""
    change: str = ""
    """Meaning of the noun for a change, denied where things stood still: `no significant changes`."""
    changing: frozenset[str] = frozenset()
    """Meanings of verbs that say the opposite: `worsened`."""
    denies_behind: bool = False
    """A negation may stand behind all that it bears on (`achtete dieses Recht nicht`)."""
    denies_once: bool = False
    """Two negations of one word deny it once (`никто не`, `no hay ninguno`); elsewhere they assert it."""
    denying_after: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Words that deny close behind one of others alone: `ne peut plus`."""
    denies_apart: frozenset[str] = frozenset()
    """Negations beside which another one denies something else even there (`sin permiso`)."""
    denying: frozenset[str] = frozenset()
    """Meanings of words that deny by themselves (`difficult`, `refuse`)."""
    denying_prefixes: tuple[str, ...] = ()
    """What makes a word of one of these endings its opposite (`insufficient`) …"""
    deniable_endings: tuple[str, ...] = ()
    """… the endings …"""
    not_denied: frozenset[str] = frozenset()
    """… and words of which it makes another word (`patient`, `inpatient`)."""


NEUTRAL = Lexicon()


@lru_cache(maxsize=8)
def lexicon_of(language: str) -> Lexicon:
    """Give the lexicon of `language` (ISO 639-1), the neutral one where there is none."""
    name = LANGUAGES.get(language)
    if name is None:
        return NEUTRAL
    lexicon: Lexicon = import_module(f"tracker.diffing.lexicon.{name}").LEXICON
    return lexicon


def limits_of(language: str) -> str | None:
    """Say what is not told of a report in `language` that is told of an English one; None for English."""
    if language == "en":
        return None
    if language not in LANGUAGES:
        return (
            f"The words of a report in the language {language!r} are not known: changes are told by its text"
            " and its figures alone, and a reversed outcome is not told"
        )
    lexicon = lexicon_of(language)
    known = "figures, dates, names" if lexicon.names else "figures, dates"
    qualified = ", what may or must be, how many, how often, how much, some sources" if lexicon.modals else ""
    return (
        f"Of a report in the language {language!r} only {known}, negations{qualified} and some opposite"
        " outcomes are told as signals; other changes of words are told by their text alone"
    )


def is_noun_of(word: str, nouns: frozenset[str]) -> bool:
    """Tell whether a word is one of `nouns`, or its plural in -s."""
    return (
        word in nouns
        or (word.endswith("s") and word[:-1] in nouns)
        or (word.endswith("ies") and word[:-3] + "y" in nouns)
        or (word.endswith("es") and word[:-2] in nouns)
    )
