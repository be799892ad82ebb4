"""What a photograph of 12 megapixels costs on one core: seconds and memory, faces and ages included.

Run `python benchmarks/pictures.py [--faces N]`; the picture is made here, of skimage's astronaut and a coffee cup. Three
processes: one that judges the picture for the first time (with loading the models, and again with them loaded), one that
finds it in the cache, and one that has nothing to judge.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import skimage.data
from PIL import Image

SIZE = (4000, 3000)
RUN = """
import os, resource, sys, time
os.sched_setaffinity(0, {0})
from postguard import Draft, Guard, Media
from postguard.draft import Origin
def judge(name):
    began, cpu = time.perf_counter(), time.process_time()
    draft = Draft(text="Hej!", media=(Media(name),), origin=Origin("x.md", root=sys.argv[1]))
    facts = guard.facts(draft)
    found = len(facts.faces(0)) if name else 0
    return time.perf_counter() - began, time.process_time() - cpu, found
began = time.perf_counter()
guard = Guard({"select": ["minors"]})
start = time.perf_counter() - began
told = [judge(name) for name in sys.argv[2:]]
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(f"{start:.2f}", *(f"{s:.2f} s, cpu {c:.2f} ({n} faces)" for s, c, n in told), f"peak {peak:.0f} MB", sep=" | ")
"""


def photograph(faces: int) -> Image.Image:
    """A picture of 12 megapixels with so many faces, some 200 px tall."""
    picture = Image.fromarray(skimage.data.coffee()).resize(SIZE)
    head = Image.fromarray(skimage.data.astronaut()).crop((130, 10, 330, 230)).resize((360, 396))
    for at in range(faces):
        picture.paste(head, (40 + at % 10 * 390, 60 + at // 10 * 420))
    return picture


def main() -> None:
    """Print a line a process."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--faces", type=int, default=3)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        picture = photograph(chosen.faces)
        for name in ("a.jpg", "b.jpg"):
            picture.save(Path(folder) / name, quality=92 if name == "a.jpg" else 91)
        own = {**os.environ, "POSTGUARD_CACHE": f"{folder}/cache"}
        print("Guard, seconds | first picture | second picture | memory")
        for names in (("a.jpg", "b.jpg"), ("a.jpg", "b.jpg"), ()):
            subprocess.run([sys.executable, "-c", RUN, folder, *names], env=own, check=True)


if __name__ == "__main__":
    main()
