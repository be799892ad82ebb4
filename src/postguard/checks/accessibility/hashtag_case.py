"""The rule hashtag-case."""

from __future__ import annotations

from collections.abc import Iterator

from postguard.checkbase import Check
from postguard.checks.accessibility._hashtags import HASHTAG
from postguard.draft import Draft
from postguard.facts import Facts
from postguard.finding import Edit, Finding
from postguard.references import DOS_LAGEN, STOCKHOLM_POSTS, WCAG


class HashtagCase(Check):
    """Several words stand in one hashtag without capitals.

    #stockholmsstad is one long sound to a screen reader; #StockholmsStad is two words. One word (#förskola) is right.
    """

    id = "hashtag-case"
    fix = "safe"
    doc_sv = """Flera ord står i en hashtagg utan versaler.

    #stockholmsstad blir ett enda ljud i en skärmläsare; #StockholmsStad blir två ord. Ett ord (#förskola) är rätt.
    """
    message = {
        "sv": "Hashtaggen består av flera ord men saknar versaler.",
        "en": "The hashtag holds several words without capitals.",
    }
    help = {
        "sv": "Skriv varje ord i hashtaggen med stor bokstav.",
        "en": "Begin each word of the hashtag with a capital.",
    }
    references = (WCAG["1.3.1"], STOCKHOLM_POSTS, DOS_LAGEN)
    bad = (
        Draft(text="Välkomna! #stockholmsstad"),
        Draft(text="Kom! #Allaärvälkomna"),
        Draft(text="Join us today! #opendoors"),
    )
    good = (
        Draft(text="Välkomna! #StockholmsStad"),
        Draft(text="Ny #förskola, mer #friluftsliv och #Sommarlov"),
        Draft(text="Join us! #swimming #OpenDoors"),
        Draft(text="#8mars #HBTQ #sfi"),
    )
    known_misses = (
        "Names of places and campaigns that no word list knows.",
        "An adjective that also begins compounds: #renstad.",
    )

    def run(self, draft: Draft, facts: Facts) -> Iterator[Finding]:
        """Yield a finding for each such hashtag, with capitals as a safe fix."""
        for match in HASHTAG.finditer(draft.text or ""):
            tag = match["tag"]
            if not tag[1:].islower() or len(tag) < 5 or not tag.isalpha():
                continue
            starts = facts.word_starts(tag.lower())
            if len(starts) > 1:
                at = match.start("tag")
                edits = tuple(Edit("/text", (at + s, at + s + 1), tag[s].upper()) for s in starts if tag[s].islower())
                yield self.finding(at="/text", span=match.span(), edits=edits)
