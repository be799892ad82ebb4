"""What every format's reader shares: views of bytes, bounds on reading, and changes of a range of bytes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import BinaryIO, Literal, Protocol, TypeAlias

from postguard.draft import Text

What: TypeAlias = Literal["position", "owner"]
Wanted: TypeAlias = frozenset[What]
EVERYTHING: Wanted = frozenset({"position", "owner"})

MAX_PART = 16_000_000
"""Bytes of one part of metadata, unpacked. Extended XMP with a depth map takes some millions."""
MAX_STEPS = 100_000
"""Segments, chunks, boxes, directories of a file: a film of hours has some thousands."""


class Unread(Exception):
    """The file's metadata cannot be read, or not within bounds: nobody may conclude that it holds nothing."""

    def __init__(self, sv: str, en: str) -> None:
        super().__init__(en)
        self.why: Text = {"sv": sv, "en": en}


def too_much() -> Unread:
    """The error for metadata that would take too much time or memory."""
    return Unread("metadata är orimligt stora", "the metadata is unreasonably large")


class Data(Protocol):
    """Bytes, or a file of which only the parts asked for are read."""

    def __len__(self) -> int: ...

    def __getitem__(self, key: slice, /) -> bytes: ...


class FileView:
    """An open file as Data. Not mmap: a file that somebody cuts off meanwhile would kill the process."""

    def __init__(self, file: BinaryIO) -> None:
        self._file, self._size = file, file.seek(0, 2)

    def __len__(self) -> int:
        return self._size

    def __getitem__(self, key: slice, /) -> bytes:
        start, stop, _ = key.indices(self._size)
        if stop - start > MAX_PART:
            raise too_much()
        self._file.seek(start)
        return self._file.read(max(0, stop - start))


class Part:
    """The range [start, end) of other Data, itself counted from 0."""

    def __init__(self, data: Data, start: int, end: int) -> None:
        self._data = data
        self._start = min(start, len(data))
        self._end = max(self._start, min(end, len(data)))

    def __len__(self) -> int:
        return self._end - self._start

    def __getitem__(self, key: slice, /) -> bytes:
        start, stop, _ = key.indices(len(self))
        if stop - start > MAX_PART:
            raise too_much()
        return self._data[self._start + start : self._start + max(start, stop)]


@dataclass(frozen=True, slots=True)
class Splice:
    """Bytes [start, end) that hold what was looked for, and the bytes to write instead."""

    start: int
    end: int
    replacement: bytes
    what: Wanted

    def moved(self, by: int) -> Splice:
        """The same change in data that begin `by` bytes earlier."""
        return replace(self, start=self.start + by, end=self.end + by)


class Metered:
    """Data that may be read a few times over, not more: entries of a hostile file may all point at the same bytes."""

    def __init__(self, data: Data) -> None:
        self._data, self._budget = data, Budget(4 * len(data) + 1_000_000)

    def __len__(self) -> int:
        return len(self._data)

    def __getitem__(self, key: slice, /) -> bytes:
        part = self._data[key]
        self._budget.spend(len(part))
        return part


def moved(splices: Iterable[Splice], by: int) -> Iterator[Splice]:
    """Changes found in a part, counted from the start of the whole."""
    return (splice.moved(by) for splice in splices)


class Budget:
    """Counts steps of a walk. Raises Unread when a file makes it take more than any honest file does."""

    def __init__(self, steps: int = MAX_STEPS) -> None:
        self._left = steps

    def spend(self, steps: int = 1) -> None:
        """Take steps off what is left."""
        self._left -= steps
        if self._left < 0:
            raise too_much()


def in_order(splices: Iterable[Splice], size: int) -> list[Splice]:
    """The changes by place. Raises Unread where two overlap or one lies outside, as in files made to confuse."""
    ordered = sorted(set(splices), key=lambda splice: (splice.start, splice.end))
    last = 0
    for splice in ordered:
        if splice.start < last or splice.end < splice.start or splice.end > size:
            raise Unread("metadata överlappar varandra", "parts of the metadata overlap")
        last = splice.end
    return ordered


def applied(data: bytes, splices: Iterable[Splice]) -> bytes:
    """The data with all changes made. Raises Unread where they overlap."""
    parts, last = [], 0
    for splice in in_order(splices, len(data)):
        parts += [data[last : splice.start], splice.replacement]
        last = splice.end
    return b"".join((*parts, data[last:]))


Ranges: TypeAlias = Sequence[tuple[int, int]]


def joined(data: Data, ranges: Ranges) -> bytes:
    """The bytes of several ranges, one after the other. Raises Unread when they are too many."""
    if sum(end - start for start, end in ranges) > MAX_PART:
        raise too_much()
    return b"".join(data[start:end] for start, end in ranges)


def spread(new: bytes, ranges: Ranges, what: Wanted) -> Iterator[Splice]:
    """Joined bytes, changed but as many as before, put back where they came from."""
    at = 0
    for start, end in ranges:
        yield Splice(start, end, new[at : at + end - start], what)
        at += end - start


def minus(ranges: Ranges, kept: Ranges) -> Iterator[tuple[int, int]]:
    """The places in `ranges` that lie in none of `kept`, without overlaps, in order."""
    obstacles = sorted(kept)
    at, first = 0, 0
    for start, end in sorted(ranges):
        at = max(at, start)
        while first < len(obstacles) and obstacles[first][1] <= at:
            first += 1
        for low, high in obstacles[first:]:
            if low >= end:
                break
            if low > at:
                yield at, low
            at = max(at, high)
        if at < end:
            yield at, end
            at = end
