"""Strict readers of the report formats that no library reads, written from what their makers document."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

CODE_QUALITY_SCHEMA: dict[str, Any] = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "additionalProperties": False,
        "properties": {
            "description": {"type": "string", "minLength": 1, "pattern": r"^[^\n]*$"},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "minLength": 1},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "additionalProperties": False,
                "properties": {
                    "path": {"type": "string", "pattern": r"^(?!\./)."},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}
"""GitLab's documented fields of a code quality report: a path does not begin with "./"."""


class Command(NamedTuple):
    """A workflow command as GitHub's runner understands it."""

    name: str
    properties: dict[str, str]
    message: str


def read_commands(output: str) -> list[Command]:
    """The workflow commands in what a step printed; other lines are its log. Raises ValueError for a broken one."""
    return [_command(line) for line in re.split(r"\r\n|\r|\n", output) if line.lstrip().startswith("::")]


def _command(line: str) -> Command:
    found = re.fullmatch(r"::(?P<name>error|warning|notice)(?: (?P<properties>[^:]*))?::(?P<message>.*)", line)
    if not found:
        raise ValueError(f"no command: {line[:80]}")
    properties = {}
    for pair in (found["properties"] or "").split(","):
        key, equals, value = pair.partition("=")
        if key not in ("file", "line", "endLine", "col", "endColumn", "title") or not equals or key in properties:
            raise ValueError(f"no property: {pair}")
        properties[key] = _unescaped(value, {"%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ",", "%25": "%"})
    return Command(found["name"], properties, _unescaped(found["message"], {"%0D": "\r", "%0A": "\n", "%25": "%"}))


def _unescaped(text: str, escapes: dict[str, str]) -> str:
    def one(found: re.Match[str]) -> str:
        if found.group() not in escapes:
            raise ValueError(f"not escaped: {found.group()}")
        return escapes[found.group()]

    return re.sub(r"%.{0,2}", one, text)
