"""YAML read with care: no aliases, no depth, and the place of every string."""

from __future__ import annotations

from typing import Any

import yaml

from postguard.draft import Segments

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
MAX_DEPTH = 40


class UnsafeYaml(ValueError):
    """YAML that a draft does not need and that could exhaust the machine."""


def load_yaml(text: str, offset: int = 0) -> tuple[Any, dict[str, Segments]]:
    """The value of a YAML text, and where each string stands (offsets in `text` plus `offset`), by pointer.

    Raises yaml.YAMLError for broken YAML and UnsafeYaml for aliases (a few lines can stand for gigabytes), tags of
    other languages' objects and nesting deeper than MAX_DEPTH.
    """
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        if isinstance(event, yaml.AliasEvent):
            raise UnsafeYaml("aliases")
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH:
            raise UnsafeYaml("depth")
    loader = _Loader(text)
    try:
        node = loader.get_single_node()
        value = loader.construct_document(node) if node else None
    except (ValueError, TypeError, OverflowError, AttributeError) as error:  # e.g. the date 2026-02-31
        raise yaml.YAMLError(type(error).__name__) from error
    finally:
        loader.dispose()
    positions: dict[str, Segments] = {}
    if node:
        _collect(node, "", text, offset, positions)
    return value, positions


def _collect(node: yaml.Node, pointer: str, text: str, offset: int, positions: dict[str, Segments]) -> None:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            _collect(
                value, f"{pointer}/{str(key.value).replace('~', '~0').replace('/', '~1')}", text, offset, positions
            )
    elif isinstance(node, yaml.SequenceNode):
        for at, value in enumerate(node.value):
            _collect(value, f"{pointer}/{at}", text, offset, positions)
    elif isinstance(node, yaml.ScalarNode):
        positions[pointer] = align(node.value, text, node.start_mark.index, node.end_mark.index, offset)


def align(value: str, text: str, start: int, end: int, offset: int = 0) -> Segments:
    """Where the characters of `value` stand in text[start:end], which writes it with quotes, escapes or line folds."""
    source = start
    if end - start > len(value) and text[start : start + 1] in ("'", '"'):
        source += 1
    segments: list[tuple[int, int]] = []
    expected = -1
    for at, character in enumerate(value):
        place = source
        while place < end and text[place] != character:
            if character in " \n" and text[place].isspace():
                break
            place += 1
        if place >= end:
            break
        if place != expected:
            segments.append((at, place + offset))
        source = expected = place + 1
    return tuple(segments) or ((0, start + offset),)
