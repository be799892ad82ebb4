"""Apply the edits of findings to the files they came from: exactly, all or nothing for a file, in one write."""

from __future__ import annotations

import io
import json
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from postguard.answers import write_atomically
from postguard.config import Config
from postguard.draft import Draft, Problem
from postguard.facts.media import MediaFile
from postguard.finding import Edit, Report
from postguard.sources import Source
from postguard.sources.decoding import NotText, decode

Change = tuple[int, int, str]
"""A replacement of [start, end) of a file's text."""


def fix(reports: Iterable[Report], sources: Iterable[Source], config: Config, unsafe: bool = False) -> int:
    """Apply the safe edits (the unsafe ones too, when asked for) of all open findings. Returns how many were applied.

    A file is written only when reading it again gives just the drafts that the edits meant; OSError passes through.
    """
    by_file: dict[str, list[tuple[Draft, Edit]]] = defaultdict(list)
    done = 0
    for report in reports:
        for edit in (e for finding in report.findings for e in finding.edits if e.safe or unsafe):
            if edit.action == "strip-location":
                done += _strip_location(report.draft, edit, config)
            elif report.draft.origin and edit.span and edit.replacement is not None:
                by_file[report.draft.origin.path].append((report.draft, edit))
    for path, edits in by_file.items():
        source = next((s for s in sources if Path(path).suffix.lower() in s.suffixes), None)
        if source and Path(path).is_file():
            done += _fix_text(Path(path), edits, source, config)
    return done


def _fix_text(path: Path, edits: list[tuple[Draft, Edit]], source: Source, config: Config) -> int:
    data = path.read_bytes()
    try:
        text, encoding, _ = decode(data)
    except NotText:
        return 0
    changes, wanted = [], defaultdict(list)
    for draft, edit in edits:
        change = _change(draft, edit, text, path)
        if change:
            changes.append(change)
            wanted[draft.id, edit.pointer].append(edit)
    fixed = text
    for start, end, replacement in sorted(set(changes), reverse=True):
        fixed = fixed[:start] + replacement + fixed[end:]
    new = fixed.encode(encoding)
    before = {draft.id: draft for draft, _ in edits}
    after = {draft.id: draft for draft in source.read(path, io.BytesIO(new), config)}
    meant = all(
        id in after and after[id].resolve(pointer) == _edited(before[id].resolve(pointer), some)
        for (id, pointer), some in wanted.items()
    )
    if not changes or not meant:
        return 0
    write_atomically(path, new)
    return len(changes)


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


def _edited(value: str, edits: list[Edit]) -> str:
    for start, end, replacement in sorted({(*e.span, e.replacement or "") for e in edits if e.span}, reverse=True):
        value = value[:start] + replacement + value[end:]
    return value.strip()


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
