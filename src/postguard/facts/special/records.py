"""Whether a record of the register covers special-category data about the person whom a place tells of.

Explicit consent (GDPR Art. 9(2)(a)) is what such a record holds: its basis is consent and its scope has the special
categories. Somebody is known by a name in the same text; a pronoun or a role counts where it is tied to that name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from postguard.facts.legal_bases import covers
from postguard.facts.special.hits import Hit
from postguard.register import LegalBasis

if TYPE_CHECKING:
    from postguard.facts import Facts


def covering(facts: Facts, pointer: str, hit: Hit) -> LegalBasis | None:
    """The record that settles a hit; None where there is none, or where the hit is tied to nobody named."""
    if hit.person is None or not len(facts.register):
        return None
    names = [m for m in facts.mentions_at(pointer) if m.person == hit.person and m.kind != "pronoun"]
    for person in facts.registered:
        if person.pointer != pointer or person.span is None:
            continue
        start, end = person.span
        if any(m.start < end and start < m.end for m in names) and _consents(facts, person.record):
            return person.record
    return None


def _consents(facts: Facts, record: LegalBasis) -> bool:
    return record.basis == "consent" and covers(facts, record, "special-categories")
