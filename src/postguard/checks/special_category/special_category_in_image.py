"""The rule special-category-in-image."""

from __future__ import annotations

from collections.abc import Iterator

from postguard.checkbase import NotJudged
from postguard.checks.special_category._told import SpecialCategoryCheck, told
from postguard.draft import Draft, Media
from postguard.facts import Facts
from postguard.facts.special.hits import ARTICLE_9
from postguard.finding import Finding, Settled
from postguard.references import CASE_C_184_20, GDPR


class SpecialCategoryInImage(SpecialCategoryCheck):
    """The words about a picture, or in it, reveal something sensitive about whom it shows.

    A wheelchair, a headscarf or a flag may be just what the picture is about, and pictures should show that citizens
    differ: hiding people is no solution. The question is whether the detail belongs here and whether the person knows.
    Only words are read: the alternative text and the text in the picture. Nothing is read from anybody's looks.
    """

    id = "special-category-in-image"
    level = "note"
    doc_sv = """Orden om en bild, eller i den, avslöjar något känsligt om den som syns.

    En rullstol, en slöja eller en flagga kan vara just det som bilden handlar om, och bilder ska visa att invånare är
    olika: att gömma människor är ingen lösning. Frågan är om detaljen hör hit och om personen vet. Bara ord läses:
    alternativtexten och texten i bilden. Ingenting läses av hur någon ser ut.
    """
    message = {
        "sv": "Orden kan avslöja något känsligt om den som syns. Hör det hit, visar det invånarnas mångfald, och vet personen?",
        "en": "The words may reveal something sensitive about who is shown. Does it belong here, does it show that citizens"
        " differ, and does the person know?",
    }
    help = {
        "sv": "Behåll det som bilden handlar om och som personen har sagt ja till. Annars: beskriv vad som händer i bilden i"
        " stället. Byt inte bort människor för att de är olika.",
        "en": "Keep what the picture is about and the person has agreed to. Else describe what happens in the picture"
        " instead. Do not swap people because they differ.",
    }
    references = (GDPR["9"], CASE_C_184_20)
    unsure = (
        Draft(text="Nu öppnar biblioteket!", media=(Media("a.jpg", alt="En kvinna i rullstol läser vid fönstret."),)),
        Draft(text="Välkommen!", media=(Media("a.jpg", alt="Two men kissing on the town hall steps."),)),
        Draft(text="Affischen.", media=(Media("a.jpg", alt="En affisch.", text="Elsa Ek, 8 år, har leukemi"),)),
    )
    good = (
        Draft(text="Nu öppnar badet!", media=(Media("a.jpg", alt="Barn hoppar från bryggan."),)),
        Draft(text="Ny ramp!", media=(Media("a.jpg", alt="Rullstolsrampen vid entrén."),)),
        Draft(text="Välkommen!", media=(Media("a.jpg", alt="Karin Ek läser högt för tre barn."),)),
    )
    known_misses = ("What the picture shows and no words say: on purpose.",)

    def run(self, draft: Draft, facts: Facts) -> Iterator[Finding | Settled | NotJudged]:
        """Yield a question for each place of an alternative text, or of a text in a picture; one a place."""
        asked = False
        for at in range(len(draft.media)):
            for pointer in (f"/media/{at}/alt", f"/media/{at}/text"):
                if not draft.resolve(pointer):
                    continue
                asked, until = True, 0
                for hit in facts.special_categories(pointer):
                    if hit.category in ARTICLE_9 and hit.start >= until:
                        until = hit.end
                        yield told(self, pointer, hit, facts)
        if asked and facts.modelless:
            yield facts.modelless
