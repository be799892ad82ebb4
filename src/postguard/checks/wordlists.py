"""Word lists that stand beside their checks: one entry a line, `#` before a header line."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files


@cache
def lines(package: str, name: str) -> tuple[str, ...]:
    """The entries of a data file of a package, without header and blank lines."""
    text = files(package).joinpath(name).read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if line.strip() and not line.startswith("# "))


def rows(package: str, name: str) -> Iterator[list[str]]:
    """The entries of a tab-separated data file, as columns."""
    return (line.split("\t") for line in lines(package, name))
