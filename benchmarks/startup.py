"""How long starting takes: importing postguard, `postguard --version`, and the first check of a text.

Prints the median of whole processes in seconds, and the ratio to a bare Python. Run `python benchmarks/startup.py`.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

COMMANDS = {
    "bare python": "pass",
    "import postguard": "import postguard",
    "postguard --version": "import sys; sys.argv = ['postguard', '--version']; from postguard.cli import main; main()",
    "first check, no digit in the text": "import postguard; postguard.Guard().check(postguard.Draft(text='Badet är öppet.'))",
    "first check, with a phone number": "import postguard; postguard.Guard().check(postguard.Draft(text='Ring 070-174 06 05.'))",
}
RUNS = 9


def seconds(code: str) -> float:
    """One run of a whole process."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def main() -> None:
    """Print a row a command, each run in turn with the others so that a slow spell hits all alike."""
    times: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for _ in range(RUNS):
        for name, code in COMMANDS.items():
            times[name].append(seconds(code))
    base = statistics.median(times["bare python"])
    print(f"{'whole process':36} {'median s':>9} {'above bare':>11} {'ratio':>6}   (n = {RUNS})")
    for name, values in times.items():
        median = statistics.median(values)
        print(f"{name:36} {median:9.3f} {median - base:11.3f} {median / base:6.1f}")


if __name__ == "__main__":
    main()
