"""The month view: a calendar table for each month that has posts, weeks from Monday with their ISO numbers."""

from __future__ import annotations

import calendar
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from postguard.checkbase import Lang
from postguard.reports.html.cards import Card
from postguard.reports.html.words import MONTHS

MAX_MONTHS = 36
"""Months shown: dates may lie anywhere in ten thousand years."""
SHOWN = 8
"""Posts shown of a day before the rest is folded away."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the table, and its posts in order of time."""

    date: date
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Week:
    """A row of the table: the week's number, and a day or, outside the month, None for each weekday."""

    number: int
    days: tuple[Day | None, ...]


@dataclass(frozen=True, slots=True)
class Month:
    """A table."""

    name: str
    weeks: tuple[Week, ...]
    posts: int


def months_of(cards: Sequence[Card], lang: Lang) -> tuple[list[Month], int]:
    """The months with the most posts, in order of time, and how many months are left out."""
    by_day: dict[date, list[Card]] = defaultdict(list)
    for card in sorted(cards, key=lambda card: (card.draft.publish_at is None, card.draft.publish_at, card.at)):
        if card.draft.publish_at:
            by_day[card.draft.publish_at.date()].append(card)
    posts = Counter((day.year, day.month) for day, some in by_day.items() for _ in some)
    shown = sorted(sorted(posts, key=lambda month: (-posts[month], month))[:MAX_MONTHS])
    return [_month(*month, by_day, posts[month], lang) for month in shown], len(posts) - len(shown)


def _month(year: int, month: int, by_day: dict[date, list[Card]], posts: int, lang: Lang) -> Month:
    weeks = []
    for days in calendar.Calendar().monthdayscalendar(year, month):
        dates = [date(year, month, day) if day else None for day in days]
        number = next(day for day in dates if day).isocalendar().week
        weeks.append(Week(number, tuple(Day(day, tuple(by_day.get(day, ()))) if day else None for day in dates)))
    return Month(f"{MONTHS[lang][month - 1]} {year}", tuple(weeks), posts)
