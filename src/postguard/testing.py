"""For the tests of rules, here and in plugins: a rule's examples must give what they promise.

from postguard.testing import check_examples, draft_of, findings_of

def test_examples():
    check_examples(HouseWord)

def test_titles_too():
    (finding,) = findings_of(HouseWord, draft_of("---\\nrubrik: Skicka ett mail\\n---\\nHej!"))
    assert finding.pointer == "/title"
"""

from __future__ import annotations

import inspect
import io
from dataclasses import replace
from datetime import date
from pathlib import Path
from textwrap import dedent
from typing import Any

from postguard.checkbase import Check, Example
from postguard.config import Config
from postguard.draft import Draft, Origin
from postguard.facts.signals import OFF
from postguard.finding import Finding
from postguard.guard import Guard
from postguard.hookspecs import hookimpl
from postguard.register.accounts import Account

__all__ = ["check_examples", "draft_of", "findings_of", "guard_of"]

TODAY = date(2026, 12, 1)
"""The day that examples are judged on."""


class _Plugin:
    """A plugin made of the rules under test that no installed plugin brings."""

    def __init__(self, *checks: type[Check]) -> None:
        self._checks = checks

    @hookimpl
    def postguard_checks(self) -> list[type[Check]]:
        """The rules under test."""
        return list(self._checks)


def draft_of(written: str) -> Draft:
    """A draft from what its writer writes: Markdown, with front matter in Swedish or English or without any.

    What cannot be read stands in the draft's `problems`, as it does for a file.
    """
    from postguard.sources.files import markdown

    return next(markdown(Path("draft.md"), io.BytesIO(dedent(written).lstrip("\n").encode()), Config()))


def findings_of(check: type[Check], example: Example, config: dict[str, Any] | None = None) -> list[Finding]:
    """What one rule finds in a draft, in several as a plan, or in an account. Example media are looked for beside the
    rule's file.

    Raises AssertionError when the rule crashes or cannot judge.
    """
    folder = str(Path(inspect.getfile(check)).parent)
    if isinstance(example, Account):
        of_accounts = guard_of(check, config).check_accounts((), [example])
        gone = [one for report in of_accounts for one in report.not_judged]
        assert not gone, f"{check.id} could not judge: {gone}"
        return [finding for report in of_accounts for finding in report.findings]
    drafts = (example,) if isinstance(example, Draft) else example
    placed = [d if d.origin else replace(d, origin=Origin("example", root=folder)) for d in drafts]
    results = guard_of(check, config).run(placed)
    unjudged = [one for report in results.reports for one in report.not_judged if one.why not in OFF.values()]
    assert not unjudged, f"{check.id} could not judge: {unjudged}"
    found = [*(finding for report in results.reports for finding in report.findings), *results.plan]
    assert all(finding.rule == check.id for finding in found), found
    return found


def guard_of(check: type[Check], config: dict[str, Any] | None = None) -> Guard:
    """A fresh Guard that runs one rule alone, installed or not, on a fixed day and whatever the user's settings are."""
    known = Guard({"lang": "en"}).all_checks
    extra = () if known.get(check.id) is check else (_Plugin(check),)
    # What another run has kept would hide a change of the rule under test.
    settings = {"lang": "en", "cache": False, **check.example_config, **(config or {}), "select": [check.id]}
    registers = (Path(inspect.getfile(check)).parent / check.example_register,) if check.example_register else ()
    return Guard(settings, registers, TODAY, plugins=extra, accounts=check.example_accounts)


def check_examples(check: type[Check]) -> None:
    """Assert that the rule finds a fail in each `bad` draft, asks about each `unsure` one and is silent on the `good`, and
    that its words are there in both languages."""
    for name in ("message", "help"):
        assert set(getattr(check, name)) == {"sv", "en"}, f"{check.id}: {name} should be there in Swedish and English"
    for kind, drafts in (("fail", check.bad), ("review", check.unsure)):
        for draft in drafts:
            kinds = {finding.kind for finding in findings_of(check, draft)}
            assert kinds == {kind}, f"{check.id}: {kinds or 'nothing'} on {draft}"
    for draft in check.good:
        assert not findings_of(check, draft), f"{check.id}: a finding on {draft}"
