"""The rows of one sheet of a workbook, streamed, and what stands after them: links, merged cells, notes."""

from __future__ import annotations

import math
import re
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, time
from typing import IO, Any, NamedTuple, Protocol

from postguard.draft import Text
from postguard.tables import EMPTY, MAX_CELL, MAX_COLUMNS, Cell, Row, Value
from postguard.tables.xml_parts import Gathering, Texts, parse

MAX_EXTRAS = 100_000
"""Links, notes and merged cells of a sheet; Excel itself holds 65,530 links."""

_REF = re.compile(r"([A-Z]{1,3})(\d{1,7})(?::([A-Z]{1,3})(\d{1,7}))?")
_HYPERLINK = re.compile(r'\s*(?:_xlfn\.)?HYPERLINK\(\s*"((?:[^"]|"")*)"\s*[,;)]', re.IGNORECASE)
_NO_VALUE: Text = {
    "sv": "formeln har inget sparat värde; öppna filen i Excel och spara den",
    "en": "the formula has no saved value; open the file in Excel and save it",
}
_LONG: Text = {"sv": f"cellen har över {MAX_CELL:,} tecken".replace(",", " "), "en": f"the cell has over {MAX_CELL:,} characters"}  # fmt: skip
_BROKEN: Text = {"sv": "cellens värde går inte att läsa", "en": "the cell's value cannot be read"}


class SharedStrings(Protocol):
    """The strings by number. Raises IndexError."""

    def __getitem__(self, number: int, /) -> str: ...


class Styles(NamedTuple):
    """Where a workbook's days are counted from, and which cell styles show dates and spans of time."""

    epoch: datetime
    dates: frozenset[int]
    spans: frozenset[int]


class Place(NamedTuple):
    """A cell's row, from 1, and column, from nought."""

    row: int
    column: int


class _Area(NamedTuple):
    """A merged cell of one column and several rows."""

    first: int
    last: int
    column: int


@dataclass
class Extras:
    """What a sheet tells after its rows."""

    links: dict[Place, str] = field(default_factory=dict)
    notes: dict[Place, str] = field(default_factory=dict)
    merged: list[_Area] = field(default_factory=list)


def extras(source: IO[bytes], targets: Mapping[str, str]) -> Extras:
    """The links and merged cells of a sheet; `targets` are its links' targets by id. Raises BrokenXml."""
    handler = _ExtrasHandler(targets)
    deque(parse(source, handler), maxlen=0)
    handler.found.merged.sort()
    return handler.found


def notes_of(source: IO[bytes]) -> dict[Place, str]:
    """The notes of a sheet by their cells. Raises BrokenXml."""
    found: dict[Place, str] = {}
    for reference, text in parse(source, Texts("comment", MAX_CELL, key="ref")):
        area = _area(reference)
        if area and len(found) < MAX_EXTRAS:
            found[area[0]] = text
    return found


def sheet_rows(source: IO[bytes], strings: SharedStrings, styles: Styles, extra: Extras) -> Iterator[Row]:
    """The rows in which something is written. Raises BrokenXml where the XML breaks off."""
    begun = 0
    active: list[_Area] = []
    values: dict[int, Cell] = {}
    for row in parse(source, _RowHandler(strings, styles, extra)):
        if begun < len(extra.merged) or active:  # cells merged downwards hold for each row that they cover
            while begun < len(extra.merged) and extra.merged[begun].first <= row.number:
                active.append(extra.merged[begun])
                begun += 1
            active = [area for area in active if area.last >= row.number]
            row = _with_merged(row, active, values)
        if not row.empty or row.faults:
            yield row


def _with_merged(row: Row, active: list[_Area], values: dict[int, Cell]) -> Row:
    cells = list(row.cells)
    for area in active:
        if area.first == row.number:
            values[area.column] = row.at(area.column)
        elif area.column in values:
            cells += [EMPTY] * (area.column + 1 - len(cells))
            cells[area.column] = values[area.column]._replace(merged=True)
    return row._replace(cells=tuple(cells))


def _area(reference: str) -> tuple[Place, Place] | None:
    found = _REF.fullmatch(reference.replace("$", ""))
    if not found:
        return None
    first = Place(int(found[2]), _column(found[1]))
    return first, Place(int(found[4]), _column(found[3])) if found[3] else first


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


class _ExtrasHandler:
    def __init__(self, targets: Mapping[str, str]) -> None:
        self.ready: deque[Any] = deque()
        self.found = Extras()
        self._targets = targets

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name not in ("hyperlink", "mergeCell"):
            return
        area = _area(attributes.get("ref", ""))
        if not area or len(self.found.links) + len(self.found.merged) >= MAX_EXTRAS:
            return
        first, last = area
        if name == "hyperlink":
            id = next((value for key, value in attributes.items() if key.rpartition(":")[2] == "id"), "")
            if target := self._targets.get(id):
                self.found.links[first] = target
        elif first.column < MAX_COLUMNS and first.row < last.row:
            self.found.merged.append(_Area(first.row, last.row, first.column))

    def text(self, data: str) -> None:
        pass

    def end(self, name: str) -> None:
        pass


class _RowHandler:
    """Makes rows of the elements row, c, v, f and t."""

    def __init__(self, strings: SharedStrings, styles: Styles, extra: Extras) -> None:
        self.ready: deque[Row] = deque()
        self._strings, self._styles, self._extra = strings, styles, extra
        self._row, self._column, self._hidden, self._wide = 0, -1, False, False
        self._cells: list[Cell] = []
        self._cell: dict[str, str] = {}
        self._formula = self._valued = self._inside = self._aside = self._in_formula = False
        self._text, self._formula_text = Gathering(MAX_CELL), Gathering(2000)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "c":
            self._cell = attributes
            reference = _REF.fullmatch(attributes.get("r", ""))
            self._column = _column(reference[1]) if reference else self._column + 1
            self._formula = self._valued = False
            self._text.clear()
            self._formula_text.clear()
        elif name in ("v", "t"):
            self._inside = not self._aside
            self._valued = True
        elif name == "f":
            self._formula = self._in_formula = True
        elif name == "rPh":
            self._aside = True
        elif name == "row":
            number = attributes.get("r", "")
            self._row = int(number) if number.isascii() and number.isdigit() and len(number) < 8 else self._row + 1
            self._hidden = attributes.get("hidden") in ("1", "true")
            self._cells, self._column, self._wide = [], -1, False

    def text(self, data: str) -> None:
        if self._inside:
            self._text.add(data)
        elif self._in_formula:
            self._formula_text.add(data)

    def end(self, name: str) -> None:
        if name in ("v", "t"):
            self._inside = False
        elif name == "f":
            self._in_formula = False
        elif name == "rPh":
            self._aside = False
        elif name == "c":
            self._finish_cell()
        elif name == "row" and self._cells:
            faults: tuple[Text, ...] = ()
            if self._wide:
                faults = ({"sv": f"raden har över {MAX_COLUMNS} kolumner", "en": f"the row has over {MAX_COLUMNS} columns"},)  # fmt: skip
            self.ready.append(Row(self._row, tuple(self._cells), self._hidden, faults))

    def _finish_cell(self) -> None:
        value, fault = self._value()
        place = Place(self._row, self._column)
        link, note = self._extra.links.get(place), self._extra.notes.get(place)
        if self._formula and (written := _HYPERLINK.match(self._formula_text.whole())):
            link = written[1].replace('""', '"')
        if value is None and fault is None and note is None:
            return
        if self._column >= MAX_COLUMNS:
            self._wide = True
            return
        while len(self._cells) <= self._column:
            self._cells.append(EMPTY)
        self._cells[self._column] = Cell(value, link, note, fault)

    def _value(self) -> tuple[Value, Text | None]:
        kind, text = self._cell.get("t", "n"), self._text.whole()
        if not text:  # a formula whose result is an empty text says that it is one
            return None, _NO_VALUE if self._formula and not (kind == "str" and self._valued) else None
        try:
            if kind == "s":
                text = self._strings[int(text)]
            if kind in ("s", "str", "inlineStr"):
                long = self._text.over or len(text) > MAX_CELL
                return text[:MAX_CELL].strip() or None, _LONG if long else None
            if kind == "b":
                return text.strip() == "1", None
            if kind == "e":
                return None, {"sv": f"cellen visar felet {text[:20]}", "en": f"the cell shows the error {text[:20]}"}
            if kind == "d":
                return datetime.fromisoformat(text.strip()).replace(tzinfo=None), None
            return self._number(text.strip()), None
        except (ValueError, IndexError, OverflowError):
            return None, _BROKEN

    def _number(self, text: str) -> Value:
        from openpyxl.utils.datetime import from_excel

        number = float(text)
        if not math.isfinite(number):
            raise ValueError(text)
        style = self._cell.get("s", "")
        shown = int(style) if style.isascii() and style.isdigit() and len(style) < 7 else 0
        if shown in self._styles.spans or (shown in self._styles.dates and 0 <= number < 1):
            seconds = round(number % 1 * 86400)
            return time(seconds // 3600 % 24, seconds // 60 % 60, seconds % 60)
        if shown in self._styles.dates and 0 < number < 2_958_466:  # the last day of 9999
            moment: datetime = from_excel(number, self._styles.epoch)
            return moment if isinstance(moment, datetime) else None
        return int(number) if number.is_integer() and abs(number) < 1e15 else number
