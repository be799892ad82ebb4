"""Text in pictures: which words are asked about, which contrast is too low, and what is said where nothing reads them."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np
import pytest
from conftest import SAMPLES
from PIL import Image, ImageDraw, ImageFont

from postguard import Draft, Finding, Guard, Media, NotJudged, Report, hookimpl
from postguard.config import ConfigError
from postguard.draft import Origin
from postguard.facts.contrast import word_contrast
from postguard.facts.image_text import TextReader, Word
from postguard.facts.light import contrast, linear, luminance

Colour = tuple[int, int, int]


class Reader:
    """A reader that finds what a test says."""

    name, version = "fixed", "1"

    def __init__(self, *words: Word) -> None:
        self.words, self.asked = list(words), 0

    def read(self, image: Image.Image) -> list[Word]:
        self.asked += 1
        return self.words


class Plugin:
    def __init__(self, make: Callable[[], TextReader]) -> None:
        self.make = make

    @hookimpl
    def postguard_image_text(self) -> Mapping[str, Callable[[], TextReader]]:
        return {"fixed": self.make}


def guard_with(make: Callable[[], TextReader], *rules: str, **config: object) -> Guard:
    settings = {"select": list(rules), "lang": "en", "image-text": {"reader": "fixed"}, **config}
    return Guard(settings, plugins=(Plugin(make),))


def asked(text: str, post: str, alt: str | None = None, **more: str) -> list[Finding]:
    guard = Guard({"select": ["image-text-not-in-alt"], "lang": "en"})
    return list(guard.check(Draft(text=post, media=(Media("a.png", alt=alt, text=text),), **more)).findings)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "post", "alt", "question"),
    [
        ("Vattnet stängs av onsdag 9 april 08–15. Tappa upp vatten i förväg.", "Viktig information till dig på Björkgatan.", "Blå ruta med vit text.", True),
        ("Loppis i Folkets park, lördag 17 maj kl. 10–14. Bord 50 kr.", "Välkommen till loppis i Folkets park lördag den 17 maj klockan 10–14. Ett bord kostar 50 kronor.", "Affisch.", False),
        ("LORDAG 17 MAJ OPPET HUS", "Öppet hus lördag 17 maj!", None, False),  # read without å, ä, ö
        ("Lördaq 17 maj Oppet hus", "Öppet hus lördag 17 maj!", None, False),  # misread
        ("SAGA", "The old cinema is 100.", "Neon sign.", False),
        ("Sjöhaga stad", "Vi har ny logotyp.", "Sjöhaga stad", False),
        ("Sjöhaga stad", "Vi har ny logotyp.", "Logotyp", True),
        ("Klass 3 B", "Klass 3B övar.", "Sex barn.", False),
        ("Öppet hus i biblioteket lördag 24 maj kl 11", "Öppet hus i biblioteket på lördag!", "Affisch om öppet hus", True),  # the day and the hour
        ("Öppet hus i biblioteket lördag: sagor, pyssel, fika och musik kl 11–14", "Öppet hus i biblioteket på lördag med sagor, pyssel, fika och musik!", None, True),
        ("Lördaq Öppel hus bibliotekel", "Öppet hus i biblioteket på lördag!", None, False),  # misread, all of it
        ("Öppet hus sagor pyssel fika musik", "Öppet hus med sagor!", None, True),  # half of it
        ("Öppet hus sagor pyssel fika musik", "Öppet hus med sagor, pyssel och fika!", None, False),  # most of it
        ("Och det är som det är", "Hej", None, False),  # nothing but function words
        ("", "Hej", None, False),
        ("!!! --- 🎉🎉", "Hej", None, False),
    ],
)  # fmt: skip
def test_which_words_are_asked_about(text: str, post: str, alt: str | None, question: bool) -> None:
    found = asked(text, post, alt)
    assert [(f.kind, f.pointer) for f in found] == ([("review", "/media/0/alt")] if question else [])


def test_the_message_counts_and_does_not_give_the_words_away() -> None:
    (finding,) = asked("Ulla Bergdunge 70 år", "Hurra!")
    assert "3 of 3 words" in finding.message and "bergdunge" not in finding.message.lower()


def test_the_title_counts_and_a_decorative_picture_does_not() -> None:
    assert not asked("Öppet hus lördag", "Välkommen!", title="Öppet hus på lördag")
    guard = Guard({"select": ["image-text-not-in-alt"]})
    assert not guard.check(Draft(text="x", media=(Media("a.png", decorative=True, text="Öppet hus lördag"),))).findings


def test_a_long_text_takes_no_quadratic_time() -> None:
    import time

    begun = time.process_time()
    words = " ".join(f"ord{i:x}ett" for i in range(4000))
    asked(words, " ".join(f"annat{i:x}slag" for i in range(4000)))
    assert time.process_time() - begun < 10


def with_picture(guard: Guard, folder: Path, size: tuple[int, int] = (400, 300), text: str | None = None) -> Report:
    Image.new("RGB", size, "white").save(folder / "a.png")
    origin = Origin("d.md", root=str(folder))
    return guard.check(Draft(text="Hej!", media=(Media("a.png", alt="x", text=text),), origin=origin))


def words(text: str, height: int = 30) -> list[Word]:
    return [Word(word, (10, 10, 60, 10 + height), 0.9, 1) for word in text.split()]


def test_what_a_reader_finds_is_asked_about(tmp_path: Path) -> None:
    reader = Reader(*words("Öppet hus lördag"))
    guard = guard_with(lambda: reader, "image-text-not-in-alt")
    assert [f.pointer for f in with_picture(guard, tmp_path).findings] == ["/media/0/alt"]
    assert not with_picture(guard, tmp_path, text="").findings and reader.asked == 1, "the draft's own word is taken"


def test_a_sign_in_the_background_is_not_asked_about(tmp_path: Path) -> None:
    def found(text: str, height: int) -> int:
        guard = guard_with(lambda: Reader(*words(text, height)), "image-text-not-in-alt")
        return len(with_picture(guard, tmp_path).findings)

    assert [found("Folkets park", 11), found("Folkets park", 20), found("Folkets park lördag maj", 11)] == [0, 1, 1]


@pytest.mark.parametrize("error", [NotJudged({"sv": "den saknas", "en": "it is missing"}), ImportError(name="reader")])
def test_a_reader_that_cannot_work_is_said(tmp_path: Path, error: Exception) -> None:
    def make() -> TextReader:
        raise error

    report = with_picture(guard_with(make, "image-text-not-in-alt", "low-contrast"), tmp_path)
    assert {u.rule for u in report.not_judged} == {"image-text-not-in-alt", "low-contrast"} and not report.findings
    assert all("missing" in u.why or "not installed" in u.why for u in report.not_judged)


def test_a_picture_that_one_reader_gives_up_costs_that_picture_alone(tmp_path: Path) -> None:
    class GivesUp(Reader):
        def read(self, image: Image.Image) -> list[Word]:
            if image.width == 50:
                raise NotJudged({"sv": "för långsamt", "en": "too slow"})
            return self.words

    for name, width in (("a.png", 50), ("b.png", 400)):
        Image.new("RGB", (width, 300), "white").save(tmp_path / name)
    guard = guard_with(lambda: GivesUp(*words("Öppet hus lördag")), "image-text-not-in-alt")
    media = (Media("a.png", alt="x"), Media("b.png", alt="x"))
    report = guard.check(Draft(text="Hej!", media=media, origin=Origin("d.md", root=str(tmp_path))))
    assert [f.pointer for f in report.findings] == ["/media/1/alt"] and [u.why for u in report.not_judged] == [
        "too slow"
    ]


def test_a_misspelt_reader_is_an_error() -> None:
    with pytest.raises(ConfigError, match="'fixed'"):
        Guard({"image-text": {"reader": "fixd"}}, plugins=(Plugin(Reader),))


def test_boxes_are_in_pixels_of_the_original(tmp_path: Path) -> None:
    image = Image.new("RGB", (3200, 1600), "white")
    ImageDraw.Draw(image).text((1600, 800), "Loppis", (170, 170, 170), ImageFont.load_default(200), "mm")
    image.save(tmp_path / "a.png")
    reader = Reader(Word("Loppis", (630, 350, 970, 460), 0.9, 1))  # of the working picture, half as large
    draft = Draft(text="x", media=(Media("a.png", alt="Loppis"),), origin=Origin("d.md", root=str(tmp_path)))
    (finding,) = guard_with(lambda: reader, "low-contrast").check(draft).findings
    assert (
        finding.box == (1260, 700, 1940, 920)
        and finding.kind == "review"
        and "2.3:1; at least 3.0:1" in finding.message
    )


def drawn(ink: Colour, ground: Colour, size: int, jpeg: bool = False) -> tuple[np.ndarray, tuple[int, int, int, int]]:  # type: ignore[type-arg]
    image = Image.new("RGB", (500, 160), ground)
    font = ImageFont.load_default(size)
    ImageDraw.Draw(image).text((250, 80), "Loppis", ink, font, "mm")
    box = ImageDraw.Draw(image).textbbox((250, 80), "Loppis", font, "mm")
    if jpeg:
        buffer = io.BytesIO()
        image.save(buffer, "JPEG", quality=85)
        image = Image.open(buffer)
    left, top, right, bottom = (round(side) for side in box)
    return np.asarray(image.convert("RGB")), (left, top, right, bottom)


@pytest.mark.parametrize("jpeg", [False, True])
@pytest.mark.parametrize("size", [22, 40, 90])
@pytest.mark.parametrize(
    ("ink", "ground"),
    [((0, 0, 0), (255, 255, 255)), ((255, 255, 255), (0, 0, 0)), ((118, 118, 118), (255, 255, 255)), ((170, 170, 170), (255, 255, 255)),
     ((255, 255, 255), (240, 200, 60)), ((178, 52, 44), (250, 240, 214)), ((255, 255, 255), (0, 80, 140)), ((60, 60, 60), (20, 20, 20))],
)  # fmt: skip
def test_contrast_of_drawn_words(ink: Colour, ground: Colour, size: int, jpeg: bool) -> None:
    lights = [float(luminance(linear(np.array(colour, np.uint8)))) for colour in (ink, ground)]
    found = word_contrast(*drawn(ink, ground, size, jpeg))
    assert found == pytest.approx(contrast(*lights), rel=0.2 if jpeg else 0.06)


def test_no_contrast_where_there_are_no_letters_or_no_one_ground() -> None:
    plain = np.full((60, 200, 3), 200, np.uint8)
    assert word_contrast(plain, (10, 10, 100, 40)) is None
    assert word_contrast(plain, (0, 0, 1, 1)) is None and word_contrast(plain, (300, 300, 400, 400)) is None
    noise = np.random.default_rng(1).integers(0, 256, (60, 200, 3), dtype=np.uint8)
    assert word_contrast(noise, (10, 10, 100, 40)) is None


def test_large_text_may_have_less(tmp_path: Path) -> None:
    def low(size: int) -> bool:
        rgb, box = drawn((140, 140, 140), (255, 255, 255), size)  # 3.4:1
        Image.fromarray(rgb).save(tmp_path / "a.png")
        draft = Draft(text="x", media=(Media("a.png", alt="Loppis"),), origin=Origin("d.md", root=str(tmp_path)))
        guard = guard_with(lambda: Reader(Word("Loppis", box, 0.9, 1)), "low-contrast")
        return bool(guard.check(draft).findings)

    assert low(14) and not low(40)


def test_one_odd_word_of_a_block_is_not_asked_about(tmp_path: Path) -> None:
    image = Image.new("RGB", (600, 100), "white")
    for at, grey in enumerate((0, 0, 200)):
        ImageDraw.Draw(image).text((20 + at * 190, 30), "Loppis", (grey, grey, grey), ImageFont.load_default(40))
    image.save(tmp_path / "a.png")
    found = [Word("Loppis", (20 + at * 190, 30, 160 + at * 190, 80), 0.9, 1) for at in range(3)]
    draft = Draft(text="x", media=(Media("a.png", alt="Loppis"),), origin=Origin("d.md", root=str(tmp_path)))
    assert not guard_with(lambda: Reader(*found), "low-contrast").check(draft).findings
    assert guard_with(lambda: Reader(found[2]), "low-contrast").check(draft).findings


def test_the_samples_say_the_same_without_tesseract(monkeypatch: pytest.MonkeyPatch) -> None:
    """With it they are judged by test_samples: the expected reports hold for both."""
    monkeypatch.setenv("PATH", "")
    guard = Guard(
        SAMPLES / "postguard.toml", overrides={"select": ["image-text-not-in-alt", "low-contrast"], "lang": "en"}
    )
    for path in sorted(SAMPLES.glob("*.md")):
        if not path.with_suffix(".expected.txt").exists():
            continue
        (draft,) = guard.load(path)
        expected = (SAMPLES / f"{draft.id}.expected.txt").read_text(encoding="utf-8")
        found = {finding.rule for finding in guard.check(draft).findings}
        for rule in ("image-text-not-in-alt", "low-contrast"):
            assert (rule in found) is (rule in expected), draft.id
