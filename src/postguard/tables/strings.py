"""The shared strings of a workbook, outside the memory: a year's texts may be hundreds of megabytes."""

from __future__ import annotations

import tempfile
from array import array
from typing import IO

from postguard.tables import MAX_CELL
from postguard.tables.xml_parts import Texts, parse

_IN_MEMORY = 8_000_000
"""Bytes of strings up to which nothing is written to the disk; after that to a file without a name, gone when closed."""


class Strings:
    """The strings by number, as cells refer to them."""

    def __init__(self) -> None:
        self._file = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115  # closed with the workbook
        self._ends = array("Q", [0])

    def read(self, source: IO[bytes]) -> None:
        """Take in the part sharedStrings.xml. Raises BrokenXml."""
        for text in parse(source, Texts("si", MAX_CELL + 1)):
            data = text.encode("utf-8", "surrogatepass")
            self._file.write(data)
            self._ends.append(self._ends[-1] + len(data))

    def __getitem__(self, number: int) -> str:
        """The string. Raises IndexError."""
        if not 0 <= number < len(self._ends) - 1:
            raise IndexError(number)
        start, end = self._ends[number], self._ends[number + 1]
        self._file.seek(start)
        return self._file.read(end - start).decode("utf-8", "surrogatepass")

    def close(self) -> None:
        """Forget everything."""
        self._file.close()
