"""French words that qualify a claim: hedges, how many, how often, how much; and what may, should and must be.

Classes have the names of the English ones, by which the rules know them.
"""

from __future__ import annotations

from tracker.diffing.lexicon import NOT
from tracker.diffing.lexicon.notation import classes_of, inflected, phrases_of, qualifiers_of
from tracker.model import SignalType

_ENDINGS = ("", "e", "s", "es", "ement")
_SIGNALS = {
    SignalType.NEGATION: f"""
{NOT}: pas non aucun aucune aucuns aucunes jamais sans rien ni nul nulle aucunement nullement
""",
    SignalType.HEDGE: """
alleged: prétendu* prétendument présumé* présumément allégué*
reportedly: aurait auraient serait seraient
apparent: apparemment semble semblent semblait semblaient
possible: éventuel éventuelle éventuels éventuelles éventuellement possiblement
likely: probable probables probablement vraisemblable vraisemblables vraisemblablement
unlikely: improbable improbables
credible: crédible crédibles
unconfirmed: inconfirmé*
may: peut peuvent pouvait pouvaient pourra pourront puisse puissent pouvez pouviez
mayhave: pourrait pourraient pourriez
should: devrait devraient devriez
must: doit doivent devait devaient devra devront devez deviez devrez
""",
    SignalType.QUANTIFIER: """
all: tout toute tous toutes chaque chacun chacune
most: plupart
many: multiples nombreux nombreuses beaucoup
several: plusieurs
some: certains certaines quelques
few: rarissime rarissimes
dozens: dizaines
hundreds: centaines
thousands: milliers
""",
    SignalType.FREQUENCY: """
always: toujours constamment
often: souvent fréquemment fréquent*
regularly: régulièrement
generally: généralement habituellement normalement ordinairement
sometimes: parfois quelquefois occasionnellement occasionnel occasionnelle occasionnels occasionnelles
rarely: rarement rare rares guère
repeatedly: répétés répétées
""",
    SignalType.DEGREE: """
serious: grave graves gravement sérieux sérieuse sérieuses sérieusement
significant: considérable considérables considérablement significatif significatifs significative
significant: significatives significativement notable notables
widespread: répandu* généralisé*
minor: léger légers légère légères légèrement
strict: strict* strictement
systematic: systématique systématiques systématiquement
partly: partiel partielle partiels partielles partiellement
fully: pleinement entièrement complètement totalement intégralement
largely: largement
very: très
extreme: extrême extrêmes extrêmement
increasing: croissant*
""",
}
"""`class: word …`; a `*` stands for the endings of an adjective. Not `mineur`, which is a child as well."""

_PHRASES = """
pour cent = %
p ex, par ex, par exemple = exemple
c à d, c est à dire = dire
non seulement, pas seulement =
personne ne, personne n = aucun
pas du tout = aucunement
est tenu de, est tenu d, est tenue de, est tenue d, est obligé de, est obligé d, est obligée de = doit
est obligée d, il faut, il est nécessaire de, il est nécessaire d = doit
sont tenus de, sont tenus d, sont tenues de, sont tenues d, sont obligés de, sont obligés d = doit
sont obligées de, sont obligées d = doit
soi disant = prétendu
selon certaines informations, selon des informations, selon les informations reçues = aurait
d après certaines informations, d après des informations, d après les informations reçues = aurait
selon certains rapports, selon des rapports, selon divers rapports = aurait
il semble que, il semble qu, il semblerait que, il semblerait qu, semble t il = apparemment
sans doute = probablement
peu probable, peu probables = improbable
non confirmé, non confirmée, non confirmés, non confirmées = inconfirmé
presque tous, presque toutes, presque tout, presque toute, pratiquement tous = plupart
quasiment tous, quasiment toutes, la quasi totalité des, la quasi totalité de = plupart
la plupart, la majeure partie, la majorité des, la majorité de, la majorité du, une majorité de = plupart
la plupart du temps, dans la plupart des cas, le plus souvent, d ordinaire, d habitude = généralement
en général, de manière générale, en règle générale, d une manière générale = généralement
de nombreux, de nombreuses, un grand nombre de, un grand nombre d, beaucoup de, beaucoup d = nombreux
un nombre important de, un nombre important d, bon nombre de, bon nombre d = nombreux
un certain nombre de, un certain nombre d, une série de = plusieurs
peu de, peu d, un petit nombre de, un petit nombre d, de rares = rarissimes
un peu de, un peu d, un peu = légèrement
peu à peu = progressivement
tout le temps, sans cesse, en permanence = constamment
de temps en temps, de temps à autre, par moments = parfois
à plusieurs reprises, de façon répétée, de manière répétée = répétés
peu souvent = rarement
est toujours, sont toujours, était toujours, étaient toujours, reste toujours, toujours en = encore
restent toujours, demeure toujours, demeurent toujours, toujours pas, toujours aussi = encore
en partie = partiellement
en grande partie, dans une large mesure, pour l essentiel = largement
à grande échelle = répandu
de plus en plus = croissant
de moins en moins = décroissant
tout à fait = entièrement
tout de suite = immédiatement
tout d abord = abord
avant tout = surtout
tout au long, tout près, tout autour = long
tout en, tout comme, tout simplement, tout particulièrement, tout aussi, tout autant, après tout =
en tout cas, en tous cas, malgré tout, tout de même, de toute façon, de toutes façons, le tout =
tous les deux, toutes les deux, tout juste, tout au plus, tout au moins =
"""


def _forms(word: str) -> list[str]:
    return inflected(word, _ENDINGS)


QUALIFIERS = qualifiers_of(_SIGNALS.values(), _forms)
CLASSES = classes_of(_SIGNALS)
PHRASES = phrases_of(_PHRASES)
MODALS = {"~may": "allows", "~should": "advises", "~must": "demands"}
