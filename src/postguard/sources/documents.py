"""The readers of JSON, JSON Lines and YAML: files with one draft or many. A fault costs one draft where it can."""

from __future__ import annotations

import codecs
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any, BinaryIO

import yaml

from postguard.config import Config
from postguard.draft import Draft, Origin, Problem, Segments
from postguard.sources.bounds import EMPTY, MAX_DRAFTS, NO_TEXT, bounded, too_long, too_many, unreadable, with_remark
from postguard.sources.decoding import NotText, decode
from postguard.sources.fields import Reading, canonical_segments
from postguard.sources.json_text import json_positions
from postguard.sources.names import Fields
from postguard.sources.yaml_text import UnsafeYaml, load_yaml

_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)


def json_lines(path: Path, stream: BinaryIO, config: Config) -> Iterator[Draft]:
    """The drafts of a .jsonl file, one a line; a faulty line is one unreadable draft."""
    limit = config.limits.source_bytes
    first = stream.readline(limit + 1)
    if b"\0" in first or first.startswith(_WIDE):  # UTF-16: its line ends are no single bytes
        yield from _wide_lines(path, first, stream, config)
        return
    line = first
    number = 0
    while line:
        number += 1
        origin = Origin(str(path), locator=f"{path}:{number}", root=str(path.parent), line=number)
        name = f"{path.stem}:{number}"
        if len(line) > limit:
            while line and not line.endswith(b"\n"):
                line = stream.readline(limit)
            yield unreadable(origin, too_long(config.limits.characters), "oversized-draft", name)
        elif line.strip(b" \t\r\n\xef\xbb\xbf"):
            yield from _json_drafts(line, name, origin, config)
        line = stream.readline(limit + 1)


def _wide_lines(path: Path, start: bytes, stream: BinaryIO, config: Config) -> Iterator[Draft]:
    """The drafts of a .jsonl file in UTF-16 or UTF-32, decoded as a whole."""
    origin = Origin(str(path), root=str(path.parent))
    limit = 10 * config.limits.source_bytes
    data = start + stream.read(limit)
    if len(data) > limit:
        yield unreadable(origin, too_many(limit // 1_000_000, "MB i UTF-16", "MB in UTF-16"), "oversized-draft")
        return
    try:
        text, _, remark = decode(data)
    except NotText:
        yield unreadable(origin, NO_TEXT)
        return
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), 1):
        if line.strip():
            here = Origin(str(path), locator=f"{path}:{number}", root=str(path.parent), line=number)
            for draft in _json_drafts(line.encode("utf-8", "surrogatepass"), f"{path.stem}:{number}", here, config):
                yield with_remark(draft, remark)


def json_document(path: Path, stream: BinaryIO, config: Config) -> Iterator[Draft]:
    """The drafts of a .json file: one, or a list of them."""
    yield from _document(path, stream, config, _json_drafts)


def yaml_document(path: Path, stream: BinaryIO, config: Config) -> Iterator[Draft]:
    """The drafts of a .yaml file: one, or a list of them."""
    yield from _document(path, stream, config, _yaml_drafts)


def _document(
    path: Path, stream: BinaryIO, config: Config, parse: Callable[[bytes, str, Origin, Config], Iterable[Draft]]
) -> Iterator[Draft]:
    origin = Origin(str(path), root=str(path.parent))
    limit = 10 * config.limits.source_bytes
    data = stream.read(limit + 1)
    if len(data) > limit:
        why = too_many(limit // 1_000_000, "MB; använd .jsonl", "MB; use .jsonl")
        yield unreadable(origin, why, "oversized-draft")
    elif not data.strip():
        yield unreadable(origin, EMPTY)
    else:
        yield from parse(data, path.stem, origin, config)


def _json_drafts(data: bytes, name: str, origin: Origin, config: Config) -> Iterator[Draft]:
    try:
        text, _, remark = decode(data)
        text = text.removeprefix("\ufeff")
        value = json.loads(text, object_pairs_hook=Fields.of)
    except NotText:
        yield unreadable(origin, NO_TEXT, id=name)
        return
    except (ValueError, RecursionError) as error:
        line = origin.line + getattr(error, "lineno", 1) - 1
        yield unreadable(origin, {"sv": f"ogiltig JSON (rad {line})", "en": f"invalid JSON (line {line})"}, id=name)
        return
    yield from _drafts(value, name, origin, config, text, lambda: json_positions(text), remark)


def _yaml_drafts(data: bytes, name: str, origin: Origin, config: Config) -> Iterator[Draft]:
    try:
        text, _, remark = decode(data)
        value, positions = load_yaml(text)
    except NotText:
        yield unreadable(origin, NO_TEXT, id=name)
    except (yaml.YAMLError, UnsafeYaml, RecursionError):
        why = {
            "sv": "ogiltig YAML, eller YAML med alias eller för många värden",
            "en": "invalid YAML, or YAML with aliases or too many values",
        }
        yield unreadable(origin, why, id=name)
    else:
        yield from _drafts(value, name, origin, config, text, lambda: positions, remark)


def _drafts(
    value: Any,
    name: str,
    origin: Origin,
    config: Config,
    text: str,
    find: Callable[[], Mapping[str, Segments]],
    remark: Problem | None,
) -> Iterator[Draft]:
    if isinstance(value, Mapping) and isinstance(value.get("drafts"), list):
        items: list[Any] = value["drafts"]
        inside: str | None = "/drafts"
    else:
        items, inside = (value, "") if isinstance(value, list) else ([value], None)
    positions = lru_cache(maxsize=1)(find)  # scanned once for all drafts of the file, and only when somebody asks
    for at, item in enumerate(items[:MAX_DRAFTS]):
        id = name if inside is None else f"{name}:{at + 1}"
        here = origin if inside is None else replace(origin, locator=f"{origin.path}#{at + 1}")
        if not isinstance(item, Mapping):
            why = {"sv": "ett utkast ska vara fält (nyckel: värde)", "en": "a draft should be fields (key: value)"}
            yield unreadable(here, why, id=id)
            continue
        reading = Reading(config.aliases)
        draft = reading.draft(item, id)
        prefix = "" if inside is None else f"{inside}/{at}"
        moved = {pointer: prefix + place for pointer, place in reading.moved.items()}
        here = replace(here, text=text, find_segments=_once(moved, positions))
        yield bounded(with_remark(replace(draft, origin=here), remark), config)
    if len(items) > MAX_DRAFTS:
        more = too_many(MAX_DRAFTS, "utkast; resten är inte bedömda", "drafts; the rest were not judged")
        yield unreadable(origin, more, "oversized-draft", f"{name}:{MAX_DRAFTS + 1}")


def _once(moved: Mapping[str, str], positions: Callable[[], Mapping[str, Segments]]) -> Any:
    """The finder of one draft's places; it looks them up when first asked, and once."""
    return lru_cache(maxsize=1)(lambda: canonical_segments(moved, positions()))
