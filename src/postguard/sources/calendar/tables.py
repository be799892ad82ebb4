"""The readers of calendars in Excel and CSV, and what `postguard calendar inspect` shows of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from postguard.config import Config
from postguard.draft import Draft, Origin, Problem, Text
from postguard.sources.bounds import EMPTY, unreadable
from postguard.sources.calendar.columns import (
    Field,
    field_of,
    fields_of,
    guess,
    is_calendar,
    is_summary,
    letter,
    own_column,
)
from postguard.sources.calendar.remarks import NO_CALENDAR, counted, remark
from postguard.sources.calendar.rows import RowReader
from postguard.tables import Column, Headed, Sheet, TableError, headed, read_sheets
from postguard.tables.dates import NO_HINTS, Hints


@dataclass(frozen=True)
class Part:
    """A sheet and how it is read: `table` is None where it is hidden or has no header of a calendar."""

    sheet: Sheet
    table: Headed | None
    fields: tuple[Field, ...] = ()
    unknown: tuple[Column, ...] = ()
    hints: Hints = NO_HINTS


def table(path: Path, stream: BinaryIO, config: Config) -> Iterator[Draft]:
    """The drafts of a .xlsx, .xlsm or .csv file, row by row; then an item that says what was odd about the file."""
    origin = Origin(str(path), root=str(path.parent))
    try:
        with read_sheets(stream, path.suffix.lower()) as sheets:
            yield from _drafts(sheets, path, origin, config)
    except TableError as error:
        yield unreadable(origin, error.why)


def _drafts(sheets: list[Sheet], path: Path, origin: Origin, config: Config) -> Iterator[Draft]:
    remarks: list[Text] = []
    legacy: list[Problem] = []
    tally: Counter[str] = Counter()
    calendars = 0
    for sheet in sheets:
        part = arranged(sheet, path, config)
        if part.table:
            calendars += 1
            reader = reader_of(part, config)
            yield from reader.drafts(part.table.rows(), origin, sheet.name or path.name)
            tally += reader.tally
            remarks += _not_read(part)
        elif sheet.hidden:
            remarks.append({"sv": f"bladet {sheet.name} är dolt och lästes inte", "en": f"the sheet {sheet.name} is hidden and was not read"})  # fmt: skip
        elif sheet.name and next(iter(sheet.rows()), None) and not is_summary(sheet):
            remarks.append({"sv": f"bladet {sheet.name} har ingen rad med namn på kolumner för text eller bild och lästes inte", "en": f"the sheet {sheet.name} has no row that names columns of text or pictures and was not read"})  # fmt: skip
        if sheet.legacy:
            legacy.append(Problem("legacy-encoding", sheet.legacy))
        remarks += (
            {lang: f"{sheet.name}: {why}" if sheet.name else why for lang, why in note.items()} for note in sheet.notes
        )
    if not calendars:
        empty = not any(next(iter(sheet.rows()), None) for sheet in sheets)
        yield unreadable(origin, EMPTY if empty else NO_CALENDAR)
    else:
        yield from remark(origin, [*remarks, *counted(tally)], legacy)


def _not_read(part: Part) -> Iterator[Text]:
    """Which columns were not read. Their names stay out of the report: they may be anything."""
    where = f"{part.sheet.name}: " if part.sheet.name else ""
    if not any(one.field == "text" for one in part.fields):
        yield {"sv": f"{where}ingen kolumn lästes som inläggens text", "en": f"{where}no column was read as the posts' text"}  # fmt: skip
    meant = [(letter(column.at), guess(column)) for column in part.unknown]
    for column, near in meant:
        if near:
            yield {
                "sv": f"{where}kolumn {column} är okänd och lästes inte (menades {near}?)",
                "en": f"{where}column {column} is unknown and was not read (was {near} meant?)",
            }
    if others := ", ".join(column for column, near in meant if not near):
        yield {"sv": f"{where}okända kolumner som inte lästes: {others}", "en": f"{where}unknown columns that were not read: {others}"}  # fmt: skip


def arranged(sheet: Sheet, path: Path, config: Config) -> Part:
    """How a sheet is read. Its dates are looked through first: they may tell the year of those that name none."""
    if sheet.hidden:
        return Part(sheet, None)
    found = headed(sheet, field_of(config.aliases), least=1)
    if found is None or not is_calendar(found):
        return Part(sheet, None)
    fields = fields_of(found)
    days = [one.at for one in fields if one.field == "publish_at"]
    values = (row.at(at).value for row in found.rows() for at in days)
    hints = Hints.of(values, (sheet.name or "", *found.titles, path.stem))
    unknown = tuple(c for c in found.columns if not c.field and not own_column(c.name))
    return Part(sheet, found, fields, unknown, hints)


def reader_of(part: Part, config: Config) -> RowReader:
    """The reader of a sheet's rows."""
    return RowReader(part.fields, [column.at for column in part.unknown], part.hints, config)
