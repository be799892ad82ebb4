"""Tracks of measurements in a film, recorded beside picture and sound. They are recognised here, not read.

Action cameras, drones and some film cameras write a position several times a second into such a track.
"""

from __future__ import annotations

from collections.abc import Iterator

from postguard.facts.metadata.boxes import boxes
from postguard.facts.metadata.splice import Budget, Data, Metered

_PATH = (b"moov", b"trak", b"mdia", b"minf", b"stbl", b"stsd")
_FORMATS = (b"gpmd", b"camm", b"djmd", b"rtmd")
"""GoPro, Google's camera motion, DJI, Sony."""
_TIMED_KEYS = b"mebx"
"""Apple's track of keyed values; telephones write one into every film, mostly without positions."""
_LOCATION = b"location.ISO6709"


def has_track_of_positions(data: Data) -> bool:
    """Whether a film has a track that may hold positions. False for all that is no film. Raises Unread."""
    return any(_formats(Metered(data), 0, len(data), 0, Budget()))


def _formats(data: Data, start: int, end: int, depth: int, budget: Budget) -> Iterator[bool]:
    for box in boxes(data, start, end, budget):
        if box.kind != _PATH[depth]:
            continue
        if depth + 1 < len(_PATH):
            yield from _formats(data, box.body, box.end, depth + 1, budget)
            continue
        for entry in boxes(data, box.body + 8, box.end, budget):  # after version, flags and a count
            keys = data[entry.body : min(entry.end, entry.body + 65_536)] if entry.kind == _TIMED_KEYS else b""
            yield entry.kind in _FORMATS or _LOCATION in keys
