"""The sample pictures without people."""

from __future__ import annotations

from math import pi, sin

from PIL import Image
from scene import SCALE, Scene, house, outdoors, shade, tree


def jetty() -> Image.Image:
    """Return a jetty on a lake in the evening sun, without people."""
    scene = Scene(1200, 800)
    scene.shade_band(0, 380, ((118, 170, 214), (250, 214, 164)))
    scene.glow(860, 270, 210, (255, 236, 178), 170)
    scene.disc(860, 270, 46, 46, (255, 248, 220))
    scene.shade_band(380, 800, ((214, 190, 160), (40, 92, 124)))
    ridge = [(x, 372 - 34 * abs(sin(x / 97)) - 14 * abs(sin(x / 23))) for x in range(0, 1201, 8)]
    scene.shape([(0, 392), *ridge, (1200, 392)], (58, 84, 78))
    for _ in range(420):
        y = 392 + 400 * scene.chance.random() ** 1.5
        x = (
            scene.chance.normal(860, 40 + (y - 380) * 0.5)
            if scene.chance.random() < 0.6
            else scene.chance.uniform(0, 1200)
        )
        wide = 6 + (y - 380) * 0.1
        scene.line(
            [(x - wide, y), (x + wide, y)],
            (246, 222, 184) if abs(x - 860) < 160 else (92, 138, 162),
            1.5 + (y - 380) / 200,
        )
    scene.shape([(300, 420), (346, 420), (620, 800), (40, 800)], (146, 112, 80))
    edges = [420 + 380 * (i / 26) ** 1.7 for i in range(27)]
    for y in edges:
        spread = (y - 420) / 380
        scene.line([(300 - 260 * spread, y), (346 + 274 * spread, y)], (96, 72, 52), 1 + 4 * spread)
    for y in (440, 500, 600, 740):
        spread = (y - 420) / 380
        for x in (296 - 262 * spread, 350 + 276 * spread):
            scene.box(
                x - 4 - 10 * spread,
                y - 26 - 60 * spread,
                x + 4 + 10 * spread,
                y + 10 + 30 * spread,
                (84, 64, 48),
                3,
            )
    for i in range(60):
        x = 960 + i * 4.2
        scene.line([(x, 800), (x + 24 * sin(i), 800 - 120 - 90 * scene.chance.random())], (72, 104, 60), 4)
    return scene.done(1.5)


def library() -> Image.Image:
    """Return shelves of books."""
    scene = Scene(1200, 800, (116, 82, 58))
    covers = (
        (164, 62, 54),
        (52, 92, 122),
        (216, 178, 96),
        (74, 112, 84),
        (226, 216, 196),
        (110, 78, 120),
        (52, 58, 68),
    )
    for shelf in range(4):
        foot = 190 + shelf * 195
        scene.box(24, foot - 168, 1176, foot, (70, 48, 36))
        x = 30.0
        while x < 1150:
            wide, tall = scene.chance.uniform(16, 44), scene.chance.uniform(104, 158)
            cover = shade(covers[scene.chance.integers(len(covers))], scene.chance.uniform(0.85, 1.15))
            if scene.chance.random() < 0.06 and x < 1060:  # a gap and a leaning book
                scene.shape(
                    [
                        (x + 44, foot),
                        (x + 44 + wide, foot),
                        (x + 14 + wide, foot - tall),
                        (x + 14, foot - tall + 8),
                    ],
                    cover,
                )
                x += 48 + wide
                continue
            scene.box(x, foot - tall, min(x + wide, 1172), foot, cover, 2)
            for part in (0.14, 0.2, 0.82):
                scene.box(
                    x + 3,
                    foot - tall * part - 3,
                    min(x + wide, 1172) - 3,
                    foot - tall * part,
                    shade(cover, 1.5),
                )
            x += wide + 2
        scene.box(12, foot, 1188, foot + 18, (150, 108, 76))
    return scene.done()


def poster() -> Image.Image:
    """Return a poster whose text a post would have to repeat."""
    scene = Scene(1080, 1350, (250, 240, 214))
    flags = ((206, 72, 58), (240, 186, 64), (62, 124, 142), (96, 148, 88))
    rope = [(x, 120 + 60 * sin(pi * x / 1080)) for x in range(0, 1081, 20)]
    scene.line(rope, (92, 74, 62), 4)
    for i in range(13):
        x = 40 + i * 83
        y = 120 + 60 * sin(pi * x / 1080)
        scene.shape([(x - 32, y), (x + 32, y), (x, y + 84)], flags[i % 4])
    scene.text(540, 430, "LOPPIS", 210, (178, 52, 44))
    scene.text(540, 590, "I FOLKETS PARK", 92, (60, 50, 46))
    scene.text(540, 750, "Lördag 17 maj kl. 10\N{EN DASH}14", 70, (60, 50, 46))
    scene.text(540, 850, "Bord 50 kr", 70, (60, 50, 46))
    scene.box(120, 1080, 960, 1110, (150, 108, 76), 4)
    for x in (180, 880):
        scene.box(x, 1110, x + 24, 1270, (128, 90, 62))
    scene.box(200, 1010, 300, 1080, flags[2], 8)
    scene.disc(420, 1030, 46, 50, flags[1])
    scene.box(404, 960, 436, 990, flags[1])
    scene.shape([(560, 1080), (600, 960), (680, 960), (720, 1080)], flags[0])
    scene.line([(640, 960), (640, 920)], (92, 74, 62), 8)
    for i in range(5):
        scene.box(780 + i * 26, 980 - i % 2 * 18, 802 + i * 26, 1080, flags[(i + 2) % 4], 2)
    return scene.done()


def cycle_road() -> Image.Image:
    """Return a road with a cycle lane."""
    scene = outdoors(1200, 800, 380)
    house(scene, 40, 400, 260, 150, (216, 170, 96))
    house(scene, 330, 396, 170, 96, (190, 96, 80))
    for x, foot, tall in ((760, 400, 190), (850, 410, 230), (1010, 440, 330), (1150, 480, 430)):
        tree(scene, x, foot, tall)
    scene.shape([(560, 384), (640, 384), (1080, 800), (-160, 800)], (110, 112, 116))
    scene.shape([(646, 384), (672, 384), (1330, 800), (1090, 800)], (166, 84, 70))
    scene.shape([(640, 384), (646, 384), (1112, 800), (1076, 800)], (236, 236, 232))
    for i in range(8):
        near, far = (i + 0.5) ** 1.9 / 57, i**1.9 / 57
        y, end = 384 + 416 * far, 384 + 416 * near
        scene.shape(
            [
                (598 - 140 * far, y),
                (602 - 136 * far, y),
                (604 - 130 * near, end),
                (596 - 150 * near, end),
            ],
            (240, 238, 228),
        )
    for x in (948, 1042):  # the sign for a cycle lane, painted on the ground
        scene.pen.ellipse([v * SCALE for v in (x - 34, 636, x + 34, 674)], outline=(244, 242, 236), width=10)
    scene.line([(948, 655), (976, 622), (1018, 622), (990, 655), (948, 655)], (244, 242, 236), 6)
    scene.line([(976, 622), (990, 655)], (244, 242, 236), 6)
    scene.line([(1042, 655), (1014, 606), (1030, 604)], (244, 242, 236), 6)
    return scene.done(1.5)


def ornament() -> Image.Image:
    """Return a wavy line that says nothing."""
    scene = Scene(600, 24)
    scene.line([(x, 12 + 7 * sin(x / 14)) for x in range(601)], (62, 124, 142), 3)
    return scene.done()


def town_map() -> Image.Image:
    """Return a map with a red pin."""
    scene = Scene(900, 900, (240, 236, 226))
    for left in range(-40, 900, 150):
        for top in range(-30, 900, 130):
            scene.box(
                left,
                top,
                left + 128,
                top + 108,
                shade((224, 216, 202), scene.chance.uniform(0.96, 1.03)),
                4,
            )
    scene.box(412, 362, 688, 600, (186, 214, 160), 10)
    river = [(x, 700 + 70 * sin(x / 170)) for x in range(-20, 921, 10)]
    for x, y in river:
        scene.disc(x, y, 48, 48, (158, 200, 226))
    for way in ([(0, 330), (900, 250)], [(330, 0), (380, 900)], [(0, 560), (400, 590), (900, 480)]):
        scene.line(way, (206, 196, 180), 34)
        scene.line(way, (255, 252, 244), 28)
    scene.text(560, 560, "Folkets park", 30, (74, 104, 62))
    scene.text(160, 690, "Ån", 32, (66, 110, 146))
    scene.disc(552, 492, 26, 8, (150, 170, 130))
    scene.shape([(520, 414), (584, 414), (552, 492)], (206, 44, 44))
    scene.disc(552, 396, 38, 38, (206, 44, 44))
    scene.disc(552, 396, 14, 14, (255, 255, 255))
    return scene.done()
