"""Hit: a place in a text that tells something of a special category about a person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Strength = Literal["direct", "indirect", "inferred"]
"""How sure it is: said in so many words of a person, by words near a person, or by the language model alone."""

ARTICLE_9 = (
    "health-data",
    "ethnic-origin",
    "political-opinion",
    "religious-belief",
    "trade-union-membership",
    "sex-life-or-orientation",
    "genetic-data",
    "biometric-data",
)
"""The categories of GDPR Article 9(1), as the rules are called."""

CATEGORIES = (*ARTICLE_9, "criminal-offence", "secrecy")


@dataclass(frozen=True, slots=True)
class Hit:
    """[start, end) of a text, in code points, that tells something of a category about a person.

    `person` is the number of the person among the text's mentions; None where no name or role is tied to it.
    """

    category: str
    start: int
    end: int
    strength: Strength
    person: int | None = None

    @property
    def span(self) -> tuple[int, int]:
        """[start, end), as a finding has it."""
        return self.start, self.end
