"""Where the characters of a string stand in a source that writes it with quotes, escapes, entities or line folds."""

from __future__ import annotations

import html
import re

from postguard.draft import Segments

_ESCAPE = re.compile(r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[ \t]*(?P<fold>\r\n?|\n)\s*|.)", re.DOTALL)
_WRITTEN = re.compile(
    r"(?P<entity>&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,31});)|\\(?P<mark>[!-/:-@\[-`{-~])|\r\n?|\n"
)


def align(value: str, text: str, start: int, end: int, offset: int = 0) -> Segments:
    """Where the characters of `value` stand in text[start:end], a string as YAML or TOML writes it."""
    quote = text[start : start + 1]
    quote = quote if quote in ("'", '"') and end - start > len(value) else ""
    source = start + len(quote)
    segments: list[tuple[int, int]] = []
    expected = -1
    for at, character in enumerate(value):
        place, step = source, 1
        while place < end and text[place] != character:
            if character in " \n" and text[place].isspace():
                break
            escape = _ESCAPE.match(text, place, end) if quote == '"' and text[place] == "\\" else None
            if escape and not escape["fold"]:
                step = len(escape.group())
                break
            place = escape.end() if escape else place + 1
        if place >= end:
            break
        if text[place] == "\\" and quote == '"' and step == 1:  # an escaped backslash
            step = 2
        if place != expected:
            segments.append((at, place + offset))
        source, expected = place + step, place + 1
    return tuple(segments) or ((0, start + offset),)


def unescape(text: str, start: int, end: int, markdown: bool = True) -> tuple[str, Segments]:
    """The string that text[start:end] writes in HTML or Markdown, and where its characters stand in `text`."""
    parts: list[str] = []
    segments: list[tuple[int, int]] = [(0, start)]
    length, at = 0, start
    for match in _WRITTEN.finditer(text, start, end):
        if match["mark"] and not markdown:
            continue
        plain = html.unescape(match["entity"]) if match["entity"] else match["mark"] or " "
        parts += [text[at : match.start()], plain]
        length += match.start() - at
        segments.append((length, match.start("mark") if match["mark"] else match.start()))
        length += len(plain)
        segments.append((length, match.end()))
        at = match.end()
    return "".join((*parts, text[at:end])), tuple(segments)
