"""Reads FairFace (CC BY 4.0): a folder of crops and a CSV with file, age, gender and race. It is no part of postguard."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

AS_DATES = {"03-Sep": "3-9", "Oct-19": "10-19", "more than 70": "70+"}
"""What spreadsheet programs made of some labels in copies of the CSV."""


class Labelled(NamedTuple):
    """A crop with its labels, as FairFace's labellers saw the person."""

    path: Path
    age: str
    gender: str
    race: str


def labelled(table: Path, folder: Path) -> Iterator[Labelled]:
    """Each row of the CSV whose picture is in the folder."""
    with table.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            path = folder / row["file"]
            if path.is_file():
                yield Labelled(path, AS_DATES.get(row["age"], row["age"]), row["gender"], row.get("race", "?"))
