"""A long text in windows that the model can read: they overlap, end between words, and there are only so many."""

from __future__ import annotations

from typing import NamedTuple

WHOLE = 507
"""Pieces of a text that is read at once: with begin, end and the three of the prefix the model's 512."""
PART = 250
"""Pieces of a window of a longer text: in smaller windows a detail weighs more."""
OVERLAP = 40
MOST = 16
"""Windows that are read of one text: some 3,300 pieces, 13,000 characters; what stands later is said to be unread."""


class Window(NamedTuple):
    """The pieces [start, end) of a text."""

    start: int
    end: int


def windows(starts: list[int], ends: list[int]) -> list[Window]:
    """The windows over pieces that start and end at these code points."""
    if len(starts) <= WHOLE:
        return [Window(0, len(starts))]
    found = [Window(0, _between_words(starts, ends, PART, 1))]
    while found[-1].end < len(starts) and len(found) < MOST:
        last = found[-1]
        start = _between_words(starts, ends, last.end - OVERLAP, last.start + 1)
        found.append(Window(start, _between_words(starts, ends, min(start + PART, len(starts)), last.end + 1)))
    return found


def _between_words(starts: list[int], ends: list[int], at: int, least: int) -> int:
    """The last place up to `at` where a word ends; `at` itself in a word of over 40 pieces."""
    if at >= len(starts):
        return at
    for place in range(at, max(least, at - 40), -1):
        if starts[place] > ends[place - 1]:
            return place
    return at
