"""What a model of language says of a text: what it may tell of persons, whom it names, how it sounds. Estimates, all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from postguard.checkbase import NotJudged
from postguard.draft import Text

if TYPE_CHECKING:
    from postguard.facts.warm import Warm


@dataclass(frozen=True, slots=True)
class Passage:
    """[start, end) of a text in code points, and how sure the model is of it (0-1)."""

    start: int
    end: int
    probability: float


@dataclass(frozen=True, slots=True)
class TextSignals:
    """What a model says of one text. Probabilities are 0-1; a key that is absent was not judged.

    `sensitive`: that it tells special-category data (GDPR Art. 9) about a person; `is_sensitive`: whether that reaches
    the model's own threshold. `categories` and `category_passages` go by the rule ids of the family special-category,
    `tones` and `tone_passages` by those of the family tone. `judged_until`: the code point up to which the text was
    read; the whole length but for a text that is too long for the model.
    """

    sensitive: float
    is_sensitive: bool
    categories: Mapping[str, float]
    category_passages: Mapping[str, tuple[Passage, ...]]
    persons: tuple[Passage, ...]
    judged_until: int
    tones: Mapping[str, float] = field(default_factory=dict)
    tone_passages: Mapping[str, tuple[Passage, ...]] = field(default_factory=dict)
    tone_thresholds: Mapping[str, float] = field(default_factory=dict)

    def likely_categories(self, least: float = 0.3) -> tuple[str, ...]:
        """The categories of at least that probability, the likeliest first; the likeliest one where none reaches it."""
        order = sorted(self.categories, key=lambda name: -self.categories[name])
        return tuple(name for name in order if self.categories[name] >= least) or tuple(order[:1])


class TextModel(Protocol):
    """A model of language. `name` and `version` go into cache keys and reports. Threads share one."""

    name: str
    version: str

    def signals(self, text: str, lang: str) -> TextSignals:
        """Read a text in `lang` (sv or en) in time that has a bound. Raises NotJudged where it cannot tell."""


OFF: Text = {
    "sv": "språkmodellen är avstängd (language-model.use): det som bara sammanhanget visar är inte bedömt",
    "en": "the language model is switched off (language-model.use): what only the context shows is not judged",
}
NONE_INSTALLED: Text = {
    "sv": "ingen språkmodell är installerad (postguard-semantic): det som bara sammanhanget visar är inte bedömt",
    "en": "no language model is installed (postguard-semantic): what only the context shows is not judged",
}


def signals_of(text: str, lang: str, warm: Warm) -> TextSignals:
    """What the installed model says of a text. Raises NotJudged where no model is installed."""
    if not warm.config.language_model.use:
        raise NotJudged(OFF)
    if not warm.text_models:
        raise NotJudged(NONE_INSTALLED)
    name = min(warm.text_models)
    model: TextModel = warm.once(f"text-model {name}", warm.text_models[name])
    return model.signals(text, lang)
