"""Words that say little: articles, prepositions, conjunctions, pronouns, auxiliaries.

They bind a text together and stand in any passage; that one stands on both sides is no sign that two passages
correspond. Each language has its own: `war`, `die`, `son`, `fin` say little in one and much in another.
"""

# ruff: noqa: RUF001 - Russian letters look like Latin ones
from __future__ import annotations

from functools import lru_cache

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
    "de": """
ab aber alle allem allen aller alles als also am an andere anderem anderen anderer anderes auch auf aus außer
außerdem bei beim bevor bis bzw da dabei dadurch dafür damit danach dann daran darauf daraus darin darüber das
dass daß davon dazu dem den denen denn der deren des deshalb dessen die dies diese diesem diesen dieser dieses
doch dort durch ein eine einem einen einer eines einige einigen einiger er es für gab gegen gemäß gibt habe
haben hat hatte hatten hätte hätten hier hinter ihm ihn ihnen ihr ihre ihrem ihren ihrer ihres im in ins ist
je jede jedem jeden jeder jedes jedoch jene jenen jener kein keine keinem keinen keiner keines man mehr
mehrere mehreren mehrerer mit nach nachdem neben nicht noch nur ob obwohl oder ohne sei seien sein seine
seinem seinen seiner seines seit sich sie sind so sobald sofern sondern sowie sowohl um und uns unser unsere
unter viele vielen vieler vom von vor war waren was weder wegen weil welche welchem welchen welcher welches
wenn wer werden wie wir wird während wo wobei wodurch worden wurde wurden wäre wären würde würden zu zudem zum
zur zwar zwischen über
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
"""By language (ISO 639-1)."""
QUOTED_IN = {"en": ("es", "fr", "ru")}
"""Languages whose names and terms reports in another quote (`estado de excepción`)."""


@lru_cache(maxsize=8)
def light_words(language: str) -> frozenset[str]:
    """Give those of a language, or of all where it has none here; as printed and as `fold.bare` has them."""
    languages = (language, *QUOTED_IN.get(language, ())) if language in LIGHT_WORDS_OF else LIGHT_WORDS_OF
    words = " ".join(LIGHT_WORDS_OF[code] for code in languages).replace("'", "").split()
    return frozenset(words) | frozenset(map(str.casefold, words))
