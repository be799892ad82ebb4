"""From words to hits: what a text's sentences tell, of whom, and what speaks against it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from postguard.facts.people import Mention
from postguard.facts.special.clauses import negated, subject
from postguard.facts.special.hits import CATEGORIES, Hit, Strength
from postguard.facts.special.lexicon import Found, Lexicon
from postguard.facts.text import Text

_MOST = 2000
"""Words of one text that are judged: more stand in no post."""
_BESIDE = 20
"""Mentions before and after a word among which its person is looked for."""
_SOMEBODY = re.compile(
    r"(?i)\b(?:mannen|kvinnan|killen|tjejen|flickan|pojken|damen|farbrorn|paret|eleven|grannen|kocken|chauffören|läraren|fröken"
    r"|\w{0,20}(?:lärare|chef|mästare|tränare|ledare|kassör|kock|chaufför|skötare|sköterska|vakt|assistent|bibliotekarie|ekonom|tekniker|handläggare|värd|ordförande)(?:n|en)?"
    r"|the (?:man|woman|girl|boy|guy|lady|pupil|couple|kid|cook|driver|teacher|cleaner|coach|goalkeeper))\b"
)
"""Somebody without a name or a pronoun, whom readers may know all the same."""
_LONG_AGO = re.compile(
    r"(?<![\w.,:-])1(?:[0-8]\d\d|9[0-2]\d)(?![\w.,:]?\d|\w)(?! (?:kr|kronor|m|meter|personer|people|kg)\b)"
)
"""A year of which no grown person of today can tell."""
_ADDRESSED = re.compile(r"(?i)\b(?:du|dig|din|ditt|dina|you|your)\b")
"""In a text that names somebody, or answers an account, "you" is that person."""
_PAIR = 70
"""Code points within which two words of a pair stand."""
_UNREAL = frozenset({"fiction", "history", "animal"})
_GENERAL = frozenset({"event", "advice"})
_NEEDS_YES = frozenset({"health-data", "genetic-data", "criminal-offence", "secrecy"})
"""Where "not" takes the sense away. Not to be religious tells of a belief as well."""
_CASEWORK = frozenset({"criminal-offence", "secrecy"})
"""Where people who are named with such words mostly work with them."""
_NEVER_SURE = frozenset({"biometric-data", "criminal-offence", "secrecy"})


@cache
def _words() -> Lexicon:
    return Lexicon(CATEGORIES)


@cache
def _contexts() -> Lexicon:
    return Lexicon(("contexts",))


def hits_in(text: Text, mentions: Callable[[], Sequence[Mention]], *, pictured: bool = False) -> tuple[Hit, ...]:
    """What a text tells of persons, in order. `mentions` is asked only where some word tells something.

    In a `pictured` text (alternative text, text in a picture) the person is the one whom the picture shows.
    """
    string = text.string
    found = [one for one in _words().find(string) if pictured or one.use != "image"][:_MOST]
    found = _paired(found, string)
    if not found:
        return ()
    return _once(_Reading(text, tuple(mentions()), pictured).judged(found))


def _paired(found: list[Found], string: str) -> list[Found]:
    """Words that tell something only together, as one: a part of the body and what reads it."""
    plain = [one for one in found if one.use not in ("body", "reader")]
    readers = [one for one in found if one.use == "reader"]
    for body in (one for one in found if one.use == "body"):
        near = [r for r in readers if max(r.start - body.end, body.start - r.end) < _PAIR]
        if near:
            nearest = min(near, key=lambda r: max(r.start - body.end, body.start - r.end))
            start, end = min(body.start, nearest.start), max(body.end, nearest.end)
            if "\n" not in string[start:end]:
                plain.append(Found(body.list, "word", start, end))
    return sorted(plain, key=lambda f: f.start)


class _Reading:
    """One text's sentences, mentions and contexts, side by side."""

    def __init__(self, text: Text, mentions: tuple[Mention, ...], pictured: bool) -> None:
        self.text, self.mentions, self.pictured = text, mentions, pictured
        self.starts = [sentence.start for sentence in text.sentences]
        self.mention_starts = [mention.start for mention in mentions]
        self.known = {m.person for m in mentions if m.kind != "pronoun"}
        self.contexts: dict[int, set[str]] = defaultdict(set)
        self.idioms: list[Found] = []
        for one in _contexts().find(text.string):
            if one.use == "idiom":
                self.idioms.append(one)
            else:
                self.contexts[self.sentence(one.start)].add(one.use)
        for year in _LONG_AGO.finditer(text.string):
            self.contexts[self.sentence(year.start())].add("history")
        self.anywhere = set().union(*self.contexts.values())
        self.unnamed: dict[int, bool] = {}
        self.spoken = {self.sentence(mention.start) for mention in mentions}

    def sentence(self, at: int) -> int:
        """The number of the sentence that a place stands in."""
        return max(0, bisect_right(self.starts, at) - 1)

    def judged(self, found: Sequence[Found]) -> Iterator[tuple[int, Hit]]:
        """The words that tell something of a person, with the number of their sentence."""
        for one in found:
            if any(idiom.start < one.end and one.start < idiom.end for idiom in self.idioms):
                continue
            if any(m.start <= one.start and one.end <= m.end and m.kind == "name" for m in self._beside(one)):
                continue
            hit = self._judge(one)
            if hit:
                yield self.sentence(hit.start), hit

    def _beside(self, one: Found) -> tuple[Mention, ...]:
        """The mentions around a word, in order."""
        at = bisect_right(self.mention_starts, one.start)
        return self.mentions[max(0, at - _BESIDE) : at + _BESIDE]

    def _judge(self, one: Found) -> Hit | None:
        at = self.sentence(one.start)
        here, around = self.contexts[at], self.contexts[at - 1] | self.contexts[at] | self.contexts[at + 1]
        begin = self.starts[at] if self.starts else 0
        if here & _UNREAL or (one.list == "political-opinion" and "politician" in around):
            return None
        if one.list == "religious-belief" and "clergy" in here:
            return None
        no = negated(self.text.string, begin, one.start)
        if no and one.list in _NEEDS_YES:
            return None
        who = subject(one.use, self.text.string, begin, one.start, self._beside(one))
        if who is not None and who.person in self.known:
            strength: Strength = "indirect" if no or self._doubtful(one, at) else "direct"
            return Hit(one.list, one.start, one.end, strength, who.person)
        if (
            one.use.startswith("only")
            or here & _GENERAL
            or (one.list in _CASEWORK and here & {"organisation", "staff"})
        ):
            return None
        somebody, person = self._near(one, at)
        if not somebody and not self.pictured:
            return None
        return Hit(one.list, one.start, one.end, "indirect", person)

    def _doubtful(self, one: Found, at: int) -> bool:
        """Whether something speaks against what a sentence seems to say outright."""
        asked = self.text.string.endswith("?", 0, self.text.sentences[at].end)
        return bool(
            one.list in _NEVER_SURE
            or asked
            or self.anywhere & _UNREAL
            or self.contexts[at] & (_GENERAL | {"hedge", "organisation", "politician", "clergy"})
        )

    def _near(self, one: Found, at: int) -> tuple[bool, int | None]:
        """Whether a sentence, or one beside it, speaks of somebody; and of whom, where it has a name or a role."""
        beside = [m for m in self._beside(one) if m.person in self.known]
        for sentence in (at, at - 1, at + 1):
            near = [m for m in beside if self.sentence(m.start) == sentence]
            if near:
                return True, min(near, key=lambda m: min(abs(m.start - one.start), abs(m.end - one.start))).person
        return self._unnamed(at), None

    def _unnamed(self, at: int) -> bool:
        """Whether a sentence speaks of somebody without a name: a pronoun, "the man", "you" in an answer."""
        if at not in self.unnamed:
            string, sentence = self.text.string, self.text.sentences[at]
            answered = (self.mentions or "@" in string) and _ADDRESSED.search(string, sentence.start, sentence.end)
            somebody = at in self.spoken or _SOMEBODY.search(string, sentence.start, sentence.end)
            self.unnamed[at] = bool(somebody or answered)
        return self.unnamed[at]


def _once(hits: Iterator[tuple[int, Hit]]) -> tuple[Hit, ...]:
    """One hit a category, sentence and person: the surest, of equals the longest."""
    kept: dict[tuple[int, str, int | None], Hit] = {}
    for sentence, hit in sorted(hits, key=lambda h: (h[1].strength != "direct", h[1].start - h[1].end, h[1].start)):
        kept.setdefault((sentence, hit.category, hit.person), hit)
    return tuple(sorted(kept.values(), key=lambda h: (h.start, h.category)))
