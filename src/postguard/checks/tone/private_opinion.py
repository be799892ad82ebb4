"""The rule private-opinion."""

from __future__ import annotations

from collections.abc import Iterator

from postguard.checkbase import Check, NotJudged
from postguard.checks.tone._judging import WORDS_ALONE, joined
from postguard.checks.tone._texts import phrases_in
from postguard.draft import Draft
from postguard.facts import Facts
from postguard.finding import Finding
from postguard.references import REGERINGSFORMEN_1_9


class PrivateOpinion(Check):
    """Somebody's own opinion stands in the body's name.

    A reader cannot tell whether the authority thinks so. It is to be objective; an employee may think aloud elsewhere.
    """

    id = "private-opinion"
    kind = "review"
    example_config = WORDS_ALONE
    doc_sv = """Någons egen åsikt står i verksamhetens namn.

    Läsaren kan inte veta om myndigheten tycker så. Den ska vara saklig; en medarbetare får tycka i eget namn på annan plats.
    """
    message = {
        "sv": "Det här kan läsas som en personlig åsikt. Är det verksamhetens?",
        "en": "This may read as a personal opinion. Is it the body's?",
    }
    help = {
        "sv": "Säg vad som är beslutat och varför, eller låt åsikten stå i ditt eget namn någon annanstans.",
        "en": "Say what is decided and why, or keep the opinion for your own account.",
    }
    references = (REGERINGSFORMEN_1_9,)
    unsure = (
        Draft(text="Personligen tycker jag att balkongerna är fula."),
        Draft(text="Enligt mig borde beslutet rivas upp.", kind="reply"),
        Draft(text="If you ask me, trams belong in a museum."),
    )
    good = (
        Draft(text="Vad tycker du om förslaget? Svara senast den 15."),
        Draft(text='"Jag tycker om att läsa", säger Astrid i årets läsfilm.'),
        Draft(text="Lämna pappren personligen i receptionen."),
        Draft(text="Tell us what you think about the new park."),
    )
    known_misses = ("An opinion that no first person shows: loaded words in a sentence about a decision.",)

    def run(self, draft: Draft, facts: Facts) -> Iterator[Finding | NotJudged]:
        """Yield a finding for each personal opinion, and where a model hears one."""
        yield from joined(self, facts, phrases_in(facts, "opinion"))
