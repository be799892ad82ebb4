"""iCalendar files as Outlook writes them, and hostile ones."""

from __future__ import annotations

import base64
import time
import tracemalloc
from datetime import datetime
from pathlib import Path

import pytest
from click.testing import CliRunner
from conftest import TODAY

from postguard import Draft, Guard
from postguard.cli import main
from postguard.sources.calendar.lines import field_lines

ZONE = "BEGIN:VTIMEZONE\nTZID:W. Europe Standard Time\nBEGIN:STANDARD\nDTSTART:16010101T030000\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100\nEND:STANDARD\nEND:VTIMEZONE\n"


def ics(*events: str, head: str = ZONE, end: str = "END:VCALENDAR\n") -> bytes:
    return f"BEGIN:VCALENDAR\nVERSION:2.0\n{head}{''.join(events)}{end}".replace("\n", "\r\n").encode()


def event(
    text: str = "Hej", uid: str = "a", start: str = "DTSTART;TZID=W. Europe Standard Time:20270203T083000", *more: str
) -> str:
    return "\n".join(
        ("BEGIN:VEVENT", f"UID:{uid}", start, "SUMMARY:Badet", f"DESCRIPTION:{text}", *more, "END:VEVENT", "")
    )


def loaded(tmp_path: Path, data: bytes) -> list[Draft]:
    (tmp_path / "k.ics").write_bytes(data)
    return list(Guard({"lang": "en"}, today=TODAY).load(tmp_path / "k.ics"))


def said(drafts: list[Draft]) -> str:
    return " | ".join(f"{p.rule}: {p.why['en']}" for draft in drafts for p in draft.problems)


def test_an_event_is_a_draft(tmp_path: Path) -> None:
    text = "Nu öppnar badet\\, hej!\\nTid: kl. 12\\nFoto: Anna Ek\\n\\nBild: bilder/a.jpg\\nAlt: En brygga\\nKanal: FB\\, ins\n ta\\nSvar: long-sentence: ska vara så /AB 2026-11-20\\n"
    (draft,) = loaded(tmp_path, ics(event(text, "u1")))
    assert (draft.id, draft.title, draft.text) == (
        "u1 2027-02-03",
        "Badet",
        "Nu öppnar badet, hej!\nTid: kl. 12\nFoto: Anna Ek",
    )
    assert draft.publish_at == datetime(2027, 2, 3, 8, 30) and draft.channels == ("facebook", "instagram")
    assert [(m.path, m.alt) for m in draft.media] == [("bilder/a.jpg", "En brygga")]
    assert (draft.answers[0].rule, draft.answers[0].by) == ("long-sentence", "AB")
    assert draft.origin and draft.origin.locator == "u1 2027-02-03" and not draft.problems


@pytest.mark.parametrize(
    ("start", "head", "expected"),
    [
        ("DTSTART:20270203T073000Z", ZONE, "2027-02-03 08:30"), ("DTSTART:20270703T063000Z", ZONE, "2027-07-03 08:30"), ("DTSTART;VALUE=DATE:20270203", ZONE, "2027-02-03"),
        ("DTSTART;TZID=GMT Standard Time:20270203T073000", ZONE, "2027-02-03 08:30"), ("DTSTART;TZID=Customized Time Zone:20270203T083000", ZONE, "2027-02-03 08:30"),
        ("DTSTART:20270203T083000", ZONE, "2027-02-03 08:30"), ("DTSTART:20270203T073000Z", "X-WR-TIMEZONE:Europe/Helsinki\n", "2027-02-03 09:30"),
    ],
)  # fmt: skip
def test_time_zones(tmp_path: Path, start: str, head: str, expected: str) -> None:
    assert loaded(tmp_path, ics(event("Hej", "a", start), head=head))[0].publish_at == datetime.fromisoformat(expected)


def test_recurring_events(tmp_path: Path) -> None:
    weekly = event("Veckans meny", "m", "DTSTART;TZID=W. Europe Standard Time:20261103T083000", "RRULE:FREQ=WEEKLY;UNTIL=20270105T073000Z", "EXDATE;TZID=W. Europe Standard Time:20261208T083000", "EXDATE;VALUE=DATE:20261229")  # fmt: skip
    changed = event("Julbord", "m", "DTSTART;TZID=W. Europe Standard Time:20261216T090000", "RECURRENCE-ID;TZID=W. Europe Standard Time:20261215T083000")  # fmt: skip
    gone = event(
        "Stängt",
        "m",
        "DTSTART;TZID=W. Europe Standard Time:20261222T083000",
        "RECURRENCE-ID:20261222T073000Z",
        "STATUS:CANCELLED",
    )
    *drafts, remarks = loaded(tmp_path, ics(changed, weekly, gone))
    assert [(d.id, d.text) for d in drafts] == [("m 2026-12-16", "Julbord"), ("m 2026-12-01", "Veckans meny"), ("m 2027-01-05", "Veckans meny")]  # fmt: skip
    assert "1 post is cancelled" in said([remarks]) and "4 times of recurring events are past" in said([remarks])


def test_cancelled_events_meetings_and_published_posts(tmp_path: Path) -> None:
    meeting = event("", "m")
    drafts = loaded(
        tmp_path,
        ics(event("Hej", "a", "DTSTART:20270101", "STATUS:CANCELLED"), meeting, event("Hej\\nStatus: publicerad", "c")),
    )
    assert len(drafts) == 1 and not drafts[0].readable
    assert (
        said(drafts)
        == "odd-calendar: 1 post is published already and was not judged (--all judges it too); 1 post is cancelled and was not judged; 1 row or event has neither text nor picture and was not judged"
    )
    assert "2 posts are cancelled" in said(loaded(tmp_path, ics(event(), event("Hej", "b"), head="METHOD:CANCEL\n")))


def test_html_bodies_and_attachments(tmp_path: Path) -> None:
    html = 'X-ALT-DESC;FMTTYPE=text/html:<!DOCTYPE html><html><head><title>Nej</title><style>p {}</style></head><body><p>Hej <b>du</b>\\, nu</p>\\n<p>Två<img src="a.jpg" alt="En sjö"></p></body></html>'
    (draft,) = loaded(tmp_path, ics(event("\\n", "a", "DTSTART:20270203T073000Z", html)))
    assert draft.text == "Hej du, nu\n\nTvå" and [(m.path, m.alt) for m in draft.media] == [("a.jpg", "En sjö")]
    (draft,) = loaded(tmp_path, ics(event("Hej <b>du</b><br>Två &amp; tre")))
    assert draft.text == "Hej du\nTvå & tre"
    inline = f'ATTACH;FMTTYPE=image/jpeg;ENCODING=BASE64;VALUE=BINARY;X-FILENAME="a.jpg":{base64.b64encode(b"x" * 90).decode()}'
    (draft,) = loaded(tmp_path, ics(event("Hej", "a", "DTSTART:20270203T073000Z", inline, "ATTACH;FMTTYPE=image/png:bilder/b", "ATTACH:protokoll.pdf", "ATTACH:https://example.se/c.jpg")))  # fmt: skip
    assert [m.path for m in draft.media] == ["bilder/b", "https://example.se/c.jpg"]
    assert said([draft]).startswith("unreadable-media: the attachment lies inside the calendar file")


def test_lines_that_are_fields_and_lines_that_are_text() -> None:
    found, rest = field_lines("Kanal: FB\nText: Hej\nFråga: Får hundar bada?\nSvar: Ja, på hundbadet.\nKonto: 12\nTack!\nSvar: alt-missing: dekorativ\nAnsvarig: Kim", {})  # fmt: skip
    assert found == [("channels", "FB"), ("answers", "alt-missing: dekorativ"), ("author", "Kim")]
    assert rest == "Hej\nFråga: Får hundar bada?\nSvar: Ja, på hundbadet.\nKonto: 12\nTack!"
    assert field_lines("Bild: kommer senare\nBidl: a.jpg", {}) == ([("?", "a.jpg")], "Bild: kommer senare")
    begun = time.process_time()
    for text in ("a" * 50_000, "a:" * 25_000, "Bild: " * 8_000, "Bild: a.jpg\n" * 20_000, " " * 50_000):
        field_lines(text, {})
    assert time.process_time() - begun < 5


HOSTILE = {
    "empty": (b"", "the file is empty"),
    "binary": (bytes(500), "its content is no text"),
    "other text": (b"Hej\n" * 10, "the file is no calendar"),
    "no END": (ics(event().replace("END:VEVENT\n", ""), event("Tv\u00e5", "b"), end=""), "the event does not end"),
    "cut off": (ics(event())[:-60], "END:VCALENDAR is missing"),
    "nested": (b"BEGIN:VCALENDAR\r\n" + b"BEGIN:VEVENT\r\nDESCRIPTION:Hej\r\n" * 1000, "END:VEVENT is missing"),
    "nested others": (ics(event("Hej", "a", "DTSTART:20270203T073000Z", *["BEGIN:X-Y"] * 1000, *["END:X-Y"] * 1000)), "nested too deep"),
    "no day": (ics(event("Hej", "a", "X-Y:1")), "the day (DTSTART) is missing"),
    "odd day": (ics(event("Hej", "a", "DTSTART:20279999")), "the day (DTSTART) is missing"),
    "every second": (ics(event("Hej", "a", "DTSTART:20270203T073000Z", "RRULE:FREQ=SECONDLY")), "more often than daily"),
    "never": (ics(event("Hej", "a", "DTSTART:20270203", "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30")), "DTSTART"),
    "odd rule": (ics(event("Hej", "a", "DTSTART;VALUE=DATE:20270203", "RRULE:FREQ=WEEKLY;BYDAY=XX")), "recurrence cannot be read"),
    "year one": (ics(event("Hej", "a", "DTSTART;VALUE=DATE:00010101", "RRULE:FREQ=DAILY")), "recurrence cannot be read"),
    "folded wrongly": (ics("BEGIN:VEVENT\nUID:a\nDTSTART;VALUE=DATE:20270203\nDESCRIPTION:Hej\nRing 070-1740605 nu\nEND:VEVENT\n"), "a line of the event cannot be read"),
    "large": (ics(event("Hej " * 400_000)), "over 50,000 characters"),
}  # fmt: skip


@pytest.mark.parametrize(("data", "message"), HOSTILE.values(), ids=HOSTILE)
def test_hostile_files_are_said(tmp_path: Path, data: bytes, message: str) -> None:
    begun = time.process_time()
    drafts = loaded(tmp_path, data)
    assert message in said(drafts) or message == "DTSTART"
    assert time.process_time() - begun < 5


def test_ten_thousand_times_and_ten_thousand_events(tmp_path: Path) -> None:
    begun = time.process_time()
    *drafts, remarks = loaded(
        tmp_path, ics(event("Hej", "a", "DTSTART;VALUE=DATE:20100101", "RRULE:FREQ=DAILY;COUNT=10000"))
    )
    assert len(drafts) == 367 and "times of recurring events are past" in said([remarks])
    many = [event("Hej", f"u{at}", "DTSTART;VALUE=DATE:19710101", "RRULE:FREQ=DAILY") for at in range(300)]
    assert "too many recurring events" in said(loaded(tmp_path, ics(*many)))
    assert time.process_time() - begun < 60


def test_a_large_attachment_costs_no_memory(tmp_path: Path) -> None:
    line = "ATTACH;ENCODING=BASE64;VALUE=BINARY;X-FILENAME=a.jpg:" + "QUJD" * 18 + "\n"
    attachment = line + (" " + "QUJD" * 18 + "\n") * 100_000
    (tmp_path / "k.ics").write_bytes(ics(event("Hej", "a", "DTSTART:20270203T073000Z", attachment.rstrip("\n"))))
    tracemalloc.start()
    (draft,) = Guard({"lang": "en"}).load(tmp_path / "k.ics")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert draft.text == "Hej" and "lies inside" in said([draft]) and peak < 10_000_000


def test_inspect_and_windows_1252(tmp_path: Path) -> None:
    (tmp_path / "k.ics").write_bytes(ics(event("Hej på dig")).decode().encode("cp1252"))
    done = CliRunner().invoke(main, ["calendar", "inspect", str(tmp_path / "k.ics"), "--lang", "sv"])
    assert done.exit_code == 0 and "1 inlägg, 2027-02-03 – 2027-02-03" in done.output and "Windows-1252" in done.output
