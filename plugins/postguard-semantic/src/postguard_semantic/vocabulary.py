"""The model's pieces of words, and how a text is cut into them: the likeliest cut under a unigram model, by Viterbi."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

SPACE = "\u2581"
"""How a piece shows that it begins a word."""

_WORD = re.compile(f"{SPACE}[^{SPACE}]*|[^{SPACE}]+")
_LONGEST_RUN = 400
"""Characters without a space after which the cut begins anew, so that nothing grows with a run's length."""
_REMEMBERED = 4000


class Tokens(NamedTuple):
    """A text in pieces: their numbers, and where each starts and ends in the text, in code points."""

    ids: list[int]
    starts: list[int]
    ends: list[int]


class Vocabulary:
    """Pieces by number with their log probabilities, and what characters are read as. Threads share one.

    The first four numbers are the begin, padding, end and unknown marks, as in the XLM-R family.
    """

    begin, padding, end, unknown = 0, 1, 2, 3

    def __init__(self, pieces: Sequence[str], scores: Sequence[float], readings: Mapping[str, str]) -> None:
        self.pieces, self.scores, self.readings = list(pieces), [float(score) for score in scores], dict(readings)
        self._known = {p: (at, self.scores[at]) for at, p in enumerate(self.pieces) if at > self.unknown}
        self._longest = max(map(len, self._known))
        self._unknown_score = min(self.scores) - 10.0
        self._cuts: dict[str, tuple[tuple[int, int], ...]] = {}

    def __len__(self) -> int:
        return len(self.pieces)

    @classmethod
    def load(cls, path: Path) -> Vocabulary:
        """Read a file that `save` wrote. Raises OSError, ValueError or KeyError where it is none."""
        with np.load(path, allow_pickle=False) as file:
            pieces = bytes(file["pieces"]).decode().split("\n")
            readings = bytes(file["readings"]).decode().split("\0")
            return cls(pieces, file["scores"].tolist(), {line[0]: line[1:] for line in readings})

    def save(self, path: Path) -> None:
        """Write everything to one compressed file of numpy."""
        readings = "\0".join(one + other for one, other in sorted(self.readings.items()))
        np.savez_compressed(
            path,
            pieces=np.frombuffer("\n".join(self.pieces).encode(), dtype=np.uint8),
            scores=np.asarray(self.scores, dtype=np.float32),
            readings=np.frombuffer(readings.encode(), dtype=np.uint8),
        )

    def encode(self, text: str) -> Tokens:
        """Cut a text into pieces, without the begin and end marks. Takes time in proportion to the text."""
        characters, places = self._read(text)
        ids: list[int] = []
        starts: list[int] = []
        ends: list[int] = []
        for word in _WORD.finditer("".join(characters)):
            for begin in range(word.start(), word.end(), _LONGEST_RUN):
                at = begin
                for id, length in self._cut(word.string[begin : min(begin + _LONGEST_RUN, word.end())]):
                    first = at + 1 if length > 1 and word.string[at] == SPACE else at
                    ids.append(id)
                    starts.append(places[first][0])
                    ends.append(places[at + length - 1][1])
                    at += length
        return Tokens(ids, starts, ends)

    def _read(self, text: str) -> tuple[list[str], list[tuple[int, int]]]:
        """The characters that the pieces are made of, and the [start, end) of the text that each stands for."""
        characters, places = [SPACE], [(0, 0)]  # a text begins with a space, as each word does
        for start, end, letter in _composed(text):
            for character in self.readings.get(letter, letter):
                character = SPACE if character == " " else character
                if character != SPACE or characters[-1] != SPACE:
                    characters.append(character)
                    places.append((start, end))
        return characters, places

    def _cut(self, word: str) -> tuple[tuple[int, int], ...]:
        """The likeliest pieces of a word: their numbers and lengths in characters."""
        found = self._cuts.get(word)
        if found is None:
            found = self._viterbi(word)
            if len(self._cuts) < _REMEMBERED:  # frequent words come early; a full memory just stays as it is
                self._cuts[word] = found
        return found

    def _viterbi(self, word: str) -> tuple[tuple[int, int], ...]:
        size = len(word)
        best = [float("-inf")] * (size + 1)
        best[0] = 0.0
        back: list[tuple[int, int]] = [(0, 0)] * (size + 1)
        for start in range(size):
            for end in range(start + 1, min(start + self._longest, size) + 1):
                if (piece := self._known.get(word[start:end])) and best[start] + piece[1] > best[end]:
                    best[end] = best[start] + piece[1]
                    back[end] = (piece[0], end - start)
            if best[start] + self._unknown_score > best[start + 1]:
                best[start + 1] = best[start] + self._unknown_score
                back[start + 1] = (self.unknown, 1)
        cut: list[tuple[int, int]] = []
        at = size
        while at:
            cut.append(back[at])
            at -= back[at][1]
        return tuple(reversed(cut))


def _composed(text: str) -> Iterator[tuple[int, int, str]]:
    """A text's characters with their places, a letter and the accents that follow it as the one character they make."""
    if unicodedata.is_normalized("NFC", text):
        yield from ((at, at + 1, character) for at, character in enumerate(text))
        return
    at = 0
    while at < len(text):
        end = at + 1
        while end < min(len(text), at + 8) and unicodedata.combining(text[end]):
            end += 1
        for letter in unicodedata.normalize("NFC", text[at:end]):
            yield at, end, letter
        at = end
