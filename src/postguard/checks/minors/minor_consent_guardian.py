"""The rule minor-consent-guardian."""

from __future__ import annotations

from collections.abc import Iterator

from postguard.checkbase import Check
from postguard.draft import Draft
from postguard.facts import Facts
from postguard.finding import Finding
from postguard.references import DATASKYDDSLAGEN_2_4, FORALDRABALKEN_6_11, IMY_CHILDREN


class MinorConsentGuardian(Check):
    """A guardian's consent is needed and missing, or a minor consented alone below the policy's age.

    Guardians with joint custody decide together (föräldrabalken 6:11, 6:13), so both must agree unless one has sole
    custody. Whether a minor's own yes is enough is the policy's decision: off by default, since the 13 years of
    dataskyddslagen 2:4 concern online services offered to children.
    """

    id = "minor-consent-guardian"
    level = "error"
    judges = ("date", "people")
    doc_sv = """En vårdnadshavares samtycke behövs och saknas, eller barnet har samtyckt ensamt under policyns ålder.

    Vårdnadshavare med gemensam vårdnad bestämmer tillsammans (föräldrabalken 6:11, 6:13), så båda ska ha sagt ja om inte
    en har ensam vårdnad. Om barnets eget ja räcker bestämmer policyn: avstängt från början, eftersom de 13 åren i
    dataskyddslagen 2:4 gäller onlinetjänster som erbjuds barn.
    """
    message = {
        "sv": "Uppgiften {record} har samtycke av {given} vårdnadshavare; {needed} behövs.",
        "en": "The record {record} has the consent of {given} guardian(s); {needed} needed.",
    }
    _alone = {
        "sv": "Uppgiften {record} bygger på barnets eget samtycke; det räcker inte före {age} års ålder.",
        "en": "The record {record} rests on the minor's own consent, which is not enough before the age of {age}.",
    }
    help = {
        "sv": "Be den vårdnadshavare som saknas om samtycke. Har en ensam vårdnad: skriv det i registret.",
        "en": "Ask the guardian who is missing. Where one has sole custody, say so in the register.",
    }
    references = (FORALDRABALKEN_6_11, DATASKYDDSLAGEN_2_4, IMY_CHILDREN)
    example_register = "examples/register.csv"
    bad = (
        Draft(text="Lucia!", channels=("webb",), people=("one-guardian",)),
        Draft(text="Lucia!", channels=("webb",), people=("alone-15",)),
    )
    unsure = (Draft(text="Lucia!", channels=("webb",), people=("unknown-age",)),)
    good = (
        Draft(text="Lucia!", channels=("webb",), people=("child",)),
        Draft(text="Lucia!", channels=("webb",), people=("sole-custody",)),
        Draft(text="Lucia!", channels=("webb",), people=("public-task",)),
    )

    def run(self, draft: Draft, facts: Facts) -> Iterator[Finding]:
        """Yield a finding for each minor for whom somebody has still to agree."""
        minors = facts.config.minors
        for person in facts.registered:
            if person.minor is False:
                continue
            if "guardian" in person.problems:
                yield self.finding(
                    person.pointer, person.span, kind=person.kind, record=person.record.id,
                    given=person.record.given_by.count("guardian"), needed=minors.guardians,
                )  # fmt: skip
            elif "own-consent" in person.problems:
                yield self.finding(
                    person.pointer, person.span, kind=person.kind, message=self._alone, record=person.record.id,
                    age=minors.own_consent_from or minors.majority,
                )  # fmt: skip
