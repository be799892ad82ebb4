"""One directory of TIFF data and its entries (TIFF 6.0, section 2)."""

from __future__ import annotations

import struct
from typing import NamedTuple

from postguard.facts.metadata.splice import Data, too_much

_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4}
"""Bytes of a value, by its type."""

MAX_ENTRIES = 2000
"""Entries of a directory: the longest, of raw pictures, have some hundreds."""


class Entry(NamedTuple):
    """One entry. `at` is where its 12 bytes begin, [start, end) where its value stands, both in bytes of the data."""

    at: int
    tag: int
    kind: int
    start: int
    end: int

    @property
    def outside(self) -> tuple[int, int]:
        """The place of a value that does not fit into the entry itself; an empty range for one that does."""
        return (self.start, self.start) if self.start == self.at + 8 else (self.start, self.end)

    def numbers(self, data: Data, order: str, most: int) -> list[int]:
        """The value as whole numbers of 2 or 4 bytes, at most so many."""
        code, width = ("H", 2) if self.kind == 3 else ("I", 4)
        raw = data[self.start : min(self.end, self.start + most * width)]
        return list(struct.unpack(f"{order}{len(raw) // width}{code}", raw[: len(raw) // width * width]))

    def number(self, data: Data, order: str) -> int:
        """The first of the numbers; 0 where there is none."""
        return next(iter(self.numbers(data, order, 1)), 0)


class Table(NamedTuple):
    """A directory: its place with the offset of the next one, which is 0 for the last."""

    range: tuple[int, int]
    entries: tuple[Entry, ...]
    next: int


def read_table(data: Data, order: str, at: int, base: int = 0) -> Table | None:
    """The directory at an offset, or None where there is none. Values are at offsets from `base`.

    A value that begins or ends outside the data is cut off there. Raises Unread for a directory that is too long.
    """
    if not 0 < at <= len(data) - 2:
        return None
    count = struct.unpack(order + "H", data[at : at + 2])[0]
    if count > MAX_ENTRIES:
        raise too_much()
    raw = data[at + 2 : at + 2 + 12 * count]
    count = len(raw) // 12
    entries = []
    for number in range(count):
        tag, kind, length, value = struct.unpack_from(order + "HHII", raw, 12 * number)
        place = at + 2 + 12 * number
        size = _SIZES.get(kind, 1) * length
        start = place + 8 if size <= 4 else min(base + value, len(data))
        entries.append(Entry(place, tag, kind, start, min(start + size, len(data))))
    end = at + 2 + 12 * count
    following = data[end : end + 4]
    next_at = struct.unpack(order + "I", following)[0] if len(following) == 4 else 0
    return Table((at, end + len(following)), tuple(entries), next_at)
