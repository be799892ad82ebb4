"""Pictures in Markdown, in all the ways that people write them."""

from __future__ import annotations

import html
import re
from typing import NamedTuple

from postguard.draft import Segments
from postguard.sources.brackets import pairs
from postguard.sources.places import unescape

_TARGET = re.compile(
    r"""\(\s*+(?:<(?P<angled>[^<>\r\n]++)>|(?P<bare>[^\s()<>]++(?:\([^\s()<>]*+\)[^\s()<>]*+)*+))"""
    r"""(?:\s++(?:"(?:[^"\\]|\\.){0,999}"|'(?:[^'\\]|\\.){0,999}'|\([^()]*+\)))?+\s*+\)""",
    re.DOTALL,
)
_TITLE = re.compile(r"""\s(?:"[^"]*"|'[^']*'|\([^()]*\))\s*\Z""")
_DEFINITION = re.compile(
    r"(?:^|(?<=\r)) {0,3}\[(?P<label>[^\[\]]{1,999})\]:[ \t]*+(?:<(?P<angled>[^<>\r\n]++)>|(?P<bare>\S++))", re.M
)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_LONGEST = 4000
"""Code points of a file name: no file system holds a longer one."""


class Picture(NamedTuple):
    """A picture in a text: its file, its text alternative, where both stand, and where the picture's Markdown ends."""

    path: str
    alt: str | None
    path_at: int
    alt_segments: Segments
    end: int


class Pictures:
    """The pictures of one Markdown text; its brackets and references are looked up once."""

    def __init__(self, text: str, start: int) -> None:
        self._text = text
        self._pairs = pairs(text, start) if "![" in text else {}
        self._references: dict[str, tuple[str, int]] | None = None

    def at(self, start: int) -> Picture | None:
        """The picture whose "![" stands at `start`; None where it cannot be made out."""
        text, bracket = self._text, start + 1
        close = self._pairs.get(bracket)
        if close is None:
            return None
        if (
            text.startswith("[", bracket + 1) and self._pairs.get(bracket + 1) == close - 1
        ):  # ![[file|width]] of Obsidian
            path = text[bracket + 2 : close - 1].split("|")[0].split("#")[0].strip()
            return Picture(path, None, bracket + 2, (), close + 1) if path else None
        target = self._inline(close + 1) or self._reference(bracket, close)
        if target is None:
            return None
        path, place, end = target
        return Picture(path, *self._alt(bracket + 1, close, place), end)

    def _alt(self, start: int, end: int, place: int) -> tuple[str, int, Segments]:
        alt, segments = unescape(self._text, start, end)
        return alt, place, segments

    def _inline(self, at: int) -> tuple[str, int, int] | None:
        """File, its place and the end of `(file "title")`."""
        text = self._text
        if not text.startswith("(", at):
            return None
        if strict := _TARGET.match(text, at):
            group = "angled" if strict["angled"] else "bare"
            return _plain(strict[group]), strict.start(group), strict.end()
        close = self._pairs.get(at, at)
        inside = text[at + 1 : close]
        if not inside.strip() or len(inside) > _LONGEST:
            return None
        path = _TITLE.sub("", inside).strip()  # a name with spaces: no Markdown, but meant as a picture
        if not path or "\n" in path or "\r" in path:
            return None
        return _plain(path.strip("<>")), at + 1 + inside.index(path), close + 1

    def _reference(self, bracket: int, close: int) -> tuple[str, int, int] | None:
        """File, its place and the end of `[alt][label]`, `[label][]` or `[label]` with a definition of the label."""
        text, end = self._text, close + 1
        label = text[bracket + 1 : close]
        if text.startswith("[", end) and end in self._pairs:
            label = text[end + 1 : self._pairs[end]] or label
            end = self._pairs[end] + 1
        if len(label) > 999:
            return None
        if self._references is None:
            self._references = {}
            for found in _DEFINITION.finditer(text):
                group = "angled" if found["angled"] else "bare"
                self._references.setdefault(_label(found["label"]), (_plain(found[group]), found.start(group)))
        target = self._references.get(_label(label))
        return (*target, end) if target else None


def _label(label: str) -> str:
    return " ".join(label.split()).casefold()


def _plain(path: str) -> str:
    return html.unescape(_ESCAPED.sub(r"\1", path)).strip()
