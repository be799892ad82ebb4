"""Registers as schools keep them: CSV, Excel, databases; and broken ones."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import socket
import sqlite3
import subprocess
import time
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from postguard import Draft, Guard
from postguard.cli import main
from postguard.register import LegalBasis, RegisterError
from postguard.register.files import Contents
from postguard.register.read import read

SCHOOL = """Samtyckeslista Bäckaskolan läsåret 2026/2027;;;;;;;;;;;
Ansvarig: skolans expedition;;;;;;;;;;;
;;;;;;;;;;;
Elev;Personnummer;Klass;Bild (Ja/Nej);Film;Namn;Webb;Instagram;Vårdnadshavare 1;Vårdnadshavare 2;Gäller t.o.m.;Återkallat
Almskog, Tuva;20170411-2381;3B;Ja;Nej;nej;Ja;;Ja;Ja;30/6 2027;
Brunnhage, Elis;170212-2384;3B;ja;;;JA;ja;2026-08-25;Ja;2027-06-30;2026-11-09
Videklint, Nora;;3B;Ja;;;Ja;Ja;Ja;Nej;30 juni 2027;
Ekdunge, Love;20170301-TF12;3B;Ja;;;Ja;;Ja;Ja;03/04/2027;
Lindhaga, Vide;20170302-2382;3B;kanske;;;Ja;;Ja;Ja;2027-06-30;
"""


def contents(path: Path, text: str | bytes, **columns: str) -> Contents:
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return read(path, columns, Path())


def whys(record: LegalBasis) -> list[str]:
    return [str(doubt.why["en"]) for doubt in record.doubts]


def test_a_list_as_schools_keep_it(tmp_path: Path) -> None:
    tuva, elis, nora, love, vide = contents(tmp_path / "lista.csv", SCHOOL.encode("cp1252")).records
    assert tuva == LegalBasis(
        "lista!5", "Almskog, Tuva", date(2017, 4, 11), given_by=("guardian", "guardian"), scope=frozenset({"picture"}),
        channels=frozenset({"webb"}), valid_until=date(2027, 6, 30), group="3B",
    )  # fmt: skip
    assert (elis.born, elis.withdrawn, elis.channels) == (date(2017, 2, 12), date(2026, 11, 9), {"webb", "instagram"})
    assert (nora.given_by, nora.born, nora.valid_until) == (("guardian",), None, date(2027, 6, 30))
    assert love.born == date(2017, 3, 1)
    assert whys(love) == ["Gäller t.o.m.: it can be read as several days; write 2027-02-03"] and love.doubts[0].blocks
    assert whys(vide) == ["Bild (Ja/Nej): neither yes nor no"]


def test_no_personnummer_is_kept(tmp_path: Path) -> None:
    found = contents(tmp_path / "lista.csv", SCHOOL.replace("Personnummer", "ID").encode())
    assert "2381" not in repr(found) and [record.id for record in found.records][:2] == ["lista!5", "lista!6"]


def workbook(path: Path) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "3B"
    sheet["A1"] = "Samtycken klass 3B"
    sheet.merge_cells("A1:F1")
    for column, name in enumerate(
        ("Namn", "Född", "Foto", "Namn\nOK", "Kanaler", "Samtycke av", "Gäller från", "Fritext"), 1
    ):
        sheet.cell(3, column, name)
    rows = [
        ("Tuva Almskog", date(2017, 4, 11), True, "X", "webb, instagram", "båda", datetime(2026, 8, 24), "allergisk"),
        ("Elis Brunnhage", 20170212, "Ja", "Nej", "Alla", "ensam vårdnadshavare", "v. 35", None),
        ("Tuva  almskog", "2016-01-09", "Ja", None, "hemsidan", "mormor", None, None),
        ("Saga Ekdunge", None, '=IF(1=1,"Ja","Nej")', None, "webb", "båda", None, None),
    ]
    for at, row in enumerate(rows, 4):
        for column, value in enumerate(row, 1):
            sheet.cell(at, column, value)
    sheet.row_dimensions[5].hidden = True
    hidden = book.create_sheet("Gamla")
    hidden.append(["Namn", "Foto"])
    hidden.append(["Bo Ekdunge", "Ja"])
    hidden.sheet_state = "hidden"
    book.save(path)
    return path


def test_a_workbook(tmp_path: Path) -> None:
    found = read(workbook(tmp_path / "samtycken.xlsx"), {}, Path())
    tuva, elis, other, saga = found.records
    assert (tuva.id, tuva.scope, tuva.channels, tuva.valid_from) == (
        "3B!4",
        {"picture", "name"},
        {"webb", "instagram"},
        date(2026, 8, 24),
    )
    assert (elis.born, elis.given_by, elis.channels) == (date(2017, 2, 12), ("sole guardian",), {"all"})
    assert whys(elis)[0].startswith("Gäller från: ") and elis.doubts[0].blocks
    assert whys(other) == ["given_by: who has agreed is not clear", "the same name as 3B!4"]
    assert whys(tuva) == ["the same name as 3B!6"] and not tuva.doubts[0].blocks
    assert saga.scope == frozenset() and "Foto" in whys(saga)[0]  # a formula that nobody has calculated
    notes = [str(note["en"]) for note in found.notes]
    assert "the sheet Gamla is hidden and was not read" in notes
    assert "unknown columns, not read: Fritext" in notes and "1 hidden rows were read like the others" in notes
    assert "allergisk" not in repr(found)


def test_the_house_names_its_own_columns(tmp_path: Path) -> None:
    text = "Barnets namn,VH1 har skrivit på,Får synas,Unikum\nTuva Almskog,ja,ja,ja\n"
    with pytest.raises(RegisterError, match=r"no header row|no column says"):
        contents(tmp_path / "a.csv", text)
    columns = {"vh1 har skrivit på": "guardian", "Får synas": "picture", "unikum": "channel unikum"}
    with pytest.raises(RegisterError, match="no field 'gardian'; did you mean 'guardian'"):
        contents(tmp_path / "a.csv", text, **{"vh1 har skrivit på": "gardian"})
    (record,) = contents(tmp_path / "a.csv", text, **columns).records
    assert (record.given_by, record.scope, record.channels) == (("guardian",), {"picture"}, {"unikum"})


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.csv", b"", "no header row"),
        ("a.csv", b"\x89PNG\r\n\x1a\n\x00\x00" + bytes(range(256)), "a.csv: "),
        ("a.csv", b"Elev;Klass\nTuva;3B\n", "what may be published"),
        ("a.csv", b"Klass;Bild\n3B;Ja\n", "whose the rows are"),
        ("a.csv", "Elev;Bild;Gäller till;Slutdatum\nTuva;Ja;;\n".encode(), "read as the same"),
        ("a.csv", b"Elev;Bild\n", "no row with a record"),
        ("a.xlsx", b"PK\x03\x04 broken", "a.xlsx: "),
        ("a.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "a.xlsx: "),
        ("a.txt", b"", ".csv or .xlsx"),
        ("a.csv", b"id,name,scope,channels\nA,Tuva,picture,all\nA,Elis,picture,all\n", "id A twice"),
    ],
)  # fmt: skip
def test_a_broken_register_stops_the_run(tmp_path: Path, name: str, data: bytes, message: str) -> None:
    (tmp_path / name).write_bytes(data)
    (tmp_path / "postguard.toml").write_text(f'registers = ["{name}"]\nlang = "en"\n')
    (tmp_path / "draft.md").write_text("Hej!")
    result = CliRunner().invoke(main, ["check", str(tmp_path)])
    assert result.exit_code == 2 and message in result.output and "Traceback" not in result.output


def test_a_hundred_thousand_rows(tmp_path: Path) -> None:
    path = tmp_path / "stor.csv"
    rows = (f"E{at};Barn {at};2017-02-11;Ja;Alla;båda;2027-06-30" for at in range(100_000))
    path.write_text("id;Elev;Född;Bild;Kanaler;Samtycke av;Gäller till\n" + "\n".join(rows), encoding="utf-8")
    guard = Guard({"select": ["minors"]}, [path], date(2026, 12, 1))
    assert guard.check(Draft(text="Hej!", channels=("webb",), people=("E99999",))).findings == ()


def test_sqlite_is_read_and_never_written(tmp_path: Path) -> None:
    with contextlib.closing(sqlite3.connect(tmp_path / "samtycken.db")) as base:
        base.execute(
            "create table samtycken (id text, namn text, personnummer text, bild integer, kanaler text, samtycke_av text, gäller_till date)"
        )
        base.execute(
            "insert into samtycken values ('E1', 'Tuva Almskog', '201704112381', 1, 'webb', 'båda', '2026-06-30')"
        )
        base.commit()
    (record,) = read("sqlite:///samtycken.db#samtycken", {}, tmp_path).records
    assert (record.id, record.born, record.scope, record.valid_until) == (
        "E1",
        date(2017, 4, 11),
        {"picture"},
        date(2026, 6, 30),
    )
    assert record.given_by == ("guardian", "guardian") and "2381" not in repr(record)
    with pytest.raises(RegisterError, match="no such file"):
        read("sqlite:///none.db#samtycken", {}, tmp_path)
    assert not (tmp_path / "none.db").exists()
    with pytest.raises(RegisterError, match="there are: samtycken"):
        read("sqlite:///samtycken.db#elever", {}, tmp_path)
    with pytest.raises(RegisterError, match="not set"):
        read("sqlite:///${NO_SUCH_NAME}#samtycken", {}, tmp_path)


@pytest.fixture(scope="module")
def postgresql(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """A PostgreSQL server on loopback, of this machine's own packages, with the account reader/geheim."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin")) or [Path(shutil.which("initdb") or "/none").parent]
    tools = found[-1]
    if not (tools / "initdb").exists():
        pytest.skip("needs PostgreSQL (apt-get install postgresql)")
    folder = tmp_path_factory.mktemp("pg")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    as_user: list[str] = []
    if os.geteuid() == 0:  # initdb refuses root
        shutil.chown(folder, "postgres")
        for parent in folder.parents:
            if parent.stat().st_uid == os.getuid() and parent != Path("/"):
                with contextlib.suppress(PermissionError):
                    parent.chmod(parent.stat().st_mode | 0o011)
        as_user = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]
    subprocess.run([*as_user, tools / "initdb", "-D", folder / "data", "-A", "trust", "-U", "postgres", "--no-sync"], check=True, capture_output=True, cwd="/")  # fmt: skip
    settings = ["-p", str(port), "-c", "listen_addresses=127.0.0.1", "-c", f"unix_socket_directories={folder}"]
    server = subprocess.Popen([*as_user, tools / "postgres", "-D", folder / "data", *settings], stderr=subprocess.DEVNULL, cwd="/")  # fmt: skip
    try:
        for _ in range(100):
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
                break
            time.sleep(0.1)
        yield port
    finally:
        server.terminate()
        server.wait(20)


def test_postgresql(postgresql: int, monkeypatch: pytest.MonkeyPatch) -> None:
    import psycopg

    for _ in range(50):
        try:
            connection = psycopg.connect(f"host=127.0.0.1 port={postgresql} user=postgres", connect_timeout=5)
            break
        except psycopg.OperationalError:  # still starting up
            time.sleep(0.1)
    with connection:
        connection.execute("create schema skola")
        connection.execute(
            "create table skola.consents (id text, name text, born date, given_by text[], scope text[], channels text[], valid_until date, withdrawn date)"
        )
        connection.execute(
            "insert into skola.consents values ('E1', 'Tuva Almskog', '2017-04-11', '{guardian,guardian}', '{picture,name}', '{webb}', '2027-06-30', null)"
        )
    monkeypatch.setenv("REGISTER_PASSWORD", "ge/heim")
    address = f"postgresql+psycopg://postgres:${{REGISTER_PASSWORD}}@127.0.0.1:{postgresql}/postgres#skola.consents"
    (record,) = read(address, {}, Path()).records
    assert record == LegalBasis(
        "E1", "Tuva Almskog", date(2017, 4, 11), given_by=("guardian", "guardian"), scope=frozenset({"picture", "name"}),
        channels=frozenset({"webb"}), valid_until=date(2027, 6, 30),
    )  # fmt: skip
    with pytest.raises(RegisterError) as refused:
        read(address.replace(f":{postgresql}", ":1"), {}, Path())
    assert "heim" not in str(refused.value) and "127.0.0.1:1" in str(refused.value)


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["consents", *map(str, arguments), "--lang", "en", "--today", "2026-11-22"])


def test_consents_check_says_row_by_row_what_is_unclear(tmp_path: Path) -> None:
    (tmp_path / "lista.csv").write_bytes(SCHOOL.encode("cp1252"))
    result = run("check", tmp_path / "lista.csv")
    assert result.exit_code == 1
    assert result.output.splitlines() == [
        "it was read as Windows-1252",
        "lista!7: no birth date, so nobody knows whether the person is a minor",
        "lista!7: consent of 1 guardian(s); 2 needed",
        "lista!8: Gäller t.o.m.: it can be read as several days; write 2027-02-03",
        "lista!9: Bild (Ja/Nej): neither yes nor no",
        "lista!9: allows nothing",
        "5 records, 3 to look at",
    ]


def test_consents_check_finds_a_teenager_who_agreed_alone(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("id,Elev,Född,Bild,Kanaler,Eget samtycke\nE1,Tuva Almskog,2013-04-11,ja,alla,ja\n")
    assert "E1: the minor's own consent, not enough before the age of 18" in run("check", tmp_path / "a.csv").output


def test_consents_list_and_expiring(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(
        "id,Elev,Född,Bild,Kanaler,Samtycke av,Gäller till\nE1,Tuva Almskog,2008-12-24,ja,alla,båda,2026-12-31\n"
        "E2,Elis Brunnhage,2015-01-01,ja,webb,båda,2027-06-30\n"
    )  # fmt: skip
    assert run("list", tmp_path / "a.csv").output.splitlines() == [
        "E1  consent  picture  all    2026-12-31",
        "E2  consent  picture  webb    2027-06-30",
    ]
    assert run("expiring", tmp_path / "a.csv", "--days", 60).output.splitlines() == [
        "E1  turns 18 on 2026-12-24: decides alone from then on",
        "E1  holds until 2026-12-31 (39 days)",
    ]
    listed = json.loads(run("list", tmp_path / "a.csv", "--format", "json").output)
    assert [(row["id"], row["minor"], row["until"]) for row in listed] == [
        ("E1", True, "2026-12-31"),
        ("E2", True, "2027-06-30"),
    ]
    assert "Tuva" not in json.dumps(listed)


def test_consents_without_a_register_is_wrong_usage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("list").exit_code == 2
