"""Lists of words and phrases as data files, and where a text has one of them in the sender's own voice.

An entry is a word or several. `~` stands for any letters, `…` for up to 60 characters of the same sentence, `(a|b|)` for
either or nothing. `^` before an entry: only where a clause begins; `$` after it: only where a sentence ends.
`!` before an entry makes it an exception: what it covers is no hit. A tab divides an entry from what is said of it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from postguard.checks.tone._voice import Voice
from postguard.wordlists import lines

_KEY = re.compile(r"[^\W_]{1,3}")
_TOKEN = re.compile(r"\([^()]*\)|[^\s()]+")
_BETWEEN = r",?\s{1,3}"
_GAP = r"[^.!?\n]{1,60}?(?<!\w)"
_SENTENCE_ENDS = r"(?=\s{0,3}(?:[.!?\n]|$))"


class Hit(NamedTuple):
    """[start, end) of a phrase in a text, in code points, and what its entry says besides."""

    start: int
    end: int
    said: tuple[str, ...] = ()


class _Entry(NamedTuple):
    source: str
    at_start: bool
    exception: bool
    said: tuple[str, ...]


def variants(entry: str) -> Iterator[str]:
    """An entry once for each of the choices that it may begin with."""
    choice, rest = _TOKEN.match(entry.strip()), ""
    if choice is None or not choice.group().startswith("("):
        yield entry.strip()
        return
    rest = entry.strip()[choice.end() :]
    for chosen in choice.group()[1:-1].split("|"):
        yield from [f"{chosen}{rest}"] if chosen else variants(rest)


def _word(word: str) -> str:
    """The regular expression of a word or of several."""
    pattern = _BETWEEN.join(r"\w{0,24}".join(map(re.escape, part.split("~"))) for part in word.split())
    return pattern + (r"(?!\w)" if word[-1].isalnum() or word[-1] == "~" else "")


def _choice(words: list[str], between: str) -> str:
    """The regular expression of a choice, with what stands between it and the word before."""
    marks = [
        re.escape(word) for word in words if word and word != "$" and not any(c.isalnum() or c == "~" for c in word)
    ]
    plain = [_word(word) for word in words if any(c.isalnum() or c == "~" for c in word)]
    parts = [f"{between}(?:{'|'.join(plain)})"] if plain else []
    parts += [*marks, *([_SENTENCE_ENDS] if "$" in words else []), *([""] if "" in words else [])]
    return f"(?:{'|'.join(parts)})"


def _pattern(entry: str) -> str:
    """The regular expression of an entry whose first choice is made."""
    ends, entry = entry.endswith("$"), entry.removesuffix("$").strip(" …")
    pattern, between = "", ""
    for part in _TOKEN.findall(entry):
        if part == "…":
            pattern, between = pattern + _GAP, ""
        else:
            pattern += _choice(part[1:-1].split("|"), between) if part[0] == "(" else between + _word(part)
            between = _BETWEEN
    return pattern + (_SENTENCE_ENDS if ends else "")


class Phrases:
    """The entries of one list, looked up by the first three letters of their first word."""

    def __init__(self, entries: Iterable[str]) -> None:
        self._entries: dict[str, list[_Entry]] = defaultdict(list)
        self._compiled: dict[str, list[tuple[re.Pattern[str], _Entry]]] = {}
        for line in entries:
            text, *said = line.split("\t")
            exception, text = text.startswith("!"), text.removeprefix("!")
            at_start, text = text.startswith("^"), text.removeprefix("^")
            for variant in variants(text.lower()):
                key = _KEY.match(variant)
                if key is None or (len(key.group()) < 3 and variant[key.end() : key.end() + 1] == "~"):
                    raise ValueError(f"an entry begins with a word, or with three letters and ~: {line!r}")
                self._entries[key.group()].append(_Entry(_pattern(variant), at_start, exception, tuple(said)))

    def find(self, voice: Voice) -> list[Hit]:
        """The phrases in a text in order, the longest where several begin; none that overlaps another."""
        found: list[Hit] = []
        excepted: list[tuple[int, int]] = []
        for key, start in voice.words:
            if key not in self._entries:
                continue
            longest: Hit | None = None
            for pattern, entry in self._of(key):
                match = pattern.match(voice.string, start)
                if match is None or (entry.at_start and not clause_begins(voice.string, start)):
                    continue
                if entry.exception:
                    excepted.append(match.span())
                elif longest is None or match.end() > longest.end:
                    longest = Hit(start, match.end(), entry.said)
            if longest and (not found or longest.start >= found[-1].end):
                found.append(longest)
        return without(found, excepted) if excepted else found

    def _of(self, key: str) -> list[tuple[re.Pattern[str], _Entry]]:
        """The entries under a key. Most keys are never met: compiling them all would cost a start a second."""
        if key not in self._compiled:
            self._compiled[key] = [(re.compile(entry.source), entry) for entry in self._entries[key]]
        return self._compiled[key]


def clause_begins(string: str, at: int) -> bool:
    """Whether a clause begins at a place: after a mark, an emoji or a line break, or at the text's start."""
    before = string[max(0, at - 4) : at].rstrip(" ")
    return not before or not (before[-1].isalnum() or before[-1] in ")'’&/")


def without(hits: Sequence[Hit], places: Sequence[tuple[int, int]]) -> list[Hit]:
    """The hits that share no character with any of the places; both in order of their start."""
    kept, at = [], 0
    reach = 0  # how far the places that began before the hit's end go
    for hit in hits:
        while at < len(places) and places[at][0] < hit.end:
            reach = max(reach, places[at][1])
            at += 1
        if reach <= hit.start:
            kept.append(hit)
    return kept


@cache
def phrases(*names: str) -> Phrases:
    """The lists in the data files of these names, as one."""
    return Phrases(line for name in names for line in lines(__package__, f"{name}.txt"))


@cache
def house_phrases(words: tuple[str, ...]) -> Phrases:
    """Words that a house adds in its configuration; `~` stands for any letters there too."""
    return Phrases(re.sub(r"[()|…^$!\t]", "", word) for word in words)
