"""Tables of offices, Excel and CSV: rows with their numbers, what each cell holds, and what was odd about it.

Nothing here knows what a table is about: calendars and registers are read with the same care. `read_sheets` streams;
`headed` finds the header below title rows; `postguard.tables.dates` reads dates.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import BinaryIO, NamedTuple, TypeAlias

from postguard.draft import Text

Value: TypeAlias = str | int | float | bool | datetime | date | time | None

MAX_COLUMNS = 200
"""Columns of a sheet that are read; no calendar and no register has more."""
MAX_CELL = 100_000
"""Characters of a cell that are read; Excel itself holds 32,767."""


class TableError(Exception):
    """A file that cannot be read as a table. `why` says what is wrong with it and what to do."""

    def __init__(self, sv: str, en: str) -> None:
        super().__init__(en)
        self.why: Text = {"sv": sv, "en": en}


class Cell(NamedTuple):
    """One cell: its value (a formula's is the one that was saved), where its hyperlink leads, its note, and what is
    wrong with it. `merged` says that the value stands in a merged cell that begins in a row above."""

    value: Value = None
    link: str | None = None
    note: str | None = None
    fault: Text | None = None
    merged: bool = False


EMPTY = Cell()


class Row(NamedTuple):
    """One row: its number as a spreadsheet shows it, its cells from column A on, whether it is hidden, what was odd."""

    number: int
    cells: tuple[Cell, ...]
    hidden: bool = False
    faults: tuple[Text, ...] = ()

    def at(self, column: int) -> Cell:
        """The cell of a column, counted from nought."""
        return self.cells[column] if column < len(self.cells) else EMPTY

    @property
    def empty(self) -> bool:
        """Whether nothing was written in the row itself."""
        return all(cell.merged or (cell.value in (None, "") and not cell.fault) for cell in self.cells)


@dataclass
class Sheet:
    """One sheet; a CSV file has one, without a name. `rows` may be called again and reads anew; empty rows are left out.

    `notes` is what was odd about the sheet; it is whole when the rows have been read. `legacy` says which encoding other
    than UTF-8 it is in.
    """

    name: str | None
    hidden: bool
    rows: Callable[[], Iterator[Row]]
    notes: list[Text] = field(default_factory=list)
    legacy: Text | None = None
    part: str | None = None


class Column(NamedTuple):
    """A column: its place from nought, its name in the header on one line, and the field that it is."""

    at: int
    name: str
    field: str | None


@dataclass(frozen=True)
class Headed:
    """A sheet whose header has been found: its columns, the header's row number, and the texts above the header."""

    columns: tuple[Column, ...]
    header: int
    titles: tuple[str, ...]
    rows: Callable[[], Iterator[Row]]


HEADER_WITHIN = 40
"""Filled rows from the top among which the header is looked for: titles, logos and instructions stand above it."""


def read_sheets(stream: BinaryIO, suffix: str) -> AbstractContextManager[list[Sheet]]:
    """The sheets of a .xlsx, .xlsm or .csv file (`suffix` in lower case with the dot), for the time of a `with`.

    Raises TableError for what is no such file, is encrypted, could exhaust the machine, or needs an extra.
    """
    if suffix in (".xlsx", ".xlsm", ".xls"):
        from postguard.tables.excel import open_workbook

        return open_workbook(stream)
    from postguard.tables.csv_text import open_csv

    return open_csv(stream)


def headed(sheet: Sheet, field_of: Callable[[str], str | None], least: int = 2) -> Headed | None:
    """The sheet with its header: the row near the top that names most fields, at least `least`; None without one.

    `field_of` tells which field a column's name is; names come on one line. Rows that repeat the header, as printed
    lists do, are left out.
    """
    best: tuple[int, Row, tuple[Column, ...]] | None = None
    above: list[Row] = []
    for count, row in enumerate(sheet.rows()):
        if count >= HEADER_WITHIN:
            break
        above.append(row)
        names = [(at, " ".join(cell.value.split())) for at, cell in enumerate(row.cells) if isinstance(cell.value, str)]
        columns = tuple(Column(at, name, field_of(name) if len(name) <= 80 else None) for at, name in names if name)
        fields = len({column.field for column in columns if column.field})
        alone = len(columns) == 1 and sheet.name is not None  # "Text" in a sheet of advice is no header
        if fields >= least and not alone and (best is None or fields > best[0]):
            best = (fields, row, columns)
    if best is None:
        return None
    _, header, columns = best
    written = [(cell.value or None) for cell in header.cells]

    def rows() -> Iterator[Row]:
        for row in sheet.rows():
            if row.number > header.number and [(cell.value or None) for cell in row.cells][: len(written)] != written:
                yield row

    titles = tuple(
        str(cell.value) for row in above if row.number < header.number for cell in row.cells if cell.value is not None
    )
    return Headed(columns, header.number, titles, rows)
