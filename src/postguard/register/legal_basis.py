"""LegalBasis: one record of the register, and what may speak against publishing under it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from postguard.draft import Text

SCOPES = frozenset({"picture", "film", "sound", "name", "special-categories"})
BASES = frozenset(
    {"consent", "contract", "legal-obligation", "vital-interests", "public-task", "legitimate-interest", "unknown"}
)
"""GDPR Article 6(1)(a)-(f), in its order, and what a register that does not say leaves open."""

Problem = Literal[
    "barred", "unclear", "refused", "withdrawn", "not-yet", "expired", "medium", "scope", "channel", "no-channel",
    "purpose", "guardian", "own-consent",
]  # fmt: skip
"""What speaks against publishing under a record."""


class Doubt(NamedTuple):
    """What somebody should mend in a row of a register. `blocks`: until then the record covers nothing."""

    why: Text
    blocks: bool = True


class Use(NamedTuple):
    """What a draft means to do with a person's data: publish `what` (of SCOPES) in these channels on this day.

    `medium` is what the file can be known by: its path, content hash and ids; empty for names in a text.
    """

    what: str
    channels: tuple[str, ...]
    day: date
    purpose: str | None = None
    medium: frozenset[str] = frozenset()


class Consenting(NamedTuple):
    """Who must have agreed before a minor is shown or named: a house's decisions.

    `guardians`: how many, unless one has sole custody. `own_from`: the age in years from which a minor's own consent
    is enough; 0 for never. `majority`: the age in years from which a person is no minor.
    """

    majority: int = 18
    guardians: int = 2
    own_from: int = 0


@dataclass(frozen=True, slots=True)
class LegalBasis:
    """One record: on what basis a person's data may be published.

    `scope` is what may be published (see SCOPES), `channels` where ("all" for every channel), `purposes` what for and
    `media` in which files (paths, SHA-256 in hex, image ids); no purpose or medium named means any. The record holds
    from `valid_from` to `valid_until`, both days included, and no longer from the day `withdrawn`. `given_by` holds
    "guardian" once for each guardian, "sole guardian", "self". `barred`: this person is not to be published; why is
    not stored. `dependent`: the person depends on the body that asks, as an employee or client does. `doubts` are what
    the register's row leaves unclear.
    """

    id: str
    name: str = ""
    born: date | None = None
    basis: str = "consent"
    given_by: tuple[str, ...] = ()
    scope: frozenset[str] = frozenset()
    channels: frozenset[str] = frozenset()
    valid_from: date | None = None
    valid_until: date | None = None
    withdrawn: date | None = None
    group: str = ""
    purposes: frozenset[str] = frozenset()
    media: frozenset[str] = frozenset()
    barred: bool = False
    dependent: bool = False
    doubts: tuple[Doubt, ...] = ()

    def age_on(self, day: date) -> int | None:
        """The person's age in whole years on a day; None where the record does not say when they were born.

        Somebody born on 29 February is a year older on 1 March of other years.
        """
        if self.born is None:
            return None
        return day.year - self.born.year - ((day.month, day.day) < (self.born.month, self.born.day))

    def minor_on(self, day: date, majority: int) -> bool | None:
        """Whether the person is a minor on a day; None where the record does not say when they were born."""
        age = self.age_on(day)
        return None if age is None else age < majority

    def problems(self, use: Use, rules: Consenting) -> tuple[Problem, ...]:
        """What speaks against a use of the person's data, what weighs most first; nothing where the record covers it."""
        if self.barred:
            return ("barred",)
        if any(doubt.blocks for doubt in self.doubts):
            return ("unclear",)
        if not self.scope:
            return ("refused",)
        found: list[Problem] = []
        if self.withdrawn is not None and self.withdrawn <= use.day:
            found.append("withdrawn")
        elif self.valid_from is not None and use.day < self.valid_from:
            found.append("not-yet")
        elif self.valid_until is not None and self.valid_until < use.day:
            found.append("expired")
        if self.media and use.medium and self.media.isdisjoint(use.medium):
            found.append("medium")
        if use.what and use.what not in self.scope:
            found.append("scope")
        found += self._elsewhere(use.channels)
        if self.purposes and use.purpose and use.purpose.lower() not in self.purposes:
            found.append("purpose")
        return (*found, *self._consenting(use.day, rules))

    def _elsewhere(self, channels: Iterable[str]) -> tuple[Problem, ...]:
        """Where a draft names no channel, or a record none, nobody can tell whether they meet."""
        if "all" in self.channels:
            return ()
        named = {channel.lower() for channel in channels}
        if not named or not self.channels:
            return ("no-channel",)
        return () if named <= self.channels else ("channel",)

    def _consenting(self, day: date, rules: Consenting) -> tuple[Problem, ...]:
        """Whether those who must agree for a minor have. Somebody whose birth date is not known may be one."""
        if self.basis != "consent" or self.minor_on(day, rules.majority) is False:
            return ()
        guardians = self.given_by.count("guardian")
        if "sole guardian" in self.given_by or guardians >= rules.guardians:
            return ()
        if "self" in self.given_by and not guardians and self.own_consent_counts(day, rules):
            return ()
        return ("own-consent" if "self" in self.given_by and not guardians else "guardian",)

    def own_consent_counts(self, day: date, rules: Consenting) -> bool:
        """Whether the person was old enough to agree alone: on the day of agreeing, or on `day` where that is not known."""
        age = self.age_on(min(day, self.valid_from) if self.valid_from else day)
        return age is not None and (age >= rules.majority or (rules.own_from > 0 and age >= rules.own_from))
