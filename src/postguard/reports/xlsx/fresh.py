"""A new workbook, a row a draft, for drafts that come from no workbook; it is a calendar that can be checked again."""

from __future__ import annotations

import os
import tempfile
from dataclasses import replace
from pathlib import Path

from postguard.draft import Answer, Draft, Media
from postguard.finding import Report, Results
from postguard.reports import Options
from postguard.reports.items import source_path
from postguard.reports.xlsx.book import copied
from postguard.reports.xlsx.sheet import MAX_TEXT, Value, sheet_xml
from postguard.reports.xlsx.words import FIELDS, MEDIA, WORDS
from postguard.sources.calendar.columns import OWN

MAX_GROUPS = 10
"""Media of a draft that have columns of their own."""
_WIDE = {"text": 60.0, "title": 24.0, "alt": 40.0, "path": 24.0}


def fresh(results: Results, options: Options, remark: str) -> bytes:
    """The workbook. `remark` says why it is no copy of the user's own."""
    import zipfile

    words, lang = WORDS[options.lang], options.lang
    reports = [report for report in results.reports if report.draft.readable]
    used = [name for name in FIELDS if name in ("id", "text") or any(_plain(r.draft, name) for r in reports)]
    groups = range(min(MAX_GROUPS, max((len(r.draft.media) for r in reports), default=0)))
    of_media = [
        (at, name)
        for at in groups
        for name in MEDIA
        if any(_of_medium(r.draft, at, name, options) for r in reports)
    ]  # fmt: skip
    header = [OWN["place"][lang], *(FIELDS[name][lang] for name in used)]
    header += [MEDIA[name][lang] + (f" {at + 1}" if at else "") for at, name in of_media] + [words["answer"]]
    rows = [header]
    for report in reports:
        draft = report.draft
        row = [_place(draft), *(_plain(draft, name) for name in used)]
        row += [_of_medium(draft, at, name, options) for at, name in of_media]
        rows.append([*row, "\n".join(_said(answer) for answer in draft.answers)])
    widths = {at + 1: _WIDE.get(name, 14.0) for at, name in enumerate(used)} | {0: 24.0, len(header) - 1: 40.0}
    widths |= {len(used) + 1 + at: _WIDE.get(name, 12.0) for at, (_, name) in enumerate(of_media)}
    made = sheet_xml([[Value(cell) for cell in row] for row in rows], widths, freeze=1)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "new.xlsx"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, text in _frame(words["sheet"]).items():
                archive.writestr(name, text)
            archive.writestr("xl/worksheets/sheet1.xml", made)
        moved = tuple(_moved(report, f"{words['sheet']}!{at}") for at, report in enumerate(reports, 2))
        unread = tuple(report for report in results.reports if not report.draft.readable)
        return copied(path, replace(results, reports=(*moved, *unread)), options, remark)


def _moved(report: Report, locator: str) -> Report:
    from postguard.draft import Origin

    origin = report.draft.origin or Origin("")
    return replace(report, draft=replace(report.draft, origin=replace(origin, locator=locator)))


def _place(draft: Draft) -> str:
    path = source_path(draft)
    locator = draft.origin.locator if draft.origin else None
    return " ".join(part for part in (path, locator) if part)


def _plain(draft: Draft, name: str) -> str:
    value = getattr(draft, name)
    if name == "kind":
        return "" if value == "post" else str(value)
    if name == "publish_at" and value:
        timed = value.hour or value.minute
        return str(value.isoformat(" ", timespec="minutes")) if timed else str(value.date().isoformat())
    return "; ".join(value) if isinstance(value, tuple) else str(value or "")[: MAX_TEXT - 1]


def _of_medium(draft: Draft, at: int, name: str, options: Options) -> str:
    if at >= len(draft.media):
        return ""
    medium = draft.media[at]
    if name == "path":
        return _beside(draft, medium, options)
    if name in ("minors", "adults"):
        count = getattr(medium.shows, name) if medium.shows else None
        return "" if count is None else str(count)
    if name == "alt" and medium.decorative:
        return "dekorativ" if options.lang == "sv" else "decorative"
    value = getattr(medium, name)
    if isinstance(value, bool):
        return {True: "ja", False: "nej"}[value] if options.lang == "sv" else {True: "yes", False: "no"}[value]
    return str(value or "")


def _beside(draft: Draft, medium: Media, options: Options) -> str:
    """The medium's path, seen from where the report will lie."""
    root = draft.origin.root if draft.origin else "."
    if options.folder is None or "://" in medium.path or Path(medium.path).is_absolute():
        return medium.path
    return Path(os.path.relpath(Path(root) / medium.path, options.folder)).as_posix()


def _said(answer: Answer) -> str:
    place = f" {answer.pointer}" if answer.pointer else ""
    signed = f" /{answer.by}" + (f" {answer.at}" if answer.at else "") if answer.by else ""
    until = f" until {answer.until}" if answer.until else ""
    return f"{answer.rule}{place}: {' '.join(answer.answer.split())}{signed}{until}"


def _frame(name: str) -> dict[str, str]:
    """The other parts of a workbook with one sheet."""
    package = "http://schemas.openxmlformats.org/package/2006"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    return {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kind}.worksheet+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="{office}"><sheets><sheet name="{name}" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    }
