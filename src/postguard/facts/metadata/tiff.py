"""TIFF directories: the form of Exif data everywhere, and of TIFF files. Entries go in place, so no offset moves."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from typing import NamedTuple

from postguard.facts.metadata import makernote, photoshop, xmp
from postguard.facts.metadata.splice import (
    MAX_PART,
    Budget,
    Data,
    Metered,
    Part,
    Splice,
    Unread,
    Wanted,
    What,
    minus,
    moved,
    too_much,
)
from postguard.facts.metadata.tiff_table import Entry, Table, read_table
from postguard.facts.metadata.values import tells_owner

ORDERS = {b"II*\0": "<", b"MM\0*": ">"}
ARTIST, GPS, MAKER_NOTE, XMP, PHOTOSHOP = 0x013B, 0x8825, 0x927C, 700, 34377
OWNERS = {0xA430, 0xA431, 0xA435, 0xC62F, 0xFDE8, 0xFDE9}
"""CameraOwnerName, BodySerialNumber, LensSerialNumber (Exif 2.3), CameraSerialNumber (DNG 1.0), OwnerName and
SerialNumber as Camera Raw writes them."""
_CHILDREN = {0x8769, 0x014A}  # the Exif directory, and further pictures
_HOLDERS = {XMP, PHOTOSHOP, MAKER_NOTE, ARTIST}
_NAMES = {*OWNERS, ARTIST}
_LONGEST = 65_536
"""Bytes of a name that are looked at."""
_COORDINATES = {0x02, 0x04, 0x14, 0x16}  # latitude and longitude, of the camera and of what it was pointed at
_PIXELS = {273: 279, 324: 325, 513: 514}  # offsets of strips, tiles, the thumbnail: with the tag of their lengths
# Exif 2.2 put several roles into Artist: "Camera owner, N. N.; Photographer, N. N.". A plain Artist is the
# photographer's credit, which nobody may take away (upphovsrättslagen 3 § and 52 g §).
_OWNER_IN_ARTIST = re.compile(r"(?i)\s*camera\s?owner\b")


class _Doomed(NamedTuple):
    table: Table
    entry: Entry
    ranges: list[tuple[int, int]]


def splices(data: Data, wanted: Wanted) -> Iterator[Splice]:
    """Changes that take what is wanted out of TIFF data. Nothing for data of another kind; Unread for BigTIFF."""
    order = ORDERS.get(data[:4])
    if order is None:
        if data[:4] in (b"II+\0", b"MM\0+"):
            raise Unread("BigTIFF läses inte", "BigTIFF is not read")
        return
    data = Metered(data)
    tables = list(_tables(data, order))
    doomed: list[_Doomed] = []
    budget = Budget(1000)
    what: set[What] = set()
    for table in tables:
        for entry in table.entries:
            if entry.tag == GPS and "position" in wanted:
                gps = read_table(data, order, entry.number(data, order))
                if gps and _has_position(data, order, gps):
                    what.add("position")
                    doomed.append(_Doomed(table, entry, [gps.range, *(e.outside for e in gps.entries)]))
            elif "owner" in wanted and _is_owner(data, entry):
                what.add("owner")
                doomed.append(_Doomed(table, entry, [entry.outside]))
            elif entry.tag in _HOLDERS:
                budget.spend()
                yield from _inside(data, order, entry, wanted)
    if doomed:
        yield from _without(data, order, tables, doomed, frozenset(what))


def _tables(data: Data, order: str) -> Iterator[Table]:
    waiting, seen, budget = [struct.unpack_from(order + "I", data[4:8].ljust(4, b"\0"))[0]], {0}, Budget()
    while waiting:
        at = waiting.pop()
        table = None if at in seen else read_table(data, order, at)
        if table is None:
            continue
        seen.add(at)
        budget.spend(1 + len(table.entries))
        yield table
        waiting.append(table.next)
        for entry in table.entries:
            if entry.tag in _CHILDREN:
                waiting += entry.numbers(data, order, 1000)


def _has_position(data: Data, order: str, gps: Table) -> bool:
    for entry in gps.entries:
        if entry.tag not in _COORDINATES:
            continue
        raw = data[entry.start : min(entry.end, entry.start + 24)]
        if entry.kind in (5, 10):  # degrees, minutes and seconds as fractions; 0/0 is what cameras write without a fix
            numbers = struct.unpack(f"{order}{len(raw) // 8 * 2}I", raw[: len(raw) // 8 * 8])
            if any(above and below for above, below in zip(numbers[::2], numbers[1::2])):
                return True
        elif raw.strip(b"\0 0.,+"):
            return True
    return False


def _is_owner(data: Data, entry: Entry) -> bool:
    """Whether the entry tells the owner or a serial number, and nothing else."""
    text = data[entry.start : min(entry.end, entry.start + _LONGEST)].decode("latin-1") if entry.tag in _NAMES else ""
    if entry.tag == ARTIST:
        return all(map(_OWNER_IN_ARTIST.match, text.split("\0")[0].split(";")))
    return entry.tag in OWNERS and tells_owner(text)


def _inside(data: Data, order: str, entry: Entry, wanted: Wanted) -> Iterator[Splice]:
    """Changes inside the value of an entry that stays."""
    part = Part(data, entry.start, entry.end)
    if entry.tag == XMP:
        yield from moved(xmp.splices(part, wanted), entry.start)
    elif entry.tag == PHOTOSHOP:
        for number, start, end in photoshop.resources(part):
            if number == photoshop.XMP:  # its Exif would be TIFF data inside TIFF data, and so on without end
                start, end = entry.start + start, entry.start + end
                yield from moved(xmp.splices(Part(data, start, end), wanted), start)
    elif entry.tag == MAKER_NOTE and "owner" in wanted:
        yield from makernote.splices(data, order, entry.start, entry.end)
    elif entry.tag == ARTIST and "owner" in wanted and entry.kind == 2:
        raw = data[entry.start : min(entry.end, entry.start + _LONGEST)]
        roles = raw.split(b"\0")[0].decode("latin-1").split(";")
        others = [role for role in roles if not _OWNER_IN_ARTIST.match(role)]
        if len(others) < len(roles):
            left = ";".join(others).strip().encode("latin-1").ljust(len(raw), b"\0")
            yield Splice(entry.start, entry.start + len(raw), left, frozenset({"owner"}))


def _without(data: Data, order: str, tables: list[Table], doomed: list[_Doomed], what: Wanted) -> Iterator[Splice]:
    """The directories without their doomed entries, and zeros where those had their values.

    Bytes that anything else uses stay: some writers store the same text once for two entries, and a broken file may
    point into the picture.
    """
    gone = {entry for _, entry, _ in doomed}
    for table in tables:
        stay = [entry for entry in table.entries if entry not in gone]
        if len(stay) < len(table.entries):
            rows = b"".join(data[entry.at : entry.at + 12] for entry in stay)
            rows = struct.pack(order + "H", len(stay)) + rows + struct.pack(order + "I", table.next)
            start, end = table.range
            yield Splice(start, end, rows[: end - start].ljust(end - start, b"\0"), what)
    kept = [(0, 8)]
    for table in tables:
        kept += [table.range, *(entry.outside for entry in table.entries if entry not in gone)]
        kept += _pixels(data, order, table)
    for start, end in minus([r for one in doomed for r in one.ranges], kept):
        if end - start > MAX_PART:
            raise too_much()
        yield Splice(start, end, bytes(end - start), what)


def _pixels(data: Data, order: str, table: Table) -> Iterator[tuple[int, int]]:
    by_tag = {entry.tag: entry for entry in table.entries}
    for offsets, lengths in _PIXELS.items():
        if offsets in by_tag and lengths in by_tag:
            starts, sizes = (by_tag[tag].numbers(data, order, MAX_PART // 4) for tag in (offsets, lengths))
            yield from ((start, start + size) for start, size in zip(starts, sizes))
