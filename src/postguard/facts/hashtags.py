"""The words inside a hashtag: a Swedish compound is one word, a phrase is several."""

from __future__ import annotations

import math
from functools import cache, lru_cache
from typing import Literal

from postguard.wordlists import lines

_PLACES = frozenset("stad kommun län region city council".split())
_BEFORE_PLACES = frozenset("visit welcome discover explore love".split())
_SHORT_ENGLISH = frozenset("a i to of in on us we my no up at by is it be go do or so".split())
_RARE = -18.0
"""Log-probability of a letter sequence that no word list knows, as a whole."""
_COMMON = 2e-6
"""Frequency from which a form is taken for a word of its own (Zipf 3.3)."""
# Nouns that end like a definite form, a genitive or a verb, and do begin compounds: vattenverk, villaområde.
_BEGIN_COMPOUNDS = frozenset(
    "vatten botten socken öken siden tecken papper data media drama villa kamera pizza extra opera tema schema panorama arena"
    " gala firma agenda klima soda china mega ultra licens examens semester bana karta resa".split()
)


@cache
def _frequencies(lang: str) -> dict[str, float]:
    import wordfreq

    found: dict[str, float] = wordfreq.get_frequency_dict(lang, wordlist="large")
    return found


@cache
def _separate() -> frozenset[str]:
    return frozenset(word for line in lines(__package__, "separate_words_sv.txt") for word in line.split())


@lru_cache(maxsize=2000)
def word_starts(tag: str, lang: Literal["sv", "en", "other"]) -> tuple[int, ...]:
    """Where the words of a lower-case hashtag (without #) begin; (0,) when it is one word, or when nobody can tell.

    A split counts only where words meet that Swedish does not compound: function words (separate_words_sv.txt), verbs,
    adjectives, definite forms, and names before "stad" or "kommun". English has few closed compounds.
    """
    parts = _split(tag, "en" if lang == "en" else "sv")
    if tag in _frequencies("sv") or (tag in _frequencies("en") and not (lang == "en" and _rarer_than(tag, parts))):
        return (0,)
    if lang == "en":
        known = _frequencies("en")
        apart = len(parts) > 1 and (all(known.get(part, 0) > 1e-6 for part in parts) or parts[0] in _BEFORE_PLACES)
    else:
        apart = any(_stands_alone(part, last=at == len(parts) - 1) for at, part in enumerate(parts))
    if not apart or len(parts) < 2:
        return (0,)
    merged = parts if lang == "en" else _joined(parts)
    starts, at = [], 0
    for part in merged:
        starts.append(at)
        at += len(part)
    return tuple(starts)


def _rarer_than(tag: str, parts: list[str]) -> bool:
    """Whether an English word list knows the tag only because people run two everyday words together: thankyou."""
    known = _frequencies("en")
    return known[tag] < 1e-6 and len(parts) > 1 and all(known.get(part, 0) > 3e-5 for part in parts)


def _stands_alone(part: str, last: bool) -> bool:
    """Whether Swedish writes this word apart from what follows it (from what precedes it, for the last word)."""
    known = _frequencies("sv")
    if part in _separate() or (last and part in _PLACES):
        return True
    if last or part in _BEGIN_COMPOUNDS or part not in known:
        return False
    if known[part] < _COMMON:
        return len(part) > 7 and part.endswith(("an", "en", "et", "erna", "arna", "orna"))
    if part.endswith(("isk", "iskt", "iska", "lig", "ligt", "liga", "igt", "iga", "ande", "ende")):
        return True  # adjectives: biologisk mångfald
    if part.endswith("a") and len(part) > 3:
        return True  # infinitives and adjectives: spara energi, rosa bandet; nouns lose this a in compounds
    for ending in (
        "ens",
        "ets",
        "ans",
        "nas",
        "en",
        "et",
        "an",
        "erna",
        "arna",
        "orna",
    ):  # årets kock, kulturskolan Vikfors
        stem = part.removesuffix(ending)
        if (
            stem != part
            and len(stem) > 1
            and max(known.get(stem, 0), known.get(stem + "a", 0), known.get(stem + "e", 0)) >= _COMMON
        ):
            return True
    return False


def _joined(parts: list[str]) -> list[str]:
    """Neighbouring parts that may be one compound, joined again: öppet + hus stays two, förskole + plats becomes one."""
    joined: list[str] = []
    alone = True
    for at, part in enumerate(parts):
        apart = _stands_alone(part, last=at == len(parts) - 1)
        if alone or (apart and (part in _separate() or part in _PLACES)):
            joined.append(part)
        else:
            joined[-1] += part
        alone = apart
    return joined


def _split(tag: str, lang: str) -> list[str]:
    """The most probable row of words that spells the tag."""
    known, short = _frequencies(lang), _SHORT_ENGLISH if lang == "en" else _separate()
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(tag) + 1):
        choices = []
        for start in range(max(0, end - 24), end):
            word = tag[start:end]
            likely = (
                math.log(known[word]) if word in known and (len(word) > 2 or word in short) else _RARE - 2.5 * len(word)
            )
            choices.append((best[start][0] + likely - 0.3, start))  # each word costs: fewer, longer words are likelier
        best.append(max(choices))
    parts: list[str] = []
    end = len(tag)
    while end:
        parts.insert(0, tag[best[end][1] : end])
        end = best[end][1]
    return parts
