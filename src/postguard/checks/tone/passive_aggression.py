"""The rule passive-aggression."""

from __future__ import annotations

from collections.abc import Iterator

from postguard.checkbase import Check, NotJudged
from postguard.checks.tone._judging import WORDS_ALONE, joined
from postguard.checks.tone._texts import phrases_in
from postguard.draft import Draft
from postguard.facts import Facts
from postguard.finding import Finding
from postguard.references import FORVALTNINGSLAGEN_6


class PassiveAggression(Check):
    """Annoyance shows through polite words.

    The reader notices the jab, not the help. Whoever has not read the notice is served better by reading it now.
    """

    id = "passive-aggression"
    kind = "review"
    example_config = WORDS_ALONE
    doc_sv = """Irritation lyser igenom artiga ord.

    Läsaren märker gliringen, inte hjälpen. Den som har missat informationen är mer hjälpt av att få den nu.
    """
    message = {
        "sv": "Det här kan läsas som en gliring.",
        "en": "This may read as a jab.",
    }
    help = {
        "sv": "Stryk gliringen och ge upplysningen en gång till, som om det vore första gången.",
        "en": "Leave the jab out and give the information again as if for the first time.",
    }
    references = (FORVALTNINGSLAGEN_6,)
    unsure = (
        Draft(text="Som vi redan skrivit två gånger i den här tråden öppnar vi kl. 8.", kind="reply"),
        Draft(text="Roligt att du äntligen har hittat något att engagera dig i.", kind="reply"),
        Draft(text="As mentioned on Monday, Tuesday and again today, the gate is closed."),
    )
    good = (
        Draft(text="Roligt att så många av er kom på föräldramötet!"),
        Draft(text="Hej! Som du ser på kartan går bussen via torget. Hälsningar Trafikenheten", kind="reply"),
        Draft(text="Lycka till med provet i morgon!"),
        Draft(text="Lovely to see so many of you at the lantern walk."),
    )
    known_misses = ("A jab that only the story before it shows.",)

    def run(self, draft: Draft, facts: Facts) -> Iterator[Finding | NotJudged]:
        """Yield a finding for each jab that its words show, and where a model hears one."""
        yield from joined(self, facts, phrases_in(facts, "passive"))
