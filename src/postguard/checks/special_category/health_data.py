"""The rule health-data."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from postguard.checkbase import Check
from postguard.draft import Draft
from postguard.facts import Facts
from postguard.finding import Finding
from postguard.references import CASE_C_184_20, GDPR
from postguard.wordlists import lines

_TOPIC = re.compile(
    r"(?i)\b(?:föreläs\w+|kampanj\w*|dagen|vaccination\w*|vaccinera\w*|webbinari\w+|temadag\w*|lecture|campaign|awareness|drop-in|insaml\w+|förening\w*)\b"
)


@cache
def _words() -> re.Pattern[str]:
    parts = [line.strip().replace("~", r"\w*") for line in lines(__package__, "health_words.txt")]
    return re.compile(rf"(?i)\b(?:{'|'.join(sorted(parts, key=len, reverse=True))})\b")


class HealthData(Check):
    """The post may tell about somebody's health.

    Health data about a person who can be identified are a special category: publishing them needs explicit consent or
    another ground of Article 9(2). General information, campaigns and statistics are not about a person.
    """

    id = "health-data"
    level = "error"
    kind = "review"
    judges = ("channels", "date")
    doc_sv = """Inlägget kan berätta om någons hälsa.

    Uppgifter om hälsa om en person som går att känna igen är känsliga personuppgifter: de får publiceras bara
    med uttryckligt samtycke eller annat stöd i artikel 9.2. Allmän information, kampanjer och statistik handlar
    inte om en person.
    """
    message = {
        "sv": "Berättar det här något om en viss persons hälsa?",
        "en": "Does this tell something about a particular person's health?",
    }
    help = {
        "sv": "Ta bort uppgiften, eller svara vem som har sagt ja till att just den publiceras och när.",
        "en": "Leave it out, or answer who has agreed to have just this published, and when.",
    }
    references = (GDPR["9"], CASE_C_184_20)
    unsure = (
        Draft(text="Vi saknar Ulla, som är tillbaka efter sista cellgiftskuren i mars."),
        Draft(text="Vår kollega är sjukskriven till jul, så Amir tar hand om era frågor."),
        Draft(text="Our colleague Sam is back after surgery."),
    )
    good = (
        Draft(text="Vaccination mot influensa startar på måndag. Du som har diabetes eller astma bokar tid på 1177."),
        Draft(text="Föreläsning om demens med Karin Ek på biblioteket."),
        Draft(text="Rosa bandet samlar in pengar till forskning om bröstcancer."),
    )
    known_misses = ('What no word says: "han ringde i klockan på onkologen", a diet, an absence.',)

    def run(self, draft: Draft, facts: Facts) -> Iterator[Finding]:
        """Yield a finding for each word about health in a sentence that speaks of a person."""
        string = facts.text.string
        hits = list(_words().finditer(string))
        if not hits:
            return
        for sentence in facts.text.sentences:
            about = [m for m in facts.mentions if sentence.start <= m.start < sentence.end]
            if not about or _TOPIC.search(string, sentence.start, sentence.end):
                continue
            for hit in hits:
                if sentence.start <= hit.start() < sentence.end and not any(
                    m.start <= hit.start() < m.end for m in about
                ):
                    yield self.finding(at="/text", span=hit.span())
