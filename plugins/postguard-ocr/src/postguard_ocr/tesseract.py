"""Tesseract as a reader of text in pictures.

The program is run with the picture on its standard input: nothing of a picture, and nothing of what it says, is written
to the disk, as wrappers with temporary files do. A picture that stalls or crashes it costs that picture alone.
"""

from __future__ import annotations

import io
import os
import shutil
import subprocess
from collections.abc import Iterator

from PIL import Image

from postguard import NotJudged
from postguard.facts.image_text import Word
from postguard_ocr.noise import without_noise
from postguard_ocr.white import merged, only_white

WANTED = ("swe", "eng")
SECONDS = 20.0  # for one picture; half a second is usual


class Tesseract:
    """Reads Swedish and English, or what of them is installed. Raises NotJudged where the program or both are missing.

    `seconds` bounds the time for one picture. Threads may share one.
    """

    name = "tesseract"

    def __init__(self, program: str = "tesseract", seconds: float = SECONDS) -> None:
        found = shutil.which(program)
        if found is None:
            raise NotJudged(
                {
                    "sv": "programmet tesseract är inte installerat (apt-get install tesseract-ocr tesseract-ocr-swe)",
                    "en": "the program tesseract is not installed (apt-get install tesseract-ocr tesseract-ocr-swe)",
                }
            )
        self._program, self._seconds = found, seconds
        installed = self._run("--list-langs").decode("utf-8", "replace").split()
        self.languages = tuple(lang for lang in WANTED if lang in installed)
        if not self.languages:
            raise NotJudged(
                {
                    "sv": "tesseract saknar både svenska och engelska (apt-get install tesseract-ocr-swe)",
                    "en": "tesseract has neither Swedish nor English (apt-get install tesseract-ocr-swe)",
                }
            )
        release = self._run("--version").decode("utf-8", "replace").split()
        self.version = f"{release[1] if len(release) > 1 else '?'} {'+'.join(self.languages)}"

    def read(self, image: Image.Image) -> list[Word]:
        """The words of a picture in reading order. Raises NotJudged where it takes too long or the program fails."""
        found = self._words(image)
        white = only_white(image)
        return merged(found, self._words(white)) if white else found

    def _words(self, image: Image.Image) -> list[Word]:
        arguments = "stdin", "stdout", "-l", "+".join(self.languages), "--psm", "3", "tsv"
        return without_noise(list(_rows(self._run(*arguments, data=_png(image)))), image.size)

    def _run(self, *arguments: str, data: bytes = b"") -> bytes:
        try:
            done = subprocess.run(  # noqa: S603  # a fixed program, no shell
                [self._program, *arguments],
                input=data,
                capture_output=True,
                timeout=self._seconds,
                check=True,
                env={**os.environ, "OMP_THREAD_LIMIT": "1"},  # drafts run side by side; its own threads only wait
            )
        except subprocess.TimeoutExpired:
            seconds = f"{self._seconds:.0f}"
            raise NotJudged(
                {
                    "sv": f"att läsa text i bilden tog över {seconds} sekunder",
                    "en": f"reading text in the picture took over {seconds} seconds",
                }
            ) from None
        except (OSError, subprocess.CalledProcessError) as error:
            raise NotJudged(
                {
                    "sv": f"tesseract fungerar inte här ({type(error).__name__})",
                    "en": f"tesseract does not work here ({type(error).__name__})",
                }
            ) from None
        return done.stdout


def _png(image: Image.Image) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, "PNG", compress_level=1)
    return buffer.getvalue()


def _rows(table: bytes) -> Iterator[Word]:
    """The words of Tesseract's table: level, page, block, paragraph, line, word, left, top, width, height, conf, text."""
    for line in table.decode("utf-8", "replace").splitlines()[1:]:
        cells = line.split("\t")
        if len(cells) == 12 and cells[0] == "5" and cells[11].strip():
            left, top, width, height = map(int, cells[6:10])
            score = max(0.0, float(cells[10]) / 100)
            yield Word(cells[11].strip(), (left, top, left + width, top + height), score, int(cells[2]))
