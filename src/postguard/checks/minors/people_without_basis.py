"""The rule people-without-basis."""

from __future__ import annotations

from collections.abc import Iterator

from postguard.checkbase import Check, NotJudged
from postguard.draft import Draft, Media, Shows
from postguard.facts import Facts
from postguard.facts.legal_bases import Shown, about
from postguard.finding import Finding
from postguard.references import GDPR, IMY_PICTURES


class PeopleWithoutBasis(Check):
    """More people are shown than are accounted for.

    A picture of an adult who can be recognised is personal data too. There is no absolute demand for consent, but the
    body must know on which legal basis it publishes: a record in `people`, or a person's answer to this question.
    """

    id = "people-without-basis"
    level = "warning"
    kind = "review"
    judges = ("channels", "date", "people")
    doc_sv = """Fler personer syns än de som är redovisade.

    En bild av en vuxen som går att känna igen är också en personuppgift. Det finns inget absolut krav på samtycke, men
    den som publicerar ska veta på vilken rättslig grund: en uppgift i people, eller en människas svar på frågan.
    """
    message = {
        "sv": "Ansikten: {count}. Redovisade personer: {covered}. På vilken grund publiceras de andra?",
        "en": "Faces: {count}. People accounted for: {covered}. On which basis are the others published?",
    }
    _unknown = {
        "sv": "{count} av uppgifterna i people finns inte i registret. Är de rätt skrivna?",
        "en": "{count} of the entries in people are not in the register. Are they spelt right?",
    }
    _ambiguous = {
        "sv": "Flera uppgifter kan gälla samma namn: {records}. Vilken är det? Skriv den i people.",
        "en": "Several records may be meant by one name: {records}. Which is it? Put it into people.",
    }
    _invalid = {
        "sv": "Uppgiften {record} om en vuxen gäller inte för den här kanalen, dagen eller bilden.",
        "en": "The record {record}, of an adult, does not hold for this channel, day or picture.",
    }
    help = {
        "sv": "Skriv uppgifternas id i people, eller svara på vilken grund personerna visas.",
        "en": "Put the records' ids into people, or answer on which basis these people are shown.",
    }
    references = (GDPR["6"], IMY_PICTURES)
    example_register = "examples/register.csv"
    example_config = {"faces": {"minor-above": 1.0}}
    unsure = (
        Draft(text="Välkommen!", media=(Media("examples/child.jpg", alt="En person i parken."),)),
        Draft(text="Välkommen!", channels=("webb",), people=("nobody",)),
        Draft(text="Välkommen!", channels=("webb",), people=("adult-expired",)),
    )
    good = (
        Draft(text="Välkommen!", channels=("webb",), media=(Media("examples/child.jpg", people=("employee",)),)),
        Draft(text="Välkommen!", media=(Media("examples/child.jpg", shows=Shows(adults=1)),)),
        Draft(text="Välkommen!", media=(Media("examples/no-people.jpg", alt="Tomma gungor."),)),
    )
    known_misses = ("People whose faces are not seen.",)

    def run(self, draft: Draft, facts: Facts) -> Iterator[Finding | NotJudged]:
        """Yield questions about faces, entries of `people` that no register has, and adults' records that do not hold."""
        for person in facts.registered:
            if person.minor is False and person.problems and "barred" not in person.problems and person.span is None:
                yield self.finding(person.pointer, message=self._invalid, record=person.record.id)
        missing = about(facts).unknown
        if missing:
            yield self.finding("/people", message=self._unknown, count=missing)
        for at, medium in enumerate(draft.media):
            shown = facts.shown(at)
            if shown.unknown:
                yield self.finding(f"/media/{at}", message=self._unknown, count=shown.unknown)
            for group in shown.ambiguous:
                ids = ", ".join(record.id for record in group[:10])
                yield self.finding(f"/media/{at}", message=self._ambiguous, records=ids)
            if medium.kind != "audio":
                yield from self._faces(at, medium.shows or Shows(), shown, facts)

    def _faces(self, at: int, says: Shows, shown: Shown, facts: Facts) -> Iterator[Finding]:
        accounted = max(len(shown.people), (says.minors or 0) + (says.adults or 0))
        if says.minors is not None and says.adults is not None:
            return  # somebody has looked and counted
        try:
            seen = facts.people_seen(at)
        except NotJudged:
            return  # minor-without-consent says so
        young = len(seen.possible_minors) if says.minors is None else 0
        asked = max(0, young - accounted)  # by minor-without-consent
        if seen.most - asked > accounted:
            yield self.finding(f"/media/{at}", count=seen.most, covered=accounted)
