"""The user's workbook with our columns and our sheet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from postguard.config import Config
from postguard.draft import Text
from postguard.finding import Report, Results
from postguard.reports import Options
from postguard.reports.html.words import SYMBOLS
from postguard.reports.xlsx.marks import marks
from postguard.reports.xlsx.package import Package
from postguard.reports.xlsx.sheet import Area, SheetPart, Value, area, with_attribute
from postguard.reports.xlsx.styles import Looks, with_looks
from postguard.reports.xlsx.summary import summary_sheet
from postguard.reports.xlsx.words import WORDS
from postguard.reports.xlsx.xml_patch import Tag, appended, attributes, find, splice
from postguard.sources.calendar.columns import OWN, SUMMARY, is_summary, own_column
from postguard.sources.calendar.tables import Part, arranged
from postguard.tables import MAX_COLUMNS, read_sheets

WIDTHS = {"result": 18.0, "findings": 60.0, "do": 50.0, "answer": 40.0}
LAST_ROW = 1_048_576


class Unfit(Exception):
    """A workbook that cannot take our columns. `why` says what is in the way."""

    def __init__(self, why: Text) -> None:
        super().__init__(why["en"])
        self.why = why


def copied(path: Path, results: Results, options: Options, remark: str = "") -> bytes:
    """A copy of the workbook with what was found. Raises Unfit, TableError, BrokenXml, OSError or zipfile's errors."""
    rows: dict[str, dict[int, Report]] = defaultdict(dict)
    for report in results.reports:
        name, _, number = ((report.draft.origin and report.draft.origin.locator) or "").rpartition("!")
        if report.draft.readable and number.isdigit():
            rows[name][int(number)] = report
    with path.open("rb") as stream, read_sheets(stream, path.suffix.lower()) as sheets, Package(path) as package:
        styles = package.styles()
        data, looks = with_looks(package.read(styles))
        package.write(styles, data)
        names = {sheet.name or "" for sheet in sheets}
        summary = next((sheet.name or "" for sheet in sheets if is_summary(sheet)), None)
        for sheet in sheets:
            part = arranged(sheet, path, replace(Config(), aliases=options.aliases))
            if part.table and sheet.part and rows[sheet.name or ""]:
                _mark(package, sheet.part, part, rows[sheet.name or ""], options, looks)
        free = (name for n in range(1, 100) if (name := SUMMARY if n == 1 else f"{SUMMARY} {n}") not in names)
        package.add_sheet(summary or next(free), summary_sheet(results, options, looks, remark))
        return package.copy()


def _mark(package: Package, path: str, part: Part, rows: Mapping[int, Report], options: Options, looks: Looks) -> None:
    """Put our columns beside one sheet's own."""
    assert part.table
    sheet = SheetPart(package.read(path))
    header = part.table.header
    mine = {kind: c.at for c in part.table.columns if (kind := own_column(c.name)) in WIDTHS}
    if any(one.field == "answers" for one in part.fields):
        mine["answer"] = next(one.at for one in part.fields if one.field == "answers")
    missing = [kind for kind in WIDTHS if kind not in mine]
    tables = [(name, *found) for name in package.tables_of(path) if (found := _table(package.read(name)))]
    used = _used(part, header)
    ranges = [table for _, table, _ in tables] + ([sheet.filter] if sheet.filter else [])
    free = max([used, *(one.right for one in ranges if one.top <= header <= one.bottom)]) + 1
    if missing and free + len(missing) > MAX_COLUMNS:
        raise Unfit({lang: WORDS[lang]["full"].format(part.sheet.name) for lang in ("sv", "en")})
    added = dict(zip(missing, range(free, free + len(missing)), strict=True))
    mine |= added
    names = {kind: OWN[kind][options.lang] if kind in OWN else WORDS[options.lang]["answer"] for kind in mine}

    cells: dict[int, dict[int, Value]] = {header: {at: Value(names[kind], looks.header) for kind, at in added.items()}}
    cells[header] |= {at: Value(names[kind], looks.header) for kind, at in mine.items() if kind != "answer"}
    for number, report in rows.items():
        state, result, findings, do = marks(report, options)
        cells[number] = {
            mine["result"]: Value(result, looks.of[state]),
            mine["findings"]: Value(findings, looks.of[state]),
            mine["do"]: Value(do, looks.of[state]),
        }
        if "answer" in added:
            cells[number][mine["answer"]] = Value("", looks.answer)
    sheet.put(cells, {at: header for kind, at in mine.items() if kind != "answer"})
    sheet.widths({at: WIDTHS[kind] for kind, at in added.items()})
    right = max(mine.values())
    if sheet.filter and sheet.filter.top == header:
        sheet.widen_filter(right)
    signs = {state: (SYMBOLS[state], style) for state, style in looks.rules.items()}
    sheet.color_rows(Area(0, header + 1, right, LAST_ROW), mine["result"], signs)
    package.write(path, sheet.done())
    for name, where, data in tables:
        if added and where.top == header and where.right == free - 1:
            package.write(name, _widened(data, where, [names[kind] for kind in added]))


def _used(part: Part, header: int) -> int:
    """The last column with anything in it, from the header down."""
    assert part.table
    below = (row for row in part.sheet.rows() if row.number >= header)
    filled = (
        at for row in below for at, cell in enumerate(row.cells) if cell.value is not None or cell.fault or cell.link
    )
    return max(filled, default=0)


def _table(data: bytes) -> tuple[Area, bytes] | None:
    tag = find(data, ("table",)).first("table")
    where = area(tag.attributes.get("ref", "")) if tag else None
    return (where, data) if where else None


def _widened(data: bytes, where: Area, names: list[str]) -> bytes:
    """A table with more columns: sorting moves the cells of a table alone, and answers belong to their rows."""
    found = find(data, ("table", "autoFilter", "tableColumns", "tableColumn"))
    columns, known = found.first("tableColumns"), found.all("tableColumn")
    if columns is None:
        return data
    ids = max((int(tag.attributes.get("id", "0")) for tag in known), default=0)
    taken = {tag.attributes.get("name", "").lower() for tag in known}
    if taken & {name.lower() for name in names}:
        return data
    right = where.right + len(names)
    text = "".join(f"<{columns.prefix}tableColumn{attributes({'id': str(ids + at), 'name': name})}/>" for at, name in enumerate(names, 1))  # fmt: skip
    edits = [appended(data, columns, text, len(names)), *_references(data, found.all("table") + found.all("autoFilter"), right)]  # fmt: skip
    return splice(data, edits)


def _references(data: bytes, tags: list[Tag], right: int) -> Iterator[tuple[int, int, bytes]]:
    for tag in tags:
        now = area(tag.attributes.get("ref", ""))
        if now:
            yield with_attribute(data, tag, "ref", str(now._replace(right=right)))
