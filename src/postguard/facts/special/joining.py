"""Where the words' hits and the language model's judgement of a text become one.

The model decides whether there is something, the words say what. A word that the model denies is silent, unless it
stands in a direct pattern; what the model alone sees is a question about the place that it points at.
"""

from __future__ import annotations

from collections.abc import Sequence

from postguard.facts.signals import TextSignals
from postguard.facts.special.hits import ARTICLE_9, Hit

SAYS = 0.5
"""Probability from which the model's own category or passage is asked about, once it finds the text sensitive."""
DENIES = 0.1
"""Probability below which the model denies a category that a word points at."""


def joined(hits: Sequence[Hit], signals: TextSignals) -> tuple[Hit, ...]:
    """The hits to report of a text that a model has read, in order.

    Categories that the model does not know, and what stands after the part that it has read, rest on the words alone.
    """
    kept = [hit for hit in hits if hit.strength == "direct" or _stands(hit, signals)]
    if signals.is_sensitive:
        inferred = [
            Hit(category, passage.start, passage.end, "inferred")
            for category in ARTICLE_9
            if signals.categories.get(category, 0) >= SAYS
            for passage in signals.category_passages.get(category, ())
            if passage.probability >= SAYS
        ]
        kept += [new for new in inferred if not any(_same(new, hit) for hit in kept)]
        kept = kept or _likeliest(signals)
    return tuple(sorted(kept, key=lambda hit: (hit.start, hit.category)))


def _stands(hit: Hit, signals: TextSignals) -> bool:
    """Whether the model leaves a word's hit standing."""
    if hit.category not in signals.categories or hit.end > signals.judged_until:
        return True
    return signals.is_sensitive and signals.categories[hit.category] >= DENIES


def _likeliest(signals: TextSignals) -> list[Hit]:
    """What a text that is sensitive as a whole tells most likely, where no place is sure: its likeliest one."""
    known = {category: signals.categories[category] for category in ARTICLE_9 if category in signals.categories}
    if not known:
        return []
    category = max(known, key=lambda name: known[name])
    passages = signals.category_passages.get(category, ())
    if not passages:
        return [Hit(category, 0, signals.judged_until, "inferred")] if signals.judged_until else []
    best = max(passages, key=lambda passage: passage.probability)
    return [Hit(category, best.start, best.end, "inferred")]


def _same(one: Hit, other: Hit) -> bool:
    return one.category == other.category and one.start < other.end and other.start < one.end
