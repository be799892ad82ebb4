"""XMP packets (ISO 16684-1): properties as attributes or elements, blanked with spaces so that no length changes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from postguard.facts.metadata.splice import MAX_PART, Budget, Data, Splice, Wanted, What, too_much
from postguard.facts.metadata.values import is_latitude_or_longitude, tells_owner, tells_place

# By local name: prefixes may be anything. Position: exif:, drone-dji:, and inside Iptc4xmpExt:LocationShown and
# LocationCreated; owner: aux:, exifEX:, drone-dji:, and serialNo in the XML that Sony's film cameras write.
_POSITION = r"gps\w{0,40}|lat|long"
_OWNER = r"(?:camera|body|lens|drone|internal)?serialnumber|serialno|(?:camera)?ownername"
_ATTRIBUTE = re.compile(
    rf"(?i)(?<=[\s:\"'])(?:(?P<position>{_POSITION})|(?P<owner>{_OWNER}))\s{{0,99}}=\s{{0,99}}"
    r"(?P<value>\"[^\"<]{0,4096}\"|'[^'<]{0,4096}')"
)
_ELEMENT = re.compile(
    rf"(?i)<(?P<prefix>[\w.-]{{1,64}}:)?(?:(?P<position>{_POSITION})|(?P<owner>{_OWNER}))(?=[\s/>])[^<>]{{0,4096}}>"
)
_MOST = 10_000
"""Properties of a packet that are looked at; a list of places has some dozens."""
_HINTS = (b"gps", b"geo:", b"serialn", b"ownername")
_PREFIX = re.compile(r"[\w.-]{1,64}:$")


class _Property(NamedTuple):
    start: int
    end: int
    name: str
    is_owner: bool
    value: str


def splices(data: Data, wanted: Wanted) -> Iterator[Splice]:
    """The one change that takes what is wanted out of a packet."""
    if len(data) > MAX_PART:
        raise too_much()
    raw = data[:]
    new, what = edited(raw, wanted)
    if what:
        yield Splice(0, len(raw), new, what)


def edited(raw: bytes, wanted: Wanted) -> tuple[bytes, Wanted]:
    """A packet without what is wanted, as long as before, and what was found in it."""
    encoding = _encoding(raw)
    lowered = raw.lower()
    if encoding == "latin-1" and not any(hint in lowered for hint in _HINTS):
        return raw, frozenset()  # what most packets are, the long ones with depth maps above all
    odd = len(raw) % (2 if encoding.startswith("utf-16") else 1)
    text = raw[: len(raw) - odd].decode(encoding, "surrogatepass")
    properties = list(_properties(text))
    what: set[What] = set()
    position = any(not p.is_owner and is_latitude_or_longitude(p.name) and tells_place(p.value) for p in properties)
    gone = []
    for one in properties:
        if one.is_owner and "owner" in wanted and tells_owner(one.value):
            what.add("owner")
            gone.append(one)
        elif not one.is_owner and position and "position" in wanted:
            what.add("position")
            gone.append(one)
    if not what:
        return raw, frozenset()
    parts, last = [], 0
    for one in sorted(gone):
        start = max(last, one.start)
        end = max(start, one.end)
        parts += [text[last:start], " " * (end - start)]
        last = end
    blanked = "".join((*parts, text[last:]))
    return blanked.encode(encoding, "surrogatepass") + raw[len(raw) - odd :], frozenset(what)


def _encoding(raw: bytes) -> str:
    """Latin-1 stands for everything ASCII-like: only ASCII is looked for, and no byte may change its length."""
    start = raw[:4]
    if start.startswith(b"\xff\xfe") or start[1::2] == b"\0\0":
        return "utf-16-le"
    if start.startswith(b"\xfe\xff") or start[::2] == b"\0\0":
        return "utf-16-be"
    return "latin-1"


def _properties(text: str) -> Iterator[_Property]:
    budget = Budget(_MOST)
    for found in _ATTRIBUTE.finditer(text):
        budget.spend()
        prefix = _PREFIX.search(text[max(0, found.start() - 65) : found.start()])
        start = found.start() - (len(prefix[0]) if prefix else 0)
        name = _name(prefix[0] if prefix else "", found["position"] or found["owner"])
        if name:
            yield _Property(start, found.end(), name, bool(found["owner"]), found["value"][1:-1])
    unclosed: set[str] = set()  # a name that closes nowhere is searched for once, not once for every start tag
    at = 0
    while element := _ELEMENT.search(text, at):
        budget.spend()
        at = element.end()
        full = (element["prefix"] or "") + (element["position"] or element["owner"])
        name = _name(element["prefix"] or "", element["position"] or element["owner"])
        if not name:
            continue
        if element[0].endswith("/>"):
            yield _Property(element.start(), at, name, bool(element["owner"]), "")
        elif full not in unclosed:
            closing = text.find(f"</{full}", at)
            end = text.find(">", closing) + 1
            if closing < 0 or not end:
                unclosed.add(full)
                continue
            value = re.sub(r"<[^<>]*>", "", text[at:closing])
            at = end
            yield _Property(element.start(), end, name, bool(element["owner"]), value)


def _name(prefix: str, local: str) -> str | None:
    """The name to judge by; None for `lat` and `long` outside the W3C's geo vocabulary."""
    if local.lower() in ("lat", "long"):
        return prefix + local if prefix.lower() == "geo:" else None
    return local
