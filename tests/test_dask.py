"""Past one machine: a real Dask scheduler and two workers as processes of their own, one of them killed in mid-run."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from long_runs import begin, calendar, end, kept, wait_for

ROWS = 600
SOME = ("--select", "accessibility,plain-language,personal-data,source")


def start(module: str, folder: Path, *args: str) -> subprocess.Popen[bytes]:
    folder.mkdir(exist_ok=True)
    command = [sys.executable, "-m", f"distributed.cli.{module}", "--host", "127.0.0.1", "--no-dashboard", *args]
    return subprocess.Popen(
        command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        env={**os.environ, "DASK_DISTRIBUTED__SCHEDULER__WORKER_TTL": "10s"},
    )  # fmt: skip


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """The address of a scheduler, and its two workers, which run in folders of their own."""
    file = tmp_path / "scheduler.json"
    scheduler = start("dask_scheduler", tmp_path / "s", "--port", "0", "--scheduler-file", str(file))
    workers = [
        start("dask_worker", tmp_path / name, "--scheduler-file", str(file), "--nthreads", "1", "--no-nanny")
        for name in "ab"
    ]
    try:
        until = time.monotonic() + 60
        while not file.exists() or not file.read_text().strip():
            assert scheduler.poll() is None and time.monotonic() < until
            time.sleep(0.05)
        address: Any = json.loads(file.read_text())["address"]
        yield address, workers
    finally:
        for process in (*workers, scheduler):
            process.kill()
            process.wait()


def test_a_worker_killed_in_mid_run_costs_nothing(
    tmp_path: Path, cluster: tuple[str, list[subprocess.Popen[bytes]]]
) -> None:
    address, workers = cluster
    calendar(tmp_path, ROWS)
    (tmp_path / "postguard.toml").write_text('media-roots = ["."]\n')
    alone = begin(tmp_path, "alone", "--jobs", "2", *SOME)
    run = begin(tmp_path, "dask", "--dask", address, *SOME)
    wait_for(lambda: kept(tmp_path, "dask") > 20, run)
    workers[0].kill()
    assert run.poll() is None
    status, report, remarks = end(run)
    assert (status, report) == end(alone)[:2], remarks
    drafts = json.loads(report)["drafts"]
    assert [draft["locator"] for draft in drafts] == [f"plan.csv!{at}" for at in range(2, ROWS + 2)], (
        "none lost or twice"
    )
    found = {finding["rule"] for draft in drafts for finding in draft["findings"]}
    assert "alt-missing" in found and not found & {"missing-media", "check-crashed"}, "the workers find the pictures"
    assert kept(tmp_path, "dask") == ROWS


def test_where_no_scheduler_answers(tmp_path: Path) -> None:
    calendar(tmp_path, 2)
    for address in ("tcp://127.0.0.1:9", "gopher://x"):
        status, out, remarks = end(begin(tmp_path, "cache", "--dask", address))
        assert status == 2 and not out and f"--dask {address}: no scheduler answers" in remarks, remarks
        assert "Traceback" not in remarks
