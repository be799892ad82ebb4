"""Apply the edits of findings to the files they came from: exactly, all or nothing for a file, in one write."""

from __future__ import annotations

import io
import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from postguard.config import Config
from postguard.draft import Draft, Problem
from postguard.facts.media import MediaFile
from postguard.finding import Edit, Report
from postguard.sources import Source
from postguard.sources.decoding import NotText, decode
from postguard.writing import write_atomically

Change = tuple[int, int, str]
"""A replacement of [start, end) of a file's text."""


def fix(reports: Iterable[Report], sources: Iterable[Source], config: Config, unsafe: bool = False) -> int:
    """Apply the safe edits (the unsafe ones too, when asked for) of all open findings. Returns how many were cured.

    A file is written only when reading it again gives just the drafts that the edits meant; OSError passes through.
    """
    by_file: dict[str, list[tuple[Draft, Sequence[Edit]]]] = defaultdict(list)
    done = 0
    for report in reports:
        for finding in report.findings:
            edits = [edit for edit in finding.edits if edit.safe or unsafe]
            if any(edit.action == "strip-location" for edit in edits):
                done += _strip_location(report.draft, edits[0], config)
            elif edits and report.draft.origin:
                by_file[report.draft.origin.path].append((report.draft, edits))
    for path, cures in by_file.items():
        source = next((s for s in sources if Path(path).suffix.lower() in s.suffixes), None)
        if source and Path(path).is_file():
            done += _fix_text(Path(path), cures, source, config)
    return done


def _fix_text(path: Path, cures: list[tuple[Draft, Sequence[Edit]]], source: Source, config: Config) -> int:
    try:
        text, encoding, _ = decode(path.read_bytes())
    except NotText:
        return 0
    changes: set[Change] = set()
    wanted: dict[tuple[str, str], list[Edit]] = defaultdict(list)
    cured = 0
    for draft, edits in cures:
        found = [change for edit in edits if (change := _change(draft, edit, text, path))]
        if len(found) == len(edits):
            cured += 1
            changes.update(found)
            for edit in edits:
                wanted[draft.id, edit.pointer].append(edit)
    fixed = text
    for start, end, replacement in sorted(changes, reverse=True):
        fixed = fixed[:start] + replacement + fixed[end:]
    before = {draft.id: draft for draft, _ in cures}
    after = {draft.id: draft for draft in source.read(path, io.BytesIO(fixed.encode(encoding)), config)}
    for (id, pointer), meant in wanted.items():
        if id not in after or _text(after[id], pointer) != _edited(_text(before[id], pointer), meant):
            return 0
    if changes:
        write_atomically(path, fixed.encode(encoding))
    return cured


def _change(draft: Draft, edit: Edit, text: str, path: Path) -> Change | None:
    """The edit as a change of the file's text; None where the file writes the flagged words in another way (escapes)."""
    origin, value = draft.origin, draft.resolve(edit.pointer)
    if origin is None or edit.span is None or edit.replacement is None:
        return None
    place = origin.source_offset(edit.pointer, edit.span[0])
    if place is None:
        return None
    bom = 1 if text.startswith("\ufeff") else 0
    start = (
        place
        + bom
        + (sum(len(line) for line in text.splitlines(keepends=True)[: origin.line - 1]) if origin.line > 1 else 0)
    )
    old = value[slice(*edit.span)]
    replacement = (
        json.dumps(edit.replacement, ensure_ascii=False)[1:-1]
        if path.suffix.lower() in (".json", ".jsonl", ".ndjson")
        else edit.replacement
    )
    return (start, start + len(old), replacement) if text[start : start + len(old)] == old else None


def _text(draft: Draft, pointer: str) -> str:
    return str(draft.resolve(pointer))


def _edited(value: str, edits: list[Edit]) -> str:
    for start, end, replacement in sorted({(*e.span, e.replacement or "") for e in edits if e.span}, reverse=True):
        value = value[:start] + replacement + value[end:]
    return value


def _strip_location(draft: Draft, edit: Edit, config: Config) -> int:
    from postguard.facts.metadata import without_location

    at = int(edit.pointer.split("/")[2])
    roots = (
        Path(draft.origin.root if draft.origin else "."),
        *((config.folder or Path()) / root for root in config.media_roots),
    )
    path = MediaFile(draft.media[at], edit.pointer, roots, config.limits).located
    if isinstance(path, Problem):
        return 0
    stripped = without_location(path.read_bytes())
    if stripped is None:
        return 0
    write_atomically(path, stripped)
    return 1
