"""A draft's own text with the flagged words marked and numbered. Used only where the user asks for the text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from postguard.draft import Media
from postguard.reports.html.cards import Card, Line


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a text: how many findings it is about, and the numbers of those that begin with it."""

    text: str
    depth: int
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Quoted:
    """One string of a draft: what it is called (a key of the words), its pieces, and findings about it as a whole."""

    label: str
    pieces: tuple[Piece, ...]
    whole: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class QuotedMedium:
    """A medium of a draft: its index, and its strings. `about` are the numbers of findings about the file itself."""

    at: int
    medium: Media
    strings: tuple[Quoted, ...]
    about: tuple[int, ...]


def quoted(card: Card) -> tuple[list[Quoted], list[QuotedMedium]]:
    """Title and text of a draft, and its media, with marks for the findings on its card."""
    by_pointer: dict[str, list[Line]] = defaultdict(list)
    for line in card.lines:
        by_pointer[line.finding.pointer].append(line)
    draft = card.draft
    texts = [
        _quoted(f"the {name}", value, by_pointer[f"/{name}"])
        for name, value in (("title", draft.title), ("text", draft.text))
        if value
    ]
    return texts, [_medium(at, medium, by_pointer) for at, medium in enumerate(draft.media)]


def _medium(at: int, medium: Media, by_pointer: dict[str, list[Line]]) -> QuotedMedium:
    strings = (("alt", "alt", medium.alt), ("text", "picture text", medium.text))
    shown = tuple(_quoted(label, value, by_pointer[f"/media/{at}/{name}"]) for name, label, value in strings if value)
    told = {f"/media/{at}/{name}" for name, _, value in strings if value}
    own = f"/media/{at}"
    about = (
        line.number
        for pointer, lines in by_pointer.items()
        if (pointer == own or pointer.startswith(f"{own}/")) and pointer not in told
        for line in lines
    )
    return QuotedMedium(at, medium, shown, tuple(sorted(about)))


def _quoted(label: str, value: str, lines: Sequence[Line]) -> Quoted:
    """A finding about all of a text is numbered beside it: a mark from end to end would tell nothing."""
    all_of_it = (None, (0, len(value)))
    parts = [line for line in lines if line.finding.span not in all_of_it]
    whole = tuple(line.number for line in lines if line.finding.span in all_of_it)
    return Quoted(label, tuple(_pieces(value, parts)), whole)


def _pieces(value: str, lines: Sequence[Line]) -> Iterator[Piece]:
    """The text cut where a mark begins or ends. Spans may overlap: what any of them covers is marked."""
    begin: dict[int, list[int]] = defaultdict(list)
    depth: dict[int, int] = defaultdict(int)
    for line in lines:
        if line.finding.span:
            start, end = line.finding.span
            begin[start].append(line.number)
            depth[start] += 1
            depth[end] -= 1
    cuts = sorted({0, len(value), *depth})
    covered = 0
    for start, end in pairwise(cuts):
        covered += depth.get(start, 0)
        yield Piece(value[start:end], covered, tuple(begin.get(start, ())))
