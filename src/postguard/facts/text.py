"""Sentences, words, language and readability of a text, for Swedish and English posts.

General sentence splitters break at "kl. 12.00" and join lines that a reader sees as separate; posts are full of both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from postguard.facts.emojis import EMOJI

URL = r"(?:https?://|www\.)[^\s<>\"]+|\w[\w.+-]{0,63}@[\w-]+(?:\.[\w-]+)+"
WORD = re.compile(URL + r"|[#@]?[^\W_]+(?:[-’'.:_][^\W_]+)*")
_BULLET = re.compile(r"\s*(?:[-–—*•·▪●◦‣>]|#{1,6}|\d{1,2}[.)]|" + EMOJI + r")\s+")
# What follows a stop is looked at in code: a look-ahead here would make long runs of marks take quadratic time.
_END = re.compile(
    r"(?P<newline>\n\s*)|(?P<stop>[.!?…]+[\"'”’»)\]]*(?:\s{0,2}" + EMOJI + r")*|" + EMOJI + r"(?:\s?" + EMOJI + r")*)"
)
_LAST_WORD = re.compile(r"[^\s(\"”]+$")

ABBREVIATIONS = frozenset(
    "adr alt ang anm apr art aug avd avs bet bil bl bl.a ca cirka d.v.s dec dir dnr doc dr dvs e.d e.dyl e.g el em enl ev ex exkl"
    " f.d f.k f.m f.n f.o.m f.v.b f.ö feb fig fm fr fr.o.m följ förf förk gm hr i.e i.o.m inkl inst jan jfr jr kand kap kl kr lic"
    " m.a.o m.fl m.h.a m.m max milj min mom mr mrs ms mt n.b nr nov nästk o.d o.dyl okt osv p.g.a phil pl prof ref reg resp s.a.s s.k"
    " sek sep sept sid skr sr st t.ex t.h t.o.m t.v tekn tel tf tfn tim tr uppl ung utg v vard vid vol vs x-tra ö.h åld".split()
)
"""Abbreviations whose full stop ends no sentence unless a capital follows one of _MAY_END."""
_MAY_END = frozenset("m.m m.fl osv o.d e.d dyl kr st tim min em fm f.d".split())

_FUNCTION_WORDS = {
    "sv": frozenset(
        "och att det är på som för med av den en ett till vi du har inte om jag i de så kan från men ni hos vid här alla nu"
        " ska vår våra vårt er era ert din ditt dina mer när eller också under efter finns får blir var hej tack mot ut upp in"
        " dig oss dem sig han hon vara bli göra ingen inga varje någon något några detta denna dessa hur vad vem varför där än".split()
    ),
    "en": frozenset(
        "the and to of a is in for on with we you our your at be are have it this that from will not can by or as all an"
        " please here more if us they their has was when who what how up out about new there no do my i he she his her been".split()
    ),
}


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence's place [start, end) in the text, in code points, and its words."""

    start: int
    end: int
    words: tuple[str, ...]


class Text:
    """A string and what can be read off it; each part is computed when first asked for."""

    def __init__(self, string: str, lang: str | None = None, fallback: Literal["sv", "en", "other"] = "sv") -> None:
        self.string = string
        self._lang = lang
        self._fallback: Literal["sv", "en", "other"] = fallback

    @cached_property
    def lang(self) -> Literal["sv", "en", "other"]:
        """The language given, or guessed from function words; "other" when neither language shows."""
        if self._lang:
            return "sv" if self._lang.startswith("sv") else "en" if self._lang.startswith("en") else "other"
        return guess_language(self.string, self._fallback)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences, in order; headings, list items and lines of their own count as sentences."""
        return tuple(
            Sentence(start, end, words)
            for start, end in sentence_spans(self.string)
            if (words := tuple(m.group() for m in WORD.finditer(self.string, start, end)))
        )

    @cached_property
    def words(self) -> int:
        """Number of words."""
        return sum(len(s.words) for s in self.sentences)

    @cached_property
    def _for_textstat(self) -> str:
        # textstat splits at every full stop: hand it our sentences, with no stop inside them and no link in them.
        plain = (
            " ".join(w.replace(".", "") for w in s.words if not re.match(URL, w) and w[0] not in "#@")
            for s in self.sentences
        )
        return ". ".join(s for s in plain if s) + "."

    @cached_property
    def lix(self) -> float:
        """LIX (Björnsson 1968): words a sentence plus the percentage of words of more than six letters."""
        import textstat

        return float(textstat.textstat.lix(self._for_textstat))

    @cached_property
    def grade(self) -> float:
        """Flesch-Kincaid grade: years of (American) school that an English text asks for."""
        import textstat

        return float(textstat.textstat.flesch_kincaid_grade(self._for_textstat))


def sentence_spans(text: str) -> Iterator[tuple[int, int]]:
    """[start, end) of each sentence without the white space and bullets around it."""
    start = 0
    for match in _END.finditer(text):
        if not match["newline"] and not text[match.end() : match.end() + 1].isspace():
            continue
        if not (_line_ends(text, match) if match["newline"] else _stops(text, match, start)):
            continue
        yield from _trimmed(text, start, match.start() if match["newline"] else match.end())
        start = match.end()
    yield from _trimmed(text, start, len(text))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    bullet = _BULLET.match(text, start, end)
    start = bullet.end() if bullet else start
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    if piece.strip():
        yield start + left, start + len(piece.rstrip())


def _line_ends(text: str, match: re.Match[str]) -> bool:
    """A line break ends a sentence, unless the line was only wrapped: the next one goes on in lower case."""
    following = text[match.end() : match.end() + 1]
    if match.group().count("\n") > 1 or not following or _BULLET.match(text, match.end()):
        return True
    line = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
    return not (following.islower() and len(line) > 40 and (line[-1:].isalnum() or line[-1:] in ",;-–"))


def _stops(text: str, match: re.Match[str], start: int) -> bool:
    """Whether a stop, or an emoji, ends a sentence here."""
    following = text[match.end() : match.end() + 40].lstrip(" \t")[:1]
    mark = match["stop"]
    if mark[0] not in ".!?…":  # an emoji between words
        return following.isupper() and bool(WORD.search(text, start, match.start()))
    if mark[0] != ".":
        return not (mark[0] == "…" and following.islower())
    found = _LAST_WORD.search(text, max(start, match.start() - 40), match.start())
    before = found.group().lower() if found else ""
    if mark.startswith(".."):
        return not following.islower()
    if before in ABBREVIATIONS:
        return following.isupper() and before in _MAY_END
    if before.isdigit() and (
        following.islower()
        or match.start() - len(before) == start
        or not text[start : match.start() - len(before)].strip()
    ):
        return False  # "den 3. maj", "1. Köp mjölk"
    if len(before) == 1 and before.isalpha() and found and found.group().isupper():
        return False  # an initial: K. G. Lindh
    return not (following.islower() and len(before) <= 3)


def guess_language(text: str, fallback: Literal["sv", "en", "other"] = "sv") -> Literal["sv", "en", "other"]:
    """Swedish, English or other, from the function words of the first 2,000 characters and the letters å, ä, ö.

    Without any sign, a text of fewer than eight words in Latin letters counts as the fallback.
    """
    words = [w.lower() for w in re.findall(r"[^\W\d_]+", text[:2000])]
    letters = [c for c in text[:2000] if c.isalpha()]
    if letters and sum(c < "ɐ" for c in letters) < len(letters) / 2:
        return "other"
    swedish = sum(w in _FUNCTION_WORDS["sv"] for w in words) + sum(not set("åäö").isdisjoint(w) for w in words)
    english = sum(w in _FUNCTION_WORDS["en"] for w in words)
    if max(swedish, english) * 12 < len(words) and len(words) >= 8:
        return "other"
    return "en" if english > swedish else "sv" if swedish > english else fallback
