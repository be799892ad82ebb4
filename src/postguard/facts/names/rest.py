"""How a name goes on after its first word: surnames, further given names, initials, particles, a nickname in quotes."""

from __future__ import annotations

from postguard.facts.names import cues, lexicon
from postguard.facts.names.cues import ARTICLE, QUOTE, UNQUOTE
from postguard.facts.names.lexicon import (
    fold,
    given,
    given_names,
    heads,
    is_common,
    likely,
    not_names,
    particles,
    surname,
    titles,
)
from postguard.facts.names.spans import genitive
from postguard.facts.names.things import CALENDAR
from postguard.facts.names.tokens import Tokens

ROMAN = frozenset("II III IV VI VII VIII IX XI XII XIII XIV XV XVI".split())

LONGEST = 8
"""How many words a name goes on at most."""


class Rest:
    """Asks of a text's words how many go on the name before them."""

    def __init__(self, tokens: Tokens, lang: str) -> None:
        self.tokens, self.lang = tokens, lang

    def length(self, at: int) -> int:
        """How many of the following tokens go on the name: surnames, further given names, initials, particles."""
        count = 0
        while count < LONGEST and at + count + 1 < len(self.tokens):
            between = self.tokens.between(at + count)
            nickname = self._nickname(at + count)
            if nickname:
                count += nickname + 1  # Jalal "Jalla" Benali
                continue
            if self.tokens[at + count].text.endswith(("'s", "’s")) or (
                between not in (" ", "\u00a0") and not (between in (". ", ".") and self.tokens.initial(at + count))
            ):
                break
            small = self._particles(at + count + 1)
            if not small and not self._goes_on(at + count + 1, count):
                break
            count += small + 1
            if genitive(self.tokens, self.tokens[at + count]):
                break
        return count

    def _nickname(self, at: int) -> int:
        """How many words in quotes stand between this one and a surname: Olle "the Crab" Brink."""
        if not QUOTE.fullmatch(self.tokens.between(at)):
            return 0
        for count in range(1, 4):
            if UNQUOTE.fullmatch(self.tokens.between(at + count)):
                bracket = self.tokens.between(at).endswith("(")
                named = self.tokens[at + 1].capital or (count > 1 and not bracket)
                return count if named and self._goes_on(at + count + 1, 0, bracket) else 0
            if self.tokens.between(at + count) != " ":
                break
        return 0

    def _particles(self, at: int) -> int:
        """How many small words of a surname stand here before a capital: von, de la, van den."""
        count = 0
        while at + count < len(self.tokens) and count < 3 and not self.tokens[at + count].capital:
            folded = fold(self.tokens[at + count].text)
            if folded not in particles() and not (count and folded in ("den", "der", "la", "los")):
                return 0
            count += 1
        ends = at + count < len(self.tokens) and self.tokens[at + count].capital
        return count if count and ends and self.tokens.together(at, at + count + 1) else 0

    def _goes_on(self, at: int, count: int, strict: bool = True) -> bool:
        """Whether a word is part of the name before it; not `strict`, after a nickname in quotes."""
        token = self.tokens[at]
        folded = fold(token.text)
        if self.tokens.flat and not token.raised:
            shouted = self.tokens.text[token.start : token.end].isupper()
            if lexicon.is_very_common(folded) and surname(folded) < 3:
                return False  # BIRGER SOM
            if shouted and (surname(folded) or lexicon.looks_like_surname(folded)):
                return count < 2
            return surname(folded) >= 3 and likely(folded, self.lang) and count < 2
        if ARTICLE.match(token.text):
            return True  # al-Khatib
        if token.text in ROMAN and at + 1 < len(self.tokens) and self.tokens.between(at - 1) == " ":
            return True  # Gustav II Adolf
        if not token.capital:
            return False
        if token.initials:
            return token.text != "I" and not self.tokens.text[token.end : token.end + 1].isalnum()
        thing = folded in heads()["sv-word"] | heads()["en-word"] and surname(folded) < 4
        place = not_names().get(folded, 9) <= 2 or folded in CALENDAR
        if thing or (place and surname(folded) < 3 and folded not in lexicon.things_as_surnames()):
            return False  # but Anna Sofia Svonni, Cristian Valenzuela: other capitals and cities are names as well
        named = surname(folded) > 0 or given(token.text) > 0 or lexicon.looks_like_surname(token.text)
        return named or not is_common(token.text) or not strict or self._sure_before(at)

    def _sure_before(self, at: int) -> bool:
        """Whether the word before is a given name for certain, so that any capital goes on it: Harriet Bly."""
        name, word = self.tokens[at - 1].text, self.tokens[at].text
        if given_names().get(fold(name), 0) < 3 or not lexicon.sure(name, self.lang):
            return False
        return not lexicon.is_very_common(word) and word.lower() not in titles()[0] | cues.GREETINGS
