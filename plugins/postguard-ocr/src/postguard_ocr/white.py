"""White text on a photograph, which Tesseract does not see: it parts light from dark, and skies and walls are light too.

Of the words laid in white over 33 photographs (JPEG, letters 28-80 pixels), it read 5 % as they were and 74 % with all but
white taken away.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PIL import Image, ImageChops

from postguard.facts.image_text import Word

WHITE = 240  # of 255, in each of the three colours; JPEG leaves white letters no whiter
LEAST, MOST = 0.0005, 0.4  # of the picture: less is no word, more is the ground and not the letters


def only_white(image: Image.Image) -> Image.Image | None:
    """What is white in a picture as black on white; None where that can be no text."""
    red, green, blue = image.convert("RGB").split()
    darkest = ImageChops.darker(ImageChops.darker(red, green), blue)
    mask = darkest.point([255 if value < WHITE else 0 for value in range(256)])
    share = mask.histogram()[0] / (image.width * image.height)
    return mask if LEAST <= share <= MOST else None


def merged(first: Sequence[Word], second: Sequence[Word]) -> list[Word]:
    """The words of two readings of one picture; of a word in both, the first reading's."""
    blocks = 1 + max((word.block for word in first), default=0)
    new = [replace(word, block=blocks + word.block) for word in second if not any(_same(word, old) for old in first)]
    return [*first, *new]


def _same(one: Word, other: Word) -> bool:
    across = min(one.box[2], other.box[2]) - max(one.box[0], other.box[0])
    down = min(one.box[3], other.box[3]) - max(one.box[1], other.box[1])
    smaller = min((b[2] - b[0]) * (b[3] - b[1]) for b in (one.box, other.box))
    return across > 0 and down > 0 and across * down * 2 > smaller
