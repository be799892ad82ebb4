"""What a film or sound says of itself: how long it is, and whether it has sound. Read with PyAV (the extra `film`)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from postguard.checkbase import NotJudged

if TYPE_CHECKING:
    from av.container import InputContainer

FORMATS: Mapping[str, str] = {
    ".mp4": "mov", ".mov": "mov", ".m4v": "mov", ".m4a": "mov", ".webm": "matroska", ".mkv": "matroska", ".avi": "avi",
    ".mp3": "mp3", ".wav": "wav", ".ogg": "ogg", ".oga": "ogg", ".flac": "flac", ".aac": "aac",
}  # fmt: skip
"""FFmpeg's name of what a suffix stands for. It is never left to guess from the bytes: a play list that calls itself a
film would make it open other files and addresses."""


@dataclass(frozen=True, slots=True)
class Recording:
    """A film or sound: `seconds` long (None where the file does not say), and whether it has a track of sound."""

    seconds: float | None
    sound: bool


@contextmanager
def opened(path: Path) -> Iterator[InputContainer]:
    """The open file. Raises av.FFmpegError or ValueError where it is broken, and ImportError without the extra `film`."""
    import av

    name = FORMATS.get(path.suffix.lower())
    if name is None:
        raise ValueError(path.suffix)
    with (
        path.open("rb") as file,
        av.open(file, mode="r", format=name, options={"protocol_whitelist": ""}) as container,
    ):
        yield container


def recording(path: Path) -> Recording:
    """Length and sound of a film or sound. Raises NotJudged where it cannot be read, ImportError without the extra."""
    import av

    try:
        with opened(path) as container:
            seconds = container.duration / av.time_base if container.duration and container.duration > 0 else None
            return Recording(seconds, bool(container.streams.audio))
    except Exception as error:  # a decoder may raise anything on broken bytes
        raise NotJudged({"sv": "filen är skadad eller avhuggen", "en": "the file is broken or cut off"}) from error
