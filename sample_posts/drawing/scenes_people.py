"""The sample pictures with people in them."""

from __future__ import annotations

from drawn_heads import HAIR, SKIN, Person
from drawn_people import draw_person
from PIL import Image
from scene import Scene, outdoors, shade, tree


def swing() -> Image.Image:
    """Return a child on a swing."""
    scene = outdoors(1200, 900, 520)
    for x, tall in ((70, 330), (250, 250), (1010, 300), (1150, 380)):
        tree(scene, x, 545, tall)
    scene.disc(600, 800, 440, 84, (222, 200, 156))  # sand
    steel = (196, 62, 48)
    for x in (250, 950):
        scene.line([(x + 60 * (1 if x < 600 else -1), 70), (x - 50, 850)], steel, 18)
        scene.line([(x + 60 * (1 if x < 600 else -1), 70), (x + 50, 800)], shade(steel, 0.8), 18)
    scene.line([(296, 74), (904, 74)], steel, 20)
    child = Person(SKIN["light"], HAIR["blond"], (232, 186, 62), "bob", iris=(80, 120, 150))
    for x in (502, 698):
        scene.line([(x, 80), (x, 592)], (92, 96, 102), 5)
    scene.box(490, 580, 710, 600, (64, 58, 56), 6)
    draw_person(scene, child, 600, 190, 270, "swing")
    return scene.done(2)


def school_class() -> Image.Image:
    """Return six children in two rows before a school."""
    scene = Scene(1600, 1067, (176, 92, 70))
    for row in range(30):
        for column in range(-1, 24):
            left, top = column * 70 + row % 2 * 35, row * 27
            tone = scene.chance.uniform(0.9, 1.08)
            scene.box(left + 2, top + 2, left + 68, top + 25, shade((178, 96, 74), tone))
    for left in (90, 1210):
        scene.box(left, 60, left + 300, 330, (240, 236, 226))
        for i in range(2):
            scene.box(left + 14 + 140 * i, 74, left + 146 + 140 * i, 316, (132, 164, 184))
    scene.shade_band(800, 1067, ((150, 148, 144), (122, 120, 118)))
    scene.box(500, 90, 1100, 170, (236, 226, 198), 8)
    scene.text(800, 130, "Klass 3 B", 52, (70, 60, 54))
    back = (
        Person(SKIN["light"], HAIR["red"], (64, 124, 92), "short", iris=(90, 120, 80)),
        Person(SKIN["brown"], HAIR["black"], (226, 178, 64), "curly", eyes=0.525),
        Person(SKIN["light"], HAIR["blond"], (92, 108, 178), "bun", iris=(80, 120, 150)),
    )
    front = (
        Person(SKIN["dark"], HAIR["black"], (206, 92, 72), "short"),
        Person(SKIN["tan"], HAIR["brown"], (150, 88, 150), "long", iris=(80, 56, 40)),
        Person(SKIN["tan"], HAIR["black"], (72, 152, 168), "short", eyes=0.53),
    )
    for person, x in zip(back, (420, 800, 1180), strict=True):
        draw_person(scene, person, x, 190, 270, "stand")
    for person, x in zip(front, (420, 800, 1180), strict=True):
        draw_person(scene, person, x, 540, 280, "sit")
    return scene.done(1.5)


def colleagues() -> Image.Image:
    """Return two adults at a desk."""
    scene = Scene(1200, 800, (228, 226, 218))
    scene.box(90, 60, 560, 430, (250, 250, 248))
    scene.box(104, 74, 546, 416, (186, 214, 234))
    for left, wide, tall in ((104, 110, 150), (214, 90, 220), (304, 130, 120), (434, 112, 190)):
        scene.box(left, 416 - tall, left + wide, 416, shade((206, 170, 130), 0.8 + tall / 900))
    scene.box(318, 60, 332, 430, (250, 250, 248))
    for i, colour in enumerate(((92, 120, 150), (190, 96, 74), (110, 140, 96), (206, 170, 92), (120, 96, 140))):
        for shelf in (150, 270):
            scene.box(
                760 + i * 62,
                shelf - 84 + i * 5,
                806 + i * 62,
                shelf,
                shade(colour, 1 if shelf < 200 else 0.8),
                3,
            )
            scene.box(730, shelf, 1100, shelf + 12, (150, 116, 84))
    first = Person(SKIN["tan"], HAIR["brown"], (56, 84, 120), "short", eyes=0.5, grown=True)
    second = Person(SKIN["brown"], HAIR["grey"], (150, 60, 84), "bun", eyes=0.46, grown=True)
    draw_person(scene, first, 400, 210, 300, "sit")
    draw_person(scene, second, 800, 230, 290, "sit")
    scene.box(0, 600, 1200, 800, (186, 146, 104))
    scene.box(0, 600, 1200, 614, (206, 168, 126))
    scene.shape([(500, 690), (540, 540), (720, 540), (690, 690)], (92, 96, 102))
    scene.box(450, 686, 720, 704, (120, 124, 130), 6)
    scene.box(880, 610, 950, 690, (244, 244, 240), 10)
    scene.box(180, 660, 360, 676, (250, 250, 246))
    return scene.done(1.5)


def tilted_park() -> Image.Image:
    """Return a child in a park, as a telephone held upright stores it: lying on its side."""
    scene = outdoors(900, 1200, 620)
    for x, tall in ((90, 420), (300, 300), (640, 330), (840, 460)):
        tree(scene, x, 660, tall)
    scene.shape([(380, 640), (460, 640), (760, 1200), (120, 1200)], (214, 196, 164))
    draw_person(
        scene,
        Person(SKIN["tan"], HAIR["brown"], (206, 84, 70), "short", iris=(80, 56, 40)),
        450,
        330,
        360,
        "stand",
    )
    return scene.done(2).transpose(Image.Transpose.ROTATE_90)
