"""The posts of the three sample calendars of the fictional Sjöhaga stad: texts without faults, and planted ones.

A post: title, text, picture, text alternative, channels. `None` for a picture is a post of text alone. Faults that lie
in the file rather than in a post (dates, cells, events) are planted in write_calendars.py.
"""

from __future__ import annotations

from typing import NamedTuple


class Post(NamedTuple):
    title: str
    text: str
    picture: str | None = None
    alt: str | None = None
    channels: str = "FB + IG"
    answer: str | None = None


LAKE = ("bilder/badbryggan.jpg", "En brygga leder rakt ut i en blank sjö. Ingen har hunnit i än.")
LIBRARY = ("bilder/biblioteket.png", "Bibliotekets entré med hyllor bakom glaset.")
MAP = ("bilder/karta.png", "Karta över centrum. Vägen runt torget är markerad.")
PARK = ("bilder/snofall.gif", "Snö faller långsamt över en park.")

PLACES = (
    "Norra viken",
    "Rådhustorget",
    "Kvarnparken",
    "Strandskolan",
    "Ekbacken",
    "Hamnplan",
    "Södra ängen",
    "Lillgården",
)

# The city's own channel, January to June.
CITY = (
    Post("Julgranen", "Dags att säga hej då till granen? Lägg den vid återvinningen på {place}. Vi hämtar den varje måndag i januari.\n\n#SjöhagaStad"),
    Post("Isen", "Isen vid {place} bär inte än. Vi mäter den varje morgon och skriver här när den håller.\n\nVänta med skridskorna så länge.", *LAKE),
    Post("Snöröjning", "I natt kom tio centimeter snö. Vi plogar gång- och cykelvägar först och bostadsgator sedan.\n\nSer du något vi har missat vid {place}? Ring växeln på 08-465 004 00.", *PARK),
    Post("Budgeten", "I kväll klockan 18 beslutar fullmäktige om budgeten. Du kan följa mötet på webben eller komma till {place}."),
    Post("Vägarbete", "På måndag börjar vi laga vägen vid {place}. Arbetet tar två veckor. Bussen stannar under tiden vid torget.", *MAP),
    Post("Öppen förskola", "Kom och lek med oss! Öppna förskolan i {place} har öppet på tisdagar klockan 9 till 12. Du behöver inte boka."),
    Post("Energiråd", "Vill du ha hjälp att spara el? Vår energirådgivare finns på {place} på onsdag klockan 15. Det kostar ingenting."),
    Post("Loppis", "På lördag är det loppis på {place}. Borden ställs ut klockan 10. Ta med en kasse och lite växel."),
    Post("Vattenprov", "Vi har tagit prov på dricksvattnet vid {place}. Det är rent och gott att dricka."),
    Post("Träd", "Tre nya lindar planteras vid {place} i veckan. De blir tio meter höga när de är vuxna."),
    Post("Sommarjobb", "Är du 16 eller 17 år? Nu kan du söka sommarjobb hos oss. Ansökan stänger sista mars. Frågor? Kom till {place} på torsdag."),
    Post("Badvatten", "I morgon sätter vi ut bojarna vid {place}. Vattnet är 14 grader. Friskt!", *LAKE),
)  # fmt: skip
CITY_FAULTS = (
    Post("Vinterbad", "Nu är vaken öppen vid Norra viken. Bastun är varm från klockan 12.", "bilder/badbryggan.jpg", None),
    Post("Lov", "Sportlovet är här! Hela programmet finns hos oss. #sjöhagastad #sportlovikommunen", None),
    Post("Detaljplan", "Samhällsbyggnadsnämnden har vid sitt senaste sammanträde beslutat att ställa ut förslaget till detaljplan för området söder om järnvägen på samråd under tiden från och med den 8 februari till och med den 12 mars, varvid var och en som så önskar har möjlighet att lämna synpunkter på förslaget skriftligen."),
    Post("Vinnaren", "Grattis till vinnaren av fototävlingen! Intern rad: 19900118-2386, utbetalas i mars.", None, None, "Facebook"),
    Post("Cykelvägen", "Nu är cykelvägen längs ån klar. Den är tre kilometer lång och upplyst hela vägen.", "bilder/cykelvagen.jpg", "En nylagd cykelväg kröker längs ån."),
    Post("Vårstädning", "Nu städar vi stan! 🧹🌷🌞🎉💚🙌 Kom till torget klockan 10.", None, None, "IG"),
    Post("Simhallen", "Simhallen öppnar igen efter renoveringen. Välkommen!", "bilder/simhallen-ny.jpg", "En tom simbassäng med nya blå plattor."),
    Post("Parkering", "Parkeringen vid hamnen stängs under lördagen.", "bilder/karta.png", "IMG_2041.jpg"),
    Post("Blommor", "Femtusen penséer planteras i veckan.", "bilder/parken-sned.jpg", "Bild på parken"),
    Post("Volontärer", "Vill du hjälpa till på vårloppet? Ring Maja på 070-1740605 så får du en väst."),
    Post("Välkommen åter", "Vi hälsar Ulla Bergdunge välkommen åter på biblioteket efter sina cellgifter.", None, None, "LinkedIn"),
    Post("Stopp", "NU ÄR DET SLUT PÅ GRUS I ALLA SANDLÅDOR I HELA STADEN!!!", None, None, "FB"),
    Post("Enkät", "Vad tycker du om parken? Klicka här: https://www.example.se/enkat/2027/03/park/svara?id=8842&kalla=fb&kampanj=var-i-stan", None, None, "FB"),
    Post("Brandstationen", "Öppet hus! Allt du behöver veta står på affischen.", "bilder/affisch-brandstation.png", None),
    Post("Lucia", "Klassen som sjöng för oss på torget. Tack!", "bilder/klassfoto.jpg", "Sex barn uppställda för klassfoto."),
    Post("Bygglov", "Ansökan ska inkomma till nämnden senast fredag. Erforderliga handlingar bifogas ansökan.", None, None, "webben"),
    Post("Fikapaus", "Dekoren är ny i vår. Kom och fika!", "bilder/linje.png", "dekorativ"),
    Post("Kontakt", "Har du frågor om skolvalet? Mejla sara.lind@example.se så svarar hon.", None, None, "FB"),
    Post("Svar i fel fält", "Välkommen till torget på lördag.", None, None, "FB", "det här är klart"),
    Post("Linjen", "En linje skiljer delarna av programmet åt.", "bilder/karta.png", None, "FB", "alt-missing: kartan är bara dekoration, allt står i texten /AB 2026-11-20"),
    Post("Gammalt svar", "Torget får ny sten i maj. #sjöhagastad", None, None, "FB", "hashtag-case: kampanjens namn skrivs så /AB t.o.m. 2026-10-31"),
)  # fmt: skip

# The libraries' plan, exported as CSV.
LIBRARIES = (
    Post("Sagostund", "Sagostund på {place} på onsdag klockan 10. Vi läser, sjunger och leker i en halvtimme. Alla är välkomna.", *LIBRARY),
    Post("Bokcirkel", "Vill du läsa samma bok som någon annan? Bokcirkeln på {place} börjar om nu. Vi ses var tredje torsdag."),
    Post("Språkkafé", "Träna svenska i lugn och ro. Språkkaféet på {place} har öppet på måndagar klockan 17. Kaffet bjuder vi på."),
    Post("Släktforskning", "Var kommer din familj ifrån? På tisdag hjälper vi dig att komma i gång med släktforskning på {place}.", *LIBRARY),
    Post("Ny bok", "Veckans bok handlar om en fyr och den som vaktar den. Du hittar den på hyllan vid {place}."),
    Post("Stängt", "På torsdag stänger vi klockan 15 på {place}. Du kan lämna böcker i luckan hela dagen."),
    Post("Skrivarkväll", "Skriver du dikter? Kom till {place} på onsdag kväll. Vi läser högt för varandra och dricker te."),
    Post("Datorhjälp", "Behöver du hjälp med telefonen eller datorn? Vi sitter i {place} på fredagar klockan 13."),
    Post("Utställning", "Nu visar vi ritningar av gamla broar. Utställningen står på {place} till sista april.", *MAP),
    Post("Boksamtal", "En författare från trakten berättar om sin nya bok. Vi ses på {place} på söndag klockan 14."),
    Post("Schack", "Schackklubben spelar på {place} varje onsdag. Nybörjare får hjälp med dragen."),
)  # fmt: skip
LIBRARIES_FAULTS = (
    Post("Högläsning", "På fredag läser vi högt för alla över 65.", "bilder/biblioteket.png", None),
    Post("Bokbussen", "Bokbussen rullar igen! #bokbussenisjöhaga #läsmera", None),
    Post("Regler", "Med anledning av att det under den senaste tiden har förekommit att lånade böcker inte har återlämnats inom den tid som anges på kvittot vill vi påminna om att den som inte lämnar tillbaka sina böcker i tid kan komma att faktureras en avgift som motsvarar bokens fulla värde."),
    Post("Tävling", "Vinnaren i läsutmaningen är utsedd. Personnummer för pris: 19900118-2386.", None, None, "Facebook"),
    Post("Cykla och låna", "Cykla till biblioteket i sommar!", "bilder/cykelvagen.jpg", "En cykelväg längs en å.", "Instagram"),
    Post("Läslov", "Äntligen läslov! 📚📖🎉🎈🥳😍🤩 Kom och låna.", None, None, "insta"),
    Post("Ny entré", "Så här ska den nya entrén se ut.", "bilder/entre-skiss.png", "En skiss av entrén: breda dörrar och en bänk."),
    Post("Hyllan", "Nya hyllor på plats.", "bilder/biblioteket.png", "biblioteket.png"),
    Post("Ljus", "Nu är lamporna bytta i läsesalen.", "bilder/biblioteket.png", "Bild på biblioteket"),
    Post("Ordna själv", "Saknar du en bok? Sms:a Jonas på 070-1740606.", None),
    Post("Personal", "Vår kollega Samir Lindhaga är tillbaka efter sin sjukskrivning för utmattning. Välkommen!", None, None, "LinkedIn"),
    Post("Utrop", "SISTA CHANSEN ATT LÄMNA IN ERA BIDRAG TILL NOVELLTÄVLINGEN!!!", None),
    Post("Film", "Så lånar du e-böcker. Läs mer här.", None, None, "FB"),
    Post("Loppisaffisch", "Bokloppis! Se affischen.", "bilder/affisch-loppis.png", "En affisch."),
    Post("Barnens dag", "Tack för en fin dag i parken!", "bilder/barn-gunga.jpg", "Ett barn gungar i parken."),
    Post("Beslut", "Nämnden har fastställt taxan. Avgift utgår i enlighet med taxan.", None, None, "webb"),
    Post("Prydnad", "Vi har pyntat till våren.", "bilder/linje.png", "dekorativ bild"),
    Post("Kurs", "Anmäl dig till kursen genom att mejla per.ek@example.se.", None),
    Post("Skylten", "Ny skylt vid huset.", "bilder/karta.png", None, "FB", "alt-missing: skylten beskrivs i texten /KE 20/11-2026"),
    Post("Nyår", "Gott nytt år från oss alla!", "bilder/nyar-blinkar.gif", "Ljusslingor blinkar över torget."),
)  # fmt: skip

# The sports and water department's shared calendar in Outlook.
LEISURE = (
    Post("Simskola", "Simskolan i {place} börjar nästa vecka. Ta med handduk och badkläder. Vi möts vid bassängen klockan 17.", *LAKE),
    Post("Isbana", "Isbanan vid {place} är spolad. Låna skridskor i vagnen klockan 10 till 15."),
    Post("Ledig tid", "Det finns lediga tider i hallen vid {place} på söndagar. Boka på webben."),
    Post("Spårcentral", "Skidspåret vid {place} är draget. Det är fem kilometer och upplyst till klockan 21.", *PARK),
    Post("Gympa", "Gympa i parken! Vi möts vid {place} på lördag klockan 9. Passet tar 45 minuter och är gratis."),
    Post("Vattenavläsning", "Läs av din vattenmätare i veckan. Så här gör du: skriv upp siffrorna och skicka dem på webben. Frågor? Vi finns på {place}."),
    Post("Spolning", "På tisdag spolar vi rören vid {place}. Vattnet kan bli brunt en stund. Låt det rinna tills det är klart."),
    Post("Utegym", "Det nya utegymmet vid {place} är klart. Alla får prova på onsdag klockan 18.", *MAP),
    Post("Badplats", "Bryggan vid {place} är lagad. Nu kan du hoppa i igen.", *LAKE),
    Post("Ridled", "Ridleden vid {place} är öppen igen efter stormen."),
    Post("Fiske", "Nu får du fiska från bryggan vid {place}. Kortet köper du i hamnen."),
)  # fmt: skip
LEISURE_FAULTS = (
    Post("Morgonbad", "Morgonbad klockan 6 hela veckan.", "bilder/badbryggan.jpg", None),
    Post("Loppet", "Vårloppet är tillbaka! #sjöhagastad #vårloppet", None),
    Post("Avgifter", "Från och med den 1 mars kommer de avgifter som tas ut för nyttjande av kommunens idrottshallar, gymnastiksalar och övriga lokaler att räknas upp i enlighet med det beslut som kommunfullmäktige fattade vid sitt sammanträde i november månad föregående år."),
    Post("Lottning", "Lottningen är klar. Plats 1 gick till 19900118-2386.", None),
    Post("Ny led", "Vandra längs den nya leden.", "bilder/cykelvagen.jpg", "En väg kröker längs en å."),
    Post("Matchdag", "Heja heja! ⚽🏆🥅🎉🔥💪 Vi ses på planen.", None),
    Post("Hallen", "Nya golvet är lagt.", "bilder/hallen-golv.jpg", "En tom idrottshall med nytt golv."),
    Post("Kartan", "Här hittar du alla spår.", "bilder/karta.png", "karta.png"),
    Post("Parken", "Löparnas favorit.", "bilder/parken-sned.jpg", "Foto av parken i vinterljus"),
    Post("Tränare", "Vi söker tränare till simskolan. Ring 070-1740607.", None),
    Post("Comeback", "Vår kollega Adrian Kallstig är tillbaka efter sin sjukskrivning för utmattning.", None),
    Post("Förbud", "DET ÄR FÖRBJUDET ATT PARKERA PÅ GRÄSET VID HALLEN!!!", None),
    Post("Boka", "Boka din tid i hallen. Klicka här.", None),
    Post("Affischen", "Program för dagen.", "bilder/affisch-brandstation.png", "En affisch."),
    Post("Lagfoto", "Laget efter finalen!", "bilder/klassfoto.jpg", "Sex barn uppställda på rad."),
    Post("Taxa", "Vederbörlig ansökan ska inkomma före den 1 mars.", None),
    Post("Rekord", "Vattnet är 22 grader!", "bilder/linje.png", "dekorativ"),
    Post("Ledare", "Vill du bli ledare? Mejla eva.sten@example.se.", None),
    Post("Spåret", "Spåret är öppet.", "bilder/karta.png", None, "FB", "alt-missing: kartan beskrivs i inlägget under /HT 2026-11-18"),
    Post("Blinkande", "Discosim på fredag!", "bilder/nyar-blinkar.gif", "Ljus blinkar över bassängen."),
)  # fmt: skip
