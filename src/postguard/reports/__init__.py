"""Report formats: from Results to what a person or a machine reads."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from postguard.checkbase import Lang
from postguard.finding import Finding, Results
from postguard.hookspecs import hookimpl

if TYPE_CHECKING:
    from postguard.draft import Draft


@dataclass(frozen=True, slots=True)
class Options:
    """How a report is written. `show_text` lets it quote the draft; `color` lets it use terminal colours."""

    lang: Lang = "en"
    show_text: bool = False
    color: bool = False
    quiet: bool = False


@hookimpl
def postguard_reports() -> Mapping[str, Callable[[Results, Options], str | bytes]]:
    """text for people, json for programs."""
    from postguard.reports.json import write_json
    from postguard.reports.text import write_text

    return {"text": write_text, "json": write_json}


def excerpt(draft: Draft, finding: Finding, width: int = 90) -> tuple[str, str, str] | None:
    """What stands before, in and after the flagged span, on one line of about `width` characters; None without one."""
    value = draft.resolve(finding.pointer)
    if not finding.span or not isinstance(value, str):
        return None
    start, end = finding.span
    room = max(0, width - (end - start)) // 2
    left = max(value.rfind("\n", 0, start) + 1, start - room)
    line_end = value.find("\n", end)
    right = min(len(value) if line_end < 0 else line_end, end + room)
    flagged = value[start:end] if end - start <= width else f"{value[start : start + width - 1]}…"
    before = ("…" if left > 0 and value[left - 1] != "\n" else "") + value[left:start]
    after = value[end:right] + ("…" if right < len(value) and value[right] != "\n" else "")
    return before.replace("\n", " "), flagged.replace("\n", " "), after.replace("\n", " ")
