"""The model, run with onnxruntime: one pass over a draft's text gives all that rules ask of it."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from postguard.checkbase import NotJudged
from postguard.facts.signals import Passage, TextSignals
from postguard_semantic.passages import passages, persons
from postguard_semantic.vocabulary import Tokens, Vocabulary
from postguard_semantic.windows import MOST, PART, windows

MODEL = Path(__file__).parent / "model"
LONGEST = PART * MOST * 10
"""Code points that are cut into pieces: more than the windows ever reach in a text of words."""
PREFIX = "query:"
"""How the base model was told that a short text follows; the training sets it too."""


@dataclass(frozen=True)
class Settings:
    """What `settings.json` says: the names of the model's answers, how to read them, and the training's version.

    `temperatures` and `shifts` turn a logit into a probability; `thresholds` are probabilities. All come from posts by
    authors who were left out of the training.
    """

    version: str
    post: tuple[str, ...]
    token: tuple[str, ...]
    categories: tuple[str, ...]
    tones: tuple[str, ...]
    temperatures: dict[str, float]
    shifts: dict[str, float]
    thresholds: dict[str, float]

    @classmethod
    def read(cls, path: Path) -> Settings:
        """Read the file. Raises OSError, ValueError or TypeError where it is none."""
        values: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        for name in ("post", "token", "categories", "tones"):
            values[name] = tuple(values[name])
        return cls(**values)


class Encoder:
    """The text model of this plugin. Threads share one; each call takes one core."""

    name = "semantic"

    def __init__(self, folder: Path = MODEL) -> None:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        options.enable_cpu_mem_arena = False  # long texts would keep their memory for good
        try:
            self.settings = Settings.read(folder / "settings.json")
            self._vocabulary = Vocabulary.load(folder / "vocabulary.npz")
            self._session = onnxruntime.InferenceSession(
                os.fspath(folder / "model.onnx"), options, providers=["CPUExecutionProvider"]
            )
        except Exception as error:  # onnxruntime has its own errors: whatever it is, there is no model to ask
            raise NotJudged(
                {
                    "sv": f"språkmodellens filer kan inte läsas ({type(error).__name__})",
                    "en": f"the language model's files cannot be read ({type(error).__name__})",
                }
            ) from error
        self.version = self.settings.version
        self._prefix = self._vocabulary.encode(PREFIX).ids

    def signals(self, text: str, lang: str) -> TextSignals:
        """What the model says of a text, of which it reads some 13,000 characters at most (`judged_until`)."""
        tokens = self._vocabulary.encode(text[:LONGEST])
        parts = windows(tokens.starts, tokens.ends)
        until = parts[-1].end
        post = np.full(len(self.settings.post), -np.inf, dtype=np.float32)
        piece = np.full((until, len(self.settings.token)), -np.inf, dtype=np.float32)
        for part in parts:
            heard, said = self._run(tokens.ids[part.start : part.end])
            post = np.maximum(post, heard)
            piece[part.start : part.end] = np.maximum(piece[part.start : part.end], said)
        whole = until == len(tokens.ids) and len(text) <= LONGEST
        return self._signals(text, tokens, post, piece, len(text) if whole else tokens.ends[until - 1])

    def _run(self, ids: list[int]) -> tuple[np.ndarray, np.ndarray]:
        """Logits of the post and of each piece of a window."""
        row = [self._vocabulary.begin, *self._prefix, *ids, self._vocabulary.end]
        post, token = self._session.run(["post", "tokens"], {"ids": np.array([row], dtype=np.int64)})
        first = 1 + len(self._prefix)
        return np.asarray(post)[0], np.asarray(token)[0, first : first + len(ids)]

    def _signals(self, text: str, tokens: Tokens, post: np.ndarray, piece: np.ndarray, until: int) -> TextSignals:
        settings = self.settings
        whole = {
            name: _sigmoid(logit / settings.temperatures.get(name, 1.0) + settings.shifts.get(name, 0.0))
            for name, logit in zip(settings.post, post.tolist())
        }
        parts = dict(zip(settings.token, (1 / (1 + np.exp(-np.clip(piece, -30, 30)))).T))
        starts, ends = tokens.starts[: len(piece)], tokens.ends[: len(piece)]

        def places(names: tuple[str, ...]) -> dict[str, tuple[Passage, ...]]:
            found = {name: passages(text, starts, ends, parts[name]) for name in names if name in parts}
            return {name: some for name, some in found.items() if some}

        return TextSignals(
            sensitive=whole["sensitive"],
            is_sensitive=whole["sensitive"] >= settings.thresholds["sensitive"],
            categories={name: whole[name] for name in settings.categories},
            category_passages=places(settings.categories),
            persons=persons(text, starts, ends, parts["person"], parts["person-begins"]),
            judged_until=until,
            tones={name: whole[name] for name in settings.tones},
            tone_passages=places(settings.tones),
            tone_thresholds={name: settings.thresholds[name] for name in settings.tones if name in settings.thresholds},
        )


def _sigmoid(x: float) -> float:
    return float(1 / (1 + np.exp(-np.clip(x, -30, 30))))
