"""Draw the sample pictures: ``python draw_pictures.py FOLDER [FOLDER OF FILMS]``.

Everything is drawn by code, so nobody's picture and no photographer's work is in them.
Two runs with the same Pillow and numpy give the same bytes.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from moving import write_animation, write_film
from PIL import ExifTags, Image
from scenes_moving import fire_station, new_year, snowfall, swimming
from scenes_people import colleagues, school_class, swing, tilted_park
from scenes_places import cycle_road, jetty, library, ornament, poster, town_map


def camera_data(place: bool = False, orientation: int = 1) -> Image.Exif:
    """Return what a camera writes beside the picture; ``place`` adds a position."""
    exif = Image.Exif()
    exif[ExifTags.Base.Make] = exif[ExifTags.Base.Model] = "Exempelkamera"
    exif[ExifTags.Base.DateTime] = "2025:05:03 14:20:00"
    exif[ExifTags.Base.Orientation] = orientation
    if place:  # 59.33 N, 18.07 E, in degrees, minutes and seconds
        position = exif.get_ifd(ExifTags.IFD.GPSInfo)
        position.update({1: "N", 2: (59.0, 19.0, 48.0), 3: "E", 4: (18.0, 4.0, 12.0)})
    return exif


PICTURES: dict[str, Callable[[], Image.Image]] = {
    "barn-gunga.jpg": swing,
    "klassfoto.jpg": school_class,
    "medarbetare.jpg": colleagues,
    "badbryggan.jpg": jetty,
    "biblioteket.png": library,
    "affisch-loppis.png": poster,
    "cykelvagen.jpg": cycle_road,
    "linje.png": ornament,
    "karta.png": town_map,
    "parken-sned.jpg": tilted_park,
    "affisch-brandstation.png": fire_station,
}


def main(folder: Path) -> None:
    """Write all pictures into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    extra = {
        "cykelvagen.jpg": camera_data(place=True),
        "parken-sned.jpg": camera_data(orientation=6),
    }
    for name, draw in PICTURES.items():
        if name.endswith(".png"):
            draw().quantize(256).save(folder / name, optimize=True)
        else:
            draw().save(folder / name, quality=80, optimize=True, exif=extra.get(name, Image.Exif()))
    write_animation(folder / "nyar-blinkar.gif", [new_year(False), new_year(True)], 100)
    write_animation(folder / "snofall.gif", [snowfall(step) for step in range(16)], 120)


def films(folder: Path) -> None:
    """Write the film into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    write_film(folder / "simskolan.mp4", [swimming(step) for step in range(60)], 5)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
    if len(sys.argv) > 2:
        films(Path(sys.argv[2]))
