"""The rule emoji-as-bullet."""

from __future__ import annotations

import re
from collections.abc import Iterator

from postguard.checkbase import Check
from postguard.draft import Draft
from postguard.facts import Facts
from postguard.facts.emojis import EMOJI
from postguard.finding import Finding
from postguard.references import STOCKHOLM_POSTS, WCAG

_LINE = re.compile(rf"[ \t]*(?:{EMOJI}|[→➔➜➡►▶✓✔☑✅])+[ \t]*(?=[^\W_#@]|[\"”’(])[^\n]*")


class EmojiAsBullet(Check):
    """Emojis stand where a list has its bullets.

    A screen reader reads their names at the start of every line and does not say that it is a list.
    """

    id = "emoji-as-bullet"
    doc_sv = """Emojier står där en lista har sina punkter.

    En skärmläsare läser upp namnen först på varje rad och säger inte att det är en lista.
    """
    message = {
        "sv": "Emojier används som punkter i en lista på {lines} rader.",
        "en": "Emojis are used as the bullets of a list of {lines} lines.",
    }
    help = {"sv": "Använd bindestreck eller siffror.", "en": "Use hyphens or numbers."}
    references = (WCAG["1.3.1"], STOCKHOLM_POSTS)
    bad = (
        Draft(text="I veckan:\n📖 Måndag: bokcirkel\n🧶 Tisdag: stickcafé\n🎲 Torsdag: spelkväll"),
        Draft(text="Gör så här:\n1️⃣ Håll avstånd\n2️⃣ Ring viltjouren"),
    )
    good = (
        Draft(text="I veckan:\n- Måndag: bokcirkel\n- Tisdag: stickcafé 🧶"),
        Draft(text="🎉 Badet öppnar på lördag!\n\nVälkomna till bryggan."),
        Draft(text="Tryck 1️⃣ för svenska och 2️⃣ för engelska. Linje 4 → torget."),
        Draft(text="Vi ses!\n🌞\n#sommar"),
    )

    def run(self, draft: Draft, facts: Facts) -> Iterator[Finding]:
        """Yield a finding for each list of two lines or more."""
        text = draft.text or ""
        rows: list[tuple[int, int]] = []
        at = 0
        for line in [*text.split("\n"), None]:
            if line is not None and _LINE.fullmatch(line):
                rows.append((at + len(line) - len(line.lstrip()), at + len(line.rstrip())))
            elif line is None or line.strip():
                if len(rows) >= 2:
                    yield self.finding(at="/text", span=(rows[0][0], rows[-1][1]), lines=len(rows))
                rows = []
            at += len(line or "") + 1
