"""The sender's own words in a text: what is quoted, a title, a link or the name of a campaign is somebody else's."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

OTHERS = "\x1a"
"""Stands for each character that is not in the sender's voice: no word, no space, no end of a sentence."""

_UPPER = "A-ZÅÄÖÉÜ"
_TITLED = (
    "boken|romanen|filmen|pjäsen|låten|sången|albumet|serien|bandet|föreställningen|kampanjen|utställningen|podden|musikalen"
    "|operan|bokcirkeln|dikten|novellen|konstverket|tavlan|novel|film|play|song|campaign|book|band|album|exhibition|musical"
)
# One pattern a way of quoting. Each is bounded and stops at its own marks, so that no text takes quadratic time.
_NOT_OURS = re.compile(
    r'"[^"\n]{1,400}"'
    r"|”[^”\n]{1,400}”"
    r"|[“„][^“”„\n]{1,400}[”“]"
    r"|»[^«»\n]{1,400}[«»]|«[^«»\n]{1,400}»"
    r"|[‘][^‘’\n]{1,200}’|(?<!\w)'[^'\n]{2,200}'(?!\w)"
    r"|https?://\S{1,2000}|www\.\S{1,2000}|[#@][\w-]{1,100}"
    rf"|(?<=[a-zåäö] )(?<!\w)[_*][^_*\n]{{2,80}}[_*](?!\w)"
    rf"|\b(?i:{_TITLED}) (?:som heter |called )?(?P<title>[{_UPPER}]\w{{0,40}}(?: (?:(?:och|i|på|av|the|of|and|in) )?[{_UPPER}]\w{{0,40}}){{0,6}})"
    r"|^[–—-] ?(?P<said>[^\n]{1,400}?), (?:säger|sa|sade|berättar|menar|skriver|says|said)\b",
    re.MULTILINE,
)
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Voice:
    """A text in lower case, as long as the text itself, with OTHERS where the words are not the sender's.

    `words` holds the first three letters of each word, and where it starts.
    """

    string: str
    words: tuple[tuple[str, int], ...]


@lru_cache(maxsize=4)  # all rules of the family ask for the same text
def voice_of(text: str) -> Voice:
    """The sender's own words in a text."""
    lower = text.lower()
    if len(lower) != len(text):  # "İ" becomes two characters; places must stay
        lower = "".join(low if len(low := c.lower()) == 1 else c for c in text)
    pieces, at = [], 0
    for match in _NOT_OURS.finditer(text):
        group = match.lastgroup or 0
        pieces += [lower[at : match.start(group)], OTHERS * (match.end(group) - match.start(group))]
        at = match.end(group)
    string = "".join((*pieces, lower[at:]))
    return Voice(string, tuple((match.group()[:3], match.start()) for match in _WORD.finditer(string)))
