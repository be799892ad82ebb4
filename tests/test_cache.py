"""The cache on disk saves work, and never costs a result: damaged, locked, killed or read-only, all is found anew."""

from __future__ import annotations

import json
import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path

import pytest
from click.testing import CliRunner
from conftest import SAMPLES, TODAY

from postguard import Draft, Guard, Media
from postguard import cache as module
from postguard.cache import FILE, Cache, cache_folder
from postguard.cli import main
from postguard.draft import Origin

CHILD = SAMPLES / "bilder" / "barn-gunga.jpg"


def test_one_key_holds_one_version(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "deep" / "er")
    assert cache.get("faces", "a", "1") is None
    cache.put("faces", "a", "1", [[1, 2], None, 0.1])
    cache.put("words", "a", "1", {"å": "ö"})
    assert cache.get("faces", "a", "1") == [[1, 2], None, 0.1] and cache.get("words", "a", "1") == {"å": "ö"}
    assert cache.get("faces", "a", "2") is None, "a newer provider finds anew"
    cache.put("faces", "a", "2", 7)
    assert cache.get("faces", "a", "2") == 7 and cache.info().entries == {"faces": 1, "words": 1}
    assert Cache(tmp_path / "deep" / "er").get("faces", "a", "2") == 7, "another run"
    assert cache.path is not None and cache.path.stat().st_mode & 0o077 == 0, "for the user alone"
    cache.clear()
    assert cache.info().entries == {} and list(cache.path.parent.iterdir()) == []
    cache.put("faces", "a", "1", 8)
    assert cache.get("faces", "a", "1") == 8, "a cleared cache is used again"


def test_without_a_folder_nothing_is_kept() -> None:
    cache = Cache(None)
    cache.put("faces", "a", "1", 1)
    assert cache.get("faces", "a", "1") is None and cache.info().bytes == 0
    cache.clear()


def damages(good: bytes) -> dict[str, bytes]:
    return {
        "empty": b"",
        "text": b"not a data base at all" * 100,
        "cut off": good[: len(good) // 2],
        "header alone": good[:100] + bytes(len(good) - 100),
        "pages": good[:4096] + os.urandom(len(good) - 4096),
        "zeros": bytes(len(good)),
    }


@pytest.mark.parametrize("damage", ["empty", "text", "cut off", "header alone", "pages", "zeros"])
def test_a_damaged_file_means_finding_anew(tmp_path: Path, damage: str) -> None:
    cache = Cache(tmp_path)
    for n in range(400):
        cache.put("faces", str(n), "1", ["x" * 50, n])
    cache.close()
    (tmp_path / FILE).write_bytes(damages((tmp_path / FILE).read_bytes())[damage])
    again = Cache(tmp_path)
    for n in range(0, 400, 7):
        assert again.get("faces", str(n), "1") in (None, ["x" * 50, n])
    again.put("faces", "new", "1", 5)
    again.put("faces", "new", "1", 5)
    assert again.get("faces", "new", "1") == 5, "and the cache mends itself"


@pytest.mark.parametrize("value", ["{", "NaN!", "", None, b"\xff", 3])
def test_a_damaged_value_counts_as_none(tmp_path: Path, value: object) -> None:
    cache = Cache(tmp_path)
    cache.put("faces", "a", "1", 1)
    cache.close()
    with sqlite3.connect(tmp_path / FILE) as base:
        base.execute("pragma ignore_check_constraints = on")
        base.execute("update entries set value = coalesce(?, '')", (value,))
    base.close()
    assert Cache(tmp_path).get("faces", "a", "1") in (None, 3)


@pytest.mark.parametrize("what", ["file as folder", "folder as file", "other table"])
def test_an_unusable_place_is_no_error(tmp_path: Path, what: str) -> None:
    if what == "file as folder":
        (tmp_path / "c").write_text("x")
    elif what == "folder as file":
        (tmp_path / "c" / FILE).mkdir(parents=True)
    else:
        (tmp_path / "c").mkdir()
        with sqlite3.connect(tmp_path / "c" / FILE) as base:
            base.execute("create table entries (a, b)")
        base.close()
    cache = Cache(tmp_path / "c")
    cache.put("faces", "a", "1", 1)
    assert cache.get("faces", "a", "1") is None


def test_another_process_that_holds_the_file_is_not_waited_for(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put("faces", "a", "1", 1)
    other = sqlite3.connect(tmp_path / FILE)
    other.execute("begin exclusive")
    begun = time.monotonic()
    assert cache.get("faces", "a", "1") == 1, "readers never wait"
    cache.put("faces", "b", "1", 2)
    assert time.monotonic() - begun < 3
    other.close()
    assert cache.get("faces", "b", "1") is None
    cache.put("faces", "b", "1", 2)
    assert cache.get("faces", "b", "1") == 2


def _write(folder: str, start: int) -> int:
    cache = Cache(Path(folder))
    for n in range(start, start + 60):
        cache.put("faces", str(n), "1", n)
    return sum(cache.get("faces", str(n), "1") == n for n in range(start, start + 60))


def test_processes_and_threads_share_one(tmp_path: Path) -> None:
    with ProcessPoolExecutor(3) as pool:
        kept = list(pool.map(_write, [str(tmp_path)] * 3, (0, 1000, 2000)))
    assert sum(kept) > 150, "a busy moment may cost an entry, never a run"
    cache = Cache(tmp_path)
    with ThreadPoolExecutor(4) as threads:
        list(threads.map(lambda n: cache.put("more", str(n), "1", n), range(100)))
    assert cache.info().entries["more"] == 100


def test_killed_while_it_writes(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from postguard.cache import Cache\n"
        "cache = Cache(Path(sys.argv[1])); n = 0\n"
        "while True:\n    cache.put('faces', str(n % 5000), '1', ['x' * 500, n]); n += 1\n"
        "    if n == 200: print('on', flush=True)\n"
    )
    for _ in range(3):
        writer = subprocess.Popen([sys.executable, "-c", code, str(tmp_path)], stdout=subprocess.PIPE)
        assert writer.stdout is not None and writer.stdout.readline() == b"on\n"
        writer.send_signal(signal.SIGKILL)
        writer.wait()
        writer.stdout.close()
    assert Cache(tmp_path).get("faces", "100", "1") is not None
    with sqlite3.connect(tmp_path / FILE) as base:
        assert base.execute("pragma integrity_check").fetchone() == ("ok",)
    base.close()


def test_the_oldest_go_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "ENTRIES", 10)
    cache = Cache(tmp_path)
    for n in range(30):
        cache.put("faces", str(n), "1", n)
    cache.close()
    assert Cache(tmp_path).get("faces", "29", "1") == 29
    assert Cache(tmp_path).info().entries == {"faces": 10}


def test_where_it_is(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert cache_folder() == Path(os.environ["POSTGUARD_CACHE"])
    monkeypatch.delenv("POSTGUARD_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(sys, "platform", "linux")
    assert cache_folder() == tmp_path / "postguard"


def picture_report(*args: str) -> str:
    result = CliRunner().invoke(
        main,
        ["check", str(CHILD), "--select", "minors", "--today", "2026-12-01", "--lang", "en", "--format", "json", *args],
    )
    assert result.exception is None or isinstance(result.exception, SystemExit), result.output
    return result.output


def test_a_second_run_opens_no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    first = picture_report()
    assert json.loads(first)["drafts"][0]["findings"]
    monkeypatch.setattr("postguard.facts.faces.centerface.CenterFace.__init__", _must_not)
    monkeypatch.setattr("postguard.facts.faces.ages.AgeBands.__init__", _must_not)
    assert picture_report() == first
    assert "opened" in picture_report("--no-cache"), "without the cache it does"


def _must_not(*_: object) -> None:
    raise ImportError("a model was opened", name="opened")


def test_what_is_kept_is_no_personal_data(tmp_path: Path) -> None:
    picture_report()
    folder = Path(os.environ["POSTGUARD_CACHE"])
    with sqlite3.connect(folder / FILE) as base:
        entries = base.execute("select kind, key, version, value from entries").fetchall()
    base.close()
    assert {kind.split()[0] for kind, *_ in entries} == {"faces", "content", "report"}
    assert not any("barn" in "".join(entry) for entry in entries), "not even the file's name"
    (kind, key, version, value) = next(entry for entry in entries if entry[0].startswith("faces"))
    assert kind == "faces centerface ages" and len(key) == 64 and "1.5.0" in version
    ((box, score, age, minor),) = json.loads(value)
    assert len(box) == 4 and 0 < score < 1 and 0 < age < 81 and 0 <= minor <= 1, "boxes and numbers, nothing else"


def test_switched_off_nothing_is_written() -> None:
    folder = Path(os.environ["POSTGUARD_CACHE"])
    picture_report("--no-cache")
    draft = Draft(text="Hej!", media=(Media(CHILD.name),), origin=Origin("x.md", root=str(CHILD.parent)))
    Guard({"select": ["minors"], "cache": False}, today=TODAY).check(draft)
    assert list(folder.iterdir()) == []


def test_other_settings_find_anew() -> None:
    draft = Draft(text="Hej!", media=(Media(CHILD.name),), origin=Origin("x.md", root=str(CHILD.parent)))
    Guard({"select": ["minors"]}, today=TODAY).check(draft)
    Guard({"select": ["minors"], "minors": {"estimate-age": False}}, today=TODAY).check(draft)
    entries = Cache(Path(os.environ["POSTGUARD_CACHE"])).info().entries
    assert entries == {"faces centerface": 1, "faces centerface ages": 1}


@pytest.mark.parametrize("value", [[[1, 2]], "x", [[[1, 2, 3], 1, None, None]], {"a": 1}, [[["a"] * 4, 0, 0, 0]]])
def test_a_value_of_another_shape_is_found_anew(value: object) -> None:
    first = picture_report()
    with sqlite3.connect(Path(os.environ["POSTGUARD_CACHE"]) / FILE) as base:
        base.execute("update entries set value = ?", (json.dumps(value),))
    base.close()
    assert picture_report() == first


def test_the_command_shows_it_and_drops_it() -> None:
    def said(*args: str) -> str:
        result = CliRunner().invoke(main, ["cache", *args, "--lang", "en"])
        assert result.exit_code == 0, result.output
        return result.output

    folder = os.environ["POSTGUARD_CACHE"]
    assert said("info") == f"{Path(folder) / FILE}\n  empty\n"
    picture_report()
    shown = said("info")
    assert folder in shown and " kB\n" in shown
    assert re.search(r"^ +1  drafts' results$", shown, re.M) and re.search(r"^ +1  faces: places", shown, re.M)
    assert re.fullmatch(r"\d+ entries, [\d.]+ [kM]B: removed\n", said("clear"))
    assert said("info").endswith("  empty\n") and "barn" not in shown
