"""Names that a text ties to a child: by class, school year, age, preschool group or youth team.

A name belongs to the cue that stands nearest to it in its sentence; a teacher's, parent's or other grown-up's word that
stands nearer makes it an adult's. Under a heading with a cue, the names of the lines below belong to it; a sentence with
a cue and a pronoun ("Hon är elva år") speaks of those named right before.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from postguard.facts.text import Sentence, Text

_NUMBERS = (
    "två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|tretton|fjorton|femton|sexton|sjutton"
    "|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
)
_AGE = rf"(?:[2-9]|1[0-7]|{_NUMBERS})"
_CHILD = re.compile(
    # classes and school years
    r"\b(?i:klass(?:en)?|class|form) (?:[1-9]\s?[A-Fa-f]?|F)\b"
    r"|\b[1-9][A-F]\b(?![\w-])"
    rf"|(?i:\b(?:åk\.?|årskurs|year|grade|y) ?(?:1[0-3]|[1-9]|f|ett|{_NUMBERS})(?: ?[a-f])?\b)"
    r"|(?i:\bi (?:ettan|tvåan|trean|fyran|femman|sexan|sjuan|åttan|nian|[1-9]:an)\b|\b(?:ettorna|tvåorna|treorna|fyrorna|femmorna|sexorna|sjuorna|åttorna|niorna)\b)"
    r"|\b(?:TE|NA|SA|EK|ES|BF|BA|EE|FT|HA|HU|IN|VO|RL|IM)2\d[A-Za-z]?\b"
    # pupils and preschool children
    r"|(?i:\b(?:förskoleklass\w*|lågstadi\w+|mellanstadi\w+|högstadi\w+|(?:första|andra|tredje) året på \w+gymnasiet"
    r"|(?:första|andra|tredje|fjärde|femte|sjätte|sjunde|åttonde|nionde)klassar(?:e|en|na)"
    r"|(?:grund|gymnasie|skol)elev(?:en|er|erna)?|elev(?:en|er|erna|råd\w*|kår\w*|representant\w*)?|skolbarn\w*|förskolebarn\w*|fritidsbarn\w*|dagisbarn\w*"
    r"|lilla?(?:syster|bror)|pupils?|schoolchild(?:ren)?|preschool(?:er)?s?|toddlers?)\b)"
    r"|(?i:\b(?:på|i|från|at|from) (?:förskolan?|fritids|dagis|nursery|preschool)\b)"
    r"|\b(?:på|från) avdelning(?:en)? [A-ZÅÄÖ]"
    # youth teams and age classes
    r"|\b[PF][- ]?(?:0[6-9]|1\d|2[0-2]|200[6-9]|201\d|202\d)\b|\bU[- ]?(?:[6-9]|1[0-7])(?:s|:\d)?\b|(?i:\bunder[- ](?:[6-9]|1[0-7])s?\b)|\b[HD](?:[89]|1[0-6])\b"
    r"|(?i:\b(?:flickor|pojkar|tjejer|killar|girls|boys)[- ](?:0?[5-9]|1[0-9]|20[01]\d|202\d)\b)"
    # ages
    rf"|(?i:\b{_AGE}[- ]?åri(?:g|ga|ge|ngen|ng)\b)"
    rf"|(?i:\b{_AGE}[- ]years?[- ]olds?\b|\bage[ds]? {_AGE}\b(?! ?(?:and|or|to|upw)))"
    rf"|(?i:(?<!\bi )(?<!\bpå )(?<!\bom )(?<!\bför )(?<!\bunder )(?<!\befter )(?<!\bfrån )(?<!\böver )(?<!\bminst )(?<!\btill )(?<!\bfyllda )(?<![–-])\b{_AGE} år\b(?! (?:sedan|i rad|som|kvar|framåt|efter|av|när|då)))"
    rf"|(?i:\b(?:is|just|only|bara|är|at just|båda|both) {_AGE}\b(?=[.,!?]| and | och ))|(?i:\b(?:född|f\.|born(?: in)?) (?:200[89]|201\d|202\d)\b)"
    rf"|(?<=[^\W\d_]), (?:[2-9]|1[0-7]|{_NUMBERS})(?: och ett halvt)?(?=[,.])|(?<=\w) ?\((?:[2-9]|1[0-7])\)"
    rf"|(?i:\b(?:fyller|fyllde|turns|turned) {_AGE}\b)"
)
_VISITED = re.compile(
    r"(?i)\b(?:för|till|hos|med|besök\w*|träffa\w*|möt\w*|undervisa\w*|for|to|with|visit\w*|met|teach\w*|taught)\s+(?:vår[at]? |our |the )?$"
)
"""What stands before a class that somebody comes to, and so is not in."""
_PLACE = re.compile(
    r"(?i)(?:gatan|vägen|väg|gränd|torg|sal|rum|lokal|linje|buss|hus|port|trapp\w*|block|plan|våning|gate|room|bus|line)\s+$"
)
"""What stands before a street number, a room or a bus."""
_FICTION = re.compile(r"(?i)\b(?:uppsättning\w*|pjäsen|föreställning\w*|rollen|spelas av|boken|romanen|sagan|filmen)\b")
"""A sentence on a figure of fiction, unless an age follows the name of who plays it."""
_PAST = re.compile(
    r"\b1[0-9]\d\d\b|(?<![PFpf] )(?<![PFpf-])(?<!född )(?<!f\. )(?<!born )(?<!killar )(?<!flickor )(?<!pojkar )(?<!tjejer )\b20(?:0\d|1[0-5])\b"
)
"""A year long ago: who was a child then is none now. Years of birth and those in a team's name are no such years."""
_GROWN = (
    r"(?:1[89]|[2-9]\d)(?: år\b|[ -]åri\w+| years old)|fyller (?:hon |han |hen )?(?:1[89]|[2-9]\d)|\w*lärar(?:e|en|inna|na|vikarie)|rektor(?:n|er)?|mentor\w*|\w*pedagog(?:en|er)?"
    r"|tränar(?:e|en|na)|\w*ledar(?:e|en|na|stab)|assisterande|materialar\w+|lagkassa|matchvärd\w*|rastvärden|domar(?:e|en)|barnskötar\w+|kurator\w*|\w*sköterska\w*|bibliotekarie\w*|antikvarie\w*"
    r"|vaktmästar\w+|kock(?:en)?|\w*chef(?:en|er)?|ordförande\w*|assistent\w*|resurs(?:en)?|regi|\w*mamma(?:n)?|\w*pappa(?:n)?|starter|speaker|mormor|morfar|farmor|farfar|moster|faster|morbror|farbror"
    r"|föräld(?:er|ern|rar|rarna)|vårdnadshavare|författar(?:e|en)|\w*politiker\w*|kommunalråd\w*|minister\w*|medarbetar\w+|personal\w*|kolleg\w+|volontär\w*|praktikant\w*|studenten|pensionär\w*|alumn\w*"
    r"|tar över|tränar|leder|coachar|undervisar|före detta|f\.d\.|tidigare elev\w*|former"
    r"|teach(?:er|ers|es)|head ?teacher|principal|coach(?:es)?|mum|dad|mother|father|parents?|guardians?|staff|author|novelist|librarian|caretaker|cook|manager|researcher|police officer|volunteers?|trainee|leads|takes over"
)
_ADULT = re.compile(rf"(?i)\b(?:{_GROWN})\b|(?<=[^\W\d_]), (?:1[89]|[2-9]\d)(?=[,.])|åldersgräns\w*")
_YOUNG_TITLES = frozenset(
    "spelare simmare löpare åkare dansare sångare deltagare vinnare segrare tävlare skyttare klassare gymnaster skridskoåkare skidåkare målvakt målskytt"
    " konstnär lagkapten pristagare stipendiat solist sjundeklassare".split()
)
_PROFESSION = re.compile(
    r"\b([A-ZÅÄÖ]?[a-zåäö]{4,}(?:are|ist|ör|ant|log|nom|tekniker|ingenjör|ansvarig)(?:en|n|e|a)?) $"
)
"""An occupation right before a name: trafikplanerare Sofie Lindh."""
_NAMING = re.compile(
    r"(?i)\b(?:döp(?:t|te|er|a|s)(?: \w+){0,2}? till|(?:den|det|it|katten|hunden) (?:heter|kallas|is called)|(?:named|called) \w+) $"
)
"""What stands before the name that children gave to something."""
_TEACHES = re.compile(r"(?i)\b(?:undervis\w*|tar emot|taught|teach\w*)\b")
_APPOSITION = re.compile(r"[\s,(–-]*(?:(?:som )?är |som |vår |our |is |the |the new |ny |är årets )?[\s,(]*")
_CONTACT = re.compile(r"(?i)\b(?:hälsa\w*|hälsningar|frågor|kontakt\w*|ring|mejla|svarar|ask for|contact|regards)\b")
"""A sentence that says whom to ask, or who writes."""
_JOINED = re.compile(r"\s*(?:,|och|and|&)\s*")
_LIST_ITEM = 6
"""Words of a line that may be one of a list of names; a heading above it may have some more."""

Place = tuple[int, int]


class ChildrenNamed(NamedTuple):
    """Names that one place ties to children: [start, end) of each, in code points."""

    names: tuple[Place, ...]


def speaks_of_children(string: str) -> bool:
    """Whether a text has a cue of a child at all, which is quicker to tell than who is named."""
    return _CHILD.search(string) is not None


def children_named(text: Text, names: Sequence[Place]) -> list[ChildrenNamed]:
    """The names that the text ties to a child, sentence by sentence or list by list, in order."""
    return [ChildrenNamed(group) for group in _groups(text, names) if group]


def _groups(text: Text, names: Sequence[Place]) -> Iterator[tuple[Place, ...]]:
    listing: list[Place] | None = None  # names below a heading that speaks of children
    before: tuple[Place, ...] = ()  # names of the sentence before, of nobody known to be an adult
    cued = False  # whether the sentence before speaks of children and names none
    for sentence in text.sentences:
        inside = tuple(name for name in names if sentence.start <= name[0] < sentence.end)
        string = text.string[sentence.start : sentence.end]
        cues = list(_cues(string, text.lang))
        if listing is not None and not cues and len(sentence.words) <= _LIST_ITEM * max(1, len(inside)):
            listing += [] if _ADULT.search(string) else inside
            continue
        if listing is not None:
            yield tuple(listing)
            listing = None
        adults = [m.span() for m in _ADULT.finditer(string)]
        if cues and not inside and not adults and _is_heading(text, sentence):
            listing = []
            continue
        free = () if _PAST.search(string) else _not_grown(inside, sentence.start, string, adults)
        found = _children(inside, free, sentence.start, string, cues, adults)
        if cues and not inside and not adults and not _TEACHES.search(string):
            yield before
            cued, before = True, ()
            continue
        yield free if cued and not cues and not adults and not _CONTACT.search(string) else found
        grown = adults or _TEACHES.search(string)
        cued, before = False, () if grown else tuple(name for name in free if name not in found)
    if listing is not None:
        yield tuple(listing)


def _not_grown(inside: Sequence[Place], start: int, string: str, adults: Sequence[Place]) -> tuple[Place, ...]:
    """The names in a sentence that no adult's word belongs to, nor to one named right before: tränarna Peter och Mimmi."""
    free: list[Place] = []
    grown_until = -1
    for name in inside:
        local = _local(name, start)
        joined = grown_until >= 0 and _JOINED.fullmatch(string[grown_until : local[0]])
        if joined or _is_grown(local, string, adults):
            grown_until = local[1]
        else:
            free.append(name)
    return tuple(free)


def _is_heading(text: Text, sentence: Sentence) -> bool:
    """Whether a sentence is a line of its own without a full stop, or ends with a colon."""
    last = text.string[: sentence.end].rstrip()[-1:]
    return len(sentence.words) <= 2 * _LIST_ITEM and (last == ":" or (last not in ".!?" and text.string[sentence.end : sentence.end + 1] in ("\n", "")))  # fmt: skip


def _cues(string: str, lang: str) -> Iterator[Place]:
    """Where a sentence speaks of a class, an age or a team; not of a class that somebody visits, a street or a room."""
    if _PAST.search(string):
        return
    fiction = _FICTION.search(string)
    for found in _CHILD.finditer(string):
        if lang == "en" and found[0].lower() == "eleven":
            continue  # a number there, a pupil in Swedish
        before = string[max(0, found.start() - 30) : found.start()]
        a_class = found[0][:1].isdigit() or found[0][:5].lower() in ("klass", "class")
        right_after_a_name = found[0][:1] in ",("  # Ellinor, 11 år, in the part of somebody else
        if fiction and not (right_after_a_name or before.endswith(", ")):
            continue
        if not (a_class and (_VISITED.search(before) or _PLACE.search(before))):
            yield found.span()


def _children(
    inside: Sequence[Place],
    free: Sequence[Place],
    start: int,
    string: str,
    cues: Sequence[Place],
    adults: Sequence[Place],
) -> tuple[Place, ...]:
    """The names in a sentence whose nearest cue is a child's. `free` are those that no adult's word belongs to."""
    return tuple(
        name
        for name in inside
        if _has_age(_local(name, start), cues)
        or (name in free and _is_child(_local(name, start), string, cues, adults))
    )


def _has_age(name: Place, cues: Sequence[Place]) -> bool:
    """Whether a cue follows a name at once, as an age does: the cellist Agnes Rydell, 16."""
    return any(cue[0] - name[1] in (0, 1) for cue in _beside(cues, name))


def _local(name: Place, start: int) -> Place:
    return name[0] - start, name[1] - start


def _is_child(name: Place, string: str, cues: Sequence[Place], adults: Sequence[Place]) -> bool:
    near = [_apart(cue, name) for cue in _beside(cues, name)]
    if not near or _NAMING.search(_before(name, string)):
        return False
    return not any(_apart(adult, name) <= min(near) for adult in _beside(adults, name))


def _beside(places: Sequence[Place], name: Place) -> list[Place]:
    """The last place before a name and the first one after it; places are in order and do not overlap."""
    at = bisect_left(places, name)
    before = [place for place in places[max(0, at - 1) : at] if place[1] <= name[0]]
    return before + [place for place in places[at : at + 2] if place[0] >= name[1]][:1]


def _before(name: Place, string: str) -> str:
    return string[max(0, name[0] - 80) : name[0]]


def _apart(place: Place, name: Place) -> int:
    return place[0] - name[1] if place[0] >= name[1] else name[0] - place[1]


def _is_grown(name: Place, string: str, adults: Sequence[Place]) -> bool:
    """Whether an adult's word is a title or an apposition of the name (läraren Karin; Karin, mentor i 7B), or heads a
    list in which it stands (Tränare: Karin, Omar)."""
    profession = _PROFESSION.search(_before(name, string))
    if profession and profession[1].lower().removesuffix("n") not in _YOUNG_TITLES and "klassare" not in profession[1]:
        return True
    for adult in _beside(adults, name):
        gap = string[adult[1] : name[0]] if adult[1] <= name[0] else string[name[1] : adult[0]]
        if adult[1] <= name[0] and ":" in gap:
            return True
        if len(gap) <= 12 and _APPOSITION.fullmatch(gap):
            return True
    return False
