"""Plugins: built-ins and strangers register alike, and a faulty one costs only what it would have judged."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from postguard import Check, Draft, Finding, Guard, NotJudged, hookimpl
from postguard.plugins import PluginError


def make(rule: str, body: Any) -> Any:
    class Rule(Check):
        """A rule of a test."""

        id = rule
        family = "house"
        message = {"sv": "Fel.", "en": "Wrong."}
        help = {"sv": "Rätta.", "en": "Mend."}

        def run(self, draft: Draft, facts: Any) -> Iterator[Finding]:
            yield from body(self)

    class Plugin:
        @hookimpl
        def postguard_checks(self) -> list[type[Check]]:
            return [Rule]

    return Plugin()


def raises(self: Check) -> Iterator[Finding]:
    yield self.finding(at="/text", span=(0, 3))
    raise ValueError("Ulla har cancer")


def outside(self: Check) -> Iterator[Finding]:
    yield self.finding(at="/text", span=(0, 300))


def nowhere(self: Check) -> Iterator[Finding]:
    yield self.finding(at="/media/0/alt")


def missing_fact(self: Check) -> Iterator[Finding]:
    yield self.finding(at="/text")
    raise NotJudged({"sv": "modellen saknas", "en": "the model is missing"})


@pytest.mark.parametrize(("body", "error"), [(raises, "ValueError"), (outside, "ValueError"), (nowhere, "KeyError")])
def test_a_crash_is_a_finding_and_all_else_is_judged(body: Any, error: str) -> None:
    guard = Guard({"lang": "en"}, plugins=(make("bad-plugin", body),))
    found = {finding.rule: finding for finding in guard.check(Draft(text="Kom! #sjöhagastad")).findings}
    assert "hashtag-case" in found
    crash = found["check-crashed"]
    assert (crash.level, crash.kind) == ("error", "fail")
    assert f"bad-plugin crashed ({error}" in crash.message and "Ulla" not in crash.message
    assert ("bad-plugin" in found) is (body is raises), "what it found before the crash is kept"


def test_a_missing_fact_is_said() -> None:
    report = Guard({"select": ["house"], "lang": "en"}, plugins=(make("needs-model", missing_fact),)).check(
        Draft(text="Hej")
    )
    assert [(u.rule, u.why) for u in report.not_judged] == [("needs-model", "the model is missing")]
    assert [f.rule for f in report.findings] == ["needs-model"]


def test_a_misspelt_hook_is_an_error() -> None:
    class Misspelt:
        @hookimpl
        def postguard_cheks(self) -> list[type[Check]]:
            return []

    with pytest.raises(PluginError, match="postguard_cheks"):
        Guard(plugins=(Misspelt(),))


def test_a_hook_that_fails_names_the_plugin() -> None:
    class Failing:
        @hookimpl
        def postguard_checks(self) -> list[type[Check]]:
            raise OSError("no list")

    with pytest.raises(PluginError, match="postguard_checks: OSError: no list"):
        Guard(plugins=(Failing(),))


def test_two_plugins_may_not_bring_the_same_rule() -> None:
    with pytest.raises(PluginError, match="alt-missing"):
        Guard(plugins=(make("alt-missing", raises),))


def test_guards_do_not_share_plugins() -> None:
    Guard(plugins=(make("only-here", missing_fact),))
    assert "only-here" not in Guard().known_ids()
