"""The name lists: given names, surnames, words that are names too, and capitalised things that are none.

SOURCES.md beside this file says where they come from. They hold facts of statistics, no row stands for a person.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import Literal, TypeAlias

from postguard.wordlists import rows

Likely: TypeAlias = Literal["", "low", "medium", "high", "sure"]

_COMMON = 1.5e-6
_KEPT = 50_000
"""How many words are remembered: bounded, for processes that live long."""
_KEEP = str.maketrans({"å": "\ue000", "ä": "\ue001", "ö": "\ue002"})
_RANK: tuple[Likely, ...] = ("", "low", "medium", "high", "sure")
_BACK = str.maketrans({"\ue000": "å", "\ue001": "ä", "\ue002": "ö"})


@lru_cache(_KEPT)
def fold(word: str) -> str:
    """A word for look-up: lower case, without an English genitive ('s) and without diacritics except å, ä and ö."""
    lower = word.lower().removesuffix("'s").removesuffix("’s")
    if lower.isascii():
        return lower
    kept = unicodedata.normalize("NFC", lower).translate(_KEEP)
    bare = "".join(c for c in unicodedata.normalize("NFD", kept) if not unicodedata.combining(c))
    return bare.replace("ı", "i").replace("ł", "l").replace("ø", "o").replace("đ", "d").translate(_BACK)


def _rows(name: str) -> list[list[str]]:
    return list(rows(__package__, name))


@cache
def given_names() -> dict[str, int]:
    """Folded given names and nicknames with how common each is (5 very common … 1)."""
    listed = {fold(name): int(band) for name, band in reversed(_rows("given_names.tsv"))}
    return {**listed, **{fold(name): 3 for (name,) in _rows("nicknames.txt")}}


@cache
def surnames() -> dict[str, int]:
    """Folded surnames with how common each is."""
    return {fold(name): int(band) for name, band in reversed(_rows("surnames.tsv"))}


@cache
def _words() -> dict[tuple[str, str], Likely]:
    ranks: dict[str, Likely] = {"low": "low", "medium": "medium", "high": "high", "sure": "sure"}
    return {(fold(name), lang): ranks[likely] for name, lang, likely in _rows("words.tsv")}


def as_word(word: str, lang: str) -> Likely:
    """How likely a capital inside a sentence makes a person of a name that is a word too; "" when it is only a name.

    A genitive counts as its name: Israels as Israel.
    """
    folded = fold(word)
    if folded.endswith("s") and folded not in given_names():
        folded = folded if (folded, lang) in _words() else folded[:-1]
    found = [likely for key in (lang, "any") if (likely := _words().get((folded, key)))]
    return min(found, key=_RANK.index) if found else ""


def likely(word: str, lang: str) -> bool:
    """Whether a capital inside a sentence makes a person of a name."""
    return as_word(word, lang) in ("", "high", "sure")


def sure(word: str, lang: str) -> bool:
    """Whether a capital makes a person of a name even where a sentence begins."""
    return as_word(word, lang) in ("", "sure")


@cache
def not_names() -> dict[str, int]:
    """Folded words and phrases that are no persons, with how common each is as a given name.

    Acronyms are left out (no name is written so), and languages and brands that more people bear as a name.
    """
    listed = {}
    for text, kind, band in _rows("not_names.tsv"):
        folded = fold(text)
        borne = surnames().get(folded, 0) >= 3 or given_names().get(folded.removesuffix("s"), 0) >= 4
        if kind == "storm" and " " not in text:
            continue  # a storm's name is a person's without the word storm before it
        if not text.isupper() and not (borne and kind in ("language", "company", "organisation")):
            listed[folded] = int(band)
    return listed


@cache
def things_as_surnames() -> frozenset[str]:
    """Folded names of cities and bodies that are surnames as well (Houston, Chalmers), Swedish municipalities left out."""
    kinds: dict[str, set[str]] = {}
    for text, kind, _ in _rows("not_names.tsv"):
        kinds.setdefault(kind, set()).add(fold(text))
    things = (kinds["city"] - kinds["municipality"]) | kinds["company"] | kinds["organisation"]
    return frozenset(thing for thing in things if thing in surnames())


@cache
def things(listed: str) -> frozenset[str]:
    """Folded names of things of one kind in not_names.tsv: city, company, fictional."""
    return frozenset(fold(text) for text, kind, _ in _rows("not_names.tsv") if kind == listed)


@cache
def longest_phrase() -> int:
    """How many words the longest phrase of `not_names` has."""
    return max(text.count(" ") + 1 for text in not_names())


@cache
def heads() -> dict[str, frozenset[str]]:
    """Words that make a name beside them a place or a thing, by section of heads.txt."""
    sections: dict[str, set[str]] = {}
    for (line,) in _rows("heads.txt"):
        if line.startswith("["):
            words = sections.setdefault(line.strip("[]"), set())
        else:
            words.add(line.lower())
    return {name: frozenset(words) for name, words in sections.items()}


@cache
def titles() -> tuple[frozenset[str], tuple[str, ...], re.Pattern[str]]:
    """Words before a name that say it is a person's: whole words, endings of compounds (-chef), and what only names follow."""
    words = [row[0] for row in _rows("titles.txt")]
    exact, endings = (word for word in words if word[0] != "~"), (word[1:] for word in words if word[0] == "~")
    return frozenset(exact), tuple(endings), re.compile(r"(?:Mrs?|Ms|Miss|Dr|[Ff]röken|Herr|Fru)\.?\Z")


@cache
def person_verbs() -> frozenset[str]:
    """What people do, and things do not."""
    return frozenset(row[0] for row in _rows("person_verbs.txt"))


@cache
def well_known() -> frozenset[str]:
    """Folded surnames of the long dead that stand alone in texts: Strindberg, Mozart."""
    return frozenset(fold(word) for (word,) in _rows("well_known.txt"))


@cache
def particles() -> frozenset[str]:
    """Small words inside surnames."""
    return frozenset(word for (word,) in _rows("particles.txt"))


@cache
def _endings() -> tuple[str, ...]:
    return tuple(ending for (ending,) in _rows("surname_endings.txt"))


def looks_like_surname(word: str) -> bool:
    """Whether an unlisted word has the form of a surname. Never proof by itself: beside a given name only."""
    folded = fold(word)
    return len(folded) >= 5 and folded.endswith(_endings())


def given(word: str) -> int:
    """How common a word is as a given name (5 … 1; 0 for none); a double name by its first part, a genitive without s."""
    known, folded = given_names(), fold(word)
    band = known.get(folded, 0)
    if not band and "-" in word:
        band = known.get(fold(word.split("-")[0]), 0)
        last = word.rsplit("-", 1)[1]
        if not band and last.istitle() and known.get(fold(last), 0) >= 4:
            band = 3  # Blomster-Ester
    bare = known.get(folded[:-1], 0) if folded.endswith("s") and len(folded) > 3 else 0
    return max(band, bare if len(folded) > 4 or (bare > 3 and _is_rarer(folded, folded[:-1])) else 0)


@lru_cache(_KEPT)
def _is_rarer(word: str, bare: str) -> bool:
    """Whether a word is far rarer than the name that it may be the genitive of: Moas; but Dans, Livs."""
    return all(4 * own <= name for own, name in zip(_frequencies(word), _frequencies(bare)))


@lru_cache(_KEPT)
def is_two_names(word: str) -> bool:
    """Whether a word is two common given names written as one: Bengtåke."""
    known, folded = given_names(), fold(word)
    cuts = range(3, min(len(folded), 16) - 2)
    return any(known.get(folded[:at], 0) > 3 and known.get(folded[at:], 0) > 3 for at in cuts)


def is_double(word: str) -> bool:
    """Whether a word is a listed given name whose second part has no capital: Hyun-woo."""
    return "-" in word and fold(word) in given_names()


def surname(word: str) -> int:
    """How common a word is as a surname (5 … 1; 0 for none), with or without a genitive s."""
    folded = fold(word)
    if "-" in word and folded not in surnames():
        return max(surnames().get(part, 0) for part in folded.removesuffix("s").split("-"))
    return surnames().get(folded, 0) or (
        surnames().get(folded[:-1], 0) if folded.endswith("s") and len(folded) > 4 else 0
    )


@lru_cache(_KEPT)
def is_common(word: str) -> bool:
    """Whether a word, a genitive too, is an everyday word of Swedish or English, by its frequency."""
    return _is_common(fold(word)) or _is_common(fold(word.removesuffix("s")))


@lru_cache(_KEPT)
def is_compound(word: str) -> bool:
    """Whether an unlisted long word is two everyday words in one, as Swedish nouns are: Dataskyddsombud, Träffpunkt."""
    folded = fold(word)
    if len(folded) < 9 or folded in given_names() or folded in surnames() or "-" in folded:
        return False
    for at in range(4, len(folded) - 3):
        first, last = folded[:at], folded[at:]
        named = first in given_names() and last in given_names()
        if not named and _is_common(last) and (_is_common(first) or _is_common(first.removesuffix("s"))):
            return True
    return False


def is_very_common(word: str) -> bool:
    """Whether a word is one of the few hundred most usual of Swedish or English."""
    return max(_frequencies(fold(word))) > 5e-4


def is_no_genitive(word: str) -> bool:
    """Whether a word that would be a name with a genitive s is a more usual word than that name: Finns, Klass, Jeans."""
    folded = fold(word)
    if not folded.endswith("s") or folded in given_names():
        return False
    return any(max(name, _COMMON) < own for own, name in zip(_frequencies(folded), _frequencies(folded[:-1])))


def _is_common(word: str) -> bool:
    return max(_frequencies(word)) > _COMMON


def _frequencies(word: str) -> tuple[float, ...]:
    """How often a word stands in Swedish and in English text."""
    import wordfreq

    return tuple(wordfreq.get_frequency_dict(lang, wordlist="large").get(word, 0.0) for lang in ("sv", "en"))
