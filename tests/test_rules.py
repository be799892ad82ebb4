"""Every rule keeps the house's promises: its examples hold, and everything that a reader needs is there."""

from __future__ import annotations

import re
import shutil

import pytest

from postguard import Check, Guard
from postguard.rulebook import catalogue
from postguard.testing import check_examples

RULES = list(Guard({"lang": "en"}).all_checks.values())
READ_PICTURES = {"low-contrast"}
REPORTED_BY_THE_LOOP = {"check-crashed", "answer-not-applied", "partial-run"}
REFERENCED = {"minors", "special-category", "personal-data", "accessibility", "plain-language"}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_examples(rule: type[Check]) -> None:
    if rule.id in READ_PICTURES and shutil.which("tesseract") is None:
        pytest.skip("needs tesseract (apt-get install tesseract-ocr tesseract-ocr-swe)")
    check_examples(rule)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_house_rules(rule: type[Check]) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.id)
    assert rule.__doc__ and rule.__doc__.splitlines()[0].endswith(".")
    assert rule.doc_sv
    for text in (rule.message, rule.help):
        assert set(text) == {"sv", "en"} and all(text.values())
    assert rule.good
    assert rule.bad or rule.unsure or rule.id in REPORTED_BY_THE_LOOP
    assert rule.references or rule.family not in REFERENCED


def test_built_rules_stand_in_the_catalogue_as_built() -> None:
    known = catalogue()
    for rule in RULES:
        if rule.id in known:
            line = known[rule.id]
            assert (line.family, line.subject, line.level, line.kind) == (
                rule.family,
                rule.subject,
                rule.level,
                rule.kind,
            )
        else:
            assert rule.family not in {line.family for line in known.values()}, (
                f"{rule.id} is missing from catalogue.tsv"
            )


def test_every_other_rule_is_not_judged_and_no_usage_error() -> None:
    guard = Guard({"select": ["all"], "lang": "en"})
    assert {u.rule for u in guard.unbuilt} == set(catalogue()) - {rule.id for rule in RULES}
