"""The rule bare-reply."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Annotated

from postguard.checkbase import Check
from postguard.checks.tone._phrases import house_phrases, phrases
from postguard.checks.tone._voice import voice_of
from postguard.draft import Draft
from postguard.facts import Facts
from postguard.facts.emojis import EMOJI
from postguard.finding import Finding
from postguard.references import FORVALTNINGSLAGEN_6
from postguard.wordlists import lines

_GREETING_WITHIN = 45
_OPENING_WITHIN = 80
_SIGNATURE_WITHIN = 140
_LETTERS = re.compile(r"[^\W\d_]+")
_SPOKEN_TO = re.compile(r"\A\W*\Z|, \Z")
_NAME = r"[A-ZÅÄÖÉÜ0-9][\w&'’-]{0,40}"
# A slash or a dash before the name, on its own line or after the last sentence.
_SLASH = re.compile(r"(?:^|[\s.!?)…])[/\\^]{1,2} ?\w[^\n/]{0,80}\Z|(?:\n|[.!?…] ?)[–—~-]{1,2} ?[^\W\d_][^\n]{0,60}\Z")
_TAIL = re.compile(rf"(?:[.!?…),]|\n|{EMOJI})\s{{0,4}}(?P<tail>{_NAME}(?:,? [\w&'’-]{{1,40}}){{0,6}})[.!]?\Z")
_END = re.compile(rf"(?:\s|{EMOJI})+\Z")


@cache
def _list(name: str) -> frozenset[str]:
    return frozenset(lines(__package__, name))


def _has_form(text: str, form: str) -> bool:
    """Whether a text ends as a house signs: "/{name}, Sjöhaga stad" with any name."""
    before, _, after = form.partition("{name}")
    name = r"[^\n]{2,60}" if "{name}" in form else ""
    return re.search(rf"{re.escape(before)}{name}{re.escape(after)}\Z", text[-_SIGNATURE_WITHIN:]) is not None


class BareReply(Check):
    """A reply has no greeting or no signature.

    With a greeting and a name or a team it is a person who answers, and the reader knows whom to ask again.
    """

    id = "bare-reply"
    level = "note"
    doc_sv = """Ett svar saknar hälsning eller underskrift.

    Med en hälsning och ett namn eller lag är det en människa som svarar, och läsaren vet vem hen kan fråga igen.
    """
    message = {"sv": "Svaret saknar {missing}.", "en": "The reply has no {missing}."}
    _other_form = {
        "sv": "Underskriften har inte husets form: {form}",
        "en": "The signature has not the house's form: {form}",
    }
    help = {
        "sv": 'Börja med "Hej" och sluta med ditt namn eller ert lag.',
        "en": 'Begin with "Hi" and end with your name or your team.',
    }
    references = (FORVALTNINGSLAGEN_6,)
    greetings: Annotated[tuple[str, ...], 'greetings that the house uses too: "tjenare"'] = ()
    signatures: Annotated[tuple[str, ...], 'ends that the house signs with too: "kommunens webbteam"'] = ()
    bad = (
        Draft(text="Lånekortet är gratis, ta med legitimation.", kind="reply"),
        Draft(text="Hej! Sista ansökningsdag är den 1 februari.", kind="reply"),
        Draft(text="Vi har skickat dig ett meddelande. /Anna", kind="reply"),
        Draft(text="The reading room closes at eight.", kind="reply"),
    )
    good = (
        Draft(text="Hej Aron! Lånekortet är gratis. /Biblioteket", kind="reply"),
        Draft(text="Tack för tipset! Vi lagar gungan i dag. Hälsningar Parkenheten", kind="reply"),
        Draft(text="Hello Sam, the pool opens at eight.\n\nSports Centre", kind="reply"),
        Draft(text="Lånekortet är gratis, ta med legitimation."),
    )
    known_misses = ("A signature in lower case without a sign before it.",)

    def run(self, draft: Draft, facts: Facts) -> Iterator[Finding]:
        """Yield one finding for a reply that lacks a greeting, a signature or both."""
        text = facts.text.string.strip()
        if draft.kind != "reply" or not facts.text.words or facts.text.lang == "other":
            return
        end, form = _END.sub("", text), facts.config.replies.signature
        in_form = bool(form) and _has_form(end, form)
        greeted, signed = self._greeted(text, facts), in_form or self._signed(end)
        if greeted and signed:
            if form and not in_form:
                yield self.finding(at="/text", message=self._other_form, form=form.replace("{name}", "…"))
            return
        missing = (
            {"sv": "hälsning och underskrift", "en": "greeting and no signature"}
            if not greeted and not signed
            else {"sv": "hälsning", "en": "greeting"}
            if signed
            else {"sv": "underskrift", "en": "signature"}
        )
        yield self.finding(at="/text", missing=missing)

    def _greeted(self, text: str, facts: Facts) -> bool:
        voice = voice_of(text[:_GREETING_WITHIN])
        hits = phrases("greetings").find(voice) + house_phrases(self.greetings).find(voice)
        if any(len(_LETTERS.findall(text[: hit.start])) <= 1 for hit in hits):  # "Men hej Rolf", "@anna Hej"
            return True
        left = len(facts.text.string) - len(facts.text.string.lstrip())
        opening = text[:_OPENING_WITHIN].split("\n")[0]
        spoken_to = [start - left for start, _ in facts.names("/text") if start - left < len(opening)]
        return any(_SPOKEN_TO.search(opening[:start]) for start in spoken_to)  # "Vad roligt, Iman!"

    def _signed(self, text: str) -> bool:
        tail = text[-_SIGNATURE_WITHIN:]
        if _SLASH.search(tail):
            return True
        voice = voice_of(tail)
        closings = phrases("closings").find(voice) + house_phrases(self.signatures).find(voice)
        if any(len(tail[hit.end :].split()) <= 8 for hit in closings):
            return True
        found = _TAIL.search(tail)
        if not found or len(text) == len(found["tail"]):
            return False
        words = [word.strip(",.").lower() for word in found["tail"].split()]
        return (
            len(words) <= 6 and _list("signature_verbs.txt").isdisjoint(words) and not tail.endswith(("!", "?", ".."))
        )
