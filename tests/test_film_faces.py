"""Faces in films and animations: the frame with the most possible minors counts, and what is not looked at is said."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest
import skimage.data
from conftest import SAMPLES, TODAY
from PIL import Image, ImageOps

from postguard import Draft, Guard, Media, NotJudged
from postguard.draft import Origin
from postguard.facts import Facts, film_faces
from postguard.facts.film_faces import FilmFaces

SIZE = (640, 480)
NOBODY = Image.fromarray(skimage.data.coffee()).resize(SIZE)
ADULT = Image.fromarray(skimage.data.astronaut()).crop((0, 0, 512, 384)).resize(SIZE)
CHILD = Image.open(SAMPLES / "bilder" / "barn-gunga.jpg").convert("RGB")
CLASS = Image.open(SAMPLES / "bilder" / "klassfoto.jpg").convert("RGB")
CHILD, CLASS = CHILD.crop((239, 73, 965, 617)).resize(SIZE), ImageOps.pad(CLASS, SIZE)


def film(path: Path, scenes: list[tuple[Image.Image, float]], rate: int = 5, key_every: int = 5) -> Path:
    """A film of pictures, each so many seconds long."""
    import av

    with av.open(path, "w") as container:
        stream = container.add_stream("mpeg4", rate=rate)
        stream.width, stream.height, stream.pix_fmt = *scenes[0][0].size, "yuv420p"
        stream.gop_size, stream.bit_rate = key_every, 8_000_000
        at = 0
        for image, seconds in scenes:
            for _ in range(round(seconds * rate)):
                frame = av.VideoFrame.from_image(image)
                frame.pts, frame.time_base = at, Fraction(1, rate)
                container.mux(stream.encode(frame))
                at += 1
        container.mux(stream.encode())
    return path


def animated(path: Path, frames: list[Image.Image], milliseconds: int) -> Path:
    frames[0].save(path, save_all=True, append_images=frames[1:], duration=milliseconds, loop=0, quality=95)
    return path


def facts(path: Path, **config: object) -> Facts:
    draft = Draft(text="Hej!", media=(Media(path.name),), origin=Origin("x.md", root=str(path.parent)))
    return Facts(draft, Guard({"select": ["minors"], **config}, today=TODAY)._warm)


def test_the_frame_with_the_most_possible_minors(tmp_path: Path) -> None:
    path = film(tmp_path / "a.mp4", [(NOBODY, 2), (ADULT, 2), (CLASS, 2), (CHILD, 2)])
    found = facts(path).film_faces(0)
    assert 4.0 <= found.at < 6.0 and len(found.faces) == found.most == 6 and found.unjudged is None
    assert found.frames == 8, "a frame a second"
    assert all(face.minor is None or face.minor > 0.5 for face in found.faces)


def test_an_adult_and_nobody(tmp_path: Path) -> None:
    found = facts(film(tmp_path / "a.mp4", [(NOBODY, 2), (ADULT, 1)])).film_faces(0)
    assert found.at == pytest.approx(2.0) and found.most == 1
    assert found.faces[0].minor is not None and found.faces[0].minor < 0.1
    none = facts(film(tmp_path / "b.mp4", [(NOBODY, 2)])).film_faces(0)
    assert (none.faces, none.most, none.frames) == ((), 0, 2)


def test_a_long_film_is_looked_at_all_the_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(film_faces, "LOOKED_AT", 5)
    path = film(tmp_path / "a.mp4", [(NOBODY, 12), (CHILD, 4), (NOBODY, 4)])
    found = facts(path, cache=False).film_faces(0)
    assert 12 <= found.at < 16 and found.most == 1 and found.frames <= 6
    assert found.unjudged is not None and "about one in 4 seconds" in found.unjudged["en"]


@pytest.mark.parametrize("suffix", ["gif", "webp", "png"])
def test_animations_too(tmp_path: Path, suffix: str) -> None:
    frames = [NOBODY, ADULT, CHILD, NOBODY]
    found = facts(animated(tmp_path / f"a.{suffix}", frames, 600)).film_faces(0)
    assert found.at == pytest.approx(1.2) and found.frames == 4 and found.unjudged is None
    assert len(found.faces) == 1 and (found.faces[0].minor or 1) > 0.5


def test_a_quick_animation_is_looked_at_once_a_second(tmp_path: Path) -> None:
    frames = [NOBODY.copy() for _ in range(25)]
    for at, frame in enumerate(frames):
        frame.putpixel((at, 0), (255, 0, 0))
    assert facts(animated(tmp_path / "a.webp", frames, 100)).film_faces(0).frames == 3


def test_a_still_is_its_only_frame(tmp_path: Path) -> None:
    ADULT.save(tmp_path / "a.jpg", quality=95)
    found = facts(tmp_path / "a.jpg").film_faces(0)
    assert (found.at, found.frames, found.most, found.unjudged) == (0.0, 1, 1, None)


def test_boxes_are_in_the_films_own_pixels(tmp_path: Path) -> None:
    large = ADULT.resize((2560, 1920))
    large.save(tmp_path / "a.webp", save_all=True, append_images=[NOBODY.resize(large.size)], duration=900)
    small = facts(film(tmp_path / "b.mp4", [(ADULT, 1)])).film_faces(0).faces[0].box
    found = facts(tmp_path / "a.webp").film_faces(0).faces[0].box
    assert all(abs(a - 4 * b) < 60 for a, b in zip(found, small, strict=True))


@pytest.mark.parametrize("damage", ["cut", "noise", "empty name"])
def test_a_damaged_film_is_said(tmp_path: Path, damage: str) -> None:
    path = film(tmp_path / "a.mkv", [(CHILD, 3)])
    data = path.read_bytes()
    path.write_bytes({"cut": data[: len(data) // 2], "noise": bytes(500), "empty name": data[:60]}[damage])
    asked = facts(path)
    try:
        found = asked.film_faces(0)
    except NotJudged as error:
        assert damage != "cut" and "film" in error.why["sv"]
    else:
        assert damage == "cut" and found.unjudged is not None and found.frames >= 1


def test_the_time_is_bounded_and_a_hurried_answer_is_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(film_faces, "PATIENCE", 0.0)
    path = film(tmp_path / "a.mp4", [(NOBODY, 4)])
    with pytest.raises(NotJudged, match="time was up"):
        facts(path).film_faces(0)

    def slow() -> Iterator[tuple[float, Image.Image, float]]:
        yield 0.0, NOBODY, 1.0
        raise film_faces._too_slow(1.0)

    hurried = film_faces.most_minors(slow(), lambda image: (), 0.5)
    assert not hurried.in_time and film_faces._as_json(hurried) is None and hurried.unjudged is not None


def test_frames_beyond_the_limit_are_not_read(tmp_path: Path) -> None:
    path = film(tmp_path / "a.mp4", [(NOBODY, 1)])
    with pytest.raises(NotJudged, match="too large"):
        facts(path, limits={"pixels": 1000}).film_faces(0)
    with pytest.raises(NotJudged, match="too large"):
        facts(animated(tmp_path / "a.gif", [NOBODY, ADULT], 500), limits={"pixels": 1000}).film_faces(0)


def test_kept_for_the_next_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = film(tmp_path / "a.mp4", [(NOBODY, 1), (CHILD, 1)])
    first = facts(path).film_faces(0)
    monkeypatch.setattr(film_faces, "film", lambda *_: 1 / 0)
    assert facts(path).film_faces(0) == first
    with pytest.raises(ZeroDivisionError):
        facts(path, cache=False).film_faces(0)


def test_what_is_kept_comes_back_the_same() -> None:
    found = FilmFaces(1.5, (), 3, 9, {"sv": "å", "en": "a"})
    assert film_faces._from_json(film_faces._as_json(found)) == found
