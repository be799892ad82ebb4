"""The rule personal-name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from postguard.checkbase import Check
from postguard.checks.personal_data._identifier import allowed
from postguard.draft import Draft
from postguard.facts import Facts
from postguard.finding import Finding
from postguard.references import GDPR


class PersonalName(Check):
    """A person is named.

    A name is personal data; most posts may name whom they are about. Off unless it is selected: the names serve the
    other rules.
    """

    id = "personal-name"
    level = "note"
    kind = "review"
    on_by_default = False
    allow: Annotated[tuple[str, ...], "names that are a house's or a brand's: exact ones and patterns (Elsa*)"] = ()
    doc_sv = """En person nämns vid namn.

    Ett namn är en personuppgift; de flesta inlägg får nämna dem de handlar om. Av om den inte väljs: namnen används av de
    andra reglerna.
    """
    message = {
        "sv": "Här står ett personnamn. Vet personen om det?",
        "en": "A person is named here. Does the person know?",
    }
    help = {"sv": "Fråga personen, eller skriv rollen i stället.", "en": "Ask the person, or write the role instead."}
    references = (GDPR["5"],)
    unsure = (
        Draft(text="Runa Tollstedt tar emot er på torget."),
        Draft(text="I receptionen sitter Siavash."),
        Draft(text="Ask for Nicola Thurlow-Berg at the desk.", lang="en"),
    )
    good = (
        Draft(text="Spårvagn till Astrid Lindgrens barnsjukhus."),
        Draft(text="Stig in! Stormen Gudrun är över."),
        Draft(text="Vi ses i Göteborg på lördag vid Gustav Adolfs torg."),
        Draft(text="Lunch at City Hall on Thursday.", lang="en"),
    )
    known_misses = ("Names in lower case that are everyday words, and surnames alone that no list holds.",)

    def run(self, draft: Draft, facts: Facts) -> Iterator[Finding]:
        """Yield a finding for each place where a person is named."""
        for pointer, string in draft.strings():
            for start, end in facts.names(pointer):
                if not allowed(string[start:end], self.allow):
                    yield self.finding(at=pointer, span=(start, end))
