"""The reader of iCalendar files: an event is a post; a recurring one is a post for each time in the year ahead."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path
from typing import Any, BinaryIO
from zoneinfo import ZoneInfo

from postguard.config import Config
from postguard.draft import Draft, Origin, Problem, Text
from postguard.sources.bounds import EMPTY, NO_TEXT, bounded, unreadable
from postguard.sources.calendar.event_lines import EventLines, Head, events
from postguard.sources.calendar.event_text import said
from postguard.sources.calendar.recurrence import Local, Times, times_of
from postguard.sources.calendar.remarks import counted, remark
from postguard.sources.calendar.rows import standing
from postguard.sources.fields import Reading

HOME = "Europe/Stockholm"
"""Where the clock hangs that events in UTC are published by, unless the calendar names its zone."""
MAX_DRAFTS = 20_000
_MAX_STEPS = 500_000  # times looked at in recurring events of one file; more would take minutes
_INSTALL: Text = {
    "sv": "iCalendar-filer läses med tillägget calendar: pip install 'postguard[calendar]'",
    "en": "iCalendar files are read with the extra calendar: pip install 'postguard[calendar]'",
}


def calendar(path: Path, stream: BinaryIO, config: Config) -> Iterator[Draft]:
    """The drafts of an .ics file, then an item that says what was odd about the file."""
    origin = Origin(str(path), root=str(path.parent))
    try:
        import icalendar
    except ImportError:
        yield unreadable(origin, _INSTALL)
        return
    start = stream.read(4000)
    if not start.strip() or 0 in start:
        yield unreadable(origin, NO_TEXT if start.strip() else EMPTY)
        return
    reader = EventReader(path, origin, config, icalendar.Event.from_ical)
    stream.seek(0)
    reader.look_through(stream)
    if not reader.head.begun:
        why = {"sv": "filen är ingen kalender (BEGIN:VCALENDAR saknas)", "en": "the file is no calendar (BEGIN:VCALENDAR is missing)"}  # fmt: skip
        yield unreadable(origin, why)
        return
    stream.seek(0)
    yield from reader.drafts(stream)
    yield from remark(origin, reader.remarks())


class EventReader:
    """Reads the events of one file. `tally` counts what is no draft."""

    def __init__(self, path: Path, origin: Origin, config: Config, parse: Any) -> None:
        self._path, self._origin, self._config, self._parse = path, origin, config, parse
        self.head = Head()
        self.tally: Counter[str] = Counter()
        self._changed: defaultdict[str, set[date]] = defaultdict(set)
        self._zone: Any = ZoneInfo(HOME)
        self._steps = 0
        self._legacy = False

    def look_through(self, stream: BinaryIO) -> None:
        """Which times of recurring events were changed or cancelled, and the calendar's zone, wherever they stand."""
        for lines in events(stream, self.head):
            if sum(map(len, self._changed.values())) < 100_000 and any(
                line[:13].upper() == b"RECURRENCE-ID" for line in lines.lines
            ):
                event = self._event([one for one in lines.lines if one[:10].upper() in (b"UID:", b"RECURRENCE") or one[:3].upper() == b"UID"])  # fmt: skip
                moment = _moment(event, "RECURRENCE-ID") if event is not None else None
                if event is not None and moment is not None:
                    self._changed[str(event.get("UID", ""))].add(self.local(moment))
        for line in self.head.lines:
            name, _, value = line.decode("utf-8", "replace").partition(":")
            if name.upper() == "X-WR-TIMEZONE":
                self._zone = _zone(value.strip()) or self._zone

    def local(self, moment: date) -> datetime:
        """A moment by the home's clock, without a zone; a day is its midnight."""
        if not isinstance(moment, datetime):
            return datetime.combine(moment, time())
        try:
            return moment.astimezone(self._zone).replace(tzinfo=None) if moment.tzinfo else moment
        except (OverflowError, ValueError):
            return moment.replace(tzinfo=None)

    def drafts(self, stream: BinaryIO) -> Iterator[Draft]:
        """The drafts of the events, in their order in the file."""
        cancelled = any(line.upper().startswith(b"METHOD:CANCEL") for line in self.head.lines)
        made = 0
        for number, lines in enumerate(events(stream, Head()), 1):
            for draft in self._of_event(lines, number, cancelled):
                made += 1
                if made > MAX_DRAFTS:
                    why = {"sv": f"över {MAX_DRAFTS} inlägg; resten är inte bedömda", "en": f"over {MAX_DRAFTS} posts; the rest were not judged"}  # fmt: skip
                    yield unreadable(self._origin, why, "oversized-draft")
                    return
                yield draft

    def remarks(self) -> list[Text]:
        """What was odd about the file."""
        found: list[Text] = []
        if not self.head.ended:
            found.append({"sv": "filen slutar inte som en kalender (END:VCALENDAR saknas); den kan vara avhuggen", "en": "the file does not end like a calendar (END:VCALENDAR is missing); it may be cut off"})  # fmt: skip
        if self.head.deep:
            found.append({"sv": "delar ligger för djupt inuti varandra och lästes inte", "en": "parts are nested too deep and were not read"})  # fmt: skip
        if self._legacy:
            found.append({"sv": "den är inte i UTF-8; det som inte är det lästes som Windows-1252", "en": "it is not in UTF-8; what is not was read as Windows-1252"})  # fmt: skip
        return [*found, *counted(self.tally)]

    def _event(self, lines: Iterable[bytes]) -> Any:
        """The event of these lines; None where nothing can be made of them."""
        texts = []
        for line in lines:
            try:
                texts.append(line.decode("utf-8"))
            except UnicodeDecodeError:
                self._legacy = True
                texts.append(line.decode("cp1252", "replace"))
        try:
            return self._parse("\r\n".join(("BEGIN:VEVENT", *texts, "END:VEVENT", "")))
        except Exception:  # whatever the library makes of lines that are none
            return None

    def _of_event(self, lines: EventLines, number: int, cancelled: bool) -> Iterator[Draft]:
        inline = [line[:1000] for line in lines.lines if _is_inline(line)]
        event = self._event(line for line in lines.lines if not _is_inline(line))
        name = f"{self._path.stem}:{number}"
        if event is None:
            why = {"sv": "händelsen går inte att läsa", "en": "the event cannot be read"}
            yield unreadable(replace(self._origin, locator=name), why, id=name)
            return
        uid = str(event.get("UID", ""))[:200] or name
        content = said(event, inline, self._config.aliases)
        problems = [*_faults(lines, event), *content.problems]
        if not content.raw.get("text") and not content.raw.get("media") and not problems:
            self.tally["empty"] += 1  # a meeting: nothing to publish
            return
        state = "cancelled" if cancelled or str(event.get("STATUS", "")).upper() == "CANCELLED" else standing(content.raw.get("status"), self._config)  # fmt: skip
        if state and not (state == "published" and self._config.calendar.all):
            self.tally[state] += 1
            return
        times = self._times(event, uid)
        if times.why:
            problems.append(Problem("unreadable-field", times.why, "/publish_at"))
        unknown: list[datetime | None] = [] if times.outside else [None]
        for moment in times.moments or unknown:
            place = f"{uid} {moment:%Y-%m-%d}" if moment else uid
            reading = Reading(self._config.aliases)
            raw = {**content.raw, **({"publish_at": moment} if moment else {})}
            draft = reading.draft(raw, place)
            origin = replace(self._origin, locator=place, movable="id" not in raw)
            yield bounded(replace(draft, problems=(*problems, *draft.problems), origin=origin), self._config)

    def _times(self, event: Any, uid: str) -> Times:
        start = _moment(event, "DTSTART")
        if start is None:
            why = {"sv": "dagen (DTSTART) saknas eller går inte att läsa", "en": "the day (DTSTART) is missing or cannot be read"}  # fmt: skip
            return Times([], why=why)
        begun = self.local(start)
        if "RECURRENCE-ID" in event or not ({"RRULE", "RDATE"} & event.keys()):
            return Times([begun])
        if self._steps > _MAX_STEPS:
            why = {"sv": "kalendern har för många återkommande händelser; bara första tillfället bedömdes", "en": "the calendar has too many recurring events; only the first time was judged"}  # fmt: skip
            return Times([begun], why=why)
        today = datetime.combine(self._config.today or date.today(), time())
        rule = event.get("RRULE")
        rule = rule[0] if isinstance(rule, list) else rule
        excluded = {*self._changed.get(uid, ()), *_moments(event, "EXDATE", self.local)}
        further = (self.local(moment) for moment in _dates(event, "RDATE"))
        found = times_of(begun, rule, further, excluded, today, self.local)
        self._steps += found.steps
        self.tally["outside"] += found.outside
        return found


def _is_inline(line: bytes) -> bool:
    head = line[:1000].upper()
    return head.startswith(b"ATTACH") and (b"VALUE=BINARY" in head or b"ENCODING=BASE64" in head)


def _faults(lines: EventLines, event: Any) -> Iterator[Problem]:
    """What of an event was lost."""
    if not lines.whole:
        yield Problem("unreadable-field", {"sv": "händelsen slutar inte (END:VEVENT saknas)", "en": "the event does not end (END:VEVENT is missing)"})  # fmt: skip
    if lines.cut:
        yield Problem("unreadable-field", {"sv": "händelsen är för stor och lästes inte helt", "en": "the event is too large and was not read as a whole"})  # fmt: skip
    broken = {name for name, _ in getattr(event, "errors", ())}
    if broken & {"RRULE", "RDATE", "EXDATE", "RECURRENCE-ID"}:
        yield Problem("unreadable-field", {"sv": "upprepningen går inte att läsa", "en": "the recurrence cannot be read"}, "/publish_at")  # fmt: skip
    if None in broken:
        yield Problem("unreadable-field", {"sv": "en rad i händelsen går inte att läsa; den kan höra till texten", "en": "a line of the event cannot be read; it may belong to the text"})  # fmt: skip


def _moment(event: Any, name: str) -> date | None:
    value = event.get(name)
    return _dt(value[0] if isinstance(value, list) and value else value)


def _dt(value: Any) -> date | None:
    """The moment of a property; None of one that the library could not read, which raises when asked."""
    try:
        moment = value.dt
    except Exception:
        return None
    moment = moment[0] if isinstance(moment, tuple) else moment
    return moment if isinstance(moment, date) else None


def _dates(event: Any, name: str) -> Iterator[date]:
    value = event.get(name)
    for one in value if isinstance(value, list) else [value]:
        try:
            entries = list(one.dts)
        except Exception:
            entries = []
        yield from (moment for entry in entries if (moment := _dt(entry)) is not None)


def _moments(event: Any, name: str, local: Local) -> Iterator[date]:
    """Exceptions: local times, and days as days."""
    for moment in _dates(event, name):
        yield local(moment) if isinstance(moment, datetime) else moment


def _zone(name: str) -> Any:
    from icalendar.timezone import tzp

    try:
        return tzp.timezone(name)
    except Exception:  # a name that no list of zones has
        return None
