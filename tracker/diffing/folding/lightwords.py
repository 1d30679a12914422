"""Words that say little: articles, prepositions, conjunctions, pronouns, auxiliaries.

They bind a text together and stand in any passage; that one stands on both sides is no sign that two passages
correspond. English first, then the languages that were tried; a word of one language that has content in
another loses a little weight there and nothing else.
"""

# ruff: noqa: RUF001 - Russian letters look like Latin ones
from __future__ import annotations

LIGHT_WORDS_OF = {
    "en": """
a about above across after against all along also although am amid among an and another any are around as at
be because been before behind being below between beyond both but by can concerning could despite did do
does during each either except for from had has have having he her here him his how however i if in
including inside into is it its like many may might more most must near neither no nor not of off on one
only onto or other others our out outside over own per regarding shall she should since so some such than
that the their them then there these they this those through throughout to toward towards two under until up
upon us via was we were what when where whether which while who whom whose will with within without would
you your
""",
    "es": """
al ante antes aunque como con contra cual cuando de del desde donde el ella ellas ellos en entre era eran es
esa ese eso esta este esto está están fue fueron ha haber había habían han hasta la las le les lo los mas
mientras más ni no o otra otras otro otros para pero por porque que quien se según ser sin sino sobre son su
sus también tras un una unas uno unos y ya
""",
    "fr": """
afin ainsi après au aucun aussi autre autres aux avait avant avec avoir c'est ce ces cet cette ceux chez
comme contre d'un d'une dans de depuis des dont du elle elles en entre est et eu il ils la le les leur leurs
lors lui mais même n'a ne ni nos notre nous on ont ou où par pas pendant plus pour qu'il que qui sa sans se
ses si son sont sous sur tous tout toute toutes un une vers vos y à étaient était été être
""",
    "ru": """
а без более бы был была были было быть в вместе во для до его ее если её же за и из или им их к как ко когда
которая которое которые который которых ли меж между мы на над не него нее ней нет ни них но о об однако он
она они от перед по под после при про с со так также такие такой там то того тоже только том тому у уже чем
через что чтобы эта эти этих это этого этой этот
""",
}
"""By language."""

LIGHT_WORDS: frozenset[str] = frozenset(" ".join(LIGHT_WORDS_OF.values()).replace("'", "").split())
"""Those of all languages, in the letters that `fold.bare` leaves of them."""
