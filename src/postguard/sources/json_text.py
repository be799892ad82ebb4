"""Where each string of a JSON text stands; the values themselves come from the standard library."""

from __future__ import annotations

import re
from contextlib import suppress
from json import decoder
from typing import Any

from postguard.draft import Segments

_scan_string: Any = decoder.py_scanstring  # type: ignore[attr-defined]  # the one that takes a place and returns one
_SPACE = re.compile(r"[ \t\r\n]*")
_ATOM = re.compile(r"[-+.\w]+")
_ESCAPE = re.compile(r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.)")


def json_positions(text: str) -> dict[str, Segments]:
    """For each string of a valid JSON text its segments (offsets in `text`), by pointer."""
    positions: dict[str, Segments] = {}
    with suppress(RecursionError, IndexError, ValueError):  # a place is a service; without it the finding still stands
        _value(text, _skip(text, 0), "", positions)
    return positions


def _skip(text: str, at: int) -> int:
    match = _SPACE.match(text, at)
    return match.end() if match else at


def _value(text: str, at: int, pointer: str, positions: dict[str, Segments]) -> int:
    """Walk over the value at `at`; the place after it."""
    if text[at] == '"':
        end: int = _scan_string(text, at + 1)[1]
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
            name, at = _scan_string(text, at + 1)
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
