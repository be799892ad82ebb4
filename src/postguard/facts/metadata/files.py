"""Metadata of files on disk: read and taken out without holding the file in memory."""

from __future__ import annotations

import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from postguard.facts.metadata.formats import found, has_unread_track, splices
from postguard.facts.metadata.splice import FileView, Splice, Unread, Wanted, in_order

_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a file's metadata tells, never the values: a position; the camera's owner or a serial number.

    `unread_track` is True for a film with a track that may hold positions, and is not read.
    """

    position: bool
    owner: bool
    unread_track: bool = False


def read(path: Path) -> Metadata:
    """What the metadata of the file at `path` tells. Raises Unread when it cannot be read within bounds, OSError."""
    with path.open("rb") as file:
        view = FileView(file)
        what = found(view)
        return Metadata("position" in what, "owner" in what, has_unread_track(view))


def strip(path: Path, wanted: Wanted) -> bool:
    """Take what is wanted out of the file at `path`, in one step. False, and the file untouched, where there is
    nothing to take out or anything would be left. Raises OSError."""
    try:
        with path.open("rb") as file:
            view = FileView(file)
            changes = in_order(splices(view, wanted), len(view))
            return bool(changes) and _replaced(path, file, changes, wanted)
    except Unread:
        return False


def _replaced(path: Path, file: BinaryIO, changes: list[Splice], wanted: Wanted) -> bool:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "w+b") as new:
            _write(file, new, changes)
            if found(FileView(new)) & wanted:
                return False
        temporary.chmod(path.stat().st_mode & 0o777)
        temporary.replace(path)
        return True
    finally:
        temporary.unlink(missing_ok=True)


def _write(old: BinaryIO, new: BinaryIO, changes: list[Splice]) -> None:
    old.seek(0)
    for change in changes:
        _copy(old, new, change.start - old.tell())
        new.write(change.replacement)
        old.seek(change.end)
    _copy(old, new, None)


def _copy(old: BinaryIO, new: BinaryIO, length: int | None) -> None:
    """The next `length` bytes, or all that are left."""
    while length is None or length > 0:
        chunk = old.read(_CHUNK if length is None else min(_CHUNK, length))
        if not chunk:
            return
        new.write(chunk)
        length = None if length is None else length - len(chunk)
