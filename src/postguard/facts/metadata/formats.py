"""Which reader reads a file: by its first bytes, since a name may say anything."""

from __future__ import annotations

from collections.abc import Iterator

from postguard.facts.metadata import film, gif, jpeg, png, tiff, webp
from postguard.facts.metadata.film_tracks import has_track_of_positions
from postguard.facts.metadata.splice import EVERYTHING, Data, Metered, Splice, Unread, Wanted, applied

_BOXES = (b"ftyp", b"moov", b"mdat", b"wide", b"free", b"skip", b"pnot", b"styp")


def splices(data: Data, wanted: Wanted) -> Iterator[Splice]:
    """Changes that take what is wanted out of a media file. Raises Unread for a format that is not read, and for a
    file that cannot be followed."""
    data = Metered(data)
    start = data[:16]
    if start.startswith(b"\xff\xd8"):
        return jpeg.splices(data, wanted)
    if start.startswith(png.SIGNATURE):
        return png.splices(data, wanted)
    if start.startswith(b"RIFF") and start[8:12] == b"WEBP":
        return webp.splices(data, wanted)
    if start.startswith((b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")):
        return tiff.splices(data, wanted)
    if start[4:8] in _BOXES:
        return film.splices(data, wanted)
    if start.startswith((b"GIF87a", b"GIF89a")):
        return gif.splices(data, wanted)
    if start.startswith(b"BM"):
        return iter(())  # BMP has no place for such data
    raise Unread("metadata i filer av detta slag läses inte", "metadata in files of this kind is not read")


def found(data: Data) -> Wanted:
    """What a media file's metadata tells: "position", "owner", both or nothing. Raises Unread."""
    what: Wanted = frozenset()
    for splice in splices(data, EVERYTHING):
        what |= splice.what
    return what


def has_unread_track(data: Data) -> bool:
    """Whether a media file is a film with a track that may hold positions. Raises Unread."""
    return data[4:8] in _BOXES and has_track_of_positions(data)


def cleaned(data: bytes, wanted: Wanted = EVERYTHING) -> bytes | None:
    """A media file's bytes without what is wanted; pixels, sound and all other metadata as before.

    None where there is nothing to take out, where the file cannot be read, and where anything would be left.
    """
    try:
        changes = list(splices(data, wanted))
        if not changes:
            return None
        new = applied(data, changes)
        return None if found(new) & wanted else new
    except Unread:
        return None
