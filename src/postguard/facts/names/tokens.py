"""A text as the words that names are made of, each with its place and what its writing says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from postguard.facts.names.lexicon import is_double

_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*")
# Handles, addresses and hashtags hold no names of their own here; hashtags are read apart.
_SKIP = re.compile(
    r"https?://\S+|www\.\S+|[\w.+-]{1,64}@[\w.-]+|@[\w.]+|#\w+|\b[\w-]{1,63}\.(?:se|com|org|net|nu|eu|example)\b(?:/\S*)?"
)
_SENTENCE_START = re.compile(r"(?:^|[.!?…]|\n)[\s\"”'’«»(•*–—\u2600-\u27bf\ufe0f\U0001f000-\U0001faff-]*$")
_LOWER_START = re.compile(r"(?:^|[.!?…]\s{1,3}|\n[ \t]{0,8})([^\W\d_])")
_DIMINISHED = re.compile(r"(?:lill|stor|gammel|lång)-[A-ZÅÄÖ]")
# A name after the word for a job: städ-Conny; one before a word for a work: Selma Lagerlöf-texter.
_JOINED = re.compile(r"(?!(?:bin|ibn|abu|lill|stor|gammel|lång)-)[a-zåäö]{3,40}-(?=[A-ZÅÄÖ])")
_WORK = re.compile(
    r"-(?:text(?:en|er|erna)?|låt(?:en|ar|arna)?|bok(?:en)?|böcker(?:na)?|dikt(?:en|er|erna)?|sång(?:en|er|erna)?|vis(?:a|an|or|orna)"
    r"|film(?:en|er|erna)?|citat(?:et|en)?|roman(?:en|er|erna)?|pjäs(?:en|er|erna)?|konsert(?:en)?|kväll(?:en)?|songs?|poems?|novels?)\Z"
)
_INITIALS = re.compile(r"[^\W\d_](?:-[^\W\d_])?")


@dataclass(frozen=True, slots=True)
class Token:
    """A word at [start, end) of the text.

    `first` says that it begins a sentence, where anything has a capital; `raised`, that it has a capital of its own in a
    text that is in lower case otherwise.
    """

    text: str
    start: int
    end: int
    first: bool
    raised: bool = False

    @property
    def initials(self) -> bool:
        """J, or J-O."""
        return self.text.isupper() and bool(_INITIALS.fullmatch(self.text))

    @property
    def loud(self) -> bool:
        """Three letters or more, all capitals."""
        return self.text.isupper() and len(self.text) > 2 and not self.initials

    @property
    def diminished(self) -> bool:
        """A name with a small word before it: lill-Oskar."""
        return bool(_DIMINISHED.match(self.text))

    @property
    def capital(self) -> bool:
        """Written as names are: a capital first, and no lower-case word glued on (Potter-quiz)."""
        if not self.text[0].isupper() or (self.text.isupper() and len(self.text) > 1 and not self.initials):
            return False
        return "-" not in self.text or not self.text.rsplit("-", 1)[1].islower() or is_double(self.text)


class Tokens:
    """The words of a text.

    With `flat`, the text is all in capitals or in lower case (sentences begin so too), and words are title-cased.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        letters = [c for c in text if c.isalpha()]
        upper = sum(c.isupper() for c in letters)
        begins = [match[1] for match in _LOWER_START.finditer(text)]
        lower = upper == 0 or (len(begins) > 1 and all(c.islower() for c in begins))
        self.flat = bool(letters) and (lower or upper > 0.8 * len(letters))
        self.list = list(self._read(lower))
        self.words = frozenset(token.text for token in self.list)

    def _read(self, lower: bool) -> list[Token]:
        skipped = [match.span() for match in _SKIP.finditer(self.text)]
        found = []
        for match in _WORD.finditer(self.text):
            start, end = match.span()
            while skipped and skipped[0][1] <= start:
                skipped.pop(0)
            if skipped and skipped[0][0] < end:
                continue
            before = self.text[max(0, start - 8) : start]
            first = bool(_SENTENCE_START.search(before)) if start > 8 or before.strip() else True
            word = match.group()
            raised = lower and not word.islower()
            cut = _JOINED.match(word)
            at = cut.end() if cut else len(word)
            if not cut and (work := _WORK.search(word)) and not self.flat:
                cut, at = work, work.start() + 1
            for piece, begin in ((word[: at - 1] if cut else word, start), (word[at:], start + at)):
                if piece:
                    shown = piece.title() if self.flat and not raised else piece
                    found.append(Token(shown, begin, begin + len(piece), first and begin == start, raised))
        return found

    def __len__(self) -> int:
        return len(self.list)

    def __getitem__(self, at: int) -> Token:
        return self.list[at]

    def between(self, at: int) -> str:
        """What stands between a token and the next one; an empty string after the last."""
        return self.text[self.list[at].end : self.list[at + 1].start] if at + 1 < len(self.list) else ""

    def after(self, at: int, count: int) -> str:
        """The characters after a token, at most `count`."""
        return self.text[self.list[at].end : self.list[at].end + count]

    def before(self, at: int, count: int) -> str:
        """The characters before a token, at most `count`."""
        return self.text[max(0, self.list[at].start - count) : self.list[at].start]

    def together(self, at: int, end: int) -> bool:
        """Whether only a space stands between the tokens [at, end)."""
        row: Sequence[Token] = self.list[at:end]
        return all(self.text[one.end : other.start] in (" ", "\u00a0") for one, other in pairwise(row))

    def initial(self, at: int) -> bool:
        """Whether an initial stands here: K. or J-O, and not the letter of a class (9D)."""
        token = self.list[at]
        before = self.text[max(0, token.start - 2) : token.start]
        if not token.initials or before[-1:].isalnum() or before[:1].isdigit():
            return False  # 9D; Kärrgatan 27 B.
        return len(token.text) > 1 or self.text[token.end : token.end + 1] == "."
