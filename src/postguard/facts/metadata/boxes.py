"""The boxes of MP4, QuickTime, HEIC and AVIF files (ISO/IEC 14496-12, 4.2): where each begins and ends."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import NamedTuple

from postguard.facts.metadata.splice import MAX_PART, Budget, Data, Splice, Wanted, too_much

MAX_DEPTH = 8


class Box(NamedTuple):
    """A box: its type, where it begins, where its content begins and ends, in bytes; whether its end is missing."""

    kind: bytes
    start: int
    body: int
    end: int
    cut_off: bool


def boxes(data: Data, start: int, end: int, budget: Budget) -> Iterator[Box]:
    """The boxes in [start, end), up to the first that is none. The last may be cut off."""
    while end - start >= 8:
        budget.spend()
        head = data[start : start + 16]
        size, kind, body = struct.unpack(">I", head[:4])[0], head[4:8], start + 8
        if size == 1 and len(head) == 16:
            size, body = struct.unpack(">Q", head[8:])[0], start + 16
        elif size == 0:
            size = end - start
        if size < body - start:  # QuickTime ends a list with four zero bytes; anything else here is no box
            return
        yield Box(kind, start, min(body, end), min(start + size, end), start + size > end)
        start += size


def freed(data: Data, box: Box, what: Wanted) -> Splice:
    """The box as free space: nothing moves, and every reader passes over it."""
    if box.end - box.body > MAX_PART:
        raise too_much()
    return Splice(box.start + 4, box.end, b"free" + data[box.start + 8 : box.body] + bytes(box.end - box.body), what)
