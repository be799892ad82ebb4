"""Word lists of the plain-language rules, as patterns that find their entries in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from postguard.wordlists import rows

PACKAGE = __package__


class Stiff(NamedTuple):
    """An entry of the officialese list: the plain words, and how stiff it is (1 a little, 2 clearly, 3 archaic)."""

    plain: str
    weight: int


@cache
def _stiff_forms(lang: str) -> dict[str, Stiff]:
    table = rows(PACKAGE, f"officialese_{lang}.tsv")
    return {form.lower(): Stiff(plain, int(weight)) for _, forms, plain, weight in table for form in forms.split("|")}


@cache
def _longest(lang: str) -> dict[str, int]:
    """How many words the longest entry that begins with a word has."""
    longest: dict[str, int] = {}
    for form in _stiff_forms(lang):
        words = form.split()
        longest[words[0]] = max(longest.get(words[0], 0), len(words))
    return longest


_WORD = re.compile(r"[^\W\d_]+(?:[-'’.][^\W\d_]+)*")


def stiff_words(text: str, lang: str) -> Iterator[tuple[int, int, Stiff]]:
    """Start, end and entry of each word or phrase of officialese, the longest where one holds another."""
    known, longest = _stiff_forms(lang), _longest(lang)
    words = [(match.group().lower(), match.start(), match.end()) for match in _WORD.finditer(text)]
    at = 0
    while at < len(words):
        word = words[at][0]
        for length in range(max(longest.get(word, 0), longest.get(word.removesuffix("s"), 0)), 0, -1):
            phrase = " ".join(word for word, _, _ in words[at : at + length])
            entry = known.get(phrase) or (known.get(phrase.removesuffix("s")) if length == 1 else None)  # erlägga(s)
            if entry and at + length <= len(words) and not _broken(text, words[at : at + length]):
                yield words[at][1], words[at + length - 1][2], entry
                at += length - 1
                break
        at += 1


def _broken(text: str, words: list[tuple[str, int, int]]) -> bool:
    """Whether anything but white space stands between the words."""
    return any(text[one[2] : other[1]].strip() for one, other in pairwise(words))


class Abbreviation(NamedTuple):
    """An entry of the abbreviation list: its full form, and whether the public knows it."""

    full: str
    known: bool


@cache
def abbreviations(lang: str) -> dict[str, Abbreviation]:
    """Every written variant of the abbreviations of a language."""
    table = rows(PACKAGE, f"abbreviations_{lang}.tsv")
    return {form: Abbreviation(full, state == "known") for _, forms, full, state in table for form in forms.split("|")}


@cache
def abbreviation_pattern(lang: str) -> re.Pattern[str]:
    """Finds the abbreviations that a post must explain; capitals as the list has them."""
    unknown = sorted((form for form, entry in abbreviations(lang).items() if not entry.known), key=len, reverse=True)
    return re.compile(rf"(?<![\w.@#/-])(?:{'|'.join(map(re.escape, unknown))})(?!\w|[@/]|\.\w)")
