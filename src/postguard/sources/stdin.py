"""Standard input: Markdown, JSON or JSON Lines, told apart by what it holds."""

from __future__ import annotations

import io
import json
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from postguard.config import Config
from postguard.draft import Draft, Origin
from postguard.sources.bounds import too_many, unreadable
from postguard.sources.decoding import NotText, decode

if TYPE_CHECKING:
    from postguard.sources import Source


def standard_input(sources: Sequence[Source], config: Config) -> Iterator[Draft]:
    """The drafts on standard input, read to its end."""
    limit = 20 * config.limits.source_bytes
    try:
        data = sys.stdin.buffer.read(limit + 1)
    except (AttributeError, OSError, ValueError):  # None or closed, as under a service manager
        yield unreadable(Origin("-"), {"sv": "standard in är stängd", "en": "standard input is closed"})
        return
    if len(data) > limit:  # half of it would look like all of it
        why = too_many(limit // 1_000_000, "MB på standard in", "MB on standard input")
        yield unreadable(Origin("-"), why, "oversized-draft")
        return
    kind = _kind(data)
    source = next(source for source in sources if source.name == kind)
    yield from source.read(Path("-"), io.BytesIO(data), config)


def _kind(data: bytes) -> str:
    """The name of the source that reads this. What only begins with a bracket may be Markdown that begins with a link."""
    try:
        text = decode(data)[0].removeprefix("\ufeff").lstrip()
    except NotText:
        return "markdown"  # which says so
    if not text.startswith(("{", "[")):
        return "markdown"
    if _is_json(text):
        return "json"
    lines = [line for line in text.split("\n") if line.strip()]
    if text.startswith("{") and len(lines) > 1 and any(line.lstrip()[:1] == "{" and _is_json(line) for line in lines):
        return "jsonl"
    return "json" if re.match(r'\{\s*(?:"|\}|\Z)|\[\s*(?:\{|\Z)', text) else "markdown"


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except RecursionError:
        return True  # too deep to read, but no Markdown; the reader says so
    except ValueError:
        return False
    return True
