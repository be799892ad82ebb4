"""The rule minor-consent-withdrawn."""

from __future__ import annotations

from collections.abc import Iterator

from postguard.checkbase import Check
from postguard.draft import Draft
from postguard.facts import Facts
from postguard.finding import Finding
from postguard.references import GDPR


class MinorConsentWithdrawn(Check):
    """A minor's consent is withdrawn on or before the planned publishing date.

    A consent can be withdrawn at any time, as easily as it was given, and nothing more may then be published under it.
    What is published already should be taken down where that is possible.
    """

    id = "minor-consent-withdrawn"
    level = "error"
    judges = ("date", "people")
    doc_sv = """Ett samtycke för en minderårig är återkallat senast den planerade publiceringsdagen.

    Ett samtycke kan återkallas när som helst, lika lätt som det gavs, och därefter får inget mer publiceras med stöd av
    det. Det som redan är publicerat bör tas bort där det går.
    """
    message = {
        "sv": "Uppgiften {record} är återkallad från {withdrawn}, inlägget är planerat till {day}.",
        "en": "The record {record} is withdrawn from {withdrawn}; the post is planned for {day}.",
    }
    help = {
        "sv": "Ta bort barnet ur bild och text, eller välj en annan bild. Se efter om äldre inlägg ska tas bort.",
        "en": "Take the child out of picture and text, or choose another picture. See whether older posts must go.",
    }
    references = (GDPR["7"],)
    example_register = "examples/register.csv"
    bad = (Draft(text="Lucia!", channels=("webb",), people=("withdrawn",)),)
    unsure = (Draft(text="Tack Elis Brunnhage!", channels=("webb",)),)
    good = (
        Draft(text="Lucia!", channels=("webb",), people=("withdrawn-later",)),
        Draft(text="Lucia!", channels=("webb",), people=("child",)),
    )

    def run(self, draft: Draft, facts: Facts) -> Iterator[Finding]:
        """Yield a finding for each minor whose consent is withdrawn by then."""
        for person in facts.registered:
            if person.minor is not False and "withdrawn" in person.problems:
                yield self.finding(
                    person.pointer, person.span, kind=person.kind,
                    record=person.record.id, withdrawn=person.record.withdrawn, day=facts.publish_on,
                )  # fmt: skip
