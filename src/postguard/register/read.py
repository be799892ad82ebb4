"""Read a register, wherever the house keeps it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from postguard.register.files import Contents, read_file


def read(register: Path | str, columns: Mapping[str, str], folder: Path) -> Contents:
    """The records of a file, or of a database where `register` is an SQL address. Relative paths start in `folder`.

    `columns` names further columns. Raises RegisterError.
    """
    if "://" in str(register):
        from postguard.register.sql import read_sql

        return read_sql(str(register), columns, folder)
    return read_file(folder / register, columns)
