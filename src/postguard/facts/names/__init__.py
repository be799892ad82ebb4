"""Person names in Swedish and English text, from name lists and the words around them. No model, no network.

A name is a given name with the surnames that follow it, a listed surname after a title, or a word that only a name would
be in its place. Places, prizes, schools, streets, storms, animals, ships, and figures of fiction named after people are none.
"""

from __future__ import annotations

from postguard.facts.names.bearers import Bearers
from postguard.facts.names.hashtags import in_hashtags
from postguard.facts.names.lexicon import given
from postguard.facts.names.mentions import more_mentions
from postguard.facts.names.spans import span
from postguard.facts.names.start import Starts
from postguard.facts.names.things import is_thing, known_thing
from postguard.facts.names.tokens import Tokens
from postguard.facts.names.works import in_title


def find_names(text: str, lang: str = "sv") -> list[tuple[int, int]]:
    """[start, end) of each person named in a text, in code points, without titles and genitive s."""
    tokens = Tokens(text)
    starts = Starts(tokens, "en" if lang == "en" else "sv")
    bearers = Bearers(tokens, starts.lang)
    found: list[tuple[int, int]] = []
    passed: list[int] = []
    at = 0
    while at < len(tokens):
        thing = known_thing(tokens, at, starts.begins_name(at))
        length = thing or starts.length(at)
        if length > 1 and not thing and not given(tokens[at].text) and known_thing(tokens, at + 1, False) > 1:
            length = 0  # Bring Percy Jackson
        if length and not thing and not (is_thing(tokens, at, length, starts.lang) or in_title(tokens, at, length)):
            found.append((at, length))
        elif not length:
            passed.append(at)
        at += max(1, length)
    persons = bearers.without_things(found)
    if len(persons) < len(found):
        passed = [at for at in passed if at not in bearers.names]
    more = more_mentions(tokens, starts.lang, persons, passed)
    spans = {span(tokens, at, length) for at, length in (*persons, *more)}
    return sorted({*spans, *in_hashtags(text, (text[start:end] for start, end in spans))})
