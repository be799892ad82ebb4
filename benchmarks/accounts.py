"""CPU time of the commands on accounts: 800 accounts and 20,000 planned posts, in processes of their own.

Run as a script: `python benchmarks/accounts.py [ACCOUNTS] [POSTS]`. The limits are those of the issue: 3 and 15 seconds.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path

BIO = "{name} i Sjöhaga stad. Här berättar vi om vardagen. Inlägg kan bli allmän handling. Skriv inga personuppgifter. Mejla {at}@example.se. example.se/{at}, example.se/personuppgifter"


def register(path: Path, count: int) -> None:
    """A register with so many accounts; every eighth lacks something."""
    names = "id;namn;plattform;förvaltning;typ;slutdatum;ansvarig;syfte;mål;målgrupp;beslut av;beslutsdatum;delegation;diarienummer;startdatum;senaste uppföljning;takt;presentation"
    lines = [names]
    for at in range(count):
        bio = BIO.format(name=f"Skola {at}", at=at) if at % 8 else "Hej!"
        school = "pedagogiskt;2027-06-11" if at % 3 == 0 else "officiellt;"
        lines.append(
            f"k{at};Skola {at};{('facebook', 'instagram')[at % 2]};Förvaltning {at % 40};{school};redaktören;Berätta;10 svar;Alla;chefen;2025-01-08;4.2;UN {at};2025-02-01;{date(2026, 1, 1) + timedelta(at % 300)};2;{bio}"
        )
    path.write_text("\n".join(lines), encoding="utf-8")


def posts(path: Path, count: int, accounts: int) -> None:
    """A calendar with so many posts, spread over a year."""
    lines = ["Datum;Konto;Inlägg;Kanal;Status"]
    lines += [
        f"{date(2026, 6, 1) + timedelta(at % 365)};Skola {at % accounts};Inlägg nummer {at} om vad som händer i skolan.;{('facebook', 'instagram')[at % accounts % 2]};{'Publicerad' if at % 2 else 'Klar'}"
        for at in range(count)
    ]
    path.write_text("\n".join(lines), encoding="utf-8")


def measure(*arguments: str) -> float:
    """CPU seconds of a command, its start included."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        [sys.executable, "-c", "from postguard.cli import main; main()", *arguments], capture_output=True, text=True
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in (0, 1):
        sys.exit(done.stdout + done.stderr)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    accounts_count, posts_count = (int(given) for given in (*sys.argv[1:], *("800", "20000")[len(sys.argv) - 1 :]))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        register(folder / "konton.csv", accounts_count)
        posts(folder / "plan.csv", posts_count, accounts_count)
        common = ("--register", str(folder / "konton.csv"), "--today", "2026-12-01", "--lang", "sv")
        plan = str(folder / "plan.csv")
        print(f"{accounts_count} accounts, {posts_count} posts; CPU seconds, start included")
        print(f"accounts check                 {measure('accounts', 'check', *common, '--quiet'):6.1f}  (limit 3)")
        print(f"accounts check with the posts  {measure('accounts', 'check', plan, *common, '--quiet'):6.1f}")
        print(
            f"accounts report with the posts {measure('accounts', 'report', plan, *common, '--output', name):6.1f}  (limit 15)"
        )
