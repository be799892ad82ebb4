"""The sample posts give the reports that stand beside them. `make expected` writes those anew."""

from __future__ import annotations

import importlib
import zipfile
from pathlib import Path

import pytest
from conftest import SAMPLES
from write_expected import expected_name, expected_reports

REPORTS = dict(expected_reports())


@pytest.mark.parametrize("path", sorted(REPORTS), ids=lambda path: path.name)
def test_expected_report(path: Path) -> None:
    assert REPORTS[path] == path.read_text(encoding="utf-8")


def test_every_draft_has_an_expected_report() -> None:
    drafts = {*SAMPLES.glob("[0-9]*.md"), *SAMPLES.glob("kalender-*.[xci]*[xvs]")}
    assert {path.name for path in REPORTS} == {expected_name(path) for path in drafts}
    assert len(drafts) >= 12


def test_the_calendars_are_what_their_script_writes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(SAMPLES / "drawing"))
    script = importlib.import_module("write_calendars")
    for name, write in (("csv", script.comma_separated), ("ics", script.outlook), ("xlsx", script.excel)):
        path = tmp_path / f"kalender-2027.{name}"
        write(path)
        assert _parts(path) == _parts(SAMPLES / path.name)


def _parts(path: Path) -> object:
    """The bytes of a file; of a workbook the bytes of its parts, since packing them is the library's affair."""
    if path.suffix != ".xlsx":
        return path.read_bytes()
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
