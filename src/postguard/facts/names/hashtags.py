"""Names inside hashtags."""

from __future__ import annotations

import re
from collections.abc import Iterator

from postguard.facts.names import lexicon
from postguard.facts.names.lexicon import fold, given_names, not_names, surnames

_CAMEL = re.compile(r"[A-ZÅÄÖÉÜ][^\W\d_A-ZÅÄÖÉÜ]+")


def in_hashtags(text: str) -> Iterator[tuple[int, int]]:
    """Names inside hashtags with capitals: #GrattisAmina, #TackAnnaLisaKuoljok."""
    for tag in re.finditer(r"#(\w+)", text):
        parts = [(m.group(), tag.start(1) + m.start(), tag.start(1) + m.end()) for m in _CAMEL.finditer(tag[1])]
        skip = 0
        for at, (word, start, end) in enumerate(parts):
            if skip or len(parts) < 2 or not _given(word):
                skip = max(0, skip - 1)
                continue
            while at + skip + 1 < len(parts) and _goes_on(parts[at + skip + 1][0]):
                skip += 1
                end = parts[at + skip][2]
            yield start, end


def _given(word: str) -> bool:
    return given_names().get(fold(word), 0) >= 3 and lexicon.sure(word, "sv") and not_names().get(fold(word), 9) > 2


def _goes_on(word: str) -> bool:
    return _given(word) or (surnames().get(fold(word), 0) >= 2 and lexicon.likely(word, "sv"))
