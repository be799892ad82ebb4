"""PNG: eXIf, XMP in iTXt, ImageMagick's "Raw profile" texts and its texts named after Exif tags."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator

from postguard.facts.metadata import exif, jpeg, xmp
from postguard.facts.metadata.png_text import PngText, read_text
from postguard.facts.metadata.splice import MAX_PART, Budget, Data, Part, Splice, Unread, Wanted, applied
from postguard.facts.metadata.values import is_latitude_or_longitude, tells_owner, tells_place

SIGNATURE = b"\x89PNG\r\n\x1a\n"
XMP_KEY = "XML:com.adobe.xmp"
_PROFILE = re.compile(r"(?i)raw profile type (?:exif|app1|xmp)")
_OWNER_KEY = re.compile(r"(?i)exif:(?:camera|body|lens)?(?:serialnumber|ownername)")


def splices(data: Data, wanted: Wanted) -> Iterator[Splice]:
    """Changes that take what is wanted out of a PNG; each chunk changed has a new checksum."""
    at, budget, room = len(SIGNATURE), Budget(), Budget(MAX_PART)
    while True:
        budget.spend()
        head = data[at : at + 8]
        if len(head) < 8:
            raise Unread("filen är skadad eller avhuggen", "the file is broken or cut off")
        length, kind = struct.unpack(">I", head[:4])[0], head[4:]
        start, end = at + 8, at + 8 + length
        if kind == b"eXIf":
            yield from _chunk(kind, at, end, _exif(Part(data, start, end), wanted))
        elif kind in (b"tEXt", b"zTXt", b"iTXt"):
            text = read_text(kind, Part(data, start, end)[:])
            if text:
                yield from _chunk(kind, at, end, _text(text, wanted, room))
        if kind == b"IEND":
            return
        at = end + 4


def _chunk(kind: bytes, at: int, end: int, found: tuple[bytes | None, Wanted]) -> Iterator[Splice]:
    """The chunk at `at` with another payload; without one, no chunk at all."""
    payload, what = found
    if what:
        body = kind + payload if payload is not None else b""
        new = struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body)) if body else b""
        yield Splice(at, end + 4, new, what)


def _exif(part: Data, wanted: Wanted) -> tuple[bytes, Wanted]:
    raw, changes = part[:], list(exif.splices(part, wanted))
    return applied(raw, changes), frozenset().union(*(change.what for change in changes))


def _text(text: PngText, wanted: Wanted, room: Budget) -> tuple[bytes | None, Wanted]:
    """The payload of a text chunk and what was found in it."""
    if text.key == XMP_KEY:
        new, what = xmp.edited(text.value(room), wanted)
        return (text.with_value(new) if what else None), what
    if _PROFILE.fullmatch(text.key):
        return _profile(text, wanted, room)
    name = text.key.removeprefix("exif:")
    told: Wanted = frozenset()
    if name != text.key and is_latitude_or_longitude(name) and tells_place(text.value(room).decode("latin-1")):
        told = frozenset({"position"})
    elif _OWNER_KEY.fullmatch(text.key) and tells_owner(text.value(room).decode("latin-1")):
        told = frozenset({"owner"})
    return None, told & wanted


def _profile(text: PngText, wanted: Wanted, room: Budget) -> tuple[bytes | None, Wanted]:
    """A profile in hexadecimal digits after its name and length; digits are changed where they stand."""
    value = text.value(room)
    head = re.match(rb"\s*\w+\s+\d+\s", value)
    if not head:
        return None, frozenset()
    start = head.end()
    digits = re.sub(rb"\s", b"", value[start:])
    try:
        raw = bytes.fromhex(digits.decode("ascii"))
    except ValueError:
        raise Unread("en textdel i filen är skadad", "a text in the file is broken") from None
    if raw.startswith(jpeg.XMP) or raw.lstrip().startswith(b"<"):
        new, what = xmp.edited(raw, wanted)
    else:
        new, what = _exif(raw, wanted)
    if not what:
        return None, what
    fresh = iter(new.hex().encode())
    spaced = bytes(c if c in b" \t\r\n\f\v" else next(fresh) for c in value[start:])
    return text.with_value(value[:start] + spaced), what
