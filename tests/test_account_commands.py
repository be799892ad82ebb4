"""postguard accounts report, apply and reminders: what they write, how often, and that it is harmless."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from axe_playwright_python.sync_playwright import Axe
from click.testing import CliRunner, Result
from conftest import SAMPLES
from icalendar import Calendar
from playwright.sync_api import sync_playwright

from postguard.cli import main
from postguard.overview import Overview, overview
from postguard.overview.page import write_page
from postguard.register.account_rows import ACCOUNTS
from postguard.register.read import read_kind

SAMPLE = ["--config", SAMPLES / "postguard.toml", "--today", "2026-12-01"]


def run(*arguments: object, lang: str | None = "sv") -> Result:
    return CliRunner().invoke(main, ["accounts", *map(str, arguments), *(["--lang", lang] if lang else [])])


def test_the_overview_counts_each_administration(tmp_path: Path) -> None:
    result = run("report", SAMPLES / "07-klass-3b-ovar-lucia.md", *SAMPLE, "--output", tmp_path)
    assert result.exit_code == 0, result.output
    book = openpyxl.load_workbook(tmp_path / "kontorapport-2026.xlsx")
    first, each, findings = (list(sheet.values) for sheet in book)
    education = next(row for row in first if row[0] == "Utbildningsförvaltningen")
    assert education == ("Utbildningsförvaltningen", 4, 2, 2, 4, 2, 1, 1, 0, 0, 1, 0, 0)
    assert first[-1][:5] == ("Summa", 12, 10, 2, 11) and first[-1][-2:] == (0, 1)
    assert len(each) == 13 and len(findings) == 20 and len(book.worksheets[0]._charts) == 1  # type: ignore[attr-defined]
    page = (tmp_path / "kontorapport-2026.html").read_text(encoding="utf-8")
    assert "12 konton: 11 i bruk, varav 5 utan anmärkning. 2 uppföljningar är försenade och 4 konton saknar" in page
    assert "http" not in page.replace("http-equiv", "") and "driftledaren" not in page


def test_the_report_is_written_once_a_year(tmp_path: Path) -> None:
    assert run("report", *SAMPLE, "--output", tmp_path, "--only", "html").exit_code == 0
    again = run("report", *SAMPLE, "--output", tmp_path, "--only", "html")
    assert again.exit_code == 2 and "är redan skriven" in again.output
    assert run("report", *SAMPLE, "--output", tmp_path, "--only", "html", "--force").exit_code == 0
    next_year = run("report", *SAMPLE[:2], "--today", "2027-01-02", "--output", tmp_path, "--only", "html")
    assert next_year.exit_code == 0 and (tmp_path / "kontorapport-2027.html").exists()
    (tmp_path / "q.toml").write_text(f'accounts = ["{SAMPLES / "konton.yaml"}"]\n[account-report]\nevery = "quarter"\n')
    quarter = run(
        "report", "--config", tmp_path / "q.toml", "--today", "2026-12-01", "--output", tmp_path, "--only", "html"
    )
    assert quarter.output.strip().endswith("kontorapport-2026-K4.html")


def test_texts_of_a_register_are_no_formulas_and_no_markup(tmp_path: Path) -> None:
    (tmp_path / "k.yaml").write_text(
        '- {id: "=1+1", namn: "<script>alert(1)</script>", förvaltning: "@SUM(A1)", plattform: "+49", syfte: "-x"}\n'
    )
    assert (
        run("report", "--register", tmp_path / "k.yaml", "--output", tmp_path, "--today", "2026-12-01").exit_code == 0
    )
    book = openpyxl.load_workbook(tmp_path / "kontorapport-2026.xlsx")
    cells = [cell for sheet in book for row in sheet for cell in row]
    assert not any(cell.data_type == "f" for cell in cells)
    assert all(cell.quotePrefix for cell in cells if isinstance(cell.value, str) and cell.value[:1] in "=@+-")
    assert "<script>" not in (tmp_path / "kontorapport-2026.html").read_text(encoding="utf-8")


def test_the_page_needs_nothing_and_everybody_can_read_it(tmp_path: Path) -> None:
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        pytest.skip("chromium is not installed")
    run("report", SAMPLES, *SAMPLE, "--output", tmp_path, "--only", "html")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program)
        for scheme in ("light", "dark"):
            context = browser.new_context(color_scheme=scheme, bypass_csp=False)  # type: ignore[arg-type]
            page = context.new_page()
            said: list[str] = []
            page.on("console", lambda message, said=said: said.append(message.text))
            page.on("request", lambda request, said=said: said.append(request.url))
            page.goto((tmp_path / "kontorapport-2026.html").as_uri())
            assert said == [page.url]
            assert page.locator("svg[role=img]").count() == 5
            assert page.locator("svg .p-overdue").first.evaluate("one => getComputedStyle(one).fill") != "rgb(0, 0, 0)"
            content = (tmp_path / "kontorapport-2026.html").read_text(encoding="utf-8")
            free = context.new_page()  # axe is injected, which the page's own policy forbids
            free.set_content(content.replace("Content-Security-Policy", "x-none"))
            assert Axe().run(free).violations_count == 0, Axe().run(free).generate_report()
        browser.close()


def test_an_empty_overview_is_a_page() -> None:
    empty = overview([], {}, {}, date(2026, 12, 1), 365)
    assert isinstance(empty, Overview) and "0 accounts" in write_page(empty, "en")


FORM = """namn: "Isbanan # *vinter*"
plattform: facebook
förvaltning: Fritidsförvaltningen
ansvarig: {planering: driftledaren, moderering: driftledaren}
syfte: Säga när isen bär
mål: ""
inloggning förvaras: Lösenordshanteraren, gruppen Fritid
beslut: {av: fritidschefen, delegation: "4.2"}
"""


def test_apply_writes_decision_and_entry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("apply", lang=None).output == "ansokan-konto.yaml\n"
    empty = run("apply", "ansokan-konto.yaml", lang=None)
    assert empty.exit_code == 2 and "no row with a record" in empty.output
    Path("form.yaml").write_text(FORM, encoding="utf-8")
    done = run("apply", "form.yaml", "--register", "konton.yaml", lang=None)
    assert done.exit_code == 0, done.output
    decision = Path("beslut-isbanan-vinter-facebook.md").read_text(encoding="utf-8")
    assert "får starta kontot **Isbanan # \\*vinter\\***" in decision and "| Mål | saknas |" in decision
    assert "Ingen ansvarar för publicering, uppföljning och bevakning." in decision
    (account,) = read_kind("konton.yaml", {}, tmp_path, ACCOUNTS).records
    assert (account.id, account.status, account.name) == ("isbanan-vinter-facebook", "applied", "Isbanan # *vinter*")
    assert account.responsible == {"planning": "driftledaren", "moderation": "driftledaren"}
    assert (account.decided_by, account.delegation, account.decided_on) == ("fritidschefen", "4.2", None)
    again = run("apply", "form.yaml", "--register", "konton.yaml", "--force", lang=None)
    assert again.exit_code == 2 and "twice" in again.output
    Path("two.yaml").write_text(FORM.replace("Isbanan", "Badet"), encoding="utf-8")
    assert run("apply", "two.yaml", "--register", "konton.yaml", lang=None).exit_code == 0
    assert len(read_kind("konton.yaml", {}, tmp_path, ACCOUNTS).records) == 2


def test_apply_refuses_a_password_without_showing_it(tmp_path: Path) -> None:
    (tmp_path / "form.yaml").write_text(
        FORM.replace("Lösenordshanteraren, gruppen Fritid", "Sommar2026!"), encoding="utf-8"
    )
    result = run("apply", tmp_path / "form.yaml", "--output", tmp_path, lang=None)
    assert result.exit_code == 2 and "password" in result.output and "Sommar" not in result.output
    assert [path.name for path in tmp_path.iterdir()] == ["form.yaml"]


def test_reminders_as_list_and_as_calendar(tmp_path: Path) -> None:
    listed = run("reminders", *SAMPLE, "--days", 70).output.splitlines()
    assert listed[:2] == [
        "2026-06-11  Kontot Klass 3B (instagram) upphör: avsluta och arkivera, eller förläng  (försenat)",
        "2026-09-30  Följ upp kontot Sjöhaga Energi (facebook)  (försenat)",
    ]
    assert len(listed) == 5
    assert run("reminders", *SAMPLE, "--days", 365, "--ics", tmp_path / "p.ics").exit_code == 0
    calendar = Calendar.from_ical((tmp_path / "p.ics").read_bytes())
    events = {str(event["uid"]): event for event in calendar.walk("VEVENT")}
    summaries = [str(event["summary"]) for event in events.values()]
    assert "Samtycke E-1001 går ut: förnya, eller ta bort det som vilar på det" in summaries
    assert not any("Almskog" in summary for summary in summaries)
    late = next(event for event in events.values() if "Energi" in event["summary"])
    assert late["dtstart"].dt == date(2026, 12, 1) and "försenat: 2026-09-30" in late["summary"]
    run("reminders", *SAMPLE, "--days", 365, "--ics", tmp_path / "again.ics")
    later = Calendar.from_ical((tmp_path / "again.ics").read_bytes())
    assert {str(event["uid"]) for event in later.walk("VEVENT")} == events.keys()
