"""Which names and values of metadata tell a position, or the camera's owner."""

from __future__ import annotations

import re

_ZERO_OR_UNKNOWN = re.compile(r"(?i)[\W0_]*|unknown|none|n/?a|null")
_POSITION_NAME = re.compile(r"(?i)gps(?:dest)?(?:latitude|longitude|longtitude|position|coordinates)|geo:(?:lat|long)")
_FILM_POSITION = re.compile(
    r"(?i)location\.iso6709|location(?:-[a-z]{3})?|\N{COPYRIGHT SIGN}xyz|gps(?:latitude|longitude|coordinates)"
)
_FILM_OWNER = re.compile(
    r"(?i)(?:camera|body|lens|device|internal)?[ _.-]?serial[ _.-]?(?:no|num|number)?|(?:camera)?[ _.-]?owner(?:[ _.-]?name)?"
)


def is_latitude_or_longitude(name: str) -> bool:
    """Whether a property of this name (with its prefix only for geo:) is one half of a position."""
    return bool(_POSITION_NAME.fullmatch(name))


def tells_place(value: str) -> bool:
    """Whether a coordinate is anything but empty or zero. "0/1, 0/1, 0/1" and "0,0.0N" are what cameras without
    reception write."""
    return bool(re.search("[1-9]", re.sub(r"/\s{0,9}\d{1,20}", "", value)))


def tells_iso6709(value: str) -> bool:
    """Whether an ISO 6709 string (+59.3293+018.0686+012.0/) is a place: the altitude alone is none."""
    pair = re.search(r"([+-][\d.]{1,20})([+-][\d.]{1,20})", value)
    return tells_place(f"{pair[1]} {pair[2]}") if pair else False


def tells_owner(value: str) -> bool:
    """Whether a serial number or an owner's name is there: not empty, zeros or "unknown"."""
    return not _ZERO_OR_UNKNOWN.fullmatch(value.strip("\0 \t\r\n"))


def is_film_position(key: str) -> bool:
    """Whether a film's metadata key, such as com.apple.quicktime.location.ISO6709, holds a position."""
    return any(_FILM_POSITION.fullmatch(part) for part in (key, ".".join(key.split(".")[-2:]), key.split(".")[-1]))


def is_film_owner(key: str) -> bool:
    """Whether a film's metadata key, such as com.apple.proapps.serialno, holds a serial number or an owner."""
    return bool(_FILM_OWNER.fullmatch(key.split(".")[-1]))
