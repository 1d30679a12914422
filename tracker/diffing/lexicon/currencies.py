"""Names and signs of currencies, each group's first standing for it, and the forms that one language adds."""

from __future__ import annotations

from tracker.diffing.lexicon.notation import grouped

_CURRENCIES = """
$ dollar dollars usd us$
€ euro euros eur
£ pound pounds sterling gbp
¥ yen jpy
₸ tenge kzt
₽ ruble rubles rouble roubles rub
₴ hryvnia hryvnias uah
₹ rupee rupees inr
₺ lira liras
₩ krw
₪ shekel shekels ils
yuan renminbi rmb cny
krone kroner nok dkk
krona kronor sek
franc francs chf xof xaf
peso pesos mxn
dirham dirhams
dinar dinars
riyal riyals rial rials
manat manats
soms
zloty zlotys pln
zar
naira ngn
shilling shillings
birr
kyat kyats
taka
baht
ringgit
rupiah
reais brl
quetzal quetzales
lempira lempiras
bolivar bolivars bolivares
cedi cedis
kwacha
lei
lev leva
forint forints
koruna korunas
lari
dram drams
afghani afghanis
ariary
balboa balboas
boliviano bolivianos
colones
cordobas
dalasi dalasis
denars
dobras
dong
emalangeni
escudo escudos
gourde gourdes
guaranies
kip
kwanza kwanzas
lek leks
leones
maloti
meticais meticals
nakfa
ngultrum
ouguiya ouguiyas
pataca patacas
pula
riel riels
rufiyaa
soles
somoni somonis
tugrik tugriks
vatu
"""


def currencies_of(forms: str = "") -> dict[str, str]:
    """Give each form its group; `forms` adds `form=group` items."""
    return grouped(_CURRENCIES) | dict(item.split("=") for item in forms.split())
