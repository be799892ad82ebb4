"""The XML of a workbook's parts, streamed. Document types are refused, so entities cannot expand; texts are bounded."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from typing import IO, Any, Protocol
from xml.parsers import expat

_CHUNK = 1 << 16
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


class BrokenXml(ValueError):
    """A part that is no well-formed XML, or that has a document type."""


class Handler(Protocol):
    """What is told of elements and text as they come. What is finished waits in `ready`."""

    ready: deque[Any]

    def start(self, name: str, attributes: dict[str, str]) -> None: ...  # noqa: D102
    def end(self, name: str) -> None: ...  # noqa: D102
    def text(self, data: str) -> None: ...  # noqa: D102


def parse(source: IO[bytes], handler: Handler) -> Iterator[Any]:
    """What the handler makes of the source, piece by piece. Raises BrokenXml."""
    parser = expat.ParserCreate()
    parser.buffer_text = True

    def refuse(*_: object) -> None:
        raise BrokenXml("document type")

    names = _Locals()
    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    parser.StartElementHandler = lambda name, attributes: handler.start(names[name], attributes)
    parser.EndElementHandler = lambda name: handler.end(names[name])
    parser.CharacterDataHandler = handler.text
    try:
        while piece := source.read(_CHUNK):
            parser.Parse(piece, False)
            while handler.ready:
                yield handler.ready.popleft()
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise BrokenXml(f"code {error.code}") from None
    while handler.ready:
        yield handler.ready.popleft()


class _Locals(dict[str, str]):
    """Names without their prefixes, each cut once."""

    def __missing__(self, name: str) -> str:
        bare = name.rpartition(":")[2]
        if len(self) < 1000:
            self[name] = bare
        return bare


class Gathering:
    """Text gathered from pieces up to a bound; what comes after is dropped, and `over` says so."""

    def __init__(self, bound: int) -> None:
        self._bound = bound
        self.clear()

    def clear(self) -> None:
        """Begin anew."""
        self._parts: list[str] = []
        self._length = 0
        self.over = False

    def add(self, data: str) -> None:
        """Take in a piece."""
        if self._length < self._bound:
            self._parts.append(data[: self._bound - self._length])
        self._length += len(data)
        self.over = self._length > self._bound

    def whole(self) -> str:
        """The text, with Excel's escapes of control characters resolved."""
        text = "".join(self._parts)
        return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text


class Texts:
    """Handler of a part with texts in elements `unit`: shared strings, or notes with the attribute `key`.

    A text is in its elements `t`; guides to pronunciation (rPh) are none.
    """

    def __init__(self, unit: str, bound: int, key: str | None = None) -> None:
        self.ready: deque[Any] = deque()
        self._unit, self._key = unit, key
        self._value = ""
        self._text = Gathering(bound)
        self._inside = self._aside = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if name == self._unit:
            self._text.clear()
            self._value = attributes.get(self._key or "", "")
        elif name == "rPh":
            self._aside = True
        elif name == "t":
            self._inside = not self._aside

    def text(self, data: str) -> None:
        """Characters between tags."""
        if self._inside:
            self._text.add(data)

    def end(self, name: str) -> None:
        """An element ends."""
        if name == "t":
            self._inside = False
        elif name == "rPh":
            self._aside = False
        elif name == self._unit:
            self.ready.append((self._value, self._text.whole()) if self._key else self._text.whole())
