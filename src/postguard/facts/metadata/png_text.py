"""The text chunks of PNG (tEXt, zTXt, iTXt): key and value, unpacked within bounds."""

from __future__ import annotations

import zlib
from dataclasses import dataclass

from postguard.facts.metadata.splice import MAX_PART, Budget, Unread, too_much


@dataclass(frozen=True, slots=True)
class PngText:
    """A text chunk. `head` is its payload up to the value, which `stored` holds, packed when `packed`."""

    key: str
    head: bytes
    stored: bytes
    packed: bool

    def value(self, room: Budget) -> bytes:
        """The value, unpacked, its bytes taken off `room`. Raises Unread when it is broken or too long."""
        if not self.packed:
            return self.stored
        unpacker = zlib.decompressobj()
        try:
            value = unpacker.decompress(self.stored, MAX_PART)
        except zlib.error:
            raise Unread("en textdel i filen är skadad", "a text in the file is broken") from None
        if unpacker.unconsumed_tail:
            raise too_much()
        room.spend(len(value))
        return value

    def with_value(self, value: bytes) -> bytes:
        """The payload with another value, packed as before."""
        return self.head + (zlib.compress(value, 9) if self.packed else value)


def read_text(kind: bytes, payload: bytes) -> PngText | None:
    """The text chunk of the type `kind`; None where it is not formed as one."""
    key, zero, rest = payload.partition(b"\0")
    if not zero:
        return None
    head, packed = len(key) + 1, False
    if kind == b"zTXt":
        head, packed = head + 1, True  # one byte: the method, of which there is one
    elif kind == b"iTXt":
        packed = rest[:1] == b"\1"
        texts = rest[2:].split(b"\0", 2)  # language, translated key
        if len(texts) < 3:
            return None
        head = len(payload) - len(texts[2])
    return PngText(key.decode("latin-1"), payload[:head], payload[head:], packed)
