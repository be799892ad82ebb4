"""The hooks that a plugin may implement. Each returns things; postguard runs them, so that one fault stays one fault."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pluggy

if TYPE_CHECKING:
    from postguard.checkbase import Check
    from postguard.facts.faces import FaceDetector
    from postguard.facts.image_text import TextReader
    from postguard.facts.signals import TextModel
    from postguard.finding import Results
    from postguard.reports import Options
    from postguard.sources import Source

__all__ = [
    "postguard_checks", "postguard_faces", "postguard_image_text", "postguard_policies", "postguard_reports",
    "postguard_sources",
]  # fmt: skip

hookspec = pluggy.HookspecMarker("postguard")
hookimpl = pluggy.HookimplMarker("postguard")


@hookspec
def postguard_checks() -> Iterable[type[Check]]:  # type: ignore[empty-body]
    """The rules of this plugin."""


@hookspec
def postguard_sources() -> Iterable[Source]:  # type: ignore[empty-body]
    """Readers of kinds of files, chosen by the suffix of the file's name."""


@hookspec
def postguard_faces() -> Mapping[str, Callable[[], FaceDetector]]:  # type: ignore[empty-body]
    """Face detectors by the name that `faces.detector` of the configuration selects; called when first needed."""


@hookspec
def postguard_image_text() -> Mapping[str, Callable[[], TextReader]]:  # type: ignore[empty-body]
    """Readers of text in pictures by the name that `image-text.reader` of the configuration selects; called when first
    needed. One that cannot work here raises NotJudged with the reason."""


@hookspec
def postguard_text_signals() -> Mapping[str, Callable[[], TextModel]]:  # type: ignore[empty-body]
    """Models of language by name, for what only the context shows; the first by name is called when a rule first asks.
    One that cannot work here raises NotJudged with the reason."""


@hookspec
def postguard_reports() -> Mapping[str, Callable[[Results, Options], str | bytes]]:  # type: ignore[empty-body]
    """Report formats by the name that --format selects."""


@hookspec
def postguard_policies() -> Mapping[str, Path | Mapping[str, Any]]:  # type: ignore[empty-body]
    """Policies by name: a TOML file, or the same as a mapping."""
