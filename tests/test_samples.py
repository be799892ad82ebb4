"""The sample posts give the reports that stand beside them. `make expected` writes those anew."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import SAMPLES
from write_expected import expected_reports

REPORTS = dict(expected_reports())


@pytest.mark.parametrize("path", sorted(REPORTS), ids=lambda path: path.name)
def test_expected_report(path: Path) -> None:
    assert REPORTS[path] == path.read_text(encoding="utf-8")


def test_every_draft_has_an_expected_report() -> None:
    drafts = {path.with_suffix("").name for path in SAMPLES.glob("[0-9]*.md")}
    assert {path.name.removesuffix(".expected.txt") for path in REPORTS} == drafts
    assert len(drafts) >= 12
