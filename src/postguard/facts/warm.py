"""What all drafts of a Guard share: settings, registers, models that load once, and what was found in media files."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from postguard.cache import Cache
from postguard.checkbase import NotJudged
from postguard.config import Config
from postguard.register import Register
from postguard.register.accounts import Accounts

if TYPE_CHECKING:
    from postguard.facts.faces import FaceDetector
    from postguard.facts.image_text import TextReader
    from postguard.facts.signals import TextModel

REMEMBERED = 500
"""Files of which a Guard keeps what was found in them (places, words and age bands; never the picture)."""


@dataclass(frozen=True, slots=True)
class Kept:
    """How what was found in a file is kept on disk for later runs.

    `version` is that of everything that found it. `write` turns it into what JSON can say, or None for what had better
    be found anew; `read` turns that back, and raises TypeError, ValueError or LookupError where it cannot.
    """

    version: str
    write: Callable[[Any], Any]
    read: Callable[[Any], Any]


@dataclass
class Warm:
    """What all drafts of a Guard share: settings, registers, and models that load once, when first needed."""

    config: Config
    register: Register
    today: date
    detectors: Mapping[str, Callable[[], FaceDetector]]
    readers: Mapping[str, Callable[[], TextReader]] = field(default_factory=dict)
    cache: Cache = field(default_factory=lambda: Cache(None))
    text_models: Mapping[str, Callable[[], TextModel]] = field(default_factory=dict)
    accounts: Accounts = field(default_factory=Accounts)
    _models: dict[str, Any] = field(default_factory=dict)
    _media: dict[tuple[str, str | None], Any] = field(default_factory=dict)
    _lock: threading.RLock = field(default_factory=threading.RLock)

    def remembered(self, key: tuple[str, str | None], find: Callable[[], Any], kept: Kept | None = None) -> Any:
        """What `find` says of the file with this content: asked once, since a picture often stands in several drafts.

        `key` is what was asked and the content's SHA-256. With `kept`, an earlier run's answer does as well.
        """
        known = self._media.get(key, self)
        if known is not self:
            return known
        found = self._from_disk(key, find, kept) if kept and key[1] else find()
        with self._lock:
            if len(self._media) >= REMEMBERED:
                self._media.pop(next(iter(self._media)))
            self._media[key] = found
        return found

    def _from_disk(self, key: tuple[str, str | None], find: Callable[[], Any], kept: Kept) -> Any:
        kind, content = key[0], str(key[1])
        if (value := self.cache.get(kind, content, kept.version)) is not None:
            with suppress(TypeError, ValueError, LookupError):  # written by something else: found anew
                return kept.read(value)
        found = find()
        if (value := kept.write(found)) is not None:
            self.cache.put(kind, content, kept.version, value)
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
