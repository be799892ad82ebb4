"""Special-category data (GDPR Art. 9), criminal offences and care (secrecy) in a text: what tells it, where, of whom.

Word lists say what a sentence may tell, the names and roles around it whether it is told of a person. The lists and
how they are read are described in words/README.md.
"""

from __future__ import annotations

from postguard.facts.special.hits import CATEGORIES, Hit, Strength
from postguard.facts.special.joining import joined
from postguard.facts.special.reading import hits_in

__all__ = ["CATEGORIES", "Hit", "Strength", "hits_in", "joined"]
