"""What the sample pictures are drawn with, and what several of them show."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from math import cos, pi, sin

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

SCALE = 2  # everything is drawn twice as large and then reduced: smooth edges
SEED = 17

Colour = tuple[int, int, int]
Point = tuple[float, float]

SKY: tuple[Colour, Colour] = ((150, 196, 232), (226, 240, 246))
GRASS: tuple[Colour, Colour] = ((150, 188, 104), (104, 152, 72))


def shade(colour: Colour, factor: float) -> Colour:
    """Return the colour darker (below 1) or lighter (above 1)."""
    red, green, blue = (min(255, max(0, round(part * factor))) for part in colour)
    return red, green, blue


class Scene:
    """A picture under work, in pixels of the finished one."""

    def __init__(self, width: int, height: int, ground: Colour = (255, 255, 255)) -> None:
        self.size = width, height
        self.image = Image.new("RGB", (width * SCALE, height * SCALE), ground)
        self.pen = ImageDraw.Draw(self.image)
        self.chance = np.random.default_rng(SEED)

    def shade_band(self, top: int, bottom: int, ends: tuple[Colour, Colour]) -> None:
        """Fill the rows between two heights with a colour that changes evenly."""
        rows = np.linspace(ends[0], ends[1], (bottom - top) * SCALE)[:, None]
        band = np.repeat(rows, self.image.width, axis=1).astype(np.uint8)
        self.image.paste(Image.fromarray(band), (0, top * SCALE))

    def box(self, left: float, top: float, right: float, bottom: float, fill: Colour, radius: float = 0) -> None:
        """Fill a box; ``radius`` rounds its corners."""
        corners = [value * SCALE for value in (left, top, right, bottom)]
        self.pen.rounded_rectangle(corners, radius * SCALE, fill)

    def disc(self, x: float, y: float, wide: float, tall: float, fill: Colour) -> None:
        """Fill an ellipse around a point, with its half axes."""
        self.pen.ellipse([v * SCALE for v in (x - wide, y - tall, x + wide, y + tall)], fill)

    def shape(self, points: Iterable[Point], fill: Colour) -> None:
        """Fill a polygon."""
        self.pen.polygon([(x * SCALE, y * SCALE) for x, y in points], fill)

    def line(self, points: Iterable[Point], fill: Colour, width: float) -> None:
        """Draw a line through some points."""
        path = [(x * SCALE, y * SCALE) for x, y in points]
        self.pen.line(path, fill, round(width * SCALE), joint="curve")

    def text(self, x: float, y: float, words: str, size: int, fill: Colour) -> None:
        """Write words around a point.

        Pillow's own font has no letter beyond ASCII: the ring and the dots of å, ä and ö and
        the dash are drawn here.
        """
        font = ImageFont.load_default(size * SCALE)
        plain = "".join(unicodedata.normalize("NFD", letter)[0] for letter in words).replace("\N{EN DASH}", "n")
        at = x * SCALE - font.getlength(plain) / 2
        em = size * SCALE
        for index, letter in enumerate(plain):
            left, wide = at + font.getlength(plain[:index]), font.getlength(letter)
            middle, base = left + wide / 2, y * SCALE + 0.35 * em
            if words[index] == "\N{EN DASH}":
                self.pen.rectangle((left, base - 0.29 * em, left + wide, base - 0.22 * em), fill)
                continue
            self.pen.text((left, base), letter, fill, font, "ls")
            top = base + font.getbbox(letter, anchor="ls")[1] - 0.12 * em
            mark = unicodedata.normalize("NFD", words[index])[1:]
            if mark == "\N{COMBINING RING ABOVE}":
                ring = (middle - 0.09 * em, top - 0.07 * em, middle + 0.09 * em, top + 0.11 * em)
                self.pen.ellipse(ring, outline=fill, width=round(0.045 * em))
            elif mark:
                for dot in (middle - 0.12 * em, middle + 0.12 * em):
                    self.pen.ellipse((dot - 0.05 * em, top - 0.05 * em, dot + 0.05 * em, top + 0.05 * em), fill)

    def glow(self, x: float, y: float, radius: float, fill: Colour, strength: int) -> None:
        """Lay a blurred disc on the picture, for suns, clouds and shadows."""
        mask = Image.new("L", self.size)
        ImageDraw.Draw(mask).ellipse((x - radius, y - radius * 0.6, x + radius, y + radius * 0.6), fill=strength)
        mask = mask.filter(ImageFilter.GaussianBlur(radius / 4)).resize(self.image.size)
        self.image.paste(fill, (0, 0, *self.image.size), mask)

    def done(self, grain: float = 0) -> Image.Image:
        """Return the picture in its final size; ``grain`` is the noise of a camera."""
        image = self.image.resize(self.size, Image.Resampling.LANCZOS)
        noise = self.chance.normal(0, grain, (*image.size[::-1], 1))
        return Image.fromarray((np.asarray(image) + noise).clip(0, 255).astype(np.uint8))


def tree(scene: Scene, x: float, foot: float, tall: float, leaf: Colour = (78, 128, 66)) -> None:
    """Draw a leafy tree that stands on ``foot``."""
    scene.box(x - tall * 0.04, foot - tall * 0.5, x + tall * 0.04, foot, (104, 78, 58))
    for _ in range(26):
        angle, far = scene.chance.uniform(0, 2 * pi), scene.chance.uniform(0, 0.26) * tall
        light = scene.chance.uniform(0.85, 1.2) - 0.25 * sin(angle) * far / tall
        size = tall * scene.chance.uniform(0.09, 0.15)
        scene.disc(
            x + cos(angle) * far,
            foot - tall * 0.66 + sin(angle) * far,
            size,
            size,
            shade(leaf, light),
        )


def house(scene: Scene, left: float, foot: float, wide: float, tall: float, wall: Colour) -> None:
    """Draw a house with a roof and windows."""
    scene.box(left, foot - tall, left + wide, foot, wall)
    scene.shape(
        [
            (left - 8, foot - tall),
            (left + wide * 0.14, foot - tall * 1.28),
            (left + wide * 0.86, foot - tall * 1.28),
            (left + wide + 8, foot - tall),
        ],
        (118, 66, 54),
    )
    for row in range(2):
        for column in range(4):
            x, y = left + wide * (0.09 + 0.235 * column), foot - tall * (0.88 - 0.42 * row)
            scene.box(x - 3, y - 3, x + wide * 0.13 + 3, y + tall * 0.26 + 3, (244, 240, 230))
            scene.box(x, y, x + wide * 0.13, y + tall * 0.26, (112, 142, 164))


def outdoors(width: int, height: int, horizon: int) -> Scene:
    """Return a scene with sky, clouds and grass."""
    scene = Scene(width, height)
    scene.shade_band(0, horizon, SKY)
    for x, y, radius in ((0.2, 0.3, 130), (0.28, 0.34, 90), (0.76, 0.18, 150)):
        scene.glow(x * width, y * horizon, radius, (255, 255, 255), 190)
    scene.shade_band(horizon, height, GRASS)
    return scene
