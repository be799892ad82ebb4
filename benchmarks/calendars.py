"""Time and memory of reading calendars: a workbook and a CSV file with 1,000 to 100,000 rows, all texts different.

Run as a script: `python benchmarks/calendars.py [ROWS...]`. Each file is read in a process of its own; nothing is judged.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

READ = """
import resource, sys, time
from pathlib import Path
from postguard import Guard
guard = Guard()
begun, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
drafts = sum(1 for _ in guard.load(Path(sys.argv[1])))
after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(f"{drafts:>8} drafts {time.perf_counter() - begun:7.1f} s  {after / 1024:6.0f} MB at most, {(after - before) / 1024:5.0f} MB more than before")
"""


def rows(count: int) -> Iterator[tuple[str, ...]]:
    """A header and rows of a calendar with texts of some 300 characters."""
    yield ("Datum", "Rubrik", "Inlägg", "Bild", "Alt", "Kanal", "Status")
    for at in range(count):
        day = date(2027, 1, 1) + timedelta(days=at % 365)
        text = f"Inlägg nummer {at} om badet vid Norra viken. " * 7
        yield (day.isoformat(), f"Bad {at}", text, f"bilder/{at}.jpg", f"En brygga, bild {at}.", "FB + IG", "Utkast")


def write(path: Path, count: int) -> None:
    """A file with so many rows, with shared strings as Excel writes them."""
    if path.suffix == ".csv":
        path.write_text("".join(";".join(row) + "\n" for row in rows(count)), encoding="utf-8")
        return
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    types = "".join(
        f'<Override PartName="/xl/{part}.xml" ContentType="{kind}.{name}+xml"/>'
        for part, name in (("workbook", "sheet.main"), ("sheet1", "worksheet"), ("sharedStrings", "sharedStrings"))
    )
    parts = {
        "[Content_Types].xml": f'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{types}</Types>',
        "xl/workbook.xml": f'<workbook {main} xmlns:r="{office}"><sheets><sheet name="Plan" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{office}/worksheet" Target="sheet1.xml"/></Relationships>',
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
        with archive.open("xl/sharedStrings.xml", "w") as strings:
            strings.write(f"<sst {main}>".encode())
            for row in rows(count):
                strings.write("".join(f"<si><t>{cell}</t></si>" for cell in row).encode())
            strings.write(b"</sst>")
        with archive.open("xl/sheet1.xml", "w") as sheet:
            sheet.write(f"<worksheet {main}><sheetData>".encode())
            for number, row in enumerate(rows(count)):
                cells = "".join(f'<c t="s"><v>{number * len(row) + at}</v></c>' for at in range(len(row)))
                sheet.write(f'<row r="{number + 1}">{cells}</row>'.encode())
            sheet.write(b"</sheetData></worksheet>")


def main(counts: list[int]) -> None:
    """Measure each."""
    with tempfile.TemporaryDirectory() as folder:
        for count in counts:
            for suffix in (".xlsx", ".csv"):
                path = Path(folder) / f"{count}{suffix}"
                write(path, count)
                done = subprocess.run(
                    [sys.executable, "-c", READ, str(path)], capture_output=True, text=True, check=True
                )
                print(f"{path.name:>12}", done.stdout.strip())


if __name__ == "__main__":
    main([int(count) for count in sys.argv[1:]] or [1_000, 10_000, 100_000])
