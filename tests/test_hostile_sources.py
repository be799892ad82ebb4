"""Hostile sources: any bytes give a clear message for that item, and what was not read is never "clean"."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

import pytest
from click.testing import CliRunner, Result

from postguard import Draft, Guard, Report, hookimpl
from postguard.cli import main
from postguard.config import Config
from postguard.finding import Finding
from postguard.run import without_repeats
from postguard.sources import Source

FAST = ["source", "phone-number", "alt-missing", "hashtag-case"]
NUMBER = "070-174 06 05"
RING = f"Ring {NUMBER}"
GUARD = Guard({"lang": "en", "select": FAST})


def judged(path: Path, data: str | bytes | None = None, guard: Guard = GUARD) -> list[Report]:
    """The reports on a file with these bytes."""
    if data is not None:
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return [guard.check(draft) for draft in guard.load(path)]


def said(reports: Iterable[Report]) -> str:
    return " | ".join(f"{f.rule} {f.level}: {f.message}" for r in reports for f in r.findings)


def piped(stdin: bytes) -> Result:
    done = CliRunner().invoke(main, ["check", "-", "--lang", "en", "--select", ",".join(FAST)], input=stdin)
    assert done.exception is None or isinstance(done.exception, SystemExit), repr(done.exception)
    return done


def yaml_front(lines: str) -> str:
    return f"---\n{lines}\n---\nHej"


def toml_front(lines: str) -> str:
    return f"+++\n{lines}\n+++\nHej"


HEX = "0x" + "f" * 6000
LOST = "unreadable-field error: A field could not be read: "
FILES = {
    "empty": ("x.md", "", "the file is empty"),
    "binary": ("x.md", b"\x00\x01\x02" * 100, "its content is no text"),
    "50 MB": ("x.md", b"a" * 50_000_000, "over 50,000 characters"),
    "alias": ("x.md", yaml_front("a: &a [x]\nb: *a"), "uses YAML aliases"),
    "merge": ("x.md", yaml_front("<<: {bild: x.jpg}"), "not valid YAML (line 2)"),
    "depth": ("x.md", yaml_front("a: " + "[" * 100_000), "nested too deep"),
    "many keys": ("x.md", yaml_front("\n".join(f"k{i}: v" for i in range(500))), LOST + "over 200 unknown keys"),
    "tag": ("x.md", yaml_front('a: !!python/object/apply:os.system ["id"]'), "not valid YAML"),
    "impossible day": ("x.md", yaml_front("datum: 2026-02-31"), "not valid YAML"),
    "long number": ("x.md", yaml_front("title: " + "1" * 6000), "not valid YAML"),
    "long hex number": ("x.md", yaml_front(f"title: {HEX}"), LOST + "title: should be text"),
    "long hex word": ("x.md", yaml_front(f"kind: {HEX}"), LOST + "kind"),
    "empty !!int": ("x.md", yaml_front('title: !!int ""'), "not valid YAML"),
    "empty !!float": ("x.md", yaml_front('title: !!float ""'), "not valid YAML"),
    "odd !!bool": ("x.md", yaml_front("title: !!bool maybe"), "not valid YAML"),
    "long TOML number": ("x.md", toml_front("title = " + "1" * 6000), "not valid TOML"),
    "long TOML hex": ("x.md", toml_front(f"title = {HEX}"), LOST + "title"),
    "front matter in old Mac line ends": ("x.md", f"---\rbild: x.jpg\r---\r{RING}", "no such file"),
    "front matter after a blank line": ("x.md", "\n---\nbild: x.jpg\n---\nHej", "at the very start"),
    "front matter after a BOM and a space": ("x.md", "\ufeff ---\nbild: x.jpg\n---\nHej", "at the very start"),
    "YAML key twice": ("x.md", yaml_front("bild: x.jpg\nbild: y.jpg"), LOST + "media: the key stands there twice"),
    "JSON key twice": ("x.json", '{"text": "a", "text": "b"}', LOST + "text: the key stands there twice"),
    "two keys of one field": ("x.md", yaml_front("rubrik: a\ntitle: b"), LOST + "title: several keys (rubrik + title)"),
    "text and body": ("x.md", yaml_front(f"text: {RING}"), LOST + "the text stands both"),
    "picture under an unknown key": ("x.md", yaml_front("omslag: {mobil: [x.jpg]}"), LOST + "the key is unknown, but"),
    "misspelt key": ("x.md", yaml_front("rubirk: a"), "unreadable-field warning: A field could not be read: the key"),
    "no media": ("x.json", '{"text": "x", "media": 5}', LOST + "media: should be a file name or fields"),
    "no date": ("x.json", '{"text": "x", "datum": "imorgon"}', LOST + "publish_at: write the date as"),
    "no text": ("x.json", '{"text": ["a"]}', LOST + "text: should be text"),
    "not a number": ("x.json", '{"text": NaN}', LOST + "text: should be text"),
    "comment never ends": ("x.md", f"Hej <!-- {RING}", LOST + "<!-- never ends (line 1)"),
    "style never ends": ("x.md", f"Hej\n<style> {RING}", LOST + "<style> never ends (line 2)"),
    "101 pictures": ("x.json", json.dumps({"media": ["x.jpg"] * 101}), "over 100 pictures, films and sounds"),
    "1,001 answers": ("x.json", json.dumps({"text": "x", "svar": [{"rule": "x"}] * 1001}), "over 1,000 answers"),
    "10,001 drafts": ("x.json", json.dumps([{}] * 10_001), "over 10,000 drafts; the rest were not judged"),
    "YAML of a million values": ("x.yaml", "- a\n" * 1_000_000, "too many values"),
}


@pytest.mark.parametrize(("name", "data", "message"), FILES.values(), ids=FILES)
def test_a_bad_file_is_said(tmp_path: Path, name: str, data: str | bytes, message: str) -> None:
    assert message in said(judged(tmp_path / name, data))


def test_an_answer_to_one_loss_covers_no_other(tmp_path: Path) -> None:
    (tmp_path / "postguard.toml").write_text("")
    guard = Guard(tmp_path / "postguard.toml")
    answered = "---\n%s\nanswers: [{rule: unreadable-field, answer: Det ska vara så}]\n---\nHej%s"
    assert judged(tmp_path / "x.md", answered % ("a: b", " <!-- x"), guard)[0].settled
    for lost in (("a: b", " ![x] (y.jpg)"), ("bild: 5", ""), ("text: Hej då", "")):
        assert not judged(tmp_path / "x.md", answered % lost, guard)[0].settled


@pytest.mark.parametrize("mark", ["<!--", "<script>", "<style>", "<SCRIPT>"])
def test_what_never_ends_hides_nothing(tmp_path: Path, mark: str) -> None:
    assert "phone-number" in said(judged(tmp_path / "x.md", f"Hej {mark} {RING}"))
    assert "phone-number" in said(judged(tmp_path / "x.md", f"<!--> {RING} <!-- x --!>"))


PICTURES = {
    "![a](x.jpg)": "x.jpg", "[![a](x.jpg)](https://y.se)": "x.jpg", "![a](<my x.jpg>)": "my x.jpg", '![a](x.jpg "t")': "x.jpg",
    "![a](x.jpg 't')": "x.jpg", "![a](x.jpg (t))": "x.jpg", "![a](my x (1).jpg)": "my x (1).jpg", "![a](x(1).jpg)": "x(1).jpg",
    "![a](my x.jpg 't')": "my x.jpg", "![a](x\\(1\\)&amp;.jpg)": "x(1)&.jpg", "![a [b] c](x.jpg)": "x.jpg", "![a\nb](x.jpg)": "x.jpg",
    "![a][r]\n\n[r]: x.jpg": "x.jpg", "![R][]\n\n[r]: <x.jpg> 't'": "x.jpg", "![r]\n\n[r]: x.jpg": "x.jpg", "![[x.jpg|300]]": "x.jpg",
    f"![{'a' * 1001}](x.jpg)": "x.jpg", f"![a]({'x' * 501}.jpg)": "x" * 501 + ".jpg",
    "<img src=x.jpg>": "x.jpg", "<IMG\nSRC='x.jpg'>": "x.jpg", "<img src='x.jpg' alt='a > b'>": "x.jpg", "<img alt='a > b' src='x.jpg'>": "x.jpg",
    "<img srcset='x.jpg 2x'>": "x.jpg", "<img src='x.jpg' srcset='x.jpg 1x, y.jpg 2x'>": "x.jpg y.jpg", "<img data-src=x.jpg>": "x.jpg",
    "<video><source src='x.mp4'></video>": "x.mp4", "<video src=x.mp4 poster=x.jpg></video>": "x.mp4 x.jpg",
    "<picture><source srcset='x.webp'><img src='x.jpg' alt='a'></picture>": "x.webp x.jpg",
}  # fmt: skip


@pytest.mark.parametrize("body", PICTURES)
def test_no_picture_is_lost(tmp_path: Path, body: str) -> None:
    (report,) = judged(tmp_path / "x.md", f"Hej\n\n{body}\n")
    assert " ".join(medium.path for medium in report.draft.media) == PICTURES[body]
    assert "unreadable" not in said([report])


@pytest.mark.parametrize(
    "body",
    ["![a] (x.jpg)", "![a]()", "![a][r]", "![a\n\nb](x.jpg)", "<img src='x.jpg'", "<img alt='a'>", "<video></video>", "<audio>", "<object data=x.jpg>", "<iframe src=x>"],
)  # fmt: skip
def test_a_picture_that_cannot_be_read_is_said(tmp_path: Path, body: str) -> None:
    assert "may have been lost (line 3)" in said(judged(tmp_path / "x.md", f"Hej\n\n{body}\n"))


def test_the_sources_of_a_picture_share_its_alt_and_a_poster_has_none(tmp_path: Path) -> None:
    body = (
        "<picture><source srcset=x.webp><img src=x.jpg alt='K&ouml; > rad'></picture><video poster=y.jpg src=y></video>"
    )
    media = judged(tmp_path / "x.md", body)[0].draft.media
    assert [(m.kind, m.alt, m.decorative) for m in media] == [
        ("image", "Kö > rad", False), ("image", "Kö > rad", False), ("video", None, False), ("image", None, True),
    ]  # fmt: skip


def test_two_keys_for_media_are_joined(tmp_path: Path) -> None:
    (report,) = judged(
        tmp_path / "x.md", yaml_front("bild: a.jpg\nbilder: [b.jpg]\nfoto: c.jpg\nvideo: d.mp4\nfilm: e.mp4")
    )
    assert [m.path for m in report.draft.media] == ["a.jpg", "b.jpg", "c.jpg", "d.mp4", "e.mp4"]


@pytest.mark.parametrize(
    ("text", "ending"),
    [("a\rb\rRing %s", "md"), ("---\rtitle: Ring %s\r---\rhej", "md"), ('---\ntitle: "å \\u00e5 \\"x\\" \\\\ Ring %s"\n---\nhej', "md"),
     ('---\ntitle: "a\\\n  Ring %s"\n---\nhej', "md"), ('+++\ntitle="\\u00e5 Ring %s"\n+++\nhej', "md"), ('+++\n# Ring %s\ntitle = "Ring %s"\n+++\nhej', "md"),
     ('+++\r\ntitle="""\r\na\r\nRing %s"""\r\n+++\r\nhej', "md"), ("<img src='x' alt='&aring; Ring %s'>", "md"), ("![&aring; \\] Ring %s](x)", "md"),
     ('{"media": [null, {"path": "a", "alt": "Ring %s"}]}', "json"), ('{"a/b~c": 1, "text": "Ring %s"}', "json"), ("1: x\ntext: Ring %s", "yaml")],
)  # fmt: skip
def test_places_in_odd_sources(tmp_path: Path, text: str, ending: str) -> None:
    source = text.replace("%s", NUMBER)
    (place,) = [
        (f.line, f.column)
        for r in judged(tmp_path / f"x.{ending}", source)
        for f in r.findings
        if f.rule == "phone-number" and f.line and f.column
    ]
    lines = source.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    assert lines[place[0] - 1][place[1] - 1 :].startswith(NUMBER) and not lines[place[0] - 1].startswith("#")


def test_json_lines_in_utf_16(tmp_path: Path) -> None:
    reports = judged(tmp_path / "x.jsonl", f'{{"text": "å"}}\n{{"text": "ö {NUMBER}"}}\n'.encode("utf-16"))
    assert [(f.rule, f.line, f.column) for f in reports[1].findings][:1] == [("phone-number", 2, 13)] and len(
        reports
    ) == 2


def test_standard_input() -> None:
    line = f'{{"text": "{RING}"}}\n'.encode()
    assert "phone-number" in piped(line + b'broken\n{"text": "a"}\n').output
    for markdown in (f"[Nu öppnar badet](x) {RING}", f"{{% x %}} {RING}"):
        assert "phone-number" in piped(markdown.encode()).output
    assert "invalid JSON" in piped(b'{"text": "a",\n').output
    assert "over 40 MB on standard input" in piped(b"a" * 40_000_001).output


def test_closed_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", None)
    assert "standard input is closed" in said(GUARD.check(draft) for draft in GUARD.load("-"))


@pytest.mark.parametrize("data", ['{"texts": "Ring oss"}', '{"text": ["Ring oss"]}', '{"media": 5}'])
def test_a_misspelt_draft_in_a_folder_is_not_passed_over(tmp_path: Path, data: str) -> None:
    (tmp_path / "x.json").write_text(data)
    assert "unreadable" in said(judged(tmp_path))


def test_a_folder_without_drafts_is_said_and_settings_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / "package.json").write_text('{"name": "x", "version": "1", "type": "module", "author": {"name": "y"}}')
    assert "there are no drafts in the folder" in said(judged(tmp_path))
    (tmp_path / "x.md").write_text("Hej")
    assert not said(judged(tmp_path))


def test_what_is_no_file_is_said(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    os.mkfifo(folder / "fifo.md")
    (folder / "gone.md").symlink_to("nowhere")
    (folder / "loop.md").symlink_to("loop.md")
    (folder / "out.md").symlink_to(tmp_path / "secret.md")
    (tmp_path / "secret.md").write_text(RING)
    everything = said(judged(folder))
    assert everything.count("it is not a file") == 3 and everything.count("the link leads out of the folder") == 1
    assert "phone-number" not in everything


def test_gitignore_with_negations(tmp_path: Path) -> None:
    files = {".gitignore": "*.md\n!keep.md\n", "keep.md": "a", "drop.md": "a", "sub/.gitignore": "!in.md\n"}
    for name, text in {**files, "sub/in.md": "a", "sub/out.md": "a"}.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    assert {Path(d.origin.path).name for d in GUARD.load(tmp_path) if d.origin} == {"keep.md", "in.md"}


def test_a_reader_that_raises_costs_its_own_file(tmp_path: Path) -> None:
    def read(path: Path, stream: BinaryIO, config: Config) -> Iterator[Draft]:
        yield Draft(id="one", text="hej")
        raise RecursionError(RING)

    class Plugin:
        @hookimpl
        def postguard_sources(self) -> list[Source]:
            return [Source("odd", (".odd",), read)]

    (tmp_path / "a.odd").write_text("x")
    (tmp_path / "b.md").write_text(RING)
    everything = said(judged(tmp_path, guard=Guard({"lang": "en", "select": FAST}, plugins=(Plugin(),))))
    assert "could not cope with it (RecursionError)" in everything and "phone-number" in everything
    assert NUMBER not in everything


LONG: dict[str, Any] = {
    "pictures": "<img src=x>" * 100_000, "opened pictures": "![" * 999_000, "pictures without an end": "![a](" * 300_000,
    "spaces": "![" * 499 + "](x" + " " * 1_900_000, "tags": ("<a " + "x" * 1990) * 990, "quotes": "<a \"='<a '=\"" * 150_000,
    "entities": "&amp;" * 390_000, "scripts": "<script>" * 240_000, "comments": "<!--" * 490_000, "line ends": "\r\n" * 900_000 + "x",
    "pictures in front matter": yaml_front("bilder:\n" + "  - b.jpg\n" * 20_000), "keys": toml_front("\n".join(f"k{i} = 'v'" for i in range(50_000))),
    "escapes": '---\nbild: {path: a, alt: "' + "a\\n" * 400_000 + '"}\n---\nhej',
}  # fmt: skip


@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
def test_two_megabytes_of_anything_end_soon(tmp_path: Path, text: str) -> None:
    start = time.process_time()
    assert len(judged(tmp_path / "x.md", text)) == 1
    assert time.process_time() - start < 10, "a second or two is usual; quadratic time takes minutes"


def test_thousands_of_findings_end_soon() -> None:
    class Rule:
        id, same_as = "b", ("a",)

    findings = [
        Finding(rule, "note", "fail", "", "/text", (at, at + 2)) for rule in "ab" for at in range(0, 200_000, 4)
    ]
    apart = [Finding("b", "note", "fail", "", "/text", (at + 2, at + 4)) for at in range(0, 200_000, 4)]
    start = time.process_time()
    kept = without_repeats([*findings, *apart], [Rule()])  # type: ignore[list-item]
    assert time.process_time() - start < 5 and len(kept) == 100_000
