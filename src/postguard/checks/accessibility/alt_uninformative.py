"""The rule alt-uninformative."""

from __future__ import annotations

import re
from collections.abc import Iterator

from postguard.checkbase import Check
from postguard.checks.accessibility._alt import alts, core, generic, is_filename, is_placeholder
from postguard.draft import Draft, Media
from postguard.facts import Facts
from postguard.finding import Finding
from postguard.references import WCAG

_SMALL = frozenset(
    "en ett den det de av på i med och från för till som är vi ni du man här där vid om ur över ute vilken vad så tack"
    " a an the of on in with and from for to that is we you our your at here by see what it this".split()
)
# Credits, pointers elsewhere, and positions in a row say nothing about the picture.
_ELSEWHERE = re.compile(
    r"(?:foto|bild|fotograf|photo|photographer|image|credit|källa|source)(?:: | av | by )\S+(?: \S+){0,3}"
    r"|(?:se|läs|see|read) (?:bilden|texten?|inlägget|caption|text|post|more|mer|länken?)\b.{0,30}"
    r"|(?:klicka|tryck|click|tap) .{0,50}|(?:bild|slide|image|photo) (?:nummer )?(?:\d+|one|two|three|ett|två|tre)\b.{0,20}"
    r"|getty images|shutterstock|adobe stock|istock|vit text på .{3,12} bakgrund|white text on .{3,12} background"
)


class AltUninformative(Check):
    """A text alternative says nothing about this picture.

    "En bild från vår verksamhet" would fit a thousand pictures. Whoever cannot see it learns nothing from it.
    """

    id = "alt-uninformative"
    kind = "review"
    doc_sv = """En alternativtext säger inget om just den här bilden.

    ”En bild från vår verksamhet” skulle passa tusen bilder. Den som inte kan se den får inte veta något.
    """
    message = {
        "sv": "Säger alternativtexten vad just den här bilden visar?",
        "en": "Does the text alternative say what this very picture shows?",
    }
    help = {
        "sv": "Skriv vem eller vad som syns, vad som händer och var, med en mening.",
        "en": "Say in a sentence who or what is seen, what happens and where.",
    }
    references = (WCAG["1.1.1"],)
    unsure = (
        Draft(text="Vi har haft planeringsdag.", media=(Media("a.jpg", alt="En bild från vår verksamhet"),)),
        Draft(text="Så många har flyttat hit.", media=(Media("a.png", alt="Diagram"),)),
        Draft(text="What a day at the library!", media=(Media("a.jpg", alt="Happy people"),)),
        Draft(text="Kören sjöng.", media=(Media("a.jpg", alt="Foto: Kim Ek"),)),
    )
    good = (
        Draft(
            text="Vi har haft planeringsdag.", media=(Media("a.jpg", alt="Tre kollegor klistrar lappar på en vägg."),)
        ),
        Draft(text="Nya logotypen", media=(Media("a.png", alt="Sjöhaga stad"),)),
        Draft(text="Festen", media=(Media("a.jpg", alt="Barn dansar på torget."),)),
        Draft(text="Vi ses!", media=(Media("karta.png", alt="Karta med röd nål vid Folkets park."),)),
    )
    known_misses = ("Alt texts that use particular words and still miss the point of the picture.",)

    def run(self, draft: Draft, facts: Facts) -> Iterator[Finding]:
        """Yield a finding for each alt that holds generic words alone, a credit, or a pointer elsewhere."""
        for pointer, alt in alts(draft):
            text = core(alt)
            if is_placeholder(alt) or is_filename(alt):
                continue  # the rules on placeholders and file names say it
            words = re.findall(r"[^\W\d_]+", text)
            telling = [word for word in words if word not in _SMALL and not generic().fullmatch(word)]
            if _ELSEWHERE.fullmatch(text) or (words and not telling and len(words) <= 8 and not alt[0].isdigit()):
                yield self.finding(at=pointer, span=(0, len(alt)))
