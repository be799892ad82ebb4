"""The built-in readers of files with drafts. Each turns one file into drafts; a fault becomes an unreadable draft."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache, partial
from pathlib import Path
from typing import Any, BinaryIO

import yaml

from postguard.config import Config
from postguard.draft import Draft, Media, Origin, Problem, Segments, Text
from postguard.sources.decoding import NotText, decode
from postguard.sources.fields import Reading, canonical_segments
from postguard.sources.json_text import json_positions
from postguard.sources.markdown import BrokenFrontMatter, read_markdown
from postguard.sources.yaml_text import UnsafeYaml, load_yaml

NO_TEXT: Text = {"sv": "innehållet är ingen text", "en": "its content is no text"}
EMPTY: Text = {"sv": "filen är tom", "en": "the file is empty"}
NOT_A_DRAFT: Text = {"sv": "där finns varken text eller media", "en": "it has neither text nor media"}


def unreadable(origin: Origin, why: Text, rule: str = "unreadable-draft", id: str = "") -> Draft:
    """A draft that stands for what could not be read, so that it is reported like everything else."""
    return Draft(id=id or Path(origin.path).name, problems=(Problem(rule, why),), readable=False, origin=origin)


def too_long(limit: int) -> Text:
    """Why a draft is too long."""
    return {"sv": f"över {limit:,} tecken".replace(",", " "), "en": f"over {limit:,} characters"}


def bounded(draft: Draft, config: Config) -> Draft:
    """The draft, or what stands for it where it is empty or its text is over the bound."""
    origin = draft.origin or Origin("")
    if sum(len(text) for _, text in draft.strings()) > config.limits.characters:
        return unreadable(origin, too_long(config.limits.characters), "oversized-draft", draft.id)
    if not (draft.text or "").strip() and not draft.media:
        return unreadable(origin, NOT_A_DRAFT, id=draft.id)
    return draft


def markdown(path: Path, stream: BinaryIO, config: Config) -> Iterator[Draft]:
    """The one draft of a Markdown or plain text file."""
    origin = Origin(str(path), root=str(path.parent))
    data = stream.read(config.limits.source_bytes + 1)
    if len(data) > config.limits.source_bytes:
        yield unreadable(origin, too_long(config.limits.characters), "oversized-draft")
        return
    try:
        text, _, remark = decode(data)
        text = text.removeprefix("\ufeff")
        if not text.strip():
            yield unreadable(origin, EMPTY)
            return
        draft = read_markdown(text, path.stem, origin, config.aliases)
    except NotText:
        yield unreadable(origin, NO_TEXT)
    except BrokenFrontMatter as broken:
        yield unreadable(origin, broken.why)
    else:
        yield bounded(_with(draft, remark), config)


def json_lines(path: Path, stream: BinaryIO, config: Config) -> Iterator[Draft]:
    """The drafts of a .jsonl file, one a line; a faulty line is one unreadable draft."""
    limit, number = config.limits.source_bytes, 0
    while line := stream.readline(limit + 1):
        number += 1
        origin = Origin(str(path), locator=f"{path}:{number}", root=str(path.parent), line=number)
        name = f"{path.stem}:{number}"
        if len(line) > limit:
            while line and not line.endswith(b"\n"):
                line = stream.readline(limit)
            yield unreadable(origin, too_long(config.limits.characters), "oversized-draft", name)
        elif line.strip(b" \t\r\n\xef\xbb\xbf"):
            yield from _json_drafts(line, name, origin, config)


def json_document(path: Path, stream: BinaryIO, config: Config) -> Iterator[Draft]:
    """The drafts of a .json file: one, or a list of them."""
    yield from _document(path, stream, config, _json_drafts)


def yaml_document(path: Path, stream: BinaryIO, config: Config) -> Iterator[Draft]:
    """The drafts of a .yaml file: one, or a list of them."""
    yield from _document(path, stream, config, _yaml_drafts)


def media_file(path: Path, stream: BinaryIO, config: Config) -> Iterator[Draft]:
    """A bare media file as a draft without text."""
    yield Draft(id=path.name, media=(Media(path.name),), origin=Origin(str(path), root=str(path.parent)))


def _document(path: Path, stream: BinaryIO, config: Config, parse: Any) -> Iterator[Draft]:
    origin = Origin(str(path), root=str(path.parent))
    data = stream.read(10 * config.limits.source_bytes + 1)
    if len(data) > 10 * config.limits.source_bytes:
        limit = 10 * config.limits.source_bytes // 1_000_000
        yield unreadable(
            origin,
            {"sv": f"filen är över {limit} MB; använd .jsonl", "en": f"the file is over {limit} MB; use .jsonl"},
            "oversized-draft",
        )
    elif not data.strip():
        yield unreadable(origin, EMPTY)
    else:
        yield from parse(data, path.stem, origin, config)


def _json_drafts(data: bytes, name: str, origin: Origin, config: Config) -> Iterator[Draft]:
    try:
        text, _, remark = decode(data)
        text = text.removeprefix("\ufeff")
        value = json.loads(text)
    except NotText:
        yield unreadable(origin, NO_TEXT, id=name)
        return
    except (ValueError, RecursionError) as error:
        line = origin.line + getattr(error, "lineno", 1) - 1
        yield unreadable(origin, {"sv": f"ogiltig JSON (rad {line})", "en": f"invalid JSON (line {line})"}, id=name)
        return
    yield from _drafts(value, name, origin, config, text, partial(json_positions, text), remark)


def _yaml_drafts(data: bytes, name: str, origin: Origin, config: Config) -> Iterator[Draft]:
    try:
        text, _, remark = decode(data)
        value, positions = load_yaml(text)
    except NotText:
        yield unreadable(origin, NO_TEXT, id=name)
    except (yaml.YAMLError, UnsafeYaml, RecursionError):
        yield unreadable(
            origin, {"sv": "ogiltig YAML, eller YAML med alias", "en": "invalid YAML, or YAML with aliases"}, id=name
        )
    else:
        yield from _drafts(value, name, origin, config, text, partial(dict, positions), remark)


def _drafts(
    value: Any, name: str, origin: Origin, config: Config, text: str, find: Any, remark: Problem | None
) -> Iterator[Draft]:
    if isinstance(value, Mapping) and isinstance(value.get("drafts"), list):
        items: list[Any] = value["drafts"]
        inside: str | None = "/drafts"
    else:
        items, inside = (value, "") if isinstance(value, list) else ([value], None)
    positions = lru_cache(maxsize=1)(
        find
    )  # scanned once for all drafts of the file, and only when a place is asked for
    for at, item in enumerate(items):
        id = name if inside is None else f"{name}:{at + 1}"
        here = (
            origin
            if inside is None
            else Origin(origin.path, locator=f"{origin.path}#{at + 1}", root=origin.root, line=origin.line)
        )
        if not isinstance(item, Mapping):
            yield unreadable(
                here,
                {"sv": "ett utkast ska vara fält (nyckel: värde)", "en": "a draft should be fields (key: value)"},
                id=id,
            )
            continue
        reading = Reading(config.aliases)
        draft = reading.draft(item, id)
        moved = {
            pointer: ("" if inside is None else f"{inside}/{at}") + place for pointer, place in reading.moved.items()
        }
        here = Origin(here.path, here.locator, here.root, text, here.line, partial(_segments, moved, positions))
        yield bounded(_with(replace(draft, origin=here), remark), config)


def _segments(moved: Mapping[str, str], positions: Any) -> Mapping[str, Segments]:
    return canonical_segments(moved, positions())


def _with(draft: Draft, remark: Problem | None) -> Draft:
    return replace(draft, problems=(*draft.problems, remark)) if remark else draft
