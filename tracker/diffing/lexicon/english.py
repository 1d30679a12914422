"""English: general words of reports, learnt by class of change, not from sentences."""

from __future__ import annotations

from tracker.diffing.folding.fold import stems
from tracker.diffing.folding.roots import roots
from tracker.diffing.lexicon import Lexicon
from tracker.diffing.lexicon.english_figures import FIGURES
from tracker.diffing.lexicon.english_meanings import (
    CHANGING,
    CONTRASTS,
    DENYING,
    MEANINGS,
    OPPOSITES,
    PHRASES,
    PLAIN,
    PREPOSITIONS,
    STATES,
    WEIGHTY,
)
from tracker.diffing.lexicon.notation import contrasts_of, grouped, listed, phrases_of, prepositions_of
from tracker.model import SignalType

_FUNCTION_WORDS = listed("""
a an the of in on at to for from by with within into onto upon about along amid among around as beside
besides between during inside near per since through throughout toward towards via and or but so if while
whereas when where which who whom whose that this these those there here it its he him his she her hers
they them their theirs we our us you your i my me himself herself itself themselves be is are was were
been being have has had having do does did done doing will would shall get got also however nevertheless
nonetheless moreover furthermore additionally thus therefore hence otherwise such respectively
accordingly meanwhile though although because whilst amongst amidst owing regarding concerning like
including include includes included etc other another both either any as not-applicable situation
situations case cases instance instances
""") - {"not-applicable"}


_SIGNALS = {
    SignalType.NEGATION: """
no=not none=not not=not never=not without=not neither=not nor=not nobody=not cannot=not nothing=not
nowhere=not
""",
    SignalType.HEDGE: """
allegedly=alleged alleged=alleged reportedly=reportedly purported=alleged purportedly=alleged
supposed=alleged
supposedly=alleged apparent=apparent apparently=apparent seemingly=apparent possibly=possible
possible=possible
perhaps=possible probably=likely probable=likely likely=likely unlikely=unlikely suspected=suspected
ostensibly=apparent credible=credible confirmed=confirmed unconfirmed=unconfirmed verified=confirmed
unverified=unconfirmed substantiated=confirmed unsubstantiated=unconfirmed mayhave=mayhave
potential=possible
potentially=possible presumably=likely may=may might=may could=may can=may
""",
    SignalType.QUANTIFIER: """
all=all entire=all most=most mostly=most majority=most many=many numerous=many multiple=many
several=several
various=several some=some little=few certain=some few=few
dozens=dozens scores=dozens hundreds=hundreds thousands=thousands millions=millions countless=many
""",
    SignalType.FREQUENCY: """
always=always invariably=always often=often frequently=often frequent=often commonly=often
routinely=regularly
regularly=regularly usually=generally typically=generally
generally=generally normally=generally customarily=generally sometimes=sometimes occasionally=sometimes
occasional=sometimes periodically=sometimes periodic=sometimes sporadically=sometimes sporadic=sometimes
common=often uncommon=rarely
intermittently=sometimes rarely=rarely seldom=rarely infrequently=rarely infrequent=rarely rare=rarely
hardly=rarely barely=rarely scarcely=rarely
repeatedly=repeatedly consistently=consistently constantly=always constant=always
""",
    SignalType.DEGREE: """
serious=serious seriously=serious severe=severe severely=severe grave=serious gravely=serious
significant=significant significantly=significant substantial=significant substantially=significant
considerable=significant considerably=significant major=significant extensive=extensive
extensively=extensive
widespread=widespread prevalent=widespread rampant=widespread pervasive=widespread slight=minor
slightly=minor moderate=moderate moderately=moderate mild=minor harsh=harsh harshly=harsh
sharply=sharp sharp=sharp strongly=strong strictly=strict strict=strict heavily=heavy gross=gross
grossly=gross
systematic=systematic systematically=systematic systemic=systematic partially=partly partly=partly
fully=fully completely=fully entirely=fully wholly=fully totally=fully adequately=adequate
very=very largely=largely
extremely=extreme extreme=extreme drastically=sharp dramatically=sharp excessive=excessive
excessively=excessive disproportionate=excessive disproportionately=excessive broadly=broad
increasingly=increasing
""",
}

_REPORTING = """
report say state note claim allege assert believe estimate announce argue complain criticize criticise
acknowledge observe
indicate tell maintain find confirm suggest contend warn add explain describe testify admit deny
emphasize emphasise stress
highlight conclude accuse insist declare express cite comment opine remark document fear worry
"""
_SOURCES = """
ngo activist observer defender media expert journalist official authority government police ministry
organization
group leader representative member lawyer attorney practitioner specialist monitor commission office
ombudsman
ombudsperson resident witness family relative victim worker union press report study survey newspaper
outlet
advocate critic analyst scholar academic researcher agency council committee bureau institute department
association court prosecutor judge inspector employer opponent party minister president spokesperson
advisor commissioner rapporteur community society source statistics data information figure inmate
prisoner
detainee teacher doctor physician blogger reporter commentator watchdog center federation coalition
network mission delegation
"""
_ACTORS = """
government authority official police ministry prosecutor judge court military army soldier force agent
officer guard
administration administrator parliament legislature president cabinet militia gang militant rebel
insurgent employer
company enforcement branch
minister ministry governor mayor senator lawmaker legislator politician candidate opposition ruler
king monarch lawyer attorney plaintiff perpetrator abuser trafficker victim witness
worker employee laborer union striker landlord owner student pupil teacher doctor physician nurse patient
journalist reporter blogger editor publisher activist defender protester demonstrator critic voter priest imam
refugee migrant immigrant citizen noncitizen foreigner tourist separatist terrorist civilian
man men woman women boy girl child children adult youth teenager infant orphan
husband wife spouse parent mother father son daughter brother sister relative widow
"""
_ACRONYMS = listed("""
ngo ngos lgbt lgbti lgbtq lgbtqi lgbtqia hiv aids covid osh gdp tv sim vpn vpns id ids sms pdf usb it ceo
usd eur gbp ied ieds cso csos idp idps dna fgm gbv cctv gps atm atms ict sgbv vip vips
""")
_CALENDAR = listed("""
monday tuesday wednesday thursday friday saturday sunday january february march april may june july
august
september october november december jan feb apr aug sept sep oct nov dec
section sections article articles chapter annex part
i the a an mr mrs ms dr in on at as by for from with according and or but of to http https www
""")
_CLAUSE_STARTS = listed("""
and or but nor that which who whom whose where when while whereas because although though if unless since
until
""")
_PHRASE_STARTS = _CLAUSE_STARTS | listed("""
of to in on at by for from with within into onto upon about along among around against as between beyond
during inside near off per through throughout toward towards via without under over after before above below
behind beside besides despite due regarding concerning including following such than so then
""")
_ADJUNCT_STARTS = _PHRASE_STARTS - _CLAUSE_STARTS - listed("of to than as so then per")
"""Those that add a phrase to a complete sentence."""
_DETERMINERS = listed("""
the a an this these those his her its their our your my some any no each every all both many most several few
one two three four five six seven eight nine ten
""")
_MEASURING = listed("limited")
_CONTRACTIONS = {
    f"{word}n": word
    for word in listed("did does do is are was were has have had could should would must need might")
} | {"can": "can", "won": "will"}
_AUXILIARIES = listed("""
is are was were be been being am has have had do does did may might can could will would shall should must
""")


_CASES = {"he": "him", "they": "them", "we": "us", "who": "whom"}
_SPELLINGS = (
    ("z", "s"), ("our", "or"), ("tre", "ter"), ("ence", "ense"), ("amme", "am"), ("ll", "l"), ("ogue", "og"),
    ("ae", "e"), ("oe", "e"), ("ph", "f"),
)  # fmt: skip


def _meanings() -> dict[str, str]:
    words = grouped(MEANINGS)
    return dict(zip(roots(words), roots(words.values()), strict=True))


def _meant(words: str, meanings: dict[str, str]) -> frozenset[str]:
    return frozenset(meanings.get(root, root) for root in roots(words.split()))


def _levels(text: str) -> dict[str, str]:
    return dict(item.split("=") for item in text.split())


def _opposites() -> frozenset[tuple[str, str]]:
    pairs = [
        [_MEANING.get(root, root) for root in roots(line.split())] for line in OPPOSITES.splitlines() if line
    ]
    return frozenset(pair for one, other in pairs for pair in ((one, other), (other, one)))


_MEANING = _meanings()

LEXICON = Lexicon(
    language="en",
    function_words=_FUNCTION_WORDS,
    meanings=_MEANING,
    phrases=phrases_of(PHRASES),
    qualifiers={word: level for text in _SIGNALS.values() for word, level in _levels(text).items()},
    classes={level: kind for kind, text in _SIGNALS.items() for level in _levels(text).values()}
    | dict.fromkeys(_MEASURING, SignalType.DEGREE),
    weighty=frozenset(stems(WEIGHTY.split())),
    pointing=listed("this these such"),
    conditions=listed("unless until except"),
    house_style=True,
    spellings=_SPELLINGS,
    plain=_meant(PLAIN, _MEANING),
    states=listed(STATES),
    contrasts=contrasts_of(CONTRASTS),
    prepositions=prepositions_of(PREPOSITIONS),
    causes=frozenset(
        map(tuple, map(str.split, ("because", "because of", "due to", "owing to", "on account of")))
    ),
    cases=_CASES | {acted_upon: acts for acts, acted_upon in _CASES.items()},
    modals={"~may": "allows", "should": "advises", "shall": "demands"}
    | dict.fromkeys(_meant("must", _MEANING), "demands"),
    obliging=_meant("must require need", _MEANING),
    focusing=listed("only solely exclusively merely alone even"),
    directing=listed("at to for from against"),
    future=listed("will would shall"),
    reporting=_meant(_REPORTING, _MEANING) | {"~alleged"},
    sources=listed(_SOURCES),
    actors=listed(_ACTORS),
    acronyms=_ACRONYMS,
    calendar=_CALENDAR,
    opposites=_opposites(),
    never=frozenset({"never", "at no time"}),
    affirming=listed("yes"),
    change=next(iter(_meant("change", _MEANING))),
    changing=_meant(CHANGING, _MEANING),
    denying=_meant(DENYING, _MEANING),
    denying_prefixes=("un", "in", "im", "il", "ir", "non"),
    not_denied=listed("patient different famous valuable flammable vent tent dent cent sent rent tense"),
    deniable_endings=(
        *("able", "ible", "al", "ent", "ant", "ate", "ive", "ful", "ous", "ar", "ary", "air", "afe"),
        *("ly", "ain"),
    ),
    measuring=_MEASURING,
    object_verbs=listed("take takes took make makes made have has had give gives gave"),
    alone={"minor": "child"},
    capitals=listed("us who it is"),
    contractions=_CONTRACTIONS,
    phrase_starts=_PHRASE_STARTS,
    adjunct_starts=_ADJUNCT_STARTS,
    clause_starts=_CLAUSE_STARTS,
    determiners=_DETERMINERS,
    auxiliaries=_AUXILIARIES,
    figures=FIGURES,
    names=True,
    demonyms=(
        *("ian", "ean", "ese", "ish", "stani", "ani", "eli", "aqi"),
        *("ians", "eans", "anis", "elis", "aqis"),
    ),
)
