"""Hostile answers, settings, fixes and command lines: a fault is said, and costs only what it touches."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from PIL import Image

from postguard import Answer, Draft, Guard, Media, Report, Shows
from postguard.cli import main
from postguard.fix import fix
from postguard.writing import write_atomically

RING = "Ring 070-174 06 05"
TAG = "Kom! #stockholmsstad"


def judged(guard: Guard, path: Path, data: str | bytes | None = None) -> list[Report]:
    if data is not None:
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return [guard.check(draft) for draft in guard.load(path)]


def said(reports: Iterable[Report]) -> str:
    return " | ".join(f"{f.rule}: {f.message}" for r in reports for f in r.findings)


def run(*args: object, stdin: bytes = b"") -> tuple[int, str]:
    """The command's exit status and output; anything but an exit fails the test."""
    done = CliRunner().invoke(main, [*map(str, args)], input=stdin)
    assert done.exception is None or isinstance(done.exception, SystemExit), repr(done.exception)
    return done.exit_code, done.output


def house(folder: Path, settings: str = 'lang = "en"', **options: Any) -> Guard:
    """A Guard of a folder with a configuration, and so with a memory of answers."""
    (folder / "postguard.toml").write_text(settings, encoding="utf-8")
    return Guard(folder / "postguard.toml", **options)


PICTURE = "bild: {path: x.jpg, alt: B., %s}"
CHANGES = [
    ("kind: story", "datum: snart"), ("kind: story\nlang: en", "kind: story\nlang: [1]"),
    (PICTURE % "shows: {minors: 1}", PICTURE % "shows: {minors: 5}"),
    (PICTURE % "shows: {minors: 1}", PICTURE % "shows: {minors: 1}, people: [A1]"),
    (PICTURE % "shows: {minors: 1}", "people: [A1]\n" + PICTURE % "shows: {minors: 1}"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after"), CHANGES)
def test_an_answer_covers_no_other_fault(tmp_path: Path, before: str, after: str) -> None:
    Image.new("RGB", (64, 48)).save(tmp_path / "x.jpg")
    answers = (
        "answers: [{rule: unreadable-field, answer: Gör inget}, {rule: minor-without-consent, answer: Ett ja finns}]"
    )
    (once,) = judged(house(tmp_path), tmp_path / "x.md", f"---\n{before}\n{answers}\n---\nHej")
    (then,) = judged(house(tmp_path, 'lang = "sv"'), tmp_path / "x.md")
    (again,) = judged(house(tmp_path), tmp_path / "x.md", f"---\n{after}\n{answers}\n---\nHej")
    assert len(once.settled) == len(then.settled) == 1, "the language of the report is no change"
    assert {f.rule for f in again.findings} & {"unreadable-field", "minor-without-consent"}


def test_an_answer_that_another_guard_has_seen_keeps_its_meaning(tmp_path: Path) -> None:
    guards = [house(tmp_path), house(tmp_path)]
    for guard, text in zip(guards, (RING, RING + " nu"), strict=True):
        front = f"---\nsvar: [{{rule: phone-number, answer: Växeln}}]\n---\n{text}"
        assert bool(judged(guard, tmp_path / "x.md", front)[0].settled) is (guard is guards[0])


@pytest.mark.parametrize("memory", ["[1]", "5", "{", '{"x": 5}', "[" * 99999])
def test_a_broken_memory_is_no_crash(tmp_path: Path, memory: str) -> None:
    (tmp_path / ".postguard-answers.json").write_text(memory)
    front = f"---\nsvar: [{{rule: phone-number, answer: Växeln}}]\n---\n{RING}"
    assert judged(house(tmp_path), tmp_path / "x.md", front)[0].settled


LISTS = [
    "---\nsvar:\n  - rule: x\n    answer: y\n---\n", '+++\n[[svar]]\nrule = "x"\nanswer = "y"\n+++\n',
    "---\nkommentar:\n- {rule: x, answer: y}\n---\n",
]  # fmt: skip


@pytest.mark.parametrize("head", LISTS)
def test_answers_go_on_under_the_key_that_is_there(tmp_path: Path, head: str) -> None:
    path, words = tmp_path / "x.md", 'Växeln "a\\b" \x1b\x7f\u2028 å'
    guard = house(tmp_path, 'select = ["personal-data"]\n[aliases]\nkommentar = "answers"')
    path.write_bytes(f"{head}{RING} a@example.se".encode())
    for rule in ("phone-number", "email-address"):
        assert run("answer", path, rule, words, "--by", "Eva")[0] == 0
    (report,) = judged(guard, path)
    assert [a.rule for a in report.draft.answers] == ["x", "phone-number", "email-address"]
    assert {s.answer.answer for s in report.settled} == {words}


def test_an_answer_that_cannot_be_written_leaves_the_file_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x.md"
    path.write_bytes(data := f"å {RING}".encode("cp1252"))
    for words, message in (("Växeln → ok", "(cp1252) has no '→'"), ("V\udce4xeln", "text in UTF-8"), ("", "cannot")):
        status, output = run("answer", path, "phone-number", words, "--by", "Eva")
        assert (status, path.read_bytes()) == (2, data) and message in output
    monkeypatch.setattr("getpass.getuser", lambda: {}["no such user"])
    assert "--by" in run("answer", path, "phone-number", "Växeln")[1]


FIELDS: list[Callable[[], object]] = [
    lambda: Draft(text=5), lambda: Draft(channels="facebook"), lambda: Draft(media=("x.jpg",)), lambda: Answer("x", 5),
    lambda: Answer("x", until="2026-01-01"), lambda: Shows(minors="1"), lambda: Media("x", alt=5), lambda: Draft(publish_at="i dag"),
]  # type: ignore[arg-type]  # fmt: skip


@pytest.mark.parametrize("make", FIELDS)
def test_a_field_of_the_wrong_type_is_named_where_it_is_made(make: Callable[[], object]) -> None:
    with pytest.raises(TypeError, match=r"(Draft|Answer|Shows|Media)\.\w+ should be"):
        make()


def test_what_is_nearly_right_is_taken() -> None:
    draft = Draft(text="Hej", publish_at=date(2026, 1, 1), channels=None, media=[Media("x.jpg")])  # type: ignore[arg-type]
    assert (draft.publish_at, draft.channels, len(draft.media)) == (datetime(2026, 1, 1), (), 1)
    assert Answer("x", until=datetime(2026, 1, 1, 8)).until == date(2026, 1, 1)


CONFIGS = [
    ("x = " + "1" * 5000, "cannot be read"), ("x = " + "[" * 5000, "cannot be read"), ("[faces]\nminor-above = nan", "between 0 and 1"),
    ("[limits]\ncharacters = -1", "at least 1"), ("[rules.emoji-excess]\nemojis = -1", "at least 0"), ("[rules.hashtag-excess.channels]\nx = -1", "channels.x"),
    ('[aliases]\nbildtext = "altt"', "did you mean 'alt'?"), ('ignore = ["all"]', "nothing would be judged"),
]  # fmt: skip


@pytest.mark.parametrize(("config", "message"), CONFIGS)
def test_wrong_settings_are_named(tmp_path: Path, config: str, message: str) -> None:
    (tmp_path / "postguard.toml").write_text(config), (tmp_path / "x.md").write_text("Hej")
    status, output = run("check", tmp_path / "x.md")
    assert status == 2 and message in output


@pytest.mark.parametrize("project", ["tool = 5", "[tool]\npostguard = 5"])
def test_a_pyproject_without_a_table_is_named(tmp_path: Path, project: str) -> None:
    (tmp_path / "pyproject.toml").write_text(project), (tmp_path / "x.md").write_text("Hej")
    assert "5 should be a table" in run("check", tmp_path / "x.md")[1]


FIXES = [
    ("x.jsonl", '{"text": "a\u2028b"}\n{"text": "#stockholmsstad"}\n', '{"text": "a\u2028b"}\n{"text": "#StockholmsStad"}\n'),
    ("x.jsonl", '{"id": "a", "text": "#stockholmsstad"}\n{"id": "a", "text": "Hej"}\n', '{"id": "a", "text": "#StockholmsStad"}\n{"id": "a", "text": "Hej"}\n'),
    ("x.json", '[{"id": "a", "text": "#stockholmsstad"}, {"id": "a", "text": "#stockholmsstad"}]', '[{"id": "a", "text": "#StockholmsStad"}, {"id": "a", "text": "#StockholmsStad"}]'),
    ("x.md", "![Bild på iPhone](x) ![Bild på ßx](y) ![Bild på barn](z) Hej", "![iPhone](x) ![Ssx](y) ![Barn](z) Hej"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "before", "after"), FIXES)
def test_fixes_find_their_place(tmp_path: Path, name: str, before: str, after: str) -> None:
    guard = Guard({"select": ["hashtag-case", "alt-prefix"]})
    fix(judged(guard, tmp_path / name, before), guard.sources, guard.config)
    assert (tmp_path / name).read_bytes().decode() == after


def test_a_fix_keeps_the_order_of_bytes_and_says_what_it_left(tmp_path: Path) -> None:
    (tmp_path / "x.md").write_bytes(b"\xfe\xff" + TAG.encode("utf-16-be"))
    (tmp_path / "y.json").write_text('{"text": "\\ud835\\udde1\\ud835\\ude06"}')
    output = run("check", tmp_path, "-", "--fix", "--select", "hashtag-case,styled-unicode", stdin=TAG.encode())[1]
    assert (tmp_path / "x.md").read_bytes() == b"\xfe\xff" + "Kom! #StockholmsStad".encode("utf-16-be")
    assert "2 of 3 fixes could not be applied" in output and "hashtag-case" in output, "standard input stays reported"


def test_files_are_written_through_links_and_into_devices(tmp_path: Path) -> None:
    (tmp_path / "x.md").write_text("Hej"), (tmp_path / "real").write_text("old"), (tmp_path / "link").symlink_to("real")
    (tmp_path / "loop").symlink_to("loop")
    assert run("check", tmp_path / "x.md", "--output", tmp_path / "link")[0] == 0
    assert (tmp_path / "link").is_symlink() and "Hej" not in (tmp_path / "real").read_text() != "old"
    assert run("check", tmp_path / "x.md", "--output", tmp_path / "loop")[0] == 2
    os.mkfifo(tmp_path / "pipe")
    reader = os.open(tmp_path / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    write_atomically(tmp_path / "pipe", b"x")
    assert os.read(reader, 9) == b"x" and (tmp_path / "pipe").is_fifo()
    os.close(reader)


def test_no_control_character_reaches_the_terminal(tmp_path: Path) -> None:
    folder = tmp_path / "a\x1b[31m\nSPOOF"
    folder.mkdir()
    answers = [{"rule": "phone-number", "answer": "x y", "by": "Eva\x1b[2J\nSPOOF"}, {"rule": "\x1b[31m\nSPOOF"}]
    post = {"text": f"\x1b[31m\u202e{RING}", "answers": answers, "media": ["\x1b[31m.jpg"]}
    (folder / "x.json").write_text(json.dumps(post))
    shown = [
        ("check", folder),
        ("check", folder, "--show-text"),
        ("check", folder, "--quiet"),
        ("answer", folder / "no", "x", "y"),
    ]
    for args in (
        *shown,
        ("check", "no\x1b[2J\nSPOOF"),
        ("\x1b[2J\nSPOOF",),
        ("check", folder, "--select", "\x1b\nSPOOF"),
    ):
        out = run(*args)[1]
        assert (
            "\x1b" not in out and "\u202e" not in out and not any(line.startswith("SPOOF") for line in out.splitlines())
        )


def test_each_path_is_judged_under_its_own_configuration(tmp_path: Path) -> None:
    for name, settings in (("a", 'lang = "en"'), ("b", 'lang = "sv"\nfail-on = "warning"')):
        (tmp_path / name).mkdir(), (tmp_path / name / "postguard.toml").write_text(settings)
        (tmp_path / name / "x.md").write_text(TAG)
    status, output = run("check", tmp_path / "a", tmp_path / "b", "--select", "hashtag-case", "--quiet")
    assert status == 1 and ": warning hashtag-case: The" in output and ": varning hashtag-case: Hashtaggen" in output
    assert run("check", tmp_path / "a", "--select", "hashtag-case")[0] == 0


def test_closed_streams_endless_names_and_loops_are_said(tmp_path: Path) -> None:
    (tmp_path / "loop.md").symlink_to("loop.md"), (tmp_path / "x.md").write_text("Hej")
    assert run("check", "a" * 5000)[0] == 2 and run("check", tmp_path / "loop.md")[0] == 1
    for args, closed in (("x.md", ">&-"), ("-", "<&-")):
        command = f'"{sys.executable}" -c "from postguard.cli import main; main()" check {args} {closed}'
        done = subprocess.run(["sh", "-c", command], cwd=tmp_path, capture_output=True, text=True)
        assert done.returncode == 2 and "is closed" in done.stderr and "Traceback" not in done.stderr
