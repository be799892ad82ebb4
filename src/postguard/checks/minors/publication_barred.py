"""The rule publication-barred."""

from __future__ import annotations

from collections.abc import Iterator

from postguard.checkbase import Check
from postguard.draft import Draft, Media
from postguard.facts import Facts
from postguard.finding import Finding
from postguard.references import GDPR, OSL_22


class PublicationBarred(Check):
    """The register says that a person is not to be published.

    Why is neither stored nor asked. Behind such a mark may stand protected identity, and then a picture, a name or even
    a school in a caption can be dangerous.
    """

    id = "publication-barred"
    level = "error"
    judges = ("people",)
    doc_sv = """Registret säger att en person inte får publiceras.

    Varför står inte i registret och efterfrågas inte. Bakom en sådan uppgift kan det finnas skäl som gör en bild, ett
    namn eller bara en skola i en bildtext farlig.
    """
    message = {
        "sv": "Personen med uppgiften {record} ska inte publiceras.",
        "en": "The person of the record {record} is not to be published.",
    }
    _namesake = {
        "sv": "Registret har en person med det här namnet som inte ska publiceras ({record}). Är det samma person?",
        "en": "The register has a person of this name who is not to be published ({record}). Is it the same person?",
    }
    help = {
        "sv": "Ta bort personen ur bild, film, ljud och text. Ändra inte uppgiften utan att tala med den som för registret.",
        "en": "Leave the person out of picture, film, sound and text. Do not change the record without asking its keeper.",
    }
    references = (GDPR["6"], OSL_22)
    example_register = "examples/register.csv"
    bad = (
        Draft(text="Lucia!", channels=("webb",), media=(Media("examples/child.jpg", people=("barred",)),)),
        Draft(text="Lucia!", channels=("webb",), people=("barred",)),
    )
    unsure = (Draft(text="Tack Iris Hällemo för hjälpen!", channels=("webb",)),)
    good = (
        Draft(text="Lucia!", channels=("webb",), media=(Media("examples/child.jpg", people=("child",)),)),
        Draft(text="Tack Iris för hjälpen!", channels=("webb",)),
    )
    known_misses = ("A given name alone, and a face: nobody is recognised.",)

    def run(self, draft: Draft, facts: Facts) -> Iterator[Finding]:
        """Yield a finding for each person, of any age, who is not to be published."""
        for person in facts.registered:
            if "barred" in person.problems:
                named = person.by in ("metadata", "text")
                yield self.finding(
                    person.pointer, person.span, kind="review" if named else "fail",
                    message=self._namesake if named else self.message, record=person.record.id,
                )  # fmt: skip
