"""Facts: what a check may ask about a draft. Each is computed when first asked for, and once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from postguard.checkbase import NotJudged
from postguard.config import Config
from postguard.draft import Draft, Media, Problem
from postguard.facts.identifiers import Identifier, find_identifiers
from postguard.facts.media import MediaFile, Picture, files_of, media_roots
from postguard.facts.people import Mention, mentions
from postguard.facts.text import Text
from postguard.facts.warm import Warm
from postguard.register import Register
from postguard.register.accounts import Account, Accounts

if TYPE_CHECKING:
    from postguard.facts.captions import Words
    from postguard.facts.faces import Face
    from postguard.facts.faces.seen import PeopleSeen
    from postguard.facts.film import Recording
    from postguard.facts.film_faces import FilmFaces
    from postguard.facts.flashes import Flashing
    from postguard.facts.image_text import TextReader, Word
    from postguard.facts.legal_bases import Person, Shown
    from postguard.facts.metadata import Metadata
    from postguard.facts.signals import TextSignals
    from postguard.facts.special import Hit


class Facts:
    """What may be asked about one draft. A fact that cannot be had raises NotJudged; a check lets that pass through."""

    def __init__(self, draft: Draft, warm: Warm) -> None:
        self.draft = draft
        self.warm = warm
        self._texts: dict[str, Text] = {}
        self._identifiers: dict[str, tuple[Identifier, ...]] = {}
        self._names: dict[str, tuple[tuple[int, int], ...]] = {}
        self._shown: dict[int, Shown] = {}
        self._faces: dict[int, tuple[Face, ...]] = {}
        self._film_faces: dict[int, FilmFaces] = {}
        self._flashes: dict[int, Flashing | None] = {}
        self._image_words: dict[int, tuple[Word, ...]] = {}
        self._signals: dict[str, TextSignals] = {}
        self._mentions: dict[str, tuple[Mention, ...]] = {}
        self._special: dict[str, tuple[Hit, ...]] = {}
        self.modelless: NotJudged | None = None
        """Why no language model read a text that special_categories was asked about; None where one did."""

    @property
    def config(self) -> Config:
        """The configuration, policy included."""
        return self.warm.config

    @property
    def register(self) -> Register:
        """The register of legal bases."""
        return self.warm.register

    @property
    def accounts(self) -> Accounts:
        """The register of accounts."""
        return self.warm.accounts

    @cached_property
    def own_accounts(self) -> tuple[Account, ...]:
        """The accounts of the register that the draft is to be published in: one a channel, as far as they are known."""
        return tuple(self.accounts.named(self.draft.account or "", self.draft.channels))

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
            self._identifiers[pointer] = find_identifiers(self.text_at(pointer).string, self.warm)
        return tuple(found for found in self._identifiers[pointer] if found.kind == kind)

    def names(self, pointer: str) -> tuple[tuple[int, int], ...]:
        """[start, end) of each person named in the text at a pointer, in code points."""
        if pointer not in self._names:
            from postguard.facts.names import find_names

            text = self.text_at(pointer)
            self._names[pointer] = tuple(find_names(text.string, text.lang))
        return self._names[pointer]

    def signals(self, pointer: str) -> TextSignals:
        """What the installed model of language says of the text at a pointer. Raises NotJudged where there is none."""
        text = self.text_at(pointer)
        if text.string not in self._signals:
            from postguard.facts.signals import signals_of

            self._signals[text.string] = signals_of(text.string, text.lang, self.warm)
        return self._signals[text.string]

    def word_starts(self, tag: str) -> tuple[int, ...]:
        """Where the words of a lower-case hashtag begin, in code points of the tag without #."""
        from postguard.facts.hashtags import word_starts

        return word_starts(tag, self.text.lang)

    def mentions_at(self, pointer: str) -> tuple[Mention, ...]:
        """Places in the text at a pointer that speak of a person."""
        if pointer not in self._mentions:
            self._mentions[pointer] = tuple(mentions(self.text_at(pointer), self.names(pointer)))
        return self._mentions[pointer]

    def special_categories(self, pointer: str) -> tuple[Hit, ...]:
        """What the text at a pointer tells of persons: special categories (GDPR Art. 9), offences, secrecy; in order.

        Each place is found once a category. Where no language model can be had the words alone are judged, and
        `modelless` says so.
        """
        if pointer not in self._special:
            from postguard.facts.special import hits_in, joined

            pictured = pointer.startswith("/media/")
            hits = hits_in(self.text_at(pointer), lambda: self.mentions_at(pointer), pictured=pictured)
            try:
                hits = joined(hits, self.signals(pointer))
            except NotJudged as reason:
                self.modelless = reason
            self._special[pointer] = hits
        return self._special[pointer]

    def shown(self, at: int) -> Shown:
        """Whom `media[at]` shows according to the register of legal bases, and what speaks against publishing it."""
        if at not in self._shown:
            from postguard.facts.legal_bases import shown_in

            self._shown[at] = shown_in(self, at)
        return self._shown[at]

    @cached_property
    def registered(self) -> tuple[Person, ...]:
        """Everybody of the register of legal bases whom the draft shows or names."""
        from postguard.facts.legal_bases import people_of

        return people_of(self) if len(self.register) else ()

    @cached_property
    def media(self) -> tuple[MediaFile, ...]:
        """The files of the draft's media, in the same order."""
        return files_of(self.draft, self.config)

    def _file(self, medium: Media, at: int) -> MediaFile:
        return MediaFile(medium, f"/media/{at}", media_roots(self.draft, self.config), self.config.limits)

    def picture(self, at: int) -> Picture:
        """The picture of `media[at]`, decoded once. Raises NotJudged when it cannot be read."""
        found = self.media[at].picture
        if isinstance(found, Problem):
            raise NotJudged(
                {"sv": f"bilden kunde inte läsas ({found.rule})", "en": f"the picture could not be read ({found.rule})"}
            )
        return found

    def image_text(self, at: int) -> str:
        """The text that stands in the picture `media[at]`: as the draft gives it, else as a reader finds it."""
        given = self.draft.media[at].text
        if given is not None:
            return given
        from postguard.facts.image_text import joined

        return joined(self.image_words(at))

    def image_words(self, at: int) -> tuple[Word, ...]:
        """The words that a reader finds in the picture `media[at]`, with boxes in pixels of the upright original."""
        if at not in self._image_words:
            picture, reader = self.picture(at), self.reader()
            key = (f"words {reader.name}", self.media[at].sha256)
            words = self.warm.remembered(key, lambda: tuple(reader.read(picture.image)))
            self._image_words[at] = tuple(replace(word, box=picture.to_original(word.box)) for word in words)
        return self._image_words[at]

    def word_contrasts(self, at: int) -> tuple[tuple[Word, float], ...]:
        """The words in the picture `media[at]` whose contrast (ratio, 1-21) to their ground can be told, with it."""
        import numpy as np

        from postguard.facts.contrast import word_contrast

        words, picture = self.image_words(at), self.picture(at)
        rgb = np.asarray(picture.image)
        found = ((word, word_contrast(rgb, picture.to_working(word.box))) for word in words)
        return tuple((word, ratio) for word, ratio in found if ratio is not None)

    def reader(self) -> TextReader:
        """What reads text in pictures. Raises NotJudged where nothing does."""
        from postguard.facts.image_text import reader_of

        return reader_of(self.warm)

    def flashes(self, at: int) -> Flashing | None:
        """Where the moving picture or film `media[at]` flashes more than three times in a second; None if nowhere."""
        if at not in self._flashes:
            from postguard.facts import moving

            path = self._readable(at)
            if self.draft.media[at].kind == "video":
                self.warm.once("film", _load_film)
                frames = moving.film(path, self.config.limits)
            else:
                frames = moving.animation(path, self.config.limits)
            self._flashes[at] = moving.judged(frames)
        return self._flashes[at]

    def recording(self, at: int) -> Recording:
        """Length and sound of the film or sound `media[at]`. Raises NotJudged when they cannot be read."""
        from postguard.facts.film import recording

        path = self._readable(at)
        self.warm.once("film", _load_film)
        return recording(path)

    def words_beside(self, at: int, name: str, kinds: tuple[str, ...]) -> Words:
        """The words in the file `name` beside `media[at]`, of one of the `kinds` (suffixes). Raises captions.Faulty.

        The file may stand where media may stand.
        """
        from postguard.facts.captions import read_words

        suffix = PurePosixPath(name.lower()).suffix
        return read_words(self._file(Media(name), at), suffix, kinds, self.config.limits.source_bytes)

    def _readable(self, at: int) -> Path:
        found = self.media[at].located
        if isinstance(found, Problem):
            raise NotJudged(
                {"sv": f"filen kunde inte läsas ({found.rule})", "en": f"the file could not be read ({found.rule})"}
            )
        return found

    def metadata(self, at: int) -> Metadata:
        """What the file of `media[at]`, picture or film, tells besides what it shows. Raises NotJudged when unreadable."""
        found = self.media[at].metadata
        if isinstance(found, Problem):
            sv, en = found.why["sv"] or found.rule, found.why["en"] or found.rule
            raise NotJudged(
                {
                    "sv": f"filens metadata kunde inte läsas ({sv})",
                    "en": f"the file's metadata could not be read ({en})",
                }
            )
        return found

    def faces(self, at: int) -> tuple[Face, ...]:
        """The faces in `media[at]`, the largest first, with estimated age bands where the configuration allows them."""
        if at not in self._faces:
            from postguard.facts.faces.looking import asked, kept_faces, looker

            picture = self.picture(at)
            key = (asked(self.warm), self.media[at].sha256)
            found: tuple[Face, ...] = self.warm.remembered(
                key, lambda: looker(self.warm)(picture.image), kept_faces(self.warm)
            )
            self._faces[at] = tuple(replace(face, box=picture.to_original(face.box)) for face in found)
        return self._faces[at]

    def people_seen(self, at: int) -> PeopleSeen:
        """The faces in the picture or film `media[at]`. Raises NotJudged where nothing can be seen."""
        from postguard.facts.faces.seen import people_seen

        return people_seen(self, at)

    def film_faces(self, at: int) -> FilmFaces:
        """The frame of the film or animation `media[at]` with the most faces that may be minors', of a still its only.

        Raises NotJudged when no frame can be read; `unjudged` says what else was not looked at.
        """
        if at not in self._film_faces:
            from postguard.facts.film_faces import film_faces

            kind = self.draft.media[at].kind
            if kind == "video":
                self.warm.once("film", _load_film)
            self._film_faces[at] = film_faces(self._readable(at), kind, self.media[at].sha256, self.warm)
        return self._film_faces[at]


def _load_film() -> None:
    import av  # noqa: F401  # raises ImportError without the extra
