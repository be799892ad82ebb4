"""The content lines of an iCalendar file, unfolded and grouped by event; bounded, whatever the file holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

MAX_LINE = 200_000
"""Bytes of one property; what is longer is an attachment, and cut."""
MAX_EVENT = 1_000_000
MAX_DEPTH = 50
_PIECE = 65_536


@dataclass
class EventLines:
    """The lines of one event, without those of what is inside it (alarms). `whole` is False where END is missing."""

    lines: list[bytes] = field(default_factory=list)
    size: int = 0
    whole: bool = True
    cut: bool = False


@dataclass
class Head:
    """What the calendar says of itself, and what was odd about its lines."""

    lines: list[bytes] = field(default_factory=list)
    begun: bool = False
    ended: bool = False
    deep: bool = False


def unfolded(stream: BinaryIO) -> Iterator[bytes]:
    """The content lines; folded ones are joined, and cut at MAX_LINE. Lines may end in CRLF, LF or CR."""
    line = b""
    at_start = True
    for piece in _pieces(stream):
        body = piece.rstrip(b"\r\n")
        if at_start and body[:1] in (b" ", b"\t") and line:
            line += body[1 : 1 + max(0, MAX_LINE - len(line))]
        elif at_start:
            if line:
                yield line
            line = body
        else:
            line += body[: max(0, MAX_LINE - len(line))]
        at_start = piece.endswith((b"\n", b"\r"))
    if line:
        yield line


def _pieces(stream: BinaryIO) -> Iterator[bytes]:
    while piece := stream.readline(_PIECE):
        if b"\r" in piece[:-2]:  # an old Mac's line ends
            yield from piece.replace(b"\r\n", b"\n").replace(b"\r", b"\n").splitlines(keepends=True)
        else:
            yield piece


def events(stream: BinaryIO, head: Head) -> Iterator[EventLines]:
    """The events of the file in order; `head` fills with the calendar's own properties."""
    stack: list[bytes] = []
    event: EventLines | None = None
    level = 0
    for line in unfolded(stream):
        word = line[:20].upper().lstrip(b"\xef\xbb\xbf")
        if word.startswith(b"BEGIN:"):
            name = line.lstrip(b"\xef\xbb\xbf")[6:60].strip().upper()
            head.begun = head.begun or name == b"VCALENDAR"
            if name == b"VEVENT":
                if event:  # the event before has no END
                    event.whole = False
                    yield event
                event, level = EventLines(), len(stack)
            stack.append(name)
            head.deep = head.deep or len(stack) > MAX_DEPTH
            if len(stack) > 100_000:
                stack = stack[:MAX_DEPTH]
        elif word.startswith(b"END:"):
            name = line[4:60].strip().upper()
            if name in stack[-MAX_DEPTH:]:
                while stack and stack.pop() != name:
                    pass
            head.ended = head.ended or name == b"VCALENDAR"
            if event and (name == b"VEVENT" or len(stack) <= level):
                event.whole = name == b"VEVENT"
                yield event
                event = None
        elif event and len(stack) == level + 1:
            event.size += len(line)
            if event.size <= MAX_EVENT and len(event.lines) < 2000:
                event.lines.append(line)
                event.cut = event.cut or len(line) >= MAX_LINE
            else:
                event.cut = True
        elif stack == [b"VCALENDAR"] and len(head.lines) < 200:
            head.lines.append(line)
    if event:
        event.whole = False
        yield event
