"""The list of metadata in a film's meta box: QuickTime's keys and iTunes' items (QuickTime File Format, "Metadata")."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from postguard.facts.metadata import xmp
from postguard.facts.metadata.boxes import Box, boxes, freed
from postguard.facts.metadata.splice import Budget, Data, Part, Splice, Wanted, moved
from postguard.facts.metadata.values import is_film_owner, is_film_position, tells_iso6709, tells_owner

_POSITION: Wanted = frozenset({"position"})
_OWNER: Wanted = frozenset({"owner"})
_LONGEST = 65_536
"""Bytes of a value that are looked at."""


def content_of(data: Data, meta: Box) -> int:
    """Where the boxes inside a meta box begin: QuickTime has no version and flags there, ISO has."""
    return meta.body if data[meta.body + 4 : meta.body + 8] == b"hdlr" else meta.body + 4


def items(data: Data, meta: Box, wanted: Wanted, budget: Budget) -> Iterator[Splice]:
    """Changes that take what is wanted out of a meta box's list, and out of the XML that Sony's cameras put there."""
    keys: list[str] = []
    for box in boxes(data, content_of(data, meta), meta.end, budget):
        if box.kind == b"keys":
            keys = _keys(data, box, budget)
        elif box.kind == b"xml ":
            start = box.body + 4
            yield from moved(xmp.splices(Part(data, start, box.end), wanted), start)
        elif box.kind == b"ilst":
            for item in boxes(data, box.body, box.end, budget):
                yield from _item(data, item, keys, wanted, budget)


def _keys(data: Data, box: Box, budget: Budget) -> list[str]:
    at, keys = box.body + 8, []
    while at + 8 <= box.end:
        budget.spend()
        size = struct.unpack(">I", data[at : at + 4])[0]
        keys.append(data[at + 8 : min(at + size, box.end, at + 1024)].decode("latin-1"))
        at += max(8, size)
    return keys


def _item(data: Data, item: Box, keys: list[str], wanted: Wanted, budget: Budget) -> Iterator[Splice]:
    number = struct.unpack(">I", item.kind)[0]
    key = keys[number - 1] if 0 < number <= len(keys) else item.kind.decode("latin-1")
    value = ""
    for child in boxes(data, item.body, item.end, budget):
        text = data[child.body : min(child.end, child.body + _LONGEST)].decode("latin-1")
        if child.kind == b"name" and key == "----":
            key = text[4:]
        elif child.kind == b"data" and len(value) < _LONGEST:
            value += text[8:]  # after type and language
    if wanted >= _POSITION and is_film_position(key) and tells_iso6709(value):
        yield freed(data, item, _POSITION)
    elif wanted >= _OWNER and is_film_owner(key) and tells_owner(value):
        yield freed(data, item, _OWNER)
