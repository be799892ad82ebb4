"""Registers in a database, read through SQLAlchemy: SQLite files and whatever else it speaks to."""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from postguard.draft import Text
from postguard.register import RegisterError
from postguard.register.cells import Contents, Kind, Record
from postguard.tables import Cell

if TYPE_CHECKING:
    from sqlalchemy import Engine

SECONDS = 10
"""How long a database may take to answer at all."""


def read_sql(address: str, extra: Mapping[str, str], folder: Path, kind: Kind[Record]) -> Contents[Record]:
    """The records of a table or view: `sqlite:///consents.db#table`, `postgresql+psycopg://user:${PASSWORD}@host/db#view`.

    `${NAME}` is taken from the environment; a relative SQLite file stands in `folder`. The database is only read.
    Raises RegisterError, which never holds the password.
    """
    try:
        from sqlalchemy.exc import SQLAlchemyError
    except ImportError as error:
        raise RegisterError("a register in a database needs the extra: pip install 'postguard[sql]'") from error
    url, _, table = _expanded(address).partition("#")
    where = address.partition("#")[0]
    try:
        engine = _engine(url, where, folder)
        try:
            return _read(engine, table, re.sub(r"//[^/@]*@", "//", where), extra, kind)
        finally:
            engine.dispose()
    except (SQLAlchemyError, sqlite3.Error) as error:
        raise RegisterError(f"{re.sub('//[^/@]*@', '//', where)}: cannot be read ({type(error).__name__})") from None
    except ImportError as error:
        raise RegisterError(f"the database's driver {error.name} is not installed") from error


def _expanded(address: str) -> str:
    def value(found: re.Match[str]) -> str:
        if found[1] not in os.environ:
            raise RegisterError(f"the register's address asks for the environment's {found[1]}, which is not set")
        return quote(os.environ[found[1]], safe="")

    return re.sub(r"\$\{(\w+)\}", value, address)


def _engine(url: str, where: str, folder: Path) -> Engine:
    from sqlalchemy import create_engine
    from sqlalchemy.engine import make_url

    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        path = folder / (parsed.database or "")
        if not path.is_file():
            raise RegisterError(f"{where}: there is no such file")
        read_only = f"file:{quote(str(path.resolve()))}?mode=ro"
        return create_engine("sqlite://", creator=lambda: sqlite3.connect(read_only, uri=True, timeout=SECONDS))
    arguments: dict[str, Any] = {"connect_timeout": SECONDS} if parsed.get_backend_name() == "postgresql" else {}
    return create_engine(parsed, connect_args=arguments)


def _read(engine: Engine, name: str, where: str, extra: Mapping[str, str], kind: Kind[Record]) -> Contents[Record]:
    from sqlalchemy import MetaData, Table, inspect, select

    inspector = inspect(engine)
    schema, _, bare = name.rpartition(".")
    known = [*inspector.get_table_names(schema or None), *inspector.get_view_names(schema or None)]
    if not bare and len(known) == 1:
        bare = known[0]
    if bare not in known:
        raise RegisterError(f"{where}: name the table or view after #; there are: {', '.join(known[:20]) or 'none'}")
    table = Table(bare, MetaData(), schema=schema or None, autoload_with=engine)
    names = list(enumerate(table.columns.keys()))
    known_as = [(at, name if kind.field_of(name, extra) else name.replace("_", " ")) for at, name in names]
    columns = kind.arrange(known_as, extra, set(), f"{where}#{bare}")
    notes: list[Text] = []
    if columns.unknown:
        unknown = ", ".join(columns.unknown)[:300]
        notes.append(
            {"sv": f"okända kolumner som inte lästes: {unknown}", "en": f"unknown columns, not read: {unknown}"}
        )

    def records() -> Iterator[Record]:
        with engine.connect() as connection:
            result = connection.execution_options(stream_results=True).execute(select(table))
            for number, row in enumerate(result, 1):
                found = kind.record(columns, [Cell(_value(value)) for value in row], {}, f"{bare}!{number}")
                if found:
                    yield found

    return Contents(tuple(kind.finish(records())), tuple(notes))


def _value(value: Any) -> Any:
    """A database's value as a cell's: an array as one text."""
    return "; ".join(map(str, value)) if isinstance(value, (list, tuple, set)) else value
