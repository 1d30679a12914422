"""English numbers, dates, money and units."""

from __future__ import annotations

from tracker.diffing.lexicon import Figures
from tracker.diffing.lexicon.currencies import currencies_of
from tracker.diffing.lexicon.notation import (
    bounds_of,
    completed,
    durations_of,
    listed,
    months_of,
    numbered,
    phrases_to_signs,
)

FIGURES = completed(
    Figures(
        numbers=numbered("""
zero=0 one=1 two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 eleven=11 twelve=12 thirteen=13
fourteen=14 fifteen=15 sixteen=16 seventeen=17 eighteen=18 nineteen=19 twenty=20 thirty=30 forty=40 fifty=50
sixty=60 seventy=70 eighty=80 ninety=90
"""),
        scales=numbered(
            "hundred=100 thousand=1000 million=1000000 billion=1000000000 trillion=1000000000000 dozen=12"
        ),
        glued_scales=numbered("k=1000 m,mn,mln=1000000 bn,b=1000000000 tn=1000000000000"),
        ordinal_endings=listed("st nd rd th"),
        ordinals=numbered("""
first=1 second=2 third=3 fourth=4 fifth=5 sixth=6 seventh=7 eighth=8 ninth=9 tenth=10 eleventh=11 twelfth=12
thirteenth=13 fourteenth=14 fifteenth=15 sixteenth=16 seventeenth=17 eighteenth=18 nineteenth=19 twentieth=20
thirtieth=30 fortieth=40 fiftieth=50 sixtieth=60 seventieth=70 eightieth=80 ninetieth=90 hundredth=100
"""),
        halves=listed("half"),
        fractions=numbered("third,thirds=3 quarter,quarters=4 fifth,fifths=5 tenth,tenths=10"),
        articles=listed("a an"),
        directing=listed("see"),
        and_words=listed("and"),
        range_words=listed("to or"),
        of_words=listed("of the"),
        percent=listed("percent % pct"),
        months=months_of("""
january jan
february feb
march
april apr
may
june
july
august aug
september sept sep
october oct
november nov
december dec
"""),
        doubtful_months=listed("may march"),
        date_cues=listed(
            "in on of since from until till by before after during through throughout between early late mid "
            "and to for last this next the following previous january"
        ),
        date_bounds=phrases_to_signs(
            {
                "before": "before, prior to",
                "by": "by, until, till, through, no later than, not later than",
                "after": "after, following",
                "since": "since, no earlier than",
                "all": "throughout",
                "early": "early, early in, beginning of, start of",
                "mid": "mid, middle of",
                "late": "late, late in, end of",
                "fiscal": "fiscal year, fiscal, school year, academic year",
            }
        ),
        year_ends=(("year", "end"), ("yearend",), ("end", "of", "the", "year"), ("end", "of", "year")),
        currencies=currencies_of(),
        durations=durations_of(
            minute="minute minutes",
            hour="hour hours",
            day="day days",
            week="week weeks",
            month="month months",
            year="year years",
        ),
        ages=listed("age aged ages"),
        of_age=(("old",), ("of", "age")),
        before_ages=listed("of between"),
        apart=listed("male femal girl boy adult citizen foreign+er"),
        before_verbs=listed("not never to can could did does may might must should will would"),
        between=listed("between"),
        provisions=listed("article articles"),
        references=listed("section sections subsection chapter annex paragraph no number resolution"),
        bounds=bounds_of(
            lower="more than, over, exceeding, exceeded, in excess of, above, upwards of, older than, "
            "over the age of, above the age of",
            upper="fewer than, less than, under, below, younger than, under the age of, below the age of",
            least="at least, no fewer than, not fewer than, no less than, not less than, minimum, "
            "a minimum of, minimum of, not below, as few as, as little as, as low as",
            most="up to, at most, no more than, not more than, maximum, a maximum of, maximum of, "
            "not exceed, not exceeding, as many as, as much as, as high as, within",
            about="approximately, about, around, nearly, almost, roughly, some, an estimated, estimated, "
            "close to, circa",
        ),
        bounds_behind=phrases_to_signs(
            {
                ">=": "or more, or older, or above, or over, or longer, and older, and above, and over",
                "<=": "or fewer, or less, or younger, or under, and younger, and under",
            }
        ),
        limits=listed(
            "limit limits limited limiting restrict restricts restricted restricting cap caps capped"
        ),
        noughts=listed("zero 0"),
        ones=listed("one"),
        rates=listed("per a each every"),
        spans=listed("first second third fourth last past previous"),
        shifts=listed(
            "rise rises rose risen rising increase increases increased increasing grow grows grew grown "
            "growing fall falls fell fallen falling decrease decreases decreased decreasing drop drops "
            "dropped dropping decline declines declined declining reduce reduces reduced reducing reduction "
            "lower lowers lowered lowering raise raises raised raising extend extends extended extending cut "
            "cuts cutting change changes changed changing jump jumps jumped jumping climb climbs climbed"
        ),
    )
)
