"""Hostile plugins: each fault is named, and costs only what its check would have judged."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from postguard import Check, Draft, Finding, Guard, Report, hookimpl
from postguard.finding import Edit
from postguard.plugins import PluginError

RING = "Ring 070-174 06 05"
Run = Callable[[Check, Draft, Any], Any]


def said(report: Report) -> str:
    return " | ".join(f"{f.rule}: {f.message}" for f in report.findings)


def plugin(run_: Run, **names: Any) -> Any:
    words = {"sv": "x", "en": "x"}
    about = {"id": "house-rule", "family": "house", "level": "error", "message": words, "help": words}
    return offering(postguard_checks=lambda: [type("Rule", (Check,), {**about, "run": run_, **names})])


def offering(**hooks: Callable[[], Any]) -> Any:
    def hook(offer: Callable[[], Any]) -> Any:
        return hookimpl(lambda self: offer())

    return type("Plugin", (), {name: hook(offer) for name, offer in hooks.items()})()


def raising(error: BaseException) -> Run:
    def run_(self: Check, draft: Draft, facts: Any) -> Iterable[Finding]:
        yield self.finding(at="/text", span=(0, 4))
        raise error

    return run_


def finding(**changed: Any) -> Run:
    return lambda self, draft, facts: [replace(self.finding(at="/text"), **changed)]


FAULTS: dict[str, Run] = {
    "raises": raising(ValueError(RING)), "exits": raising(SystemExit(0)), "closes": raising(GeneratorExit()),
    "none": lambda self, draft, facts: None, "no finding": lambda self, draft, facts: [5],
    "place": finding(pointer="/nope"), "hidden place": finding(pointer="/origin"), "no place": finding(pointer=None),
    "span": finding(span=(0, 999)), "float span": finding(span=(0.0, 2.0)), "list span": finding(span=[0, 2]),
    "box": finding(box="x"), "level": finding(level="fatal"), "kind": finding(kind="x"), "message": finding(message=None),
    "another's rule": finding(rule="phone-number"), "edits": finding(edits=None), "no edit": finding(edits=(5,)),
    "edit of nothing": finding(edits=(Edit("/media/9", action="strip-location"),)),
    "edit of text": finding(edits=(Edit("/text", action="strip-location"),)),
    "edit without words": finding(edits=(Edit("/text", (0, 2)),)),
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_a_faulty_check_silences_nobody(fault: str) -> None:
    guard = Guard({"lang": "en", "select": ["house", "phone-number"]}, plugins=(plugin(FAULTS[fault]),))
    report = guard.check(Draft(text=RING))
    assert {"phone-number", "check-crashed"} <= {f.rule for f in report.findings} and "070" not in said(report)


def fails() -> Any:
    raise SystemExit(0)


PLUGINS = {
    "nothing": ({"postguard_checks": lambda: None}, "NoneType"), "no class": ({"postguard_checks": lambda: [5]}, "5 is no Check"),
    "exits": ({"postguard_checks": fails}, "SystemExit"), "no source": ({"postguard_sources": lambda: [5]}, "5 is no Source"),
    "no id": ({"postguard_checks": lambda: [type("Nameless", (Check,), {})]}, "Nameless has no id"),
    "no mapping": ({"postguard_policies": lambda: 5}, "not iterable"), "no faces": ({"postguard_faces": lambda: None}, "NoneType"),
    "same name": ({"postguard_policies": lambda: {"neutral": {}}}, "another plugin has 'neutral'"),
}  # fmt: skip


@pytest.mark.parametrize("fault", PLUGINS)
def test_a_faulty_plugin_is_named(fault: str) -> None:
    hooks, words = PLUGINS[fault]
    with pytest.raises(PluginError, match=f"plugin Plugin fails in .*{words}"):
        Guard(plugins=(offering(**hooks),))


def test_wrong_arguments_and_a_rule_that_cannot_be_made_are_plugin_errors() -> None:
    wrong = type("Wrong", (), {"postguard_checks": hookimpl(lambda self, nope: [])})
    with pytest.raises(PluginError, match="plugin Wrong cannot be used"):
        Guard(plugins=(wrong(),))
    with pytest.raises(PluginError, match="house-rule"):
        Guard(plugins=(plugin(raising(ValueError()), __init__=lambda self, *lang: 1 / 0),))


def test_a_crash_cannot_be_answered_away(tmp_path: Path) -> None:
    crashing = Guard({"lang": "en"}, plugins=(plugin(raising(ValueError())),))
    (tmp_path / "x.md").write_text("---\nanswers: [{rule: check-crashed, answer: Det vet vi om}]\n---\nHej")
    told = said(crashing.check(next(crashing.load(tmp_path / "x.md"))))
    assert "house-rule crashed" in told and "only mended" in told
