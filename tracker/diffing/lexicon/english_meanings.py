"""English words and phrases that mean the same where editors swap them; words of judgement; opposites."""

from __future__ import annotations

MEANINGS = """
child children juvenile
file lodge submit
say state note remark mention comment report describe indicate believe think consider tell
assert contend argue
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
problem difficulty
fear worry concern
job employment work
payment pay
jail prison
prisoner inmate
attorney lawyer counsel
ask request
answer respond response reply
allow permit enable let
forbid prohibit ban bar
occur happen
keep retain
previous prior earlier former
ngo ngos
provide give grant supply
punishment penalty
abuse violation
infringement infraction
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
reside live
sufficient enough adequate
racial race
ethnicity ethnic
disclose reveal
fulfill fulfil implement
publish publicize
labour labor
judgment judgement
acknowledgment acknowledgement
inquiry enquiry
practice practise
gray grey
skeptical sceptical
skeptic sceptic
aluminum aluminium
plow plough
mold mould
maneuver manoeuvre
jewelry jewellery
artifact artefact
jail gaol
curb kerb
mustache moustache
adviser advisor
airplane aeroplane
fiber fibre
caliber calibre
learn learnt
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
female woman women
male man men
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
criticize criticism
dangerous hazardous
identify specify outline
president presidential
change modify alter
"""
"""One meaning a line. Only what editors swap without changing the claim."""

PHRASES = """
as a result of, because of, due to, owing to, on account of, in view of, by reason of = because
out of, for reasons of = because
due in part to, in part due to, in part because of = because
as a result, as a consequence, consequently, in consequence = because
in accordance with, in line with = accordance
in order to, so as to =
as well as, along with, together with =
with regard to, with respect to, in regard to, in relation to, in connection with =
related to, relating to =
such as, for example, for instance, among others, among other means, a variety of means, inter alia =
how many, how much, in practice, in particular, in terms of, the use of, in order that =
in addition to, in addition, in summary, in general terms, at the same time, on the other hand =
nearly all, almost all, virtually all, nearly every, almost every = most
the majority of, a majority of, the vast majority of, vast majority of, majority of = most
most of, the bulk of = most
half of all = half
third of all = third
quarter of all = quarter
percent of all, % of all = percent
according to = say
according to law, according to the law, in accordance with law, in accordance with the law = law
most recent = latest
the overwhelming majority of, overwhelming majority of = most
a number of, a range of, a series of, a variety of = several
a large number of, large numbers of, a great number of, a multitude of, a great many = many
a lot of, lots of = many
the minority of, a minority of, minority of, a small number of, a handful of, only a few, very few = few
all of, the whole of, the entire, every = all
some of the, some of = some
at times, from time to time, on occasion, now and then = sometimes
as a rule, for the most part, in general, most often, most commonly, most frequently = generally
at all times = always
at no time = not
other than = otherthan
all but = allbut
hardly ever, almost never = rarely
a few, a little = some
little or no, little to no, few or no = few
or both, or all = orboth
at all =
used to be, used to have = usedto
every other = everyother
not many = few
on a regular basis, at regular intervals = regularly
may have, might have, could have = mayhave
be unlikely to, were unlikely to, was unlikely to, is unlikely to, are unlikely to = unlikely
be likely to, were likely to, was likely to, is likely to, are likely to = likely
had to, has to, have to, is required to, are required to, was required to = must
were required to, is obliged to = must
were obliged to, was obliged to, are obliged to, required to, obliged to = must
is able to, are able to, was able to, were able to, be able to, able to = may
is permitted to, are permitted to, was permitted to, were permitted to, permitted to = may
is allowed to, are allowed to, was allowed to, were allowed to, allowed to = may
failed to, fails to, fail to, failing to = not
not any, can not, no one = not
had yet to, has yet to, have yet to = not
is unable to, are unable to, was unable to, were unable to, be unable to, unable to, not able to = not
whether or not =
lack of, lacked, lacks, lacking, absence of, in the absence of, lack = without
per cent = percent
under the age of, younger than age, below the age of = under age
of the age of = age
prior to, in advance of = before
subsequent to, following = after
provide support to, provides support to, provided support to, providing support to = support
provide assistance to, provides assistance to, provided assistance to, providing assistance to = help
provide for, provides for, provided for, providing for = provide
allow for, allows for, allowed for, allowing for = allow
in the course of, over the course of =
took place, take place, takes place, taking place = occur
carry out, carries out, carried out, carrying out = conduct
set out, sets out, setting out = stipulate
set forth, laid down, lays down, lay down = stipulate
put in place, set up = establish
was critical of, were critical of, is critical of, are critical of = criticize
tried to, try to, tries to, trying to = attempt
minors = child
should they, should he, should she, should it, should any, should there =
ought to = should
an issue, the issue, issues, challenge, challenges = problem
due process = dueprocess
was to be, were to be, is to be, are to be, due to be = upcoming
is about to, are about to, was about to, were about to = upcoming
took into custody, take into custody = detain
united states, united states of america, us. = us.
united nations, u.n. = un
for conviction of, for conviction for, for conviction, on conviction of, on conviction for =
on conviction, upon conviction of, upon conviction, if convicted of, if convicted =
long-term = long
non-government, non-governmental, nongovernment = nongovernmental
nongovernmental organization, nongovernmental organizations, non-governmental organization = ngo
non-governmental organizations, nongovernment organizations, nongovernment organization = ngo
nongovernmental organisation, nongovernmental organisations, non-governmental organisation = ngo
non-governmental organisations = ngo
lesbian gay bisexual transgender and intersex, lesbian gay bisexual and transgender = lgbt
lesbian gay bisexual transgender queer or intersex = lgbt
lesbian gay bisexual transgender queer and intersex = lgbt
lesbian gay bisexual transgender or intersex = lgbt
lgbti, lgbtq, lgbtqi, lgbtiq = lgbt
"""

WEIGHTY = """
unfair fair arbitrary unlawful illegal improper proper unjustified undue adequate inadequate sufficient
insufficient brutal prolonged lengthy unreasonable unnecessary discriminatory peaceful forced voluntary
involuntary
independent free transparent impartial legitimate violent deadly lethal inhuman degrading torture cruel
corrupt
only solely exclusively merely
political secret public nonviolent unarmed armed mandatory compulsory optional effective ineffective
reluctant
continue still again resume
"""
"""Words of judgement, and those that say that a thing goes on: one of them put in or left out changes a
claim, although it stands elsewhere too."""

PLAIN = """
add added additional also area available case category consist country current currently entity
establish exist existing experience follow following form group include indeed
interest involve item kind matter measure member namely number occasion occur
period person place process related relevant remain respective respectively section serve service
sort subsequently term type ultimately use using various way website whole
"""
"""Words that house style puts in or leaves out without changing a claim (`the use of`, `rights-related`).
Nothing belongs here that narrows what is said (`only`, `rural`) or says how it was done (`forcibly`)."""

STATES = "republic kingdom"
"""What a state is called before its name, or is not: `the Republic of X`."""

CONTRASTS = """
before / after afterwards following subsequent / during / until till
if / unless / because / when / whether / although though despite notwithstanding whereas while whilst
for / against
to / from
under below beneath / over above
inside within / outside
up / down
on / off
into / out
and but / or / including
both / either / neither
he him his himself / she her hers herself
should / shall
"""
"""Function words that are no house style where one gives way to another: a group a line, its sides parted by
slashes."""

PREPOSITIONS = """
by: through via in under within upon per
of: for in to among within at regarding concerning about over into
on: in at upon over about regarding concerning under for to against during into
in: at within into during throughout on to under by with among across inside of through amid amidst as
for: to of on with regarding concerning over about as toward towards
to: for into with in of at toward towards on upon until till
with: to for of in among amongst
from: since between
at: in on of to during
about: regarding concerning on of over around for
regarding: concerning about on of over for in
concerning: regarding about on of over for in
over: about regarding concerning on for of during above
against: on toward towards
toward: towards to against for
towards: toward to against for
under: by in on below beneath within
during: in throughout within on over at amid
throughout: in during across within
within: in inside by of during under throughout among
among: amongst in of between with within
amongst: among in of between with within
between: among amongst
through: by via in throughout
via: through by
upon: on by to
into: in to on of
since: from after
before: until by
after: following since upon on from
until: till to before through
near: beside
as: in for to
"""
"""Prepositions, each with those that house style puts in its place. Any other says something else: attacks
on civilians are not attacks by them."""

DENYING = """
difficult hard unable fail refuse lack prevent prohibit deny ban bar forbid impossible absent reject limit
restrict hinder obstruct avoid non
"""
"""Words that deny by themselves: beside one of them a `not` on the other side turns nothing round."""

CHANGING = "worsen deteriorate improve"
"""Verbs by which the state of things changed; `no changes` says the opposite."""

OPPOSITES = """
suspend restore
allow prohibit
allow prevent
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
criminalize decriminalize
legalize criminalize
legalize prohibit
enact repeal
adopt repeal
agree refuse
admit deny
raise lower
strengthen weaken
support oppose
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
guilty innocent
guilty acquit
enforce waive
"""
