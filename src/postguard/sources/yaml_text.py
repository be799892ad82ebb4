"""YAML read with care: no aliases, no depth, and the place of every string."""

from __future__ import annotations

from typing import Any

import yaml

from postguard.draft import Segments
from postguard.sources.names import Fields
from postguard.sources.places import align

_SafeLoader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
MAX_DEPTH = 40
MAX_VALUES = 200_000
"""Values in one file: reading them takes seconds, and ten thousand drafts have fewer."""


class _Loader(_SafeLoader):  # type: ignore[misc]  # the compiled one where there is one, ten times as fast
    """Safe YAML whose keys are texts as written, and whose mappings know which keys stand twice."""

    def fields(self, node: yaml.MappingNode) -> Fields:
        """A mapping; a key is never a number, a date or a list, and nothing is merged in."""
        for key, _ in node.value:
            if not isinstance(key, yaml.ScalarNode) or key.tag.endswith(":merge"):
                raise yaml.constructor.ConstructorError(None, None, "no plain key", key.start_mark)
        return Fields.of([(key.value, self.construct_object(value, deep=True)) for key, value in node.value])


_Loader.add_constructor("tag:yaml.org,2002:map", _Loader.fields)


class UnsafeYaml(ValueError):
    """YAML that a draft does not need and that could exhaust the machine."""


def load_yaml(text: str, offset: int = 0) -> tuple[Any, dict[str, Segments]]:
    """The value of a YAML text, and where each string stands (offsets in `text` plus `offset`), by pointer.

    Raises yaml.YAMLError for broken YAML (tags of other languages' objects are), and UnsafeYaml for aliases (a few
    lines can stand for gigabytes), nesting deeper than MAX_DEPTH and more values than MAX_VALUES.
    """
    depth = 0
    for count, event in enumerate(yaml.parse(text, Loader=_SafeLoader)):
        if count > MAX_VALUES:
            raise UnsafeYaml("values")
        if isinstance(event, yaml.AliasEvent):
            raise UnsafeYaml("aliases")
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH:
            raise UnsafeYaml("depth")
    loader = _Loader(text)
    try:
        node = loader.get_single_node()
        value = loader.construct_document(node) if node else None
    except (ValueError, TypeError, ArithmeticError, AttributeError, LookupError) as error:  # e.g. the date 2026-02-31
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
