"""Content calendars as offices keep them: what is read, what is said, and that answers stay with their rows."""

from __future__ import annotations

import time
import tracemalloc
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from datetime import time as clock
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from conftest import TODAY
from openpyxl import Workbook
from openpyxl.comments import Comment

from postguard import Draft, Guard
from postguard.cli import main
from postguard.sources.answer_text import read_answers
from postguard.sources.calendar.columns import letter

HEADER = ["Vecka", "Datum", "Tid", "Rubrik", "Inlägg\ntext", "Bild", "Alt-text", "Kanal", "Status", "Svar"]


def written(
    path: Path, rows: Iterable[Sequence[Any]], title: str = "Jan-Mar", above: str = "Publiceringsplan 2027"
) -> Path:
    """A workbook with a title row, a header and these rows; the first post stands in row 3."""
    workbook = Workbook()
    sheet: Any = workbook.active
    sheet.title = title
    sheet.append([above])
    for row in rows:
        sheet.append(row)
    workbook.save(path)
    return path


def row(text: Any = None, when: Any = None, media: Any = None, alt: Any = None, **more: Any) -> list[Any]:
    values = {"Datum": when, "Inlägg\ntext": text, "Bild": media, "Alt-text": alt} | more
    return [values.get(name) for name in HEADER]


def loaded(path: Path, **config: Any) -> list[Draft]:
    return list(Guard({"lang": "en", **config}, today=TODAY).load(path))


def problems(draft: Draft) -> list[str]:
    return [f"{problem.rule} {problem.pointer}: {problem.why['en']}" for problem in draft.problems]


def one(tmp_path: Path, *cells: Any, **more: Any) -> Draft:
    return loaded(written(tmp_path / "k.xlsx", [HEADER, row(*cells, **more)]))[0]


def test_a_row_is_a_draft(tmp_path: Path) -> None:
    draft = one(tmp_path, "Nu öppnar badet!\nVälkommen", date(2027, 2, 3), "bad.jpg", "En brygga", Tid=clock(8, 30), Kanal="FB + insta\nwebben", Rubrik="Bad", Status="Utkast")  # fmt: skip
    assert draft.to_dict() == {
        "id": "Jan-Mar!3", "kind": "post", "title": "Bad", "text": "Nu öppnar badet!\nVälkommen", "publish_at": "2027-02-03T08:30",
        "channels": ["facebook", "instagram", "webb"], "status": "Utkast", "media": [{"path": "bad.jpg", "kind": "image", "alt": "En brygga"}],
    }  # fmt: skip
    assert draft.origin and (draft.origin.locator, draft.origin.root) == ("Jan-Mar!3", str(tmp_path))


@pytest.mark.parametrize(
    ("when", "more", "expected"),
    [
        ("3/2 kl 08.30", {}, "2027-02-03 08:30"), ("ons 10/2", {"Tid": "kl 9"}, "2027-02-10 09:00"), (46425, {}, "2027-02-07"), ("10 februari 2027 kl. 9", {}, "2027-02-10 09:00"),
        ("tis", {"Vecka": 12}, "2027-03-23"), (None, {"Vecka": "v. 12 tis", "Tid": "8.30"}, "2027-03-23 08:30"), (datetime(2027, 2, 3, 7), {"Vecka": 5}, "2027-02-03 07:00"),
        ("tis 10/2", {}, "column B: the weekday or the week does not fit the day"), ("v. 12", {}, "a week is no day"), ("03/02/2027", {}, "several days"), (date(2027, 2, 3), {"Vecka": 7}, "the week does not fit"),
    ],
)  # fmt: skip
def test_dates(tmp_path: Path, when: Any, more: dict[str, Any], expected: str) -> None:
    draft = one(tmp_path, "Hej", when, **more)
    if expected[0] == "2":
        assert (draft.publish_at, draft.problems) == (datetime.fromisoformat(expected), ())
    else:
        assert draft.publish_at is None
        (said,) = problems(draft)
        assert said.startswith("unreadable-field /publish_at") and expected in said


def test_who_has_approved(tmp_path: Path) -> None:
    path = written(
        tmp_path / "k.xlsx", [["Text", "Godkänd"], ["Ett", "nej"], ["Två", "x"], ["Tre", "Kim Ek"], ["Fyra", False]]
    )
    assert [draft.approved_by for draft in loaded(path)] == [None, "ja", "Kim Ek", None]
    (tmp_path / "x.md").write_text("---\ngodkänd: nej\n---\nHej")
    assert loaded(tmp_path / "x.md")[0].approved_by is None


def test_a_year_is_taken_only_where_it_is_certain(tmp_path: Path) -> None:
    def year(above: str, *rows: list[Any]) -> int | None:
        path = written(tmp_path / "k.xlsx", [HEADER, *rows, row("Hej", "3/2")], above=above)
        at = loaded(path)[len(rows)].publish_at
        return at.year if at else None

    assert year("Plan 2027") == 2027
    assert year("Plan") is None
    assert year("Plan", row("x", date(2027, 1, 2)), row("y", "2027-01-03")) == 2027
    assert year("Plan", row("x", date(2027, 1, 2)), row("y", date(2026, 12, 3))) is None
    assert year("Plan 2027", row("x", date(2027, 1, 2)), row("y", date(2026, 12, 3))) == 2027
    assert year("Plan 2026", row("x", date(2027, 1, 2))) is None


@pytest.mark.parametrize(
    ("media", "alt", "expected"),
    [
        ("a.jpg\nb.jpg", "1. Ett\n2. Två", [("a.jpg", "Ett"), ("b.jpg", "Två")]), ("a.jpg; b.jpg", "Ett; Två", [("a.jpg", "Ett"), ("b.jpg", "Två")]),
        ("a.jpg, b.png + c.mp4", None, [("a.jpg", None), ("b.png", None), ("c.mp4", None)]), ("Bad, brygga.jpg", "Ett, två", [("Bad, brygga.jpg", "Ett, två")]),
        ("Bild 1: a.jpg\nBild 2: b.jpg", None, [("a.jpg", None), ("b.jpg", None)]), ("ingen bild", None, []), ("–", None, []), ("vinterbild från Anna", None, [("vinterbild från Anna", None)]),
    ],
)  # fmt: skip
def test_several_pictures_in_a_cell(tmp_path: Path, media: str, alt: str | None, expected: list[Any]) -> None:
    assert [(m.path, m.alt) for m in one(tmp_path, "Hej", None, media, alt).media] == expected


def test_pictures_in_columns_links_and_notes(tmp_path: Path) -> None:
    workbook = Workbook()
    sheet: Any = workbook.active
    sheet.append(["Text", "Bild 1", "Alt 1", "Bild 2", "Alt 2", "Facebook", "Instagram", "Barn", "Vuxna"])
    sheet.append(["Hej", "Badet", "Ett", "b.jpg", "dekorativ bild", "x", "nej", 2, 1])
    sheet.append(["Hej", "c.jpg", None, None, None, "En egen text", None])
    sheet["B2"].hyperlink = "bilder/a.jpg"
    sheet["A3"].comment = Comment("Kim:\nAlt: En karta\nSvar: long-sentence: ska vara så /KE", "Kim")
    sheet["B3"].comment = Comment("Fråga Anna om lov", "Kim")
    workbook.save(tmp_path / "k.xlsx")
    first, second, remarks = loaded(tmp_path / "k.xlsx")
    assert [(m.path, m.alt, m.decorative) for m in first.media] == [
        ("bilder/a.jpg", "Ett", False),
        ("b.jpg", None, True),
    ]
    assert (first.channels, first.media[0].shows and first.media[0].shows.minors) == (("facebook",), 2)
    assert second.media[0].alt == "En karta" and second.answers[0].by == "KE"
    assert "a text here is not judged" in problems(second)[0]
    assert problems(remarks) == ["odd-calendar : 1 cell note is no part of its post and was not judged"]


def test_what_is_lost_is_said(tmp_path: Path) -> None:
    no_value = one(tmp_path, "=A1", None, "a.jpg")
    assert "column E: the formula has no saved value" in problems(no_value)[0]
    assert not one(tmp_path, "=A1").readable
    assert "3 text alternatives for 2 pictures" in problems(one(tmp_path, "Hej", None, "a.jpg\nb.jpg", "x\ny\nz"))[0]
    assert "the row has no picture" in problems(one(tmp_path, "Hej", None, None, "Ett"))[0]
    path = written(tmp_path / "u.xlsx", [["Text", "Rubirk", "Omslag", "Notering"], ["Hej", "x", "omslag.jpg", "y"]])
    draft, remarks = loaded(path)
    assert problems(draft) == [
        "unreadable-field /media: column C: the column is unknown, but a picture, film or sound stands there"
    ]
    assert problems(remarks) == [
        "odd-calendar : Jan-Mar: column B is unknown and was not read (was rubrik meant?); Jan-Mar: unknown columns that were not read: C, D"
    ]


def test_published_and_cancelled_rows_hidden_rows_and_sheets(tmp_path: Path) -> None:
    path = written(tmp_path / "k.xlsx", [HEADER, row("Ett", Status="Publicerad 3/2"), row("Två", Status="UTGÅR"), row("Tre", Status="Klar"), row("Fyra"), row(None, None, Rubrik="Tema vatten")])  # fmt: skip
    workbook = __import__("openpyxl").load_workbook(path)
    workbook.active.row_dimensions[6].hidden = True
    workbook.create_sheet("Listor").sheet_state = "hidden"
    workbook.create_sheet("Info")["A1"] = "Så gör du"
    workbook.save(path)
    *drafts, remarks = loaded(path)
    assert [draft.text for draft in drafts] == ["Tre", "Fyra"]
    assert remarks.problems[0].why["en"].split("; ") == [
        "the sheet Listor is hidden and was not read", "the sheet Info has no row that names columns of text or pictures and was not read",
        "1 post is published already and was not judged (--all judges it too)", "1 post is cancelled and was not judged",
        "1 row or event has neither text nor picture and was not judged", "1 hidden row was read and judged like the others",
    ]  # fmt: skip
    assert [d.text for d in loaded(path, calendar={"all": True})[:-1]] == ["Ett", "Tre", "Fyra"]
    assert [d.text for d in loaded(path, calendar={"published": ["Klar"]})[:-1]] == ["Fyra"]
    done = CliRunner().invoke(main, ["check", str(path), "--lang", "en", "--select", "source", "--all"])
    assert (done.exit_code, "published already" in done.output) == (0, False)
    assert f"{path}\n" in done.output and "odd-calendar" in done.output
    assert "odd-calendar" not in CliRunner().invoke(main, ["check", str(path), "--ignore", "odd-calendar"]).output


def test_sheets_with_columns_in_other_orders_and_the_houses_own_names(tmp_path: Path) -> None:
    workbook = Workbook()
    first: Any = workbook.active
    first.append(["Inlägg", "Datum", "id"])
    first.append(["Ett", date(2027, 1, 4), "P-1"])
    second: Any = workbook.create_sheet("Apr-Jun")
    for cells in ([], ["Kampanj vår"], ["Datum", "Bildtext till nätet", "Post"], [date(2027, 4, 5), "Alt två", "Två"], ["Datum", "Bildtext till nätet", "Post"], [date(2027, 4, 6), None, "Tre"]):  # fmt: skip
        second.append(cells)
    workbook.save(tmp_path / "k.xlsx")
    drafts = loaded(tmp_path / "k.xlsx", aliases={"Bildtext till nätet": "title"})
    assert [(d.id, d.text, d.title) for d in drafts] == [("P-1", "Ett", None), ("Apr-Jun!4", "Två", "Alt två"), ("Apr-Jun!6", "Tre", None)]  # fmt: skip
    assert drafts[0].origin and drafts[0].origin.locator == "Sheet!2"


def test_csv(tmp_path: Path) -> None:
    path = tmp_path / "kalender-2027.csv"
    path.write_bytes('Plan;;\nDatum;Text;Bild\n3/2 kl 8;"Hej å\nigen";a.jpg\n'.encode("cp1252"))
    draft, remarks = loaded(path)
    assert (draft.id, draft.text, draft.publish_at) == ("kalender-2027.csv!3", "Hej å\nigen", datetime(2027, 2, 3, 8))
    assert problems(remarks) == ["legacy-encoding : it was read as Windows-1252"]


def test_a_folder_takes_calendars_and_says_which_tables_it_passed_over(tmp_path: Path) -> None:
    written(tmp_path / "k.xlsx", [HEADER, row("Ett")])
    (tmp_path / "names.csv").write_text("id,name,channels\n1,Ek,webb\n")
    (tmp_path / "register.csv").write_text("id,name,scope,channels\n1,Ek,picture,webb\n")
    (tmp_path / "postguard.toml").write_text('registers = ["register.csv"]\n')
    drafts = list(Guard(tmp_path / "postguard.toml").load(tmp_path))
    assert [draft.id for draft in drafts] == ["Jan-Mar!3", "names.csv"]
    assert problems(drafts[1])[0].startswith("odd-calendar : no row names columns of text or pictures")
    assert problems(loaded(tmp_path / "names.csv")[0])[0].startswith("unreadable-draft")


ANSWERED = "alt-missing: dekorativ bild som inte säger något /AB 2026-11-20"


def reports(path: Path) -> dict[str | None, tuple[list[str], list[str]]]:
    """Open findings and settled ones by the draft's text, as a new run sees them."""
    guard = Guard(path.parent / "postguard.toml", today=TODAY, overrides={"select": ["alt-missing", "hashtag-case"]})
    found = {}
    for draft in guard.load(path):
        report = guard.check(draft)
        found[draft.text] = ([f.rule for f in report.findings], [s.finding.rule for s in report.settled])
    return found


def test_an_answer_stays_with_its_row_and_goes_with_its_text(tmp_path: Path) -> None:
    (tmp_path / "postguard.toml").write_text("")
    tags = "hashtag-case: kampanjens namn skrivs så /AB"
    a, b = row("Bada i #sjöhagastad nu på lördag igen", media="a.jpg", Svar=f"{ANSWERED}\n{tags}"), row("Åk i #sjöhagastad med oss i kväll då", media="b.jpg", Svar=f"{ANSWERED}\n{tags}")  # fmt: skip
    path = tmp_path / "k.xlsx"

    def seen(*rows: list[Any]) -> list[Any]:
        written(path, [HEADER, *rows])
        return [tuple(map(sorted, part)) for part in reports(path).values()]

    settled, asked = ([], ["alt-missing", "hashtag-case"]), (["answer-not-applied", "hashtag-case"], ["alt-missing"])
    assert seen(a, b) == [settled, settled]
    assert seen(b, row("Ny rad"), a) == [settled, ([], []), settled]
    changed = row("Bada i #sjöhagastad nu på söndag igen", media="a.jpg", Svar=f"{ANSWERED}\n{tags}")
    assert seen(b, row("Ny rad"), changed) == [settled, ([], []), asked]
    assert seen(row("Ny rad"), row("En till"), b, row("Tre"), changed) == [([], []), ([], []), settled, ([], []), asked]
    assert seen(changed) == [asked]


def test_answers_as_text() -> None:
    (first, second) = read_answers("health-data: Ulla har sagt ja; mejl 12/11 / Kim Ek 20/11-2026 t.o.m. 2027-06-30\n- hashtag-case /text: ja")  # fmt: skip
    assert first == {
        "rule": "health-data",
        "answer": "Ulla har sagt ja; mejl 12/11",
        "by": "Kim Ek",
        "at": "2026-11-20",
        "until": "2027-06-30",
    }
    assert second == {"rule": "hashtag-case", "pointer": "/text", "answer": "ja"}
    (web,) = read_answers("alt-missing: se https://example.se/x /AB")
    assert (web["answer"], web["by"]) == ("se https://example.se/x", "AB")


def test_an_answer_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    assert "write the answer as rule: answer" in problems(one(tmp_path, "Hej", Svar="det är okej"))[0]
    assert "until: write the date as" in problems(one(tmp_path, "Hej", Svar="alt-missing: dekorativ t.o.m. 45/45"))[0]


def test_inspect(tmp_path: Path) -> None:
    path = written(tmp_path / "k.xlsx", [[*HEADER, "Rubirk"], row("Hej", "03/02/2027"), row("Hej", "3/2")])
    done = CliRunner().invoke(main, ["calendar", "inspect", str(path), "--lang", "en"])
    assert done.exit_code == 0
    for line in ("Jan-Mar: header in row 2", "above: Publiceringsplan 2027", "E  Inlägg text                      text", "K  Rubirk                           not read; was this meant: rubrik?", "years that the table tells: 2027", "2 posts, 2027-02-03 – 2027-02-03", "Jan-Mar!3: column B: it can be read as several days"):  # fmt: skip
        assert line in done.output
    assert CliRunner().invoke(main, ["calendar", "inspect", str(tmp_path)]).exit_code == 2
    (tmp_path / "x.xlsx").write_bytes(b"Hej")
    done = CliRunner().invoke(main, ["calendar", "inspect", str(tmp_path / "x.xlsx"), "--lang", "en"])
    assert done.exit_code == 2 and "no whole Excel workbook" in done.output


def test_letters() -> None:
    assert [letter(at) for at in (0, 25, 26, 51, 52, 701, 702)] == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]


def test_without_the_extra_it_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    written(tmp_path / "k.xlsx", [HEADER, row("Ett")])
    (tmp_path / "k.ics").write_text("BEGIN:VCALENDAR\nEND:VCALENDAR\n")
    for name in ("openpyxl", "openpyxl.reader.excel", "icalendar"):
        monkeypatch.setitem(sys.modules, name, None)
    for name in ("k.xlsx", "k.ics"):
        done = CliRunner().invoke(main, ["check", str(tmp_path / name), "--lang", "en"])
        assert done.exit_code == 1 and "pip install 'postguard[calendar]'" in " ".join(done.output.split())


def test_memory_does_not_grow_with_the_rows(tmp_path: Path) -> None:
    def peak(rows: int) -> int:
        path = tmp_path / f"{rows}.csv"
        path.write_text("Datum;Text\n" + "".join(f"2027-02-03;Rad {at} om badet\n" for at in range(rows)))
        tracemalloc.start()
        assert sum(1 for _ in Guard({"lang": "en"}).load(path)) == rows
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    peak(10)
    assert peak(10_000) < peak(1_000) + 500_000


def test_a_workbook_that_is_not_one_is_one_item(tmp_path: Path) -> None:
    begun = time.process_time()
    (tmp_path / "k.xlsx").write_bytes(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le")
    )
    (draft,) = loaded(tmp_path / "k.xlsx")
    assert "password-protected" in problems(draft)[0] and time.process_time() - begun < 5
