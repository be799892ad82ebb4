"""Whole runs in processes of their own: killed, stopped, two at once, and with rows that hang or crash."""

from __future__ import annotations

import json
import os
import re
import signal
from pathlib import Path

import pytest
from long_runs import begin, calendar, end, kept, wait_for

ROWS = 2000
SOME = ("--jobs", "2", "--select", "accessibility,plain-language,source")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("plan")
    calendar(folder, ROWS)
    return folder


@pytest.fixture(scope="module")
def undisturbed(folder: Path) -> str:
    """The report of two runs at once on one cache, which say the same."""
    runs = [begin(folder, "both", *SOME) for _ in range(2)]
    (status, first, _), (_, second, _) = map(end, runs)
    assert status == 1 and first == second and len(json.loads(first)["drafts"]) == ROWS
    assert kept(folder, "both") == ROWS
    return first


def test_killed_in_the_middle_and_run_again(folder: Path, undisturbed: str) -> None:
    run = begin(folder, "killed", *SOME)
    wait_for(lambda: kept(folder, "killed") > 400, run)
    run.kill()
    run.communicate()
    before = kept(folder, "killed")
    assert 400 < before < ROWS
    status, report, remarks = end(begin(folder, "killed", *SOME))
    assert status == 1 and report == undisturbed
    assert re.search(rf"^{before} of {ROWS} drafts unchanged since an earlier run$", remarks, re.M), remarks
    _, report, remarks = end(begin(folder, "killed", *SOME))
    assert report == undisturbed and f"{ROWS} of {ROWS} drafts unchanged" in remarks


def test_ctrl_c_ends_with_a_report_of_what_was_judged(folder: Path, undisturbed: str) -> None:
    run = begin(folder, "stopped", *SOME)
    wait_for(lambda: kept(folder, "stopped") > 50, run)
    os.killpg(run.pid, signal.SIGINT)  # as a terminal does: the workers get it too
    status, out, remarks = end(run)
    report, whole = json.loads(out), json.loads(undisturbed)
    judged = len(report["drafts"])
    assert status == 130 and 50 < judged < ROWS and report["drafts"] == whole["drafts"][:judged]
    (said,) = report["plan"]
    assert said["rule"] == "partial-run" and str(judged) in said["message"] and str(ROWS - judged) in said["message"]
    assert "Traceback" not in remarks


PLUGIN = '''
import os, time
from postguard import Check, hookimpl

class Trying(Check):
    """Hangs or ends its process."""
    id = "trying"
    family = "house"
    message = help = {"sv": "Fel.", "en": "Wrong."}

    def run(self, draft, facts):
        if "Rad 7." in draft.text:
            time.sleep(600)
        if "Rad 11." in draft.text:
            os._exit(9)
        yield from ()

@hookimpl
def postguard_checks():
    return [Trying]
'''


def test_a_row_that_hangs_and_one_that_crashes_cost_themselves(tmp_path: Path) -> None:
    calendar(tmp_path, 24)
    installed = tmp_path / "site" / "trying-1.dist-info"
    installed.mkdir(parents=True)
    (installed / "METADATA").write_text("Metadata-Version: 2.1\nName: trying\nVersion: 1\n")
    (installed / "entry_points.txt").write_text("[postguard]\ntrying = trying\n")
    (tmp_path / "site" / "trying.py").write_text(PLUGIN)
    (tmp_path / "postguard.toml").write_text("[limits]\nseconds = 4\n")
    rules = ("--jobs", "2", "--select", "alt-missing,hashtag-case,source,trying")
    status, out, remarks = end(begin(tmp_path, "cache", *rules, PYTHONPATH=str(tmp_path / "site")))
    drafts = json.loads(out)["drafts"]
    lost = [at for at, draft in enumerate(drafts) if any(f["rule"] == "check-crashed" for f in draft["findings"])]
    assert status == 2 and len(drafts) == 24 and lost == [7, 11], remarks
    assert "took over 4 s" in drafts[7]["findings"][0]["message"] and "Traceback" not in remarks
    assert kept(tmp_path, "cache") == 22, "the two are judged anew the next time"
