"""Facts: what a check may ask about a draft. Each is computed when first asked for, and once."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from postguard.checkbase import NotJudged
from postguard.config import Config
from postguard.draft import Draft, Problem
from postguard.facts.media import MediaFile, Picture
from postguard.facts.people import Mention, mentions
from postguard.facts.text import Text
from postguard.register import Register

if TYPE_CHECKING:
    from postguard.facts.faces import Face, FaceDetector
    from postguard.facts.faces.ages import AgeBands
    from postguard.facts.metadata import Metadata


@dataclass(frozen=True, slots=True)
class Identifier:
    """A personal identifier at [start, end) of a text, in code points; `kind` is Presidio's entity type."""

    kind: str
    start: int
    end: int


@dataclass
class Warm:
    """What all drafts of a Guard share: settings, registers, and models that load once, when first needed."""

    config: Config
    register: Register
    today: date
    detectors: Mapping[str, Callable[[], FaceDetector]]
    _models: dict[str, Any] = field(default_factory=dict)
    _lock: threading.RLock = field(default_factory=threading.RLock)

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


class Facts:
    """What may be asked about one draft. A fact that cannot be had raises NotJudged; a check lets that pass through."""

    def __init__(self, draft: Draft, warm: Warm) -> None:
        self.draft = draft
        self.warm = warm
        self._texts: dict[str, Text] = {}
        self._identifiers: dict[str, tuple[Identifier, ...]] = {}
        self._faces: dict[int, tuple[Face, ...]] = {}

    @property
    def config(self) -> Config:
        """The configuration, policy included."""
        return self.warm.config

    @property
    def register(self) -> Register:
        """The register of legal bases."""
        return self.warm.register

    @property
    def publish_on(self) -> date:
        """The day that a legal basis must hold: the planned one, or today where none is planned."""
        return self.draft.publish_at.date() if self.draft.publish_at else self.warm.today

    @property
    def text(self) -> Text:
        """The post's own text."""
        return self.text_at("/text")

    def text_at(self, pointer: str) -> Text:
        """The text at a pointer, empty where the draft has none."""
        if pointer not in self._texts:
            string = self.draft.resolve(pointer) or ""
            own = pointer in ("/text", "/title")  # a picture's alt text may be in another language than the post
            self._texts[pointer] = Text(string, self.draft.lang) if own else Text(string, fallback=self.text.lang)
        return self._texts[pointer]

    def identifiers(self, pointer: str, kind: str) -> tuple[Identifier, ...]:
        """Personal identifiers of one kind in the text at a pointer, in order."""
        if pointer not in self._identifiers:
            self._identifiers[pointer] = self._find_identifiers(self.text_at(pointer).string)
        return tuple(found for found in self._identifiers[pointer] if found.kind == kind)

    def _find_identifiers(self, string: str) -> tuple[Identifier, ...]:
        if not any(c.isdigit() or c == "@" for c in string):
            return ()  # without either there is none, and Presidio takes two seconds to import

        def load() -> Any:
            from postguard.presidio import analyzer

            return analyzer()

        results = self.warm.once("identifiers", load).analyze(string, language="sv")
        taken: list[Identifier] = []
        for r in sorted(
            results, key=lambda r: (r.entity_type == "PHONE_NUMBER", r.start)
        ):  # a personnummer may look like a phone number
            if all(r.end <= t.start or t.end <= r.start for t in taken):
                taken.append(Identifier(r.entity_type, r.start, r.end))
        return tuple(sorted(taken, key=lambda t: t.start))

    def word_starts(self, tag: str) -> tuple[int, ...]:
        """Where the words of a lower-case hashtag begin, in code points of the tag without #."""
        from postguard.facts.hashtags import word_starts

        return word_starts(tag, self.text.lang)

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """Places in the post's text that speak of a person."""
        return tuple(mentions(self.text))

    @cached_property
    def media(self) -> tuple[MediaFile, ...]:
        """The files of the draft's media, in the same order."""
        folder = Path(self.draft.origin.root if self.draft.origin else ".")
        base = self.config.folder or Path()
        roots = (folder, *(base / root for root in self.config.media_roots))
        return tuple(
            MediaFile(medium, f"/media/{at}", roots, self.config.limits) for at, medium in enumerate(self.draft.media)
        )

    def picture(self, at: int) -> Picture:
        """The picture of `media[at]`, decoded once. Raises NotJudged when it cannot be read."""
        found = self.media[at].picture
        if isinstance(found, Problem):
            raise NotJudged(
                {"sv": f"bilden kunde inte läsas ({found.rule})", "en": f"the picture could not be read ({found.rule})"}
            )
        return found

    def metadata(self, at: int) -> Metadata:
        """What the file of `media[at]`, picture or film, tells besides what it shows. Raises NotJudged when unreadable."""
        found = self.media[at].metadata
        if isinstance(found, Problem):
            sv, en = found.why["sv"] or found.rule, found.why["en"] or found.rule
            raise NotJudged(
                {"sv": f"filens metadata kunde inte läsas ({sv})", "en": f"the file's metadata could not be read ({en})"}
            )
        return found

    def faces(self, at: int) -> tuple[Face, ...]:
        """The faces in `media[at]`, the largest first, with estimated age bands where the configuration allows them."""
        if at not in self._faces:
            from postguard.facts.faces import find_faces

            picture = self.picture(at)
            name = self.config.faces.detector
            detector: FaceDetector = self.warm.once("faces", self.warm.detectors[name])
            ages: AgeBands | None = self.warm.once("ages", _load_ages) if self.config.minors.estimate_age else None
            found = find_faces(picture.image, detector, ages)
            self._faces[at] = tuple(replace(face, box=picture.to_original(face.box)) for face in found)
        return self._faces[at]


def _load_ages() -> AgeBands:
    from postguard.facts.faces.ages import AgeBands

    return AgeBands()
