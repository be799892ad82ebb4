"""Words and signs around a word that tell whether it is a person's name."""

from __future__ import annotations

import re

from postguard.facts.names import lexicon
from postguard.facts.names.lexicon import fold, given, not_names, surname, titles
from postguard.facts.names.tokens import Token, Tokens

BEFORE_PERSONS = frozenset(
    "ring ringa till hos av från med hämta lämna kontakta fråga efter mejla tack hej grattis och call ask contact for to with".split()
)
AND = frozenset("och samt eller and or o".split())
QUOTE = re.compile(r" [\"”“'(]")
UNQUOTE = re.compile(r"[\"”“')] ")
ARTICLE = re.compile(r"(?i:al|el|as|ad|an|ar|bin|ibn|abu)-[A-ZÅÄÖ]")
GREETINGS = frozenset(
    "hej hejsan tja tjena hallå hiya hello hi dear tack thanks grattis mvh hälsar hälsningar congratulations birthday morning afternoon evening morgon kväll welcome välkommen".split()
)
# An unlisted word that begins a sentence and ends like this is a house or a role: Fritidsgården Kompassen.
DEFINITE = re.compile(r".{6}(?:en|et|an|na|ns|ts)$")
# Before a name these say that somebody is quoted.
SPEECH = frozenset(
    "säger sa sade berättar berättade menar menade tycker tyckte undrar undrade svarar svarade förklarar förklarade"
    " konstaterar konstaterade påpekar skrattar tipsar minns hälsar says said explains asks adds laughs".split()
)
_ABBREVIATED = frozenset("dr mr mrs ms prof fr hr st tf bitr".split())
_COPULAS = frozenset("har är var blev blir ska kan vill måste hade får".split())
_WORKPLACES = frozenset(
    "avdelning receptionen reception växeln klass kansliet köket biblioteket skolan förskolan kundtjänst kontaktcenter kontoret driften"
    " förvaltningen kassan disken butiken caféet museet hemtjänsten lägenhet station åk årskurs grupp fritids the".split()
)
# Endings that surnames share with villages and with nouns in the definite form.
_PLACES = (
    "by en et an na gård vik näs torp holm sta hult berga ås fors bo dal hed lunda rud ryd böle mo ö udd sund borg köping hamn land stad"
    " ton ham ford more field west east north south"
).split()  # fmt: skip
_WORKPLACE = re.compile(
    r".+(?:gruppen|klassen|skolan|driften|byrån|kontoret|köket|byn|avdelningen|skiftet|huset|kassan|växeln|teamet|receptionen|jouren"
    r"|mottagningen|laget|hallen|biblioteket|gården|boendet)|ettan|tvåan|trean|fyran|femman|sexan|sjuan|åttan|nian"
)
_CLASS = re.compile(r" (?:i|på|in) (?:\d[A-Za-zÅÄÖ]?|[FPU]\d{1,2}|[A-Z]-klassen)\b")
_AGE = re.compile(
    r"(?:, | \()(?:1[01]?|[2-9])?\d(?=[,.)!?]| (?:år|years)\b|$)|, (?:who|whose)\b| (?:och|and) (?:hans|hennes|his|her) "
)


def acts(tokens: Tokens, at: int, word: str, lang: str) -> bool:
    """Whether what follows says that a name which is a word is a person: Björn från parken, Lo räddade, Mark och Ask."""
    if is_placed(tokens, at):
        return True
    if at + 1 >= len(tokens) or tokens.between(at) != " ":
        return False
    token, said = tokens[at], tokens[at + 1].text
    said = said.lower() if token.loud else said
    if said in lexicon.person_verbs() or said in ("från", "from"):
        return True
    verb = said.endswith("ade") or (said in _COPULAS and lang == "sv")
    if verb and (word == "known" or (word == "high" and not lexicon.is_very_common(token.text))):
        return True
    after = tokens[at + 2] if at + 2 < len(tokens) else None
    if said not in AND or not after or not after.capital:
        return False
    return given(after.text) >= 3 or (given(after.text) > 0 and bool(_CLASS.match(tokens.after(at + 2, 30))))


def is_placed(tokens: Tokens, at: int) -> bool:
    """Whether an age, a class or a place of work follows: Tyra, 84; Juni i 8D; Valborg på avdelning 3."""
    follows = tokens.after(at, 30)
    if _AGE.match(follows) or _CLASS.match(follows):
        return True
    after = tokens[at + 2] if at + 2 < len(tokens) and tokens.between(at) == " " else None
    if tokens[at].text in ("Ute", "Inne", "Uppe", "Nere", "Hemma", "Borta"):
        return False  # Ute på gården
    if not after or tokens[at + 1].text not in ("i", "på", "in", "at"):
        return False
    return after.text in _WORKPLACES or bool(_WORKPLACE.fullmatch(after.text))


def titled(tokens: Tokens, at: int) -> bool:
    """Whether a title, a kinship word, a greeting or the slash of a signature stands right before."""
    while at and tokens[at - 1].text in ("van", "von", "der", "den", "de", "af"):
        at -= 1  # Mr van der Velde
    if signs(tokens, at):
        return True
    gap = tokens.between(at - 1) if at else "-"
    before = tokens[at - 1].text.lower()
    if gap.strip(" ,:\u00a0") and not (gap == ". " and before in _ABBREVIATED):
        return False
    exact, endings, _ = titles()
    return before in GREETINGS or before in exact or before.endswith(endings)


def before(tokens: Tokens, at: int) -> str:
    """The word that stands right before, with a space or the point of its abbreviation between; "" for none."""
    return tokens[at - 1].text if at and tokens.between(at - 1) in (" ", ". ", "\u00a0") else ""


def is_family(tokens: Tokens, at: int, rest: int) -> bool:
    """Whether it says the Lindholm sisters."""
    end = at + rest + 1
    following = tokens[end].text if end < len(tokens) and tokens.between(end - 1) == " " else ""
    return before(tokens, at).lower() == "the" and following in ("family", "families", "brothers", "sisters", "twins")


def could_be_place(tokens: Tokens, at: int) -> bool:
    """Whether a surname alone could as well be a village, a house or a firm: i Norrby, på Eken, Ericsson."""
    word, before = fold(tokens[at].text), tokens[at - 1].text.lower() if at and tokens.between(at - 1) == " " else ""
    after = tokens[at + 1].text if at + 1 < len(tokens) and tokens.between(at) == " " else ""
    if word.endswith("ssons") and after.islower():
        return False  # på Jönssons bild
    return (
        word.endswith(tuple(_PLACES))
        or before in ("i", "på", "vid", "in", "at", "near")
        or after[:1].isupper()
        or "&" in tokens.between(at)
    )


def signs(tokens: Tokens, at: int) -> bool:
    """Whether the slash of a signature, or a greeting that ends a letter, stands right before."""
    token, text = tokens[at], tokens.text
    if (text[:1] == "/" and token.start == 1) or text[max(0, token.start - 2) : token.start] in ("\n/", " /"):
        return True
    return (
        bool(at)
        and tokens[at - 1].text.lower() in ("mvh", "hälsningar", "hälsar")
        and not tokens.between(at - 1).strip(" ,:\n")
    )


def is_quoted(tokens: Tokens, at: int) -> bool:
    """Whether a verb of speech stands right before: säger Hedlund."""
    return bool(at) and tokens.between(at - 1) == " " and tokens[at - 1].text in SPEECH


def in_brackets(tokens: Tokens, at: int) -> bool:
    """A surname with its party, Haddad (V), or alone in brackets."""
    text, token = tokens.text, tokens[at]
    after = text[token.end : token.end + 6]
    party = re.match(r" \((?:M|S|C|V|L|KD|MP|SD)\)", after)
    return bool(party) or (text[max(0, token.start - 1) : token.start] == "(" and after[:1] == ")")


def among_names(tokens: Tokens, at: int) -> bool:
    """Whether a lone surname stands in a row with another: mål av Grip, Yıldırım och Ståhl."""
    joined = (tokens.between(at).strip(), tokens.between(at - 1).strip() if at else "")
    near = [tokens[i] for i in (at - 2, at - 1, at + 1, at + 2) if 0 <= i < len(tokens)]
    named = any(t.capital and not t.first and surname(t.text) >= 2 and fold(t.text) not in not_names() for t in near)
    return named and ("," in joined or any(t.text in ("och", "and") for t in near))


def could_be_name(token: Token, lang: str) -> bool:
    """Whether a word, once the words around speak for a person, could be a name: listed, or no word at all."""
    if not token.capital or token.initials or fold(token.text) in not_names():
        return False
    if (given(token.text) or surname(token.text) >= 2) and lexicon.likely(token.text, lang):
        return not lexicon.is_very_common(token.text)
    return not lexicon.is_common(token.text) and not lexicon.is_compound(token.text)
