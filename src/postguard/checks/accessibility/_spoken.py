"""What captions-missing and transcript-missing share: the words of a film or sound are there, usable and complete."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar, Literal

from postguard.checkbase import Check, NotJudged
from postguard.draft import Draft, Media, Text
from postguard.facts import Facts
from postguard.facts.captions import PLAIN, TIMED, Faulty, Words
from postguard.facts.text import Text as Language
from postguard.finding import Finding, Level

_SETTLED = re.compile(
    r"(?i)\s*(?:no.?speech|inget tal|utan tal|(?:open captions|in-?brända?|burn(?:ed|t)?[ -]in)\b.*)\s*"
)
_FILE = re.compile(r"\S[^\n]{0,250}(\.\w{1,5})|[a-z][a-z0-9+.-]{1,20}:\S+", re.IGNORECASE)
_NAMES = {"sv": {"sv": "svenska", "en": "Swedish"}, "en": {"sv": "engelska", "en": "English"}}
_OTHER: Text = {"sv": "ett annat språk", "en": "another language"}
ENOUGH = 12  # words from which a language is guessed: a song's two lines say nothing


class SpokenCheck(Check):
    """A rule about the words of films or sounds."""

    level: Level = "error"
    medium: ClassVar[Literal["video", "audio"]]
    field: ClassVar[Literal["captions", "transcript"]]
    said: ClassVar[Text]
    """The message where the draft says that there are no words."""
    doubtful: ClassVar[Text]
    """The question where the words are there and look wrong."""
    asked: ClassVar[Text]
    """The question where the draft says nothing."""

    def run(self, draft: Draft, facts: Facts) -> Iterator[Finding | NotJudged]:
        """Yield what is wrong with the words of each film or sound."""
        for at, medium in enumerate(draft.media):
            if medium.kind == self.medium and not medium.decorative:
                value = getattr(medium, self.field)
                if value is None or value is False or not str(value).strip():
                    if not self._silent(at, facts):
                        kind: Literal["fail", "review"] = "review" if value is None else "fail"
                        message = self.asked if value is None else self.said
                        yield self.finding(at=f"/media/{at}", kind=kind, message=message)
                elif isinstance(value, str) and not _SETTLED.fullmatch(value):
                    yield from self._of_words(at, medium, value, facts)

    def _silent(self, at: int, facts: Facts) -> bool:
        """Whether the file is known to hold no sound, which needs no words."""
        try:
            return self.medium == "video" and not facts.recording(at).sound
        except NotJudged:
            return False

    def _of_words(self, at: int, medium: Media, value: str, facts: Facts) -> Iterator[Finding | NotJudged]:
        here = f"/media/{at}"
        try:
            words = self._words(at, value, facts)
        except Faulty as fault:
            if fault.certain:
                yield self.finding(at=here, why=fault.why)
            else:
                yield self._doubt(here, fault.why)
            return
        if remark := _language(words, facts):
            yield self._doubt(here, remark)
        if words.cues and medium.path and facts.media[at].problem is None:
            try:
                length = facts.recording(at).seconds
            except NotJudged as reason:
                yield reason
                return
            if length is not None and (remark := _length(words, length)):
                yield self._doubt(here, remark)

    def _doubt(self, here: str, why: Text) -> Finding:
        return self.finding(at=here, kind="review", message=self.doubtful, why=why)

    def _words(self, at: int, value: str, facts: Facts) -> Words:
        kinds = TIMED if self.field == "captions" else TIMED + PLAIN
        if _FILE.fullmatch(value.strip()) and (self.field == "captions" or not _reads_as_text(value)):
            return facts.words_beside(at, value.strip(), kinds)
        if self.field == "captions":
            raise Faulty("det är inget filnamn", "it is no file's name", certain=False)
        if len(value.split()) < 5:
            raise Faulty("texten är för kort", "the text is too short", certain=False)
        return Words(value)


def _reads_as_text(value: str) -> bool:
    """Whether words stand here, and not a file's name: "Lisa: Hej och välkommen till badet.se"."""
    return not value.strip().lower().endswith(TIMED + PLAIN) and len(value.split()) >= 5


def _language(words: Words, facts: Facts) -> Text | None:
    draft = facts.draft.lang
    post, own = facts.text.lang, Language(re.sub(r"[\[(♪][^\])♪]*[\])♪]", " ", words.text), fallback="other")
    if own.words < ENOUGH or post == own.lang or (post == "other" and not draft):
        return None
    if own.lang == "other" and (own.words < 3 * ENOUGH or post == "other"):
        return None
    name, wanted = _NAMES.get(own.lang, _OTHER), _NAMES.get(post, _OTHER)
    return {
        "sv": f"orden verkar vara på {name['sv']}, inlägget på {wanted['sv']}",
        "en": f"the words seem to be in {name['en']}, the post in {wanted['en']}",
    }


def _length(words: Words, length: float) -> Text | None:
    """What is odd about where the last caption ends in a recording of so many seconds; a film's last tune is no gap."""
    end = words.cues[-1].end
    if length - end > max(10.0, 0.25 * length):
        return {
            "sv": f"de slutar efter {end:.0f} s av {length:.0f}",
            "en": f"they end after {end:.0f} s of {length:.0f}",
        }
    if end - length > max(5.0, 0.1 * length):
        return {
            "sv": f"de går till {end:.0f} s men filen är {length:.0f} s lång; hör de till en annan fil?",
            "en": f"they run to {end:.0f} s but the file lasts {length:.0f} s; do they belong to another file?",
        }
    return None
