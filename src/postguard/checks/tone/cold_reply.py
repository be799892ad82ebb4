"""The rule cold-reply."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated

from postguard.checkbase import Check, NotJudged
from postguard.checks.tone._judging import WORDS_ALONE, joined
from postguard.checks.tone._phrases import Hit, phrases
from postguard.checks.tone._texts import own_voice, phrases_in, sentence_at
from postguard.draft import Draft
from postguard.facts import Facts
from postguard.facts.text import URL
from postguard.finding import Finding
from postguard.references import FORVALTNINGSLAGEN_6

# A phone number, a time, a date, a price, an address: something to go on with.
_TO_GO_ON_WITH = re.compile(rf"\d|{URL}|\b[\w-]{{2,40}}\.se\b")


class ColdReply(Check):
    """A reply says no, or nothing, and gives neither a reason nor a way on.

    The reader is left at a closed door. An authority helps people to come further, also where the answer is no.
    """

    id = "cold-reply"
    kind = "review"
    example_config = WORDS_ALONE
    doc_sv = """Ett svar säger nej, eller ingenting, utan skäl och utan väg vidare.

    Läsaren står kvar vid en stängd dörr. En myndighet hjälper människor vidare, också när svaret är nej.
    """
    message = {
        "sv": "Svaret kan kännas som en stängd dörr: det ger varken skäl eller väg vidare.",
        "en": "The reply may feel like a closed door: it gives neither a reason nor a way on.",
    }
    help = {
        "sv": "Säg varför, och vad läsaren kan göra eller vem hen kan fråga.",
        "en": "Say why, and what the reader can do or whom to ask.",
    }
    references = (FORVALTNINGSLAGEN_6,)
    longest: Annotated[int, "words: longer replies are not looked at, as they explain themselves"] = 32
    unsure = (
        Draft(text="Det går inte att ändra.", kind="reply"),
        Draft(text="Hej Ralf. Vi har inga resurser. Punkt. /Handläggarna", kind="reply"),
        Draft(text="Hello. Your case is closed. Please don't write again. Regards, Benefits", kind="reply"),
    )
    good = (
        Draft(text="Hej Oskar, det går tyvärr inte eftersom hallen är bokad. /Bokningen", kind="reply"),
        Draft(text="Hej! Nej, men ring kundtjänst på 0980-319 240 så hjälper de dig. /Anna", kind="reply"),
        Draft(
            text="Hello Viktor, unfortunately the hall is full. You can rent the village hall. /Booking", kind="reply"
        ),
        Draft(text="Badet är stängt."),
    )
    known_misses = ("Longer replies that say no in many words.",)

    def run(self, draft: Draft, facts: Facts) -> Iterator[Finding | NotJudged]:
        """Yield one finding for a short reply that refuses without a reason and a way on."""
        if draft.kind == "reply":
            yield from joined(self, facts, self._refused(facts))

    def _refused(self, facts: Facts) -> list[Hit]:
        if facts.text.words > self.longest or _TO_GO_ON_WITH.search(facts.text.string):
            return []
        refusals = phrases_in(facts, "refusals")
        if not refusals or phrases("ways_on").find(own_voice(facts)):
            return []
        first, last = sentence_at(facts, refusals[0].start), sentence_at(facts, refusals[-1].start)
        return [Hit(refusals[0].start if first[0] == 0 else first[0], last[1])]
