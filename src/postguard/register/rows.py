"""From the rows of a table to records. What a row leaves unclear becomes a doubt of its record: nothing is guessed."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from postguard.config import suggestion
from postguard.draft import Text
from postguard.register import RegisterError, name_key
from postguard.register.cells import Columns, Kind, RowReader, plain
from postguard.register.legal_basis import Doubt, LegalBasis
from postguard.register.words import (
    COLUMNS,
    basis_of,
    channel_column,
    channel_name,
    column_key,
    depends,
    givers_of,
    scope_of,
)
from postguard.tables import Cell
from postguard.tables.dates import Hints, read_date

_SCOPE_COLUMNS = {
    "picture": "picture",
    "film": "film",
    "sound": "sound",
    "named": "name",
    "special": "special-categories",
}
_PERSONNUMMER = re.compile(r"(?P<century>19|20)?(?P<day>\d{6})(?P<mark>[-+ ]?)[\dA-Za-z]{4}")


def field_of(name: str, extra: Mapping[str, str]) -> str | None:
    """The field that a column's name is; None for one that nobody knows. `extra` are the house's own names."""
    key = column_key(name)
    own = {column_key(alias): field for alias, field in extra.items()}
    if key in own:
        found = canonical(own[key])
        if found is None:
            raise RegisterError(
                f"register-columns: there is no field {own[key]!r}{suggestion(own[key], sorted(set(COLUMNS.values()) - {''}))}"
            )
        return found
    if key in COLUMNS:
        return COLUMNS[key]
    channel = channel_column(name)
    return f"channel {channel}" if channel else None


def canonical(field: str) -> str | None:
    """A field as COLUMNS has it: "guardian 1" is one of the columns for guardians, "facebook" or "channel unikum" one
    for a channel, "ignore" none at all; None for a word that is no field."""
    if field == "ignore":
        return ""
    if field in COLUMNS.values() or field.startswith("channel "):
        return field
    channel = channel_column(field)
    return COLUMNS.get(column_key(field), f"channel {channel}" if channel else None)


def arrange(names: Sequence[tuple[int, str]], extra: Mapping[str, str], yes_no: set[int], where: str) -> Columns:
    """The columns of a table. `yes_no` are those that hold only yes and no: a column "Namn" of that kind is a scope.

    Raises RegisterError where the columns do not say whose the rows are or what they allow.
    """
    fields, unknown = [], []
    for at, name in names:
        found = field_of(name, extra)
        if found == "name" and at in yes_no:
            found = "named"
        if found is None:
            unknown.append(name)
        elif found:
            fields.append((at, name, found))
    have = Counter(one for _, _, one in fields)
    if "valid_from" in have:
        fields = [entry for entry in fields if entry[2] != "date"]
    columns = Columns(
        tuple((at, name, "valid_from" if one == "date" else one) for at, name, one in fields), tuple(unknown)
    )
    twice = [one for one, times in have.items() if times > 1 and one not in ("guardian", "media", "channels", "scope")]
    if twice:
        written = ", ".join(repr(name) for _, name, one in fields if one == twice[0])
        raise RegisterError(f"{where}: the columns {written} are read as the same, {twice[0]}; set one to \"ignore\" in [register-columns]")  # fmt: skip
    whose = {"id", "name", "given name"} & set(have)
    allowed = ({"scope", "barred"} | set(_SCOPE_COLUMNS)) & set(have)
    if not whose or not allowed:
        lacking = (
            "whose the rows are (Namn, id)"
            if not whose
            else "what may be published (Bild, Film, Ljud, Namn, or Omfattning)"
        )
        raise RegisterError(f"{where}: no column says {lacking}; columns found: {', '.join(name for _, name in names)[:300]}. Name yours in [register-columns].")  # fmt: skip
    return columns


def record(columns: Columns, cells: Sequence[Cell], hints: Mapping[int, Hints], fallback_id: str) -> LegalBasis | None:
    """The record of a row; None for a row that names nobody. `fallback_id` is its id where it has none of its own."""
    row = RowReader(columns, cells, hints)
    id = row.text("id")
    name = row.text("name") or " ".join(filter(None, (row.text("given name"), row.text("family name"))))
    if not id and not name:
        return None
    if _PERSONNUMMER.fullmatch(id):  # never repeated in a report
        id = ""
    born = _born(row)
    scope = _scope(row)
    return LegalBasis(
        id=id or fallback_id,
        name=name,
        born=born,
        group=row.text("group"),
        basis=_basis(row),
        given_by=_given_by(row),
        scope=scope,
        channels=_channels(row),
        purposes=frozenset(row.words("purposes")),
        valid_from=row.day("valid_from"),
        valid_until=row.day("valid_until"),
        withdrawn=_withdrawn(row),
        media=frozenset(word.replace("\\", "/") for word in row.words("media")),
        barred=any(said is not False for _, said in row.yes("barred")),  # any word at all but a no
        dependent=any(
            said or (said is None and depends(row.text("dependent").lower())) for _, said in row.yes("dependent")
        ),
        doubts=tuple(row.doubts),
    )


def _born(row: RowReader) -> date | None:
    """The birth date; of a personnummer (or samordningsnummer, or a reserve number) its date alone is kept."""
    for name, cell in row.values("born"):
        text = plain(cell.value).strip()
        number = _PERSONNUMMER.fullmatch(text.replace(" ", "")) if not isinstance(cell.value, date) else None
        day = _of_number(number) if number else _birthday(cell.value)
        if day:
            return day
        row.doubt(name, "det är inget säkert födelsedatum", "it is no certain birth date", blocks=False)
    return None


def _of_number(number: re.Match[str]) -> date | None:
    digits, today = number["day"], date.today()
    day = int(digits[4:]) - (60 if int(digits[4:]) > 60 else 0)
    years = [int((number["century"] or "20") + digits[:2])]
    try:
        born = date(years[0], int(digits[2:4]), day)
    except ValueError:
        return None
    if not number["century"] and born > today:
        born = born.replace(year=born.year - 100)
    return born.replace(year=born.year - 100) if number["mark"] == "+" else born


def _birthday(value: Any) -> date | None:
    read = read_date(value)
    if read.moment is None:
        return None
    day = read.moment.date()
    short = not isinstance(value, date) and not re.search(r"(?:19|20)\d\d", plain(value))
    return day.replace(year=day.year - 100) if short and day > date.today() else day


def _basis(row: RowReader) -> str:
    word = row.text("basis").lower()
    found = basis_of(word) if word else "consent"
    if found is None:
        row.doubt("basis", "okänd rättslig grund", "unknown legal basis")
    return found or "unknown"


def _given_by(row: RowReader) -> tuple[str, ...]:
    givers: list[str] = []
    for word in row.words("given_by"):
        found = givers_of(word)
        if found is None:
            row.doubt("given_by", "det framgår inte vem som samtyckt", "who has agreed is not clear")
        givers += found or ()
    for name, said in row.yes("guardian"):
        if said is None:
            cell = next(cell for one, cell in row.values("guardian") if one == name)
            said = read_date(cell.value).moment is not None or None  # signed that day
        if said is None:
            row.doubt(name, "varken ja, nej eller datum", "neither yes, no nor a date")
        givers += ["guardian"] if said else []
    sole = any(said for _, said in row.yes("sole"))
    givers += ["self"] if any(said for _, said in row.yes("self")) else []
    if sole and "guardian" in givers:
        givers = ["sole guardian", *(one for one in givers if one != "guardian")]
    return tuple(givers)


def _scope(row: RowReader) -> frozenset[str]:
    found: set[str] = set()
    for word in row.words("scope"):
        scope = scope_of(word)
        if scope is None:
            row.doubt("scope", "okänd omfattning", "unknown scope")
        else:
            found.add(scope)
    for field_name, scope in _SCOPE_COLUMNS.items():
        for name, said in row.yes(field_name):
            if said is None:
                row.doubt(name, "varken ja eller nej", "neither yes nor no")
            elif said:
                found.add(scope)
    return frozenset(found)


def _channels(row: RowReader) -> frozenset[str]:
    found = {channel_name(word) for word in row.words("channels")}
    for field_name in dict.fromkeys(one for _, _, one in row.columns.fields if one.startswith("channel ")):
        for name, said in row.yes(field_name):
            if said is None:
                row.doubt(name, "varken ja eller nej", "neither yes nor no")
            elif said:
                found.add(field_name.removeprefix("channel "))
    says_where = any(one == "channels" or one.startswith("channel ") for _, _, one in row.columns.fields)
    return frozenset(found) if says_where else frozenset()


def _withdrawn(row: RowReader) -> date | None:
    for _, said in row.yes("withdrawn"):
        if said is True:
            return date.min  # withdrawn, on a day that nobody wrote down
        if said is False:
            return None
    return row.day("withdrawn")


def with_namesakes(records: Iterable[LegalBasis]) -> list[LegalBasis]:
    """The records, with a doubt where two have the same name: a name alone then says nothing."""
    records = list(records)
    by_name: dict[str, list[str]] = defaultdict(list)
    for one in records:
        if one.name:
            by_name[name_key(one.name)].append(one.id)
    result = []
    for one in records:
        others = [id for id in by_name.get(name_key(one.name), ()) if id != one.id] if one.name else []
        if others:
            ids = ", ".join(others[:5])
            why: Text = {"sv": f"samma namn som {ids}", "en": f"the same name as {ids}"}
            one = replace(one, doubts=(*one.doubts, Doubt(why, blocks=False)))
        result.append(one)
    return result


def _without_channels(columns: Columns) -> Text | None:
    if any(one == "channels" or one.startswith("channel ") for _, _, one in columns.fields):
        return None
    return {
        "sv": "ingen kolumn säger i vilka kanaler uppgifterna gäller",
        "en": "no column says in which channels the records hold",
    }


LEGAL_BASES: Kind[LegalBasis] = Kind(
    field_of,
    arrange,
    record,
    ("valid_from", "valid_until", "withdrawn"),
    "register-columns",
    with_namesakes,
    _without_channels,
)
"""The register of legal bases."""
