"""Bytes to text: UTF-8 by default; what else it is, is detected and said."""

from __future__ import annotations

import codecs
from typing import BinaryIO

from postguard.draft import Problem

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = {c for c in range(32) if c not in (9, 10, 12, 13)}


class NotText(ValueError):
    """Bytes that are no text in any encoding that offices use."""


def decode(data: bytes) -> tuple[str, str, Problem | None]:
    """The text, the encoding to write it back in, and a remark where it is not UTF-8. Raises NotText.

    Windows-1252 is guessed only where UTF-8 fails and no control characters speak for a binary file.
    """
    encoding = _by_start(data)
    if encoding:
        return _strict(data, encoding), encoding, None if encoding == "utf-8-sig" else _remark(encoding)
    try:
        return data.decode("utf-8"), "utf-8", None
    except UnicodeDecodeError:
        return _strict(data, "cp1252"), "cp1252", _remark("cp1252")


def encoding_of(stream: BinaryIO) -> tuple[str, Problem | None]:
    """The encoding of a stream that is too large to hold, and a remark where it is not UTF-8. Raises NotText.

    The stream is read once to its end, piece by piece.
    """
    piece = stream.read(1 << 16)
    encoding = _by_start(piece)
    candidates = [encoding] if encoding else ["utf-8", "cp1252"]
    decoders = {name: codecs.getincrementaldecoder(name)() for name in candidates}
    while decoders:
        for name, decoder in list(decoders.items()):
            try:
                decoder.decode(piece, final=not piece)
            except UnicodeDecodeError:
                del decoders[name]
        if not piece:
            break
        piece = stream.read(1 << 16)
    if not decoders:
        raise NotText(candidates[-1])
    found = next(iter(decoders))
    return found, None if found in ("utf-8", "utf-8-sig") else _remark(found)


def _by_start(data: bytes) -> str | None:
    """The encoding that the first bytes tell; None where they only tell that it is one of bytes. Raises NotText."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return encoding
    if 0 in data[:4000]:
        even, odd = data[:4000:2].count(0), data[1:4000:2].count(0)
        if max(even, odd) > 3 * min(even, odd) + 1 and max(even, odd) * 4 > len(data[:4000]) // 2:
            return "utf-16-le" if odd > even else "utf-16-be"
        raise NotText("zero bytes")
    if sum(byte in _CONTROL for byte in data[:4000]) * 50 > len(data[:4000]):
        raise NotText("control characters")
    return None


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise NotText(encoding) from None


def _remark(encoding: str) -> Problem:
    name = {"cp1252": "Windows-1252"}.get(encoding, encoding.upper().removesuffix("-LE").removesuffix("-BE"))
    return Problem("legacy-encoding", {"sv": f"den lästes som {name}", "en": f"it was read as {name}"})
