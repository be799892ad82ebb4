"""Files made to confuse cost little time and memory, and no crash; what is found then is also removed, or nothing."""

from __future__ import annotations

import random
import struct
import time
import tracemalloc
import zlib

import metadata_files as make
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from metadata_files import MAKERS

from postguard.facts.metadata import EVERYTHING, Unread, cleaned, found
from postguard.facts.metadata.formats import has_unread_track

FILES = [make_it("position owner") for make_it in MAKERS.values()]
FILES += [make.film(make.xyz(), make.loci(59.3, 18.1), make.sony()), make.jpeg(exif_block=make.canon_note())]
NUMBERS = [
    b"\0\0\0\0",
    b"\xff\xff\xff\xff",
    b"\0\0\0\1",
    b"\x7f\xff\xff\xff",
    b"\0\0\0\x08",
    b"\x08\0\0\0",
    b"\0",
    b"\xff",
]


def sound(data: bytes) -> None:
    try:
        what = found(data)
        has_unread_track(data)
    except Unread:
        assert cleaned(data) is None
        return
    clean = cleaned(data)
    assert what or clean is None
    if clean is not None:
        assert not found(clean)
        assert len(clean) == len(data) or data.startswith(b"\x89PNG")


def mutated(data: bytes, seed: int) -> bytes:
    choose = random.Random(seed)
    new = bytearray(data)
    for _ in range(choose.randint(1, 6)):
        at = choose.randrange(len(new))
        act = choose.randrange(5)
        if act == 0:
            new[at] = choose.randrange(256)
        elif act == 1:
            value = choose.choice(NUMBERS)
            new[at : at + len(value)] = value
        elif act == 2 and len(new) > 40:
            del new[at : at + choose.randint(1, 40)]
        elif act == 3:
            new[at:at] = new[max(0, at - choose.randint(1, 200)) : at]
        elif len(new) > 80 and choose.random() < 0.3:
            del new[at + 40 :]
    return bytes(new)


@settings(max_examples=1500, deadline=None)
@given(st.integers(0, len(FILES) - 1), st.integers(0, 2**32))
def test_random_mutations(which: int, seed: int) -> None:
    sound(mutated(FILES[which], seed))


@settings(max_examples=300, deadline=None)
@given(st.sampled_from([data[:16] for data in FILES]), st.binary(max_size=300))
def test_any_bytes_after_a_signature(start: bytes, rest: bytes) -> None:
    sound(start + rest)


def nested(kind: bytes, depth: int) -> bytes:
    data = b""
    for _ in range(depth):
        data = struct.pack(">I4s", len(data) + 8, kind) + data
    return data


def wide_tiff(tag: int, count: int, length: int) -> bytes:
    """A TIFF whose many entries all point at the same long value."""
    entries = b"".join(struct.pack("<HHII", tag, 1, length, 8) for _ in range(count))
    body = make.packet("position").ljust(length, b" ")
    return b"II*\0" + struct.pack("<I", 8 + length) + body + struct.pack("<H", count) + entries + bytes(4)


def chained_tiff(count: int) -> bytes:
    """Directories that point at each other, each also at all as its children."""
    tables = b"".join(
        struct.pack("<HHHIII", 1, 0x014A, 4, count, 8, 8 + 18 * ((at + 1) % count)) for at in range(count)
    )
    return b"II*\0\x08\0\0\0" + tables


def bombs() -> bytes:
    chunk = b"XML:com.adobe.xmp\0\1\0\0\0" + zlib.compress(b" " * 15_000_000)
    one = struct.pack(">I4s", len(chunk), b"iTXt") + chunk + bytes(4)
    return b"\x89PNG\r\n\x1a\n" + one * 500 + struct.pack(">I4s", 0, b"IEND") + bytes(4)


def same_item(count: int) -> bytes:
    """HEIC whose many Exif items are one and the same place."""
    size = 1_000_000
    infe = b"".join(make.box(b"infe", b"\2\0\0\0", struct.pack(">HH4sB", at, 0, b"Exif", 0)) for at in range(count))
    iloc = b"".join(struct.pack(">HHHII", at, 0, 1, 0, size) for at in range(count))
    meta = make.box(
        b"meta",
        bytes(4),
        make.box(b"iinf", bytes(4), struct.pack(">H", count), infe),
        make.box(b"iloc", bytes(4), b"\x44\0", struct.pack(">H", count), iloc),
    )
    return make.box(b"ftyp", b"heic", bytes(4)) + meta + bytes(size)


HOSTILE = {
    "nested boxes": lambda: nested(b"moov", 20_000),
    "nested motion photos": lambda: make.box(b"ftyp", b"heic") + nested(b"mpvd", 20_000),
    "nested user data": lambda: make.film(nested(b"udta", 20_000)),
    "many boxes": lambda: make.film(in_moov=make.box(b"free") * 2_000_000),
    "huge box": lambda: make.box(b"ftyp", b"qt  ") + struct.pack(">I4sQ", 1, b"moov", 2**63),
    "huge ©xyz": lambda: make.film(make.xyz("+59.3+018.0/" + " " * 65_000)),
    "films in a film": lambda: make.film(make.box(b"abcd", make.film() * 20_000)),
    "films after a picture": lambda: make.jpeg(tail=make.film() * 10_000),
    "exif after a picture": lambda: make.jpeg(tail=(b"\xff\xe1\0\x20" + make.exif()[:28]) * 100_000),
    "tiny segments": lambda: b"\xff\xd8" + b"\xff\xe2\0\2" * 5_000_000,
    "padding": lambda: b"\xff\xd8" + b"\xff" * 20_000_000,
    "tiny chunks": lambda: b"\x89PNG\r\n\x1a\n" + (struct.pack(">I4s", 0, b"abcd") + bytes(4)) * 1_000_000,
    "packed bombs": bombs,
    "one packet, many entries": lambda: wide_tiff(700, 2_000, 1_000_000),
    "one note, many entries": lambda: wide_tiff(0x927C, 2_000, 1_000_000),
    "one long directory": lambda: wide_tiff(0xA431, 65_535, 1_000),
    "directories of directories": lambda: chained_tiff(40_000),
    "one item, many names": lambda: same_item(50_000),
    "unclosed elements": lambda: make.gif(b"<exif:GPSLatitude>5" * 800_000),
    "unclosed elements of many names": lambda: make.gif(b"".join(b"<a%d:GPSLatitude>5" % n for n in range(3_000))),
    "unclosed attributes": lambda: make.gif(b" GPSLatitude = '" * 800_000),
    "unclosed tags": lambda: make.gif(b"<exif:GPSLatitude " * 200_000),
    "one element of many tags": lambda: make.gif(b"<a:GPSLatitude>" + b"<" * 10_000_000 + b"</a:GPSLatitude>"),
    "gif blocks": lambda: make.saved("GIF")[:-1] + b"!\xfe" + b"\1a" * 5_000_000 + b"\0;",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_take_bounded_time_and_memory(name: str) -> None:
    data = HOSTILE[name]()
    start = time.process_time()
    sound(data)
    assert time.process_time() - start < 10, "a second or so is usual"
    tracemalloc.start()
    try:
        found(data)
        has_unread_track(data)
    except Unread:
        pass
    finally:
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert peak < 150_000_000


def test_all_is_said_to_be_found_in_the_files_mutated_here() -> None:
    assert all(found(data) for data in FILES)
    assert sum(found(data) == EVERYTHING for data in FILES) >= len(MAKERS)
