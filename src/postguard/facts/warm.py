"""What all drafts of a Guard share: settings, registers, models that load once, and what was found in media files."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from postguard.checkbase import NotJudged
from postguard.config import Config
from postguard.register import Register

if TYPE_CHECKING:
    from postguard.facts.faces import FaceDetector
    from postguard.facts.image_text import TextReader

REMEMBERED = 500
"""Files of which a Guard keeps what was found in them (places, words and age bands; never the picture)."""


@dataclass
class Warm:
    """What all drafts of a Guard share: settings, registers, and models that load once, when first needed."""

    config: Config
    register: Register
    today: date
    detectors: Mapping[str, Callable[[], FaceDetector]]
    readers: Mapping[str, Callable[[], TextReader]] = field(default_factory=dict)
    _models: dict[str, Any] = field(default_factory=dict)
    _media: dict[tuple[str, str | None], Any] = field(default_factory=dict)
    _lock: threading.RLock = field(default_factory=threading.RLock)

    def remembered(self, key: tuple[str, str | None], find: Callable[[], Any]) -> Any:
        """What `find` says of the file with this content: asked once, since a picture often stands in several drafts."""
        known = self._media.get(key, self)
        if known is not self:
            return known
        found = find()
        with self._lock:
            if len(self._media) >= REMEMBERED:
                self._media.pop(next(iter(self._media)))
            self._media[key] = found
        return found

    def once(self, name: str, load: Callable[[], Any]) -> Any:
        """The model `name`, loaded by the first who asks. Raises NotJudged, each time, when it cannot be had."""
        with self._lock:
            if name not in self._models:
                try:
                    self._models[name] = load()
                except ImportError as error:
                    missing = error.name or "?"
                    self._models[name] = NotJudged(
                        {
                            "sv": f"delen {name} är inte installerad ({missing})",
                            "en": f"the part {name} is not installed ({missing})",
                        }
                    )
            found = self._models[name]
        if isinstance(found, NotJudged):
            raise NotJudged(found.why)
        return found
