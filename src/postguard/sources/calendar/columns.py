"""Which column of a sheet holds which field of a draft. The names are those of the front matter, in one table."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from postguard.register.words import channel_column
from postguard.sources.names import DRAFT, MEDIA, SHOWS, WHEN, normal
from postguard.tables import Column, Headed, Sheet

OWN: Mapping[str, Mapping[str, str]] = {
    "place": {"sv": "Postguard: plats", "en": "Postguard: place"},
    "result": {"sv": "Postguard: resultat", "en": "Postguard: result"},
    "findings": {"sv": "Postguard: anmärkningar", "en": "Postguard: findings"},
    "do": {"sv": "Postguard: gör så här", "en": "Postguard: what to do"},
}
"""The columns that the Excel report adds. A reader passes them over, so that a report can be checked again."""
SUMMARY = "Postguard"
"""The sheet that the Excel report adds; its first cell begins with the same word and a colon."""
_OWN = {name.lower(): kind for kind, names in OWN.items() for name in names.values()}
_OF_MEDIA = frozenset(MEDIA.values()) - {"path", "kind", "people", "text"}
_SQUEEZED = {name.replace(" ", ""): name for table in (SHOWS, WHEN, MEDIA, DRAFT) for name in table}
_NUMBER = re.compile(r"(?<=\D) ?(\d{1,2})$")
_ASIDE = re.compile(r"\([^()]{0,60}\)|[:?*]")


class Field(NamedTuple):
    """A column that is read: its place from nought, its name, the field, and for the fields of the second picture 2."""

    at: int
    name: str
    field: str
    group: int = 1

    @property
    def letter(self) -> str:
        """The column as a spreadsheet names it."""
        return letter(self.at)


def letter(at: int) -> str:
    """A column's letters, from its place counted from nought."""
    return (letter(at // 26 - 1) if at >= 26 else "") + chr(65 + at % 26)


def field_of(aliases: Mapping[str, str]) -> Callable[[str], str | None]:
    """What tells the field of a column's name.

    A draft's own field; `media.alt` and the like for a medium's; `when.time`, `when.week` and `when.weekday` for what
    tells the day together with the date; `channel.NAME` for a column of crosses named after a channel; else None.
    """
    extra = {normal(alias): field for alias, field in aliases.items()}

    def find(name: str) -> str | None:
        plain, _ = numbered(name)
        plain = _SQUEEZED.get(plain.replace(" ", ""), plain)  # "Inläggs-text" broken over two lines
        field = extra.get(plain) or DRAFT.get(plain)
        if field in DRAFT.values():
            return field
        if plain in WHEN or field in WHEN.values():
            return f"when.{field or WHEN[plain]}"
        medium = field or MEDIA.get(plain) or SHOWS.get(plain)
        if medium in _OF_MEDIA or medium in SHOWS.values():
            return f"media.{medium}"
        if plain in ("text i bilden", "text i bild"):
            return "media.text"
        channel = channel_column(plain)
        return f"channel.{channel}" if channel else None

    return find


def numbered(name: str) -> tuple[str, int]:
    """A column's name without its number and what stands in brackets, and the number: "Bild 2 (jpg)" is bild, 2."""
    plain = normal(_ASIDE.sub(" ", name))
    found = _NUMBER.search(plain)
    return (plain[: found.start()].strip(), int(found[1]) or 1) if found else (plain, 1)


def fields_of(table: Headed) -> tuple[Field, ...]:
    """The columns that are read."""
    return tuple(Field(c.at, c.name, c.field, numbered(c.name)[1]) for c in table.columns if c.field)


def is_calendar(table: Headed | None) -> bool:
    """Whether a sheet holds posts: a column of texts, or one of pictures beside a date or a status."""
    fields = {column.field for column in table.columns} if table else set()
    return "text" in fields or ("media" in fields and bool(fields & {"publish_at", "status", "media.alt", "title"}))


def own_column(name: str) -> str | None:
    """Which of the columns that the Excel report adds this is; None where it is the user's."""
    return _OWN.get(" ".join(name.lower().split()))


def is_summary(sheet: Sheet) -> bool:
    """Whether a sheet is the summary of an Excel report."""
    if not (sheet.name or "").startswith(SUMMARY):
        return False
    first = next(iter(sheet.rows()), None)
    return first is not None and str(first.at(0).value).startswith(f"{SUMMARY}: ")


def guess(column: Column) -> str | None:
    """The known name that an unknown column's name is nearest to; None where none is near."""
    near = difflib.get_close_matches(numbered(column.name)[0][:40], [*DRAFT, *MEDIA, *WHEN], n=1, cutoff=0.8)
    return near[0] if near else None
