"""Whether a sentence says something of a person in so many words: somebody, a verb, and what they are or have.

The forms are few on purpose. What stands in another form is asked about, never called certain.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from postguard.facts.people import Mention

_P = "\ue000"
"""Stands for each letter of a mention of a person, so that one pattern fits every name."""
_REACH = 110
"""Code points before a word within which its subject and verb stand."""
_HAVE = (
    r"har|hade|har haft|har fått|hade fått|fick|har utvecklat|lider av|led av|lidit av|har lidit av|lever med|levde med|har levt med|levt med|har diagnosen"
    r"|fick diagnosen|har fått diagnosen|drabbades av|har drabbats av|drabbats av|insjuknade i|har insjuknat i|diagnostiserades med|diagnosticerades med"
    r"|behandlas för|behandlades för|har behandlats för|opererades för|är sjukskriven för|är diagnostiserad med|sjukskrevs för|vårdas för|vårdades för"
    r"|has|had|has had|has got|suffers from|suffered from|lives with|lived with|has lived with|was diagnosed with|is diagnosed with|has been diagnosed with"
    r"|got diagnosed with|is being treated for|was treated for|is recovering from|has developed|developed|came down with|contracted|is living with|was born with|is off with"
)
_BE = (
    r"är|blev|har blivit|blivit|har varit|hade blivit|är själv|identifierar sig som|definierar sig som|kom ut som|har kommit ut som|kallar sig|räknar sig som"
    r"|is|became|has been|has become|had been|identifies as|came out as|has come out as|is herself|is himself|grew up"
)
_SAID_I = r"am|'m|’m"
_MORE = (
    r"en|ett|sin|sitt|svår|svårt|svåra|grav|gravt|allvarlig|allvarligt|kronisk|kroniskt|lindrig|mild|ovanlig|sällsynt|aggressiv|medfödd|medfött|också|även|ju|själv"
    r"|numera|fortfarande|nu|redan|alltid|haft|fått|varit|blivit|öppet|öppen|stolt|troende|praktiserande|djupt|halvt|både|dessutom|sedan länge|sedan barnsben|ny|nyligen"
    r"|a|an|her|his|severe|mild|chronic|also|still|now|openly|been|had|herself|himself|recently|proudly|proud|practising|devout|half|already|currently|a rare|rare|both|lifelong"
    r"|typ|type|bara|diagnosen|diagnos|\d{1,2}|sedan \d{4}|sedan flera år|sedan många år|sedan i \w+|i dag|för tillfället|tyvärr|lyckligtvis|dock|alltså|faktiskt"
)
_GAP = (
    r"(?:,[^,.;:!?\n\ue000]{1,60},|,"
    r"|[^\S\n]+(?:i|på|från|hos|in|at|from)[^\S\n]+[\w-]+(?:[^\S\n]+[\w-]+)?"
    r"|,?[^\S\n]+(?:som|who|that))?"
    r"(?:[^\S\n]+(?:själv|också|ju|numera|alltså|dock|nu|som|still|now|also|himself|herself|who|alltid|faktiskt|i sin tur))?"
)
_S = r"[^\S\n]+"


def _forms(verbs: str) -> re.Pattern[str]:
    more = rf"(?:{_S}(?:{_MORE})){{0,4}}{_S}$"
    return re.compile(
        rf"(?P<before>{_P}+){_GAP}{_S}(?:{verbs}){more}|(?<!\w)(?:{verbs}){_S}(?P<after>{_P}+){more}", re.IGNORECASE
    )


_VERBS = {"have": _forms(_HAVE), "only-have": _forms(_HAVE), "be": _forms(_BE), "only-be": _forms(_BE)}
_DOES = re.compile(
    rf"(?P<before>{_P}+){_GAP}(?:{_S}(?:har|hade|ska|kommer att|has|had|is|was|will|have|själv|också|alltid|numera|nu|redan|always|now|still)){{0,2}}{_S}$",
    re.IGNORECASE,
)
_I_AM = re.compile(rf"(?<!\w)(?P<before>{_P}+)(?:{_S})?(?:{_SAID_I})(?:{_S}(?:{_MORE})){{0,3}}{_S}$")
_UNSURE_BEFORE = re.compile(r"(?i)(?<!\w)(?:om|ifall|huruvida|när|whether|if|when|att|that|tror att)[^\S\n]*$")
_NEGATED = re.compile(
    r"(?i)(?<!\w)(?:inte|icke|ej|aldrig|ingen|inga|inget|utan|varken|slipper|slapp|not|never|no|without|nor|neither|\w+n['’]t)(?:[^\S\n]+[\w-]+){0,2}[^\S\n]+$"
)


def masked(text: str, start: int, end: int, mentions: Sequence[Mention]) -> str:
    """The text of [start, end) with every mention of a person as so many private letters."""
    parts, at = [], start
    for mention in mentions:
        if mention.start >= at and mention.end <= end:
            parts += [text[at : mention.start], _P * (mention.end - mention.start)]
            at = mention.end
    return "".join(parts) + text[at:end]


def subject(use: str, text: str, clause: int, start: int, mentions: Sequence[Mention]) -> Mention | None:
    """Of whom the words at `start` are said in so many words; None where they are not.

    `use` is how the word list says that the words are used; `clause` is where their sentence begins.
    """
    begin = max(clause, start - _REACH)
    near = [m for m in mentions if begin <= m.start and m.end <= start]
    if not near:
        return None
    left = masked(text, begin, start, near)
    form = _DOES.search(left) if use == "do" else _VERBS[use].search(left) if use in _VERBS else None
    if form is None and use in ("be", "only-be"):
        form = _I_AM.search(left)
    if form is None:
        return None
    group = "before" if form["before"] else "after"
    if _UNSURE_BEFORE.search(left[: form.start(group)]) and group == "before":
        return None
    at = begin + form.start(group)
    return next((m for m in near if m.start <= at < m.end), None)


def negated(text: str, clause: int, start: int) -> bool:
    """Whether a "not", "never" or "without" stands before the words at `start`."""
    return _NEGATED.search(text, max(clause, start - 60), start) is not None
