"""The rule alt-repeats-text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from postguard.checkbase import Check
from postguard.checks.accessibility._alt import alts
from postguard.draft import Draft, Media
from postguard.facts import Facts
from postguard.finding import Finding
from postguard.references import WCAG


class AltRepeatsText(Check):
    """A text alternative says the same words as the post.

    Whoever listens hears the same twice and still does not know what the picture shows.
    """

    id = "alt-repeats-text"
    doc_sv = """En alternativtext säger samma ord som inlägget.

    Den som lyssnar hör samma sak två gånger och vet ändå inte vad bilden visar.
    """
    message = {
        "sv": "Alternativtexten upprepar inlägget i stället för att säga vad bilden visar.",
        "en": "The text alternative repeats the post instead of saying what the picture shows.",
    }
    help = {
        "sv": "Skriv vad bilden visar som texten inte säger, eller markera den som dekorativ.",
        "en": "Say what the picture shows that the text does not, or mark it as decorative.",
    }
    references = (WCAG["1.1.1"],)
    bad = (
        Draft(
            text="Pulkabacken är öppen. Belysningen är tänd till 21.",
            media=(Media("p.jpg", alt="Pulkabacken är öppen."),),
        ),
        Draft(text="Library fines are gone!", media=(Media("l.jpg", alt="Library fines are gone."),)),
    )
    good = (
        Draft(
            text="Pulkabacken är öppen.", media=(Media("p.jpg", alt="Två barn åker pulka i Solhöjdens pulkabacke."),)
        ),
        Draft(text="Sjöhaga", media=(Media("logo.png", alt="Sjöhaga"),)),
        Draft(
            text="Loppis på lördag 10–14 i parken.",
            media=(Media("a.png", alt="Loppis på lördag 10–14 i parken.", text="Loppis på lördag 10–14 i parken."),),
        ),
    )

    def run(self, draft: Draft, facts: Facts) -> Iterator[Finding]:
        """Yield a finding for each alt of three words or more that the post, or sentences of it in a row, say as well."""
        post = [_words(facts.text.string[s.start : s.end]) for s in facts.text.sentences]
        for pointer, alt in alts(draft):
            words = _words(alt)
            shown = _words(draft.resolve(pointer.replace("/alt", "/text")) or "")
            repeats = _said(words, post) or _runs_through(words, facts.text.string)
            if len(words) >= 3 and not (shown and _alike(words, shown)) and repeats:
                yield self.finding(at=pointer, span=(0, len(alt)))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def _runs_through(words: list[str], text: str) -> bool:
    """Whether six words or more stand in the post in just this row."""
    return len(words) >= 6 and f" {' '.join(words)} " in f" {' '.join(_words(text))} "


def _said(words: list[str], sentences: list[list[str]]) -> bool:
    for first in range(len(sentences)):
        run: list[str] = []
        for sentence in sentences[first:]:
            run = run + sentence
            if len(run) > 1.4 * len(words) + 2:
                break
            if _alike(words, run):
                return True
    return False


def _alike(one: list[str], other: list[str]) -> bool:
    return (
        min(len(one), len(other)) > 0.7 * max(len(one), len(other))
        and SequenceMatcher(None, one, other, autojunk=False).ratio() >= 0.88
    )
