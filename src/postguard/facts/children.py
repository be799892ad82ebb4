"""Names that a text ties to a child: by class, school year, age, preschool group or team.

A name belongs to the cue that stands nearest to it in its sentence; a teacher's or parent's word that stands nearer
makes it an adult's. Under a heading with a cue, the names of the lines below belong to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from postguard.facts.text import Text

_AGES = "ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|tretton|fjorton|femton|sexton|sjutton"
_CHILD = re.compile(
    r"\b(?:[Kk]lass(?:en)?|[Cc]lass) (?:[1-9]\s?[A-Fa-f]?|F)\b"
    r"|\b[1-9][A-F]\b(?![\w-])"
    r"|(?i:\b(?:åk|åk\.|årskurs|year|grade) ?(?:[1-9]|f)(?: ?[a-f])?\b)"
    r"|\b(?:TE|NA|SA|EK|ES|BF|BA|EE|FT|HA|HU|IN|VO|RL|IM)2\d[A-Za-z]?\b"
    r"|(?i:\b(?:förskoleklass\w*|lågstadi\w+|mellanstadi\w+|högstadi\w+|(?:grund|gymnasie|skol)elev(?:en|er|erna)?"
    r"|elev(?:en|er|erna|råd\w*)?|skolbarn\w*|förskolebarn\w*|fritidsbarn\w*|dagisbarn\w*|pupils?|schoolchild(?:ren)?|preschool(?:er)?s?|toddlers?)\b)"
    r"|(?i:\b(?:på|i|från|at|from) (?:förskolan?|avdelning(?:en)?|fritids|dagis|nursery|preschool)\b)"
    r"|\b[PFU][- ]?(?:0[6-9]|1\d|2[0-2]|20[01]\d|202\d)\b"
    r"|(?i:\b(?:flickor|pojkar|tjejer|killar|girls|boys)[- ](?:0?[5-9]|1[0-9]|20[01]\d|202\d)\b)"
    rf"|(?i:\b(?:[1-9]|1[0-7]|{_AGES})[- ]?åri(?:g|ga|ge|ngen|ng)\b)"
    r"|(?i:\b(?:[1-9]|1[0-7])[- ]years?[- ]olds?\b|\baged (?:[1-9]|1[0-7])\b(?! ?(?:to|-|–)))"
    rf"|(?i:(?<!\bi )(?<!\bpå )(?<!\bom )(?<!\bför )(?<!\bunder )(?<!\befter )\b(?:[1-9]|1[0-7]|{_AGES}) år\b(?! (?:sedan|i rad|som|kvar|framåt|efter|av)))"
    r"|(?<=[\w ]) ?\((?:[1-9]|1[0-7])\)"
    rf"|(?i:\b(?:fyller|fyllde|turns|turned) (?:[1-9]|1[0-7]|{_AGES})\b)"
)
_MEANT = re.compile(
    r"(?i)\b(?:för|till|hos|med|besök\w*|träffa\w*|möt\w*|undervisa\w*|for|to|visit\w*|met|teach\w*|taught)\s+(?:vår[at]? |our |the )?$"
)
"""What stands before a class that somebody comes to, and so is not in."""
_ADULT = re.compile(
    r"(?i)\b(?:(?:1[89]|[2-9]\d)(?: år\b|[ -]åri\w+| years old)|\w*lärar(?:e|en|inna|na|vikarie)|rektor(?:n|er)?|biträdande rektor|mentor\w*|\w*pedagog(?:en|er)?|tränar(?:e|en|na)|ledar(?:e|en|na)|lagledare\w*"
    r"|barnskötar\w+|kurator\w*|\w*sköterska\w*|bibliotekarie\w*|vaktmästar\w+|kock(?:en)?|\w*chef(?:en|er)?|ordförande\w*|assistent\w*|resurs(?:en)?|specialpedagog\w*"
    r"|mamma(?:n)?|pappa(?:n)?|mormor|morfar|farmor|farfar|föräld(?:er|ern|rar|rarna)|vårdnadshavare|författar(?:e|en)|illustratör\w*|polis(?:en)?|forskar(?:e|en)"
    r"|journalist\w*|artist(?:en)?|konstnär\w*|musiker\w*|skådespelar\w+|politiker\w*|kommunalråd\w*|minister\w*|doktor\w*|professor\w*|medarbetar\w+|personal\w*|kollega\w*|kollegor\w*"
    r"|volontär\w*|praktikant\w*|studenten|läxhjälpare|domar(?:e|en)|skolvärd\w*|måltidspersonal\w*|städar\w+|lokalvårdar\w+|busschaufför\w*|pensionär\w*|alumn\w*"
    r"|teachers?|head ?teacher|principal|coach(?:es)?|mum|dad|mother|father|parents?|guardians?|staff|author|librarian|caretaker|cook|manager|researcher|police officer|volunteers?|trainee)\b"
)
_LIST_ITEM = 6
"""Words of a line that may be one of a list of names; a heading above it may have some more."""


class ChildrenNamed(NamedTuple):
    """Names that one place ties to children: [start, end) of each, in code points."""

    names: tuple[tuple[int, int], ...]


def speaks_of_children(string: str) -> bool:
    """Whether a text has a cue of a child at all, which is quicker to tell than who is named."""
    return _CHILD.search(string) is not None


def children_named(text: Text, names: Sequence[tuple[int, int]]) -> list[ChildrenNamed]:
    """The names that the text ties to a child, sentence by sentence or list by list, in order."""
    return [ChildrenNamed(group) for group in _groups(text, names) if group]


def _groups(text: Text, names: Sequence[tuple[int, int]]) -> Iterator[tuple[tuple[int, int], ...]]:
    listing: list[tuple[int, int]] | None = None  # names below a heading that speaks of children
    for sentence in text.sentences:
        inside = [name for name in names if sentence.start <= name[0] < sentence.end]
        string = text.string[sentence.start : sentence.end]
        cues = list(_cues(string))
        if listing is not None and not cues and len(sentence.words) <= _LIST_ITEM * max(1, len(inside)):
            listing += [] if _ADULT.search(string) else inside
            continue
        if listing is not None:
            yield tuple(listing)
            listing = None
        if cues and not inside and len(sentence.words) <= 2 * _LIST_ITEM and not _ADULT.search(string):
            listing = []
            continue
        adults = [(m.start(), m.end()) for m in _ADULT.finditer(string)]
        yield tuple(name for name in inside if cues and _is_child(name, sentence.start, string, cues, adults))
    if listing is not None:
        yield tuple(listing)


def _cues(string: str) -> Iterator[tuple[int, int]]:
    """Where a sentence speaks of a class, an age or a team; not of a class that somebody visits."""
    for found in _CHILD.finditer(string):
        visited = _MEANT.search(string[max(0, found.start() - 30) : found.start()])
        if not visited or found[0][:1] in "PFU":
            yield found.span()


def _is_child(
    name: tuple[int, int], start: int, string: str, cues: list[tuple[int, int]], adults: list[tuple[int, int]]
) -> bool:
    """Whether the cue nearest to a name in its sentence is a child's."""
    here = (name[0] - start, name[1] - start)

    def distance(place: tuple[int, int]) -> int:
        return place[0] - here[1] if place[0] >= here[1] else here[0] - place[1]

    outside = [cue for cue in cues if cue[1] <= here[0] or cue[0] >= here[1]]
    if not outside:
        return False
    nearest = min(map(distance, outside))
    return not any(distance(adult) <= nearest or _titles(adult, here, string) for adult in adults)


def _titles(adult: tuple[int, int], name: tuple[int, int], string: str) -> bool:
    """Whether an adult's word is a title or an apposition of the name: läraren Karin; Karin, mentor i 7B."""
    before = string[adult[1] : name[0]] if adult[1] <= name[0] else None
    after = string[name[1] : adult[0]] if adult[0] >= name[1] else None
    gap = before if before is not None else after
    return (
        gap is not None
        and len(gap) <= 12
        and re.fullmatch(r"[\s,(–-]*(?:(?:som )?är |vår |our |is |the |the new |ny )?[\s,(]*", gap) is not None
    )
