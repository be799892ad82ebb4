"""The rule shouting."""

from __future__ import annotations

import re
from collections.abc import Iterator

from postguard.checkbase import Check
from postguard.checks.tone._texts import own_voice
from postguard.checks.tone._voice import OTHERS
from postguard.draft import Draft
from postguard.facts import Facts
from postguard.facts.capitals import shouted
from postguard.finding import Finding

_MARKS = re.compile(r"[!?]*!{2,}[!?]*")


class Shouting(Check):
    """A sentence shouts: in capitals, or with rows of exclamation marks.

    Capitals read as anger, and a screen reader may spell them. A warning is heard better in a calm voice.
    """

    id = "shouting"
    doc_sv = """En mening skriker: i versaler eller med rader av utropstecken.

    Versaler läses som ilska, och en skärmläsare kan bokstavera dem. En varning hörs bättre med lugn röst.
    """
    message = {"sv": "Det här läses som ett rop.", "en": "This reads as a shout."}
    help = {
        "sv": "Skriv med gemener och högst ett utropstecken.",
        "en": "Use lower case, and one exclamation mark at most.",
    }
    bad = (
        Draft(text="FLYTTA BILARNA NU! Vi sopar gatan."),
        Draft(text="Välkomna!!! Vi öppnar kl. 10."),
        Draft(text="DO NOT PARK HERE"),
        Draft(text="Du får ABSOLUT INTE PARKERA där."),
    )
    good = (
        Draft(text="Flytta bilarna, tack! Vi sopar gatan."),
        Draft(text="OBS! Ny tid: kl. 10."),
        Draft(text="SVT, KFUM och ABF kommer till HBTQ-dagen."),
        Draft(text="Ring SOS 112."),
        Draft(text='På affischen står det "INGEN GILLAR DIG". Det är en riktig kommentar.'),
    )
    known_misses = ("A single word in capitals inside a sentence.",)

    def run(self, draft: Draft, facts: Facts) -> Iterator[Finding]:
        """Yield a finding for each sentence that shouts."""
        voice = own_voice(facts).string  # on posters and in campaigns others shout
        capitals = [(start, end) for start, end in shouted(facts.text) if OTHERS not in voice[start:end]]
        for span in capitals:
            yield self.finding(at="/text", span=span)
        for sentence in facts.text.sentences:
            marks = _MARKS.search(facts.text.string, sentence.start, sentence.end)
            if marks and all(end <= sentence.start or sentence.end <= start for start, end in capitals):
                yield self.finding(at="/text", span=(sentence.start, sentence.end))
