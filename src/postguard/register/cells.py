"""The rows of registers, whatever they are about: which column is which field, and what a row's cells say."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Generic, TypeVar

from postguard.draft import Text
from postguard.register.legal_basis import Doubt
from postguard.register.words import yes_or_no
from postguard.tables import Cell
from postguard.tables.dates import NO_HINTS, Hints, read_date

_SEVERAL = re.compile(r"[;,\n\r]+|\s+(?:och|and|&)\s+")
Record = TypeVar("Record")


@dataclass(frozen=True)
class Columns:
    """Which column of a table is which field, in the table's order; `unknown` are names that say nothing to us."""

    fields: tuple[tuple[int, str, str], ...]
    """Place from nought, name as written, field ("channel NAME" for a yes/no column of a channel)."""
    unknown: tuple[str, ...] = ()

    def of(self, field: str) -> list[int]:
        """The places of the columns that are a field."""
        return [at for at, _, one in self.fields if one == field]


@dataclass(frozen=True)
class Kind(Generic[Record]):
    """What a register is about: the columns that it knows, what they must say, and how a row becomes a record.

    `field_of(name, extra)` tells a column's field, None for an unknown one. `arrange(names, extra, yes_no, where)`
    raises RegisterError where the columns do not say enough. `record(columns, cells, hints, fallback_id)` is None for
    a row that holds no record. `dates` are the fields whose columns hold dates, `finish` sees all records together,
    `remark` says what the columns leave open.
    """

    field_of: Callable[[str, Mapping[str, str]], str | None]
    arrange: Callable[[Sequence[tuple[int, str]], Mapping[str, str], set[int], str], Columns]
    record: Callable[[Columns, Sequence[Cell], Mapping[int, Hints], str], Record | None]
    dates: tuple[str, ...]
    setting: str
    finish: Callable[[Iterable[Record]], list[Record]] = list
    remark: Callable[[Columns], Text | None] = lambda columns: None


@dataclass(frozen=True)
class Contents(Generic[Record]):
    """What a register holds: its records, and what was odd about it as a whole."""

    records: tuple[Record, ...]
    notes: tuple[Text, ...] = ()


@dataclass
class RowReader:
    """One row on its way to a record. What it leaves unclear becomes a doubt: nothing is guessed."""

    columns: Columns
    cells: Sequence[Cell]
    hints: Mapping[int, Hints]
    doubts: list[Doubt] = field(default_factory=list)

    def values(self, field: str) -> Iterator[tuple[str, Cell]]:
        """The filled cells of a field, with their columns' names."""
        for at, name, one in self.columns.fields:
            cell = self.cells[at] if one == field and at < len(self.cells) else None
            if cell and cell.fault:
                self.doubt(name, cell.fault["sv"] or "", cell.fault["en"] or "")
            elif cell and cell.value not in (None, ""):
                yield name, cell

    def text(self, field: str) -> str:
        """A cell's text on one line."""
        return next((" ".join(plain(cell.value).split()) for _, cell in self.values(field)), "")

    def words(self, field: str) -> list[str]:
        """Several values of a field, in lower case."""
        parts = (part for _, cell in self.values(field) for part in _SEVERAL.split(plain(cell.value)))
        return [word for part in parts if (word := " ".join(part.split()).lower())]

    def day(self, field: str) -> date | None:
        """A date, or a doubt that blocks: a limit that nobody can read is no limit."""
        for name, cell in self.values(field):
            at = self.columns.of(field)[0]
            read = read_date(cell.value, self.hints.get(at, NO_HINTS))
            if read.moment:
                return read.moment.date()
            why = read.why or {"sv": "", "en": ""}
            self.doubt(name, why["sv"], why["en"])
        return None

    def doubt(self, column: str, sv: str, en: str, blocks: bool = True) -> None:
        """Something unclear in a column."""
        self.doubts.append(Doubt({"sv": f"{column}: {sv}", "en": f"{column}: {en}"}, blocks))

    def yes(self, field: str) -> list[tuple[str, bool | None]]:
        """What each column of a yes/no field says, with its name; None for what is neither."""
        return [(name, yes_or_no(cell.value)) for name, cell in self.values(field)]


def plain(value: Any) -> str:
    """A cell's value as text; a whole number without its decimals, a date in ISO format."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return value.isoformat() if isinstance(value, (date, datetime)) else str(value)
