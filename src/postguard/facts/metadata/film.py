"""MP4 and QuickTime films, and the boxes around HEIC and AVIF pictures: where metadata stands in them."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from postguard.facts.metadata import carve, heif, xmp
from postguard.facts.metadata.boxes import MAX_DEPTH, Box, boxes, freed
from postguard.facts.metadata.film_items import items
from postguard.facts.metadata.splice import Budget, Data, Part, Splice, Unread, Wanted, moved
from postguard.facts.metadata.values import tells_iso6709

_XMP = bytes.fromhex("be7acfcb97a942e89c71999491e3afac")
"""The UUID of XMP (XMP part 3, 1.2.7)."""
_CONTAINERS = (b"moov", b"trak", b"udta")
_POSITION: Wanted = frozenset({"position"})
_OWNER: Wanted = frozenset({"owner"})


def splices(data: Data, wanted: Wanted, *, inner: bool = False) -> Iterator[Splice]:
    """Changes that take what is wanted out of a film or a HEIC picture; `inner` when it stands inside a picture.

    Raises Unread where the index is missing.
    """
    budget, indexed = Budget(), False
    for box in boxes(data, 0, len(data), budget):
        indexed = indexed or (box.kind in (b"moov", b"meta") and not box.cut_off)
        if box.kind == b"mpvd" and not inner:  # the film of a motion photo
            yield from moved(splices(Part(data, box.body, box.end), wanted, inner=True), box.body)
        else:
            yield from _box(data, box, wanted, budget, 0)
    if not indexed:
        raise Unread("filen är skadad eller avhuggen", "the file is broken or cut off")


def _box(data: Data, box: Box, wanted: Wanted, budget: Budget, depth: int) -> Iterator[Splice]:
    if depth > MAX_DEPTH:
        raise Unread("delarna i filen är nästlade för djupt", "the file's parts are nested too deep")
    if box.kind == b"cmov":
        raise Unread("filmens index är packat", "the film's index is packed")
    if box.kind in _CONTAINERS:
        children = list(boxes(data, box.body, box.end, budget))
        gopro = box.kind == b"udta" and any(child.kind == b"FIRM" for child in children)
        for child in children:
            if box.kind == b"udta":
                yield from _user_data(data, child, wanted, gopro)
            yield from _box(data, child, wanted, budget, depth + 1)
    elif box.kind == b"meta":
        yield from heif.splices(data, box, wanted, budget)
        yield from items(data, box, wanted, budget)
    elif box.kind == b"uuid" and data[box.body : box.body + 16] == _XMP:
        yield from _packet(data, box.body + 16, box.end, wanted)
    elif box.kind == b"XMP_":
        yield from _packet(data, box.body, box.end, wanted)
    elif box.kind == b"uuid" and depth:
        yield from moved(carve.splices(Part(data, box.body, box.end), wanted, films=False), box.body)


def _packet(data: Data, start: int, end: int, wanted: Wanted) -> Iterator[Splice]:
    return moved(xmp.splices(Part(data, start, end), wanted), start)


def _user_data(data: Data, box: Box, wanted: Wanted, gopro: bool) -> Iterator[Splice]:
    """Boxes that stand only in user data."""
    raw = data[box.body : min(box.end, box.body + 4096)]
    if box.kind == b"\xa9xyz":
        if wanted >= _POSITION and tells_iso6709(raw[4:].decode("latin-1")):  # after a length and a language
            yield freed(data, box, _POSITION)
    elif box.kind == b"loci":
        if wanted >= _POSITION and _tells_loci(raw):
            yield freed(data, box, _POSITION)
    elif box.kind in (b"CAME", b"LENS") and gopro:
        if wanted >= _OWNER and any(raw):
            yield freed(data, box, _OWNER)
    elif box.kind not in (b"meta", b"XMP_", b"uuid"):
        yield from moved(carve.splices(Part(data, box.body, box.end), wanted, films=False), box.body)


def _tells_loci(raw: bytes) -> bool:
    """Whether a 3GPP location (TS 26.244, 8.9) is one: longitude and latitude in 16.16 bits after a name and a role."""
    wide = raw[6:8] in (b"\xfe\xff", b"\xff\xfe")
    end = next((at for at in range(6, len(raw), 2) if raw[at : at + 2] == b"\0\0"), -1) if wide else raw.find(b"\0", 6)
    place = raw[end + (3 if wide else 2) :][:8]
    return end > 0 and len(place) == 8 and any(struct.unpack(">ii", place))
