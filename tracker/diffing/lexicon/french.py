"""French: figures, dates, what qualifies a claim, some opposite outcomes, and words without a claim."""

from __future__ import annotations

from tracker.diffing.lexicon import Figures, Lexicon
from tracker.diffing.lexicon.currencies import currencies_of
from tracker.diffing.lexicon.french_qualifiers import CLASSES, MODALS, PHRASES, QUALIFIERS
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
)

_FUNCTION_WORDS = listed("""
le la les l n un une des de du d à au aux en dans par pour sur sous entre depuis vers chez avec et ou
mais donc or car que qu qui quoi dont où ce c cet cette ces se s sa son ses leur leurs il elle ils elles on
nous vous je y si est sont était étaient fut furent être été étant a ont avait avaient avoir eu ne aussi
ainsi cependant toutefois comme quand lorsque lorsqu parce puisque pendant durant après avant selon
""")

_OPPOSITES = """
permet permettait permettent permettaient / interdit interdisait interdisent interdite
autorise autorisait autorisent autorisé autorisée / interdit interdisait interdisent interdite
arrêté arrêtés arrêtée arrêtées détenu détenus / libéré libérés libérée libérées
condamné condamnés condamnée condamne / acquitté acquittés acquittée acquitte
augmenté augmente augmentation / diminué diminue diminution réduit
amélioré améliore amélioration / détérioré détériore détérioration empiré
approuvé approuve accepté accepte / rejeté rejette refusé refuse
légal légale légaux / illégal illégale illégaux
imposé impose / levé lève
coupable coupables / innocent innocents innocente
recevable recevables / irrecevable irrecevables
respecté respecte respectait / violé viole violait
suffisant suffisante suffisants suffisantes / insuffisant insuffisante insuffisants insuffisantes
accordé accordée accordés accordées accorde / refusé refusée refusés refusées refuse
confirmé confirmée confirme / annulé annulée annule infirmé infirmée
levé levée lève / maintenu maintenue maintient
équitable équitables / inéquitable inéquitables
efficace efficaces / inefficace inefficaces
possible possibles / impossible impossibles
justifié justifiée justifiés justifiées / injustifié injustifiée injustifiés injustifiées
constitutionnel constitutionnelle / inconstitutionnel inconstitutionnelle
"""
_VARIANTS = """
est était
sont étaient
a avait
ont avaient
peut pouvait
peuvent pouvaient
doit devait
doivent devaient
art article
al alinéa
chap chapitre
"""
"""Tenses and spellings that change from edition to edition and claim nothing; a group a line."""

_STATEMENTS = listed("""
donnée données chiffre chiffres information informations déclaration déclarations estimation estimations
statistique statistiques source sources témoignage témoignages récit récits rapport rapports enquête étude
""")
"""What is reported; behind it stands who reports it."""
_REPORTERS = listed("""
police gendarmerie témoin avocat avocate ministère ministre gouvernement autorité organisation association
ong observateur observatrice expert experte journaliste journal journaux média presse militant militante
défenseur défenseure médecin famille proche victime détenu détenue prisonnier parquet procureur tribunal cour
juge commission comité conseil agence institut bureau président présidente opposition parti syndicat médiateur
ombudsman rapporteur rapporteuse représentant représentante responsable fonctionnaire syndicaliste chercheur
chercheuse habitant habitante résident résidente ambassade centre groupe fondation réseau mission armée
défenseurs
""")
"""Nouns of those who report, in the singular."""
_VARYING = listed("""
varie varient variait variaient varier variable variables diffère diffèrent différait différer différent
différente différents différentes dépend dépendent change changent changer fixé fixée fixés fixées
""")
"""Beside one of these `selon` says what a thing hangs on."""

LEXICON = Lexicon(
    language="fr",
    function_words=_FUNCTION_WORDS,
    names=True,
    acronyms=listed("ong ongs vih sida pib lgbt lgbti lgbtiq"),
    phrases=PHRASES,
    qualifiers=QUALIFIERS,
    classes=CLASSES,
    modals=MODALS,
    variants=grouped(_VARIANTS),
    attributing={
        "selon": (("selon",),),
        "d": (("d", "après"),),
        "de": tuple(("de", "l", "avis", word) for word in ("de", "des", "du")),
        "aux": tuple(("aux", "dires", word) for word in ("de", "des", "du")),
    },
    reporters=_REPORTERS,
    statements=_STATEMENTS,
    varying=_VARYING,
    source_joints=listed("de du des d la le les l et à pour aux au sur"),
    laws=("constitution", "code", "convention", "pacte", "charte", "loi", "traité", "protocole", "article"),
    denying_after={"plus": listed("ne n")},
    denies_once=True,
    denies_apart=listed("sans"),
    never=listed("jamais"),
    affirming=listed("oui si"),
    opposites=opposites_of(_OPPOSITES, "fr"),
    calendar=listed(
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre section "
        "article chapitre voir consultez"
    ),
    figures=completed(
        Figures(
            numbers=numbered("""
zéro=0 un,une=1 deux=2 trois=3 quatre=4 cinq=5 six=6 sept=7 huit=8 neuf=9 dix=10 onze=11 douze=12 treize=13
quatorze=14 quinze=15 seize=16 vingt,vingts=20 trente=30 quarante=40 cinquante=50 soixante=60
cent=100 mille=1000
"""),
            ordinals=numbered("""
premier,première=1 deuxième,second=2 troisième=3 quatrième=4 cinquième=5 sixième=6 septième=7 huitième=8
neuvième=9 dixième=10 onzième=11 douzième=12
"""),
            ordinal_endings=listed("er re e è ème eme nd nde"),
            scales=numbered(
                "cent,cents=100 mille=1000 million,millions=1000000 milliard,milliards=1000000000 dizaine=10 "
                "douzaine=12 quinzaine=15 vingtaine=20 trentaine=30 quarantaine=40 cinquantaine=50 "
                "soixantaine=60 centaine=100 millier,milliers=1000"
            ),
            halves=listed("demi demie moitié"),
            fractions=numbered("tiers=3 quart,quarts=4"),
            and_words=listed("et"),
            tens_joints=listed("et"),
            counts_twenties=True,
            range_words=listed("à ou"),
            of_words=listed("de d"),
            percent=listed("%"),
            months=months_of("""
janvier
février
mars
avril
mai
juin
juillet
août
septembre
octobre
novembre
décembre
"""),
            date_cues=listed("en de d depuis avant après dès pendant année années fin début"),
            date_bounds=phrases_to_signs(
                {
                    "before": "avant, avant le",
                    "by": "jusqu en, jusqu à, jusqu au",
                    "after": "après, après le",
                    "since": "depuis, depuis le, dès, dès le, à partir de, à partir du, à compter du",
                    "early": "début",
                    "mid": "mi",
                    "late": "fin",
                }
            ),
            currencies=currencies_of("francs=franc"),
            durations=durations_of(
                minute="minute minutes",
                hour="heure heures",
                day="jour jours",
                week="semaine semaines",
                month="mois",
                year="an ans année années",
            ),
            provisions=listed("article articles art alinéa al"),
            references=listed("section sections chapitre numéro"),
            bounds=bounds_of(
                lower="plus de, plus d, au moins, au minimum",
                upper="jusqu à, jusqu en, moins de, moins d, au plus, au maximum",
                about="environ, près de, quelque, presque",
            ),
            ones=listed("un une"),
            loose_bounds=listed("jusqu"),
            directing=listed("voir voyez cf consultez"),
            decimal_comma=True,
            day_first=True,
        )
    ),
)
