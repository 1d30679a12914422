"""German words that qualify a claim: hedges, how many, how often, how much; and what may, should and must be.

Classes have the names of the English ones, by which the rules know them.
"""

from __future__ import annotations

from tracker.diffing.folding.fold import stems
from tracker.diffing.lexicon import NOT
from tracker.diffing.lexicon.notation import classes_of, inflected, phrases_of, qualifiers_of
from tracker.model import SignalType

_ENDINGS = ("", "e", "em", "en", "er", "es")
_SIGNALS = {
    SignalType.NEGATION: f"""
{NOT}: nicht kein keine keinen keinem keiner keines keinerlei nie niemals niemand niemanden niemandem
{NOT}: nichts ohne nein weder nirgends
""",
    SignalType.HEDGE: """
alleged: angeblich* mutmaßlich* vermeintlich*
reportedly: berichtsweise
apparent: offenbar anscheinend scheinbar
possible: möglicherweise vielleicht womöglich eventuell*
likely: wahrscheinlich* vermutlich* voraussichtlich* dürfte dürften
unlikely: unwahrscheinlich*
credible: glaubhaft* glaubwürdig*
unconfirmed: unbestätigt*
may: kann können konnte konnten könne darf dürfen durfte durften dürfe
mayhave: könnte könnten
""",
    SignalType.QUANTIFIER: """
all: alle allen aller alles sämtlich* jede jeden jedem jeder jedes jeglich*
most: meiste meisten mehrheit mehrzahl großteil überwiegend* größtenteils mehrheitlich*
many: viele vielen vieler zahlreich* unzählig* zahllos*
several: mehrere mehreren mehrerer etliche etlichen etlicher
some: einige einigen einiger manche manchen mancher vereinzelte vereinzelten vereinzelter
certain: gewisse gewissen gewisser
few: wenige wenigen
dozens: dutzende dutzenden
hundreds: hunderte hunderten
thousands: tausende tausenden
""",
    SignalType.FREQUENCY: """
always: immer stets ständig*
often: oft oftmals häufig*
regularly: regelmäßig* routinemäßig*
generally: meist meistens zumeist gewöhnlich üblicherweise normalerweise grundsätzlich generell*
sometimes: manchmal gelegentlich* bisweilen zuweilen mitunter zeitweise vereinzelt
rarely: selten* kaum
repeatedly: wiederholt* mehrfach* mehrmals
""",
    SignalType.DEGREE: """
serious: ernst* ernsthaft* gravierend* schwerwiegend* schwere schwerem schweren schwerer schweres
significant: erheblich* beträchtlich* bedeutend*
extensive: umfassend* umfangreich*
widespread: weitverbreitet*
minor: geringfügig*
strict: streng*
systematic: systematisch*
partly: teilweise teils
fully: vollständig* völlig*
largely: weitgehend*
very: sehr
extreme: äußerst extrem*
increasing: zunehmend* vermehrt
""",
}
"""`class: word …`; a `*` stands for the endings of an adjective. Not `allem` (`vor allem`), nor `weniger`."""

_PHRASES = """
z b, zb, zum beispiel, beispielsweise = beispielsweise
u a, ua, unter anderem, unter anderen = anderem
d h, dh, das heißt, das heisst = heißt
v a, va, vor allem = hauptsächlich
usw, und so weiter = weiter
i d r, idr, in der regel, im allgemeinen, im regelfall = gewöhnlich
berichten zufolge, berichten nach, laut berichten, nach berichten, dem vernehmen nach = berichtsweise
allem anschein nach, dem anschein nach = anscheinend
aller wahrscheinlichkeit nach = wahrscheinlich
unter umständen, u u, uu = möglicherweise
fast alle, fast allen, fast aller, nahezu alle, nahezu allen, nahezu aller, beinahe alle = meiste
so gut wie alle, fast jede, fast jeder, fast jedes, fast sämtliche, nahezu sämtliche = meiste
immer noch, noch immer, nach wie vor = weiterhin
immer wieder = wiederholt
immer mehr = zunehmend
immer weniger = abnehmend
hin und wieder, ab und zu, von zeit zu zeit = manchmal
eine reihe von, eine reihe, einer reihe von, einer reihe = mehrere
eine vielzahl von, eine vielzahl, einer vielzahl von, einer vielzahl = viele
ein paar = einige
zum teil, z t, zt = teilweise
weit verbreitet, weit verbreitete, weit verbreiteten, weit verbreiteter = weitverbreitet
"""

_MAY = "~may"
_MODALS = {
    "advises": "soll sollen sollte sollten solle",
    "demands": "muss müssen musste mussten müsse müssten",
}
_OBLIGING = """
muss müssen musste mussten müsse verpflichtet verpflichtete verpflichteten verpflichtung erforderlich
notwendig nötig vorgeschrieben verlangt verlangte verlangten
"""


def spelled(words: str) -> list[str]:
    """Give words as they are written with and, in Switzerland, without `ß`."""
    return [*dict.fromkeys(form for word in words.split() for form in (word, word.replace("ß", "ss")))]


def _forms(word: str) -> list[str]:
    return [form for one in spelled(word) for form in inflected(one, _ENDINGS)]


QUALIFIERS = qualifiers_of(_SIGNALS.values(), _forms)
CLASSES = classes_of(_SIGNALS)
PHRASES = phrases_of(_PHRASES)
MODALS = {_MAY: "allows"} | {word: force for force, words in _MODALS.items() for word in spelled(words)}
OBLIGING = frozenset(stems(_OBLIGING.split(), language="de"))
