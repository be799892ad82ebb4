"""What stands in a cell of a calendar: several pictures, several texts for them, channels, dates in pieces."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime, time
from typing import Any

from postguard.draft import Text, media_kind
from postguard.tables import Cell
from postguard.tables.dates import DateRead, Hints, read_date, read_time

_NOTHING = frozenset("- – — x nej ingen inget saknas n/a na none no".split()) | {"ingen bild", "utan bild", "no image", "no picture"}  # fmt: skip
_DECORATIVE = frozenset(
    ("dekorativ", "dekorativ bild", "dekoration", "bara dekoration", "decorative", "decorative image", "decorative picture")
)  # fmt: skip
_NO_DAY: Text = {"sv": "där står en tid men ingen dag", "en": "a time stands there, but no day"}
_NO_TIME: Text = {"sv": "tiden går inte att läsa; skriv 08.30", "en": "the time cannot be read; write 08.30"}
_TWO_TIMES: Text = {"sv": "där står två olika tider", "en": "two different times stand there"}
_LIST_MARK = re.compile(r"\s*(?:(?:bild|foto|image|picture)\s*)?\d{1,2}[.):]\s+|\s*[-•*]\s+", re.IGNORECASE)
_WEB = re.compile(r"[a-z][a-z0-9+.-]{1,20}:", re.IGNORECASE)


def paths_in(cell: Cell) -> list[str]:
    """The files that a cell names: its hyperlink's target, and names between line breaks, semicolons, commas or plus.

    A comma or a plus may stand in a file's name: it divides only where every part ends like a medium.
    """
    text = str(cell.value or "")
    names: list[str] = []
    for line in re.split(r"[\n\r;]+", text):
        line = _LIST_MARK.sub("", line, count=1).strip() if _LIST_MARK.match(line) else line.strip()
        if line.strip(" .").lower() in _NOTHING or not line:
            continue
        parts = [part.strip() for part in re.split(r",|\s\+\s|(?<=\w)\+(?=\w)", line) if part.strip()]
        names += parts if len(parts) > 1 and all(_is_medium(part) for part in parts) else [line]
    if cell.link and not cell.link.lower().startswith(("mailto:", "#")):
        target = cell.link.replace("\\", "/").rsplit("/", 1)[-1].lower()
        return [cell.link, *(name for name in names if media_kind(name) and name.lower() not in target)] if len(names) > 1 else [cell.link]  # fmt: skip
    return names


def _is_medium(name: str) -> bool:
    return media_kind(name) is not None or _WEB.match(name) is not None


def texts_for(value: str, count: int) -> list[str]:
    """The text alternatives in a cell beside `count` pictures: one a line, else between semicolons, else one."""
    if count > 1:
        for parts in (value.splitlines(), value.split(";")):
            texts = [_LIST_MARK.sub("", part, count=1).strip() if _LIST_MARK.match(part) else part.strip() for part in parts if part.strip()]  # fmt: skip
            if len(texts) > 1:
                return texts
    return [" ".join(value.split())]


def is_decorative(value: str) -> bool:
    """Whether a text alternative says that the picture needs none."""
    return value.strip(" .()").lower() in _DECORATIVE


def channels_in(value: Any) -> list[str]:
    """The channels in a cell: "FB + IG", "Facebook/Instagram", "webben och LinkedIn"."""
    parts = re.split(r"[,;+/&|\n\r]|\boch\b|\band\b", str(value), flags=re.IGNORECASE)
    return [part.strip() for part in parts if part.strip()]


def read_when(date_values: Iterable[Any], pieces: Iterable[tuple[str, Any]], hints: Hints) -> DateRead | None:
    """The moment that the columns of date, time, week and weekday tell together; None where they are empty."""
    words: list[str] = []
    clocks: list[time | None] = []
    weeks: list[str] = []
    for value in date_values:
        if value is not None:
            plain = read_date(value) if not isinstance(value, str) else None
            moment = plain.moment if plain else None
            words.append(f"{moment:%Y-%m-%d kl %H.%M}" if plain and moment and plain.timed else f"{moment:%Y-%m-%d}" if moment else str(value))  # fmt: skip
    for name, value in pieces:
        if value is None:
            continue
        if name == "time":
            clocks.append(read_time(value))
        elif name == "week":
            weeks.append(f"v. {str(value).strip().lower().removeprefix('vecka').lstrip('v. ')}")
        elif not isinstance(value, (datetime, int, float)):
            words.append(str(value))
    text = " ".join(words)
    text = " ".join((text, *(week for week in weeks if week.replace(" ", "") not in text.lower().replace(" ", ""))))
    if not text.strip():
        return None if not clocks else DateRead(why=_NO_DAY)
    read = read_date(text, hints)
    if read.moment is None or not clocks:
        return read
    if None in clocks:
        return DateRead(why=_NO_TIME)
    said = {clock for clock in clocks if clock} | ({read.moment.time()} if read.timed else set())
    return DateRead(datetime.combine(read.moment, said.pop()), True) if len(said) == 1 else DateRead(why=_TWO_TIMES)
