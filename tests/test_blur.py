"""Copies without faces: the original stays, nothing hidden comes along, and the draft names the copy."""

from __future__ import annotations

import json
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import metadata_files as make
import numpy as np
import pytest
import skimage.data
from click.testing import CliRunner, Result
from conftest import SAMPLES, TODAY
from PIL import Image

from postguard import Check, Draft, Edit, Finding, Guard, Report
from postguard.blur import NotDrawn, annotated, blurred, copy_name
from postguard.checkbase import NotJudged
from postguard.cli import main
from postguard.config import Limits
from postguard.facts import Facts
from postguard.facts.faces.centerface import CenterFace
from postguard.fix import fix
from postguard.soundness import _check_edit

ASTRONAUT = Image.fromarray(skimage.data.astronaut())
FACE = (182, 58, 270, 178)
CLASS = SAMPLES / "bilder" / "klassfoto.jpg"


def run(*args: object) -> Result:
    result = CliRunner().invoke(main, [str(arg) for arg in args])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.output
    return result


def saved(path: Path, image: Image.Image = ASTRONAUT, **options: object) -> Path:
    image.save(path, **options)
    return path


def opened(data: bytes) -> Image.Image:
    image = Image.open(BytesIO(data))
    image.load()
    return image


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.webp", "a.bmp", "a.tif", "a.heic"])
def test_the_face_is_gone_and_the_rest_as_it_was(tmp_path: Path, name: str) -> None:
    if name == "a.heic":
        from pillow_heif import register_heif_opener

        register_heif_opener()
    path = saved(tmp_path / name)
    original = path.read_bytes()
    data, suffix = blurred(path, [FACE], Limits())
    copy = opened(data).convert("RGB")
    assert path.read_bytes() == original and copy.size == ASTRONAUT.size
    assert suffix == {".png": ".png", ".webp": ".webp"}.get(path.suffix, ".jpg")
    assert CenterFace().detect(copy) == []
    before, after = np.asarray(ASTRONAUT, int), np.asarray(copy, int)
    assert np.abs(before[:, 320:] - after[:, 320:]).mean() < 6, "nothing else is touched"
    x, y = slice(200, 250), slice(90, 150)
    rough = np.abs(np.diff(after[y, x].mean(2), axis=1)).mean()
    assert rough < np.abs(np.diff(before[y, x].mean(2), axis=1)).mean() / 3, "no detail is left"


def test_no_position_owner_or_preview_comes_along(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(make.jpeg(exif_block=make.exif("position owner")))
    data, _ = blurred(path, [(0, 0, 4, 4)], Limits())
    assert dict(opened(data).getexif()) == {} and make.SERIAL.encode() not in data and b"Exif" not in data
    noted = saved(tmp_path / "b.png", ASTRONAUT, pnginfo=_note())
    data, _ = blurred(noted, [FACE], Limits())
    assert b"Anna" not in data


def _note() -> object:
    from PIL.PngImagePlugin import PngInfo

    info = PngInfo()
    info.add_text("Author", "Anna")
    return info


def test_turned_pictures_come_out_upright(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # shown turned a quarter clockwise
    path = saved(tmp_path / "a.jpg", ASTRONAUT.rotate(90, expand=True), exif=exif, quality=95)
    data, _ = blurred(path, [FACE], Limits())
    copy = opened(data)
    assert CenterFace().detect(copy.convert("RGB")) == [] and 0x0112 not in copy.getexif()
    assert np.abs(np.asarray(copy, int)[:, 320:] - np.asarray(ASTRONAUT, int)[:, 320:]).mean() < 6


def test_transparent_parts_stay(tmp_path: Path) -> None:
    image = ASTRONAUT.convert("RGBA")
    image.putalpha(Image.new("L", image.size, 128))
    data, suffix = blurred(saved(tmp_path / "a.png", image), [FACE], Limits())
    assert suffix == ".png" and opened(data).getpixel((400, 400))[3] == 128  # type: ignore[index]


@pytest.mark.parametrize("box", [(-50, -50, 20, 20), (500, 500, 600, 600), (10, 10, 10, 10), (900, 0, 950, 20)])
def test_boxes_over_the_edge(tmp_path: Path, box: tuple[int, int, int, int]) -> None:
    path = saved(tmp_path / "a.jpg")
    assert opened(blurred(path, [box], Limits())[0]).size == ASTRONAUT.size
    assert opened(annotated(path, [box], Limits())[0]).size == ASTRONAUT.size


@pytest.mark.parametrize("content", [b"", b"text", b"\xff\xd8\xff\xe0" + bytes(50), b"%PDF-1.4"])
def test_what_is_no_picture_is_said(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.jpg").write_bytes(content)
    with pytest.raises(NotDrawn, match="cannot be read"):
        blurred(tmp_path / "a.jpg", [], Limits())
    with pytest.raises(NotDrawn, match="too large"):
        blurred(saved(tmp_path / "b.jpg"), [], Limits(pixels=1000))


def test_names_of_copies() -> None:
    assert copy_name(Path("x/Bild.JPG"), ".jpg") == "Bild.blurred.JPG"
    assert copy_name(Path("a.b.heic"), ".jpg") == "a.b.blurred.jpg"


def test_the_command(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.jpg", quality=95)
    result = run("blur", path, CLASS, "--output", tmp_path / "ut")
    assert result.exit_code == 0 and "1 faces" in result.output and "6 faces" in result.output
    assert sorted(p.name for p in (tmp_path / "ut").iterdir()) == ["a.blurred.jpg", "klassfoto.blurred.jpg"]
    assert CenterFace().detect(Image.open(tmp_path / "ut" / "klassfoto.blurred.jpg").convert("RGB")) == []
    run("blur", CLASS, "--output", tmp_path / "some", "--faces", "1,3")
    assert len(CenterFace().detect(Image.open(tmp_path / "some" / "klassfoto.blurred.jpg").convert("RGB"))) == 4


def test_the_command_on_what_cannot_be_done(tmp_path: Path) -> None:
    (tmp_path / "bad.jpg").write_bytes(b"no picture")
    moving = tmp_path / "a.gif"
    ASTRONAUT.save(moving, save_all=True, append_images=[ASTRONAUT.rotate(9)], duration=500)
    good = saved(tmp_path / "a.png")
    result = run("blur", tmp_path / "bad.jpg", moving, good, "--output", tmp_path / "ut")
    assert result.exit_code == 1 and "Traceback" not in result.output
    assert [p.name for p in (tmp_path / "ut").iterdir()] == ["a.blurred.png"], "the rest is done all the same"
    assert run("blur", good, "--output", tmp_path, "--faces", "x").exit_code == 2
    assert run("blur", good, "--output", tmp_path, "--faces", "9").exit_code == 1
    assert run("blur", good, "--output", good).exit_code == 2


class _Blurs(Check):
    """Finds each picture, and would blur its face."""

    id, level = "blurs", "error"
    message = {"sv": "x", "en": "x"}
    help = {"sv": "x", "en": "x"}

    def run(self, draft: Draft, facts: Facts) -> Iterator[Finding | NotJudged]:
        for at, medium in draft.images():
            if "blurred" not in medium.path:
                edit = Edit(f"/media/{at}", action="blur-faces", boxes=(FACE,), safe=False)
                yield self.finding(at=f"/media/{at}", edits=(edit,))


def reports(path: Path, guard: Guard) -> list[Report]:
    check = _Blurs("en")
    made = []
    for draft in guard.load(path):
        found = tuple(f for f in check.run(draft, guard.facts(draft)) if isinstance(f, Finding))
        made.append(Report(draft, found))
    return made


@pytest.mark.parametrize(
    ("name", "draft"),
    [
        ("a.md", "Hej!\n\n![Astronaut](<bild å.jpg>)\n"),
        ("b.md", "---\nbilder:\n  - path: bild å.jpg\n    alt: Astronaut\n---\nHej!\n"),
        ("c.jsonl", json.dumps({"text": "Hej!", "media": [{"path": "bild å.jpg"}]}, ensure_ascii=False) + "\n"),
    ],
)
def test_as_a_fix_the_draft_names_the_copy(tmp_path: Path, name: str, draft: str) -> None:
    path, picture = tmp_path / name, saved(tmp_path / "bild å.jpg", quality=95)
    path.write_text(draft, encoding="utf-8")
    original, guard = picture.read_bytes(), Guard({"lang": "en"}, today=TODAY)
    found = reports(path, guard)
    assert len(found[0].findings) == 1
    assert fix(found, guard.sources, guard.config) == 0, "never without --unsafe-fixes"
    assert path.read_text(encoding="utf-8") == draft and len(list(tmp_path.iterdir())) == 2
    assert fix(found, guard.sources, guard.config, unsafe=True) == 1
    assert path.read_text(encoding="utf-8") == draft.replace("bild å.jpg", "bild å.blurred.jpg")
    assert picture.read_bytes() == original
    assert CenterFace().detect(Image.open(tmp_path / "bild å.blurred.jpg").convert("RGB")) == []
    assert not reports(path, guard)[0].findings


def test_a_bare_picture_gets_a_copy_and_a_word(tmp_path: Path) -> None:
    picture = saved(tmp_path / "a.jpg", quality=95)
    guard, said = Guard({"lang": "en"}, today=TODAY), []
    done = fix(reports(picture, guard), guard.sources, guard.config, True, lambda path, why: said.append(why))
    assert done == 0 and said == ["a.blurred.jpg is the copy without the faces: use that one"]
    (tmp_path / "a.blurred.jpg").write_bytes(b"somebody's own")
    fix(reports(picture, guard), guard.sources, guard.config, True, lambda path, why: said.append(why))
    assert said[1] == "a.blurred.jpg is there already"
    assert (tmp_path / "a.blurred.jpg").read_bytes() == b"somebody's own"


def test_check_annotates(tmp_path: Path) -> None:
    saved(tmp_path / "a.jpg", quality=95)
    (tmp_path / "b").mkdir()
    saved(tmp_path / "b" / "a.jpg", quality=90)
    (tmp_path / "trasig.jpg").write_bytes(b"no picture")
    paths = [tmp_path / "a.jpg", tmp_path / "trasig.jpg", tmp_path / "b" / "a.jpg"]
    result = run("check", *paths, "--select", "minors", "--annotate", tmp_path / "ut", "--lang", "en")
    assert "Traceback" not in result.output
    copies = sorted(path.name for path in (tmp_path / "ut").iterdir())
    assert copies == ["a.faces-2.jpg", "a.faces.jpg"]
    shown = np.asarray(Image.open(tmp_path / "ut" / "a.faces.jpg").convert("RGB"), int)
    assert (np.abs(shown - (255, 255, 0)).sum(2) < 150).sum() > 200, "a yellow frame"
    plain = np.asarray(Image.open(tmp_path / "a.jpg").convert("RGB"), int)
    assert np.abs(shown[:, 320:] - plain[:, 320:]).mean() < 3


def test_a_plugins_edit_is_looked_at(tmp_path: Path) -> None:
    draft = next(Guard({}).load(saved(tmp_path / "a.jpg")))
    good = Edit("/media/0", action="blur-faces", boxes=(FACE,), safe=False)
    for edit in (
        Edit("/media/0", action="blur-faces", boxes=(FACE,)),
        Edit("/media/0", action="blur-faces", safe=False),
        Edit("/media/0", action="blur-faces", boxes=((1, 2),), safe=False),  # type: ignore[arg-type]
        Edit("/text", action="blur-faces", boxes=(FACE,), safe=False),
    ):
        with pytest.raises((TypeError, ValueError)):
            _check_edit(edit, draft)
    _check_edit(good, draft)
