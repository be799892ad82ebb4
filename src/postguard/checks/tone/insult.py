"""The rule insult."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from postguard.checkbase import Check, NotJudged
from postguard.checks.tone._judging import WORDS_ALONE, joined
from postguard.checks.tone._texts import not_told_of_others, phrases_in
from postguard.draft import Draft
from postguard.facts import Facts
from postguard.finding import Finding
from postguard.references import REGERINGSFORMEN_1_9


class Insult(Check):
    """Somebody is called names, or stupid.

    Whoever is meant is hurt, and everybody else wonders how they will be spoken of. A public body treats all with respect.
    """

    id = "insult"
    level = "error"
    kind = "review"
    example_config = WORDS_ALONE
    doc_sv = """Någon kallas vid öknamn eller för dum.

    Den som menas blir sårad, och alla andra undrar hur det kommer att talas om dem. En myndighet bemöter alla med respekt.
    """
    message = {
        "sv": "Den som det här handlar om kan känna sig förolämpad.",
        "en": "Whoever this is about may feel insulted.",
    }
    help = {
        "sv": "Skriv vad som har hänt och vad ni önskar, inte hurdan någon är.",
        "en": "Say what happened and what you wish for, not what somebody is like.",
    }
    references = (REGERINGSFORMEN_1_9,)
    words: Annotated[tuple[str, ...], "words that the house counts as insults too; ~ stands for any letters"] = ()
    unsure = (
        Draft(text="Vilka idioter har kastat cyklar i dammen?"),
        Draft(text="Den som frågar igen är inte den vassaste kniven i lådan.", kind="reply"),
        Draft(text="Är du helt dum som frågar det?", kind="reply"),
        Draft(text="No thanks to the brainless vandals who broke the swings."),
    )
    good = (
        Draft(text='"Idiot" var det vanligaste ordet i enkäten. Nu pratar klasserna om det.'),
        Draft(text="Ingen ska bli kallad pucko i vår skola. Prata med en vuxen."),
        Draft(text="Clownen Pelle besöker biblioteket på lördag."),
        Draft(text="There are no stupid questions. Come and ask."),
    )
    known_misses = ("An insult without a word of abuse: a comparison, a compliment that is none.",)

    def run(self, draft: Draft, facts: Facts) -> Iterator[Finding | NotJudged]:
        """Yield a finding for each word of abuse in the sender's own voice, and where a model hears one."""
        yield from joined(self, facts, not_told_of_others(facts, phrases_in(facts, "insult", self.words)))
