"""The reader finds the words of pictures with text and none in pictures without, and gives up in good order."""

from __future__ import annotations

import shutil
import stat
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont

from postguard import NotJudged
from postguard.facts.image_text import Word, folded_words, joined
from postguard_ocr.noise import without_noise
from postguard_ocr.tesseract import Tesseract
from postguard_ocr.white import merged, only_white

PICTURES = Path(__file__).parents[3] / "sample_posts" / "bilder"
needs_tesseract = pytest.mark.skipif(
    shutil.which("tesseract") is None, reason="needs tesseract (apt-get install tesseract-ocr tesseract-ocr-swe)"
)


@pytest.fixture(scope="module")
def reader() -> Tesseract:
    return Tesseract()


def picture(name: str) -> Image.Image:
    with Image.open(PICTURES / name) as image:
        return image.convert("RGB")


@needs_tesseract
@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("affisch-loppis.png", "LOPPIS FOLKETS PARK Lördag 17 maj kl. 10-14 Bord 50 kr"),
        ("affisch-brandstation.png", "ÖPPET HUS på brandstationen Lördag 30 januari kl. 10-13 Prova slangen, gratis korv"),
        ("klassfoto.jpg", "Klass 3B"), ("badbryggan.jpg", ""), ("biblioteket.png", ""), ("barn-gunga.jpg", ""),
        ("cykelvagen.jpg", ""), ("linje.png", ""), ("medarbetare.jpg", ""), ("snofall.gif", ""), ("nyar-blinkar.gif", ""),
    ],
)  # fmt: skip
def test_the_sample_pictures(reader: Tesseract, name: str, text: str) -> None:
    wanted, found = folded_words(text), folded_words(joined(reader.read(picture(name))))
    assert set(found) <= set(wanted)
    assert len(set(wanted) - set(found)) <= len(set(wanted)) // 10


@needs_tesseract
def test_boxes_lie_around_the_words(reader: Tesseract) -> None:
    image = Image.new("RGB", (700, 300), "white")
    ImageDraw.Draw(image).text((350, 150), "Loppis", "black", ImageFont.load_default(80), "mm")
    around = ImageDraw.Draw(image).textbbox((350, 150), "Loppis", ImageFont.load_default(80), "mm")
    (word,) = reader.read(image)
    assert word.text == "Loppis" and word.score > 0.8
    assert all(abs(side - wanted) <= 10 for side, wanted in zip(word.box, around))


@needs_tesseract
def test_white_words_on_a_photograph(reader: Tesseract) -> None:
    image = picture("barn-gunga.jpg")
    ImageDraw.Draw(image).text((600, 300), "Parken lever hela vintern", "white", ImageFont.load_default(64), "mm")
    assert {"parken", "lever", "vintern"} <= set(folded_words(joined(reader.read(image))))


@needs_tesseract
def test_threads_agree_and_nothing_is_printed(reader: Tesseract, capfd: pytest.CaptureFixture[str]) -> None:
    image = picture("affisch-loppis.png").crop((0, 300, 1080, 900)).resize((540, 300))
    alone = reader.read(image)
    with ThreadPoolExecutor(2) as pool:
        assert all(found == alone for found in pool.map(reader.read, [image] * 3))
    assert capfd.readouterr() == ("", "")


@needs_tesseract
@pytest.mark.parametrize("size", [(1, 1), (3, 900), (900, 3), (40, 40)])
def test_odd_pictures(reader: Tesseract, size: tuple[int, int]) -> None:
    assert reader.read(Image.new("RGB", size, (90, 90, 90))) == []


def program(folder: Path, body: str, languages: str = "swe eng") -> str:
    """A stand-in for tesseract."""
    path = folder / "tesseract"
    listing = "\\n".join(languages.split())
    path.write_text(
        f'#!/bin/sh\ncase "$1" in --list-langs) printf "List of available languages:\\n{listing}\\n"; exit;; '
        f'--version) echo "tesseract 5.0"; exit;; esac\n{body}\n'
    )
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


def test_without_the_program() -> None:
    with pytest.raises(NotJudged, match="tesseract is not installed"):
        Tesseract("no-such-program")


def test_without_languages(tmp_path: Path) -> None:
    assert Tesseract(program(tmp_path, "", "eng osd")).languages == ("eng",)
    with pytest.raises(NotJudged, match="neither Swedish nor English"):
        Tesseract(program(tmp_path, "", "deu osd"))


def test_a_program_that_stalls_or_fails(tmp_path: Path) -> None:
    image = Image.new("RGB", (30, 30))
    begun = time.monotonic()
    with pytest.raises(NotJudged, match="over 1 seconds"):
        Tesseract(program(tmp_path, "exec sleep 60"), seconds=1).read(image)
    assert time.monotonic() - begun < 10
    with pytest.raises(NotJudged, match="does not work here"):
        Tesseract(program(tmp_path, "cat > /dev/null; echo SECRET >&2; exit 3")).read(image)


def test_a_table_that_is_none(tmp_path: Path) -> None:
    for body in ("cat > /dev/null; echo hej", "cat > /dev/null", "exec < /dev/null; printf 'a\\n5\\tx\\n'"):
        assert Tesseract(program(tmp_path, body)).read(Image.new("RGB", (30, 30))) == []


def test_noise() -> None:
    def kept(*words: Word) -> list[str]:
        return [word.text for word in without_noise(words, (1000, 800))]

    sure = Word("Lördag", (0, 0, 200, 60), 0.95, 1)
    assert kept(sure, Word("maj", (210, 0, 300, 60), 0.6, 1), Word("|", (310, 0, 312, 60), 0.9, 1)) == ["Lördag", "maj"]
    assert kept(Word("maj", (210, 0, 300, 60), 0.6, 2)) == [] == kept(Word("ön", (0, 48, 525, 638), 0.6, 1))
    assert kept(Word("10-14", (0, 0, 150, 50), 0.8, 1)) == ["10-14"]
    assert kept(Word("00", (250, 740, 851, 984), 0.86, 1)) == []  # the wheels of a fire engine
    assert kept(Word("iil", (0, 0, 9, 300), 0.9, 1)) == [] == kept(Word("=——", (0, 0, 90, 30), 0.95, 1))


def test_white_only_where_it_can_be_letters() -> None:
    grey = Image.new("RGB", (100, 100), (120, 120, 120))
    assert only_white(grey) is None and only_white(Image.new("RGB", (100, 100), "white")) is None
    grey.paste("white", (0, 0, 20, 10))
    mask = only_white(grey)
    assert mask and mask.getpixel((5, 5)) == 0 and mask.getpixel((50, 50)) == 255


def test_a_word_read_twice_is_one() -> None:
    one, two = Word("Lördag", (0, 0, 200, 60), 0.9, 1), Word("Lördaq", (4, 2, 198, 61), 0.8, 1)
    other = Word("maj", (300, 0, 380, 60), 0.8, 2)
    assert [(w.text, w.block) for w in merged([one], [two, other])] == [("Lördag", 1), ("maj", 4)]
