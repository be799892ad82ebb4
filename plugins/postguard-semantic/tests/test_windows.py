"""Long texts are read in windows that overlap, leave nothing out and are only so many."""

from __future__ import annotations

import itertools

import numpy as np

from postguard_semantic.passages import passages, persons, whole_words
from postguard_semantic.windows import MOST, PART, Window, windows


def places(words: int, pieces: int = 1) -> tuple[list[int], list[int]]:
    """Where the pieces of so many words stand, each piece three letters long."""
    starts = [(word * (3 * pieces + 1)) + 3 * piece for word in range(words) for piece in range(pieces)]
    return starts, [start + 3 for start in starts]


def test_a_post_is_one_window() -> None:
    assert windows(*places(60)) == [Window(0, 60)]
    assert windows([], []) == [Window(0, 0)]


def test_windows_cover_a_long_text_and_overlap() -> None:
    starts, ends = places(900, 2)
    found = windows(starts, ends)
    assert found[0].start == 0 and found[-1].end == 1800
    assert all(one.end - one.start <= PART for one in found)
    assert all(next.start < one.end < next.end for one, next in itertools.pairwise(found))
    assert all(one.end % 2 == 0 and one.start % 2 == 0 for one in found), "windows end between words"


def test_no_text_has_more_windows_than_the_bound() -> None:
    for words, pieces in ((50_000, 1), (1, 50_000)):
        found = windows(*places(words, pieces))
        assert len(found) == MOST and found[-1].end > MOST * (PART - 90)


def test_passages_are_whole_words() -> None:
    text = "Vi saknar Ulla, som är sjukskriven."
    starts, ends = [0, 3, 10, 14, 16, 20, 23, 27], [2, 9, 14, 15, 19, 22, 27, 34]
    (found,) = passages(text, starts, ends, np.array([0, 0, 0, 0, 0, 0, 0.2, 0.9]))
    assert text[found.start : found.end] == "sjukskriven" and found.probability == 0.9
    assert passages(text, starts, ends, np.full(8, 0.1)) == ()


def test_names_end_where_the_next_begins() -> None:
    text = "Ulla Ström och Bo. Bos hund."
    starts, ends = [0, 5, 11, 15, 17, 19, 23], [4, 10, 14, 17, 18, 22, 27]
    inside, begins = np.array([0.9, 0.9, 0, 0.9, 0, 0.9, 0]), np.array([0.9, 0, 0, 0.9, 0, 0.9, 0])
    assert [text[p.start : p.end] for p in persons(text, starts, ends, inside, begins)] == ["Ulla Ström", "Bo", "Bo"]


def test_a_word_without_end_is_not_walked_through() -> None:
    text = "a" * 50_000
    assert whole_words(text, 25_000, 25_001) == (24_940, 25_061)
