"""The rule basis-doubtful."""

from __future__ import annotations

from collections.abc import Iterator

from postguard.checkbase import Check
from postguard.draft import Draft
from postguard.facts import Facts
from postguard.finding import Finding
from postguard.references import GDPR, IMY_PICTURES


class BasisDoubtful(Check):
    """A record rests on a basis that may not hold: legitimate interest of a public body, or a dependant's consent.

    An authority cannot rest on legitimate interest when it performs its tasks. The consent of somebody who depends on
    the body that asks, as an employee or a client does, is seldom free; a task in the public interest or a contract may
    be the better basis.
    """

    id = "basis-doubtful"
    level = "warning"
    kind = "review"
    judges = ("people",)
    doc_sv = """En uppgift bygger på en grund som kanske inte håller: en myndighets intresseavvägning eller en beroendes samtycke.

    En myndighet kan inte stödja sig på intresseavvägning när den fullgör sina uppgifter. Samtycke av den som är beroende
    av den som frågar, som en anställd eller brukare, är sällan frivilligt; allmänt intresse eller avtal kan vara
    den bättre grunden.
    """
    message = {
        "sv": "Uppgiften {record} bygger på intresseavvägning. Kan en myndighet göra det här?",
        "en": "The record {record} rests on legitimate interest. Can a public body do so here?",
    }
    _dependent = {
        "sv": "Uppgiften {record} är samtycke av någon som är beroende av er. Är det frivilligt, eller finns en annan grund?",
        "en": "The record {record} is the consent of somebody who depends on you. Is it free, or is there another basis?",
    }
    help = {
        "sv": "Pröva om uppgift av allmänt intresse eller avtal är rätt grund, och ändra registret.",
        "en": "See whether public task or contract is the right basis, and change the register.",
    }
    references = (GDPR["6"], GDPR["7"], IMY_PICTURES)
    example_register = "examples/register.csv"
    unsure = (
        Draft(text="Möt oss!", channels=("webb",), people=("interest",)),
        Draft(text="Möt oss!", channels=("webb",), people=("employee",)),
    )
    good = (
        Draft(text="Möt oss!", channels=("webb",), people=("public-task",)),
        Draft(text="Möt oss!", channels=("webb",), people=("child",)),
    )

    def run(self, draft: Draft, facts: Facts) -> Iterator[Finding]:
        """Yield a question for each record once."""
        told: set[str] = set()
        for person in facts.registered:
            record = person.record
            interest = record.basis == "legitimate-interest" and facts.config.public_body
            if record.id in told or not (interest or (record.basis == "consent" and record.dependent)):
                continue
            told.add(record.id)
            message = self.message if interest else self._dependent
            yield self.finding(person.pointer, person.span, message=message, record=record.id)
