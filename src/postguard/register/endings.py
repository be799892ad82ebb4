"""What in the register of legal bases ends within some time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from postguard.register.legal_basis import LegalBasis


def endings(
    records: Iterable[LegalBasis], today: date, within: timedelta, majority: int
) -> Iterator[tuple[date, str, str]]:
    """The day on which something ends, the record's id, and what: "ends", or "18" for a childhood."""
    last = today + within
    for record in records:
        gone = record.withdrawn is not None and record.withdrawn <= today
        if record.valid_until and today <= record.valid_until <= last and not gone:
            yield record.valid_until, record.id, "ends"
        grown = _birthday(record.born, majority) if record.born else None
        if grown and today < grown <= last and not gone:
            yield grown, record.id, "18"


def _birthday(born: date, years: int) -> date:
    try:
        return born.replace(year=born.year + years)
    except ValueError:  # 29 February
        return date(born.year + years, 3, 1)
