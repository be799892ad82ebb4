"""The sample pictures that move, the poster of draft 19 and the film of draft 22."""

from __future__ import annotations

from math import cos, pi, sin

from PIL import Image
from scene import Scene, house

NIGHT, GOLD, SNOW = (24, 34, 66), (244, 204, 92), (244, 246, 250)


def fire_station() -> Image.Image:
    """Return a poster for an open day, all of whose words stand in the picture."""
    scene = Scene(1080, 1080, (252, 248, 240))
    scene.box(0, 0, 1080, 330, (170, 30, 34))
    scene.text(540, 120, "ÖPPET HUS", 130, (255, 255, 255))
    scene.text(540, 250, "på brandstationen", 72, (255, 255, 255))
    scene.text(540, 430, "Lördag 30 januari", 76, (44, 40, 44))
    scene.text(540, 530, "kl. 10\N{EN DASH}13", 76, (44, 40, 44))
    scene.text(540, 640, "Prova slangen, gratis korv", 58, (44, 40, 44))
    scene.box(250, 780, 760, 930, (190, 40, 40), 16)
    scene.box(690, 740, 850, 930, (190, 40, 40), 20)
    scene.box(730, 770, 820, 840, (196, 222, 236), 8)
    for y in (742, 762):
        scene.line([(250, y), (670, y)], (150, 150, 156), 8)
    for x in range(270, 670, 40):
        scene.line([(x, 742), (x, 762)], (150, 150, 156), 6)
    for x in (340, 480, 770):
        scene.disc(x, 935, 48, 48, (40, 40, 46))
        scene.disc(x, 935, 20, 20, (190, 190, 196))
    scene.disc(770, 730, 22, 14, (60, 120, 210))
    return scene.done()


def new_year(bright: bool) -> Image.Image:
    """Return fireworks over a town, in one of two states: the sky lit up, or dark."""
    scene = Scene(480, 320, (250, 240, 200) if bright else NIGHT)
    for x, y, radius in ((120, 110, 70), (250, 80, 56), (370, 130, 64)):
        for ray in range(12):
            angle = 2 * pi * ray / 12
            tip = (x + radius * cos(angle), y + radius * sin(angle))
            scene.line([(x, y), tip], (210, 90, 40) if bright else GOLD, 3)
    for left, tall in ((20, 50), (140, 70), (280, 56), (380, 64)):
        scene.box(left, 320 - tall, left + 80, 320, (60, 50, 60) if bright else (12, 16, 34))
    return scene.done()


def snowfall(step: int) -> Image.Image:
    """Return one of sixteen pictures of snow that falls on a house; after the last comes the first."""
    scene = Scene(480, 320, (92, 116, 150))
    scene.box(0, 250, 480, 320, SNOW)
    house(scene, 150, 262, 170, 90, (190, 96, 80))
    for flake in range(60):
        x = scene.chance.uniform(0, 480) + 6 * sin(2 * pi * step / 16 + flake)
        y = (scene.chance.uniform(0, 320) + 20 * step) % 320
        scene.disc(x, y, 2.5, 2.5, SNOW)
    return scene.done()


def swimming(step: int) -> Image.Image:
    """Return one of the pictures of a film: somebody learns to swim, seen from far above."""
    scene = Scene(320, 180, (64, 150, 190))
    for lane in range(1, 4):
        for x in range(0, 320, 16):
            scene.disc(x + 4, lane * 45, 3, 3, (236, 120, 60))
    x = 20 + step * 4.5
    scene.disc(x, 68, 5, 5, (240, 206, 60))  # a bathing cap
    scene.line([(x - 6, 68), (x - 22, 68)], (30, 60, 110), 6)
    reach = 8 * sin(step)
    scene.line([(x - 8, 68), (x + 2, 68 - 8 - reach)], (222, 180, 150), 3)
    scene.line([(x - 8, 68), (x + 2, 68 + 8 + reach)], (222, 180, 150), 3)
    return scene.done()
