"""How many words from a place on are one person's name, by the name lists and the words next to them."""

from __future__ import annotations

import re

from postguard.facts.names import cues, lexicon
from postguard.facts.names.bearers import is_bearer
from postguard.facts.names.cues import ARTICLE, BEFORE_PERSONS, DEFINITE
from postguard.facts.names.lexicon import (
    as_word,
    fold,
    given,
    is_common,
    likely,
    not_names,
    surname,
    titles,
)
from postguard.facts.names.rest import Rest
from postguard.facts.names.things import is_house
from postguard.facts.names.tokens import Tokens

_NOUN_ENDINGS = ("en", "an", "et", "ar", "er", "or", "na")


class Starts:
    """Asks of a text's words whether a person's name starts there."""

    def __init__(self, tokens: Tokens, lang: str) -> None:
        self.tokens, self.lang, self.rest = tokens, lang, Rest(tokens, lang)

    def begins_name(self, at: int) -> bool:
        """Whether a word that is a thing too is a person's name here: Florens Lind, Auntie May, Valborg på avdelning 3."""
        token = self.tokens[at]
        titled = token.capital and cues.titled(self.tokens, at)
        listed = given(token.text) >= (2 if titled else 3) and token.capital and not lexicon.is_very_common(token.text)
        if listed and (titled or cues.is_placed(self.tokens, at)):
            return True
        if titled and surname(token.text) >= 4:
            return True  # familjen Berg
        if at + 1 >= len(self.tokens) or not self.tokens.together(at, at + 2):
            return False
        name, family = self.tokens[at], self.tokens[at + 1]
        last = surname(family.text) >= 2 or lexicon.looks_like_surname(family.text) or not is_common(family.text)
        plain = name.text.lower() in cues.GREETINGS or name.text == "The"
        full = given(name.text) and not plain and last and fold(family.text) not in not_names()
        return bool(full) and name.capital and family.capital

    def length(self, at: int) -> int:
        """How many tokens from here are one person's name; 0 when none begins here."""
        token = self.tokens[at]
        if token.loud:
            return self._in_capitals(at)
        if token.diminished:
            return 1  # lill-Oskar
        if not token.capital or (token.initials and not self.tokens.initial(at)):
            return 0
        rest = self.rest.length(at)
        if self.tokens.flat and not token.raised:
            return self._flat(at, rest)
        if token.initials:
            return self._from_initials(at, rest)
        if fold(token.text) in lexicon.well_known() and (not rest or not given(token.text)):
            return 1 + rest
        if fold(token.text).removesuffix("s") in lexicon.well_known() and not given(token.text):
            return 1  # Mozarts Requiem
        if given(token.text):
            return self._from_given(at, rest)
        return self._from_surname(at, rest)

    def _from_given(self, at: int, rest: int) -> int:
        token = self.tokens[at]
        word = as_word(token.text, self.lang)
        if word and word != "sure" and not rest and self._counted(at):
            return 0  # Max 8 ripor
        rare = given(token.text) <= 2 and is_common(token.text) and word != "sure"
        word = "" if word == "sure" else word
        if not word and (rare or lexicon.is_no_genitive(token.text)):
            word = "low"  # a rare name that is an everyday word, or what looks like a genitive of one: Alla, Finns
        titled = cues.titled(self.tokens, at) and not lexicon.is_very_common(token.text)
        titled = titled and not (word == "low" and cues.signs(self.tokens, at))  # /Park, /Winter Maintenance
        if word == "low" and token.first and rest > 1:
            return 0  # Ask Fionnuala Kerr
        if word == "low" and not titled and not self._family_after(at, rest):
            return 0  # Vid Kroktjärn, Castle Run Ljungaröd
        if not word or titled or (word == "high" and not token.first):
            return 1 + rest
        sure = token.first or word == "low"
        if rest and self._surname_like(at + 1, sure) and not (sure and self._given_first(at + 1, rest)):
            return 1 + rest
        if rest > 1 and word == "high" and self._surname_like(at + rest, sure):
            return 1 + rest  # Ana María Gutierrez
        if rest and word != "low" and self.tokens.initial(at + 1):
            return 1 + rest  # Saga H.
        if (
            not (rare and token.first and token.text.endswith(_NOUN_ENDINGS))
            and cues.acts(self.tokens, at, word, self.lang)
            and not (given(token.text) <= 3 and lexicon.is_very_common(token.text))
        ):
            return 1  # but not "Alla visste"
        return 1 + rest if word == "medium" and not token.first and self.lang == "sv" else 0

    def _from_initials(self, at: int, rest: int) -> int:
        """J. K. Bergström; L-G with what people do; but neither "A. Donor" nor "27 B. Invigning"."""
        if not rest:
            joined = at + 2 < len(self.tokens) and self.tokens[at + 1].text in cues.AND and self.tokens.initial(at + 2)
            return int("-" in self.tokens[at].text and (joined or cues.acts(self.tokens, at, "known", self.lang)))
        family = next((self.tokens[i].text for i in range(at + 1, at + rest + 1) if not self.tokens[i].initials), "")
        word = is_common(family) and not surname(family) and not given(family)
        return 1 + rest if family and not word and self._surname_like(at + rest) else 0

    def _counted(self, at: int) -> bool:
        """Whether a number follows that is no age."""
        return bool(re.match(r" \d+(?! ?(?:år|years))\b", self.tokens.after(at, 12)))

    def _given_first(self, at: int, rest: int) -> bool:
        """Whether a common given name stands here: in "Möt Anna Ek" the name begins with it; but Maj Sten."""
        word = self.tokens[at].text
        family = rest == 1 and surname(word) >= given(word) and given(self.tokens[at - 1].text) >= 3
        return given(word) > 2 and not ARTICLE.match(word) and not family

    def _from_surname(self, at: int, rest: int) -> int:
        """A name whose first word is no listed given name: Faadumo Cabdi, Wu Meilin, rektor Lind, Grip och Ståhl."""
        token = self.tokens[at]
        band, word = surname(token.text), as_word(token.text, self.lang)
        unusual = not is_common(token.text) and not (token.first and DEFINITE.search(token.text))
        unusual = unusual and not lexicon.is_compound(token.text)
        following = self.tokens[at + 1].text if rest else ""
        family_first = band >= 3 and not word and not token.first
        if token.text.lower() in titles()[0] or is_house(token.text) or is_bearer(token.text):
            return 0  # Frau Keller, Träffpunkt Rönnen, Ostindiefararen Götheborg: no part of a name
        if not band and token.text.lower().endswith(titles()[1]):
            return 0  # Dataskyddsombud Lo Ek
        named = given(following) >= max(1, surname(following)) or (rest > 1 and given(following))
        named = named and (given(following) > 3 or not surname(following))  # Lucho Vargas
        named = named and (given(following) > 3 or not unusual or not cues.titled(self.tokens, at))
        if titles()[2].match(cues.before(self.tokens, at)) and not DEFINITE.fullmatch(token.text):
            return 1 + rest  # Dr Achterberg
        if cues.is_family(self.tokens, at, rest) and (band or unusual):
            return 1 + rest  # the Lindholm sisters
        if rest and named and likely(following, self.lang) and not family_first:
            return 0  # Vårdbiträdet Rosario Quiroga, Kanslichef Ghazal: the name begins with the next word
        if rest and (unusual or (band and not word)) and self._surname_like(at + rest, sure=True):
            return 1 + rest
        if rest and band >= 3 and not word and not as_word(following, self.lang):
            return 1 + rest  # the family name first: Wu Meilin
        if rest and token.first and band and lexicon.looks_like_surname(self.tokens[at + rest].text):
            return 1 + rest
        if cues.signs(self.tokens, at) and (band < 3 or word):  # teams sign too
            person = len(token.text) < 8 and not DEFINITE.search(token.text)
            return 1 + rest if unusual and (person or lexicon.is_two_names(token.text)) else 0
        short = unusual and (len(token.text) < 10 or "-" in token.text or lexicon.is_two_names(token.text))
        if cues.titled(self.tokens, at) and (band or short or lexicon.looks_like_surname(token.text)):
            return 1 + rest
        if cues.is_quoted(self.tokens, at) and (band or unusual) and likely(token.text, self.lang):
            return 1 + rest
        alone = band >= 3 and not token.first and likely(token.text, self.lang)
        clear = not word or (
            word in ("high", "sure") and len(token.text) > 6 and lexicon.looks_like_surname(token.text)
        )
        company = fold(token.text) in lexicon.things("company")
        if band >= 3 and clear and not (company or given(token.text) or cues.could_be_place(self.tokens, at)):
            return 1  # Eriksson föll
        return 1 if alone and (cues.among_names(self.tokens, at) or cues.in_brackets(self.tokens, at)) else 0

    def _in_capitals(self, at: int) -> int:
        """A given name in capitals, with the surnames after it: ELIAS HJORT; alone where the words beside it shout too."""
        token = self.tokens[at]
        name = token.text.title()
        if given(name) < 2 or not (likely(name, self.lang) or cues.acts(self.tokens, at, "high", self.lang)):
            return 0
        end = at + 1
        while (
            not name.endswith(("'S", "’S"))
            and end < len(self.tokens)
            and end < at + 4
            and self.tokens[end].loud
            and self.tokens.together(at, end + 1)
        ):
            family = self.tokens[end].text.title()
            formed = lexicon.looks_like_surname(family) and as_word(family, self.lang) == ""
            verb = family.endswith(("ade", "ar", "er", "te", "de", "en", "et", "an"))
            if lexicon.is_very_common(family) and surname(family) < 3:
                break  # BIRGER SOM
            if not (surname(family) >= 2 or formed or not (verb or is_common(family))):
                break
            name, end = family, end + 1
        if end > at + 1:
            return end - at
        if given(name) < 3 or len(name) < 4:
            return 0
        if not lexicon.sure(name, self.lang) and not cues.acts(self.tokens, at, "high", self.lang):
            return 0
        beside = [self.tokens[i] for i in (at - 1, at + 1) if 0 <= i < len(self.tokens)]
        return int(any(other.loud for other in beside))

    def _flat(self, at: int, rest: int) -> int:
        token = self.tokens[at]
        word = as_word(token.text, self.lang)
        if lexicon.is_no_genitive(token.text):
            return 0
        before = [self.tokens[i].text.lower() for i in range(max(0, at - 3), at)]
        called = bool(before) and before[-1] in BEFORE_PERSONS
        row = len(before) > 2 and before[2] in cues.AND and before[0] in BEFORE_PERSONS and given(before[1]) >= 4
        if row and given(token.text) >= 4:
            return 1  # hämta tindra o love
        if called and given(token.text) >= 4 and word in ("high", "sure"):
            return 1 + rest
        if given(token.text) >= 2 and rest and likely(token.text, self.lang):
            return 1 + rest
        return (
            1 if not word and (given(token.text) >= 3 or (given(token.text) == 2 and not is_common(token.text))) else 0
        )

    def _family_after(self, at: int, rest: int) -> bool:
        """Whether no word in front of a surname by chance: a word at the start needs a listed surname, one after a capital too."""
        if not rest:
            return True
        before = self.tokens[at - 1] if at and self.tokens.between(at - 1) == " " else None
        name = self.tokens[at]
        chance = before and before.capital and not before.first
        chance = chance or (
            name.first and (given(name.text) < 4 or self.lang == "en") and lexicon.is_very_common(name.text)
        )
        family = self.tokens[at + 1].text
        return not chance or surname(family) >= 2 or (lexicon.looks_like_surname(family) and not before)

    def _surname_like(self, at: int, sure: bool = False) -> bool:
        """Whether a surname stands here: a listed one or one by its form; without `sure` any uncommon word will do."""
        word = self.tokens[at].text
        if ARTICLE.match(word):
            return True
        if surname(word):
            return not sure or surname(word) > 1 or given(word) < 3
        bare = fold(word).removesuffix("s")
        formed = lexicon.looks_like_surname(word) or lexicon.looks_like_surname(bare)
        return formed or (not is_common(word) and (not sure or not given(word)))
