"""The rule hostility."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from postguard.checkbase import Check, NotJudged
from postguard.checks.tone._judging import WORDS_ALONE, joined
from postguard.checks.tone._texts import not_told_of_others, phrases_in
from postguard.draft import Draft
from postguard.facts import Facts
from postguard.finding import Finding
from postguard.references import FORVALTNINGSLAGEN_6


class Hostility(Check):
    """The reader is met as an enemy: turned away, talked down to, told to be quiet.

    A tired answer to one person is read by hundreds, and each of them thinks twice before asking.
    """

    id = "hostility"
    kind = "review"
    example_config = WORDS_ALONE
    doc_sv = """Läsaren bemöts som en motståndare: avvisas, talas ned till eller ombeds tiga.

    Ett trött svar till en person läses av hundratals, och var och en drar sig sedan för att fråga.
    """
    message = {
        "sv": "Läsaren kan känna sig avvisad eller nedvärderad.",
        "en": "A reader may feel turned away or talked down to.",
    }
    help = {
        "sv": "Svara på saken. Säg lugnt var gränsen går om den är passerad, och vart man kan vända sig.",
        "en": "Answer the matter. Where a limit is passed, say so calmly, and say where to turn.",
    }
    references = (FORVALTNINGSLAGEN_6,)
    words: Annotated[tuple[str, ...], "phrases that the house counts as hostile too; ~ stands for any letters"] = ()
    unsure = (
        Draft(text="Ingen har frågat vad du tycker.", kind="reply"),
        Draft(text="Skaffa dig ett liv.", kind="reply"),
        Draft(text="Nu räcker det faktiskt med ditt tjat.", kind="reply"),
        Draft(text="Nobody is interested in your rants.", kind="reply"),
    )
    good = (
        Draft(text="Hej! Vi tar bort kommentarer med hot, men svarar gärna på frågor. Mvh Kommunen", kind="reply"),
        Draft(text="Näthat är ett brott. Här får du stöd."),
        Draft(text="Hi! I understand that you are angry. The decision can be appealed. /Permits", kind="reply"),
    )
    known_misses = ("Contempt in polite words.",)

    def run(self, draft: Draft, facts: Facts) -> Iterator[Finding | NotJudged]:
        """Yield a finding for each hostile phrase, and where a model hears hostility."""
        yield from joined(self, facts, not_told_of_others(facts, phrases_in(facts, "hostility", self.words)))
