"""The rule minor-named."""

from __future__ import annotations

from collections.abc import Iterator

from postguard.checkbase import Check
from postguard.draft import Draft
from postguard.facts import Facts
from postguard.facts.children import children_named, speaks_of_children
from postguard.finding import Finding
from postguard.references import GDPR, IMY_CHILDREN


class MinorNamed(Check):
    """A name together with class, school, age or team identifies a minor, and no record covers the name.

    "Elin" is many; "Elin i 7B" is one. A name in a post can be searched for as long as the post is there, so it needs
    a legal basis of its own, even where the picture has one.
    """

    id = "minor-named"
    level = "error"
    kind = "review"
    judges = ("channels", "date", "people")
    doc_sv = """Ett namn tillsammans med klass, skola, ålder eller lag pekar ut en minderårig, och ingen uppgift täcker namnet.

    "Elin" är många; "Elin i 7B" är en. Ett namn i ett inlägg går att söka på så länge inlägget finns kvar, och behöver
    därför en egen rättslig grund, även när bilden har en.
    """
    message = {
        "sv": "Pekar namnet ut ett barn? Ingen uppgift om rättslig grund täcker det.",
        "en": "Does the name single out a child? No record of a legal basis covers it.",
    }
    _several = {
        "sv": "Pekar de här {count} namnen ut barn? Ingen uppgift om rättslig grund täcker dem.",
        "en": "Do these {count} names single out children? No record of a legal basis covers them.",
    }
    help = {
        "sv": "Stryk namnet eller klassen, eller ange i people den uppgift vars omfattning har namnet med.",
        "en": "Leave out the name or the class, or give in people the record whose scope includes the name.",
    }
    references = (GDPR["6"], IMY_CHILDREN)
    example_register = "examples/register.csv"
    unsure = (
        Draft(text="Grattis Elin Sandgren i 7B som vann kommunens skrivartävling!"),
        Draft(text="Omar, 9 år, fick åka brandbil."),
        Draft(text="Årets luciatåg i klass 5A:\nElin Ek\nOmar Haddad\nSaga Lindgren"),
        Draft(text="Congratulations to Maya Lindgren in Year 5 on her drawing!"),
        Draft(text="Målskytt för P12: Wilmer Lundgren."),
    )
    good = (
        Draft(text="Grattis Karin Sandgren, ny rektor på Bäckaskolan!"),
        Draft(text="Läraren Omar Haddad läser för 7B."),
        Draft(text="Klass 7B besökte biblioteket."),
        Draft(text="Grattis Hugo Lyngsjö i 4A!", channels=("webb",), people=("purposes",)),
        Draft(text="Elin Sandgren, 47 år, har varit brandman i 12 år."),
    )
    known_misses = ("A child whose class or age stands in another sentence than the name.",)

    def run(self, draft: Draft, facts: Facts) -> Iterator[Finding]:
        """Yield a question for each sentence or list that names children without a record."""
        known = {(person.pointer, person.span) for person in facts.registered}  # the rules on records speak of these
        for pointer, string in draft.strings():
            if not speaks_of_children(string):
                continue  # most texts: names need not be looked for
            for group in children_named(facts.text_at(pointer), facts.names(pointer)):
                names = [name for name in group.names if (pointer, name) not in known]
                if names:
                    span = (names[0][0], names[-1][1])
                    message = self.message if len(names) == 1 else self._several
                    yield self.finding(pointer, span, message=message, count=len(names))
