"""Person names in Swedish and English text, from name lists and the words around them. No model, no network.

A name is a given name with the surnames that follow it, a listed surname after a title, or a word that only a name would
be in its place. Places, prizes, schools, streets, storms and figures of fiction named after people are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from postguard.facts.names import lexicon
from postguard.facts.names.cues import (
    ARTICLE,
    BEFORE_PERSONS,
    DEFINITE,
    GREETINGS,
    NO_NOUN,
    QUOTE,
    UNQUOTE,
    WORKPLACES,
)
from postguard.facts.names.hashtags import in_hashtags
from postguard.facts.names.lexicon import (
    as_word,
    fold,
    given,
    given_names,
    heads,
    is_common,
    not_names,
    particles,
    surname,
    surnames,
    titles,
)
from postguard.facts.names.things import CALENDAR, is_thing, known_thing
from postguard.facts.names.tokens import Token, Tokens


def find_names(text: str, lang: str = "sv") -> list[tuple[int, int]]:
    """[start, end) of each person named in a text, in code points, without titles and genitive s."""
    return sorted({*_Search(text, lang).names(), *in_hashtags(text)})


class _Search:
    """One text on its way to names."""

    def __init__(self, text: str, lang: str) -> None:
        self.tokens, self.lang = Tokens(text), "en" if lang == "en" else "sv"

    def names(self) -> Iterator[tuple[int, int]]:
        found: list[tuple[int, int]] = []
        passed: list[int] = []
        at = 0
        while at < len(self.tokens):
            thing = known_thing(self.tokens, at, self._begins_full_name(at))
            length = thing or self._length(at)
            if length and not thing and not is_thing(self.tokens, at, length):
                found.append((at, length))
            elif not length:
                passed.append(at)
            at += max(1, length)
        parts = {self.tokens[i].text for at, length in found if length > 1 for i in range(at, at + length)}
        again = [(at, 1) for at in passed if self._repeats(self.tokens[at], parts)]
        starts, ends = {at for at, _ in found}, {at + length - 1 for at, length in found}
        beside = [(at, 1) for at in passed if self._in_a_row(at, starts, ends)]
        yield from (self._span(at, length) for at, length in (*found, *again, *beside))

    def _in_a_row(self, at: int, starts: set[int], ends: set[int]) -> bool:
        """Whether an unlisted word stands among names: Ngozi, Xiulan och Eleni."""
        token = self.tokens[at]
        if (
            not token.capital
            or token.first
            or token.initials
            or is_common(token.text)
            or fold(token.text) in not_names()
        ):
            return False
        before = at - 1 in ends and self.tokens.between(at - 1) == ", "
        after = self.tokens.between(at) == ", " and at + 1 in starts
        joined = at + 2 in starts and self.tokens[at + 1].text in ("och", "and")
        return before and (after or joined)

    def _repeats(self, token: Token, parts: set[str]) -> bool:
        """Whether a part of a name found elsewhere in the text is that person again, in the genitive too."""
        if token.text not in parts and token.text.removesuffix("s") not in parts:
            return False
        return token.capital and not token.initials and not (token.first and as_word(token.text, self.lang))

    def _begins_full_name(self, at: int) -> bool:
        """Whether a rare given name and a surname stand here: Florens Lind, Paris Ek."""
        if at + 1 >= len(self.tokens) or not self.tokens.together(at, at + 2):
            return False
        name, family = self.tokens[at], self.tokens[at + 1]
        last = surname(family.text) >= 2 or lexicon.looks_like_surname(family.text)
        listed = given(name.text) and last and fold(family.text) not in not_names()
        return bool(listed) and name.capital and family.capital

    def _length(self, at: int) -> int:
        """How many tokens from here are one person's name; 0 when none begins here."""
        token = self.tokens[at]
        if token.loud:
            return self._in_capitals(at)
        if not token.capital or (token.initials and not self.tokens.initial(at)):
            return 0
        rest = self._continuation(at)
        if self.tokens.flat:
            return self._flat(at, rest)
        if token.initials:
            return 1 + rest if rest and self._surname_like(at + rest) else 0
        if given(token.text):
            return self._from_given(at, rest)
        return self._from_surname(at, rest)

    def _from_given(self, at: int, rest: int) -> int:
        token = self.tokens[at]
        word = as_word(token.text, self.lang)
        if not word and ((given(token.text) <= 2 and is_common(token.text)) or lexicon.is_no_genitive(token.text)):
            word = "low"  # a rare name that is an everyday word, or what looks like a genitive of one: Alla, Finns
        if not word or self._titled(at) or (word == "high" and not token.first):
            return 1 + rest
        sure = token.first or word == "low"
        if rest and self._surname_like(at + 1, sure) and not (sure and self._given_first(at + 1)):
            return 1 + rest
        if rest > 1 and word == "high" and self._surname_like(at + rest, sure):
            return 1 + rest  # Ana María Gutierrez
        if rest and word != "low" and self.tokens.initial(at + 1):
            return 1 + rest  # Saga H.
        if self._acts(at, word) and not (given(token.text) <= 3 and lexicon.is_very_common(token.text)):
            return 1  # but not "Alla visste"
        return 1 + rest if word == "medium" and not token.first and self.lang == "sv" else 0

    def _given_first(self, at: int) -> bool:
        """Whether a common given name stands here: in "Möt Anna Ek" the name begins with it."""
        word = self.tokens[at].text
        return given(word) > 2 and not ARTICLE.match(word)

    def _acts(self, at: int, word: str) -> bool:
        """Whether what follows says that a name which is a word is a person: Björn från parken, Lo räddade, Mark och Ask."""
        if at + 1 >= len(self.tokens) or self.tokens.between(at) != " ":
            return False
        following = self.tokens[at + 1].text
        if following in lexicon.person_verbs() or following in ("från", "from"):
            return True
        after = self.tokens[at + 2] if at + 2 < len(self.tokens) else None
        if following in ("i", "på", "in", "at") and after and after.text in WORKPLACES:
            return True
        return bool(following in ("och", "and", "&") and after and after.capital and given(after.text) >= 3)

    def _from_surname(self, at: int, rest: int) -> int:
        """A name whose first word is no listed given name: Faadumo Cabdi, Wu Meilin, rektor Lind, Grip och Ståhl."""
        token = self.tokens[at]
        band, word = surname(token.text), as_word(token.text, self.lang)
        unusual = not is_common(token.text) and not (token.first and DEFINITE.search(token.text))
        following = self.tokens[at + 1].text if rest else ""
        family_first = band >= 3 and not word and not token.first
        if token.text.lower() in titles()[0]:
            return 0  # Frau Keller: the title is no part of the name
        if rest and given(following) and as_word(following, self.lang) in ("", "high") and not family_first:
            return 0  # Vårdbiträdet Rosario Quiroga, Kanslichef Ghazal: the name begins with the next word
        if rest and (unusual or (band and not word)) and self._surname_like(at + rest, sure=True):
            return 1 + rest
        if rest and band >= 3 and not word and not as_word(following, self.lang):
            return 1 + rest  # the family name first: Wu Meilin
        if rest and token.first and band and lexicon.looks_like_surname(self.tokens[at + rest].text):
            return 1 + rest
        if self._titled(at) and (band or (unusual and (len(token.text) < 10 or "-" in token.text))):
            return 1 + rest
        alone = band >= 3 and not token.first and word in ("", "high")
        return 1 if alone and (self._among_names(at) or self._in_brackets(at)) else 0

    def _in_brackets(self, at: int) -> bool:
        """A surname with its party, Haddad (V), or alone in brackets."""
        text, token = self.tokens.text, self.tokens[at]
        after = text[token.end : token.end + 5]
        party = re.match(r" \((?:M|S|C|V|L|KD|MP|SD)\)", after + text[token.end + 5 : token.end + 6])
        return bool(party) or (text[max(0, token.start - 1) : token.start] == "(" and after[:1] == ")")

    def _in_capitals(self, at: int) -> int:
        """Two words in capitals, a given name and a surname: ELIAS HJORT."""
        if at + 1 >= len(self.tokens) or not self.tokens[at + 1].loud or not self.tokens.together(at, at + 2):
            return 0
        name, family = self.tokens[at].text.title(), self.tokens[at + 1].text.title()
        return 2 if given(name) >= 2 and not as_word(name, self.lang) and surname(family) >= 2 else 0

    def _flat(self, at: int, rest: int) -> int:
        token = self.tokens[at]
        word = as_word(token.text, self.lang)
        called = at and self.tokens[at - 1].text.lower() in BEFORE_PERSONS
        if called and given(token.text) >= 4 and word == "high":
            return 1 + rest
        if given(token.text) >= 2 and rest and word in ("", "high"):
            return 1 + rest
        return (
            1 if not word and (given(token.text) >= 3 or (given(token.text) == 2 and not is_common(token.text))) else 0
        )

    def _among_names(self, at: int) -> bool:
        """Whether a lone surname stands in a row with another: mål av Grip, Yıldırım och Ståhl."""
        joined = (self.tokens.between(at).strip(), self.tokens.between(at - 1).strip() if at else "")
        near = [self.tokens[i] for i in (at - 2, at - 1, at + 1, at + 2) if 0 <= i < len(self.tokens)]
        named = any(
            t.capital and not t.first and surname(t.text) >= 2 and fold(t.text) not in not_names() for t in near
        )
        return named and ("," in joined or any(t.text in ("och", "and") for t in near))

    def _continuation(self, at: int) -> int:
        """How many of the following tokens go on the name: surnames, further given names, initials, particles."""
        count = 0
        while at + count + 1 < len(self.tokens):
            between = self.tokens.between(at + count)
            nickname = QUOTE.fullmatch(between) and UNQUOTE.fullmatch(self.tokens.between(at + count + 1))
            if nickname and self.tokens[at + count + 1].capital and self._goes_on(at + count + 2, count):
                count += 2  # Jalal "Jalla" Benali
                continue
            if self.tokens[at + count].text.endswith(("'s", "’s")) or (
                between not in (" ", "\u00a0") and not (between in (". ", ".") and self.tokens.initial(at + count))
            ):
                break
            small = self._particles(at + count + 1)
            if not small and not self._goes_on(at + count + 1, count):
                break
            count += small + 1
            if self._genitive(self.tokens[at + count]):
                break
        return count

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

    def _is_small(self, at: int) -> bool:
        token = self.tokens[at]
        return token.text.islower() and (fold(token.text) in particles() or fold(token.text) in ("den", "der", "la"))

    def _goes_on(self, at: int, count: int) -> bool:
        token = self.tokens[at]
        folded = fold(token.text)
        if self.tokens.flat:
            shouted = self.tokens.text[token.start : token.end].isupper()
            if shouted and (surname(folded) or lexicon.looks_like_surname(folded)):
                return count < 2
            return surname(folded) >= 3 and as_word(folded, self.lang) in ("", "high") and count < 2
        if ARTICLE.match(token.text):
            return True  # al-Khatib
        if not token.capital:
            return False
        if token.initials:
            return token.text != "I" and not self.tokens.text[token.end : token.end + 1].isalnum()
        thing = folded in heads()["sv-word"] | heads()["en-word"] and surname(folded) < 4
        place = not_names().get(folded, 9) <= 2 or folded in CALENDAR
        if thing or (place and surname(folded) < 3 and folded not in lexicon.cities_as_surnames()):
            return False  # but Anna Sofia Svonni, Cristian Valenzuela: other capitals and cities are names as well
        named = surname(folded) > 0 or given(token.text) > 0 or lexicon.looks_like_surname(token.text)
        return named or not is_common(token.text)

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

    def _titled(self, at: int) -> bool:
        """Whether a title, a kinship word, a greeting or the slash of a signature stands right before."""
        token, text = self.tokens[at], self.tokens.text
        if (text[:1] == "/" and token.start == 1) or text[max(0, token.start - 2) : token.start] in ("\n/", " /"):
            return True
        if not at or self.tokens.between(at - 1).strip(" ,.:\u00a0"):
            return False
        before = self.tokens[at - 1].text.lower()
        exact, endings = titles()
        return before in GREETINGS or before in exact or before.endswith(endings)

    def _genitive(self, token: Token) -> bool:
        folded = fold(token.text)
        if not folded.endswith("s") or len(folded) < 4:
            return False
        whole, bare = (max(given_names().get(form, 0), surnames().get(form, 0)) for form in (folded, folded[:-1]))
        if bare and not whole:
            return True
        if folded in given_names():
            rare = bare >= whole + 3  # Alis, Eriks
        else:
            rare = whole == 1 < bare and not folded.endswith(("as", "es", "os"))  # Petrovics; but Vargas, Alves
        if whole and not rare:
            return False
        following = re.match(r" ([^\W\d_]+)", self.tokens.text[token.end : token.end + 40])
        verb = following and (following[1] in NO_NOUN or following[1].endswith(("ar", "er", "de", "te")))
        return bool(following and following[1].islower() and not verb)

    def _span(self, at: int, length: int) -> tuple[int, int]:
        start, last = self.tokens[at].start, self.tokens[at + length - 1]
        small = 0
        while (
            length == 1
            and small < min(at, 3)
            and self.tokens.together(at - small - 1, at + 1)
            and self._is_small(at - small - 1)
        ):
            small += 1  # von Reis, van der Velde
        start = self.tokens[at - small].start
        if last.text.endswith(("'s", "’s")):
            return start, last.end - 2
        if self._genitive(last):
            return start, last.end - 1
        after = self.tokens.text[last.end : last.end + 3]
        pointed = (
            last.initials
            and length > 1
            and after[:1] == "."
            and (after[2:3].islower() or (after[1:2] != "" and after[1:2] in '"”»)'))
        )
        return start, last.end + pointed  # "Saga H. berättar": the point belongs to the initial
