"""The register of legal bases: who may be shown or named, where and until when, read in place from the house's files."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

SCOPES = frozenset({"picture", "film", "sound", "name", "special-categories"})


class RegisterError(Exception):
    """A register that cannot be read as meant. Nothing is then judged as covered. The message names file and row."""


@dataclass(frozen=True, slots=True)
class LegalBasis:
    """One record: on what basis a person's data may be published.

    `scope` is what may be published (see SCOPES), `channels` where ("all" for every channel). The record holds from
    `valid_from` to `valid_until`, both days included, and no longer from the day `withdrawn`.
    """

    id: str
    name: str = ""
    born: date | None = None
    basis: str = "consent"
    given_by: tuple[str, ...] = ()
    scope: frozenset[str] = frozenset()
    channels: frozenset[str] = frozenset()
    valid_from: date | None = None
    valid_until: date | None = None
    withdrawn: date | None = None

    def holds_on(self, day: date) -> bool:
        """Whether the record is in force on a day."""
        begun = self.valid_from is None or self.valid_from <= day
        ended = self.valid_until is not None and self.valid_until < day
        return begun and not ended and (self.withdrawn is None or day < self.withdrawn)

    def covers(self, what: str, channels: Iterable[str], day: date) -> bool:
        """Whether the record allows `what` (of SCOPES) in every one of the channels on a day.

        A record for some channels covers no draft that names none: where it will be published is then unknown.
        """
        named = {c.lower() for c in channels}
        everywhere = "all" in self.channels or (bool(named) and named <= self.channels)
        return self.holds_on(day) and what in self.scope and everywhere

    def age_on(self, day: date) -> int | None:
        """The person's age in whole years on a day; None where the record does not say when they were born."""
        if self.born is None:
            return None
        return day.year - self.born.year - ((day.month, day.day) < (self.born.month, self.born.day))


class Register:
    """The records by id. Raises RegisterError where two have the same."""

    def __init__(self, records: Iterable[LegalBasis] = ()) -> None:
        self._by_id: dict[str, LegalBasis] = {}
        for record in records:
            if record.id in self._by_id:  # which of the two holds nobody can tell
                raise RegisterError(f"the register has the id {record.id} twice")
            self._by_id[record.id] = record

    def __iter__(self) -> Iterator[LegalBasis]:
        return iter(self._by_id.values())

    def get(self, id: str) -> LegalBasis | None:
        """The record with an id."""
        return self._by_id.get(id)


_SCOPE_WORDS = {
    "bild": "picture",
    "foto": "picture",
    "ljud": "sound",
    "namn": "name",
    "känsliga uppgifter": "special-categories",
}


def read_csv(path: Path) -> Iterator[LegalBasis]:
    """The records of a UTF-8 CSV file with the columns id, name, born, basis, given_by, scope, channels, valid_from,
    valid_until and withdrawn; several values in a cell stand between semicolons. Raises RegisterError."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.DictReader(file)
            missing = {"id", "scope", "channels"} - set(rows.fieldnames or ())
            if missing:
                raise RegisterError(f"{path}: the columns {', '.join(sorted(missing))} are missing")
            for row in rows:
                yield _record(row, f"{path}, line {rows.line_num}")
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise RegisterError(f"{path}: cannot be read: {error}") from error


def _record(row: Mapping[str, str | None], where: str) -> LegalBasis:
    def several(column: str) -> tuple[str, ...]:
        return tuple(part.strip().lower() for part in (row.get(column) or "").split(";") if part.strip())

    def day(column: str) -> date | None:
        value = (row.get(column) or "").strip()
        try:
            return date.fromisoformat(value) if value else None
        except ValueError:
            raise RegisterError(f"{where}: {column} should be a date such as 2026-08-31") from None

    id = (row.get("id") or "").strip()
    if not id:
        raise RegisterError(f"{where}: the id is missing")
    scope = frozenset(_SCOPE_WORDS.get(word, word) for word in several("scope"))
    if scope - SCOPES:
        raise RegisterError(f"{where}: the scope may hold {', '.join(sorted(SCOPES))}")
    channels = frozenset("all" if channel in ("alla", "all", "*") else channel for channel in several("channels"))
    return LegalBasis(
        id, (row.get("name") or "").strip(), day("born"), (row.get("basis") or "consent").strip(), several("given_by"),
        scope, channels, day("valid_from"), day("valid_until"), day("withdrawn"),
    )  # fmt: skip
