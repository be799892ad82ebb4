"""Which brackets of a Markdown text belong together, found in one pass, so that no text takes quadratic time."""

from __future__ import annotations

import re

_TOKEN = re.compile(r"\\.|(?P<blank>(?:\r\n?|\n)[ \t]*(?=[\r\n]))|(?P<bracket>[\[\]()])", re.DOTALL)


def pairs(text: str, start: int) -> dict[int, int]:
    """The place of the closing bracket or parenthesis of each opening one; a pair does not span a blank line."""
    found: dict[int, int] = {}
    waiting: dict[str, list[int]] = {"[": [], "(": []}
    opens = {"]": "[", ")": "("}
    for token in _TOKEN.finditer(text, start):
        bracket = token["bracket"]
        if token["blank"]:
            waiting = {"[": [], "(": []}
        elif bracket in waiting:
            waiting[bracket].append(token.start())
        elif bracket and waiting[opens[bracket]]:
            found[waiting[opens[bracket]].pop()] = token.start()
    return found
