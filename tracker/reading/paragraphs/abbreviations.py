"""Words whose stop ends no sentence, and words that begin one, by language: what the splitter does not know.

A word in small letters is met in any; one with a capital is met with that alone. The parts of an abbreviation
stand without blanks: `z.b` is `z. B.` as well as `z.B.`.
"""

# ruff: noqa: RUF001 (words stand as printed, in several scripts)
from __future__ import annotations


def _words(**languages: str) -> dict[str, frozenset[str]]:
    """Words by language."""
    return {language: frozenset(words.split()) for language, words in languages.items()}


NEVER_LAST = _words(
    de="a.d betr bspw bzgl bzw ca d.h d.s einschl evtl exkl gem ggf ggfs ggü i.d.r i.e i.h.v i.s.d i.s.v"
    " i.v.m inkl insb insbes m.a.w m.e mind o.g sog sogen u.u v.a vgl z.b z.t zz zzgl zzt",
    es="cf cfr p.e p.ej vid",
    fr="c.-à-d cf p.ex",
    it="ad.es c.d cfr p.es",
    kk="мыс",
    nl="bijv bv ca d.w.z excl i.c i.v.m incl m.b.t m.n o.a resp t.a.v t.o.v vgl zgn",
    pl="dot m.in np ok por tj tzn tzw zob",
    pt="cf p.ex",
    ru="в.т.ч напр ок ориент прибл см ср т.е т.к т.н т.о т.ч",
    tr="bkz krş örn",
    uk="в.т.ч див напр пор т.зв т.ч у.т.ч",
)
"""More of the sentence always follows: `z. B.`, `т. е.`, `cf.`"""
BEFORE_NUMBER = _words(
    en="approx ch chap chaps para paras subpara subparas subsec subsecs vol vols",
    ar="ج ص ط م",
    de="abb abs anl anm art az bd beschl buchst fn kap lit nr nrn rdnr rn rz tab tz urt ziff",
    es="apdo aprox art arts cap caps ed exp ext fig inc lit No Nos nro num núm núms pág págs párr párrs"
    " reg sent tel vol",
    fr="al art arts ch chap env fig h let n no nos p par paras pp tit tél vol",
    it="all art artt ca cap capp co comma doc fig let lett n nn nr num p pag pagg par pp sez tab vol",
    kk="б бб ст т қар",
    nl="art artt blz fig hfst jo nr nrs p par pp r.o rov vol",
    pl="art dn dz lit nr par pkt poz rozdz rys s str t tab tel ust",
    pt="al art arts cap caps fig inc n no num núm p par pp pág págs séc tab vol",
    ru="абз авг апр вып гл гр д дек изд июл июн кв кн корп мар ноя нояб окт оф п подп пп разд рис с сен"
    " сент ст стр т табл тел фев февр ч чл янв",
    tr="böl fık m md no s sf ss",
    uk="абз бер буд вер вид вип гл груд жовт кв квіт кн лип лист лют п пп рис розд с серп ст стор січ т"
    " табл трав ч черв",
)
"""Before a figure (or a Roman number)."""
MONTHS = _words(
    fr="avr déc févr janv juil juill nov oct sept",
    it="ago apr dic feb febb gen genn giu lug magg nov ott set sett",
    nl="apr aug dec feb jan mrt nov okt sep sept",
    pt="abr ago dez fev jan mar nov out set",
)
"""Between figures: `5 sept. 2020`; `sept` alone is seven."""
BEFORE_NAME = _words(
    ar="أ د م",
    de="abg Chr ehem fr hl hptm hr Ph st staatl Th tsd verf vors",
    es="av avda cap cmdte cnel col ctra D depto dpto dr dra dña edo excma excmo exma exmo fray gral hna"
    " hno ilma ilmo ing lic mons P pbro prof profa pza sgto sr sra srta sta sto tte Ud Uds Vd Vds",
    fr="av bd brig cap capt cdt Ch cie cne col dr drs gal gén lt M Me mgr Mlle Mlles MM Mme Mmes MMmes"
    " Ph pr prof sgt st ste Th vve",
    it="arch avv capt card col d.lgs dott dott.ssa dr gen geom ing mons on pres prof prof.ssa rag rev S"
    " sen sig sig.na sig.ra sigg SS",
    kk="акад ат ауд ген көш обл проф қ",
    nl="dhr dr drs ds gen ing ir jhr kol mevr mgr mr mw prof",
    pl="abp al bp gen hab im inż kard kpt ks mgr mjr os pl por pow prof płk red ul woj św",
    pt="arq av cap cel D des dr dra drs eng exma exmo gal gen ilma ilmo maj pe prof profa pç R rev sr"
    " sra srs sta sto ten",
    ru="акад бул ген гос гр дер дж доц им наб обл пгт пер пл подп полк пос пр просп проф респ св тов ул",
    tr="alb apt av böl cad doç dr gen hz mah müh prof sn sok yrd öğr",
    uk="акад бул вул ген гр доц обл пл полк пров просп проф св смт тов ім",
)
"""Before a name; in German before a noun."""
PARTICLES = frozenset({"es", "fr", "it", "nl", "pt"})
"""Languages whose names may begin as sentences do: `Dr. Le Goff`, `drs. De Vries`."""
AFTER_YEAR = _words(kk="ғ ж жж", pl="r rr w", ru="в вв г гг", uk="р рр ст")
"""Year, century: the date that a sentence begins with."""
LISTS_END = _words(
    es="etc",
    fr="etc",
    it="ecc etc",
    kk="т.б т.с.с",
    nl="enz etc",
    pl="itd itp",
    pt="etc",
    ru="т.д т.п",
    tr="vb vs",
    uk="т.д т.п",
)
"""At the end of a list: before a capital a sentence ends. In German every noun has one."""
STARTERS = _words(
    de="aber alle allerdings als am an andere auch auf aus außerdem bei beide beim bis da dabei daher"
    " damit danach daneben dann darunter darüber das dem den denn dennoch der derzeit des deshalb die"
    " dies diese diesen dieser dieses doch dort durch ein eine einem einen einer eines einige er es"
    " etwa falls ferner für gegen gemäß hier hierzu ich ihm ihr ihre ihrem ihren im in insbesondere"
    " insgesamt inzwischen ist jede jeder jedoch kein keine laut man manche mehrere mit nach nachdem"
    " nicht niemand noch nur ob obwohl ohne sein seine seinem seinen seit seither sie so sofern solche"
    " somit trotz um und unter viele vom von vor was wegen weil weitere weiterhin wenn wer wie wir"
    " wird wo während zu zudem zum zur zusätzlich zwar zwischen über",
    es="a además al algunas algunos ambas ambos ante antes asimismo así aunque bajo cada como con cuando"
    " de del desde después durante el ella ellas ellos en entre es esa ese eso esta estas este esto"
    " estos hasta la las le les lo los luego mediante muchas muchos más ninguna ningún no o otra otras"
    " otro otros para pero por que quien se según si sin sobre son su sus también tampoco todas todo"
    " todos tras un una unas unos varias varios y ya él",
    fr="ainsi après au aucun aucune aussi autres aux avant avec car ce cela celle celui cependant"
    " certaines certains ces cet cette chaque comme c’ dans de depuis des donc du d’ elle elles en"
    " enfin ensuite entre et il ils j’ la le les leur leurs lors lorsque lorsqu’ l’ mais ni nous"
    " néanmoins n’ on or où par pendant plusieurs pour puis quand que qui qu’ sa sans selon ses seul"
    " seule si son sous sur s’ tous tout toute toutefois toutes un une vous à",
    it="a agli ai al alcune alcuni alla alle all’ altre altri altro anche ancora che chi ci come con"
    " così da dal dalla dall’ degli dei del della delle dell’ di dopo durante e egli essi fra gli i il"
    " in inoltre la le lei lo loro lui l’ ma molte molti negli nei nel nella nelle nell’ nessun"
    " nessuna nessuno non o ogni ognuno per però prima quando quella quello questa queste questi"
    " questo se secondo senza si su sua sue sul sulla suo suoi tra tuttavia tutte tutti un una uno vi"
    " è",
    kk="ал алайда барлық басқа біз бірақ бұл егер және кейбір кейін көптеген мұнда мұндай ол олар"
    " олардың онда оның осы сондай сондықтан сонымен",
    nl="aan al alle als andere bij bovendien daarna daarom dat de deze die dit door echter een elk elke"
    " er geen haar het hij hun in maar men met na naar niemand niet nog om ondanks onder ook op over"
    " sinds sommige te tegen tijdens toch tot uit van veel volgens voor wanneer we wij ze zij zijn",
    pl="a ale bez choć dla do gdy i ich inne inni jak jednak jego jej jeśli każdy kiedy lecz mimo między"
    " na nad nie niektórzy o od on ona one oni oraz po pod podczas ponadto przed przez przy również ta"
    " także te ten to u w we według wielu więc wszyscy z za ze zgodnie",
    pt="a ainda algumas alguns além ao aos após as assim até cada com como conforme contudo da das de"
    " depois desde do dos durante e ela elas ele eles em embora entre essa esse esses esta este estes"
    " isso mais mas muitas muitos na nas nem nenhum nenhuma ninguém no nos não o os ou outra outras"
    " outro outros para pela pelas pelo pelos por porém quando que quem se segundo sem seu seus sob"
    " sobre sua suas também todas todo todos um uma várias vários à às é",
    ru="а без более в вместе во все всего вы данный для до другие его ее если её за затем здесь и из или"
    " их к каждый как ко когда кроме между многие мы на над не некоторые несколько несмотря ни никто"
    " но о об однако он она они оно от перед по под позднее после потом поэтому при ранее с со"
    " согласно среди так также там тем тогда того у хотя через эта эти это этот",
    tr="ama ancak ayrıca bazı birçok bu bunlar bunun böylece daha diğer eğer fakat hiçbir onlar sonra çünkü",
    uk="а або але без більше в вона вони воно все всі він деякі для до з за згідно зі й його кожен коли"
    " крім ми між на над не ні о об однак перед по потім при про під пізніше після серед та так також"
    " там тоді тому у хоча це цей ця ці через як якщо і із інші їх її",
)
"""What begins sentences and no names: articles, pronouns, prepositions, conjunctions."""
JOINERS = _words(
    de="und",
    es="e por y",
    fr="et par",
    it="da e",
    kk="бен мен пен",
    nl="en",
    pl="i oraz",
    pt="e por",
    ru="и",
    tr="ve",
    uk="й та і",
)
"""Words between two names: one letter behind them is an initial (`et A. Morel`)."""
