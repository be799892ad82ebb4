"""GIF: an XMP packet in an application extension, changed in place."""

from __future__ import annotations

from collections.abc import Iterator

from postguard.facts.metadata import xmp
from postguard.facts.metadata.splice import Budget, Data, Part, Splice, Unread, Wanted, moved

_XMP = b"!\xff\x0bXMP DataXMP"
_TRAILER = 257
"""Bytes after a packet: a run that leads every reader of sub-blocks to the packet's end (XMP part 3, 1.1.2)."""


def splices(data: Data, wanted: Wanted) -> Iterator[Splice]:
    """Changes that take what is wanted out of a GIF."""
    budget = Budget(10 * 100_000)  # sub-blocks hold at most 255 bytes
    at = 13 + _colours(data[10:11])
    while introducer := data[at : at + 1]:
        start = at + len(_XMP)
        if introducer == b";":
            return
        if introducer == b"!":
            is_xmp = data[at:start] == _XMP
            at = _after_blocks(data, at + 2, budget)
            if is_xmp:
                yield from moved(xmp.splices(Part(data, start, at - 1 - _TRAILER), wanted), start)
        elif introducer == b",":
            at = _after_blocks(data, at + 11 + _colours(data[at + 9 : at + 10]), budget)
        else:
            raise Unread("filen är skadad eller avhuggen", "the file is broken or cut off")


def _colours(flags: bytes) -> int:
    """Bytes of the colour table that the flags announce."""
    return 3 * 2 ** ((flags[0] & 7) + 1) if flags and flags[0] & 0x80 else 0


def _after_blocks(data: Data, at: int, budget: Budget) -> int:
    while size := data[at : at + 1]:
        budget.spend()
        at += 1 + size[0]
        if not size[0]:
            return at
    return at
