"""Names inside hashtags."""

from __future__ import annotations

import re
from collections.abc import Iterator

from postguard.facts.names.lexicon import as_word, fold, given_names, not_names, surnames

_CAMEL = re.compile(r"[A-ZÅÄÖÉÜ][^\W\d_A-ZÅÄÖÉÜ]+")


def in_hashtags(text: str) -> Iterator[tuple[int, int]]:
    """Names inside hashtags with capitals: #GrattisAmina."""
    for tag in re.finditer(r"#(\w+)", text):
        parts = [(m.group(), tag.start(1) + m.start(), tag.start(1) + m.end()) for m in _CAMEL.finditer(tag[1])]
        skip = 0
        for at, (word, start, end) in enumerate(parts):
            sure = given_names().get(fold(word), 0) >= 3 and not as_word(word, "sv") and fold(word) not in not_names()
            if skip or not sure or len(parts) < 2:
                skip = max(0, skip - 1)
                continue
            while at + skip + 1 < len(parts) and surnames().get(fold(parts[at + skip + 1][0]), 0) >= 3:
                skip += 1
                end = parts[at + skip][2]
            yield start, end
