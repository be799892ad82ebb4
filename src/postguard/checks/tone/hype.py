"""The rule hype."""

from __future__ import annotations

from collections.abc import Iterator

from postguard.checkbase import Check, NotJudged
from postguard.checks.tone._judging import WORDS_ALONE, joined
from postguard.checks.tone._texts import phrases_in
from postguard.draft import Draft
from postguard.facts import Facts
from postguard.finding import Finding


class Hype(Check):
    """The post shouts its news up, or lures with a riddle.

    Readers trust a public body that says what something is; after big words the next piece of news has to be bigger still.
    """

    id = "hype"
    level = "note"
    kind = "review"
    example_config = WORDS_ALONE
    doc_sv = """Inlägget blåser upp nyheten eller lockar med en gåta.

    Läsare litar på den som säger vad något är. Efter stora ord måste nästa nyhet låta ännu större.
    """
    message = {
        "sv": "Stora ord: läsaren kan undra vad som egentligen är nytt.",
        "en": "Big words: a reader may wonder what is really new.",
    }
    help = {
        "sv": "Säg vad det är och vad läsaren har för nytta av det.",
        "en": "Say what it is and what readers gain from it.",
    }
    unsure = (
        Draft(text="Århundradets största vägprojekt förändrar allt!"),
        Draft(text="Du kommer aldrig att gissa vad vi hittade i brunnen."),
        Draft(text="One weird trick to pay your parking fee."),
    )
    good = (
        Draft(text="Nu är den nya simhallen klar, och vi är så glada! Välkommen på invigning."),
        Draft(text="Utställningen handlar om den franska revolutionen."),
        Draft(text="What a turnout! More than two thousand of you came."),
    )
    known_misses = ("Praise that is only too much for its subject.",)

    def run(self, draft: Draft, facts: Facts) -> Iterator[Finding | NotJudged]:
        """Yield a finding for each superlative or lure, and where a model hears one."""
        yield from joined(self, facts, phrases_in(facts, "hype"))
