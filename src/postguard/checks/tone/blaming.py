"""The rule blaming."""

from __future__ import annotations

from collections.abc import Iterator

from postguard.checkbase import Check, NotJudged
from postguard.checks.tone._judging import WORDS_ALONE, joined
from postguard.checks.tone._texts import phrases_in
from postguard.draft import Draft
from postguard.facts import Facts
from postguard.finding import Finding
from postguard.references import FORVALTNINGSLAGEN_6


class Blaming(Check):
    """The reader, or a group of readers, is made to bear the blame.

    Whoever asks for help and is told whose fault it is asks no more. What helps is what can be done now.
    """

    id = "blaming"
    kind = "review"
    example_config = WORDS_ALONE
    doc_sv = """Läsaren, eller en grupp av läsare, får skulden.

    Den som ber om hjälp och får höra vems felet är frågar inte igen. Det som hjälper är vad man kan göra nu.
    """
    message = {
        "sv": "Läsaren kan känna sig anklagad.",
        "en": "A reader may feel accused.",
    }
    help = {
        "sv": "Säg vad som gick fel utan att peka på någon, och vad läsaren kan göra nu.",
        "en": "Say what went wrong without pointing at anybody, and what the reader can do now.",
    }
    references = (FORVALTNINGSLAGEN_6,)
    unsure = (
        Draft(text="Hade du anmält i tid hade ditt barn fått en plats.", kind="reply"),
        Draft(text="Du borde ha sparat kvittot.", kind="reply"),
        Draft(text="Köerna beror på att ni föräldrar slarvar med anmälan."),
        Draft(text="You forgot to cancel, so you lose the slot.", kind="reply"),
    )
    good = (
        Draft(text="Har du glömt lösenordet? Det löser vi på en minut."),
        Draft(text="Det är inte ditt fel om du har blivit lurad. Ring polisen på 114 14."),
        Draft(text="If you have lost your card, come to the desk and we will make a new one."),
    )
    known_misses = ("Blame told as a story, without a word for fault.",)

    def run(self, draft: Draft, facts: Facts) -> Iterator[Finding | NotJudged]:
        """Yield a finding for each accusation, and where a model hears one."""
        yield from joined(self, facts, phrases_in(facts, "blaming"))
