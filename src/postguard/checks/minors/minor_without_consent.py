"""The rule minor-without-consent."""

from __future__ import annotations

from collections.abc import Iterator

from postguard.checkbase import Check, NotJudged
from postguard.draft import Draft, Media, Shows
from postguard.facts import Facts
from postguard.finding import Finding
from postguard.references import FORALDRABALKEN_6_11, GDPR, IMY_PICTURES
from postguard.register import LegalBasis


class MinorWithoutConsent(Check):
    """A picture shows a minor, and no valid record covers it.

    A child's picture is the child's personal data. The record must hold on the planned day, in every planned channel.
    Ages estimated from faces only raise the question: how many minors the draft says that it shows (`shows`) settles it.
    """

    id = "minor-without-consent"
    level = "error"
    judges = ("channels", "date", "people")
    doc_sv = """En bild visar en minderårig, och ingen giltig uppgift om rättslig grund täcker bilden.

    Den ska gälla den planerade dagen och i varje planerad kanal. Ålder som uppskattas ur ansikten ställer bara
    frågan: utkastets egen uppgift (visar) avgör den.
    """
    message = {
        "sv": "Minderåriga i bilden: {count}. Täcks av giltig uppgift för dag och kanal: {covered}.",
        "en": "Minors in the picture: {count}. Covered by a valid record for the day and channels: {covered}.",
    }
    _question = {
        "sv": "Ansikten som kan vara minderårigas: {count}. Redovisade personer: {covered}. Är någon under {majority} år?",
        "en": "Faces that may be minors': {count}. Accounted for: {covered}. Is anybody under {majority}?",
    }
    _no_channel = {
        "sv": "Utkastet säger inte i vilken kanal det publiceras. Gäller uppgifterna om rättslig grund där?",
        "en": "The draft does not say in which channel it will be published. Do the records hold there?",
    }
    help = {
        "sv": "Ange i people vilka samtycken som gäller, välj en annan bild, eller skriv i shows hur många barn och vuxna den visar.",
        "en": "Name the records in people, choose another picture, or say in shows how many minors and adults it shows.",
    }
    references = (GDPR["6"], FORALDRABALKEN_6_11, IMY_PICTURES)
    bad = (Draft(text="Lucia!", media=(Media("examples/child.jpg", alt="Ett barn i parken.", shows=Shows(minors=1)),)),)
    unsure = (Draft(text="Lucia!", media=(Media("examples/child.jpg", alt="Ett barn i parken."),)),)
    good = (
        Draft(
            text="Lucia!",
            media=(Media("examples/child.jpg", alt="En vuxen i parken.", shows=Shows(minors=0, adults=1)),),
        ),
        Draft(text="Lucia!", media=(Media("examples/no-people.jpg", alt="Tomma gungor."),)),
    )
    known_misses = ("Children seen from behind or from afar, and teenagers whose faces look grown up.",)

    def run(self, draft: Draft, facts: Facts) -> Iterator[Finding | NotJudged]:
        """Yield a finding for each picture with more minors than valid records."""
        majority = facts.config.minors.majority
        for at, medium in draft.images():
            shows = medium.shows or Shows()
            records = [
                record for id in dict.fromkeys(medium.people or draft.people) if (record := facts.register.get(id))
            ]
            grown: list[LegalBasis] = []
            others: list[LegalBasis] = []
            for record in records:
                age = record.age_on(facts.publish_on)
                (grown if age is not None and age >= majority else others).append(record)
            minors = max(sum(record.born is not None for record in others), shows.minors or 0)
            covered = sum(record.covers("picture", draft.channels, facts.publish_on) for record in others)
            if minors > covered:
                somewhere = sum(record.covers("picture", record.channels, facts.publish_on) for record in others)
                unsaid = not draft.channels and minors <= somewhere
                yield self.finding(
                    at=f"/media/{at}",
                    kind="review" if unsaid else "fail",
                    message=self._no_channel if unsaid else self.message,
                    count=minors,
                    covered=covered,
                )
            elif shows.minors is None:
                yield from self._estimated(at, facts, accounted=covered + max(len(grown), shows.adults or 0))

    def _estimated(self, at: int, facts: Facts, accounted: int) -> Iterator[Finding | NotJudged]:
        """Ask when more faces may be minors' than people are accounted for."""
        try:
            faces = facts.faces(at)
        except NotJudged as reason:
            yield reason
            return
        if facts.picture(at).frames > 1:
            yield NotJudged({"sv": "bara animationens första bild", "en": "only the first frame of the animation"})
        young = [face for face in faces if face.minor is None or face.minor > facts.config.faces.minor_above]
        if len(young) > accounted:
            yield self.finding(
                at=f"/media/{at}",
                kind="review",
                message=self._question,
                box=young[0].box,
                count=len(young),
                covered=accounted,
                majority=facts.config.minors.majority,
            )
