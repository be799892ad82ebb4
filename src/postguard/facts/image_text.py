"""Text in a picture: what a reader of a plugin finds, and how words are compared with what the post says."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from postguard.checkbase import NotJudged

if TYPE_CHECKING:
    from PIL import Image

    from postguard.facts.warm import Warm

Box = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Word:
    """A word in a picture: its `box` (left, top, right, bottom; pixels), the reader's own `score` (0-1), and the number
    of the `block` (a paragraph, a heading) that it stands in."""

    text: str
    box: Box
    score: float
    block: int = 0


class TextReader(Protocol):
    """What reads text in pictures. `name` and `version` go into cache keys and reports. Threads share one."""

    name: str
    version: str

    def read(self, image: Image.Image) -> list[Word]:
        """Return the words of an upright RGB picture in reading order. Raises NotJudged where it cannot tell."""


def folded(text: str) -> str:
    """A text without case and accents, so that "LÖRDAG", "lördag" and a misread "lordag" agree."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in plain if not unicodedata.combining(c))


def folded_words(text: str) -> list[str]:
    """The words and numbers of a text, folded. Single letters are left out, single digits are not."""
    return [word for word in re.findall(r"[^\W_]+", folded(text)) if len(word) > 1 or word.isdigit()]


def joined(words: Iterable[Word]) -> str:
    """The words as running text, one line a block."""
    lines: dict[int, list[str]] = {}
    for word in words:
        lines.setdefault(word.block, []).append(word.text)
    return "\n".join(" ".join(line) for line in lines.values())


def reader_of(warm: Warm) -> TextReader:
    """The reader that the configuration names, else the first that is installed. Raises NotJudged where there is none."""
    if not warm.readers:
        raise NotJudged(
            {
                "sv": "inget som läser text i bilder är installerat (postguard-ocr)",
                "en": "nothing that reads text in pictures is installed (postguard-ocr)",
            }
        )
    name = warm.config.image_text.reader or min(warm.readers)
    found: TextReader = warm.once(f"image-text {name}", warm.readers[name])
    return found
