"""English irregular verbs, for folding tense: every form to its base.

Regular forms are folded by the Snowball stemmer; these are the ones it cannot reach. Modal verbs are
folded by pairs (`may` and `could` and `might`, `shall` and `should`, `will` and `would`), since reports
that change their tense change these with it.
"""

from __future__ import annotations

_FORMS = """
be am is are was were been being
have has had having
do does did done doing
may might could can
will would
shall should
arise arose arisen
awake awoke awoken
bear bore borne
beat beaten
become became
begin began begun
bend bent
bind bound
bite bit bitten
bleed bled
blow blew blown
break broke broken
breed bred
bring brought
build built
burn burnt
buy bought
catch caught
choose chose chosen
come came
creep crept
cling clung
deal dealt
dig dug
draw drew drawn
drink drank drunk
drive drove driven
eat ate eaten
fall fell fallen
feed fed
feel felt
fight fought
find found
flee fled
fling flung
fly flew flown
forbid forbade forbidden
forget forgot forgotten
forgive forgave forgiven
freeze froze frozen
get got gotten
give gave given
go went gone goes
grow grew grown
hang hung
hear heard
hide hid hidden
hold held
keep kept
kneel knelt
know knew known
lay laid
lead led
leave left
lend lent
lie lay lain
lose lost
make made
mean meant
meet met
pay paid
plead pled
prove proven
ride rode ridden
ring rang rung
rise rose risen
run ran
say said
see saw seen
seek sought
sell sold
send sent
shake shook shaken
shoot shot
show shown
shrink shrank shrunk
sing sang sung
sink sank sunk
sit sat
sleep slept
slide slid
speak spoke spoken
spend spent
spin spun
stand stood
steal stole stolen
stick stuck
strike struck stricken
strive strove striven
swear swore sworn
sweep swept
swim swam swum
swing swung
take took taken
teach taught
tear tore torn
tell told
think thought
throw threw thrown
understand understood
undertake undertook undertaken
undergo underwent undergone
uphold upheld
overthrow overthrew overthrown
overcome overcame
oversee oversaw overseen
override overrode overridden
overtake overtook overtaken
withdraw withdrew withdrawn
withhold withheld
withstand withstood
wake woke woken
wear wore worn
weave wove woven
weep wept
win won
wind wound
write wrote written
rewrite rewrote rewritten
rebuild rebuilt
retake retook retaken
resell resold
repay repaid
mislead misled
misunderstand misunderstood
foresee foresaw foreseen
forego forewent foregone
"""

IRREGULAR_VERBS: dict[str, str] = {
    form: base for line in _FORMS.split("\n") if line for base, *forms in [line.split()] for form in forms
}
"""Irregular form to base form, lower case. `lay` stays as it is: it is a verb of its own too."""

del IRREGULAR_VERBS["lay"]
