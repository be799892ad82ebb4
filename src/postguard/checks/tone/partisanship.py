"""The rule partisanship."""

from __future__ import annotations

from collections.abc import Iterator

from postguard.checkbase import Check, NotJudged
from postguard.checks.tone._judging import WORDS_ALONE, joined
from postguard.checks.tone._phrases import Hit
from postguard.checks.tone._texts import phrases_in, sentence_at
from postguard.draft import Draft
from postguard.facts import Facts
from postguard.finding import Finding
from postguard.references import REGERINGSFORMEN_1_9


class Partisanship(Check):
    """The post takes sides for or against a party, or says how to vote.

    Authorities are objective and treat all alike, whoever governs. All parties are judged by the same words.
    """

    id = "partisanship"
    level = "error"
    kind = "review"
    example_config = WORDS_ALONE
    doc_sv = """Inlägget tar ställning för eller emot ett parti, eller säger hur man ska rösta.

    Myndigheter är sakliga och opartiska, vem som än styr. Alla partier bedöms efter samma ord.
    """
    message = {
        "sv": "Det här kan läsas som att verksamheten tar parti.",
        "en": "This may read as if the body took sides.",
    }
    help = {
        "sv": "Säg vad som är beslutat, av vem och när, utan beröm eller skuld.",
        "en": "Say what was decided, by whom and when, without praise or blame.",
    }
    references = (REGERINGSFORMEN_1_9,)
    unsure = (
        Draft(text="Tack vare Centerpartiet har vi äntligen en ny skola."),
        Draft(text="Tack vare Vänsterpartiet har vi äntligen en ny skola."),
        Draft(text="Kom ihåg det på valdagen."),
        Draft(text="The Liberals tried to stop the library."),
    )
    good = (
        Draft(text="Miljöpartiet och Liberalerna har begärt en debatt den 7 oktober. Den är öppen för alla."),
        Draft(text="Rösta på valdagen den 13 september. Ta med id-handling."),
        Draft(text="Rösta på namnet som du tycker bäst om till nya parken."),
        Draft(text="The Green Party and the Liberals have asked for a debate on 7 October."),
    )
    known_misses = ("Parties that are not on the list, and sides taken without naming one.",)

    def run(self, draft: Draft, facts: Facts) -> Iterator[Finding | NotJudged]:
        """Yield a finding for each sentence that praises or blames a party or says how to vote."""
        votes = phrases_in(facts, "votes")
        sentences = {sentence_at(facts, hit.start) for hit in votes}
        if parties := phrases_in(facts, "parties"):
            named = {sentence_at(facts, hit.start) for hit in parties}
            sentences |= {
                sentence
                for cue in phrases_in(facts, "party_cues")
                if (sentence := sentence_at(facts, cue.start)) in named
            }
        yield from joined(self, facts, [Hit(*sentence) for sentence in sorted(sentences)])
