"""The rule's own examples are its tests."""

from postguard.testing import check_examples
from postguard_example import HouseWord


def test_examples() -> None:
    check_examples(HouseWord)
