"""Names inside hashtags."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from postguard.facts.names import lexicon
from postguard.facts.names.lexicon import fold, given_names, not_names, surnames

_CAMEL = re.compile(r"[A-ZÅÄÖÉÜ][^\W\d_A-ZÅÄÖÉÜ]+")


def in_hashtags(text: str, names: Iterable[str] = ()) -> Iterator[tuple[int, int]]:
    """Names inside hashtags with capitals: #GrattisAmina, #TackAnnaLisaKuoljok; `names` are known from the text."""
    joined = sorted({re.sub(r"[\W_]", "", name) for name in names}, key=len, reverse=True)
    for tag in re.finditer(r"#(\w+)", text):
        parts = [(m.group(), tag.start(1) + m.start(), tag.start(1) + m.end()) for m in _CAMEL.finditer(tag[1])]
        skip = 0
        starts, ends = {start for _, start, _ in parts[1:]}, {end for *_, end in parts}
        known = [
            (begin, begin + len(name))
            for name in joined[:50]
            if len(name) > 3 and (begin := tag.start(1) + tag[1].find(name)) in starts and begin + len(name) in ends
        ]
        if known and not any(_given(word) for word, *_ in parts):
            yield known[0]  # #ThankYouAhlbomNkemelu
            continue
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
