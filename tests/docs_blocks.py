"""Runs the commands that stand in a page of the docs, in an empty folder, and puts what they print where it stands.

A fenced block with a title is a file, which is written; a `console` block holds commands after "$ " and their output.
In an output "…" stands for anything, alone on a line for any lines. Commands of postguard run in this process, as on DAY; others in a shell.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import chdir
from pathlib import Path

from click.testing import CliRunner

from postguard.cli import main

DAY = "2026-12-01"
BLOCK = re.compile(r"^( *)```(\w+)(?: title=\"([^\"]+)\")?\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)
ANY = "…"
Run = Callable[[str, Path, Mapping[str, str]], tuple[str, int]]


def run_here(command: str, folder: Path, env: Mapping[str, str]) -> tuple[str, int]:
    """What a command prints, and its exit status."""
    words = shlex.split(command)
    if words[0] != "postguard" or "|" in words:
        return run_in_shell(command, folder, env)
    extra = ["--today", DAY] if words[1:2] == ["check"] and "--today" not in words else []
    with chdir(folder):
        done = CliRunner(env=dict(env)).invoke(main, [*words[1:], *extra], prog_name="postguard")
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.output, done.exit_code


def run_in_shell(command: str, folder: Path, env: Mapping[str, str]) -> tuple[str, int]:
    """The same through bash, with this Python's programs first."""
    path = env.get("PATH") or f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command],
        cwd=folder, env={**os.environ, **env, "PATH": path}, text=True, timeout=120,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    return done.stdout, done.returncode


def renewed(page: str, folder: Path, env: Mapping[str, str], run: Run = run_here) -> str:
    """A page with what its commands print now, where that does not fit what it says that they print."""
    status = 0

    def renew(block: re.Match[str]) -> str:
        nonlocal status
        indent, lang, title, body = block[1], block[2], block[3], block[4]
        if title:
            file = folder / title
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(re.sub(rf"^{indent}", "", body, flags=re.MULTILINE), encoding="utf-8")
        if lang != "console":
            return block[0]
        lines = []
        for command, said in commands(body):
            printed, status = (f"{status}\n", 0) if command == "echo $?" else run(command, folder, env)
            shown = printed.replace(str(folder) + "/", "")
            lines += [f"$ {command}\n", said if fits(shown, said) else shortened(tidy(shown))]
        return f"{indent}```console\n{''.join(lines)}{indent}```"

    return BLOCK.sub(renew, page)


def commands(body: str) -> Iterator[tuple[str, str]]:
    """Each command of a console block with the output below it."""
    for part in re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]:
        command, _, said = part.partition("\n")
        while command.endswith("\\"):
            more, _, said = said.partition("\n")
            command += "\n" + more
        yield command, said


def fits(printed: str, said: str) -> bool:
    """Whether an output is what the page says."""
    pattern = ""
    for line in tidy(said).splitlines():
        words = [re.escape(part) for part in line.split(ANY)]
        pattern += r"(?:.*\n)*?" if line.strip() == ANY else ".*".join(words) + r"\n"
    return re.fullmatch(pattern, tidy(printed)) is not None


def shortened(output: str) -> str:
    """An output without what depends on what else is installed or built."""
    output = re.sub(r"^(Not judged|Inte bedömt):\n(?:  .*\n)+", rf"\1:\n{ANY}\n", output, flags=re.MULTILINE)
    return re.sub(r"^(Not judged|Inte bedömt): \d+.*$", ANY, output, flags=re.MULTILINE)


def tidy(output: str) -> str:
    """An output without blanks at the ends of lines, empty lines at its ends and colours."""
    plain = re.sub(r"\x1b\[[0-9;]*m", "", output)
    kept = "\n".join(line.rstrip() for line in plain.splitlines()).strip("\n")
    return kept + "\n" if kept else ""
