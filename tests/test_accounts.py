"""Registers of accounts in every form, the rules on accounts, and that no register gives a password away."""

from __future__ import annotations

import contextlib
import io
import json
import sqlite3
import time
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import jsonschema
import openpyxl
import pytest
from click.testing import CliRunner, Result
from conftest import ROOT, SAMPLES, TODAY
from write_expected import expected_accounts

from postguard import Draft, Guard
from postguard.checks.governance._account_info import House, missing, proposed
from postguard.cli import main
from postguard.finding import Results
from postguard.register import RegisterError
from postguard.register.account_rows import ACCOUNTS
from postguard.register.account_words import items_of, rhythm_of
from postguard.register.accounts import INFO_ITEMS, Account, Accounts
from postguard.register.read import read_kind
from postguard.register.secrets import holds_secret
from postguard.reports import FORMATS, Options

HEAD = "Konto;Kanal;Förvaltning;Kontotyp;Ansvarig;Startdatum;Senaste uppföljning;Avslutat;Inloggning förvaras;Takt;Presentation"
CSV = f"""Sjöhaga stads konton;;;;;;;;;;
;;;;;;;;;;
{HEAD}
Badet;FB, Insta;Fritid;officiellt;driftledaren;3/2 2025;2026-03-01;;KeePass, gruppen Bad;2 ggr/vecka;"Badet är en del av Sjöhaga stad.
Vi tipsar om simskola."
Klass 3B;Instagram;Skola;pedagogiskt;;2026-08-20;;;;varannan vecka;
Isbanan;Facebook;Fritid;;;;;ja;;;
"""


def accounts(path: Path, text: str | bytes, **columns: str) -> tuple[Account, ...]:
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return read_kind(path, columns, Path(), ACCOUNTS).records


def found(account: Account, *rules: str, config: Mapping[str, object] | None = None) -> list[tuple[str, str]]:
    guard = Guard({"lang": "en", **({"select": list(rules)} if rules else {}), **(config or {})}, today=TODAY)
    (report,) = guard.check_accounts((), [account])
    return [(finding.rule, finding.pointer) for finding in report.findings]


def test_a_table_as_offices_keep_it(tmp_path: Path) -> None:
    bath, class_3b, rink = accounts(tmp_path / "konton.csv", CSV.encode("cp1252"))
    assert bath == Account(
        "konton!4", "Badet", "facebook, instagram", administration="Fritid", responsible=dict.fromkeys(("planning", "publishing", "follow_up", "monitoring", "moderation"), "driftledaren"),
        started=date(2025, 2, 3), followed_up=date(2026, 3, 1), credentials="KeePass, gruppen Bad", rhythm=2.0,
        bio="Badet är en del av Sjöhaga stad.\nVi tipsar om simskola.", place="konton!4",
    )  # fmt: skip
    assert (class_3b.type, class_3b.rhythm, class_3b.responsible) == ("pedagogical", 0.5, {})
    assert rink.closed_on(date(2000, 1, 1)) and rink.closed is None


def test_every_form_of_register_gives_the_same_account(tmp_path: Path) -> None:
    fields = {
        "id": "badet", "namn": "Badet", "plattform": "Facebook", "förvaltning": "Fritid", "syfte": "Simning", "mål": "10 procent fler",
        "målgrupp": "Badare", "beslut av": "chefen", "beslutsdatum": "2025-01-08", "delegation": "4.2", "diarienummer": "FN 1", "innehållskategorier": "bad; simskola",
        "undantag": "villkor, personuppgifter: 150 tecken", "svar": "account-inactive: vilar till våren /AB 2026-11-20",
    }  # fmt: skip
    (from_csv,) = accounts(
        tmp_path / "a.csv", ";".join(fields) + "\n" + ";".join(f'"{v}"' for v in fields.values()) + "\n"
    )
    book = openpyxl.Workbook()
    assert book.active is not None
    for row in (list(fields), [date(2025, 1, 8) if k == "beslutsdatum" else v for k, v in fields.items()]):
        book.active.append(row)
    book.save(tmp_path / "a.xlsx")
    (from_excel,) = read_kind(tmp_path / "a.xlsx", {}, Path(), ACCOUNTS).records
    (from_yaml,) = accounts(
        tmp_path / "a.yaml",
        """
konton:
  - id: badet
    namn: Badet
    plattform: [facebook]
    förvaltning: Fritid
    syfte: Simning
    mål: 10 procent fler
    målgrupp: Badare
    beslut: {av: chefen, datum: 2025-01-08, delegation: "4.2", diarienummer: FN 1}
    innehållskategorier: [bad, simskola]
    undantag: ["villkor, personuppgifter: 150 tecken"]
    svar: [{regel: account-inactive, svar: vilar till våren, av: AB, datum: 2026-11-20}]
""",
    )
    with contextlib.closing(sqlite3.connect(tmp_path / "a.db")) as base:
        names = [name.replace(" ", "_") for name in fields]
        base.execute(f"create table konton ({', '.join(f'{name} text' for name in names)})")
        base.execute(f"insert into konton values ({', '.join('?' * len(names))})", list(fields.values()))
        base.commit()
    (from_sql,) = read_kind("sqlite:///a.db#konton", {}, tmp_path, ACCOUNTS).records
    plain = [
        {**one.to_dict(), "place": "", "answers": one.answers} for one in (from_csv, from_excel, from_yaml, from_sql)
    ]
    assert plain[0]["decided_on"] == "2025-01-08" and plain[0]["info"] == [
        "terms: 150 tecken",
        "personal-data: 150 tecken",
    ]
    assert plain[0]["answers"][0].by == "AB" and plain[1:] == plain[:1] * 3


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.csv", b"Syfte;Status\nBad;aktiv\n", "which accounts the rows are"),
        ("a.csv", b"Konto;Syfte;Varf\xc3\xb6r\nBad;x;y\n", "read as the same"),
        ("a.csv", b"id;namn\nA;x\nA;y\n", "id A twice"),
        ("a.yaml", b"- namn: [1, 2", "invalid YAML"),
        ("a.yaml", b"a: &x [1]\nb: *x\n", "aliases"),
        ("a.yaml", b"bara text", "no list of records"),
        ("a.yaml", b"\x00\xff\x89PNG\r\n" + bytes(range(256)), "a.yaml"),
        ("a.yaml", b"", "no header row"),
        ("a.pdf", b"", "a .csv or .xlsx file, a list in .yaml"),
    ],
)  # fmt: skip
def test_a_broken_register_is_wrong_usage(tmp_path: Path, name: str, data: bytes, message: str) -> None:
    (tmp_path / name).write_bytes(data)
    result = run("check", "--register", tmp_path / name)
    assert result.exit_code == 2 and message in result.output and "Traceback" not in result.output


def test_a_doubtful_cell_costs_itself_alone(tmp_path: Path) -> None:
    (one, other) = accounts(
        tmp_path / "a.csv",
        "Konto;Typ;Slutdatum;Takt\nBadet;halvofficiellt;03/04/2027;ibland\nMuseet;officiellt;2027-04-03;3\n",
    )
    assert [doubt.why["en"].split(":")[0] for doubt in one.doubts] == ["type", "Slutdatum", "Takt"]
    assert other.doubts == () and other.ends == date(2027, 4, 3)
    assert ("unreadable-field", "") in found(one)
    assert "unreadable-field" not in {rule for rule, _ in found(one, "account-inactive")}


SECRETS = ["Sommar2026!", "lösenord: hejsan1", "pw=Kalle99", "x7Kp92mQ4z", "EAAGm0PX4ZCpsBAKZCtest", "Sommar2026", "PIN: 4711", "token eyJhbGciOiJI.eyJzdWIiOiIx",
           "d41d8cd98f00b204e9800998ecf8427e", "inloggning: Bad&Bastu1"]  # fmt: skip
PLACES = ["KeePass, gruppen Webb", "1Password/Bibliotek/Facebook", "kassaskåpet, rum 214B", "Bitwarden: sociala-medier", "https://vault.example.se/item/123", "KS 2024/123",
          "Lösenordshanteraren, gruppen Förskola", "hos kommunikationschefen", "se pärm 3", "lösenordet är i KeePass", "webb@example.se, delad brevlåda", "nyckelskåp 2"]  # fmt: skip


@pytest.mark.parametrize("note", SECRETS)
def test_a_secret_is_seen_and_never_shown(tmp_path: Path, note: str) -> None:
    assert holds_secret(note)
    (account,) = accounts(tmp_path / "konton.csv", f'id;Konto;Inloggning förvaras\nbadet;Badet;"{note}"\n')
    assert account.credentials_exposed and account.credentials == "" and note not in repr(account)
    for form in sorted({*FORMATS} - {"xlsx"}):
        result = run("check", "--register", tmp_path / "konton.csv", "--format", form, "--show-text")
        assert "credentials-in-register" in result.output and result.exit_code == 1
        assert note not in result.output and note.split()[-1].strip("!") not in result.output
    assert note not in run("list", "--register", tmp_path / "konton.csv", "--format", "json").output


@pytest.mark.parametrize("note", PLACES)
def test_a_place_is_no_secret(note: str) -> None:
    assert not holds_secret(note)


def test_a_column_of_passwords_is_one(tmp_path: Path) -> None:
    one, other = accounts(tmp_path / "a.csv", "Konto;Lösenord\nBadet;sommar\nMuseet;\n")
    assert one.credentials_exposed and not other.credentials_exposed and "sommar" not in repr(one)


SWEDISH = {
    "sender": "Badet är en del av Sjöhaga stad.", "content": "Här berättar vi om simskolor.", "terms": "Inlägg kan bli allmän handling.",
    "contact": "Ring 08-465 004 00.", "website": "Mer på sjohaga.example.se/bad.", "privacy-link": "sjohaga.example.se/personuppgifter",
    "personal-data": "Skriv inga personuppgifter här.",
}  # fmt: skip
ENGLISH = {
    "sender": "The pool is run by the City of Sjöhaga.", "content": "We share opening hours.", "terms": "Comments may become public records.",
    "contact": "Contact us any weekday.", "website": "See example.se/pool.", "privacy-link": "example.se/privacy", "personal-data": "We keep no personal data here.",
}  # fmt: skip


@pytest.mark.parametrize("bio", [SWEDISH, ENGLISH], ids=["sv", "en"])
@pytest.mark.parametrize("item", INFO_ITEMS)
def test_each_item_of_basic_information_is_missed(bio: dict[str, str], item: str) -> None:
    whole = Account("badet", "Badet", "facebook", bio=" ".join(bio.values()))
    assert list(missing(whole, House())) == []
    without = Account("badet", "Badet", "facebook", bio=" ".join(text for name, text in bio.items() if name != item))
    assert list(missing(without, House())) == [item]
    sentence = proposed(
        item, without, House(("Sjöhaga stad",), ("example.se",), ("example.se/privacy",), "08-465 004 00")
    )
    mended = Account("badet", "Badet", "facebook", bio=f"{without.bio} {sentence}")
    assert list(missing(mended, House())) == [], sentence
    assert any(word in sentence for word in (" är ", " vi ", "Det ", "oss", "Läs", "Om")) == (bio is SWEDISH)


@pytest.mark.parametrize(
    "bio",
    ["", "🏊", "Vi bor i en vacker stad", "Badet", "http://", "www", "@badet #bad", "Följ", "Stad kommun region", "\u202e\x00"],
)  # fmt: skip
def test_hardly_anything_is_no_basic_information(bio: str) -> None:
    assert set(missing(Account("a", bio=bio), House())) >= {
        "sender",
        "terms",
        "contact",
        "website",
        "privacy-link",
        "personal-data",
    }


def test_the_house_names_itself_and_its_pages() -> None:
    house = House(("Sjöhaga stad",), ("sjohaga.example.se",), ("sjohaga.example.se/gdpr",))
    other = Account("a", bio="Vi är en del av Ekby kommun. ekby.example.se, ekby.example.se/personuppgifter")
    assert {"sender", "website", "privacy-link"} <= set(missing(other, house))
    own = Account(
        "a", bio="Sjöhaga stads bad.", links=("https://www.bad.sjohaga.example.se/", "https://sjohaga.example.se/gdpr/")
    )
    assert not {"sender", "website", "privacy-link"} & set(missing(own, house))


@pytest.mark.parametrize("piece", ["a", "a.", "a@", "08-", "här ", "nyheter ", "https://a.", "drivs av ", "Å ", "vi "])
def test_a_long_bio_takes_no_quadratic_time(piece: str) -> None:
    account = Account("a", bio=piece * 50_000)
    start = time.process_time()
    list(missing(account, House(("Sjöhaga stad",))))
    assert time.process_time() - start < 8


def test_exemptions_and_answers_of_the_register_settle(tmp_path: Path) -> None:
    register = tmp_path / "konton.yaml"
    register.write_text(
        "- {id: badet, namn: Badet, plattform: instagram, undantag: 'alla: 150 tecken', startdatum: 2026-01-01, senaste inlägg: 2026-05-01,"
        " svar: 'account-inactive: vilar till våren /AB 2026-11-20; account-owner-missing: ja'}\n",
        encoding="utf-8",
    )
    guard = Guard({"accounts": [str(register)], "lang": "en"}, today=TODAY)
    (report,) = guard.check_accounts()
    settled = [(s.finding.pointer, s.answer.answer) for s in report.settled]
    assert settled == [
        *((f"/info/{item}", "exemption in the register: 150 tecken") for item in INFO_ITEMS),
        ("/last_post", "vilar till våren"),
    ]
    rules = [finding.rule for finding in report.findings]
    assert "account-inactive" not in rules and "account-info-missing" not in rules
    assert "account-owner-missing" in rules and "answer-not-applied" in rules  # a certain fault needs a reason


def test_an_answer_holds_until_what_it_was_about_changes(tmp_path: Path) -> None:
    def open_rules(last: str) -> list[str]:
        (tmp_path / "konton.csv").write_text(
            f"id;Konto;Senaste inlägg;Svar\nbadet;Badet;{last};account-inactive: vilar /AB\n", encoding="utf-8"
        )
        (tmp_path / "postguard.toml").write_text('accounts = ["konton.csv"]\nselect = ["account-inactive"]\n')
        (report,) = Guard(tmp_path / "postguard.toml", today=TODAY).check_accounts()
        return [finding.rule for finding in report.findings]

    assert open_rules("2026-05-01") == []
    assert open_rules("2026-06-01") == ["account-inactive", "answer-not-applied"]


def test_names_of_accounts() -> None:
    register = Accounts(
        (Account("a", "Badet", "facebook", "@SjohagaBad"), Account("b", "Badet", "instagram"), Account("c", "Isen"))
    )
    assert [one.id for one in register.named("badet")] == ["a", "b"]
    assert [one.id for one in register.named("Badet", ("Insta",))] == ["b"]
    assert [one.id for one in register.named("sjohagabad", ("instagram",))] == []
    assert [one.id for one in register.named("Isen", ("linkedin",))] == ["c"]
    with pytest.raises(RegisterError, match="id a twice"):
        Accounts((Account("a"), Account("a")))


@pytest.mark.parametrize(
    ("words", "per_week"),
    [("2 ggr/vecka", 2), ("1-2 per vecka", 1), ("dagligen", 7), ("1 gång i månaden", 12 / 52), ("3/v", 3), ("4", 4), ("1,5", 1.5), ("ibland", None), ("2 per sekund", None)],
)  # fmt: skip
def test_rhythms(words: str, per_week: float | None) -> None:
    assert rhythm_of(words) == (pytest.approx(per_week) if per_week else None)


def test_items() -> None:
    assert items_of("Villkor och länk till personuppgifter") == ("terms", "privacy-link")
    assert items_of("alla") == INFO_ITEMS and items_of("annat") == ()


def test_the_samples_give_the_expected_report() -> None:
    for path, text in expected_accounts():
        assert text == path.read_text(encoding="utf-8")
    guard = Guard(SAMPLES / "postguard.toml", today=TODAY)
    reports = {one.account.id: {f.rule for f in one.findings} for one in guard.check_accounts()}
    assert len(reports) == 12
    assert sum("account-info-missing" in rules for rules in reports.values()) == 4
    assert [id for id, rules in reports.items() if "account-review-overdue" in rules] == ["sjohaga-energi", "klass-3b"]
    assert not reports["badhuset"] and guard.accounts.named("badhuset")[0].closed_on(TODAY)


def test_a_check_judges_the_accounts_that_its_drafts_are_for(tmp_path: Path) -> None:
    (tmp_path / "konton.yaml").write_text(
        "- {id: badet, namn: Badet}\n- {id: museet, namn: Museet}\n", encoding="utf-8"
    )
    (tmp_path / "postguard.toml").write_text('accounts = ["konton.yaml"]\nlang = "en"\n')
    (tmp_path / "a.md").write_text("---\nkonto: Badet\n---\nHej!")
    document = json.loads(CliRunner().invoke(main, ["check", str(tmp_path), "--format", "json"]).stdout)
    jsonschema.validate(document, json.loads((ROOT / "docs" / "report.schema.json").read_text(encoding="utf-8")))
    assert [one["id"] for one in document["accounts"]] == ["badet"] and [one["id"] for one in document["drafts"]] == [
        "a"
    ]
    assert {"rule", "pointer", "fingerprint"} <= document["accounts"][0]["findings"][0].keys()
    assert document["summary"]["accounts"] == 1


def test_workers_know_the_accounts() -> None:
    drafts = [Draft(id=str(at), text="Hej!", account="okänt") for at in range(3)]
    guard = Guard(
        {"select": ["unregistered-account"], "cache": False}, today=TODAY, accounts=[Account("badet", "Badet")]
    )
    with guard.workers(1) as executor:
        reports = list(guard.check_many(drafts, executor))
    assert [[f.rule for f in report.findings] for report in reports] == [["unregistered-account"]] * 3


@pytest.mark.parametrize("form", sorted({*FORMATS} - {"json"}))
def test_every_format_tells_of_accounts_and_is_harmless(form: str) -> None:
    hostile = "<script>alert(1)</script>\x1b[31m=cmd()\u202e{0}%0A"
    guard = Guard({"lang": "sv"}, today=TODAY)
    (report,) = guard.check_accounts(
        (), [Account(hostile, hostile, administration=hostile, path=f"{hostile}.csv", place=hostile)]
    )
    written = guard.reports[form](Results(accounts=(report,)), Options("sv", checks=guard.all_checks, show_text=True))
    if isinstance(written, bytes):
        book = openpyxl.load_workbook(io.BytesIO(written))
        text = "\n".join(str(cell.value) for sheet in book for row in sheet for cell in row)
        assert not any(cell.data_type == "f" for sheet in book for row in sheet for cell in row)
    else:
        text = written
    assert "\x1b" not in text and (form != "html" or "<script>alert" not in text)
    assert "account-owner-missing" in text


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["accounts", *map(str, arguments), "--lang", "en", "--today", "2026-12-01"])


def test_without_a_register_is_wrong_usage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = run("check")
    assert result.exit_code == 2 and "No register of accounts" in result.output


def test_list_chooses_and_names_nobody(tmp_path: Path) -> None:
    accounts(tmp_path / "konton.csv", CSV.replace("driftledaren", "Anna Lind"))
    listed = run("list", "--register", tmp_path / "konton.csv", "--administration", "frit", "--platform", "insta")
    assert listed.output == "konton!4  facebook, instagram  Fritid  official  in use  2026-03-01\n"
    assert "Anna" not in run("list", "--register", tmp_path / "konton.csv", "--format", "json").output


def test_the_neutral_policy_knows_nothing_of_any_house() -> None:
    sources = ROOT / "src" / "postguard"
    assert "tockholm" not in (sources / "policies" / "neutral.toml").read_text(encoding="utf-8")
    assert [path for path in sources.rglob("*.py") if "postguard_stockholm" in path.read_text(encoding="utf-8")] == []
    assert [
        path
        for path in (ROOT / "tests").glob("*.py")
        if "postguard_" + "stockholm" in path.read_text(encoding="utf-8") and path.name != "test_accounts.py"
    ] == []
