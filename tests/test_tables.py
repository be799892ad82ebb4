"""Tables of offices: rows, links, notes and hidden rows of Excel and CSV files, and hostile ones."""

from __future__ import annotations

import io
import time
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from datetime import time as clock
from typing import Any

import pytest
from conftest import SAMPLES
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image

from postguard.tables import MAX_CELL, Headed, Row, TableError, headed, read_sheets

FIELDS = {"datum": "date", "inlägg text": "text", "bild": "picture", "kanal": "channel"}


def saved(fill: Callable[[Workbook], None]) -> io.BytesIO:
    workbook = Workbook()
    fill(workbook)
    stream = io.BytesIO()
    workbook.save(stream)
    return stream


def rows_of(data: io.BytesIO | bytes, suffix: str = ".xlsx") -> list[Row]:
    stream = data if isinstance(data, io.BytesIO) else io.BytesIO(data)
    with read_sheets(stream, suffix) as sheets:
        return list(sheets[0].rows())


def values(row: Row) -> list[Any]:
    return [cell.value for cell in row.cells]


def replaced(stream: io.BytesIO, name: str, data: bytes) -> io.BytesIO:
    """A workbook with one of its parts replaced."""
    changed = io.BytesIO()
    with zipfile.ZipFile(stream) as old, zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            new.writestr(part.filename, data if part.filename == name else old.read(part))
    return changed


def office(workbook: Workbook) -> None:
    sheet: Any = workbook.active
    sheet.title = "Jan-Mar"
    for row in (
        ["Publiceringsplan 2027"], [], ["Datum", "Inlägg\ntext", "Bild", "Kanal"],
        [date(2027, 2, 3), "Hej", "Badet", "FB"], ["3/2", "Två", "x.jpg", "IG"],
        [date(2027, 3, 1), "=A1", '=HYPERLINK("bilder/y.jpg";"bild")', clock(8, 30)], [None, "Tre"], ["Datum", "Inlägg\ntext", "Bild", "Kanal"], [None, "Fyra"],
    ):  # fmt: skip
        sheet.append(row)
    sheet.merge_cells("A1:D1")
    sheet.merge_cells("A6:A7")
    sheet["C4"].hyperlink = "bilder/x.jpg"
    sheet["B4"].comment = Comment("Alt: En brygga", "Kim")
    sheet.row_dimensions[5].hidden = True
    workbook.create_sheet("Listor").sheet_state = "hidden"


def test_a_workbook_of_an_office() -> None:
    with read_sheets(saved(office), ".xlsx") as sheets:
        assert [(sheet.name, sheet.hidden) for sheet in sheets] == [("Jan-Mar", False), ("Listor", True)]
        table = headed(sheets[0], lambda name: FIELDS.get(name.lower()))
        assert isinstance(table, Headed)
        assert (table.header, table.titles) == (3, ("Publiceringsplan 2027",))
        assert [column.field for column in table.columns] == ["date", "text", "picture", "channel"]
        first, second, third, merged, last = table.rows()
        assert headed(sheets[1], FIELDS.get) is None
    assert values(first) == [datetime(2027, 2, 3), "Hej", "Badet", "FB"]
    assert (first.cells[2].link, first.cells[1].note) == ("bilder/x.jpg", "Alt: En brygga")
    assert second.hidden and not first.hidden
    assert third.cells[1].fault and "no saved value" in third.cells[1].fault["en"]
    assert third.cells[2].link == "bilder/y.jpg"
    assert third.cells[3].value == clock(8, 30)
    assert merged.cells[0].value == datetime(2027, 3, 1) and merged.cells[0].merged
    assert (last.number, values(last)) == (9, [None, "Fyra"])  # the header that stands there again is no row


def test_csv_in_the_ways_of_offices() -> None:
    old = 'sep=;\nDatum;Text\n2027-02-03;Hej å\n;\n2027;"a\nb"\n'.encode("cp1252")
    with read_sheets(io.BytesIO(old), ".csv") as (sheet,):
        assert [(row.number, values(row)) for row in sheet.rows()] == [
            (2, ["Datum", "Text"]), (3, ["2027-02-03", "Hej å"]), (5, ["2027", "a\nb"]),
        ]  # fmt: skip
        assert sheet.legacy == {"sv": "den lästes som Windows-1252", "en": "it was read as Windows-1252"}
    assert [values(r) for r in rows_of('Datum\tText\n1\t"a;b"\n'.encode("utf-16"), ".csv")][1] == ["1", "a;b"]
    assert [values(r) for r in rows_of(b'a,b\n1,"x,y"\n', ".csv")][1] == ["1", "x,y"]


def test_a_quote_that_never_ends_costs_its_own_row() -> None:
    rows = rows_of(b'a;b\n1;"oops\n2;x\n' + b"4;w\n" * 100_000, ".csv")
    assert len(rows) == 100_003
    assert [bool(row.faults) for row in rows[:4]] == [False, True, False, False]
    (_, run_together, after) = rows_of(b'a;b\n1;"oops\n2;"x\n4;w\n', ".csv")
    assert run_together.faults and not after.faults
    begun = time.process_time()
    assert len(rows_of(b'1;"x\n2;y\n3;z\n' * 30_001, ".csv")) > 30_000
    assert time.process_time() - begun < 10


ENTITIES = b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
BAD = {
    "no zip": (b"Hej" * 100, "no whole Excel workbook"),
    "empty": (b"", "no whole Excel workbook"),
    "cut off": (saved(office).getvalue()[:3000], "no whole Excel workbook"),
    "encrypted": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "password"),
    "old": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "save it as .xlsx"),
    "no workbook": (replaced(saved(office), "[Content_Types].xml", b"<x/>").getvalue(), "no whole Excel workbook"),
    "large part": (replaced(saved(office), "xl/styles.xml", b" " * 21_000_000).getvalue(), "too large when unpacked"),
    "entities": (replaced(saved(office), "xl/workbook.xml", ENTITIES).getvalue(), "no whole"),
}  # fmt: skip


@pytest.mark.parametrize(("data", "message"), BAD.values(), ids=BAD)
def test_what_is_no_workbook_is_said(data: bytes, message: str) -> None:
    with pytest.raises(TableError) as caught:
        rows_of(data)
    assert message in caught.value.why["en"]


def test_a_bomb_is_not_unpacked() -> None:
    bomb = saved(office)
    with (
        zipfile.ZipFile(bomb, "a", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open("xl/worksheets/sheet9.xml", "w") as part,
    ):
        for _ in range(510):
            part.write(b" " * 1_000_000)
    assert len(bomb.getvalue()) < 5_000_000
    begun = time.process_time()
    with pytest.raises(TableError, match="too large when unpacked"):
        rows_of(bomb)
    assert time.process_time() - begun < 1


def sheet_of(xml: str) -> io.BytesIO:
    head = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    return replaced(saved(office), "xl/worksheets/sheet1.xml", f"{head}{xml}</sheetData></worksheet>".encode())


def test_rows_declared_and_rows_used() -> None:
    begun = time.process_time()
    used = '<row r="2"><c r="A2" t="inlineStr"><is><t>Hej</t></is></c></row>'
    (row,) = rows_of(sheet_of(used + "".join(f'<row r="{at}" ht="15"/>' for at in range(3, 1_048_577))))
    assert (row.number, values(row)) == (2, ["Hej"])
    assert time.process_time() - begun < 20


def test_long_cells_wide_rows_and_damage() -> None:
    (row,) = rows_of(sheet_of(f'<row r="1"><c r="A1" t="inlineStr"><is><t>{"a" * 30_000_000}</t></is></c></row>'))
    assert len(str(row.cells[0].value)) == MAX_CELL and row.cells[0].fault
    (row,) = rows_of(sheet_of('<row r="1"><c r="A1"><v>5</v></c><c r="XFD1"><v>6</v></c></row>'))
    assert values(row) == [5] and row.faults
    with read_sheets(
        sheet_of('<row r="1"><c r="A1"><v>5</v></c></row><row r="2"><c><v>6</v></row>'), ".xlsx"
    ) as sheets:
        assert [values(r) for r in sheets[0].rows()] == []
        assert sheets[0].notes[0]["en"].startswith("the sheet is damaged")
    odd = '<row r="x"><c r="A1" t="s"><v>99999</v></c><c t="e"><v>#REF!</v></c><c><v>nan</v></c><c><v>x</v></c><c s="-1"><v>1e400</v></c></row>'
    (row,) = rows_of(sheet_of(odd))
    assert all(cell.fault for cell in row.cells)


def test_external_links_are_not_followed() -> None:
    links = b'<externalReferences><externalReference xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rId99"/></externalReferences></workbook>'
    workbook = sheet_of('<row r="1"><c r="A1"><f>[1]Blad1!A1</f><v>5</v></c></row>')
    with zipfile.ZipFile(workbook) as archive:
        listed = archive.read("xl/workbook.xml")
    assert b"</workbook>" in listed
    (row,) = rows_of(replaced(workbook, "xl/workbook.xml", listed.replace(b"</workbook>", links)))
    assert values(row) == [5]


def test_shared_strings_as_excel_writes_them() -> None:
    types = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    plain = saved(office)
    with zipfile.ZipFile(plain) as archive:
        content = archive.read("[Content_Types].xml")
    part = b'<Override PartName="/xl/sharedStrings.xml" ContentType="' + types + b'"/></Types>'
    sheet = '<row r="1"><c t="s"><v>1</v></c><c t="s"><v>0</v></c></row>'

    def with_strings(strings: bytes) -> io.BytesIO:
        workbook = replaced(sheet_of(sheet), "[Content_Types].xml", content.replace(b"</Types>", part))
        with zipfile.ZipFile(workbook, "a") as archive:
            archive.writestr("xl/sharedStrings.xml", strings)
        return workbook

    rich = "<x:sst xmlns:x='y'><x:si><x:t>å_x000a_b</x:t></x:si><x:si><x:r><x:t>c</x:t></x:r><x:r><x:t> d</x:t></x:r><x:rPh><x:t>z</x:t></x:rPh></x:si></x:sst>"
    (row,) = rows_of(with_strings(rich.encode()))
    assert values(row) == ["c d", "å\nb"]
    with pytest.raises(TableError, match="no whole"):
        rows_of(with_strings(ENTITIES))
    with read_sheets(replaced(plain, "xl/worksheets/sheet1.xml", ENTITIES), ".xlsx") as sheets:
        assert list(sheets[0].rows()) == [] and sheets[0].notes


def test_pictures_on_a_sheet_and_macros() -> None:
    def fill(workbook: Workbook) -> None:
        office(workbook)
        sheet: Any = workbook.active
        sheet.add_image(Image(io.BytesIO((SAMPLES / "bilder" / "linje.png").read_bytes())), "F4")

    with read_sheets(saved(fill), ".xlsx") as sheets:
        assert "pictures are pasted" in sheets[0].notes[0]["en"] and not sheets[1].notes
    plain = saved(office)
    with zipfile.ZipFile(plain) as archive:
        types = archive.read("[Content_Types].xml")
    main, macros = b"spreadsheetml.sheet.main+xml", b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"
    types = types.replace(b"application/vnd.openxmlformats-officedocument." + main, macros)
    assert macros in types and len(rows_of(replaced(plain, "[Content_Types].xml", types), ".xlsm")) == 9 - 1
