"""The rule flippancy."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from postguard.checkbase import Check, NotJudged
from postguard.checks.tone._judging import WORDS_ALONE, joined
from postguard.checks.tone._phrases import Hit, phrases
from postguard.checks.tone._texts import own_voice, sentence_at
from postguard.draft import Draft
from postguard.facts import Facts
from postguard.finding import Finding
from postguard.wordlists import lines


@cache
def _emojis() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, lines(__package__, "cheerful_emojis.txt"))))


class Flippancy(Check):
    """A grave matter is told with a laugh, a pun or a party emoji.

    Among the readers are those whom it has happened to.
    """

    id = "flippancy"
    level = "error"
    kind = "review"
    example_config = WORDS_ALONE
    doc_sv = """Något allvarligt berättas med skratt, ordvits eller festemoji.

    Bland läsarna finns de som det har hänt.
    """
    message = {
        "sv": "Något allvarligt sägs lättsamt. Den som är drabbad kan bli sårad.",
        "en": "A grave matter is told lightly. Those whom it hit may be hurt.",
    }
    help = {
        "sv": "Ta bort skämtet och emojin, och säg vad som har hänt och vilken hjälp som finns.",
        "en": "Leave out the joke and the emoji, and say what happened and what help there is.",
    }
    unsure = (
        Draft(text="Det brann i ett garage i natt. Grillsäsongen började tidigt i år 😂"),
        Draft(text="Tre personer skadades i krocken, bättre än bio nästan!"),
        Draft(text="Hoppsan, där rök slöjdsalen! Branden släcktes vid midnatt."),
        Draft(text="Legionella was found in the showers. Time for a pool party!"),
    )
    good = (
        Draft(text="Det brann i ett garage i natt. Ingen är skadad. Vi tänker på er som bor där."),
        Draft(text="Kom och prova brandbilen på lördag! 🎉 Vi bjuder på korv."),
        Draft(text="Grillsäsongen är här. Släck alltid grillen när du går hem 😊"),
        Draft(text="Our therapy dog Bella reads with the children on Friday 😄"),
    )
    known_misses = ("A pun without a marker.", "Grave matters told in words that are not on the list.")

    def run(self, draft: Draft, facts: Facts) -> Iterator[Finding | NotJudged]:
        """Yield a finding for the sentence of each cheerful mark in a text that names a grave matter."""
        voice = own_voice(facts)
        places: set[tuple[int, int]] = set()
        if phrases("grave").find(voice):
            marks = [hit.start for hit in phrases("cheerful").find(voice)]
            marks += [match.start() for match in _emojis().finditer(voice.string)]
            places = {sentence_at(facts, mark) for mark in marks}
        yield from joined(self, facts, [Hit(*place) for place in sorted(places)])
