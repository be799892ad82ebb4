"""The rule officialese."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from postguard.checkbase import Check
from postguard.checks.plain_language._words import stiff_words
from postguard.draft import Draft
from postguard.facts import Facts
from postguard.finding import Edit, Finding
from postguard.references import SPRAKLAGEN


class Officialese(Check):
    """A word of officials stands where an everyday word would do.

    Whoever does not read such words at work loses the thread, or feels spoken down to.
    """

    id = "officialese"
    level = "note"
    fix = "unsafe"
    doc_sv = """Ett kanslisvenskt ord står där ett vardagligt ord räcker.

    Den som inte läser sådana ord i sitt arbete tappar tråden, eller känner sig tilltalad uppifrån.
    """
    message = {"sv": "Kanslisvenska. Enklare: {plain}.", "en": "Officialese. Plainer: {plain}."}
    help = {"sv": "Byt till det enklare ordet och böj det rätt.", "en": "Use the plainer word, in its right form."}
    references = (SPRAKLAGEN,)
    stiffness: Annotated[int, "1 finds slightly stiff words too, 2 only clear officialese, 3 archaic words alone"] = 1
    bad = (
        Draft(text="Avgiften ska erläggas senast den 1 maj."),
        Draft(text="Det åligger sökanden att inkomma med handlingar."),
        Draft(text="Tenants shall remunerate the aforementioned party.", lang="en"),
    )
    good = (
        Draft(text="Betala avgiften senast den 1 maj."),
        Draft(text="Kom till oss med din ansökan, så hjälper vi dig."),
        Draft(text="Please pay the fee before 1 May."),
    )

    def run(self, draft: Draft, facts: Facts) -> Iterator[Finding]:
        """Yield a finding for each such word, with the plain word as an unsafe fix."""
        lang = facts.text.lang
        if lang == "other":
            return
        for start, end, entry in stiff_words(facts.text.string, lang):
            if entry.weight >= self.stiffness:
                edit = Edit("/text", (start, end), entry.plain.split(",")[0].strip(), safe=False)
                yield self.finding(at="/text", span=(start, end), edits=(edit,), plain=entry.plain)
