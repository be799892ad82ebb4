"""postguard accounts reminders: what falls due, as a list or as entries for a calendar."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import click

from postguard.cli.accounts import Asked, accounts, options
from postguard.cli.check import write
from postguard.register.endings import endings
from postguard.reports.text import one_line

_WORDS = {
    "sv": {
        "follow-up": "Följ upp kontot {name}", "ends": "Kontot {name} upphör: avsluta och arkivera, eller förläng",
        "consent": "Samtycke {name} går ut: förnya, eller ta bort det som vilar på det",
        "18": "{name} blir myndig och bestämmer då själv: fråga på nytt", "late": "försenat", "nothing": "Inget förfaller inom {days} dagar.",
    },
    "en": {
        "follow-up": "Follow up the account {name}", "ends": "The account {name} ends: close and archive it, or prolong it",
        "consent": "Consent {name} expires: renew it, or take down what rests on it",
        "18": "{name} comes of age and decides alone from then on: ask anew", "late": "late", "nothing": "Nothing falls due within {days} days.",
    },
}  # fmt: skip


class Due(NamedTuple):
    """What falls due on a day; `key` tells it from everything else and stays the same from run to run."""

    day: date
    what: str
    name: str
    key: str


@accounts.command()
@options
@click.option("--days", default=365, show_default=True, type=click.IntRange(0, 3650), help="How far to look ahead.")
@click.option("--ics", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Write calendar entries.")
def reminders(days: int, ics: Path | None, **option: Any) -> None:
    """List follow-ups, accounts that end, and consents that expire; those that are late come first.

    Consents are named by their ids alone.
    """
    asked = Asked(option)
    words, today = _WORDS[asked.lang], asked.guard.today
    found = sorted(_due(asked, days))
    if ics:
        write(_calendar(found, words, today), ics)
        return
    for one in found:
        late = f"  ({words['late']})" if one.day < today else ""
        click.echo(one_line(f"{one.day}  {words[one.what].format(name=one.name)}{late}"))
    if not found:
        click.echo(words["nothing"].format(days=days))


def _due(asked: Asked, days: int) -> Iterator[Due]:
    guard = asked.guard
    within = timedelta(days=days)
    last = guard.today + within
    for account in asked.accounts:
        if account.closed_on(guard.today) or account.status == "applied":
            continue
        latest = max(filter(None, (account.followed_up, account.started)), default=None)
        next_one = latest + timedelta(days=guard.config.account_report.follow_up_days) if latest else guard.today
        if next_one <= last and not (account.ends and account.ends < next_one):
            yield Due(next_one, "follow-up", account.title, f"follow-up {account.id} {latest}")
        if account.ends and account.ends <= last:
            yield Due(account.ends, "ends", account.title, f"ends {account.id} {account.ends}")
    for day, id, what in endings(guard.register, guard.today, within, guard.config.minors.majority):
        yield Due(day, "consent" if what == "ends" else "18", id, f"{what} {id} {day}")


def _calendar(found: list[Due], words: dict[str, str], today: date) -> bytes:
    """The entries as iCalendar: a day each, with an alarm a fortnight before. What is late stands on today."""
    try:
        from icalendar import Alarm, Calendar, Event
    except ImportError as error:
        raise click.UsageError("--ics needs the extra: pip install 'postguard[calendar]'") from error
    calendar = Calendar()
    calendar.add("prodid", "-//postguard//reminders//EN")
    calendar.add("version", "2.0")
    for one in found:
        event = Event()
        day = max(one.day, today)
        event.add("uid", hashlib.sha256(one.key.encode()).hexdigest()[:32] + "@postguard.invalid")
        event.add("dtstamp", _midnight(today))
        event.add("dtstart", day)
        event.add("dtend", day + timedelta(days=1))
        late = f" ({words['late']}: {one.day})" if one.day < today else ""
        event.add("summary", one_line(words[one.what].format(name=one.name) + late))
        event.add("transp", "TRANSPARENT")
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", one_line(words[one.what].format(name=one.name)))
        alarm.add("trigger", timedelta(days=-14))
        event.add_component(alarm)
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _midnight(day: date) -> Any:
    from datetime import UTC, datetime, time

    return datetime.combine(day, time(), UTC)
