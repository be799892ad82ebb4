"""Captions and transcripts: what the draft says of them, and whether their file works."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest

import postguard.checks.accessibility
from postguard import Draft, Guard, Media, Report
from postguard.draft import Origin
from postguard.facts.captions import Cue, Faulty, read_cues

EXAMPLES = Path(postguard.checks.accessibility.__file__).parent / "examples"
VTT = "WEBVTT\n\n00:00.500 --> 00:03.500\nHej!\n\n00:04.000 --> 00:05.250\nDå.\n"
SRT = "1\n00:00:00,500 --> 00:00:03,500\nHej!\n\n2\n00:00:04,000 --> 00:00:05,250\nDå.\n"
CUES = (Cue(0.5, 3.5, "Hej!"), Cue(4.0, 5.25, "Då."))


def judged(folder: Path, lang: str | None = "sv", **fields: object) -> Report:
    guard = Guard({"select": ["captions-missing", "transcript-missing"], "lang": "en"})
    medium = Media(**fields)  # type: ignore[arg-type]
    return guard.check(Draft(text="Se här!", lang=lang, media=(medium,), origin=Origin("d.md", root=str(folder))))


def kinds(report: Report) -> list[tuple[str, str, str]]:
    assert not any(finding.rule == "check-crashed" for finding in report.findings)
    return [(finding.rule, finding.kind, finding.pointer) for finding in report.findings]


@pytest.mark.parametrize("path", ["film.mp4", "podd.mp3"])
@pytest.mark.parametrize(
    ("value", "kind"),
    [(None, "review"), (False, "fail"), (True, None), ("no-speech", None), ("No speech", None), ("", "fail"), ("inget tal", None)],
)  # fmt: skip
def test_what_the_draft_says(tmp_path: Path, path: str, value: str | bool | None, kind: str | None) -> None:
    rule, field = ("captions-missing", "captions") if path == "film.mp4" else ("transcript-missing", "transcript")
    assert kinds(judged(tmp_path, path=path, **{field: value})) == ([(rule, kind, "/media/0")] if kind else [])


@pytest.mark.parametrize("value", ["burned-in", "inbrända", "Inbränd text", "burnt in", "open captions"])
def test_burned_in(tmp_path: Path, value: str) -> None:
    assert kinds(judged(tmp_path, path="film.mp4", captions=value)) == []


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.vtt", VTT, None), ("a.srt", SRT, None), ("A.VTT", VTT, None), ("a b å.vtt", VTT, None),
        ("a.srt", SRT.encode("cp1252"), None), ("a.vtt", "\ufeff" + VTT.replace("\n", "\r\n"), None),
        ("a.vtt", "", "fail"), ("a.vtt", "  \n", "fail"), ("a.vtt", "WEBVTT\n", "fail"), ("a.vtt", SRT, "fail"), ("a.srt", VTT, "fail"),
        ("a.vtt", VTT.replace("-->", "->"), "fail"), ("a.srt", SRT.replace("00:00:04,000 -->", "00:00:04,000 ->"), "fail"),
        ("a.vtt", VTT.replace("00:04.000", "00:04,000"), "fail"), ("a.vtt", b"\x00\x01\x02\xff" * 50, "fail"),
        ("a.vtt", VTT.replace("00:04", "00:00"), "fail"), ("a.vtt", VTT.replace("00:05.250", "00:04.000"), "fail"),
        ("a.ttml", "<tt/>", "review"), ("a.vtt", VTT + "\n" * 3_000_000, "review"),
    ],
)  # fmt: skip
def test_the_file(tmp_path: Path, name: str, content: str | bytes, kind: str | None) -> None:
    (tmp_path / name).write_bytes(content.encode() if isinstance(content, str) else content)
    assert [k for _, k, _ in kinds(judged(tmp_path, path="film.mp4", captions=name))] == ([kind] if kind else [])


@pytest.mark.parametrize(
    ("name", "kind", "why"),
    [
        ("none.vtt", "fail", "there is no such file"), ("../secret.vtt", "fail", "out of the draft's folder"),
        ("/etc/passwd.vtt", "fail", "draft's folder|no such"), ("link.vtt", "fail", "out of the draft's folder"),
        ("https://example.se/a.vtt", "review", "web address"), ("file:///etc/passwd", "review", "web address"), (".", "review", "no file's name"),
    ],
)  # fmt: skip
def test_the_path_obeys_the_rules_of_media(tmp_path: Path, name: str, kind: str, why: str) -> None:
    folder = tmp_path / "drafts"
    folder.mkdir()
    (tmp_path / "secret.vtt").write_text(VTT, encoding="utf-8")
    (folder / "link.vtt").symlink_to(tmp_path / "secret.vtt")
    (finding,) = judged(folder, path="film.mp4", captions=name).findings
    assert finding.kind == kind
    import re

    assert re.search(why, finding.message)


def test_a_media_root_of_the_configuration_counts(tmp_path: Path) -> None:
    (tmp_path / "texter").mkdir()
    (tmp_path / "texter" / "a.vtt").write_text(VTT, encoding="utf-8")
    guard = Guard({"select": ["captions-missing"], "media-roots": [str(tmp_path / "texter")]})
    assert not guard.check(Draft(text="Hej", media=(Media("f.mp4", captions="a.vtt"),))).findings


def test_times_are_exact() -> None:
    assert read_cues(VTT, ".vtt") == CUES == read_cues(SRT, ".srt")
    with pytest.raises(Faulty):
        read_cues(SRT, ".vtt")


def message(report: Report) -> str:
    return report.findings[0].message if report.findings else ""


def test_length_against_the_film(tmp_path: Path) -> None:
    (tmp_path / "film.mp4").write_bytes((EXAMPLES / "film.mp4").read_bytes())  # 20 seconds

    def until(seconds: int) -> Report:
        (tmp_path / "a.vtt").write_text(f"WEBVTT\n\n00:00.000 --> 00:{seconds}.000\nHej!\n")
        return judged(tmp_path, path="film.mp4", captions="a.vtt")

    assert "after 4 s of 20" in message(until("04"))  # type: ignore[arg-type]
    assert not until(11).findings and not until(20).findings and not until(24).findings
    assert "run to 40 s but the file lasts 20 s" in message(until(40))


def test_language(tmp_path: Path) -> None:
    swedish = (EXAMPLES / "film.vtt").read_text(encoding="utf-8")
    english = (
        "WEBVTT\n\n00:00.000 --> 00:09.000\nFirst we peel. Then we peel some more, and I know who hates the peas.\n"
    )
    for text, lang, asked in (
        (swedish, "sv", ""), (english, "en", ""), (swedish, "en", "in Swedish, the post in English"),
        ("WEBVTT\n\n00:00.000 --> 00:09.000\nWhere are you, my friend?\n", "sv", ""), (english, "sv", "in English, the post in Swedish"), (english, "fi", "in English, the post in another language"),
        ("WEBVTT\n\n00:00.000 --> 00:09.000\nGo, go, go!\n", "sv", ""), ("WEBVTT\n\n00:00.000 --> 00:09.000\n[Music that goes on for a while and then is over at last]\n", "sv", ""),
    ):  # fmt: skip
        (tmp_path / "a.vtt").write_text(text, encoding="utf-8")
        found = message(judged(tmp_path, lang=lang, path="film.mp4", captions="a.vtt"))
        assert asked in found and bool(asked) == bool(found), (text, lang)


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("Vad hittar ni på taken? Bollar, förstås.", None), ("Läs på webben", "review"), ("https://sjohaga.example/avsnitt-31", "review"),
        ("a.txt", None), ("a.md", None), ("a.vtt", None), ("tom.txt", "fail"), ("saknas.txt", "fail"), ("a.docx", "fail"),
        ("Lisa: Hej och välkommen till sjohaga.se", None), ("rad ett\nrad två i en text a.txt", None),
    ],
)  # fmt: skip
def test_transcripts(tmp_path: Path, value: str, kind: str | None) -> None:
    for name, text in (("a.txt", "Vad hittar ni?"), ("a.md", "# Avsnitt 31\nBollar."), ("a.vtt", VTT), ("tom.txt", "")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert [k for _, k, _ in kinds(judged(tmp_path, path="podd.mp3", transcript=value))] == ([kind] if kind else [])


def test_a_film_known_to_be_silent_needs_none() -> None:
    for value in (None, False):
        assert not judged(EXAMPLES, path="without-sound.mp4", captions=value).findings
        assert judged(EXAMPLES, path="film.mp4", captions=value).findings


def test_hostile_captions_take_no_quadratic_time() -> None:
    import time

    begun = time.process_time()
    for text in (
        "00:00.500 --> 00:03.500\nHej\n\n" * 20_000,
        "-" * 900_000,
        "\n\n-->" * 100_000,
        "1.1 " * 200_000,
        "0.1 - " * 200_000,
        "<c " * 200_000,
    ):
        for head, suffix in (("WEBVTT\n\n", ".vtt"), ("", ".srt")):
            with contextlib.suppress(Faulty):
                read_cues(head + text, suffix)
    assert time.process_time() - begun < 20
