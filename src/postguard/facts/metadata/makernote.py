"""Serial numbers and owners in the camera makers' own part of Exif, as far as their layouts are known.

Layouts and tags after ExifTool's tag tables (exiftool.org/TagNames, read 2026-12-01).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from postguard.facts.metadata.splice import Data, Splice, Unread
from postguard.facts.metadata.tiff_table import MAX_ENTRIES, Table, read_table
from postguard.facts.metadata.values import tells_owner

_SERIALS = {
    "canon": {0x0009, 0x000C, 0x0096},  # OwnerName, SerialNumber, InternalSerialNumber
    "nikon": {0x001D, 0x00A0},
    "fujifilm": {0x0010},
    "panasonic": {0x0025},
    "pentax": {0x0229},
    "olympus": {0x0101, 0x0102, 0x0201, 0x0301},  # of the camera, inside it, of lens and converter
}
_OLYMPUS_EQUIPMENT = 0x2010


def splices(data: Data, order: str, start: int, end: int) -> Iterator[Splice]:
    """Zeros for each serial number and owner in the maker note [start, end) of TIFF data; its layout stays."""
    for maker, table in _tables(data, order, start, end):
        for entry in table.entries:
            if entry.tag not in _SERIALS[maker] or not start <= entry.start <= entry.end <= end:
                continue
            raw = data[entry.start : min(entry.end, entry.start + 4096)]
            told = tells_owner(raw.decode("latin-1")) if entry.kind == 2 else any(raw)
            if told:
                yield Splice(entry.start, entry.start + len(raw), bytes(len(raw)), frozenset({"owner"}))


def _tables(data: Data, order: str, start: int, end: int) -> Iterator[tuple[str, Table]]:
    head = data[start : min(end, start + 20)]
    if head.startswith(b"Nikon\0\x02"):
        base = start + 10
        own = {b"II": "<", b"MM": ">"}.get(head[10:12], order)
        yield from _table("nikon", data, own, base + 8, base)
    elif head.startswith(b"FUJIFILM"):
        yield from _table("fujifilm", data, "<", start + 12, start)
    elif head.startswith(b"Panasonic\0"):
        yield from _table("panasonic", data, order, start + 12, 0)
    elif head.startswith(b"AOC\0"):
        yield from _table(
            "pentax", data, ">" if head[4:6] == b"MM" else "<" if head[4:6] == b"II" else order, start + 6, 0
        )
    elif head.startswith((b"OLYMPUS\0", b"OM SYSTEM\0")):
        own = {b"II": "<", b"MM": ">"}.get(head[8:10] if head.startswith(b"OLY") else head[12:14], order)
        for _, table in _table("olympus", data, own, start + (12 if head.startswith(b"OLY") else 16), start):
            for entry in table.entries:
                if entry.tag == _OLYMPUS_EQUIPMENT:  # a directory of its own
                    at = entry.start if entry.kind == 7 else start + entry.number(data, own)
                    yield from _table("olympus", data, own, at, start)
    elif _looks_like_canon(data, order, start):
        yield from _table("canon", data, order, start, 0)


def _looks_like_canon(data: Data, order: str, start: int) -> bool:
    """Canon's note has no name at its start: a directory whose first entry is the camera settings."""
    head = data[start : start + 6]
    if len(head) < 6:
        return False
    count, tag, kind = struct.unpack(order + "HHH", head)
    return count <= MAX_ENTRIES and tag in (0, 1) and kind == 3


def _table(maker: str, data: Data, order: str, at: int, base: int) -> Iterator[tuple[str, Table]]:
    try:
        table = read_table(data, order, at, base)
    except Unread:  # a layout that nobody here knows, under a known name
        return
    if table:
        yield maker, table
