"""The front matter of a Markdown draft, in YAML or TOML: its mapping, and where its strings stand."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict, deque
from collections.abc import Iterator, Mapping
from typing import Any

import yaml

from postguard.draft import Segments
from postguard.sources.places import align
from postguard.sources.yaml_text import UnsafeYaml, load_yaml

_FRONT = re.compile(r"(?P<mark>---|\+\+\+)[ \t]*(?:\r\n?|\n)")
_LATE_FRONT = re.compile(r"[\s\ufeff]+(?:---[ \t]*[\r\n]+[\w \t-]{1,40}:|\+\+\+[ \t]*[\r\n]+[\w \t\"-]{1,40}=)")
_TOML_STRING = re.compile(
    # No possessive repetition of groups: Python before 3.11.5 matches those with alternatives wrongly.
    r"(?P<comment>#[^\r\n]*)"
    r'|(?P<string>"""(?:[^"\\]|\\.|"(?!""))*"{3,5}' + r"|'''(?:[^']|'(?!''))*'{3,5}"
    r"|\"(?:[^\"\\\r\n]|\\.)*\"|'[^'\r\n]*')",
    re.DOTALL,
)


class BrokenFrontMatter(ValueError):
    """Front matter that cannot be read. `why` says what is wrong with it."""

    def __init__(self, sv: str, en: str) -> None:
        super().__init__(en)
        self.why = {"sv": sv, "en": en}


def front_matter(text: str) -> tuple[Mapping[Any, Any], dict[str, Segments], int]:
    """The front matter's mapping, the places of its strings, and where the body starts. Raises BrokenFrontMatter."""
    opening = _FRONT.match(text)
    if not opening:
        if _LATE_FRONT.match(text):  # would be judged as text, and its pictures and date lost
            raise BrokenFrontMatter(
                "inledningen (front matter) ska stå allra först i filen; ta bort tomrummet före den",
                "the front matter should stand at the very start of the file; take away the space before it",
            )
        return {}, {}, 0
    mark = opening["mark"]
    ending = rf"(?:(?<=\n)|(?<=\r))(?:{re.escape(mark)}{'|[.]{3}' if mark == '---' else ''})[ \t]*(?=[\r\n]|\Z)"
    closing = re.compile(ending).search(text, opening.end())
    if not closing:
        raise BrokenFrontMatter(
            f"inledningen (front matter) slutar aldrig; raden {mark} saknas",
            f"the front matter never ends; the line {mark} is missing",
        )
    source = text[opening.end() : closing.start()]
    positions: dict[str, Segments] = {}
    try:
        if mark == "---":
            value, positions = load_yaml(source, opening.end())
        else:
            value = tomllib.loads(re.sub(r"\r\n?", "\n", source))
            positions = _toml_positions(value, text, opening.end(), closing.start())
    except UnsafeYaml:
        raise BrokenFrontMatter(
            "inledningen använder YAML-alias, för djup nästling eller för många värden",
            "the front matter uses YAML aliases, is nested too deep or holds too many values",
        ) from None
    except (yaml.YAMLError, ValueError, RecursionError) as error:  # ValueError: a TOML number of thousands of digits
        mark_at = getattr(error, "problem_mark", None)
        line = f" (rad {mark_at.line + 2})" if mark_at else ""
        raise BrokenFrontMatter(
            f"inledningen är inte giltig {'YAML' if mark == '---' else 'TOML'}{line}",
            f"the front matter is not valid {'YAML' if mark == '---' else 'TOML'}{line.replace('rad', 'line')}",
        ) from None
    if not isinstance(value, Mapping | None):
        raise BrokenFrontMatter(
            "inledningen ska vara fält (nyckel: värde)", "the front matter should be fields (key: value)"
        )
    return value or {}, positions, closing.end()


def _toml_positions(value: Any, text: str, start: int, end: int) -> dict[str, Segments]:
    """The places of a TOML text's strings: tomllib tells none, so they are looked up among the strings written there."""
    written: dict[str, deque[tuple[int, int]]] = defaultdict(deque)
    for match in _TOML_STRING.finditer(text, start, end):
        if match["string"]:
            written[_meant(match["string"])].append(match.span("string"))
    positions = {}
    for pointer, string in _strings(value, ""):
        if written[string]:
            first, last = written[string].popleft()  # equal strings stand there in the order of their keys
            quotes = 2 if text.startswith(('"""', "'''"), first) else 0
            positions[pointer] = align(string, text, first + quotes, last)
    return positions


def _meant(written: str) -> str:
    if "\\" not in written and written[:2] not in ('""', "''"):
        return written[1:-1]
    return str(tomllib.loads("v = " + re.sub(r"\r\n?", "\n", written))["v"])


def _strings(value: Any, pointer: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield pointer, value
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in items:
        yield from _strings(item, f"{pointer}/{str(key).replace('~', '~0').replace('/', '~1')}")
