"""The Excel report, opened with openpyxl: the user's workbook as it was, with our columns; and checked again."""

from __future__ import annotations

import json
import zipfile
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from conftest import SAMPLES
from openpyxl import Workbook, load_workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image
from openpyxl.styles import PatternFill
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.dimensions import ColumnDimension
from openpyxl.worksheet.table import Table

from postguard.cli import main

RULES = "alt-missing,shouting,phone-number,odd-calendar"
OURS = ["Postguard: resultat", "Postguard: anmärkningar", "Postguard: gör så här"]


def check(*args: str, status: int | None = 1) -> str:
    found = CliRunner().invoke(
        main, ["check", *args, "--today", "2026-12-01", "--lang", "sv", "--quiet", "--select", RULES]
    )
    assert status is None or found.exit_code == status, found.output
    return found.output


def report(path: Path, out: Path, *args: str, status: int = 1) -> Any:
    check(str(path), "--format", "xlsx", "--output", str(out), *args, status=status)
    return load_workbook(out)


def as_json(path: Path) -> Any:
    return json.loads(check(str(path), "--format", "json", status=None))


def office_workbook(path: Path, answers: bool = False) -> Path:
    """A workbook as offices have them: a title, a filter, rules for input, a chart, notes, a formula with its saved value."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Plan 2027"
    sheet["A1"] = "Publiceringsplan"
    sheet.merge_cells("A1:E1")
    header = ["Datum", "Inlägg", "Bild", "Alt-text", "Kanal", *(["Svar"] if answers else [])]
    rows = [
        [datetime(2027, 1, 4, 8, 30), "Badet är öppet.", "bad.jpg", None, "FB"],
        [datetime(2027, 1, 5), "NU ÄR DET SLUT PÅ GRUS I ALLA LÅDOR, SÄGER VI", None, None, "FB"],
        [datetime(2027, 1, 6), "FORMEL", None, None, "FB"],
        [datetime(2027, 1, 7), "-10 procent på badet hela veckan.", None, None, "FB"],
    ]
    for at, row in enumerate([header, *rows], 3):
        for column, value in enumerate(row, 1):
            sheet.cell(at, column, value)
    sheet["B4"].fill = PatternFill("solid", fgColor="00FF00")
    sheet["A4"].number_format = "d mmmm yyyy"
    sheet.row_dimensions[7].hidden = True
    sheet.auto_filter.ref = "A3:E7"
    sheet["C4"].comment = Comment("Fråga Kim", "Kim Ek")
    rule = DataValidation(type="list", formula1='"FB,IG"')
    rule.add("E4:E7")
    sheet.add_data_validation(rule)
    sheet.column_dimensions["F"] = ColumnDimension(sheet, index="F", min=6, max=16384, hidden=True, width=9)
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=1, min_row=4, max_row=7))
    sheet.add_chart(chart, "H20")
    sheet.add_image(Image(BytesIO((SAMPLES / "bilder" / "linje.png").read_bytes())), "H2")
    other = book.create_sheet("Lista")
    other["A1"], other["B1"] = 3, "=A1*2"
    book.save(path)
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = "xl/worksheets/sheet1.xml"
    old = b"<is><t>FORMEL</t></is>" if b"<is><t>FORMEL</t></is>" in parts[name] else b""
    assert old or b"FORMEL" in parts["xl/sharedStrings.xml"]
    cell = parts[name].index(b'r="B6"')
    start, end = parts[name].rindex(b"<c", 0, cell), parts[name].index(b"</c>", cell) + 4
    formula = b'<c r="B6" t="str"><f>"Kom till "&amp;"badet"</f><v>Kom till badet</v></c>'
    parts[name] = parts[name][:start] + formula + parts[name][end:]
    parts["xl/vbaProject.bin"] = b"macro"
    with zipfile.ZipFile(path, "w") as archive:
        for part, data in parts.items():
            archive.writestr(part, data)
    (path.parent / "bad.jpg").write_bytes((SAMPLES / "bilder" / "badbryggan.jpg").read_bytes())
    return path


def test_the_workbook_is_as_it_was_with_our_columns(tmp_path: Path) -> None:
    source = office_workbook(tmp_path / "plan.xlsx")
    book = report(source, tmp_path / "ut.xlsx")
    sheet, before = book["Plan 2027"], load_workbook(source)["Plan 2027"]
    assert [cell.value for cell in sheet[3]][5:] == [*OURS, "Svar"]
    assert [sheet.cell(row, 6).value for row in (4, 5, 6, 7)] == ["✖ fel", "▲ varning", "○ inget anmärkt", "○ inget anmärkt"]  # fmt: skip
    assert "[alt-missing]" in sheet["G4"].value and sheet["H4"].value.startswith("alt-missing: ")
    assert sheet["F4"].fill.fgColor.rgb == "FFF8CBAD" != sheet["F5"].fill.fgColor.rgb == "FFFFF2CC"
    (colors,) = sheet.conditional_formatting
    assert str(colors.sqref) == "A4:I1048576" and [rule.formula for rule in colors.rules][1] == ['LEFT($F4,1)="✖"']
    for row in before.iter_rows(max_col=5):
        for cell in row:
            now = sheet[cell.coordinate]
            assert (now.value, now.number_format) == (cell.value, cell.number_format)
            assert (repr(now.fill), repr(now.font)) == (repr(cell.fill), repr(cell.font))
    assert sheet.merged_cells.ranges == before.merged_cells.ranges and sheet.row_dimensions[7].hidden
    assert sheet["C4"].comment.text == "Fråga Kim"
    assert sheet.data_validations.dataValidation[0].formula1 == '"FB,IG"'
    assert len(sheet._charts) == len(sheet._images) == 1
    assert sheet.auto_filter.ref == "A3:I7", "sorting takes our columns along"
    assert [sheet.column_dimensions[c].hidden for c in "FGHI"] == [False] * 4 and sheet.column_dimensions["J"].hidden
    assert not sheet["I4"].protection.locked, "an answer may be written in a protected sheet"
    assert load_workbook(tmp_path / "ut.xlsx", data_only=True)["Plan 2027"]["B6"].value == "Kom till badet"
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(tmp_path / "ut.xlsx") as new:
        changed = {name for name in old.namelist() if old.read(name) != new.read(name)}
        added = set(new.namelist()) - set(old.namelist())
    assert added == {"xl/worksheets/postguard1.xml"}
    assert changed == {
        "[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml", "xl/worksheets/sheet1.xml",
    }  # fmt: skip


def test_the_summary_says_what_was_found_and_what_was_not_judged(tmp_path: Path) -> None:
    book = report(office_workbook(tmp_path / "plan.xlsx"), tmp_path / "ut.xlsx")
    assert book.sheetnames == ["Plan 2027", "Lista", "Postguard"]
    text = "\n".join(str(cell) for row in book["Postguard"].iter_rows(values_only=True) for cell in row if cell)
    assert "5 utkast: 1 fel, 1 varning, 1 råd" in text and "inte en juridisk prövning" in text and "Om filerna" in text
    assert "bladet Lista har ingen rad" in text and "✖ fel" in text


@pytest.mark.parametrize("answers", [True, False], ids=["a column Svar of its own", "ours"])
def test_an_answer_in_the_copy_settles_and_a_rerun_says_the_same(tmp_path: Path, answers: bool) -> None:
    source = office_workbook(tmp_path / "plan.xlsx", answers)
    first = as_json(source)
    book = report(source, tmp_path / "ut.xlsx")
    again = as_json(tmp_path / "ut.xlsx")
    said = [
        [(d["locator"], [f["fingerprint"] for f in d["findings"]]) for d in run["drafts"]] for run in (first, again)
    ]
    assert said[0] == said[1] and len(said[0]) == 4
    assert [e["message"] for e in again["errors"]] == [e["message"] for e in first["errors"]], "our columns are known"
    sheet = book["Plan 2027"]
    column = next(cell.column for cell in sheet[3] if cell.value == "Svar")
    assert [cell.value for cell in sheet[3]].count("Svar") == 1
    type_into(tmp_path / "ut.xlsx", 4, column, "alt-missing: bilden är dekorativ /AB 2026-11-20")
    answered = as_json(tmp_path / "ut.xlsx")
    assert [s["rule"] for s in answered["drafts"][0]["settled"]] == ["alt-missing"]
    book = report(tmp_path / "ut.xlsx", tmp_path / "ut.xlsx", status=0)
    sheet = book["Plan 2027"]
    assert sheet.cell(4, column).value == "alt-missing: bilden är dekorativ /AB 2026-11-20"
    result = next(cell.column for cell in sheet[3] if cell.value == OURS[0])
    assert (
        sheet.cell(4, result).value == "✔ besvarad" and "besvarad (AB, 2026-11-20)" in sheet.cell(4, result + 1).value
    )
    assert [cell.value for cell in sheet[3]].count(OURS[0]) == 1 and book.sheetnames.count("Postguard") == 1
    assert len(list(sheet.conditional_formatting)) == 1


def type_into(path: Path, row: int, column: int, text: str) -> None:
    """What a person does in Excel, which keeps formulas' values; openpyxl would not."""
    from postguard.reports.xlsx.sheet import SheetPart, Value

    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = SheetPart(parts["xl/worksheets/sheet1.xml"])
    sheet.put({row: {column - 1: Value(text)}}, {})
    parts["xl/worksheets/sheet1.xml"] = sheet.done()
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)


def test_a_second_report_of_an_unchanged_copy_changes_nothing(tmp_path: Path) -> None:
    report(office_workbook(tmp_path / "plan.xlsx"), tmp_path / "1.xlsx")
    report(tmp_path / "1.xlsx", tmp_path / "2.xlsx")
    with zipfile.ZipFile(tmp_path / "1.xlsx") as old, zipfile.ZipFile(tmp_path / "2.xlsx") as new:
        assert old.namelist() == new.namelist()
        changed = {name for name in old.namelist() if old.read(name) != new.read(name)}
    assert changed == {"xl/worksheets/postguard1.xml"}, "which names the file"


def test_a_row_that_is_no_post_any_more_loses_its_result(tmp_path: Path) -> None:
    book = report(office_workbook(tmp_path / "plan.xlsx"), tmp_path / "ut.xlsx")
    book["Plan 2027"]["B4"] = book["Plan 2027"]["C4"] = None
    book.save(tmp_path / "ut.xlsx")
    sheet = report(tmp_path / "ut.xlsx", tmp_path / "ut.xlsx")["Plan 2027"]
    assert [sheet.cell(4, at).value for at in (6, 7, 8)] == [None] * 3 and sheet["F5"].value == "▲ varning"


def test_a_table_takes_in_our_columns(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["Datum", "Inlägg", "Bild"], [date(2027, 1, 4), "Badet är öppet.", "bad.jpg"], [date(2027, 1, 5), "Hej på er!", None]):  # fmt: skip
        sheet.append(row)
    sheet.add_table(Table(displayName="Plan", ref="A1:C3"))
    book.save(tmp_path / "t.xlsx")
    sheet = report(tmp_path / "t.xlsx", tmp_path / "ut.xlsx").active
    table = sheet.tables["Plan"]
    assert table.ref == table.autoFilter.ref == "A1:G3"
    assert table.column_names == [cell.value for cell in sheet[1]] == ["Datum", "Inlägg", "Bild", *OURS, "Svar"]
    assert len({column.id for column in table.tableColumns}) == 7


@pytest.mark.parametrize("suffix", ["csv", "ics", "md"])
def test_drafts_from_elsewhere_come_as_a_new_workbook_that_can_be_checked(tmp_path: Path, suffix: str) -> None:
    (tmp_path / "bad.jpg").write_bytes((SAMPLES / "bilder" / "badbryggan.jpg").read_bytes())
    text = {
        "csv": "Datum;Inlägg;Bild\n2027-01-04;=HYPERLINK(1);bad.jpg\n2027-01-05;-5 grader i vattnet.;\n",
        "ics": "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART:20270104T083000\nSUMMARY:Bad\nDESCRIPTION:=1+1\\nBild: bad.jpg\nEND:VEVENT\nBEGIN:VEVENT\nUID:2\nDTSTART:20270105T083000\nSUMMARY:Bad\nDESCRIPTION:-5 grader i vattnet.\nEND:VEVENT\nEND:VCALENDAR\n",
        "md": "---\nbilder:\n  - fil: bad.jpg\n---\n@alla: Badet öppnar.",
    }[suffix]
    source = tmp_path / f"plan.{suffix}"
    source.write_text(text, encoding="utf-8")
    (tmp_path / "ut").mkdir()
    out = tmp_path / "ut" / "ut.xlsx"
    book = report(source, out)
    sheet = book["Utkast"]
    for row in sheet.iter_rows():
        for cell in row:
            assert cell.data_type != "f" and not str(cell.value or "").startswith(("=", "+", "-", "@", "\t"))
    assert [cell.value for cell in sheet[1]][-4:] == ["Svar", *OURS] and sheet.max_row == (2 if suffix == "md" else 3)
    assert "ny arbetsbok" in str(book["Postguard"]["A6"].value)
    first, again = as_json(source), as_json(out)
    assert [[f["rule"] for f in d["findings"]] for d in again["drafts"]] == [[f["rule"] for f in d["findings"]] for d in first["drafts"]]  # fmt: skip
    assert [f["fingerprint"] for d in again["drafts"] for f in d["findings"] if f["span"]] == [
        f["fingerprint"] for d in first["drafts"] for f in d["findings"] if f["span"]
    ]
    assert again["errors"] == []
    sheet.cell(2, [cell.value for cell in sheet[1]].index("Svar") + 1, "alt-missing: dekorativ bild /AB 2026-11-20")
    book.save(out)
    assert [s["rule"] for s in as_json(out)["drafts"][0]["settled"]] == ["alt-missing"]


def test_a_workbook_without_room_or_with_a_password_comes_as_a_new_one(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"], sheet["GR1"], sheet["A2"] = "Inlägg", "Annat", "NU ÄR DET SLUT PÅ GRUS I ALLA LÅDOR, SÄGER VI"
    book.save(tmp_path / "bred.xlsx")
    made = report(tmp_path / "bred.xlsx", tmp_path / "ut.xlsx", "--fail-on", "warning")
    assert "bladet Sheet har inte plats" in made["Postguard"]["B6"].value and made["Utkast"].max_row == 2
    (tmp_path / "l.xlsx").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"))
    made = report(tmp_path / "l.xlsx", tmp_path / "ut2.xlsx")
    assert "skyddad med lösenord" in "".join(str(cell.value) for row in made["Postguard"] for cell in row)


def test_it_needs_a_file_of_the_right_name(tmp_path: Path) -> None:
    source = office_workbook(tmp_path / "plan.xlsx")
    assert "--output report.xlsx" in check(str(source), "--format", "xlsx", status=2)
    macros = source.rename(tmp_path / "plan.xlsm")
    wrong = check(str(macros), "--format", "xlsx", "--output", str(tmp_path / "a.xlsx"), status=2)
    assert "name it a.xlsm" in wrong and not (tmp_path / "a.xlsx").exists()
    check(str(macros), "--format", "xlsx", "--output", str(tmp_path / "a.xlsm"))
    with zipfile.ZipFile(tmp_path / "a.xlsm") as made:
        assert made.read("xl/vbaProject.bin") == b"macro"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_sheets_of_other_programs(tmp_path: Path, encoding: str) -> None:
    """Prefixes, no cell references, empty rows as one tag, another encoding, no styles."""
    source = office_workbook(tmp_path / "plan.xlsx")
    with zipfile.ZipFile(source) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    text = '<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData>'
    for row in (("Inlägg", "Bild"), ("Badet är öppet.", "bad.jpg"), ("Åååå > ä", "")):
        text += "<x:row>" + "".join(f'<x:c t="inlineStr"><x:is><x:t>{cell}</x:t></x:is></x:c>' for cell in row if cell) + "</x:row>"  # fmt: skip
    text = text.replace("> ä", "&gt; ä") + '<x:row r="9" spans="1:2"/></x:sheetData></x:worksheet>'
    parts["xl/worksheets/sheet1.xml"] = text.encode(encoding)
    del parts["xl/styles.xml"]
    parts["xl/_rels/workbook.xml.rels"] = parts["xl/_rels/workbook.xml.rels"].replace(b"/styles", b"/none")
    with zipfile.ZipFile(source, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    sheet = report(source, tmp_path / "ut.xlsx")["Plan 2027"]
    assert [[cell.value for cell in row] for row in sheet.iter_rows(max_row=3, max_col=3)] == [
        ["Inlägg", "Bild", OURS[0]], ["Badet är öppet.", "bad.jpg", "✖ fel"], ["Åååå > ä", None, "○ inget anmärkt"],
    ]  # fmt: skip
