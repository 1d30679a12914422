"""Spanish: figures, dates and words without a claim; no other rules."""

from __future__ import annotations

from tracker.diffing.lexicon import (
    Figures,
    Lexicon,
    bounds_of,
    completed,
    durations_of,
    listed,
    months_of,
    numbered,
)
from tracker.diffing.lexicon.currencies import currencies_of

_FUNCTION_WORDS = listed("""
el la los las lo un una unos unas y e o u ni que de del a al en con por para sin sobre entre desde hasta
hacia según se su sus le les este esta estos estas ese esa esos esas aquel aquella aquello esto eso cuyo
cuya como cuando donde quien quienes cual cuales si es son era eran fue fueron ser sido siendo ha han había
habían haber hay está están estaba estaban también además sin embargo así pues porque pero mas aunque
mientras durante ante tras
""")

LEXICON = Lexicon(
    language="es",
    function_words=_FUNCTION_WORDS,
    names=True,
    calendar=listed(
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre sección"
    ),
    figures=completed(
        Figures(
            numbers=numbered("""
cero=0 un,uno,una=1 dos=2 tres=3 cuatro=4 cinco=5 seis=6 siete=7 ocho=8 nueve=9 diez=10 once=11 doce=12
trece=13 catorce=14 quince=15 dieciséis=16 diecisiete=17 dieciocho=18 diecinueve=19 veinte=20 treinta=30
cuarenta=40 cincuenta=50 sesenta=60 setenta=70 ochenta=80 noventa=90 cien=100 doscientos,doscientas=200
quinientos,quinientas=500
"""),
            scales=numbered("mil=1000 millón,millones=1000000"),
            halves=listed("medio media mitad"),
            and_words=listed("y"),
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
            currencies=currencies_of("dólar=$ dólares=$ pesos=peso"),
            durations=durations_of(
                minute="minuto minutos",
                hour="hora horas",
                day="día días",
                week="semana semanas",
                month="mes meses",
                year="año años",
            ),
            provisions=listed("artículo artículos"),
            references=listed("sección secciones capítulo número"),
            bounds=bounds_of(
                lower="más de, al menos, por lo menos, como mínimo, no menos de",
                upper="hasta, menos de, como máximo, a lo sumo, no más de",
                about="aproximadamente, unos, unas, alrededor de, cerca de, casi",
            ),
            ones=listed("un uno una"),
            decimal_comma=True,
        )
    ),
)
