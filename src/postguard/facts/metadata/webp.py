"""WebP: the EXIF and XMP chunks of its RIFF container, changed in place."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from postguard.facts.metadata import exif, xmp
from postguard.facts.metadata.splice import Budget, Data, Part, Splice, Wanted, moved


def splices(data: Data, wanted: Wanted) -> Iterator[Splice]:
    """Changes that take what is wanted out of a WebP."""
    at, budget = 12, Budget()
    while len(head := data[at : at + 8]) == 8:
        budget.spend()
        length = struct.unpack("<I", head[4:])[0]
        part = Part(data, at + 8, at + 8 + length)
        if head[:4] == b"EXIF":
            yield from moved(exif.splices(part, wanted), at + 8)
        elif head[:4] == b"XMP ":
            yield from moved(xmp.splices(part, wanted), at + 8)
        at += 8 + length + length % 2
