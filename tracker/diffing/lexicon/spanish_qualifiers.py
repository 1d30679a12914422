"""Spanish words that qualify a claim: hedges, how many, how often, how much; what may, should and must be.

Classes have the names of the English ones, by which the rules know them.
"""

from __future__ import annotations

from tracker.diffing.lexicon import NOT
from tracker.diffing.lexicon.notation import classes_of, inflected, phrases_of, qualifiers_of
from tracker.model import SignalType

_ENDINGS = ("o", "a", "os", "as", "amente")
_SIGNALS = {
    SignalType.NEGATION: f"""
{NOT}: no nunca jamás sin ningún ninguno ninguna ningunos ningunas nadie nada tampoco ni
""",
    SignalType.HEDGE: """
alleged: presunt* supuest*
reportedly: habría habrían sería serían
apparent: aparente aparentes aparentemente parece parecen parecía parecían
possible: posiblemente quizá quizás eventual eventuales eventualmente
likely: probable probables probablemente
unlikely: improbable improbables
credible: creíble creíbles verosímil verosímiles
unconfirmed: inconfirmad*
may: puede pueden podía podían pudo pudieron podrá podrán pueda puedan puedes podrás
mayhave: podría podrían podrías
should: debería deberían debiera debieran deberías
must: debe deben debía debían debió debieron deberá deberán deba deban debes deberás
""",
    SignalType.QUANTIFIER: """
all: todo toda todos todas cada
most: mayoría
many: múltiples muchos muchas numeros*
several: varios varias
some: algunos algunas ciertos ciertas
few: pocos pocas
dozens: decenas
hundreds: cientos centenares
thousands: miles millares
""",
    SignalType.FREQUENCY: """
always: siempre constantemente
often: frecuente frecuentes frecuentemente
regularly: regularmente
generally: suele suelen solía solían generalmente habitualmente normalmente usualmente
sometimes: ocasional ocasionales ocasionalmente
rarely: raramente apenas
repeatedly: repetid* reiterad*
""",
    SignalType.DEGREE: """
serious: grave graves gravemente seria serias seriamente
significant: considerable considerables considerablemente significativ* notable notables notablemente
widespread: generalizad* extendid*
minor: leve leves levemente ligero ligeros ligera ligeras ligeramente
strict: estrict*
systematic: sistemátic*
partly: parcial parciales parcialmente
fully: plenamente completamente totalmente enteramente íntegramente
largely: ampliamente
very: muy
extreme: extremadamente sumamente
increasing: creciente crecientes
""",
}
"""`class: word …`; a `*` stands for the endings of an adjective. Not `menor`, which is a child as well."""

_PHRASES = """
por ciento = %
sin embargo, no obstante, no solo, no sólo, no solamente, no únicamente =
p ej, por ej, por ejemplo = ejemplo
es decir, o sea = decir
tiene que, tienen que, tenía que, tenían que, hay que, había que, está obligado a, están obligados a = debe
es necesario, era necesario, está obligada a, están obligadas a = debe
según informes, según los informes, según algunos informes, según se informa, según se informó = habría
según diversos informes, según varios informes, según informaciones, según se dice = habría
al parecer, por lo visto = aparentemente
tal vez, a lo mejor = quizá
poco probable, poco probables = improbable
sin duda = indudablemente
no confirmado, no confirmada, no confirmados, no confirmadas, sin confirmar = inconfirmado
por supuesto, desde luego = claro
en el supuesto, dar por supuesto =
casi todos, casi todas, casi todo, casi toda, prácticamente todos, prácticamente todas = mayoría
la casi totalidad de, la casi totalidad del = mayoría
la mayoría de, la mayoría del, la mayor parte de, la mayor parte del, una mayoría de = mayoría
gran número de, un gran número de, gran cantidad de, una gran cantidad de, multitud de = numerosos
una serie de, diversos, diversas = varios
un pequeño número de = pocos
todo el tiempo, en todo momento, sin cesar = constantemente
a menudo, con frecuencia, muchas veces, en muchas ocasiones = frecuentemente
con regularidad, de forma regular, de manera regular = regularmente
por lo general, en general, por regla general, la mayoría de las veces, de ordinario = generalmente
a veces, algunas veces, en ocasiones, de vez en cuando = ocasionalmente
rara vez, raras veces, pocas veces, en raras ocasiones = raramente
en repetidas ocasiones, en reiteradas ocasiones = repetidamente
una y otra vez, repetidas veces = repetidamente
en parte = parcialmente
en gran parte, en gran medida, en buena parte, en buena medida = ampliamente
a gran escala = generalizado
por completo = completamente
cada vez más = creciente
cada vez menos = decreciente
cada vez que, siempre que, siempre y cuando =
para siempre = definitivamente
sobre todo, ante todo = principalmente
del todo = completamente
de todas formas, de todos modos, de todas maneras, en todo caso, con todo, todo tipo de =
todo lo que, todo lo demás, todo ello, todo esto =
"""


def _forms(word: str) -> list[str]:
    return inflected(word, _ENDINGS)


QUALIFIERS = qualifiers_of(_SIGNALS.values(), _forms)
CLASSES = classes_of(_SIGNALS)
PHRASES = phrases_of(_PHRASES)
MODALS = {"~may": "allows", "~should": "advises", "~must": "demands"}
