"""A register in YAML as a table: a list of records, each with the column names as its keys."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any, BinaryIO

import yaml

from postguard.sources.decoding import NotText, decode
from postguard.sources.yaml_text import UnsafeYaml, load_yaml
from postguard.tables import MAX_CELL, MAX_COLUMNS, Cell, Row, Sheet, TableError

LONGEST = 20_000_000
"""Bytes of a register in YAML; ten thousand accounts have fewer."""


@contextmanager
def open_yaml(stream: BinaryIO) -> Iterator[list[Sheet]]:
    """The one sheet of a YAML file: a list of records, or a mapping with one such list. Raises TableError.

    A key below a key is one column ("beslut:" with "av:" below it is "beslut av"); a list is one cell.
    """
    data = stream.read(LONGEST + 1)
    if len(data) > LONGEST:
        raise TableError("filen är för stor", "the file is too large")
    try:
        text, _, remark = decode(data)
        value, _ = load_yaml(text.removeprefix("\ufeff"))
    except NotText:
        raise TableError("innehållet är ingen text", "its content is no text") from None
    except UnsafeYaml:
        raise TableError("YAML med alias eller för många värden läses inte", "YAML with aliases or too many values is not read") from None  # fmt: skip
    except (yaml.YAMLError, RecursionError) as error:
        line = getattr(getattr(error, "problem_mark", None), "line", -1) + 1
        raise TableError(f"ogiltig YAML (rad {line or '?'})", f"invalid YAML (line {line or '?'})") from None
    sheet = Sheet(None, False, list(_rows(_listed(value))).__iter__)
    sheet.legacy = remark.why if remark else None
    yield [sheet]


def _listed(value: Any) -> list[Mapping[str, Any]]:
    if isinstance(value, Mapping):
        lists = [inner for inner in value.values() if isinstance(inner, list)]
        alone = len(value) == 1 and len(lists) == 1  # "konton:" above the list
        value = lists[0] if alone else [value]
    if value is None:
        return []
    if not isinstance(value, list) or not all(isinstance(one, Mapping) for one in value):
        raise TableError("det är ingen lista med uppgifter (nyckel: värde)", "it is no list of records (key: value)")
    return value


def _rows(records: list[Mapping[str, Any]]) -> Iterator[Row]:
    """A header with every key, then a row a record, numbered from one."""
    flat = [dict(_flat(record)) for record in records]
    names = list(dict.fromkeys(name for record in flat for name in record))[:MAX_COLUMNS]
    yield Row(0, tuple(Cell(name) for name in names))
    for number, record in enumerate(flat, 1):
        yield Row(number, tuple(Cell(_cell(record.get(name))) for name in names))


def _flat(record: Mapping[str, Any], above: str = "") -> Iterator[tuple[str, Any]]:
    for key, value in record.items():
        name = " ".join(f"{above} {key}".split())
        if isinstance(value, Mapping):
            yield from _flat(value, name)
        else:
            yield name, value


def _cell(value: Any) -> Any:
    if isinstance(value, list):
        marks = "\n" if any(isinstance(one, Mapping) for one in value) else "; "
        value = marks.join(_answer(one) if isinstance(one, Mapping) else str(one) for one in value)
    return value[:MAX_CELL] if isinstance(value, str) else value if _simple(value) else str(value)[:MAX_CELL]


def _simple(value: Any) -> bool:
    return value is None or isinstance(value, (bool, int, float, date, datetime))


def _answer(one: Mapping[str, Any]) -> str:
    """A record in a list, an answer, in the words of a cell: `rule: answer /by day t.o.m. day`."""
    said = {str(key).lower(): " ".join(str(value).split()) for key, value in one.items() if value is not None}

    def first(*names: str) -> str:
        return next((said[name] for name in names if name in said), "")

    rule = " ".join(filter(None, (first("rule", "regel"), first("pointer", "plats"))))
    signed = " ".join(filter(None, (first("by", "av"), first("at", "datum"))))
    until = first("until", "gäller till", "t.o.m.")
    answer = first("answer", "svar", "reason", "skäl")
    return f"{rule}: {answer}{f' /{signed}' if signed else ''}{f' t.o.m. {until}' if until else ''}"
