"""Cells put into one sheet of a workbook, in columns beside its own; nothing else of the sheet changes."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from postguard.reports.xlsx.xml_patch import (
    Edit,
    Found,
    Tag,
    attributes,
    closing,
    escaped,
    find,
    open_end,
    plain,
    reader,
    run,
    splice,
)  # fmt: skip
from postguard.sources.calendar.columns import letter
from postguard.tables.xml_parts import BrokenXml

MAX_TEXT = 32_767
"""Characters of a cell in Excel."""
_AREA = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?")
_SPANS = re.compile(rb"\s+spans\s*=\s*(\"[^\"]*\"|'[^']*')")
_BEFORE_RULES = (
    "sheetData sheetCalcPr sheetProtection protectedRanges scenarios autoFilter sortState dataConsolidate "
    "customSheetViews mergeCells phoneticPr conditionalFormatting"
).split()
"""What stands before conditional formats in a sheet, whose order is fixed."""


class Value(NamedTuple):
    """A cell: its text or number, and the number of its style."""

    text: str | int
    style: int | None = None


@dataclass
class _Row:
    """A row's place in the part, and its cells from our first column on."""

    start: int
    inner: int
    close: int = 0
    end: int = 0
    cells: list[tuple[int, int, int]] = field(default_factory=list)  # column, start, end


class Area(NamedTuple):
    """A range of cells: columns from nought, rows from 1, the last ones included."""

    left: int
    top: int
    right: int
    bottom: int

    def __str__(self) -> str:
        return f"{letter(self.left)}{self.top}:{letter(self.right)}{self.bottom}"


def area(reference: str) -> Area | None:
    """The range of a reference such as A5:H70; None where it is none."""
    found = _AREA.fullmatch(reference)
    if not found:
        return None
    left, top = column(found[1]), int(found[2])
    return Area(left, top, column(found[3]) if found[3] else left, int(found[4]) if found[4] else top)


def column(letters: str) -> int:
    """A column's place from nought."""
    place = 0
    for char in letters:
        place = place * 26 + ord(char) - 64
    return place - 1


def neutral(text: str) -> str:
    """Text that no program takes for a formula, also when the sheet is saved as CSV; as long as a cell may be."""
    text = f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text
    return text if len(text) <= MAX_TEXT else f"{text[: MAX_TEXT - 1]}…"


class SheetPart:
    """The XML of a sheet. Raises BrokenXml where it is none."""

    def __init__(self, data: bytes) -> None:
        self.data = plain(data)
        names = {*_BEFORE_RULES, "dimension", "cols", "worksheet"}
        self._found: Found = find(self.data, names, "worksheet")
        whole, rows = self._found.first("worksheet"), self._found.first("sheetData")
        if whole is None or rows is None:
            raise BrokenXml("sheet")
        self._rows: Tag = rows
        self.prefix = whole.prefix
        self._edits: list[Edit] = []

    @property
    def filter(self) -> Area | None:
        """The range of the sheet's own filter."""
        tag = self._found.first("autoFilter")
        return area(tag.attributes.get("ref", "")) if tag else None

    def widen_filter(self, right: int) -> None:
        """Let the filter take in the columns up to this one: sorting by it moves the cells of its range alone."""
        tag, now = self._found.first("autoFilter"), self.filter
        if tag and now and now.right < right:
            self._edits.append(with_attribute(self.data, tag, "ref", str(now._replace(right=right))))

    def put(self, cells: Mapping[int, Mapping[int, Value]], clear: Mapping[int, int]) -> None:
        """Put cells in, by row and column; `clear` are columns that are ours from the row given on: what is left there goes."""
        columns = {at for row in cells.values() for at in row} | set(clear)
        first = min(columns, default=0)
        for number, row in self._scan(set(cells), first, set(clear)).items():
            ours = {at: _cell(self.prefix, number, at, value) for at, value in cells.get(number, {}).items()}
            known = {at for at, _, _ in row.cells}
            before: dict[int, str] = {}
            for at in sorted(set(ours) - known):
                place = next((start for other, start, _ in row.cells if other > at), row.close)
                before[place] = before.get(place, "") + ours[at]
            for at, start, end in row.cells:
                if at in ours:
                    self._edits.append((start, end, ours[at].encode()))
                elif at in clear and number > clear[at]:
                    self._edits.append((start, end, b""))
            head = self.data[row.start : row.inner]
            if row.close == row.end:  # an empty row, written as one tag
                name = re.match(rb"<([^\s/>]+)", head)
                if before and name:
                    opened = _SPANS.sub(b"", head).removesuffix(b"/>").rstrip() + b">"
                    text = opened + "".join(before.values()).encode() + b"</" + name[1] + b">"
                    self._edits.append((row.start, row.end, text))
                continue
            if before:
                self._edits.append((row.start, row.inner, _SPANS.sub(b"", head)))
            self._edits += [(place, place, text.encode()) for place, text in before.items()]
        self._widen_dimension(max(columns, default=0))

    def widths(self, widths: Mapping[int, float]) -> None:
        """Make columns so many characters wide, and visible."""
        p, tag = self.prefix, self._found.first("cols")
        listed = find(self.data[tag.start : tag.end], ("col",)).all("col") if tag and not tag.empty else []
        spans: list[tuple[int, int, dict[str, str]]] = []
        for col in listed:
            low, high = (int(col.attributes.get(name, "0")) for name in ("min", "max"))
            for at in sorted(widths):
                if low <= at + 1 <= high:
                    spans.append((low, at, col.attributes))
                    low = at + 2
            spans.append((low, high, col.attributes))
        spans += [(at + 1, at + 1, {"width": f"{width:g}", "customWidth": "1"}) for at, width in widths.items()]
        inside = "".join(
            f"<{p}col{attributes({**kept, 'min': str(low), 'max': str(high)})}/>"
            for low, high, kept in sorted(spans, key=lambda span: span[0])
            if low <= high
        )
        place = (tag.start, tag.end) if tag else (self._rows.start, self._rows.start)
        self._edits.append((*place, f"<{p}cols>{inside}</{p}cols>".encode()))

    def color_rows(self, where: Area, column: int, rules: Mapping[str, tuple[str, int]]) -> None:
        """Color the rows of a range by the sign that the text in a column begins with: the user's own fills stay below.

        `rules` are sign and differential style by state. What an earlier run has put in stays as it is.
        """
        p = self.prefix
        formulas = {f'LEFT(${letter(column)}{where.top},1)="{sign}"': style for sign, style in rules.values()}
        if f"LEFT(${letter(column)}{where.top},1)=".encode() in self.data[self._rows.end :]:
            return
        inside = "".join(
            f'<{p}cfRule type="expression" dxfId="{style}" priority="{1000 + at}">'
            f"<{p}formula>{escaped(formula)}</{p}formula></{p}cfRule>"
            for at, (formula, style) in enumerate(formulas.items())
        )
        text = f'<{p}conditionalFormatting sqref="{where}">{inside}</{p}conditionalFormatting>'
        place = max(tag.end for name in _BEFORE_RULES for tag in self._found.all(name))
        self._edits.append((place, place, text.encode()))

    def done(self) -> bytes:
        """The part with all that was changed."""
        return splice(self.data, self._edits)

    def _widen_dimension(self, right: int) -> None:
        tag = self._found.first("dimension")
        now = area(tag.attributes.get("ref", "")) if tag else None
        if tag and now and now.right < right:
            self._edits.append(with_attribute(self.data, tag, "ref", str(now._replace(right=right))))

    def _scan(self, wanted: set[int], first: int, clear: set[int]) -> dict[int, _Row]:
        """The rows asked for, and those with cells in the columns to clear."""
        rows: dict[int, _Row] = {}
        parser, data, scan = reader(), self.data, _Scan()

        def start(name: str, given: dict[str, str]) -> None:
            bare = name.rpartition(":")[2]
            if bare == "row":
                reference = given.get("r", "")
                scan.row = int(reference) if reference.isdigit() else scan.row + 1
                scan.column = -1
                at = parser.CurrentByteIndex
                scan.here = _Row(at, open_end(data, at))
            elif bare == "c" and scan.here:
                letters = given.get("r", "").rstrip("0123456789")
                scan.column = column(letters) if letters else scan.column + 1
                scan.cell = parser.CurrentByteIndex

        def end(name: str) -> None:
            bare, here = name.rpartition(":")[2], scan.here
            if bare == "c" and here and scan.column >= first:
                inner = open_end(data, scan.cell)
                here.cells.append((scan.column, scan.cell, closing(data, inner, parser.CurrentByteIndex)[1]))
            elif bare == "row" and here:
                here.close, here.end = closing(data, here.inner, parser.CurrentByteIndex)
                if scan.row in wanted or (clear and any(at in clear for at, _, _ in here.cells)):
                    rows[scan.row] = here
                scan.here = None

        parser.StartElementHandler, parser.EndElementHandler = start, end
        run(parser, data)
        return rows


@dataclass
class _Scan:
    """Where the parser stands."""

    row: int = 0
    column: int = -1
    cell: int = 0
    here: _Row | None = None


def _cell(p: str, row: int, at: int, value: Value) -> str:
    style = "" if value.style is None else f' s="{value.style}"'
    head = f'<{p}c r="{letter(at)}{row}"{style}'
    if value.text == "":
        return f"{head}/>"
    if isinstance(value.text, int):
        return f"{head}><{p}v>{value.text}</{p}v></{p}c>"
    text = escaped(neutral(value.text))
    return f'{head} t="inlineStr"><{p}is><{p}t xml:space="preserve">{text}</{p}t></{p}is></{p}c>'


def with_attribute(data: bytes, tag: Tag, name: str, value: str) -> Edit:
    """The edit that gives an attribute another value."""
    head = re.sub(rf"(\s{name}\s*=\s*)(\"[^\"]*\"|'[^']*')".encode(), rb'\g<1>"' + value.encode() + b'"', data[tag.start : tag.inner], count=1)  # fmt: skip
    return tag.start, tag.inner, head


def sheet_xml(rows: list[list[Value]], widths: Mapping[int, float], freeze: int = 0) -> bytes:
    """A new sheet with these rows."""
    pane = f'<pane ySplit="{freeze}" topLeftCell="A{freeze + 1}" activePane="bottomLeft" state="frozen"/>' if freeze else ""  # fmt: skip
    cols = "".join(f'<col min="{at + 1}" max="{at + 1}" width="{width:g}" customWidth="1"/>' for at, width in sorted(widths.items()))  # fmt: skip
    made: Callable[[int, list[Value]], str] = lambda number, row: "".join(  # noqa: E731
        _cell("", number, at, value) for at, value in enumerate(row) if value.text != "" or value.style is not None
    )
    body = "".join(f'<row r="{number}">{made(number, row)}</row>' for number, row in enumerate(rows, 1))
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f'<sheetViews><sheetView workbookViewId="0">{pane}</sheetView></sheetViews><cols>{cols}</cols>'
        f"<sheetData>{body}</sheetData></worksheet>"
    ).encode()
