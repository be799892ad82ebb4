"""When a recurring event takes place within a year: its rule, its further days and its exceptions, in bounded time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import islice
from typing import Any, TypeAlias

from postguard.draft import Text

Local: TypeAlias = Callable[[date], datetime]

MAX_TIMES = 400
"""Times of one event: one a day in the year ahead."""
AHEAD = timedelta(days=366)
_STEPS = 25_000  # times passed over before the year ahead: a daily event for fifty years
_TOO_OFTEN: Text = {
    "sv": "händelsen upprepas oftare än varje dag; bara första tillfället bedömdes",
    "en": "the event recurs more often than daily; only its first time was judged",
}
_UNCLEAR: Text = {
    "sv": "upprepningen går inte att läsa; bara första tillfället bedömdes",
    "en": "the recurrence cannot be read; only its first time was judged",
}


@dataclass
class Times:
    """The times of an event to judge (local, without a zone), how many others there are within reach, and a fault."""

    moments: list[datetime]
    outside: int = 0
    steps: int = 0
    why: Text | None = None


def times_of(
    start: datetime, rule: Any, further: Iterable[datetime], excluded: Iterable[date], today: datetime, local: Local
) -> Times:
    """The times from `today` to a year ahead. `rule` is the event's RRULE, or None; everything is in local time, which
    `local` makes of other values. An exception that is a day without a time leaves out the whole day."""
    without = set(excluded)
    try:
        found = list(_by_rule(start, rule, today + AHEAD, local))
    except _TooOften:
        return Times([start], why=_TOO_OFTEN)
    except (ValueError, TypeError, KeyError, OverflowError, AttributeError, IndexError):
        return Times([start], why=_UNCLEAR)
    times = Times([])
    times.steps = len(found)
    for moment in sorted({*found, *islice(further, _STEPS)}):
        if moment in without or moment.date() in without:
            continue
        if today <= moment <= today + AHEAD and len(times.moments) < MAX_TIMES:
            times.moments.append(moment)
        else:
            times.outside += 1
    return times


class _TooOften(Exception):
    pass


def _by_rule(start: datetime, rule: Any, last: datetime, local: Local) -> Iterator[datetime]:
    if rule is None:
        return iter([start])
    from dateutil.rrule import rrulestr

    parts = {str(name).upper(): value for name, value in rule.items()}
    frequency = str(parts["FREQ"][0]).upper()
    if frequency not in ("DAILY", "WEEKLY", "MONTHLY", "YEARLY") or {"BYHOUR", "BYMINUTE", "BYSECOND"} & parts.keys():
        raise _TooOften
    if start.year < 1970:
        raise ValueError(start.year)
    until = parts.pop("UNTIL", [last])[0]
    until = local(until) if isinstance(until, datetime) else datetime(until.year, until.month, until.day, 23, 59, 59)
    # Never beyond the year ahead: a rule for the 30th of February would be looked for until the year 9999.
    end = min(until, last)
    count = int(parts.pop("COUNT", [_STEPS])[0])
    words = [f"{name}={','.join(map(str, values))}" for name, values in parts.items()]
    text = ";".join((*words, f"UNTIL={end:%Y%m%dT%H%M%S}"))
    if len(text) > 2000:
        raise ValueError("long rule")
    return islice(iter(rrulestr(text, dtstart=start)), max(0, count))
