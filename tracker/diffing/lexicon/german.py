"""German: figures, dates, what qualifies a claim, some opposite outcomes, and words without a claim."""

from __future__ import annotations

from tracker.diffing.lexicon import Figures, Lexicon
from tracker.diffing.lexicon.currencies import currencies_of
from tracker.diffing.lexicon.german_qualifiers import (
    CLASSES,
    MODALS,
    OBLIGING,
    PHRASES,
    QUALIFIERS,
    spelled,
)
from tracker.diffing.lexicon.notation import (
    bounds_of,
    completed,
    durations_of,
    grouped,
    listed,
    months_of,
    numbered,
    opposites_of,
    phrases_to_signs,
    separable_of,
)

_FUNCTION_WORDS = listed("""
der die das den dem des ein eine einen einem einer eines und oder aber sondern denn doch sowie wie als an am
ans auf aus bei beim bis durch für gegen hinter im in ins mit nach neben über unter von vom vor während
wegen zu zum zur zwischen seit laut gemäß dass daß weil wenn ob obwohl damit dabei dafür daran darauf davon
dazu er sie es ihn ihm ihr ihre ihren ihrem ihrer ihres sein seine seinen seinem seiner seines sich man wir
uns dieser diese dieses diesen diesem jener jene jenes welche welcher welches deren dessen ist sind war
waren sei seien wäre wären wird werden wurde wurden worden hat haben hatte hatten habe hätte hätten gibt gab
auch noch so da dann dort hier jedoch allerdings ferner zudem außerdem beziehungsweise bzw aufs fürs ums übers
""")

_OPPOSITES = """
erlaubt erlaubte erlauben erlaubten gestattet gestattete gestatteten / verbietet verbot verbieten verboten
erlaubt erlaubte erlauben erlaubten gestattet gestattete gestatteten / untersagt untersagte untersagten
festgenommen verhaftet inhaftiert verhaftete verhafteten / freigelassen entlassen
verurteilt verurteilte verurteilten / freigesprochen
gestiegen stieg stiegen zugenommen erhöht erhöhte / gesunken sank sanken abgenommen verringert
verbessert verbesserte verbesserten besser / verschlechtert verschlechterte verschlechterten schlechter
genehmigt genehmigte genehmigten angenommen / abgelehnt ablehnte verweigert verweigerte verweigerten
angenommen zugelassen / abgewiesen
legal legale rechtmäßig rechtmäßige / illegal illegale rechtswidrig rechtswidrige
verhängt verhängte verhängten / aufgehoben
bestätigt bestätigte bestätigten / aufgehoben
achtete achteten respektierte respektierten / missachtete missachteten verletzte verletzten
aufgehoben / aufrechterhalten
eingestellt / eröffnet eröffnete eröffneten fortgesetzt
umgesetzt / ausgesetzt
eingehalten / missachtet missachtete missachteten verletzt verletzte verletzten
schuldig / unschuldig
sicher sichere / unsicher unsichere
zulässig zulässige / unzulässig unzulässige
ausreichend ausreichende / unzureichend unzureichende
begründet begründete / unbegründet unbegründete
wirksam wirksame / unwirksam unwirksame
möglich / unmöglich
fair faire / unfair unfaire
"""
_SEPARABLE = """
nimmt nahm nehmen nahmen: an=angenommen fest=festgenommen zu=zugenommen ab=abgenommen
lehnt lehnte lehnen lehnten: ab=abgelehnt
weist wies weisen wiesen: ab=abgewiesen zurück=zurückgewiesen
lässt läßt ließ lassen ließen: frei=freigelassen zu=zugelassen
spricht sprach sprechen sprachen: frei=freigesprochen
hebt hob heben hoben: auf=aufgehoben
hält hielt halten hielten: aufrecht=aufrechterhalten ein=eingehalten
erhält erhielt erhalten erhielten: aufrecht=aufrechterhalten
stellt stellte stellen stellten: ein=eingestellt
setzt setzte setzen setzten: um=umgesetzt aus=ausgesetzt fort=fortgesetzt durch=durchgesetzt
"""
_STATEMENTS = listed("""
angaben angabe auskunft aussage aussagen einschätzung erkenntnissen darstellung ansicht auffassung meinung
überzeugung
""")
_ONES = ["ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun"]
_TENS = ["zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"]
_COMPOUNDS = {
    f"{one}und{ten}": float(10 * tens + ones)
    for tens, names in enumerate(_TENS, 2)
    for ten in spelled(names)
    for ones, one in enumerate(_ONES, 1)
} | {
    f"{one}{scale}": float(size * ones)
    for scale, size in (("hundert", 100), ("tausend", 1000))
    for ones, one in enumerate(_ONES, 1)
}
"""`fünfundzwanzig`, `zweihundert`."""

_ORDINALS = {
    name + ending: number
    for name, number in numbered("""
erst=1 zweit=2 dritt=3 viert=4 fünft=5 sechst=6 siebt,siebent=7 neunt=9 zehnt=10 elft=11 zwölft=12
""").items()
    for ending in ("e", "em", "en", "er", "es")
}
"""`dritte`; not `achte`, which is a verb as well."""

_ADJUNCT_STARTS = listed("""
ab an am ans auf aufs aus außer außerhalb bei beim binnen durch einschließlich für gegen gegenüber hinter im
in innerhalb ins mit nach neben ohne samt seit trotz über unter von vom vor während wegen zum zur
zwischen
""")

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
art artikel
abs absatz
nr nummer
§ paragraf paragraph
"""
"""Tenses and spellings that change from edition to edition and claim nothing; a group a line."""

LEXICON = Lexicon(
    language="de",
    function_words=_FUNCTION_WORDS,
    phrases=PHRASES,
    qualifiers=QUALIFIERS,
    classes=CLASSES,
    modals=MODALS,
    obliging=OBLIGING,
    variants=grouped(_VARIANTS),
    adjunct_starts=_ADJUNCT_STARTS,
    spellings=(("ß", "ss"),),
    separable=separable_of(_SEPARABLE),
    clause_joints=listed("und oder aber sondern sowie"),
    attributing={
        "laut": (("laut",),),
        "lt": (("lt",),),
        "nach": tuple(("nach", word) for word in _STATEMENTS),
    },
    attributing_behind=listed("zufolge"),
    source_joints=listed("der des die dem den das von vom für und sowie zur zum"),
    laws=("gesetz", "gesetzes", "gesetzbuch", "verfassung", "verordnung", "artikel", "vertrag", "recht"),
    never=listed("nie niemals"),
    affirming=listed("ja"),
    opposites=opposites_of(_OPPOSITES, "de"),
    denies_behind=True,
    figures=completed(
        Figures(
            numbers=numbered("""
null=0 eins,ein,eine,einen,einem,einer,eines=1 zwei=2 drei=3 vier=4 fünf=5 sechs=6 sieben=7 acht=8 neun=9
zehn=10 elf=11 zwölf=12 dreizehn=13 vierzehn=14 fünfzehn=15 sechzehn=16 siebzehn=17 achtzehn=18 neunzehn=19
zwanzig=20 dreißig,dreissig=30 vierzig=40 fünfzig=50 sechzig=60 siebzig=70 achtzig=80 neunzig=90
hundert=100 tausend=1000 anderthalb,eineinhalb=1.5 zweieinhalb=2.5 dreieinhalb=3.5
""")
            | _COMPOUNDS,
            ordinals=_ORDINALS,
            scales=numbered("""
hundert=100 tausend=1000 million,millionen,mio=1000000 milliarde,milliarden,mrd=1000000000
dutzend=12
"""),
            halves=listed("halb halbe halbes halben halber hälfte"),
            fractions=numbered(
                "drittel,dritteln=3 viertel,vierteln=4 fünftel,fünfteln=5 zehntel,zehnteln=10"
            ),
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
            date_bounds=phrases_to_signs(
                {
                    "before": "vor, vor dem",
                    "by": "bis, bis zum, spätestens am, spätestens im",
                    "after": "nach, nach dem",
                    "since": "seit, seit dem, ab, ab dem",
                    "early": "anfang",
                    "mid": "mitte",
                    "late": "ende",
                }
            ),
            currencies=currencies_of("dollar=$ dollars=$ rubel=₽"),
            durations=durations_of(
                minute="minute minuten",
                hour="stunde stunden",
                day="tag tage tagen tages",
                week="woche wochen",
                month="monat monate monaten monats",
                year="jahr jahre jahren jahres",
            ),
            provisions=listed("artikel artikels art absatz abs paragraf paragraph §"),
            references=listed("abschnitt abschnitte kapitel nummer nr seite seiten"),
            bounds=bounds_of(
                lower="mehr als, mindestens, wenigstens, über, ab, nicht weniger als",
                upper="bis zu, höchstens, weniger als, maximal, unter, nicht mehr als",
                about="etwa, rund, ungefähr, circa, zirka, ca, knapp, fast, gut",
            ),
            ones=listed("ein eine einen einem einer eines"),
            loose_bounds=listed("über unter ab"),
            directing=listed("siehe vgl vergleiche"),
            decimal_comma=True,
            day_first=True,
        )
    ),
)
