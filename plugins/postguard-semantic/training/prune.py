"""Keep of the base's 250,002 pieces those that Swedish and English texts are cut into."""

from __future__ import annotations

import random
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from base import SPACE, Base, Vocabulary
from wordfreq import top_n_list

SIZE = 50_200
NAMES = Path(__file__).resolve().parents[3] / "src" / "postguard" / "facts" / "names"
_SCRIPTS = ("LATIN", "GREEK", "CYRILLIC", "ARABIC", "HEBREW")
_INVISIBLE = "\u00ad\u200b\u200c\u2060\ufeff"


def prune(base: Base, texts: list[str]) -> tuple[Vocabulary, np.ndarray]:
    """The smaller vocabulary, and the numbers that its pieces had in the base's.

    Pieces of the training texts, of names and of frequent words come first, then those of compounds by frequency.
    """
    full = base.vocabulary
    counts: Counter[int] = Counter()
    for text in texts:
        counts.update(dict.fromkeys(full.encode(text).ids, 1000))
    for word, weight in _words():
        counts.update(dict.fromkeys(full.encode(word).ids, weight))
    characters = [at for at, piece in enumerate(full.pieces) if at > 3 and _is_kept_character(piece)]
    kept = {0, 1, 2, 3, *characters}
    for at, _ in counts.most_common():
        if len(kept) >= SIZE:
            break
        kept.add(at)
    order = np.array(sorted(kept), dtype=np.int64)
    readings = full.readings | dict.fromkeys(_INVISIBLE, "")
    scores = np.array(full.scores)[order]
    print(f"{len(counts)} pieces met, {len(characters)} characters, {len(order)} kept", file=sys.stderr)
    return Vocabulary([full.pieces[at] for at in order], scores.tolist(), readings), order


def _is_kept_character(piece: str) -> bool:
    letter = piece.removeprefix(SPACE)
    if len(letter) != 1:
        return not letter or (
            not any(c.isalnum() for c in letter) and all(unicodedata.category(c)[0] in "SPM" for c in letter)
        )
    if letter.isalpha():
        return unicodedata.name(letter, "").startswith(_SCRIPTS)
    return True


def _words() -> Iterator[tuple[str, int]]:
    """Words with weights: names and frequent words surely, rarer words and compounds by how often they ask."""
    chance = random.Random(8)
    frequent = {lang: top_n_list(lang, 100_000, wordlist="best") for lang in ("sv", "en")}
    for lang, words in frequent.items():
        for rank, word in enumerate(words):
            weight = 20 if rank < 40_000 else 5
            yield word, weight if lang == "sv" else weight // 2
            yield word.capitalize(), weight // 2
            if rank < 30_000:
                yield word.upper(), 1
                yield f"#{word}", 1
    for file in ("given_names.tsv", "surnames.tsv"):
        for line in (NAMES / file).read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                name = line.split("\t")[0]
                yield name[:1].upper() + name[1:], 6
                yield name[:1].upper() + name[1:] + "s", 2
    parts = [word for word in frequent["sv"][:20_000] if len(word) > 3 and word.isalpha()]
    for _ in range(250_000):
        first, second = chance.choice(parts), chance.choice(parts)
        yield first + chance.choice(("", "", "s")) + second, 2
