"""Photoshop's image resources (JPEG APP13, TIFF 34377).

IPTC IIM, one of them, has no coordinates: its names of places are meant to be published. Exif and XMP may stand in
others a second time.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from postguard.facts.metadata.splice import Budget, Data

EXIF, XMP = (0x0422, 0x0423), 0x0424


def resources(data: Data) -> Iterator[tuple[int, int, int]]:
    """Number, start and end of each in a run of resources."""
    at, budget = 0, Budget()
    while data[at : at + 4] == b"8BIM":
        budget.spend()
        head = data[at + 4 : at + 7]
        if len(head) < 3:
            return
        name = at + 6 + (head[2] + 2) // 2 * 2  # a Pascal string, its length byte included in the padding to even
        size = data[name : name + 4]
        if len(size) < 4:
            return
        start = name + 4
        end = start + struct.unpack(">I", size)[0]
        yield struct.unpack(">H", head[:2])[0], start, end
        at = end + end % 2
