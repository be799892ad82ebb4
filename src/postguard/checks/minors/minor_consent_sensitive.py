"""The rule minor-consent-sensitive."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from postguard.checkbase import Check
from postguard.draft import Draft, Media
from postguard.facts import Facts
from postguard.finding import Finding
from postguard.references import DATASKYDDSLAGEN_2_4, GDPR, IMY_CHILDREN
from postguard.wordlists import lines


@cache
def _themes() -> re.Pattern[str]:
    parts = [line.strip().replace("~", r"\w*") for line in lines(__package__, "sensitive_themes.txt")]
    return re.compile(rf"(?i)\b(?:{'|'.join(sorted(parts, key=len, reverse=True))})\b")


class MinorConsentSensitive(Check):
    """A minor consented alone, and the post can be read as sensitive.

    Where a policy lets teenagers decide for themselves, it does so for ordinary pictures. Somebody who is shown beside
    words on illness, faith, abuse or poverty may be taken to be concerned, and may not have foreseen it.
    """

    id = "minor-consent-sensitive"
    level = "error"
    kind = "review"
    judges = ("people",)
    doc_sv = """En minderårig har samtyckt ensam, och inlägget kan uppfattas som känsligt.

    Där en policy låter tonåringar bestämma själva gäller det vanliga bilder. Den som syns intill ord om sjukdom, tro,
    övergrepp eller fattigdom kan tas för den det gäller, och har kanske inte förutsett det.
    """
    message = {
        "sv": "Uppgiften {record} bygger på barnets eget samtycke. Kan barnet förknippas med det som sägs här?",
        "en": "The record {record} rests on the minor's own consent. May the minor be associated with what is said here?",
    }
    help = {
        "sv": "Fråga barnet och en vårdnadshavare om just det här inlägget, eller välj en bild utan barnet.",
        "en": "Ask the minor and a guardian about just this post, or choose a picture without the minor.",
    }
    references = (GDPR["9"], DATASKYDDSLAGEN_2_4, IMY_CHILDREN)
    example_register = "examples/register.csv"
    example_config = {"minors": {"own-consent-from": 13}}
    unsure = (
        Draft(
            text="Ungdomsmottagningen har öppet hela lovet. Kom och prata om psykisk ohälsa.",
            channels=("webb",),
            media=(Media("examples/child.jpg", alt="En tonåring i soffan.", people=("alone-15",)),),
        ),
    )
    good = (
        Draft(
            text="Sommarlovet börjar!", channels=("webb",), media=(Media("examples/child.jpg", people=("alone-15",)),)
        ),
        Draft(
            text="Prata om psykisk ohälsa.", channels=("webb",), media=(Media("examples/child.jpg", people=("child",)),)
        ),
    )
    known_misses = ("Themes are found by words: irony, and what only the picture tells, are not.",)

    def run(self, draft: Draft, facts: Facts) -> Iterator[Finding]:
        """Yield a question for each medium with a minor who consented alone, where the words touch such a theme."""
        alone = [
            person
            for person in facts.registered
            if person.minor is not False
            and person.record.basis == "consent"
            and "self" in person.record.given_by
            and not any("guardian" in by for by in person.record.given_by)
            and "own-consent" not in person.problems
            and "special-categories" not in person.record.scope
        ]
        if not alone or not any(_themes().search(string) for _, string in draft.strings()):
            return
        for person in alone:
            yield self.finding(person.pointer, person.span, record=person.record.id)
