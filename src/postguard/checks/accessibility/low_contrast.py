"""The rule low-contrast."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from postguard.checkbase import Check, NotJudged
from postguard.draft import Draft, Media
from postguard.facts import Facts
from postguard.finding import Finding
from postguard.references import DOS_LAGEN, WCAG

FEED = 600
"""Pixels wide that a picture is shown in a feed on a computer; on a telephone it is smaller still."""

LARGE = 17
"""Pixels high, shown so, of a word in letters of 24 pixels, which WCAG calls large (18 points)."""


class LowContrast(Check):
    """Text in a picture is hard to tell from its ground.

    Grey on white, or white on yellow, is gone for who sees poorly, for a cheap screen and in sunshine.
    """

    id = "low-contrast"
    kind = "review"
    doc_sv = """Text i en bild är svår att skilja från bakgrunden.

    Grått på vitt, eller vitt på gult, försvinner för den som ser dåligt, på en billig skärm och i solsken.
    """
    message = {
        "sv": "Texten i bilden har troligen för låg kontrast ({ratio}:1; minst {least}:1). Går den att läsa i solsken?",
        "en": "The text in the picture probably has too little contrast ({ratio}:1; at least {least}:1). Can it be read in sunshine?",
    }
    help = {
        "sv": "Gör texten mörkare eller ljusare, lägg en platta bakom den, eller skriv texten i inlägget i stället.",
        "en": "Make the text darker or lighter, put a plate behind it, or write the text in the post instead.",
    }
    references = (WCAG["1.4.3"], DOS_LAGEN)
    unsure = (Draft(text="Loppis!", media=(Media("examples/low-contrast.png", alt="Kom till loppisen"),)),)
    good = (
        Draft(text="Loppis!", media=(Media("examples/high-contrast.png", alt="Kom till loppisen"),)),
        Draft(text="Loppis!", media=(Media("examples/low-contrast.png", decorative=True),)),
        Draft(text="Loppis!", media=(Media("examples/low-contrast.png", alt="Trasor", text=""),)),
    )
    known_misses = (
        "Text straight on a photograph, whose ground has no one colour, and text so faint that it is not found.",
    )

    minimum: float = 4.5
    """Contrast ratio that text must have."""
    minimum_large: float = 3.0
    """Contrast ratio that large text must have."""

    def run(self, draft: Draft, facts: Facts) -> Iterator[Finding | NotJudged]:
        """Yield a question for each block of text with too little contrast."""
        for at, medium in draft.images():
            if medium.decorative or medium.text == "":
                continue
            try:
                words, width = facts.word_contrasts(at), facts.picture(at).size[0]
            except NotJudged as reason:
                yield reason
                continue
            blocks = defaultdict(list)
            for word, ratio in words:
                large = (word.box[3] - word.box[1]) * FEED / width >= LARGE
                least = self.minimum_large if large else self.minimum
                blocks[word.block].append((word.box, ratio, least))
            for block in blocks.values():
                low = [(box, ratio, least) for box, ratio, least in block if ratio < least]
                if 2 * len(low) > len(block):  # one odd word of many is the reader's slip
                    boxes = list(zip(*(box for box, _, _ in low)))
                    around = min(boxes[0]), min(boxes[1]), max(boxes[2]), max(boxes[3])
                    _, ratio, least = min(low, key=lambda item: item[1])
                    yield self.finding(at=f"/media/{at}", box=around, ratio=int(ratio * 10) / 10, least=least)
