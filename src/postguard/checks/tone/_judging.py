"""One result from two layers: words and patterns, which explain themselves, and a text model, which asks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from postguard.checkbase import Check, NotJudged
from postguard.checks.tone._phrases import Hit
from postguard.draft import Text
from postguard.facts import Facts
from postguard.finding import Finding

WORDS_ALONE: Mapping[str, Any] = {"language-model": {"use": False}}
"""Settings of examples that words decide: no installed model is asked about them."""


NO_HEAD: Text = {
    "sv": "den installerade språkmodellen bedömer inte detta: det som bara sammanhanget visar är inte bedömt",
    "en": "the installed language model does not judge this: what only the context shows is not judged",
}


def joined(
    check: Check, facts: Facts, hits: Iterable[Hit], *values: str, asks: Text | None = None
) -> Iterator[Finding | NotJudged]:
    """The findings of both layers in the post's text, each place once.

    `values` name what the hits' entries say; `asks` is the message where the model finds something, if not the rule's.

    Words are found with their place and the rule's kind. The model asks (review) where it is over its threshold: at its
    passages that no word has shown, or about the whole text where it points at none and no word was found.
    Without a model a text in which words were found is judged; any other is not, as its context may show what they do not.
    """
    found = list(hits)
    for hit in found:
        said: dict[str, Any] = dict(zip(values, hit.said, strict=False))
        yield check.finding(at="/text", span=(hit.start, hit.end), **said)
    try:
        signals = facts.signals("/text")
    except NotJudged as reason:
        if not found:
            yield reason
        return
    probability, threshold = signals.tones.get(check.id), signals.tone_thresholds.get(check.id)
    if probability is None or threshold is None:
        if not found:
            yield NotJudged(NO_HEAD)
        return
    if probability < threshold:
        return
    passages = sorted((p.start, p.end) for p in signals.tone_passages.get(check.id, ()))
    if not passages and not found and facts.text.string:
        passages = [(0, len(facts.text.string))]
    taken = [(hit.start, hit.end) for hit in found]
    for place in passages:
        if all(place[1] <= start or end <= place[0] for start, end in taken):
            taken.append(place)
            yield check.finding(at="/text", span=place, kind="review", message=asks)
