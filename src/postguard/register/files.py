"""Registers as files: CSV, Excel and YAML as houses keep them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager
from pathlib import Path

from postguard.draft import Text
from postguard.register import RegisterError
from postguard.register.cells import Contents, Kind, Record
from postguard.register.words import yes_or_no
from postguard.register.yaml_rows import open_yaml
from postguard.tables import Headed, Row, Sheet, TableError, headed, read_sheets
from postguard.tables.dates import Hints

__all__ = ["Contents", "read_file"]

_YAML = (".yaml", ".yml")


def read_file(path: Path, extra: Mapping[str, str], kind: Kind[Record]) -> Contents[Record]:
    """The records of a .csv, .xlsx or .yaml file. `extra` names further columns. Raises RegisterError."""
    records: list[Record] = []
    notes: list[Text] = []
    suffix = path.suffix.lower()
    if suffix not in (".csv", ".xlsx", ".xlsm", ".xls", *_YAML):
        raise RegisterError(
            f"{path}: a register is a .csv or .xlsx file, a list in .yaml, or an SQL address such as sqlite:///house.db#table"
        )
    try:
        with path.open("rb") as stream:
            opened: AbstractContextManager[list[Sheet]] = (
                open_yaml(stream) if suffix in _YAML else read_sheets(stream, suffix)
            )
            with opened as sheets:
                for sheet in sheets:
                    records += _in_sheet(sheet, path, extra, notes, kind)
    except TableError as error:
        raise RegisterError(f"{path}: {error.why['en']}") from error
    except OSError as error:
        raise RegisterError(f"{path}: cannot be read: {error.strerror or error}") from error
    if not records:
        raise RegisterError(f"{path}: no row with a record was found")
    return Contents(tuple(kind.finish(records)), tuple(notes))


def _in_sheet(
    sheet: Sheet, path: Path, extra: Mapping[str, str], notes: list[Text], kind: Kind[Record]
) -> Iterator[Record]:
    where = f"{path}, {sheet.name}" if sheet.name else str(path)
    if sheet.hidden:
        notes.append({"sv": f"bladet {sheet.name} är dolt och lästes inte", "en": f"the sheet {sheet.name} is hidden and was not read"})  # fmt: skip
        return
    table = headed(sheet, lambda name: kind.field_of(name, extra) or None)
    if table is None:
        if sheet.name is None or next(iter(sheet.rows()), None) is not None:
            if sheet.name is None:
                raise RegisterError(f"{where}: no header row with known column names; name yours in [{kind.setting}]")
            notes.append({"sv": f"bladet {sheet.name} har inga kända kolumnnamn och lästes inte", "en": f"the sheet {sheet.name} has no known column names and was not read"})  # fmt: skip
        return
    yield from _records(table, sheet, where, path, extra, notes, kind)


def _records(
    table: Headed,
    sheet: Sheet,
    where: str,
    path: Path,
    extra: Mapping[str, str],
    notes: list[Text],
    kind: Kind[Record],
) -> Iterator[Record]:
    rows = [row for row in table.rows() if not row.empty]
    yes_no = {column.at for column in table.columns if _only_yes_and_no(rows, column.at)}
    columns = kind.arrange([(column.at, column.name) for column in table.columns], extra, yes_no, where)
    hints = {
        at: Hints.of([row.at(at).value for row in rows], (*table.titles, sheet.name or "", path.stem))
        for one in kind.dates
        for at in columns.of(one)
    }
    notes += [*sheet.notes, *([sheet.legacy] if sheet.legacy else [])]
    if columns.unknown:
        names = ", ".join(columns.unknown)[:300]
        notes.append({"sv": f"okända kolumner som inte lästes: {names}", "en": f"unknown columns, not read: {names}"})
    if remark := kind.remark(columns):
        notes.append(remark)
    hidden = sum(row.hidden for row in rows)
    if hidden:
        notes.append({"sv": f"{hidden} dolda rader lästes som de andra", "en": f"{hidden} hidden rows were read like the others"})  # fmt: skip
    for row in rows:
        found = kind.record(columns, row.cells, hints, f"{sheet.name or path.stem}!{row.number}")
        if found:
            yield found


def _only_yes_and_no(rows: list[Row], at: int) -> bool:
    values = [row.at(at).value for row in rows]
    filled = [value for value in values if value not in (None, "")]
    return bool(filled) and all(yes_or_no(value) is not None for value in filled)
