"""The rule mockery."""

from __future__ import annotations

from collections.abc import Iterator

from postguard.checkbase import Check, NotJudged
from postguard.checks.tone._judging import WORDS_ALONE, joined
from postguard.checks.tone._texts import phrases_in
from postguard.draft import Draft
from postguard.facts import Facts
from postguard.finding import Finding
from postguard.references import FORVALTNINGSLAGEN_6


class Mockery(Check):
    """Somebody is laughed at: irony, feigned surprise, praise that is none.

    Irony needs a voice and a face. In writing, whoever asked is left standing as a fool.
    """

    id = "mockery"
    kind = "review"
    example_config = WORDS_ALONE
    doc_sv = """Någon görs till åtlöje: ironi, spelad förvåning, beröm som inte är det.

    Ironi behöver en röst och ett ansikte. I skrift blir den som frågade stående som en dåre.
    """
    message = {
        "sv": "Det här kan läsas som hån.",
        "en": "This may read as mockery.",
    }
    help = {
        "sv": "Säg det rakt. Är det ett skämt, skämta om er själva.",
        "en": "Say it straight. If it is a joke, let it be about yourselves.",
    }
    references = (FORVALTNINGSLAGEN_6,)
    unsure = (
        Draft(text="Snö i januari, vem kunde ana det?"),
        Draft(text="Grattis till föraren av den vita bilen. Medalj är på väg."),
        Draft(text="Wow, a genius. Books are shelved alphabetically.", kind="reply"),
    )
    good = (
        Draft(text="Grattis till alla som har tagit medalj i helgens simtävling!"),
        Draft(text="Snöplogen heter numera Plogvid. Tack för alla förslag!"),
        Draft(text="Congratulations to the library team on their award."),
    )
    known_misses = ("Irony without a marker, which is most of it.",)

    def run(self, draft: Draft, facts: Facts) -> Iterator[Finding | NotJudged]:
        """Yield a finding for each marker of irony, and where a model hears mockery."""
        yield from joined(self, facts, phrases_in(facts, "mockery"))
