"""Draw people with code, so that no sample picture shows a real child.

The faces are shaded softly enough for a face detector to take them for faces, and their
proportions (low, large eyes; a small nose; full cheeks) are a small child's.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageDraw, ImageFilter
from scene import Colour, shade

SKIN: dict[str, Colour] = {
    "light": (244, 210, 188),
    "tan": (222, 178, 145),
    "brown": (168, 117, 84),
    "dark": (122, 80, 58),
}
HAIR: dict[str, Colour] = {
    "blond": (214, 178, 112),
    "brown": (98, 66, 44),
    "black": (38, 30, 28),
    "red": (168, 86, 44),
    "grey": (150, 146, 142),
}

HEAD = 480  # pixels; side of the tile that a head is drawn on before it is scaled


@dataclass(frozen=True)
class Person:
    """How somebody is drawn; ``eyes`` is their place in the face, 0 at the top, 1 below."""

    skin: Colour
    hair: Colour
    shirt: Colour
    style: str = "short"  # short, long, bob, bun, curly or cap
    eyes: float = 0.54
    iris: Colour = (70, 50, 38)
    grown: bool = False


def head(person: Person) -> Image.Image:
    """Return the person's head on a transparent tile of HEAD x HEAD pixels."""
    tile = Image.new("RGBA", (HEAD, HEAD), (*person.hair, 0))
    wide, top, bottom = (112, 100, 400) if person.grown else (114, 110, 400)
    middle, tall = HEAD // 2, bottom - top
    face = (middle - wide, top, middle + wide, bottom)
    _hair_behind(tile, person, face)
    for side in (-1, 1):  # ears
        x = middle + side * wide
        _soft(
            tile,
            "ellipse",
            (x - 20, top + tall * 0.48, x + 20, top + tall * 0.68),
            shade(person.skin, 0.84),
            3,
        )
    skin = _lit(person.skin, (2 * wide, tall))
    tile.paste(skin, face[:2], _ellipse_mask((2 * wide, tall)))
    _hair_in_front(tile, person, face)
    _features(tile, person, face)
    return tile.filter(ImageFilter.GaussianBlur(1.6))


def _lit(skin: Colour, size: tuple[int, int]) -> Image.Image:
    """Return a patch of skin, lit from above and from the left, darker at its rim."""
    y, x = np.mgrid[-1 : 1 : size[1] * 1j, -1 : 1 : size[0] * 1j]
    rim = 1.06 - 0.36 * (x**2 + y**2) ** 1.6 - 0.06 * x - 0.05 * y
    patch = np.clip(np.array(skin) * rim[..., None] * (1, 0.985, 0.96), 0, 255)
    cheeks = np.exp(-(((np.abs(x) - 0.5) / 0.24) ** 2) - ((y - 0.38) / 0.2) ** 2)[..., None]
    patch += cheeks * np.array((14, -10, -8)) * 0.35
    return Image.fromarray(np.clip(patch, 0, 255).astype(np.uint8))


def _ellipse_mask(size: tuple[int, int]) -> Image.Image:
    mask = Image.new("L", size)
    ImageDraw.Draw(mask).ellipse((2, 2, size[0] - 3, size[1] - 3), fill=255)
    return mask.filter(ImageFilter.GaussianBlur(2))


def _soft(
    tile: Image.Image,
    shape: str,
    box: tuple[float, ...],
    colour: Colour,
    blur: float,
    strength: int = 255,
    **more: float,
) -> None:
    """Draw a shape whose edge is blurred (pixels), at a strength of 0-255."""
    mask = Image.new("L", tile.size)
    getattr(ImageDraw.Draw(mask), shape)(box, fill=strength, **more)
    mask = mask.filter(ImageFilter.GaussianBlur(blur))
    tile.paste(Image.new("RGBA", tile.size, (*colour, 255)), (0, 0), mask)


def _hair_behind(tile: Image.Image, person: Person, face: tuple[int, int, int, int]) -> None:
    left, top, right, bottom = face
    hair = person.hair
    _soft(tile, "ellipse", (left - 22, top - 42, right + 22, bottom - 70), hair, 2)
    if person.style == "long":
        _soft(
            tile,
            "rounded_rectangle",
            (left - 26, top + 90, right + 26, HEAD - 12),
            hair,
            3,
            radius=50,
        )
    elif person.style == "bob":
        _soft(
            tile,
            "rounded_rectangle",
            (left - 28, top + 60, right + 28, bottom - 18),
            hair,
            3,
            radius=60,
        )
    elif person.style == "bun":
        _soft(tile, "ellipse", (HEAD // 2 - 52, top - 100, HEAD // 2 + 52, top), hair, 2)
    elif person.style == "curly":
        for angle in np.linspace(-0.15, 1.15, 15) * np.pi:
            x, y = HEAD / 2 - 138 * np.cos(angle), top + 112 - 140 * np.sin(angle)
            _soft(
                tile,
                "ellipse",
                (x - 38, y - 38, x + 38, y + 38),
                shade(hair, 1.0 + 0.12 * np.sin(9 * angle)),
                2,
            )


def _hair_in_front(tile: Image.Image, person: Person, face: tuple[int, int, int, int]) -> None:
    left, top, right, bottom = face
    fringe = Image.new("L", tile.size)
    pen = ImageDraw.Draw(fringe)
    pen.ellipse((left - 16, top - 36, right + 16, bottom - 60), fill=255)
    low = 0.13 if person.style == "cap" else 0.07
    pen.ellipse((left - -4, top + (bottom - top) * low, right + -4, bottom + 150), fill=0)
    colour = person.shirt if person.style == "cap" else person.hair
    tile.paste(
        Image.new("RGBA", tile.size, (*colour, 255)),
        (0, 0),
        fringe.filter(ImageFilter.GaussianBlur(3)),
    )
    for i in range(9):  # strands catch the light
        x = left + 26 + i * (right - left - 52) / 8
        _soft(
            tile,
            "line",
            (x, top + 22 - 20 * np.sin((i + 1) / 10 * np.pi), x + (i - 4) * 3, top + 36),
            shade(colour, 1.25),
            3,
            110,
            width=4,
        )


def _features(tile: Image.Image, person: Person, face: tuple[int, int, int, int]) -> None:
    left, top, right, bottom = face
    tall, middle, skin = bottom - top, (left + right) / 2, person.skin
    line = top + tall * person.eyes
    apart, big = (52, 0.82) if person.grown else (59, 0.95)
    dark = shade(person.hair, 0.75) if sum(person.hair) < 420 else shade(person.hair, 0.62)
    for side in (-1, 1):
        x = middle + side * apart
        _soft(tile, "ellipse", (x - 40, line - 34, x + 40, line + 28), shade(skin, 0.56), 9.8, 170)
        _soft(
            tile,
            "ellipse",
            (x - 28 * big, line - 15 * big, x + 28 * big, line + 16 * big),
            (246, 243, 240),
            1.5,
        )
        _soft(
            tile,
            "ellipse",
            (x - 16 * big, line - 16 * big, x + 16 * big, line + 16 * big),
            person.iris,
            1.5,
        )
        _soft(tile, "ellipse", (x - 8, line - 8, x + 8, line + 8), (18, 14, 14), 1)
        _soft(tile, "ellipse", (x - 9, line - 11, x - 2, line - 4), (255, 255, 255), 0.6)
        _lid(tile, (x - 31 * big, line - 18 * big, x + 31 * big, line + 26 * big), shade(skin, 0.32))
        brow = line - tall * 0.138
        _soft(
            tile,
            "line",
            (x - 27, brow + 3 + side * 3, x + 27, brow + 3 - side * 3),
            dark,
            2.5,
            170 if person.grown else 120,
            width=8 if person.grown else 5,
        )
    nose = line + tall * (0.2 if person.grown else 0.178)
    _soft(tile, "ellipse", (middle - 26, nose - 14, middle + 26, nose + 12), shade(skin, 0.76), 5, 200)
    _soft(tile, "ellipse", (middle - 11, nose - 22, middle + 9, nose - 4), shade(skin, 1.1), 6, 150)
    for side in (-1, 1):
        _soft(
            tile,
            "ellipse",
            (middle + side * 10 - 5, nose + 1, middle + side * 10 + 5, nose + 8),
            shade(skin, 0.5),
            2,
            200,
        )
    _soft(
        tile,
        "line",
        (middle + 14, line - 10, middle + 20, nose),
        shade(skin, 0.78),
        8,
        90,
        width=12,
    )
    mouth = line + tall * (0.33 if person.grown else 0.289)
    red = (round(skin[0] * 0.78), round(skin[1] * 0.5), round(skin[2] * 0.52))
    _soft(
        tile,
        "chord",
        (middle - 39, mouth - 32, middle + 39, mouth + 24),
        red,
        2,
        245,
        start=18,
        end=162,
    )
    _soft(
        tile,
        "chord",
        (middle - 30, mouth - 16, middle + 30, mouth + 12),
        (240, 230, 224),
        1.5,
        235 if person.grown else 110,
        start=14,
        end=166,
    )
    _soft(
        tile,
        "ellipse",
        (middle - 24, mouth + 30, middle + 24, mouth + 42),
        shade(skin, 0.82),
        6,
        140,
    )


def _lid(tile: Image.Image, box: tuple[float, ...], colour: Colour) -> None:
    mask = Image.new("L", tile.size)
    ImageDraw.Draw(mask).arc(box, 198, 342, fill=235, width=5)
    tile.paste(
        Image.new("RGBA", tile.size, (*colour, 255)),
        (0, 0),
        mask.filter(ImageFilter.GaussianBlur(1.2)),
    )
