"""Many drafts: postguard beside a naive script, one worker and two, cold and cached, and memory; ratios from one run.

Run `python benchmarks/batch.py [--rows N] [--rounds N] [PART...]`, parts: texts, pictures, workers, reruns, memory. Every
figure is a whole process's, start included: CPU seconds of all its processes (on Linux), and seconds on the clock, which
mean little on a busy machine. Pictures are made here, of skimage's astronaut and of drawn children; none shows a child.
"""

from __future__ import annotations

import argparse
import csv
import ctypes
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from PIL import Image

ROOT = Path(__file__).parent.parent
POSTS = ROOT / "tests" / "data" / "posts"
DRAWN = {"barn-gunga.jpg": 1, "klassfoto.jpg": 6}
HEIGHTS = (28, 44, 64, 100, 160)  # pixels of the heads that are pasted in
CHECK = [sys.executable, "-c", "from postguard.cli import main; main()", "check"]
ALONE = ("--select", "shouting")  # one cheap rule: memory and the way of the rows are measured, not the rules
STREAM = """
import resource, sys
from postguard import Guard
guard = Guard({"select": ["shouting"], "cache": False})
with guard.workers(2) as workers:
    count = sum(1 for _ in guard.check_many(guard.load(sys.argv[1]), workers))
"""


BYTECODE = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": ""}
"""Where compiled modules are kept, so that no run pays for compiling: a folder of the benchmark's own."""


class Cost(NamedTuple):
    """What a process took: CPU seconds, seconds on the clock, megabytes at most of its first process, and what it said."""

    cpu: float
    clock: float
    memory: float
    output: str


def run(*command: str | Path, cache: Path | None = None) -> Cost:
    """Run a process to its end, with those that it starts."""
    own = {**os.environ, "POSTGUARD_CACHE": str(cache or ""), "TLDEXTRACT_PUBLIC_SUFFIX_LIST_URLS": "", **BYTECODE}
    before, began = used(), time.perf_counter()
    with tempfile.TemporaryFile("w+") as out:
        process = subprocess.Popen([str(part) for part in command], env=own, stdout=out, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        clock = time.perf_counter() - began
        with suppress(ChildProcessError):
            while True:  # its workers, which come to us when it has ended
                os.wait()
        out.seek(0)
        if process.returncode > 1:
            raise SystemExit(f"{command} ended with {process.returncode}")
        return Cost(used() - before, clock, usage.ru_maxrss / 1024, out.read())


def used() -> float:
    """CPU seconds of all processes that have ended."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def posts(path: Path, count: int) -> Path:
    """A calendar of so many rows, of the test posts in turn, each text once."""
    files = sorted(POSTS.glob("*.jsonl"))
    cases = [json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    drafts = [case.get("draft", case) for case in cases]
    texts = [draft["text"] for draft in drafts if draft.get("text")]
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, delimiter=";")
        rows.writerow(("Datum", "Inlägg", "Kanal"))
        for at in range(count):
            text = texts[at % len(texts)] + (f" Nummer {at}." if at >= len(texts) else "")
            rows.writerow((date(2027, 1, 1) + timedelta(days=at % 365), text, "Facebook"))
    return path


def pictures(folder: Path) -> dict[str, int]:
    """60 pictures of 1600 pixels with faces from 28 to 160 pixels tall, and how many faces each has."""
    import skimage.data

    folder.mkdir()
    ground = Image.fromarray(skimage.data.coffee()).resize((1600, 1067))
    head = Image.fromarray(skimage.data.astronaut()).crop((150, 20, 300, 210))
    faces: dict[str, int] = {}
    for at in range(48):
        picture, name = ground.copy(), f"{at:02}.jpg"
        for nth in range(at % 4 + 1):
            height = HEIGHTS[(at + nth) % len(HEIGHTS)]
            small = head.resize((round(height * 1.1), round(height * 1.4)))
            picture.paste(small, (60 + nth * 380 + at * 3, 80 + (at * 37 + nth * 200) % 700))
        picture.save(folder / name, quality=90)
        faces[name] = at % 4 + 1
    for at, (name, count) in enumerate(DRAWN.items()):
        with Image.open(ROOT / "sample_posts" / "bilder" / name) as drawn:
            for nth in range(6):
                size = tuple(round(side * (1 - nth * 0.08)) for side in drawn.size)
                drawn.convert("RGB").resize(size).save(folder / f"drawn-{at}{nth}.jpg", quality=90)
                faces[f"drawn-{at}{nth}.jpg"] = count
    with (folder / "plan.csv").open("w", encoding="utf-8") as file:
        file.write("Inlägg;Bild;Alt\n" + "".join(f"Hej från oss!;{name};En bild.\n" for name in sorted(faces)))
    return faces


def line(name: str, cost: Cost, of: Cost | None = None, note: str = "") -> None:
    """A row, with the ratio of the CPU seconds to those of another."""
    ratio = f"{cost.cpu / of.cpu:6.2f} x" if of else "        "
    print(f"  {name:<44}{cost.cpu:8.1f} s cpu {ratio}{cost.clock:8.1f} s {cost.memory:6.0f} MB  {note}", flush=True)


def best(rounds: int, *command: str | Path) -> Cost:
    """The cheapest of some runs without a cache."""
    return min((run(*command) for _ in range(rounds)), key=lambda cost: cost.cpu)


def text_part(folder: Path, rounds: int) -> None:
    """500 posts, by all rules and by the naive script."""
    plan = posts(folder / "500.csv", 500)
    print("500 posts")
    naive = best(rounds, sys.executable, ROOT / "benchmarks" / "naive.py", plan)
    line("naive: Presidio's defaults and textstat", naive)
    line("postguard check, all rules", best(rounds, *CHECK, plan, "--no-cache", "--jobs", "1", "--quiet"), naive)


def picture_part(folder: Path, rounds: int) -> None:
    """60 pictures: faces by both; ages by postguard alone."""
    from postguard import Guard

    faces = pictures(folder / "pictures")
    print("60 pictures")
    naive = best(rounds, sys.executable, ROOT / "benchmarks" / "naive.py", folder / "pictures")
    found = dict(row.split() for row in naive.output.splitlines())
    all_of = sum(faces.values())

    def recall(counts: dict[str, int]) -> str:
        return f"found {sum(min(counts[n], k) for n, k in faces.items())} of {all_of} faces, {sum(max(0, counts[n] - k) for n, k in faces.items())} false"

    line("naive: face_recognition.face_locations", naive, None, recall({name: int(n) for name, n in found.items()}))
    plan = folder / "pictures" / "plan.csv"
    own = best(rounds, *CHECK, plan, "--no-cache", "--jobs", "1", "--quiet", "--select", "minors")
    guard = Guard({"select": ["minors"], "cache": False})
    counts = {draft.media[0].path: len(guard.facts(draft).faces(0)) for draft in guard.load(plan) if draft.media}
    line("postguard check, faces and age bands", own, naive, recall(counts))


def worker_part(folder: Path, rounds: int) -> None:
    """One worker and two."""
    plan = posts(folder / "2000.csv", 2000)
    print("2,000 posts, all rules")
    one = best(rounds, *CHECK, plan, "--no-cache", "--jobs", "1", "--quiet")
    two = best(rounds, *CHECK, plan, "--no-cache", "--jobs", "2", "--quiet")
    line("1 worker", one)
    line("2 workers", two, one, f"{one.clock / two.clock:.2f} x as fast by the clock")


def rerun_part(folder: Path, rows: int) -> None:
    """The first run, the first again with the files in the machine's memory, and an unchanged rerun."""
    plan = posts(folder / "rerun.csv", rows)
    print(f"{rows:,} posts, all rules, 2 workers")
    cold = run(*CHECK, plan, "--jobs", "2", "--quiet", cache=folder / "cache")
    size = sum(path.stat().st_size for path in (folder / "cache").iterdir()) / 1_000_000
    line("cold", cold, None, f"the cache holds {size:.1f} MB")
    line("warm (no cache)", run(*CHECK, plan, "--jobs", "2", "--quiet", "--no-cache"), cold)
    line("cached: unchanged rerun", run(*CHECK, plan, "--jobs", "2", "--quiet", cache=folder / "cache"), cold)


def memory_part(folder: Path, rows: int) -> None:
    """Peak memory of 1,000 rows and of a hundred times as many."""
    print("Memory of the first process, one cheap rule, 2 workers")
    for count in (1000, rows):
        plan = posts(folder / f"memory{count}.csv", count)
        line(f"check_many, {count:,} rows", run(sys.executable, "-c", STREAM, plan))
        line(f"postguard check, {count:,} rows", run(*CHECK, plan, "--jobs", "2", "--no-cache", "--quiet", *ALONE))


def main() -> None:
    """Print the parts asked for."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("parts", nargs="*", default=["texts", "pictures", "workers", "reruns", "memory"])
    options.add_argument("--rows", type=int, default=10_000, help="rows of the rerun; ten times as many for memory")
    options.add_argument("--rounds", type=int, default=1)
    given = options.parse_args()
    with suppress(OSError, AttributeError):  # Linux: processes left behind come to this one, which counts them
        ctypes.CDLL(None).prctl(36, 1, 0, 0, 0)
    with tempfile.TemporaryDirectory() as folder:
        BYTECODE["PYTHONPYCACHEPREFIX"] = f"{folder}/bytecode"
        few = posts(Path(folder) / "few.csv", 120)
        for command in (
            (sys.executable, ROOT / "benchmarks" / "naive.py", few),
            (*CHECK, few, "--no-cache", "--quiet"),
        ):
            run(*command)
        for name, part in (
            ("texts", lambda: text_part(Path(folder), given.rounds)),
            ("pictures", lambda: picture_part(Path(folder), given.rounds)),
            ("workers", lambda: worker_part(Path(folder), given.rounds)),
            ("reruns", lambda: rerun_part(Path(folder), given.rows)),
            ("memory", lambda: memory_part(Path(folder), given.rows * 10)),
        ):
            if name in given.parts:
                part()


if __name__ == "__main__":
    main()
