"""The rule command."""

from __future__ import annotations

from collections.abc import Iterator

from postguard.checkbase import Check, NotJudged
from postguard.checks.tone._judging import WORDS_ALONE, joined
from postguard.checks.tone._phrases import Hit
from postguard.checks.tone._texts import own_voice, phrases_in
from postguard.draft import Draft
from postguard.facts import Facts
from postguard.finding import Finding
from postguard.references import FORVALTNINGSLAGEN_6


class Command(Check):
    """The reader is ordered about, or threatened.

    People do what they understand. An order with a threat makes them angry, also those who did nothing wrong. Firm
    instructions in an emergency are right.
    """

    id = "command"
    kind = "review"
    example_config = WORDS_ALONE
    doc_sv = """Läsaren kommenderas eller hotas.

    Människor gör det de förstår. En order med ett hot gör arg, också den som inte har gjort något fel. Bestämda
    uppmaningar i en nödsituation är rätt.
    """
    message = {
        "sv": "Läsaren kan känna sig kommenderad eller hotad.",
        "en": "A reader may feel ordered about or threatened.",
    }
    help = {
        "sv": "Be om det du behöver, säg varför, och berätta lugnt vad som händer annars.",
        "en": "Ask for what you need, say why, and tell calmly what happens otherwise.",
    }
    references = (FORVALTNINGSLAGEN_6,)
    unsure = (
        Draft(text="Flytta cykeln före fredag annars kapar vi låset."),
        Draft(text="Sluta mata måsarna nu."),
        Draft(text="Skärp er.", kind="reply"),
        Draft(text="Weed your plots this week or lose them. No excuses."),
    )
    good = (
        Draft(text="Gå inomhus, stäng fönster och dörrar. Ring 112 om någon är skadad."),
        Draft(text="Flytta gärna bilen före kl. 20, så kommer plogen fram."),
        Draft(text="Vill du sluta röka? Sluta röka-linjen svarar på 020-84 00 00."),
        Draft(text="Leave the building now and do not use the lift."),
    )
    known_misses = ("Orders that stand as a plain statement of what will be done.",)

    def run(self, draft: Draft, facts: Facts) -> Iterator[Finding | NotJudged]:
        """Yield a finding for each order or threat, and where a model hears one."""
        hits = phrases_in(facts, "command")
        if not hits and facts.text.lang != "other":
            hits = [Hit(s.start, s.end) for s in facts.text.sentences if self._shouted(facts, s.start, s.end)]
        yield from joined(self, facts, hits)

    @staticmethod
    def _shouted(facts: Facts, start: int, end: int) -> bool:
        """Whether a sentence is an order with more than one exclamation mark."""
        words = own_voice(facts).string[start:end]
        return words.rstrip().endswith("!!") and words.split(" ")[0] in _VERBS


_VERBS = frozenset(
    "flytta läs sluta lämna plocka betala städa följ stäng släpp parkera kasta elda mata ring rör stanna håll sänk lyssna"
    " kom respektera ta bort låt snälla stop move read pay leave do don't keep take clean shut".split()
)
