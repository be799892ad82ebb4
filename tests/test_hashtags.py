"""The splitter of hashtags on lists that were written without knowing it: never a wrong split, most phrases found."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from conftest import ROOT

from postguard.facts.hashtags import word_starts


def cases(lang: str) -> Iterator[tuple[str, str]]:
    for line in (ROOT / "tests" / "data" / f"hashtags_{lang}.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("# "):
            tag, right = line.split("\t")
            yield tag[1:], right[1:]


def split(tag: str, lang: str) -> str:
    starts = word_starts(tag, "sv" if lang == "sv" else "en")
    return "".join(c.upper() if at in starts and len(starts) > 1 else c for at, c in enumerate(tag))


@pytest.mark.parametrize(("lang", "least"), [("sv", 0.88), ("en", 0.83)])
def test_phrases_are_found_and_words_left_alone(lang: str, least: float) -> None:
    results = [(right, split(tag, lang), tag) for tag, right in cases(lang)]
    assert [found for right, found, tag in results if right == tag and found != tag] == []
    phrases = [(right, found) for right, found, tag in results if right != tag]
    assert sum(found != found.lower() for _, found in phrases) / len(phrases) >= least
    assert sum(right == found for right, found in phrases) / len(phrases) >= least - 0.06
