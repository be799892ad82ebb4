"""Texts are cut as the base model was trained to read them, and each piece knows where it stands."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from postguard_semantic.encoder import MODEL
from postguard_semantic.vocabulary import SPACE, Vocabulary

PIECES = Path(__file__).with_name("pieces.jsonl")
"""Texts that shaped nothing, with the pieces that the base's whole vocabulary (250,002) cuts them into."""


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return Vocabulary.load(MODEL / "vocabulary.npz")


def test_unseen_texts_are_cut_as_with_the_whole_vocabulary(vocabulary: Vocabulary) -> None:
    cases = [json.loads(line) for line in PIECES.read_text(encoding="utf-8").splitlines()]
    mine = [[vocabulary.pieces[id] for id in vocabulary.encode(case["text"]).ids] for case in cases]
    pieces = sum(len(case["pieces"]) for case in cases)
    kept = sum(len(set(case["pieces"]) & set(cut)) / len(set(case["pieces"])) for case, cut in zip(cases, mine))
    assert len(cases) >= 30 and pieces > 800
    assert kept / len(cases) > 0.98
    assert sum(cut == case["pieces"] for case, cut in zip(cases, mine)) >= 0.8 * len(cases)


@pytest.mark.parametrize(
    "text",
    [
        "Hej! Åsa Öberg-Nilsson tog emot oss.",
        "  två  blanksteg\toch\n\nrader  ",
        "Fam­iljen på bilden",
        "#ÄldreOmsorg @kommunen 🌻👩‍🦽 ½ ﬁn",
        "A\u030angstro\u0308m på Café é",
        "漢字 och مرحبا och ελληνικά",
        "\u200b\u200bhej\u200b",
        "",
        " ",
    ],
)
def test_each_piece_stands_where_it_says(vocabulary: Vocabulary, text: str) -> None:
    tokens = vocabulary.encode(text)
    assert len(tokens.ids) == len(tokens.starts) == len(tokens.ends)
    assert all(0 <= start <= end <= len(text) for start, end in zip(tokens.starts, tokens.ends))
    assert tokens.starts == sorted(tokens.starts) and tokens.ends == sorted(tokens.ends)
    for id, start, end in zip(*tokens):
        piece = vocabulary.pieces[id].replace(SPACE, "")
        if piece and id != vocabulary.unknown and piece.isascii() and piece.isalnum() and text.isascii():
            assert text[start:end] == piece


def test_letters_of_a_word_are_found_in_the_text(vocabulary: Vocabulary) -> None:
    text = "Vi saknar Ulla-Britt Ström,\nsom är sjukskriven."
    tokens = vocabulary.encode(text)
    found = "".join(text[start:end] for start, end in zip(tokens.starts, tokens.ends))
    assert found.replace(" ", "").replace("\n", "") == text.replace(" ", "").replace("\n", "")


def test_decomposed_letters_are_read_as_composed(vocabulary: Vocabulary) -> None:
    assert vocabulary.encode("pa\u030a").ids == vocabulary.encode("på").ids
    assert vocabulary.encode("sjuk\u00adskriven").ids == vocabulary.encode("sjukskriven").ids


@pytest.mark.parametrize("unit", ["a", "å", "ab ", "\u0301", "🌻", "a\u0301", "-", "\u200b", "漢", "\n", "\udcff", "ﷺ"])
def test_time_grows_with_the_text_and_no_faster(vocabulary: Vocabulary, unit: str) -> None:
    def seconds(length: int) -> float:
        text = (unit * length)[:length]
        times = []
        for _ in range(3):
            begun = time.process_time()
            vocabulary.encode(text)
            times.append(time.process_time() - begun)
        return min(times)

    assert seconds(50_000) < 30 * seconds(5_000) + 0.5
