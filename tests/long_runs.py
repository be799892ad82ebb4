"""For tests of whole runs in processes of their own: a calendar, the command line, and how far a run is."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from postguard.cache import FILE

COMMAND = [sys.executable, "-c", "from postguard.cli import main; main()"]
TEXTS = ("Nu öppnar badet!", "KLICKA HÄR NU ALLA BARN: www.example.se", "Vi ses på torget kl. 18. #sjöhagaärbäst", "")


def calendar(folder: Path, rows: int) -> Path:
    """A CSV file; every tenth row has a picture that lies beside it, and no text alternative."""
    from PIL import Image

    Image.new("RGB", (40, 30), "red").save(folder / "röd.png")
    lines = ["Datum;Inlägg;Bild"]
    for at in range(rows):
        lines.append(f"2027-{at % 12 + 1:02}-{at % 28 + 1:02};{TEXTS[at % 3]} Rad {at}.;{'' if at % 10 else 'röd.png'}")
    path = folder / "plan.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def begin(folder: Path, cache: str, *args: str, **also: str) -> subprocess.Popen[str]:
    """Start `postguard check plan.csv` in a folder, as on a terminal of its own, with a cache in it."""
    env = {**os.environ, "POSTGUARD_CACHE": str(folder / cache), **also}
    command = [*COMMAND, "check", "plan.csv", "--today", "2026-12-01", "--lang", "en", "--format", "json", *args]
    return subprocess.Popen(
        command, cwd=folder, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
        preexec_fn=_as_on_a_terminal,
    )  # fmt: skip


def _as_on_a_terminal() -> None:
    """What a shell runs in the background ignores Ctrl-C, and so would its children."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def end(run: subprocess.Popen[str]) -> tuple[int, str, str]:
    """Exit status, report and remarks of a run that has two minutes."""
    out, err = run.communicate(timeout=120)
    return run.returncode, out, err


def kept(folder: Path, cache: str) -> int:
    """How many reports a run has kept so far."""
    path = folder / cache / FILE
    if not path.exists():
        return 0
    base = sqlite3.connect(path)
    try:
        return int(base.execute("select count(*) from entries where kind = 'report'").fetchone()[0])
    except sqlite3.Error:
        return 0
    finally:
        base.close()


def wait_for(done: Callable[[], bool], run: subprocess.Popen[str]) -> None:
    """Wait until something is so, while the run goes on."""
    until = time.monotonic() + 100
    while not done():
        assert run.poll() is None and time.monotonic() < until, "the run has ended already, or never gets there"
        time.sleep(0.01)
