"""The rule minor-without-consent."""

from __future__ import annotations

from collections.abc import Iterator

from postguard.checkbase import Check, NotJudged
from postguard.draft import Draft, Media, Shows
from postguard.facts import Facts
from postguard.finding import Edit, Finding
from postguard.references import FORALDRABALKEN_6_11, GDPR, IMY_PICTURES


class MinorWithoutConsent(Check):
    """A minor is shown or heard, and no record of a legal basis stands for them.

    A child's picture and voice are the child's personal data. What the draft says that it shows (`shows`) and what the
    register says is certain; ages estimated from faces only raise the question, and `shows` settles it. Whether the
    records hold on the day and in the channels is for the rules minor-consent-….
    """

    id = "minor-without-consent"
    level = "error"
    fix = "unsafe"
    judges = ("channels", "date", "people")
    doc_sv = """En minderårig syns eller hörs, och ingen uppgift om rättslig grund finns för barnet.

    Ett barns bild och röst är barnets personuppgifter. Det utkastet säger att det visar (visar) och det registret säger
    är säkert; ålder som uppskattas ur ansikten ställer bara frågan, och utkastets egen uppgift avgör den. Om uppgifterna
    gäller den dagen och i de kanalerna prövar reglerna minor-consent-….
    """
    message = {
        "sv": "Minderåriga här: {count}. Med en uppgift om rättslig grund: {covered}.",
        "en": "Minors here: {count}. With a record of a legal basis: {covered}.",
    }
    _refused = {
        "sv": "Uppgiften {record} tillåter ingenting: varken bild, film, ljud eller namn.",
        "en": "The record {record} allows nothing: neither picture, film, sound nor name.",
    }
    _unclear = {
        "sv": "Uppgiften {record} är oklar och täcker därför ingenting: {why}.",
        "en": "The record {record} is unclear and so covers nothing: {why}.",
    }
    _question = {
        "sv": "Ansikten som kan vara minderårigas: {count}. Redovisade personer: {covered}. Är någon under {majority} år?",
        "en": "Faces that may be minors': {count}. Accounted for: {covered}. Is anybody under {majority}?",
    }
    _model_age = {
        "sv": "Filens egna uppgifter anger {count} personer under {majority} år när bilden togs. Redovisade: {covered}.",
        "en": "The file's own data give {count} people under {majority} when the picture was taken. Accounted for: {covered}.",
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
    known_misses = (
        "Children seen from behind or from afar, and teenagers whose faces look grown up.",
        "Whose face is whose: five records account for any five children.",
    )

    def run(self, draft: Draft, facts: Facts) -> Iterator[Finding | NotJudged]:
        """Yield a finding for each medium with more minors than records, and for each record that allows nothing."""
        for person in facts.registered:
            if person.minor is False:
                continue
            for problem in person.problems:
                if problem == "refused":
                    yield self.finding(
                        person.pointer, person.span, kind=person.kind, message=self._refused, record=person.record.id
                    )
                elif problem == "unclear":
                    why = next(doubt.why for doubt in person.record.doubts if doubt.blocks)
                    yield self.finding(
                        person.pointer,
                        person.span,
                        kind="review",
                        message=self._unclear,
                        record=person.record.id,
                        why=why,
                    )
        for at in range(len(draft.media)):
            yield from self._counted(at, draft.media[at].shows or Shows(), facts)

    def _counted(self, at: int, says: Shows, facts: Facts) -> Iterator[Finding | NotJudged]:
        shown, pointer, majority = facts.shown(at), f"/media/{at}", facts.config.minors.majority
        grown = sum(person.minor is False for person in shown.people)
        minors = len(shown.people) - grown
        if says.minors is not None:
            if says.minors > minors:
                perhaps = says.minors <= minors + len(shown.ambiguous)
                yield self.finding(
                    pointer,
                    kind="review" if perhaps else "fail",
                    edits=() if shown.people or says.adults else self._blurred(at, facts),
                    count=says.minors,
                    covered=minors,
                )
            return
        young = sum(age < majority for age in shown.model_ages)
        if young > minors:
            yield self.finding(
                pointer, kind="review", message=self._model_age, count=young, covered=minors, majority=majority
            )
        elif facts.draft.media[at].kind != "audio":
            yield from self._estimated(at, facts, accounted=minors + max(grown, says.adults or 0))

    def _estimated(self, at: int, facts: Facts, accounted: int) -> Iterator[Finding | NotJudged]:
        """Ask when more faces may be minors' than people are accounted for."""
        try:
            seen = facts.people_seen(at)
        except NotJudged as reason:
            yield reason
            return
        if len(seen.possible_minors) > accounted:
            yield self.finding(
                f"/media/{at}",
                kind="review",
                message=self._question,
                box=seen.possible_minors[0].box,
                edits=() if accounted else self._blurred(at, facts),
                count=len(seen.possible_minors),
                covered=accounted,
                majority=facts.config.minors.majority,
            )
        if seen.not_judged:
            yield NotJudged(seen.not_judged)

    def _blurred(self, at: int, facts: Facts) -> tuple[Edit, ...]:
        """A copy without the children's faces, where none of those seen belongs to somebody accounted for."""
        if facts.draft.media[at].kind != "image":
            return ()
        try:
            boxes = tuple(face.box for face in facts.people_seen(at).possible_minors)
        except NotJudged:
            return ()
        return (Edit(f"/media/{at}", action="blur-faces", boxes=boxes, safe=False),) if boxes else ()
