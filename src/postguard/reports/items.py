"""Every finding of a run with what all formats need: whose it is, its source, where it ends, and a name of its own."""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath

from postguard.draft import Answer, Draft
from postguard.finding import Finding, Report, Results
from postguard.reports.text import where


@dataclass(frozen=True, slots=True)
class Item:
    """A finding in a run. `report` is None where it is about the plan as a whole; `answer` is what settled it.

    `path` is the source's, as `source_path` writes it. `key` tells the finding from all others of the run, and is the
    same in the next run as long as what was judged stays the same.
    """

    finding: Finding
    report: Report | None
    answer: Answer | None
    path: str | None
    key: str


def items(results: Results) -> Iterator[Item]:
    """Every finding of the run, draft by draft: open ones, then settled ones; last those about the plan."""
    seen: Counter[str] = Counter()

    def item(finding: Finding, report: Report | None, path: str | None, answer: Answer | None = None) -> Item:
        draft = report.draft if report else Draft()
        id = "" if draft.origin and draft.origin.movable else draft.id  # a row's number changes with the rows above it
        identity = repr((path, id, finding.rule, finding.pointer, finding.fingerprint))
        seen[identity] += 1  # two drafts of one name may say the same
        whole = f"{identity} {seen[identity]}".encode("utf-8", "backslashreplace")
        return Item(finding, report, answer, path, hashlib.sha256(whole).hexdigest()[:32])

    for report in results.reports:
        path = source_path(report.draft)
        yield from (item(finding, report, path) for finding in report.findings)
        yield from (item(settled.finding, report, path, settled.answer) for settled in report.settled)
    yield from (item(finding, None, None) for finding in results.plan)


def source_path(draft: Draft) -> str | None:
    """The draft's source with forward slashes, from the working folder where it stands below that; None without a file."""
    if draft.origin is None or draft.origin.path == "-" or "://" in draft.origin.path:
        return None
    return shown_path(draft.origin.path)


def shown_path(path: str) -> str:
    """A path with forward slashes and without detours; below the working folder it begins there."""
    plain = PurePath(os.path.normpath(path))
    if plain.is_absolute() and plain.is_relative_to(here := Path.cwd()):
        plain = plain.relative_to(here)
    return plain.as_posix()


def source_span(draft: Draft, finding: Finding) -> tuple[int, int] | None:
    """[start, end) in code points of the source's text of what the finding is about; None where that is unknown."""
    if draft.origin is None or not finding.span or finding.span[0] >= finding.span[1]:
        return None
    start = draft.origin.source_offset(finding.pointer, finding.span[0])
    last = draft.origin.source_offset(finding.pointer, finding.span[1] - 1)
    return None if start is None or last is None or last < start else (start, last + 1)


def flagged(draft: Draft, finding: Finding) -> str | None:
    """The flagged words, which no report may hold unless the user asked for them."""
    value = draft.resolve(finding.pointer) if finding.span else None
    return value[slice(*finding.span)] if finding.span and isinstance(value, str) else None


def draft_names(results: Results) -> list[str]:
    """A name for each draft, in their order: its id, with its place where several drafts have the same."""
    ids = Counter(report.draft.id for report in results.reports)
    seen: Counter[str] = Counter()
    names = []
    for report in results.reports:
        draft = report.draft
        name = draft.id or where(draft)
        if ids[draft.id] > 1 and draft.origin:
            name = f"{name} ({where(draft)})"
        seen[name] += 1
        names.append(name if seen[name] == 1 else f"{name} #{seen[name]}")
    return names


def row(item: Item) -> str:
    """Which draft of its file is meant, for formats that know lines alone: a calendar's row or event; else nothing."""
    draft = item.report.draft if item.report else None
    if draft is None or item.finding.line:
        return ""
    name = draft.id if item.path is None or draft.origin is None else draft.origin.locator
    return f"{name}: " if name and name != item.path else ""


def title(item: Item, words: Mapping[str, str]) -> str:
    """Rule and, for a question, that it is one."""
    return f"{item.finding.rule} ({words['review']})" if item.finding.kind == "review" else item.finding.rule


def said(item: Item, words: Mapping[str, str]) -> str:
    """Message, what to do and why, a line each."""
    finding = item.finding
    lines = [finding.message]
    if finding.help:
        lines.append(f"{words['do']}: {finding.help}")
    if finding.references:
        lines.append(f"{words['why']}: {'; '.join(r.title for r in finding.references)}.")
    return "\n".join(lines)


def who_and_when(answer: Answer) -> str:
    """Who answered and on which day, as far as the answer says."""
    return ", ".join(str(part) for part in (answer.by, answer.at) if part)
