"""Bars as SVG that stand in the page itself: nothing is fetched, and they follow the page's colours."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

_BAR, _GAP, _LABEL, _WIDTH, _END = 22, 10, 230, 720, 46  # pixels


class Piece(NamedTuple):
    """A piece of a bar: [left, left + width) in pixels, its class in the style sheet, what it says."""

    left: float
    width: float
    kind: str
    text: str


class Bar(NamedTuple):
    """A bar: its top in pixels, its name, its pieces from left to right, and its sum."""

    top: int
    name: str
    pieces: tuple[Piece, ...]
    total: int


class Bars(NamedTuple):
    """A plot of lying bars."""

    height: int
    bars: tuple[Bar, ...]
    label: int = _LABEL
    width: int = _WIDTH
    thick: int = _BAR


class Column(NamedTuple):
    """A standing bar: left and width in pixels, its name, its pieces from the bottom up as (top, height, class), its sum."""

    left: float
    width: float
    name: str
    pieces: tuple[tuple[float, float, str], ...]
    total: int


class Columns(NamedTuple):
    """A plot of standing bars; `step` names every so manieth."""

    columns: tuple[Column, ...]
    step: int
    height: int = 180
    width: int = _WIDTH


def bars(rows: Sequence[tuple[str, Mapping[str, int]]], words: Mapping[str, str]) -> Bars:
    """Lying bars: for each row its name and how much of each kind, in the order given."""
    most = max((sum(counts.values()) for _, counts in rows), default=0) or 1
    room = _WIDTH - _LABEL - _END
    made = []
    for at, (name, counts) in enumerate(rows):
        left = float(_LABEL)
        pieces = []
        for kind, count in counts.items():
            width = room * count / most
            if count:
                pieces.append(Piece(round(left, 1), round(max(width, 1.5), 1), kind.replace(" ", "-"), f"{words.get(kind, kind)}: {count}"))  # fmt: skip
            left += width
        made.append(Bar(at * (_BAR + _GAP), name, tuple(pieces), sum(counts.values())))
    return Bars(max(1, len(made)) * (_BAR + _GAP), tuple(made))


def columns(rows: Sequence[tuple[str, Mapping[str, int]]]) -> Columns:
    """Standing bars: for each row its name and how much of each kind, from the bottom up."""
    most = max((sum(counts.values()) for _, counts in rows), default=0) or 1
    each = min(60.0, _WIDTH / max(1, len(rows)))
    made = []
    for at, (name, counts) in enumerate(rows):
        top, pieces = 150.0, []
        for kind, count in counts.items():
            tall = 130 * count / most
            top -= tall
            if count:
                pieces.append((round(top, 1), round(max(tall, 1.5), 1), kind.replace(" ", "-")))
        made.append(Column(round(at * each + each * 0.12, 1), round(each * 0.76, 1), name, tuple(pieces), sum(counts.values())))  # fmt: skip
    return Columns(tuple(made), max(1, -(-len(rows) // 14)))
