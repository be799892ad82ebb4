"""Draft and Media: what is about to be published, as plain frozen data."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from datetime import date, datetime, time
from functools import lru_cache
from pathlib import PurePosixPath
from types import NoneType
from typing import Any, Literal, TypeAlias

Text: TypeAlias = Mapping[str, str]
"""A sentence in each of the languages that postguard speaks: {"sv": …, "en": …}."""

Segments: TypeAlias = tuple[tuple[int, int], ...]
"""Where a string stands in its source: (offset in the string, offset in the source), both in code points."""

MediaKind: TypeAlias = Literal["image", "video", "audio"]

SUFFIXES: Mapping[MediaKind, tuple[str, ...]] = {
    "image": (".jpg", ".jpeg", ".png", ".gif", ".webp", ".bmp", ".tif", ".tiff", ".heic", ".heif", ".avif", ".svg"),
    "video": (".mp4", ".mov", ".m4v", ".webm", ".avi", ".mkv"),
    "audio": (".mp3", ".m4a", ".wav", ".ogg", ".oga", ".flac", ".aac"),
}


def media_kind(path: str) -> MediaKind | None:
    """What a file name's suffix says that the file is; None when the suffix is unknown."""
    suffix = PurePosixPath(path.split("?")[0].lower()).suffix
    return next((kind for kind, suffixes in SUFFIXES.items() if suffix in suffixes), None)


def _settle(owner: object, name: str, *kinds: type) -> None:
    """Raise TypeError where a field is of none of these types. The message holds no value: it may be personal."""
    value = getattr(owner, name)
    if not isinstance(value, kinds) or (isinstance(value, bool) and bool not in kinds):
        wanted = " or ".join(kind.__name__ for kind in kinds).replace("NoneType", "None")
        raise TypeError(f"{type(owner).__name__}.{name} should be {wanted}, not {type(value).__name__}")


def _settle_several(owner: object, name: str, kind: type) -> None:
    """A field of several things as a tuple: a list will do, and None for none. Raises TypeError."""
    value = getattr(owner, name)
    things = () if value is None else tuple(value) if isinstance(value, list) else value
    if not isinstance(things, tuple) or not all(isinstance(thing, kind) for thing in things):
        raise TypeError(f"{type(owner).__name__}.{name} should be a tuple of {kind.__name__}")
    object.__setattr__(owner, name, things)


@dataclass(frozen=True, slots=True)
class Shows:
    """How many people a medium shows, counted by the person who wrote the draft; None where not said."""

    minors: int | None = None
    adults: int | None = None

    def __post_init__(self) -> None:
        for name in ("minors", "adults"):
            _settle(self, name, int, NoneType)


@dataclass(frozen=True, slots=True)
class Media:
    """One picture, film or sound of a draft.

    `path` is relative to the draft's folder. `captions` and `transcript` are a path, "burned-in", "no-speech", True or
    False; None means that nothing was said. `text` is the text that stands in the picture. `people` are record ids.
    """

    path: str = ""
    kind: MediaKind | Literal[""] = ""  # filled in from the path
    alt: str | None = None
    decorative: bool = False
    captions: str | bool | None = None
    transcript: str | bool | None = None
    text: str | None = None
    people: tuple[str, ...] = ()
    shows: Shows | None = None

    def __post_init__(self) -> None:
        _settle(self, "path", str)
        _settle(self, "kind", str)
        _settle(self, "decorative", bool)
        _settle(self, "shows", Shows, NoneType)
        for name in ("alt", "text"):
            _settle(self, name, str, NoneType)
        for name in ("captions", "transcript"):
            _settle(self, name, str, bool, NoneType)
        _settle_several(self, "people", str)
        if not self.kind:
            object.__setattr__(self, "kind", media_kind(self.path) or "image")


@dataclass(frozen=True, slots=True)
class Answer:
    """A person's answer to a finding. `fingerprint` ties it to what was judged; None until that is known."""

    rule: str
    answer: str = ""
    pointer: str | None = None
    by: str | None = None
    at: date | None = None
    until: date | None = None
    fingerprint: str | None = None

    def __post_init__(self) -> None:
        for name in ("rule", "answer"):
            _settle(self, name, str)
        for name in ("pointer", "by", "fingerprint"):
            _settle(self, name, str, NoneType)
        for name in ("at", "until"):
            _settle(self, name, date, NoneType)
            if isinstance(moment := getattr(self, name), datetime):
                object.__setattr__(self, name, moment.date())


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a source that could not be read as meant; reported by the rule named here."""

    rule: str
    why: Text
    pointer: str = ""
    kind: Literal["fail", "review"] = "fail"


@lru_cache(maxsize=4)  # all drafts and findings of a file ask for the same text; hashing it again costs nothing
def _line_starts(text: str) -> list[int]:
    """Where the lines of a text begin; old Mac files end theirs with a carriage return alone."""
    return [0, *(end.end() for end in re.finditer(r"\r\n?|\n", text))]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a draft came from.

    `path` is the source as the user named it, `locator` what the user looks for in it (a cell, an event). `text` is
    the source's text and `line` the number of its first line; `find_segments` tells where in `text` each string
    of the draft stands, by pointer; it is called for each place that somebody asks for, so it works things out once.
    `root` is the folder of relative media. With `movable` the draft's id is only its place, such as a row's number.
    """

    path: str
    locator: str | None = None
    root: str = "."
    text: str = ""
    line: int = 1
    find_segments: Callable[[], Mapping[str, Segments]] | None = None
    movable: bool = False

    def source_offset(self, pointer: str, offset: int) -> int | None:
        """The place in the source, in code points, of a place in the string at `pointer`; None when unknown."""
        segments = self.find_segments().get(pointer) if self.find_segments else None
        if not segments:
            return None
        at, source = segments[max(0, bisect_right(segments, offset, key=lambda segment: segment[0]) - 1)]
        return source + max(0, offset - at)

    def line_and_column(self, pointer: str, offset: int) -> tuple[int, int] | None:
        """Line and column in the source, both from 1, of a place in the string at `pointer`; None when unknown."""
        place = self.source_offset(pointer, offset)
        if place is None:
            return None
        starts = _line_starts(self.text)
        line = bisect_right(starts, place)
        return self.line + line - 1, place - starts[line - 1] + 1


@dataclass(frozen=True, slots=True)
class Draft:
    """One post or reply before it is published. Only `text` or one medium is needed.

    `people` holds record ids of the register of legal bases, `purpose` what the post is for, as those records
    name it. `publish_at` is local time without a zone; a date alone
    is its midnight. `problems` is what the source said and could not be read; with `readable` False nothing of the
    draft was. Raises TypeError for a field of the wrong type.
    """

    id: str = ""
    text: str | None = None
    title: str | None = None
    lang: str | None = None
    kind: Literal["post", "reply"] = "post"
    account: str | None = None
    channels: tuple[str, ...] = ()
    publish_at: datetime | None = None
    author: str | None = None
    approved_by: str | None = None
    status: str | None = None
    category: str | None = None
    purpose: str | None = None
    people: tuple[str, ...] = ()
    media: tuple[Media, ...] = ()
    answers: tuple[Answer, ...] = ()
    problems: tuple[Problem, ...] = field(default=(), repr=False)
    readable: bool = field(default=True, repr=False)
    origin: Origin | None = field(default=None, repr=False, compare=False)

    def __post_init__(self) -> None:
        for name in ("id", "kind"):
            _settle(self, name, str)
        for name in ("text", "title", "lang", "account", "author", "approved_by", "status", "category", "purpose"):
            _settle(self, name, str, NoneType)
        for name, kind in (
            ("channels", str),
            ("people", str),
            ("media", Media),
            ("answers", Answer),
            ("problems", Problem),
        ):
            _settle_several(self, name, kind)
        _settle(self, "publish_at", date, NoneType)
        if self.publish_at is not None:
            at: date = self.publish_at
            local = at.replace(tzinfo=None) if isinstance(at, datetime) else datetime.combine(at, time())
            object.__setattr__(self, "publish_at", local)

    def images(self) -> Iterator[tuple[int, Media]]:
        """Each picture with its index in `media`."""
        return ((at, medium) for at, medium in enumerate(self.media) if medium.kind == "image")

    def strings(self) -> Iterator[tuple[str, str]]:
        """Each text that a reader of the published post meets, with its pointer."""
        for pointer, value in (("/title", self.title), ("/text", self.text)):
            if value:
                yield pointer, value
        for at, medium in enumerate(self.media):
            for name, value in (("alt", medium.alt), ("text", medium.text)):
                if value:
                    yield f"/media/{at}/{name}", value

    def resolve(self, pointer: str) -> Any:
        """The value at a JSON Pointer into the canonical draft. Raises KeyError where the draft has no such place."""
        value: Any = self
        for part in pointer.split("/")[1:]:
            if isinstance(value, tuple) and part.isdigit() and int(part) < len(value):
                value = value[int(part)]
            elif part in getattr(value, "__dataclass_fields__", ()):
                value = getattr(value, part)
            else:
                raise KeyError(pointer)
        return value

    def to_dict(self) -> dict[str, Any]:
        """The canonical draft as JSON holds it: fields that say nothing are left out."""
        hidden = {"problems", "readable", "origin"}
        plain = {f.name: _plain(getattr(self, f.name)) for f in fields(self) if f.name not in hidden}
        return {name: value for name, value in plain.items() if value not in (None, [])}


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, (Media, Shows, Answer)):
        plain = {f.name: _plain(getattr(value, f.name)) for f in fields(value)}
        said_by_silence = {"decorative": False}  # but captions: false says that there are none
        return {
            name: item
            for name, item in plain.items()
            if item not in (None, []) and said_by_silence.get(name) is not item
        }
    return (
        value.isoformat(timespec="minutes")
        if isinstance(value, datetime)
        else value.isoformat()
        if isinstance(value, date)
        else value
    )
