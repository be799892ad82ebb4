"""The tables of the summary: how much was found, by level, family, account and channel."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from postguard.finding import LEVELS, Level
from postguard.reports.html.cards import Card, Line

MAX_ROWS = 50
"""Rows of a table: a report of ten thousand drafts may have as many accounts."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: what it counts, and the figures."""

    name: str
    figures: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table's rows, and how many more there are."""

    rows: tuple[Row, ...]
    left_out: int = 0


def by_level(lines: Sequence[Line]) -> Table:
    """For each level: certain ones, questions, both."""
    counted = Counter((line.finding.level, line.finding.kind) for line in lines)
    rows = []
    for level in reversed(LEVELS):
        certain, questions = counted[level, "fail"], counted[level, "review"]
        rows.append(Row(level, (certain, questions, certain + questions)))
    rows.append(Row("total", tuple(sum(figures) for figures in zip(*(row.figures for row in rows)))))
    return Table(tuple(rows))


def by_family(lines: Sequence[Line]) -> Table:
    """For each family: errors, warnings, notes, and how many of these are questions."""
    counted: Counter[tuple[str, Level]] = Counter((line.family, line.finding.level) for line in lines)
    questions = Counter(line.family for line in lines if line.finding.kind == "review")
    families = {line.family: None for line in lines}
    rows = [Row(f, (*(counted[f, level] for level in reversed(LEVELS)), questions[f])) for f in families]
    return _bounded(rows)


def by_account(cards: Iterable[Card]) -> Table:
    """For each account: drafts, and how many have findings."""
    return _drafts((card.draft.account or "", card) for card in cards)


def by_channel(cards: Iterable[Card]) -> Table:
    """For each channel: drafts, and how many have findings. A draft for two channels counts in both."""
    return _drafts((channel, card) for card in cards for channel in (card.draft.channels or ("",)))


def _drafts(named: Iterable[tuple[str, Card]]) -> Table:
    drafts: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for name, card in named:
        drafts[name] += 1
        found[name] += bool(card.lines)
    return _bounded([Row(name, (count, found[name])) for name, count in drafts.items()])


def _bounded(rows: list[Row]) -> Table:
    ordered = sorted(rows, key=lambda row: (-row.figures[0], row.name))
    return Table(tuple(ordered[:MAX_ROWS]), max(0, len(ordered) - MAX_ROWS))
