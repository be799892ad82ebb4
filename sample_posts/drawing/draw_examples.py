"""Draw the media of the rules' examples: ``python draw_examples.py FOLDER``. They are as small as they can be."""

from __future__ import annotations

import sys
from math import pi, sin
from pathlib import Path

from moving import write_animation, write_film
from PIL import Image, ImageDraw, ImageFont

BLACK, WHITE, RED, GREY = (0, 0, 0), (255, 255, 255), (255, 0, 0), (127, 127, 127)
SMALL = (96, 54)
Colour = tuple[int, int, int]

CUES = (
    (0.5, 4, "Jag heter Dilan och jag bakar bröd."),
    (5, 9, "Den första veckan sålde jag 60 limpor."),
    (10, 18, "Nu blir det 900, och ugnen är min egen."),
)


def plain(colour: Colour) -> Image.Image:
    """Return a picture of one colour."""
    return Image.new("RGB", SMALL, colour)


def dot(colour: Colour) -> Image.Image:
    """Return a white picture with a small dot."""
    image = plain(WHITE)
    ImageDraw.Draw(image).ellipse((44, 23, 52, 31), colour)
    return image


def words(text: str, ink: Colour, ground: Colour) -> Image.Image:
    """Return words on a ground of one colour."""
    image = Image.new("RGB", (900, 160), ground)
    ImageDraw.Draw(image).text((450, 80), text, ink, ImageFont.load_default(48), "mm")
    return image


def film() -> list[Image.Image]:
    """Return a dot that wanders for 20 seconds, at five pictures a second."""
    frames = []
    for i in range(100):
        image = plain((40, 80, 120))
        ImageDraw.Draw(image).ellipse((i % 80, 20, i % 80 + 12, 32), (240, 200, 80))
        frames.append(image)
    return frames


def times(cues: tuple[tuple[float, float, str], ...], comma: str = ".") -> str:
    """Return captions as WebVTT or SRT writes them, without a head."""
    parts = []
    for number, (start, end, text) in enumerate(cues, 1):
        clock = " --> ".join(f"00:00:{t:06.3f}".replace(".", comma) for t in (start, end))
        parts.append(f"{number}\n{clock}\n{text}\n")
    return "\n".join(parts)


def main(folder: Path) -> None:
    """Write all examples into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    write_animation(folder / "five-a-second.gif", [plain(BLACK), plain(WHITE)], 100)
    write_animation(folder / "two-a-second.gif", [plain(BLACK), plain(WHITE)], 250)
    write_animation(folder / "red-and-grey.webp", [plain(RED), plain(GREY)], 100)
    write_animation(folder / "small-dot.gif", [dot(BLACK), dot(WHITE)], 100)
    grey = [round(127 + 127 * sin(2 * pi * i / 24)) for i in range(24)]
    write_animation(folder / "fading.gif", [plain((v, v, v)) for v in grey], 80)
    write_film(folder / "five-a-second.mp4", [plain(BLACK), plain(WHITE)] * 10, 10)
    write_film(folder / "film.mp4", film(), 5)
    write_film(folder / "without-sound.mp4", film()[:10], 5, sound=False)

    (folder / "film.vtt").write_text("WEBVTT\n\n" + times(CUES), encoding="utf-8")
    (folder / "film.srt").write_text(times(CUES, ","), encoding="utf-8")
    (folder / "ends-early.vtt").write_text("WEBVTT\n\n" + times(CUES[:1]), encoding="utf-8")
    (folder / "out-of-order.srt").write_text(times((CUES[1], CUES[0]), ","), encoding="utf-8")
    (folder / "broken.vtt").write_text("WEBVTT\n\n1\n00:00:00,5 -> 00:00:04,0\nJag heter Dilan.\n", encoding="utf-8")

    words("Kom till loppisen", (150, 150, 150), WHITE).save(folder / "low-contrast.png", optimize=True)
    words("Kom till loppisen", (60, 60, 60), WHITE).save(folder / "high-contrast.png", optimize=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
