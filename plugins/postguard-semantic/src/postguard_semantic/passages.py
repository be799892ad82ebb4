"""From probabilities of pieces to passages of a text."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from postguard.facts.signals import Passage

SEED, EDGE = 0.4, 0.25
"""A passage has a piece of at least SEED and grows over neighbours of at least EDGE."""


def passages(
    text: str, starts: Sequence[int], ends: Sequence[int], probabilities: np.ndarray, least: float = SEED
) -> tuple[Passage, ...]:
    """The passages of a text, in whole words, whose surest piece reaches `least`."""
    found: list[Passage] = []
    at, size = 0, len(probabilities)
    edge = min(EDGE, least)
    while at < size:
        if probabilities[at] < edge:
            at += 1
            continue
        begin = at
        while at < size and (probabilities[at] >= edge or (at + 1 < size and probabilities[at + 1] >= edge)):
            at += 1  # one doubtful piece between two surer ones does not cut a passage
        surest = float(probabilities[begin:at].max())
        if surest >= least and (span := whole_words(text, starts[begin], ends[at - 1])):
            if found and span[0] < found[-1].end:
                last = found.pop()
                found.append(Passage(last.start, max(span[1], last.end), max(surest, last.probability)))
            else:
                found.append(Passage(*span, surest))
    return tuple(found)


def whole_words(text: str, start: int, end: int) -> tuple[int, int] | None:
    """[start, end) grown to whole words of letters and digits, 60 characters at most; None where nothing is left."""
    for _ in range(60):
        if not (0 < start < len(text) and text[start].isalnum() and text[start - 1].isalnum()):
            break
        start -= 1
    for _ in range(60):
        if not (0 < end < len(text) and text[end].isalnum() and text[end - 1].isalnum()):
            break
        end += 1
    while start < end and not text[start].isalnum() and text[start] not in "\"”'#@([":
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] in ",.;:"):
        end -= 1
    return (start, end) if start < end else None


def persons(
    text: str, starts: Sequence[int], ends: Sequence[int], inside: np.ndarray, begins: np.ndarray
) -> tuple[Passage, ...]:
    """The names of persons: runs of pieces inside a name, cut where the model says that another begins."""
    found: list[Passage] = []
    at, size = 0, len(inside)
    while at < size:
        if inside[at] < 0.5:
            at += 1
            continue
        begin = at
        at += 1
        while at < size and inside[at] >= 0.5 and not (begins[at] >= 0.5 and starts[at] > ends[at - 1]):
            at += 1
        if span := _name(text, *(whole_words(text, starts[begin], ends[at - 1]) or (0, 0))):
            if found and span[0] < found[-1].end:
                continue
            found.append(Passage(*span, float(inside[begin:at].mean())))
    return tuple(found)


def _name(text: str, start: int, end: int) -> tuple[int, int] | None:
    """A name without quotation marks and without the genitive's s where the name stands without it elsewhere."""
    while start < end and not text[start].isalnum():
        start += 1
    while start < end and not (text[end - 1].isalnum() or text[end - 1] == "."):
        end -= 1
    if end - start > 2 and text[end - 1] == "s":
        bare = text[start : end - 1]
        after = text.find(bare)
        while after >= 0:
            follows = text[after + len(bare) : after + len(bare) + 1]
            if after != start and not follows.isalnum():
                return start, end - 1
            after = text.find(bare, after + 1) if after < 20_000 else -1
    return (start, end) if start < end else None
