"""Dates as offices write them in cells: real dates, serial numbers, and Swedish or English text. Nothing is guessed."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from postguard.draft import Text

LONGEST = 80
"""Characters of a cell that holds a date; what is longer is prose."""

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari january jan", "februari february feb febr", "mars march mar", "april apr", "maj may",
            "juni june jun", "juli july jul", "augusti august aug", "september sep sept", "oktober october okt oct",
            "november nov", "december dec",
        ), 1,
    )
    for name in names.split()
}  # fmt: skip
_WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "måndag måndagen mån må monday mon", "tisdag tisdagen tis ti tuesday tue tues",
            "onsdag onsdagen ons on wednesday wed", "torsdag torsdagen tors tor to thursday thu thur thurs",
            "fredag fredagen fre fr friday fri", "lördag lördagen lör lö saturday sat", "söndag söndagen sön sö sunday sun",
        )
    )
    for name in names.split()
}  # fmt: skip
_WORD = re.compile(r"[a-zåäö]+")
_FILLER = {"den", "the", "of", "klockan", "kl", "at", "e", "a", "st", "nd", "rd", "th", "t", "z"}
_TIME = re.compile(
    r"(?:\bkl(?:ockan)?\b[ .]*|\bat +)(?P<at>\d{1,2})(?:[.:](?P<at_minute>\d\d))?(?!\d)"
    r"|(?<![\d.])(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::\d\d(?:\.\d+)?)?(?!\d)"
    r"|(?<=[ t,])(?P<dotted>\d{1,2})\.(?P<dotted_minute>\d\d)(?![\d.])"
)
_HALF = re.compile(r" *([ap])\.?m\b\.?")
_TO = re.compile(r" *(?:[-–—]|till|to) *(?:kl[ .]*)?\d{1,2}(?:[.:]\d\d)?(?![\d/.-])")
_OFFSET = re.compile(r" ?(?:z|[+-]\d\d:?\d\d)(?=$|\s)")
_WEEK = re.compile(r"\b(?:v|vecka|week|w)\.? *(\d{1,2})(?!\d)")
_MARKED = re.compile(r"\s*(\d{1,2})/(\d{1,2})/\d{4}")
_YEAR_WORD = re.compile(r"(?<!\d)(20\d\d)(?!\d)")

_YMD = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})")
_COMPACT = re.compile(r"(20\d\d)(\d\d)(\d\d)|(\d\d)(\d\d)(\d\d)")
_PARTED = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\.?(?:([-/. ]) ?'?(\d{4}|\d\d))?")
_NAMED = re.compile(r"(\d{1,2})\.?[ -]?#(\d{1,2})#\.?,?[ -]?'?(\d{4}|\d\d)?")
_NAMED_FIRST = re.compile(r"#(\d{1,2})#\.? ?(\d{1,2})(?:,? ?(\d{4}))?")


@dataclass(frozen=True, slots=True)
class Hints:
    """What a table tells about its dates: the years that it is about, and whether 3/2/2027 is day or month first."""

    years: frozenset[int] = frozenset()
    order: str | None = None  # "dm", "md", or None: not known

    @classmethod
    def of(cls, values: Iterable[Any], titles: Iterable[str] = ()) -> Hints:
        """The hints in a column's values and in titles, the nearest first: sheet's name, title rows, file's name.

        The years are those of the nearest title that names any, where the dates do not gainsay it, else all.
        """
        named = (years for title in titles if (years := {int(year) for year in _YEAR_WORD.findall(title)}))
        titled: set[int] = next(named, set())
        written, orders = set(), set()
        for value in values:
            if isinstance(value, str) and (parts := _MARKED.match(value)):
                first, second = int(parts[1]), int(parts[2])
                orders |= {"dm"} if first > 12 >= second else {"md"} if second > 12 >= first else set()
            found = read_date(value).moment
            if found:
                written.add(found.year)
        agreed = len(titled) == 1 and (not written or titled <= written)
        return cls(frozenset(titled if agreed else titled | written), orders.pop() if len(orders) == 1 else None)


@dataclass(frozen=True, slots=True)
class DateRead:
    """What a cell says: the moment (local time, midnight without a time), whether a time stands there, or why not."""

    moment: datetime | None = None
    timed: bool = False
    why: Text | None = None


NO_HINTS = Hints()
UNKNOWN: Text = {"sv": "det är inget datum", "en": "it is no date"}
_PROSE: Text = {"sv": "där står mer än ett datum", "en": "more than a date stands there"}
_IMPOSSIBLE: Text = {"sv": "den dagen finns inte", "en": "there is no such day"}
_NO_YEAR: Text = {"sv": "året saknas och framgår inte säkert av tabellen", "en": "the year is missing, and the table does not tell it for certain"}  # fmt: skip
_AMBIGUOUS: Text = {"sv": "det kan läsas som flera dagar; skriv 2027-02-03", "en": "it can be read as several days; write 2027-02-03"}  # fmt: skip
_WEEKDAY: Text = {
    "sv": "veckodagen eller veckan stämmer inte med dagen",
    "en": "the weekday or the week does not fit the day",
}
_WEEK_ALONE: Text = {"sv": "en vecka är ingen dag; skriv dagen", "en": "a week is no day; write the day"}


def read_date(value: Any, hints: Hints = NO_HINTS) -> DateRead:
    """The date in a cell. Excel's serial numbers from 1970 to 2119 are dates; a year or an order that nobody has
    written comes from `hints`, and where those leave more than one day possible, `why` says so."""
    if isinstance(value, datetime):
        return DateRead(value.replace(tzinfo=None), value.time() != time())
    if isinstance(value, date):
        return DateRead(datetime.combine(value, time()))
    if isinstance(value, int) and value >= 100_000:
        value = str(value)  # 270203 or 20270203, which a spreadsheet takes for a number
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return _serial(float(value))
    if not isinstance(value, str) or not value.strip():
        return DateRead(why=UNKNOWN)
    text = " ".join(re.sub("[\u00ad()]", " ", value.lower()).split())
    if len(text) > LONGEST:
        return DateRead(why=_PROSE)
    if re.fullmatch(r"\d{5}(?:[.,]\d{1,12})?", text):
        return _serial(float(text.replace(",", ".")))
    clock, rest = _take_time(text)
    if clock is _BAD:
        return DateRead(why={"sv": "den tiden finns inte", "en": "there is no such time"})
    return _day(rest, clock, hints)


_BAD = time(23, 59, 59, 999)


def read_time(value: Any) -> time | None:
    """The time of day in a cell of its own: 08.30, kl 9, 0830, Excel's fraction of a day; None where it is none."""
    if isinstance(value, datetime):
        return value.time()
    if isinstance(value, time):
        return value
    if isinstance(value, float) and 0 <= value < 1:
        return (datetime.min + timedelta(minutes=round(value * 1440))).time()
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 24:
        return time(value)
    text = " ".join(str(value).lower().split()) if isinstance(value, str) else ""
    if len(text) > LONGEST:
        return None
    if bare := re.fullmatch(r"(\d{1,2})(?:[.:]?(\d\d))?(?: *[-–—].{0,12})?", text):
        text = f"kl {bare[1]}.{bare[2] or '00'}"
    clock, rest = _take_time(text)
    return clock if clock and clock is not _BAD and not rest.strip(" .,") else None


def _serial(number: float) -> DateRead:
    if not 25569 <= number < 80352:  # 1970 to 2119
        return DateRead(why=UNKNOWN)
    moment = datetime(1899, 12, 30) + timedelta(minutes=round(number * 1440))
    return DateRead(moment, moment.time() != time())


def _take_time(text: str) -> tuple[time | None, str]:
    """The time of day in a text, _BAD for 25:00, and the text without it (and without the end of a span of time)."""
    found = _TIME.search(text)
    if not found:
        return None, text
    hour, minute = next(
        (int(found[h]), int(found[m] or 0))
        for h, m in (("at", "at_minute"), ("hour", "minute"), ("dotted", "dotted_minute"))
        if found[h]
    )
    end = found.end()
    if half := _HALF.match(text, end):
        hour, end = hour % 12 + (12 if half[1] == "p" else 0), half.end()
    for trailing in (_TO, _OFFSET):
        if more := trailing.match(text, end):
            end = more.end()
    rest = f"{text[: found.start()]} {text[end:]}"
    return (time(hour, minute) if hour < 24 and minute < 60 else _BAD), rest


def _day(text: str, clock: time | None, hints: Hints) -> DateRead:
    weekdays, months = set(), 0
    week = _WEEK.search(text)
    if week:
        text = f"{text[: week.start()]} {text[week.end() :]}"

    def word(match: re.Match[str]) -> str:
        nonlocal months
        name = match.group()
        if name in _MONTHS and not (name in ("mar", "on") and months):
            months += 1
            return f"#{_MONTHS[name]}#"
        if name in _WEEKDAYS:
            weekdays.add(_WEEKDAYS[name])
            return " "
        return " " if name in _FILLER else name

    text = " ".join(_WORD.sub(word, text).replace(":", " ").split()).strip(" ,.-–")
    if len(weekdays) > 1:
        return DateRead(why=_PROSE)
    weekday = next(iter(weekdays), None)
    if week and not text:
        days, why = _in_week(int(week[1]), weekday, hints.years, None)
    elif week and (only := re.fullmatch(r"20\d\d", text)):
        days, why = _in_week(int(week[1]), weekday, hints.years, int(only[0]))
    else:
        days, why = _days(text, hints)
    fitting = {d for d in days if (weekday is None or d.weekday() == weekday) and (not week or d.isocalendar()[1] == int(week[1]))}  # fmt: skip
    if len(fitting) == 1:
        return DateRead(datetime.combine(fitting.pop(), clock or time()), clock is not None)
    if days and not fitting:
        return DateRead(why=_WEEKDAY)
    return DateRead(why=_AMBIGUOUS if len(fitting) > 1 and why is None else why or UNKNOWN)


def _in_week(week: int, weekday: int | None, years: Collection[int], year: int | None) -> tuple[set[date], Text | None]:
    if weekday is None:
        return set(), _WEEK_ALONE
    chosen = {year} if year else set(years)
    days = set()
    for one in chosen:
        try:
            days.add(date.fromisocalendar(one, week, weekday + 1))
        except ValueError:
            return set(), {"sv": "den veckan finns inte", "en": "there is no such week"}
    return (days, None) if len(days) == 1 else (set(), _NO_YEAR)


def _days(text: str, hints: Hints) -> tuple[set[date], Text | None]:
    """The days that a text without time, weekday and filler may mean, and why where it is none or several."""
    orders: list[tuple[int | None, int, int]] = []  # year, month, day
    if found := _YMD.fullmatch(text):
        orders = [(int(found[1]), int(found[3]), int(found[4]))]
    elif found := _COMPACT.fullmatch(text):
        year, month, day = (found[1], found[2], found[3]) if found[1] else (f"20{found[4]}", found[5], found[6])
        orders = [(int(year), int(month), int(day))]
    elif found := _NAMED.fullmatch(text):
        orders = [(_year(found[3]), int(found[2]), int(found[1]))]
    elif found := _NAMED_FIRST.fullmatch(text):
        orders = [(_year(found[3]), int(found[1]), int(found[2]))]
    elif found := _PARTED.fullmatch(text):
        orders = list(_parted(int(found[1]), found[2], int(found[3]), found[4], found[5], hints))
    if not orders:
        return set(), UNKNOWN
    without_year = any(year is None for year, _, _ in orders)
    if without_year and not hints.years:
        possible = any(_date(2024, month, day) for _, month, day in orders)
        return set(), _NO_YEAR if possible else _IMPOSSIBLE
    days = {
        made
        for year, month, day in orders
        for one in ([year] if year else hints.years)
        if (made := _date(one, month, day))
    }
    if not days:
        return days, _IMPOSSIBLE
    if len(days) > 1 and hints.years:  # 27-02-03 in a table about 2027
        days = {day for day in days if day.year in hints.years} or days
    years = {day.year for day in days}
    return days, (_NO_YEAR if without_year and len(years) > 1 else _AMBIGUOUS) if len(days) > 1 else None


def _parted(
    a: int, mark: str, b: int, second: str | None, year: str | None, hints: Hints
) -> Iterator[tuple[int | None, int, int]]:
    """The readings of numbers with marks between: 3/2, 3/2-27, 03/02/2027, 03-02-27."""
    if year is None or second is None:
        yield None, b, a  # 3/2 is the third of February in Swedish, as in nearly all of Europe
        if mark == "-":
            yield None, a, b
        return
    written = _year(year)
    if mark != "/" or second != "/" or hints.order != "md":
        yield written, b, a
    if mark == second == "/" and hints.order != "dm":
        yield written, a, b  # tools from America write months first
    if mark == second == "-" and len(year) == 2:
        yield 2000 + a, b, int(year)


def _year(written: str | None) -> int | None:
    return None if written is None else int(written) + (2000 if len(written) == 2 else 0)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
