"""Titles of books, songs, films and pictures in quotes, in which a name is no mention of a person."""

from __future__ import annotations

import re

from postguard.facts.names.lexicon import fold, things
from postguard.facts.names.tokens import Tokens

_QUOTES = '"”“»«'
_REACH = 60
"""How many characters a title has at most, and how far before it a word may say what it is the title of."""

_WORKS = re.compile(
    r"(?i)\b(?:öva[rdt]?\w*|sjung\w*|sjöng|spela\w*|läs(?:er|te|a)|lyssna\w*|\w*(?:låt|låten|sång|sången|visa|visan|psalm|psalmen|bok|boken"
    r"|film|filmen|pjäs|pjäsen|roman|romanen|novell|novellen|dikt|dikten|tavlan|målningen|utställningen|skulpturen|musikalen|operan|serien)"
    r"|songs?|sing|sings|book|novel|film|movie|poem|painting|play|musical|exhibition|titled?|entitled)\b[^.!?\n]*\Z"
)
_AUTHOR = re.compile(r" (?:av|by) [A-ZÅÄÖÉ][^\W\d_]+ [A-ZÅÄÖÉ]")
_BY = re.compile(r" (?:av|by) [A-ZÅÄÖÉ]|,? \(?[12]\d{3}\)?")


def in_title(tokens: Tokens, at: int, length: int) -> bool:
    """Whether a name is a part of a title in quotes: "Bella ciao" among songs, "Drake på semester" av ...

    A name alone in quotes is none, and neither is speech, which a colon or a verb of speech introduces.
    """
    text, start, end = tokens.text, tokens[at].start, tokens[at + length - 1].end
    if length == 1 and fold(tokens[at].text) in things("fictional") and _AUTHOR.match(text, end):
        return True  # Emma by Jane Austen
    before, after = text[max(0, start - _REACH) : start], text[end : end + _REACH]
    opened = max(before.rfind(quote) for quote in _QUOTES)
    closed = min((place for quote in _QUOTES if (place := after.find(quote)) >= 0), default=-1)
    if opened < 0 or closed < 0 or any(sign in before[opened:] + after[:closed] for sign in ".!?\n"):
        return False
    inside = before[opened + 1 :] + after[:closed]
    whole = before[opened + 1 :] + text[start:end] + after[:closed]
    line = text[max(0, start - 500) : start].rsplit("\n", 1)[-1]
    odd = sum(line.count(quote) for quote in _QUOTES) % 2 == 1
    if not odd or not inside.strip(" ,") or whole[:1].isspace() or not whole[:1].isupper():
        return False
    lead = text[max(0, start - len(before) + opened - _REACH) : start - len(before) + opened]
    return bool(_BY.match(after[closed + 1 :])) or (not lead.rstrip().endswith(":") and bool(_WORKS.search(lead)))
