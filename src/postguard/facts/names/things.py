"""Names that are no persons: places, schools, prizes, storms and figures of fiction that bear a person's name."""

from __future__ import annotations

from functools import cache

from postguard.facts.names import lexicon
from postguard.facts.names.lexicon import fold, heads, not_names, surnames
from postguard.facts.names.tokens import Tokens


def known_thing(tokens: Tokens, at: int, begins_full_name: bool) -> int:
    """How many tokens from here are a thing that the list knows; 0 for none.

    A single word that is a common given name too (Emma, Sofia) counts as a person, and so does a rare one before a
    surname (`begins_full_name`).
    """
    for length in range(min(lexicon.longest_phrase(), len(tokens) - at), 0, -1):
        if not tokens[at].text[0].isupper() or not tokens.together(at, at + length):
            continue
        phrase = fold(" ".join(token.text for token in tokens.list[at : at + length]))
        band = not_names().get(phrase, not_names().get(phrase.removesuffix("s")))
        if band is None or (length == 1 and begins_full_name):
            continue
        if length > 1 or band <= 2 or phrase in CALENDAR:
            return length
    return 0


# Common given names that a capital alone does not make a person of: May, June, April, August.
CALENDAR = frozenset("april may june august juni juli maj valborg lucia".split())


def is_thing(tokens: Tokens, at: int, length: int) -> bool:
    """Whether the words around or inside a name make it a street, a school, a prize, a storm."""
    last = tokens[at + length - 1].text
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
    if name.endswith(("'s", "’s")) and following[0].isupper():
        return True  # Charlotta's Spring
    if _hyphened(following) or (
        end + 1 < len(tokens) and tokens.together(end, end + 2) and _hyphened(tokens[end + 1].text)
    ):
        return True  # Harry Potter-quiz, Carl von Linné-skolan
    if genitive and (said in heads()["sv-word"] or said in heads()["sv-suffix"]):
        return True
    if genitive and any(said.endswith(suffix) for suffix in _suffixes() if len(suffix) > 4):
        return True
    if not genitive and said in heads()["sv-word"] and said not in ("dag", "dagen", "hus", "blommor", "rosor", "minne"):
        return True  # Hedvig Eleonora kyrka
    after = tokens[end + 1].text if end + 1 < len(tokens) and tokens.together(end - 1, end + 2) else ""
    return after[:1].isupper() and after.lower() in heads()["en-word"] and (following[0].isupper() or genitive)


@cache
def _bearers() -> tuple[str, ...]:
    """Endings of what bears a single name without being a person: terapihunden, isbrytaren, gräsklipparen."""
    return (
        *(word for word in heads()["sv-before"] if len(word) > 5),
        "hunden",
        "katten",
        "hästen",
        "båten",
        "färjan",
        "brytaren",
    )


def _hyphened(word: str) -> bool:
    return word[0].isupper() and "-" in word and word.rsplit("-", 1)[1].islower()


def _preceded(tokens: Tokens, at: int, length: int) -> bool:
    if not at:
        return False
    before = "" if tokens[at - 1].text in ("Ms", "Dr") else tokens[at - 1].text.lower()  # no ship, no drive
    if tokens.between(at - 1).strip(' ."”'):
        return False
    if before in ("chattbot", "chattboten", "chatbot", "robot", "roboten", "hesa"):
        return True
    if before in heads()["en-before"]:
        return True
    return length == 1 and (before in heads()["sv-before"] or before.endswith(_bearers()))
