"""Word lists that stand beside the code that uses them: one entry a line, `# ` before a header line.

Nothing is kept here: whoever builds something from a list keeps that.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files


def lines(package: str, name: str) -> tuple[str, ...]:
    """The entries of a data file of a package, without header and blank lines."""
    text = files(package).joinpath(name).read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if line.strip() and not line.startswith("# "))


def rows(package: str, name: str) -> Iterator[list[str]]:
    """The entries of a tab-separated data file, as columns."""
    return (line.split("\t") for line in lines(package, name))
