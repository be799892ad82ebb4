"""An Exif block as containers hold it: TIFF data, with or without the six bytes that JPEG puts before."""

from __future__ import annotations

from collections.abc import Iterator

from postguard.facts.metadata import tiff
from postguard.facts.metadata.splice import Data, Part, Splice, Wanted, moved

HEADER = b"Exif\0\0"


def splices(data: Data, wanted: Wanted) -> Iterator[Splice]:
    """Changes that take what is wanted out of an Exif block."""
    start = len(HEADER) if data[: len(HEADER)] == HEADER else 0
    return moved(tiff.splices(Part(data, start, len(data)), wanted), start)
