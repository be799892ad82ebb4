"""Account: one of the house's accounts in social media, as its register tells it, and the register of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from typing import Any, Literal

from postguard.draft import Answer, Draft, Origin
from postguard.register import RegisterError
from postguard.register.legal_basis import Doubt
from postguard.register.words import channel_name

DUTIES = ("planning", "publishing", "follow_up", "monitoring", "moderation")
"""What somebody must answer for, in the order of the work."""
INFO_ITEMS = ("sender", "content", "terms", "contact", "website", "privacy-link", "personal-data")
"""The six items of basic information that an account should give, and how personal data is processed."""

_HIDDEN = frozenset({"credentials_exposed", "doubts", "answers", "path", "movable"})


@dataclass(frozen=True, slots=True)
class Account:
    """An account in social media.

    `type`: an official account speaks for the body; a pedagogical one belongs to a class or course and ends on a day,
    `ends`, as any temporary account does. `responsible` names somebody for each of DUTIES. `goals` should be
    measurable. `decided_by` is who decided on the account, by which `delegation`, with which `reference`. `closed` is
    the day it was closed, `archive_note` how it was archived. `rhythm` is in posts a week. `credentials` says where
    they are kept, never what they are: `credentials_exposed` tells that the register held them, which are not kept
    here. `transfer` is the assessment of transfers to third countries. `info` holds, for items of INFO_ITEMS, why the
    platform has no room for them. `place` is where it stands in the register.
    """

    id: str
    name: str = ""
    platform: str = ""
    handle: str = ""
    administration: str = ""
    type: Literal["official", "pedagogical"] = "official"
    status: Literal["active", "applied", "closed"] = "active"
    ends: date | None = None
    responsible: Mapping[str, str] = field(default_factory=dict)
    purpose: str = ""
    goals: str = ""
    audience: str = ""
    decided_by: str = ""
    decided_on: date | None = None
    delegation: str = ""
    reference: str = ""
    started: date | None = None
    followed_up: date | None = None
    closed: date | None = None
    archive_note: str = ""
    last_post: date | None = None
    bio: str = ""
    links: tuple[str, ...] = ()
    tone: str = ""
    rhythm: float | None = None
    categories: tuple[str, ...] = ()
    credentials: str = ""
    transfer: str = ""
    info: Mapping[str, str] = field(default_factory=dict)
    place: str = ""
    path: str = field(default="", compare=False)
    movable: bool = field(default=False, compare=False)
    credentials_exposed: bool = False
    answers: tuple[Answer, ...] = ()
    doubts: tuple[Doubt, ...] = ()

    def closed_on(self, day: date) -> bool:
        """Whether the account is closed on a day; one whose day of closing nobody wrote down is closed on every day."""
        if self.status != "closed" and self.closed is None:
            return False
        return self.closed is None or self.closed <= day

    @property
    def platforms(self) -> tuple[str, ...]:
        """The channels that the account is in, where one row of the register holds several."""
        return tuple(filter(None, (part.strip() for part in self.platform.split(","))))

    @property
    def title(self) -> str:
        """What people call the account: its name, else its handle, else its id; with the platform."""
        name = self.name or self.handle or self.id
        return f"{name} ({self.platform})" if self.platform else name

    def resolve(self, pointer: str) -> Any:
        """The value at a JSON Pointer into the account; None for an item of /info that is not there.

        Raises KeyError where an account has no such place.
        """
        parts = pointer.split("/")[1:]
        if not parts:
            return self
        name = parts[0]
        if name in _HIDDEN or name not in self.__dataclass_fields__ or len(parts) > 2:
            raise KeyError(pointer)
        value = getattr(self, name)
        if len(parts) == 1:
            return value
        known: Mapping[str, Sequence[str]] = {"info": INFO_ITEMS, "responsible": DUTIES}
        if parts[1] not in known.get(name, ()):
            raise KeyError(pointer)
        return value.get(parts[1])

    def to_dict(self) -> dict[str, Any]:
        """The account as JSON holds it: fields that say nothing are left out, and who answers for what."""
        found = {one.name: _plain(getattr(self, one.name)) for one in fields(self) if one.name not in _HIDDEN}
        found["info"] = [f"{item}: {why}" for item, why in self.info.items()]  # as a register writes it
        return {name: value for name, value in found.items() if value not in (None, "", [], {})}

    def as_draft(self) -> Draft:
        """A draft that stands for the account where its answers are applied: its id, place and answers."""
        place = self.place if self.movable or not self.place else f"{self.place} {self.id}"
        origin = Origin(self.path, place, movable=self.movable) if self.path else None
        return Draft(self.id, text=f"{self.name} {self.handle}".strip(), answers=self.answers, origin=origin)


def _plain(value: Any) -> Any:
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else dict(value) if isinstance(value, Mapping) else value


class Accounts:
    """The accounts by id, name and handle. Raises RegisterError where two have the same id."""

    def __init__(self, accounts: Iterable[Account] = ()) -> None:
        self._by_id: dict[str, Account] = {}
        self._by_key: dict[str, list[Account]] = defaultdict(list)
        for account in accounts:
            if account.id in self._by_id:
                raise RegisterError(f"the account register has the id {account.id} twice")
            self._by_id[account.id] = account
            for key in dict.fromkeys(map(account_key, (account.id, account.name, account.handle))):
                if key:
                    self._by_key[key].append(account)

    def __iter__(self) -> Iterator[Account]:
        return iter(self._by_id.values())

    def __len__(self) -> int:
        return len(self._by_id)

    def named(self, name: str, channels: Iterable[str] = ()) -> list[Account]:
        """The accounts that a draft for these channels means by a name: an id, an account's name or its handle.

        Where one name has accounts in several channels, those of the draft's channels; all, where it names none.
        """
        found = self._by_key.get(account_key(name), [])
        asked = {channel_name(channel) for channel in channels}
        fitting = [one for one in found if not asked or not one.platform or not asked.isdisjoint(one.platforms)]
        return fitting or ([] if any(account.platform for account in found) and asked else found)

    def knows(self, name: str) -> bool:
        """Whether any account has this id, name or handle, whatever its channel."""
        return account_key(name) in self._by_key


def account_key(name: str) -> str:
    """What two writings of an account's name have in common: @Sjohaga_Stad and sjohaga_stad are the same."""
    return " ".join(name.split()).casefold().lstrip("@")
