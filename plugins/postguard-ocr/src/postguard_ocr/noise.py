"""What is text among what Tesseract takes for text: bushes, bookshelves and waves give it letters too."""

from __future__ import annotations

import re
from collections.abc import Sequence

from postguard.facts.image_text import Word

SURE, LIKELY = 0.75, 0.5  # score (0-1): of a word by itself, and of one in a block with sure words
SMALLEST = 7  # pixels high


def without_noise(words: Sequence[Word], size: tuple[int, int]) -> list[Word]:
    """The words that are likely to be text, in order; `size` is the picture's in pixels.

    A block counts when it holds a sure word of three letters or more, or a sure number that is no pair of wheels.
    """
    known = [word for word in words if _like_a_word(word, size)]
    sure = {word.block for word in known if word.score >= SURE and _sure(word, size)}
    return [word for word in known if word.block in sure and word.score >= LIKELY]


def _sure(word: Word, size: tuple[int, int]) -> bool:
    if re.search(r"[^\W\d_]{3}", word.text):
        return True
    return len(set(re.findall(r"\d", word.text))) > 1 and word.box[3] - word.box[1] < 0.2 * size[1]


def _like_a_word(word: Word, size: tuple[int, int]) -> bool:
    left, top, right, bottom = word.box
    wide, tall = right - left, bottom - top
    letters = sum(c.isalnum() for c in word.text)
    if letters * 2 <= len(word.text) or tall < SMALLEST or tall > 0.6 * size[1]:
        return False
    return 0.15 * tall * letters <= wide <= 3 * tall * len(word.text)  # no letter is so thin, none so broad
