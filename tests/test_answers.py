"""A person answers once, where they work; the question returns only when what it was about has changed."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from conftest import SAMPLES, TODAY

from postguard import Answer, Draft, Guard, Report
from postguard.cli import main
from postguard.guard import MEMORY_FILE

TEXT = "Vi saknar Ulla, som är tillbaka efter cellgifterna."
ANSWERED = """---
svar:
  - regel: health-data
    svar: Ulla har godkänt texten, mejl 12/11
    av: Kim Ek
    datum: 2026-11-12{more}
channels: [{channels}]
bilder:
  - fil: bild.jpg
    alt: Sjön.
---
{text}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "postguard.toml").write_text('lang = "en"\n', encoding="utf-8")
    shutil.copy(SAMPLES / "bilder" / "badbryggan.jpg", tmp_path / "bild.jpg")
    return tmp_path


def check(folder: Path, content: str, *select: str) -> Report:
    path = folder / "draft.md"
    path.write_text(content, encoding="utf-8")
    return check_file(path, *select)


def check_file(path: Path, *select: str) -> Report:
    chosen = {"select": [*(select or ("health-data", "hashtag-case")), "answer-not-applied"]}
    guard = Guard(path.parent / "postguard.toml", today=TODAY, overrides=chosen)
    (report,) = map(guard.check, guard.load(path))
    return report


def draft(text: str = TEXT, more: str = "", channels: str = "facebook") -> str:
    return ANSWERED.format(text=text, more=more, channels=channels)


def rules(report: Report) -> list[str]:
    return [finding.rule for finding in report.findings]


def test_an_answer_settles_and_stays_in_the_report(folder: Path) -> None:
    for _ in range(2):
        report = check(folder, draft())
        assert rules(report) == []
        (settled,) = report.settled
        assert (settled.finding.rule, settled.answer.by) == ("health-data", "Kim Ek")


@pytest.mark.parametrize("change", [draft(TEXT + " Välkommen!"), draft(channels="instagram")], ids=["text", "channel"])
def test_the_question_returns_when_what_was_judged_changes(folder: Path, change: str) -> None:
    check(folder, draft())
    report = check(folder, change)
    assert rules(report) == ["health-data", "answer-not-applied"]
    assert "what it was about has changed" in report.findings[1].message
    assert rules(check(folder, draft())) == [], "the old text is still answered"


def test_an_answer_about_a_picture_returns_when_the_picture_changes(folder: Path) -> None:
    answer = '---\nmedia: [bild.jpg]\nanswers:\n  - {rule: alt-missing, answer: "Logotypen, namnet står i texten"}\n---\nHej!'
    assert rules(check(folder, answer, "alt-missing")) == []
    shutil.copy(SAMPLES / "bilder" / "klassfoto.jpg", folder / "bild.jpg")
    assert rules(check(folder, answer, "alt-missing")) == ["alt-missing", "answer-not-applied"]


def test_the_memory_holds_hashes_alone(folder: Path) -> None:
    check(folder, draft())
    memory = json.loads((folder / MEMORY_FILE).read_text(encoding="utf-8"))
    assert all(len(key) == 24 and set(key) <= set("0123456789abcdef") for key in memory)
    assert "Ulla" not in json.dumps(memory)


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ("  - {rule: health-data, answer: Godkänt av Ulla, until: 2026-11-30}", "it held until 2026-11-30"),
        ("  - {rule: health-data, answer: Godkänt av Ulla, fingerprint: abc12345}", "what it was about has changed"),
        ("  - {rule: health-data, answer: Godkänt av Ulla, fingerprint: abc1}", "at least eight characters"),
        ("  - {rule: health-data, answer: ''}", "it is empty"),
        ("  - {rule: check-crashed, answer: Det vet vi om}", "cannot be answered"),
        ("  - {rule: hashtag-case, answer: Det är ett citat}", "no such question"),
        ("  - {rule: helth-data, answer: Det är ett citat}", "no such question"),
        ("  - {rule: health-data, pointer: /title, answer: Godkänt}", "no such question"),
    ],
)
def test_an_answer_that_settles_nothing_is_said(folder: Path, answer: str, words: str) -> None:
    report = check(folder, f"---\nanswers:\n{answer}\n---\n{TEXT}")
    assert "answer-not-applied" in rules(report) and words in report.findings[-1].message


@pytest.mark.parametrize(
    ("said", "settles"), [("ja", False), ("ok!", False), ("Logotypen, namnet står i texten", True)]
)
def test_a_certain_fault_needs_a_reason(folder: Path, said: str, settles: bool) -> None:
    text = f"---\nmedia: [bild.jpg]\nanswers:\n  - {{rule: alt-missing, answer: '{said}'}}\n---\nHej!"
    assert (rules(check(folder, text, "alt-missing")) == []) is settles


def test_an_answer_in_the_api_is_tied_by_its_fingerprint() -> None:
    guard = Guard({"select": ["health-data"]}, today=TODAY)
    (finding,) = guard.check(Draft(text=TEXT)).findings
    answer = Answer("health-data", "Approved by Ulla", fingerprint=finding.fingerprint)
    assert not guard.check(Draft(text=TEXT, answers=(answer,))).findings
    assert len(guard.check(Draft(text=TEXT + " Hej!", answers=(answer,))).findings) == 2


@pytest.mark.parametrize(
    "content",
    [
        TEXT,
        f"---\ntitle: Hej\n---\n{TEXT}",
        f"+++\ntitle = 'Hej'\n+++\n{TEXT}",
        f"---\r\ntitle: Hej\r\n---\r\n{TEXT}\r\n",
        f"\ufeff---\ntitle: Hej\n---\n{TEXT}",
        f"---\nsvar:\n- regel: swearing\n  svar: citat\nrubrik: Hej\n---\n{TEXT}",
        f"---\nanswers:\n    - rule: swearing\n      answer: citat\n---\n{TEXT}",
    ],
    ids=["bare", "yaml", "toml", "crlf", "bom", "swedish list", "indented list"],
)
def test_the_answer_command_writes_into_the_draft(folder: Path, content: str) -> None:
    path = folder / "draft.md"
    path.write_bytes(content.encode())
    said = 'Ulla har "godkänt" texten: mejl'
    result = CliRunner().invoke(main, ["answer", str(path), "health-data", said, "--by", "Kim"])
    assert result.exit_code == 0, result.output
    report = check_file(path)
    assert [(s.answer.answer, s.answer.by) for s in report.settled] == [(said, "Kim")]
    assert path.read_bytes().decode().endswith(TEXT + ("\r\n" if "\r\n" in content else ""))
    assert (path.read_bytes().count(b"\r\n") == path.read_bytes().count(b"\n")) or "\r\n" not in content
    path.write_bytes(path.read_bytes().replace(TEXT.encode(), b"Hon har cancer, " + TEXT.encode()))
    assert "health-data" in rules(check_file(path)), "tied to the text that was judged"


def test_the_answer_command_refuses_what_it_cannot_do(folder: Path) -> None:
    path = folder / "draft.md"
    path.write_text(f"---\nmedia: [bild.jpg]\n---\n{TEXT}", encoding="utf-8")
    before = path.read_bytes()
    for args, words in (
        (("swearing", "citat"), "no open finding"),
        (("health-dat", "x"), "did you mean 'health-data'?"),
        (("alt-missing", "ja"), "needs a reason"),
    ):
        result = CliRunner().invoke(main, ["answer", str(path), *args])
        assert result.exit_code == 2 and words in result.output
    assert path.read_bytes() == before


def test_an_answer_about_a_rule_that_was_not_asked_is_left_alone(folder: Path) -> None:
    assert rules(check(folder, draft("Hej! #sjöhagastad"), "hashtag-case")) == ["hashtag-case"]
