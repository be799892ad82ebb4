"""Personal identifiers in a text: numbers, addresses, handles; found by the recognisers of postguard.presidio."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from postguard.facts.warm import Warm


@dataclass(frozen=True, slots=True)
class Identifier:
    """A personal identifier at [start, end) of a text, in code points; `kind` is Presidio's entity type."""

    kind: str
    start: int
    end: int


_INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
_LOOKALIKES = str.maketrans(
    {**{0xFF10 + n: str(n) for n in range(10)}, 0xA0: " ", 0x202F: " ", 0x2009: " ", 0xFF20: "@"}
)


def readable(string: str) -> tuple[str, Sequence[int]]:
    """A text as readers see it (no invisible characters, ordinary digits), and where each of its characters stood."""
    if string.isascii():
        return string, range(len(string))
    plain = string.translate(_LOOKALIKES)
    if _INVISIBLE.isdisjoint(plain):
        return plain, range(len(plain))
    kept = [(character, at) for at, character in enumerate(plain) if character not in _INVISIBLE]
    return "".join(character for character, _ in kept), [at for _, at in kept]


def find_identifiers(string: str, warm: Warm) -> tuple[Identifier, ...]:
    """The identifiers in a text, in order; none overlaps another."""
    if not any(c.isdigit() or c in "@＠" for c in string):
        return ()  # without either there is none, and Presidio takes two seconds to import

    def load() -> Any:
        from postguard.presidio import analyzer

        return analyzer()

    plain, places = readable(string)
    results = warm.once("identifiers", load).analyze(plain, language="sv")
    taken: list[Identifier] = []
    # A personnummer may look like a phone number: those come last.
    for r in sorted(results, key=lambda r: (r.entity_type == "PHONE_NUMBER", r.start)):
        if all(r.end <= t.start or t.end <= r.start for t in taken):
            taken.append(Identifier(r.entity_type, r.start, r.end))
    found = (Identifier(t.kind, places[t.start], places[t.end - 1] + 1) for t in taken)
    return tuple(sorted(found, key=lambda t: t.start))
