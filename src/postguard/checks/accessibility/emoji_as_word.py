"""The rule emoji-as-word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from postguard.checkbase import Check
from postguard.draft import Draft
from postguard.facts import Facts
from postguard.facts.emojis import EMOJI, emojis
from postguard.finding import Finding
from postguard.references import STOCKHOLM_POSTS, WCAG

# After these a sentence lacks its next word wherever an emoji stands instead.
_OPEN = (
    "en ett den det din ditt dina er ert era vår vårt våra min mitt mina sin sitt sina varje någon något några två tre fyra fem många flera"
    " av till från för utan mellan hos vid mot under över genom the a an your our my their his her its each every some two three four"
    " five many of from for without between at against under through its this these last next förra nästa hela"
    " ta åk ät drick köp hämta lämna take eat drink bring grab"
).split()
# These may also end a clause ("häng på 🎉"): a word in lower case must follow, and no such verb may stand before.
_PERHAPS = "med på i om and or och eller att to with in on".split()
_PARTICLES = "med på i om with in on".split()
_PARTICLE_VERBS = "häng hänger kom kommer följ följer kör heja satsa kämpa var vara är häng hoppa tagga spana tänd sätt log hang come join".split()
_SUBJECTS = "vi jag ni du i we you".split()
_HEART = "[❤💚💛💙💜🧡🖤🤍🤎💖💗💕♥]"
_BEFORE = re.compile(r"(?:(?P<verb>[^\W\d_]+)\s+)?(?P<word>[^\W\d_]+)[ \t]*$")
_AFTER = re.compile(r"[ \t]*(?:(?P<word>[^\W\d_]+)|(?P<stop>[.,;:!?)]))?")
_ONE = re.compile(EMOJI)
_SUM = re.compile(rf"{EMOJI}[ \t]*[+=][ \t]*{EMOJI}(?:[ \t]*[+=][ \t]*{EMOJI})*")


class EmojiAsWord(Check):
    """An emoji stands for a word inside a sentence.

    A screen reader reads the emoji's own name there, in its own form: the sentence falls apart.
    """

    id = "emoji-as-word"
    doc_sv = """En emoji står i stället för ett ord i en mening.

    En skärmläsare läser då upp emojins eget namn, i sin egen form: meningen faller isär.
    """
    message = {"sv": "Emojin står i stället för ett ord.", "en": "The emoji stands for a word."}
    help = {
        "sv": "Skriv ordet. Emojin kan stå efter det eller sist i meningen.",
        "en": "Write the word. The emoji may follow it or end the sentence.",
    }
    references = (WCAG["1.1.1"], STOCKHOLM_POSTS)
    bad = (
        Draft(text="Ta med 🔦 och varma kläder när vi går på spökvandring."),
        Draft(text="Please keep your 🐕 on a lead."),
        Draft(text="Vi 💚 vår personal!"),
        Draft(text="🍦 + ☀️ = sant"),
    )
    good = (
        Draft(text="Ta med ficklampa 🔦 och varma kläder."),
        Draft(text="Kom och häng på 🎉 och ta med en vän!"),
        Draft(text="Välkommen in 👋"),
        Draft(text="Nu kör vi 🎉 Alla får plats."),
    )
    known_misses = ("An emoji after a verb, as its object: Ät 🍎 varje dag.",)

    def run(self, draft: Draft, facts: Facts) -> Iterator[Finding]:
        """Yield a finding for each emoji without which its sentence lacks a word."""
        text = draft.text or ""
        for match in _SUM.finditer(text):
            yield from (self.finding(at="/text", span=span) for span in emojis(text, *match.span()))
        for match in _ONE.finditer(text):
            before = _BEFORE.search(text, max(0, match.start() - 60), match.start())
            if before and _lacks_a_word(before, match, _AFTER.match(text, match.end())):
                yield self.finding(at="/text", span=match.span())


def _lacks_a_word(before: re.Match[str], emoji: re.Match[str], after: re.Match[str] | None) -> bool:
    word, verb = before["word"].lower(), (before["verb"] or "").lower()
    following = after["word"] if after else None
    goes_on = bool(following and following[0].islower())
    if word in _OPEN:
        return goes_on or bool(after and after["stop"])
    if word in _PERHAPS:
        return goes_on and not (word in _PARTICLES and verb in _PARTICLE_VERBS)
    heart = bool(re.match(_HEART, emoji.group()))
    return heart and goes_on and (word in _SUBJECTS or following in _SUBJECTS)
