"""The pre-commit hook, installed from this repository into a scratch one: it blocks a bad draft and lets a good one pass.

The one test that needs a network: pre-commit installs the package with pip, as it does for a user.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from conftest import ROOT

CONFIG = "repos:\n- repo: {repo}\n  rev: {rev}\n  hooks:\n  - id: postguard\n    files: ^inlagg/\n"


def git(folder: Path, *args: str, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    identity = ["-c", "user.name=Kim Ek", "-c", "user.email=kim.ek@example.se", "-c", "commit.gpgsign=false"]
    return subprocess.run(["git", *identity, *args], cwd=folder, env=env, capture_output=True, text=True, timeout=400)


def commit(folder: Path, env: dict[str, str], name: str, text: str) -> subprocess.CompletedProcess[str]:
    (folder / "inlagg").mkdir(exist_ok=True)
    (folder / "inlagg" / name).write_text(text, encoding="utf-8")
    git(folder, "add", "-A")
    return git(folder, "commit", "-m", name, env=env)


def test_the_hook_blocks_a_bad_draft_and_lets_a_good_one_pass(tmp_path: Path) -> None:
    source, scratch = tmp_path / "postguard", tmp_path / "scratch"
    for name in git(ROOT, "ls-files", "--cached", "--others", "--exclude-standard").stdout.splitlines():
        if (ROOT / name).is_file() and name.startswith(
            ("src/", "pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks")
        ):
            (source / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, source / name)
    git(tmp_path, "init", "-q", str(source))
    git(source, "add", "-A")
    git(source, "commit", "-qm", "as it is now")
    rev = git(source, "rev-parse", "HEAD").stdout.strip()

    git(tmp_path, "init", "-q", str(scratch))
    (scratch / ".pre-commit-config.yaml").write_text(CONFIG.format(repo=source, rev=rev), encoding="utf-8")
    env = {**os.environ, "PRE_COMMIT_HOME": str(tmp_path / "home")}
    tool = [sys.executable, "-m", "pre_commit", "install", "--install-hooks"]
    installed = subprocess.run(tool, cwd=scratch, env=env, capture_output=True, text=True, timeout=400)
    assert installed.returncode == 0, installed.stdout + installed.stderr

    bad = commit(scratch, env, "bad.md", "![](badet.jpg)\nNu öppnar badet!\n")
    assert bad.returncode != 0 and "alt-missing" in bad.stdout + bad.stderr
    git(scratch, "rm", "-q", "--cached", "inlagg/bad.md")
    (scratch / "inlagg" / "bad.md").unlink()
    good = commit(scratch, env, "good.md", "Nu öppnar badet! Ring 08-465 004 00 om du undrar något.\n")
    assert good.returncode == 0, good.stdout + good.stderr
    assert git(scratch, "log", "--format=%s").stdout.split() == ["good.md"]
