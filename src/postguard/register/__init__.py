"""The register of legal bases: who may be shown or named, where and until when, read in place from the house's files."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from postguard.register.legal_basis import BASES, SCOPES, Consenting, Doubt, LegalBasis, Problem, Use

__all__ = ["BASES", "SCOPES", "Consenting", "Doubt", "LegalBasis", "Problem", "Register", "RegisterError", "Use"]


class RegisterError(Exception):
    """A register that cannot be read as meant. Nothing is then judged as covered. The message names file and row."""


class Register:
    """The records by id, by name and by medium. Raises RegisterError where two have the same id."""

    def __init__(self, records: Iterable[LegalBasis] = ()) -> None:
        self._by_id: dict[str, LegalBasis] = {}
        self._by_name: dict[str, list[LegalBasis]] = defaultdict(list)
        self._by_medium: dict[str, list[LegalBasis]] = defaultdict(list)
        for record in records:
            if record.id in self._by_id:  # which of the two holds nobody can tell
                raise RegisterError(f"the register has the id {record.id} twice")
            self._by_id[record.id] = record
            if record.name:
                self._by_name[name_key(record.name)].append(record)
            for medium in record.media:
                self._by_medium[medium].append(record)

    def __iter__(self) -> Iterator[LegalBasis]:
        return iter(self._by_id.values())

    def __len__(self) -> int:
        return len(self._by_id)

    def get(self, id: str) -> LegalBasis | None:
        """The record with an id."""
        return self._by_id.get(id)

    def named(self, name: str) -> list[LegalBasis]:
        """The records of people with just this name, however it is spaced and capitalised, family name first or last."""
        return self._by_name.get(name_key(name), [])

    def showing(self, medium: Iterable[str]) -> list[LegalBasis]:
        """The records that name a medium, by its path, content hash or ids."""
        found = (record for known_by in medium for record in self._by_medium.get(known_by, ()))
        return list({record.id: record for record in found}.values())


def name_key(name: str) -> str:
    """What two writings of a name have in common: Lind, Anna and ANNA  LIND are the same, Anna Lindh is not."""
    family, comma, given = name.partition(",")
    ordered = f"{given} {family}" if comma else name
    return " ".join(ordered.split()).casefold()
