"""Names that are no persons: places, schools, prizes, firms, storms and figures of fiction that bear a person's name."""

from __future__ import annotations

import re
from functools import cache

from postguard.facts.names import lexicon
from postguard.facts.names.lexicon import fold, heads, not_names, surnames
from postguard.facts.names.tokens import Tokens


def known_thing(tokens: Tokens, at: int, begins_name: bool) -> int:
    """How many tokens from here are a thing that the list knows; 0 for none.

    A single word that is a common given name too (Emma, Sofia) counts as a person, and so does a rare one before a
    surname or where the words around speak for a person (`begins_name`).
    """
    if (
        tokens[at].text in ADJECTIVES
        and at + 1 < len(tokens)
        and tokens.together(at, at + 2)
        and tokens[at + 1].capital
    ):
        saint = tokens[at].text.startswith("Sankt")
        if saint or lexicon.given(tokens[at + 1].text) < 3:
            return 2  # Lilla Bommen; but "Lilla Elsa"
    for length in range(min(lexicon.longest_phrase(), len(tokens) - at), 0, -1):
        if not tokens[at].text[0].isupper() or not tokens.together(at, at + length):
            continue
        phrase = fold(" ".join(token.text for token in tokens.list[at : at + length]))
        bare = phrase if lexicon.given_names().get(phrase, 0) >= 3 else phrase.removesuffix("s")
        band = not_names().get(phrase, not_names().get(bare))  # "Måns" is no "mån." in the genitive
        if band is None or (length == 1 and begins_name):
            continue
        if length > 1 or band <= 2 or phrase in CALENDAR:
            return length
    return 0


# Before another capital these make a place: Lilla Bommen, Norra Älvstranden.
ADJECTIVES = frozenset(
    "Lilla Stora Gamla Nya Norra Södra Östra Västra Övre Nedre Yttre Inre Mellersta Sankt Sankta Upper Lower".split()
)
# Common given names that a capital alone does not make a person of: May, June, April, August.
CALENDAR = frozenset("april may june august juni juli maj valborg lucia".split())


_VESSEL = re.compile(r"\b(?:[MSG]/[SFTYK]|HMS|R/V) [\"”“]?$")


def is_thing(tokens: Tokens, at: int, length: int, lang: str) -> bool:
    """Whether the words around or inside a name make it a street, a school, a prize, a firm, a storm."""
    last = tokens[at + length - 1].text
    if length == 1 and re.match(r" \d+:\d", tokens.after(at + length - 1, 8)):
        return True  # Ask 4:12, a property
    if _is_firm(tokens, at, length) or _is_attribute(tokens, at, length, lang):
        return True
    house = _glued(last) and not (length > 1 and lexicon.looks_like_surname(last))  # Lottie Furugård is a person
    return house or _followed(tokens, at, length) or _preceded(tokens, at, length)


@cache
def _suffixes() -> tuple[str, ...]:
    return tuple(suffix for suffix in heads()["sv-suffix"] if len(suffix) > 3)


@cache
def _glued(word: str) -> bool:
    """Ericsonsskolan, Lidmansbiblioteket, Linné-skolan."""
    folded = fold(word)
    if folded in surnames() or folded in lexicon.given_names():
        return False
    return any(folded.endswith(suffix) and len(folded) > len(suffix) + 3 for suffix in _suffixes())


def _followed(tokens: Tokens, at: int, length: int) -> bool:
    end = at + length
    if end >= len(tokens) or not tokens.together(end - 1, end + 1):
        return False
    name, following = tokens[end - 1].text, tokens[end].text
    if following in ("is", "if", "ab", "bil", "sk", "ik"):
        return False  # "is" is no sports club (IS)
    said, genitive = following.lower(), name.endswith(("s", "'s", "’s", "z", "x"))
    thing = said in heads()["en-word"] or said.endswith(_suffixes()) or said in heads()["sv-word"]
    if following[0].isupper() and thing and surnames().get(fold(said), 0) < 4:
        return True
    if name.lower().endswith(("'s", "’s")) and following[0].isupper() and length == 1 and said not in not_names():
        return True  # Charlotta's Spring
    if _hyphened(following) or (
        (following[0].isupper() or fold(following) in lexicon.particles())
        and end + 1 < len(tokens)
        and tokens.together(end, end + 2)
        and _hyphened(tokens[end + 1].text)
    ):
        return True  # Harry Potter-quiz, Carl von Linné-skolan
    if genitive and (said in heads()["sv-word"] or said in heads()["sv-suffix"]):
        return True
    if genitive and length > 1 and said in heads()["sv-owned"]:
        return True  # Evert Taubes terrass; but Zahras rum
    if genitive and any(said.endswith(suffix) for suffix in _suffixes() if len(suffix) > 4):
        return True
    if not genitive and said in heads()["sv-word"] and said not in ("dag", "dagen", "hus", "blommor", "rosor", "minne"):
        return True  # Hedvig Eleonora kyrka
    after = tokens[end + 1].text if end + 1 < len(tokens) and tokens.together(end - 1, end + 2) else ""
    return after[:1].isupper() and after.lower() in heads()["en-word"] and (following[0].isupper() or genitive)


def _is_firm(tokens: Tokens, at: int, length: int) -> bool:
    """Lindbergs Mark, Ekströms Åkeri, Brodin Mark; but Anna Malm."""
    firms = heads()["firm"]
    if tokens.flat:
        return False  # no capital says which words are names
    last = tokens[at + length - 1].text.lower()
    if length > 1 and last in firms and lexicon.surname(last) < 2:
        return True  # Selam Livs
    if length > 1 and last.removesuffix("s") in firms:
        return lexicon.given(tokens[at].text) < 2
    if length == 1 and last in firms and at and tokens.together(at - 1, at + 1) and tokens[at - 1].text.istitle():
        return not tokens[at - 1].first or tokens[at - 1].text.endswith("s")  # Magnussons Livs
    following = tokens[at + length].text if at + length < len(tokens) else ""
    beside = (
        following[:1].isupper() and following.lower() in firms and tokens.together(at + length - 1, at + length + 1)
    )
    return beside and surnames().get(fold(following), 0) < 3


def _is_attribute(tokens: Tokens, at: int, length: int, lang: str) -> bool:
    """Whether an article makes a name describe a thing: the Astrid Lindgren reading room, en Darwin."""
    if not at or tokens.between(at - 1) != " ":
        return False
    before = tokens[at - 1].text.lower()
    if lang == "en":
        family = at + length < len(tokens) and tokens[at + length].text in (
            "family",
            "families",
            "brothers",
            "sisters",
            "twins",
        )
        digits = re.search(r"\d[A-Za-z]? $", tokens.before(at, 4))
        street = tokens[at + length - 1].text.lower() in heads()["en-word"]
        named = tokens[at - 1].text[0].isupper() and length == 1 and not tokens[at - 1].first
        return (before in ("the", "a", "an", "one") and not family) or (street and bool(digits or named))
    return length == 1 and before in ("en", "ett")


def _hyphened(word: str) -> bool:
    return word[0].isupper() and "-" in word and word.rsplit("-", 1)[1].islower() and not lexicon.is_double(word)


def _preceded(tokens: Tokens, at: int, length: int) -> bool:
    if not at:
        return False
    if _VESSEL.search(tokens.before(at, 6)) or re.search(r"\bS:ta? \Z", tokens.before(at, 5)):
        return True
    within = tokens.between(at - 1) == " " and tokens[at - 1].text in ("i", "in", "near", "of", "outside")
    if (
        length == 1
        and within
        and fold(tokens[at].text) in lexicon.things("city")
        and lexicon.given(tokens[at].text) < 4
    ):
        return True  # her cousins in Haifa
    before = "" if tokens[at - 1].text in ("Ms", "Dr") else tokens[at - 1].text.lower()  # no ship, no drive
    if tokens.between(at - 1).strip(' ."”') or tokens[at].first:
        return False
    if before == "hesa" or before in heads()["en-before"]:
        return True
    return length == 1 and is_house(before)


def is_house(word: str) -> bool:
    """Whether a word stands before the name of a house, a room or a body: servicehuset, sammanträdesrum, bokcirkeln."""
    lower = word.lower()
    return lower in heads()["sv-before"] or lower.endswith(_houses())


@cache
def _houses() -> tuple[str, ...]:
    return tuple(word for word in heads()["sv-before"] if len(word) > 5)
