"""The rule wrong-weekday."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Annotated

from postguard.checkbase import Check
from postguard.draft import Draft
from postguard.finding import Finding
from postguard.plan import Plan

_DAYS = {
    name: number
    for number, names in enumerate(("måndag monday", "tisdag tuesday", "onsdag wednesday", "torsdag thursday", "fredag friday", "lördag saturday", "söndag sunday"))
    for name in names.split()
}  # fmt: skip
_NAMES = {
    "sv": ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari january jan", "februari february feb", "mars march", "april apr", "maj may", "juni june jun", "juli july jul",
            "augusti august aug", "september sept sep", "oktober october okt oct", "november nov", "december dec",
        ), 1,
    )
    for name in names.split()
}  # fmt: skip
_WEEKDAY = r"(?P<weekday>(?:mån|tis|ons|tors|fre|lör|sön)dag|(?:mon|tues|wednes|thurs|fri|satur|sun)day)(?:en|s)?"
_MONTH = rf"(?P<month>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\b"
_SAID = (
    re.compile(
        rf"(?i)\b{_WEEKDAY}(?: den)?,? (?P<day>\d{{1,2}})(?::?e|st|nd|rd|th)? (?:of )?{_MONTH}(?:,? (?P<year>20\d\d))?"
    ),
    re.compile(rf"(?i)\b{_WEEKDAY},? {_MONTH} (?P<day>\d{{1,2}})(?!\d)(?:st|nd|rd|th)?(?:,? (?P<year>20\d\d))?"),
    re.compile(rf"(?i)\b{_WEEKDAY}(?: den)? (?P<day>\d{{1,2}})/(?P<month>\d{{1,2}})(?![\d/])"),
)


class WrongWeekday(Check):
    """The text says a weekday that the day is not, or the post is planned for a weekday on which the house is silent.

    Somebody who believes the weekday comes a day early or late. The year is that of the planned day, or of the turn of
    the year after it.
    """

    id = "wrong-weekday"
    subject = "plan"
    judges = ("date",)
    doc_sv = """Texten säger en veckodag som dagen inte är, eller inlägget är planerat till en veckodag då huset är tyst.

    Den som litar på veckodagen kommer en dag för tidigt eller för sent. Året är den planerade dagens, eller det som
    börjar efter den.
    """
    message = {"sv": "{day} är en {weekday}.", "en": "{day} is a {weekday}."}
    _silent = {
        "sv": "Inlägget är planerat till en {weekday}; då publicerar huset inte.",
        "en": "The post is planned for a {weekday}, when the house does not publish.",
    }
    help = {"sv": "Rätta veckodagen eller dagen.", "en": "Mend the weekday or the day."}
    silent: Annotated[tuple[str, ...], 'weekdays on which nothing is published: "lördag", "söndag"'] = ()
    bad = (
        Draft(text="Välkommen till öppet hus onsdag 10 december!", publish_at=datetime(2026, 12, 3)),
        Draft(text="Join us on Friday, January 16th.", publish_at=datetime(2026, 12, 30)),
        Draft(text="Vi ses tisdag 9/12 kl. 17.", publish_at=datetime(2026, 12, 3)),
    )
    good = (
        Draft(text="Välkommen till öppet hus torsdag 10 december!", publish_at=datetime(2026, 12, 3)),
        Draft(text="Join us on Friday, January 15th.", publish_at=datetime(2026, 12, 30)),
        Draft(text="Stängt måndag 24/12–2/1. Öppet tisdag 3 gånger i veckan.", publish_at=datetime(2018, 12, 3)),
        Draft(text="Måndag 9 november 1938 minns vi.", publish_at=datetime(2026, 11, 2)),
    )
    known_misses = ("Weekdays and days in different sentences; days without a month.",)

    def run_plan(self, plan: Plan) -> Iterator[tuple[int, Finding]]:
        """Yield a finding for each weekday that does not fit its day."""
        silent = {_DAYS[name.lower()] for name in self.silent if name.lower() in _DAYS}
        for moment, at in plan.dated:
            if moment.weekday() in silent:
                yield at, self.finding("/publish_at", message=self._silent, weekday=_named(moment.weekday()))
            for pointer, string in plan.drafts[at].strings():
                for pattern in _SAID:
                    for found in pattern.finditer(string):
                        day = _day(found, moment.date(), string)
                        if day and day.weekday() != _DAYS[found["weekday"].lower()]:
                            yield at, self.finding(pointer, found.span(), day=day, weekday=_named(day.weekday()))


def _named(weekday: int) -> dict[str, str]:
    return {lang: names[weekday] for lang, names in _NAMES.items()}


def _day(found: re.Match[str], planned: date, string: str) -> date | None:
    """The day that is meant: that of the planned year, or of the next where it is long past; None for another year's."""
    month = int(found["month"]) if found["month"].isdigit() else _MONTHS[found["month"].lower()]
    said = found.groupdict().get("year")
    if not said and re.match(r",? ?(?:1[89]\d\d|20\d\d)\b", string[found.end() : found.end() + 7]):
        return None  # history
    try:
        day = date(int(said) if said else planned.year, month, int(found["day"]))
        return day.replace(year=day.year + 1) if not said and (planned - day).days > 60 else day
    except ValueError:
        return None
