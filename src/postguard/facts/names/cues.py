"""Words and signs around a name that tell whether it is one, and where it ends."""

from __future__ import annotations

import re

BEFORE_PERSONS = frozenset(
    "ring till hos av från med kontakta fråga efter mejla tack hej grattis call ask contact".split()
)
WORKPLACES = frozenset(
    "avdelning receptionen reception växeln klass kansliet köket biblioteket skolan förskolan kundtjänst kontoret driften"
    " förvaltningen kassan disken butiken caféet museet hemtjänsten the".split()
)
# An unlisted word that begins a sentence and ends like this is a house or a role: Fritidsgården Kompassen.
DEFINITE = re.compile(r".{6}(?:en|et|an|na|ns|ts)$")
QUOTE = re.compile(r" [\"”“'(]")
UNQUOTE = re.compile(r"[\"”“')] ")
ARTICLE = re.compile(r"(?i:al|el|as|ad|an|ar|bin|ibn|abu)-[A-ZÅÄÖ]")
GREETINGS = frozenset(
    "hej hejsan hello hi dear tack thanks grattis mvh hälsar hälsningar congratulations welcome välkommen".split()
)
# After an unlisted name in -s these speak against a genitive: "Ekfors och", "Ekenäs har".
NO_NOUN = frozenset(
    "och i på av för från till med som är var har hade vid om eller men att vann tog kom går gör fick får blev blir ska kan"
    " berättar visar säger tar ger spelar leder and in of for from to with who is was has had will at on won".split()
)
