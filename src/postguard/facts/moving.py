"""The frames of moving pictures: GIF, WebP, APNG and AVIF through Pillow, film through PyAV; small, bounded and in order."""

from __future__ import annotations

import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from postguard.checkbase import NotJudged
from postguard.facts.flashes import Flashing, cells, first_flashing
from postguard.facts.light import Bytes
from postguard.facts.media import open_picture, strict_pillow

if TYPE_CHECKING:
    from PIL import Image

    from postguard.config import Limits

Frame = tuple[float, Bytes]  # seconds from the start, RGB in cells

ANIMATED = ("GIF", "WEBP", "PNG", "AVIF")  # of other formats further pages are no film: TIFF, MPO, ICO
FRAMES, SECONDS = 600, 30.0  # of an animated picture
FILM_SECONDS = 120.0  # of a film
PIXELS = 1_000_000_000  # of all frames together: about ten seconds of decoding
PATIENCE = 30.0  # seconds of decoding, whatever the file says of itself
SHORTEST, USUAL = 0.02, 0.1  # seconds; browsers show a frame that asks for less than the one for the other


class Cut(Exception):
    """Raised by a reader of frames where it stops before the end; `why` says so in both languages."""

    def __init__(self, sv: str, en: str) -> None:
        super().__init__(en)
        self.why = {"sv": sv, "en": en}


class Slow(Cut):
    """The time was up: on another day a reader may get further."""


def judged(frames: Iterator[Frame]) -> Flashing | None:
    """Where the frames flash too much. Raises NotJudged where they end too soon without having done so."""
    try:
        return first_flashing(frames)
    except Cut as cut:
        raise NotJudged(cut.why) from None


def animation(path: Path, limits: Limits) -> Iterator[Frame]:
    """The frames of an animated picture, which goes on from the beginning as it does in a feed; of a still, none.

    Raises Cut.
    """
    first: list[Frame] = []  # of the first second
    end = 0.0
    for at, lasts, image in pictures(path, limits):
        cell = _in_cells(image)
        yield at, cell
        end = at + lasts
        if at < 1.0:
            first.append((at, cell))
    again = end
    while len(first) > 1 and again < end + 1.0:  # platforms repeat what the file says should play once, too
        yield from ((again + at, cell) for at, cell in first)
        again += max(end, SHORTEST)


def pictures(path: Path, limits: Limits) -> Iterator[tuple[float, float, Image.Image]]:
    """Start and length (seconds) of each frame of a picture with several, and the frame, until the next is asked for.

    Raises Cut.
    """
    begun, at, pixels = time.monotonic(), 0.0, 0
    try:
        with strict_pillow():
            image = open_picture(path)
        with image:
            if image.format not in ANIMATED or not getattr(image, "is_animated", False):
                return
            skipped = bool(image.info.get("default_image"))  # an APNG's picture for old programs, not in the animation
            for number in count(int(skipped)):  # to count them first would take as long as to read them
                _check(begun)
                try:
                    with strict_pillow():
                        image.seek(number)
                        image.load()
                except EOFError:
                    return
                if number == FRAMES + skipped or at >= SECONDS or pixels > PIXELS:
                    raise Cut(
                        f"bara bildens första {at:.0f} sekunder har bedömts",
                        f"only the picture's first {at:.0f} seconds were judged",
                    )
                if image.width * image.height > limits.pixels:
                    raise Cut("bildrutorna är för stora", "its frames are too large")
                pixels += image.width * image.height
                asked = float(image.info.get("duration") or 0) / 1000
                lasts = min(asked, SECONDS) if asked >= SHORTEST else USUAL
                yield at, lasts, image
                at += lasts
    except Cut:
        raise
    except Exception as error:  # a decoder may raise anything on broken bytes
        raise Cut("animeringen är skadad eller avhuggen", "the animation is broken or cut off") from error


def _in_cells(image: Image.Image) -> Bytes:
    from PIL import Image as pillow

    if image.has_transparency_data:
        image = image.convert("RGBA")
        image = pillow.alpha_composite(pillow.new("RGBA", image.size, "white"), image)  # as on most feeds
    size = cells(image.width, image.height)
    return np.asarray(image.convert("RGB").resize(size, pillow.Resampling.BOX, reducing_gap=3.0))


def film(path: Path, limits: Limits) -> Iterator[Frame]:
    """The frames of a film. Raises Cut. The extra `film` must be there."""
    from postguard.facts.film import opened

    begun = time.monotonic()
    try:
        with opened(path) as container:
            stream = container.streams.video[0]
            stream.thread_type = "AUTO"
            start, now = None, 0.0
            for frame in container.decode(stream):
                if frame.width * frame.height > limits.pixels:
                    raise Cut("filmens bildrutor är för stora", "the film's frames are too large")
                now = float(frame.time or 0)
                start = now if start is None else start
                if now - start >= FILM_SECONDS:
                    raise Cut(
                        f"bara filmens första {FILM_SECONDS:.0f} sekunder har bedömts",
                        f"only the film's first {FILM_SECONDS:.0f} seconds were judged",
                    )
                _check(begun)
                size = cells(frame.width, frame.height)
                small = frame.reformat(width=size[0], height=size[1], format="rgb24", interpolation="AREA")
                yield now - start, np.asarray(small.to_ndarray(), np.uint8)
            promised = float(stream.duration * stream.time_base) if stream.duration and stream.time_base else 0.0
            if promised - (now - (start or 0)) > 2.0:
                raise Cut("filmen är avhuggen", "the film is cut off")
    except Cut:
        raise
    except Exception as error:  # FFmpeg too
        raise Cut("filmen är skadad eller avhuggen", "the film is broken or cut off") from error


def _check(begun: float) -> None:
    if time.monotonic() - begun > PATIENCE:
        raise Slow("det tog för lång tid att läsa bildrutorna", "reading its frames took too long")
