"""Metadata inside picture files: taking out the place where a picture was taken, and nothing else."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator


def without_location(data: bytes) -> bytes | None:
    """A JPEG's bytes without the GPS position in its Exif part; every other byte, and so every pixel, as before.

    None where the file is no JPEG or holds no position.
    """
    if not data.startswith(b"\xff\xd8"):
        return None
    parts, changed = [data[:2]], False
    end = 2
    for start, end, marker in _segments(data):
        payload = data[start + 4 : end]
        if marker == 0xE1 and payload.startswith(b"Exif\x00\x00"):
            cleaned = _exif_without_location(payload)
            if cleaned is not None:
                changed = True
                parts.append(b"\xff\xe1" + struct.pack(">H", len(cleaned) + 2) + cleaned)
                continue
        parts.append(data[start:end])
    return b"".join((*parts, data[end:])) if changed else None


def _segments(data: bytes) -> Iterator[tuple[int, int, int]]:
    """Start, end and marker of each segment before the picture itself."""
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF and data[at + 1] != 0xDA:
        length = struct.unpack_from(">H", data, at + 2)[0]
        yield at, at + 2 + length, data[at + 1]
        at += 2 + length


def _exif_without_location(payload: bytes) -> bytes | None:
    """The payload with the pointer to the GPS table and the table's bytes overwritten with zeros, so that offsets of
    everything else (maker notes too) stay right; None where there is no such table."""
    tiff = bytearray(payload[6:])
    order = "<" if tiff[:2] == b"II" else ">"
    try:
        (first,) = struct.unpack_from(order + "I", tiff, 4)
        (count,) = struct.unpack_from(order + "H", tiff, first)
        for entry in range(first + 2, first + 2 + 12 * count, 12):
            tag, kind, number, value = struct.unpack_from(order + "HHII", tiff, entry)
            if tag == 0x8825:
                _blank_table(tiff, order, value)
                # The entry goes by turning it into a copy of nothing: an unknown private tag with the value 0.
                struct.pack_into(order + "HHII", tiff, entry, 0xEA1C, kind, number, 0)
                return payload[:6] + bytes(tiff)
    except struct.error:
        return None
    return None


def _blank_table(tiff: bytearray, order: str, table: int) -> None:
    sizes = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1, 9: 4, 10: 8}
    (count,) = struct.unpack_from(order + "H", tiff, table)
    for entry in range(table + 2, table + 2 + 12 * count, 12):
        _, kind, number, value = struct.unpack_from(order + "HHII", tiff, entry)
        length = sizes.get(kind, 1) * number
        if length > 4 and value + length <= len(tiff):
            tiff[value : value + length] = bytes(length)
    tiff[table : table + 2 + 12 * count + 4] = bytes(min(2 + 12 * count + 4, len(tiff) - table))


def has_location(data: bytes) -> bool:
    """Whether a picture's Exif part holds a position."""
    from PIL import ExifTags, Image

    with Image.open(io.BytesIO(data)) as image:
        return ExifTags.GPS.GPSLatitude in image.getexif().get_ifd(ExifTags.IFD.GPSInfo)
