"""HEIC and AVIF: Exif and XMP are items, whose places in the file the meta box lists (ISO/IEC 23008-12, Annex A)."""

from __future__ import annotations

import struct
from collections import defaultdict
from collections.abc import Iterator

from postguard.facts.metadata import exif, xmp
from postguard.facts.metadata.boxes import Box, boxes
from postguard.facts.metadata.splice import (
    Budget,
    Data,
    Part,
    Splice,
    Wanted,
    applied,
    joined,
    moved,
    spread,
)

_XMP = b"application/rdf+xml"


def splices(data: Data, meta: Box, wanted: Wanted, budget: Budget) -> Iterator[Splice]:
    """Changes in the items of a meta box that take out what is wanted. Nothing for a film's meta box."""
    inside = {box.kind: box for box in boxes(data, meta.body + 4, meta.end, budget)}
    if b"iinf" not in inside or b"iloc" not in inside:
        return
    places = _places(data, inside[b"iloc"], inside.get(b"idat"), budget)
    for id, kind in _items(data, inside[b"iinf"], budget):
        ranges = [(start, min(end, len(data))) for start, end in places[id] if start < len(data)]
        whole = joined(data, ranges)
        if kind == b"Exif":
            start = 4 + struct.unpack(">I", whole[:4].rjust(4, b"\0"))[0]  # how far the TIFF header stands from here
            changes = list(moved(exif.splices(Part(whole, start, len(whole)), wanted), start))
            new, what = applied(whole, changes), frozenset().union(*(change.what for change in changes))
        else:
            new, what = xmp.edited(whole, wanted)
        if what:
            yield from spread(new, ranges, what)


def _items(data: Data, iinf: Box, budget: Budget) -> Iterator[tuple[int, bytes]]:
    """Id and kind of each item that holds Exif or XMP."""
    start = iinf.body + (6 if data[iinf.body : iinf.body + 1] == b"\0" else 8)
    for box in boxes(data, start, iinf.end, budget):
        raw = data[box.body : min(box.end, box.body + 1024)]
        wide = 4 if raw[:1] == b"\3" else 2
        if box.kind != b"infe" or raw[:1] not in (b"\2", b"\3") or len(raw) < 10 + wide:
            continue
        id, kind = int.from_bytes(raw[4 : 4 + wide], "big"), raw[6 + wide : 10 + wide]
        content_type = raw[10 + wide :].split(b"\0")[1:2]  # after the item's name
        if kind == b"Exif" or (kind == b"mime" and content_type == [_XMP]):
            yield id, kind


def _places(data: Data, iloc: Box, idat: Box | None, budget: Budget) -> dict[int, list[tuple[int, int]]]:
    """Where the bytes of each item stand, by id."""
    places: dict[int, list[tuple[int, int]]] = defaultdict(list)
    raw = data[iloc.body : iloc.end]
    if len(raw) < 8:
        return places
    version, sizes = raw[0], raw[4:6]
    offset_size, length_size, base_size = sizes[0] >> 4, sizes[0] & 15, sizes[1] >> 4
    index_size = sizes[1] & 15 if version else 0
    at = 6

    def number(size: int) -> int:
        nonlocal at
        at += size
        return int.from_bytes(raw[at - size : at], "big")

    for _ in range(number(4 if version == 2 else 2)):
        budget.spend()
        if at >= len(raw):
            break
        id = number(4 if version == 2 else 2)
        method = number(2) & 15 if version else 0
        number(2)  # which file the data stand in: this one
        base = number(base_size) + (idat.body if method == 1 and idat else 0)
        for _ in range(number(2)):
            budget.spend()
            number(index_size)
            start, length = base + number(offset_size), number(length_size)
            if method in (0, 1):
                places[id].append((start, start + length if length else len(data)))
    return places
