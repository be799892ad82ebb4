"""CSV: with commas, semicolons or tabs, in UTF-8, Windows-1252 or UTF-16, read line by line."""

from __future__ import annotations

import csv
import io
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from postguard.draft import Text
from postguard.sources.decoding import NotText, encoding_of
from postguard.tables import MAX_CELL, MAX_COLUMNS, Cell, Row, Sheet, TableError

_DELIMITERS = ";\t,|"
_LONGEST_LINE = 2_000_000
_TRIES = 20  # quotes that never end: after so many the rest is read without quotes, or it would take quadratic time

_OPEN_QUOTE: Text = {
    "sv": "ett citattecken på raden avslutas aldrig; raden lästes som den står",
    "en": "a quotation mark in the row never ends; the row was read as it stands",
}
_ODD_QUOTES: Text = {
    "sv": "citattecken i en cell är inte dubblerade; kontrollera att raderna inte har gått ihop",
    "en": "quotation marks in a cell are not doubled; see that the rows have not run together",
}
_LONG: Text = {"sv": "cellen är för lång", "en": "the cell is too long"}


@contextmanager
def open_csv(stream: BinaryIO) -> Iterator[list[Sheet]]:
    """The one sheet of a CSV file. Raises TableError."""
    try:
        encoding, remark = encoding_of(stream)
    except NotText:
        raise TableError("innehållet är ingen text", "its content is no text") from None
    delimiter = _delimiter(stream, encoding)
    sheet = Sheet(None, False, lambda: _rows(stream, encoding, delimiter))
    sheet.legacy = remark.why if remark else None
    yield [sheet]


def _lines(stream: BinaryIO, encoding: str) -> Iterator[str]:
    stream.seek(0)
    text = io.TextIOWrapper(stream, encoding, newline="")
    try:
        while line := text.readline(_LONGEST_LINE):
            yield line.replace("\0", "")
    finally:
        text.detach()


def _delimiter(stream: BinaryIO, encoding: str) -> str:
    """What stands between the cells: Excel's own line `sep=;`, else the mark that most of the first lines agree on."""
    best, most = ";", 0
    sample = [line for _, line in zip(range(40), _lines(stream, encoding))]
    if sample and (said := _separator(sample[0])):
        return said
    for mark in _DELIMITERS:
        widths = [len(row) for row in csv.reader(iter(sample), delimiter=mark) if len(row) > 1]
        agreeing = max((widths.count(width) * width for width in set(widths)), default=0)
        if agreeing > most:
            best, most = mark, agreeing
    return best


def _separator(line: str) -> str | None:
    bare = line.strip().removeprefix("\ufeff").lower()
    return line.strip()[-1] if bare.startswith("sep=") and len(bare) == 5 and bare[4] in _DELIMITERS else None


def _rows(stream: BinaryIO, encoding: str, delimiter: str) -> Iterator[Row]:
    """The rows, numbered as a spreadsheet numbers them: a cell with line breaks makes one row."""
    number = 0
    for values, fault in _records(_lines(stream, encoding), delimiter):
        number += 1
        if number == 1 and len(values) <= 2 and _separator(delimiter.join(values)):
            continue
        cells = tuple(_cell(value) for value in values[:MAX_COLUMNS])
        faults = [fault] if fault else []
        if any(value.strip() for value in values[MAX_COLUMNS:]):
            faults.append({"sv": f"raden har över {MAX_COLUMNS} kolumner", "en": f"the row has over {MAX_COLUMNS} columns"})  # fmt: skip
        row = Row(number, cells, faults=tuple(faults))
        if not row.empty:
            yield row


def _cell(value: str) -> Cell:
    if len(value) > MAX_CELL:
        return Cell(value[:MAX_CELL], fault=_LONG)
    return Cell(value.strip() or None)


def _records(lines: Iterator[str], delimiter: str) -> Iterator[tuple[list[str], Text | None]]:
    """The records of CSV text. A quotation mark that never ends costs its own line, not all that follow."""
    waiting: deque[str] = deque()
    taken: list[str] = []
    tries = 0

    def feed() -> Iterator[str]:
        while True:
            line = waiting.popleft() if waiting else next(lines, None)
            if line is None:
                return
            taken.append(line)
            yield line

    while True:
        reader = csv.reader(feed(), delimiter=delimiter)
        restarted = False
        while not restarted:
            taken.clear()
            try:
                values = next(reader, None)
            except csv.Error:  # a field over the module's bound of 131,072 characters
                values, fault, broken = [], None, True
            else:
                if values is None:
                    return
                fault = _strictly(taken, delimiter) if len(taken) > 1 else None
                broken = fault is not None and "unexpected end" in fault
            if not broken:
                yield values, _ODD_QUOTES if fault else None
                continue
            tries += 1
            first, *rest = taken
            waiting.extendleft(reversed(rest))
            yield first.rstrip("\r\n").split(delimiter), _OPEN_QUOTE
            if tries >= _TRIES:
                for line in (*waiting, *lines):
                    yield line.rstrip("\r\n").split(delimiter), _OPEN_QUOTE if '"' in line else None
                return
            restarted = True


def _strictly(lines: list[str], delimiter: str) -> str | None:
    """What strict reading says is wrong with the lines of one record; None where nothing is."""
    try:
        list(csv.reader(iter(lines), delimiter=delimiter, strict=True))
    except csv.Error as error:
        return str(error)
    return None
