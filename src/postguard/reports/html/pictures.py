"""Pictures inside the page: small copies without any metadata, and the boxes that findings drew in them."""

from __future__ import annotations

import base64
import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from postguard.reports import Options
from postguard.reports.html.cards import Card, Line

if TYPE_CHECKING:
    from PIL import Image

SIDE = 640
"""Pixels of a copy's long side."""
MAX_PICTURES = 200
"""Pictures in a report: each costs a decode and some 50 KB."""
MAX_BOXES = 200


@dataclass(frozen=True, slots=True)
class Box:
    """A box in pixels of the copy, with the number of its finding."""

    left: float
    top: float
    width: float
    height: float
    number: int


@dataclass(frozen=True, slots=True)
class Thumbnail:
    """A copy of a picture as a data URI, its size in pixels, and the boxes in it."""

    uri: str
    width: int
    height: int
    boxes: tuple[Box, ...]


class Pictures:
    """Makes the copies of one report and keeps to their number."""

    def __init__(self, options: Options) -> None:
        self._options = options
        self._left = MAX_PICTURES

    def thumbnail(self, card: Card, at: int) -> Thumbnail | str | None:
        """A copy of `media[at]`, a picture; None where it cannot be read, and "full" where the report holds enough."""
        if self._left == 0:
            return "full"
        picture = self._options.picture(card.draft, at)
        if picture is None:
            return None
        self._left -= 1
        image = picture.image.convert("RGB")
        image.thumbnail((SIDE, SIDE))
        scale = image.width / max(1, picture.size[0])
        return Thumbnail(_uri(image), image.width, image.height, _boxes(card.lines, at, scale))


def _uri(image: Image.Image) -> str:
    image.info = {}  # Pillow writes a comment of the original into the copy
    data = io.BytesIO()
    image.save(data, "JPEG", quality=75, optimize=True)
    return f"data:image/jpeg;base64,{base64.b64encode(data.getvalue()).decode()}"


def _boxes(lines: Sequence[Line], at: int, scale: float) -> tuple[Box, ...]:
    own = f"/media/{at}"
    found = []
    for line in lines:
        if line.finding.box and (line.finding.pointer == own or line.finding.pointer.startswith(f"{own}/")):
            left, top, right, bottom = (round(edge * scale, 1) for edge in line.finding.box)
            found.append(Box(left, top, max(1.0, right - left), max(1.0, bottom - top), line.number))
    return tuple(found[:MAX_BOXES])
