"""English: general words of reports, learnt by class of change, not from sentences."""

from __future__ import annotations

from tracker.diffing.fold import stems
from tracker.diffing.lexicon import Lexicon, grouped, listed, phrases_of
from tracker.diffing.lexicon.english_figures import FIGURES
from tracker.model import SignalType

_FUNCTION_WORDS = listed("""
a an the of in on at to for from by with within into onto upon about above after against along amid among
around as before behind below beneath beside besides between beyond during inside near off over per since
through throughout toward towards under until via and or but so yet if while whereas whether when where
which who whom whose that this these those there here it its he him his she her hers they them their theirs
we our us you your i my me himself herself itself themselves
be am is are was were been being have has had having do does did done doing will would shall should get got
also however nevertheless nonetheless moreover furthermore additionally thus therefore hence otherwise
then too such respectively accordingly meanwhile instead though although because due owing regarding
concerning like including include includes included etc own other another both either each any than further
up out down back as not-applicable situation case cases instance
""") - {"not-applicable"}

_MEANINGS = """
child minor juvenile
file lodge submit
say state note remark mention comment report describe indicate believe think consider tell
assert maintain contend argue
help assist aid
begin start commence
end finish conclude terminate
buy purchase
need require
must oblige
use utilize employ
show demonstrate
get obtain receive
person people individual
country nation
law legislation
rule regulation
problem challenge difficulty issue
fear worry concern
job employment work
payment pay
jail prison
prisoner inmate
attorney lawyer counsel
ask request
answer respond response reply
try attempt
allow permit enable let
forbid prohibit ban bar
occur happen
keep retain
previous prior earlier former
ngo ngos
provide give grant offer supply
punishment penalty
abuse mistreatment violation infringement infraction
continue remain
nongovernmental nongovernment
perform carry conduct
rely depend
choose select
complete finish
different various
approximate roughly
stipulate set
obligatory mandatory compulsory
restrict restrain
reside live
sufficient enough adequate
racial race
ethnicity ethnic
disclose reveal
fulfill fulfil implement
publish publicize
labour labor
programme program
centre center
defence defense
licence license
organisation organization
telecommunication telecom
ombudsman ombudsperson
healthcare health
chairman chair chairperson chairwoman
policeman policewoman
spokesman spokesperson spokeswoman
businessman businessperson businesswoman
congressman congresswoman
servicemen servicemember
employee worker
firm company enterprise
spouse husband wife
female woman
male man
assembly gathering
protest demonstration rally
protester demonstrator
harass harassment
convict conviction
prosecute prosecution
investigate investigation probe
discriminate discrimination discriminatory
violent violence
free freedom
safe safety
corrupt corruption
punish punishment
critical criticize criticism
dangerous hazardous
gender sex
identify specify outline define
"""
"""One meaning a line. Only what editors swap without changing the claim."""

_PHRASES = """
as a result of, because of, due to, owing to, on account of, in view of, by reason of, out of, for reasons of = because
as a result, as a consequence, consequently, in consequence = because
in accordance with, in line with = accordance
in order to, so as to =
as well as, along with, together with =
with regard to, with respect to, in regard to, in relation to, in connection with, related to, relating to =
such as, for example, for instance, among others, among other means, a variety of means, inter alia =
in particular, in terms of, the use of, in order that =
in addition to, in addition, in summary, in general terms, at the same time, on the other hand =
the majority of, a majority of, the vast majority of, vast majority of, majority of, most of, the bulk of = most
the overwhelming majority of, overwhelming majority of = most
a number of, a range of, a series of, a variety of = several
a large number of, large numbers of, a great number of, a multitude of, a great many, a lot of, lots of = many
a small number of, a handful of, only a few, very few = few
all of, the whole of, the entire, every = all
some of the, some of = some
at times, from time to time, on occasion, now and then = sometimes
as a rule, for the most part, in general = generally
at all times = always
hardly ever, almost never = rarely
on a regular basis, at regular intervals = regularly
may have, might have, could have = mayhave
be unlikely to, were unlikely to, was unlikely to, is unlikely to, are unlikely to = unlikely
be likely to, were likely to, was likely to, is likely to, are likely to = likely
had to, has to, have to, is required to, are required to, was required to, were required to, is obliged to = must
were obliged to, was obliged to, are obliged to, required to, obliged to = must
is able to, are able to, was able to, were able to, be able to = may
is permitted to, are permitted to, was permitted to, were permitted to, is allowed to = may
are allowed to, was allowed to, were allowed to = may
failed to, fails to, fail to, did not, does not, do not, was not, were not, is not = not
are not, has not, have not, had not, cannot, can not, could not, may not, might not, must not, would not, will not, should not, shall not = not
no longer, not yet, not any = not
lack of, lacked, lacks, lacking, absence of, in the absence of, lack = without
per cent = percent
under the age of, younger than age, below the age of = under age
of the age of = age
prior to, in advance of = before
subsequent to, following = after
took place, take place, takes place, taking place = occur
carry out, carries out, carried out, carrying out = conduct
set out, sets out, setting out = stipulate
set forth, laid down, lays down, lay down = stipulate
put in place, set up = establish
was critical of, were critical of, is critical of, are critical of = criticize
took into custody, take into custody = detain
united states, united states of america, u.s., us = us
united nations, u.n. = un
convicted of, conviction of, conviction for, convicted for, if convicted, for conviction, on conviction, upon conviction =
long-term = long
non-government, non-governmental, nongovernment = nongovernmental
nongovernmental organization, nongovernmental organizations, non-governmental organization = ngo
non-governmental organizations, nongovernment organizations, nongovernment organization = ngo
lesbian gay bisexual transgender and intersex, lesbian gay bisexual and transgender = lgbt
lesbian gay bisexual transgender queer or intersex, lesbian gay bisexual transgender queer and intersex = lgbt
lesbian gay bisexual transgender or intersex = lgbt
lgbti, lgbtq, lgbtqi, lgbtiq = lgbt
"""

_SIGNALS = {
    SignalType.NEGATION: """
no=not none=not not=not never=not without=not neither=not nor=not nobody=not nothing=not nowhere=not
""",
    SignalType.HEDGE: """
allegedly=alleged alleged=alleged reportedly=reportedly purported=alleged purportedly=alleged supposed=alleged
supposedly=alleged apparent=apparent apparently=apparent seemingly=apparent possibly=possible possible=possible
perhaps=possible probably=likely probable=likely likely=likely unlikely=unlikely suspected=suspected
ostensibly=apparent credible=credible confirmed=confirmed unconfirmed=unconfirmed verified=confirmed
unverified=unconfirmed substantiated=confirmed unsubstantiated=unconfirmed mayhave=mayhave potential=possible
potentially=possible presumably=likely may=may might=may could=may can=may
""",
    SignalType.QUANTIFIER: """
all=all entire=all most=most mostly=most majority=most many=many numerous=many multiple=many several=several
various=several some=some certain=some few=few
dozens=dozens scores=dozens hundreds=hundreds thousands=thousands millions=millions countless=many
""",
    SignalType.FREQUENCY: """
always=always invariably=always often=often frequently=often frequent=often commonly=often routinely=regularly
regularly=regularly usually=generally typically=generally
generally=generally normally=generally customarily=generally sometimes=sometimes occasionally=sometimes
occasional=sometimes periodically=sometimes periodic=sometimes sporadically=sometimes sporadic=sometimes
intermittently=sometimes rarely=rarely seldom=rarely infrequently=rarely infrequent=rarely rare=rarely
repeatedly=repeatedly consistently=consistently constantly=always constant=always
""",
    SignalType.DEGREE: """
serious=serious seriously=serious severe=severe severely=severe grave=serious gravely=serious
significant=significant significantly=significant substantial=significant substantially=significant
considerable=significant considerably=significant major=significant extensive=extensive extensively=extensive
widespread=widespread prevalent=widespread rampant=widespread pervasive=widespread slight=minor
slightly=minor moderate=moderate moderately=moderate mild=minor harsh=harsh harshly=harsh
sharply=sharp sharp=sharp strongly=strong strictly=strict strict=strict heavily=heavy gross=gross grossly=gross
systematic=systematic systematically=systematic systemic=systematic partially=partly partly=partly
fully=fully completely=fully entirely=fully wholly=fully totally=fully adequately=adequate effectively=effective
extremely=extreme extreme=extreme drastically=sharp dramatically=sharp excessive=excessive
excessively=excessive disproportionate=excessive disproportionately=excessive broadly=broad increasingly=increasing
""",
}

_WEIGHTY = """
unfair fair arbitrary unlawful illegal improper proper unjustified undue adequate inadequate sufficient
insufficient brutal prolonged lengthy unreasonable unnecessary discriminatory peaceful forced voluntary involuntary
independent free transparent impartial legitimate violent deadly lethal inhuman degrading torture cruel corrupt
political secret public nonviolent unarmed armed mandatory compulsory optional effective ineffective reluctant
"""
"""Words of judgement: one of them put in or left out changes a claim."""
_REPORTING = """
report say state note claim allege assert believe estimate announce argue complain criticize acknowledge observe
indicate tell maintain find confirm suggest contend warn add explain describe testify admit deny emphasize stress
highlight conclude accuse insist declare express cite comment opine remark document fear worry
"""
_SOURCES = """
ngo activist observer defender media expert journalist official authority government police ministry organization
group leader representative member lawyer attorney practitioner specialist monitor commission office ombudsman
ombudsperson resident witness family relative victim worker union press report study survey newspaper outlet
advocate critic analyst scholar academic researcher agency council committee bureau institute department
association court prosecutor judge inspector employer opponent party minister president spokesperson
advisor commissioner rapporteur community society source statistics data information figure inmate prisoner
detainee teacher doctor physician blogger reporter commentator watchdog center federation coalition network
"""
_ACTORS = """
government authority official police ministry prosecutor judge court military army soldier force agent officer guard
administration administrator parliament legislature president cabinet militia gang militant rebel insurgent employer
company enforcement branch
"""
_OPPOSITES = """
suspend restore
allow prohibit
permit forbid
permit ban
allow deny
convict acquit
increase decrease
increase reduce
rise fall
improve worsen
improve deteriorate
accept reject
grant deny
approve reject
uphold overturn
arrest release
detain release
open close
join leave
legal illegal
lawful unlawful
register deregister
ratify denounce
succeed fail
free imprison
deny receive
disappear reappear
appoint dismiss
hire fire
start stop
allow block
comply violate
abolish introduce
abolish reinstate
lift impose
win lose
enforce waive
"""
_ACRONYMS = listed("""
ngo ngos lgbt lgbti lgbtq lgbtqi lgbtqia hiv aids covid osh gdp tv sim vpn vpns id ids sms pdf usb it ceo usd eur gbp
""")
_CALENDAR = listed("""
monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
september october november december section sections article articles chapter annex part
i the a an mr mrs ms dr in on at as by for from with according and or but of to http https www
""")


def _meanings() -> dict[str, str]:
    words = grouped(_MEANINGS)
    return dict(zip(stems(words), stems(words.values()), strict=True))


def _meant(words: str, meanings: dict[str, str]) -> frozenset[str]:
    return frozenset(meanings.get(stem, stem) for stem in stems(words.split()))


def _levels(text: str) -> dict[str, str]:
    return dict(item.split("=") for item in text.split())


def _opposites() -> frozenset[tuple[str, str]]:
    pairs = [
        [_MEANING.get(stem, stem) for stem in stems(line.split())] for line in _OPPOSITES.splitlines() if line
    ]
    return frozenset(pair for one, other in pairs for pair in ((one, other), (other, one)))


_MEANING = _meanings()

LEXICON = Lexicon(
    language="en",
    function_words=_FUNCTION_WORDS,
    meanings=_MEANING,
    phrases=phrases_of(_PHRASES),
    qualifiers={word: level for text in _SIGNALS.values() for word, level in _levels(text).items()},
    classes={level: kind for kind, text in _SIGNALS.items() for level in _levels(text).values()},
    weighty=_meant(_WEIGHTY, _MEANING),
    reporting=_meant(_REPORTING, _MEANING),
    sources=listed(_SOURCES),
    actors=listed(_ACTORS),
    acronyms=_ACRONYMS,
    calendar=_CALENDAR,
    opposites=_opposites(),
    figures=FIGURES,
    names=True,
    demonyms=("ian", "ean", "ese", "ish", "stani", "ani", "eli", "aqi"),
)
