"""Who a draft shows or names according to the register of legal bases, and what speaks against publishing it.

Nobody is recognised: a record is tied to a medium by its id in `people`, by what the register says that it covers, by
a name in the medium's own metadata, or by a name in the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from postguard.draft import Media
from postguard.finding import Kind
from postguard.register import Consenting, LegalBasis, Problem, Use
from postguard.register.words import channel_name

if TYPE_CHECKING:
    from postguard.facts import Facts

SCOPE_OF: Mapping[str, str] = {"image": "picture", "video": "film", "audio": "sound"}

By = Literal["people", "register", "metadata", "text"]
"""What tied a record to a draft: its id in `people`, the register's own list of media, the file's metadata, a name."""


@dataclass(frozen=True, slots=True)
class Person:
    """A person of the register whom a draft shows or names, and what speaks against it.

    `pointer` and `span` are where the draft does so. `minor` is None where the birth date is not known. What follows
    from a name alone is no certainty: another person may have it.
    """

    record: LegalBasis
    by: By
    pointer: str
    span: tuple[int, int] | None
    minor: bool | None
    problems: tuple[Problem, ...]

    @property
    def kind(self) -> Kind:
        """A fail where record and age are sure, else a question."""
        return "fail" if self.by in ("people", "register") and self.minor is not None else "review"


@dataclass(frozen=True, slots=True)
class Shown:
    """Whom a medium shows, or a draft without media is about, as far as draft, register and metadata say.

    `unknown` counts what stands in `people` and in no register; `ambiguous` are groups of records of which one is
    meant. `model_ages` are the ages in years that the file's metadata gives.
    """

    people: tuple[Person, ...]
    unknown: int
    ambiguous: tuple[tuple[LegalBasis, ...], ...]
    model_ages: tuple[int, ...] = ()


def consenting(facts: Facts) -> Consenting:
    """The house's decisions on who must agree."""
    minors = facts.config.minors
    return Consenting(minors.majority, minors.guardians, minors.own_consent_from)


def shown_in(facts: Facts, at: int) -> Shown:
    """Whom the medium `media[at]` shows."""
    medium = facts.draft.media[at]
    file = facts.media[at]
    known_by = frozenset(filter(None, (medium.path, file.sha256, *file.described.ids)))
    use = _use(facts, SCOPE_OF[medium.kind], known_by)
    links = _Links(facts, use, f"/media/{at}")
    for entry in dict.fromkeys(medium.people or facts.draft.people):
        links.entry(entry)
    for record in facts.register.showing(_spellings(known_by)):
        links.add(record, "register")
    if len(facts.register):  # names mean nothing without records, and looking for them takes time
        _named_beside(facts, at, links)
    return Shown(tuple(links.people.values()), links.unknown, tuple(links.ambiguous), file.described.ages)


def _named_beside(facts: Facts, at: int, links: _Links) -> None:
    """Tie to `media[at]` the records that its metadata, its alternative text or the post name."""
    for name in facts.media[at].described.persons:
        links.name(name, "metadata")
    for name in named(facts, f"/media/{at}/alt"):
        links.name(name, "text")
    for name in named(facts, "/text"):  # perhaps not in the picture: a valid record accounts for a face, no other does
        found = facts.register.named(name)
        if len(found) == 1 and not found[0].problems(links.use, consenting(facts)):
            links.add(found[0], "text")


def named_in(facts: Facts, pointer: str) -> Iterator[Person]:
    """The people of the register whom the text at a pointer names, with what speaks against naming them.

    A given name alone means a record only where `people` lists it.
    """
    use = _use(facts, "name")
    listed = [r for entry in _listed(facts.draft.people, facts.draft.media) if (r := facts.register.get(entry))]
    text = facts.text_at(pointer).string
    told: set[str] = set()
    for start, end in facts.names(pointer):
        name = text[start:end]
        found = facts.register.named(name)
        by: By = "text"
        if len(found) != 1:
            found = [r for r in listed if _is_part(name, r.name) or r in found]
        if found and found[0] in listed and _same(name, found[0].name):
            by = "people"  # the draft says that this person is in it, and names them in full
        if len(found) == 1 and found[0].id not in told:
            told.add(found[0].id)
            yield _person(facts, found[0], by, use, pointer, (start, end))


def covers(facts: Facts, record: LegalBasis, what: str) -> bool:
    """Whether nothing speaks against publishing `what` (of SCOPES) of a person where and when the draft means to."""
    return not record.problems(_use(facts, what), consenting(facts))


def named(facts: Facts, pointer: str) -> list[str]:
    """The names in the text at a pointer, in order; nothing where the draft has no such text."""
    text = facts.text_at(pointer).string
    return [text[start:end] for start, end in facts.names(pointer)] if text else []


def about(facts: Facts) -> Shown:
    """Whom a draft without media lists, whether or not its text names them."""
    draft = facts.draft
    links = _Links(facts, _use(facts, ""), "/text" if draft.text is not None else "")
    for entry in () if draft.media else dict.fromkeys(draft.people):
        links.entry(entry)
    return Shown(tuple(links.people.values()), links.unknown, tuple(links.ambiguous))


def people_of(facts: Facts) -> tuple[Person, ...]:
    """Everybody whom a draft shows or names, medium by medium, then text by text.

    Who is both shown and named comes twice; what holds for the record wherever it is used is then said once.
    """
    found = [person for at in range(len(facts.draft.media)) for person in facts.shown(at).people]
    found += about(facts).people
    told = {person.record.id for person in found}
    for pointer, _ in facts.draft.strings():
        for person in named_in(facts, pointer):
            if person.record.id in told:
                person = replace(person, problems=tuple(p for p in person.problems if p == "scope"))
            told.add(person.record.id)
            found.append(person)
    return tuple(found)


class _Links:
    """Records on their way to a medium: each once, by the surest tie."""

    def __init__(self, facts: Facts, use: Use, pointer: str) -> None:
        self.facts, self.use, self.pointer = facts, use, pointer
        self.people: dict[str, Person] = {}
        self.unknown = 0
        self.ambiguous: list[tuple[LegalBasis, ...]] = []

    def entry(self, entry: str) -> None:
        """An entry of `people`: a record's id, or a name that one record has."""
        record = self.facts.register.get(entry)
        if record:
            self.add(record, "people")
        elif not self.name(entry, "people"):
            self.unknown += 1

    def name(self, name: str, by: By) -> bool:
        """A full name; whether the register has it."""
        found = self.facts.register.named(name)
        if len(found) == 1:
            self.add(found[0], by)
        elif found and not any(record.id in self.people for record in found) and tuple(found) not in self.ambiguous:
            self.ambiguous.append(tuple(found))
        return bool(found)

    def add(self, record: LegalBasis, by: By) -> None:
        """A record, unless it is there already."""
        if record.id not in self.people:
            self.people[record.id] = _person(self.facts, record, by, self.use, self.pointer, None)


def _person(facts: Facts, record: LegalBasis, by: By, use: Use, pointer: str, span: tuple[int, int] | None) -> Person:
    rules = consenting(facts)
    minor = record.minor_on(facts.publish_on, rules.majority)
    return Person(record, by, pointer, span, minor, record.problems(use, rules))


def _use(facts: Facts, what: str, medium: frozenset[str] = frozenset()) -> Use:
    channels = tuple(channel_name(channel) for channel in facts.draft.channels)
    return Use(what, channels, facts.publish_on, facts.draft.purpose, frozenset(_spellings(medium)))


def _spellings(known_by: Iterable[str]) -> Iterator[str]:
    """How a register may write a medium: the path, the bare file name; hashes and ids in any case."""
    for one in known_by:
        yield from {one, one.lower(), one.replace("\\", "/").rsplit("/", 1)[-1].lower()}


def _listed(people: Sequence[str], media: Sequence[Media]) -> dict[str, None]:
    return dict.fromkeys((*people, *(entry for medium in media for entry in medium.people)))


def _is_part(name: str, whole: str) -> bool:
    """Whether a name is a given name, or another part, of a full name."""
    return {part.casefold() for part in name.split()} <= {part.casefold() for part in whole.replace(",", " ").split()}


def _same(name: str, whole: str) -> bool:
    return len(name.split()) > 1 and _is_part(name, whole)
