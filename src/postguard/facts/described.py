"""Whom a picture's own metadata says that it shows, how old the models were, and the ids that it is known by.

IPTC Photo Metadata Standard 2023.2: Person Shown in the Image, Model Age, Digital Image GUID; XMP: dc:identifier and
xmpMM's ids; EXIF 3.0: ImageUniqueID. The names stay in memory: no finding and no cache holds them.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

from postguard.facts.media import open_picture, strict_pillow

_EXIF_IFD, _IMAGE_UNIQUE_ID = 0x8769, 0xA420
_MOST_XMP = 1_000_000
"""Bytes of an XMP packet that are read; longer ones hold depth maps and thumbnails, in further packets."""
_MOST = 200
"""Names, ages or ids of one picture that are taken."""
_NAMES = ("PersonInImage", "PersonName")  # the second inside PersonInImageWDetails
_IDS = ("DigImageGUID", "identifier", "DocumentID", "OriginalDocumentID", "ImageUniqueID", "ImageSupplierImageID")


class Described(NamedTuple):
    """What a picture's metadata says of the people in it: names, ages in years, and ids of the picture."""

    persons: tuple[str, ...] = ()
    ages: tuple[int, ...] = ()
    ids: tuple[str, ...] = ()


def describe(path: Path) -> Described:
    """What the metadata of a picture says; nothing where it has none or it cannot be read."""
    try:
        with strict_pillow(), open_picture(path) as image:
            unique = image.getexif().get_ifd(_EXIF_IFD).get(_IMAGE_UNIQUE_ID)
            packet = image.info.get("xmp") or image.info.get("XML:com.adobe.xmp") or b""
    except Exception:  # a decoder may raise anything; whether the picture can be read is asked elsewhere
        return Described()
    found = _in_packet(packet if isinstance(packet, bytes) else str(packet).encode())
    own = (unique.strip("\0 "),) if isinstance(unique, str) and unique.strip("\0 ") else ()
    return found._replace(ids=(*own, *found.ids))


def _in_packet(packet: bytes) -> Described:
    if len(packet) > _MOST_XMP or b"<!" in packet:  # a document type or an entity has no place in XMP
        return Described()
    try:
        root = ElementTree.fromstring(packet.strip(b"\0 \r\n"))  # noqa: S314  # no entities: see above
    except (ElementTree.ParseError, ValueError):
        return Described()
    found: dict[str, list[str]] = {}
    for element in root.iter():
        local = _local(element.tag)
        values = [text.strip() for text in element.itertext() if text.strip()]
        found.setdefault(local, []).extend(values)
        for name, value in element.attrib.items():
            found.setdefault(_local(name), []).append(value.strip())
    persons = [name for key in _NAMES for name in found.get(key, ())]
    ages = [int(age) for age in found.get("ModelAge", ()) if re.fullmatch(r"\d{1,3}", age)]
    ids = [id for key in _IDS for id in found.get(key, ())]
    return Described(_first(persons), tuple(ages[:_MOST]), _first(ids))


def _first(values: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value))[:_MOST]


def _local(tag: str) -> str:
    return tag.rsplit("}", 1)[-1]
