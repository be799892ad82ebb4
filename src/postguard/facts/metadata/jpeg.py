"""JPEG: Exif and XMP in APP1, extended XMP over several of them, Photoshop's resources in APP13, and what telephones
append after the picture: further pictures, and the film of a motion photo."""

from __future__ import annotations

import hashlib
import struct
from collections import defaultdict
from collections.abc import Iterator

from postguard.facts.metadata import carve, exif, photoshop, xmp
from postguard.facts.metadata.splice import Budget, Data, Part, Splice, Unread, Wanted, joined, moved, spread

XMP = b"http://ns.adobe.com/xap/1.0/\0"
EXTENSION = b"http://ns.adobe.com/xmp/extension/\0"
PHOTOSHOP = b"Photoshop 3.0\0"
_HEAD = len(EXTENSION) + 40
"""Bytes before the data of an extension: its name, the hash of the whole in hex, the whole's length, an offset."""


def splices(data: Data, wanted: Wanted) -> Iterator[Splice]:
    """Changes that take what is wanted out of a JPEG. Raises Unread where its segments cannot be followed."""
    packets: list[tuple[int, int]] = []
    extensions: dict[bytes, list[tuple[int, int, int]]] = defaultdict(list)
    end = 2
    for start, end, marker in _segments(data):
        head = data[start : min(end, start + _HEAD)]
        if marker == 0xE1 and head.startswith(exif.HEADER):
            yield from moved(exif.splices(Part(data, start, end), wanted), start)
        elif marker == 0xE1 and head.startswith(XMP):
            packets.append((start + len(XMP), end))
        elif marker == 0xE1 and head.startswith(EXTENSION) and len(head) == _HEAD:
            guid, offset = head[len(EXTENSION) : len(EXTENSION) + 32], struct.unpack(">I", head[-4:])[0]
            extensions[guid].append((offset, start + _HEAD, end))
        elif marker == 0xED and head.startswith(PHOTOSHOP):
            start += len(PHOTOSHOP)
            yield from moved(_photoshop(Part(data, start, end), wanted), start)
    yield from _xmp(data, packets, extensions, wanted)
    yield from moved(carve.splices(Part(data, end, len(data)), wanted, films=True), end)


def _photoshop(data: Data, wanted: Wanted) -> Iterator[Splice]:
    for number, start, end in photoshop.resources(data):
        if number in photoshop.EXIF:
            yield from moved(exif.splices(Part(data, start, end), wanted), start)
        elif number == photoshop.XMP:
            yield from moved(xmp.splices(Part(data, start, end), wanted), start)


def _segments(data: Data) -> Iterator[tuple[int, int, int]]:
    """Start and end of the payload, and the marker, of each segment up to the picture's own data."""
    at, budget = 2, Budget()
    while True:
        budget.spend()
        head = data[at : at + 4]
        if head[:1] != b"\xff":
            raise Unread("filen är skadad eller avhuggen", "the file is broken or cut off")
        if head[1:2] == b"\xff":  # padding before a marker
            at += 1
            continue
        if len(head) < 4:
            raise Unread("filen är skadad eller avhuggen", "the file is broken or cut off")
        marker, length = head[1], struct.unpack(">H", head[2:])[0]
        if marker == 0x01 or 0xD0 <= marker <= 0xD8:  # markers without a length
            at += 2
            continue
        yield at + 4, max(at + 4, at + 2 + length), marker
        if marker in (0xD9, 0xDA):
            return
        at += 2 + max(2, length)


def _xmp(
    data: Data,
    packets: list[tuple[int, int]],
    extensions: dict[bytes, list[tuple[int, int, int]]],
    wanted: Wanted,
) -> Iterator[Splice]:
    """Packets and their extensions. An extension is named by its MD5, which the packet repeats: all are renewed."""
    renamed: dict[bytes, bytes] = {}
    renaming: Wanted = frozenset()
    for guid, pieces in extensions.items():
        ranges = [(start, end) for _, start, end in sorted(pieces)]
        whole = joined(data, ranges)
        new, what = xmp.edited(whole, wanted)
        if not what:
            continue
        yield from spread(new, ranges, what)
        if _md5(whole) == guid.upper():
            renamed[guid], renaming = _md5(new), renaming | what
            for start, _ in ranges:
                yield Splice(start - 40, start - 8, _md5(new), what)
    for start, end in packets:
        raw = data[start:end]
        new, what = xmp.edited(raw, wanted)
        for old, guid in renamed.items():
            if old in new:
                new, what = new.replace(old, guid), what | renaming
        if what:
            yield Splice(start, end, new, what)


def _md5(data: bytes) -> bytes:
    return hashlib.md5(data, usedforsecurity=False).hexdigest().upper().encode()
