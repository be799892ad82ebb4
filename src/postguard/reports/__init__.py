"""Report formats: from Results to what a person or a machine reads."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from postguard.checkbase import Lang
from postguard.finding import Finding, Level, Results
from postguard.hookspecs import hookimpl

if TYPE_CHECKING:
    from postguard.checkbase import Check
    from postguard.draft import Draft
    from postguard.facts.media import Picture


FORMATS = ("text", "html", "xlsx", "json", "sarif", "junit", "github", "gitlab")


@dataclass(frozen=True, slots=True)
class Options:
    """How a report is written.

    `show_text` lets it quote the draft; `color` lets it use terminal colours. `checks` are the known rules by id, for
    formats that describe them; `fail_on` is the level from which a finding counts as a failure. `picture` gives
    `media[at]` of a draft, None where it cannot be read or may not be. `today` is the day that the drafts were judged as on.
    `aliases` are the house's own names of fields, by which calendars were read; `folder` is where the report will lie.
    """

    lang: Lang = "en"
    show_text: bool = False
    color: bool = False
    quiet: bool = False
    checks: Mapping[str, type[Check]] = field(default_factory=dict)
    fail_on: Level = "error"
    picture: Callable[[Draft, int], Picture | None] = lambda draft, at: None
    today: date | None = None
    aliases: Mapping[str, str] = field(default_factory=dict)
    folder: Path | None = None


@hookimpl
def postguard_reports() -> Mapping[str, Callable[[Results, Options], str | bytes]]:
    """text, html and xlsx for people; json, sarif, junit, github and gitlab for programs."""
    return {name: _writer(name) for name in FORMATS}


def _writer(name: str) -> Callable[[Results, Options], str | bytes]:
    """The writer of one format, whose module is loaded when a report is written."""

    def write(results: Results, options: Options) -> str | bytes:
        module = importlib.import_module(f"postguard.reports.{name}")
        written: str | bytes = getattr(module, f"write_{name}")(results, options)
        return written

    return write


def excerpt(draft: Draft, finding: Finding, width: int = 90) -> tuple[str, str, str] | None:
    """What stands before, in and after the flagged span, on one line of about `width` characters; None without one."""
    value = draft.resolve(finding.pointer) if finding.span else None  # without one it may lead into an account
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
