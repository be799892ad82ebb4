"""Metadata in bytes of unknown form: after the picture of a JPEG, or in a camera maker's own box of a film.

Looked for by its full signature, which compressed pictures do not hold by chance.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from postguard.facts.metadata import film, tiff, xmp
from postguard.facts.metadata.splice import Budget, Data, Part, Splice, Wanted, moved

_CHUNK = 1 << 20
_EXIF = tuple(b"Exif\0\0" + order for order in tiff.ORDERS)
_XMP = b"http://ns.adobe.com/xap/1.0/\0"
_FILM = tuple(b"ftyp" + brand for brand in (b"mp4", b"iso", b"qt  ", b"avc1", b"heic", b"3gp"))
_WORDS = {b"Exif": _EXIF, b"http": (_XMP,), b"ftyp": _FILM}


def splices(data: Data, wanted: Wanted, *, films: bool) -> Iterator[Splice]:
    """Changes that take what is wanted out of whatever can be recognised in the data, whole films only on demand:
    a film carves its own boxes, and would go on without end."""
    budget = Budget(100)
    end_of_last = 0
    for at, signature in _places(data):
        if at < end_of_last or (signature == b"ftyp" and not films):
            continue
        budget.spend()
        if signature == b"ftyp":
            start, end_of_last = at - 4, len(data)
            yield from moved(film.splices(Part(data, start, len(data)), wanted, inner=True), start)
            continue
        start = at + (6 if signature in _EXIF else len(_XMP))
        # JPEG writes the length of the segment, itself included, before the signature; other boxes have none.
        length = struct.unpack(">H", data[at - 2 : at])[0] if at >= 4 and data[at - 4 : at - 2] == b"\xff\xe1" else 0
        end_of_last = min(len(data), at - 2 + length if length > start - at else at + 65536)
        part = Part(data, start, end_of_last)
        yield from moved((tiff if signature in _EXIF else xmp).splices(part, wanted), start)


def _places(data: Data) -> Iterator[tuple[int, bytes]]:
    """Where a signature begins, in order."""
    longest = len(_XMP)
    for chunk_at in range(0, len(data), _CHUNK):
        chunk = data[max(0, chunk_at - 4) : chunk_at + _CHUNK + longest]
        before = min(4, chunk_at)
        places = set()
        for word, signatures in _WORDS.items():  # a few short searches take a third of the time of all the long ones
            at = chunk.find(word, before)
            while before <= at < before + _CHUNK:
                signature = next((s for s in signatures if chunk.startswith(s, at)), None)
                if signature and (word != b"ftyp" or chunk[max(0, at - 4) : at - 1] == b"\0\0\0"):
                    places.add((chunk_at - before + at, word if word == b"ftyp" else signature))
                at = chunk.find(word, at + 1)
        yield from sorted(places)
