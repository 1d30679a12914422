"""Spanish: figures, dates, what qualifies a claim, some opposite outcomes, and words without a claim."""

from __future__ import annotations

from tracker.diffing.lexicon import Figures, Lexicon
from tracker.diffing.lexicon.currencies import currencies_of
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
from tracker.diffing.lexicon.spanish_qualifiers import CLASSES, MODALS, PHRASES, QUALIFIERS

_FUNCTION_WORDS = listed("""
el la los las lo un una unos unas y e o u que de del a al en con por para sobre entre desde hasta
hacia según se su sus le les este esta estos estas ese esa esos esas aquel aquella aquello esto eso cuyo
cuya como cuando donde quien quienes cual cuales si es son era eran fue fueron ser sido siendo ha han había
habían haber hay está están estaba estaban también además así pues porque pero mas aunque
mientras durante ante tras
""")

_OPPOSITES = """
permite permitía permiten permitían / prohíbe prohibía prohíben prohibían
permitió permitieron permitir / prohibió prohibieron prohibir
detuvo detuvieron detenido detenidos arrestó arrestaron / liberó liberaron liberado liberados
condenó condenaron condenado condenados / absolvió absolvieron absuelto absueltos
aumentó aumentaron aumento / disminuyó disminuyeron disminución redujo
mejoró mejoraron mejora / empeoró empeoraron empeora
aprobó aprobaron aprobado / rechazó rechazaron rechazado
legal legales / ilegal ilegales
impuso impusieron / levantó levantaron
culpable culpables / inocente inocentes
admitió admitieron admitido / rechazó rechazaron rechazado inadmitió inadmitido
respetó respetaron / violó violaron
suficiente suficientes / insuficiente insuficientes
seguro seguros segura seguras / inseguro inseguros insegura inseguras
justo justa / injusto injusta
concedió concedieron concedido / denegó denegaron denegado
confirmó confirmaron confirmado confirmada / anuló anularon anulado anulada revocó revocaron revocado revocada
levantó levantaron / mantuvo mantuvieron
equitativo equitativa equitativos equitativas / inequitativo inequitativa
eficaz eficaces / ineficaz ineficaces
posible posibles / imposible imposibles
justificado justificada / injustificado injustificada
constitucional / inconstitucional
"""
_VARIANTS = """
es era
son eran
está estaba
están estaban
ha había
han habían
puede podía
pueden podían
debe debía
deben debían
art artículo
núm número
cap capítulo
"""
"""Tenses and spellings that change from edition to edition and claim nothing; a group a line."""

_STATEMENTS = listed("""
dato datos cifra cifras información informaciones declaración declaraciones estimación estimaciones
estadística estadísticas testimonio testimonios relato relatos informe informes encuesta estudio informó
informaron declaró declararon
""")
"""What is reported; behind it stands who reports it."""
_REPORTERS = listed("""
policía testigo abogado abogada ministerio ministro ministra gobierno autoridad organización asociación ong
observador observadora experto experta periodista periódico diario medio prensa activista defensor defensora
médico familia familiar víctima detenido detenida preso presa fiscalía fiscal tribunal corte juez comisión
comité consejo agencia instituto oficina presidente presidenta oposición partido sindicato defensoría relator
relatora representante responsable funcionario funcionaria investigador investigadora residente vecino
embajada centro grupo fundación red misión ejército fuente
""")
"""Nouns of those who report, in the singular."""
_VARYING = listed("""
varía varían variaba variaban variar variable variables difiere difieren diferente diferentes depende dependen
cambia cambian cambiar fija fijan fijado fijada distinto distinta distintos distintas
""")
"""Beside one of these `según` says what a thing hangs on."""

LEXICON = Lexicon(
    language="es",
    function_words=_FUNCTION_WORDS,
    names=True,
    acronyms=listed("ong ongs vih sida pib iva lgbt lgbti lgbtiq"),
    phrases=PHRASES,
    qualifiers=QUALIFIERS,
    classes=CLASSES,
    modals=MODALS,
    variants=grouped(_VARIANTS),
    attributing={
        "según": (("según",),),
        "de": (("de", "acuerdo", "con"),),
        "en": (("en", "opinión", "de"), ("en", "opinión", "del")),
        "a": (("a", "juicio", "de"), ("a", "juicio", "del")),
    },
    reporters=_REPORTERS,
    statements=_STATEMENTS,
    varying=_VARYING,
    source_joints=listed("de del la el los las y e para a al en"),
    laws=(
        "constitución",
        "código",
        "convención",
        "pacto",
        "carta",
        "ley",
        "tratado",
        "protocolo",
        "artículo",
    ),
    denies_once=True,
    denies_apart=listed("sin"),
    never=listed("nunca jamás"),
    affirming=listed("sí"),
    opposites=opposites_of(_OPPOSITES, "es"),
    calendar=listed(
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre sección "
        "artículo capítulo consulte véase vea ver"
    ),
    figures=completed(
        Figures(
            numbers=numbered("""
cero=0 un,uno,una=1 dos=2 tres=3 cuatro=4 cinco=5 seis=6 siete=7 ocho=8 nueve=9 diez=10 once=11 doce=12
trece=13 catorce=14 quince=15 dieciséis=16 diecisiete=17 dieciocho=18 diecinueve=19 veinte=20 treinta=30
cuarenta=40 cincuenta=50 sesenta=60 setenta=70 ochenta=80 noventa=90
veintiuno,veintiún,veintiuna=21 veintidós=22 veintitrés=23 veinticuatro=24
veinticinco=25 veintiséis=26 veintisiete=27 veintiocho=28 veintinueve=29 cien,ciento=100
doscientos,doscientas=200 trescientos,trescientas=300 cuatrocientos,cuatrocientas=400
quinientos,quinientas=500 seiscientos,seiscientas=600 setecientos,setecientas=700
ochocientos,ochocientas=800 novecientos,novecientas=900 mil=1000
"""),
            ordinals=numbered("""
primero,primera,primer=1 segundo,segunda=2 tercero,tercera,tercer=3 cuarta=4 sexto,sexta=6 séptimo,séptima=7
octavo,octava=8 décimo,décima=10
"""),
            ordinal_endings=listed("º ª"),
            scales=numbered("mil=1000 millón,millones=1000000 docena,docenas=12 decena,decenas=10"),
            halves=listed("medio media mitad"),
            fractions=numbered("tercio,tercios=3 cuarto,cuartos=4 quinto,quintos=5"),
            and_words=listed("y"),
            tens_joints=listed("y"),
            range_words=listed("a o"),
            of_words=listed("de del"),
            percent=listed("%"),
            months=months_of("""
enero
febrero
marzo
abril
mayo
junio
julio
agosto
septiembre setiembre
octubre
noviembre
diciembre
"""),
            date_cues=listed("en de del desde hasta durante año años antes después"),
            date_bounds=phrases_to_signs(
                {
                    "before": "antes de, antes del",
                    "by": "hasta, hasta el",
                    "after": "después de, después del, tras, tras el",
                    "since": "desde, desde el, a partir de, a partir del",
                    "early": "principios de, comienzos de",
                    "mid": "mediados de",
                    "late": "finales de, fines de",
                }
            ),
            currencies=currencies_of("dólar=$ dólares=$ pesos=peso"),
            durations=durations_of(
                minute="minuto minutos",
                hour="hora horas",
                day="día días",
                week="semana semanas",
                month="mes meses",
                year="año años",
            ),
            provisions=listed("artículo artículos art"),
            references=listed("sección secciones capítulo número"),
            bounds=bounds_of(
                lower="más de, al menos, por lo menos, como mínimo, no menos de",
                upper="hasta, menos de, como máximo, a lo sumo, no más de",
                about="aproximadamente, unos, unas, alrededor de, cerca de, casi",
            ),
            ones=listed("un uno una"),
            loose_bounds=listed("hasta cerca"),
            directing=listed("véase véanse vea vean ver consulte consulta cf"),
            decimal_comma=True,
            day_first=True,
        )
    ),
)
