"""Word lists with patterns of several words, found in one pass over a text.

A pattern is looked up by its first three letters, or by four letters of a compound, and tried only where a word of the
text begins so: thousands of patterns cost a post no more than a few do.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from postguard.wordlists import rows

_HEAD, _GRAM = 3, 4
_WORD_START = re.compile(r"(?<![^\W_])[^\W_]")
_LETTERS = r"[^\W\d_]{0,30}"
_ANY_WORD = r"[^\W_]+(?:[-’'][^\W_]+)*"


class Found(NamedTuple):
    """A pattern of a list at [start, end) of a text; `list` and `use` are those of the data file."""

    list: str
    use: str
    start: int
    end: int


class Lexicon:
    """Several lists, looked for together."""

    def __init__(self, names: Sequence[str]) -> None:
        self._heads: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
        self._grams: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
        self._compiled: dict[tuple[str, bool], list[tuple[str, str, re.Pattern[str]]]] = {}
        for name in names:
            for use, pattern in rows(__package__, f"words/{name}.tsv"):
                self._add(name, use, pattern)

    def _add(self, name: str, use: str, pattern: str) -> None:
        regex = _regex(pattern)
        if pattern.startswith("~"):
            for gram in _starts(pattern[1:], _GRAM):
                self._grams[gram].append((name, use, regex))
            return
        for head in _starts(pattern, _HEAD):
            self._heads[head].append((name, use, regex))

    def find(self, text: str) -> list[Found]:
        """Every longest match of each list, in order."""
        lower = text.lower() if text.isascii() else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
        found = list(self._at_starts(text, lower))
        if self._grams:
            found += self._in_compounds(text, lower)
        return _longest(found)

    def _at_starts(self, text: str, lower: str) -> Iterator[Found]:
        heads = self._heads
        for word in _WORD_START.finditer(lower):
            at = word.start()
            for length in (3, 2, 1):
                head = lower[at : at + length]
                if head in heads and (length == _HEAD or len(head) == length):
                    yield from self._tried(text, at, head, compound=False)

    def _in_compounds(self, text: str, lower: str) -> Iterator[Found]:
        grams = self._grams
        for at in range(len(lower) - _GRAM + 1):
            gram = lower[at : at + _GRAM]
            if gram in grams:
                for found in self._tried(text, at, gram, compound=True):
                    start = at
                    while start and at - start < 30 and lower[start - 1].isalpha():
                        start -= 1
                    yield found._replace(start=start)

    def _tried(self, text: str, at: int, key: str, *, compound: bool) -> Iterator[Found]:
        known = self._compiled.get((key, compound))
        if known is None:
            entries = (self._grams if compound else self._heads)[key]
            known = self._compiled[key, compound] = [(name, use, re.compile(regex)) for name, use, regex in entries]
        for name, use, regex in known:
            match = regex.match(text, at)
            if match:
                yield Found(name, use, at, match.end())


def _longest(found: list[Found]) -> list[Found]:
    """Without matches that lie inside a longer one of the same list and use."""
    kept: list[Found] = []
    until: dict[tuple[str, str], int] = {}
    for one in sorted(found, key=lambda f: (f.start, -f.end)):
        if one.end > until.get((one.list, one.use), -1):
            until[one.list, one.use] = one.end
            kept.append(one)
    return kept


def _regex(pattern: str) -> str:
    """A pattern of a data file as a regular expression; the first letter matches in either case."""
    pattern = pattern.removeprefix("~")
    out: list[str] = []
    first = True
    at = 0
    while at < len(pattern):
        character = pattern[at]
        if character == "@":
            name = re.match(r"\w+", pattern[at + 1 :])
            assert name, pattern
            out.append(_listed(name.group()))
            at += len(name.group())
        elif character in "()|?":
            out.append("(?:" if character == "(" else character)
        elif character == "~":
            alone = pattern[at - 1 : at] in ("", " ", "(", "|") and pattern[at + 1 : at + 2] in ("", " ", ")", "|")
            out.append(_ANY_WORD if alone else _LETTERS)
        elif character == " ":
            out.append(r"[^\S\n]+" if pattern[at + 1 : at + 2] != "?" else " ")
        elif character.islower() and first:
            out.append(f"[{character}{character.upper()}]")
        else:
            out.append(re.escape(character))
        if character not in "(":
            first = character == "|" and first_group(pattern, at)
        at += 1
    return "".join(out) + r"(?![^\W_])"


def first_group(pattern: str, at: int) -> bool:
    """Whether the place stands in a group that opens the pattern."""
    return pattern.startswith("(") and at < pattern.find(")")


def _starts(pattern: str, length: int) -> set[str]:
    """The first letters, in lower case, that a text must have where the pattern can match."""
    starts = {""}
    at = 0
    while at < len(pattern) and any(len(start) < length for start in starts):
        character = pattern[at]
        if character == "@":
            name = re.match(r"\w+", pattern[at + 1 :])
            assert name, pattern
            parts: list[str] = list(_entries(name.group()))
            at += len(name.group())
        elif character == "(":
            end = _closing(pattern, at)
            parts = _alternatives(pattern[at + 1 : end])
            parts = [one for part in parts for one in (_starts(part, length) if part else {""})]
            at = end
            if pattern[at + 1 : at + 2] == "?":
                parts, at = [*parts, ""], at + 1
        elif character == "~":
            break
        else:
            parts = [character]
        starts = {start if len(start) >= length else start + part.lower() for start in starts for part in parts}
        at += 1
    return {start[:length] for start in starts if start.strip()}


def _closing(pattern: str, at: int) -> int:
    depth = 0
    for place in range(at, len(pattern)):
        depth += {"(": 1, ")": -1}.get(pattern[place], 0)
        if not depth:
            return place
    raise ValueError(f"unbalanced: {pattern}")


def _alternatives(inside: str) -> list[str]:
    parts, depth = [""], 0
    for character in inside:
        depth += {"(": 1, ")": -1}.get(character, 0)
        if character == "|" and not depth:
            parts.append("")
        else:
            parts[-1] += character
    return parts


@cache
def _entries(name: str) -> tuple[str, ...]:
    return tuple(entry for of, entry in rows(__package__, "words/lists.tsv") if of == name)


def _listed(name: str) -> str:
    return "(?:" + "|".join(sorted(map(re.escape, _entries(name)), key=len, reverse=True)) + ")"
