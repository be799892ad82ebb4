"""Draw a whole person: body, limbs and head."""

from __future__ import annotations

from drawn_heads import Person, head
from PIL import Image
from scene import SCALE, Scene, shade


def draw_person(scene: Scene, person: Person, x: float, top: float, size: float, pose: str) -> None:
    """Draw a person around ``x``; ``size`` (pixels) is the side of the head's tile.

    ``pose`` is stand, sit or swing.
    """
    chin, dark = top + size * 0.83, shade(person.shirt, 0.82)
    wide = size * (0.44 if person.grown else 0.29)
    hips = chin + size * (0.9 if person.grown else 0.62)
    trousers, shoe = (62, 72, 98), (236, 232, 226)
    limb, hand = size * 0.13, size * 0.075
    legs = {
        "stand": [(0.14, 0.0), (0.15, 0.78)],
        "sit": [(0.12, -0.02), (0.4, 0.16), (0.1, 0.24)],
        "swing": [(0.13, 0.0), (0.17, 0.14), (0.19, 0.52)],
    }
    arms = {
        "stand": [(0.27, 0.16), (0.37, 0.42), (0.36, 0.66)],
        "sit": [(0.27, 0.16), (0.38, 0.44), (0.24, 0.62)],
        "swing": [(0.25, 0.16), (0.4, 0.3), (0.365, 0.02)],
    }
    stretch = wide / (size * 0.29)
    for side in (-1, 1):
        leg = [(x + side * size * a, hips + size * b) for a, b in legs[pose]]
        scene.line(leg, trousers, limb * 1.25)
        for point in leg:
            scene.disc(*point, limb * 0.62, limb * 0.62, trousers)
        scene.disc(leg[-1][0] + side * size * 0.03, leg[-1][1] + size * 0.03, size * 0.1, size * 0.06, shoe)
    scene.box(x - wide, chin + size * 0.07, x + wide, hips + size * 0.04, person.shirt, size * 0.13)
    scene.box(
        x - size * 0.085,
        chin - size * 0.08,
        x + size * 0.085,
        chin + size * 0.12,
        shade(person.skin, 0.82),
        size * 0.05,
    )
    scene.disc(x, chin + size * 0.08, size * 0.13, size * 0.05, shade(person.skin, 0.86))
    for side in (-1, 1):
        arm = [(x + side * size * a * stretch, chin + size * b) for a, b in arms[pose]]
        scene.line(arm, dark, limb)
        for point in arm:
            scene.disc(*point, limb * 0.5, limb * 0.5, dark)
        scene.disc(*arm[-1], hand, hand, person.skin)
    side_px = round(size * SCALE)
    tile = head(person).resize((side_px, side_px), Image.Resampling.LANCZOS)
    scene.image.paste(tile, (round((x - size / 2) * SCALE), round(top * SCALE)), tile)
