"""Write the three sample calendars: Excel, CSV and iCalendar, with the mess of real offices. Run as a script.

The same files come out each time. Nobody in them exists; phone numbers and the personnummer are reserved for tests.
"""

from __future__ import annotations

import base64
import csv
import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import count
from pathlib import Path
from typing import Any

from calendar_posts import CITY, CITY_FAULTS, LEISURE, LEISURE_FAULTS, LIBRARIES, LIBRARIES_FAULTS, PLACES, Post
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font

HERE = Path(__file__).parent.parent
STAMP = (2026, 11, 20, 9, 0, 0)
_DAYS = ("mån", "tis", "ons", "tors", "fre", "lör", "sön")
_MONTHS = ("januari", "februari", "mars", "april", "maj", "juni")


def year_of(posts: tuple[Post, ...], faults: tuple[Post, ...], times: int) -> Iterator[tuple[date, Post]]:
    """Weekdays from the fourth of January with the posts in their seasons, and a fault among them now and then."""
    clean = [
        post._replace(text=post.text.format(place=PLACES[(number + turn) % len(PLACES)]))
        for number, post in enumerate(posts)
        for turn in range(times)
    ]
    every = len(clean) // len(faults) + 1
    waiting = list(faults)
    day = date(2027, 1, 4)
    for at, post in enumerate(clean):
        yield day, post
        day += timedelta(days=2 if day.weekday() < 3 else 4 - (day.weekday() - 3))
        if at % every == every - 1 and waiting:
            yield day, waiting.pop(0)
            day += timedelta(days=2 if day.weekday() < 3 else 4 - (day.weekday() - 3))
    for post in waiting:
        yield day, post
        day += timedelta(days=1 if day.weekday() < 4 else 3)


def excel(path: Path) -> None:
    workbook = Workbook()
    guide: Any = workbook.active
    guide.title = "Så gör du"
    guide.append(["Skriv ett inlägg på varje rad. Fråga Kim om du undrar."])
    header = ["Vecka", "Datum", "Tid", "Ämne", "Inläggs-\ntext", "Bild", "Alt-\ntext", "Kanal", "Kategori", "Ansvarig", "Godkänd av", "Status", "Svar", "Intern anteckning"]  # fmt: skip
    first: Any = workbook.create_sheet("Jan-Mar")
    second: Any = workbook.create_sheet("Apr-Jun")
    first.append(["Sjöhaga stad: publiceringsplan 2027"])
    first.append(["Uppdaterad av Kim Ek. Frågor: växeln 08-465 004 00"])
    first.append([])
    first.append(header)
    first.merge_cells("A1:N1")
    first["A1"].font = Font(bold=True, size=14)
    other = [
        "Kanal",
        "Datum",
        "Ämne",
        "Inlägg",
        "Bild",
        "Alternativtext",
        "Tid",
        "Status",
        "Godkänd av",
        "Ansvarig",
        "Kategori",
        "Svar",
    ]
    second.append(["Plan april till juni 2027"])
    second.append(other)
    month = 0
    for at, (day, post) in enumerate(year_of(CITY, CITY_FAULTS, 4)):
        sheet = first if day.month < 4 else second
        if day.month != month:
            month = day.month
            sheet.append([_MONTHS[month - 1].upper()])
            sheet.merge_cells(start_row=sheet.max_row, start_column=1, end_row=sheet.max_row, end_column=12)
        cells = {
            "Vecka": day.isocalendar()[1], "Datum": _excel_day(day, at), "Tid": (time(8, 30), "kl 12", "16.00", None)[at % 4], "Ämne": post.title, "Bild": post.picture,
            "Alt": post.alt, "Kanal": post.channels, "Kategori": ("service", "kultur och fritid", "miljö")[at % 3], "Ansvarig": ("Kim Ek", "Hanna Tallmo")[at % 2],
            "Godkänd av": "Eva Markström", "Status": "Publicerad" if at < 3 else "Godkänd", "Svar": post.answer, "Text": post.text,
        }  # fmt: skip
        names = {"Inläggs-\ntext": "Text", "Inlägg": "Text", "Alt-\ntext": "Alt", "Alternativtext": "Alt"}
        sheet.append([cells.get(names.get(name, name)) for name in (header if sheet is first else other)])
        if at % 9 == 5:
            sheet.append([])
    _mess(first, second)
    lists: Any = workbook.create_sheet("Listor")
    lists.append(["Kanal", "Status"])
    lists.append(["Facebook", "Utkast"])
    lists.sheet_state = "hidden"
    stream = io.BytesIO()
    workbook.save(stream)
    path.write_bytes(_same_each_time(stream))


def _excel_day(day: date, at: int) -> Any:
    """The ways in which people write a day in a sheet about 2027."""
    return (day, f"{_DAYS[day.weekday()]} {day.day}/{day.month}", day, f"{day.day} {_MONTHS[day.month - 1]}", f"{day.day}/{day.month}", (day - date(1899, 12, 30)).days)[at % 6]  # fmt: skip


def _mess(first: Any, second: Any) -> None:
    """What goes wrong in the cells themselves: dates, formulas, links, notes, hidden rows."""
    rows = [row for row in range(5, first.max_row + 1) if first.cell(row, 5).value]
    first.cell(rows[5], 2).value = "31/2"
    first.cell(rows[8], 1).value, first.cell(rows[8], 2).value = None, "03/04/2027"
    first.cell(rows[11], 1).value, first.cell(rows[11], 2).value = None, "v. 7"
    first.cell(rows[14], 1).value, first.cell(rows[14], 2).value = None, "tis 18/2"
    first.cell(rows[17], 6).value = "Badet i kvällsljus"
    first.cell(rows[17], 6).hyperlink = "bilder/badbryggan.jpg"
    first.cell(rows[17], 7).value = "En brygga i kvällsljus. Vattnet är stilla."
    first.cell(rows[20], 6).value = "bilder/karta.png\nbilder/biblioteket.png"
    first.cell(rows[20], 7).value = "1. Karta över centrum.\n2. Bibliotekets entré."
    first.cell(rows[21], 6).value = "bilder/karta.png; bilder/biblioteket.png"
    first.cell(rows[21], 7).value = "Karta\nEntré\nTorg"
    first.cell(rows[22], 14).value = "Kolla med Eva"
    first.cell(rows[22], 5).comment = Comment("Kim Ek:\nHar Eva sett den här?", "Kim Ek")
    first.row_dimensions[rows[9]].hidden = True
    first.append([None, date(2027, 3, 31), None, "Formeln", '=CONCATENATE("Nu är det ","vår!")', None, None, "FB"])
    rows = [row for row in range(3, second.max_row + 1) if second.cell(row, 4).value]
    second.cell(rows[2], 8).value = "Utgår"
    second.cell(rows[4], 2).value, second.cell(rows[4], 7).value = datetime(2026, 11, 4, 8, 30), None
    second.append(["FB", None, "Idé: något om midsommar"])


def _same_each_time(stream: io.BytesIO) -> bytes:
    """The workbook with the same dates in its parts each time."""
    written = io.BytesIO()
    with zipfile.ZipFile(stream) as old, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new:
        for part in sorted(old.infolist(), key=lambda part: (part.filename != "[Content_Types].xml", part.filename)):
            data = old.read(part)
            if part.filename == "docProps/core.xml":
                data = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", b"2026-11-20T09:00:00Z", data)
            new.writestr(zipfile.ZipInfo(part.filename, STAMP), data, zipfile.ZIP_DEFLATED)
    return written.getvalue()


def comma_separated(path: Path) -> None:
    """Windows-1252 with semicolons, as Excel in Swedish saves it."""
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=";", lineterminator="\r\n")
    writer.writerow(["Biblioteken i Sjöhaga, våren 2027"])
    writer.writerow([])
    writer.writerow(["id", "Publiceras", "Kl", "Rubrik", "Text till inlägget", "Bilder", "Alt-text", "Kanaler", "Status", "Skribent", "Godkänd", "Svar", "Länk"])  # fmt: skip
    for at, (day, post) in enumerate(year_of(LIBRARIES, LIBRARIES_FAULTS, 4)):
        when = (day.isoformat(), f"{day.day}/{day.month} {day.year}", f"{day.day} {_MONTHS[day.month - 1]} kl. 9", f"{_DAYS[day.weekday()]} {day.day}/{day.month}", day.strftime("%y%m%d"))[at % 5]  # fmt: skip
        at_time = None if "kl" in when else ("08.30", "0900", "15:15")[at % 3]
        when = {7: "30/2", 13: "05/06/2027", 19: "v. 9", 25: "fre 1/3", 31: "nästa vecka", 40: "2026-10-02"}.get(
            at, when
        )
        status = {0: "Publicerad", 1: "publicerad 6/1", 30: "Inställd"}.get(at, "Klar")
        writer.writerow([f"B-{at + 1:02}" if at != 44 else "", when, at_time, post.title, post.text, post.picture, post.alt, post.channels, status, "Anna Lind", "Kim Ek", post.answer, ""])  # fmt: skip
        if at in (10, 33):
            writer.writerow([])
            writer.writerow([f"{_MONTHS[day.month - 1].capitalize()}"])
    path.write_bytes(stream.getvalue().encode("cp1252", "replace"))


def outlook(path: Path) -> None:
    """As Outlook exports a shared calendar: long lines folded, Windows' zone names, HTML beside the text."""
    numbers = count(1)
    lines = [
        "BEGIN:VCALENDAR", "PRODID:-//Microsoft Corporation//Outlook 16.0 MIMEDIR//EN", "VERSION:2.0", "METHOD:PUBLISH", "X-MS-OLK-FORCEINSPECTOROPEN:TRUE",
        "BEGIN:VTIMEZONE", "TZID:W. Europe Standard Time", "BEGIN:STANDARD", "DTSTART:16011028T030000", "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10",
        "TZOFFSETFROM:+0200", "TZOFFSETTO:+0100", "END:STANDARD", "BEGIN:DAYLIGHT", "DTSTART:16010325T020000", "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3",
        "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200", "END:DAYLIGHT", "END:VTIMEZONE",
    ]  # fmt: skip

    def event(start: str, title: str, text: str, *more: str, uid: str | None = None) -> None:
        lines.extend(("BEGIN:VEVENT", "CLASS:PUBLIC", "CREATED:20261120T080000Z", f"DESCRIPTION:{_escaped(text)}"))
        lines.extend((f"DTSTART;{start}", "DTSTAMP:20261120T080000Z", "PRIORITY:5", "SEQUENCE:0", f"SUMMARY;LANGUAGE=sv:{_escaped(title)}", "TRANSP:TRANSPARENT"))  # fmt: skip
        lines.extend((f"UID:{uid or f'{next(numbers):04}-plan@example.se'}", *more, "X-MICROSOFT-CDO-BUSYSTATUS:FREE", "BEGIN:VALARM", "TRIGGER:-PT15M", "ACTION:DISPLAY", "DESCRIPTION:Reminder", "END:VALARM", "END:VEVENT"))  # fmt: skip

    for at, (day, post) in enumerate(year_of(LEISURE, LEISURE_FAULTS, 4)):
        fields = [f"Bild: {post.picture}" if post.picture else "", f"Alt: {post.alt}" if post.alt else "", f"Kanal: {post.channels}", "Ansvarig: Hanna Tallmo", "Godkänd av: Eva Markström", f"Svar: {post.answer}" if post.answer else "", "Status: publicerad" if at < 2 else ""]  # fmt: skip
        start = f"TZID=W. Europe Standard Time:{day:%Y%m%d}T083000" if at % 5 else f"VALUE=DATE:{day:%Y%m%d}"
        if at % 7 == 3:  # text in HTML alone, as when it is pasted from a web page
            body = "".join(
                f"<p>{line}</p>\n" for line in (post.text + "\n\n" + "\n".join(filter(None, fields))).split("\n")
            )
            html = f"X-ALT-DESC;FMTTYPE=text/html:{_escaped(f'<html><head><title>x</title></head><body>{body}</body></html>')}"
            event(start, post.title, "\n", html)
        else:
            event(start, post.title, post.text + "\n\n" + "\n".join(filter(None, fields)) + "\n")
    zone = "TZID=W. Europe Standard Time:"
    weekly = ("RRULE:FREQ=WEEKLY;UNTIL=20270131T230000Z;BYDAY=MO", f"EXDATE;{zone}20261228T090000")
    event(
        f"{zone}20261130T090000",
        "Veckans vatten",
        "Vattnet i Norra viken är mätt. Det är rent.\n\nKanal: FB",
        *weekly,
        uid="vatten@example.se",
    )
    event(f"{zone}20270105T090000", "Veckans vatten", "I dag mäter vi en dag senare. Vattnet är rent.\n\nKanal: FB", f"RECURRENCE-ID;{zone}20270104T090000", uid="vatten@example.se")  # fmt: skip
    event("VALUE=DATE:20270217", "Redaktionsmöte", "")
    event(f"{zone}20270218T100000", "Inställt: invigning", "Invigningen av hallen är klockan 10.", "STATUS:CANCELLED")
    picture = base64.b64encode((HERE / "bilder" / "linje.png").read_bytes()).decode()
    event(f"{zone}20270219T100000", "Bilaga", "Här är den nya skylten vid spåret.\n\nKanal: FB", f'ATTACH;ENCODING=BASE64;FMTTYPE=image/png;VALUE=BINARY;X-FILENAME="skylt.png":{picture}')  # fmt: skip
    event(f"{zone}20270301T100000", "Varje timme", "Isen mäts varje timme.\n\nKanal: FB", "RRULE:FREQ=HOURLY")
    lines.append("END:VCALENDAR")
    path.write_bytes(b"".join(_folded(line) for line in lines))


def _escaped(text: str) -> str:
    return re.sub(r"([\\;,])", r"\\\1", text).replace("\n", "\\n")


def _folded(line: str) -> bytes:
    """A content line in lines of at most 75 bytes, whose breaks may fall inside a letter, as Outlook's do."""
    data = line.encode()
    pieces = [data[:75], *(b" " + data[at : at + 74] for at in range(75, len(data), 74))]
    return b"\r\n".join(pieces) + b"\r\n"


if __name__ == "__main__":
    excel(HERE / "kalender-2027.xlsx")
    comma_separated(HERE / "kalender-2027.csv")
    outlook(HERE / "kalender-2027.ics")
