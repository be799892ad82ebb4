"""The overview of the accounts: what the register and the rules say of all of them, administration by administration."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from postguard.finding import AccountReport
from postguard.register.accounts import INFO_ITEMS, Account

STATES = ("in order", "to mend", "overdue", "applied", "closed")
"""Where an account stands, as the plots show it."""


@dataclass(frozen=True)
class Row:
    """An account in the overview. `next_follow_up` is the day it falls due; None for one that is not in use.

    `published` and `planned` count its posts in the calendars that were given.
    """

    report: AccountReport
    state: str
    next_follow_up: date | None
    published: int = 0
    planned: int = 0

    @property
    def account(self) -> Account:
        """The account."""
        return self.report.account

    @cached_property
    def missing(self) -> tuple[str, ...]:
        """The items of basic information that it lacks."""
        found = {f.pointer.removeprefix("/info/") for f in self.report.findings if f.rule == "account-info-missing"}
        return tuple(item for item in INFO_ITEMS if item in found)

    @cached_property
    def rules(self) -> tuple[str, ...]:
        """The rules that find something, each once, but for the basic information."""
        found = dict.fromkeys(finding.rule for finding in self.report.findings)
        return tuple(rule for rule in found if rule != "account-info-missing")


@dataclass(frozen=True)
class Group:
    """The accounts of one administration, counted."""

    name: str
    rows: tuple[Row, ...]

    @cached_property
    def states(self) -> Counter[str]:
        """How many stand where."""
        return Counter(row.state for row in self.rows)

    @property
    def official(self) -> int:
        """Official accounts."""
        return sum(row.account.type == "official" for row in self.rows)

    @property
    def in_use(self) -> int:
        """Accounts in use."""
        return sum(row.state in ("in order", "to mend", "overdue") for row in self.rows)

    @property
    def without_info(self) -> int:
        """Accounts that lack basic information."""
        return sum(bool(row.missing) for row in self.rows)

    @property
    def posts(self) -> tuple[int, int]:
        """Posts published and planned."""
        return sum(row.published for row in self.rows), sum(row.planned for row in self.rows)


@dataclass(frozen=True)
class Overview:
    """All of it, as on a day."""

    today: date
    rows: tuple[Row, ...]
    months: Mapping[str, tuple[int, int]]
    """Posts published and planned in each month (2027-01) of the calendars that were given."""

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """The administrations, those with most accounts first."""
        found: dict[str, list[Row]] = defaultdict(list)
        for row in self.rows:
            found[row.account.administration].append(row)
        groups = (Group(name, tuple(rows)) for name, rows in found.items())
        return tuple(sorted(groups, key=lambda group: (-len(group.rows), group.name)))

    @cached_property
    def total(self) -> Group:
        """All accounts together."""
        return Group("", self.rows)

    @cached_property
    def missing(self) -> Mapping[str, int]:
        """How many accounts lack each item of basic information."""
        counted = Counter(item for row in self.rows for item in row.missing)
        return {item: counted[item] for item in INFO_ITEMS}

    @cached_property
    def platforms(self) -> Mapping[str, int]:
        """Accounts in use by channel, the commonest first."""
        used = (platform for row in self.rows if row.next_follow_up for platform in row.account.platforms or ("–",))
        return dict(Counter(used).most_common())

    @cached_property
    def due(self) -> Mapping[str, int]:
        """Follow-ups that fall due in each of the coming twelve months; what is late stands in the first."""
        months = [_month(self.today, ahead) for ahead in range(12)]
        counted = Counter(max(f"{row.next_follow_up:%Y-%m}", months[0]) for row in self.rows if row.next_follow_up)
        return {month: counted[month] for month in months}


def overview(
    reports: Iterable[AccountReport],
    planned: Mapping[str, Sequence[date]],
    published: Mapping[str, Sequence[date]],
    today: date,
    follow_up_days: int,
) -> Overview:
    """The overview of judged accounts. `planned` and `published` are the days of posts by account id."""
    months: dict[str, list[int]] = {}
    for kind, posts in enumerate((published, planned)):
        for days in posts.values():
            for day in days:
                months.setdefault(f"{day:%Y-%m}", [0, 0])[kind] += 1
    rows = tuple(
        _row(one, len(published.get(one.account.id, ())), len(planned.get(one.account.id, ())), today, follow_up_days)
        for one in reports
    )
    return Overview(today, rows, {month: (at[0], at[1]) for month, at in sorted(months.items())})


def _row(report: AccountReport, published: int, planned: int, today: date, follow_up_days: int) -> Row:
    account = report.account
    if account.closed_on(today):
        return Row(report, "closed", None, published, planned)
    if account.status == "applied":
        return Row(report, "applied", None, published, planned)
    latest = max(filter(None, (account.followed_up, account.started)), default=None)
    due = latest + timedelta(days=follow_up_days) if latest else today
    overdue = any(finding.rule == "account-review-overdue" for finding in report.findings)
    state = "overdue" if overdue else "to mend" if report.findings else "in order"
    return Row(report, state, due, published, planned)


def _month(day: date, ahead: int) -> str:
    year, month = divmod(day.year * 12 + day.month - 1 + ahead, 12)
    return f"{year}-{month + 1:02}"
