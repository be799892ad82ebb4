"""From the rows of a table to accounts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Literal, cast

from postguard.config import suggestion
from postguard.draft import Answer
from postguard.register import RegisterError
from postguard.register.account_words import ACCOUNT_COLUMNS, items_of, rhythm_of, status_of, type_of
from postguard.register.accounts import DUTIES, Account
from postguard.register.cells import Columns, Kind, RowReader, plain
from postguard.register.secrets import holds_secret
from postguard.register.words import channel_name, column_key, yes_or_no
from postguard.sources.answer_text import names_answers, read_answers
from postguard.sources.values import Wrong
from postguard.tables import Cell
from postguard.tables.dates import Hints

_SEVERAL = ("links", "responsible", "secret", "info", "answers", "categories")
_DATES = ("ends", "decided_on", "started", "followed_up", "closed", "last_post")
_DETAIL = re.compile(r"(?P<items>[^:–—(]{1,120})\s*(?:[:–—(]\s*(?P<why>.{1,400}?)\)?)?\s*")
BIO = 5_000
"""Characters of a bio that are read; no platform holds more."""


def field_of(name: str, extra: Mapping[str, str]) -> str | None:
    """The field that a column's name is; None for one that nobody knows. `extra` are the house's own names."""
    key = column_key(name)
    own = {column_key(alias): field for alias, field in extra.items()}
    if key in own:
        wanted = column_key(own[key])
        if wanted == "ignore":
            return ""
        if wanted not in ACCOUNT_COLUMNS:
            known = sorted(set(ACCOUNT_COLUMNS.values()) - {""})
            raise RegisterError(f"account-columns: there is no field {own[key]!r}{suggestion(own[key], known)}")
        return ACCOUNT_COLUMNS[wanted]
    return ACCOUNT_COLUMNS.get(key) if key in ACCOUNT_COLUMNS else None


def arrange(names: Sequence[tuple[int, str]], extra: Mapping[str, str], yes_no: set[int], where: str) -> Columns:
    """The columns of a table of accounts. Raises RegisterError where they do not say which accounts the rows are."""
    del yes_no  # no column of accounts means another thing where it holds only yes and no
    known = [(at, name, field_of(name, extra)) for at, name in names]
    columns = Columns(
        tuple((at, name, found) for at, name, found in known if found),
        tuple(name for _, name, found in known if found is None),
    )
    have = Counter(one for _, _, one in columns.fields)
    twice = [one for one, times in have.items() if times > 1 and one not in _SEVERAL]
    if twice:
        written = ", ".join(repr(name) for _, name, one in columns.fields if one == twice[0])
        raise RegisterError(f'{where}: the columns {written} are read as the same, {twice[0]}; set one to "ignore" in [account-columns]')  # fmt: skip
    if not {"id", "name", "handle"} & set(have):
        found_names = ", ".join(name for _, name in names)[:300]
        raise RegisterError(f"{where}: no column says which accounts the rows are (Konto, Användarnamn, id); columns found: {found_names}. Name yours in [account-columns].")  # fmt: skip
    return columns


def account(columns: Columns, cells: Sequence[Cell], hints: Mapping[int, Hints], fallback_id: str) -> Account | None:
    """The account of a row; None for a row that names none. `fallback_id` is its id where it has none of its own."""
    row = RowReader(columns, cells, hints)
    id, name, handle = row.text("id"), row.text("name"), row.text("handle")
    if not (id or name or handle):
        return None
    kept, exposed = _credentials(row)
    closed, status = _closed(row)
    everybody = row.text("responsible")
    responsible = {duty: who for duty in DUTIES if (who := row.text(duty) or everybody)}
    return Account(
        id=id or fallback_id,
        name=name,
        platform=", ".join(dict.fromkeys(channel_name(word) for word in row.words("platform"))),
        handle=handle,
        administration=row.text("administration"),
        type=_type(row),
        status=status,
        ends=row.day("ends"),
        responsible=responsible,
        purpose=row.text("purpose"),
        goals=row.text("goals"),
        audience=row.text("audience"),
        decided_by=row.text("decided_by"),
        decided_on=row.day("decided_on"),
        delegation=row.text("delegation"),
        reference=row.text("reference"),
        started=row.day("started"),
        followed_up=row.day("followed_up"),
        closed=closed,
        archive_note=row.text("archive_note"),
        last_post=row.day("last_post"),
        bio="\n".join(plain(cell.value) for _, cell in row.values("bio"))[:BIO],
        links=tuple(
            part for _, cell in row.values("links") for part in re.split(r"[\s,;]+", plain(cell.value)) if part
        ),
        tone=row.text("tone"),
        rhythm=_rhythm(row),
        categories=tuple(row.words("categories")),
        credentials=kept,
        transfer=row.text("transfer"),
        info=_info(row),
        place=fallback_id,
        movable=not id,
        credentials_exposed=exposed,
        answers=_answers(row),
        doubts=tuple(row.doubts),  # last: what reading the other fields left unclear
    )


def _type(row: RowReader) -> Literal["official", "pedagogical"]:
    word = row.text("type").lower()
    found = type_of(word) if word else "official"
    if found is None:
        row.doubt("type", "varken officiellt eller pedagogiskt", "neither official nor pedagogical", blocks=False)
    return cast(Literal["official", "pedagogical"], found or "official")


def _closed(row: RowReader) -> tuple[date | None, Literal["active", "applied", "closed"]]:
    """The day of closing and the status. A bare yes in the column closes the account on a day that nobody wrote down."""
    word = row.text("status").lower()
    status = status_of(word) if word else "active"
    if status is None:
        row.doubt("status", "okänd status", "unknown status", blocks=False)
    day = None
    for _, cell in row.values("closed"):
        said = yes_or_no(cell.value)
        day = row.day("closed") if said is None else None
        if day is None and said is not False:
            status = "closed"  # whenever that was
    return day, cast(Literal["active", "applied", "closed"], status or "active")


def _credentials(row: RowReader) -> tuple[str, bool]:
    """Where the credentials are kept, and whether the row holds them; what it holds is dropped here."""
    note = row.text("credentials")
    exposed = any(yes_or_no(cell.value) is None for _, cell in row.values("secret"))
    if note and holds_secret(note):
        return "", True
    return note, exposed


def _rhythm(row: RowReader) -> float | None:
    for name, cell in row.values("rhythm"):
        if isinstance(cell.value, (int, float)) and not isinstance(cell.value, bool):
            return float(cell.value)
        found = rhythm_of(plain(cell.value))
        if found is None:
            row.doubt(name, "skriv inlägg per vecka, t.ex. 2", "write posts a week, such as 2", blocks=False)
        return found
    return None


def _info(row: RowReader) -> dict[str, str]:
    """The exemptions: "villkor, personuppgifter: rymmer 150 tecken" for each item, several on lines or with semicolons."""
    found: dict[str, str] = {}
    for name, cell in row.values("info"):
        for part in filter(None, (part.strip() for part in re.split(r"[;\n\r]+", plain(cell.value)))):
            said = _DETAIL.fullmatch(part)
            items = items_of(said["items"]) if said else ()
            if not items:
                row.doubt(name, "det framgår inte vilken uppgift som undantas", "which item is exempted is not clear", blocks=False)  # fmt: skip
            found |= dict.fromkeys(items, " ".join((said["why"] or "").split()) if said else "")
    return found


def _answers(row: RowReader) -> tuple[Answer, ...]:
    return tuple(answer for name, cell in row.values("answers") for answer in _read_answers(row, name, cell.value))


def _read_answers(row: RowReader, name: str, value: Any) -> Iterator[Answer]:
    text = plain(value)
    if not names_answers(text):
        row.doubt(name, "skriv svaret som regel: svar /namn datum", "write the answer as rule: answer /name date", blocks=False)  # fmt: skip
        return
    try:
        for said in read_answers(text):
            at, until = (date.fromisoformat(said[key]) if key in said else None for key in ("at", "until"))
            yield Answer(said["rule"], said["answer"], said.get("pointer"), said.get("by"), at, until)
    except (Wrong, ValueError):  # a day that is none
        row.doubt(name, "svarets datum är oklart", "the answer's date is unclear", blocks=False)


ACCOUNTS: Kind[Account] = Kind(field_of, arrange, account, _DATES, "account-columns")
"""The register of accounts."""
