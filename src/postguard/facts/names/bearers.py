"""Animals, ships, machines and parts in plays that bear a person's name, by the words that introduce them."""

from __future__ import annotations

import re
from functools import cache

from postguard.facts.names.cues import AND
from postguard.facts.names.lexicon import given, heads, titles
from postguard.facts.names.tokens import Tokens
from postguard.wordlists import rows

Named = tuple[int, int]
"""Index of the first token, and how many tokens."""

_NAMING = frozenset(
    "heter hette heta kallas kallad döpt döptes döpts named called dubbed christened namnet namn".split()
)
# Nearer to the naming than any animal, these say that a person is named.
_PERSONS = frozenset(
    "kille killen tjej tjejen man mannen kvinna kvinnan pojke pojken flicka flickan barn barnet person kollega"
    " woman boy girl child colleague".split()
)
_DETERMINERS = frozenset(
    "vår vårt våra min mitt en ett den det kommunens our my a an the that's that’s their its".split()
)
_STAGE = frozenset(
    "pjäs pjäsen musikal musikalen föreställning föreställningen roll rollen roller rollerna rollista ensemble ensemblen regi premiär scen"
    " scenen repetition repetitionsbild opera operan teater teatern uppsättning uppsättningen regisserar spelas spelar play musical cast role"
    " roles stage theatre premiere titelrollen titelroll pausen sopran tenor sjungs balett baletten revy revyn operett operetten opening akten".split()
)
_ADVERBS = frozenset("numera nu också alltså förstås såklart fortfarande faktiskt now also still".split())
_RENAMING = frozenset("namn name döpts döptes döpt döpte döps renamed rechristened christened".split())
_REACH = 25
"""How many words before a naming may tell what is named."""

_ROW = 12


@cache
def _bearers() -> tuple[frozenset[str], tuple[str, ...]]:
    words = frozenset(row[0] for row in rows(__package__, "bearers.txt"))
    return words, (*(word for word in sorted(words) if len(word) > 5), "hund", "båt", "båten", "robot")


@cache
def is_bearer(word: str) -> bool:
    """Whether a word is an animal, a vehicle or a machine: katten, terapihunden, isbrytaren."""
    words, endings = _bearers()
    lower = word.lower()
    return lower in words or (lower.endswith(endings) and not lower.endswith(("skatten", "skatter", "skatterna")))


class Bearers:
    """Tells which of the names found in a text are of things; `names` holds the tokens of those."""

    def __init__(self, tokens: Tokens, lang: str) -> None:
        self.tokens, self.lang = tokens, lang
        self.names: set[int] = set()

    def without_things(self, found: list[Named]) -> list[Named]:
        """The names of persons among those found."""
        stage = not _STAGE.isdisjoint(word.lower() for word in self.tokens.words)
        full = {at + length: at for at, length in found if length > 1}
        things: set[Named] = set()
        for at, length in found:
            part = length == 1 and self._is_part(at, full, stage)
            if part or self._is_bearer(at, length) or self._is_bearer(self._row_start(at), length, listed=True):
                things.add((at, length))
        single = {self.tokens[at].text.removesuffix("s") for at, length in things if length == 1}
        people = {self.tokens[i].text.removesuffix("s") for at, n in found if n > 1 for i in range(at, at + n)}
        single -= people
        persons = []
        for at, length in found:
            again = length == 1 and self.tokens[at].text.removesuffix("s") in single
            if (at, length) in things or again:
                self.names.update(range(at, at + length))
            else:
                persons.append((at, length))
        return persons

    def _row_start(self, at: int) -> int:
        """The first of the capitals that stand in a row up to here: Dolly, Bob and Aretha. Looks back a row of usual length."""
        for _ in range(_ROW):
            and_before = at > 1 and self.tokens[at - 1].text in AND and self.tokens[at - 2].capital
            if and_before and self.tokens.together(at - 2, at + 1):
                at -= 2
            elif at > 1 and self.tokens[at - 1].capital and self.tokens.between(at - 1) in (", ", " "):
                at -= 1
            else:
                break
        return at

    def _is_bearer(self, at: int, length: int, listed: bool = False) -> bool:
        """Whether the words around a name say that it is a thing's; `listed`, for the first of a row."""
        before = self.tokens[at - 1].text.lower() if at else ""
        gap = self.tokens.between(at - 1) if at else ""
        if at and is_bearer(before) and gap in (" ", ' "', " ”", " “"):
            return True
        if ":" in gap and self._things_before(at, length):
            return True
        if listed and not (length == 1 and before in _NAMING):
            return False
        if before in _ADVERBS and at > 1:
            before = self.tokens[at - 2].text.lower()  # heter numera Berit
            return length == 1 and before in _NAMING and self._thing_named_before(at)
        if before in ("till", "to") and self._renamed(at):
            return True
        named = before in _NAMING or (
            before in ("till", "as") and at > 1 and self.tokens[at - 2].text.lower() in _NAMING
        )
        if length == 1 and named and self._thing_named_before(at):
            return True
        return length == 1 and before not in titles()[0] and (self._apposed(at) or self._is_called_one(at))

    def _renamed(self, at: int) -> bool:
        """Whether a thing gets a name: har bytt namn från Lifeguard till Svea; döpt degen till Gudrun."""
        words = [self.tokens[i].text.lower() for i in range(max(0, at - 5), at - 1)]
        if self._thing_named_before(at) and not _RENAMING.isdisjoint(words):
            return True
        noun = words[-1] if words else ""
        named = len(words) > 1 and words[-2] in ("döpt", "döpte", "döper")
        person = noun in _PERSONS or noun in titles()[0] or noun.endswith(titles()[1])
        return named and not person and noun.endswith(("en", "et"))

    def _is_called_one(self, at: int) -> bool:
        """Whether the next words say that it is an animal or a machine: Bosse är en pudel."""
        after = [token.text.lower() for token in self.tokens.list[at + 1 : at + 5]]
        if after[:2] not in (["är", "en"], ["är", "ett"], ["is", "a"], ["is", "our"], ["är", "vår"]):
            return False
        return self.tokens.together(at, min(at + 4, len(self.tokens))) and len(after) > 2 and is_bearer(after[2])

    def _things_before(self, at: int, length: int) -> bool:
        """Whether the words before a colon are about names of things: Namn på plogbilarna:; Äppelsorter:."""
        words = []
        for i in range(at - 1, max(-1, at - 12), -1):
            words.append(self.tokens[i].text.lower())
            if self.tokens[i].first:
                break
        naming = any(word.startswith(("namn", "name", "dop")) or word.endswith("sorter") for word in words)
        return any(map(is_bearer, words)) and (naming or (length == 1 and len(words) < 3))

    def _thing_named_before(self, at: int) -> bool:
        """Whether the nearest noun that can be named is a thing: en katt som heter Zlatan."""
        namer = self.tokens[at - 2].text.lower() if at > 1 else ""
        if namer in ("jag", "du", "ni", "vi", "i"):
            return False
        him = namer in ("han", "hon", "he", "she")  # no room is called so, animals are
        for i in range(at - 1, max(-1, at - _REACH), -1):
            word = self.tokens[i].text.lower()
            subject = self.tokens[i].first or (i and self.tokens[i - 1].text in ("och", "som", "men", "and", "but"))
            if word in ("den", "det", "it") and subject and i > at - 5:
                return True
            if is_bearer(word) or (word in heads()["sv-before"] and i > at - 6 and not him):
                return True
            if word in _PERSONS or word in titles()[0] or word.endswith(titles()[1]):
                return False
        return False

    def _apposed(self, at: int) -> bool:
        """Whether what follows in commas or brackets says that it is a thing: Bosse, vår chatbot; Hilda (that's the boat)."""
        if at + 2 >= len(self.tokens) or self.tokens.between(at) not in (", ", " (", " – ", " – "):
            return False
        if self.tokens[at + 1].text.lower() not in _DETERMINERS:
            return False
        for i in range(at + 2, min(at + 5, len(self.tokens))):
            if is_bearer(self.tokens[i].text):
                return self.tokens[i].text.islower()
            if i + 1 < len(self.tokens) and self.tokens.between(i) != " ":
                break
        return False

    def _is_part(self, at: int, full: dict[int, int], stage: bool) -> bool:
        """Whether a single name is a part in a play: Ronja spelas av Smilla Ek; Ali Berg som Mattis; Nadja Siddiqui (Varja)."""
        after = self.tokens.after(at, 14)
        if re.match(
            r" (?:spelas|gestaltas|sjungs av|dansas av|tolkas av|görs av|is (?:played|sung|danced)|(?:played|sung|danced) by)\b",
            after,
        ):
            return True
        before = self.tokens[at - 1].text.lower() if at else ""
        if before in ("som", "as") and at - 1 in full and self.tokens.together(at - 2, at + 1):
            return True
        if before in ("rollen", "titelrollen") or (
            before in ("som", "as") and at > 1 and self.tokens[at - 2].text.lower() in ("rollen", "role")
        ):
            return True
        if before in ("gör", "spelar") and at - 1 in full and self.tokens.together(at - 2, at + 1):
            return True
        if not stage or not at:
            return False
        if before in ("som", "as") and re.match(r" (?:ser|möter|hör) vi\b", after):
            return True
        if before in ("är", "gör", "spelar", "is", "plays") and at - 1 in full:
            return True
        bracketed = self.tokens.between(at - 1).endswith("(") and after[:1] == ")"
        return (bracketed and at in full) or (
            after.startswith((" av ", ": ")) and at + 1 < len(self.tokens) and self._begins_known(at + 2, full)
        )

    def _begins_known(self, at: int, full: dict[int, int]) -> bool:
        return at in full.values() and given(self.tokens[at].text) > 0
