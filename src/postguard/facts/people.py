"""Who a text speaks of: names, roles and pronouns, each tied to the person that it means.

The rule is simple on purpose: a pronoun means the last person named or described before it, in its own sentence or in
the two before. "På bilden" and its like mean somebody whom the picture shows.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from postguard.facts.text import Text

_PRONOUN = re.compile(r"(?i)\b(?:hon|han|hen|henne|honom|hennes|hans|hens|she|he|her|him|his|hers)\b")
# In a post, somebody who says "jag" is quoted: the person named before.
_QUOTED = re.compile(r"\b(?:[Jj]ag|[Mm]ig|I|me)\b")
_PICTURED = re.compile(
    r"(?i)\b(?:killen|tjejen|pojken|flickan|mannen|kvinnan|barnet|eleven|personen|han|hon|the (?:boy|girl|man|woman|child|person)) (?:på bilden|till (?:vänster|höger)|i mitten|in the (?:picture|photo|middle)|on the (?:left|right))"
)
_NOUN = (
    r"kolleg\w*|medarbetar\w*|chef\w*|lärar\w*|rektor\w*|elev\w*|vän(?:nen)?|kock(?:en)?|vaktmästar\w*|kassör\w*|tränar\w*|städar\w*|lokalvårdar\w*"
    r"|sekreterar\w*|ordförande\w*|kassören|målvakt\w*|receptionist\w*|bibliotekari\w*|handläggar\w*|mamma|mamman|pappa|pappan|granne\w*|volontär\w*|praktikant\w*"
    r"|undersköters\w*|förskollärar\w*|barnskötar\w*|fritidsledar\w*|busschaufför\w*|chaufför\w*|sommarjobbar\w*|lärling\w*|colleagues?|teachers?|manager|pupil|student"
    r"|friend|cook|caretaker|volunteer|coach|treasurer|secretary|librarian|neighbour|goalkeeper|receptionist|driver|intern|mum|dad|mother|father"
)
_ROLE = re.compile(rf"(?i)\b(?:vår|vårt|min|mitt|er|our|my|your)\s+(?:[^\W\d_]+\s+){{0,2}}?(?:{_NOUN})\b")
_MEMBER = re.compile(
    rf"(?i)\b(?:{_NOUN}) (?:i|på|in|at) (?:[A-ZÅÄÖ][^\W\d_]*|\d[A-Z])(?: (?:gruppen|rummet|avdelningen|klassen|teamet|laget))?"
)
_REACH = 2
"""Sentences back in which a pronoun's person may stand."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A place [start, end) in the text, in code points, that speaks of a person.

    `person` numbers the persons of the text in their order; mentions of the same person have the same number.
    """

    start: int
    end: int
    kind: Literal["name", "role", "pronoun"]
    person: int


def mentions(text: Text, names: Sequence[tuple[int, int]]) -> list[Mention]:
    """Every mention in a text, in order, given the places of the names."""
    places: list[tuple[int, int, Literal["name", "role", "pronoun"]]] = [(start, end, "name") for start, end in names]
    for pattern in (_ROLE, _MEMBER, _PICTURED):
        places += [(m.start(), m.end(), "role") for m in pattern.finditer(text.string)]
    places += [(m.start(), m.end(), "pronoun") for m in _PRONOUN.finditer(text.string)]
    quoted = {m.start(): m.end() for m in _QUOTED.finditer(text.string)}
    places += [(start, end, "pronoun") for start, end in quoted.items()]
    starts = [sentence.start for sentence in text.sentences]
    found: list[Mention] = []
    numbers: dict[str, int] = {}
    for start, end, kind in sorted(places, key=lambda place: (place[0], -place[1])):
        if found and start < found[-1].end:
            continue  # a name inside a role: "vår nya kock Eva" is one mention, and the pronoun in "han på bilden" none
        if kind == "pronoun":
            last = found[-1] if found else None
            near = last and bisect_right(starts, start) - bisect_right(starts, last.start) <= _REACH
            if start in quoted and not near:
                continue
            person = last.person if last and near else len(numbers)
            if not (last and near):
                numbers[f"?{start}"] = person
        else:
            key = text.string[start:end].lower().split()[0] if kind == "name" else f"?{start}"
            gap = text.string[found[-1].end : start] if found else ""
            titled = kind == "name" and found and found[-1].kind == "role" and gap in (" ", ", ")  # vår kock Ahmed
            apposed = kind == "role" and found and found[-1].kind == "name" and gap == ", "  # Ahmed, kock på Linden
            number = found[-1].person if titled or apposed else len(numbers)
            person = numbers.setdefault(key, number)
        found.append(Mention(start, end, kind, person))
    return found
