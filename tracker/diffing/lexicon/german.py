"""German: figures, dates, negations, some opposite outcomes, and words without a claim; no other rules."""

from __future__ import annotations

from tracker.diffing.lexicon import Figures, Lexicon
from tracker.diffing.lexicon.currencies import currencies_of
from tracker.diffing.lexicon.notation import (
    NEGATIONS,
    bounds_of,
    completed,
    durations_of,
    grouped,
    listed,
    months_of,
    negations_of,
    numbered,
    opposites_of,
)

_FUNCTION_WORDS = listed("""
der die das den dem des ein eine einen einem einer eines und oder aber sondern denn doch sowie wie als an am
ans auf aus bei beim bis durch für gegen hinter im in ins mit nach neben über um unter von vom vor während
wegen zu zum zur zwischen seit laut gemäß dass daß weil wenn ob obwohl damit dabei dafür daran darauf davon
dazu er sie es ihn ihm ihr ihre ihren ihrem ihrer ihres sein seine seinen seinem seiner seines sich man wir
uns dieser diese dieses diesen diesem jener jene jenes welche welcher welches deren dessen ist sind war
waren sei seien wäre wären wird werden wurde wurden worden hat haben hatte hatten habe hätte hätten gibt gab
auch noch so da dann dort hier jedoch allerdings ferner zudem außerdem beziehungsweise bzw
""")

_NEGATIONS = """
nicht kein keine keinen keinem keiner keines keinerlei nie niemals niemand niemanden niemandem nichts ohne
nein weder nirgends
"""
_OPPOSITES = """
erlaubt erlaubte erlauben erlaubten gestattet gestattete gestatteten / verbietet verbot verbieten verboten
erlaubt erlaubte erlauben erlaubten gestattet gestattete gestatteten / untersagt untersagte untersagten
festgenommen verhaftet inhaftiert verhaftete verhafteten / freigelassen entlassen
verurteilt verurteilte verurteilten / freigesprochen
gestiegen stieg stiegen zugenommen nahm erhöht / gesunken sank sanken abgenommen verringert
verbessert verbesserte verbesserten besser / verschlechtert verschlechterte verschlechterten schlechter
genehmigt genehmigte genehmigten angenommen / abgelehnt ablehnte verweigert verweigerte verweigerten
legal legale rechtmäßig rechtmäßige / illegal illegale rechtswidrig rechtswidrige
verhängt verhängte verhängten / aufgehoben
"""
_VARIANTS = """
ist war
sind waren
hat hatte
haben hatten
wird wurde
werden wurden
kann konnte
können konnten
darf durfte
dürfen durften
muss musste
müssen mussten
gibt gab
bzw beziehungsweise
"""
"""Tenses and spellings that change from edition to edition and claim nothing; a group a line."""

LEXICON = Lexicon(
    language="de",
    function_words=_FUNCTION_WORDS,
    qualifiers=negations_of(_NEGATIONS),
    classes=NEGATIONS,
    variants=grouped(_VARIANTS),
    spellings=(("ß", "ss"),),
    never=listed("nie niemals"),
    affirming=listed("ja"),
    opposites=opposites_of(_OPPOSITES, "de"),
    denies_behind=True,
    figures=completed(
        Figures(
            numbers=numbered("""
null=0 eins,ein,eine,einen,einem,einer,eines=1 zwei=2 drei=3 vier=4 fünf=5 sechs=6 sieben=7 acht=8 neun=9
zehn=10 elf=11 zwölf=12 dreizehn=13 vierzehn=14 fünfzehn=15 sechzehn=16 siebzehn=17 achtzehn=18 neunzehn=19
zwanzig=20 dreißig=30 vierzig=40 fünfzig=50 sechzig=60 siebzig=70 achtzig=80 neunzig=90
"""),
            scales=numbered("""
hundert=100 tausend=1000 million,millionen,mio=1000000 milliarde,milliarden,mrd=1000000000
"""),
            halves=listed("halb halbe halbes halben halber hälfte"),
            fractions=numbered("drittel=3 viertel=4 fünftel=5"),
            and_words=listed("und"),
            range_words=listed("bis oder"),
            of_words=listed("von der"),
            percent=listed("% prozent"),
            months=months_of("""
januar januars jänner
februar februars
märz
april aprils
mai
juni
juli
august
september septembers
oktober oktobers
november novembers
dezember dezembers
"""),
            date_cues=listed("am im in seit ab bis vom vor nach jahr jahre jahres ende anfang mitte"),
            currencies=currencies_of("dollar=$ dollars=$ rubel=₽"),
            durations=durations_of(
                minute="minute minuten",
                hour="stunde stunden",
                day="tag tage tagen tages",
                week="woche wochen",
                month="monat monate monaten monats",
                year="jahr jahre jahren jahres",
            ),
            provisions=listed("artikel artikels paragraf paragraph §"),
            references=listed("abschnitt abschnitte kapitel nummer nr"),
            bounds=bounds_of(
                lower="mehr als, mindestens, wenigstens, über, nicht weniger als",
                upper="bis zu, höchstens, weniger als, maximal, unter, nicht mehr als",
                about="etwa, rund, ungefähr, circa, zirka, ca, knapp, fast, gut",
            ),
            ones=listed("ein eine einen einem einer eines"),
            decimal_comma=True,
        )
    ),
)
