"""Who a text speaks of: mentions of persons, found by the form of words. First version, without a list of names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from postguard.facts.text import Text

PRONOUNS = frozenset("hon han hen henne honom hennes hans hens she he her him his hers".split())
ROLES = re.compile(
    r"(?i)\b(?:vår(?:a|t)?|min|mina|mitt|our|my)\s+(?:\w+\s)?(?:kolleg\w*|medarbetare\w*|chef\w*|lärare\w*|rektor\w*|elev\w*|vän\w*|kock\w*"
    r"|vaktmästare\w*|colleagues?|teacher|manager|pupil|friend|cook|caretaker|volunteer|kassör\w*|tränare\w*|coach)\b"
)
# Capitals that start sentences or name days, months and bodies of the state, not people.
_NO_NAMES = frozenset(
    "måndag tisdag onsdag torsdag fredag lördag söndag monday tuesday wednesday thursday friday saturday sunday january february march"
    " april may june july august september october november december i sverige stockholm göteborg malmö sweden europa kommunen stad"
    " folkhälsomyndigheten försäkringskassan regionen region covid covid-19 facebook instagram".split()
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A place [start, end) in the text, in code points, that speaks of a person."""

    start: int
    end: int
    named: bool


def mentions(text: Text) -> Iterator[Mention]:
    """Names (a capitalised word inside a sentence), personal pronouns and roles ("vår kollega")."""
    for sentence in text.sentences:
        for match in re.finditer(r"[^\W\d_]+(?:-[^\W\d_]+)*", text.string[sentence.start : sentence.end]):
            word, start = match.group(), sentence.start + match.start()
            if word.lower() in PRONOUNS:
                yield Mention(start, sentence.start + match.end(), named=False)
            elif (
                match.start()
                and word.istitle()
                and len(word) > 1
                and word.lower() not in _NO_NAMES
                and text.string[start - 1] not in "#@/."
            ):
                yield Mention(start, sentence.start + match.end(), named=True)
    for match in ROLES.finditer(text.string):
        yield Mention(match.start(), match.end(), named=False)
