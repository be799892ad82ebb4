"""The rule shouting."""

from __future__ import annotations

import re
from collections.abc import Iterator

from postguard.checkbase import Check
from postguard.draft import Draft
from postguard.facts import Facts
from postguard.finding import Finding

_MARKS = re.compile(r"[!?]*!{2,}[!?]*")
_CAPITALS = re.compile(r"\b[A-ZÅÄÖÉÜ]{2,}\b")


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
    )
    good = (
        Draft(text="Flytta bilarna, tack! Vi sopar gatan."),
        Draft(text="OBS! Ny tid: kl. 10."),
        Draft(text="SVT, KFUM och ABF kommer till HBTQ-dagen."),
        Draft(text="Ring SOS 112."),
    )
    known_misses = ("A single word in capitals inside a sentence.",)

    def run(self, draft: Draft, facts: Facts) -> Iterator[Finding]:
        """Yield a finding for each sentence that shouts."""
        string = facts.text.string
        for sentence in facts.text.sentences:
            whole = string[sentence.start : sentence.end]
            letters = [c for c in whole if c.isalpha()]
            capitals = [m.group() for m in _CAPITALS.finditer(whole)]
            upper = sum(c.isupper() for c in letters) >= 0.9 * len(letters)
            if (
                upper
                and len(capitals) >= 2
                and sum(map(len, capitals)) >= 9
                and (len(capitals) >= 4 or any(len(w) > 5 for w in capitals))
            ) or _MARKS.search(whole):
                yield self.finding(at="/text", span=(sentence.start, sentence.end))
