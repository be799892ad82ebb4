"""Apply the edits of findings to the files they came from: exactly, all or nothing for a file, in one write."""

from __future__ import annotations

import io
import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from postguard.config import Config
from postguard.draft import Draft, Problem
from postguard.facts.media import MediaFile, media_roots
from postguard.finding import Edit, Report
from postguard.sources import Source
from postguard.sources.decoding import NotText, decode
from postguard.writing import encode_like, write_atomically

if TYPE_CHECKING:
    from postguard.facts.metadata import What

_STRIPPED: dict[Literal["strip-location", "strip-owner", "blur-faces"], What] = {
    "strip-location": "position",
    "strip-owner": "owner",
}

Change = tuple[int, int, str]
"""A replacement of [start, end) of a file's text."""


def curable(reports: Iterable[Report], unsafe: bool = False) -> int:
    """How many open findings have an edit that `fix` would apply."""
    return sum(any(edit.safe or unsafe for edit in f.edits) for report in reports for f in report.findings)


def fix(
    reports: Iterable[Report],
    sources: Iterable[Source],
    config: Config,
    unsafe: bool = False,
    refused: Callable[[str, str], object] = lambda path, why: None,
) -> int:
    """Apply the safe edits (the unsafe ones too, when asked for) of all open findings. Returns how many were cured.

    A file is written only when reading it again gives just the drafts that the edits meant. One that cannot be written
    is left as it was, and `refused` is told its path and why.
    """
    by_file: dict[str, list[tuple[Draft, Sequence[Edit]]]] = defaultdict(list)
    done = 0
    stripped: set[Path] = set()
    blurs: dict[tuple[int, str], list[tuple[Draft, Edit]]] = defaultdict(list)
    for report in reports:
        for finding in report.findings:
            edits = [edit for edit in finding.edits if edit.safe or unsafe]
            if blur := next((edit for edit in edits if edit.action == "blur-faces"), None):
                blurs[id(report.draft), blur.pointer].append((report.draft, blur))
            elif any(edit.action for edit in edits):
                done += _attempt(partial(_strip, report.draft, edits, config, stripped), report.draft, refused)
            elif edits and report.draft.origin:
                by_file[report.draft.origin.path].append((report.draft, edits))
    for same in blurs.values():
        draft = same[0][0]
        renamed: list[Edit] = []
        _attempt(partial(_blur, draft, [edit for _, edit in same], config, refused, renamed), draft, refused)
        if renamed and draft.origin:
            by_file[draft.origin.path] += [(draft, renamed)] * len(same)
    for path, cures in by_file.items():
        source = next((s for s in sources if Path(path).suffix.lower() in s.suffixes), None)
        if source and Path(path).is_file():
            done += _attempt(partial(_fix_text, Path(path), cures, source, config), cures[0][0], refused)
    return done


def _attempt(apply: Callable[[], int], draft: Draft, refused: Callable[[str, str], object]) -> int:
    path = draft.origin.path if draft.origin else draft.id
    try:
        return apply()
    except UnicodeEncodeError as error:
        refused(path, f"its encoding ({error.encoding}) has no {error.object[error.start : error.end]!r}")
    except OSError as error:
        refused(path, f"{error.filename or path} cannot be written ({error.strerror})")
    return 0


def _fix_text(path: Path, cures: list[tuple[Draft, Sequence[Edit]]], source: Source, config: Config) -> int:
    original = path.read_bytes()
    try:
        text, encoding, _ = decode(original)
    except NotText:
        return 0
    expected = list(source.read(path, io.BytesIO(original), config))
    places = _places([draft for draft, _ in cures], expected)
    changes: set[Change] = set()
    wanted: dict[tuple[int, str], list[Edit]] = defaultdict(list)
    cured = 0
    for draft, edits in cures:
        found = [change for edit in edits if (change := _change(draft, edit, text, path))]
        if id(draft) in places and len(found) == len(edits):
            cured += 1
            changes.update(found)
            for edit in edits:
                wanted[places[id(draft)], edit.pointer].append(edit)
    if not changes:
        return 0
    fixed = text
    for start, end, replacement in sorted(changes, reverse=True):
        fixed = fixed[:start] + replacement + fixed[end:]
    for (at, pointer), meant in wanted.items():
        expected[at] = _edited(expected[at], pointer, meant)
    data = encode_like(fixed, encoding, original)
    if list(source.read(path, io.BytesIO(data), config)) != expected:
        return 0
    write_atomically(path, data)
    return cured


def _places(drafts: Sequence[Draft], in_file: Sequence[Draft]) -> dict[int, int]:
    """Where in its file each draft stands, by the draft's id(): several may have the same name, or the same text."""
    free: dict[tuple[int, str | None], list[int]] = defaultdict(list)
    for at, draft in enumerate(in_file):
        free[_line(draft)].append(at)
    places: dict[int, int] = {}
    for draft in drafts:
        here = free[_line(draft)]
        place = next((at for at in here if in_file[at] == draft), None)
        if id(draft) not in places and place is not None:
            places[id(draft)] = place
            here.remove(place)
    return places


def _line(draft: Draft) -> tuple[int, str | None]:
    return (draft.origin.line, draft.origin.locator) if draft.origin else (0, None)


def _change(draft: Draft, edit: Edit, text: str, path: Path) -> Change | None:
    """The edit as a change of the file's text; None where the file writes the flagged words in another way (escapes)."""
    origin, value = draft.origin, draft.resolve(edit.pointer)
    if origin is None or edit.span is None or edit.replacement is None:
        return None
    place = origin.source_offset(edit.pointer, edit.span[0])
    if place is None:
        return None
    bom = 1 if text.startswith("\ufeff") else 0
    start = place + bom + sum(len(line) + 1 for line in text.split("\n", origin.line - 1)[: origin.line - 1])
    old = value[slice(*edit.span)]
    replacement = (
        json.dumps(edit.replacement, ensure_ascii=False)[1:-1]
        if path.suffix.lower() in (".json", ".jsonl", ".ndjson")
        else edit.replacement
    )
    return (start, start + len(old), replacement) if text[start : start + len(old)] == old else None


def _edited(draft: Draft, pointer: str, edits: list[Edit]) -> Draft:
    """The draft as the edits of one of its strings mean it."""
    value = str(draft.resolve(pointer))
    for start, end, replacement in sorted({(*e.span, e.replacement or "") for e in edits if e.span}, reverse=True):
        value = value[:start] + replacement + value[end:]
    *medium, name = pointer.split("/")[1:]
    change: dict[str, Any] = {name: value}
    if not medium:
        return replace(draft, **change)
    media = list(draft.media)
    media[int(medium[1])] = replace(media[int(medium[1])], **change)
    return replace(draft, media=tuple(media))


def _blur(
    draft: Draft, edits: Sequence[Edit], config: Config, refused: Callable[[str, str], object], renamed: list[Edit]
) -> int:
    """Write a copy of one picture without the faces of the edits beside it, and add the edit that names it to `renamed`.

    The picture itself is never written to, nor is a file that has the copy's name already.
    """
    from postguard.blur import NotDrawn, blurred, copy_name

    pointer = edits[0].pointer
    medium = draft.media[int(pointer.split("/")[2])]
    path = MediaFile(medium, pointer, media_roots(draft, config), config.limits).located
    if isinstance(path, Problem):
        return 0
    try:
        data, suffix = blurred(path, tuple(dict.fromkeys(box for edit in edits for box in edit.boxes)), config.limits)
    except NotDrawn as error:
        refused(str(path), str(error))
        return 0
    copy = path.with_name(copy_name(path, suffix))
    if copy.exists() and copy.read_bytes() != data:
        refused(str(path), f"{copy.name} is there already")
        return 0
    write_atomically(copy, data)
    name = medium.path[: len(medium.path) - len(path.suffix)] + copy.name[len(path.stem) :]
    if draft.origin is None or draft.origin.source_offset(f"{pointer}/path", 0) is None:
        refused(str(path), f"{copy.name} is the copy without the faces: use that one")
        return 0
    renamed.append(Edit(f"{pointer}/path", (0, len(medium.path)), name, safe=False))
    return 0


def _strip(draft: Draft, edits: Sequence[Edit], config: Config, stripped: set[Path]) -> int:
    """Take out of one medium's file what the edits name. Returns whether that was done, for an earlier draft or now."""
    from postguard.facts.metadata import strip

    pointer = edits[0].pointer
    medium = draft.media[int(pointer.split("/")[2])]
    path = MediaFile(medium, pointer, media_roots(draft, config), config.limits).located
    if isinstance(path, Problem):
        return 0
    if path in stripped or strip(path, frozenset(_STRIPPED[edit.action] for edit in edits if edit.action in _STRIPPED)):
        stripped.add(path)
        return 1
    return 0
