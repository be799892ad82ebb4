"""The rule exclusionary-language."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from postguard.checkbase import Check, NotJudged
from postguard.checks.tone._judging import WORDS_ALONE, joined
from postguard.checks.tone._phrases import Hit
from postguard.checks.tone._texts import not_told_of_others, phrases_in
from postguard.draft import Draft
from postguard.facts import Facts
from postguard.finding import Finding
from postguard.references import DISKRIMINERINGSLAGEN_1_4, REGERINGSFORMEN_1_9


class ExclusionaryLanguage(Check):
    """The wording leaves people out, or makes one group the strange one.

    Readers who are meant feel that the service is for others. This is about the words, not about anybody's intention.
    """

    id = "exclusionary-language"
    kind = "review"
    example_config = WORDS_ALONE
    doc_sv = """Ordvalet stänger ute, eller gör en grupp till de avvikande.

    De läsare som menas känner att verksamheten är till för andra. Det handlar om orden, inte om någons avsikt.
    """
    message = {
        "sv": "Några läsare kan känna sig utpekade eller uteslutna av ordvalet{plain}.",
        "en": "Some readers may feel singled out or left out by the wording{plain}.",
    }
    help = {
        "sv": "Skriv för alla som läser, och nämn en grupp bara när det behövs och med dess egna ord.",
        "en": "Write for everybody who reads, and name a group only where it is needed, in its own words.",
    }
    references = (DISKRIMINERINGSLAGEN_1_4, REGERINGSFORMEN_1_9)
    words: Annotated[tuple[str, ...], "words that the house avoids too; ~ stands for any letters"] = ()
    unsure = (
        Draft(text="Rullstolsbundna tar bakvägen."),
        Draft(text="Tjejerna kan hjälpa till i köket medan killarna bär stolar."),
        Draft(text="Till och med pensionärer brukar begripa appen."),
        Draft(text="Ni somalier brukar ju vara många i familjen.", kind="reply"),
        Draft(text="The library is for normal people and for people who suffer from autism."),
    )
    good = (
        Draft(text="Du som använder rullstol når biblioteket från torget."),
        Draft(text="Damerna spelar kl. 13, herrarna kl. 15."),
        Draft(text="Pensionärer åker gratis mellan kl. 9 och 15."),
        Draft(text="Gravplatsen för de romer som dog 1944 får en minnessten."),
        Draft(text='Ordet "zigenare" står inte längre på skylten.'),
    )
    known_misses = ("Stereotypes told in neutral words.", "Words that a group uses of itself are asked about as well.")

    def run(self, draft: Draft, facts: Facts) -> Iterator[Finding | NotJudged]:
        """Yield a finding for each such wording, with the neutral one, and where a model reads one."""
        hits = not_told_of_others(facts, phrases_in(facts, "exclusionary", self.words))
        said = [Hit(hit.start, hit.end, (_instead(self.lang, hit.said),)) for hit in hits]
        asks = {lang: words.format(plain="") for lang, words in self.message.items()}
        yield from joined(self, facts, said, "plain", asks=asks)


def _instead(lang: str, said: tuple[str, ...]) -> str:
    """The neutral word, as the message goes on with it; nothing where another word does not help."""
    plain = said[0].strip() if said else ""
    return f". {'Neutralt' if lang == 'sv' else 'Neutral'}: {plain}" if plain else ""
