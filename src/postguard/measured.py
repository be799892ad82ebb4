"""How right the rules are on labelled posts: the figures of docs/accuracy.md, as data that is installed with the rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

LEAST = 20
"""Cases below which a share says nothing."""


@dataclass(frozen=True, slots=True)
class Figures:
    """A rule's outcomes over all sets of labelled posts that it is judged on."""

    posts: int = 0
    right: int = 0
    missed: int = 0
    wrong: int = 0

    @property
    def found(self) -> int:
        """How often the rule found something: what its precision is a share of."""
        return self.right + self.wrong

    @property
    def expected(self) -> int:
        """How often it should have: what its recall is a share of."""
        return self.right + self.missed


@lru_cache
def _lines() -> tuple[str, ...]:
    return tuple(files("postguard").joinpath("measured.tsv").read_text(encoding="utf-8").splitlines())


def measured_on() -> str:
    """The day of the figures, as written."""
    return next(line.split("\t")[1] for line in _lines() if line.startswith("# measured on"))


@lru_cache
def figures() -> Mapping[str, Figures]:
    """The outcomes of each rule that has been measured."""
    found: dict[str, Figures] = {}
    for line in _lines():
        if line.startswith("#"):
            continue
        _, posts, rule, *counts = line.split("\t")
        old, (right, missed, wrong) = found.get(rule, Figures()), map(int, counts)
        found[rule] = Figures(old.posts + int(posts), old.right + right, old.missed + missed, old.wrong + wrong)
    return found
