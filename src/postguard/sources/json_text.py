"""Where each string of a JSON text stands; the values themselves come from the standard library."""

from __future__ import annotations

import re
from json.decoder import py_scanstring

from postguard.draft import Segments

_SPACE = re.compile(r"[ \t\r\n]*")
_ATOM = re.compile(r"[-+.\w]+")
_ESCAPE = re.compile(r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.)")


def json_positions(text: str) -> dict[str, Segments]:
    """For each string of a valid JSON text its segments (offsets in `text`), by pointer."""
    positions: dict[str, Segments] = {}
    try:
        _value(text, _skip(text, 0), "", positions)
    except (RecursionError, IndexError, ValueError):
        pass  # a place is a service to the reader; without it the finding still stands
    return positions


def _skip(text: str, at: int) -> int:
    match = _SPACE.match(text, at)
    return match.end() if match else at


def _value(text: str, at: int, pointer: str, positions: dict[str, Segments]) -> int:
    """Walk over the value at `at`; the place after it."""
    if text[at] == '"':
        _, end = py_scanstring(text, at + 1)
        positions[pointer] = _segments(text, at + 1, end - 1)
        return end
    if text[at] not in "[{":
        match = _ATOM.match(text, at)
        return match.end() if match else at + 1
    close, index = ("]" if text[at] == "[" else "}"), 0
    at = _skip(text, at + 1)
    while text[at] != close:
        name = str(index)
        if close == "}":
            name, at = py_scanstring(text, at + 1)
            at = _skip(text, _skip(text, at) + 1)
        at = _skip(text, _value(text, at, f"{pointer}/{name.replace('~', '~0').replace('/', '~1')}", positions))
        at = _skip(text, at + 1) if text[at] == "," else at
        index += 1
    return at + 1


def _segments(text: str, start: int, end: int) -> Segments:
    segments, shift = [(0, start)], 0
    for escape in _ESCAPE.finditer(text, start, end):
        shift += len(escape.group()) - 1
        segments.append((escape.end() - start - shift, escape.end()))
    return tuple(segments)
