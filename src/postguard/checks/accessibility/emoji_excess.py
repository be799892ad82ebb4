"""The rule emoji-excess."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from postguard.checkbase import Check
from postguard.draft import Draft
from postguard.facts import Facts
from postguard.facts.emojis import emojis
from postguard.finding import Finding
from postguard.references import STOCKHOLM_POSTS


class EmojiExcess(Check):
    """A post has more than a few emojis.

    A screen reader reads the name of each: "ansikte med glädjetårar, ansikte med glädjetårar".
    """

    id = "emoji-excess"
    doc_sv = """Ett inlägg har fler än några få emojier.

    En skärmläsare läser namnet på var och en: ”ansikte med glädjetårar, ansikte med glädjetårar”.
    """
    message = {
        "sv": "Inlägget har {count} emojier; högst {limit} är rimligt.",
        "en": "The post has {count} emojis; {limit} are enough.",
    }
    help = {
        "sv": "Behåll högst tre, en åt gången och sist i meningen.",
        "en": "Keep three at most, one at a time and last in a sentence.",
    }
    references = (STOCKHOLM_POSTS,)
    emojis: Annotated[int, "emojis that a post may have"] = 3
    bad = (Draft(text="Höstmarknad! 🍂🍁🎃🍎"), Draft(text="👍🏽 Tack 👨‍👩‍👧 för 🇸🇪 i dag 🎉"))
    good = (
        Draft(text="Höstmarknad! 🍂🍁🎃"),
        Draft(text="Familjen 👨‍👩‍👧‍👦 och vänner 👍🏽👍🏿"),
        Draft(text="Linje 4 → torget ✓ © ™ ℹ ♥"),
    )

    def run(self, draft: Draft, facts: Facts) -> Iterator[Finding]:
        """Yield one finding over the surplus emojis, as far as they stand together."""
        text = draft.text or ""
        found = emojis(text)
        if len(found) <= self.emojis:
            return
        start, end = found[self.emojis]
        for following in found[self.emojis + 1 :]:
            if text[end : following[0]].strip():
                break
            end = following[1]
        yield self.finding(at="/text", span=(start, end), count=len(found), limit=self.emojis)
