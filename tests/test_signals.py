"""Without a model of language a rule that asks for its signals is told so; with one, it is asked once a text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest

from postguard import Draft, Guard, Media, NotJudged, hookimpl
from postguard.facts import Facts
from postguard.facts.signals import TextModel, TextSignals


class Counting:
    """A model that says how long a text is and remembers what it was asked."""

    name, version = "counting", "1"

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []

    def signals(self, text: str, lang: str) -> TextSignals:
        self.asked.append((text, lang))
        return TextSignals(min(1.0, len(text) / 100), False, {}, {}, (), len(text))


class Plugin:
    """Brings the model, under a name that comes before any other."""

    def __init__(self) -> None:
        self.model = Counting()

    @hookimpl
    def postguard_text_signals(self) -> Mapping[str, Callable[[], TextModel]]:
        return {"a-counting": lambda: self.model}


def test_without_a_model_nothing_is_judged() -> None:
    guard = Guard({"lang": "en"})
    facts = Facts(Draft(text="Hej"), replace(guard._warm, text_models={}))
    with pytest.raises(NotJudged, match="postguard-semantic"):
        facts.signals("/text")


def test_each_text_is_asked_about_once() -> None:
    plugin = Plugin()
    guard = Guard({"lang": "en"}, plugins=(plugin,))
    draft = Draft(
        text="Badet öppnar på lördag och alla är välkomna.",
        media=(Media("a.jpg", alt="Kids jump into the lake together."),),
    )
    facts = Facts(draft, guard._warm)
    assert facts.signals("/text") is facts.signals("/text")
    assert facts.signals("/media/0/alt").judged_until == 33
    assert plugin.model.asked == [(draft.text, "sv"), ("Kids jump into the lake together.", "en")]
    assert facts.signals("/media/0/text").judged_until == 0, "an absent text is an empty one"
