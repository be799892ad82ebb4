"""The words inside a hashtag: a Swedish compound is one word, a phrase is several."""

from __future__ import annotations

import math
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal

_PLACES = frozenset("stad kommun län region".split())
_RARE = -18.0
"""Log-probability of a letter sequence that no word list knows, as a whole."""


@cache
def _frequencies(lang: str) -> dict[str, float]:
    import wordfreq

    found: dict[str, float] = wordfreq.get_frequency_dict(lang, wordlist="large")
    return found


@cache
def _separate() -> frozenset[str]:
    lines = files(__package__).joinpath("separate_words_sv.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


@lru_cache(maxsize=2000)
def word_starts(tag: str, lang: Literal["sv", "en", "other"]) -> tuple[int, ...]:
    """Where the words of a lower-case hashtag (without #) begin; (0,) when it is one word, or when nobody can tell.

    A split counts only where words meet that Swedish does not compound: a word that stands alone (see
    separate_words_sv.txt) or a place's genitive before "stad" or "kommun". English has few closed compounds.
    """
    if tag in _frequencies("sv") or tag in _frequencies("en"):
        return (0,)
    parts = _split(tag, "en" if lang == "en" else "sv")
    if lang == "en":
        apart = len(parts) > 1 and all(part in _frequencies("en") for part in parts)
    else:
        place = parts[-1] in _PLACES and len(parts) > 1
        apart = place or any(part in _separate() for part in parts)
    if not apart or len(parts) < 2:
        return (0,)
    merged = parts if lang == "en" else _joined(parts)
    starts, at = [], 0
    for part in merged:
        starts.append(at)
        at += len(part)
    return tuple(starts)


def _joined(parts: list[str]) -> list[str]:
    """Neighbouring parts that may be one compound, joined again: öppet + hus stays two, förskole + plats becomes one."""
    joined: list[str] = []
    for part in parts:
        alone = part in _separate() or (part in _PLACES and part == parts[-1])
        if joined and not alone and joined[-1] not in _separate():
            joined[-1] += part
        else:
            joined.append(part)
    return joined


def _split(tag: str, lang: str) -> list[str]:
    """The most probable row of words that spells the tag."""
    known = _frequencies(lang)
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(tag) + 1):
        choices = []
        for start in range(max(0, end - 24), end):
            word = tag[start:end]
            likely = (
                math.log(known[word])
                if word in known and (len(word) > 2 or word in _separate())
                else _RARE - 2.5 * len(word)
            )
            choices.append((best[start][0] + likely, start))
        best.append(max(choices))
    parts: list[str] = []
    end = len(tag)
    while end:
        parts.insert(0, tag[best[end][1] : end])
        end = best[end][1]
    return parts
