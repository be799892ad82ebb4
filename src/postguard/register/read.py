"""Read a register, wherever the house keeps it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from postguard.register.cells import Contents, Kind, Record
from postguard.register.files import read_file
from postguard.register.legal_basis import LegalBasis
from postguard.register.rows import LEGAL_BASES


def read(register: Path | str, columns: Mapping[str, str], folder: Path) -> Contents[LegalBasis]:
    """The legal bases of a file, or of a database where `register` is an SQL address. Relative paths start in `folder`.

    `columns` names further columns. Raises RegisterError.
    """
    return read_kind(register, columns, folder, LEGAL_BASES)


def read_kind(register: Path | str, columns: Mapping[str, str], folder: Path, kind: Kind[Record]) -> Contents[Record]:
    """The records of a register of any kind, as `read` reads legal bases. Raises RegisterError."""
    if "://" in str(register):
        from postguard.register.sql import read_sql

        return read_sql(str(register), columns, folder, kind)
    return read_file(folder / register, columns, kind)
