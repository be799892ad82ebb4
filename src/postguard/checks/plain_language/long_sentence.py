"""The rule long-sentence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from postguard.checkbase import Check
from postguard.draft import Draft
from postguard.facts import Facts
from postguard.finding import Finding
from postguard.references import SPRAKLAGEN, STOCKHOLM_POSTS


class LongSentence(Check):
    """A sentence has more words than a reader keeps in mind.

    Most of those who stop reading do so in the middle of a long sentence. List items and lines of their own count as
    sentences; a link counts as one word.
    """

    id = "long-sentence"
    doc_sv = """En mening har fler ord än en läsare håller i huvudet.

    Punkter i en lista och egna rader räknas som meningar; en länk räknas som ett ord.
    """
    message = {
        "sv": "Meningen har {words} ord; högst {limit} går att läsa i ett svep.",
        "en": "The sentence has {words} words; readers manage {limit}.",
    }
    help = {"sv": "Dela meningen, eller gör en lista av den.", "en": "Split the sentence, or make a list of it."}
    references = (SPRAKLAGEN, STOCKHOLM_POSTS)
    words: Annotated[int, "words that a sentence may have"] = 30
    bad = (
        Draft(
            text="Vi vill informera alla som bor i närheten av Storgatan om att arbetet med den nya cykelvägen, som skulle ha varit klart i höstas, nu fortsätter under hela våren och att bussarna därför under tiden stannar på andra platser."
        ),
    )
    good = (
        Draft(text="Arbetet med cykelvägen fortsätter i vår. Bussarna stannar på andra platser."),
        Draft(
            text="Ta med:\n- matsäck\n- vattenflaska\n- oömma kläder\n- regnkläder\n- stövlar\n- mössa\n- vantar\n- ombyte\n- sittunderlag\n- ficklampa\n- en vän\n- ett glatt humör\n- lite fickpengar till korv och saft\n- papper och penna"
        ),
    )

    def run(self, draft: Draft, facts: Facts) -> Iterator[Finding]:
        """Yield a finding for each sentence over the limit."""
        for sentence in facts.text.sentences:
            if len(sentence.words) > self.words:
                yield self.finding(
                    at="/text", span=(sentence.start, sentence.end), words=len(sentence.words), limit=self.words
                )
