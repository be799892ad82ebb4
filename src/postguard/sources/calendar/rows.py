"""One row of a calendar as a draft."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from postguard.config import Config
from postguard.draft import Draft, Origin, Problem, Text
from postguard.register.words import channel_name, yes_or_no
from postguard.sources.bounds import bounded
from postguard.sources.calendar.cells import channels_in, is_decorative, paths_in, read_when, texts_for
from postguard.sources.calendar.columns import Field, letter
from postguard.sources.calendar.lines import field_lines
from postguard.sources.fields import Reading
from postguard.sources.names import CANCELLED, PUBLISHED, SHOWS, WORDS, normal
from postguard.sources.values import names_media
from postguard.tables import Cell, Row
from postguard.tables.dates import Hints

_NEUTRAL = re.compile("'[=+@\t\r-]")
"""An apostrophe before what would be a formula: programs put it in when they write a table, and it is no part of the text."""


def standing(status: object, config: Config) -> str | None:
    """`published` or `cancelled` where a status says so: "Publicerad", "publicerad 3/2", "UTGÅR"; else None."""
    words = normal(status).strip(" .!()").split(" ") if status else []
    own = {normal(word) for word in config.calendar.published}
    if not words or not (len(words) == 1 or any(c.isdigit() for c in words[1]) or " ".join(words) in own):
        return None
    if words[0] in PUBLISHED or " ".join(words) in own:
        return "published"
    return "cancelled" if words[0] in CANCELLED else None


class RowReader:
    """Reads the rows of one sheet: its fields, the unknown columns, and what the sheet tells about its dates.

    `tally` counts what was met and is no draft: `empty`, `published`, `cancelled`; `hidden` rows and `note`s.
    """

    def __init__(self, fields: Sequence[Field], unknown: Iterable[int], hints: Hints, config: Config) -> None:
        self._fields, self._unknown, self._hints, self._config = fields, tuple(unknown), hints, config
        self.tally: Counter[str] = Counter()

    def drafts(self, rows: Iterable[Row], origin: Origin, prefix: str) -> Iterator[Draft]:
        """The drafts of the rows, each named `prefix!row` unless the row has an id of its own."""
        for row in rows:
            if row.empty:
                continue
            here = replace(origin, locator=f"{prefix}!{row.number}", movable=True)
            draft = self._draft(row, here, f"{prefix}!{row.number}")
            if draft:
                self.tally["hidden"] += row.hidden
                yield draft

    def _draft(self, row: Row, origin: Origin, name: str) -> Draft | None:
        problems: list[Problem] = [Problem("unreadable-field", why) for why in row.faults]
        raw: dict[str, Any] = {}
        for one in self._fields:
            cell = _cell(row, one)
            if cell.note:
                self._note(cell.note, raw)
            if cell.fault and not cell.link:
                problems.append(_problem(one.letter, cell.fault, _place(one.field)))
            if cell.value is not None and not one.field.startswith(("media", "when.", "channel.")):
                self._plain(one, cell, raw)
        status = standing(raw.get("status"), self._config)
        media = self._media(row, raw, problems)
        if not media and not raw.get("text") and not any(p.pointer.startswith(("/text", "/media")) for p in problems):
            self.tally["empty"] += 1  # a heading, a week, an idea: nothing to publish yet
            return None
        if status and not (status == "published" and self._config.calendar.all):
            self.tally[status] += 1
            return None
        raw["channels"] = list(dict.fromkeys([*raw.get("channels", []), *self._crossed(row, problems)]))
        when = self._when(row, problems)
        reading = Reading(self._config.aliases)
        draft = reading.draft({**raw, "media": media, **({"publish_at": when} if when else {})}, name)
        if "id" in raw:
            origin = replace(origin, movable=False)
        return bounded(replace(draft, problems=(*problems, *draft.problems), origin=origin), self._config)

    def _plain(self, one: Field, cell: Cell, raw: dict[str, Any]) -> None:
        value: Any = cell.value
        if one.field == "publish_at":
            return
        if one.field == "channels":
            raw.setdefault("channels", []).extend(map(channel_name, channels_in(value)))
        elif one.field == "answers":
            raw.setdefault("answers", []).append(str(value))
        elif one.field == "people":
            raw.setdefault("people", []).extend(str(value).replace("\n", ";").replace(",", ";").split(";"))
        elif one.field == "kind":  # often the format: picture, film, story
            if WORDS.get(normal(value), normal(value)) in ("post", "reply"):
                raw["kind"] = value
        elif one.field == "approved_by" and (said := yes_or_no(value)) is not None:
            raw["approved_by"] = said
        else:
            raw[one.field if one.field not in raw else one.name] = value

    def _note(self, note: str, raw: dict[str, Any]) -> None:
        """A note belongs to the office, not to the post: only lines such as "Alt: …" and "Svar: …" are read."""
        found, _ = field_lines(note, self._config.aliases)
        for name, value in found:
            if name in ("answers", "channels", "media", "media.alt"):
                raw.setdefault(name, []).append(value)
            else:
                raw.setdefault(name, value)
        self.tally["note"] += not found

    def _media(self, row: Row, raw: dict[str, Any], problems: list[Problem]) -> list[Any]:
        """The media of a row with their texts; what cannot be told apart is a problem."""
        of: dict[int, dict[str, list[Cell]]] = {}
        for one in self._fields:
            cell = _cell(row, one)
            if one.field.startswith("media") and (cell.value is not None or cell.link):
                of.setdefault(one.group, {}).setdefault(one.field.removeprefix("media").lstrip("."), []).append(cell)
        noted: list[str] = raw.pop("media.alt", [])
        paths = [path for value in raw.pop("media", []) for path in paths_in(Cell(value))]
        media: list[Any] = [{"path": path} for path in paths]
        for _, parts in sorted(of.items()):
            group = [{"path": path} for cell in parts.pop("", []) for path in paths_in(cell)]
            _fill(group, parts, problems)
            media += group
        for medium, alt in zip((m for m in media if "alt" not in m and "decorative" not in m), noted, strict=False):
            medium.update(_alt(alt))
        for at in self._unknown:
            if names_media(row.at(at).value):
                why = {"sv": "kolumnen är okänd, men där står en bild, film eller ljudfil", "en": "the column is unknown, but a picture, film or sound stands there"}  # fmt: skip
                problems.append(_problem(letter(at), why, "/media"))
        return media

    def _crossed(self, row: Row, problems: list[Problem]) -> Iterator[str]:
        """The channels whose columns have a cross. A text there would be the channel's own, which nobody reads."""
        for one in self._fields:
            value = row.at(one.at).value
            if one.field.startswith("channel.") and value is not None:
                said = yes_or_no(value)
                if said is None:
                    why = {"sv": "skriv x för kanaler; en text här bedöms inte", "en": "write x for channels; a text here is not judged"}  # fmt: skip
                    problems.append(_problem(one.letter, why, "/channels"))
                elif said:
                    yield one.field.removeprefix("channel.")

    def _when(self, row: Row, problems: list[Problem]) -> Any:
        dates = [row.at(one.at).value for one in self._fields if one.field == "publish_at"]
        pieces = [(one.field[5:], row.at(one.at).value) for one in self._fields if one.field.startswith("when.")]
        read = read_when(dates, pieces, self._hints)
        if read and read.why:
            telling = [o for o in self._fields if o.field == "publish_at" or o.field.startswith("when.")]
            telling.sort(key=lambda o: (row.at(o.at).value is None, o.field != "publish_at"))
            problems.append(_problem(telling[0].letter, read.why, "/publish_at"))
            self.tally["date"] += 1
        return read.moment if read else None


def _cell(row: Row, one: Field) -> Cell:
    cell = row.at(one.at)
    return cell._replace(value=cell.value[1:]) if isinstance(cell.value, str) and _NEUTRAL.match(cell.value) else cell


def _place(field: str) -> str:
    if field.startswith("media"):
        return "/media"
    return "/publish_at" if field.startswith("when.") else "/channels" if field.startswith("channel.") else f"/{field}"


def _problem(column: str, why: Text, pointer: str) -> Problem:
    named = {"sv": f"kolumn {column}: {why['sv']}", "en": f"column {column}: {why['en']}"}
    return Problem("unreadable-field", named, pointer)


def _alt(text: str) -> dict[str, Any]:
    return {"decorative": True} if is_decorative(text) else {"alt": text}


def _fill(media: list[dict[str, Any]], parts: Mapping[str, list[Cell]], problems: list[Problem]) -> None:
    """Give the media of one cell the texts and counts that stand beside it."""
    for name, cells in parts.items():
        value = "\n".join(str(cell.value) for cell in cells if cell.value is not None)
        if not value:
            continue
        if not media:
            if name in ("alt", "text"):
                why = {"sv": f"{name}: det finns ingen bild på raden", "en": f"{name}: the row has no picture"}
                problems.append(Problem("unreadable-field", why, "", kind="review"))
        elif name == "alt":
            texts = texts_for(value, len(media))
            if len(texts) > len(media) or 1 < len(texts) < len(media):
                why = {"sv": f"{len(texts)} alternativtexter till {len(media)} bilder; skriv en på varje rad", "en": f"{len(texts)} text alternatives for {len(media)} pictures; write one on each line"}  # fmt: skip
                problems.append(Problem("unreadable-field", why, "/media"))
            for medium, text in zip(media, texts, strict=False):
                medium.update(_alt(text))
        elif name in SHOWS.values():
            count = cells[0].value
            media[0].setdefault("shows", {})[name] = count
        elif name in ("captions", "transcript"):
            film = next(
                (m for m in media if str(m["path"]).lower().endswith((".mp4", ".mov", ".m4v", ".webm"))), media[0]
            )
            film[name] = value
        else:
            media[0][name] = value
