"""The rule styled-unicode."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from postguard.checkbase import Check
from postguard.draft import Draft
from postguard.facts import Facts
from postguard.finding import Edit, Finding
from postguard.references import DOS_LAGEN, WCAG

# Mathematical alphabets, letters in circles and squares, full width: letters dressed up as other characters.
_LETTER = r"[\U0001D400-\U0001D7FF\u24B6-\u24E9\U0001F130-\U0001F149\U0001F150-\U0001F169\U0001F170-\U0001F189\uFF21-\uFF3A\uFF41-\uFF5A]"
_STYLED = re.compile(rf"{_LETTER}[\u0300-\u036F]?(?:[ ]?{_LETTER}[\u0300-\u036F]?)+")
_BOXED = {
    **{0x1F130 + i: chr(65 + i) for i in range(26)},
    **{0x1F150 + i: chr(65 + i) for i in range(26)},
    **{0x1F170 + i: chr(65 + i) for i in range(26)},
}


def plain(styled: str) -> str:
    """Styled letters as the letters that they stand for."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFKC", styled.translate(_BOXED)))


class StyledUnicode(Check):
    """Words are written in letters that only look like letters.

    𝗕𝗼𝗹𝗱 is a row of mathematical signs: a screen reader spells them out or skips them, and search does not find them.
    """

    id = "styled-unicode"
    level = "error"
    fix = "safe"
    doc_sv = """Ord är skrivna med tecken som bara ser ut som bokstäver.

    𝗙𝗲𝘁 är en rad matematiska tecken: en skärmläsare läser dem ett och ett eller hoppar över dem, och ingen
    sökning hittar dem.
    """
    message = {
        "sv": "Orden är skrivna med tecken som skärmläsare inte läser som bokstäver.",
        "en": "These words are written in signs that screen readers do not read as letters.",
    }
    help = {"sv": "Skriv med vanliga bokstäver.", "en": "Use ordinary letters."}
    references = (WCAG["1.3.1"], DOS_LAGEN)
    bad = (Draft(text="𝗡𝘆𝗵𝗲𝘁! Badet öppnar."), Draft(text="Kom till Ⓑⓐⓓⓔⓣ"), Draft(text="The 𝓹𝓸𝓸𝓵 opens."))
    good = (
        Draft(text="Nyhet! Badet öppnar."),
        Draft(text="Vinkeln 𝛼 är 30°."),
        Draft(text="Linje Ⓜ går till badet. 🅿️ finns."),
        Draft(text="Temperaturen är 20 ℃."),
    )

    def run(self, draft: Draft, facts: Facts) -> Iterator[Finding]:
        """Yield a finding for each row of such letters, with the plain ones as a safe fix."""
        for pointer, text in draft.strings():
            if text.isascii() or (pointer.endswith("/text") and pointer != "/text"):
                continue
            for match in _STYLED.finditer(text):
                yield self.finding(
                    at=pointer, span=match.span(), edits=(Edit(pointer, match.span(), plain(match.group())),)
                )
