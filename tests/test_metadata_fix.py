"""location-metadata through the command line: said, fixed in the file, and files without it not written."""

from __future__ import annotations

import json
import sys
import tracemalloc
from pathlib import Path
from typing import Any

import metadata_files as make
import pytest
from click.testing import CliRunner
from conftest import Checker

from postguard import Report
from postguard.cli import main
from postguard.facts.metadata import Metadata, Unread, What, read, strip
from postguard.facts.metadata.splice import Splice, applied

ONLY = {"select": ["location-metadata"]}
KEYS = {"com.apple.quicktime.location.ISO6709": "+59.3343+018.0687/", "com.apple.proapps.serialno": make.SERIAL}
FILES = {
    "a.jpg": make.jpeg(exif_block=make.exif("position owner")),
    "a.png": make.png_text("Raw profile type exif", make.profile("exif", make.exif("position owner")), packed=True),
    "a.webp": make.webp(exif=make.exif("position"), xmp=make.packet("owner")),
    "a.tif": make.tiff("position owner"),
    "a.gif": make.gif(make.packet("position owner")),
    "a.heic": make.saved("HEIF", exif=make.exif("position owner")),
    "a.avif": make.saved("AVIF", exif=make.exif("position owner")),
    "a.mp4": make.film(make.xyz(), in_moov=make.keyed({"x.serialno": make.SERIAL}, iso=True)),
    "a.mov": make.film(in_moov=make.keyed(KEYS)),
}


def run(path: Path, *args: str) -> dict[str, Any]:
    result = CliRunner().invoke(
        main, ["check", str(path), "--select", "location-metadata", "--lang", "en", "--format", "json", *args]
    )
    assert result.exception is None or isinstance(result.exception, SystemExit), result.output
    report: dict[str, Any] = json.loads(result.output)
    return report


def state(path: Path) -> tuple[int, int, bytes]:
    return path.stat().st_ino, path.stat().st_mtime_ns, path.read_bytes()


@pytest.mark.parametrize("name", FILES)
def test_found_fixed_and_then_left_alone(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(FILES[name])
    path.chmod(0o640)
    (found,) = run(path)["drafts"][0]["findings"]
    assert "(GPS) and the camera's owner or serial number" in found["message"]
    assert ("film" in found["message"]) == (name[-3:] in ("mp4", "mov"))
    assert [edit["action"] for edit in found["edits"]] == ["strip-location", "strip-owner"]
    assert make.SERIAL not in json.dumps(found) and "59" not in found["message"]
    assert path.read_bytes() == FILES[name], "nothing is written unasked"
    after = run(path, "--fix")
    assert after["drafts"][0]["findings"] == [] and after["drafts"][0]["not_judged"] == []
    fixed = state(path)
    assert path.stat().st_mode & 0o777 == 0o640 and list(tmp_path.iterdir()) == [path]
    assert not run(path, "--fix")["drafts"][0]["findings"] and state(path) == fixed


@pytest.mark.parametrize("name", FILES)
def test_without_the_option_the_owner_is_neither_said_nor_taken_out(tmp_path: Path, name: str) -> None:
    (tmp_path / "postguard.toml").write_text("[rules.location-metadata]\nowner = false\n")
    path = tmp_path / name
    path.write_bytes(FILES[name])
    (found,) = run(path)["drafts"][0]["findings"]
    assert "serial" not in found["message"] and [e["action"] for e in found["edits"]] == ["strip-location"]
    assert run(path, "--fix")["drafts"][0]["findings"] == []
    assert read(path) == Metadata(position=False, owner=True)


def test_a_film_of_an_unread_kind_is_not_judged(checked: Checker) -> None:
    (report,) = checked("a.webm", b"\x1aE\xdf\xa3" + bytes(100), **ONLY)
    assert not report.findings
    assert [u.why for u in report.not_judged] == [
        "the file's metadata could not be read (metadata in files of this kind is not read)"
    ]


@pytest.mark.parametrize(
    ("entry", "judged"),
    [
        (make.box(b"gpmd", bytes(8)), False),
        (make.box(b"mebx", bytes(8), b"mdtacom.apple.quicktime.location.ISO6709"), False),
        (make.box(b"mebx", bytes(8), b"mdtacom.apple.quicktime.video-orientation"), True),
        (make.box(b"avc1", bytes(70)), True),
    ],
    ids=["gopro", "positions of a telephone", "turning of a telephone", "picture"],
)
def test_a_track_that_may_hold_positions_is_said(checked: Checker, entry: bytes, judged: bool) -> None:
    table = make.box(b"stsd", bytes(4), (1).to_bytes(4, "big"), entry)
    for kind in (b"stbl", b"minf", b"mdia", b"trak"):
        table = make.box(kind, table)
    (report,) = checked("a.mp4", make.film(make.xyz(), in_moov=table), **ONLY)
    assert [f.rule for f in report.findings] == ["location-metadata"]
    assert bool(report.not_judged) != judged


def test_a_missing_file_is_not_judged(checked: Checker) -> None:
    (report,) = checked("a.md", "![x](nej.jpg)", **ONLY)
    assert [u.why for u in report.not_judged] == ["the file's metadata could not be read (there is no such file)"]


def heic_reports(checked: Checker) -> Report:
    (report,) = checked("a.heic", FILES["a.heic"], select=["location-metadata", "unreadable-media"])
    return report


def test_heic_is_read_with_the_extra(checked: Checker) -> None:
    assert {f.rule for f in heic_reports(checked).findings} == {"location-metadata"}


def test_without_the_extra_heic_names_it_and_its_metadata_is_judged_still(
    checked: Checker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pillow_heif", None)
    by_rule = {f.rule: f for f in heic_reports(checked).findings}
    assert set(by_rule) == {"location-metadata", "unreadable-media"}
    assert "postguard[heic]" in by_rule["unreadable-media"].message


def test_a_picture_that_two_drafts_show_is_fixed_once(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(FILES["a.jpg"])
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text("![En sjö.](a.jpg)\nHej")
    report = run(tmp_path, "--fix")
    assert all(not draft["findings"] for draft in report["drafts"])


def test_changes_that_overlap_are_refused() -> None:
    owner: frozenset[What] = frozenset({"owner"})
    apart = [Splice(4, 6, b"..", owner), Splice(0, 2, b"..", owner)]
    assert applied(b"abcdef", apart) == b"..cd.."
    for wrong in (Splice(1, 5, b"....", owner), Splice(5, 7, b"..", owner)):
        with pytest.raises(Unread):
            applied(b"abcdef", [*apart, wrong])


def test_nothing_is_replaced_when_something_would_be_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from postguard.facts.metadata import files

    path = tmp_path / "a.mov"
    path.write_bytes(FILES["a.mov"])
    before = state(path)
    monkeypatch.setattr(files, "found", lambda data: frozenset({"owner"}))
    assert not strip(path, frozenset({"owner"}))
    assert state(path) == before and list(tmp_path.iterdir()) == [path]


def test_a_long_film_is_not_held_in_memory(tmp_path: Path) -> None:
    path = tmp_path / "a.mp4"
    with path.open("wb") as file:
        file.write(make.box(b"ftyp", b"isom\0\0\0\0isom") + (500_000_008).to_bytes(4, "big") + b"mdat")
        file.seek(500_000_000, 1)  # a hole: it takes no room on the disk
        file.write(make.film(make.xyz())[20:])
    tracemalloc.start()
    try:
        assert read(path) == Metadata(position=True, owner=False)
        assert tracemalloc.get_traced_memory()[1] < 1_000_000
        assert strip(path, frozenset({"position"}))
        assert tracemalloc.get_traced_memory()[1] < 5_000_000
    finally:
        tracemalloc.stop()
    assert read(path) == Metadata(position=False, owner=False) and path.stat().st_size > 500_000_000
    path.unlink()
