"""Faces in films and animations: a frame a second, and of those the one with the most faces that may be minors'."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from postguard.checkbase import NotJudged
from postguard.draft import Text
from postguard.facts.faces import Face
from postguard.facts.faces.boxes import whole
from postguard.facts.faces.looking import as_json, asked, from_json, known_version, looker
from postguard.facts.media import WORKING_SIDE, open_picture, strict_pillow
from postguard.facts.moving import Cut, Slow, pictures
from postguard.facts.warm import Kept, Warm

if TYPE_CHECKING:
    from PIL import Image

    from postguard.config import Limits

EVERY = 1.0  # seconds between two frames that are looked at
LOOKED_AT = 90  # frames; of a longer film only key frames, evenly spread
SLIDE = 0.5  # seconds; a frame of an animation that stands this long is always looked at
PATIENCE = 60.0  # seconds for one file, whatever it says of itself

Frames = Iterator[tuple[float, "Image.Image", float]]
"""Seconds from the start, the upright frame, and how many of the file's pixels one of its pixels is across."""


@dataclass(frozen=True, slots=True)
class FilmFaces:
    """The faces in one frame of a film, `at` seconds from its start: the frame with the most that may be minors'.

    `most` is the largest number of faces of any age in one frame, `frames` how many frames were looked at, and
    `unjudged` says what was not looked at, should that be more than the moments between them. A box is in pixels of
    the upright frame.
    """

    at: float
    faces: tuple[Face, ...]
    most: int
    frames: int
    unjudged: Text | None = field(default=None, hash=False)
    in_time: bool = True
    """False where the time was up before the end: another run may see more."""


def film_faces(path: Path, kind: str, content: str | None, warm: Warm) -> FilmFaces:
    """Look through a film (`kind` "video") or a picture, whose bytes' SHA-256 is `content`.

    Raises NotJudged where no frame can be read or nothing finds faces.
    """
    limit, version = warm.config.faces.minor_above, known_version(warm)

    def find() -> FilmFaces:
        frames = film(path, warm.config.limits) if kind == "video" else animation(path, warm.config.limits)
        return most_minors(frames, looker(warm), limit)

    kept = Kept(f"{version} {limit} {EVERY} {LOOKED_AT}", _as_json, _from_json) if version else None
    found: FilmFaces = warm.remembered((asked(warm, f"{kind} faces"), content), find, kept)
    return found


def most_minors(frames: Frames, look: Callable[[Image.Image], tuple[Face, ...]], limit: float) -> FilmFaces:
    """Look at all the frames. A face may be a minor's where the probability is above `limit` or cannot be told."""
    best: tuple[int, int, float, tuple[Face, ...]] | None = None
    most = seen = 0
    cut: Cut | None = None
    try:
        for at, image, scale in frames:
            faces = tuple(replace(face, box=whole([side * scale for side in face.box])) for face in look(image))
            seen, most = seen + 1, max(most, len(faces))
            young = sum(face.minor is None or face.minor > limit for face in faces)
            if best is None or (young, len(faces)) > best[:2]:
                best = young, len(faces), at, faces
    except Cut as error:
        cut = error
    if best is None:
        raise NotJudged(cut.why if cut else {"sv": "filmen har inga bildrutor", "en": "the film has no frames"})
    return FilmFaces(round(best[2], 3), best[3], most, seen, cut.why if cut else None, not isinstance(cut, Slow))


def film(path: Path, limits: Limits) -> Frames:
    """A frame a second of a film, upright; of one longer than LOOKED_AT seconds as many key frames. Raises Cut."""
    from postguard.facts.film import opened

    begun = time.monotonic()
    try:
        with opened(path) as container:
            stream = container.streams.video[0]
            stream.thread_type = "AUTO"
            promised = float(stream.duration * stream.time_base) if stream.duration and stream.time_base else 0.0
            promised = promised or (container.duration or 0) / 1_000_000
            every = EVERY
            if promised > LOOKED_AT * EVERY:
                every = promised / LOOKED_AT
                stream.codec_context.skip_frame = "NONKEY"  # all the others would take minutes
            start, now, due, seen = None, 0.0, 0.0, 0
            for frame in container.decode(stream):
                if frame.width * frame.height > limits.pixels:
                    raise Cut("filmens bildrutor är för stora", "the film's frames are too large")
                now = float(frame.time or 0)
                start = now if start is None else start
                if time.monotonic() - begun > PATIENCE:
                    raise _too_slow(now - start)
                if now - start < due - 1e-6:
                    continue
                if seen == LOOKED_AT + 1:  # longer than it says
                    raise _only_first(now - start)
                seen, due = seen + 1, max(due + every, now - start + every / 2)
                yield (now - start, *_upright(frame))
            if promised - (now - (start or 0)) > max(2.0, 2 * every):
                raise Cut("filmen är avhuggen", "the film is cut off")
            if every > EVERY:
                raise Cut(
                    f"av den långa filmen har {seen} bildrutor bedömts, en ungefär var {every:.0f}:e sekund",
                    f"of the long film {seen} frames were judged, about one in {every:.0f} seconds",
                )
    except Cut:
        raise
    except Exception as error:  # a decoder may raise anything on broken bytes
        raise Cut("filmen är skadad eller avhuggen", "the film is broken or cut off") from error


def _upright(frame: Any) -> tuple[Image.Image, float]:
    scale = max(1.0, max(frame.width, frame.height) / WORKING_SIDE)
    size = {"width": max(1, round(frame.width / scale)), "height": max(1, round(frame.height / scale))}
    image: Image.Image = frame.to_image(**size)
    turned = int(getattr(frame, "rotation", 0) or 0) % 360  # degrees anticlockwise, as telephones store it
    return (image.rotate(turned, expand=True) if turned else image), scale


def animation(path: Path, limits: Limits) -> Frames:
    """A frame a second of an animated picture, and each that stands for half a second; of a still its only. Raises Cut."""
    begun, due, seen = time.monotonic(), 0.0, 0
    for at, lasts, image in pictures(path, limits):
        if at >= due - 1e-6 or lasts >= SLIDE:
            if seen == LOOKED_AT:
                raise _only_first(at)
            if time.monotonic() - begun > PATIENCE:
                raise _too_slow(at)
            seen, due = seen + 1, at + EVERY
            yield (at, *_small(image))
    if not seen:
        yield (0.0, *_still(path, limits))


def _small(image: Image.Image) -> tuple[Image.Image, float]:
    from postguard.facts.faces.pixels import at_most, to_rgb

    return at_most(to_rgb(image), WORKING_SIDE), max(1.0, max(image.size) / WORKING_SIDE)


def _still(path: Path, limits: Limits) -> tuple[Image.Image, float]:
    from PIL import ImageOps

    try:
        with strict_pillow():
            image = open_picture(path)
        with image:
            if image.width * image.height > limits.pixels:
                raise Cut("bilden är för stor", "the picture is too large")
            return _small(ImageOps.exif_transpose(image))
    except Cut:
        raise
    except Exception as error:  # as above
        raise Cut("bilden är skadad eller avhuggen", "the picture is broken or cut off") from error


def _only_first(seconds: float) -> Cut:
    return Cut(
        f"bara de första {seconds:.0f} sekunderna har bedömts", f"only the first {seconds:.0f} seconds were judged"
    )


def _too_slow(seconds: float) -> Cut:
    return Slow(
        f"ansikten söktes bara i de första {seconds:.0f} sekunderna: sedan var tiden slut",
        f"faces were looked for in the first {seconds:.0f} seconds only: then the time was up",
    )


def _as_json(found: FilmFaces) -> Any:
    if not found.in_time:
        return None
    return [found.at, as_json(found.faces), found.most, found.frames, dict(found.unjudged) if found.unjudged else None]


def _from_json(value: Any) -> FilmFaces:
    at, faces, most, frames, unjudged = value
    why = {"sv": str(unjudged["sv"]), "en": str(unjudged["en"])} if unjudged else None
    return FilmFaces(float(at), from_json(faces), int(most), int(frames), why)
