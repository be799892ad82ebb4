"""The reading of a mapping (front matter, JSON, YAML, a row) as a Draft. Whatever is lost on the way is a problem."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from itertools import islice
from typing import Any, NamedTuple, get_args

from postguard.draft import Answer, Draft, Media, MediaKind, Problem, Segments, Shows
from postguard.sources.answer_text import read_answers
from postguard.sources.names import ANSWER, DRAFT, MEDIA, SHOWS, WORDS, Table, normal
from postguard.sources.values import Wrong, names_media, read_moment, read_several, read_text

MAX_MEDIA = 100
MAX_ANSWERS = 1000
MAX_KEYS = 200
"""Of one mapping, that are no fields: no draft has so many, and each is compared with all known ones."""

_COUNTS = Wrong("ska vara antal, t.ex. {barn: 0, vuxna: 2}", "should be numbers, such as {minors: 0, adults: 2}")
_LISTS = ("media", "answers", "channels", "people")


class _Found(NamedTuple):
    """A field's value, the key that it stood under, and its place in the mapping that was read."""

    value: Any
    key: str
    place: str


class Reading:
    """One mapping on its way to a Draft. `moved` tells, by canonical pointer, where a string stood in the mapping."""

    def __init__(self, aliases: Mapping[str, str]) -> None:
        self._extra = {normal(alias): field for alias, field in aliases.items()}
        self.problems: list[Problem] = []
        self.moved: dict[str, str] = {}

    def draft(self, raw: Mapping[Any, Any], default_id: str) -> Draft:
        """The Draft; what could not be read is left out and stands in its `problems`."""
        found = self._fields(raw, DRAFT, "")
        media: list[Media] = []
        for item, place in islice(_items(found.pop("media", [])), MAX_MEDIA + 1):  # one over says that there were more
            media += self._media(item, len(media), place)
        answers: list[Answer] = []
        for item, place in islice(_items(found.pop("answers", [])), MAX_ANSWERS + 1):
            answers += self._said(item, place) if isinstance(item, str) else self._answer(item, place)
        values: dict[str, Any] = {}
        for name, several in found.items():
            self.moved[f"/{name}"] = several[-1].place
            try:
                values[name] = self._value(name, several)
            except Wrong as wrong:
                self._lost(name, wrong, f"/{name}")
        values["id"] = values.get("id") or default_id
        return Draft(**values, media=tuple(media), answers=tuple(answers), problems=tuple(self.problems))

    def _fields(self, raw: Mapping[Any, Any], table: Table, place: str) -> dict[str, list[_Found]]:
        """The known fields by name. What is lost for another reason than its own value is a problem."""
        known = {**table, **{alias: field for alias, field in self._extra.items() if field in table.values()}}
        found: dict[str, list[_Found]] = {}
        unknown = 0
        for key, value in raw.items():
            name = known.get(normal(key))
            if name is None:
                unknown += 1
                if unknown <= MAX_KEYS:
                    self._unknown(normal(key), value, known, table)
            elif value is not None:
                found.setdefault(name, []).append(_Found(value, str(key), f"{place}/{_escape(key)}"))
        if unknown > MAX_KEYS:
            self._lost("", Wrong(f"över {MAX_KEYS} okända nycklar", f"over {MAX_KEYS} unknown keys"), "")
        for key in getattr(raw, "repeated", ()):
            name = known.get(normal(key))
            if name:
                self._lost(name, Wrong("nyckeln står två gånger", "the key stands there twice"), _at(name, table))
        for name, several in found.items():
            if len(several) > 1 and name not in _LISTS:
                keys = " + ".join(normal(one.key) for one in several)
                self._lost(name, Wrong(f"flera nycklar ({keys})", f"several keys ({keys})"), _at(name, table))
        return found

    def _unknown(self, key: str, value: Any, known: Table, table: Table) -> None:
        if names_media(value):
            self._lost(
                "",  # the key itself stays out of the report: a stranger's key may be anything, a name too
                Wrong(
                    "nyckeln är okänd, men värdet är en bild, film eller ljudfil; skriv media",
                    "the key is unknown, but the value is a picture, film or sound; write media",
                ),
                "/media",
            )
        elif near := difflib.get_close_matches(key[:40], list(known), n=1, cutoff=0.8):
            why = {"sv": f"nyckeln är okänd; menades {near[0]!r}?", "en": f"the key is unknown; was {near[0]!r} meant?"}
            self.problems.append(Problem("unreadable-field", why, _at(known[near[0]], table), kind="review"))

    def _value(self, name: str, several: list[_Found]) -> Any:
        value = several[-1].value
        if name in ("channels", "people"):
            return tuple(text for one in several for text in read_several(one.value, lower=name == "channels"))
        if name == "publish_at":
            return read_moment(value)
        if name == "approved_by" and (said := WORDS.get(normal(value), value)) in (True, False):
            return "ja" if said else None  # "godkänd: nej" names nobody who has approved it
        text = read_text(value)
        if name == "kind":
            word = WORDS.get(normal(text), normal(text))
            if word not in ("post", "reply"):
                raise Wrong("ska vara post (inlägg) eller reply (svar)", "should be post or reply")
            return word
        if name == "lang":
            word = WORDS.get(normal(text))
            return word if isinstance(word, str) else text.lower()  # "ja" is Japanese here, not yes
        return text

    def _media(self, raw: Any, at: int, place: str) -> list[Media]:
        pointer = f"/media/{at}"
        if isinstance(raw, str):
            self.moved[f"{pointer}/path"] = place
            return [Media(raw)]
        if not isinstance(raw, Mapping):
            self._lost("media", Wrong("ska vara ett filnamn eller fält", "should be a file name or fields"), "/media")
            return []
        values: dict[str, Any] = {}
        for name, several in self._fields(raw, MEDIA, place).items():
            try:
                values[name] = self._media_value(name, several)
                self.moved[f"{pointer}/{name}"] = several[-1].place
            except Wrong as wrong:
                self._lost(f"media: {name}", wrong, "/media")
        return [Media(**values)]

    def _media_value(self, name: str, several: list[_Found]) -> Any:
        if name == "people":
            return tuple(text for one in several for text in read_several(one.value))
        value = several[-1].value
        word = WORDS.get(normal(value), value) if isinstance(value, str) else value
        if name == "kind":
            if word not in get_args(MediaKind):
                raise Wrong("ska vara image (bild), video (film) eller audio (ljud)", "should be image, video or audio")
            return word
        if name == "decorative":
            if not isinstance(word, bool):
                raise Wrong("ska vara ja eller nej", "should be true or false")
            return word
        if name in ("captions", "transcript"):
            return word if isinstance(word, bool) else read_text(word)
        if name == "shows":
            return self._shows(value)
        return read_text(value)

    def _shows(self, raw: Any) -> Shows:
        if not isinstance(raw, Mapping):
            raise _COUNTS
        counts = {name: several[-1].value for name, several in self._fields(raw, SHOWS, "").items()}
        if not all(type(count) is int and 0 <= count < 1_000_000 for count in counts.values()):
            raise _COUNTS
        return Shows(**counts)

    def _said(self, text: str, place: str) -> list[Answer]:
        """Answers written as text."""
        try:
            written = list(islice(read_answers(text), MAX_ANSWERS + 1))
        except Wrong as wrong:  # a remark in the column for answers settles nothing, and stops nobody
            named = {lang: f"answers: {why}" for lang, why in wrong.why.items()}
            self.problems.append(Problem("unreadable-field", named, "/answers", kind="review"))
            return []
        return [answer for raw in written for answer in self._answer(raw, place)]

    def _answer(self, raw: Any, place: str) -> list[Answer]:
        if not isinstance(raw, Mapping):
            self._lost("answers", Wrong("ett svar behöver rule och answer", "an answer needs rule and answer"))
            return []
        values: dict[str, Any] = {}
        for name, several in self._fields(raw, ANSWER, place).items():
            value = several[-1].value
            try:
                moment = read_moment(value) if name in ("at", "until") else None
                said = {True: "ja", False: "nej"}.get(value, value) if isinstance(value, bool) else value
                values[name] = moment.date() if moment else read_text(said)
            except Wrong as wrong:
                self._lost(f"answers: {name}", wrong)
                if name == "until":
                    return []  # an answer whose end is unknown settles nothing
        if "rule" not in values:
            self._lost("answers", Wrong("svaret säger inte vilken regel", "the answer names no rule"))
            return []
        return [Answer(**values)]

    def _lost(self, field: str, wrong: Wrong, pointer: str = "/answers") -> None:
        named = {lang: f"{field}: {why}" if field else why for lang, why in wrong.why.items()}
        self.problems.append(Problem("unreadable-field", named, pointer))


def canonical_segments(moved: Mapping[str, str], positions: Mapping[str, Segments]) -> dict[str, Segments]:
    """Segments by canonical pointer, from those by pointer into the mapping that was read."""
    return {pointer: positions[place] for pointer, place in moved.items() if place in positions}


def _items(found: list[_Found]) -> list[tuple[Any, str]]:
    """The items of a field that holds a list, or one item without its list."""
    return [
        item
        for value, _, place in found
        for item in (
            [(v, f"{place}/{at}") for at, v in enumerate(value)] if isinstance(value, list) else [(value, place)]
        )
    ]


def _at(field: str, table: Table) -> str:
    """Where in the draft a problem with a field of this table stands."""
    return f"/{field}" if table is DRAFT else "/media" if table in (MEDIA, SHOWS) else "/answers"


def _escape(key: object) -> str:
    return str(key).replace("~", "~0").replace("/", "~1")
