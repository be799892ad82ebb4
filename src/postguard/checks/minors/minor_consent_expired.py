"""The rule minor-consent-expired."""

from __future__ import annotations

from collections.abc import Iterator

from postguard.checkbase import Check
from postguard.draft import Draft
from postguard.facts import Facts
from postguard.finding import Finding
from postguard.references import GDPR, SKR_CONSENT


class MinorConsentExpired(Check):
    """The record of a minor's legal basis does not hold on the planned publishing date.

    A consent or decision is given for a time. What counts is the day when the post is published, not the day when it is
    written; without a planned day, today.
    """

    id = "minor-consent-expired"
    level = "error"
    judges = ("date", "people")
    doc_sv = """Uppgiften om rättslig grund för en minderårig gäller inte den planerade publiceringsdagen.

    Ett samtycke eller beslut gäller för en tid. Det är dagen då inlägget publiceras som räknas, inte dagen då det
    skrivs; utan planerad dag räknas i dag.
    """
    message = {
        "sv": "Uppgiften {record} gällde till och med {until}, inlägget är planerat till {day}.",
        "en": "The record {record} held until {until}; the post is planned for {day}.",
    }
    _not_yet = {
        "sv": "Uppgiften {record} gäller först från {since}, inlägget är planerat till {day}.",
        "en": "The record {record} holds only from {since}; the post is planned for {day}.",
    }
    help = {
        "sv": "Be om ett nytt samtycke, publicera en dag då uppgiften gäller, eller välj en annan bild.",
        "en": "Ask for a new consent, publish on a day when the record holds, or choose another picture.",
    }
    references = (GDPR["6"], SKR_CONSENT)
    example_register = "examples/register.csv"
    bad = (
        Draft(text="Lucia!", channels=("webb",), people=("expired",)),
        Draft(text="Lucia!", channels=("webb",), people=("not-yet",)),
    )
    unsure = (Draft(text="Tack Tuva Almskog!", channels=("webb",)),)
    good = (
        Draft(text="Lucia!", channels=("webb",), people=("child",)),
        Draft(text="Lucia!", people=("adult-expired",)),
    )

    def run(self, draft: Draft, facts: Facts) -> Iterator[Finding]:
        """Yield a finding for each minor whose record does not hold that day."""
        for person in facts.registered:
            record, day = person.record, facts.publish_on
            if person.minor is False:
                continue
            if "expired" in person.problems:
                yield self.finding(
                    person.pointer, person.span, kind=person.kind, record=record.id, until=record.valid_until, day=day
                )
            elif "not-yet" in person.problems:
                yield self.finding(
                    person.pointer, person.span, kind=person.kind, message=self._not_yet, record=record.id,
                    since=record.valid_from, day=day,
                )  # fmt: skip
