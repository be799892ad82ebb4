"""Words in capitals that shout, told from acronyms, brands and party names, which are right in capitals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from postguard.facts.text import Text
from postguard.wordlists import rows

_WORD = re.compile(r"[^\W\d_]+(?:[-'’:][^\W\d_]+)*")


@cache
def known_abbreviations() -> frozenset[str]:
    """Everything that the abbreviation lists of the plain-language rules hold, and that is written in capitals."""
    known: set[str] = set()
    for name in ("abbreviations_sv.tsv", "abbreviations_en.tsv"):
        for _, variants, *_ in rows("postguard.checks.plain_language", name):
            known.update(variant for variant in variants.split("|") if variant.isupper())
    return frozenset(known | {"OBS", "NB", "PS"})


def shouted(text: Text) -> Iterator[tuple[int, int]]:
    """[start, end) of each sentence in capitals, and of each row of three or more words in capitals inside one.

    Acronyms count neither way: "SVT OCH KFUM" is two acronyms and one word. Rows need a word of at least four letters,
    so that a row of unknown acronyms is left alone.
    """
    for sentence in text.sentences:
        words = list(_WORD.finditer(text.string, sentence.start, sentence.end))
        plain = [m for m in words if m.group() not in known_abbreviations()]
        loud = [m for m in plain if m.group().isupper() and len(m.group()) > 1]
        quiet = [m for m in plain if not m.group().isupper()]
        if not quiet and _is_shout(loud, least=2):
            yield sentence.start, sentence.end
            continue
        row: list[re.Match[str]] = []
        for match in [*words, None]:
            if match is not None and match.group().isupper():
                row.append(match)
                continue
            if _is_shout([m for m in row if m in loud], least=3):
                yield row[0].start(), row[-1].end()
            row = []


def _is_shout(loud: list[re.Match[str]], least: int) -> bool:
    letters = sum(len(m.group()) for m in loud)
    return len(loud) >= least and letters >= 9 and any(len(m.group()) >= 4 for m in loud)
