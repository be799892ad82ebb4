"""The one table of a draft's field names, and the reading of a mapping (front matter, JSON, YAML, a row) as a Draft."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any, get_args

from postguard.draft import Answer, Draft, Media, MediaKind, Problem, Segments, Shows, Text

Table = Mapping[str, str]

DRAFT: Table = {
    **{name: name for name in "id text title lang kind account channels author status category people media answers".split()},
    "publish at": "publish_at", "approved by": "approved_by", "channel": "channels", "image": "media", "images": "media",
    "rubrik": "title", "språk": "lang", "typ": "kind", "konto": "account", "kanal": "channels", "kanaler": "channels",
    "datum": "publish_at", "publiceras": "publish_at", "publicering": "publish_at", "publiceringsdatum": "publish_at", "date": "publish_at",
    "författare": "author", "skribent": "author", "skriven av": "author", "godkänd av": "approved_by", "godkänt av": "approved_by",
    "kategori": "category", "personer": "people", "bild": "media", "bilder": "media", "medier": "media", "svar": "answers", "inlägg": "text",
}  # fmt: skip
MEDIA: Table = {
    **{name: name for name in "path kind alt decorative captions transcript text people shows".split()},
    "file": "path", "fil": "path", "sökväg": "path", "bild": "path", "typ": "kind", "alttext": "alt", "alt text": "alt", "alternativtext": "alt",
    "dekorativ": "decorative", "undertexter": "captions", "textning": "captions", "transkription": "transcript", "transkript": "transcript",
    "text i bilden": "text", "personer": "people", "visar": "shows",
}  # fmt: skip
SHOWS: Table = {
    "minors": "minors",
    "adults": "adults",
    "barn": "minors",
    "minderåriga": "minors",
    "vuxna": "adults",
    "children": "minors",
}
ANSWER: Table = {
    **{name: name for name in "rule pointer answer by at until fingerprint".split()},
    "regel": "rule", "svar": "answer", "av": "by", "datum": "at", "gäller till": "until", "till och med": "until", "plats": "pointer", "fingeravtryck": "fingerprint",
}  # fmt: skip
WORDS: Mapping[str, Any] = {
    "inlägg": "post", "svar": "reply", "bild": "image", "foto": "image", "film": "video", "ljud": "audio", "svenska": "sv", "engelska": "en",
    "swedish": "sv", "english": "en", "ja": True, "yes": True, "true": True, "nej": False, "no": False, "false": False,
    "inbränd": "burned-in", "inbrända": "burned-in", "inget tal": "no-speech",
}  # fmt: skip


def normal(key: object) -> str:
    """A key as the tables hold it: lower case, single spaces."""
    return re.sub(r"[\s_-]+", " ", str(key)).strip().lower()


class _Wrong(Exception):
    """A value that is not of the kind its field asks for."""

    def __init__(self, sv: str, en: str) -> None:
        super().__init__(en)
        self.why: Text = {"sv": sv, "en": en}


class Reading:
    """One mapping on its way to a Draft. `moved` tells, by canonical pointer, where a string stood in the mapping."""

    def __init__(self, aliases: Mapping[str, str]) -> None:
        self._extra = {normal(alias): field for alias, field in aliases.items()}
        self.problems: list[Problem] = []
        self.moved: dict[str, str] = {}

    def draft(self, raw: Mapping[Any, Any], default_id: str) -> Draft:
        """The Draft; what could not be read is left out and stands in its `problems`."""
        found = self._fields(raw, DRAFT, "", "")
        media = tuple(self._media(item, at, place) for at, (item, place) in enumerate(_items(found.pop("media", None))))
        answers = tuple(self._answer(item, place) for item, place in _items(found.pop("answers", None)))
        values: dict[str, Any] = {}
        for name, (value, place) in found.items():
            try:
                values[name] = self._value(name, value)
                self.moved[f"/{name}"] = place
            except _Wrong as wrong:
                self._problem(name, wrong)
        values["id"] = values.get("id") or default_id
        return Draft(
            **values,
            media=tuple(m for m in media if m),
            answers=tuple(a for a in answers if a),
            problems=tuple(self.problems),
        )

    def _fields(self, raw: Any, table: Table, pointer: str, place: str) -> dict[str, tuple[Any, str]]:
        """The known fields with their places in `raw`; a key that is nearly a known one is a problem."""
        known = {**table, **{alias: field for alias, field in self._extra.items() if field in table.values()}}
        found: dict[str, tuple[Any, str]] = {}
        for key, value in raw.items():
            name = known.get(normal(key))
            if name is None:
                near = difflib.get_close_matches(normal(key), list(known), n=1, cutoff=0.8)
                if near:
                    why = {
                        "sv": f"nyckeln är okänd; menades {near[0]!r}?",
                        "en": f"the key is unknown; was {near[0]!r} meant?",
                    }
                    self.problems.append(Problem("unreadable-field", why, kind="review"))
            elif value is not None:
                found[name] = (value, f"{place}/{_escape(key)}")
        return found

    def _value(self, name: str, value: Any) -> Any:
        if name == "publish_at":
            return read_moment(value)
        if name in ("channels", "people"):
            return tuple(_several(value, lower=name == "channels"))
        if name == "kind":
            word = WORDS.get(normal(value), normal(value))
            if word not in ("post", "reply"):
                raise _Wrong("ska vara post (inlägg) eller reply (svar)", "should be post or reply")
            return word
        text = _string(value)
        return WORDS.get(normal(text), text.lower()) if name == "lang" else text

    def _media(self, raw: Any, at: int, place: str) -> Media | None:
        pointer = f"/media/{at}"
        if isinstance(raw, str):
            self.moved[f"{pointer}/path"] = place
            return Media(raw)
        if not isinstance(raw, Mapping):
            self._problem("media", _Wrong("ska vara ett filnamn eller fält", "should be a file name or fields"))
            return None
        values: dict[str, Any] = {}
        for name, (value, where) in self._fields(raw, MEDIA, pointer, place).items():
            try:
                values[name] = self._media_value(name, value, pointer, where)
                self.moved[f"{pointer}/{name}"] = where
            except _Wrong as wrong:
                self._problem(f"media: {name}", wrong)
        return Media(**values)

    def _media_value(self, name: str, value: Any, pointer: str, place: str) -> Any:
        word = WORDS.get(normal(value), value) if isinstance(value, str) else value
        if name == "kind":
            if word not in get_args(MediaKind):
                raise _Wrong(
                    "ska vara image (bild), video (film) eller audio (ljud)", "should be image, video or audio"
                )
            return word
        if name == "decorative":
            if not isinstance(word, bool):
                raise _Wrong("ska vara ja eller nej", "should be true or false")
            return word
        if name in ("captions", "transcript"):
            return word if isinstance(word, bool) else _string(word)
        if name == "people":
            return tuple(_several(value))
        if name == "shows":
            return self._shows(value, pointer, place)
        return _string(value)

    def _shows(self, raw: Any, pointer: str, place: str) -> Shows:
        if not isinstance(raw, Mapping):
            raise _Wrong(
                "ska vara antal, t.ex. {barn: 0, vuxna: 2}", "should be numbers, such as {minors: 0, adults: 2}"
            )
        counts = {name: value for name, (value, _) in self._fields(raw, SHOWS, pointer, place).items()}
        if not all(type(count) is int and count >= 0 for count in counts.values()):
            raise _Wrong(
                "ska vara antal, t.ex. {barn: 0, vuxna: 2}", "should be numbers, such as {minors: 0, adults: 2}"
            )
        return Shows(**counts)

    def _answer(self, raw: Any, place: str) -> Answer | None:
        if not isinstance(raw, Mapping):
            self._problem("answers", _Wrong("ett svar behöver rule och answer", "an answer needs rule and answer"))
            return None
        values: dict[str, Any] = {}
        for name, (value, _) in self._fields(raw, ANSWER, "", place).items():
            try:
                moment = read_moment(value) if name in ("at", "until") else None
                said = {True: "ja", False: "nej"}.get(value, value) if isinstance(value, bool) else value
                values[name] = moment.date() if moment else _string(said)
            except _Wrong as wrong:
                self._problem(f"answers: {name}", wrong)
                if name == "until":
                    return None  # an answer whose end is unknown settles nothing
        if "rule" not in values:
            self._problem("answers", _Wrong("svaret säger inte vilken regel", "the answer names no rule"))
            return None
        return Answer(**values)

    def _problem(self, field: str, wrong: _Wrong) -> None:
        self.problems.append(
            Problem("unreadable-field", {"sv": f"{field}: {wrong.why['sv']}", "en": f"{field}: {wrong.why['en']}"})
        )


def read_moment(value: Any) -> datetime:
    """A date or time as drafts hold it: ISO 8601, a zone dropped after the local clock time is kept. Raises _Wrong."""
    if isinstance(value, datetime):
        return value.replace(tzinfo=None)
    if isinstance(value, date):
        return datetime.combine(value, time())
    try:
        return datetime.fromisoformat(str(value).strip().replace(" kl ", " ").replace(" kl. ", " ")).replace(
            tzinfo=None
        )
    except ValueError:
        raise _Wrong(
            "skriv datumet som 2026-12-03 eller 2026-12-03 08:30", "write the date as 2026-12-03 or 2026-12-03 08:30"
        ) from None


def canonical_segments(moved: Mapping[str, str], positions: Mapping[str, Segments]) -> dict[str, Segments]:
    """Segments by canonical pointer, from those by pointer into the mapping that was read."""
    return {pointer: positions[place] for pointer, place in moved.items() if place in positions}


def _items(found: tuple[Any, str] | None) -> list[tuple[Any, str]]:
    if found is None:
        return []
    value, place = found
    return [(item, f"{place}/{at}") for at, item in enumerate(value)] if isinstance(value, list) else [(value, place)]


def _string(value: Any) -> str:
    if isinstance(value, (str, int, float, date)):
        return str(value)
    raise _Wrong("ska vara text", "should be text")


def _several(value: Any, lower: bool = False) -> list[str]:
    values = value if isinstance(value, list) else re.split(r"[,;]", value) if isinstance(value, str) else [value]
    return [(_string(v).strip().lower() if lower else _string(v).strip()) for v in values if _string(v).strip()]


def _escape(key: object) -> str:
    return str(key).replace("~", "~0").replace("/", "~1")
